//! A pack's scripts: the sandbox they run in, the scoring functions they may call, and what they mean.

pub mod library;
mod stop;

pub use stop::{Fault, Stop};
