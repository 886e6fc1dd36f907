//! Facts and programs to an [`Evaluation`]: pure and deterministic.

mod difference;
mod evaluate;
mod evaluation;
mod example;
mod indicator;
mod moves;
mod sheet;
mod tally;
mod total;
mod veto;

pub use crate::script::{FailedRelation, RelationStatus, Step, StepValue};
pub use evaluate::score;
pub use evaluation::{
    CaseReference, Difference, DifferenceAt, DifferenceKind, Evaluation, FactRead, GroupResult,
    IndicatorResult, Measure, Outcome, PackReference, Range, RelationResult, Total, VetoOutcome,
    VetoResult,
};
pub use example::run_example;
pub use indicator::{measures, short};
pub use sheet::{Mark, Scorer, Sheet, VetoKnown};
pub use tally::{Came, came, mark, tally};
pub use total::{PlainSum, grades_of, total_of};
