//! The exact number that a rule computes with: any fraction, fast while it is small, right however large it grows.
//!
//! A rate such as 85 ÷ 97 has no last digit; rounded on the way, it could pass or miss a threshold by the rounding alone.
//! Facts are decimals of at most 28 digits, so nearly all arithmetic stays within two machine integers: no allocation, and
//! no common divisor is sought until a product would overflow.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive};

use self::fraction::Fraction;
use super::powers::{MOST_DIGITS, POWERS_OF_TEN, power_of_ten};
use super::{Decimal, Rounding};

mod fraction;
#[cfg(test)]
mod tests;

/// An exact fraction of any size. Equality, order and hash are those of the value: 1/2 is 2/4. The smaller and the larger
/// of two are [`Ord::min`] and [`Ord::max`], which take references too.
#[derive(Clone, Debug)]
pub struct Exact(Form);

#[derive(Clone, Debug)]
enum Form {
    Small(Fraction),
    /// In lowest terms, and only of what no small fraction holds.
    Big(Box<BigRational>),
}

impl Exact {
    /// Nothing.
    pub const ZERO: Self = Self(Form::Small(Fraction::ZERO));
    /// One.
    pub const ONE: Self = Self(Form::Small(Fraction::ONE));
    /// What percentages are parts of.
    pub const ONE_HUNDRED: Self = Self(Form::Small(Fraction::ONE_HUNDRED));

    /// A decimal, as it is.
    #[inline]
    #[must_use]
    pub fn from_decimal(value: Decimal) -> Self {
        Self::from_parts(value.mantissa(), power_of_ten(value.scale()))
    }

    /// A whole number.
    #[inline]
    #[must_use]
    pub fn from_integer(value: i128) -> Self {
        Self::from_parts(value, 1)
    }

    /// A fraction of machine integers; the denominator must be positive.
    #[inline]
    pub(super) fn from_parts(numerator: i128, denominator: i128) -> Self {
        match Fraction::new(numerator, denominator) {
            Some(fraction) => Self(Form::Small(fraction)),
            None => Self::from_rational(BigRational::new(numerator.into(), denominator.into())),
        }
    }

    /// Numerator and denominator, while they are machine integers.
    pub(super) fn small_parts(&self) -> Option<(i128, i128)> {
        match &self.0 {
            Form::Small(small) => Some((small.numerator(), small.denominator())),
            Form::Big(_) => None,
        }
    }

    /// The rational must be in lowest terms.
    #[cold]
    fn from_rational(value: BigRational) -> Self {
        let small = value
            .numer()
            .to_i128()
            .zip(value.denom().to_i128())
            .and_then(|(numerator, denominator)| Fraction::new(numerator, denominator));
        Self(match small {
            Some(fraction) => Form::Small(fraction),
            None => Form::Big(Box::new(value)),
        })
    }

    #[cold]
    fn to_rational(&self) -> BigRational {
        match &self.0 {
            Form::Small(small) => {
                BigRational::new(small.numerator().into(), small.denominator().into())
            }
            Form::Big(big) => BigRational::clone(big),
        }
    }

    /// Sum.
    #[inline]
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        if let (Form::Small(one), Form::Small(two)) = (&self.0, &other.0)
            && let Some(sum) = one.add(*two)
        {
            return Self(Form::Small(sum));
        }
        self.combine(other, Fraction::add_reduced, |one, two| one + two)
    }

    /// Difference.
    #[inline]
    #[must_use]
    pub fn subtract(&self, other: &Self) -> Self {
        if let (Form::Small(one), Form::Small(two)) = (&self.0, &other.0)
            && let Some(difference) = one.add(two.negate())
        {
            return Self(Form::Small(difference));
        }
        let small = |one: Fraction, two: Fraction| one.add_reduced(two.negate());
        self.combine(other, small, |one, two| one - two)
    }

    /// Product.
    #[inline]
    #[must_use]
    pub fn multiply(&self, other: &Self) -> Self {
        if let (Form::Small(one), Form::Small(two)) = (&self.0, &other.0)
            && let Some(product) = one.multiply(*two)
        {
            return Self(Form::Small(product));
        }
        self.combine(other, Fraction::multiply_reduced, |one, two| one * two)
    }

    /// Quotient; `None` where the divisor is zero.
    #[inline]
    #[must_use]
    pub fn divide(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        if let (Form::Small(one), Form::Small(two)) = (&self.0, &other.0)
            && let Some(quotient) = two.reciprocal().and_then(|inverse| one.multiply(inverse))
        {
            return Some(Self(Form::Small(quotient)));
        }
        let small = |one: Fraction, two: Fraction| one.multiply_reduced(two.reciprocal()?);
        Some(self.combine(other, small, |one, two| one / two))
    }

    /// What is left after taking `other` away as often as it goes in whole; its sign is that of `self`, as with decimals.
    /// `None` where the divisor is zero.
    #[must_use]
    pub fn remainder(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        if let (Form::Small(one), Form::Small(two)) = (&self.0, &other.0)
            && let Some(rest) = one.remainder(*two)
        {
            return Some(Self(Form::Small(rest)));
        }
        Some(self.combine(other, Fraction::remainder_reduced, |one, two| one % two))
    }

    /// An operation whose quick way overflowed: on reduced fractions, and if that overflows too, without limit.
    #[cold]
    fn combine(
        &self,
        other: &Self,
        small: impl FnOnce(Fraction, Fraction) -> Option<Fraction>,
        big: impl FnOnce(BigRational, BigRational) -> BigRational,
    ) -> Self {
        if let (Form::Small(one), Form::Small(two)) = (&self.0, &other.0)
            && let Some(result) = small(*one, *two)
        {
            return Self(Form::Small(result));
        }
        Self::from_rational(big(self.to_rational(), other.to_rational()))
    }

    /// Negative.
    #[inline]
    #[must_use]
    pub fn negate(&self) -> Self {
        match &self.0 {
            Form::Small(small) => Self(Form::Small(small.negate())),
            Form::Big(big) => Self::from_rational(-BigRational::clone(big)),
        }
    }

    /// Distance from zero.
    #[inline]
    #[must_use]
    pub fn abs(&self) -> Self {
        match &self.0 {
            Form::Small(small) => Self(Form::Small(small.abs())),
            Form::Big(big) => Self::from_rational(big.abs()),
        }
    }

    /// The largest whole number not above it.
    #[must_use]
    pub fn floor(&self) -> Self {
        match &self.0 {
            Form::Small(small) => Self(Form::Small(small.floor())),
            Form::Big(big) => Self::from_rational(big.floor()),
        }
    }

    /// The smallest whole number not below it.
    #[must_use]
    pub fn ceil(&self) -> Self {
        self.negate().floor().negate()
    }

    /// With at most `digits` digits after the point; 28 where `digits` is more.
    #[must_use]
    pub fn round(&self, rounding: Rounding, digits: u32) -> Self {
        if let Form::Small(small) = &self.0 {
            if small.is_on_grid(digits) {
                return self.clone();
            }
            if let Some(units) = small.units(rounding, digits) {
                return Self::from_parts(units, power_of_ten(digits));
            }
        }
        let units = units(&self.to_rational(), rounding, digits);
        Self::from_rational(BigRational::new(units, power_of_ten(digits).into()))
    }

    /// 四舍五入 to `digits` digits.
    #[must_use]
    pub fn half_up(&self, digits: u32) -> Self {
        self.round(Rounding::HalfUp, digits)
    }

    /// Cut off after `digits` digits.
    #[must_use]
    pub fn truncate(&self, digits: u32) -> Self {
        self.round(Rounding::Truncate, digits)
    }

    /// 四舍六入五成双 to `digits` digits.
    #[must_use]
    pub fn half_even(&self, digits: u32) -> Self {
        self.round(Rounding::HalfEven, digits)
    }

    /// 进位: away from zero to `digits` digits.
    #[must_use]
    pub fn up(&self, digits: u32) -> Self {
        self.round(Rounding::Up, digits)
    }

    /// Whether it is nothing.
    #[inline]
    #[must_use]
    pub fn is_zero(&self) -> bool {
        matches!(&self.0, Form::Small(small) if small.numerator() == 0)
    }

    /// Whether it is below zero.
    #[inline]
    #[must_use]
    pub fn is_negative(&self) -> bool {
        match &self.0 {
            Form::Small(small) => small.numerator() < 0,
            Form::Big(big) => big.is_negative(),
        }
    }

    /// Whether it is above zero.
    #[inline]
    #[must_use]
    pub fn is_positive(&self) -> bool {
        match &self.0 {
            Form::Small(small) => small.numerator() > 0,
            Form::Big(big) => big.is_positive(),
        }
    }

    /// The decimal that is this very number; `None` where no decimal holds it.
    #[must_use]
    pub fn as_decimal(&self) -> Option<Decimal> {
        let Form::Small(small) = &self.0 else {
            return None;
        };
        if let Some(value) = decimal(*small, MOST_DIGITS) {
            return Some(value);
        }
        let reduced = small.reduced();
        (2..=MOST_DIGITS).find_map(|scale| {
            let units = power_of_ten(scale).checked_div(reduced.denominator())?;
            let is_whole = units.checked_mul(reduced.denominator()) == Some(power_of_ten(scale));
            let units = reduced.numerator().checked_mul(units)?;
            let value = Decimal::try_from_i128_with_scale(units, scale).ok()?;
            is_whole.then(|| value.normalize())
        })
    }

    /// Whether its size says at once that it is within the range of decimals; a number of everyday size always is.
    #[inline]
    #[must_use]
    pub fn is_modest(&self) -> bool {
        matches!(&self.0, Form::Small(small) if small.numerator().unsigned_abs() >> 96 == 0)
    }

    /// How many binary digits it takes; 256 at most while it is within two machine integers.
    #[must_use]
    pub fn bits(&self) -> u64 {
        match &self.0 {
            Form::Small(_) => 256,
            Form::Big(big) => big.numer().bits().saturating_add(big.denom().bits()),
        }
    }

    /// The nearest decimal, half going away from zero, with at most `digits` digits after the point and no zeros at their
    /// end: the value itself where such a decimal holds it. Fewer digits where a decimal has no room for as many; `None` only
    /// where the whole part is too large for one.
    #[must_use]
    pub fn to_decimal(&self, digits: u32) -> Option<Decimal> {
        let most = digits.min(MOST_DIGITS);
        if let Form::Small(small) = &self.0
            && let Some(value) = decimal(*small, most)
        {
            return Some(value);
        }
        (0..=most).rev().find_map(|digits| {
            let quick = match &self.0 {
                Form::Small(small) => small.units(Rounding::HalfUp, digits),
                Form::Big(_) => None,
            };
            let units = match quick {
                Some(units) => units,
                None => units(&self.to_rational(), Rounding::HalfUp, digits).to_i128()?,
            };
            let value = Decimal::try_from_i128_with_scale(units, digits).ok()?;
            Some(value.normalize())
        })
    }
}

/// The decimal that a fraction of a power of ten is, if it has at most `digits` digits after the point.
#[inline]
fn decimal(fraction: Fraction, digits: u32) -> Option<Decimal> {
    let scale = POWERS_OF_TEN.binary_search(&fraction.denominator()).ok()?;
    let scale = u32::try_from(scale).ok().filter(|scale| *scale <= digits)?;
    let value = Decimal::try_from_i128_with_scale(fraction.numerator(), scale).ok()?;
    Some(value.normalize())
}

/// How many units of `digits` digits after the point `value` is, rounded.
fn units(value: &BigRational, rounding: Rounding, digits: u32) -> BigInt {
    let scaled = value.numer() * BigInt::from(power_of_ten(digits));
    let whole = &scaled / value.denom();
    let rest = (&scaled % value.denom()).abs();
    let is_exact = rest.sign() == num_bigint::Sign::NoSign;
    let against_half = rest.cmp(&(value.denom() - &rest));
    if rounding.moves_away(is_exact, against_half, whole.bit(0)) {
        whole + scaled.signum()
    } else {
        whole
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        Self::from_decimal(value)
    }
}

impl Ord for Exact {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Form::Small(one), Form::Small(two)) => one.compare(*two),
            _ => self.to_rational().cmp(&other.to_rational()),
        }
    }
}

impl PartialOrd for Exact {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Exact {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Exact {}

impl Hash for Exact {
    fn hash<H: Hasher>(&self, state: &mut H) {
        match &self.0 {
            Form::Small(small) => {
                let reduced = small.reduced();
                reduced.numerator().hash(state);
                reduced.denominator().hash(state);
            }
            Form::Big(big) => {
                big.numer().hash(state);
                big.denom().hash(state);
            }
        }
    }
}

/// In lowest terms, `n/d`, for a person who looks for a fault.
impl fmt::Display for Exact {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Form::Small(small) => {
                let reduced = small.reduced();
                write!(out, "{}/{}", reduced.numerator(), reduced.denominator())
            }
            Form::Big(big) => write!(out, "{}/{}", big.numer(), big.denom()),
        }
    }
}
