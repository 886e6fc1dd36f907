//! What a condition says of the figures it compares, once its answer is known.

use super::{Ranges, Truth};
use crate::number::Interval;
use crate::pack::FactKind;
use crate::script::library::{Arithmetic, Comparison};
use crate::script::rule::{Condition, ConditionNode, Local, Number, NumberNode};

/// How many conditions within conditions are looked into; the rest narrows nothing.
const MOST_NESTED: usize = 6;

impl Ranges<'_> {
    /// Takes a condition's answer for given; whether it can be.
    pub(super) fn assume(&mut self, condition: &Condition, answer: bool) -> bool {
        // Each level of conditions within conditions would be gone through several times.
        if self.assuming >= MOST_NESTED {
            return true;
        }
        self.assuming += 1;
        let can = self.assumed(condition, answer);
        self.assuming -= 1;
        can
    }

    fn assumed(&mut self, condition: &Condition, answer: bool) -> bool {
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
                can
            }
            _ => true,
        }
    }

    /// At least one of the parts has this answer; where only one can, it has.
    fn assume_one_of(&mut self, parts: &[Condition], answer: bool) -> bool {
        let able: Vec<&Condition> = parts
            .iter()
            .filter(|part| {
                let truth = self.condition(part);
                if answer { truth.yes } else { truth.no }
            })
            .collect();
        match able.as_slice() {
            [] => false,
            [only] => self.assume(only, answer),
            _ => true,
        }
    }

    fn assume_compared(&mut self, comparison: Comparison, left: &Number, right: &Number) -> bool {
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
        self.limit(left, &for_left) && self.limit(right, &for_right)
    }

    /// Takes it for given that a number lies within `to`; whether it can.
    fn limit(&mut self, number: &Number, to: &Interval) -> bool {
        match &*number.node {
            NumberNode::Fact(index) => {
                let is_whole = matches!(
                    self.pack.facts.get(*index).map(|fact| &fact.kind),
                    Some(FactKind::Integer(_))
                );
                let narrowed = self.fact(*index).intersect(to);
                let narrowed =
                    narrowed.and_then(|range| if is_whole { range.whole() } else { Some(range) });
                match narrowed {
                    Some(range) => {
                        self.variables.facts.insert(*index, range);
                        true
                    }
                    None => false,
                }
            }
            NumberNode::Local(slot) if !self.is_wild(Local::Number(*slot)) => {
                let Some(Some(known)) = self.variables.numbers.get_mut(*slot) else {
                    return true;
                };
                match known.intersect(to) {
                    Some(range) => {
                        *known = range;
                        true
                    }
                    None => false,
                }
            }
            NumberNode::Arithmetic { operator, numbers } => {
                let (first, second) = (&numbers.first, &numbers.second);
                let (Some(a), Some(b)) = (self.number(first), self.number(second)) else {
                    return true;
                };
                match operator {
                    Arithmetic::Add => {
                        self.limit(first, &to.subtract(&b)) && self.limit(second, &to.subtract(&a))
                    }
                    Arithmetic::Subtract => {
                        self.limit(first, &to.add(&b)) && self.limit(second, &a.subtract(to))
                    }
                    Arithmetic::Multiply => match b.single().filter(|value| !value.is_zero()) {
                        Some(_) => self.limit(first, &to.divide(&b)),
                        None => true,
                    },
                    _ => true,
                }
            }
            NumberNode::Negative(operand) => self.limit(operand, &to.negate()),
            _ => self
                .number(number)
                .is_none_or(|range| range.intersect(to).is_some()),
        }
    }
}

/// Everything up to the upper end of a range.
fn under(range: &Interval, closed: bool) -> Interval {
    match range.highest() {
        Some((at, is_closed)) => Interval::to(at, closed && is_closed),
        None => Interval::any_number(),
    }
}

/// Everything from the lower end of a range.
fn over(range: &Interval, closed: bool) -> Interval {
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
