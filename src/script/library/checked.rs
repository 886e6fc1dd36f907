//! Arithmetic that fails with a fault where a number outgrows what a rule may compute with, and the demands that several
//! functions make of an argument.

use rhai::{Array, Dynamic};

use super::value::exact;
use crate::diagnose::Code;
use crate::number::{Decimal, Exact, trimmed};
use crate::script::Fault;
use crate::script::run::{count_work, is_out_of_work};

/// A number, or why there is none.
pub type Computed = Result<Exact, Fault>;

/// The most binary digits of a number: enough for the sum of the fractions of the longest list a script can write.
const MOST_BITS: u64 = 64 * 1024;

/// A result that a rule may go on with: no larger than a decimal, and not so long a fraction that computing with it would
/// take more work than a rule may do.
#[inline]
fn held(result: Exact) -> Computed {
    if result.is_modest() {
        Ok(result)
    } else {
        weighed(result)
    }
}

#[cold]
fn weighed(result: Exact) -> Computed {
    let bits = result.bits();
    if result.abs() > Exact::from_decimal(Decimal::MAX) || bits > MOST_BITS {
        return Err(Fault::new(Code::NumberOverflow));
    }
    // The common divisor of long numbers takes time as the square of their length.
    let steps = bits.saturating_mul(bits) / 16_384;
    count_work(usize::try_from(steps).unwrap_or(usize::MAX));
    if is_out_of_work() {
        return Err(Fault::new(Code::TooManyOperations));
    }
    Ok(result)
}

/// `a + b`.
#[inline]
pub(super) fn add(a: &Exact, b: &Exact) -> Computed {
    held(a.add(b))
}

/// `a − b`.
#[inline]
pub(super) fn subtract(a: &Exact, b: &Exact) -> Computed {
    held(a.subtract(b))
}

/// `a × b`.
#[inline]
pub(super) fn multiply(a: &Exact, b: &Exact) -> Computed {
    held(a.multiply(b))
}

/// `a ÷ b`; a fault of the call as a whole where `b` is zero.
#[inline]
pub(super) fn divide(a: &Exact, b: &Exact) -> Computed {
    match a.divide(b) {
        Some(quotient) => held(quotient),
        None => Err(Fault::new(Code::ZeroDivisor)),
    }
}

/// What is left of `a` after whole multiples of `b`, with the sign of `a`; a fault where `b` is zero.
pub(super) fn remainder(a: &Exact, b: &Exact) -> Computed {
    match a.remainder(b) {
        Some(rest) => held(rest),
        None => Err(Fault::new(Code::ZeroDivisor)),
    }
}

/// `a × b ÷ c`.
#[inline]
pub(super) fn scale(a: &Exact, b: &Exact, c: &Exact) -> Computed {
    divide(&a.multiply(b), c)
}

/// A share in percent of `full`.
#[inline]
pub(super) fn percent_of(full: &Exact, percent: &Exact) -> Computed {
    scale(full, percent, &Exact::ONE_HUNDRED)
}

/// `full − points`, not below 0.
#[inline]
pub(super) fn less(full: &Exact, points: &Exact) -> Computed {
    Ok(subtract(full, points)?.max(Exact::ZERO))
}

/// Refuses a zero to divide by.
#[inline]
pub(super) fn divisor(value: &Exact, argument: usize) -> Result<(), Fault> {
    if value.is_zero() {
        return Err(Fault::about(Code::ZeroDivisor, argument));
    }
    Ok(())
}

/// Refuses points below zero.
#[inline]
pub(super) fn points(value: &Exact, argument: usize) -> Result<(), Fault> {
    if value.is_negative() {
        return Err(Fault::about(Code::NegativePoints, argument).with("value", written(value)));
    }
    Ok(())
}

/// Refuses a target below zero.
#[inline]
pub(super) fn target(value: &Exact, argument: usize) -> Result<(), Fault> {
    if value.is_negative() {
        return Err(Fault::about(Code::NegativeTarget, argument).with("value", written(value)));
    }
    Ok(())
}

/// Refuses a lower limit above its upper limit; `argument` is the lower one's place.
#[inline]
pub(super) fn limits(low: &Exact, high: &Exact, argument: usize) -> Result<(), Fault> {
    if low > high {
        return Err(Fault::about(Code::LimitsReversed, argument)
            .with("low", written(low))
            .with("high", written(high)));
    }
    Ok(())
}

/// A number as a person writes it; one without a last digit to as many as a decimal has.
pub fn written(value: &Exact) -> String {
    value
        .to_decimal(Decimal::MAX_SCALE)
        .map_or_else(|| value.to_string(), trimmed)
}

/// The numbers of a list; a fault names the first element that is none, counted from 1.
pub(super) fn numbers(list: &Array, argument: usize) -> Result<Vec<Exact>, Fault> {
    let number = |(index, element): (usize, &Dynamic)| {
        exact(element).ok_or_else(|| {
            Fault::about(Code::ElementNotANumber, argument).with("at", index.saturating_add(1))
        })
    };
    count_work(list.len());
    list.iter().enumerate().map(number).collect()
}

/// The sum of some numbers, 0 for none. Halves are added first: the longest fractions then meet once, at the end.
pub(super) fn total(numbers: &[Exact]) -> Computed {
    match numbers {
        [] => Ok(Exact::ZERO),
        [one] => Ok(one.clone()),
        _ if numbers.len() <= 8 => numbers
            .iter()
            .try_fold(Exact::ZERO, |sum, number| add(&sum, number)),
        _ => {
            let (first, second) = numbers.split_at(numbers.len() / 2);
            add(&total(first)?, &total(second)?)
        }
    }
}

/// How many there are, as a number.
pub fn amount(count: usize) -> Exact {
    Exact::from_integer(i128::try_from(count).unwrap_or(i128::MAX))
}

/// A count of digits after the point: a whole number from 0 to 28.
pub fn digits(value: &Exact, argument: usize) -> Result<u32, Fault> {
    let whole = value.as_decimal().filter(|value| value.fract().is_zero());
    match whole.and_then(|value| u32::try_from(value).ok()) {
        Some(digits) if digits <= Decimal::MAX_SCALE => Ok(digits),
        _ => Err(Fault::about(Code::BadDigits, argument).with("value", written(value))),
    }
}
