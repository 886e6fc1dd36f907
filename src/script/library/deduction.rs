//! Full marks less points, never below zero. What a part of a step costs is the choice of the function: a share of it,
//! nothing, or a whole step.

use super::checked::{Computed, divide, less, limits, multiply, points, scale, subtract};
use super::figure::Figure;
use super::means::means;
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::diagnose::Code;
use crate::script::Fault;

const STEPS: &[Signature] = &[Signature {
    arguments: &[
        ("full", Kind::Number),
        ("excess", Kind::Number),
        ("step", Kind::Number),
        ("points_per_step", Kind::Number),
    ],
    result: Kind::Number,
}];

pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "deduct",
        chinese: "扣减",
        family: Family::Deduction,
        signatures: &[Signature {
            arguments: &[("full", Kind::Number), ("deduction", Kind::Number)],
            result: Kind::Number,
        }],
        example: Example::Gives("deduct(5, 3 * 0.5)", "3.5"),
        shapes: &["S8", "S24"],
        means: means!(Two, deduct),
    },
    Function {
        name: "deduct_proportional",
        chinese: "按比例扣减",
        family: Family::Deduction,
        signatures: STEPS,
        example: Example::Gives("deduct_proportional(5, 5.26, 1, 0.5)", "2.37"),
        shapes: &["S2", "S2b", "S2c", "S4c"],
        means: means!(Four, |full, excess, step, points| {
            Steps::Proportional.deduct(full, excess, step, points)
        }),
    },
    Function {
        name: "deduct_whole_steps",
        chinese: "按整步扣减",
        family: Family::Deduction,
        signatures: STEPS,
        example: Example::Gives("deduct_whole_steps(5, 5.26, 1, 0.5)", "2.5"),
        shapes: &["S2", "S2b", "S2c"],
        means: means!(Four, |full, excess, step, points| {
            Steps::Whole.deduct(full, excess, step, points)
        }),
    },
    Function {
        name: "deduct_started_steps",
        chinese: "按起步扣减",
        family: Family::Deduction,
        signatures: STEPS,
        example: Example::Gives("deduct_started_steps(5, 5.26, 1, 0.5)", "2"),
        shapes: &["S2", "S2b", "S2c"],
        means: means!(Four, |full, excess, step, points| {
            Steps::Started.deduct(full, excess, step, points)
        }),
    },
    Function {
        name: "distance_outside",
        chinese: "区间偏离",
        family: Family::Deduction,
        signatures: &[Signature {
            arguments: &[
                ("x", Kind::Number),
                ("low", Kind::Number),
                ("high", Kind::Number),
            ],
            result: Kind::Number,
        }],
        example: Example::Gives("distance_outside(7, 4, 5)", "2"),
        shapes: &["S6"],
        means: means!(Three, distance_outside),
    },
];

/// `full − deduction`, not below 0.
///
/// # Errors
/// [`NegativePoints`](Code::NegativePoints) for either argument.
pub(super) fn deduct<N: Figure>(full: &N, deduction: &N) -> Computed<N> {
    points(full, 0)?;
    points(deduction, 1)?;
    less(full, deduction)
}

/// What a part of a step counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Steps {
    /// Its share.
    Proportional,
    /// Nothing: only whole steps count.
    Whole,
    /// A whole step: every started step counts.
    Started,
}

impl Steps {
    /// `full` less the points of an excess, not below 0. An excess of 0 or less costs nothing.
    ///
    /// # Errors
    /// [`StepNotPositive`](Code::StepNotPositive), [`NegativePoints`](Code::NegativePoints).
    pub(super) fn deduct<N: Figure>(
        self,
        full: &N,
        excess: &N,
        step: &N,
        points_per_step: &N,
    ) -> Computed<N> {
        less(full, &self.points(full, excess, step, points_per_step)?)
    }

    /// The points of an excess, on top of `base` or off it, which must not be negative either.
    ///
    /// # Errors
    /// [`StepNotPositive`](Code::StepNotPositive), [`NegativePoints`](Code::NegativePoints).
    pub(super) fn points<N: Figure>(
        self,
        base: &N,
        excess: &N,
        step: &N,
        points_per_step: &N,
    ) -> Computed<N> {
        points(base, 0)?;
        if !step.is_positive() {
            return Err(N::fault(|| {
                Fault::about(Code::StepNotPositive, 2).with("value", step.written())
            }));
        }
        points(points_per_step, 3)?;
        if !excess.is_positive() {
            return Ok(N::ZERO);
        }
        match self {
            Self::Proportional => scale(excess, points_per_step, step),
            Self::Whole => multiply(&divide(excess, step)?.floor(), points_per_step),
            Self::Started => multiply(&divide(excess, step)?.ceil(), points_per_step),
        }
    }
}

/// How far `x` lies outside `[low, high]`, 0 inside: the excess for one of the deductions.
///
/// # Errors
/// [`LimitsReversed`](Code::LimitsReversed).
fn distance_outside<N: Figure>(x: &N, low: &N, high: &N) -> Computed<N> {
    limits(low, high, 1)?;
    if x < low {
        subtract(low, x)
    } else if x > high {
        subtract(x, high)
    } else {
        Ok(N::ZERO)
    }
}
