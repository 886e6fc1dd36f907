//! For which facts the two versions of a rule differ.

use super::{ComparisonView, Lines, SHOWN, wire};
use crate::compare::{Along, Differing, Found, Region, Witness};
use crate::number::{Exact, Interval, trimmed};
use crate::report::escape::visible;
use crate::report::view::marks;
use crate::score::{Mark, short};

/// Digits after the point of the ends of a region.
const DIGITS: u32 = 4;

/// A line for each indicator whose rule hangs on something that changed, with facts that show it.
pub fn witnesses(view: ComparisonView<'_>, text: &mut Lines<'_>) {
    let all = &view.comparison.differing;
    if all.is_empty() {
        return;
    }
    text.blank();
    text.say("compare-differing", &Vec::new());
    for one in all {
        told(view, one, text);
    }
    if let Some(others) = others(view) {
        text.line(&others, "  ", "  ");
    }
}

/// That the other indicators do not differ.
pub(super) fn others(view: ComparisonView<'_>) -> Option<String> {
    let unchanged = unchanged(view);
    let count = vec![("count", unchanged.into())];
    (unchanged > 0).then(|| view.words.say_with("compare-differing-none", &count))
}

/// How many indicators of both versions hang on nothing that changed.
fn unchanged(view: ComparisonView<'_>) -> usize {
    let pairs = &view.comparison.ground.matched.indicators.pairs;
    let both = pairs
        .iter()
        .filter(|pair| pair.old.is_some() && pair.new.is_some());
    both.count().saturating_sub(view.comparison.differing.len())
}

fn told(view: ComparisonView<'_>, differing: &Differing, text: &mut Lines<'_>) {
    let name = visible(&name(view, differing), SHOWN);
    let arguments = vec![
        ("name", name.into()),
        ("about", about(view, differing).into()),
    ];
    let line = view.words.say_with("report-item", &arguments);
    text.line(&line, "  - ", "    ");
    for example in examples(view, differing) {
        text.line(&example, "      ", "        ");
    }
}

/// For which facts the two versions of a rule differ.
pub(super) fn about(view: ComparisonView<'_>, differing: &Differing) -> String {
    let words = view.words;
    match &differing.found {
        Found::Proven => words.say("compare-proven"),
        Found::Unseen { tries } => {
            words.say_with("compare-unseen", &vec![("tries", (*tries).into())])
        }
        Found::Differs(found) => match &found.region {
            Some(region) if !region.intervals.is_empty() => where_differing(view, region),
            _ => words.say("compare-differs"),
        },
    }
}

/// A sentence for each witness.
pub(super) fn examples(view: ComparisonView<'_>, differing: &Differing) -> Vec<String> {
    let Found::Differs(found) = &differing.found else {
        return Vec::new();
    };
    let ways = [
        ("compare-more", &found.up),
        ("compare-less", &found.down),
        ("compare-otherwise", &found.other),
    ];
    ways.into_iter()
        .filter_map(|(key, witness)| Some(of_witness(view, key, witness.as_ref()?)))
        .collect()
}

/// What a reader calls the indicator.
pub fn name(view: ComparisonView<'_>, differing: &Differing) -> String {
    let pairs = &view.comparison.ground.matched.indicators.pairs;
    let new = pairs.get(differing.indicator).and_then(|pair| pair.new);
    let indicator = new.and_then(|index| view.new.pack.indicators.get(index));
    indicator.map_or_else(String::new, |one| one.name.clone())
}

fn where_differing(view: ComparisonView<'_>, region: &Region) -> String {
    let name = match &region.along {
        Along::Measure(name) | Along::Fact(name) => visible(name, SHOWN),
    };
    let intervals: Vec<String> = region.intervals.iter().map(interval).collect();
    let unit = match region.unit.as_deref() {
        None => String::new(),
        Some("%") => "%".to_owned(),
        Some(unit) => format!(" {unit}"),
    };
    let arguments = vec![
        ("name", name.into()),
        ("where", intervals.join(" ∪ ").into()),
        ("unit", visible(&unit, SHOWN).into()),
    ];
    let key = if region.is_alone {
        "compare-region"
    } else {
        "compare-region-here"
    };
    view.words.say_with(key, &arguments)
}

/// An interval as mathematics writes it: `(95, 100]`, `{30}`, `(100, +∞)`.
pub fn interval(interval: &Interval) -> String {
    if let Some(only) = interval.single() {
        return format!("{{{}}}", end(only));
    }
    let low = interval.lowest().filter(|(at, _)| is_near(at));
    let high = interval.highest().filter(|(at, _)| is_near(at));
    let low = low.map_or_else(
        || "(−∞".to_owned(),
        |(at, closed)| format!("{}{}", if closed { "[" } else { "(" }, end(at)),
    );
    let high = high.map_or_else(
        || "+∞)".to_owned(),
        |(at, closed)| format!("{}{}", end(at), if closed { "]" } else { ")" }),
    );
    format!("{low}, {high}")
}

/// Whether an end is a figure, and not as far as numbers go.
fn is_near(at: &Exact) -> bool {
    at.abs() < Exact::from_integer(1_000_000_000_000)
}

fn end(at: &Exact) -> String {
    at.to_decimal(DIGITS).map(trimmed).unwrap_or_default()
}

fn of_witness(view: ComparisonView<'_>, key: &str, witness: &Witness) -> String {
    let facts: Vec<String> = witness
        .facts
        .iter()
        .filter_map(|(index, value)| {
            let fact = view.comparison.ground.reader.facts.get(*index)?;
            let value = match value {
                Some(value) => visible(&short(fact, value), SHOWN),
                None => "—".to_owned(),
            };
            Some(format!("{} = {value}", visible(&fact.name.value, SHOWN)))
        })
        .collect();
    let (old, new) = (view.old.pack.decimals, view.new.pack.decimals);
    let arguments = vec![
        ("facts", facts.into()),
        ("before", points(view, witness.before, old).into()),
        ("after", points(view, witness.after, new).into()),
    ];
    view.words.say_with(key, &arguments)
}

/// A mark in words.
fn points(view: ComparisonView<'_>, mark: Mark, decimals: u32) -> String {
    match mark {
        Mark::Scored(points) | Mark::NotApplicable(Some(points)) => marks(points, decimals),
        Mark::NotApplicable(None) => view.words.say("report-outcome-not-applicable"),
        Mark::Missing => view.words.say("report-outcome-missing"),
        Mark::Failed => view.words.say("report-outcome-failed"),
    }
}

/// Every indicator that is told of, as it is written as JSON.
pub fn documents(view: ComparisonView<'_>) -> Vec<wire::Differing> {
    let all = view.comparison.differing.iter();
    all.map(|one| document(view, one)).collect()
}

fn document(view: ComparisonView<'_>, differing: &Differing) -> wire::Differing {
    let pairs = &view.comparison.ground.matched.indicators.pairs;
    let new = pairs.get(differing.indicator).and_then(|pair| pair.new);
    let indicator = new.and_then(|index| view.new.pack.indicators.get(index));
    let (found, tries, witnesses) = match &differing.found {
        Found::Proven => (wire::FoundName::Proven, 0, None),
        Found::Unseen { tries } => (wire::FoundName::Unseen, *tries, None),
        Found::Differs(found) => (wire::FoundName::Differs, found.tries, Some(found)),
    };
    let of = |witness: Option<&Witness>| witness.map(|one| witness_document(view, one));
    wire::Differing {
        indicator: indicator.map_or_else(String::new, |one| one.id.value.clone()),
        found,
        tries,
        region: witnesses
            .and_then(|found| found.region.as_ref())
            .map(region_document),
        more: of(witnesses.and_then(|found| found.up.as_ref())),
        less: of(witnesses.and_then(|found| found.down.as_ref())),
        otherwise: of(witnesses.and_then(|found| found.other.as_ref())),
    }
}

fn region_document(region: &Region) -> wire::Region {
    let (along, is_measure) = match &region.along {
        Along::Measure(name) => (name, true),
        Along::Fact(name) => (name, false),
    };
    wire::Region {
        along: along.clone(),
        is_measure,
        unit: region.unit.clone(),
        intervals: region.intervals.iter().map(interval).collect(),
        alone: region.is_alone,
    }
}

fn witness_document(view: ComparisonView<'_>, witness: &Witness) -> wire::Witness {
    let facts = witness.facts.iter().filter_map(|(index, value)| {
        let fact = view.comparison.ground.reader.facts.get(*index)?;
        Some(wire::WitnessFact {
            name: fact.name.value.clone(),
            value: value.as_ref().map(|value| short(fact, value)),
        })
    });
    wire::Witness {
        facts: facts.collect(),
        before: points(view, witness.before, view.old.pack.decimals),
        after: points(view, witness.after, view.new.pack.decimals),
    }
}
