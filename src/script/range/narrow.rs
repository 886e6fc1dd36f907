//! What a condition says of the figures it compares, once its answer is known.

use super::order::Sides;
use super::variables::Meaning;
use super::{Ranges, Truth};
use crate::number::{Exact, Interval};
use crate::script::library::{Arithmetic, Comparison, Extreme, Function, Means};
use crate::script::rule::{Condition, ConditionNode, Local, Number, NumberNode, OfRows};

/// How deep what variables were computed of is followed.
const DEEPEST: usize = 3;

/// How many conditions within conditions are looked into; the rest narrows nothing.
const MOST_NESTED: usize = 6;

impl<'a> Ranges<'a> {
    /// Takes a condition's answer for given; whether it can be.
    pub(super) fn assume(&mut self, condition: &'a Condition, answer: bool) -> bool {
        // Each level of conditions within conditions would be gone through several times.
        if self.nesting >= MOST_NESTED {
            return true;
        }
        self.nesting = self.nesting.saturating_add(1);
        let can = self.assumed(condition, answer);
        self.nesting = self.nesting.saturating_sub(1);
        can
    }

    fn assumed(&mut self, condition: &'a Condition, answer: bool) -> bool {
        match &*condition.node {
            ConditionNode::Constant(yes) => *yes == answer,
            ConditionNode::Not(operand) => self.assume(operand, !answer),
            ConditionNode::All(parts) if answer => parts.iter().all(|part| self.assume(part, true)),
            ConditionNode::Any(parts) if !answer => {
                parts.iter().all(|part| self.assume(part, false))
            }
            ConditionNode::All(parts) | ConditionNode::Any(parts) => {
                self.assume_one_of(parts, answer)
            }
            ConditionNode::Compare {
                comparison,
                numbers,
            } => {
                let comparison = if answer {
                    *comparison
                } else {
                    opposite(*comparison)
                };
                self.assume_compared(comparison, &numbers.first, &numbers.second)
            }
            ConditionNode::Local(slot) if !self.is_wild(Local::Condition(*slot)) => {
                let known = self.variables.conditions.get_mut(*slot);
                let can = known
                    .as_ref()
                    .is_none_or(|truth| if answer { truth.yes } else { truth.no });
                if let Some(known) = known {
                    *known = Truth::exactly(answer);
                }
                self.variables.learn();
                let meaning = self.variables.meaning(Local::Condition(*slot));
                can && match meaning {
                    Some(Meaning::Condition(meaning)) => {
                        self.deeper(|ranges| ranges.assume(meaning, answer)) != Some(false)
                    }
                    _ => true,
                }
            }
            _ => self.assume_discrete(condition, answer),
        }
    }

    /// What a walk into what a variable was computed of comes to; none where it would go too deep.
    pub(super) fn deeper<T>(&mut self, walk: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.depth >= DEEPEST {
            return None;
        }
        self.depth = self.depth.saturating_add(1);
        let found = walk(self);
        self.depth = self.depth.saturating_sub(1);
        Some(found)
    }

    /// At least one of the parts has this answer: the first of them that has, those before it having the other.
    fn assume_one_of(&mut self, parts: &'a [Condition], answer: bool) -> bool {
        let mut met = None;
        for part in parts {
            let truth = self.condition(part);
            let (has, has_not) = if answer {
                (truth.yes, truth.no)
            } else {
                (truth.no, truth.yes)
            };
            let before = self.variables.clone();
            if has && self.assume(part, answer) {
                let here = std::mem::replace(&mut self.variables, before);
                met = Some(match met {
                    None => here,
                    Some(met) => here.meet(met),
                });
            } else {
                self.variables = before;
            }
            if !has_not || !self.assume(part, !answer) {
                break;
            }
        }
        match met {
            Some(met) => {
                self.variables = met;
                true
            }
            None => false,
        }
    }

    fn assume_compared(
        &mut self,
        comparison: Comparison,
        left: &'a Number,
        right: &'a Number,
    ) -> bool {
        let sides = (self.number(left), self.number(right));
        let (Some(of_left), Some(of_right)) = sides else {
            return true;
        };
        let (for_left, for_right) = match comparison {
            Comparison::Less => (under(&of_right, false), over(&of_left, false)),
            Comparison::LessOrEqual => (under(&of_right, true), over(&of_left, true)),
            Comparison::Greater => (over(&of_right, false), under(&of_left, false)),
            Comparison::GreaterOrEqual => (over(&of_right, true), under(&of_left, true)),
            Comparison::Equal => (of_right, of_left),
            Comparison::NotEqual => {
                let without = |range: &Interval, other: &Interval| match other.single() {
                    Some(value) => range.without(value),
                    None => Some(range.clone()),
                };
                let (Some(for_left), Some(for_right)) =
                    (without(&of_left, &of_right), without(&of_right, &of_left))
                else {
                    return false;
                };
                (for_left, for_right)
            }
        };
        self.learn(left, right, Sides::of(comparison))
            && self.limit(left, &for_left)
            && self.limit(right, &for_right)
    }

    /// Takes it for given that a number lies within `to`; whether it can.
    pub(super) fn limit(&mut self, number: &'a Number, to: &Interval) -> bool {
        match &*number.node {
            NumberNode::Fact(index) => {
                let narrowed = self.fact(*index).intersect(to);
                let narrowed = narrowed.and_then(|range| {
                    if self.is_whole_fact(*index) {
                        range.whole()
                    } else {
                        Some(range)
                    }
                });
                match narrowed {
                    Some(range) => {
                        self.variables.facts.insert(*index, range);
                        self.variables.learn();
                        true
                    }
                    None => false,
                }
            }
            NumberNode::Cell(column) => match self.cell(*column).intersect(to) {
                Some(range) => {
                    self.variables.cells.insert(*column, range);
                    self.variables.learn();
                    true
                }
                None => false,
            },
            NumberNode::Local(slot) if !self.is_wild(Local::Number(*slot)) => {
                self.limit_local(number, *slot, to)
            }
            NumberNode::Arithmetic { operator, numbers } => {
                self.limit_parts(*operator, (&numbers.first, &numbers.second), to)
            }
            NumberNode::Negative(operand) => self.limit(operand, &to.negate()),
            NumberNode::Call {
                function,
                arguments,
            } => self.limit_call(number, function, &arguments.list, to),
            NumberNode::Table(table) => match &table.of {
                OfRows::Count => self.limit_rows(table.fact, to),
                // No more rows match than there are.
                OfRows::Matching(_) => self.limit_rows(table.fact, &over(to, true)),
                _ => true,
            },
            _ => self
                .number(number)
                .is_none_or(|range| range.intersect(to).is_some()),
        }
    }

    fn limit_local(&mut self, number: &'a Number, slot: usize, to: &Interval) -> bool {
        let is_whole = self.is_whole(number);
        let Some(Some(known)) = self.variables.numbers.get_mut(slot) else {
            return true;
        };
        let narrowed = known.intersect(to);
        let narrowed =
            narrowed.and_then(|range| if is_whole { range.whole() } else { Some(range) });
        let Some(range) = narrowed else {
            return false;
        };
        *known = range;
        self.variables.learn();
        match self.variables.meaning(Local::Number(slot)) {
            Some(Meaning::Number(meaning)) => {
                self.deeper(|ranges| ranges.limit(meaning, to)) != Some(false)
            }
            _ => true,
        }
    }

    fn limit_parts(
        &mut self,
        operator: Arithmetic,
        (first, second): (&'a Number, &'a Number),
        to: &Interval,
    ) -> bool {
        let (Some(a), Some(b)) = (self.number(first), self.number(second)) else {
            return true;
        };
        match operator {
            Arithmetic::Add => {
                self.limit(first, &to.subtract(&b)) && self.limit(second, &to.subtract(&a))
            }
            Arithmetic::Subtract => {
                self.learn_of_share((first, second), to, &Exact::ZERO)
                    && self.limit(first, &to.add(&b))
                    && self.limit(second, &a.subtract(to))
            }
            Arithmetic::Multiply => match b.single().filter(|value| !value.is_zero()) {
                Some(_) => self.limit(first, &to.divide(&b)),
                None => true,
            },
            Arithmetic::Divide if b.exceeds(&Exact::ZERO) && !b.falls_below(&Exact::ZERO) => {
                self.learn_of_share((first, second), to, &Exact::ONE)
                    && self.limit(first, &to.multiply(&b))
            }
            _ => true,
        }
    }

    fn limit_call(
        &mut self,
        number: &'a Number,
        function: &Function,
        arguments: &'a [Number],
        to: &Interval,
    ) -> bool {
        match (function.means, function.name, arguments) {
            (Means::Extreme(extreme), _, parts) => {
                let each = match extreme {
                    Extreme::Greatest => under(to, true),
                    Extreme::Least => over(to, true),
                };
                parts.iter().all(|part| self.limit(part, &each))
            }
            (_, "abs", [inner]) => {
                let most = under(to, true);
                self.limit(inner, &most.negate().intersect(&most).unwrap_or(most))
            }
            (_, "percent", [part, whole]) => {
                let Some(of_whole) = self.number(whole) else {
                    return true;
                };
                let is_above =
                    of_whole.exceeds(&Exact::ZERO) && !of_whole.falls_below(&Exact::ZERO);
                let hundredth = Interval::point(Exact::ONE_HUNDRED);
                let of_part = to.multiply(&of_whole).divide(&hundredth);
                !is_above
                    || self.learn_of_share((part, whole), to, &Exact::ONE_HUNDRED)
                        && self.limit(part, &of_part)
            }
            _ => self
                .number(number)
                .is_none_or(|range| range.intersect(to).is_some()),
        }
    }

    fn limit_rows(&mut self, table: usize, to: &Interval) -> bool {
        let narrowed = self.rows(table).intersect(to);
        match narrowed.and_then(|range| range.whole()) {
            Some(range) => {
                self.variables.rows.insert(table, range);
                self.variables.learn();
                true
            }
            None => false,
        }
    }
}

/// Everything up to the upper end of a range.
pub(super) fn under(range: &Interval, closed: bool) -> Interval {
    match range.highest() {
        Some((at, is_closed)) => Interval::to(at, closed && is_closed),
        None => Interval::any_number(),
    }
}

/// Everything from the lower end of a range.
pub(super) fn over(range: &Interval, closed: bool) -> Interval {
    match range.lowest() {
        Some((at, is_closed)) => Interval::from(at.clone(), closed && is_closed),
        None => Interval::any_number(),
    }
}

fn opposite(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::GreaterOrEqual,
        Comparison::LessOrEqual => Comparison::Greater,
        Comparison::Greater => Comparison::LessOrEqual,
        Comparison::GreaterOrEqual => Comparison::Less,
        Comparison::Equal => Comparison::NotEqual,
        Comparison::NotEqual => Comparison::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Exact;

    #[test]
    fn what_is_under_a_range_ends_where_the_range_does() {
        let range = Interval::between(Exact::ZERO, Exact::ONE);
        assert!(under(&range, true).holds(&Exact::ONE));
        assert!(!under(&range, false).holds(&Exact::ONE));
        assert!(over(&range, true).holds(&Exact::ZERO));
        assert!(!over(&range, false).holds(&Exact::ZERO));
    }
}
