//! A case with one figure changed: how its score moves as a fact or a parameter takes other values, and the smallest changes
//! that regain the points it lost.

mod regain;
mod setting;
mod sweep;

pub use regain::{Advice, Changed, Regain, advise};
pub use setting::{Setting, SettingOf, setting};
pub use sweep::{Marks, Point, SweepFault, Swept, along_fact, along_parameter, figures};
