//! A difference shared out among what causes it (Shapley): the mean, over all orders in which the causes may come one after the
//! other, of what each changes when it comes. The shares add up to the difference, exactly; where causes do not act on each
//! other, each gets what it changes by itself.

use crate::number::{Decimal, Exact};
use crate::score::Range;

/// How many causes are tried in every order; of more, the order of the changes is taken.
pub const MOST: usize = 12;

/// A cause's part in the least and in the most that something can be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub low: Exact,
    pub high: Exact,
}

impl Part {
    /// No part.
    pub const NOTHING: Self = Self {
        low: Exact::ZERO,
        high: Exact::ZERO,
    };

    /// From one range to another.
    #[must_use]
    pub fn between(before: Range, after: Range) -> Self {
        Self {
            low: Exact::from_decimal(after.low - before.low),
            high: Exact::from_decimal(after.high - before.high),
        }
    }

    /// Both parts together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self {
            low: self.low.add(&other.low),
            high: self.high.add(&other.high),
        }
    }

    /// Whether it is none.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.low.is_zero() && self.high.is_zero()
    }
}

/// In which way shares were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    /// Over all orders, or where the order does not matter.
    EveryOrder,
    /// In the order of the changes, as there are too many for all orders.
    OneOrder,
}

/// The parts of `count` causes in what `value` comes to with a set of them, bit by bit.
pub fn shares(
    count: usize,
    mut value: impl FnMut(&dyn Fn(usize) -> bool) -> Range,
) -> (Vec<Part>, Way) {
    if count > MOST {
        return (in_order(count, value), Way::OneOrder);
    }
    let sets = 1_usize << count;
    let values: Vec<Range> = (0..sets)
        .map(|set| value(&|cause: usize| set >> cause & 1 == 1))
        .collect();
    let parts = (0..count)
        .map(|cause| part(count, cause, &values))
        .collect();
    (parts, Way::EveryOrder)
}

fn in_order(count: usize, mut value: impl FnMut(&dyn Fn(usize) -> bool) -> Range) -> Vec<Part> {
    let mut before = value(&|_| false);
    let mut parts = Vec::with_capacity(count);
    for cause in 0..count {
        let after = value(&|other: usize| other <= cause);
        parts.push(Part::between(before, after));
        before = after;
    }
    parts
}

/// What a cause changes on top of each set without it, weighted by how many orders come by that set.
fn part(count: usize, cause: usize, values: &[Range]) -> Part {
    let mut by_size = vec![(Decimal::ZERO, Decimal::ZERO); count];
    for (set, before) in values.iter().enumerate() {
        if set >> cause & 1 == 1 {
            continue;
        }
        let size = usize::try_from(set.count_ones()).unwrap_or_default();
        let after = values.get(set | 1 << cause);
        if let (Some(after), Some(sum)) = (after, by_size.get_mut(size)) {
            sum.0 += after.low - before.low;
            sum.1 += after.high - before.high;
        }
    }
    let mut part = Part::NOTHING;
    for (size, (low, high)) in by_size.into_iter().enumerate() {
        let weight = weight(count, size);
        part = part.and(&Part {
            low: Exact::from_decimal(low).multiply(&weight),
            high: Exact::from_decimal(high).multiply(&weight),
        });
    }
    part
}

/// The share of all orders of `count` causes in which a cause comes right after one given set of `size` others.
fn weight(count: usize, size: usize) -> Exact {
    let factorial = |number: usize| {
        let numbers = (1..=number).map(|one| i128::try_from(one).unwrap_or(1));
        Exact::from_integer(numbers.product())
    };
    let orders = factorial(size).multiply(&factorial(count.saturating_sub(size).saturating_sub(1)));
    orders.divide(&factorial(count)).unwrap_or(Exact::ZERO)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn exactly(value: i64) -> Range {
        Range::exactly(Decimal::from(value))
    }

    #[test]
    fn causes_that_act_on_each_other_share_what_they_do_together() {
        // Both together 6, either alone nothing; the third 1 by itself.
        let value = |has: &dyn Fn(usize) -> bool| {
            exactly(i64::from(has(0) && has(1)) * 6 + i64::from(has(2)))
        };
        let (parts, way) = shares(3, value);
        let low: Vec<String> = parts.iter().map(|part| part.low.to_string()).collect();
        assert_eq!(low, ["3/1", "3/1", "1/1"]);
        assert_eq!(way, Way::EveryOrder);
    }

    #[test]
    fn a_share_need_not_be_a_finite_decimal() {
        let value = |has: &dyn Fn(usize) -> bool| exactly(i64::from(has(0) && has(1) && has(2)));
        let (parts, _) = shares(3, value);
        assert!(parts.iter().all(|part| part.low.to_string() == "1/3"));
    }

    #[test]
    fn too_many_causes_come_in_their_order() {
        let value = |has: &dyn Fn(usize) -> bool| exactly(i64::from((0..13).all(has)) * 5);
        let (parts, way) = shares(13, value);
        assert_eq!(way, Way::OneOrder);
        assert_eq!(parts.last().expect("a part").low, Exact::from_integer(5));
        assert!(parts[..12].iter().all(Part::is_nothing));
    }

    proptest! {
        #[test]
        fn shares_add_up(values in proptest::collection::vec(-1000_i64..1000, 16)) {
            let value = |has: &dyn Fn(usize) -> bool| {
                let set = (0..4).filter(|cause| has(*cause)).map(|cause| 1 << cause);
                exactly(values[set.sum::<usize>()])
            };
            let (parts, _) = shares(4, value);
            let sum = parts.iter().fold(Part::NOTHING, |sum, part| sum.and(part));
            prop_assert_eq!(sum.low, Exact::from_integer(i128::from(values[15] - values[0])));
        }
    }
}
