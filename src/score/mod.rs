//! Facts and programs to an [`Evaluation`]: pure and deterministic.

mod evaluation;

pub use evaluation::{
    CaseReference, Difference, DifferenceAt, DifferenceKind, Evaluation, FactRead, FailedRelation,
    GroupResult, IndicatorResult, Measure, Outcome, PackReference, Range, RelationResult,
    RelationStatus, Step, StepValue, Total,
};
