//! An evaluation, or what was found in packs, to bytes a person or a program reads: one file a format, all over the same
//! view.
//! Gets the width and the colours told; never asks the terminal, never prints.

mod cases;
mod changes;
mod codes;
mod comparison;
pub mod escape;
mod findings;
mod form;
mod functions;
mod json;
mod paragraph;
mod rows;
mod shown;
mod table;
mod tested;
mod view;
mod wanted;

pub use cases::{CsvCases, write_case};
pub use changes::{WatchView, changes, opening};
pub use codes::{code_list, code_tables, explanation};
pub use comparison::{ComparisonView, comparison, comparison_json, comparison_schema};
pub use findings::{
    CheckedPack, Counts, FindingsView, closing, findings_json, findings_schema, github, sarif,
};
pub use form::form;
pub use functions::{Documentation, documentation, functions};
pub use json::{Layout, json, schema, write_sheet};
pub use paragraph::paragraph;
pub use rows::{CsvRows, GroupBy, GroupedRows, Row, SHEET_ROWS, SummaryRows, WorkbookRows};
pub use shown::shown;
pub use table::{TableOptions, table};
pub use tested::{TestedView, proposed, tested};
pub use view::View;
