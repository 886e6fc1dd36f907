//! The charts of a comparison: how changes are distributed, who moved, before against after, and what each cause adds.

use super::figures::{adding_up, change, nearest, signed, total};
use super::impact::of_lever;
use super::{ComparisonView, SHOWN, tables};
use crate::compare::{CaseImpact, Impact};
use crate::number::{Decimal, Exact};
use crate::pack::Pack;
use crate::report::chart::{
    Arrow, ArrowChart, Bin, Histogram, Part, ScatterChart, Span, Waterfall,
};
use crate::report::escape::visible;
use crate::report::view::marks;
use crate::score::Range;

/// How many cases have a line of their own.
const ARROWS: usize = 30;

/// How many cases moved by how much.
pub fn changes(view: ComparisonView<'_>, impact: &Impact) -> String {
    let bins: Vec<Bin> = impact
        .changes
        .iter()
        .map(|step| Bin {
            label: tables::stepped(view, step),
            count: step.cases,
            way: (step.low + step.high).cmp(&Decimal::ZERO),
        })
        .collect();
    let title = view.words.say("compare-changes");
    let title = &title;
    Histogram { title, bins: &bins }.svg()
}

/// What the chart of those who moved is called.
pub fn who(view: ComparisonView<'_>, impact: &Impact) -> String {
    if impact.moved_count <= ARROWS.min(impact.moved.len()) {
        return view.words.say("compare-who");
    }
    let count = vec![("count", ARROWS.min(impact.moved.len()).into())];
    view.words.say_with("compare-who-first", &count)
}

/// From where to where the totals moved of the cases that moved most.
pub fn arrows(view: ComparisonView<'_>, impact: &Impact) -> String {
    let decimals = view.decimals();
    let moved = impact.moved.iter().take(ARROWS);
    let arrows: Vec<Arrow> = moved
        .map(|case| {
            let (low, high) = case.change();
            let change = change(low, high, decimals, view.words);
            let after = total(case.after.total, decimals);
            Arrow {
                name: visible(&format!("{} {}", case.year, case.subject), SHOWN),
                before: span(case.before.total),
                after: span(case.after.total),
                shown: format!("{after} ({change})"),
            }
        })
        .collect();
    let [old, new] = levels(view);
    // Where the limits are the same, once is enough.
    let old = if old == new { Vec::new() } else { old };
    ArrowChart {
        title: &who(view, impact),
        arrows: &arrows,
        levels: [&old, &new],
    }
    .svg()
}

/// The total of every case before and after.
pub fn scatter(view: ComparisonView<'_>, impact: &Impact) -> String {
    let points: Vec<(Span, Span)> = impact
        .totals
        .iter()
        .map(|(before, after)| (span(*before), span(*after)))
        .collect();
    let words = view.words;
    let [old, new] = levels(view);
    ScatterChart {
        title: &words.say("compare-scatter"),
        axes: [
            &words.say("compare-old-total"),
            &words.say("compare-new-total"),
        ],
        points: &points,
        levels: [&old, &new],
    }
    .svg()
}

/// The mean total from before to after, over the cases whose totals are known both times.
pub fn means(view: ComparisonView<'_>, impact: &Impact) -> String {
    let spread = &impact.spread;
    let decimals = view.decimals();
    let mean = |sum: Exact| {
        let count = i128::try_from(spread.known).ok().map(Exact::from_integer)?;
        sum.divide(&count)
    };
    let ends = [spread.before, spread.after].map(|sum| {
        let mean = mean(Exact::from_decimal(sum))?;
        Some(nearest(&mean, decimals))
    });
    let [Some(before), Some(after)] = ends else {
        return String::new();
    };
    let levers: Vec<(usize, Exact)> = impact
        .levers
        .iter()
        .filter(|sum| !sum.known.is_zero())
        .filter_map(|sum| Some((sum.lever, mean(sum.known.clone())?)))
        .collect();
    let exact: Vec<Exact> = levers.iter().map(|(_, mean)| mean.clone()).collect();
    let (shown, _) = adding_up(&exact, after - before, decimals);
    let parts = levers.iter().zip(shown);
    let parts: Vec<Part> = parts
        .map(|((lever, _), adds)| part(view, *lever, adds))
        .collect();
    let title = view.words.say("compare-waterfall");
    waterfall(view, &title, "mean", (before, after), &parts)
}

/// The total of a case from before to after; nothing where either is open.
pub fn shares(view: ComparisonView<'_>, case: &CaseImpact) -> String {
    let (Some(before), Some(after)) = (case.before.total.exact(), case.after.total.exact()) else {
        return String::new();
    };
    let decimals = view.decimals();
    let shares = &case.attribution.shares;
    let (figures, _) = super::figures::shown(shares, case.change(), decimals);
    let parts: Vec<Part> = shares
        .iter()
        .zip(figures)
        .map(|(share, figure)| part(view, share.lever, figure.low))
        .collect();
    let named = vec![("case", visible(&case.id, SHOWN).into())];
    let title = view.words.say_with("compare-shares", &named);
    waterfall(view, &title, "total", (before, after), &parts)
}

/// From one figure to the other; `what` is what the wordings call it.
fn waterfall(
    view: ComparisonView<'_>,
    title: &str,
    what: &str,
    (before, after): (Decimal, Decimal),
    parts: &[Part],
) -> String {
    let [old, new] = ["old", "new"].map(|side| view.words.say(&format!("compare-{side}-{what}")));
    let [from, to] = [before, after].map(|figure| marks(figure, view.decimals()));
    Waterfall {
        title,
        before: (before, &old, &from),
        parts,
        after: (after, &new, &to),
    }
    .svg()
}

fn part(view: ComparisonView<'_>, lever: usize, adds: Decimal) -> Part {
    let lever = view.ground().levers.get(lever);
    Part {
        name: lever.map_or_else(String::new, |one| of_lever(view, one)),
        adds,
        shown: signed(adds, view.decimals()),
    }
}

fn span(range: Range) -> Span {
    Span {
        low: range.low,
        high: range.high,
    }
}

/// The limits of the grades of both versions; the lowest grade has none below it.
fn levels(view: ComparisonView<'_>) -> [Vec<(Decimal, String)>; 2] {
    let of = |pack: &Pack| -> Vec<(Decimal, String)> {
        // Best first.
        let limits = pack.grades.iter().rev().skip(1);
        limits
            .map(|grade| (grade.from, visible(&grade.label, SHOWN)))
            .collect()
    };
    [of(view.old.pack), of(view.new.pack)]
}
