//! A pack that has some of the changes and not others: what it makes of a case. Every script runs against the names of its own
//! version; what a change sets, values of parameters, declarations of facts, maxima, is set as told.

mod made;
mod sums;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use self::made::bare;
use self::made::{Made, Side};
pub use self::sums::Sums;
use super::Version;
use super::levers::{Lever, What};
use super::matched::Matched;
use super::skeleton::{Making, Skeleton};
use crate::bind::Facts;
use crate::pack::{Indicator, Limit, Pack};
use crate::score::{Came, Range, tally};
use crate::script::{ConditionEnd, Program};

/// How many of the packs that were made are kept.
const KEPT: usize = 4096;

/// How many levers of one rule are told apart; more of them act as one.
const TOLD_APART: usize = 60;

/// A case as either version reads it.
#[derive(Clone, Copy)]
pub struct CaseFacts<'f> {
    pub old: &'f Facts,
    pub new: &'f Facts,
}

/// Packs between two versions, whose parameters are those of one year.
pub struct Hybrids<'p> {
    pub old: Version<'p>,
    pub new: Version<'p>,
    pub matched: &'p Matched,
    pub levers: &'p [Lever],
    /// By lever: whether it sets anything in this year.
    pub acts: Vec<bool>,
    /// By pair of indicators: the levers that its rule hangs on.
    pub of_rules: Vec<Vec<usize>>,
    /// By pair of vetoes: the levers that its condition hangs on.
    pub of_vetoes: Vec<Vec<usize>>,
    rules: BTreeMap<(usize, u64), Option<Made>>,
    conditions: BTreeMap<(usize, u64), Option<Made>>,
    skeletons: BTreeMap<Vec<usize>, Rc<Skeleton>>,
    /// Of the case at hand: by pair of indicators, what its rule comes to with which of its levers.
    came: Vec<Vec<(u64, Came)>>,
}

/// Which levers stand as in the newer version.
pub type Set<'s> = &'s dyn Fn(usize) -> bool;

impl<'p> Hybrids<'p> {
    /// Between two versions, each with the parameters of a year.
    #[must_use]
    pub fn new(
        old: Version<'p>,
        new: Version<'p>,
        matched: &'p Matched,
        levers: &'p [Lever],
    ) -> Self {
        let mut hybrids = Self {
            old,
            new,
            matched,
            levers,
            acts: Vec::new(),
            of_rules: Vec::new(),
            of_vetoes: Vec::new(),
            rules: BTreeMap::new(),
            conditions: BTreeMap::new(),
            skeletons: BTreeMap::new(),
            came: Vec::new(),
        };
        hybrids.acts = levers
            .iter()
            .map(|lever| hybrids.acts(lever.what))
            .collect();
        let indicators = 0..matched.indicators.pairs.len();
        hybrids.of_rules = indicators.map(|place| hybrids.of_rule(place)).collect();
        let vetoes = 0..matched.vetoes.pairs.len();
        hybrids.of_vetoes = vetoes.map(|place| hybrids.of_veto(place)).collect();
        hybrids
    }

    /// Whether a lever sets anything: a parameter with other values in other years may not.
    fn acts(&self, what: What) -> bool {
        let What::Parameter(place) = what else {
            return true;
        };
        let pair = self.matched.parameters.pairs.get(place);
        let values = pair.and_then(|pair| {
            let old = self.old.pack.parameters.get(pair.old?)?.value;
            Some((old, self.new.pack.parameters.get(pair.new?)?.value))
        });
        values.is_some_and(|(old, new)| old != new)
    }

    fn of_rule(&self, place: usize) -> Vec<usize> {
        let Some(pair) = self.matched.indicators.pairs.get(place) else {
            return Vec::new();
        };
        let old = pair.old.map(|index| names(self.old.program, index));
        let new = pair.new.map(|index| names(self.new.program, index));
        let own = [What::Script(place), What::Max(place)];
        self.reading(&own, &old.unwrap_or_default(), &new.unwrap_or_default())
    }

    fn of_veto(&self, place: usize) -> Vec<usize> {
        let Some(pair) = self.matched.vetoes.pairs.get(place) else {
            return Vec::new();
        };
        let names = |version: Version<'p>, index: Option<usize>| -> Vec<&'p str> {
            let veto = index.map(|index| version.program.veto_names(index));
            veto.into_iter().flatten().collect()
        };
        let (old, new) = (names(self.old, pair.old), names(self.new, pair.new));
        self.reading(&[What::Veto(place)], &old, &new)
    }

    /// The levers of a rule itself, and of the facts and parameters that either version of it names.
    fn reading(&self, own: &[What], old: &[&str], new: &[&str]) -> Vec<usize> {
        let is_read = |what: What| match what {
            What::Fact(place) => {
                let pair = self.matched.facts.pairs.get(place);
                pair.is_some_and(|pair| {
                    let of_old = pair.old.and_then(|at| self.old.pack.facts.get(at));
                    let of_new = pair.new.and_then(|at| self.new.pack.facts.get(at));
                    of_old.is_some_and(|one| old.contains(&one.name.value.as_str()))
                        || of_new.is_some_and(|one| new.contains(&one.name.value.as_str()))
                })
            }
            What::Parameter(place) => {
                let pair = self.matched.parameters.pairs.get(place);
                pair.is_some_and(|pair| {
                    let of_old = pair.old.and_then(|at| self.old.pack.parameters.get(at));
                    let of_new = pair.new.and_then(|at| self.new.pack.parameters.get(at));
                    of_old.is_some_and(|one| old.contains(&one.name.value.as_str()))
                        || of_new.is_some_and(|one| new.contains(&one.name.value.as_str()))
                })
            }
            other => own.contains(&other),
        };
        let levers = self.levers.iter().zip(&self.acts).enumerate();
        let reading = levers.filter(|(_, (lever, acts))| **acts && is_read(lever.what));
        reading.map(|(index, _)| index).collect()
    }

    /// The lever that sets something, if there is one.
    #[must_use]
    pub fn lever(&self, what: What) -> Option<usize> {
        let index = self.levers.iter().position(|lever| lever.what == what)?;
        self.acts
            .get(index)
            .copied()
            .unwrap_or_default()
            .then_some(index)
    }

    /// A case to ask things of.
    pub fn case<'h>(&'h mut self, facts: CaseFacts<'h>) -> AtHand<'h, 'p> {
        for known in &mut self.came {
            known.clear();
        }
        let rules = self.matched.indicators.pairs.len();
        self.came.resize_with(rules, Vec::new);
        AtHand {
            hybrids: self,
            facts,
        }
    }

    /// The tree with these levers in the newer version.
    pub fn skeleton(&mut self, set: Set<'_>) -> Rc<Skeleton> {
        let shapes = |what: What| {
            !matches!(
                what,
                What::Fact(_) | What::Parameter(_) | What::Script(_) | What::Veto(_)
            )
        };
        let levers = self.levers.iter().enumerate();
        let key: Vec<usize> = levers
            .filter(|(index, lever)| shapes(lever.what) && set(*index))
            .map(|(index, _)| index)
            .collect();
        if let Some(known) = self.skeletons.get(&key) {
            return Rc::clone(known);
        }
        let making = Making {
            old: self.old,
            new: self.new,
            matched: self.matched,
            stands: &|what| Some(set(self.lever(what)?)),
        };
        let made = Rc::new(making.skeleton());
        if self.skeletons.len() >= KEPT {
            self.skeletons.clear();
        }
        self.skeletons.insert(key, Rc::clone(&made));
        made
    }

    /// The rule with these levers in the newer version; none where no script of one version makes anything of a fact or a
    /// parameter of the other.
    fn rule(&mut self, place: usize, mask: u64, set: Set<'_>) -> Option<&mut Made> {
        if !self.rules.contains_key(&(place, mask)) {
            if self.rules.len() >= KEPT {
                self.rules.clear();
            }
            let made = self.make_rule(place, set);
            self.rules.insert((place, mask), made);
        }
        self.rules.get_mut(&(place, mask))?.as_mut()
    }

    fn condition(&mut self, place: usize, set: Set<'_>) -> Option<&mut Made> {
        let levers = self.of_vetoes.get(place);
        let mask = levers.map_or(0, |levers| mask(levers, set));
        if !self.conditions.contains_key(&(place, mask)) {
            if self.conditions.len() >= KEPT {
                self.conditions.clear();
            }
            let made = self.make_condition(place, set);
            self.conditions.insert((place, mask), made);
        }
        self.conditions.get_mut(&(place, mask))?.as_mut()
    }

    fn make_rule(&self, place: usize, set: Set<'_>) -> Option<Made> {
        let pair = self.matched.indicators.pairs.get(place)?;
        let is_new = |what: What| self.lever(what).is_none_or(set);
        let side = match (pair.old, pair.new) {
            (Some(_), None) => Side::Old,
            (Some(_), Some(_)) if !is_new(What::Script(place)) => Side::Old,
            _ => Side::New,
        };
        let (version, index) = match side {
            Side::Old => (self.old, pair.old?),
            Side::New => (self.new, pair.new?),
        };
        let indicator = version.pack.indicators.get(index)?;
        let max = if is_new(What::Max(place)) {
            pair.new.map(|at| (self.new, at))
        } else {
            None
        };
        let max = max.or_else(|| pair.old.map(|at| (self.old, at)));
        let max = max.and_then(|(version, at)| version.pack.indicators.get(at));
        let indicator = Indicator {
            max: max.map_or(indicator.max, |one| one.max),
            moves_to: None,
            examples: Vec::new(),
            ..indicator.clone()
        };
        let put = |pack: &mut Pack| pack.indicators = vec![indicator.clone()];
        // What is no rule with facts or parameters of the other version stands with those of its own.
        self.made(side, Some(set), put)
            .or_else(|| self.made(side, None, put))
    }

    fn make_condition(&self, place: usize, set: Set<'_>) -> Option<Made> {
        let pair = self.matched.vetoes.pairs.get(place)?;
        let is_new = self.lever(What::Veto(place)).is_none_or(set);
        let (side, veto) = if is_new {
            (Side::New, self.new.pack.vetoes.get(pair.new?)?)
        } else {
            (Side::Old, self.old.pack.vetoes.get(pair.old?)?)
        };
        let put = |pack: &mut Pack| pack.vetoes = vec![veto.clone()];
        self.made(side, Some(set), put)
            .or_else(|| self.made(side, None, put))
    }
}

/// A case, and what the rules come to for it as far as that is known.
pub struct AtHand<'h, 'p> {
    hybrids: &'h mut Hybrids<'p>,
    facts: CaseFacts<'h>,
}

impl<'p> AtHand<'_, 'p> {
    /// What lies between the versions.
    #[must_use]
    pub fn hybrids(&self) -> &Hybrids<'p> {
        self.hybrids
    }

    /// The tree with these levers in the newer version.
    pub fn skeleton(&mut self, set: Set<'_>) -> Rc<Skeleton> {
        self.hybrids.skeleton(set)
    }

    /// What the total is with these levers in the newer version.
    pub fn total(&mut self, set: Set<'_>) -> Range {
        let skeleton = self.hybrids.skeleton(set);
        let places = skeleton.indicators.iter();
        let results: Vec<Came> = places.map(|place| self.rule(*place, set)).collect();
        let vetoes = self.vetoes(set);
        let limits: Vec<(&Limit, bool)> = vetoes
            .iter()
            .map(|(limit, is_certain)| (limit, *is_certain))
            .collect();
        tally(&skeleton.pack, &results, &limits)
    }

    /// What a rule comes to with these levers in the newer version.
    pub fn rule(&mut self, place: usize, set: Set<'_>) -> Came {
        let levers = self.hybrids.of_rules.get(place);
        let mask = levers.map_or(0, |levers| mask(levers, set));
        let known = self.hybrids.came.get(place);
        let mut known = known.into_iter().flatten();
        if let Some((_, came)) = known.find(|(of, _)| *of == mask) {
            return came.clone();
        }
        let made = self.hybrids.rule(place, mask, set);
        let came = made.map_or(Came::Failed, |made| made.came(self.facts));
        if let Some(known) = self.hybrids.came.get_mut(place) {
            known.push((mask, came.clone()));
        }
        came
    }

    /// The limits of the vetoes that hold or may hold.
    fn vetoes(&mut self, set: Set<'_>) -> Vec<(Limit, bool)> {
        let mut limits = Vec::new();
        for place in 0..self.hybrids.matched.vetoes.pairs.len() {
            let Some(made) = self.hybrids.condition(place, set) else {
                continue;
            };
            let Some(limit) = made.pack.vetoes.first().map(|veto| veto.limit.clone()) else {
                continue;
            };
            match made.veto(self.facts) {
                Some(ConditionEnd::Holds) => limits.push((limit, true)),
                Some(ConditionEnd::Missing(_) | ConditionEnd::Failed(_)) => {
                    limits.push((limit, false));
                }
                Some(ConditionEnd::HoldsNot) | None => {}
            }
        }
        limits
    }
}

/// The facts and parameters that a rule names.
fn names(program: &Program, index: usize) -> Vec<&str> {
    program
        .facts(index)
        .chain(program.parameters(index))
        .collect()
}

/// Which of some levers are in a set, bit by bit; of very many, whether all are.
fn mask(levers: &[usize], set: Set<'_>) -> u64 {
    if levers.len() > TOLD_APART {
        return u64::from(levers.iter().all(|lever| set(*lever)));
    }
    let bits = levers.iter().enumerate();
    bits.fold(0, |mask, (bit, lever)| mask | u64::from(set(*lever)) << bit)
}
