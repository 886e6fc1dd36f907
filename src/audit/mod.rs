//! Holds a published report against itself and against the pack: what it says of figures that can be computed, and whether
//! its own figures agree. A printed figure stands for all that rounds to its digits, so that no true report is called false.

mod figures;
mod relations;
mod slip;
mod sums;

pub use slip::{Slip, SlipKind};
pub use sums::{Mended, SumAudit, SumOf};

use crate::bind::Facts;
use crate::case::Case;
use crate::number::Decimal;
use crate::pack::Pack;
use crate::score::{Difference, DifferenceAt, Evaluation, Range, grades_of, score};
use crate::script::{FailedRelation, Formula, Program};

/// What came of holding a case's report against itself and against the pack.
#[derive(Clone, Debug, PartialEq)]
pub struct Audit {
    pub evaluation: Evaluation,
    /// Of every indicator of which the report claims something, in the pack's order.
    pub indicators: Vec<IndicatorAudit>,
    /// Subtotals and the total, as far as the report gives what they are the sum of; the total last.
    pub sums: Vec<SumAudit>,
    /// Whether the grade that the report gives is that of its own total; none where it gives either not.
    pub grade: Option<GradeAudit>,
    /// Subtotals, total and grade that were computed otherwise.
    pub differences: Vec<Difference>,
    /// 勾稽关系 that fail.
    pub relations: Vec<RelationAudit>,
}

/// What the report claims of an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorAudit {
    pub id: String,
    pub name: String,
    /// The unit of its measure.
    pub unit: Option<String>,
    pub max: Decimal,
    pub measure: Option<FigureAudit>,
    pub score: Option<FigureAudit>,
}

/// A figure that the report claims, beside the one that was computed.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureAudit {
    /// As printed.
    pub reported: Decimal,
    /// Unrounded where it is a measure; none where it cannot be computed.
    pub computed: Option<Decimal>,
    /// What it is computed of.
    pub formula: Option<Formula>,
    pub verdict: Verdict,
}

/// How a claimed figure stands to the computed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The computed figure rounds to it.
    Equal,
    /// The computed figure with its further digits cut off instead of rounded.
    Truncated,
    /// Another figure, but one that the printed digits of the facts allow: they leave this range open.
    LeftOpen(Range),
    /// A score above the maximum of its indicator.
    AboveMax,
    /// A score below 0.
    BelowZero,
    /// Another figure, with the slip of the pen that gives it exactly, if there is one.
    Wrong(Option<Slip>),
    /// Facts are missing, or the rule has no result.
    Unknown,
}

impl Verdict {
    /// Whether somebody has to look at it.
    #[must_use]
    pub fn is_fault(&self) -> bool {
        match self {
            Self::Equal | Self::LeftOpen(_) | Self::Unknown => false,
            Self::Truncated | Self::AboveMax | Self::BelowZero | Self::Wrong(_) => true,
        }
    }
}

/// The grade that the report gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeAudit {
    pub reported: String,
    /// The total that the report gives.
    pub total: Decimal,
    /// The grades that this total can have, worst first.
    pub by_total: Vec<String>,
}

impl GradeAudit {
    /// Whether the one follows from the other.
    #[must_use]
    pub fn follows(&self) -> bool {
        self.by_total.contains(&self.reported)
    }
}

/// A 勾稽关系 that fails.
#[derive(Clone, Debug, PartialEq)]
pub struct RelationAudit {
    pub id: String,
    pub name: String,
    /// Where the figures stand.
    pub source: Option<String>,
    pub parts: Vec<FailedRelation>,
    /// The slip of the pen without which it would hold, where there is one such and one only.
    pub slip: Option<FactSlip>,
}

/// A slip in the figure of a fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FactSlip {
    pub fact: String,
    /// As printed.
    pub printed: Decimal,
    pub slip: Slip,
}

impl Audit {
    /// How many faults there are.
    #[must_use]
    pub fn faults(&self) -> usize {
        let figures = self
            .indicators
            .iter()
            .flat_map(|one| one.measure.iter().chain(&one.score))
            .filter(|figure| figure.verdict.is_fault());
        let sums = self.sums.iter().filter(|sum| !sum.follows());
        let grade = self.grade.iter().filter(|grade| !grade.follows());
        figures.count()
            + sums.count()
            + grade.count()
            + self.differences.len()
            + self.relations.len()
    }

    /// How many of the report's figures were held against something.
    #[must_use]
    pub fn checked(&self) -> usize {
        let figures = self
            .indicators
            .iter()
            .flat_map(|one| one.measure.iter().chain(&one.score))
            .filter(|figure| figure.verdict != Verdict::Unknown);
        figures.count() + self.sums.len() + usize::from(self.grade.is_some())
    }
}

/// Audits a case. `program` must be compiled of `pack`, and `facts` bound to it. Pure: the same inputs give the same result.
#[must_use]
pub fn audit(pack: &Pack, program: &Program, case: &Case, facts: &Facts) -> Audit {
    let evaluation = score(pack, program, case, facts);
    let (pack, program) = program.in_year(pack, case.year.value);
    let indicators = figures::indicators(pack, program, facts, &evaluation);
    let sums = sums::sums(pack, &evaluation);
    let relations = relations::relations(pack, program, facts, &evaluation);
    let is_sum = |at: &DifferenceAt| {
        matches!(
            at,
            DifferenceAt::Group { .. } | DifferenceAt::Total | DifferenceAt::Grade
        )
    };
    let differences = evaluation.differences.iter();
    let differences = differences.filter(|one| is_sum(&one.at)).cloned().collect();
    Audit {
        grade: grade(pack, &evaluation),
        indicators,
        sums,
        differences,
        relations,
        evaluation,
    }
}

fn grade(pack: &Pack, evaluation: &Evaluation) -> Option<GradeAudit> {
    let total = &evaluation.total;
    let (reported, claimed) = (total.reported_grade.as_ref()?, total.reported?);
    let by_total = grades_of(pack, &evaluation.vetoes, Range::exactly(claimed));
    Some(GradeAudit {
        reported: reported.clone(),
        total: claimed,
        by_total,
    })
}
