//! Reads what a pack's author does not want to be told again, and holds it against what can be told.

use std::collections::BTreeMap;

use super::Silence;
use super::manifest::Manifest;
use crate::diagnose::{Code, Finding, Findings, Severity};
use crate::read::{Raw, TableReader};
use crate::source::{Span, Spanned};

/// Reads a `[[silence]]`.
pub fn read_silence(raw: &Raw, findings: &mut Findings) -> Option<Silence> {
    let mut reader = TableReader::of(raw, findings)?;
    let code = reader.text("code", findings);
    let at = reader.optional_text("at", findings);
    let reason = reader.text("reason", findings);
    reader.finish(findings);
    Some(Silence {
        code: as_code(&code?, findings)?,
        at,
        reason: reason?.value,
    })
}

/// The code that has this number.
fn as_code(written: &Spanned<String>, findings: &mut Findings) -> Option<Spanned<Code>> {
    let word = written.value.as_str();
    let Some(code) = Code::ALL.iter().find(|code| code.number() == word) else {
        let finding = Finding::at(Code::UnknownValue, written.span).with("value", word);
        findings.push(match Code::find(word) {
            Some(meant) => finding.with("nearest", meant.number()).help("did-you-mean"),
            None => finding.suggesting(word, &numbers()),
        });
        return None;
    };
    if code.severity() == Severity::Error {
        findings.push(
            Finding::at(Code::SilenceOfError, written.span)
                .with("code", code.number())
                .help("help"),
        );
    }
    Some(Spanned::new(*code, written.span))
}

/// The numbers of what can be silenced.
fn numbers() -> Vec<&'static str> {
    let can_be_silenced = |code: &&Code| code.severity() != Severity::Error;
    let codes = Code::ALL.iter().filter(can_be_silenced);
    codes.map(|code| code.number()).collect()
}

/// Complains of silences about entries that the manifest does not have, and of those that stand twice.
pub fn check_silences(manifest: &Manifest, findings: &mut Findings) {
    let known = entries(manifest);
    let mut first: BTreeMap<(Code, Option<&str>), Span> = BTreeMap::new();
    for silence in &manifest.silences {
        let at = silence.at.as_ref().map(|at| at.value.as_str());
        if let Some(place) = &silence.at
            && !known.contains(&place.value.as_str())
        {
            findings.push(
                Finding::at(Code::UnknownEntry, place.span)
                    .with("name", place.value.as_str())
                    .suggesting(&place.value, &known),
            );
        }
        let code = silence.code;
        if let Some(earlier) = first.get(&(code.value, at)) {
            let number = code.value.number();
            let id = at.map_or_else(|| number.to_owned(), |at| format!("{number} {at}"));
            findings.push(
                Finding::at(Code::DuplicateId, code.span)
                    .with("id", id)
                    .related(*earlier, "first"),
            );
        } else {
            first.insert((code.value, at), code.span);
        }
    }
}

/// Everything that a finding can be about.
fn entries(manifest: &Manifest) -> Vec<&str> {
    let facts = manifest.facts.iter().map(|fact| fact.name.value.as_str());
    let parameters = manifest.parameters.iter();
    let indicators = manifest.indicators.iter();
    let relations = manifest.relations.iter();
    let grades = manifest.grades.iter();
    facts
        .chain(parameters.map(|parameter| parameter.name.value.as_str()))
        .chain(manifest.groups.iter().map(|group| group.id.value.as_str()))
        .chain(indicators.map(|indicator| indicator.id.value.as_str()))
        .chain(manifest.vetoes.iter().map(|veto| veto.id.value.as_str()))
        .chain(relations.map(|relation| relation.id.value.as_str()))
        .chain(grades.map(|grade| grade.value.label.as_str()))
        .collect()
}
