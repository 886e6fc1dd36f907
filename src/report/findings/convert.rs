//! Findings to the types that are written as JSON.

use super::place::marked;
use super::{CheckedPack, Counts, FindingsView, wire};
use crate::diagnose::{Finding, Label, Severity};

/// The whole document.
pub fn document(view: FindingsView<'_>) -> wire::Document {
    wire::Document {
        schema: wire::Version::Check1,
        packs: view.packs.iter().map(|one| pack(view, *one)).collect(),
    }
}

fn pack(view: FindingsView<'_>, checked: CheckedPack<'_>) -> wire::Pack {
    let examined = checked.examined;
    let pack = examined.pack.as_ref();
    let counts = Counts::of(&examined.findings);
    let findings = examined.findings.iter();
    let silenced = examined.silenced.iter();
    wire::Pack {
        path: checked.path.to_owned(),
        id: pack.map(|pack| pack.id.clone()),
        version: pack.map(|pack| pack.version.clone()),
        digest: pack.map(|pack| pack.digest.clone()),
        complete: examined.program.is_some(),
        errors: counts.errors,
        warnings: counts.warnings,
        undecided: counts.notes,
        findings: findings.map(|one| finding(view, one)).collect(),
        silenced: silenced
            .map(|one| wire::Silenced {
                finding: finding(view, &one.finding),
                reason: one.reason.clone(),
            })
            .collect(),
    }
}

fn finding(view: FindingsView<'_>, finding: &Finding) -> wire::Finding {
    let place = |label: &Label| place(view, finding, label);
    wire::Finding {
        number: finding.code.number().to_owned(),
        name: finding.code.name().to_owned(),
        severity: match finding.code.severity() {
            Severity::Error => wire::SeverityName::Error,
            Severity::Warning => wire::SeverityName::Warning,
            Severity::Note => wire::SeverityName::Note,
        },
        message: view.words.sentence(finding),
        help: view.words.help(finding),
        about: finding.about.clone(),
        place: finding.place.as_ref().and_then(place),
        related: finding.related.iter().filter_map(place).collect(),
        figures: finding.figures.clone(),
    }
}

fn place(view: FindingsView<'_>, finding: &Finding, label: &Label) -> Option<wire::Place> {
    let marked = marked(finding, label, view.texts, view.words)?;
    Some(wire::Place {
        file: marked.file.to_owned(),
        line: marked.start.line,
        column: marked.start.column,
        end_line: marked.end.line,
        end_column: marked.end.column,
        start: marked.bytes.0,
        end: marked.bytes.1,
        words: marked.words,
    })
}
