//! The exact number that many cases are scored with: a fraction of two machine integers, which travels in two registers.
//! Where a result does not fit, there is none, and the whole computation is done again with [`Exact`].

use std::cmp::Ordering;
use std::num::NonZero;

use super::powers::{greatest_common_divisor, power_of_ten as wide_power_of_ten};
use super::{Decimal, Exact, Rounding};

#[cfg(test)]
mod tests;

/// `numerator / denominator`, not always in lowest terms. The numerator is never the least `i64`, so that it has a negative;
/// the denominator is positive. Equality and order are those of the value: 1/2 is 2/4.
#[derive(Clone, Copy, Debug)]
pub struct Small {
    numerator: i64,
    denominator: NonZero<i64>,
}

impl Small {
    /// Nothing.
    pub const ZERO: Self = Self::whole(0);
    /// One.
    pub const ONE: Self = Self::whole(1);
    /// What percentages are parts of.
    pub const ONE_HUNDRED: Self = Self::whole(100);

    const fn whole(numerator: i64) -> Self {
        Self {
            numerator,
            denominator: NonZero::<u64>::MIN.cast_signed(),
        }
    }

    /// A whole number.
    #[inline]
    #[must_use]
    pub fn from_integer(value: i64) -> Option<Self> {
        (value != i64::MIN).then(|| Self::whole(value))
    }

    /// A decimal, as it is.
    #[inline]
    #[must_use]
    pub fn from_decimal(value: Decimal) -> Option<Self> {
        let numerator = i64::try_from(value.mantissa()).ok()?;
        Self::new(numerator, power_of_ten(value.scale())?)
    }

    #[inline]
    fn new(numerator: i64, denominator: i64) -> Option<Self> {
        if numerator == i64::MIN || denominator < 0 {
            return None;
        }
        Some(Self {
            numerator,
            denominator: NonZero::new(denominator)?,
        })
    }

    /// The denominator must not be negative.
    #[inline]
    fn narrowed(numerator: i128, denominator: i128) -> Option<Self> {
        match (i64::try_from(numerator), i64::try_from(denominator)) {
            (Ok(numerator), Ok(denominator)) => Self::new(numerator, denominator),
            _ => Self::reduced(numerator, denominator),
        }
    }

    #[cold]
    fn reduced(numerator: i128, denominator: i128) -> Option<Self> {
        let divisor = greatest_common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let divisor = i128::try_from(divisor).ok()?;
        Self::new(
            i64::try_from(numerator.checked_div(divisor)?).ok()?,
            i64::try_from(denominator.checked_div(divisor)?).ok()?,
        )
    }

    /// The same number with bounds, if it lies within them.
    #[must_use]
    pub fn from_exact(value: &Exact) -> Option<Self> {
        let (numerator, denominator) = value.small_parts()?;
        Self::narrowed(numerator, denominator)
    }

    /// Numerator and denominator.
    #[must_use]
    pub fn parts(self) -> (i64, i64) {
        (self.numerator, self.denominator.get())
    }

    /// The same number without bounds.
    #[must_use]
    pub fn to_exact(self) -> Exact {
        Exact::from_parts(self.numerator.into(), self.denominator.get().into())
    }

    /// Sum.
    #[inline]
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        if self.denominator == other.denominator
            && let Some(numerator) = self.numerator.checked_add(other.numerator)
        {
            return Self::new(numerator, self.denominator.get());
        }
        Self::narrowed(
            wide(self.numerator, other.denominator.get())
                + wide(other.numerator, self.denominator.get()),
            wide(self.denominator.get(), other.denominator.get()),
        )
    }

    /// Difference.
    #[inline]
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.checked_add(other.negate())
    }

    /// Product.
    #[inline]
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        Self::crossed(
            (self.numerator, other.numerator),
            (self.denominator.get(), other.denominator.get()),
        )
    }

    /// Quotient; `None` where the divisor is zero too.
    #[inline]
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        let (over, under) = (other.denominator.get(), other.numerator);
        let (over, under) = if under < 0 {
            (-over, -under)
        } else {
            (over, under)
        };
        Self::crossed((self.numerator, over), (self.denominator.get(), under))
    }

    #[inline]
    fn crossed(above: (i64, i64), below: (i64, i64)) -> Option<Self> {
        match (above.0.checked_mul(above.1), below.0.checked_mul(below.1)) {
            (Some(numerator), Some(denominator)) => Self::new(numerator, denominator),
            _ => Self::reduced(wide(above.0, above.1), wide(below.0, below.1)),
        }
    }

    /// What is left after taking `other` away as often as it goes in whole, towards zero; `None` where it is zero too.
    #[must_use]
    pub fn checked_rem(self, other: Self) -> Option<Self> {
        let dividend = wide(self.numerator, other.denominator.get());
        let divisor = wide(other.numerator, self.denominator.get());
        let denominator = wide(self.denominator.get(), other.denominator.get());
        Self::narrowed(dividend.checked_rem(divisor)?, denominator)
    }

    /// Negative.
    #[inline]
    #[must_use]
    pub fn negate(self) -> Self {
        Self {
            numerator: -self.numerator,
            ..self
        }
    }

    /// Distance from zero.
    #[inline]
    #[must_use]
    pub fn abs(self) -> Self {
        Self {
            numerator: self.numerator.abs(),
            ..self
        }
    }

    /// The largest whole number not above it.
    #[inline]
    #[must_use]
    pub fn floor(self) -> Self {
        Self::whole(self.numerator.div_euclid(self.denominator.get()))
    }

    /// The smallest whole number not below it.
    #[inline]
    #[must_use]
    pub fn ceil(self) -> Self {
        self.negate().floor().negate()
    }

    /// With at most `digits` digits after the point.
    #[must_use]
    pub fn round(self, rounding: Rounding, digits: u32) -> Option<Self> {
        Self::new(self.units(rounding, digits)?, power_of_ten(digits)?)
    }

    /// How many units of `digits` digits after the point it is, rounded.
    #[inline]
    #[must_use]
    pub fn units(self, rounding: Rounding, digits: u32) -> Option<i64> {
        let by = power_of_ten(digits)?;
        let denominator = self.denominator.get();
        if denominator == by {
            return Some(self.numerator);
        }
        let (whole, rest) = if let Some(scaled) = self.numerator.checked_mul(by) {
            (scaled / denominator, scaled % denominator)
        } else {
            let (scaled, denominator) = (wide(self.numerator, by), i128::from(denominator));
            let (whole, rest) = (scaled / denominator, scaled % denominator);
            (i64::try_from(whole).ok()?, i64::try_from(rest).ok()?)
        };
        let rest = rest.abs();
        let against_half = rest.cmp(&(denominator - rest));
        if rounding.moves_away(rest == 0, against_half, whole & 1 != 0) {
            whole.checked_add(if self.numerator < 0 { -1 } else { 1 })
        } else {
            Some(whole)
        }
    }

    /// Whether it is nothing.
    #[inline]
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.numerator == 0
    }

    /// Whether it is below zero.
    #[inline]
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.numerator < 0
    }

    /// Whether it is above zero.
    #[inline]
    #[must_use]
    pub fn is_positive(self) -> bool {
        self.numerator > 0
    }
}

#[inline]
fn wide(one: i64, other: i64) -> i128 {
    i128::from(one) * i128::from(other)
}

#[inline]
fn power_of_ten(exponent: u32) -> Option<i64> {
    i64::try_from(wide_power_of_ten(exponent)).ok()
}

impl Ord for Small {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        let one = wide(self.numerator, other.denominator.get());
        one.cmp(&wide(other.numerator, self.denominator.get()))
    }
}

impl PartialOrd for Small {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Small {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Small {}
