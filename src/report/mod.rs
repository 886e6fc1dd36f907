//! An evaluation, or what was found in packs, to bytes a person or a program reads: one file a format, all over the same
//! view.
//! Gets the width and the colours told; never asks the terminal, never prints.

mod audit;
mod cases;
mod cells;
mod changes;
mod chart;
mod codes;
mod comparison;
mod document;
pub mod escape;
mod explain;
mod findings;
mod form;
mod formula;
mod functions;
mod json;
mod pages;
mod paragraph;
mod references;
mod rows;
mod shown;
mod table;
mod tested;
mod vary;
mod view;
mod wanted;

pub use audit::{AuditView, audit_json, audit_schema, audited};
pub use cases::{CsvCases, write_case};
pub use changes::{WatchView, changes, opening};
pub use codes::{code_list, code_tables, explanation};
pub use comparison::{
    ComparisonView, Passed, SkippedVersion, WalkView, comparison, comparison_json,
    comparison_markdown, comparison_page, comparison_schema, comparison_workbook, walk, walk_json,
    walk_schema,
};
pub use document::{
    LastYear, Overview, ReportData, ReportView, report_by_template, report_docx, report_json,
    report_markdown, report_page, report_schema, report_workbook,
};
pub use explain::{
    ExplainView, explain_json, explain_markdown, explain_page, explain_schema, explain_text,
};
pub use findings::{
    CheckedPack, Counts, FindingsView, closing, findings_json, findings_schema, github, sarif,
};
pub use form::form;
pub use formula::{Notation, written};
pub use functions::{Documentation, documentation, functions};
pub use json::{Layout, json, schema, write_sheet};
pub use pages::{TemplateFault, TemplateReason};
pub use paragraph::paragraph;
pub use references::{reference_changes, reference_text};
pub use rows::{
    CsvRow, CsvRows, GroupBy, GroupedRow, GroupedRows, Row, SHEET_ROWS, SummaryRow, SummaryRows,
    WorkbookRow, WorkbookRows,
};
#[cfg(feature = "parquet")]
pub use rows::{ParquetRow, ParquetRows};
pub use shown::shown;
pub use table::{TableOptions, table};
pub use tested::{TestedView, proposed, tested};
pub use vary::{
    AdviceView, SweepView, advice, advice_json, advice_schema, page, sweep, sweep_json,
    sweep_schema,
};
pub use view::View;
