//! The numbers a function of the library is computed with: the exact ones that know no bounds, and the small ones that many
//! cases are scored with. One definition of a function serves both.

use super::checked::{Computed, amount, within_bounds, written};
use crate::diagnose::Code;
use crate::number::{Exact, Rounding, Small};
use crate::script::Fault;

/// A number to compute with.
pub trait Figure: Clone + Ord {
    /// What a function fails with.
    type Fault;

    /// Nothing.
    const ZERO: Self;
    /// What percentages are parts of.
    const ONE_HUNDRED: Self;

    /// A fault, made only where someone is told of it.
    fn fault(make: impl FnOnce() -> Fault) -> Self::Fault;

    /// `self + other`.
    ///
    /// # Errors
    /// A fault where the result is too large, as with every operation.
    fn plus(&self, other: &Self) -> Computed<Self>;

    /// `self − other`.
    ///
    /// # Errors
    /// As [`plus`](Self::plus).
    fn minus(&self, other: &Self) -> Computed<Self>;

    /// `self × other`.
    ///
    /// # Errors
    /// As [`plus`](Self::plus).
    fn times(&self, other: &Self) -> Computed<Self>;

    /// `self ÷ other`.
    ///
    /// # Errors
    /// As [`plus`](Self::plus), and [`ZeroDivisor`](Code::ZeroDivisor) of the call as a whole.
    fn over(&self, other: &Self) -> Computed<Self>;

    /// What is left of `self` after whole multiples of `other`, with the sign of `self`.
    ///
    /// # Errors
    /// As [`over`](Self::over).
    fn modulo(&self, other: &Self) -> Computed<Self>;

    /// `self × factor ÷ divisor`.
    ///
    /// # Errors
    /// As [`over`](Self::over).
    fn scaled(&self, factor: &Self, divisor: &Self) -> Computed<Self>;

    /// With at most `digits` digits after the point.
    ///
    /// # Errors
    /// As [`plus`](Self::plus).
    fn rounded(&self, rounding: Rounding, digits: u32) -> Computed<Self>;

    /// A count.
    ///
    /// # Errors
    /// As [`plus`](Self::plus).
    fn count(count: usize) -> Computed<Self>;

    /// Its value, without bounds.
    fn exact(&self) -> Exact;

    /// Negative.
    #[must_use]
    fn negate(&self) -> Self;

    /// Distance from zero.
    #[must_use]
    fn abs(&self) -> Self;

    /// The largest whole number not above it.
    #[must_use]
    fn floor(&self) -> Self;

    /// The smallest whole number not below it.
    #[must_use]
    fn ceil(&self) -> Self;

    /// Whether it is zero.
    fn is_zero(&self) -> bool;

    /// Whether it is below zero.
    fn is_negative(&self) -> bool;

    /// Whether it is above zero.
    fn is_positive(&self) -> bool;

    /// As a person writes it.
    fn written(&self) -> String {
        written(&self.exact())
    }
}

impl Figure for Exact {
    type Fault = Fault;

    const ZERO: Self = Self::ZERO;
    const ONE_HUNDRED: Self = Self::ONE_HUNDRED;

    #[inline]
    fn fault(make: impl FnOnce() -> Fault) -> Fault {
        make()
    }

    #[inline]
    fn plus(&self, other: &Self) -> Computed {
        within_bounds(self.add(other))
    }

    #[inline]
    fn minus(&self, other: &Self) -> Computed {
        within_bounds(self.subtract(other))
    }

    #[inline]
    fn times(&self, other: &Self) -> Computed {
        within_bounds(self.multiply(other))
    }

    #[inline]
    fn over(&self, other: &Self) -> Computed {
        match self.divide(other) {
            Some(quotient) => within_bounds(quotient),
            None => Err(Fault::new(Code::ZeroDivisor)),
        }
    }

    fn modulo(&self, other: &Self) -> Computed {
        match self.remainder(other) {
            Some(rest) => within_bounds(rest),
            None => Err(Fault::new(Code::ZeroDivisor)),
        }
    }

    #[inline]
    fn scaled(&self, factor: &Self, divisor: &Self) -> Computed {
        self.multiply(factor).over(divisor)
    }

    #[inline]
    fn rounded(&self, rounding: Rounding, digits: u32) -> Computed {
        Ok(self.round(rounding, digits))
    }

    #[inline]
    fn count(count: usize) -> Computed {
        Ok(amount(count))
    }

    fn exact(&self) -> Exact {
        self.clone()
    }

    #[inline]
    fn negate(&self) -> Self {
        Self::negate(self)
    }

    #[inline]
    fn abs(&self) -> Self {
        Self::abs(self)
    }

    fn floor(&self) -> Self {
        Self::floor(self)
    }

    fn ceil(&self) -> Self {
        Self::ceil(self)
    }

    #[inline]
    fn is_zero(&self) -> bool {
        Self::is_zero(self)
    }

    #[inline]
    fn is_negative(&self) -> bool {
        Self::is_negative(self)
    }

    #[inline]
    fn is_positive(&self) -> bool {
        Self::is_positive(self)
    }
}

/// A computation with small numbers came to no result: it has none, or it needs larger numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beyond;

impl Figure for Small {
    type Fault = Beyond;

    const ZERO: Self = Self::ZERO;
    const ONE_HUNDRED: Self = Self::ONE_HUNDRED;

    #[inline]
    fn fault(_: impl FnOnce() -> Fault) -> Beyond {
        Beyond
    }

    #[inline]
    fn plus(&self, other: &Self) -> Computed<Self> {
        self.checked_add(*other).ok_or(Beyond)
    }

    #[inline]
    fn minus(&self, other: &Self) -> Computed<Self> {
        self.checked_sub(*other).ok_or(Beyond)
    }

    #[inline]
    fn times(&self, other: &Self) -> Computed<Self> {
        self.checked_mul(*other).ok_or(Beyond)
    }

    #[inline]
    fn over(&self, other: &Self) -> Computed<Self> {
        self.checked_div(*other).ok_or(Beyond)
    }

    fn modulo(&self, other: &Self) -> Computed<Self> {
        self.checked_rem(*other).ok_or(Beyond)
    }

    #[inline]
    fn scaled(&self, factor: &Self, divisor: &Self) -> Computed<Self> {
        self.times(factor)?.over(divisor)
    }

    #[inline]
    fn rounded(&self, rounding: Rounding, digits: u32) -> Computed<Self> {
        self.round(rounding, digits).ok_or(Beyond)
    }

    #[inline]
    fn count(count: usize) -> Computed<Self> {
        let count = i64::try_from(count).ok().and_then(Self::from_integer);
        count.ok_or(Beyond)
    }

    fn exact(&self) -> Exact {
        self.to_exact()
    }

    #[inline]
    fn negate(&self) -> Self {
        Self::negate(*self)
    }

    #[inline]
    fn abs(&self) -> Self {
        Self::abs(*self)
    }

    #[inline]
    fn floor(&self) -> Self {
        Self::floor(*self)
    }

    #[inline]
    fn ceil(&self) -> Self {
        Self::ceil(*self)
    }

    #[inline]
    fn is_zero(&self) -> bool {
        Self::is_zero(*self)
    }

    #[inline]
    fn is_negative(&self) -> bool {
        Self::is_negative(*self)
    }

    #[inline]
    fn is_positive(&self) -> bool {
        Self::is_positive(*self)
    }
}
