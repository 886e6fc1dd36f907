//! The scores of a pack for many cases: every rule as a short list of operations on numbered cells, in small fractions, without
//! notes, allocation or faults. Where anything is out of the ordinary (a fact that is not given, a fault, a number too large)
//! there is no result here, and the rule is computed with care.

mod cells;
mod condition;
mod emit;
mod number;
mod operation;
mod shared;

use std::ops::ControlFlow;

pub use self::cells::Cells;
use self::cells::{Cell, Input};
pub(super) use self::emit::flatten;
use self::operation::Operation;
use crate::bind::Facts;
use crate::number::Small;

/// The flat rules of a pack.
#[derive(Debug, Default)]
pub struct FlatProgram {
    /// What cells hold before a case is put into them.
    template: Vec<Option<Small>>,
    /// What cells hold of the facts of a case.
    inputs: Vec<(Input, Cell)>,
    /// The steps that several rules have in common, computed once a case. One without a result leaves its cell empty.
    common: Vec<(Operation, Cell)>,
    /// For each indicator of the pack; none where its rule has operations that are not known here.
    rules: Vec<Option<Vec<Operation>>>,
}

/// What a rule comes to, with no more said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quick {
    /// A score within 0..max, not yet rounded.
    Score(Small),
    /// The indicator does not apply.
    NotApplicable,
    /// Only a careful run can say.
    Unknown,
}

impl FlatProgram {
    /// Room for the figures of a case; lent to one case after the other.
    #[must_use]
    pub fn cells(&self) -> Cells {
        Cells {
            values: self.template.clone(),
        }
    }

    /// Puts the facts of a case in the place of those of the last.
    pub fn fill(&self, facts: &Facts, cells: &mut Cells) {
        for (input, cell) in &self.inputs {
            cells.set(*cell, input.of(facts));
        }
        for (operation, cell) in &self.common {
            let mut next = 0;
            if operation.run(&mut cells.values, &mut next).is_break() {
                cells.set(*cell, None);
            }
        }
    }

    /// What the `index`-th rule of the pack comes to for the case in the cells.
    #[inline]
    #[must_use]
    pub fn score(&self, index: usize, cells: &mut Cells) -> Quick {
        let Some(Some(operations)) = self.rules.get(index) else {
            return Quick::Unknown;
        };
        let mut next = 0;
        while let Some(operation) = operations.get(next) {
            next += 1;
            if let ControlFlow::Break(end) = operation.run(&mut cells.values, &mut next) {
                return end;
            }
        }
        Quick::Unknown
    }

    /// How many steps several rules have in common, and how many operations each rule takes.
    #[must_use]
    pub fn size(&self) -> (usize, Vec<Option<usize>>) {
        let sizes = self.rules.iter().map(|rule| Some(rule.as_ref()?.len()));
        (self.common.len(), sizes.collect())
    }
}
