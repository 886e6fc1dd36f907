//! What the rules of a pack share: the cells that stay, and the steps that several rules compute alike.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use super::FlatProgram;
use super::cells::{Cell, Input, JUDGEMENT};
use super::emit::NotFlat;
use super::operation::Operation;
use crate::number::Small;

/// The cells that every rule uses anew; those above hold what stays.
pub const OWN_CELLS: u16 = 64;

/// An operation whose result depends on nothing but these cells, by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    pub name: &'static str,
    pub cells: Vec<Cell>,
}

/// What the rules of a pack share.
#[derive(Default)]
pub struct Shared {
    stable: Vec<Option<Small>>,
    constants: BTreeMap<(i64, i64), Cell>,
    inputs: BTreeMap<Input, Cell>,
    judgements: BTreeMap<usize, Cell>,
    common: BTreeMap<Key, Cell>,
    operations: Vec<(Operation, Cell)>,
    /// The rules that compute this of cells that stay.
    users: BTreeMap<Key, (Operation, BTreeSet<usize>)>,
}

impl Shared {
    fn cell(&mut self, value: Option<Small>) -> Result<Cell, NotFlat> {
        let index = u16::try_from(self.stable.len()).ok();
        let index = index.and_then(|index| index.checked_add(OWN_CELLS));
        self.stable.push(value);
        index.map(Cell).ok_or(NotFlat)
    }

    pub fn constant(&mut self, value: Small) -> Result<Cell, NotFlat> {
        if let Some(cell) = self.constants.get(&value.parts()) {
            return Ok(*cell);
        }
        let cell = self.cell(Some(value))?;
        self.constants.insert(value.parts(), cell);
        Ok(cell)
    }

    pub fn input(&mut self, input: Input) -> Result<Cell, NotFlat> {
        if let Some(cell) = self.inputs.get(&input) {
            return Ok(*cell);
        }
        let cell = self.cell(None)?;
        self.inputs.insert(input, cell);
        Ok(cell)
    }

    /// The first of the cells of a judgement, which stand in a row.
    pub fn judgement(&mut self, fact: usize) -> Result<Cell, NotFlat> {
        if let Some(first) = self.judgements.get(&fact) {
            return Ok(*first);
        }
        // Asked for nowhere else, these parts get new cells, one after the other.
        let cells = JUDGEMENT.map(|part| self.input(Input { fact, part }));
        let mut first = None;
        for cell in cells {
            let cell = cell?;
            first.get_or_insert(cell);
        }
        let first = first.ok_or(NotFlat)?;
        self.judgements.insert(fact, first);
        Ok(first)
    }

    /// The cell of an operation that several rules have in common, if it is one.
    pub fn common(&self, key: &Key) -> Option<Cell> {
        self.common.get(key).copied()
    }

    /// Notes that a rule computes this of cells that stay.
    pub fn note_user(&mut self, key: &Key, operation: &Operation, rule: usize) {
        if key.cells.iter().all(|cell| cell.0 >= OWN_CELLS) {
            let users = self.users.entry(key.clone());
            let (_, users) = users.or_insert_with(|| (operation.clone(), BTreeSet::new()));
            users.insert(rule);
        }
    }

    /// Whether a cell that stays may be empty when a rule begins.
    pub fn may_be_empty(&self, cell: Cell) -> bool {
        let index = cell.0.checked_sub(OWN_CELLS);
        index.is_some_and(|index| matches!(self.stable.get(usize::from(index)), Some(None)))
    }

    /// Gives a cell of its own to what several rules compute alike. Whether there was any.
    pub fn find_common(&mut self) -> bool {
        let mut found = false;
        for (key, (operation, users)) in mem::take(&mut self.users) {
            if users.len() > 1
                && let Ok(cell) = self.cell(None)
            {
                self.operations.push((operation.with_result(cell), cell));
                self.common.insert(key, cell);
                found = true;
            }
        }
        found
    }

    pub fn into_program(self, rules: Vec<Option<Vec<Operation>>>) -> FlatProgram {
        let own = std::iter::repeat_n(None, usize::from(OWN_CELLS));
        let inputs = self.inputs.into_iter();
        FlatProgram {
            template: own.chain(self.stable).collect(),
            inputs: inputs.collect(),
            common: self.operations,
            rules,
        }
    }
}
