//! Limits, roundings and scales. A rounding says in its name what becomes of the digits it drops.

use super::checked::{Computed, divisor, limits, points, scale};
use super::figure::Figure;
use super::means::Extreme;
use super::means::means;
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::number::Rounding;

const EXTREME: &[Signature] = &[
    Signature {
        arguments: &[("a", Kind::Number), ("b", Kind::Number)],
        result: Kind::Number,
    },
    Signature {
        arguments: &[
            ("a", Kind::Number),
            ("b", Kind::Number),
            ("c", Kind::Number),
        ],
        result: Kind::Number,
    },
    Signature {
        arguments: &[("values", Kind::Numbers)],
        result: Kind::Number,
    },
];

const ROUNDING: &[Signature] = &[Signature {
    arguments: &[("x", Kind::Number), ("decimals", Kind::Number)],
    result: Kind::Number,
}];

const PLAIN: &[Signature] = &[Signature {
    arguments: &[("x", Kind::Number)],
    result: Kind::Number,
}];

pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "clamp",
        chinese: "限制",
        family: Family::Number,
        signatures: &[Signature {
            arguments: &[
                ("x", Kind::Number),
                ("low", Kind::Number),
                ("high", Kind::Number),
            ],
            result: Kind::Number,
        }],
        example: Example::Gives("clamp(-3, 0, 100)", "0"),
        shapes: &["S16", "S26", "S32"],
        means: means!(Three, clamp),
    },
    Function {
        name: "min",
        chinese: "最小",
        family: Family::Number,
        signatures: EXTREME,
        example: Example::Gives("min(110, 100)", "100"),
        shapes: &["S4", "S16", "S32"],
        means: Means::Extreme(Extreme::Least),
    },
    Function {
        name: "max",
        chinese: "最大",
        family: Family::Number,
        signatures: EXTREME,
        example: Example::Gives("max([2, 5, 3])", "5"),
        shapes: &["S10", "S26"],
        means: Means::Extreme(Extreme::Greatest),
    },
    Function {
        name: "round",
        chinese: "四舍五入",
        family: Family::Number,
        signatures: ROUNDING,
        example: Example::Gives("round(2.345, 2)", "2.35"),
        shapes: &["S27"],
        means: Means::Rounding(Rounding::HalfUp),
    },
    Function {
        name: "truncate",
        chinese: "截断",
        family: Family::Number,
        signatures: ROUNDING,
        example: Example::Gives("truncate(2.349, 2)", "2.34"),
        shapes: &["S27"],
        means: Means::Rounding(Rounding::Truncate),
    },
    Function {
        name: "round_half_even",
        chinese: "四舍六入",
        family: Family::Number,
        signatures: ROUNDING,
        example: Example::Gives("round_half_even(2.345, 2)", "2.34"),
        shapes: &["S27"],
        means: Means::Rounding(Rounding::HalfEven),
    },
    Function {
        name: "round_up",
        chinese: "进位",
        family: Family::Number,
        signatures: ROUNDING,
        example: Example::Gives("round_up(2.341, 2)", "2.35"),
        shapes: &["S27"],
        means: Means::Rounding(Rounding::Up),
    },
    Function {
        name: "floor",
        chinese: "向下取整",
        family: Family::Number,
        signatures: PLAIN,
        example: Example::Gives("floor(-2.5)", "-3"),
        shapes: &["S27", "S32"],
        means: means!(One, |x| Ok(x.floor())),
    },
    Function {
        name: "ceil",
        chinese: "向上取整",
        family: Family::Number,
        signatures: PLAIN,
        example: Example::Gives("ceil(2.1)", "3"),
        shapes: &["S27"],
        means: means!(One, |x| Ok(x.ceil())),
    },
    Function {
        name: "abs",
        chinese: "绝对值",
        family: Family::Number,
        signatures: PLAIN,
        example: Example::Gives("abs(-8.5)", "8.5"),
        shapes: &["S2b", "S3c"],
        means: means!(One, |x| Ok(x.abs())),
    },
    Function {
        name: "rescale",
        chinese: "折算",
        family: Family::Number,
        signatures: &[Signature {
            arguments: &[
                ("score", Kind::Number),
                ("from_full", Kind::Number),
                ("to_full", Kind::Number),
            ],
            result: Kind::Number,
        }],
        example: Example::Gives("rescale(108, 120, 10)", "9"),
        shapes: &["S21", "S30"],
        means: means!(Three, rescale),
    },
];

/// `x`, but not below `low` and not above `high`.
///
/// # Errors
/// [`LimitsReversed`](Code::LimitsReversed).
pub(super) fn clamp<N: Figure>(x: &N, low: &N, high: &N) -> Computed<N> {
    limits(low, high, 1)?;
    Ok(x.max(low).min(high).clone())
}

/// `score ÷ from_full × to_full`: a score on one scale, put on another.
///
/// # Errors
/// [`ZeroDivisor`](Code::ZeroDivisor) about `from_full`, [`NegativePoints`](Code::NegativePoints) about any argument.
pub(super) fn rescale<N: Figure>(score: &N, from_full: &N, to_full: &N) -> Computed<N> {
    points(score, 0)?;
    points(from_full, 1)?;
    points(to_full, 2)?;
    divisor(from_full, 1)?;
    scale(score, to_full, from_full)
}
