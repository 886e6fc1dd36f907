//! What an evaluation carries: a pack applied to a case, with everything needed to defend each point.

use crate::case::Case;
use crate::diagnose::Finding;
use crate::number::Decimal;
use crate::pack::{Counting, GroupKind, Limit, Policy};
use crate::script::{RelationStatus, Step};

/// A pack applied to a case (评价结果).
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    pub pack: PackReference,
    pub case: CaseReference,
    /// Top-level groups (一级指标), in the pack's order.
    pub groups: Vec<GroupResult>,
    pub total: Total,
    /// 一票否决, in the pack's order.
    pub vetoes: Vec<VetoResult>,
    /// 勾稽关系, in the pack's order.
    pub relations: Vec<RelationResult>,
    /// Where the published report claims something else than was computed, in the pack's order; the total last.
    pub differences: Vec<Difference>,
}

/// Which pack was applied, so that anyone can repeat it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackReference {
    pub id: String,
    pub version: String,
    pub title: String,
    pub basis: Vec<String>,
    /// SHA-256 over the manifest and its scripts, in hexadecimal.
    pub digest: String,
    pub full_marks: Decimal,
    /// Digits after the point of every score.
    pub decimals: u32,
}

/// Which case it was applied to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseReference {
    pub id: String,
    pub subject: String,
    pub year: i32,
    pub source: Option<String>,
}

impl CaseReference {
    /// Of a case.
    #[must_use]
    pub fn of(case: &Case) -> Self {
        Self {
            id: case.id.clone(),
            subject: case.subject.clone(),
            year: case.year.value,
            source: case.source.clone(),
        }
    }
}

/// A score known exactly, or the range left open by indicators that have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    pub low: Decimal,
    pub high: Decimal,
}

impl Range {
    /// Just `value`.
    #[must_use]
    pub fn exactly(value: Decimal) -> Self {
        Self {
            low: value,
            high: value,
        }
    }

    /// The value, if there is only one.
    #[must_use]
    pub fn exact(self) -> Option<Decimal> {
        (self.low == self.high).then_some(self.low)
    }
}

/// A veto asked of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct VetoResult {
    pub id: String,
    pub name: String,
    pub basis: Option<String>,
    /// What the case gets at most where it applies.
    pub limit: Limit,
    pub outcome: VetoOutcome,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq)]
pub enum VetoOutcome {
    Applies,
    AppliesNot,
    /// These facts are not given; it may apply.
    Missing(Vec<String>),
    /// Its condition has no answer for these facts; it may apply.
    Failed(Box<Finding>),
}

/// The sum of all groups and what it means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    pub marks: Range,
    /// Every grade the total may still get, worst first; one where the total is exact; none where the pack has no grades.
    pub grades: Vec<String>,
    /// Full marks of the indicators left out as not applicable; the rest was scaled up by their share.
    pub excluded: Decimal,
    pub reported: Option<Decimal>,
    pub reported_grade: Option<String>,
}

/// A group with its subtotal.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupResult {
    /// The whole path: `过程/预算执行`.
    pub id: String,
    pub name: String,
    pub max: Decimal,
    pub kind: GroupKind,
    pub counts: Counting,
    /// Excluded indicators add nothing here, and nothing is scaled. Of a penalty group, the points to be subtracted.
    pub marks: Range,
    /// Points of a pot that the indicators which apply cannot fill; they count as left out.
    pub unfilled: Decimal,
    pub reported: Option<Decimal>,
    pub groups: Vec<GroupResult>,
    pub indicators: Vec<IndicatorResult>,
}

/// One indicator with its outcome and how it came about.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorResult {
    pub id: String,
    pub name: String,
    pub max: Decimal,
    /// Whether its points are a share of the full marks, to be lost; elsewhere they are added or deducted.
    pub has_weight: bool,
    pub outcome: Outcome,
    pub measure: Option<Measure>,
    /// The script's top-level `let`s, in order.
    pub steps: Vec<Step>,
    /// Facts the script read, in the order of first reading, with their values as given.
    pub facts: Vec<FactRead>,
    /// Duties without points (提示) that the script raised.
    pub flags: Vec<String>,
    pub evidence: Option<String>,
    pub reported_score: Option<Decimal>,
    pub reported_measure: Option<Decimal>,
}

/// What became of an indicator. None of the last three is a zero.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Rounded as the pack says; within 0..max.
    Scored(Decimal),
    /// Does not apply; `score` is what the policy gives, none where it is left out of the total.
    NotApplicable {
        policy: Policy,
        reason: String,
        score: Option<Decimal>,
    },
    /// The case does not give these facts.
    Missing(Vec<String>),
    /// The rule has no result for these facts.
    Failed(Box<Finding>),
}

impl Outcome {
    /// The score, if there is one.
    #[must_use]
    pub fn score(&self) -> Option<Decimal> {
        match self {
            Self::Scored(score) => Some(*score),
            Self::NotApplicable { score, .. } => *score,
            Self::Missing(_) | Self::Failed(_) => None,
        }
    }
}

/// The headline figure of an indicator (指标值), unrounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    pub step: String,
    pub value: Decimal,
    pub unit: Option<String>,
}

/// A fact that a rule read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactRead {
    pub name: String,
    /// In short form; none where the case does not give it.
    pub value: Option<String>,
    pub unit: Option<String>,
}

/// A reconciliation check (勾稽关系) on a case.
#[derive(Clone, Debug, PartialEq)]
pub struct RelationResult {
    pub id: String,
    pub name: String,
    /// The relation as the pack writes it.
    pub expression: String,
    /// Where the figures stand.
    pub source: Option<String>,
    pub status: RelationStatus,
}

/// Something the published report claims that was computed otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub at: DifferenceAt,
    /// What the report claims, as it prints it.
    pub reported: String,
    /// What was computed, rounded for show.
    pub computed: String,
    pub kind: DifferenceKind,
}

/// What a difference is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DifferenceAt {
    /// The measure of the indicator with this id and name.
    Measure {
        id: String,
        name: String,
    },
    /// The score of the indicator with this id and name.
    Score {
        id: String,
        name: String,
    },
    /// The subtotal of the group with this id.
    Group {
        id: String,
    },
    Total,
    Grade,
}

/// How a claimed figure differs from the computed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DifferenceKind {
    /// The computed figure with its further digits cut off instead of rounded.
    Truncated,
    /// No such relation.
    Other,
}
