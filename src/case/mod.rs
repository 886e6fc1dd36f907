//! The text of a case to a [`Case`]: digits and places kept. Which facts there ought to be is not known here.

mod from_toml;
mod model;

pub use from_toml::load_case;
pub use model::{Case, Reported, ReportedIndicator};
