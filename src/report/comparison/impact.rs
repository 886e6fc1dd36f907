//! Whom the changes move: all cases in figures.

use super::figures::{change, mean, nearest, signed};
use super::rules::of_edit;
use super::{ComparisonView, Lines, SHOWN};
use crate::compare::{Ground, Impact, Lever, Pair};
use crate::diagnose::{Argument, Arguments};
use crate::number::Exact;
use crate::report::escape::visible;
use crate::report::rows::drawn;

/// The longest name in a table, in characters.
const NAME: usize = 40;

/// How many indicators are told that move most.
const INDICATORS: usize = 10;

/// Tells how many cases moved, where to, and by what.
pub fn impact(view: ComparisonView<'_>, impact: &Impact, text: &mut Lines<'_>) {
    text.blank();
    totals(view, impact, text);
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
        ("cases", impact.cases.to_string().into()),
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

fn grades(view: ComparisonView<'_>, impact: &Impact, text: &mut Lines<'_>) {
    let crossing = impact
        .grades
        .iter()
        .filter(|((before, after), _)| before != after);
    let mut is_first = true;
    for ((before, after), count) in crossing {
        if is_first {
            text.blank();
            text.say("compare-grades", &Vec::new());
            is_first = false;
        }
        let arguments = vec![
            ("before", view.grades(before).into()),
            ("after", view.grades(after).into()),
            ("count", count.to_string().into()),
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
    let decimals = view.decimals();
    let ground = view.ground();
    let mut is_rounded = false;
    for sum in &impact.levers {
        let Some(lever) = ground.levers.get(sum.lever) else {
            continue;
        };
        let mut near = |value: &Exact| {
            let near = nearest(value, decimals);
            is_rounded |= Exact::from_decimal(near) != *value;
            near
        };
        let (low, high) = (near(&sum.part.low), near(&sum.part.high));
        let (least, most) = (near(&sum.least), near(&sum.most));
        let arguments = vec![
            ("cause", of_lever(view, lever).into()),
            ("cases", sum.cases.to_string().into()),
            ("sum", change(low, high, decimals, view.words).into()),
            ("each", change(least, most, decimals, view.words).into()),
        ];
        let told = view.words.say_with("compare-cause", &arguments);
        text.line(&told, "  - ", "    ");
    }
    if is_rounded {
        text.line(&view.words.say("compare-causes-rounded"), "  ", "  ");
    }
    if impact.in_one_order > 0 {
        let count = vec![("count", impact.in_one_order.to_string().into())];
        let told = view.words.say_with("compare-one-order", &count);
        text.line(&told, "  ", "  ");
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
    let ground = view.ground();
    text.blank();
    text.say("compare-indicators", &Vec::new());
    let words = view.words;
    let headings = ["indicator", "up", "down", "open", "sum"];
    let headings = headings.map(|key| words.say(&format!("compare-column-{key}")));
    let decimals = view.decimals();
    let rows = impact.indicators.iter().take(INDICATORS).map(|sum| {
        let pair = ground.matched.indicators.pairs.get(sum.indicator).copied();
        vec![
            visible(&view.indicator(pair), NAME),
            sum.up.to_string(),
            sum.down.to_string(),
            sum.open.to_string(),
            signed(sum.change, decimals),
        ]
    });
    text.raw(&drawn(headings, rows, |column| column > 0));
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
