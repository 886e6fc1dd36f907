//! Totals that are sums, with any of some levers in the newer version: each rule is rounded once for each set of its own levers,
//! and the rest is addition.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{AtHand, Set};
use crate::compare::levers::What;
use crate::compare::skeleton::Skeleton;
use crate::number::Decimal;
use crate::score::{Mark, PlainSum, Range, mark};

/// The totals of a case between versions that add up indicators and do nothing else but scale up for what is left out.
pub struct Sums<'l> {
    /// Those that are asked for; the others stand as in the newer version.
    levers: &'l [usize],
    /// Which of them every rule hangs on, bit by bit: how marks are rounded.
    common: u64,
    /// By the common ones that stand as in the newer version.
    bases: BTreeMap<u64, Base>,
    rules: Vec<Rule>,
}

/// What is the same whatever the levers of single rules.
struct Base {
    /// A tree, for how it is rounded.
    skeleton: Rc<Skeleton>,
    /// Of the rules that hang on none of the levers, with the sum of their maxima.
    fixed: PlainSum,
    full: Decimal,
}

/// A rule that hangs on some of the levers.
struct Rule {
    place: usize,
    levers: u64,
    /// By the levers, common ones included, that stand as in the newer version: its mark, out of its maximum; none where there is
    /// no such indicator.
    marks: BTreeMap<u64, Option<(Mark, Decimal)>>,
}

impl Sums<'_> {
    /// How many levers are told apart by the bits of a number.
    pub const MOST: usize = 63;
}

impl<'l> Sums<'l> {
    /// With these levers, at most [`MOST`](Self::MOST).
    #[must_use]
    pub fn new(case: &AtHand<'_, '_>, levers: &'l [usize]) -> Self {
        let hybrids = case.hybrids();
        let what = |lever: usize| hybrids.levers.get(lever).map(|one| one.what);
        let common = bits(levers, |lever| {
            matches!(what(lever), Some(What::Decimals | What::Rounding))
        });
        let rules = 0..hybrids.of_rules.len();
        let rules = rules.filter_map(|place| {
            let of_rule = hybrids.of_rules.get(place)?;
            let own = bits(levers, |lever| {
                let of_tree = matches!(
                    what(lever),
                    Some(What::Present(at) | What::Policy(at) | What::Max(at)) if at == place
                );
                of_tree || of_rule.contains(&lever)
            });
            (own != 0).then(|| Rule {
                place,
                levers: own,
                marks: BTreeMap::new(),
            })
        });
        Self {
            levers,
            common,
            bases: BTreeMap::new(),
            rules: rules.collect(),
        }
    }

    /// The total with those of the levers in the newer version whose places are in `has`.
    pub fn total(&mut self, case: &mut AtHand<'_, '_>, has: Set<'_>) -> Range {
        let places = 0..self.levers.len();
        let chosen = places.fold(0, |chosen, place| chosen | u64::from(has(place)) << place);
        let (levers, common) = (self.levers, chosen & self.common);
        let rules = &self.rules;
        let base = self.bases.entry(common).or_insert_with(|| {
            let is_apart = |place: usize| rules.iter().any(|rule| rule.place == place);
            base(case, (levers, self.common, common), &is_apart)
        });
        let (mut sum, mut full) = (base.fixed, base.full);
        for rule in &mut self.rules {
            let of = rule.levers | self.common;
            let known = rule.marks.entry(chosen & of);
            let known = known.or_insert_with(|| alone(case, rule.place, (levers, of, chosen)));
            if let Some((mark, max)) = *known {
                sum.add(mark, max);
                full += max;
            }
        }
        sum.total(&base.skeleton.pack, full)
    }
}

/// Which of some levers, those of the bits `of`, stand as in the newer version by the bits `chosen`; all others do.
fn stands((levers, of, chosen): (&[usize], u64, u64), lever: usize) -> bool {
    let place = levers.iter().position(|one| *one == lever);
    place.is_none_or(|place| of >> place & 1 == 0 || chosen >> place & 1 == 1)
}

fn base(
    case: &mut AtHand<'_, '_>,
    set: (&[usize], u64, u64),
    is_apart: &dyn Fn(usize) -> bool,
) -> Base {
    let set = |lever: usize| stands(set, lever);
    let skeleton = case.skeleton(&set);
    let (mut fixed, mut full) = (PlainSum::default(), Decimal::ZERO);
    for (index, place) in skeleton.indicators.iter().enumerate() {
        if is_apart(*place) {
            continue;
        }
        if let Some(indicator) = skeleton.pack.indicators.get(index) {
            let result = case.rule(*place, &set);
            fixed.add(mark(&skeleton.pack, index, &result), indicator.max);
            full += indicator.max;
        }
    }
    Base {
        skeleton,
        fixed,
        full,
    }
}

/// The mark of a rule, out of its maximum.
fn alone(
    case: &mut AtHand<'_, '_>,
    place: usize,
    set: (&[usize], u64, u64),
) -> Option<(Mark, Decimal)> {
    let set = |lever: usize| stands(set, lever);
    let skeleton = case.skeleton(&set);
    let index = skeleton.indicators.iter().position(|at| *at == place)?;
    let indicator = skeleton.pack.indicators.get(index)?;
    let result = case.rule(place, &set);
    Some((mark(&skeleton.pack, index, &result), indicator.max))
}

/// Which of some levers something holds of, bit by bit.
fn bits(levers: &[usize], holds: impl Fn(usize) -> bool) -> u64 {
    let places = levers.iter().enumerate();
    places.fold(0, |bits, (place, lever)| {
        bits | u64::from(holds(*lever)) << place
    })
}
