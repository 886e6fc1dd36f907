//! The less, the better. Standards mean one of three rival formulas by the same words; each has its function.

use super::checked::{Computed, divisor, scale, subtract, target};
use super::figure::Figure;
use super::means::means;
use super::{Example, Family, Function, Kind, Means, Signature};

const REVERSE: &[Signature] = &[Signature {
    arguments: &[
        ("full", Kind::Number),
        ("actual", Kind::Number),
        ("target", Kind::Number),
    ],
    result: Kind::Number,
}];

pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "reverse_linear",
        chinese: "反向线性",
        family: Family::Reverse,
        signatures: REVERSE,
        example: Example::Gives("reverse_linear(10, 120, 100)", "8"),
        shapes: &["S5"],
        means: means!(Three, reverse_linear),
    },
    Function {
        name: "reverse_ratio",
        chinese: "反向比率",
        family: Family::Reverse,
        signatures: REVERSE,
        example: Example::Gives("reverse_ratio(10, 125, 100)", "8"),
        shapes: &["S5"],
        means: means!(Three, reverse_ratio),
    },
    Function {
        name: "reverse_threshold",
        chinese: "反向门槛",
        family: Family::Reverse,
        signatures: REVERSE,
        example: Example::Gives("reverse_threshold(10, 120, 100)", "0"),
        shapes: &["S1", "S5"],
        means: means!(Three, |full, actual, goal| Ok(reverse_threshold(
            full, actual, goal
        ))),
    },
];

/// Full marks up to the target, then falling in a straight line to 0 at twice the target:
/// `full × (1 − (actual − target) ÷ target)`.
///
/// # Errors
/// [`ZeroDivisor`](crate::diagnose::Code::ZeroDivisor) or [`NegativeTarget`](crate::diagnose::Code::NegativeTarget) about
/// `target`, where the actual is above it.
pub(super) fn reverse_linear<N: Figure>(full: &N, actual: &N, goal: &N) -> Computed<N> {
    if actual <= goal {
        return Ok(full.clone());
    }
    divisor(goal, 2)?;
    target(goal, 2)?;
    let over = subtract(actual, goal)?;
    if over >= *goal {
        return Ok(N::ZERO);
    }
    scale(full, &subtract(goal, &over)?, goal)
}

/// Full marks up to the target, then `full × target ÷ actual`, which never reaches 0 unless the target is 0.
///
/// # Errors
/// [`NegativeTarget`](crate::diagnose::Code::NegativeTarget) about `target`, where the actual is above it.
pub(super) fn reverse_ratio<N: Figure>(full: &N, actual: &N, goal: &N) -> Computed<N> {
    if actual <= goal {
        return Ok(full.clone());
    }
    target(goal, 2)?;
    scale(full, goal, actual)
}

/// Full marks up to the target, 0 above it.
pub(super) fn reverse_threshold<N: Figure>(full: &N, actual: &N, goal: &N) -> N {
    if actual <= goal {
        full.clone()
    } else {
        N::ZERO
    }
}
