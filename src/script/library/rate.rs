//! Ratios and changes, in percent. A zero denominator is a failure: a rule that wants full marks, zero or not applicable
//! there asks first.

use super::checked::{Computed, divisor, scale, subtract, target};
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::number::Exact;

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
        means: Means::Two(percent),
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
        means: Means::Two(change_rate),
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
        means: Means::Two(deviation),
    },
];

/// `part ÷ whole × 100`, in percentage points.
///
/// # Errors
/// [`ZeroDivisor`](crate::diagnose::Code::ZeroDivisor) about `whole`.
fn percent(part: &Exact, whole: &Exact) -> Computed {
    divisor(whole, 1)?;
    scale(part, &Exact::ONE_HUNDRED, whole)
}

/// `(now − before) ÷ before × 100`, in percentage points: positive where it grew from a positive figure.
///
/// # Errors
/// [`ZeroDivisor`](crate::diagnose::Code::ZeroDivisor) about `before`.
fn change_rate(now: &Exact, before: &Exact) -> Computed {
    divisor(before, 1)?;
    scale(&subtract(now, before)?, &Exact::ONE_HUNDRED, before)
}

/// `|actual − target| ÷ target × 100`, in percentage points: above and below the target alike.
///
/// # Errors
/// [`ZeroDivisor`](crate::diagnose::Code::ZeroDivisor) or [`NegativeTarget`](crate::diagnose::Code::NegativeTarget) about
/// `target`.
fn deviation(actual: &Exact, goal: &Exact) -> Computed {
    divisor(goal, 1)?;
    target(goal, 1)?;
    scale(&subtract(actual, goal)?.abs(), &Exact::ONE_HUNDRED, goal)
}
