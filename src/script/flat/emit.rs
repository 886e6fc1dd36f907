//! From typed rules to operations on cells.

use std::collections::BTreeMap;

use super::FlatProgram;
use super::cells::{Cell, Input, Part, truth};
use super::operation::Operation;
use super::shared::{Key, OWN_CELLS, Shared};
use crate::number::{Exact, Small};
use crate::pack::Pack;
use crate::script::rule::{
    Assigned, Branch, Choice, Condition, Ending, Local, Number, NumberNode, Part as TextPart, Rule,
    Statement, Text, TextNode,
};

/// The rule has an operation that is not known here.
pub struct NotFlat;

/// Flattens the rules of a pack, each with its full marks.
pub fn flatten<'r>(
    pack: &Pack,
    rules: impl Iterator<Item = (Option<&'r Rule>, &'r Exact)>,
) -> FlatProgram {
    let rules: Vec<_> = rules.collect();
    let mut shared = Shared::default();
    loop {
        let flat = rules.iter().enumerate().map(|(index, (rule, max))| {
            let mut emitter = Emitter::new(pack, (*rule)?, &mut shared, index).ok()?;
            emitter.rule((*rule)?, max).ok()?;
            Some(emitter.operations)
        });
        let flat: Vec<_> = flat.collect();
        // What is common may in turn be made of what is common.
        if !shared.find_common() {
            return shared.into_program(flat);
        }
    }
}

/// Emits one rule.
pub(super) struct Emitter<'e> {
    pub(super) pack: &'e Pack,
    shared: &'e mut Shared,
    rule: usize,
    operations: Vec<Operation>,
    used: u16,
    /// What is computed already wherever the next operation runs.
    known: BTreeMap<Key, Cell>,
    numbers: Vec<Variable>,
    conditions: Vec<Variable>,
    /// Within how many expressions that have parts the next operation stands.
    depth: usize,
}

/// Where a variable is.
#[derive(Clone, Copy, Debug, Default)]
struct Variable {
    cell: Option<Cell>,
    /// Whether it is set more than once, so that its cell changes under those who look at it.
    changes: bool,
}

impl<'e> Emitter<'e> {
    fn new(
        pack: &'e Pack,
        rule: &Rule,
        shared: &'e mut Shared,
        index: usize,
    ) -> Result<Self, NotFlat> {
        let assigned = Assigned::of(rule);
        // Operations go from left to right: no variable may change inside an expression that has read it, or will.
        if assigned.any_changes_within_expression() {
            return Err(NotFlat);
        }
        let variables = |count: usize, of: fn(usize) -> Local| {
            let variable = |slot| Variable {
                cell: None,
                changes: assigned.changes(of(slot)),
            };
            (0..count).map(variable).collect()
        };
        Ok(Self {
            pack,
            shared,
            rule: index,
            operations: Vec::new(),
            used: 0,
            known: BTreeMap::new(),
            numbers: variables(rule.locals.numbers.len(), Local::Number),
            conditions: variables(rule.locals.conditions.len(), Local::Condition),
            depth: 0,
        })
    }

    fn rule(&mut self, rule: &Rule, max: &Exact) -> Result<(), NotFlat> {
        let max = self.exact(max)?;
        self.ending(&rule.body, max)
    }

    /// A branch that the rule ends with.
    fn ending(&mut self, branch: &Branch<Number>, max: Cell) -> Result<(), NotFlat> {
        self.statements(&branch.statements)?;
        let number = match &branch.ending {
            Ending::Value(number) => number,
            Ending::NotApplicable(reason) => return self.not_applicable(reason),
        };
        if let NumberNode::Choose(choice) = &*number.node {
            let otherwise = self.jump(&choice.condition, false)?;
            self.scope(|this| this.ending(&choice.then, max))?;
            self.land(otherwise);
            self.scope(|this| this.ending(&choice.otherwise, max))
        } else {
            let score = self.number(number)?;
            self.push(Operation::Score(score, max));
            Ok(())
        }
    }

    /// Ends the rule. Within an expression it might do so before a part to its left is seen to be missing.
    fn not_applicable(&mut self, reason: &Text) -> Result<(), NotFlat> {
        if self.depth > 0 {
            return Err(NotFlat);
        }
        self.effect(reason)?;
        self.push(Operation::NotApplicable);
        Ok(())
    }

    /// One of two ways, which meet again.
    fn fork(
        &mut self,
        condition: &Condition,
        then: impl FnOnce(&mut Self) -> Result<(), NotFlat>,
        otherwise: impl FnOnce(&mut Self) -> Result<(), NotFlat>,
    ) -> Result<(), NotFlat> {
        let no = self.jump(condition, false)?;
        self.scope(then)?;
        let end = self.push(Operation::Jump(0));
        self.land(no);
        self.scope(otherwise)?;
        self.land(vec![end]);
        Ok(())
    }

    /// The value of one of two branches, in a cell of its own.
    pub(super) fn chosen<T>(
        &mut self,
        choice: &Choice<T>,
        value: fn(&mut Self, &T) -> Result<Cell, NotFlat>,
    ) -> Result<Cell, NotFlat> {
        let result = self.own()?;
        let branch = |this: &mut Self, branch: &Branch<T>| {
            this.statements(&branch.statements)?;
            match &branch.ending {
                Ending::Value(ending) => {
                    let value = value(this, ending)?;
                    this.push(Operation::Copy(value, result));
                    Ok(())
                }
                Ending::NotApplicable(reason) => this.not_applicable(reason),
            }
        };
        self.fork(
            &choice.condition,
            |this| branch(this, &choice.then),
            |this| branch(this, &choice.otherwise),
        )?;
        Ok(result)
    }

    fn statements(&mut self, statements: &[Statement]) -> Result<(), NotFlat> {
        for statement in statements {
            match statement {
                Statement::SetNumber(slot, number) => {
                    let value = self.number(number)?;
                    self.set(Local::Number(*slot), value)?;
                }
                Statement::SetCondition(slot, condition) => {
                    let value = self.truth(condition)?;
                    self.set(Local::Condition(*slot), value)?;
                }
                Statement::SetText(_, text) => self.effect(text)?,
                Statement::StepReached => {}
                Statement::Flag(arguments) => {
                    let either_way = self.jump(&arguments.first, false)?;
                    self.land(either_way);
                    self.effect(&arguments.second)?;
                }
                Statement::NotApplicable(reason) => self.not_applicable(reason)?,
                Statement::If(condition, then, otherwise) => {
                    self.fork(
                        condition,
                        |this| this.statements(then),
                        |this| this.statements(otherwise),
                    )?;
                }
            }
        }
        Ok(())
    }

    /// Sees to it that a text has a value, which itself is not needed.
    pub(super) fn effect(&mut self, text: &Text) -> Result<(), NotFlat> {
        let part = match &*text.node {
            TextNode::Constant(_) | TextNode::Local(_) => return Ok(()),
            TextNode::Fact(fact) | TextNode::Option(fact, _) => (*fact, Part::Whole),
            TextNode::Tier { fact, .. } => {
                let tier = self.judgement(*fact)?.next(4).ok_or(NotFlat)?;
                self.push(Operation::Demand(tier));
                return Ok(());
            }
            TextNode::Joined { parts, .. } => {
                for part in parts {
                    match part {
                        TextPart::Text(text) => self.effect(text)?,
                        TextPart::Number(number) => {
                            let number = self.within(|this| this.number(number))?;
                            self.push(Operation::Demand(number));
                        }
                    }
                }
                return Ok(());
            }
            TextNode::Cell(_) | TextNode::Choose(_) => return Err(NotFlat),
        };
        let cell = self.input(part.0, part.1)?;
        self.push(Operation::Demand(cell));
        Ok(())
    }

    fn set(&mut self, local: Local, value: Cell) -> Result<(), NotFlat> {
        let variable = *self.variable(local).ok_or(NotFlat)?;
        if self.shared.may_be_empty(value) {
            // A variable that nobody reads must have a value all the same.
            self.push(Operation::Demand(value));
        }
        let cell = match (variable.cell, variable.changes) {
            (_, false) => value,
            (Some(cell), true) => cell,
            (None, true) => self.own()?,
        };
        if cell != value {
            self.push(Operation::Copy(value, cell));
        }
        self.variable(local).ok_or(NotFlat)?.cell = Some(cell);
        Ok(())
    }

    /// Where the value of a variable is found from here on.
    pub(super) fn local(&mut self, local: Local) -> Result<Cell, NotFlat> {
        let variable = *self.variable(local).ok_or(NotFlat)?;
        let cell = variable.cell.ok_or(NotFlat)?;
        if !variable.changes {
            return Ok(cell);
        }
        let now = self.own()?;
        self.push(Operation::Copy(cell, now));
        Ok(now)
    }

    fn variable(&mut self, local: Local) -> Option<&mut Variable> {
        match local {
            Local::Number(slot) => self.numbers.get_mut(slot),
            Local::Condition(slot) => self.conditions.get_mut(slot),
            Local::Text(_) => None,
        }
    }

    /// What is computed inside is not known outside.
    pub(super) fn scope<R>(&mut self, emit: impl FnOnce(&mut Self) -> R) -> R {
        let known = self.known.clone();
        let result = emit(self);
        self.known = known;
        result
    }

    /// Emits a part of an expression.
    pub(super) fn within<R>(&mut self, emit: impl FnOnce(&mut Self) -> R) -> R {
        self.depth = self.depth.saturating_add(1);
        let result = emit(self);
        self.depth = self.depth.saturating_sub(1);
        result
    }

    pub(super) fn push(&mut self, operation: Operation) -> usize {
        self.operations.push(operation);
        self.operations.len().saturating_sub(1)
    }

    /// Lets these jumps lead here.
    pub(super) fn land(&mut self, jumps: Vec<usize>) {
        let here = self.operations.len();
        for jump in jumps {
            if let Some(
                Operation::Jump(there)
                | Operation::JumpIf(.., there)
                | Operation::JumpIfCompare(.., there),
            ) = self.operations.get_mut(jump)
            {
                *there = here;
            }
        }
    }

    /// A cell of this rule alone.
    pub(super) fn own(&mut self) -> Result<Cell, NotFlat> {
        let cell = Cell(self.used);
        self.used = self
            .used
            .checked_add(1)
            .filter(|used| *used <= OWN_CELLS)
            .ok_or(NotFlat)?;
        Ok(cell)
    }

    /// The result of an operation that depends on these cells alone: computed here, unless it is known.
    pub(super) fn computed(
        &mut self,
        name: &'static str,
        cells: Vec<Cell>,
        operation: impl FnOnce(Cell) -> Operation,
    ) -> Result<Cell, NotFlat> {
        let key = Key { name, cells };
        let known = self.known.get(&key).copied();
        if let Some(cell) = self.shared.common(&key).or(known) {
            return Ok(cell);
        }
        let to = self.own()?;
        let operation = operation(to);
        self.shared.note_user(&key, &operation, self.rule);
        self.push(operation);
        self.known.insert(key, to);
        Ok(to)
    }

    pub(super) fn input(&mut self, fact: usize, part: Part) -> Result<Cell, NotFlat> {
        self.shared.input(Input { fact, part })
    }

    pub(super) fn judgement(&mut self, fact: usize) -> Result<Cell, NotFlat> {
        self.shared.judgement(fact)
    }

    pub(super) fn exact(&mut self, value: &Exact) -> Result<Cell, NotFlat> {
        let small = Small::from_exact(value).ok_or(NotFlat)?;
        self.shared.constant(small)
    }

    pub(super) fn answer(&mut self, yes: bool) -> Result<Cell, NotFlat> {
        self.shared.constant(truth(yes))
    }
}
