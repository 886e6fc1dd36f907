//! An evaluation to the types that are written as JSON.

use super::wire;
use crate::diagnose::Finding;
use crate::number::{Decimal, trimmed};
use crate::pack::{Counting, GroupKind, Limit, Policy};
use crate::report::View;
use crate::report::view::lost;
use crate::score::{
    Difference, DifferenceAt, DifferenceKind, GroupResult, IndicatorResult, Measure, Outcome,
    Range, RelationResult, RelationStatus, Step, StepValue, VetoOutcome, VetoResult,
};

/// The whole document.
pub fn document(view: View<'_>) -> wire::Document {
    let evaluation = view.evaluation;
    let total = &evaluation.total;
    wire::Document {
        schema: wire::Version::Evaluation1,
        pack: wire::Pack {
            id: evaluation.pack.id.clone(),
            version: evaluation.pack.version.clone(),
            title: evaluation.pack.title.clone(),
            basis: evaluation.pack.basis.clone(),
            digest: evaluation.pack.digest.clone(),
            full_marks: marks(view, evaluation.pack.full_marks),
        },
        case: wire::Case::of(&evaluation.case),
        total: wire::Total {
            score: range(view, total.marks),
            grades: total.grades.clone(),
            excluded: marks(view, total.excluded),
            reported: total.reported.map(printed),
            reported_grade: total.reported_grade.clone(),
        },
        groups: evaluation
            .groups
            .iter()
            .map(|one| group(view, one))
            .collect(),
        vetoes: evaluation
            .vetoes
            .iter()
            .map(|one| veto(view, one))
            .collect(),
        relations: evaluation.relations.iter().map(relation).collect(),
        differences: evaluation.differences.iter().map(difference).collect(),
    }
}

fn veto(view: View<'_>, veto: &VetoResult) -> wire::Veto {
    let (grade, total) = match &veto.limit {
        Limit::Grade(label) => (Some(label.value.clone()), None),
        Limit::Total(total) => (None, Some(marks(view, *total))),
    };
    let (status, missing, reason) = match &veto.outcome {
        VetoOutcome::Applies => (wire::VetoStatus::Applies, Vec::new(), None),
        VetoOutcome::AppliesNot => (wire::VetoStatus::AppliesNot, Vec::new(), None),
        VetoOutcome::Missing(facts) => (wire::VetoStatus::Unknown, facts.clone(), None),
        VetoOutcome::Failed(finding) => (
            wire::VetoStatus::Unknown,
            Vec::new(),
            Some(failure(view, finding)),
        ),
    };
    wire::Veto {
        id: veto.id.clone(),
        name: veto.name.clone(),
        basis: veto.basis.clone(),
        grade,
        total,
        status,
        missing,
        failure: reason,
    }
}

/// Points, with the pack's decimals.
fn marks(view: View<'_>, value: Decimal) -> wire::Number {
    wire::Number(view.marks(value))
}

/// A figure with the digits it was printed with.
fn printed(value: Decimal) -> wire::Number {
    wire::Number(value.to_string())
}

/// A computed figure, without zeros at its end.
fn computed(value: Decimal) -> wire::Number {
    wire::Number(trimmed(value))
}

fn range(view: View<'_>, range: Range) -> wire::Range {
    wire::Range {
        low: marks(view, range.low),
        high: marks(view, range.high),
    }
}

fn group(view: View<'_>, group: &GroupResult) -> wire::Group {
    wire::Group {
        id: group.id.clone(),
        name: group.name.clone(),
        max: marks(view, group.max),
        kind: match group.kind {
            GroupKind::Base => wire::KindName::Base,
            GroupKind::Bonus => wire::KindName::Bonus,
            GroupKind::Penalty => wire::KindName::Penalty,
        },
        counts: match group.counts {
            Counting::Sum => wire::CountingName::Sum,
            Counting::Capped => wire::CountingName::Capped,
            Counting::Deductions => wire::CountingName::Deductions,
        },
        unfilled: marks(view, group.unfilled),
        score: range(view, group.marks),
        reported: group.reported.map(printed),
        groups: group
            .groups
            .iter()
            .map(|inner| self::group(view, inner))
            .collect(),
        indicators: group
            .indicators
            .iter()
            .map(|one| indicator(view, one))
            .collect(),
    }
}

fn indicator(view: View<'_>, one: &IndicatorResult) -> wire::Indicator {
    let mut result = wire::Indicator {
        id: one.id.clone(),
        name: one.name.clone(),
        max: marks(view, one.max),
        outcome: wire::OutcomeName::Scored,
        score: one.outcome.score().map(|score| marks(view, score)),
        lost: lost(one).map(|points| marks(view, points)),
        measure: one.measure.as_ref().map(measure),
        steps: one.steps.iter().map(step).collect(),
        facts: one
            .facts
            .iter()
            .map(|fact| wire::Fact {
                name: fact.name.clone(),
                value: fact.value.clone(),
                unit: fact.unit.clone(),
            })
            .collect(),
        flags: one.flags.clone(),
        not_applicable: None,
        missing: Vec::new(),
        failure: None,
        evidence: one.evidence.clone(),
        reported_score: one.reported_score.map(printed),
        reported_measure: one.reported_measure.map(printed),
    };
    match &one.outcome {
        Outcome::Scored(_) => {}
        Outcome::NotApplicable { policy, reason, .. } => {
            result.outcome = wire::OutcomeName::NotApplicable;
            result.not_applicable = Some(wire::NotApplicable {
                policy: policy_name(*policy),
                reason: reason.clone(),
            });
        }
        Outcome::Missing(facts) => {
            result.outcome = wire::OutcomeName::Missing;
            result.missing.clone_from(facts);
        }
        Outcome::Failed(finding) => {
            result.outcome = wire::OutcomeName::Failed;
            result.failure = Some(failure(view, finding));
        }
    }
    result
}

fn policy_name(policy: Policy) -> wire::PolicyName {
    match policy {
        Policy::Full => wire::PolicyName::Full,
        Policy::Exclude => wire::PolicyName::Exclude,
        Policy::Zero => wire::PolicyName::Zero,
        Policy::Move => wire::PolicyName::Move,
    }
}

fn measure(measure: &Measure) -> wire::Measure {
    wire::Measure {
        step: measure.step.clone(),
        value: computed(measure.value),
        unit: measure.unit.clone(),
    }
}

fn step(step: &Step) -> wire::Step {
    let mut result = wire::Step {
        name: step.name.clone(),
        number: None,
        bool: None,
        text: None,
    };
    match &step.value {
        StepValue::Number(value) => result.number = Some(computed(*value)),
        StepValue::Bool(yes) => result.bool = Some(*yes),
        StepValue::Text(text) => result.text = Some(text.clone()),
        StepValue::Other => {}
    }
    result
}

fn failure(view: View<'_>, finding: &Finding) -> wire::Failure {
    let place = finding.place.as_ref().and_then(|label| {
        let text = view.texts.get(label.span.file)?;
        let at = view.texts.line_column(label.span.file, label.span.start);
        Some(wire::Place {
            file: text.name.clone(),
            line: at.line,
            column: at.column,
        })
    });
    wire::Failure {
        code: finding.code.name().to_owned(),
        message: view.words.sentence(finding),
        place,
        figures: finding.figures.clone(),
    }
}

fn relation(relation: &RelationResult) -> wire::Relation {
    let (status, failed, missing) = match &relation.status {
        RelationStatus::Holds => (wire::StatusName::Holds, Vec::new(), Vec::new()),
        RelationStatus::Unknown(facts) => (wire::StatusName::Unknown, Vec::new(), facts.clone()),
        RelationStatus::Fails(parts) => {
            let failed = parts.iter().map(|part| wire::FailedRelation {
                left: part.left.clone(),
                left_value: part.left_value.map(computed),
                operator: part.operator.to_owned(),
                right: part.right.clone(),
                right_value: part.right_value.map(computed),
            });
            (wire::StatusName::Fails, failed.collect(), Vec::new())
        }
    };
    wire::Relation {
        id: relation.id.clone(),
        name: relation.name.clone(),
        expression: relation.expression.clone(),
        source: relation.source.clone(),
        status,
        failed,
        missing,
    }
}

fn difference(difference: &Difference) -> wire::Difference {
    let (about, id) = match &difference.at {
        DifferenceAt::Measure { id, .. } => (wire::DifferenceAbout::Measure, Some(id)),
        DifferenceAt::Score { id, .. } => (wire::DifferenceAbout::Score, Some(id)),
        DifferenceAt::Group { id } => (wire::DifferenceAbout::Group, Some(id)),
        DifferenceAt::Total => (wire::DifferenceAbout::Total, None),
        DifferenceAt::Grade => (wire::DifferenceAbout::Grade, None),
    };
    wire::Difference {
        about,
        id: id.cloned(),
        reported: difference.reported.clone(),
        computed: difference.computed.clone(),
        kind: match difference.kind {
            DifferenceKind::Truncated => wire::DifferenceKindName::Truncated,
            DifferenceKind::Other => wire::DifferenceKindName::Other,
        },
    }
}
