//! How two figures lie to each other: what a comparison says of them beyond their ranges. 支出 and 预算 may each be anything, and
//! still 支出 ≤ 预算.

use super::{Ranges, Truth};
use crate::number::{Exact, Interval};
use crate::script::library::{Arithmetic, Comparison, Extreme, Means};
use crate::script::rule::{Number, NumberNode, OfRows};

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

impl<'a> Ranges<'a> {
    /// Whether several figures together are known to be other than zero.
    pub(super) fn is_sum_not_zero(&self, list: &'a [Number]) -> bool {
        let terms = list.iter().flat_map(|one| self.terms(one));
        let key = self.key_of_sum(terms);
        key.is_some_and(|key| self.is_key_not_zero(key))
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
            || self.is_partial_sum(part, whole)
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

    /// Whether the whole is the sum of the part and of what is never below zero.
    fn is_partial_sum(&mut self, part: &'a Number, whole: &'a Number) -> bool {
        let mut rest = self.terms(whole);
        if rest.len() < 2 {
            return false;
        }
        for term in self.terms(part) {
            let Some(place) = rest.iter().position(|one| self.is_same(one, term)) else {
                return false;
            };
            rest.swap_remove(place);
        }
        rest.into_iter().all(|one| self.is_not_negative(one))
    }

    fn is_not_negative(&mut self, number: &'a Number) -> bool {
        let range = self.number(number);
        range.is_some_and(|range| !range.falls_below(&Exact::ZERO))
    }

    /// Whether a figure is known to be other than zero, although its range holds zero.
    pub(super) fn is_not_zero(&self, number: &'a Number) -> bool {
        let key = self.key(number);
        key.is_some_and(|key| self.is_key_not_zero(key))
    }

    fn is_key_not_zero(&self, key: String) -> bool {
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

    /// The range of `a ÷ b`, `a` being perhaps some part of `b` times something.
    pub(super) fn quotient(
        &mut self,
        (first, second): (&'a Number, &'a Number),
        (a, b): (&Interval, &Interval),
    ) -> Interval {
        let mut range = self.share((first, second), b, a.quotient(b), &Exact::ONE);
        let product = self.meant(first);
        if let NumberNode::Arithmetic {
            operator: Arithmetic::Multiply,
            numbers,
        } = &*product.node
        {
            let (one, other) = (&numbers.first, &numbers.second);
            for (part, times) in [(one, other), (other, one)] {
                let ranges = (self.number(part), self.number(times));
                if let (Some(of_part), Some(of_times)) = ranges {
                    let share = self.share((part, second), b, of_part.quotient(b), &Exact::ONE);
                    let product = share.multiply(&of_times);
                    range = range.intersect(&product).unwrap_or(range);
                }
            }
        }
        range
    }
}
