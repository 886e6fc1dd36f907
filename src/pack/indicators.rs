//! Reads an indicator's entry with its worked examples.

use super::former::read_was;
use super::manifest::{Either, ScriptPlace, WrittenIndicator, one_of, verbatim};
use super::{Direction, Example, Expected, MeasureStep, Policy};
use crate::diagnose::Findings;
use crate::number::Decimal;
use crate::read::{Raw, RawKind, TableReader, as_table, as_text, as_whole, as_word};
use crate::source::{Span, Spanned, Texts};

/// Reads an `[[indicator]]`.
pub fn read_indicator(
    raw: &Raw,
    texts: &Texts,
    findings: &mut Findings,
) -> Option<WrittenIndicator> {
    let mut reader = TableReader::of(raw, findings)?;
    let id = reader.text("id", findings);
    let name = reader.text("name", findings);
    let group = reader.text("group", findings);
    let max = reader.points("max", findings);
    let direction = reader.optional_word("direction", Direction::NAMES, findings);
    let basis = reader.optional_text("basis", findings);
    let measure = reader
        .optional("measure")
        .and_then(|raw| read_measure(raw, findings));
    let (not_applicable, moves_to) = match reader.optional("not_applicable") {
        Some(raw) => read_policy(raw, findings),
        None => (None, None),
    };
    let script = reader.optional_text("script", findings);
    let inline = reader.optional_text("inline", findings);
    let examples: Vec<Example> = reader
        .list("example", findings)
        .iter()
        .filter_map(|raw| {
            let mut reader = TableReader::of(raw, findings)?;
            let written = read_example(&mut reader, findings);
            let span = reader.span();
            reader.finish(findings);
            complete_example(written, span, findings)
        })
        .collect();
    let was = read_was(&mut reader, findings);
    let with = reader.optional("with").map(|raw| read_with(raw, findings));
    let span = reader.span();
    reader.finish(findings);
    let script = match one_of(
        ("script", script),
        ("inline", inline),
        (span, "help"),
        findings,
    )? {
        Either::First(path) => ScriptPlace::File(path),
        Either::Second(text) => ScriptPlace::Inline(verbatim(text, texts)),
    };
    Some(WrittenIndicator {
        id: id?,
        was,
        name: name?.value,
        group: group?,
        max: max?,
        direction,
        basis: basis.map(|text| text.value),
        measure,
        not_applicable,
        moves_to,
        script,
        with: with.unwrap_or_default(),
        examples,
    })
}

/// A word, or the indicator that the weight goes to.
fn read_policy(raw: &Raw, findings: &mut Findings) -> (Option<Policy>, Option<Spanned<String>>) {
    if !matches!(raw.kind, RawKind::Table(_)) {
        return (as_word(raw, Policy::NAMES, findings), None);
    }
    let Some(mut reader) = TableReader::of(raw, findings) else {
        return (None, None);
    };
    let target = reader.text("move", findings);
    reader.finish(findings);
    (target.is_some().then_some(Policy::Move), target)
}

fn read_with(raw: &Raw, findings: &mut Findings) -> Vec<(Spanned<String>, Spanned<String>)> {
    let entries = as_table(raw, findings).map_or(&[][..], |table| &table.entries);
    entries
        .iter()
        .filter_map(|(name, raw)| Some((name.clone(), as_text(raw, findings)?)))
        .collect()
}

fn read_measure(raw: &Raw, findings: &mut Findings) -> Option<MeasureStep> {
    let mut reader = TableReader::of(raw, findings)?;
    let step = reader.text("step", findings);
    let unit = reader.optional_text("unit", findings);
    reader.finish(findings);
    Some(MeasureStep {
        step: step?,
        unit: unit.map(|text| text.value),
    })
}

const OUTCOMES: &[(&str, Expected)] = &[
    ("not-applicable", Expected::NotApplicable),
    ("missing", Expected::Missing),
    ("failed", Expected::Failed),
];

/// Every word for what an example comes to instead of a score.
pub fn outcomes() -> impl Iterator<Item = &'static str> {
    OUTCOMES.iter().map(|(name, _)| *name)
}

/// What an example writes, before it is known to be complete.
pub struct WrittenExample {
    name: Option<Spanned<String>>,
    facts: Option<Vec<(Spanned<String>, Raw)>>,
    score: Option<Spanned<Expected>>,
    outcome: Option<Spanned<Expected>>,
    year: Option<i32>,
}

/// Reads the keys of an example.
pub fn read_example(reader: &mut TableReader<'_>, findings: &mut Findings) -> WrittenExample {
    let name = reader.text("name", findings);
    let facts = reader
        .required("facts", findings)
        .and_then(|raw| as_table(raw, findings));
    let score: Option<Spanned<Expected>> = reader
        .optional_number("score", findings)
        .map(|number: Spanned<Decimal>| number.map(Expected::Score));
    let outcome = reader.optional("outcome").and_then(|raw| {
        as_word(raw, OUTCOMES, findings).map(|expected| Spanned::new(expected, raw.span))
    });
    let year = reader
        .optional("year")
        .and_then(|raw| as_whole(raw, 1900, 2999, findings));
    WrittenExample {
        name,
        year,
        facts: facts.map(|facts| facts.entries.clone()),
        score,
        outcome,
    }
}

/// The example that stands at `span`, if it says everything.
pub fn complete_example(
    written: WrittenExample,
    span: Span,
    findings: &mut Findings,
) -> Option<Example> {
    let (score, outcome) = (written.score, written.outcome);
    let expected = one_of(
        ("score", score),
        ("outcome", outcome),
        (span, "score"),
        findings,
    )?;
    let (Either::First(expected) | Either::Second(expected)) = expected;
    let name = written.name?;
    Some(Example {
        span: name.span,
        name: name.value,
        facts: written.facts?,
        year: written.year,
        expected,
    })
}
