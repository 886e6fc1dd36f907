//! Ratios and changes, in percent. A zero denominator is a failure: a rule that wants full marks, zero or not applicable
//! there asks first.

use super::checked::{Computed, divisor, scale, subtract, target};
use super::figure::Figure;
use super::means::means;
use super::{Example, Family, Function, Kind, Means, Signature};

pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "percent",
        chinese: "百分比",
        family: Family::Rate,
        signatures: &[Signature {
            arguments: &[("part", Kind::Number), ("whole", Kind::Number)],
            result: Kind::Number,
        }],
        example: Example::Gives("percent(15, 20)", "75"),
        shapes: &["S1", "S2", "S20"],
        means: means!(Two, percent),
    },
    Function {
        name: "change_rate",
        chinese: "变动率",
        family: Family::Rate,
        signatures: &[Signature {
            arguments: &[("now", Kind::Number), ("before", Kind::Number)],
            result: Kind::Number,
        }],
        example: Example::Gives("change_rate(1.8, 2)", "-10"),
        shapes: &["S9b", "S20"],
        means: means!(Two, change_rate),
    },
    Function {
        name: "deviation",
        chinese: "偏离度",
        family: Family::Rate,
        signatures: &[Signature {
            arguments: &[("actual", Kind::Number), ("target", Kind::Number)],
            result: Kind::Number,
        }],
        example: Example::Gives("deviation(94, 100)", "6"),
        shapes: &["S2b", "S3c", "S4c"],
        means: means!(Two, deviation),
    },
];

/// `part ÷ whole × 100`, in percentage points.
///
/// # Errors
/// [`ZeroDivisor`](crate::diagnose::Code::ZeroDivisor) about `whole`.
fn percent<N: Figure>(part: &N, whole: &N) -> Computed<N> {
    divisor(whole, 1)?;
    scale(part, &N::ONE_HUNDRED, whole)
}

/// `(now − before) ÷ before × 100`, in percentage points: positive where it grew from a positive figure.
///
/// # Errors
/// [`ZeroDivisor`](crate::diagnose::Code::ZeroDivisor) about `before`.
fn change_rate<N: Figure>(now: &N, before: &N) -> Computed<N> {
    divisor(before, 1)?;
    scale(&subtract(now, before)?, &N::ONE_HUNDRED, before)
}

/// `|actual − target| ÷ target × 100`, in percentage points: above and below the target alike.
///
/// # Errors
/// [`ZeroDivisor`](crate::diagnose::Code::ZeroDivisor) or [`NegativeTarget`](crate::diagnose::Code::NegativeTarget) about
/// `target`.
fn deviation<N: Figure>(actual: &N, goal: &N) -> Computed<N> {
    divisor(goal, 1)?;
    target(goal, 1)?;
    scale(&subtract(actual, goal)?.abs(), &N::ONE_HUNDRED, goal)
}
