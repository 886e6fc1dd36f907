//! Parts of intervals: what is left of a range once a condition has been met.

use std::cmp::Ordering;

use super::{End, Interval, upper};
use crate::number::{Decimal, Exact};

impl Interval {
    /// Any number that a rule can compute with.
    #[must_use]
    pub fn any_number() -> Self {
        let most = Exact::from_decimal(Decimal::MAX);
        Self::between(most.negate(), most)
    }

    /// Everything from `at` up to the largest number there is.
    #[must_use]
    pub fn from(at: Exact, closed: bool) -> Self {
        let most = Exact::from_decimal(Decimal::MAX);
        Self {
            ends: Some((
                End { at, closed },
                End {
                    at: most,
                    closed: true,
                },
            )),
        }
    }

    /// Everything from the smallest number there is up to `at`.
    #[must_use]
    pub fn to(at: &Exact, closed: bool) -> Self {
        Self::from(at.negate(), closed).negate()
    }

    /// Its lower end, and whether that belongs to it; none where unbounded.
    #[must_use]
    pub fn lowest(&self) -> Option<(&Exact, bool)> {
        let (low, _) = self.ends.as_ref()?;
        Some((&low.at, low.closed))
    }

    /// Its upper end, and whether that belongs to it; none where unbounded.
    #[must_use]
    pub fn highest(&self) -> Option<(&Exact, bool)> {
        let (_, high) = self.ends.as_ref()?;
        Some((&high.at, high.closed))
    }

    /// The one number it holds, if it holds one only.
    #[must_use]
    pub fn single(&self) -> Option<&Exact> {
        self.only()
    }

    /// What both hold; none where they hold nothing in common.
    #[must_use]
    pub fn intersect(&self, other: &Self) -> Option<Self> {
        let (Some((a, b)), Some((c, d))) = (&self.ends, &other.ends) else {
            let known = if self.ends.is_some() { self } else { other };
            return Some(known.clone());
        };
        let low = inner(a, c, Ordering::Greater);
        let high = inner(b, d, Ordering::Less);
        let is_empty = match low.at.cmp(&high.at) {
            Ordering::Less => false,
            Ordering::Equal => !(low.closed && high.closed),
            Ordering::Greater => true,
        };
        (!is_empty).then_some(Self {
            ends: Some((low, high)),
        })
    }

    /// The whole numbers in it, as the interval from the first to the last; none where there are none.
    #[must_use]
    pub fn whole(&self) -> Option<Self> {
        let Some((low, high)) = &self.ends else {
            return Some(self.clone());
        };
        let mut first = low.at.ceil();
        if first == low.at && !low.closed {
            first = first.add(&Exact::ONE);
        }
        let mut last = high.at.floor();
        if last == high.at && !high.closed {
            last = last.subtract(&Exact::ONE);
        }
        (first <= last).then(|| Self::between(first, last))
    }

    /// What is left of it without `value`, where `value` is one of its ends; the whole of it elsewhere. None where nothing is
    /// left.
    #[must_use]
    pub fn without(&self, value: &Exact) -> Option<Self> {
        let Some((low, high)) = &self.ends else {
            return Some(self.clone());
        };
        if low.at == high.at {
            return (low.at != *value).then(|| self.clone());
        }
        let opened = |end: &End| End {
            at: end.at.clone(),
            closed: end.closed && end.at != *value,
        };
        Some(Self {
            ends: Some((opened(low), opened(high))),
        })
    }

    /// Quotient of a division that takes place: the divisor is not zero.
    #[must_use]
    pub fn quotient(&self, divisor: &Self) -> Self {
        let zero = Exact::ZERO;
        let Some(divisor) = divisor.without(&zero) else {
            return Self::any_number();
        };
        if divisor.holds(&zero) {
            return Self::any_number();
        }
        let (Some((low, high)), Some((near, far))) = (&self.ends, &divisor.ends) else {
            return Self::any_number();
        };
        if !near.at.is_zero() && !far.at.is_zero() {
            return self.divide(&divisor);
        }
        // Towards zero the quotients grow without bound; away from it the far end limits them.
        if far.at.is_zero() {
            return self.negate().quotient(&divisor.negate());
        }
        let bound = |end: &End| {
            let at = end.at.divide(&far.at)?;
            let closed = end.closed && (far.closed || end.at.is_zero());
            Some((at, closed))
        };
        if !low.at.is_negative() {
            bound(low).map_or_else(Self::any_number, |(at, closed)| Self::from(at, closed))
        } else if !high.at.is_positive() {
            bound(high).map_or_else(Self::any_number, |(at, closed)| Self::to(&at, closed))
        } else {
            Self::any_number()
        }
    }

    /// The interval itself, or any number at all where an end has more digits than are worth computing with.
    #[must_use]
    pub fn not_unwieldy(self) -> Self {
        /// The most binary digits of an end.
        const MOST: u64 = 512;
        let is_long = |end: &End| end.at.bits() > MOST;
        match &self.ends {
            Some((low, high)) if is_long(low) || is_long(high) => Self::any_number(),
            _ => self,
        }
    }

    /// Whether it reaches above `value`.
    #[must_use]
    pub fn exceeds(&self, value: &Exact) -> bool {
        Self::point(value.clone()).can_be_below(self)
    }

    /// Whether it reaches below `value`.
    #[must_use]
    pub fn falls_below(&self, value: &Exact) -> bool {
        self.can_be_below(&Self::point(value.clone()))
    }
}

/// The one of two ends that is farther inside; `inside` is how its place compares.
fn inner(one: &End, two: &End, inside: Ordering) -> End {
    match one.at.cmp(&two.at) {
        Ordering::Equal => End {
            closed: one.closed && two.closed,
            ..upper(one, two)
        },
        order if order == inside => one.clone(),
        _ => two.clone(),
    }
}
