//! Arithmetic that fails with a fault instead of a panic, and the demands that several functions make of an argument.

use rhai::{Array, Dynamic};

use crate::diagnose::Code;
use crate::number::{Decimal, trimmed};
use crate::script::Fault;
use crate::script::run::count_work;

fn held(result: Option<Decimal>) -> Result<Decimal, Fault> {
    result.ok_or_else(|| Fault::new(Code::NumberOverflow))
}

/// `a + b`; a fault if no decimal is that large.
pub(super) fn add(a: Decimal, b: Decimal) -> Result<Decimal, Fault> {
    held(a.checked_add(b))
}

/// `a − b`; a fault if no decimal is that large.
pub(super) fn subtract(a: Decimal, b: Decimal) -> Result<Decimal, Fault> {
    held(a.checked_sub(b))
}

/// `a × b`; a fault if no decimal is that large.
pub(super) fn multiply(a: Decimal, b: Decimal) -> Result<Decimal, Fault> {
    held(a.checked_mul(b))
}

/// `a ÷ b`, to about 28 digits. `b` must not be zero: a caller that cannot rule it out asks [`divisor`] first.
pub(super) fn divide(a: Decimal, b: Decimal) -> Result<Decimal, Fault> {
    if b.is_zero() {
        return Err(Fault::new(Code::ZeroDivisor));
    }
    held(a.checked_div(b))
}

/// What is left of `a` after whole multiples of `b`, with the sign of `a`. `b` must not be zero.
pub(super) fn remainder(a: Decimal, b: Decimal) -> Result<Decimal, Fault> {
    if b.is_zero() {
        return Err(Fault::new(Code::ZeroDivisor));
    }
    held(a.checked_rem(b))
}

/// `a × b ÷ c`, multiplied first, so that a result with few digits is exact (2 of 3 steps, 3 points each, are 2 points).
pub(super) fn scale(a: Decimal, b: Decimal, c: Decimal) -> Result<Decimal, Fault> {
    divide(multiply(a, b)?, c)
}

/// A share in percent of `full`.
pub(super) fn percent_of(full: Decimal, percent: Decimal) -> Result<Decimal, Fault> {
    scale(full, percent, Decimal::ONE_HUNDRED)
}

/// `full − points`, not below 0.
pub(super) fn less(full: Decimal, points: Decimal) -> Result<Decimal, Fault> {
    Ok(subtract(full, points)?.max(Decimal::ZERO))
}

/// Refuses a zero to divide by.
pub(super) fn divisor(value: Decimal, argument: usize) -> Result<(), Fault> {
    if value.is_zero() {
        return Err(Fault::about(Code::ZeroDivisor, argument));
    }
    Ok(())
}

/// Refuses points below zero.
pub(super) fn points(value: Decimal, argument: usize) -> Result<(), Fault> {
    if value < Decimal::ZERO {
        return Err(Fault::about(Code::NegativePoints, argument).with("value", trimmed(value)));
    }
    Ok(())
}

/// Refuses a target below zero.
pub(super) fn target(value: Decimal, argument: usize) -> Result<(), Fault> {
    if value < Decimal::ZERO {
        return Err(Fault::about(Code::NegativeTarget, argument).with("value", trimmed(value)));
    }
    Ok(())
}

/// Refuses a lower limit above its upper limit; `argument` is the lower one's place.
pub(super) fn limits(low: Decimal, high: Decimal, argument: usize) -> Result<(), Fault> {
    if low > high {
        return Err(Fault::about(Code::LimitsReversed, argument)
            .with("low", trimmed(low))
            .with("high", trimmed(high)));
    }
    Ok(())
}

/// The numbers of a list; a fault names the first element that is none, counted from 1.
pub(super) fn numbers(list: &Array, argument: usize) -> Result<Vec<Decimal>, Fault> {
    let number = |(index, element): (usize, &Dynamic)| {
        element.as_decimal().map_err(|_| {
            Fault::about(Code::ElementNotANumber, argument).with("at", index.saturating_add(1))
        })
    };
    count_work(list.len());
    list.iter().enumerate().map(number).collect()
}

/// The sum of some numbers, 0 for none.
pub(super) fn total(numbers: &[Decimal]) -> Result<Decimal, Fault> {
    numbers
        .iter()
        .try_fold(Decimal::ZERO, |sum, &number| add(sum, number))
}

/// How many there are, as a decimal.
pub(super) fn amount(count: usize) -> Decimal {
    Decimal::from(count)
}

/// A count of digits after the point: a whole number from 0 to 28.
pub fn digits(value: Decimal, argument: usize) -> Result<u32, Fault> {
    let whole = value.fract().is_zero().then(|| u32::try_from(value).ok());
    match whole.flatten() {
        Some(digits) if digits <= Decimal::MAX_SCALE => Ok(digits),
        _ => Err(Fault::about(Code::BadDigits, argument).with("value", trimmed(value))),
    }
}
