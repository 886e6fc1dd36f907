//! The file of a reference to a [`Reference`]: everything in it is known, and everything that must be there is.

use std::path::Path;

use super::file_stem;
use super::model::{Beside, Reference, VetoCame, VetoState};
use crate::diagnose::{Checked, Code, Finding, Findings};
use crate::number::Decimal;
use crate::read::{
    Raw, RawKind, TableReader, as_bool, as_list, as_number, as_table, as_text, as_whole, is_whole,
    parse_toml, read_schema, read_text,
};
use crate::score::Range;
use crate::source::{Files, Span, Spanned, Texts};
use crate::watching::{Came, IndicatorCame, Judgement, RelationCame, Scored};

const LIMIT: u64 = 16 * 1024 * 1024;

/// Loads the reference in the file at `path`, which must be of the case that `stem` is made of.
pub fn load_reference(
    path: &Path,
    stem: &str,
    files: &dyn Files,
    texts: &mut Texts,
) -> Checked<Reference> {
    let mut findings = Findings::default();
    let reference = read_text(path, LIMIT, files, texts, &mut findings).and_then(|file| {
        let root = parse_toml(file, texts, &mut findings);
        let mut reader = TableReader::new(&root, Span::new(file, 0, 0));
        let reference = read(&mut reader, stem, &mut findings);
        reader.finish(&mut findings);
        reference
    });
    Checked::new(reference, findings)
}

fn read(reader: &mut TableReader<'_>, stem: &str, findings: &mut Findings) -> Option<Reference> {
    read_schema(reader, findings);
    let about = reader.required("case", findings);
    let about = about.and_then(|raw| read_about(raw, stem, findings));
    let total = reader.required("total", findings);
    let total = total.and_then(|raw| read_total(raw, findings));
    let indicators = named(reader, "indicators", findings, read_indicator);
    let known = reader.optional("indicators").and_then(keys);
    let groups = named(reader, "groups", findings, |_, raw, findings| {
        read_subtotal(raw, findings)
    });
    let flags = named(reader, "flags", findings, |_, raw, findings| {
        read_texts(raw, findings)
    });
    let vetoes = named(reader, "vetoes", findings, read_veto);
    let relations = named(reader, "relations", findings, read_relation);
    let mut scored = Scored {
        relations: relations.into_iter().map(|(_, one)| one).collect(),
        ..total?
    };
    let (id, subject, year) = about?;
    let mut reference = Reference {
        id,
        subject,
        year,
        groups: groups
            .into_iter()
            .map(|(id, marks)| (id.value, marks))
            .collect(),
        beside: indicators
            .iter()
            .map(|(_, (one, beside))| (one.id.clone(), beside.clone()))
            .collect(),
        vetoes: vetoes.into_iter().map(|(_, one)| one).collect(),
        scored: {
            let all = indicators.into_iter().map(|(_, (one, _))| one);
            scored.indicators = all.collect();
            scored
        },
    };
    for (id, flags) in flags {
        if let Some(beside) = reference.beside.get_mut(&id.value) {
            beside.flags = flags;
        } else if !known.iter().flatten().any(|known| *known == id.value) {
            findings.push(unknown_indicator(&id, known.as_deref().unwrap_or_default()));
        }
    }
    Some(reference)
}

/// The keys of a table, also of those whose values cannot be used.
fn keys(raw: &Raw) -> Option<Vec<&str>> {
    match &raw.kind {
        RawKind::Table(table) => {
            let keys = table.entries.iter().map(|(key, _)| key.value.as_str());
            Some(keys.collect())
        }
        _ => None,
    }
}

/// Flags are of indicators that stand in the same file.
fn unknown_indicator(id: &Spanned<String>, known: &[&str]) -> Finding {
    Finding::at(Code::UnknownIndicator, id.span)
        .with("id", id.value.as_str())
        .suggesting(&id.value, known)
}

fn read_about(raw: &Raw, stem: &str, findings: &mut Findings) -> Option<(String, String, i32)> {
    let mut reader = TableReader::of(raw, findings)?;
    let id = reader.text("id", findings);
    let subject = reader.text("subject", findings);
    let year = reader
        .required("year", findings)
        .and_then(|raw| as_whole(raw, 1900, 2999, findings));
    reader.finish(findings);
    let id = id?;
    if file_stem(&id.value).as_deref() != Some(stem) {
        findings.push(
            Finding::at(Code::ReferenceOfOtherCase, id.span)
                .with("id", id.value.as_str())
                .with("asked", stem)
                .help("help"),
        );
    }
    Some((id.value, subject?.value, year?))
}

/// The total with its grades, as a result without parts.
fn read_total(raw: &Raw, findings: &mut Findings) -> Option<Scored> {
    let mut reader = TableReader::of(raw, findings)?;
    let marks = read_marks(&mut reader, findings);
    let full_marks = reader.number("full_marks", findings);
    let grade = reader.optional("grade");
    let grades = reader.optional("grades");
    let grades = match (grade, grades) {
        (Some(one), Some(several)) => {
            findings.push(conflict(("grade", one), ("grades", several)));
            None
        }
        (Some(one), None) => as_text(one, findings).map(|text| vec![text.value]),
        (None, Some(several)) => read_texts(several, findings),
        (None, None) => Some(Vec::new()),
    };
    reader.finish(findings);
    let total = marks?;
    Some(Scored {
        total,
        full_marks: full_marks?.value,
        decimals: total.low.scale(),
        grades: grades?,
        indicators: Vec::new(),
        relations: Vec::new(),
    })
}

/// `score`, or `low` and `high` where it is not certain.
fn read_marks(reader: &mut TableReader<'_>, findings: &mut Findings) -> Option<Range> {
    let exact = reader.optional("score");
    let low = reader.optional("low");
    let Some(exact) = exact else {
        if low.is_none() && reader.optional("high").is_none() {
            reader.required("score", findings);
            return None;
        }
        let low = reader.number("low", findings);
        let high = reader.number("high", findings);
        return Some(Range {
            low: low?.value,
            high: high?.value,
        });
    };
    for (key, other) in [("low", low), ("high", reader.optional("high"))] {
        if let Some(other) = other {
            findings.push(conflict(("score", exact), (key, other)));
        }
    }
    as_number(exact, findings).map(|number| Range::exactly(number.value))
}

fn read_subtotal(raw: &Raw, findings: &mut Findings) -> Option<Range> {
    if !matches!(raw.kind, RawKind::Table(_)) {
        return as_number(raw, findings).map(|number| Range::exactly(number.value));
    }
    let mut reader = TableReader::of(raw, findings)?;
    let low = reader.number("low", findings);
    let high = reader.number("high", findings);
    reader.finish(findings);
    Some(Range {
        low: low?.value,
        high: high?.value,
    })
}

fn read_indicator(
    id: &Spanned<String>,
    raw: &Raw,
    findings: &mut Findings,
) -> Option<(IndicatorCame, Beside)> {
    let mut reader = TableReader::of(raw, findings)?;
    let name = reader.text("name", findings);
    let score = reader.optional_number("score", findings);
    let measure = reader.optional_number("measure", findings);
    let is_out = reader.flag("not_applicable", findings);
    let missing = reader.optional("missing");
    let failed = reader.optional("failed");
    let mut cause = None;
    let came = match (score, is_out, missing, failed) {
        (Some(score), false, None, None) => Some(Came::Scored(score.value)),
        (score, true, None, None) => Some(Came::NotApplicable(score.map(|score| score.value))),
        (None, false, Some(missing), None) => read_texts(missing, findings).map(Came::Missing),
        (None, false, None, Some(failed)) => {
            cause = read_code(failed, findings);
            cause.map(|_| Came::Failed)
        }
        (None, false, None, None) => {
            if is_whole(findings) {
                reader.required("score", findings);
            }
            None
        }
        (score, _, missing, failed) => {
            let scored = score.map(|score| ("score", score.span));
            let missing = missing.map(|raw| ("missing", raw.span));
            let failed = failed.map(|raw| ("failed", raw.span));
            let out = is_out.then_some(("not_applicable", raw.span));
            let there = [scored, out, missing, failed].into_iter().flatten();
            conflict_of(there, findings)
        }
    };
    reader.finish(findings);
    let beside = Beside {
        measure: measure.map(|number: Spanned<Decimal>| number.value),
        cause,
        flags: Vec::new(),
    };
    let came = IndicatorCame {
        id: id.value.clone(),
        name: name?.value,
        came: came?,
    };
    Some((came, beside))
}

/// A veto; one that does not apply is left out as if it did not stand there.
fn read_veto(id: &Spanned<String>, raw: &Raw, findings: &mut Findings) -> Option<VetoCame> {
    let mut reader = TableReader::of(raw, findings)?;
    let name = reader.text("name", findings);
    let applies = reader.optional("applies");
    let missing = reader.optional("missing");
    let failed = reader.optional("failed");
    let state = match (applies, missing, failed) {
        (Some(applies), None, None) => {
            as_bool(applies, findings).and_then(|yes| yes.then_some(VetoState::Applies))
        }
        (None, Some(missing), None) => read_texts(missing, findings).map(VetoState::Missing),
        (None, None, Some(failed)) => read_code(failed, findings).map(VetoState::Failed),
        (None, None, None) => {
            reader.required("applies", findings);
            None
        }
        (applies, missing, failed) => {
            let there = [
                ("applies", applies),
                ("missing", missing),
                ("failed", failed),
            ];
            let there = there
                .into_iter()
                .filter_map(|(key, raw)| Some((key, raw?.span)));
            conflict_of(there, findings)
        }
    };
    reader.finish(findings);
    Some(VetoCame {
        id: id.value.clone(),
        name: name?.value,
        state: state?,
    })
}

fn read_relation(id: &Spanned<String>, raw: &Raw, findings: &mut Findings) -> Option<RelationCame> {
    let mut reader = TableReader::of(raw, findings)?;
    let name = reader.text("name", findings);
    let holds = reader
        .required("holds", findings)
        .and_then(|raw| as_bool(raw, findings));
    reader.finish(findings);
    Some(RelationCame {
        id: id.value.clone(),
        name: name?.value,
        judgement: if holds? {
            Judgement::Holds
        } else {
            Judgement::Fails
        },
    })
}

/// What a rule failed with, by its number.
fn read_code(raw: &Raw, findings: &mut Findings) -> Option<Code> {
    let number = as_text(raw, findings)?;
    let mut codes = Code::ALL.iter();
    let code = codes.find(|code| code.number() == number.value);
    if code.is_none() {
        let finding = Finding::at(Code::UnknownValue, raw.span);
        findings.push(finding.with("value", number.value.as_str()));
    }
    code.copied()
}

/// A list of texts, of which there must be one.
fn read_texts(raw: &Raw, findings: &mut Findings) -> Option<Vec<String>> {
    let list = as_list(raw, findings)?;
    if list.is_empty() {
        findings.push(Finding::at(Code::EmptyValue, raw.span));
        return None;
    }
    let texts = list.iter().map(|raw| as_text(raw, findings));
    let texts: Vec<Option<Spanned<String>>> = texts.collect();
    texts
        .into_iter()
        .map(|text| text.map(|text| text.value))
        .collect()
}

/// A table from ids to values that `read` understands, empty where it is not there.
fn named<T>(
    reader: &mut TableReader<'_>,
    key: &'static str,
    findings: &mut Findings,
    read: impl Fn(&Spanned<String>, &Raw, &mut Findings) -> Option<T>,
) -> Vec<(Spanned<String>, T)> {
    let table = reader.optional(key).and_then(|raw| as_table(raw, findings));
    let entries = table.map_or(&[][..], |table| table.entries.as_slice());
    entries
        .iter()
        .filter_map(|(id, raw)| Some((id.clone(), read(id, raw, findings)?)))
        .collect()
}

/// The complaint about the first two keys that stand together and must not.
fn conflict_of<T>(
    mut there: impl Iterator<Item = (&'static str, Span)>,
    findings: &mut Findings,
) -> Option<T> {
    if let (Some(first), Some(second)) = (there.next(), there.next()) {
        findings.push(conflict_at(first, second));
    }
    None
}

fn conflict(first: (&'static str, &Raw), second: (&'static str, &Raw)) -> Finding {
    conflict_at((first.0, first.1.span), (second.0, second.1.span))
}

fn conflict_at(first: (&'static str, Span), second: (&'static str, Span)) -> Finding {
    Finding::at(Code::ConflictingKeys, second.1)
        .with("first", first.0)
        .with("second", second.0)
        .related(first.1, "other")
}
