//! The change of a case's total, shared out among the changes of the rules that cause it.
//!
//! Where the total is the sum of the indicators, each indicator's change is shared out by itself; where groups, weights or
//! vetoes make indicators act on each other, the whole total is.

use super::hybrid::{AtHand, CaseFacts, Hybrids, Set, Sums};
use super::levers::What;
use super::shapley::{Part, Way, shares};
use crate::number::Decimal;
use crate::pack::{Limit, Pack, Veto};
use crate::score::{Came, Mark, Range, mark};

/// How many levers of a rule are tried in every way.
const TRIED: usize = 8;

/// What a lever adds to a total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// By its place among the levers.
    pub lever: usize,
    pub part: Part,
}

/// The parts of all levers in the change of a total; they add up to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// In the order of the levers; of those that add something.
    pub shares: Vec<Share>,
    pub way: Way,
}

/// The points of an indicator, from the least to the most that they can be.
#[must_use]
pub fn points(mark: Mark, max: Decimal) -> Range {
    match mark {
        Mark::Scored(score) | Mark::NotApplicable(Some(score)) => Range::exactly(score),
        Mark::NotApplicable(None) => Range::exactly(Decimal::ZERO),
        Mark::Missing | Mark::Failed => Range {
            low: Decimal::ZERO,
            high: max,
        },
    }
}

/// Shares out what changes between two versions.
pub struct Sharing {
    /// Whether both versions, and whatever lies between them, add up indicators and do nothing else.
    adds_up: bool,
}

/// An indicator is left out of the total, so that the weights of the others grow.
struct LeftOut;

impl Sharing {
    /// For these versions.
    #[must_use]
    pub fn of(hybrids: &Hybrids<'_>) -> Self {
        let is_plain = |pack: &Pack| {
            let limits = |veto: &Veto| matches!(veto.limit, Limit::Total(_));
            pack.is_plain_sum() && !pack.has_moves() && !pack.vetoes.iter().any(limits)
        };
        // A group that is in one version only, or is counted otherwise, is none of a plain sum.
        Self {
            adds_up: is_plain(hybrids.old.pack) && is_plain(hybrids.new.pack),
        }
    }

    /// Whether totals are nothing but sums in both versions, and in whatever lies between them.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.adds_up
    }

    /// Shares out the change of a case's total. `moved` tells the marks of an indicator before and after, by its place among
    /// the pairs, as far as they are known already.
    pub fn share(
        &self,
        hybrids: &mut Hybrids<'_>,
        case: CaseFacts<'_>,
        totals: (Range, Range),
        moved: &dyn Fn(usize) -> Option<(Mark, Mark)>,
    ) -> Attribution {
        let mut case = hybrids.case(case);
        let apart = self
            .adds_up
            .then(|| indicator_by_indicator(&mut case, moved));
        match apart {
            Some(Ok(attribution)) => attribution,
            Some(Err(LeftOut)) | None => as_a_whole(&mut case, totals, self.adds_up),
        }
    }
}

/// Shares out the change of an indicator's points; `place` is its place among the pairs.
pub fn share_points(hybrids: &mut Hybrids<'_>, case: CaseFacts<'_>, place: usize) -> Attribution {
    let mut found = Parts::none(hybrids.levers.len());
    let levers = of_points(hybrids, place);
    let mut case = hybrids.case(case);
    let value = |has: Set<'_>| {
        let set = |lever: usize| levers.iter().position(|one| *one == lever).is_some_and(has);
        points_with(&mut case, place, &set).0
    };
    let (parts, way) = shares(levers.len(), value);
    found.way = way;
    for (lever, part) in levers.iter().zip(&parts) {
        found.add(*lever, part);
    }
    found.whole()
}

/// Parts by lever.
struct Parts {
    parts: Vec<Part>,
    way: Way,
}

impl Parts {
    fn none(count: usize) -> Self {
        Self {
            parts: vec![Part::NOTHING; count],
            way: Way::EveryOrder,
        }
    }

    fn add(&mut self, lever: usize, part: &Part) {
        if let Some(sum) = self.parts.get_mut(lever) {
            *sum = sum.and(part);
        }
    }

    fn whole(self) -> Attribution {
        let parts = self.parts.into_iter().enumerate();
        let shares = parts
            .filter(|(_, part)| !part.is_nothing())
            .map(|(lever, part)| Share { lever, part });
        Attribution {
            shares: shares.collect(),
            way: self.way,
        }
    }
}

fn indicator_by_indicator(
    case: &mut AtHand<'_, '_>,
    moved: &dyn Fn(usize) -> Option<(Mark, Mark)>,
) -> Result<Attribution, LeftOut> {
    let mut found = Parts::none(case.hybrids().levers.len());
    for place in 0..case.hybrids().matched.indicators.pairs.len() {
        let known = moved(place);
        if known.is_some_and(|(old, new)| is_left_out(old) || is_left_out(new)) {
            return Err(LeftOut);
        }
        let levers = of_points(case.hybrids(), place);
        if levers.is_empty() {
            continue;
        }
        if let ([lever], Some((old, new))) = (levers.as_slice(), known) {
            // With one lever there is nothing between the versions.
            if matches!((old, new), (Mark::Scored(_), Mark::Scored(_))) {
                let nothing = Decimal::ZERO;
                found.add(
                    *lever,
                    &Part::between(points(old, nothing), points(new, nothing)),
                );
                continue;
            }
        }
        let mut left_out = false;
        let value = |has: Set<'_>| {
            let set = |lever: usize| levers.iter().position(|one| *one == lever).is_some_and(has);
            let (points, is_left_out) = points_with(case, place, &set);
            left_out |= is_left_out;
            points
        };
        let (parts, way) = shares(levers.len(), value);
        if left_out {
            return Err(LeftOut);
        }
        found.way = found.way.max(way);
        for (lever, part) in levers.iter().zip(&parts) {
            found.add(*lever, part);
        }
    }
    Ok(found.whole())
}

fn is_left_out(mark: Mark) -> bool {
    mark == Mark::NotApplicable(None)
}

/// The levers that the points of an indicator hang on.
fn of_points(hybrids: &Hybrids<'_>, place: usize) -> Vec<usize> {
    let own = [
        What::Present(place),
        What::Policy(place),
        What::Decimals,
        What::Rounding,
    ];
    let own = own.into_iter().filter_map(|what| hybrids.lever(what));
    let of_rule = hybrids.of_rules.get(place).into_iter().flatten().copied();
    let mut levers: Vec<usize> = own.chain(of_rule).collect();
    levers.sort_unstable();
    levers.dedup();
    levers
}

/// The points of an indicator with some levers in the newer version, and whether it is left out of the total.
fn points_with(case: &mut AtHand<'_, '_>, place: usize, set: Set<'_>) -> (Range, bool) {
    let skeleton = case.skeleton(set);
    let index = skeleton.indicators.iter().position(|at| *at == place);
    let Some(index) = index else {
        return (Range::exactly(Decimal::ZERO), false);
    };
    let result = case.rule(place, set);
    let max = skeleton.pack.indicators.get(index);
    let mark = mark(&skeleton.pack, index, &result);
    let points = points(mark, max.map_or(Decimal::ZERO, |one| one.max));
    (points, is_left_out(mark))
}

fn as_a_whole(
    case: &mut AtHand<'_, '_>,
    (before, after): (Range, Range),
    adds_up: bool,
) -> Attribution {
    let hybrids = case.hybrids();
    let mut found = Parts::none(hybrids.levers.len());
    let mut levers: Vec<usize> = (0..hybrids.levers.len())
        .filter(|lever| hybrids.acts.get(*lever).copied().unwrap_or_default())
        .collect();
    if levers.len() > 1 {
        levers.retain(|lever| can_move(case, *lever));
    }
    if let [lever] = levers.as_slice() {
        found.add(*lever, &Part::between(before, after));
        return found.whole();
    }
    // What moves nothing may stand either way.
    let (parts, way) = if adds_up && levers.len() <= Sums::MOST {
        let mut sums = Sums::new(case, &levers);
        shares(levers.len(), |has| sums.total(case, has))
    } else {
        shares(levers.len(), |has| {
            case.total(&|lever| {
                let place = levers.iter().position(|one| *one == lever);
                place.is_none_or(has)
            })
        })
    };
    found.way = way;
    for (lever, part) in levers.iter().zip(&parts) {
        found.add(*lever, part);
    }
    found.whole()
}

/// Whether a lever can move the total of a case: one of facts or parameters only where some rule that hangs on it comes to
/// something else with it, whatever the others.
fn can_move(case: &mut AtHand<'_, '_>, lever: usize) -> bool {
    let hybrids = case.hybrids();
    let what = hybrids.levers.get(lever).map(|one| one.what);
    match what {
        Some(What::Fact(_) | What::Parameter(_) | What::Script(_)) => {}
        Some(What::Policy(place)) => return may_not_apply(case, place),
        _ => return true,
    }
    if hybrids
        .of_vetoes
        .iter()
        .any(|levers| levers.contains(&lever))
    {
        return true;
    }
    let rules = hybrids.of_rules.len();
    for place in 0..rules {
        let Some(levers) = case
            .hybrids()
            .of_rules
            .get(place)
            .filter(|one| one.contains(&lever))
        else {
            continue;
        };
        let others: Vec<usize> = levers.iter().copied().filter(|one| *one != lever).collect();
        if others.len() > TRIED {
            return true;
        }
        for choice in 0..1_usize << others.len() {
            let with = |one: usize| {
                let place = others.iter().position(|other| *other == one);
                place.is_none_or(|place| choice >> place & 1 == 1)
            };
            let without = |one: usize| one != lever && with(one);
            if case.rule(place, &with) != case.rule(place, &without) {
                return true;
            }
        }
    }
    false
}

/// Whether an indicator does not apply to a case, with some of the changes at least.
fn may_not_apply(case: &mut AtHand<'_, '_>, place: usize) -> bool {
    let levers = case
        .hybrids()
        .of_rules
        .get(place)
        .cloned()
        .unwrap_or_default();
    if levers.len() > TRIED {
        return true;
    }
    (0..1_usize << levers.len()).any(|choice| {
        let set = |one: usize| {
            let place = levers.iter().position(|lever| *lever == one);
            place.is_none_or(|place| choice >> place & 1 == 1)
        };
        case.rule(place, &set) == Came::NotApplicable
    })
}
