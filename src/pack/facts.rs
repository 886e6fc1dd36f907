//! Reads a fact's declaration: its type and what its values must satisfy.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::former::read_was;
use super::{Bounds, Column, ColumnKind, Fact, FactKind, Tier, Value};
use crate::diagnose::{Code, Finding, Findings};
use crate::number::Decimal;
use crate::read::{Raw, TableReader, as_bool, as_number, as_table, as_text, as_word};
use crate::source::Spanned;

/// A fact's type as a pack names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TypeName {
    Decimal,
    Integer,
    Percent,
    Bool,
    Choice,
    Judged,
    Checklist,
    Text,
    Table,
}

const TYPES: &[(&str, TypeName)] = &[
    ("decimal", TypeName::Decimal),
    ("integer", TypeName::Integer),
    ("percent", TypeName::Percent),
    ("bool", TypeName::Bool),
    ("choice", TypeName::Choice),
    ("judged", TypeName::Judged),
    ("checklist", TypeName::Checklist),
    ("text", TypeName::Text),
    ("table", TypeName::Table),
];

/// Every type of a column with its word.
pub const COLUMN_TYPES: &[(&str, ColumnKind)] = &[
    ("decimal", ColumnKind::Decimal),
    ("integer", ColumnKind::Integer),
    ("percent", ColumnKind::Percent),
    ("bool", ColumnKind::Bool),
    ("choice", ColumnKind::Choice),
    ("text", ColumnKind::Text),
];

/// Every word for a fact's type.
pub fn fact_types() -> impl Iterator<Item = &'static str> {
    TYPES.iter().map(|(name, _)| *name)
}

/// Every word for a column's type.
pub fn column_types() -> impl Iterator<Item = &'static str> {
    COLUMN_TYPES.iter().map(|(name, _)| *name)
}

/// Reads `[fact."name"]`.
pub fn read_fact(name: &Spanned<String>, raw: &Raw, findings: &mut Findings) -> Option<Fact> {
    let mut reader = TableReader::of(raw, findings)?;
    let kind = reader
        .required("type", findings)
        .and_then(|raw| as_word(raw, TYPES, findings));
    let label = reader.optional_text("label", findings);
    let optional = reader.flag("optional", findings);
    let was = read_was(&mut reader, findings);
    let mut unit = None;
    let mut exact = false;
    // Keys that belong to a type are asked for only under it, so that elsewhere they are unknown.
    let kind = match kind? {
        number @ (TypeName::Decimal | TypeName::Integer | TypeName::Percent) => {
            let written = reader.optional_text("unit", findings);
            exact = reader.flag("exact", findings);
            let bounds = read_bounds(&mut reader, number == TypeName::Integer, findings);
            if number == TypeName::Percent {
                complain_unless_percent(written.as_ref(), findings);
            }
            unit = written.map(|text| text.value);
            match number {
                TypeName::Integer => FactKind::Integer(bounds),
                TypeName::Percent => FactKind::Percent(bounds),
                _ => FactKind::Decimal(bounds),
            }
        }
        TypeName::Bool => FactKind::Bool,
        TypeName::Choice => FactKind::Choice(read_words(&mut reader, "options", findings)),
        TypeName::Judged => FactKind::Judged(read_tiers(&mut reader, findings)),
        TypeName::Checklist => {
            FactKind::Checklist(read_words(&mut reader, "items", findings).into())
        }
        TypeName::Text => FactKind::Text,
        TypeName::Table => FactKind::Table(read_columns(&mut reader, findings)),
    };
    reader.finish(findings);
    let unit = unit.or_else(|| matches!(kind, FactKind::Percent(_)).then(|| "%".to_owned()));
    exact |= matches!(kind, FactKind::Integer(_));
    Some(Fact {
        name: name.clone(),
        was,
        label: label.map(|text| text.value),
        unit,
        kind,
        optional,
        exact,
    })
}

/// The names of the unit in which percentages are given: percentage points.
pub const PERCENT: &[&str] = &["%", "％", "百分点", "个百分点", "百分比", "percent", "pct"];

fn complain_unless_percent(unit: Option<&Spanned<String>>, findings: &mut Findings) {
    if let Some(unit) = unit.filter(|unit| !PERCENT.contains(&unit.value.as_str())) {
        findings.push(
            Finding::at(Code::UnitOfPercent, unit.span)
                .with("unit", unit.value.as_str())
                .help("help"),
        );
    }
}

fn read_bounds(reader: &mut TableReader<'_>, whole_only: bool, findings: &mut Findings) -> Bounds {
    let min = reader.optional_number("min", findings);
    let max = reader.optional_number("max", findings);
    if let (Some(min), Some(max)) = (&min, &max) {
        let complaint = |code| {
            Finding::at(code, min.span)
                .with("low", min.value.to_string())
                .with("high", max.value.to_string())
        };
        if min.value > max.value {
            findings.push(complaint(Code::BoundsReversed).related(max.span, "other"));
        } else if whole_only && min.value.ceil() > max.value {
            findings.push(complaint(Code::NoWholeNumber).help("help"));
        }
    }
    Bounds {
        min: min.map(|number| number.value),
        max: max.map(|number| number.value),
    }
}

/// A list of at least one word, each once.
fn read_words(
    reader: &mut TableReader<'_>,
    key: &'static str,
    findings: &mut Findings,
) -> Vec<String> {
    let Some(raw) = reader.required(key, findings) else {
        return Vec::new();
    };
    let words = reader.texts(key, findings);
    if words.is_empty() && !findings.has_errors() {
        findings.push(Finding::at(Code::EmptyValue, raw.span));
    }
    complain_of_repeats(&words, findings);
    words.into_iter().map(|word| word.value).collect()
}

/// Complains of every word that stands a second time.
pub fn complain_of_repeats(words: &[Spanned<String>], findings: &mut Findings) {
    let mut first = BTreeMap::new();
    for word in words {
        match first.get(word.value.as_str()) {
            None => {
                first.insert(word.value.as_str(), word.span);
            }
            Some(earlier) => findings.push(
                Finding::at(Code::DuplicateId, word.span)
                    .with("id", word.value.as_str())
                    .related(*earlier, "first"),
            ),
        }
    }
}

fn read_tiers(reader: &mut TableReader<'_>, findings: &mut Findings) -> Vec<Arc<Tier>> {
    let mut labels = Vec::new();
    let mut tiers = Vec::new();
    for raw in reader.list("tiers", findings) {
        let Some(mut reader) = TableReader::of(raw, findings) else {
            continue;
        };
        let label = reader.text("label", findings);
        let from = reader.percentage("from", findings);
        let to = reader.percentage("to", findings);
        let rate = reader.optional_number("rate", findings);
        reader.finish(findings);
        let (Some(label), Some(from), Some(to)) = (label, from, to) else {
            continue;
        };
        if from.value > to.value {
            findings.push(
                Finding::at(Code::BoundsReversed, from.span)
                    .with("low", from.value.to_string())
                    .with("high", to.value.to_string())
                    .related(to.span, "other"),
            );
        }
        let tier = Tier {
            label: label.value.clone(),
            from: from.value,
            to: to.value,
            to_inclusive: false,
            rate: rate.as_ref().map(|rate| rate.value),
        };
        labels.push(label);
        tiers.push((tier, rate.map(|rate| rate.span)));
    }
    complain_of_repeats(&labels, findings);
    let highest: Option<Decimal> = tiers.iter().map(|(tier, _)| tier.to).max();
    let mut checked = Vec::new();
    for (mut tier, rate_span) in tiers {
        tier.to_inclusive = Some(tier.to) == highest;
        if let (Some(rate), Some(span)) = (tier.rate, rate_span)
            && !tier.allows(rate)
        {
            findings.push(rate_outside_tier(&tier, rate, span));
        }
        checked.push(Arc::new(tier));
    }
    checked
}

/// The complaint about a rate that its tier does not allow.
#[must_use]
pub fn rate_outside_tier(tier: &Tier, rate: Decimal, span: crate::source::Span) -> Finding {
    let close = if tier.to_inclusive { "]" } else { ")" };
    Finding::at(Code::RateOutsideTier, span)
        .with("rate", rate.to_string())
        .with("tier", tier.label.as_str())
        .with("allowed", format!("[{}, {}{close}", tier.from, tier.to))
}

fn read_columns(reader: &mut TableReader<'_>, findings: &mut Findings) -> BTreeMap<String, Column> {
    let mut columns = BTreeMap::new();
    let Some(table) = reader
        .required("columns", findings)
        .and_then(|raw| as_table(raw, findings))
    else {
        return columns;
    };
    for (name, raw) in &table.entries {
        let Some(mut reader) = TableReader::of(raw, findings) else {
            continue;
        };
        let kind = reader
            .required("type", findings)
            .and_then(|raw| as_word(raw, COLUMN_TYPES, findings));
        let unit = reader.optional_text("unit", findings);
        let label = reader.optional_text("label", findings);
        let (mut bounds, mut options) = (Bounds::default(), Vec::new());
        match kind {
            Some(ColumnKind::Decimal | ColumnKind::Percent) => {
                bounds = read_bounds(&mut reader, false, findings);
            }
            Some(ColumnKind::Integer) => bounds = read_bounds(&mut reader, true, findings),
            Some(ColumnKind::Choice) => options = read_words(&mut reader, "options", findings),
            Some(ColumnKind::Bool | ColumnKind::Text) | None => {}
        }
        let default = match (kind, reader.optional("default")) {
            (Some(kind), Some(raw)) => read_default(kind, &bounds, &options, raw, findings),
            _ => None,
        };
        reader.finish(findings);
        if kind == Some(ColumnKind::Percent) {
            complain_unless_percent(unit.as_ref(), findings);
        }
        if let Some(kind) = kind {
            let column = Column {
                label: label.map(|text| text.value),
                unit: unit.map(|text| text.value),
                kind,
                bounds,
                options,
                default,
                span: name.span,
            };
            columns.insert(name.value.clone(), column);
        }
    }
    columns
}

/// What a row has that leaves a column out: a value that the column would take.
fn read_default(
    kind: ColumnKind,
    bounds: &Bounds,
    options: &[String],
    raw: &Raw,
    findings: &mut Findings,
) -> Option<Value> {
    match kind {
        ColumnKind::Decimal | ColumnKind::Percent | ColumnKind::Integer => {
            let number = as_number(raw, findings)?.value;
            if kind == ColumnKind::Integer && !number.fract().is_zero() {
                let finding = Finding::at(Code::NumberNotWhole, raw.span);
                findings.push(finding.with("number", number.to_string()));
                return None;
            }
            if bounds.nearest(number) != number {
                let end =
                    |end: Option<Decimal>| end.map_or("…".to_owned(), |end| end.to_string());
                findings.push(
                    Finding::at(Code::NumberOutOfBounds, raw.span)
                        .with("number", number.to_string())
                        .with("least", end(bounds.min))
                        .with("most", end(bounds.max)),
                );
                return None;
            }
            Some(Value::Number(number))
        }
        ColumnKind::Bool => Some(Value::Bool(as_bool(raw, findings)?)),
        ColumnKind::Text => Some(Value::Text(as_text(raw, findings)?.value)),
        ColumnKind::Choice => {
            let text = as_text(raw, findings)?;
            if options.contains(&text.value) {
                return Some(Value::Text(text.value));
            }
            let known: Vec<&str> = options.iter().map(String::as_str).collect();
            findings.push(
                Finding::at(Code::UnknownValue, raw.span)
                    .with("value", text.value.as_str())
                    .suggesting(&text.value, &known),
            );
            None
        }
    }
}
