//! The text of a pack to a valid [`Pack`](model::Pack).

mod value;

pub use value::{Checklist, Judged, Table, Tier, Value};
