//! Units as the field writes them: what they measure, how large they are, and how a figure of one is written in another.

mod known;
mod written;

pub use written::{Dimension, Unit};
