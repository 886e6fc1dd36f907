//! Files to trees of values with places; one format a file. Knows nothing of what the values mean.

mod raw;

pub use raw::{Raw, RawKind, RawNumber, RawTable};
