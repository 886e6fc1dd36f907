//! The two versions of a rule, for one case.

use crate::bind::Facts;
use crate::compare::Version;
use crate::compare::impact::Ground;
use crate::pack::{Pack, Value};
use crate::score::{Came, Mark, came, mark};
use crate::script::Cells;

/// Both versions of a rule, with what a case takes lent to the next.
pub struct Both<'g> {
    pub old: Version<'g>,
    pub new: Version<'g>,
    pub old_index: usize,
    pub new_index: usize,
    ground: &'g Ground,
    old_facts: Facts,
    old_cells: Cells,
    new_cells: Cells,
    /// The facts that either version names, by their index in the reader.
    named: Vec<usize>,
}

impl<'g> Both<'g> {
    pub fn new(
        (old, old_index): (Version<'g>, usize),
        (new, new_index): (Version<'g>, usize),
        ground: &'g Ground,
    ) -> Self {
        let mut both = Self {
            old,
            new,
            old_index,
            new_index,
            ground,
            old_facts: Facts::none(),
            old_cells: old.program.cells(),
            new_cells: new.program.cells(),
            named: Vec::new(),
        };
        let of_new = new.program.facts(new_index);
        let mut named: Vec<usize> = of_new
            .filter_map(|name| new.pack.fact_index(name))
            .collect();
        let of_old = old.program.facts(old_index);
        let of_old = of_old.filter_map(|name| old.pack.fact_index(name));
        for place in of_old.filter_map(|index| both.ground.place_of_old(index)) {
            if !named.contains(&place) {
                named.push(place);
            }
        }
        both.named = named;
        both
    }

    /// The pack that cases are bound to.
    pub fn reader(&self) -> &'g Pack {
        &self.ground.reader
    }

    /// Where a fact of the older version stands in the reader; none where its values mean something else there.
    pub fn place_of_old(&self, index: usize) -> Option<usize> {
        self.ground.place_of_old_alike(index)
    }

    /// The fact of the older version that a fact of the reader is.
    pub fn old_of(&self, place: usize) -> Option<usize> {
        let mut all = 0..self.old.pack.facts.len();
        all.find(|index| self.place_of_old(*index) == Some(place))
    }

    /// A case as the older version reads it.
    pub fn facts_of_old(&self, facts: &Facts) -> Facts {
        let mut old = Facts::none();
        self.ground.fill_old(self.old, facts, &mut old);
        old
    }

    /// The facts that either version names.
    pub fn named(&self) -> &[usize] {
        &self.named
    }

    /// What both come to, exactly.
    pub fn came(&mut self, facts: &Facts) -> (Came, Came) {
        self.ground.fill_old(self.old, facts, &mut self.old_facts);
        self.old.program.fill(&self.old_facts, &mut self.old_cells);
        self.new.program.fill(facts, &mut self.new_cells);
        let (old, new) = (self.old, self.new);
        let before = came(
            (old.pack, old.program),
            self.old_index,
            &self.old_facts,
            &mut self.old_cells,
        );
        let after = came(
            (new.pack, new.program),
            self.new_index,
            facts,
            &mut self.new_cells,
        );
        (before, after)
    }

    /// The marks that both give.
    pub fn marks(&mut self, facts: &Facts) -> (Mark, Mark) {
        let (before, after) = self.came(facts);
        (
            mark(self.old.pack, self.old_index, &before),
            mark(self.new.pack, self.new_index, &after),
        )
    }

    /// The values that a case gives the facts which either version names.
    pub fn read(&self, facts: &Facts) -> Vec<(usize, Option<Value>)> {
        let named = self.named.iter();
        named
            .map(|fact| (*fact, facts.get(*fact).cloned()))
            .collect()
    }
}
