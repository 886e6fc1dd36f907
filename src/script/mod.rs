//! A pack's scripts: the sandbox they run in, the scoring functions they may call, and what they mean.

mod compute;
mod failure;
mod flat;
mod interpret;
mod kinds;
pub mod library;
mod lower;
mod names;
mod place;
mod program;
mod range;
mod relation;
pub mod rule;
mod run;
mod sandbox;
mod stop;
mod syntax;
pub mod tokens;
pub mod uses;

pub use flat::{Cells, Quick};
pub use interpret::{End, RunResult, Step, StepValue};
pub use kinds::KindCheck;
pub use names::FULL;
pub use program::{Program, compile, name_fault};
pub use range::score_range;
pub use relation::{FailedRelation, RelationStatus};
pub use run::{Inputs, Record};
pub use stop::{Fault, Stop};
