//! A fraction of machine integers, not always in lowest terms. Every operation gives `None` where its result would not fit.

use std::cmp::Ordering;
use std::num::NonZero;

use crate::number::Rounding;
use crate::number::powers::{greatest_common_divisor, power_of_ten};

/// `numerator / denominator`. The numerator is never the least `i128`, so that it has a negative; the denominator is
/// positive, and known not to be zero: an enum around a fraction needs no room of its own.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fraction {
    numerator: i128,
    denominator: NonZero<i128>,
}

impl Fraction {
    pub(super) const ZERO: Self = Self::whole(0);
    pub(super) const ONE: Self = Self::whole(1);
    pub(super) const ONE_HUNDRED: Self = Self::whole(100);

    const fn whole(numerator: i128) -> Self {
        Self {
            numerator,
            denominator: NonZero::<u128>::MIN.cast_signed(),
        }
    }

    #[inline]
    pub(super) fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if numerator == i128::MIN || denominator < 0 {
            return None;
        }
        Some(Self {
            numerator,
            denominator: NonZero::new(denominator)?,
        })
    }

    #[inline]
    pub(super) fn numerator(self) -> i128 {
        self.numerator
    }

    #[inline]
    pub(super) fn denominator(self) -> i128 {
        self.denominator.get()
    }

    /// In lowest terms.
    pub(super) fn reduced(self) -> Self {
        let divisor = greatest_common_divisor(
            self.numerator.unsigned_abs(),
            self.denominator().unsigned_abs(),
        );
        let divided = i128::try_from(divisor)
            .ok()
            .and_then(|divisor| Self::new(self.numerator / divisor, self.denominator() / divisor));
        divided.unwrap_or(self)
    }

    #[inline]
    pub(super) fn negate(self) -> Self {
        Self {
            numerator: -self.numerator,
            ..self
        }
    }

    #[inline]
    pub(super) fn abs(self) -> Self {
        Self {
            numerator: self.numerator.abs(),
            ..self
        }
    }

    #[inline]
    pub(super) fn add(self, other: Self) -> Option<Self> {
        if self.denominator == other.denominator {
            return Some(Self {
                numerator: sum(self.numerator, other.numerator)?,
                ..self
            });
        }
        let (by_self, by_other, denominator) = common(self.denominator(), other.denominator())?;
        self.scaled_sum(by_self, other, by_other, denominator)
    }

    /// As [`Self::add`], through the least common denominator of the reduced fractions.
    pub(super) fn add_reduced(self, other: Self) -> Option<Self> {
        let (one, two) = (self.reduced(), other.reduced());
        let (by_one, by_two, denominator) = least_common(one.denominator(), two.denominator())?;
        one.scaled_sum(by_one, two, by_two, denominator)
    }

    #[inline]
    fn scaled_sum(
        self,
        by_self: i128,
        other: Self,
        by_other: i128,
        denominator: i128,
    ) -> Option<Self> {
        let one = product(self.numerator, by_self)?;
        let two = product(other.numerator, by_other)?;
        Self::new(one.checked_add(two)?, denominator)
    }

    #[inline]
    pub(super) fn multiply(self, other: Self) -> Option<Self> {
        Self::new(
            product(self.numerator, other.numerator)?,
            product(self.denominator(), other.denominator())?,
        )
    }

    /// As [`Self::multiply`], with what the factors share taken out first.
    pub(super) fn multiply_reduced(self, other: Self) -> Option<Self> {
        let (one, two) = (self.reduced(), other.reduced());
        let crossed = |numerator, denominator| Some(Self::new(numerator, denominator)?.reduced());
        crossed(one.numerator, two.denominator())?
            .multiply(crossed(two.numerator, one.denominator())?)
    }

    /// One divided by it; `None` for zero.
    #[inline]
    pub(super) fn reciprocal(self) -> Option<Self> {
        if self.numerator < 0 {
            Self::new(-self.denominator(), -self.numerator)
        } else {
            Self::new(self.denominator(), self.numerator)
        }
    }

    /// What is left of it after taking `other` away as often as it goes in whole, towards zero.
    pub(super) fn remainder(self, other: Self) -> Option<Self> {
        let (by_self, by_other, denominator) = common(self.denominator(), other.denominator())?;
        self.scaled_remainder(by_self, other, by_other, denominator)
    }

    /// As [`Self::remainder`], through the least common denominator of the reduced fractions.
    pub(super) fn remainder_reduced(self, other: Self) -> Option<Self> {
        let (one, two) = (self.reduced(), other.reduced());
        let (by_one, by_two, denominator) = least_common(one.denominator(), two.denominator())?;
        one.scaled_remainder(by_one, two, by_two, denominator)
    }

    fn scaled_remainder(
        self,
        by_self: i128,
        other: Self,
        by_other: i128,
        denominator: i128,
    ) -> Option<Self> {
        let dividend = product(self.numerator, by_self)?;
        let divisor = product(other.numerator, by_other)?;
        Self::new(dividend.checked_rem(divisor)?, denominator)
    }

    #[inline]
    pub(super) fn compare(self, other: Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        let one = product(self.numerator, other.denominator());
        let two = product(other.numerator, self.denominator());
        match (one, two) {
            (Some(one), Some(two)) => one.cmp(&two),
            _ => self.compare_wide(other),
        }
    }

    /// By products of twice the width, which always fit.
    #[cold]
    fn compare_wide(self, other: Self) -> Ordering {
        let product = |numerator: i128, denominator: i128| {
            let (low, high) = numerator
                .unsigned_abs()
                .carrying_mul(denominator.unsigned_abs(), 0);
            (high, low)
        };
        let magnitudes = product(self.numerator, other.denominator())
            .cmp(&product(other.numerator, self.denominator()));
        match (self.numerator < 0, other.numerator < 0) {
            (false, false) => magnitudes,
            (true, true) => magnitudes.reverse(),
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
        }
    }

    /// The largest whole number not above it.
    pub(super) fn floor(self) -> Self {
        let (whole, rest) = divided(self.numerator, self.denominator());
        Self::whole(if rest < 0 { whole - 1 } else { whole })
    }

    /// Whether it has at most `digits` digits after the point, as its denominator stands; a denominator not in lowest terms
    /// may hide it.
    #[inline]
    pub(super) fn is_on_grid(self, digits: u32) -> bool {
        self.denominator() == 1 || divided(power_of_ten(digits), self.denominator()).1 == 0
    }

    /// How many units of `digits` digits after the point it is, rounded.
    #[inline]
    pub(super) fn units(self, rounding: Rounding, digits: u32) -> Option<i128> {
        let scaled = product(self.numerator, power_of_ten(digits))?;
        let (whole, rest) = divided(scaled, self.denominator());
        let rest = rest.abs();
        let against_half = rest.cmp(&(self.denominator() - rest));
        if rounding.moves_away(rest == 0, against_half, whole & 1 != 0) {
            whole.checked_add(if scaled < 0 { -1 } else { 1 })
        } else {
            Some(whole)
        }
    }
}

/// Figures of everyday size take one machine multiplication, which cannot overflow.
#[inline]
fn product(one: i128, other: i128) -> Option<i128> {
    if let (Ok(one), Ok(other)) = (i64::try_from(one), i64::try_from(other)) {
        return Some(i128::from(one) * i128::from(other));
    }
    one.checked_mul(other)
}

/// A sum that has a negative.
#[inline]
fn sum(one: i128, other: i128) -> Option<i128> {
    one.checked_add(other).filter(|sum| *sum != i128::MIN)
}

/// Quotient, cut off, and remainder. The division of half the width is several times as fast.
#[inline]
fn divided(dividend: i128, divisor: i128) -> (i128, i128) {
    if let (Ok(dividend), Ok(divisor)) = (i64::try_from(dividend), i64::try_from(divisor))
        && let (Some(quotient), Some(rest)) =
            (dividend.checked_div(divisor), dividend.checked_rem(divisor))
    {
        return (quotient.into(), rest.into());
    }
    (dividend / divisor, dividend % divisor)
}

/// What to multiply each side by for a common denominator, and that denominator; cheap, not always the least.
#[inline]
fn common(one: i128, two: i128) -> Option<(i128, i128, i128)> {
    if one == two {
        return Some((1, 1, one));
    }
    // Powers of ten divide one another; the division is cheap only at this width.
    if let (Ok(narrow_one), Ok(narrow_two)) = (u64::try_from(one), u64::try_from(two)) {
        if narrow_one.is_multiple_of(narrow_two) {
            return Some((1, i128::from(narrow_one / narrow_two), one));
        }
        if narrow_two.is_multiple_of(narrow_one) {
            return Some((i128::from(narrow_two / narrow_one), 1, two));
        }
    }
    Some((two, one, one.checked_mul(two)?))
}

/// As [`common`], with the least common denominator.
fn least_common(one: i128, two: i128) -> Option<(i128, i128, i128)> {
    let shared = greatest_common_divisor(one.unsigned_abs(), two.unsigned_abs());
    let shared = i128::try_from(shared).ok()?;
    let (by_one, by_two) = (two / shared, one / shared);
    Some((by_one, by_two, one.checked_mul(by_one)?))
}
