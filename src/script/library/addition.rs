//! Points on top of a base, up to a cap. What a part of a step earns is the choice of the function: a share of it, nothing,
//! or a whole step.

use super::checked::{Computed, add, limits, points};
use super::deduction::Steps;
use super::figure::Figure;
use super::means::means;
use super::{Example, Family, Function, Kind, Means, Signature};

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
        means: means!(Five, |base, excess, step, points, cap| {
            Steps::Proportional.add(base, excess, step, points, cap)
        }),
    },
    Function {
        name: "add_whole_steps",
        chinese: "按整步加分",
        family: Family::Addition,
        signatures: STEPS,
        example: Example::Gives("add_whole_steps(100, 12, 5, 5, 120)", "110"),
        shapes: &["S16", "S32"],
        means: means!(Five, |base, excess, step, points, cap| {
            Steps::Whole.add(base, excess, step, points, cap)
        }),
    },
    Function {
        name: "add_started_steps",
        chinese: "按起步加分",
        family: Family::Addition,
        signatures: STEPS,
        example: Example::Gives("add_started_steps(100, 12, 5, 5, 120)", "115"),
        shapes: &["S16", "S32"],
        means: means!(Five, |base, excess, step, points, cap| {
            Steps::Started.add(base, excess, step, points, cap)
        }),
    },
];

impl Steps {
    /// `base` and the points of an excess, at most `cap`. An excess of 0 or less earns nothing.
    ///
    /// # Errors
    /// [`StepNotPositive`](crate::diagnose::Code::StepNotPositive), [`NegativePoints`](crate::diagnose::Code::NegativePoints),
    /// [`LimitsReversed`](crate::diagnose::Code::LimitsReversed) for a base above the cap.
    pub(super) fn add<N: Figure>(
        self,
        base: &N,
        excess: &N,
        step: &N,
        points_per_step: &N,
        cap: &N,
    ) -> Computed<N> {
        let earned = self.points(base, excess, step, points_per_step)?;
        points(cap, 4)?;
        limits(base, cap, 0)?;
        Ok(add(base, &earned)?.min(cap.clone()))
    }
}
