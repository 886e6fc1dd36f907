//! Which way a score goes as one figure of its rule rises, everything else staying as it is. What is said is so for all figures
//! that the bounds of the facts allow.

mod call;
mod reads;
mod tier;

use self::reads::Reads;
use self::tier::points_along;
use super::library::{Comparison, Extreme, Means};
use super::range::Known;
use super::rule::{
    Assigned, Branch, Choice, Condition, ConditionNode, Ending, FactIndex, Given, Local, Number,
    NumberNode, Rule, Statement, TierNode, Visit,
};
use crate::number::{Exact, Interval};

/// How a value moves with the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trend {
    /// Not at all.
    Still,
    /// Never down.
    Up,
    /// Never up.
    Down,
    /// Nothing is known.
    Unknown,
}

impl Trend {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Still, one) | (one, Self::Still) => one,
            (one, other) if one == other => one,
            _ => Self::Unknown,
        }
    }

    fn reversed(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
            other => other,
        }
    }

    /// As a factor whose sign is known: reversed by one that is never above zero.
    fn times(self, factor: Option<&Interval>) -> Self {
        let Some(factor) = factor else {
            return Self::Unknown.and(self);
        };
        if self == Self::Still {
            Self::Still
        } else if !factor.falls_below(&Exact::ZERO) {
            self
        } else if !factor.exceeds(&Exact::ZERO) {
            self.reversed()
        } else {
            Self::Unknown
        }
    }
}

/// The figure that rises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rising<'a> {
    /// A step of the script, from where it has its value on.
    Step(&'a str),
    Fact(FactIndex),
}

/// Which way a rule's score goes as a figure rises.
#[must_use]
pub fn trend(rule: &Rule, known: &Known, rising: Rising<'_>) -> Trend {
    let step = match rising {
        Rising::Step(name) => {
            let mut steps = rule.steps.iter();
            match steps.find(|(step, _)| step == name) {
                Some((_, local @ Local::Number(slot))) if !Assigned::of(rule).changes(*local) => {
                    Some(*slot)
                }
                _ => return Trend::Unknown,
            }
        }
        Rising::Fact(_) => None,
    };
    let mut trends = Trends {
        known,
        step,
        fact: match rising {
            Rising::Fact(index) => Some(index),
            Rising::Step(_) => None,
        },
        assigned: Assigned::of(rule),
        numbers: vec![Trend::Still; rule.locals.numbers.len()],
        conditions: vec![false; rule.locals.conditions.len()],
        texts: vec![false; rule.locals.texts.len()],
    };
    trends.branch(&rule.body, Trends::number)
}

struct Trends<'a> {
    known: &'a Known,
    step: Option<usize>,
    fact: Option<FactIndex>,
    assigned: Assigned,
    numbers: Vec<Trend>,
    /// Whether each yes or no, and each text, moves with the figure.
    conditions: Vec<bool>,
    texts: Vec<bool>,
}

/// What is known of the variables at a point of the rule.
#[derive(Clone)]
struct Settled {
    numbers: Vec<Trend>,
    conditions: Vec<bool>,
    texts: Vec<bool>,
}

impl Trends<'_> {
    fn branch<T>(
        &mut self,
        branch: &Branch<T>,
        value: impl FnOnce(&mut Self, &T) -> Trend,
    ) -> Trend {
        for statement in &branch.statements {
            self.statement(statement);
        }
        match &branch.ending {
            Ending::Value(ending) => value(self, ending),
            Ending::NotApplicable(_) => Trend::Still,
        }
    }

    fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::SetNumber(slot, value) => {
                let trend = self.number(value);
                let is_rising = self.step == Some(*slot);
                if let Some(place) = self.numbers.get_mut(*slot) {
                    *place = if is_rising { Trend::Up } else { trend };
                }
            }
            Statement::SetCondition(slot, value) => {
                let moves = self.moves(value);
                if let Some(place) = self.conditions.get_mut(*slot) {
                    *place = moves;
                }
            }
            Statement::SetText(slot, value) => {
                let mut reads = Reads::of(self);
                reads.text(value);
                let moves = reads.found;
                if let Some(place) = self.texts.get_mut(*slot) {
                    *place = moves;
                }
            }
            Statement::StepReached | Statement::Flag(_) | Statement::NotApplicable(_) => {}
            Statement::If(condition, then, otherwise) => {
                let moves = self.moves(condition);
                let before = self.settled();
                for statement in then {
                    self.statement(statement);
                }
                let after = self.settled();
                self.return_to(before.clone());
                for statement in otherwise {
                    self.statement(statement);
                }
                // What either way sets turns with the condition.
                for ((now, then), before) in self
                    .numbers
                    .iter_mut()
                    .zip(after.numbers)
                    .zip(before.numbers)
                {
                    let is_set = *now != before || then != before;
                    *now = if moves && is_set {
                        Trend::Unknown
                    } else {
                        now.and(then)
                    };
                }
                for (now, then) in self.conditions.iter_mut().zip(after.conditions) {
                    *now |= then;
                }
                for (now, then) in self.texts.iter_mut().zip(after.texts) {
                    *now |= then;
                }
                if moves {
                    self.unsettle(then);
                    self.unsettle(otherwise);
                }
            }
        }
    }

    /// What is known of the variables at this point.
    fn settled(&self) -> Settled {
        Settled {
            numbers: self.numbers.clone(),
            conditions: self.conditions.clone(),
            texts: self.texts.clone(),
        }
    }

    fn return_to(&mut self, before: Settled) {
        self.numbers = before.numbers;
        self.conditions = before.conditions;
        self.texts = before.texts;
    }

    /// Variables that are set where a moving condition leads.
    fn unsettle(&mut self, statements: &[Statement]) {
        for statement in statements {
            match statement {
                Statement::SetNumber(slot, _) => {
                    if let Some(place) = self.numbers.get_mut(*slot) {
                        *place = Trend::Unknown;
                    }
                }
                Statement::SetCondition(slot, _) => {
                    if let Some(place) = self.conditions.get_mut(*slot) {
                        *place = true;
                    }
                }
                Statement::SetText(slot, _) => {
                    if let Some(place) = self.texts.get_mut(*slot) {
                        *place = true;
                    }
                }
                Statement::If(_, then, otherwise) => {
                    self.unsettle(then);
                    self.unsettle(otherwise);
                }
                _ => {}
            }
        }
    }

    /// Whether a condition's answer can change with the figure.
    fn moves(&mut self, condition: &Condition) -> bool {
        let mut reads = Reads::of(self);
        reads.condition(condition);
        reads.found
    }

    fn range(&self, number: &Number) -> Option<&Interval> {
        self.known.value(number.place)
    }

    fn number(&mut self, number: &Number) -> Trend {
        match &*number.node {
            NumberNode::Constant(_)
            | NumberNode::Full(_)
            | NumberNode::Parameter(..)
            | NumberNode::Folded { .. }
            | NumberNode::Cell(_) => Trend::Still,
            NumberNode::Fact(index) => {
                if self.fact == Some(*index) {
                    Trend::Up
                } else {
                    Trend::Still
                }
            }
            NumberNode::Local(slot) => {
                if self
                    .assigned
                    .changes_within_expression(Local::Number(*slot))
                {
                    return Trend::Unknown;
                }
                self.numbers.get(*slot).copied().unwrap_or(Trend::Unknown)
            }
            NumberNode::Arithmetic { operator, numbers } => {
                let (first, second) = (&numbers.first, &numbers.second);
                let (a, b) = (self.number(first), self.number(second));
                self.arithmetic(*operator, (first, a), (second, b))
            }
            NumberNode::Negative(operand) => self.number(operand).reversed(),
            NumberNode::Call {
                function,
                arguments,
            } => {
                let trends: Vec<Trend> = arguments
                    .list
                    .iter()
                    .map(|argument| self.number(argument))
                    .collect();
                self.called(function.means, function.name, &arguments.list, &trends)
            }
            NumberNode::OfList { function, list, .. } => {
                let trend = self.joined(list);
                match (function.means, function.name) {
                    (Means::Extreme(Extreme::Least | Extreme::Greatest), _)
                    | (_, "sum" | "mean") => trend,
                    _ => Trend::Unknown.unless_still(trend),
                }
            }
            NumberNode::OfLists { first, second, .. } => {
                let (values, weights) = (self.joined(first), self.joined(second));
                // Weights are never negative.
                if weights == Trend::Still {
                    values
                } else {
                    Trend::Unknown
                }
            }
            NumberNode::OfGiven {
                values, weights, ..
            } => {
                let of = |value: &Given| match value {
                    Given::Number(number) => self.number(number),
                    Given::Optional(index) if self.fact == Some(*index) => Trend::Up,
                    Given::Optional(_) => Trend::Still,
                };
                let values = values.iter().map(of).fold(Trend::Still, Trend::and);
                if self.joined(weights) == Trend::Still {
                    values
                } else {
                    Trend::Unknown
                }
            }
            NumberNode::Tier(tier) => self.tier(number, tier),
            NumberNode::Choose(choice) => self.choice(choice),
            NumberNode::Table(_)
            | NumberNode::Lookup { .. }
            | NumberNode::Checklist(_)
            | NumberNode::Judged(_) => {
                let mut reads = Reads::of(self);
                reads.number(number);
                if reads.found {
                    Trend::Unknown
                } else {
                    Trend::Still
                }
            }
        }
    }

    fn joined(&mut self, list: &[Number]) -> Trend {
        list.iter()
            .map(|number| self.number(number))
            .fold(Trend::Still, Trend::and)
    }

    /// Of the points of the bands as the figure in question passes them.
    fn tier(&mut self, number: &Number, tier: &TierNode) -> Trend {
        let x = self.number(&tier.x);
        let mut within = Trend::Still;
        for band in &tier.bands {
            let [limits @ .., points] = band.numbers.list.as_slice() else {
                continue;
            };
            if self.joined(limits) != Trend::Still {
                return Trend::Unknown;
            }
            within = within.and(self.number(points));
        }
        if x == Trend::Still {
            return within;
        }
        let Some(known) = self.known.tiers.get(&number.place.whole) else {
            return Trend::Unknown;
        };
        let Some(reaches) = known.reaches.as_ref().filter(|_| x != Trend::Unknown) else {
            return Trend::Unknown;
        };
        let rising = points_along(&known.x, reaches, &known.pays);
        within.and(if x == Trend::Up {
            rising
        } else {
            rising.reversed()
        })
    }

    fn choice(&mut self, choice: &Choice<Number>) -> Trend {
        let moves = self.moves(&choice.condition);
        let before = self.settled();
        let then = self.branch(&choice.then, Self::number);
        self.return_to(before.clone());
        let otherwise = self.branch(&choice.otherwise, Self::number);
        self.return_to(before);
        if !moves {
            return then.and(otherwise);
        }
        let known = self.known.choice(choice.condition.place.whole);
        match known {
            Some((Some(of_then), Some(of_otherwise))) => {
                let ranges = (of_then.clone(), of_otherwise.clone());
                self.turned(&choice.condition, (then, otherwise), ranges)
            }
            Some((Some(_), None)) => then,
            Some((None, _)) => otherwise,
            None => Trend::Unknown,
        }
    }

    /// Of a choice that turns from one branch to the other as the figure rises.
    fn turned(
        &mut self,
        condition: &Condition,
        (then, otherwise): (Trend, Trend),
        (of_then, of_otherwise): (Interval, Interval),
    ) -> Trend {
        let ConditionNode::Compare {
            comparison,
            numbers,
        } = &*condition.node
        else {
            return Trend::Unknown;
        };
        let (left, right) = (self.number(&numbers.first), self.number(&numbers.second));
        let then_is_lower = match (left.and(right.reversed()), comparison) {
            (Trend::Up, Comparison::Less | Comparison::LessOrEqual)
            | (Trend::Down, Comparison::Greater | Comparison::GreaterOrEqual) => true,
            (Trend::Up, Comparison::Greater | Comparison::GreaterOrEqual)
            | (Trend::Down, Comparison::Less | Comparison::LessOrEqual) => false,
            _ => return Trend::Unknown,
        };
        let (low, high) = if then_is_lower {
            (of_then, of_otherwise)
        } else {
            (of_otherwise, of_then)
        };
        let both = then.and(otherwise);
        let falls = !low.can_be_below(&high);
        let rises = !high.can_be_below(&low);
        match both {
            Trend::Still if falls && rises => Trend::Still,
            Trend::Still | Trend::Down if falls => Trend::Down,
            Trend::Still | Trend::Up if rises => Trend::Up,
            _ => Trend::Unknown,
        }
    }
}

impl Trend {
    /// Nothing is known, unless nothing moves.
    fn unless_still(self, of: Self) -> Self {
        if of == Self::Still { Self::Still } else { self }
    }
}
