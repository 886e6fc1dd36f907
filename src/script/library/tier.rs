//! Bands (分档) of a figure, each with its points. Whether an end belongs to a band is said by the band's own function.

use rhai::{Array, Dynamic, ImmutableString};

use super::call::{four, one, two};
use super::checked::{Computed, limits};
use super::figure::Figure;
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::diagnose::Code;
use crate::number::{Exact, Interval};
use crate::script::Fault;

/// One band of a tier rule: the figures it holds and the points it pays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band<N = Exact> {
    pub reach: Reach<N>,
    pub points: N,
}

/// The figures that a band holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach<N = Exact> {
    /// `x ≥ limit`
    AtLeast(N),
    /// `x > limit`
    Above(N),
    /// `x ≤ limit`
    AtMost(N),
    /// `x < limit`
    Below(N),
    /// `x = value`
    Equal(N),
    /// From `low` to `high`; either end belongs to it or not.
    Between {
        low: N,
        low_inclusive: bool,
        high: N,
        high_inclusive: bool,
    },
    /// Whatever the bands before it do not hold.
    Otherwise,
}

impl<N: Ord> Reach<N> {
    /// Whether `x` is one of the figures.
    #[must_use]
    #[inline]
    pub fn holds(&self, x: &N) -> bool {
        match self {
            Self::AtLeast(limit) => x >= limit,
            Self::Above(limit) => x > limit,
            Self::AtMost(limit) => x <= limit,
            Self::Below(limit) => x < limit,
            Self::Equal(value) => x == value,
            Self::Between {
                low,
                low_inclusive,
                high,
                high_inclusive,
            } => {
                (low < x || *low_inclusive && low == x)
                    && (x < high || *high_inclusive && x == high)
            }
            Self::Otherwise => true,
        }
    }
}

impl<N> Reach<N> {
    /// Its limits, from the lower to the upper one.
    pub fn limits(&self) -> impl Iterator<Item = &N> {
        let (one, other) = match self {
            Self::AtLeast(limit)
            | Self::Above(limit)
            | Self::AtMost(limit)
            | Self::Below(limit)
            | Self::Equal(limit) => (Some(limit), None),
            Self::Between { low, high, .. } => (Some(low), Some(high)),
            Self::Otherwise => (None, None),
        };
        one.into_iter().chain(other)
    }

    /// The same figures in other numbers; `None` where a limit has none.
    pub fn convert<M>(&self, convert: impl Fn(&N) -> Option<M>) -> Option<Reach<M>> {
        Some(match self {
            Self::AtLeast(limit) => Reach::AtLeast(convert(limit)?),
            Self::Above(limit) => Reach::Above(convert(limit)?),
            Self::AtMost(limit) => Reach::AtMost(convert(limit)?),
            Self::Below(limit) => Reach::Below(convert(limit)?),
            Self::Equal(value) => Reach::Equal(convert(value)?),
            Self::Between {
                low,
                low_inclusive,
                high,
                high_inclusive,
            } => Reach::Between {
                low: convert(low)?,
                low_inclusive: *low_inclusive,
                high: convert(high)?,
                high_inclusive: *high_inclusive,
            },
            Self::Otherwise => Reach::Otherwise,
        })
    }
}

impl Reach {
    /// The figures as an interval; none where there are none.
    #[must_use]
    pub fn interval(&self) -> Option<Interval> {
        Some(match self {
            Self::AtLeast(limit) => Interval::from(limit.clone(), true),
            Self::Above(limit) => Interval::from(limit.clone(), false),
            Self::AtMost(limit) => Interval::to(limit, true),
            Self::Below(limit) => Interval::to(limit, false),
            Self::Equal(value) => Interval::point(value.clone()),
            Self::Between {
                low,
                low_inclusive,
                high,
                high_inclusive,
            } => {
                let above = Interval::from(low.clone(), *low_inclusive);
                return above.intersect(&Interval::to(high, *high_inclusive));
            }
            Self::Otherwise => Interval::any_number(),
        })
    }
}

const ONE_LIMIT: &[Signature] = &[Signature {
    arguments: &[("limit", Kind::Number), ("award", Kind::Number)],
    result: Kind::Band,
}];

pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "tier",
        chinese: "分档",
        family: Family::Tier,
        signatures: &[Signature {
            arguments: &[("x", Kind::Number), ("bands", Kind::Bands)],
            result: Kind::Number,
        }],
        example: Example::Gives(
            "tier(27.06, [equal(0, 3), at_most(10, 2), at_most(20, 1), at_most(30, 0.5), otherwise(0)])",
            "0.5",
        ),
        shapes: &["S1", "S3", "S3c", "S6", "S9"],
        means: Means::Other(|library, name| {
            library.set_native_fn(name, two(|x: Exact, bands: Array| tier(&x, &bands)));
        }),
    },
    Function {
        name: "at_least",
        chinese: "不低于",
        family: Family::Tier,
        signatures: ONE_LIMIT,
        example: Example::Gives("tier(90, [at_least(90, 5), otherwise(0)])", "5"),
        shapes: &["S3"],
        means: Means::Limit(Reach::AtLeast),
    },
    Function {
        name: "above",
        chinese: "高于",
        family: Family::Tier,
        signatures: ONE_LIMIT,
        example: Example::Gives("tier(90, [above(90, 5), otherwise(0)])", "0"),
        shapes: &["S3"],
        means: Means::Limit(Reach::Above),
    },
    Function {
        name: "at_most",
        chinese: "不高于",
        family: Family::Tier,
        signatures: ONE_LIMIT,
        example: Example::Gives("tier(100, [at_most(100, 2), otherwise(0)])", "2"),
        shapes: &["S3"],
        means: Means::Limit(Reach::AtMost),
    },
    Function {
        name: "below",
        chinese: "低于",
        family: Family::Tier,
        signatures: ONE_LIMIT,
        example: Example::Gives("tier(100, [below(100, 2), otherwise(0)])", "0"),
        shapes: &["S3"],
        means: Means::Limit(Reach::Below),
    },
    Function {
        name: "equal",
        chinese: "等于",
        family: Family::Tier,
        signatures: &[Signature {
            arguments: &[("value", Kind::Number), ("award", Kind::Number)],
            result: Kind::Band,
        }],
        example: Example::Gives("tier(0, [equal(0, 3), otherwise(1)])", "3"),
        shapes: &["S3"],
        means: Means::Limit(Reach::Equal),
    },
    Function {
        name: "between",
        chinese: "介于",
        family: Family::Tier,
        signatures: &[Signature {
            arguments: &[
                ("ends", Kind::Text),
                ("low", Kind::Number),
                ("high", Kind::Number),
                ("award", Kind::Number),
            ],
            result: Kind::Band,
        }],
        example: Example::Gives(r#"tier(80, [between("[)", 80, 90, 4), otherwise(0)])"#, "4"),
        shapes: &["S3", "S6"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                four(
                    |ends: ImmutableString, low: Exact, high: Exact, points: Exact| {
                        between(&ends, low, high, points)
                    },
                ),
            );
        }),
    },
    Function {
        name: "otherwise",
        chinese: "其余",
        family: Family::Tier,
        signatures: &[Signature {
            arguments: &[("award", Kind::Number)],
            result: Kind::Band,
        }],
        example: Example::Gives("tier(45, [at_least(60, 5), otherwise(0)])", "0"),
        shapes: &["S3"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                one(|points: Exact| {
                    Ok(Band {
                        reach: Reach::Otherwise,
                        points,
                    })
                }),
            );
        }),
    },
];

/// The points of the first band, in the order written, that holds `x`.
///
/// # Errors
/// [`NoBand`](Code::NoBand) if none does; [`ElementNotABand`](Code::ElementNotABand).
pub fn tier(x: &Exact, bands: &Array) -> Computed {
    let band = |(index, element): (usize, &Dynamic)| {
        let band = element.read_lock::<Band>().map(|band| band.clone());
        band.ok_or_else(|| {
            Fault::about(Code::ElementNotABand, 1).with("at", index.saturating_add(1))
        })
    };
    let bands: Vec<Band> = bands
        .iter()
        .enumerate()
        .map(band)
        .collect::<Result<_, _>>()?;
    first_holding(x, &bands)
}

/// The points of the first band that holds `x`.
///
/// # Errors
/// [`NoBand`](Code::NoBand) if none does.
#[inline]
pub fn first_holding<N: Figure>(x: &N, bands: &[Band<N>]) -> Computed<N> {
    let found = bands.iter().find(|band| band.reach.holds(x));
    found
        .map(|band| band.points.clone())
        .ok_or_else(|| N::fault(|| Fault::about(Code::NoBand, 0).with("value", x.written())))
}

/// The band from `low` to `high`. `ends` draws its ends as mathematics does: `[` and `]` for an end that belongs to it, `(`
/// and `)` for one that does not.
///
/// # Errors
/// [`BadEnds`](Code::BadEnds), [`LimitsReversed`](Code::LimitsReversed).
pub fn between(ends: &str, low: Exact, high: Exact, points: Exact) -> Result<Band, Fault> {
    let (low_inclusive, high_inclusive) = match ends {
        "[]" => (true, true),
        "[)" => (true, false),
        "(]" => (false, true),
        "()" => (false, false),
        _ => return Err(Fault::about(Code::BadEnds, 0).with("value", ends)),
    };
    limits(&low, &high, 1)?;
    Ok(Band {
        reach: Reach::Between {
            low,
            low_inclusive,
            high,
            high_inclusive,
        },
        points,
    })
}
