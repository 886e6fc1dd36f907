//! A pack's worked examples, run: what each should give and gives, and what of the rules they try.

mod coverage;
mod proposal;
mod run;

pub use coverage::{Coverage, Spot, SpotKind, coverage, covered};
pub use proposal::{Proposal, proposals};
pub use run::{TestRun, Tested, of_expected, of_outcome, run_tests};
