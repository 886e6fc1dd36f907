//! One case: a file of TOML, or a JSON text with the same keys.

use std::path::Path;

use super::{Case, Reported, ReportedIndicator};
use crate::diagnose::{Checked, Findings};
use crate::number::Decimal;
use crate::read::{
    Raw, RawKind, RawTable, TableReader, as_number, as_table, as_text, as_whole, parse_json,
    parse_toml, read_schema, read_text,
};
use crate::source::{FileId, Files, Span, Spanned, Texts};

const CASE_LIMIT: u64 = 16 * 1024 * 1024;

/// Loads the case in the file at `path`.
pub fn load_case(path: &Path, files: &dyn Files, texts: &mut Texts) -> Checked<Case> {
    let mut findings = Findings::default();
    let case = read_text(path, CASE_LIMIT, files, texts, &mut findings).and_then(|file| {
        let root = parse_toml(file, texts, &mut findings);
        read_case(root, Span::new(file, 0, 0), &mut findings)
    });
    Checked::new(case, findings)
}

/// Reads the case in a text, that of `file`: a JSON object with the keys of a case file.
#[must_use]
pub fn case_of_json(text: &str, file: FileId) -> Checked<Case> {
    let mut findings = Findings::default();
    let root = parse_json(text, file, &mut findings);
    let case = if findings.has_errors() {
        None
    } else {
        read_case(root, Span::new(file, 0, 0), &mut findings)
    };
    Checked::new(case, findings)
}

fn read_case(root: RawTable, start: Span, findings: &mut Findings) -> Option<Case> {
    let mut reader = TableReader::new(&root, start);
    read_schema(&mut reader, findings);
    let about = reader
        .required("case", findings)
        .and_then(|raw| read_about(raw, findings));
    let facts = reader
        .required("facts", findings)
        .and_then(|raw| as_table(raw, findings))
        .is_some();
    let evidence = reader
        .optional("evidence")
        .map(|raw| {
            named(raw, findings, |raw, findings| {
                Some(as_text(raw, findings)?.value)
            })
        })
        .unwrap_or_default();
    let reported = reader
        .optional("reported")
        .and_then(|raw| read_reported(raw, findings))
        .unwrap_or_default();
    reader.finish(findings);
    let about = about?;
    let mut entries = root.entries.into_iter();
    let given = entries.find_map(|(key, raw)| match raw.kind {
        RawKind::Table(table) if facts && key.value == "facts" => Some(table.entries),
        _ => None,
    });
    Some(Case {
        facts: given?,
        evidence,
        reported,
        ..about
    })
}

/// The `[case]` table, as a case without facts.
fn read_about(raw: &Raw, findings: &mut Findings) -> Option<Case> {
    let mut reader = TableReader::of(raw, findings)?;
    let id = reader.text("id", findings);
    let subject = reader.text("subject", findings);
    let year = reader
        .required("year", findings)
        .and_then(|raw| Some(Spanned::new(as_whole(raw, 1900, 2999, findings)?, raw.span)));
    let pack = reader.optional_text("pack", findings);
    let source = reader.optional_text("source", findings);
    reader.finish(findings);
    Some(Case {
        id: id?.value,
        subject: subject?.value,
        year: year?,
        pack,
        source: source.map(|text| text.value),
        facts: Vec::new(),
        evidence: Vec::new(),
        reported: Reported::default(),
    })
}

fn read_reported(raw: &Raw, findings: &mut Findings) -> Option<Reported> {
    let mut reader = TableReader::of(raw, findings)?;
    let total = reader.optional_number("total", findings);
    let grade = reader.optional_text("grade", findings);
    let groups = reader
        .optional("groups")
        .map(|raw| {
            named(raw, findings, |raw, findings| {
                Some(as_number(raw, findings)?.value)
            })
        })
        .unwrap_or_default();
    let indicators = reader
        .optional("indicators")
        .map(|raw| named(raw, findings, read_reported_indicator))
        .unwrap_or_default();
    reader.finish(findings);
    Some(Reported {
        total: total.map(|number: Spanned<Decimal>| number.value),
        grade: grade.map(|text| text.value),
        groups,
        indicators,
    })
}

fn read_reported_indicator(raw: &Raw, findings: &mut Findings) -> Option<ReportedIndicator> {
    let mut reader = TableReader::of(raw, findings)?;
    let measure = reader.optional_number("measure", findings);
    let score = reader.optional_number("score", findings);
    reader.finish(findings);
    Some(ReportedIndicator {
        measure: measure.map(|number| number.value),
        score: score.map(|number| number.value),
    })
}

/// A table from names to values that `read` understands.
fn named<T>(
    raw: &Raw,
    findings: &mut Findings,
    read: impl Fn(&Raw, &mut Findings) -> Option<T>,
) -> Vec<(Spanned<String>, T)> {
    let Some(table) = as_table(raw, findings) else {
        return Vec::new();
    };
    table
        .entries
        .iter()
        .filter_map(|(name, raw)| Some((name.clone(), read(raw, findings)?)))
        .collect()
}
