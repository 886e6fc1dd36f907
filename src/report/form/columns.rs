//! The columns of a form: their heads, as tables of cases are read, and what may stand below them.

use std::collections::BTreeMap;

use crate::bind::{ANSWERS, fact_heading};
use crate::diagnose::Words;
use crate::number::Decimal;
use crate::pack::{Bounds, Column, ColumnKind, Fact, FactKind};
use crate::report::wanted::{between, bounds_of, column_key, fact_key};

/// A column to fill in.
pub struct FormColumn {
    pub header: String,
    /// What explains it; empty where there is nothing to say.
    pub note: String,
    pub rule: Rule,
    /// In characters.
    pub width: u8,
}

/// How wide a column is that holds a figure or an answer.
const WIDTH: u8 = 16;

/// What may be entered.
pub enum Rule {
    Any,
    Number { bounds: Bounds, is_whole: bool },
    OneOf(Vec<String>),
}

/// The columns that tell the case.
pub fn of_case(words: &Words) -> Vec<FormColumn> {
    let bounds = Bounds {
        min: Some(Decimal::from(1900)),
        max: Some(Decimal::from(2999)),
    };
    let year = Rule::Number {
        bounds,
        is_whole: true,
    };
    let columns = [
        ("rows-id", "form-id", Rule::Any, 24),
        ("rows-subject", "form-subject", Rule::Any, 32),
        ("rows-year", "form-year", year, 8),
    ];
    let column = |(header, note, rule, width)| FormColumn {
        header: words.say(header),
        note: words.say(note),
        rule,
        width,
    };
    columns.into_iter().map(column).collect()
}

/// The columns of a fact beside the case.
pub fn of_fact(fact: &Fact, words: &Words) -> Vec<FormColumn> {
    let name = fact_heading(&fact.name.value).into_owned();
    let about = |more: &str| {
        let label = fact.label.clone();
        let wanted = format!(
            "{}{}",
            words.say(fact_key(&fact.kind)),
            between(bounds_of(&fact.kind))
        );
        let optional = fact.optional.then(|| words.say("schema-of-optional"));
        let more = (!more.is_empty()).then(|| more.to_owned());
        lines([label, more, Some(wanted), optional])
    };
    let one = |header: String, rule: Rule, more: &str| FormColumn {
        header,
        note: about(more),
        rule,
        width: WIDTH,
    };
    let headed = || match &fact.unit {
        Some(unit) => format!("{name}（{unit}）"),
        None => name.clone(),
    };
    match &fact.kind {
        FactKind::Decimal(bounds) | FactKind::Percent(bounds) => {
            vec![one(headed(), number(*bounds, false), "")]
        }
        FactKind::Integer(bounds) => vec![one(headed(), number(*bounds, true), "")],
        FactKind::Bool => vec![one(name, yes_or_no(), "")],
        FactKind::Choice(options) => vec![one(name, Rule::OneOf(options.clone()), "")],
        FactKind::Text => vec![one(name, Rule::Any, "")],
        FactKind::Table(_) => vec![one(name, Rule::Any, &words.say("form-list"))],
        FactKind::Checklist(items) => items
            .iter()
            .map(|item| one(format!("{name}.{item}"), yes_or_no(), item))
            .collect(),
        FactKind::Judged(tiers) => {
            let labels = tiers.iter().map(|tier| tier.label.clone()).collect();
            let rates = Bounds {
                min: tiers.iter().map(|tier| tier.from).min(),
                max: tiers.iter().map(|tier| tier.to).max(),
            };
            let scores = Bounds {
                min: Some(Decimal::ZERO),
                max: None,
            };
            let parts = [
                ("tier", "form-tier", Rule::OneOf(labels)),
                ("rate", "form-rate", number(rates, false)),
                ("score", "form-score", number(scores, false)),
                ("reason", "form-reason", Rule::Any),
            ];
            let part = |(part, note, rule)| one(format!("{name}.{part}"), rule, &words.say(note));
            parts.into_iter().map(part).collect()
        }
    }
}

/// The columns of a table fact on its own sheet.
pub fn of_details(fact: &Fact, words: &Words) -> Vec<FormColumn> {
    let FactKind::Table(columns) = &fact.kind else {
        return Vec::new();
    };
    let id = FormColumn {
        header: words.say("rows-id"),
        note: words.say("form-details-id"),
        rule: Rule::Any,
        width: 24,
    };
    let column = |(name, column): (&String, &Column)| FormColumn {
        header: match &column.unit {
            Some(unit) => format!("{name}（{unit}）"),
            None => name.clone(),
        },
        note: lines([
            column.label.clone(),
            Some(format!(
                "{}{}",
                words.say(column_key(column.kind)),
                between(column.bounds)
            )),
            column
                .default
                .is_some()
                .then(|| words.say("schema-of-optional")),
        ]),
        rule: match column.kind {
            ColumnKind::Decimal | ColumnKind::Percent => number(column.bounds, false),
            ColumnKind::Integer => number(column.bounds, true),
            ColumnKind::Bool => yes_or_no(),
            ColumnKind::Choice => Rule::OneOf(column.options.clone()),
            ColumnKind::Text => Rule::Any,
        },
        width: WIDTH,
    };
    std::iter::once(id)
        .chain(columns.iter().map(column))
        .collect()
}

/// The columns of a table as the pack declares them.
pub fn in_order(columns: &BTreeMap<String, Column>) -> Vec<(&String, &Column)> {
    let mut columns: Vec<_> = columns.iter().collect();
    columns.sort_by_key(|(_, column)| column.span.start);
    columns
}

fn yes_or_no() -> Rule {
    Rule::OneOf(ANSWERS.map(str::to_owned).to_vec())
}

fn number(bounds: Bounds, is_whole: bool) -> Rule {
    Rule::Number { bounds, is_whole }
}

fn lines<const N: usize>(parts: [Option<String>; N]) -> String {
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join("\n")
}
