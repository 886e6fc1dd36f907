//! A pack with one rule or one condition, its facts and parameters being those of either version.

use super::{CaseFacts, Hybrids, Set};
use crate::bind::Facts;
use crate::compare::levers::What;
use crate::pack::{Fact, Pack};
use crate::score::{Came, came};
use crate::script::{Cells, ConditionEnd, Program, compile};

/// Which version a script is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Old,
    New,
}

/// A pack with one rule or one condition.
pub struct Made {
    pub pack: Pack,
    program: Program,
    cells: Cells,
    side: Side,
    /// The facts whose values are those of the other version: by index in this one, and there.
    borrowed: Vec<(usize, usize)>,
    /// Room for the facts, where some are borrowed.
    facts: Facts,
}

impl Made {
    /// What its rule comes to for a case.
    pub fn came(&mut self, case: CaseFacts<'_>) -> Came {
        self.borrow(case);
        let facts = if self.borrowed.is_empty() {
            own(self.side, case)
        } else {
            &self.facts
        };
        self.program.fill(facts, &mut self.cells);
        came((&self.pack, &self.program), 0, facts, &mut self.cells)
    }

    /// Whether its condition holds for a case.
    pub fn veto(&mut self, case: CaseFacts<'_>) -> Option<ConditionEnd> {
        self.borrow(case);
        let facts = if self.borrowed.is_empty() {
            own(self.side, case)
        } else {
            &self.facts
        };
        self.program.veto(0, facts)
    }

    /// Puts the facts of a case together, where they are not all of one version.
    fn borrow(&mut self, case: CaseFacts<'_>) {
        if self.borrowed.is_empty() {
            return;
        }
        self.facts.clone_from(own(self.side, case));
        let other = match self.side {
            Side::Old => case.new,
            Side::New => case.old,
        };
        for (here, there) in &self.borrowed {
            self.facts.set(*here, other.get(*there).cloned());
        }
    }
}

/// A pack with its facts and parameters and nothing else, each parameter with the value that it has now for all years.
pub fn bare(pack: &Pack) -> Pack {
    let mut bare = Pack {
        relations: Vec::new(),
        vetoes: Vec::new(),
        contradictions: Vec::new(),
        silences: Vec::new(),
        groups: Vec::new(),
        indicators: Vec::new(),
        ..pack.clone()
    };
    for parameter in &mut bare.parameters {
        parameter.dated = Vec::new();
    }
    bare
}

fn own(side: Side, case: CaseFacts<'_>) -> &Facts {
    match side {
        Side::Old => case.old,
        Side::New => case.new,
    }
}

impl Hybrids<'_> {
    /// The pack of a version with nothing in it but what `put` puts there, facts and parameters as the set has them; without a
    /// set, as that version has them. None where that cannot be compiled.
    pub(super) fn made(
        &self,
        side: Side,
        set: Option<Set<'_>>,
        put: impl Fn(&mut Pack),
    ) -> Option<Made> {
        let base = match side {
            Side::Old => self.old.pack,
            Side::New => self.new.pack,
        };
        let mut pack = bare(base);
        put(&mut pack);
        let mut borrowed = Vec::new();
        if let Some(set) = set {
            self.set_parameters(&mut pack, side, set);
            borrowed = self.set_facts(&mut pack, side, set);
        }
        let compiled = compile(&pack);
        if !compiled.findings.is_empty() {
            return None;
        }
        let program = compiled.value?;
        Some(Made {
            cells: program.cells(),
            program,
            pack,
            side,
            borrowed,
            facts: Facts::none(),
        })
    }

    fn set_parameters(&self, pack: &mut Pack, side: Side, set: Set<'_>) {
        for (place, pair) in self.matched.parameters.pairs.iter().enumerate() {
            let Some(lever) = self.lever(What::Parameter(place)) else {
                continue;
            };
            let value = if set(lever) {
                pair.new.and_then(|at| self.new.pack.parameters.get(at))
            } else {
                pair.old.and_then(|at| self.old.pack.parameters.get(at))
            };
            let here = match side {
                Side::Old => pair.old,
                Side::New => pair.new,
            };
            let parameter = here.and_then(|at| pack.parameters.get_mut(at));
            if let (Some(parameter), Some(value)) = (parameter, value) {
                parameter.value = value.value;
            }
        }
    }

    /// Declares facts as the set has them; those whose values are the other version's.
    fn set_facts(&self, pack: &mut Pack, side: Side, set: Set<'_>) -> Vec<(usize, usize)> {
        let mut borrowed = Vec::new();
        for (place, pair) in self.matched.facts.pairs.iter().enumerate() {
            let Some(lever) = self.lever(What::Fact(place)) else {
                continue;
            };
            let (Some(old), Some(new)) = (pair.old, pair.new) else {
                continue;
            };
            let (here, there, other) = match (side, set(lever)) {
                (Side::Old, true) => (old, new, self.new.pack),
                (Side::New, false) => (new, old, self.old.pack),
                _ => continue,
            };
            if let (Some(fact), Some(other)) = (pack.facts.get_mut(here), other.facts.get(there)) {
                *fact = Fact {
                    name: fact.name.clone(),
                    was: fact.was.clone(),
                    ..other.clone()
                };
                borrowed.push((here, there));
            }
        }
        borrowed
    }
}
