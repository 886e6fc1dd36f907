//! Arithmetic that fails with a fault where a number outgrows what a rule may compute with, and the demands that several
//! functions make of an argument.

use rhai::{Array, Dynamic};

use super::figure::Figure;
use super::value::exact;
use crate::diagnose::Code;
use crate::number::{Decimal, Exact, trimmed};
use crate::script::Fault;
use crate::script::run::{count_work, is_out_of_work};

/// A number, or why there is none.
pub type Computed<N = Exact> = Result<N, <N as Figure>::Fault>;

/// The most binary digits of a number: enough for the sum of the fractions of the longest list a script can write.
const MOST_BITS: u64 = 64 * 1024;

/// A result that a rule may go on with: no larger than a decimal, and not so long a fraction that computing with it would
/// take more work than a rule may do.
#[inline]
pub(super) fn within_bounds(result: Exact) -> Computed {
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
pub(super) fn add<N: Figure>(a: &N, b: &N) -> Computed<N> {
    a.plus(b)
}

/// `a − b`.
#[inline]
pub(super) fn subtract<N: Figure>(a: &N, b: &N) -> Computed<N> {
    a.minus(b)
}

/// `a × b`.
#[inline]
pub(super) fn multiply<N: Figure>(a: &N, b: &N) -> Computed<N> {
    a.times(b)
}

/// `a ÷ b`; a fault of the call as a whole where `b` is zero.
#[inline]
pub(super) fn divide<N: Figure>(a: &N, b: &N) -> Computed<N> {
    a.over(b)
}

/// What is left of `a` after whole multiples of `b`, with the sign of `a`; a fault where `b` is zero.
pub(super) fn remainder<N: Figure>(a: &N, b: &N) -> Computed<N> {
    a.modulo(b)
}

/// `a × b ÷ c`.
#[inline]
pub(super) fn scale<N: Figure>(a: &N, b: &N, c: &N) -> Computed<N> {
    a.scaled(b, c)
}

/// A share in percent of `full`.
#[inline]
pub(super) fn percent_of<N: Figure>(full: &N, percent: &N) -> Computed<N> {
    scale(full, percent, &N::ONE_HUNDRED)
}

/// `full − points`, not below 0.
#[inline]
pub(super) fn less<N: Figure>(full: &N, points: &N) -> Computed<N> {
    Ok(subtract(full, points)?.max(N::ZERO))
}

/// Refuses a zero to divide by.
#[inline]
pub(super) fn divisor<N: Figure>(value: &N, argument: usize) -> Result<(), N::Fault> {
    if value.is_zero() {
        return Err(N::fault(|| Fault::about(Code::ZeroDivisor, argument)));
    }
    Ok(())
}

/// Refuses points below zero.
#[inline]
pub(super) fn points<N: Figure>(value: &N, argument: usize) -> Result<(), N::Fault> {
    not_negative(value, argument, Code::NegativePoints)
}

/// Refuses a target below zero.
#[inline]
pub(super) fn target<N: Figure>(value: &N, argument: usize) -> Result<(), N::Fault> {
    not_negative(value, argument, Code::NegativeTarget)
}

#[inline]
fn not_negative<N: Figure>(value: &N, argument: usize, code: Code) -> Result<(), N::Fault> {
    if value.is_negative() {
        return Err(N::fault(|| {
            Fault::about(code, argument).with("value", value.written())
        }));
    }
    Ok(())
}

/// Refuses a lower limit above its upper limit; `argument` is the lower one's place.
#[inline]
pub(super) fn limits<N: Figure>(low: &N, high: &N, argument: usize) -> Result<(), N::Fault> {
    if low > high {
        return Err(N::fault(|| {
            Fault::about(Code::LimitsReversed, argument)
                .with("low", low.written())
                .with("high", high.written())
        }));
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
pub(super) fn total<N: Figure>(numbers: &[N]) -> Computed<N> {
    match numbers {
        [] => Ok(N::ZERO),
        [one] => Ok(one.clone()),
        [first, others @ ..] if others.len() < 8 => others
            .iter()
            .try_fold(first.clone(), |sum, number| add(&sum, number)),
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
pub fn digits<N: Figure>(value: &N, argument: usize) -> Result<u32, N::Fault> {
    let whole = value
        .exact()
        .as_decimal()
        .filter(|value| value.fract().is_zero());
    match whole.and_then(|value| u32::try_from(value).ok()) {
        Some(digits) if digits <= Decimal::MAX_SCALE => Ok(digits),
        _ => Err(N::fault(|| {
            Fault::about(Code::BadDigits, argument).with("value", value.written())
        })),
    }
}
