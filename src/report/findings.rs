//! What was found in packs, for programs: one format a file, all over the same [`CheckedPack`]s.

mod closing;
mod convert;
mod github;
mod place;
mod sarif;
mod wire;

pub use closing::closing;
pub use github::github;
pub use sarif::sarif;

use serde_json::Value;

use crate::check::Examined;
use crate::diagnose::{Finding, Severity, Words};
use crate::source::Texts;

/// A pack that was examined.
#[derive(Clone, Copy)]
pub struct CheckedPack<'a> {
    /// As the user named it.
    pub path: &'a str,
    pub examined: &'a Examined,
}

/// What was found in several packs, with what it takes to show it.
#[derive(Clone, Copy)]
pub struct FindingsView<'a> {
    pub packs: &'a [CheckedPack<'a>],
    pub texts: &'a Texts,
    pub words: &'a Words,
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub errors: usize,
    pub warnings: usize,
    /// What could not be decided.
    pub notes: usize,
}

impl Counts {
    /// Counts findings.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let count = |severity| {
            let severities = findings.iter().map(|finding| finding.code.severity());
            severities.filter(|one| *one == severity).count()
        };
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            notes: count(Severity::Note),
        }
    }
}

/// The findings as one JSON document.
#[must_use]
pub fn findings_json(view: FindingsView<'_>) -> String {
    written(&convert::document(view))
}

/// The JSON Schema (draft 2020-12) of what [`findings_json`] writes.
#[must_use]
pub fn findings_schema() -> String {
    let schema: Value = schemars::schema_for!(wire::Document).into();
    written(&schema)
}

fn written(document: &impl serde::Serialize) -> String {
    // Writing plain data to memory cannot fail.
    serde_json::to_string_pretty(document).unwrap_or_default() + "\n"
}
