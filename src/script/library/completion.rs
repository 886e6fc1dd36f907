//! The more of the target is done, the more points: a rate of completion, and points in proportion to a rate.

use super::checked::{Computed, add, divisor, percent_of, scale, subtract, target};
use super::figure::Figure;
use super::means::means;
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::diagnose::Code;
use crate::script::Fault;

pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "completion",
        chinese: "完成率",
        family: Family::Completion,
        signatures: &[Signature {
            arguments: &[("actual", Kind::Number), ("target", Kind::Number)],
            result: Kind::Number,
        }],
        example: Example::Gives("completion(12, 16)", "75"),
        shapes: &["S4", "S20", "S33"],
        means: means!(Two, completion),
    },
    Function {
        name: "proportional",
        chinese: "按比例计分",
        family: Family::Completion,
        signatures: &[Signature {
            arguments: &[("full", Kind::Number), ("rate", Kind::Number)],
            result: Kind::Number,
        }],
        example: Example::Gives("proportional(10, 76)", "7.6"),
        shapes: &["S4", "S19", "S33"],
        means: means!(Two, percent_of),
    },
    Function {
        name: "proportional_from",
        chinese: "及格线计分",
        family: Family::Completion,
        signatures: &[Signature {
            arguments: &[
                ("full", Kind::Number),
                ("rate", Kind::Number),
                ("pass_line", Kind::Number),
            ],
            result: Kind::Number,
        }],
        example: Example::Gives("proportional_from(10, 59.9, 60)", "0"),
        shapes: &["S4b"],
        means: means!(Three, proportional_from),
    },
    Function {
        name: "interpolate",
        chinese: "插值",
        family: Family::Completion,
        signatures: &[Signature {
            arguments: &[
                ("x", Kind::Number),
                ("x0", Kind::Number),
                ("y0", Kind::Number),
                ("x1", Kind::Number),
                ("y1", Kind::Number),
            ],
            result: Kind::Number,
        }],
        example: Example::Gives("interpolate(35, 30, 6, 40, 10)", "8"),
        shapes: &["S3b", "S18b"],
        means: means!(Five, interpolate),
    },
];

/// `actual ÷ target × 100`, in percentage points, from 0 to 100: more than the target counts as the target, and a negative
/// actual as 0.
///
/// # Errors
/// [`ZeroDivisor`](Code::ZeroDivisor) or [`NegativeTarget`](Code::NegativeTarget) about `target`.
pub(super) fn completion<N: Figure>(actual: &N, goal: &N) -> Computed<N> {
    divisor(goal, 1)?;
    target(goal, 1)?;
    if actual >= goal {
        return Ok(N::ONE_HUNDRED);
    }
    scale(actual.max(&N::ZERO), &N::ONE_HUNDRED, goal)
}

/// 0 below the pass line, else `full × rate ÷ 100`. Not capped: a rate above 100 gives more than `full`.
fn proportional_from<N: Figure>(full: &N, rate: &N, pass_line: &N) -> Computed<N> {
    if rate < pass_line {
        return Ok(N::ZERO);
    }
    percent_of(full, rate)
}

/// The value at `x` on the line through `(x0, y0)` and `(x1, y1)`; beyond either anchor, that anchor's value.
///
/// # Errors
/// [`AnchorsCoincide`](Code::AnchorsCoincide) if `x0 = x1`.
fn interpolate<N: Figure>(x: &N, x0: &N, y0: &N, x1: &N, y1: &N) -> Computed<N> {
    if x0 == x1 {
        return Err(N::fault(|| {
            Fault::about(Code::AnchorsCoincide, 3).with("value", x0.written())
        }));
    }
    let ((low, at_low), (high, at_high)) = if x0 < x1 {
        ((x0, y0), (x1, y1))
    } else {
        ((x1, y1), (x0, y0))
    };
    if x <= low {
        Ok(at_low.clone())
    } else if x >= high {
        Ok(at_high.clone())
    } else {
        let rise = subtract(at_high, at_low)?;
        let risen = scale(&subtract(x, low)?, &rise, &subtract(high, low)?)?;
        add(at_low, &risen)
    }
}
