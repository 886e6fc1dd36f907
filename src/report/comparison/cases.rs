//! Whom the changes move: one case after the other, with what caused it.

use super::figures::{change, shown, total};
use super::impact::of_lever;
use super::rules::of_edit;
use super::{ComparisonView, Lines, SHOWN};
use crate::compare::{CaseImpact, Impact, MovedMark, Side, Subject, Way};
use crate::diagnose::{Argument, Arguments};
use crate::report::escape::visible;
use crate::report::view::marks;
use crate::score::Mark;

/// Tells of the cases that moved.
pub fn cases(view: ComparisonView<'_>, impact: &Impact, text: &mut Lines<'_>) {
    if impact.moved.is_empty() {
        return;
    }
    text.blank();
    let (key, counts) = counts(impact);
    text.say(key, &counts);
    let mut is_rounded = false;
    for case in &impact.moved {
        is_rounded |= of_case(view, case, text);
    }
    if is_rounded {
        text.blank();
        text.say("compare-rounded", &Vec::new());
    }
}

/// How many cases moved, with the sentence that says it.
pub(super) fn counts(impact: &Impact) -> (&'static str, Arguments) {
    let counts = vec![
        ("moved", impact.moved_count.to_string().into()),
        ("shown", impact.moved.len().to_string().into()),
    ];
    let key = if impact.moved.len() < impact.moved_count {
        "compare-moved-some"
    } else {
        "compare-moved"
    };
    (key, counts)
}

/// A case; whether shares in it are rounded.
fn of_case(view: ComparisonView<'_>, case: &CaseImpact, text: &mut Lines<'_>) -> bool {
    let words = view.words;
    let decimals = view.decimals();
    let low = case.after.total.low - case.before.total.low;
    let high = case.after.total.high - case.before.total.high;
    text.blank();
    let arguments = vec![
        ("case", visible(&case.id, SHOWN).into()),
        ("subject", visible(&case.subject, SHOWN).into()),
        ("year", case.year.to_string().into()),
        ("before", total(case.before.total, decimals).into()),
        ("after", total(case.after.total, decimals).into()),
        ("change", change(low, high, decimals, words).into()),
        (
            "grade",
            moved(
                view,
                &view.grades(&case.before.grades),
                &view.grades(&case.after.grades),
            )
            .into(),
        ),
        (
            "rank",
            moved(view, &rank(&case.before), &rank(&case.after)).into(),
        ),
    ];
    text.line(&words.say_with("compare-case", &arguments), "", "  ");
    let (figures, is_rounded) = shown(&case.attribution.shares, (low, high), decimals);
    let ground = view.ground();
    for (share, figure) in case.attribution.shares.iter().zip(figures) {
        let lever = ground.levers.get(share.lever);
        let arguments = vec![
            (
                "change",
                change(figure.low, figure.high, decimals, words).into(),
            ),
            (
                "cause",
                lever
                    .map_or_else(String::new, |one| of_lever(view, one))
                    .into(),
            ),
        ];
        text.line(&words.say_with("compare-share", &arguments), "  ", "      ");
    }
    if case.attribution.way == Way::OneOrder {
        text.line(&words.say("compare-case-one-order"), "    ", "    ");
    }
    if case.crosses() {
        bands(view, text);
    }
    for one in &case.indicators {
        text.line(&mark(view, *one), "    ", "      ");
    }
    is_rounded
}

/// That a grade may be another because the bands are.
fn bands(view: ComparisonView<'_>, text: &mut Lines<'_>) {
    let edits = view.comparison.edits.iter();
    let edits = edits.filter(|edit| edit.subject == Subject::Grade);
    let told: Vec<String> = edits.map(|edit| of_edit(view, edit)).collect();
    if !told.is_empty() {
        let bands = vec![("edits", Argument::List(told))];
        text.line(
            &view.words.say_with("compare-bands", &bands),
            "    ",
            "      ",
        );
    }
}

/// The one value, or both with an arrow between.
pub(super) fn moved(view: ComparisonView<'_>, before: &str, after: &str) -> String {
    if before == after {
        return after.to_owned();
    }
    let arguments = vec![("before", before.into()), ("now", after.into())];
    view.words.say_with("watch-moved", &arguments)
}

pub(super) fn rank(side: &Side) -> String {
    let (best, worst) = side.rank;
    if best == worst {
        best.to_string()
    } else {
        format!("{best}–{worst}")
    }
}

pub(super) fn mark(view: ComparisonView<'_>, one: MovedMark) -> String {
    let pairs = &view.ground().matched.indicators.pairs;
    let pair = pairs.get(one.indicator).copied();
    let arguments = vec![
        ("name", visible(&view.indicator(pair), SHOWN).into()),
        ("before", of_mark(view, one.before).into()),
        ("now", of_mark(view, one.after).into()),
    ];
    view.words.say_with("watch-indicator", &arguments)
}

pub(super) fn of_mark(view: ComparisonView<'_>, mark: Option<Mark>) -> String {
    let words = view.words;
    let decimals = view.decimals();
    match mark {
        None => "—".to_owned(),
        Some(Mark::Scored(score)) => marks(score, decimals),
        Some(Mark::NotApplicable(Some(score))) => {
            let score = vec![("score", marks(score, decimals).into())];
            words.say_with("watch-not-applicable", &score)
        }
        Some(Mark::NotApplicable(None)) => words.say("report-outcome-not-applicable"),
        Some(Mark::Missing) => words.say("report-outcome-missing"),
        Some(Mark::Failed) => words.say("report-outcome-failed"),
    }
}
