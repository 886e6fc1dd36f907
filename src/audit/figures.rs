//! What the report claims of each indicator, beside what its rule comes to.

use std::cell::LazyCell;

use super::slip::{SlipKind, meant};
use super::{FigureAudit, IndicatorAudit, Verdict};
use crate::bind::Facts;
use crate::number::{Decimal, Exact, Interval};
use crate::pack::Pack;
use crate::score::{Evaluation, GroupResult, IndicatorResult, Range};
use crate::script::Program;

/// Digits after the point of the ends of a range of measures, beyond those that the report prints.
const FURTHER: u32 = 2;

/// Every indicator of which something is claimed, in the order of the pack.
pub fn indicators(
    pack: &Pack,
    program: &Program,
    facts: &Facts,
    evaluation: &Evaluation,
) -> Vec<IndicatorAudit> {
    let mut results = Vec::new();
    for group in &evaluation.groups {
        below(group, &mut results);
    }
    let of = |result: &&IndicatorResult| {
        if result.reported_measure.is_none() && result.reported_score.is_none() {
            return None;
        }
        let mut declared = pack.indicators.iter();
        let index = declared.position(|one| one.id.value == result.id)?;
        // Of most figures nobody asks what is left open.
        let open = LazyCell::new(|| program.left_open(index, pack, facts));
        let measure = result.reported_measure.map(|reported| {
            let step = result.measure.as_ref().map(|measure| measure.step.as_str());
            let formula = step.and_then(|step| program.formula(index, step, (pack, facts)));
            let computed = result.measure.as_ref().map(|measure| measure.value);
            FigureAudit {
                reported,
                computed,
                formula,
                verdict: measured(reported, computed, unit(pack, index), &|| {
                    open.measure.clone()
                }),
            }
        });
        let score = result.reported_score.map(|reported| FigureAudit {
            reported,
            computed: result.outcome.score(),
            formula: None,
            verdict: scored(reported, result, pack, (index, &|| open.score.clone())),
        });
        Some(IndicatorAudit {
            id: result.id.clone(),
            name: result.name.clone(),
            unit: unit(pack, index).map(str::to_owned),
            max: result.max,
            measure,
            score,
        })
    };
    results.iter().filter_map(of).collect()
}

fn below<'e>(group: &'e GroupResult, results: &mut Vec<&'e IndicatorResult>) {
    for inner in &group.groups {
        below(inner, results);
    }
    results.extend(&group.indicators);
}

fn unit(pack: &Pack, index: usize) -> Option<&str> {
    let measure = pack.indicators.get(index)?.measure.as_ref()?;
    measure.unit.as_deref()
}

fn measured(
    reported: Decimal,
    computed: Option<Decimal>,
    unit: Option<&str>,
    open: &dyn Fn() -> Option<Interval>,
) -> Verdict {
    let Some(computed) = computed else {
        return Verdict::Unknown;
    };
    let (claimed, right) = (Interval::printed(reported), Interval::exactly(computed));
    if claimed.can_equal(&right) {
        return Verdict::Equal;
    }
    let slips = meant(reported, unit);
    let slip = slips
        .into_iter()
        .find(|one| one.stands_for.can_equal(&right));
    let is_cut = slip
        .as_ref()
        .is_some_and(|one| one.slip.kind == SlipKind::Truncated);
    if is_cut {
        return Verdict::Truncated;
    }
    if let Some(open) = open().filter(|open| open.can_equal(&claimed))
        && let Some(range) = ends(&open, reported.scale().saturating_add(FURTHER))
    {
        return Verdict::LeftOpen(range);
    }
    Verdict::Wrong(slip.map(|one| one.slip))
}

fn scored(
    reported: Decimal,
    result: &IndicatorResult,
    pack: &Pack,
    (index, open): (usize, &dyn Fn() -> Option<Interval>),
) -> Verdict {
    if reported > result.max {
        return Verdict::AboveMax;
    }
    if reported.is_sign_negative() && !reported.is_zero() {
        return Verdict::BelowZero;
    }
    let Some(computed) = result.outcome.score() else {
        return Verdict::Unknown;
    };
    if reported == computed {
        return Verdict::Equal;
    }
    // Points that came from other indicators are not in the rule's own range.
    let is_own = pack
        .indicators
        .get(index)
        .is_some_and(|one| one.max == result.max);
    let open = is_own.then(open).flatten();
    let open = open.map(|open| open.rounded_by(pack.rounding, pack.decimals));
    if let Some(open) = open.filter(|open| open.holds(&Exact::from_decimal(reported)))
        && let Some(range) = ends(&open, pack.decimals)
    {
        return Verdict::LeftOpen(range);
    }
    // A score is rounded: what matters is the very figure, not what rounds to it.
    let right = Interval::exactly(computed);
    let slips = meant(reported, None).into_iter();
    let slip =
        slips.filter(|one| one.slip.should == computed || one.slip.kind == SlipKind::Truncated);
    let slip = slip
        .into_iter()
        .find(|one| one.stands_for.can_equal(&right));
    match slip {
        Some(one) if one.slip.kind == SlipKind::Truncated => Verdict::Truncated,
        slip => Verdict::Wrong(slip.map(|one| one.slip)),
    }
}

/// The ends of an interval for show; none where it has none, or they are too large.
fn ends(interval: &Interval, decimals: u32) -> Option<Range> {
    let (low, _) = interval.lowest()?;
    let (high, _) = interval.highest()?;
    Some(Range {
        low: low.to_decimal(decimals)?,
        high: high.to_decimal(decimals)?,
    })
}
