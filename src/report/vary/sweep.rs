//! Marks along a figure as a table for people.

use super::{NAME, SweepView, grade, marks, shown, total, with_unit};
use crate::report::escape::visible;
use crate::report::rows::drawn;
use crate::vary::{Marks, Point};

/// How many lines a table has at most.
const MOST: usize = 60;

/// Some points one after the other with the same marks.
pub(super) struct Run<'a> {
    pub first: &'a Point,
    pub last: &'a Point,
}

/// The points, those together that come to the same marks.
pub(super) fn runs(points: &[Point]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for point in points {
        match runs.last_mut() {
            Some(run) if run.last.marks == point.marks => run.last = point,
            _ => runs.push(Run {
                first: point,
                last: point,
            }),
        }
    }
    runs
}

/// The table, ending in a line break.
#[must_use]
pub fn sweep(view: SweepView<'_>) -> String {
    let words = view.words;
    let runs = runs(&view.swept.points);
    let kept = kept(&runs);
    let name = visible(view.name, NAME);
    let subject = words.say_with(
        "report-subject",
        &vec![
            ("subject", visible(&view.case.subject, NAME).into()),
            ("year", view.case.year.to_string().into()),
        ],
    );
    let now = view.now.map_or_else(
        || words.say("vary-not-given"),
        |value| with_unit(shown(view.fact, value, words), view.unit),
    );
    let now = words.say_with(
        "vary-now",
        &vec![
            ("name", name.clone().into()),
            ("value", now.into()),
            ("total", total(view.swept.now.total, view.pack).into()),
            ("grade", grade(&view.swept.now, words).into()),
        ],
    );
    let columns = view.swept.moving.iter();
    let indicators = columns.filter_map(|index| view.pack.indicators.get(*index));
    let headings = [
        with_unit(name, view.unit),
        words.say("rows-total"),
        words.say("rows-grade"),
    ];
    let headings = headings
        .into_iter()
        .chain(indicators.map(|one| visible(&one.name, NAME)));
    let rows = kept.iter().filter_map(|index| runs.get(*index));
    let rows = rows.map(|run| row(view, run));
    let table = drawn(headings, rows, |column| column != 2);
    let left_out = runs.len().saturating_sub(kept.len());
    let mut text = format!("{subject}\n{now}\n\n{table}");
    if left_out > 0 {
        let count = vec![("count", left_out.into())];
        text.push_str(&(words.say_with("vary-left-out", &count) + "\n"));
    }
    if view.swept.moving.is_empty() {
        text.push_str(&(words.say("vary-still") + "\n"));
    }
    text
}

/// A run as cells: its values, the total, the grade, and the score of each indicator that moves.
pub(super) fn row(view: SweepView<'_>, run: &Run<'_>) -> Vec<String> {
    let (first, last) = (view.value(&run.first.value), view.value(&run.last.value));
    let values = if first == last {
        first
    } else {
        format!("{first}…{last}")
    };
    let mut cells = vec![
        values,
        total(run.first.marks.total, view.pack),
        grade(&run.first.marks, view.words),
    ];
    for index in &view.swept.moving {
        let score = run.first.marks.scores.get(*index).copied().flatten();
        cells.push(score.map_or_else(|| "-".to_owned(), |score| marks(score, view.pack)));
    }
    cells
}

/// Which runs are shown: all, or both ends, those beside a change of grade, and some between.
fn kept(runs: &[Run<'_>]) -> Vec<usize> {
    if runs.len() <= MOST {
        return (0..runs.len()).collect();
    }
    let every = runs.len().div_ceil(MOST / 2);
    let grades = |at: usize| runs.get(at).map(|run| &run.first.marks.grades);
    let is_turn = |at: usize| {
        let before = at.checked_sub(1).map_or_else(|| grades(at), grades);
        let after = grades(at + 1).or_else(|| grades(at));
        before != grades(at) || after != grades(at)
    };
    let last = runs.len() - 1;
    let ends = |at: usize| at == 0 || at == last || at.is_multiple_of(every);
    (0..runs.len())
        .filter(|&at| ends(at) || is_turn(at))
        .collect()
}

/// Where the grade changes: the value before, the value after, and the marks of both.
pub(super) fn turns(points: &[Point]) -> Vec<(&Point, &Point)> {
    let pairs = points.iter().zip(points.iter().skip(1));
    let differs = |one: &Marks, other: &Marks| one.grades != other.grades;
    pairs
        .filter(|(one, other)| differs(&one.marks, &other.marks))
        .collect()
}
