//! How two figures lie to each other: what a comparison says of them beyond their ranges. 支出 and 预算 may each be anything, and
//! still 支出 ≤ 预算.

use super::variables::Meaning;
use super::{Ranges, Truth};
use crate::number::{Exact, Interval};
use crate::script::library::{Arithmetic, Comparison, Extreme, Means};
use crate::script::rule::{Local, Number, NumberNode, OfRows};

/// A figure written out longer than this is not followed.
const LONGEST: usize = 240;

/// Which of below, equal and above one figure can be, seen from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sides {
    less: bool,
    equal: bool,
    greater: bool,
}

impl Sides {
    pub const ANY: Self = Self {
        less: true,
        equal: true,
        greater: true,
    };

    const SAME: Self = Self {
        less: false,
        equal: true,
        greater: false,
    };

    pub fn of(comparison: Comparison) -> Self {
        let (less, equal, greater) = match comparison {
            Comparison::Less => (true, false, false),
            Comparison::LessOrEqual => (true, true, false),
            Comparison::Greater => (false, false, true),
            Comparison::GreaterOrEqual => (false, true, true),
            Comparison::Equal => (false, true, false),
            Comparison::NotEqual => (true, false, true),
        };
        Self {
            less,
            equal,
            greater,
        }
    }

    /// Of what lies in a range, seen from `at`.
    fn of_range(range: &Interval, at: &Exact) -> Self {
        Self {
            less: range.falls_below(at),
            equal: range.holds(at),
            greater: range.exceeds(at),
        }
    }

    pub fn or_either(self, other: Self) -> Self {
        Self {
            less: self.less || other.less,
            equal: self.equal || other.equal,
            greater: self.greater || other.greater,
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            less: self.less && other.less,
            equal: self.equal && other.equal,
            greater: self.greater && other.greater,
        }
    }

    fn turned(self) -> Self {
        Self {
            less: self.greater,
            greater: self.less,
            ..self
        }
    }

    fn is_possible(self) -> bool {
        self.less || self.equal || self.greater
    }

    /// The answers that a comparison can have.
    pub fn answers(self, comparison: Comparison) -> Truth {
        let asked = Self::of(comparison);
        let other = Self {
            less: !asked.less,
            equal: !asked.equal,
            greater: !asked.greater,
        };
        Truth {
            yes: self.and(asked).is_possible(),
            no: self.and(other).is_possible(),
        }
    }

    /// The part of a range that lies on these sides of `at`.
    pub fn within(self, range: Interval, at: &Exact) -> Interval {
        let mut part = Some(range.clone());
        if !self.less {
            let above = Interval::from(at.clone(), self.equal);
            part = part.and_then(|part| part.intersect(&above));
        }
        if !self.greater {
            let below = Interval::to(at, self.equal);
            part = part.and_then(|part| part.intersect(&below));
        }
        part.unwrap_or(range)
    }
}

/// Whether a key is of a variable.
pub(super) fn is_of_local(key: &str, slot: usize) -> bool {
    key.contains(&format!("l{slot};"))
}

impl<'a> Ranges<'a> {
    /// A figure by what it is computed of: two of the same key are the same number. None where that is not followed.
    pub(super) fn key(&self, number: &'a Number) -> Option<String> {
        let key = match &*number.node {
            NumberNode::Constant(value)
            | NumberNode::Full(value)
            | NumberNode::Parameter(_, value)
            | NumberNode::Folded { value, .. } => format!("={value}"),
            NumberNode::Fact(index) => format!("f{index};"),
            NumberNode::Local(slot) if !self.is_wild(Local::Number(*slot)) => {
                let meaning = match self.variables.meaning(Local::Number(*slot)) {
                    Some(Meaning::Number(meaning)) => self.key(meaning),
                    _ => None,
                };
                meaning.unwrap_or_else(|| format!("l{slot};"))
            }
            NumberNode::Arithmetic { operator, numbers } => {
                let (first, second) = (self.key(&numbers.first)?, self.key(&numbers.second)?);
                format!("({first}{operator:?}{second})")
            }
            NumberNode::Negative(operand) => format!("-({})", self.key(operand)?),
            NumberNode::Call {
                function,
                arguments,
            } => {
                let list = arguments.list.iter();
                let keys: Vec<String> = list.map(|one| self.key(one)).collect::<Option<_>>()?;
                format!("{}({})", function.name, keys.join(","))
            }
            NumberNode::Table(table) => match &table.of {
                OfRows::Count => format!("rows{};", table.fact),
                OfRows::Column { function, column } => {
                    format!("{}{}.{column};", function.name, table.fact)
                }
                _ => return None,
            },
            _ => return None,
        };
        (key.len() <= LONGEST).then_some(key)
    }

    /// How one figure lies to another.
    pub(super) fn sides(&mut self, left: &'a Number, right: &'a Number) -> Sides {
        let known = match (self.key(left), self.key(right)) {
            (Some(left), Some(right)) => match left.cmp(&right) {
                std::cmp::Ordering::Equal => Sides::SAME,
                std::cmp::Ordering::Less => self.variables.order(&(left, right)),
                std::cmp::Ordering::Greater => self.variables.order(&(right, left)).turned(),
            },
            _ => Sides::ANY,
        };
        Sides {
            less: known.less && !self.is_part(right, left),
            greater: known.greater && !self.is_part(left, right),
            ..known
        }
    }

    /// Whether the way two figures are computed says that the first is at most the second: a part and the whole, the lesser
    /// of the whole and something, rows that match and all rows.
    fn is_part(&mut self, part: &'a Number, whole: &'a Number) -> bool {
        let (part, whole) = (self.meant(part), self.meant(whole));
        let is_in_whole = match (&*part.node, &*whole.node) {
            (NumberNode::Table(matching), NumberNode::Table(all)) => {
                matches!(
                    (&matching.of, &all.of),
                    (OfRows::Matching(_), OfRows::Count)
                ) && matching.fact == all.fact
            }
            (_, NumberNode::Arithmetic { operator, numbers }) if *operator == Arithmetic::Add => {
                let (first, second) = (&numbers.first, &numbers.second);
                self.is_same(part, first) && self.is_not_negative(second)
                    || self.is_same(part, second) && self.is_not_negative(first)
            }
            (
                _,
                NumberNode::Call {
                    function,
                    arguments,
                },
            ) => {
                matches!(function.means, Means::Extreme(Extreme::Greatest))
                    && arguments.list.iter().any(|one| self.is_same(part, one))
            }
            _ => false,
        };
        is_in_whole
            || match &*part.node {
                NumberNode::Arithmetic { operator, numbers } => {
                    *operator == Arithmetic::Subtract
                        && self.is_same(&numbers.first, whole)
                        && self.is_not_negative(&numbers.second)
                }
                NumberNode::Call {
                    function,
                    arguments,
                } => {
                    matches!(function.means, Means::Extreme(Extreme::Least))
                        && arguments.list.iter().any(|one| self.is_same(one, whole))
                }
                _ => false,
            }
    }

    /// What a variable was computed of; another number is itself.
    fn meant(&self, number: &'a Number) -> &'a Number {
        match &*number.node {
            NumberNode::Local(slot) if !self.is_wild(Local::Number(*slot)) => {
                match self.variables.meaning(Local::Number(*slot)) {
                    Some(Meaning::Number(meaning)) => self.meant(meaning),
                    _ => number,
                }
            }
            _ => number,
        }
    }

    fn is_same(&self, one: &'a Number, other: &'a Number) -> bool {
        let key = self.key(one);
        key.is_some() && key == self.key(other)
    }

    fn is_not_negative(&mut self, number: &'a Number) -> bool {
        let range = self.number(number);
        range.is_some_and(|range| !range.falls_below(&Exact::ZERO))
    }

    /// Whether a figure is known to be other than zero, although its range holds zero.
    pub(super) fn is_not_zero(&self, number: &'a Number) -> bool {
        let Some(key) = self.key(number) else {
            return false;
        };
        // Of two keys the sign of a constant stands before every other.
        let zero = format!("={}", Exact::ZERO);
        let sides = if zero <= key {
            self.variables.order(&(zero, key))
        } else {
            self.variables.order(&(key, zero))
        };
        !sides.equal
    }

    /// Takes it for given how one figure lies to another; whether it can.
    pub(super) fn learn(&mut self, left: &'a Number, right: &'a Number, sides: Sides) -> bool {
        let (Some(left), Some(right)) = (self.key(left), self.key(right)) else {
            return true;
        };
        let (keys, sides) = match left.cmp(&right) {
            std::cmp::Ordering::Equal => return sides.equal,
            std::cmp::Ordering::Less => ((left, right), sides),
            std::cmp::Ordering::Greater => ((right, left), sides.turned()),
        };
        let sides = self.variables.order(&keys).and(sides);
        self.variables.set_order(keys, sides);
        sides.is_possible()
    }

    /// What the range of a quotient says of its parts, the divisor being above zero; whether it can be.
    pub(super) fn learn_of_share(
        &mut self,
        (part, whole): (&'a Number, &'a Number),
        share: &Interval,
        of_whole: &Exact,
    ) -> bool {
        let sides = Sides::of_range(share, of_whole);
        sides.is_possible() && self.learn(part, whole, sides)
    }

    /// Whether one figure can lie above another, as far as they have been compared.
    pub(super) fn can_be_above(&mut self, one: &'a Number, other: &'a Number) -> bool {
        self.sides(one, other).greater
    }

    /// Whether two figures can be the same, as far as they have been compared.
    pub(super) fn can_be_same(&mut self, one: &'a Number, other: &'a Number) -> bool {
        self.sides(one, other).equal
    }

    /// The range of `a ÷ b` for what is known of how they lie to each other; `one` is what it comes to where they are equal.
    pub(super) fn share(
        &mut self,
        (part, whole): (&'a Number, &'a Number),
        of_whole: &Interval,
        range: Interval,
        one: &Exact,
    ) -> Interval {
        if of_whole.falls_below(&Exact::ZERO) {
            range
        } else {
            self.sides(part, whole).within(range, one)
        }
    }

    /// Whether a figure is a whole number whatever the case.
    pub(super) fn is_whole(&self, number: &'a Number) -> bool {
        let all = |list: &'a [Number]| list.iter().all(|one| self.is_whole(one));
        match &*number.node {
            NumberNode::Constant(value)
            | NumberNode::Full(value)
            | NumberNode::Parameter(_, value)
            | NumberNode::Folded { value, .. } => *value == value.floor(),
            NumberNode::Fact(index) => self.is_whole_fact(*index),
            NumberNode::Local(slot) => {
                let is_tame = !self.is_wild(Local::Number(*slot));
                is_tame && self.variables.whole.get(*slot) == Some(&true)
            }
            NumberNode::Arithmetic { operator, numbers } => {
                matches!(
                    operator,
                    Arithmetic::Add | Arithmetic::Subtract | Arithmetic::Multiply
                ) && self.is_whole(&numbers.first)
                    && self.is_whole(&numbers.second)
            }
            NumberNode::Negative(operand) => self.is_whole(operand),
            NumberNode::Call {
                function,
                arguments,
            } => match function.name {
                "floor" | "ceil" => true,
                "min" | "max" | "abs" | "clamp" => all(&arguments.list),
                _ => false,
            },
            NumberNode::OfList { function, list, .. } => {
                matches!(function.name, "min" | "max" | "sum") && all(list)
            }
            NumberNode::Table(table) => matches!(table.of, OfRows::Count | OfRows::Matching(_)),
            NumberNode::Checklist(node) => {
                matches!(node, crate::script::rule::ChecklistNode::Count { .. })
            }
            _ => false,
        }
    }
}
