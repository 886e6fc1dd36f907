//! Vetoes (一票否决): what limits the grade or the total of a case, whatever it scores.

use super::former::read_was;
use super::manifest::{Either, Manifest, one_of, verbatim};
use crate::diagnose::{Code, Finding, Findings};
use crate::number::Decimal;
use crate::read::{Raw, TableReader};
use crate::source::{Spanned, Texts};

/// A `[[veto]]`.
#[derive(Clone, Debug)]
pub struct Veto {
    pub id: Spanned<String>,
    /// What earlier versions call it, the latest id first.
    pub was: Vec<Spanned<String>>,
    pub name: String,
    /// The condition under which it applies.
    pub when: Spanned<String>,
    pub limit: Limit,
    pub basis: Option<String>,
}

/// What a case gets at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    /// This grade, by its label.
    Grade(Spanned<String>),
    /// This many points.
    Total(Decimal),
}

/// Reads a `[[veto]]`.
pub fn read_veto(raw: &Raw, texts: &Texts, findings: &mut Findings) -> Option<Veto> {
    let mut reader = TableReader::of(raw, findings)?;
    let id = reader.text("id", findings);
    let name = reader.optional_text("name", findings);
    let when = reader.text("when", findings);
    let grade = reader.optional_text("grade", findings);
    let total = reader.optional_number("total", findings);
    let basis = reader.optional_text("basis", findings);
    let was = read_was(&mut reader, findings);
    let span = reader.span();
    reader.finish(findings);
    let grade = grade.map(|label| {
        let span = label.span;
        Spanned::new(Limit::Grade(label), span)
    });
    let total = total.map(|total| total.map(Limit::Total));
    let limit = one_of(("grade", grade), ("total", total), (span, "help"), findings)?;
    let (Either::First(limit) | Either::Second(limit)) = limit;
    let id = id?;
    Some(Veto {
        name: name.map_or_else(|| id.value.clone(), |text| text.value),
        id,
        was,
        when: verbatim(when?, texts),
        limit: limit.value,
        basis: basis.map(|text| text.value),
    })
}

/// A veto limits to a grade that there is.
pub fn check_vetoes(manifest: &Manifest, findings: &mut Findings) {
    let grades = manifest.grades.iter().map(|one| one.value.label.as_str());
    let known: Vec<&str> = grades.collect();
    for veto in &manifest.vetoes {
        if let Limit::Grade(label) = &veto.limit
            && !known.contains(&label.value.as_str())
        {
            findings.push(
                Finding::at(Code::UnknownGrade, label.span)
                    .with("grade", label.value.as_str())
                    .suggesting(&label.value, &known),
            );
        }
    }
}
