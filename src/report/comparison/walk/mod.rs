//! A case from version to version of a pack, for people and for programs.

mod wire;

use serde_json::Value;

use super::cases::mark;
use super::figures::{change, shown, total};
use super::impact::of_lever;
use super::{ComparisonView, Lines, SHOWN, cases, convert};
use crate::compare::{Comparison, Stand, Step, Version, Walk, Way};
use crate::diagnose::{Argument, Arguments, Code, Words};
use crate::number::Decimal;
use crate::report::escape::visible;
use crate::score::CaseReference;

/// A version that was looked at.
#[derive(Clone, Copy)]
pub struct Passed<'a> {
    /// As a call names it.
    pub name: &'a str,
    /// As a reader tells it from the others.
    pub label: &'a str,
    pub version: Version<'a>,
}

/// A version that was not looked at.
#[derive(Clone, Debug)]
pub struct SkippedVersion {
    pub name: String,
    pub label: String,
    /// Whether it can be used, and only does not admit the case.
    pub is_usable: bool,
    /// What was complained of, each code once.
    pub codes: Vec<Code>,
}

/// A walk with all that is needed to word it.
#[derive(Clone, Copy)]
pub struct WalkView<'a> {
    /// As the call names it.
    pub pack: &'a str,
    pub case: &'a CaseReference,
    /// The id of the indicator that was looked at; none for the total.
    pub indicator: Option<&'a str>,
    pub walk: &'a Walk,
    /// In the order of the stands.
    pub passed: &'a [Passed<'a>],
    pub skipped: &'a [SkippedVersion],
    pub words: &'a Words,
    pub width: usize,
}

/// The walk as text of at most `width` columns: every step in a line, the first one in full.
#[must_use]
pub fn walk(view: WalkView<'_>) -> String {
    let (Some(first), Some(stand)) = (view.passed.first(), view.walk.stands.first()) else {
        return String::new();
    };
    // Without a step there is nothing to compare, and the first version stands for both.
    let same = Comparison::of(first.version, first.version);
    let first_step = view.walk.steps.first();
    let of_first = first_step.and_then(|step| view.comparison(step));
    let versions = of_first.unwrap_or(ComparisonView {
        comparison: &same,
        old: first.version,
        new: first.version,
        names: [first.name, first.name],
        words: view.words,
        width: view.width,
        scripts: false,
        verbose: false,
    });
    let mut text = Lines::new(versions);
    text.say("bisect-heading", &heading(view));
    let counts = vec![
        ("versions", view.passed.len().into()),
        ("steps", view.walk.steps.len().into()),
    ];
    text.say("bisect-counts", &counts);
    let start = vec![
        ("version", visible(first.label, SHOWN).into()),
        ("value", value(view, versions, *stand).into()),
    ];
    let start = view.words.say_with("bisect-start", &start);
    text.line(&start, "  ", "    ");
    for step in &view.walk.steps {
        if let Some(between) = view.comparison(step) {
            let step = view
                .words
                .say_with("bisect-step", &moved(view, between, step));
            text.line(&step, "  ", "    ");
        }
    }
    skipped(view, &mut text);
    if let (Some(step), Some(between)) = (first_step, of_first) {
        text.blank();
        text.say("bisect-first", &moved(view, between, step));
        causes(between, step, &mut text);
    }
    text.whole()
}

/// The walk as a JSON document, laid out to be read.
#[must_use]
pub fn walk_json(view: WalkView<'_>) -> String {
    // Writing plain data to memory cannot fail.
    serde_json::to_string_pretty(&wire::document(view)).unwrap_or_default() + "\n"
}

/// The JSON Schema (draft 2020-12) of what [`walk_json`] writes.
#[must_use]
pub fn walk_schema() -> String {
    let schema: Value = schemars::schema_for!(wire::Document).into();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

impl<'a> WalkView<'a> {
    /// The two versions of a step held against each other.
    fn comparison(&self, step: &'a Step) -> Option<ComparisonView<'a>> {
        let (old, new) = (self.passed.get(step.from)?, self.passed.get(step.to)?);
        Some(ComparisonView {
            comparison: &step.comparison,
            old: old.version,
            new: new.version,
            names: [old.name, new.name],
            words: self.words,
            width: self.width,
            scripts: false,
            verbose: false,
        })
    }
}

fn heading(view: WalkView<'_>) -> Arguments {
    let watched = match view.indicator {
        None => view.words.say("bisect-total"),
        Some(id) => {
            let id = vec![("id", visible(id, SHOWN).into())];
            view.words.say_with("bisect-indicator", &id)
        }
    };
    vec![
        ("pack", visible(view.pack, SHOWN).into()),
        ("case", visible(&view.case.id, SHOWN).into()),
        ("subject", visible(&view.case.subject, SHOWN).into()),
        ("year", view.case.year.to_string().into()),
        ("watched", watched.into()),
    ]
}

/// A total, or what an indicator got.
fn value(view: WalkView<'_>, between: ComparisonView<'_>, stand: Stand) -> String {
    match view.indicator {
        None => total(stand.points, between.decimals()),
        Some(_) => cases::of_mark(between, stand.mark),
    }
}

fn moved(view: WalkView<'_>, between: ComparisonView<'_>, step: &Step) -> Arguments {
    let label = |place: usize| {
        let passed = view.passed.get(place);
        passed.map_or_else(String::new, |one| visible(one.label, SHOWN))
    };
    let (low, high) = difference(step);
    let change = change(low, high, between.decimals(), view.words);
    let value = |stand: Stand| value(view, between, stand);
    vec![
        ("from", label(step.from).into()),
        ("to", label(step.to).into()),
        ("before", value(step.before).into()),
        ("after", value(step.after).into()),
        ("change", change.into()),
    ]
}

fn difference(step: &Step) -> (Decimal, Decimal) {
    let (before, after) = (step.before.points, step.after.points);
    (after.low - before.low, after.high - before.high)
}

/// Which changes made a step, and which indicators it moved.
fn causes(view: ComparisonView<'_>, step: &Step, text: &mut Lines<'_>) {
    let words = view.words;
    let decimals = view.decimals();
    let (figures, is_rounded) = shown(&step.attribution.shares, difference(step), decimals);
    for (share, figure) in step.attribution.shares.iter().zip(figures) {
        let lever = view.ground().levers.get(share.lever);
        let cause = lever.map_or_else(String::new, |one| of_lever(view, one));
        let figure = change(figure.low, figure.high, decimals, words);
        let share = vec![("change", figure.into()), ("cause", cause.into())];
        text.line(&words.say_with("compare-share", &share), "  ", "      ");
    }
    if step.attribution.way == Way::OneOrder {
        text.line(&words.say("compare-case-one-order"), "    ", "    ");
    }
    if is_rounded {
        text.line(&words.say("compare-rounded"), "    ", "    ");
    }
    for one in &step.indicators {
        text.line(&mark(view, *one), "    ", "      ");
    }
}

fn skipped(view: WalkView<'_>, text: &mut Lines<'_>) {
    if view.skipped.is_empty() {
        return;
    }
    text.say("bisect-skipped", &Vec::new());
    for one in view.skipped {
        let codes = one.codes.iter().map(|code| code.number().to_owned());
        let arguments = vec![
            ("version", visible(&one.label, SHOWN).into()),
            ("codes", Argument::List(codes.collect())),
        ];
        let key = if one.is_usable {
            "bisect-refuses"
        } else {
            "bisect-unusable"
        };
        text.line(&view.words.say_with(key, &arguments), "  ", "    ");
    }
}
