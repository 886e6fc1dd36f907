//! jixiao (绩效): a rule engine for budget-performance evaluation (预算绩效评价).
//!
//! A scoring standard is a rule pack: facts, parameters, groups and indicators in TOML, one Rhai script an indicator. A
//! case is one department in one year. Scoring is a pure function of the two, in exact decimals:
//!
//! ```text
//! number ─ source ─ diagnose ─ read ─ syntax ─ layout ─ pack ─ case ─ unit ─ bind ─ script ─ score ─ check ─ testing ─ watching ─ audit ─ vary ─
//! explain ─ reference ─ compare ─ report ─ scaffold ─ batch ─ schema ─ editor ─ cli
//! ```
//!
//! Each module imports only from those left of it, and has one public type that the next takes:
//!
//! | module | from | to |
//! | --- | --- | --- |
//! | [`number`] | written digits | exact decimals, roundings, intervals |
//! | [`source`] | files | texts with places ([`Span`](source::Span)) |
//! | [`diagnose`] | what is wrong, and where | sentences in two languages ([`Finding`](diagnose::Finding)) |
//! | [`read`] | TOML, JSON, CSV, XLSX | values with their digits and places ([`Raw`](read::Raw)) |
//! | [`syntax`] | a script's text | its words and names ([`Uses`](syntax::uses::Uses)) |
//! | [`layout`] | the bytes of a file | its text in the one layout |
//! | [`pack`] | a pack's folder | a valid [`Pack`](pack::Pack) |
//! | [`case`] | a case's file | a [`Case`](case::Case) |
//! | [`unit`](mod@unit) | the name of a unit | what it measures ([`Unit`](unit::Unit)) |
//! | [`bind`] | a pack and a case | [`Facts`](bind::Facts) that conform |
//! | [`script`] | a pack's scripts | a [`Program`](script::Program) |
//! | [`score`] | a program and facts | an [`Evaluation`](score::Evaluation) |
//! | [`check`] | a pack's folder | everything known without a case ([`Examined`](check::Examined)) |
//! | [`testing`] | a pack's examples | what they give, and what they try ([`Tested`](testing::Tested)) |
//! | [`watching`] | a pack and cases at two moments | what moved ([`Change`](watching::Change)) |
//! | [`audit`] | what a report claims of a case | where it is wrong ([`Audit`](audit::Audit)) |
//! | [`vary`] | a case with one figure changed | how its score moves ([`Swept`](vary::Swept)) |
//! | [`explain`] | a case and its marks | why each score is what it is ([`Explained`](explain::Explained)) |
//! | [`reference`](mod@reference) | an evaluation, and a reviewed one | what moved between the two ([`ReferenceChanges`](reference::ReferenceChanges)) |
//! | [`compare`] | two versions of a pack, and cases | what changed, whom it moves and why ([`Comparison`](compare::Comparison)) |
//! | [`report`] | an evaluation | text for people, JSON for programs, tables and workbooks for both |
//! | [`scaffold`] | what is to be new | files that are sound ([`Prepared`](scaffold::Prepared)) |
//! | [`batch`] | a table or workbook of cases | the marks of each ([`Rows`](batch::Rows)) |
//! | [`schema`] | what the readers know of a file | JSON Schemas of the files, for editors |
//! | [`editor`] | what an editor says of open files | diagnostics, pages, proposals, changes |
//! | [`cli`] | arguments | output, complaints, an exit code |
//!
//! Nothing left of `cli` prints, or asks the clock or the environment.
//!
//! ```
//! use std::path::Path;
//!
//! use jixiao::source::{DiskFiles, Texts};
//! use jixiao::{bind, case, pack, score, script};
//!
//! let mut texts = Texts::default();
//! let pack = pack::load_pack(Path::new("rules/wanzhou-overall/2020"), &DiskFiles, &mut texts).value.unwrap();
//! let program = script::compile(&pack).value.unwrap();
//! let case = case::load_case(Path::new("cases/wanzhou-fic-2020.toml"), &DiskFiles, &mut texts).value.unwrap();
//! let facts = bind::bind_case(&pack, &case).value.unwrap();
//!
//! let evaluation = score::score(&pack, &program, &case, &facts);
//! assert_eq!(evaluation.total.marks.exact().unwrap().to_string(), "97");
//! ```

#![forbid(unsafe_code)]
#![warn(clippy::pedantic)]
// What a user supplied is never unwrapped, and nothing but the command line prints.
#![cfg_attr(
    not(test),
    deny(
        clippy::as_conversions,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::panic,
        clippy::print_stderr,
        clippy::print_stdout,
        clippy::string_slice,
        clippy::unreachable,
        clippy::unwrap_used
    )
)]

pub mod audit;
pub mod batch;
pub mod bind;
pub mod case;
pub mod check;
pub mod cli;
pub mod compare;
pub mod diagnose;
pub mod editor;
pub mod explain;
pub mod layout;
pub mod number;
pub mod pack;
pub mod read;
pub mod reference;
pub mod report;
pub mod scaffold;
pub mod schema;
pub mod score;
pub mod script;
pub mod source;
pub mod syntax;
pub mod testing;
pub mod unit;
pub mod vary;
pub mod watching;
