//! What is known at a point of a rule: the ranges of its figures, how they compare, and what its variables were computed of.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::Truth;
use super::discrete::Asked;
use super::figure::is_of_local;
use super::order::Sides;
use crate::number::Interval;
use crate::script::rule::{
    Condition, ConditionNode, FactIndex, Local, Number, NumberNode, Rule, Visit,
};

/// What is known; a number without a value yet has no range.
#[derive(Clone)]
pub(super) struct Variables<'a> {
    pub numbers: Vec<Option<Interval>>,
    pub conditions: Vec<Truth>,
    /// The facts that conditions have narrowed.
    pub facts: BTreeMap<FactIndex, Interval>,
    /// The numbers of the row at hand that conditions have narrowed, by column.
    pub cells: BTreeMap<usize, Interval>,
    /// The tables of whose rows conditions have said how many there are.
    pub rows: BTreeMap<FactIndex, Interval>,
    /// What facts that are no numbers can still be, of those that conditions have asked for.
    pub left: BTreeMap<Asked, BTreeSet<usize>>,
    /// Which variables hold whole numbers only.
    pub whole: Vec<bool>,
    /// What a variable was computed of, as long as that would still give the same.
    meanings: BTreeMap<Local, Meaning<'a>>,
    /// How figures that conditions have compared lie to each other, by their keys.
    orders: BTreeMap<(String, String), Sides>,
    /// Which state of what conditions have said this is, and the number of such states so far.
    learnt: usize,
    states: Rc<Cell<usize>>,
    /// The state in which each number was computed.
    computed: Vec<usize>,
}

/// What a variable was computed of.
#[derive(Clone, Copy)]
pub(super) enum Meaning<'a> {
    Number(&'a Number),
    Condition(&'a Condition),
}

impl Meaning<'_> {
    fn is(self, other: Self) -> bool {
        match (self, other) {
            (Self::Number(one), Self::Number(other)) => std::ptr::eq(one, other),
            (Self::Condition(one), Self::Condition(other)) => std::ptr::eq(one, other),
            _ => false,
        }
    }

    fn reads(self, local: Local) -> bool {
        let mut reads = Reads {
            local,
            found: false,
        };
        match self {
            Self::Number(number) => reads.number(number),
            Self::Condition(condition) => reads.condition(condition),
        }
        reads.found
    }
}

impl<'a> Variables<'a> {
    pub fn of(rule: &Rule) -> Self {
        let (numbers, conditions) = (rule.locals.numbers.len(), rule.locals.conditions.len());
        Self {
            numbers: vec![None; numbers],
            conditions: vec![Truth::UNKNOWN; conditions],
            facts: BTreeMap::new(),
            rows: BTreeMap::new(),
            cells: BTreeMap::new(),
            left: BTreeMap::new(),
            whole: vec![false; numbers],
            meanings: BTreeMap::new(),
            orders: BTreeMap::new(),
            learnt: 0,
            states: Rc::default(),
            computed: vec![0; numbers],
        }
    }

    /// Something is known that was not, or no longer is: what was computed before may come out otherwise now.
    pub fn learn(&mut self) {
        self.learnt = self.states.get().saturating_add(1);
        self.states.set(self.learnt);
    }

    /// A number gets its value.
    pub fn set_number(&mut self, slot: usize, range: Option<Interval>, is_whole: bool) {
        if let Some(place) = self.numbers.get_mut(slot) {
            *place = range;
        }
        if let Some(place) = self.whole.get_mut(slot) {
            *place = is_whole;
        }
        if let Some(place) = self.computed.get_mut(slot) {
            *place = self.learnt;
        }
    }

    /// Whether computing a number again would say nothing new: nothing has been learnt since.
    pub fn is_fresh(&self, slot: usize) -> bool {
        self.computed.get(slot) == Some(&self.learnt)
    }

    /// What is known where two ways meet.
    pub fn meet(self, other: Self) -> Self {
        let numbers = self.numbers.into_iter().zip(other.numbers);
        let conditions = self.conditions.into_iter().zip(other.conditions);
        let whole = self.whole.into_iter().zip(other.whole);
        let hulls = |one: BTreeMap<FactIndex, Interval>, other: &BTreeMap<FactIndex, Interval>| {
            one.into_iter()
                .filter_map(|(index, range)| Some((index, range.hull(other.get(&index)?))))
                .collect()
        };
        let left = self.left.into_iter().filter_map(|(asked, left)| {
            let left = left.union(other.left.get(&asked)?).copied().collect();
            Some((asked, left))
        });
        let meanings = self.meanings.into_iter().filter(|(local, meaning)| {
            let other = other.meanings.get(local);
            other.is_some_and(|other| meaning.is(*other))
        });
        let orders = self.orders.into_iter().filter_map(|(keys, sides)| {
            let sides = sides.or_either(*other.orders.get(&keys)?);
            Some((keys, sides))
        });
        let mut met = Self {
            numbers: numbers.map(|(a, b)| super::either(a, b)).collect(),
            conditions: conditions.map(|(a, b)| a.or_either(b)).collect(),
            facts: hulls(self.facts, &other.facts),
            rows: hulls(self.rows, &other.rows),
            cells: hulls(self.cells, &other.cells),
            left: left.collect(),
            whole: whole.map(|(a, b)| a && b).collect(),
            meanings: meanings.collect(),
            orders: orders.collect(),
            learnt: self.learnt,
            states: self.states,
            computed: self.computed,
        };
        met.learn();
        met
    }

    /// What a variable was computed of.
    pub fn meaning(&self, local: Local) -> Option<Meaning<'a>> {
        self.meanings.get(&local).copied()
    }

    /// A variable is set: what was known with its former value says nothing any more.
    pub fn forget(&mut self, local: Local) {
        self.meanings
            .retain(|known, meaning| *known != local && !meaning.reads(local));
        if let Local::Number(slot) = local {
            let is_of = |key: &String| is_of_local(key, slot);
            self.orders
                .retain(|(one, other), _| !is_of(one) && !is_of(other));
        }
    }

    /// Keeps what a variable was computed of, unless that reads the variable itself.
    pub fn mean(&mut self, local: Local, meaning: Meaning<'a>) {
        if !meaning.reads(local) {
            self.meanings.insert(local, meaning);
        }
    }

    /// How two figures lie to each other, by their keys in order.
    pub fn order(&self, keys: &(String, String)) -> Sides {
        self.orders.get(keys).copied().unwrap_or(Sides::ANY)
    }

    pub fn set_order(&mut self, keys: (String, String), sides: Sides) {
        self.orders.insert(keys, sides);
        self.learn();
    }
}

/// Whether something reads a variable.
struct Reads {
    local: Local,
    found: bool,
}

impl<'r> Visit<'r> for Reads {
    fn number(&mut self, number: &'r Number) {
        self.found |=
            matches!(&*number.node, NumberNode::Local(slot) if Local::Number(*slot) == self.local);
        self.walk_number(number);
    }

    fn condition(&mut self, condition: &'r Condition) {
        self.found |= matches!(
            &*condition.node,
            ConditionNode::Local(slot) if Local::Condition(*slot) == self.local
        );
        self.walk_condition(condition);
    }
}
