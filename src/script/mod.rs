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
mod search;
mod stop;
mod syntax;
pub mod tokens;
mod trend;
pub mod uses;
mod watch;

pub use flat::{Cells, Quick};
pub use interpret::{End, RunResult, Step, StepValue, Watched};
pub use kinds::KindCheck;
pub use names::FULL;
pub use program::{Program, compile, name_fault};
pub use range::{Known, Suspect, TierKnown, Truth, known, score_range};
pub use relation::{FailedRelation, RelationStatus};
pub use run::{Inputs, Record};
pub use search::{Search, Trial, search};
pub use stop::{Fault, Stop};
pub use trend::{Rising, Trend, trend};
pub use watch::{Event, Range};
