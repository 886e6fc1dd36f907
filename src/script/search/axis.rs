//! The figures of one fact at which something turns in a rule, all others staying as they are.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::dimension::Dimension;
use super::{Target, root, targets};
use crate::bind::Facts;
use crate::number::{Decimal, Exact};
use crate::pack::{Pack, Value};
use crate::script::program::Program;
use crate::script::rule::FactIndex;

/// How often the rule is run for one fact.
const RUNS: usize = 600;

/// The figures at which the rule of the `index`-th indicator of the pack turns as one fact of a case takes other figures, each
/// with its neighbours as the fact would be written; in order. None for a fact that is no number, or is not given.
#[must_use]
pub fn turning_figures(
    program: &Program,
    index: usize,
    pack: &Pack,
    facts: &Facts,
    fact: FactIndex,
) -> Vec<Decimal> {
    let (Some(declared), Some(Value::Number(start))) = (pack.facts.get(fact), facts.get(fact))
    else {
        return Vec::new();
    };
    let Some(indicator) = pack.indicators.get(index) else {
        return Vec::new();
    };
    let dimension = Dimension::of(fact, declared, &[]);
    let mut axis = Axis {
        program,
        index,
        pack,
        facts: facts.clone(),
        fact,
        full: Exact::from_decimal(indicator.max),
        seen: BTreeMap::new(),
    };
    let mut found = BTreeSet::new();
    let mut grounds = VecDeque::from([*start]);
    let typical = (0..dimension.len()).filter_map(|at| dimension.number(at));
    grounds.extend(typical.take(4));
    let mut gone_on_from = BTreeSet::new();
    while let Some(ground) = grounds.pop_front()
        && axis.seen.len() < RUNS
    {
        if !gone_on_from.insert(ground) {
            continue;
        }
        let mut far = vec![ground];
        far.extend(dimension.beside(ground));
        // A slope may be short: it is seen from close by, on either side.
        let near = [Decimal::ONE, Decimal::NEGATIVE_ONE].map(|step| {
            let steps = [Decimal::ZERO, step, step + step];
            let figures = steps.iter().filter_map(|by| ground.checked_add(*by));
            figures
                .filter(|figure| dimension.allows(*figure))
                .collect::<Vec<_>>()
        });
        let [above, below] = near;
        let mut roots = axis.roots(&far);
        roots.extend(axis.roots(&above));
        roots.extend(axis.roots(&below));
        for root in roots {
            for figure in dimension.around(&root) {
                if dimension.allows(figure) && found.insert(figure) {
                    grounds.push_back(figure);
                }
            }
        }
    }
    found.into_iter().collect()
}

struct Axis<'a> {
    program: &'a Program,
    index: usize,
    pack: &'a Pack,
    facts: Facts,
    fact: FactIndex,
    full: Exact,
    /// How far the rule was from each of its targets, by the figure.
    seen: BTreeMap<Decimal, BTreeMap<Target, Exact>>,
}

impl Axis<'_> {
    /// The figures at which the targets come to zero that the rule has at all of the samples.
    fn roots(&mut self, samples: &[Decimal]) -> BTreeSet<Exact> {
        let along: Vec<(Exact, BTreeMap<Target, Exact>)> = samples
            .iter()
            .map(|figure| (Exact::from_decimal(*figure), self.at(*figure)))
            .collect();
        let mut roots = BTreeSet::new();
        let Some((_, first)) = along.first() else {
            return roots;
        };
        for target in first.keys() {
            let line: Vec<(Exact, Exact)> = along
                .iter()
                .filter_map(|(x, distances)| Some((x.clone(), distances.get(target)?.clone())))
                .collect();
            roots.extend(root(&line));
        }
        roots
    }

    fn at(&mut self, figure: Decimal) -> BTreeMap<Target, Exact> {
        if let Some(known) = self.seen.get(&figure) {
            return known.clone();
        }
        self.facts.set(self.fact, Some(Value::Number(figure)));
        let watched = self.program.watch(self.index, self.pack, &self.facts);
        let distances = watched.map_or_else(BTreeMap::new, |watched| {
            let score = watched.end.ok().flatten();
            targets(&watched.events, score.as_ref(), &self.full)
        });
        self.seen.insert(figure, distances.clone());
        distances
    }
}
