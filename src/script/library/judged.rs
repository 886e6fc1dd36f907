//! What a person judged: points or a rate, held against the tier the judge named.

use rhai::ImmutableString;

use super::call::{one, three, two};
use super::checked::{Computed, digits, percent_of, points};
use super::figure::Figure;
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::diagnose::Code;
use crate::number::{Decimal, Exact, Rounding};
use crate::pack::Judged;
use crate::script::Fault;

pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "judged_score",
        chinese: "评定得分",
        family: Family::Judged,
        signatures: &[
            Signature {
                arguments: &[("full", Kind::Number), ("judged", Kind::Judged)],
                result: Kind::Number,
            },
            Signature {
                arguments: &[
                    ("full", Kind::Number),
                    ("judged", Kind::Judged),
                    ("decimals", Kind::Number),
                ],
                result: Kind::Number,
            },
        ],
        example: Example::Gives("judged_score(5, 工作评定)", "4.5"),
        shapes: &["S12", "S13"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                two(|full: Exact, judged: Judged| score(&full, &judged, None)),
            );
            library.set_native_fn(
                name,
                three(|full: Exact, judged: Judged, decimals: Exact| {
                    score(&full, &judged, Some(digits(&decimals, 2)?))
                }),
            );
        }),
    },
    Function {
        name: "judged_rate",
        chinese: "评定率",
        family: Family::Judged,
        signatures: &[Signature {
            arguments: &[("judged", Kind::Judged)],
            result: Kind::Number,
        }],
        example: Example::Gives("judged_rate(工作评定)", "90"),
        shapes: &["S12"],
        means: Means::Other(|library, name| {
            library.set_native_fn(name, one(|judged: Judged| rate(&judged, 0)));
        }),
    },
    Function {
        name: "judged_tier",
        chinese: "评定档次",
        family: Family::Judged,
        signatures: &[Signature {
            arguments: &[("judged", Kind::Judged)],
            result: Kind::Text,
        }],
        example: Example::Gives("judged_tier(工作评定)", "\"好\""),
        shapes: &["S12"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                one(|judged: Judged| Ok(ImmutableString::from(tier(&judged)?))),
            );
        }),
    },
];

/// The points the judge gave, or `full × rate ÷ 100`. Points must lie within what the judge's tier allows of `full`; with
/// `decimals`, the limits of the tier in points are first rounded half up to that many digits.
///
/// # Errors
/// [`JudgedScoreNegative`](Code::JudgedScoreNegative), [`JudgedScoreAboveMax`](Code::JudgedScoreAboveMax),
/// [`ScoreOutsideTier`](Code::ScoreOutsideTier), [`JudgedOnlyPoints`](Code::JudgedOnlyPoints) about the judged fact;
/// [`NegativePoints`](Code::NegativePoints) about `full`.
pub fn score(full: &Exact, judged: &Judged, decimals: Option<u32>) -> Computed {
    let figures = Figures::of(judged, |figure| Some(Exact::from_decimal(figure)));
    figures.map_or_else(
        || Err(Fault::about(Code::JudgedOnlyPoints, 1)),
        |figures| points_of(full, &figures, decimals),
    )
}

/// The figures of a judgement.
#[derive(Clone, Debug)]
pub enum Figures<'j, N> {
    /// Percent of full marks.
    Rate(N),
    Points(N),
    /// Points, and the tier that the judge named.
    PointsInTier {
        score: N,
        from: N,
        to: N,
        to_inclusive: bool,
        label: &'j str,
    },
}

impl<'j, N> Figures<'j, N> {
    /// Those that count: points before a rate. None where the judge gave neither, or `convert` fails.
    pub fn of(judged: &'j Judged, convert: impl Fn(Decimal) -> Option<N>) -> Option<Self> {
        Some(match (judged.score, &judged.tier) {
            (None, _) => Self::Rate(convert(judged.rate?)?),
            (Some(score), None) => Self::Points(convert(score)?),
            (Some(score), Some(tier)) => Self::PointsInTier {
                score: convert(score)?,
                from: convert(tier.from)?,
                to: convert(tier.to)?,
                to_inclusive: tier.to_inclusive,
                label: &tier.label,
            },
        })
    }
}

/// As [`score`], of figures.
///
/// # Errors
/// As [`score`].
#[inline]
pub fn points_of<N: Figure>(
    full: &N,
    figures: &Figures<'_, N>,
    decimals: Option<u32>,
) -> Computed<N> {
    points(full, 0)?;
    let score = match figures {
        Figures::Rate(rate) => return percent_of(full, rate),
        Figures::Points(score) | Figures::PointsInTier { score, .. } => score,
    };
    if score.is_negative() {
        return Err(N::fault(|| {
            Fault::about(Code::JudgedScoreNegative, 1).with("score", score.written())
        }));
    }
    if score > full {
        return Err(N::fault(|| {
            Fault::about(Code::JudgedScoreAboveMax, 1)
                .with("score", score.written())
                .with("max", full.written())
        }));
    }
    if let Figures::PointsInTier {
        from,
        to,
        to_inclusive,
        label,
        ..
    } = figures
    {
        let limit = |percent| {
            let limit = percent_of(full, percent)?;
            match decimals {
                Some(decimals) => limit.rounded(Rounding::HalfUp, decimals),
                None => Ok(limit),
            }
        };
        let (from, to) = (limit(from)?, limit(to)?);
        if *score < from || *score > to || *score == to && !to_inclusive {
            return Err(N::fault(|| {
                let close = if *to_inclusive { "]" } else { ")" };
                Fault::about(Code::ScoreOutsideTier, 1)
                    .with("score", score.written())
                    .with("tier", *label)
                    .with(
                        "allowed",
                        format!("[{}, {}{close}", from.written(), to.written()),
                    )
            }));
        }
    }
    Ok(score.clone())
}

/// The rate the judge gave, in percent of full marks.
///
/// # Errors
/// [`JudgedOnlyPoints`](Code::JudgedOnlyPoints) where the judge gave points.
pub fn rate(judged: &Judged, argument: usize) -> Computed {
    judged
        .rate
        .map(Exact::from_decimal)
        .ok_or_else(|| Fault::about(Code::JudgedOnlyPoints, argument))
}

/// The label of the tier the judge named.
///
/// # Errors
/// [`JudgedWithoutTier`](Code::JudgedWithoutTier) where the judge named none.
pub fn tier(judged: &Judged) -> Result<&str, Fault> {
    match &judged.tier {
        Some(tier) => Ok(tier.label.as_str()),
        None => Err(Fault::about(Code::JudgedWithoutTier, 0)),
    }
}
