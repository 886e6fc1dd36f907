//! Sums of scores: subtotals, the total and its grade; ranges where indicators are without a score.

use super::evaluation::{GroupResult, IndicatorResult, Outcome, Range, Total};
use crate::case::Case;
use crate::number::Decimal;
use crate::pack::{Grade, Group, Pack};

/// A group with everything below it. `results` are in the order of the pack's indicators.
pub fn group_result(group: &Group, results: &[IndicatorResult], case: &Case) -> GroupResult {
    let groups: Vec<GroupResult> = group
        .groups
        .iter()
        .map(|inner| group_result(inner, results, case))
        .collect();
    let indicators: Vec<IndicatorResult> = group
        .indicators
        .iter()
        .filter_map(|&index| results.get(index).cloned())
        .collect();
    let parts = groups
        .iter()
        .map(|inner| inner.marks)
        .chain(indicators.iter().map(marks));
    let reported = case
        .reported
        .groups
        .iter()
        .find(|(id, _)| id.value == group.id);
    GroupResult {
        id: group.id.clone(),
        name: group.name.clone(),
        max: group.max,
        marks: sum(parts),
        reported: reported.map(|(_, score)| *score),
        groups,
        indicators,
    }
}

/// What an indicator adds to its group: its score, nothing where it is left out, anything up to its maximum where it has none.
fn marks(indicator: &IndicatorResult) -> Range {
    match &indicator.outcome {
        Outcome::Scored(score) => Range::exactly(*score),
        Outcome::NotApplicable { score, .. } => Range::exactly(score.unwrap_or_default()),
        Outcome::Missing(_) | Outcome::Failed(_) => Range {
            low: Decimal::ZERO,
            high: indicator.max,
        },
    }
}

fn sum(parts: impl Iterator<Item = Range>) -> Range {
    let sum = parts.fold(Range::exactly(Decimal::ZERO), |sum, part| Range {
        low: sum.low + part.low,
        high: sum.high + part.high,
    });
    Range {
        low: sum.low.normalize(),
        high: sum.high.normalize(),
    }
}

/// The total over all groups. Indicators left out as not applicable give their weight to the rest in proportion (折算): the
/// sum is scaled by full marks ÷ (full marks − what was left out) and rounded as the pack says.
pub fn total(
    pack: &Pack,
    groups: &[GroupResult],
    results: &[IndicatorResult],
    case: &Case,
) -> Total {
    let excluded: Decimal = results
        .iter()
        .filter(|result| matches!(result.outcome, Outcome::NotApplicable { score: None, .. }))
        .map(|result| result.max)
        .sum();
    let plain = sum(groups.iter().map(|group| group.marks));
    let marks = scaled_total(pack, plain, excluded);
    Total {
        marks,
        grades: grades(pack, marks),
        excluded,
        reported: case.reported.total,
        reported_grade: case.reported.grade.clone(),
    }
}

/// The sum of all marks, scaled up for what was left out.
pub fn scaled_total(pack: &Pack, plain: Range, excluded: Decimal) -> Range {
    if excluded.is_zero() {
        return plain;
    }
    Range {
        low: rescaled(pack, plain.low, excluded),
        high: rescaled(pack, plain.high, excluded),
    }
}

fn rescaled(pack: &Pack, marks: Decimal, excluded: Decimal) -> Decimal {
    let left = pack.full_marks - excluded;
    // Multiplied first: what is exact stays exact. With everything left out there is nothing to scale.
    let scaled = marks
        .checked_mul(pack.full_marks)
        .and_then(|product| product.checked_div(left));
    pack.rounding
        .apply(scaled.unwrap_or_default(), pack.decimals)
}

/// Every grade the total may get, worst first.
fn grades(pack: &Pack, marks: Range) -> Vec<String> {
    let labels = possible_grades(pack, marks).map(|grade| grade.label.clone());
    let mut labels: Vec<String> = labels.collect();
    labels.reverse();
    labels
}

/// Every grade that marks in this range may get, best first.
pub fn possible_grades(pack: &Pack, marks: Range) -> impl Iterator<Item = &Grade> {
    // Best first: each grade reaches up to the one before it.
    let above = std::iter::once(None).chain(pack.grades.iter().map(|grade| Some(grade.from)));
    let possible = pack.grades.iter().zip(above).filter(move |(grade, above)| {
        marks.high >= grade.from && above.is_none_or(|above| marks.low < above)
    });
    possible.map(|(grade, _)| grade)
}
