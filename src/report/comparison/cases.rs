//! Whom the changes move: one case after the other, with what caused it.

use super::figures::{change, total};
use super::rules::of_edit;
use super::tables::{self, Table};
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
    let mut notes = Vec::new();
    for case in &impact.moved {
        let own = of_case(view, case, text);
        notes = if notes.is_empty() { own } else { notes };
    }
    for note in notes {
        text.blank();
        text.line(&note, "", "  ");
    }
}

/// How many cases moved, with the sentence that says it.
pub(super) fn counts(impact: &Impact) -> (&'static str, Arguments) {
    let counts = vec![
        ("moved", impact.moved_count.into()),
        ("shown", impact.moved.len().to_string().into()),
    ];
    let key = if impact.moved.len() < impact.moved_count {
        "compare-moved-some"
    } else {
        "compare-moved"
    };
    (key, counts)
}

/// A case; what is to be said of its shares.
fn of_case(view: ComparisonView<'_>, case: &CaseImpact, text: &mut Lines<'_>) -> Vec<String> {
    text.blank();
    text.line(&line(view, case), "", "  ");
    let shares = tables::shares(view, case);
    for line in causes(view, &shares) {
        text.line(&line, "  ", "      ");
    }

    for note in notes(view, case) {
        text.line(&note, "    ", "      ");
    }
    for one in &case.indicators {
        text.line(&mark(view, *one), "    ", "      ");
    }
    shares.notes
}

/// A sentence for each cause of a case's change.
pub(super) fn causes(view: ComparisonView<'_>, shares: &Table) -> Vec<String> {
    let sentence = |row: &Vec<String>| {
        let [told, change] = &row[..] else {
            return String::new();
        };
        let arguments = vec![
            ("change", change.as_str().into()),
            ("cause", told.as_str().into()),
        ];
        view.words.say_with("compare-share", &arguments)
    };
    shares.rows.iter().map(sentence).collect()
}

/// Which case it is, with its totals, grades and ranks.
pub(super) fn line(view: ComparisonView<'_>, case: &CaseImpact) -> String {
    let words = view.words;
    let decimals = view.decimals();
    let (low, high) = case.change();
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
    words.say_with("compare-case", &arguments)
}

/// What a reader must know of the shares and of the grade of a case: that shares hang on the order of the changes; that a grade
/// may be another because the bands are.
pub(super) fn notes(view: ComparisonView<'_>, case: &CaseImpact) -> Vec<String> {
    let mut notes = Vec::new();
    if case.attribution.way == Way::OneOrder {
        notes.push(view.words.say("compare-case-one-order"));
    }
    let edits = view.comparison.edits.iter();
    let bands = edits.filter(|edit| edit.subject == Subject::Grade);
    let told: Vec<String> = bands.map(|edit| of_edit(view, edit)).collect();
    if case.crosses() && !told.is_empty() {
        let bands = vec![("edits", Argument::List(told))];
        notes.push(view.words.say_with("compare-bands", &bands));
    }
    notes
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
