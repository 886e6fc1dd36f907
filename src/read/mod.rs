//! Files to trees of values with places; one format a file. Knows nothing of what the values mean.

mod raw;
mod text;
mod toml;

pub use raw::{Raw, RawNumber, RawTable};
pub use text::read_text;
pub use toml::{TableReader, parse_toml};
