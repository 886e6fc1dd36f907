//! A case as far as a watcher compares it: total, grade, what each indicator and each relation came to.

use crate::diagnose::Finding;
use crate::number::Decimal;
use crate::score::{Evaluation, GroupResult, IndicatorResult, Outcome, Range, RelationStatus};

/// What a case came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    pub total: Range,
    pub full_marks: Decimal,
    /// Digits after the point of every score.
    pub decimals: u32,
    /// Every grade the total may still get, worst first.
    pub grades: Vec<String>,
    /// In the order of the tree.
    pub indicators: Vec<IndicatorCame>,
    pub relations: Vec<RelationCame>,
}

/// What an indicator came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorCame {
    pub id: String,
    pub name: String,
    pub came: Came,
}

/// An outcome without how it came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    Scored(Decimal),
    /// With what the policy gives; none where the indicator is left out of the total.
    NotApplicable(Option<Decimal>),
    /// These facts are not given.
    Missing(Vec<String>),
    Failed,
}

/// What a reconciliation check came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationCame {
    pub id: String,
    pub name: String,
    pub judgement: Judgement,
}

/// Whether a relation holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    Holds,
    Fails,
    /// A fact is not given.
    Unknown,
}

impl Scored {
    /// Whether every indicator has a score or is left out with a reason.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.indicators
            .iter()
            .all(|one| !matches!(one.came, Came::Missing(_) | Came::Failed))
    }

    /// What is compared of an evaluation, and the failures of its rules.
    #[must_use]
    pub fn of(evaluation: &Evaluation) -> (Self, Vec<Finding>) {
        let mut indicators = Vec::new();
        let mut failures = Vec::new();
        each(&evaluation.groups, &mut |indicator| {
            indicators.push(IndicatorCame {
                id: indicator.id.clone(),
                name: indicator.name.clone(),
                came: Came::of(&indicator.outcome),
            });
            if let Outcome::Failed(finding) = &indicator.outcome {
                failures.push((**finding).clone().about(&indicator.id));
            }
        });
        let relations = evaluation.relations.iter().map(|relation| RelationCame {
            id: relation.id.clone(),
            name: relation.name.clone(),
            judgement: match relation.status {
                RelationStatus::Holds => Judgement::Holds,
                RelationStatus::Fails(_) => Judgement::Fails,
                RelationStatus::Unknown(_) => Judgement::Unknown,
            },
        });
        let scored = Self {
            total: evaluation.total.marks,
            full_marks: evaluation.pack.full_marks,
            decimals: evaluation.pack.decimals,
            grades: evaluation.total.grades.clone(),
            indicators,
            relations: relations.collect(),
        };
        (scored, failures)
    }
}

impl Came {
    fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::Scored(score) => Self::Scored(*score),
            Outcome::NotApplicable { score, .. } => Self::NotApplicable(*score),
            Outcome::Missing(facts) => Self::Missing(facts.clone()),
            Outcome::Failed(_) => Self::Failed,
        }
    }
}

fn each(groups: &[GroupResult], visit: &mut impl FnMut(&IndicatorResult)) {
    for group in groups {
        each(&group.groups, visit);
        group.indicators.iter().for_each(&mut *visit);
    }
}
