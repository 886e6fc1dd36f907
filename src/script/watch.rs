//! What a watched run tells beside its result: which way it took, what it compared, what it divided by.

/// A part of a script, in bytes.
pub type Range = (usize, usize);

use crate::number::Exact;

/// Something that a run came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// An `if`, by the range of its condition, and the answer.
    Branch { at: Range, taken: bool },
    /// A comparison of two numbers, by the range of its sign.
    Compared {
        at: Range,
        left: Exact,
        right: Exact,
    },
    /// A figure held against bands, by the range of the call.
    Banded {
        at: Range,
        x: Exact,
        /// The limits of every band, in the order written.
        limits: Vec<Exact>,
        /// The first band that holds it.
        band: Option<usize>,
    },
    /// A call of a function that turns at a figure of its own: how far it is from turning point number `index`, by the range of
    /// the call.
    Turning {
        at: Range,
        index: usize,
        distance: Exact,
    },
    /// A number given to a function, or divided by, by its own range.
    Given { at: Range, value: Exact },
}
