//! A marked place as editors and services count it: lines from 1, columns in characters or in UTF-16 code units.

use crate::diagnose::{Finding, Label, Words};
use crate::source::{LineColumn, Texts};

/// Where a label stands and what it says.
pub struct Marked<'a> {
    pub file: &'a str,
    /// In characters.
    pub start: LineColumn,
    pub end: LineColumn,
    /// Columns of both ends in UTF-16 code units.
    pub units: (usize, usize),
    /// In bytes.
    pub bytes: (usize, usize),
    pub words: Option<String>,
}

/// The place of a label; none if its text is not among those that were read.
pub fn marked<'a>(
    finding: &Finding,
    label: &Label,
    texts: &'a Texts,
    words: &Words,
) -> Option<Marked<'a>> {
    let span = label.span;
    let text = texts.get(span.file)?;
    let units = |offset: usize| {
        let before = text.content.get(..offset).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.encode_utf16().count() + 1
    };
    let said = |attribute| words.attribute(finding.code.name(), attribute, &finding.arguments);
    Some(Marked {
        file: &text.name,
        start: texts.line_column(span.file, span.start),
        end: texts.line_column(span.file, span.end),
        units: (units(span.start), units(span.end)),
        bytes: (span.start, span.end),
        words: label.text.and_then(said),
    })
}
