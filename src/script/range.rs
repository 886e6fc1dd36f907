//! The range that a score can take under the bounds of the facts: every score a case can come to lies within it, and it may be
//! wider than what cases can come to. No condition narrows a fact.

mod number;

use super::library::Comparison;
use super::rule::{
    Assigned, Branch, Choice, Condition, ConditionNode, Ending, FactIndex, Local, Rule, Statement,
};
use crate::number::{Decimal, Exact, Interval};
use crate::pack::{FactKind, Pack};

/// The range of a rule's value; none where no case comes to one.
#[must_use]
pub fn score_range(rule: &Rule, pack: &Pack) -> Option<Interval> {
    let mut ranges = Ranges {
        pack,
        assigned: Assigned::of(rule),
        variables: Variables {
            numbers: vec![None; rule.locals.numbers.len()],
            conditions: vec![Truth::UNKNOWN; rule.locals.conditions.len()],
        },
    };
    ranges.branch(&rule.body, Ranges::number)
}

/// Which answers a condition can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Truth {
    yes: bool,
    no: bool,
}

impl Truth {
    const UNKNOWN: Self = Self {
        yes: true,
        no: true,
    };

    fn exactly(yes: bool) -> Self {
        Self { yes, no: !yes }
    }

    fn not(self) -> Self {
        Self {
            yes: self.no,
            no: self.yes,
        }
    }

    fn or_either(self, other: Self) -> Self {
        Self {
            yes: self.yes || other.yes,
            no: self.no || other.no,
        }
    }
}

/// What is known of the variables at a point of the rule; a number without a value yet has no range.
#[derive(Clone)]
struct Variables {
    numbers: Vec<Option<Interval>>,
    conditions: Vec<Truth>,
}

impl Variables {
    /// What is known where two ways meet.
    fn meet(self, other: Self) -> Self {
        let numbers = self.numbers.into_iter().zip(other.numbers);
        let conditions = self.conditions.into_iter().zip(other.conditions);
        Self {
            numbers: numbers.map(|(a, b)| either(a, b)).collect(),
            conditions: conditions.map(|(a, b)| a.or_either(b)).collect(),
        }
    }
}

fn either(one: Option<Interval>, other: Option<Interval>) -> Option<Interval> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.hull(&other)),
        (one, other) => one.or(other),
    }
}

struct Ranges<'a> {
    pack: &'a Pack,
    variables: Variables,
    assigned: Assigned,
}

impl Ranges<'_> {
    /// Whether a variable changes inside an expression, where the walk does not follow the order of things.
    fn is_wild(&self, local: Local) -> bool {
        self.assigned.changes_within_expression(local)
    }

    /// The range of a branch's value; none where it has none.
    fn branch<T, V>(
        &mut self,
        branch: &Branch<T>,
        value: impl Fn(&mut Self, &T) -> Option<V>,
    ) -> Option<V> {
        if !self.statements(&branch.statements) {
            return None;
        }
        match &branch.ending {
            Ending::Value(expression) => value(self, expression),
            Ending::NotApplicable(_) => None,
        }
    }

    /// The values of the branches that can be reached, joined.
    fn choice<T, V>(
        &mut self,
        choice: &Choice<T>,
        value: impl Fn(&mut Self, &T) -> Option<V>,
        join: impl Fn(V, V) -> V,
    ) -> Option<V> {
        let truth = self.condition(&choice.condition);
        let before = self.variables.clone();
        let then = truth
            .yes
            .then(|| self.branch(&choice.then, &value))
            .flatten();
        let after_then = std::mem::replace(&mut self.variables, before);
        let otherwise = truth
            .no
            .then(|| self.branch(&choice.otherwise, &value))
            .flatten();
        let after_otherwise = std::mem::replace(&mut self.variables, after_then.clone());
        match (then, otherwise) {
            (Some(then), Some(otherwise)) => {
                self.variables = after_then.meet(after_otherwise);
                Some(join(then, otherwise))
            }
            (then, None) => then,
            (None, otherwise) => {
                self.variables = after_otherwise;
                otherwise
            }
        }
    }

    /// Whether anything comes after the statements.
    fn statements(&mut self, statements: &[Statement]) -> bool {
        statements.iter().all(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &Statement) -> bool {
        match statement {
            Statement::SetNumber(slot, value) => {
                let value = self.number(value);
                let goes_on = value.is_some();
                if let Some(place) = self.variables.numbers.get_mut(*slot) {
                    *place = value;
                }
                goes_on
            }
            Statement::SetCondition(slot, value) => {
                let value = self.condition(value);
                if let Some(place) = self.variables.conditions.get_mut(*slot) {
                    *place = value;
                }
                true
            }
            Statement::SetText(..) | Statement::StepReached | Statement::Flag(_) => true,
            Statement::NotApplicable(_) => false,
            Statement::If(condition, then, otherwise) => {
                let truth = self.condition(condition);
                let before = self.variables.clone();
                let then = truth.yes && self.statements(then);
                let after_then = std::mem::replace(&mut self.variables, before);
                let otherwise = truth.no && self.statements(otherwise);
                match (then, otherwise) {
                    (true, true) => {
                        let after_otherwise = self.variables.clone();
                        self.variables = after_then.meet(after_otherwise);
                    }
                    (true, false) => self.variables = after_then,
                    (false, _) => {}
                }
                then || otherwise
            }
        }
    }

    fn condition(&mut self, condition: &Condition) -> Truth {
        match &*condition.node {
            ConditionNode::Constant(yes) => Truth::exactly(*yes),
            ConditionNode::Local(slot) if self.is_wild(Local::Condition(*slot)) => Truth::UNKNOWN,
            ConditionNode::Local(slot) => {
                let known = self.variables.conditions.get(*slot);
                known.copied().unwrap_or(Truth::UNKNOWN)
            }
            ConditionNode::Not(operand) => self.condition(operand).not(),
            ConditionNode::All(parts) => {
                let parts = parts.iter().map(|part| self.condition(part));
                parts.fold(Truth::exactly(true), |all, part| Truth {
                    yes: all.yes && part.yes,
                    no: all.no || part.no,
                })
            }
            ConditionNode::Any(parts) => {
                let parts = parts.iter().map(|part| self.condition(part));
                parts.fold(Truth::exactly(false), |any, part| Truth {
                    yes: any.yes || part.yes,
                    no: any.no && part.no,
                })
            }
            ConditionNode::Compare {
                comparison,
                numbers,
            } => {
                let sides = (self.number(&numbers.first), self.number(&numbers.second));
                match sides {
                    (Some(left), Some(right)) => compared(*comparison, &left, &right),
                    _ => Truth::UNKNOWN,
                }
            }
            ConditionNode::Choose(choice) => {
                let value = |ranges: &mut Self, one: &Condition| Some(ranges.condition(one));
                let truth = self.choice(choice, value, Truth::or_either);
                truth.unwrap_or(Truth::UNKNOWN)
            }
            ConditionNode::IsOption {
                option: None, same, ..
            } => Truth::exactly(!same),
            ConditionNode::Fact(_)
            | ConditionNode::Cell(_)
            | ConditionNode::Given(_)
            | ConditionNode::IsOption { .. }
            | ConditionNode::SameText { .. }
            | ConditionNode::Item { .. } => Truth::UNKNOWN,
        }
    }

    /// What a numeric fact can be. Without a bound it is as large as a number can be.
    fn fact(&self, index: FactIndex) -> Interval {
        let kind = self.pack.facts.get(index).map(|fact| &fact.kind);
        let Some(FactKind::Decimal(bounds) | FactKind::Integer(bounds) | FactKind::Percent(bounds)) =
            kind
        else {
            return Interval::anything();
        };
        Interval::between(
            Exact::from_decimal(bounds.min.unwrap_or(Decimal::MIN)),
            Exact::from_decimal(bounds.max.unwrap_or(Decimal::MAX)),
        )
    }

    /// From none to all of a checklist's items.
    fn items(&self, index: FactIndex) -> Interval {
        let count = match self.pack.facts.get(index).map(|fact| &fact.kind) {
            Some(FactKind::Checklist(items)) => items.len(),
            _ => return Interval::anything(),
        };
        Interval::between(Exact::ZERO, Exact::from_decimal(Decimal::from(count)))
    }
}

fn compared(comparison: Comparison, left: &Interval, right: &Interval) -> Truth {
    let (at_most, below) = (left.can_be_at_most(right), left.can_be_below(right));
    let (at_least, above) = (right.can_be_at_most(left), right.can_be_below(left));
    let (same, differ) = (left.can_equal(right), left.can_differ(right));
    let (yes, no) = match comparison {
        Comparison::Less => (below, at_least),
        Comparison::LessOrEqual => (at_most, above),
        Comparison::Greater => (above, at_most),
        Comparison::GreaterOrEqual => (at_least, below),
        Comparison::Equal => (same, differ),
        Comparison::NotEqual => (differ, same),
    };
    Truth { yes, no }
}
