//! The result of a case as it was reviewed (评分参照), in a file beside its pack: what is kept of an evaluation, how it is read
//! back, and what has moved since.

mod compare;
mod model;
mod name;
mod read;

pub use compare::{FlagChange, ReferenceChanges};
pub use model::{Beside, Reference, VetoCame, VetoState};
pub use name::{STEM_LIMIT, file_stem};
pub use read::load_reference;
