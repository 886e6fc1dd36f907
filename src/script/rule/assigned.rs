//! Which variables of a rule are set more than once, and which of them inside an expression.

use std::collections::BTreeMap;

use super::{Condition, Local, Number, Rule, Statement, Text, Visit};

/// How the variables of a rule are set.
#[derive(Debug, Default)]
pub struct Assigned {
    variables: BTreeMap<Local, Sets>,
    depth: usize,
}

#[derive(Clone, Copy, Debug, Default)]
struct Sets {
    count: usize,
    within_expression: bool,
}

impl Assigned {
    /// Of this rule.
    #[must_use]
    pub fn of(rule: &Rule) -> Self {
        let mut assigned = Self::default();
        assigned.rule(rule);
        assigned
    }

    /// Whether a variable is set more than once, so that what it holds depends on when it is read.
    #[must_use]
    pub fn changes(&self, local: Local) -> bool {
        self.variables
            .get(&local)
            .is_some_and(|sets| sets.count > 1)
    }

    /// Whether a block inside an expression changes a variable: a name to its left is then read before or after, as the
    /// interpreter's order has it.
    #[must_use]
    pub fn changes_within_expression(&self, local: Local) -> bool {
        let sets = self.variables.get(&local);
        sets.is_some_and(|sets| sets.count > 1 && sets.within_expression)
    }

    /// Whether there is such a variable.
    #[must_use]
    pub fn any_changes_within_expression(&self) -> bool {
        self.variables
            .keys()
            .any(|local| self.changes_within_expression(*local))
    }

    fn within(&mut self, walk: impl FnOnce(&mut Self)) {
        self.depth = self.depth.saturating_add(1);
        walk(self);
        self.depth = self.depth.saturating_sub(1);
    }
}

impl<'r> Visit<'r> for Assigned {
    fn number(&mut self, number: &'r Number) {
        self.within(|this| this.walk_number(number));
    }

    fn condition(&mut self, condition: &'r Condition) {
        self.within(|this| this.walk_condition(condition));
    }

    fn text(&mut self, text: &'r Text) {
        self.within(|this| this.walk_text(text));
    }

    fn statement(&mut self, statement: &'r Statement) {
        let local = match statement {
            Statement::SetNumber(slot, _) => Some(Local::Number(*slot)),
            Statement::SetCondition(slot, _) => Some(Local::Condition(*slot)),
            Statement::SetText(slot, _) => Some(Local::Text(*slot)),
            _ => None,
        };
        if let Some(local) = local {
            let within_expression = self.depth > 0;
            let sets = self.variables.entry(local).or_default();
            sets.count = sets.count.saturating_add(1);
            sets.within_expression |= within_expression;
        }
        self.walk_statement(statement);
    }
}
