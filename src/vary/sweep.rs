//! The marks of a case at every value that one fact or one parameter takes.

use std::collections::BTreeMap;

use crate::bind::Facts;
use crate::diagnose::Finding;
use crate::number::Decimal;
use crate::pack::{Pack, Value};
use crate::score::{Mark, Range, Scorer, Sheet};
use crate::script::{Program, compile, turning_figures};

/// How many figures are gone through at most.
const MOST: usize = 10_000;
/// How many values of a parameter: the pack is compiled anew for each.
const MOST_OF_PARAMETER: usize = 500;

/// The marks at one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    pub value: Value,
    pub marks: Marks,
}

/// What a case comes to.
#[derive(Clone, Debug, PartialEq)]
pub struct Marks {
    pub total: Range,
    /// Every grade the total may still get, worst first.
    pub grades: Vec<String>,
    /// In the order of the pack's indicators; none without a score.
    pub scores: Vec<Option<Decimal>>,
}

impl Marks {
    pub(super) fn of(sheet: &Sheet, pack: &Pack) -> Self {
        let grades = sheet.grades(pack).into_iter().rev();
        let scores = sheet.marks.iter().map(|mark| match mark {
            Mark::Scored(score) | Mark::NotApplicable(Some(score)) => Some(*score),
            Mark::NotApplicable(None) | Mark::Missing | Mark::Failed => None,
        });
        Self {
            total: sheet.total,
            grades: grades.map(|grade| grade.label.clone()).collect(),
            scores: scores.collect(),
        }
    }
}

/// Marks at every value, in the order gone through.
#[derive(Clone, Debug, PartialEq)]
pub struct Swept {
    pub points: Vec<Point>,
    /// The marks as the case is.
    pub now: Marks,
    /// The indicators whose scores move, by their index in the pack.
    pub moving: Vec<usize>,
}

/// Why nothing was gone through.
#[derive(Debug)]
pub enum SweepFault {
    /// More values than this.
    TooMany(usize),
    /// With this value the pack's scripts cannot be compiled.
    NotCompiled(Decimal, Vec<Finding>),
}

/// From one figure to another by steps, both ends included.
///
/// # Errors
/// [`SweepFault::TooMany`].
pub fn figures(from: Decimal, to: Decimal, step: Decimal) -> Result<Vec<Decimal>, SweepFault> {
    let step = step.abs();
    let signed = if from <= to { step } else { -step };
    let mut all = vec![from];
    let mut at = from;
    while !step.is_zero() && at != to {
        if all.len() >= MOST {
            return Err(SweepFault::TooMany(MOST));
        }
        let next = at + signed;
        at = if (signed.is_sign_positive() && next > to) || (signed.is_sign_negative() && next < to)
        {
            to
        } else {
            next
        };
        all.push(at);
    }
    Ok(all)
}

/// The marks as a fact takes these values. Between the first and the last figure also those are shown up to which, or from
/// which on, the marks stay the same.
#[must_use]
pub fn along_fact(
    (pack, program): (&Pack, &Program),
    facts: &Facts,
    fact: usize,
    values: &[Value],
) -> Swept {
    let turns = turns((pack, program), facts, fact, values);
    let mut scorer = Scorer::new(pack, program);
    let now = Marks::of(scorer.score(facts), pack);
    let mut changed = facts.clone();
    let mut marks_at = |value: &Value| {
        changed.set(fact, Some(value.clone()));
        Marks::of(scorer.score(&changed), pack)
    };
    if turns.is_empty() {
        let points = values.iter().map(|value| Point {
            value: value.clone(),
            marks: marks_at(value),
        });
        return swept(points.collect(), now);
    }
    let points: Vec<(Point, bool)> = turns
        .into_iter()
        .map(|(figure, is_asked)| {
            let value = Value::Number(figure);
            let marks = marks_at(&value);
            (Point { value, marks }, is_asked)
        })
        .collect();
    let runs = points.chunk_by(|(one, _), (other, _)| one.marks == other.marks);
    let mut kept = Vec::new();
    for run in runs {
        let last = run.len().saturating_sub(1);
        let has_asked = run.iter().any(|(_, is_asked)| *is_asked);
        let shown = run.iter().enumerate().filter(|(place, (_, is_asked))| {
            // Alone, a figure that nobody asked for is but one of many on a slope.
            *is_asked || (has_asked || last > 0) && (*place == 0 || *place == last)
        });
        kept.extend(shown.map(|(_, (point, _))| point.clone()));
    }
    swept(kept, now)
}

/// The figures asked for, and those between them at which something turns, with their neighbours; in the order asked for. None
/// where the values are no figures.
fn turns(
    (pack, program): (&Pack, &Program),
    facts: &Facts,
    fact: usize,
    values: &[Value],
) -> Vec<(Decimal, bool)> {
    let number = |value: &Value| match value {
        Value::Number(number) => Some(*number),
        _ => None,
    };
    let Some(numbers) = values.iter().map(number).collect::<Option<Vec<Decimal>>>() else {
        return Vec::new();
    };
    let (Some(first), Some(last)) = (numbers.first(), numbers.last()) else {
        return Vec::new();
    };
    let (low, high) = (*first.min(last), *first.max(last));
    let mut start = facts.clone();
    start.set(fact, Some(Value::Number(*first)));
    let mut all: BTreeMap<Decimal, bool> = BTreeMap::new();
    for index in 0..pack.indicators.len() {
        let reads = program
            .facts(index)
            .any(|name| pack.fact_index(name) == Some(fact));
        if reads {
            let figures = turning_figures(program, index, pack, &start, fact);
            let inside = figures.into_iter().filter(|at| low <= *at && *at <= high);
            all.extend(inside.map(|at| (at, false)));
        }
    }
    all.extend(numbers.iter().map(|number| (*number, true)));
    let mut all: Vec<(Decimal, bool)> = all.into_iter().collect();
    if first > last {
        all.reverse();
    }
    all
}

/// The marks as a parameter takes these values, those of its pack in the year of the case.
///
/// # Errors
/// [`SweepFault::TooMany`]; [`SweepFault::NotCompiled`] where a value makes a script impossible.
pub fn along_parameter(
    (pack, program): (&Pack, &Program),
    facts: &Facts,
    parameter: usize,
    values: &[Decimal],
) -> Result<Swept, SweepFault> {
    if values.len() > MOST_OF_PARAMETER {
        return Err(SweepFault::TooMany(MOST_OF_PARAMETER));
    }
    let now = Marks::of(Scorer::new(pack, program).score(facts), pack);
    let mut points = Vec::new();
    for value in values {
        let mut changed = pack.clone();
        if let Some(parameter) = changed.parameters.get_mut(parameter) {
            parameter.value = *value;
            parameter.dated.clear();
        }
        let compiled = compile(&changed);
        let Some(program) = compiled.value else {
            return Err(SweepFault::NotCompiled(*value, compiled.findings));
        };
        points.push(Point {
            value: Value::Number(*value),
            marks: Marks::of(Scorer::new(&changed, &program).score(facts), &changed),
        });
    }
    Ok(swept(points, now))
}

fn swept(points: Vec<Point>, now: Marks) -> Swept {
    let count = now.scores.len();
    let first = points.first().map(|point| &point.marks);
    let moving = (0..count).filter(|&index| {
        let at = |marks: &Marks| marks.scores.get(index).copied().flatten();
        let one = first.map(at);
        points.iter().any(|point| Some(at(&point.marks)) != one)
    });
    Swept {
        moving: moving.collect(),
        points,
        now,
    }
}
