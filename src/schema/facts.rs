//! The shape of a fact that a case gives: as its pack declares it, or any that some pack could declare.

use std::sync::Arc;

use serde_json::{Value, json};

use super::shape::{
    Table, chained, digits, entries, flag, having, number, open, percentage, text, with, word,
};
use super::teller::{Teller, named};
use crate::bind::TEXT_LIMIT;
use crate::diagnose::Words;
use crate::number::trimmed;
use crate::pack::{Bounds, Column, ColumnKind, Fact, FactKind, Tier};

/// A value that conforms to some declaration.
pub fn any_fact(teller: &Teller) -> Value {
    let cell = json!({ "anyOf": [number(), flag(), text()] });
    let enough = json!([
        { "required": ["rate"] },
        { "required": ["score"] },
        { "required": ["tier"] },
    ]);
    let rows = json!({ "type": "array", "items": entries(cell) });
    let kinds = [
        teller.tell("given-number", number()),
        teller.tell("given-bool", flag()),
        teller.tell("given-text", long_text()),
        teller.tell(
            "given-judged",
            judgement(teller, text()).rule("anyOf", enough).shape(),
        ),
        teller.tell("given-checklist", entries(flag())),
        teller.tell("given-table", rows),
    ];
    teller.tell("given-any", json!({ "anyOf": kinds }))
}

/// A value that conforms to the declaration of `fact`.
pub fn fact(teller: &Teller, fact: &Fact) -> Value {
    let shape = match &fact.kind {
        FactKind::Decimal(bounds) | FactKind::Percent(bounds) => bounded("number", *bounds),
        FactKind::Integer(bounds) => bounded("integer", *bounds),
        FactKind::Bool => flag(),
        FactKind::Choice(options) => word(options.iter().map(String::as_str)),
        FactKind::Judged(tiers) => judged(teller, tiers),
        FactKind::Checklist(items) => checklist(items),
        FactKind::Text => long_text(),
        FactKind::Table(columns) => {
            let mut row = Table::default();
            for (name, column) in columns {
                let shape = cell(teller, name, column);
                row = if column.default.is_some() {
                    row.optional(name, shape)
                } else {
                    row.required(name, shape)
                };
            }
            json!({ "type": "array", "items": row.shape() })
        }
    };
    let name = fact.name.value.as_str();
    let description = teller.both(" ", |words| described(words, fact));
    named(fact.label.as_deref().unwrap_or(name), &description, shape)
}

fn long_text() -> Value {
    json!({ "type": "string", "maxLength": TEXT_LIMIT })
}

fn bounded(name: &str, bounds: Bounds) -> Value {
    let mut shape = json!({ "type": name });
    if let Some(min) = bounds.min {
        shape = with(shape, "minimum", digits(min));
    }
    if let Some(max) = bounds.max {
        shape = with(shape, "maximum", digits(max));
    }
    shape
}

fn checklist(items: &[String]) -> Value {
    let mut list = Table::default();
    for item in items {
        list = list.required(item, named(item, item, flag()));
    }
    list.shape()
}

/// A judgement; a tier is of the shape `tier`.
fn judgement(teller: &Teller, tier: Value) -> Table {
    Table::default()
        .optional("tier", teller.tell("judged-tier", tier))
        .optional("rate", teller.tell("judged-rate", percentage()))
        .optional("score", teller.tell("judged-score", number()))
        .required("reason", teller.tell("judged-reason", text()))
}

/// A judgement by these tiers: a rate lies within its tier, and is left out only where points or the tier say it.
fn judged(teller: &Teller, tiers: &[Arc<Tier>]) -> Value {
    let mut enough = vec![
        json!({ "required": ["rate"] }),
        json!({ "required": ["score"] }),
    ];
    let stated: Vec<&str> = tiers
        .iter()
        .filter(|tier| tier.rate.is_some())
        .map(|tier| tier.label.as_str())
        .collect();
    if !stated.is_empty() {
        enough.push(having("tier", stated));
    }
    let within = tiers
        .iter()
        .map(|tier| {
            let end = if tier.to_inclusive {
                "maximum"
            } else {
                "exclusiveMaximum"
            };
            let rate = json!({ "minimum": digits(tier.from), end: digits(tier.to) });
            let then = open(&json!({ "rate": rate }), &[]);
            (having("tier", [tier.label.as_str()]), then)
        })
        .collect();
    let labels = word(tiers.iter().map(|tier| tier.label.as_str()));
    let shape = judgement(teller, labels)
        .rule("anyOf", Value::Array(enough))
        .shape();
    chained(shape, within)
}

fn cell(teller: &Teller, name: &str, column: &Column) -> Value {
    let shape = match column.kind {
        ColumnKind::Decimal | ColumnKind::Percent => bounded("number", column.bounds),
        ColumnKind::Integer => bounded("integer", column.bounds),
        ColumnKind::Bool => flag(),
        ColumnKind::Choice => word(column.options.iter().map(String::as_str)),
        ColumnKind::Text => text(),
    };
    let description = teller.both(" ", |words| {
        let mut parts = vec![words.say(column_type(column.kind))];
        parts.extend(column.unit.as_deref().map(|unit| unit_of(words, unit)));
        parts.extend(ends(words, &column.bounds));
        sentence(words, &parts)
    });
    named(column.label.as_deref().unwrap_or(name), &description, shape)
}

/// What kind of value a fact wants, in a sentence.
fn described(words: &Words, fact: &Fact) -> String {
    let mut parts = vec![words.say(fact_type(&fact.kind))];
    if !matches!(fact.kind, FactKind::Percent(_)) {
        parts.extend(fact.unit.as_deref().map(|unit| unit_of(words, unit)));
    }
    if let FactKind::Decimal(bounds) | FactKind::Integer(bounds) | FactKind::Percent(bounds) =
        &fact.kind
    {
        parts.extend(ends(words, bounds));
    }
    if fact.optional {
        parts.push(words.say("schema-of-optional"));
    }
    sentence(words, &parts)
}

/// What is said of the bounds of a number.
fn ends(words: &Words, bounds: &Bounds) -> Vec<String> {
    [("schema-of-min", bounds.min), ("schema-of-max", bounds.max)]
        .into_iter()
        .filter_map(|(key, bound)| {
            Some(words.say_with(key, &vec![("number", trimmed(bound?).into())]))
        })
        .collect()
}

fn unit_of(words: &Words, unit: &str) -> String {
    words.say_with("schema-of-unit", &vec![("unit", unit.into())])
}

fn sentence(words: &Words, parts: &[String]) -> String {
    let parts = parts.join(&words.say("schema-of-separator"));
    words.say_with("schema-of", &vec![("parts", parts.into())])
}

fn fact_type(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Decimal(_) => "schema-of-decimal",
        FactKind::Integer(_) => "schema-of-integer",
        FactKind::Percent(_) => "schema-of-percent",
        FactKind::Bool => "schema-of-bool",
        FactKind::Choice(_) => "schema-of-choice",
        FactKind::Judged(_) => "schema-of-judged",
        FactKind::Checklist(_) => "schema-of-checklist",
        FactKind::Text => "schema-of-text",
        FactKind::Table(_) => "schema-of-table",
    }
}

fn column_type(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Decimal => "schema-of-decimal",
        ColumnKind::Integer => "schema-of-integer",
        ColumnKind::Percent => "schema-of-percent",
        ColumnKind::Bool => "schema-of-bool",
        ColumnKind::Choice => "schema-of-choice",
        ColumnKind::Text => "schema-of-text",
    }
}
