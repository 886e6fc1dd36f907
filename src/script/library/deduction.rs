//! Full marks less points, never below zero. What a part of a step costs is the choice of the function: a share of it,
//! nothing, or a whole step.

use super::checked::{add, divide, less, limits, multiply, points, remainder, scale, subtract};
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::diagnose::Code;
use crate::number::{Decimal, trimmed};
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
        means: Means::Two(deduct),
    },
    Function {
        name: "deduct_proportional",
        chinese: "按比例扣减",
        family: Family::Deduction,
        signatures: STEPS,
        example: Example::Gives("deduct_proportional(5, 5.26, 1, 0.5)", "2.37"),
        shapes: &["S2", "S2b", "S2c", "S4c"],
        means: Means::Four(deduct_proportional),
    },
    Function {
        name: "deduct_whole_steps",
        chinese: "按整步扣减",
        family: Family::Deduction,
        signatures: STEPS,
        example: Example::Gives("deduct_whole_steps(5, 5.26, 1, 0.5)", "2.5"),
        shapes: &["S2", "S2b", "S2c"],
        means: Means::Four(deduct_whole_steps),
    },
    Function {
        name: "deduct_started_steps",
        chinese: "按起步扣减",
        family: Family::Deduction,
        signatures: STEPS,
        example: Example::Gives("deduct_started_steps(5, 5.26, 1, 0.5)", "2"),
        shapes: &["S2", "S2b", "S2c"],
        means: Means::Four(deduct_started_steps),
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
        means: Means::Three(distance_outside),
    },
];

/// `full − deduction`, not below 0.
///
/// # Errors
/// [`NegativePoints`](Code::NegativePoints) for either argument.
pub(super) fn deduct(full: Decimal, deduction: Decimal) -> Result<Decimal, Fault> {
    points(full, 0)?;
    points(deduction, 1)?;
    less(full, deduction)
}

/// Part of a step costs its share: `full − excess ÷ step × points_per_step`. An excess of 0 or less costs nothing.
///
/// # Errors
/// [`StepNotPositive`](Code::StepNotPositive), [`NegativePoints`](Code::NegativePoints).
pub(super) fn deduct_proportional(
    full: Decimal,
    excess: Decimal,
    step: Decimal,
    points_per_step: Decimal,
) -> Result<Decimal, Fault> {
    let excess = checked_excess(full, excess, step, points_per_step)?;
    less(full, scale(excess, points_per_step, step)?)
}

/// Part of a step costs nothing: only whole steps of the excess count.
///
/// # Errors
/// As [`deduct_proportional`].
pub(super) fn deduct_whole_steps(
    full: Decimal,
    excess: Decimal,
    step: Decimal,
    points_per_step: Decimal,
) -> Result<Decimal, Fault> {
    let excess = checked_excess(full, excess, step, points_per_step)?;
    let (steps, _) = whole_steps(excess, step)?;
    less(full, multiply(steps, points_per_step)?)
}

/// Part of a step costs a whole one: every started step of the excess counts.
///
/// # Errors
/// As [`deduct_proportional`].
pub(super) fn deduct_started_steps(
    full: Decimal,
    excess: Decimal,
    step: Decimal,
    points_per_step: Decimal,
) -> Result<Decimal, Fault> {
    let excess = checked_excess(full, excess, step, points_per_step)?;
    less(
        full,
        multiply(started_steps(excess, step)?, points_per_step)?,
    )
}

/// The excess, 0 if there is none, once the step and the points are sound.
pub(super) fn checked_excess(
    full: Decimal,
    excess: Decimal,
    step: Decimal,
    points_per_step: Decimal,
) -> Result<Decimal, Fault> {
    points(full, 0)?;
    if step <= Decimal::ZERO {
        return Err(Fault::about(Code::StepNotPositive, 2).with("value", trimmed(step)));
    }
    points(points_per_step, 3)?;
    Ok(excess.max(Decimal::ZERO))
}

/// How many whole steps there are, and what is left. By the remainder and not by rounding the quotient down, which may
/// have been rounded up to a whole number in its last digit.
pub(super) fn whole_steps(excess: Decimal, step: Decimal) -> Result<(Decimal, Decimal), Fault> {
    let rest = remainder(excess, step)?;
    Ok((divide(subtract(excess, rest)?, step)?, rest))
}

/// How many steps are begun, whole or not.
pub(super) fn started_steps(excess: Decimal, step: Decimal) -> Result<Decimal, Fault> {
    let (whole, rest) = whole_steps(excess, step)?;
    if rest.is_zero() {
        Ok(whole)
    } else {
        add(whole, Decimal::ONE)
    }
}

/// How far `x` lies outside `[low, high]`, 0 inside: the excess for one of the deductions.
///
/// # Errors
/// [`LimitsReversed`](Code::LimitsReversed).
fn distance_outside(x: Decimal, low: Decimal, high: Decimal) -> Result<Decimal, Fault> {
    limits(low, high, 1)?;
    if x < low {
        subtract(low, x)
    } else if x > high {
        subtract(x, high)
    } else {
        Ok(Decimal::ZERO)
    }
}
