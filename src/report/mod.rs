//! An evaluation to bytes a person or a program reads: one file a format.
//! Gets the width and the colours told; never asks the terminal, never prints.

mod functions;
mod paragraph;

pub use functions::functions;
pub use paragraph::paragraph;
