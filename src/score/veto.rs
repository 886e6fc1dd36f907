//! What vetoes leave of a total and its grades.

use super::evaluation::{Range, VetoOutcome, VetoResult};
use crate::bind::Facts;
use crate::number::Decimal;
use crate::pack::{Grade, Limit, Pack};
use crate::script::{ConditionEnd, Program};

use super::total::possible_grades;

/// What becomes of each veto of a pack for a case.
pub fn vetoes(pack: &Pack, program: &Program, facts: &Facts) -> Vec<VetoResult> {
    let of = |(index, veto): (usize, &crate::pack::Veto)| {
        let outcome = match program.veto(index, facts)? {
            ConditionEnd::Holds => VetoOutcome::Applies,
            ConditionEnd::HoldsNot => VetoOutcome::AppliesNot,
            ConditionEnd::Missing(facts) => {
                let names = facts.iter().filter_map(|&index| pack.facts.get(index));
                VetoOutcome::Missing(names.map(|fact| fact.name.value.clone()).collect())
            }
            ConditionEnd::Failed(finding) => VetoOutcome::Failed(finding),
        };
        Some(VetoResult {
            id: veto.id.value.clone(),
            name: veto.name.clone(),
            basis: veto.basis.clone(),
            limit: veto.limit.clone(),
            outcome,
        })
    };
    pack.vetoes.iter().enumerate().filter_map(of).collect()
}

/// The limits that hold for a case, and those that may.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    total: Option<Decimal>,
    possible_total: Option<Decimal>,
    /// The best grade that is left, counted from the best of all.
    grade: usize,
    possible_grades: Vec<usize>,
}

impl Limits {
    /// Those of the vetoes that apply, and of those of which nothing is known.
    pub fn of<'v>(pack: &Pack, vetoes: impl Iterator<Item = (&'v Limit, bool)>) -> Self {
        let mut limits = Self::default();
        let lower = |known: Option<Decimal>, total: Decimal| {
            Some(known.map_or(total, |known| known.min(total)))
        };
        for (limit, is_certain) in vetoes {
            match limit {
                Limit::Total(total) if is_certain => limits.total = lower(limits.total, *total),
                Limit::Total(total) => {
                    limits.possible_total = lower(limits.possible_total, *total);
                }
                Limit::Grade(label) => {
                    let mut grades = pack.grades.iter();
                    let place = grades.position(|grade| grade.label == label.value);
                    let place = place.unwrap_or_default();
                    if is_certain {
                        limits.grade = limits.grade.max(place);
                    } else {
                        limits.possible_grades.push(place);
                    }
                }
            }
        }
        limits
    }

    /// Whether no veto is left that may apply.
    pub fn is_certain(&self) -> bool {
        self.possible_total.is_none() && self.possible_grades.is_empty()
    }

    /// Marks within the limits.
    pub fn marks(&self, marks: Range) -> Range {
        let under =
            |marks: Decimal, limit: Option<Decimal>| limit.map_or(marks, |limit| marks.min(limit));
        Range {
            low: under(under(marks.low, self.total), self.possible_total),
            high: under(marks.high, self.total),
        }
    }

    /// Every grade that marks within the limits may get, best first.
    pub fn grades<'p>(&self, pack: &'p Pack, marks: Range) -> Vec<&'p Grade> {
        let places = pack.grades.iter().enumerate();
        let by_marks: Vec<&Grade> = possible_grades(pack, marks).collect();
        let mut left: Vec<usize> = Vec::new();
        for (place, _) in places.filter(|(_, grade)| by_marks.contains(grade)) {
            let place = place.max(self.grade);
            let limited = self.possible_grades.iter().map(|limit| place.max(*limit));
            left.extend(std::iter::once(place).chain(limited));
        }
        left.sort_unstable();
        left.dedup();
        left.iter()
            .filter_map(|place| pack.grades.get(*place))
            .collect()
    }
}

/// The limits that the vetoes of a case come to.
pub fn limits(pack: &Pack, vetoes: &[VetoResult]) -> Limits {
    let relevant = vetoes.iter().filter_map(|veto| match veto.outcome {
        VetoOutcome::Applies => Some((&veto.limit, true)),
        VetoOutcome::AppliesNot => None,
        VetoOutcome::Missing(_) | VetoOutcome::Failed(_) => Some((&veto.limit, false)),
    });
    Limits::of(pack, relevant)
}
