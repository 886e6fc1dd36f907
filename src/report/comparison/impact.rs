//! Whom the changes move: all cases in figures.

use super::figures::{change, mean};
use super::rules::of_edit;
use super::{ComparisonView, Lines, SHOWN, tables};
use crate::compare::{Ground, Impact, Lever, Pair};
use crate::diagnose::{Argument, Arguments};
use crate::report::escape::visible;
use crate::report::rows::drawn;

/// The longest name in a table, in characters.
const NAME: usize = 40;

/// Changes of so few cases are told with the cases.
pub const FEW: usize = 10;

/// The longest bar, in characters.
const BAR: usize = 30;

/// How many indicators are told that move most.
const INDICATORS: usize = 10;

/// Tells how many cases moved, where to, and by what.
pub fn impact(view: ComparisonView<'_>, impact: &Impact, text: &mut Lines<'_>) {
    text.blank();
    totals(view, impact, text);
    changes(view, impact, text);
    grades(view, impact, text);
    lacking(view, impact, text);
    causes(view, impact, text);
    indicators(view, impact, text);
}

fn totals(view: ComparisonView<'_>, impact: &Impact, text: &mut Lines<'_>) {
    let (key, counted) = counts(impact);
    text.say(key, &counted);
    if let Some(means) = means(view, impact) {
        let told = view.words.say_with("compare-mean", &means);
        text.line(&told, "  ", "    ");
    }
}

/// How many cases there were and where they moved, with the sentence that says it.
pub fn counts(impact: &Impact) -> (&'static str, Arguments) {
    let spread = &impact.spread;
    let same = spread
        .known
        .saturating_sub(spread.up)
        .saturating_sub(spread.down);
    let counts = vec![
        ("cases", impact.cases.into()),
        ("up", spread.up.to_string().into()),
        ("down", spread.down.to_string().into()),
        ("same", same.to_string().into()),
        ("open", spread.open.to_string().into()),
    ];
    let key = if spread.open > 0 {
        "compare-cases-open"
    } else {
        "compare-cases"
    };
    (key, counts)
}

/// The mean totals before and after, where some are known.
pub fn means(view: ComparisonView<'_>, impact: &Impact) -> Option<Arguments> {
    let spread = &impact.spread;
    let decimals = view.decimals();
    let means = (
        mean(spread.before, spread.known, decimals),
        mean(spread.after, spread.known, decimals),
    );
    let (least, most) = spread.change?;
    Some(vec![
        ("before", means.0?.into()),
        ("after", means.1?.into()),
        ("change", change(least, most, decimals, view.words).into()),
    ])
}

/// How the changes are distributed, where there are more cases than can be told one by one.
fn changes(view: ComparisonView<'_>, impact: &Impact, text: &mut Lines<'_>) {
    let most = impact.changes.iter().map(|step| step.cases).max();
    let Some(most) = most.filter(|_| impact.spread.known > FEW) else {
        return;
    };
    text.blank();
    text.say("compare-changes", &Vec::new());
    let table = tables::changes(view, impact);
    let bars = impact.changes.iter().map(|step| {
        // Where there is a case there is a sign of it.
        let length = step.cases.saturating_mul(BAR).div_ceil(most.max(1));
        "█".repeat(length)
    });
    let rows = table.rows.into_iter().zip(bars);
    let rows = rows.map(|(mut row, bar)| {
        row.push(bar);
        row
    });
    let headings = table.headings.into_iter().chain([String::new()]);
    text.raw(&drawn(headings, rows, |column| column < 2));
}

fn grades(view: ComparisonView<'_>, impact: &Impact, text: &mut Lines<'_>) {
    let table = tables::crossing(view, impact);
    if table.rows.is_empty() {
        return;
    }
    text.blank();
    text.say("compare-grades", &Vec::new());
    for row in &table.rows {
        let [before, after, count] = &row[..] else {
            continue;
        };
        let arguments = vec![
            ("before", before.as_str().into()),
            ("after", after.as_str().into()),
            ("count", count.as_str().into()),
        ];
        let told = view.words.say_with("compare-grade-moved", &arguments);
        text.line(&told, "  - ", "    ");
    }
}

fn lacking(view: ComparisonView<'_>, impact: &Impact, text: &mut Lines<'_>) {
    if impact.lacking.is_empty() {
        return;
    }
    text.blank();
    text.say("compare-lacking", &Vec::new());
    for lacking in &impact.lacking {
        let fact = view.new.pack.facts.get(lacking.fact);
        let name = fact.map_or("", |fact| fact.name.value.as_str());
        let mut first: Vec<String> = lacking.first.iter().map(|id| visible(id, NAME)).collect();
        if lacking.cases > first.len() {
            first.push("…".to_owned());
        }
        let arguments = vec![
            ("fact", visible(name, SHOWN).into()),
            ("count", lacking.cases.to_string().into()),
            ("cases", Argument::List(first)),
        ];
        let told = view.words.say_with("compare-lacks", &arguments);
        text.line(&told, "  - ", "    ");
    }
}

fn causes(view: ComparisonView<'_>, impact: &Impact, text: &mut Lines<'_>) {
    if impact.levers.is_empty() {
        return;
    }
    text.blank();
    text.say("compare-causes", &Vec::new());
    let table = tables::causes(view, impact);
    for row in table.rows {
        let [cause, cases, sum, each] = &row[..] else {
            continue;
        };
        let arguments = vec![
            ("cause", cause.as_str().into()),
            ("cases", cases.as_str().into()),
            ("sum", sum.as_str().into()),
            ("each", each.as_str().into()),
        ];
        let told = view.words.say_with("compare-cause", &arguments);
        text.line(&told, "  - ", "    ");
    }
    for note in table.notes {
        text.line(&note, "  ", "  ");
    }
}

/// A lever by the edits that it stands for.
pub fn of_lever(view: ComparisonView<'_>, lever: &Lever) -> String {
    let edits = lever.edits.iter();
    let edits = edits.filter_map(|place| view.comparison.edits.get(*place));
    let told: Vec<String> = edits.map(|edit| of_edit(view, edit)).collect();
    view.words.list(&told)
}

fn indicators(view: ComparisonView<'_>, impact: &Impact, text: &mut Lines<'_>) {
    if impact.indicators.is_empty() {
        return;
    }
    text.blank();
    text.say("compare-indicators", &Vec::new());
    let table = tables::indicators(view, impact);
    let rows = table.rows.into_iter().take(INDICATORS);
    let rows = rows.map(|mut row| {
        if let Some(name) = row.first_mut() {
            *name = visible(name, NAME);
        }
        row
    });
    text.raw(&drawn(table.headings, rows, |column| column > 0));
    let more = impact.indicators.len().saturating_sub(INDICATORS);
    if more > 0 {
        let count = vec![("count", more.to_string().into())];
        text.say("compare-indicators-more", &count);
    }
}

impl<'a> ComparisonView<'a> {
    /// What the versions share.
    pub(super) fn ground(&self) -> &'a Ground {
        &self.comparison.ground
    }

    /// Digits after the point of marks: those of the version that has more.
    pub(super) fn decimals(&self) -> u32 {
        self.old.pack.decimals.max(self.new.pack.decimals)
    }

    /// Every grade that is possible, best first; a sign where a pack has none.
    pub(super) fn grades(&self, grades: &[String]) -> String {
        let labels: Vec<String> = grades.iter().map(|one| visible(one, NAME)).collect();
        if labels.is_empty() {
            return "—".to_owned();
        }
        labels.join(&self.words.say("rows-or"))
    }

    /// What a reader calls an indicator.
    pub(super) fn indicator(&self, pair: Option<Pair>) -> String {
        let new = pair.and_then(|pair| pair.new);
        let old = pair.and_then(|pair| pair.old);
        let new = new.and_then(|index| self.new.pack.indicators.get(index));
        let old = old.and_then(|index| self.old.pack.indicators.get(index));
        new.or(old).map_or_else(String::new, |one| one.name.clone())
    }
}
