//! An evaluation as JSON for programs: stable, versioned, documented by the schema of the very types that are written.

mod convert;
mod sheet;
pub(super) mod wire;

pub use sheet::write_sheet;

use serde_json::Value;

use super::View;

/// The evaluation as a JSON document: on one line, to be one of several, or laid out to be read.
#[must_use]
pub fn json(view: View<'_>, layout: Layout) -> String {
    let document = convert::document(view);
    let text = match layout {
        Layout::Line => serde_json::to_string(&document),
        Layout::Indented => serde_json::to_string_pretty(&document),
    };
    // Writing plain data to memory cannot fail.
    text.unwrap_or_default() + "\n"
}

/// How a JSON document is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// On one line (JSON Lines).
    Line,
    /// Indented.
    Indented,
}

/// The JSON Schema (draft 2020-12) of what [`json`] writes.
#[must_use]
pub fn schema() -> String {
    let schema: Value = schemars::schema_for!(wire::Document).into();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
