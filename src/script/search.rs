//! Looks for figures that show what a rule can do: each way it can take, each side of what it compares, each failure, each
//! score. It begins with typical figures, those at the bounds and those of the examples, and from there solves for the
//! figures at which something turns. What it finds is so; what it does not find may still be.

mod axis;
mod dimension;
mod solve;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

pub use self::axis::turning_figures;
use self::dimension::{Dimension, dimensions};
use self::solve::root;
pub use self::solve::{Target, Turn, targets, turns};
use super::interpret::StepValue;
use super::program::Program;
use super::rule::FactIndex;
use super::watch::Event;
use crate::bind::Facts;
use crate::diagnose::Finding;
use crate::number::{Decimal, Exact};
use crate::pack::{Pack, Value};

/// How many cases are tried for one rule.
const TRIALS: usize = 1200;

/// Steps of work that the trials of one rule may take.
const WORK: u64 = 2_000_000;

/// From how many of them the search goes on.
const GROUNDS: usize = 80;

/// What was found.
#[derive(Debug)]
pub struct Search {
    dimensions: Vec<Dimension>,
    pub trials: Vec<Trial>,
}

/// One case that was tried.
#[derive(Debug)]
pub struct Trial {
    /// The value of each dimension, by its index there.
    point: Vec<usize>,
    /// The score, also one outside 0..max.
    pub score: Option<Exact>,
    pub fault: Option<Box<Finding>>,
    /// The indicator's measure.
    pub measure: Option<Decimal>,
    pub events: Vec<Event>,
    reads: Vec<FactIndex>,
}

/// How many where the interpreter runs it, which takes its time and tells little.
const SLOW_TRIALS: usize = 150;

/// Tries the rule of the `index`-th indicator of the pack. `examples` are cases to begin with.
#[must_use]
pub fn search(program: &Program, index: usize, pack: &Pack, examples: &[Facts]) -> Option<Search> {
    let rule = program.rule(index);
    let reads: Vec<FactIndex> = program
        .facts(index)
        .filter_map(|name| pack.fact_index(name))
        .collect();
    let mut facts = Facts::default();
    facts.clear(pack);
    let indicator = pack.indicators.get(index)?;
    let mut explorer = Explorer {
        program,
        index,
        pack,
        most: if rule.is_some() { TRIALS } else { SLOW_TRIALS },
        work: 0,
        full: Exact::from_decimal(indicator.max),
        measure: indicator
            .measure
            .as_ref()
            .map(|measure| measure.step.value.as_str()),
        facts,
        search: Search {
            dimensions: dimensions(&reads, rule, pack),
            trials: Vec::new(),
        },
        tried: BTreeMap::new(),
        seen: BTreeSet::new(),
        grounds: VecDeque::new(),
    };
    explorer.begin(examples);
    let mut gone_on_from = 0;
    while let Some(ground) = explorer.grounds.pop_front()
        && gone_on_from < GROUNDS
        && !explorer.is_done()
    {
        explorer.go_on_from(ground);
        gone_on_from += 1;
    }
    Some(explorer.search)
}

impl Search {
    /// The facts that a trial read, with their values, in the pack's order; none for one that was left out.
    pub fn facts<'s>(
        &'s self,
        trial: &'s Trial,
    ) -> impl Iterator<Item = (FactIndex, Option<&'s Value>)> {
        let dimensions = self.dimensions.iter().zip(&trial.point);
        dimensions
            .filter(|(dimension, _)| trial.reads.contains(&dimension.fact))
            .map(|(dimension, at)| (dimension.fact, dimension.value(*at)))
    }

    /// Every fact that the rule may read, with its value in a trial, whether or not the trial came to it.
    pub fn point<'s>(
        &'s self,
        trial: &'s Trial,
    ) -> impl Iterator<Item = (FactIndex, Option<&'s Value>)> {
        let dimensions = self.dimensions.iter().zip(&trial.point);
        dimensions.map(|(dimension, at)| (dimension.fact, dimension.value(*at)))
    }

    /// The trial whose figures are written with the fewest digits.
    pub fn simplest<'s>(&self, trials: impl Iterator<Item = &'s Trial>) -> Option<&'s Trial> {
        trials.min_by_key(|trial| self.cost(trial))
    }

    fn cost(&self, trial: &Trial) -> usize {
        let dimensions = self.dimensions.iter().zip(&trial.point);
        dimensions.map(|(dimension, at)| dimension.cost(*at)).sum()
    }

    /// Pairs of trials that differ in one fact only.
    #[must_use]
    pub fn neighbours(&self) -> Vec<(&Trial, &Trial)> {
        let mut pairs = Vec::new();
        for axis in 0..self.dimensions.len() {
            let mut lines: BTreeMap<Vec<usize>, Vec<&Trial>> = BTreeMap::new();
            for trial in &self.trials {
                let mut line = trial.point.clone();
                if let Some(place) = line.get_mut(axis) {
                    *place = usize::MAX;
                }
                lines.entry(line).or_default().push(trial);
            }
            for line in lines.values_mut() {
                line.sort_by_key(|trial| trial.measure);
                pairs.extend(line.iter().zip(line.iter().skip(1)).map(|(a, b)| (*a, *b)));
            }
        }
        pairs
    }
}

struct Explorer<'a> {
    program: &'a Program,
    index: usize,
    pack: &'a Pack,
    most: usize,
    work: u64,
    full: Exact,
    measure: Option<&'a str>,
    facts: Facts,
    search: Search,
    /// The trial of each point.
    tried: BTreeMap<Vec<usize>, usize>,
    seen: BTreeSet<Turn>,
    /// Trials that showed something new, to go on from.
    grounds: VecDeque<usize>,
}

impl Explorer<'_> {
    /// Whether it has done what it may.
    fn is_done(&self) -> bool {
        self.search.trials.len() >= self.most || self.work > WORK
    }

    fn begin(&mut self, examples: &[Facts]) {
        for facts in examples {
            let point: Option<Vec<usize>> = self
                .search
                .dimensions
                .iter_mut()
                .map(|dimension| dimension.intern(facts.get(dimension.fact).cloned()))
                .collect();
            if let Some(point) = point {
                self.ground(point);
            }
        }
        let typical = vec![0; self.search.dimensions.len()];
        self.ground(typical.clone());
        let choices: Vec<usize> = self.search.dimensions.iter().map(Dimension::len).collect();
        for (axis, &choices) in choices.iter().enumerate() {
            for choice in 1..choices {
                self.ground(moved(&typical, axis, choice));
            }
        }
        // All figures at once: all small, all large, all at their bounds.
        for choice in 1..choices.iter().copied().max().unwrap_or_default().min(12) {
            let last = |choices: &usize| choice.min(choices.saturating_sub(1));
            self.ground(choices.iter().map(last).collect());
        }
        for (axis, &first) in choices.iter().enumerate() {
            for (other, &second) in choices.iter().enumerate().skip(axis + 1) {
                if self.is_done() {
                    return;
                }
                for choice in 1..first.min(8) {
                    for partner in 1..second.min(8) {
                        let point = moved(&typical, axis, choice);
                        self.ground(moved(&point, other, partner));
                    }
                }
            }
        }
    }

    /// Tries a point, and goes on from it later if it showed something new.
    fn ground(&mut self, point: Vec<usize>) -> Option<usize> {
        if let Some(known) = self.tried.get(&point) {
            return Some(*known);
        }
        if self.is_done() {
            return None;
        }
        let trial = self.run(point)?;
        let place = self.search.trials.len();
        let mut is_new = false;
        let fault = trial.fault.iter().map(|fault| {
            let place = fault.place.as_ref().map_or(0, |place| place.span.start);
            Turn::Fault(fault.code, place)
        });
        for turn in turns(&trial.events, trial.score.as_ref(), &self.full)
            .into_iter()
            .chain(fault)
        {
            is_new |= self.seen.insert(turn);
        }
        self.tried.insert(trial.point.clone(), place);
        self.search.trials.push(trial);
        if is_new {
            self.grounds.push_back(place);
        }
        Some(place)
    }

    fn run(&mut self, point: Vec<usize>) -> Option<Trial> {
        for (dimension, at) in self.search.dimensions.iter().zip(&point) {
            self.facts
                .set(dimension.fact, dimension.value(*at).cloned());
        }
        let watched = self.program.watch(self.index, self.pack, &self.facts)?;
        self.work = self.work.saturating_add(watched.work);
        let measured = watched.steps.iter().find_map(|step| match step.value {
            StepValue::Number(value) if Some(step.name.as_str()) == self.measure => Some(value),
            _ => None,
        });
        let (score, fault) = match watched.end {
            Ok(score) => (score, None),
            Err(fault) => (None, Some(fault)),
        };
        Some(Trial {
            point,
            score,
            fault,
            measure: measured,
            events: watched.events,
            reads: watched.reads,
        })
    }

    /// Moves each figure of a trial by itself to where something turns.
    fn go_on_from(&mut self, ground: usize) {
        for axis in 0..self.search.dimensions.len() {
            let Some((point, start)) = self.figure(ground, axis) else {
                continue;
            };
            let mut samples = vec![(start, self.targets(ground))];
            for value in self.beside(axis, start) {
                let Some(at) = self.place(axis, value) else {
                    continue;
                };
                if let Some(trial) = self.ground(moved(&point, axis, at)) {
                    samples.push((value, self.targets(trial)));
                }
            }
            let [(x0, at0), others @ ..] = samples.as_slice() else {
                continue;
            };
            let mut roots = BTreeSet::new();
            for (target, d0) in at0 {
                if self.is_settled(target) {
                    continue;
                }
                let along: Vec<(Exact, Exact)> = std::iter::once((x0, d0))
                    .chain(
                        others
                            .iter()
                            .filter_map(|(x, at)| Some((x, at.get(target)?))),
                    )
                    .map(|(x, d)| (Exact::from_decimal(*x), d.clone()))
                    .collect();
                roots.extend(root(&along));
            }
            for root in roots {
                for value in self.around(axis, &root) {
                    if let Some(at) = self.place(axis, value) {
                        self.ground(moved(&point, axis, at));
                    }
                }
            }
        }
    }

    fn targets(&self, trial: usize) -> BTreeMap<Target, Exact> {
        let trial = self.search.trials.get(trial);
        trial.map_or_else(BTreeMap::new, |trial| {
            targets(&trial.events, trial.score.as_ref(), &self.full)
        })
    }

    /// Whether cases below, at and above have been found.
    fn is_settled(&self, target: &Target) -> bool {
        let sides = target.sides();
        sides.iter().all(|turn| self.seen.contains(turn))
    }

    /// The number that a trial has on an axis.
    fn figure(&self, trial: usize, axis: usize) -> Option<(Vec<usize>, Decimal)> {
        let point = self.search.trials.get(trial)?.point.clone();
        let dimension = self.search.dimensions.get(axis)?;
        let start = dimension.number(*point.get(axis)?)?;
        Some((point, start))
    }

    fn beside(&self, axis: usize, start: Decimal) -> Vec<Decimal> {
        let dimension = self.search.dimensions.get(axis);
        dimension.map_or_else(Vec::new, |dimension| dimension.beside(start))
    }

    fn around(&self, axis: usize, root: &Exact) -> Vec<Decimal> {
        let dimension = self.search.dimensions.get(axis);
        dimension.map_or_else(Vec::new, |dimension| dimension.around(root))
    }

    fn place(&mut self, axis: usize, value: Decimal) -> Option<usize> {
        let dimension = self.search.dimensions.get_mut(axis)?;
        dimension.intern(Some(Value::Number(value)))
    }
}

fn moved(point: &[usize], axis: usize, to: usize) -> Vec<usize> {
    let mut point = point.to_vec();
    if let Some(place) = point.get_mut(axis) {
        *place = to;
    }
    point
}
