//! What a person judged: points or a rate, held against the tier the judge named.

use rhai::ImmutableString;

use super::call::{one, three, two};
use super::checked::{Computed, digits, percent_of, points, written};
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::diagnose::Code;
use crate::number::Exact;
use crate::pack::{Judged, Tier};
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
    points(full, 0)?;
    let Some(score) = judged.score.map(Exact::from_decimal) else {
        return percent_of(full, &rate(judged, 1)?);
    };
    if score.is_negative() {
        return Err(Fault::about(Code::JudgedScoreNegative, 1).with("score", written(&score)));
    }
    if score > *full {
        return Err(Fault::about(Code::JudgedScoreAboveMax, 1)
            .with("score", written(&score))
            .with("max", written(full)));
    }
    if let Some(tier) = &judged.tier {
        within(full, &score, tier, decimals)?;
    }
    Ok(score)
}

fn within(full: &Exact, score: &Exact, tier: &Tier, decimals: Option<u32>) -> Result<(), Fault> {
    let limit = |percent| {
        let limit = percent_of(full, &Exact::from_decimal(percent))?;
        Ok(match decimals {
            Some(decimals) => limit.half_up(decimals),
            None => limit,
        })
    };
    let (from, to) = (limit(tier.from)?, limit(tier.to)?);
    if from <= *score && (*score < to || tier.to_inclusive && *score == to) {
        return Ok(());
    }
    let close = if tier.to_inclusive { "]" } else { ")" };
    Err(Fault::about(Code::ScoreOutsideTier, 1)
        .with("score", written(score))
        .with("tier", tier.label.as_str())
        .with(
            "allowed",
            format!("[{}, {}{close}", written(&from), written(&to)),
        ))
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
