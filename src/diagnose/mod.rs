//! Complaints a person can act on: what they are, their words in both languages, and how they are drawn.
//! Knows nothing of packs or scores.

mod code;
pub mod explain;
mod finding;
mod nearest;
pub mod render;
mod wording;

pub use code::{Code, Severity};
pub use finding::{Argument, Arguments, Checked, Finding, Findings, Label};
pub use nearest::nearest;
pub use wording::{Language, Words};
