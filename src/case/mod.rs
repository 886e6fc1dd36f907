//! The text of a case to a [`Case`]: digits and places kept. Which facts there ought to be is not known here.

mod from_file;
mod model;

pub use from_file::{case_of_json, load_case};
pub use model::{Case, Reported, ReportedIndicator};
