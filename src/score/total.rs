//! Sums of scores: subtotals, the total and its grade; ranges where indicators are without a score.

use super::evaluation::{
    Evaluation, GroupResult, IndicatorResult, Outcome, Range, Total, VetoResult,
};
use super::moves::shift;
use super::sheet::Mark;
use super::veto::{Limits, limits};
use crate::case::Case;
use crate::number::Decimal;
use crate::pack::{Counting, Grade, Group, GroupKind, Pack, TotalReading};

/// A group with everything below it. `results` are in the order of the pack's indicators.
pub fn group_result(
    group: &Group,
    pack: &Pack,
    results: &[IndicatorResult],
    case: &Case,
) -> GroupResult {
    let groups: Vec<GroupResult> = group
        .groups
        .iter()
        .map(|inner| group_result(inner, pack, results, case))
        .collect();
    let indicators: Vec<IndicatorResult> = group
        .indicators
        .iter()
        .filter_map(|&index| results.get(index).cloned())
        .collect();
    let counted = counted(group, &|index| {
        results.get(index).map_or_else(Part::nothing, part)
    });
    let reported = case
        .reported
        .groups
        .iter()
        .find(|(id, _)| group.is_called(&id.value));
    GroupResult {
        id: group.id.clone(),
        name: group.name.clone(),
        max: group.max + shift(group, pack, results),
        kind: group.kind,
        counts: group.counts,
        marks: counted.marks,
        unfilled: unfilled(group, counted.weight),
        reported: reported.map(|(_, score)| *score),
        groups,
        indicators,
    }
}

/// What a node of the tree brings to the one above it.
#[derive(Clone, Copy)]
pub struct Part {
    pub marks: Range,
    /// How many points it can bring at most, with the indicators that apply; of use within the full marks only.
    pub weight: Decimal,
}

impl Part {
    /// Of an indicator that is left out.
    pub fn nothing() -> Self {
        Self {
            marks: Range::exactly(Decimal::ZERO),
            weight: Decimal::ZERO,
        }
    }

    /// Of an indicator with a score, out of its maximum.
    pub fn scored(score: Decimal, max: Decimal) -> Self {
        Self {
            marks: Range::exactly(score),
            weight: max,
        }
    }

    /// Of an indicator without a score: anything up to its maximum.
    pub fn open(max: Decimal) -> Self {
        Self {
            marks: Range {
                low: Decimal::ZERO,
                high: max,
            },
            weight: max,
        }
    }
}

/// What an indicator adds to its group.
fn part(indicator: &IndicatorResult) -> Part {
    match &indicator.outcome {
        Outcome::Scored(score)
        | Outcome::NotApplicable {
            score: Some(score), ..
        } => Part::scored(*score, indicator.max),
        Outcome::NotApplicable { score: None, .. } => Part::nothing(),
        Outcome::Missing(_) | Outcome::Failed(_) => Part::open(indicator.max),
    }
}

/// The marks of a group, of what `part` says of the indicators below it.
pub fn counted(group: &Group, part: &dyn Fn(usize) -> Part) -> Part {
    let groups = group.groups.iter().map(|inner| counted(inner, part));
    let indicators = group.indicators.iter().map(|&index| part(index));
    let parts: Vec<Part> = groups.chain(indicators).collect();
    let plain = sum(parts.iter().map(|part| part.marks));
    let weight: Decimal = parts.iter().map(|part| part.weight).sum();
    match group.counts {
        Counting::Sum => Part {
            marks: plain,
            weight,
        },
        Counting::Capped => Part {
            marks: Range {
                low: plain.low.min(group.max),
                high: plain.high.min(group.max),
            },
            weight: weight.min(group.max),
        },
        Counting::Deductions => Part {
            marks: Range {
                low: (group.max - plain.high).max(Decimal::ZERO).normalize(),
                high: (group.max - plain.low).max(Decimal::ZERO).normalize(),
            },
            weight: group.max,
        },
    }
}

/// The points of a pot that the indicators which apply cannot fill.
fn unfilled(group: &Group, weight: Decimal) -> Decimal {
    if group.counts == Counting::Capped && group.kind == GroupKind::Base {
        group.max - weight
    } else {
        Decimal::ZERO
    }
}

/// The total of all groups, and the full marks of what was left out of it. `part` says what each indicator brings.
pub fn summed(pack: &Pack, part: &dyn Fn(usize) -> Part) -> (Range, Decimal) {
    let (mut base, mut bonus, mut penalty) = (Vec::new(), Vec::new(), Vec::new());
    let mut weight = Decimal::ZERO;
    for group in &pack.groups {
        let counted = counted(group, part);
        match group.kind {
            GroupKind::Base => {
                weight += counted.weight;
                base.push(counted.marks);
            }
            GroupKind::Bonus => bonus.push(counted.marks),
            GroupKind::Penalty => penalty.push(counted.marks),
        }
    }
    let excluded = pack.full_marks - weight;
    let parts = [base, bonus, penalty].map(|parts| sum(parts.into_iter()));
    (joined(pack, parts, excluded), excluded)
}

/// What is within the full marks, with what is added to it and subtracted from it.
fn joined(pack: &Pack, [base, bonus, penalty]: [Range; 3], excluded: Decimal) -> Range {
    let base = scaled(pack, base, pack.full_marks, excluded);
    let marks = Range {
        low: base.low + bonus.low - penalty.high,
        high: base.high + bonus.high - penalty.low,
    };
    let within = |marks: Decimal| match pack.total {
        Some(TotalReading::Clamped) => marks.clamp(Decimal::ZERO, pack.full_marks),
        _ => marks,
    };
    Range {
        low: within(marks.low).normalize(),
        high: within(marks.high).normalize(),
    }
}

/// The total that the sums of the groups within the full marks, of bonuses and of penalties come to, with what an evaluation
/// leaves out and the limits of its vetoes.
#[must_use]
pub fn total_of(pack: &Pack, sums: [Decimal; 3], evaluation: &Evaluation) -> Decimal {
    let marks = joined(pack, sums.map(Range::exactly), evaluation.total.excluded);
    limits(pack, &evaluation.vetoes).marks(marks).high
}

/// Every grade that marks in this range may get within the limits of vetoes, worst first.
#[must_use]
pub fn grades_of(pack: &Pack, vetoes: &[VetoResult], marks: Range) -> Vec<String> {
    let grades = limits(pack, vetoes).grades(pack, marks);
    let labels = grades.iter().rev().map(|grade| grade.label.clone());
    labels.collect()
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
/// sum of the groups within the full marks is scaled by full marks ÷ (full marks − what was left out) and rounded as the pack
/// says. What is outside the full marks is added and subtracted after that, unscaled.
pub fn total(pack: &Pack, results: &[IndicatorResult], limits: &Limits, case: &Case) -> Total {
    let (marks, excluded) = summed(pack, &|index| {
        results.get(index).map_or_else(Part::nothing, part)
    });
    let marks = limits.marks(marks);
    let mut grades = limits.grades(pack, marks);
    grades.reverse();
    Total {
        marks,
        grades: grades.iter().map(|grade| grade.label.clone()).collect(),
        excluded,
        reported: case.reported.total,
        reported_grade: case.reported.grade.clone(),
    }
}

/// Marks added up, for totals that are nothing but their sum.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainSum {
    sum: Decimal,
    /// The maxima of indicators without a score, and of those that are left out.
    open: Decimal,
    pub(super) excluded: Decimal,
}

impl PlainSum {
    /// With one more mark, out of its maximum.
    pub fn add(&mut self, mark: Mark, max: Decimal) {
        match mark {
            Mark::Scored(score) | Mark::NotApplicable(Some(score)) => self.sum += score,
            Mark::NotApplicable(None) => self.excluded += max,
            Mark::Missing | Mark::Failed => self.open += max,
        }
    }

    /// The total out of these full marks, rounded as the pack says.
    #[must_use]
    pub fn total(&self, pack: &Pack, full: Decimal) -> Range {
        let plain = Range {
            low: self.sum.normalize(),
            high: (self.sum + self.open).normalize(),
        };
        scaled(pack, plain, full, self.excluded)
    }
}

/// The sum of all marks, scaled up for what was left out of the full marks.
fn scaled(pack: &Pack, plain: Range, full: Decimal, excluded: Decimal) -> Range {
    if excluded.is_zero() {
        return plain;
    }
    Range {
        low: rescaled(pack, plain.low, full, excluded),
        high: rescaled(pack, plain.high, full, excluded),
    }
}

fn rescaled(pack: &Pack, marks: Decimal, full: Decimal, excluded: Decimal) -> Decimal {
    let left = full - excluded;
    // Multiplied first: what is exact stays exact. With everything left out there is nothing to scale.
    let scaled = marks
        .checked_mul(full)
        .and_then(|product| product.checked_div(left));
    pack.rounding
        .apply(scaled.unwrap_or_default(), pack.decimals)
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
