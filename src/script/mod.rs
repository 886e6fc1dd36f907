//! A pack's scripts: the sandbox they run in, the scoring functions they may call, and what they mean.

mod account;
mod compute;
mod condition;
mod endings;
mod failure;
mod flat;
mod formula;
mod interpret;
mod kinds;
pub mod library;
mod lower;
mod names;
mod options;
mod place;
mod printed;
mod program;
mod range;
mod relation;
pub mod rule;
mod run;
mod sandbox;
mod search;
mod stop;
mod syntax;
mod trend;
mod units;
mod watch;
#[cfg(test)]
mod written_names;

pub use account::{
    Account, AccountEnd, Act, BandFormula, Came, Claim, Decision, ItemTold, UseOfItems, Why,
    Wording,
};
pub use condition::{ConditionEnd, ConditionProgram, condition};
pub use flat::{Cells, Quick};
pub use formula::{Formula, Sign};
pub use interpret::{End, RunResult, Step, StepValue, Watched};
pub use kinds::KindCheck;
pub use names::FULL;
pub use options::ForeignOption;
pub use printed::{LeftOpen, Measured};
pub use program::{Program, compile, name_fault};
pub use range::{Known, Suspect, TierKnown, Truth, known, known_of_case, score_range, stands_for};
pub use relation::{FailedRelation, RelationStatus};
pub use run::{Inputs, Record};
pub use search::{Search, Target, Trial, Turn, search, targets, turning_figures, turns};
pub use stop::{Fault, Stop};
pub use trend::{Rising, Trend, trend};
pub use units::{UnitCheck, check_relation_units, check_units, check_veto_units};
pub use watch::{Event, Range};
