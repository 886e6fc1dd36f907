//! Worked examples that cannot be run or met, that try nothing new, contradict each other, or give what the rule does not read.

use std::collections::{BTreeMap, BTreeSet};

use crate::bind::bind_facts;
use crate::diagnose::{Code, Finding, Findings};
use crate::number::{Decimal, trimmed};
use crate::pack::{Example, Expected, Indicator, Pack, Tests};
use crate::read::{Raw, RawKind};
use crate::script::Program;

/// Complains of examples, each indicator's for itself, those of the manifest before those of the files.
pub fn check(pack: &Pack, program: &Program, tests: &Tests, findings: &mut Findings) {
    for (index, indicator) in pack.indicators.iter().enumerate() {
        let read: BTreeSet<&str> = program.facts(index).collect();
        let of_files = tests.cases.iter().filter(|test| test.indicator == index);
        let examples: Vec<&Example> = indicator
            .examples
            .iter()
            .chain(of_files.map(|test| &test.example))
            .collect();
        for example in &examples {
            findings.extend(bind_facts(pack, &example.facts).findings);
            check_facts(pack, indicator, example, &read, findings);
            check_score(indicator, example, findings);
        }
        check_repeats(indicator, &examples, &read, findings);
    }
}

/// A fact that the pack does not have is complained of where the example is held against the pack.
fn check_facts(
    pack: &Pack,
    indicator: &Indicator,
    example: &Example,
    read: &BTreeSet<&str>,
    findings: &mut Findings,
) {
    let is_unread = |name: &str| !read.contains(name) && pack.fact_index(name).is_some();
    for (name, _) in example
        .facts
        .iter()
        .filter(|(name, _)| is_unread(&name.value))
    {
        findings.push(
            Finding::at(Code::ExampleFactUnread, name.span)
                .with("fact", name.value.as_str())
                .about(&indicator.id.value)
                .help("help"),
        );
    }
}

fn check_score(indicator: &Indicator, example: &Example, findings: &mut Findings) {
    let Expected::Score(score) = example.expected.value else {
        return;
    };
    if score < Decimal::ZERO || score > indicator.max {
        findings.push(
            Finding::at(Code::ExampleScoreOutside, example.expected.span)
                .with("score", trimmed(score))
                .with("max", trimmed(indicator.max))
                .about(&indicator.id.value)
                .help("help"),
        );
    }
}

fn check_repeats(
    indicator: &Indicator,
    examples: &[&Example],
    read: &BTreeSet<&str>,
    findings: &mut Findings,
) {
    let mut first: BTreeMap<Vec<(&str, Figure<'_>)>, &Example> = BTreeMap::new();
    for example in examples {
        let figures = figures(example, read);
        let Some(earlier) = first.get(&figures) else {
            first.insert(figures, example);
            continue;
        };
        let code = if earlier.expected.value == example.expected.value {
            Code::RepeatedExample
        } else {
            Code::ContradictingExamples
        };
        findings.push(
            Finding::at(code, example.span)
                .with("other", earlier.name.as_str())
                .about(&indicator.id.value)
                .related(earlier.span, "other")
                .help("help"),
        );
    }
}

/// What a rule sees of an example: the facts that it reads, by name, and the year.
fn figures<'a>(example: &'a Example, read: &BTreeSet<&str>) -> Vec<(&'a str, Figure<'a>)> {
    let mut figures: Vec<(&str, Figure<'_>)> = example
        .facts
        .iter()
        .filter(|(name, _)| read.contains(name.value.as_str()))
        .map(|(name, raw)| (name.value.as_str(), Figure::of(raw)))
        .collect();
    figures.sort();
    figures.extend(
        example
            .year
            .map(|year| ("", Figure::Number(year.to_string()))),
    );
    figures
}

/// A value as far as a rule can tell it from others: not by trailing zeros, nor by the order of keys.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Figure<'a> {
    Number(String),
    Text(&'a str),
    Bool(bool),
    List(Vec<Self>),
    Table(Vec<(&'a str, Self)>),
    Faulty,
}

impl<'a> Figure<'a> {
    fn of(raw: &'a Raw) -> Self {
        match &raw.kind {
            RawKind::Number(number) => Self::Number(trimmed(*number)),
            RawKind::Text(text) | RawKind::Date(text) => Self::Text(text),
            RawKind::Bool(yes) => Self::Bool(*yes),
            RawKind::List(list) => Self::List(list.iter().map(Self::of).collect()),
            RawKind::Table(table) => {
                let entries = table.entries.iter();
                let mut entries: Vec<(&str, Self)> = entries
                    .map(|(name, raw)| (name.value.as_str(), Self::of(raw)))
                    .collect();
                entries.sort();
                Self::Table(entries)
            }
            RawKind::Faulty => Self::Faulty,
        }
    }
}
