//! The reviewed results of cases: as files that are read in a diff, and what moved against them.

mod told;
mod written;

pub use told::reference_changes;
pub use written::reference_text;
