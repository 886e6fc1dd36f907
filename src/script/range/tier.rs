//! Which bands of a tier some figure comes to, and which figures none holds.

use super::{Ranges, TierKnown, either};
use crate::diagnose::Code;
use crate::number::{Exact, Interval};
use crate::script::library::{Band, Reach};
use crate::script::range::number::points_of;
use crate::script::rule::{BandShape, Number, TierNode};

impl Ranges<'_> {
    /// The points of the bands that can be reached.
    pub(super) fn tier(&mut self, number: &Number, tier: &TierNode) -> Option<Interval> {
        let x = self.number(&tier.x)?;
        let known = match &tier.fixed {
            Some(bands) => of_fixed(&x, bands),
            None => TierKnown {
                x,
                reached: vec![true; tier.bands.len()],
                gap: None,
                is_fixed: false,
            },
        };
        let is_open = if tier.fixed.is_some() {
            known.gap.is_some()
        } else {
            let last = tier.bands.last().map(|band| band.shape);
            !matches!(last, Some(BandShape::Otherwise))
        };
        if is_open {
            self.known.suspect(Code::NoBand, tier.x.place.whole);
        }
        let mut range = None;
        for (band, reached) in tier.bands.iter().zip(&known.reached) {
            for number in &band.numbers.list {
                self.number(number)?;
            }
            if tier.fixed.is_none()
                && matches!(band.shape, BandShape::Between(_))
                && let [low, high, ..] = band.numbers.list.as_slice()
                && let (Some(of_low), Some(of_high)) = (self.number(low), self.number(high))
                && of_high.can_be_below(&of_low)
            {
                self.known.suspect(Code::LimitsReversed, low.place.whole);
            }
            if *reached && let Some(points) = points_of(band) {
                range = either(range, self.number(points));
            }
        }
        self.known.note_tier(number.place.whole, known);
        range
    }
}

fn of_fixed(x: &Interval, bands: &[Band]) -> TierKnown {
    let mut left = vec![x.clone()];
    let mut reached = Vec::new();
    for band in bands {
        let inside = band.reach.interval();
        reached.push(match &inside {
            Some(inside) => left.iter().any(|part| part.intersect(inside).is_some()),
            None => false,
        });
        let outside = outside(&band.reach);
        left = left
            .iter()
            .flat_map(|part| outside.iter().filter_map(|out| part.intersect(out)))
            .collect();
    }
    TierKnown {
        x: x.clone(),
        reached,
        gap: left.into_iter().next(),
        is_fixed: true,
    }
}

/// What a band does not hold.
fn outside(reach: &Reach) -> Vec<Interval> {
    let below = |limit: &Exact, closed| Interval::to(limit, closed);
    let above = |limit: &Exact, closed| Interval::from(limit.clone(), closed);
    match reach {
        Reach::AtLeast(limit) => vec![below(limit, false)],
        Reach::Above(limit) => vec![below(limit, true)],
        Reach::AtMost(limit) => vec![above(limit, false)],
        Reach::Below(limit) => vec![above(limit, true)],
        Reach::Equal(value) => vec![below(value, false), above(value, false)],
        Reach::Between {
            low,
            low_inclusive,
            high,
            high_inclusive,
        } => {
            if reach.interval().is_none() {
                return vec![Interval::any_number()];
            }
            vec![below(low, !low_inclusive), above(high, !high_inclusive)]
        }
        Reach::Otherwise => Vec::new(),
    }
}
