//! Packs, indicators and cases to start from: prepared in memory, loaded, compiled and run there, and only then handed out to
//! be written.

mod case;
mod drawn;
mod edit;
mod fill;
mod indicator;
mod overlay;
mod pack;
mod shapes;

use std::path::{Path, PathBuf};

pub use case::{NewCase, new_case};
pub use drawn::DrawnCases;
pub use indicator::{NewIndicator, new_indicator};
pub use pack::{NewPack, new_pack};
pub use shapes::Shape;

use self::overlay::Overlay;
use crate::diagnose::{Arguments, Code, Finding, Findings};
use crate::number::{Decimal, DigitsFault, parse_decimal};
use crate::pack::{Pack, load_pack};
use crate::score::run_example;
use crate::script::compile;
use crate::source::Texts;

/// Files that are sound and can be written.
#[derive(Clone, Debug, Default)]
pub struct Prepared {
    /// In the order in which they are written: what another one names comes before it.
    pub files: Vec<PreparedFile>,
    /// What else there is to say about them, in order.
    pub notes: Vec<Note>,
}

/// A file to be written.
#[derive(Clone, Debug)]
pub struct PreparedFile {
    pub path: PathBuf,
    pub content: String,
    /// Whether there must be none of that name yet; else it replaces the one that is there.
    pub is_new: bool,
}

/// A sentence of the catalogue.
#[derive(Clone, Debug)]
pub struct Note {
    pub key: &'static str,
    pub arguments: Arguments,
}

/// Loads and compiles a pack as it would be, and runs the examples of every indicator that `is_new`.
fn proven(
    manifest: &Path,
    overlay: &Overlay<'_>,
    is_new: impl Fn(&str) -> bool,
    texts: &mut Texts,
    findings: &mut Findings,
) -> Option<Pack> {
    let loaded = load_pack(manifest, overlay, texts);
    let mut found = loaded.findings;
    let program = loaded.value.as_ref().and_then(|pack| {
        let compiled = compile(pack);
        found.extend(compiled.findings);
        compiled.value
    });
    let is_sound = match (&loaded.value, &program) {
        (Some(pack), Some(program)) => {
            pack.indicators
                .iter()
                .enumerate()
                .all(|(index, indicator)| {
                    !is_new(&indicator.id.value)
                        || indicator.examples.iter().all(|example| {
                            let result = run_example(pack, program, index, example);
                            result.value.is_some_and(|result| {
                                example.expected.value.is_met_by(&result.outcome)
                            })
                        })
                })
        }
        _ => false,
    };
    if is_sound && found.is_empty() {
        return loaded.value;
    }
    findings.extend(found);
    let file = manifest.display().to_string();
    findings.push(Finding::new(Code::ScaffoldUnsound).with("file", file));
    None
}

/// The complaint about a path where something is already; `help` names the attribute that says what else can be asked for.
fn already_there(path: &Path, help: &'static str) -> Finding {
    Finding::new(Code::AlreadyThere)
        .with("file", path.display().to_string())
        .help(help)
}

fn bad_id(id: &str) -> Finding {
    Finding::new(Code::BadId).with("id", id).help("help")
}

/// The number that an argument writes.
fn number(written: &str, findings: &mut Findings) -> Option<Decimal> {
    let code = match parse_decimal(written) {
        Ok(number) => return Some(number),
        Err(DigitsFault::NotDecimal) => Code::NumberNotDecimal,
        Err(DigitsFault::TooLong) => Code::NumberTooLong,
    };
    findings.push(Finding::new(code).with("written", written).help("help"));
    None
}
