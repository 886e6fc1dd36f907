//! The declared direction, held against the rule.

use super::Subject;
use crate::diagnose::{Argument, Code, Findings};
use crate::number::{Decimal, Interval, trimmed};
use crate::pack::{Direction, FactKind, Pack, Value};
use crate::script::rule::{FactIndex, Rule};
use crate::script::{Known, Program, Rising, Trend, Trial, trend};

pub fn check(subject: &Subject<'_>, rule: &Rule, known: &Known, findings: &mut Findings) {
    let Some(direction) = subject.indicator.direction else {
        return;
    };
    let Some(figure) = Figure::of(subject) else {
        return;
    };
    let keeps = matches!(
        (direction, trend(rule, known, figure.rising())),
        (Direction::LowerIsBetter, Trend::Down) | (Direction::HigherIsBetter, Trend::Up)
    );
    let is_constant = |range: &Interval| range.single().is_some();
    if keeps || known.score.as_ref().is_none_or(is_constant) {
        return;
    }
    let place = subject.score_place();
    match broken(subject, direction, &figure) {
        Some((lower, higher)) => {
            let key = match direction {
                Direction::LowerIsBetter => "lower-is-better",
                Direction::HigherIsBetter => "higher-is-better",
            };
            let finding = subject
                .about(Code::DirectionBroken, place)
                .with("direction", Argument::Attribute(key))
                .with("step", figure.name(subject))
                .with("first", figure.shown(subject, lower))
                .with("first-score", score(lower))
                .with("second", figure.shown(subject, higher))
                .with("second-score", score(higher))
                .with("facts", subject.figures(higher));
            findings.push(finding.saying("facts").help("help"));
        }
        None => findings.push(subject.undecided("direction", place)),
    }
}

/// The figure whose direction is declared: the measure, or the only number that the rule reads.
enum Figure {
    Measure(String),
    Fact(FactIndex),
}

impl Figure {
    fn of(subject: &Subject<'_>) -> Option<Self> {
        if let Some(measure) = &subject.indicator.measure {
            return Some(Self::Measure(measure.step.value.clone()));
        }
        only_number(subject.pack, subject.program, subject.index).map(Self::Fact)
    }

    fn rising(&self) -> Rising<'_> {
        match self {
            Self::Measure(step) => Rising::Step(step),
            Self::Fact(index) => Rising::Fact(*index),
        }
    }

    fn name(&self, subject: &Subject<'_>) -> String {
        match self {
            Self::Measure(step) => step.clone(),
            Self::Fact(index) => {
                let fact = subject.pack.facts.get(*index);
                fact.map_or_else(String::new, |fact| fact.name.value.clone())
            }
        }
    }

    fn value(&self, subject: &Subject<'_>, trial: &Trial) -> Option<Decimal> {
        match self {
            Self::Measure(_) => trial.measure,
            Self::Fact(index) => {
                let mut facts = subject.search.facts(trial);
                match facts.find(|(fact, _)| fact == index) {
                    Some((_, Some(Value::Number(value)))) => Some(*value),
                    _ => None,
                }
            }
        }
    }

    fn shown(&self, subject: &Subject<'_>, trial: &Trial) -> String {
        let value = self.value(subject, trial).unwrap_or_default();
        trimmed(value.round_dp(4))
    }
}

/// The only number among the facts that a rule reads: what a direction without a measure is about.
pub fn only_number(pack: &Pack, program: &Program, index: usize) -> Option<FactIndex> {
    let mut numbers = program.facts(index).filter_map(|name| {
        let index = pack.fact_index(name)?;
        let kind = &pack.facts.get(index)?.kind;
        let is_number = matches!(
            kind,
            FactKind::Decimal(_) | FactKind::Integer(_) | FactKind::Percent(_)
        );
        is_number.then_some(index)
    });
    let only = numbers.next()?;
    numbers.next().is_none().then_some(only)
}

/// Two cases, the one with the lower figure first, that differ in one fact and whose scores go the wrong way.
fn broken<'s>(
    subject: &'s Subject<'_>,
    direction: Direction,
    figure: &Figure,
) -> Option<(&'s Trial, &'s Trial)> {
    let pairs = subject
        .search
        .neighbours()
        .into_iter()
        .filter_map(|(a, b)| {
            let (at_a, at_b) = (figure.value(subject, a)?, figure.value(subject, b)?);
            let (lower, higher) = if at_a < at_b { (a, b) } else { (b, a) };
            let (low, high) = (lower.score.as_ref()?, higher.score.as_ref()?);
            let is_broken = match direction {
                Direction::LowerIsBetter => low < high,
                Direction::HigherIsBetter => low > high,
            };
            (at_a != at_b && is_broken).then_some((lower, higher))
        });
    let mut pairs: Vec<(&Trial, &Trial)> = pairs.collect();
    let simplest = subject
        .search
        .simplest(pairs.iter().map(|(_, higher)| *higher));
    let simplest = simplest.map(std::ptr::from_ref);
    pairs.retain(|(_, higher)| Some(std::ptr::from_ref(*higher)) == simplest);
    pairs.first().copied()
}

fn score(trial: &Trial) -> String {
    let score = trial.score.as_ref().and_then(|score| score.to_decimal(4));
    score.map_or_else(String::new, trimmed)
}
