//! Which bands of a tier some figure comes to, which figures none holds, and what the bands pay.

use super::{Ranges, TierKnown, either};
use crate::diagnose::Code;
use crate::number::{Exact, Interval};
use crate::script::library::Reach;
use crate::script::rule::{BandNode, BandShape, Number, TierNode};

impl<'a> Ranges<'a> {
    /// The points of the bands that can be reached.
    pub(super) fn tier(&mut self, number: &'a Number, tier: &'a TierNode) -> Option<Interval> {
        let x = self.number(&tier.x)?;
        let mut reaches = Some(Vec::new());
        for band in &tier.bands {
            let numbers = band.numbers.list.iter();
            let values: Vec<Interval> = numbers
                .map(|number| self.number(number))
                .collect::<Option<_>>()?;
            if let (BandShape::Between(_), [low, high, ..], [of_low, of_high, ..]) =
                (band.shape, band.numbers.list.as_slice(), values.as_slice())
                && of_high.can_be_below(of_low)
                && self.can_be_above(low, high)
            {
                self.known.suspect(Code::LimitsReversed, low.place.whole);
                if !of_low.can_be_at_most(of_high) {
                    return None;
                }
            }
            reaches = reaches.zip(reach(band, &values)).map(|(mut all, one)| {
                all.push(one);
                all
            });
        }
        let is_whole = self.is_whole(&tier.x);
        let mut known = match reaches {
            Some(reaches) => of_fixed(&x, reaches, is_whole),
            None => TierKnown {
                x,
                held: vec![None; tier.bands.len()],
                reached: vec![true; tier.bands.len()],
                gap: None,
                reaches: None,
                pays: Vec::new(),
            },
        };
        let is_open = if known.is_fixed() {
            known.gap.is_some()
        } else {
            let last = tier.bands.last().map(|band| band.shape);
            !matches!(last, Some(BandShape::Otherwise))
        };
        if is_open {
            self.known.suspect(Code::NoBand, tier.x.place.whole);
        }
        for ((band, reached), held) in tier.bands.iter().zip(&known.reached).zip(&known.held) {
            let points = points_of(band).filter(|_| *reached);
            known
                .pays
                .push(points.and_then(|points| self.paid(&tier.x, held.as_ref(), points)));
        }
        let range = known
            .pays
            .iter()
            .flatten()
            .cloned()
            .reduce(|a, b| a.hull(&b));
        self.known.note_tier(number.place.whole, known);
        range
    }

    /// What a band pays for the figures it holds.
    fn paid(
        &mut self,
        x: &'a Number,
        held: Option<&Interval>,
        points: &'a Number,
    ) -> Option<Interval> {
        let before = self.variables.clone();
        let can = held.is_none_or(|held| self.limit(x, held));
        let paid = can.then(|| self.number(points)).flatten();
        self.variables = before;
        paid
    }
}

/// The points that a band pays.
pub(super) fn points_of(band: &BandNode) -> Option<&Number> {
    let at = match band.shape {
        BandShape::Limit(_) => 1,
        BandShape::Between(_) => 2,
        BandShape::Otherwise => 0,
    };
    band.numbers.list.get(at)
}

/// What a band holds, where its limits are always the same.
fn reach(band: &BandNode, values: &[Interval]) -> Option<Reach> {
    let limit = |index: usize| values.get(index)?.single().cloned();
    match band.shape {
        BandShape::Limit(reach) => Some(reach(limit(0)?)),
        BandShape::Between(band) => {
            let band = band(limit(0)?, limit(1)?, Exact::ZERO);
            band.ok().map(|band| band.reach)
        }
        BandShape::Otherwise => Some(Reach::Otherwise),
    }
}

fn of_fixed(x: &Interval, reaches: Vec<Reach>, is_whole: bool) -> TierKnown {
    let kept = |part: Interval| if is_whole { part.whole() } else { Some(part) };
    let mut left: Vec<Interval> = kept(x.clone()).into_iter().collect();
    let mut held = Vec::new();
    for reach in &reaches {
        let inside = reach.interval();
        let parts = left.iter().filter_map(|part| {
            let inside = inside.as_ref()?;
            kept(part.intersect(inside)?)
        });
        held.push(parts.reduce(|a, b| a.hull(&b)));
        let outside = outside(reach);
        left = left
            .iter()
            .flat_map(|part| outside.iter().filter_map(|out| kept(part.intersect(out)?)))
            .collect();
    }
    TierKnown {
        x: x.clone(),
        reached: held.iter().map(Option::is_some).collect(),
        held,
        gap: left.into_iter().next(),
        reaches: Some(reaches),
        pays: Vec::new(),
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

impl TierKnown {
    /// With what is known where the tier is come to once more.
    pub(super) fn join(&mut self, other: Self) {
        self.x = self.x.hull(&other.x);
        if self.reaches != other.reaches {
            self.reaches = None;
        }
        self.gap = either(self.gap.take(), other.gap);
        for (known, new) in self.reached.iter_mut().zip(other.reached) {
            *known |= new;
        }
        for (known, new) in self.held.iter_mut().zip(other.held) {
            *known = either(known.take(), new);
        }
        for (known, new) in self.pays.iter_mut().zip(other.pays) {
            *known = either(known.take(), new);
        }
    }
}
