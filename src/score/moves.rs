//! The weight of an indicator that does not apply, given to another (`not_applicable = { move = "…" }`): the other is scored out
//! of more points, in proportion.

use super::evaluation::{IndicatorResult, Outcome};
use super::indicator::score_with;
use crate::bind::Facts;
use crate::number::{Decimal, Exact};
use crate::pack::{Group, Indicator, Pack, Policy};
use crate::script::{Inputs, Program};

/// The points that each indicator gets of those that do not apply.
pub fn gained(pack: &Pack, does_not_apply: impl Fn(usize) -> bool) -> Vec<Decimal> {
    let mut gained = vec![Decimal::ZERO; pack.indicators.len()];
    for (index, indicator) in pack.indicators.iter().enumerate() {
        let target = indicator.moves_to.filter(|_| does_not_apply(index));
        if let Some(points) = target.and_then(|target| gained.get_mut(target)) {
            *points += indicator.max;
        }
    }
    gained
}

/// A score out of an indicator's maximum, out of that and the points it has got.
pub fn raised(score: Exact, indicator: &Indicator, gained: Decimal) -> Exact {
    if gained.is_zero() {
        return score;
    }
    let (max, all) = (indicator.max, indicator.max + gained);
    let share = Exact::from_decimal(all).divide(&Exact::from_decimal(max));
    // A maximum is above 0.
    share.map_or(score.clone(), |share| score.multiply(&share))
}

/// Scores the indicators that get points anew, and takes those points from where they come from. `results` are in the order of
/// the pack's indicators.
pub fn move_weights(
    pack: &Pack,
    program: &Program,
    facts: &Facts,
    inputs: &Inputs<'_>,
    results: &mut [IndicatorResult],
) {
    if !pack.has_moves() {
        return;
    }
    let is_moved = |result: &IndicatorResult| {
        matches!(
            result.outcome,
            Outcome::NotApplicable {
                policy: Policy::Move,
                ..
            }
        )
    };
    let gained = gained(pack, |index| results.get(index).is_some_and(is_moved));
    for (index, (result, points)) in results.iter_mut().zip(gained).enumerate() {
        if is_moved(result) {
            result.max = Decimal::ZERO;
        } else if !points.is_zero()
            && let Some(anew) = score_with(pack, program, index, (facts, inputs), points)
        {
            *result = anew;
        }
    }
}

/// By how many points a group's maximum is another than the pack says.
pub fn shift(group: &Group, pack: &Pack, results: &[IndicatorResult]) -> Decimal {
    let of_groups = group.groups.iter().map(|inner| shift(inner, pack, results));
    let of_indicators = group.indicators.iter().filter_map(|&index| {
        let (result, indicator) = results.get(index).zip(pack.indicators.get(index))?;
        Some(result.max - indicator.max)
    });
    of_groups.chain(of_indicators).sum()
}
