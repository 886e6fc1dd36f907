//! What the walk over a rule's ranges has found out.

use std::collections::{BTreeMap, BTreeSet};

use super::Truth;
use crate::diagnose::Code;
use crate::number::Interval;
use crate::script::library::Reach;
use crate::script::rule::Place;
use crate::script::watch::Range;

/// What the bounds of the facts say of a rule.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The range of its score; none where no case comes to one.
    pub score: Option<Interval>,
    /// Which answers the condition of each `if` that can be reached can have, by its range.
    pub branches: BTreeMap<Range, Truth>,
    /// The tiers that can be reached, by the range of the call.
    pub tiers: BTreeMap<Range, TierKnown>,
    /// Where it may fail, and how. What is not here never fails, but for numbers too large to hold and judgements that
    /// contradict their own tier.
    pub suspects: BTreeSet<Suspect>,
    values: BTreeMap<(Range, Range), Interval>,
    choices: BTreeMap<Range, (Option<Interval>, Option<Interval>)>,
}

/// A place where a rule may fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suspect {
    /// What a failing run would be told at.
    pub at: Range,
    pub code: Code,
}

/// What is known of a tier.
#[derive(Clone, Debug)]
pub struct TierKnown {
    /// The figure that is held against the bands.
    pub x: Interval,
    /// Which bands some figure can come to, in the order written.
    pub reached: Vec<bool>,
    /// Figures that no band holds.
    pub gap: Option<Interval>,
    /// What each band holds, where the limits are always the same; where they are not, nothing is known of bands and gaps.
    pub reaches: Option<Vec<Reach>>,
    /// What each band pays for the figures that come to it; none where none does.
    pub pays: Vec<Option<Interval>>,
    /// The figures that come to each band, as the smallest interval that holds them.
    pub(super) held: Vec<Option<Interval>>,
}

impl TierKnown {
    /// Whether the limits are always the same.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.reaches.is_some()
    }
}

impl Known {
    /// What a number can be, by its place; none where it is never come to.
    #[must_use]
    pub fn value(&self, place: Place) -> Option<&Interval> {
        self.values.get(&(place.whole, place.call))
    }

    /// What the two branches of an `if` can come to, by the range of its condition.
    #[must_use]
    pub fn choice(&self, condition: Range) -> Option<&(Option<Interval>, Option<Interval>)> {
        self.choices.get(&condition)
    }

    pub(super) fn note_branch(&mut self, at: Range, answer: bool, can: bool) {
        let truth = self.branches.entry(at).or_default();
        if answer {
            truth.yes |= can;
        } else {
            truth.no |= can;
        }
    }

    pub(super) fn note_value(&mut self, place: Place, range: &Interval) {
        let known = self.values.entry((place.whole, place.call));
        known
            .and_modify(|known| *known = known.hull(range))
            .or_insert_with(|| range.clone());
    }

    pub(super) fn note_choice(
        &mut self,
        at: Range,
        then: Option<&Interval>,
        otherwise: Option<&Interval>,
    ) {
        let known = self.choices.entry(at).or_default();
        for (known, new) in [(&mut known.0, then), (&mut known.1, otherwise)] {
            *known = super::either(known.take(), new.cloned());
        }
    }

    pub(super) fn note_tier(&mut self, at: Range, tier: TierKnown) {
        match self.tiers.get_mut(&at) {
            None => {
                self.tiers.insert(at, tier);
            }
            Some(known) => known.join(tier),
        }
    }

    pub(super) fn suspect(&mut self, code: Code, at: Range) {
        self.suspects.insert(Suspect { at, code });
    }
}
