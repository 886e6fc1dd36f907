//! Where two versions of a rule differ, along the figure that both hold against their limits.

use super::both::Both;
use crate::bind::Facts;
use crate::compare::Version;
use crate::compare::hybrid::bare;
use crate::number::{Decimal, Exact, Interval};
use crate::pack::{Bounds, Fact, FactKind, Indicator, Pack, Value};
use crate::score::{Came, came};
use crate::script::{Program, compile, turning_figures};
use crate::source::Spanned;

/// The figures for which two versions of a rule differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Region {
    pub along: Along,
    pub unit: Option<String>,
    /// In order, without common points.
    pub intervals: Vec<Interval>,
    /// Whether nothing else is read, so that it is the same for all other facts.
    pub is_alone: bool,
}

/// What the figures are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Along {
    /// The measure of the indicator, the step of this name.
    Measure(String),
    /// The fact of this name.
    Fact(String),
}

/// The region around a case; none where the two versions have no figure in common to follow.
pub fn region(both: &Both<'_>, facts: &Facts) -> Option<Region> {
    along_measure(both, facts).or_else(|| along_fact(both, facts))
}

/// A rule along one fact of its pack.
struct Line {
    pack: Pack,
    program: Program,
    index: usize,
    fact: usize,
    facts: Facts,
}

impl Line {
    fn at(&mut self, figure: Decimal) -> Came {
        self.facts.set(self.fact, Some(Value::Number(figure)));
        let mut cells = self.program.cells();
        self.program.fill(&self.facts, &mut cells);
        let by = (&self.pack, &self.program);
        came(by, self.index, &self.facts, &mut cells)
    }

    fn turns(&mut self, start: Decimal) -> Vec<Decimal> {
        self.facts.set(self.fact, Some(Value::Number(start)));
        turning_figures(
            &self.program,
            self.index,
            &self.pack,
            &self.facts,
            self.fact,
        )
    }

    fn reads_nothing_else(&self) -> bool {
        let mut facts = self.program.facts(self.index);
        facts.all(|name| self.pack.fact_index(name) == Some(self.fact))
    }
}

/// Along the measure, where both versions compute it alike: each is run with the measure as a fact of its own.
fn along_measure(both: &Both<'_>, facts: &Facts) -> Option<Region> {
    let (old, new) = (both.old, both.new);
    let (of_old, of_new) = (
        old.program.measured(both.old_index, old.pack)?,
        new.program.measured(both.new_index, new.pack)?,
    );
    let plain = |text: &str| -> String { text.split_whitespace().collect() };
    if plain(&of_old.text) != plain(&of_new.text) {
        return None;
    }
    let range = of_old.interval.hull(&of_new.interval);
    let old_facts = both.facts_of_old(facts);
    let mut before = measured_line((old, both.old_index), &of_old.range, &range, &old_facts)?;
    let mut after = measured_line((new, both.new_index), &of_new.range, &range, facts)?;
    let indicator = new.pack.indicators.get(both.new_index)?;
    let measure = indicator.measure.as_ref()?;
    let is_alone = before.reads_nothing_else() && after.reads_nothing_else();
    Some(Region {
        along: Along::Measure(measure.step.value.clone()),
        unit: measure.unit.clone(),
        intervals: intervals(&mut before, &mut after, &range),
        is_alone,
    })
}

/// A version of the rule with its measure taken from a fact.
fn measured_line(
    (version, index): (Version<'_>, usize),
    range: &(usize, usize),
    interval: &Interval,
    facts: &Facts,
) -> Option<Line> {
    let indicator = version.pack.indicators.get(index)?;
    let step = &indicator.measure.as_ref()?.step.value;
    let script = &indicator.script.value;
    let mut name = format!("{step}_");
    while script.contains(&name) || version.pack.fact_index(&name).is_some() {
        name.push('_');
    }
    let (before, after) = (script.get(..range.0)?, script.get(range.1..)?);
    let indicator = Indicator {
        script: Spanned::new(format!("{before}{name}{after}"), indicator.script.span),
        examples: Vec::new(),
        moves_to: None,
        ..indicator.clone()
    };
    let end = |at: Option<(&Exact, bool)>| {
        let at = at.and_then(|(at, _)| at.as_decimal());
        at.filter(|at| at.abs() < Decimal::from(1_000_000_000_000_i64))
    };
    let fact = Fact {
        name: Spanned::new(name, indicator.script.span),
        was: Vec::new(),
        label: None,
        unit: None,
        kind: FactKind::Decimal(Bounds {
            min: end(interval.lowest()),
            max: end(interval.highest()),
        }),
        optional: false,
        exact: true,
    };
    let mut pack = bare(version.pack);
    let place = pack.facts.len();
    pack.facts.push(fact);
    pack.indicators = vec![indicator];
    let mut own = Facts::none();
    own.clear(&pack);
    for index in 0..place {
        own.set(index, facts.get(index).cloned());
    }
    line(pack, 0, place, own)
}

/// Along the only figure that either version reads.
fn along_fact(both: &Both<'_>, facts: &Facts) -> Option<Region> {
    let numbers = both.named().iter().copied().filter(|index| {
        let kind = both.reader().facts.get(*index).map(|fact| &fact.kind);
        matches!(
            kind,
            Some(FactKind::Decimal(_) | FactKind::Integer(_) | FactKind::Percent(_))
        )
    });
    let numbers: Vec<usize> = numbers.collect();
    let [only] = numbers.as_slice() else {
        return None;
    };
    let declared = both.reader().facts.get(*only)?;
    let (FactKind::Decimal(bounds) | FactKind::Integer(bounds) | FactKind::Percent(bounds)) =
        &declared.kind
    else {
        return None;
    };
    let of_old = both.old_of(*only)?;
    let old_facts = both.facts_of_old(facts);
    let one = |version: Version<'_>, index: usize, fact: usize, facts: Facts| {
        let indicator = version.pack.indicators.get(index)?.clone();
        let mut pack = bare(version.pack);
        pack.indicators = vec![Indicator {
            moves_to: None,
            ..indicator
        }];
        line(pack, 0, fact, facts)
    };
    let mut before = one(both.old, both.old_index, of_old, old_facts)?;
    let mut after = one(both.new, both.new_index, *only, facts.clone())?;
    let range = Interval::between(
        Exact::from_decimal(bounds.min.unwrap_or(Decimal::MIN)),
        Exact::from_decimal(bounds.max.unwrap_or(Decimal::MAX)),
    );
    let is_alone = before.reads_nothing_else() && after.reads_nothing_else();
    Some(Region {
        along: Along::Fact(declared.name.value.clone()),
        unit: declared.unit.clone(),
        intervals: intervals(&mut before, &mut after, &range),
        is_alone,
    })
}

fn line(pack: Pack, index: usize, fact: usize, facts: Facts) -> Option<Line> {
    let compiled = compile(&pack);
    if !compiled.findings.is_empty() {
        return None;
    }
    Some(Line {
        program: compiled.value?,
        pack,
        index,
        fact,
        facts,
    })
}

/// Where the two lines differ: at each figure at which either turns, and between them.
fn intervals(before: &mut Line, after: &mut Line, range: &Interval) -> Vec<Interval> {
    let start = range
        .single()
        .and_then(Exact::as_decimal)
        .unwrap_or(Decimal::ONE_HUNDRED);
    let mut figures = before.turns(start);
    figures.extend(after.turns(start));
    figures.retain(|figure| range.holds(&Exact::from_decimal(*figure)));
    figures.sort_unstable();
    figures.dedup();
    let mut differs = |figure: Decimal| before.at(figure) != after.at(figure);
    let end = |at: Option<(&Exact, bool)>| at.and_then(|(at, _)| at.as_decimal());
    let (low, high) = (end(range.lowest()), end(range.highest()));
    let mut spans: Vec<(Interval, bool)> = Vec::new();
    let (Some(first), Some(last)) = (figures.first().copied(), figures.last().copied()) else {
        return if differs(start) {
            vec![range.clone()]
        } else {
            Vec::new()
        };
    };
    // What lies before the first figure, and after the last.
    let beyond = |figure: Decimal, end: Option<Decimal>, by: Decimal| match end {
        Some(end) if end.abs() < Decimal::from(1_000_000_000_i64) => {
            (end != figure).then(|| middle(figure, end))
        }
        _ => Some(figure + by),
    };
    let at = Exact::from_decimal;
    if let Some(inside) = beyond(first, low, -Decimal::ONE_HUNDRED) {
        let span = Interval::to(&at(first), false).intersect(range);
        spans.extend(span.map(|span| (span, differs(inside))));
    }
    let pairs = figures.iter().zip(figures.iter().skip(1));
    for (figure, next) in pairs {
        spans.push((Interval::point(at(*figure)), differs(*figure)));
        let between =
            Interval::from(at(*figure), false).intersect(&Interval::to(&at(*next), false));
        let inside = differs(middle(*figure, *next));
        spans.extend(between.map(|between| (between, inside)));
    }
    spans.push((Interval::point(at(last)), differs(last)));
    if let Some(inside) = beyond(last, high, Decimal::ONE_HUNDRED) {
        let span = Interval::from(at(last), false).intersect(range);
        spans.extend(span.map(|span| (span, differs(inside))));
    }
    joined(&spans)
}

fn middle(one: Decimal, other: Decimal) -> Decimal {
    one + (other - one) / Decimal::TWO
}

/// Neighbours that differ, as one interval.
fn joined(spans: &[(Interval, bool)]) -> Vec<Interval> {
    let mut joined: Vec<Interval> = Vec::new();
    let mut is_open = false;
    for (span, differs) in spans {
        match joined.last_mut() {
            Some(last) if *differs && is_open => *last = last.hull(span),
            _ if *differs => joined.push(span.clone()),
            _ => {}
        }
        is_open = *differs;
    }
    joined
}
