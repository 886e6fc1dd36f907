//! Points on top of a base, up to a cap. What a part of a step earns is the choice of the function: a share of it, nothing,
//! or a whole step.

use super::checked::{add, limits, multiply, points, scale};
use super::deduction::{checked_excess, started_steps, whole_steps};
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::number::Decimal;
use crate::script::Fault;

const STEPS: &[Signature] = &[Signature {
    arguments: &[
        ("base", Kind::Number),
        ("excess", Kind::Number),
        ("step", Kind::Number),
        ("points_per_step", Kind::Number),
        ("cap", Kind::Number),
    ],
    result: Kind::Number,
}];

pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "add_proportional",
        chinese: "按比例加分",
        family: Family::Addition,
        signatures: STEPS,
        example: Example::Gives("add_proportional(100, 12, 5, 5, 120)", "112"),
        shapes: &["S16", "S32"],
        means: Means::Five(add_proportional),
    },
    Function {
        name: "add_whole_steps",
        chinese: "按整步加分",
        family: Family::Addition,
        signatures: STEPS,
        example: Example::Gives("add_whole_steps(100, 12, 5, 5, 120)", "110"),
        shapes: &["S16", "S32"],
        means: Means::Five(add_whole_steps),
    },
    Function {
        name: "add_started_steps",
        chinese: "按起步加分",
        family: Family::Addition,
        signatures: STEPS,
        example: Example::Gives("add_started_steps(100, 12, 5, 5, 120)", "115"),
        shapes: &["S16", "S32"],
        means: Means::Five(add_started_steps),
    },
];

/// Part of a step earns its share: `base + excess ÷ step × points_per_step`, at most `cap`. An excess of 0 or less earns
/// nothing.
///
/// # Errors
/// [`StepNotPositive`](crate::diagnose::Code::StepNotPositive), [`NegativePoints`](crate::diagnose::Code::NegativePoints),
/// [`LimitsReversed`](crate::diagnose::Code::LimitsReversed) for a base above the cap.
pub(super) fn add_proportional(
    base: Decimal,
    excess: Decimal,
    step: Decimal,
    points_per_step: Decimal,
    cap: Decimal,
) -> Result<Decimal, Fault> {
    let excess = checked_excess(base, excess, step, points_per_step)?;
    capped(base, scale(excess, points_per_step, step)?, cap)
}

/// Part of a step earns nothing: only whole steps of the excess count.
///
/// # Errors
/// As [`add_proportional`].
pub(super) fn add_whole_steps(
    base: Decimal,
    excess: Decimal,
    step: Decimal,
    points_per_step: Decimal,
    cap: Decimal,
) -> Result<Decimal, Fault> {
    let excess = checked_excess(base, excess, step, points_per_step)?;
    let (steps, _) = whole_steps(excess, step)?;
    capped(base, multiply(steps, points_per_step)?, cap)
}

/// Part of a step earns a whole one: every started step of the excess counts.
///
/// # Errors
/// As [`add_proportional`].
pub(super) fn add_started_steps(
    base: Decimal,
    excess: Decimal,
    step: Decimal,
    points_per_step: Decimal,
    cap: Decimal,
) -> Result<Decimal, Fault> {
    let excess = checked_excess(base, excess, step, points_per_step)?;
    capped(
        base,
        multiply(started_steps(excess, step)?, points_per_step)?,
        cap,
    )
}

fn capped(base: Decimal, earned: Decimal, cap: Decimal) -> Result<Decimal, Fault> {
    points(cap, 4)?;
    limits(base, cap, 0)?;
    Ok(add(base, earned)?.min(cap))
}
