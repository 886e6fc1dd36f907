//! The interval a printed figure stands for, and exact arithmetic over such intervals.
//!
//! A figure printed as `0.59` was rounded from something in [0.585, 0.595). A relation between printed figures is false only
//! where no values within their intervals satisfy it. Endpoints are exact fractions, so that no rounding of ours can make a
//! true report false.

use std::cmp::Ordering;

use super::{Decimal, Exact, Rounding};

mod part;

#[cfg(test)]
mod tests;

/// An end of an interval.
#[derive(Clone, Debug, PartialEq, Eq)]
struct End {
    at: Exact,
    /// Whether the end itself belongs to the interval.
    closed: bool,
}

/// A range of real numbers, each end open or closed; or everything, where nothing is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Interval {
    /// `None` where unbounded.
    ends: Option<(End, End)>,
}

impl Interval {
    /// Any number at all.
    #[must_use]
    pub fn anything() -> Self {
        Self { ends: None }
    }

    /// Just `value`.
    #[must_use]
    pub fn exactly(value: Decimal) -> Self {
        Self::point(Exact::from_decimal(value))
    }

    /// What `value` stands for as a printed figure: all that rounds half up (away from zero) to its digits.
    #[must_use]
    pub fn printed(value: Decimal) -> Self {
        let half = halved(&Exact::from_decimal(Decimal::new(1, value.scale())));
        Self::around(value, &half)
    }

    /// The interval, both ends moved out by `tolerance`.
    #[must_use]
    pub fn widened(&self, tolerance: Decimal) -> Self {
        let by = Exact::from_decimal(tolerance.abs());
        self.map_ends(|low, high| {
            (
                End {
                    at: low.at.subtract(&by),
                    closed: true,
                },
                End {
                    at: high.at.add(&by),
                    closed: true,
                },
            )
        })
    }

    fn around(value: Decimal, half: &Exact) -> Self {
        let at = Exact::from_decimal(value);
        // Half away from zero: the end nearer to zero belongs to the figure, the farther one to its neighbour.
        let (low_closed, high_closed) = match at.cmp(&Exact::ZERO) {
            Ordering::Greater => (true, false),
            Ordering::Less => (false, true),
            Ordering::Equal => (false, false),
        };
        Self {
            ends: Some((
                End {
                    at: at.subtract(half),
                    closed: low_closed,
                },
                End {
                    at: at.add(half),
                    closed: high_closed,
                },
            )),
        }
    }

    /// Everything from `low` to `high`, both included.
    #[must_use]
    pub fn between(low: Exact, high: Exact) -> Self {
        let closed = |at| End { at, closed: true };
        Self {
            ends: Some((closed(low), closed(high))),
        }
    }

    /// The smallest interval that holds both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        self.combine(other, |(a, b), (c, d)| {
            let low = match a.at.cmp(&c.at) {
                Ordering::Less => a.clone(),
                Ordering::Greater => c.clone(),
                Ordering::Equal => End {
                    at: a.at.clone(),
                    closed: a.closed || c.closed,
                },
            };
            Some((low, upper(b, d)))
        })
    }

    /// Whether `value` is in it.
    #[must_use]
    pub fn holds(&self, value: &Exact) -> bool {
        self.can_equal(&Self::point(value.clone()))
    }

    /// Just `at`.
    #[must_use]
    pub fn point(at: Exact) -> Self {
        let end = End { at, closed: true };
        Self {
            ends: Some((end.clone(), end)),
        }
    }

    fn map_ends(&self, f: impl FnOnce(End, End) -> (End, End)) -> Self {
        Self {
            ends: self.ends.clone().map(|(low, high)| f(low, high)),
        }
    }

    /// The part of it not below `bound`; unchanged if nothing would be left.
    #[must_use]
    pub fn at_least(&self, bound: Decimal) -> Self {
        let bound = Exact::from_decimal(bound);
        self.map_ends(|low, high| {
            if low.at < bound && bound < high.at {
                (
                    End {
                        at: bound,
                        closed: true,
                    },
                    high,
                )
            } else {
                (low, high)
            }
        })
    }

    /// Sum.
    #[must_use]
    pub fn add(&self, other: &Self) -> Self {
        self.combine(other, |(a, b), (c, d)| {
            Some((
                End {
                    at: a.at.add(&c.at),
                    closed: a.closed && c.closed,
                },
                End {
                    at: b.at.add(&d.at),
                    closed: b.closed && d.closed,
                },
            ))
        })
    }

    /// Negative.
    #[must_use]
    pub fn negate(&self) -> Self {
        self.map_ends(|low, high| {
            (
                End {
                    at: high.at.negate(),
                    closed: high.closed,
                },
                End {
                    at: low.at.negate(),
                    closed: low.closed,
                },
            )
        })
    }

    /// Difference.
    #[must_use]
    pub fn subtract(&self, other: &Self) -> Self {
        self.add(&other.negate())
    }

    /// Product.
    #[must_use]
    pub fn multiply(&self, other: &Self) -> Self {
        self.combine(other, |(a, b), (c, d)| {
            extremes(&[(a, c), (a, d), (b, c), (b, d)], |x, y| {
                Some(x.multiply(y))
            })
        })
    }

    /// Quotient; anything where the divisor may be zero.
    #[must_use]
    pub fn divide(&self, other: &Self) -> Self {
        if other.may_be_zero() {
            return Self::anything();
        }
        self.combine(other, |(a, b), (c, d)| {
            // An open end at zero: quotients grow without bound towards it.
            if c.at.is_zero() || d.at.is_zero() {
                return None;
            }
            extremes(&[(a, c), (a, d), (b, c), (b, d)], Exact::divide)
        })
    }

    /// Distance from zero.
    #[must_use]
    pub fn abs(&self) -> Self {
        self.map_ends(|low, high| {
            if !low.at.is_negative() {
                (low, high)
            } else if !high.at.is_positive() {
                (
                    End {
                        at: high.at.negate(),
                        closed: high.closed,
                    },
                    End {
                        at: low.at.negate(),
                        closed: low.closed,
                    },
                )
            } else {
                let far = match low.at.negate().cmp(&high.at) {
                    Ordering::Greater => End {
                        at: low.at.negate(),
                        closed: low.closed,
                    },
                    Ordering::Less => high,
                    Ordering::Equal => End {
                        closed: low.closed || high.closed,
                        ..high
                    },
                };
                (
                    End {
                        at: Exact::ZERO,
                        closed: true,
                    },
                    far,
                )
            }
        })
    }

    /// The larger of two.
    #[must_use]
    pub fn max(&self, other: &Self) -> Self {
        self.combine(other, |(a, b), (c, d)| Some((upper(a, c), upper(b, d))))
    }

    /// The smaller of two.
    #[must_use]
    pub fn min(&self, other: &Self) -> Self {
        self.negate().max(&other.negate()).negate()
    }

    /// What it becomes when rounded half up to `decimals` digits.
    #[must_use]
    pub fn rounded(&self, decimals: u32) -> Self {
        self.rounded_by(Rounding::HalfUp, decimals)
    }

    /// What it becomes when rounded to `decimals` digits.
    #[must_use]
    pub fn rounded_by(&self, rounding: Rounding, decimals: u32) -> Self {
        self.map_ends(|low, high| {
            let end = |end: End| End {
                at: end.at.round(rounding, decimals),
                closed: true,
            };
            (end(low), end(high))
        })
    }

    /// Whether some values of the two are equal.
    #[must_use]
    pub fn can_equal(&self, other: &Self) -> bool {
        self.can_be_at_most(other) && other.can_be_at_most(self)
    }

    /// Whether some values of the two differ.
    #[must_use]
    pub fn can_differ(&self, other: &Self) -> bool {
        match (self.only(), other.only()) {
            (Some(one), Some(two)) => one != two,
            _ => true,
        }
    }

    /// Whether some value of this is below, or equal to, some value of the other.
    #[must_use]
    pub fn can_be_at_most(&self, other: &Self) -> bool {
        match (&self.ends, &other.ends) {
            (Some((low, _)), Some((_, high))) => match low.at.cmp(&high.at) {
                Ordering::Less => true,
                Ordering::Equal => low.closed && high.closed,
                Ordering::Greater => false,
            },
            _ => true,
        }
    }

    /// Whether some value of this is below some value of the other.
    #[must_use]
    pub fn can_be_below(&self, other: &Self) -> bool {
        match (&self.ends, &other.ends) {
            (Some((low, _)), Some((_, high))) => low.at < high.at,
            _ => true,
        }
    }

    /// Whether it holds a whole number.
    #[must_use]
    pub fn holds_whole_number(&self) -> bool {
        let Some((low, high)) = &self.ends else {
            return true;
        };
        let mut first = low.at.ceil();
        if first == low.at && !low.closed {
            first = first.add(&Exact::ONE);
        }
        first < high.at || first == high.at && high.closed
    }

    fn may_be_zero(&self) -> bool {
        self.can_equal(&Self::point(Exact::ZERO))
    }

    fn only(&self) -> Option<&Exact> {
        self.ends
            .as_ref()
            .filter(|(low, high)| low.at == high.at)
            .map(|(low, _)| &low.at)
    }

    /// The value in its middle, rounded to `decimals` digits, to show a person; `None` where unbounded or too large to show.
    #[must_use]
    pub fn middle(&self, decimals: u32) -> Option<Decimal> {
        let (low, high) = self.ends.as_ref()?;
        halved(&low.at.add(&high.at)).to_decimal(decimals)
    }

    fn combine(
        &self,
        other: &Self,
        f: impl FnOnce((&End, &End), (&End, &End)) -> Option<(End, End)>,
    ) -> Self {
        let ends = match (&self.ends, &other.ends) {
            (Some((low, high)), Some((other_low, other_high))) => {
                f((low, high), (other_low, other_high))
            }
            _ => None,
        };
        Self { ends }
    }
}

fn halved(value: &Exact) -> Exact {
    value.multiply(&Exact::from_decimal(Decimal::new(5, 1)))
}

fn upper(one: &End, two: &End) -> End {
    match one.at.cmp(&two.at) {
        Ordering::Greater => one.clone(),
        Ordering::Less => two.clone(),
        Ordering::Equal => End {
            at: one.at.clone(),
            closed: one.closed || two.closed,
        },
    }
}

/// The least and greatest of `f` over pairs of ends; a product with a closed zero reaches zero whatever the other end is.
fn extremes(
    pairs: &[(&End, &End)],
    f: impl Fn(&Exact, &Exact) -> Option<Exact>,
) -> Option<(End, End)> {
    let mut ends: Option<(End, End)> = None;
    for (one, two) in pairs {
        let at = f(&one.at, &two.at)?;
        let reaches_zero =
            at.is_zero() && (one.at.is_zero() && one.closed || two.at.is_zero() && two.closed);
        let end = End {
            closed: one.closed && two.closed || reaches_zero,
            at,
        };
        ends = Some(match ends {
            None => (end.clone(), end),
            Some((low, high)) => {
                let lower = match end.at.cmp(&low.at) {
                    Ordering::Less => end.clone(),
                    Ordering::Equal => End {
                        closed: low.closed || end.closed,
                        ..low
                    },
                    Ordering::Greater => low,
                };
                (lower, upper(&high, &end))
            }
        });
    }
    ends
}
