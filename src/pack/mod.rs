//! The text of a pack to a valid [`Pack`].

mod dated;
mod extends;
mod facts;
mod former;
mod from_manifest;
mod groups;
mod indicators;
mod load;
mod manifest;
mod model;
mod resolved;
mod silences;
mod tests_file;
mod value;
mod version;
mod veto;

pub use dated::Dated;
pub use extends::{Origin, Renames, base_folders};
pub use facts::{PERCENT, rate_outside_tier};
pub use former::{FormerNames, Retired};
pub use from_manifest::{is_kebab, is_version};

/// The words that a manifest may write where it chooses among a few.
pub mod vocabulary {
    pub use super::facts::{COLUMN_TYPES, column_types, fact_types};
    pub use super::indicators::outcomes;
}

pub use load::{MANIFEST, REFERENCES, load_pack, resolve_pack};
pub use model::{
    Bounds, Column, ColumnKind, Contradiction, Counting, Direction, Example, Expected, Fact,
    FactKind, Grade, Grounds, Group, GroupKind, Indicator, MeasureStep, Pack, Parameter, Policy,
    Relation, Silence, TotalReading,
};
pub use resolved::{Dropped, Part, Resolved, Stated};
pub use tests_file::{TESTS, TestCase, Tests, load_tests};
pub use value::{Checklist, Judged, Table, Tier, Value};
pub use version::compare_versions;
pub use veto::{Limit, Veto};
