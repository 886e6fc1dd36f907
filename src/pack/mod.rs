//! The text of a pack to a valid [`Pack`](model::Pack).

mod model;
mod value;

pub use model::{
    Bounds, Column, ColumnKind, Contradiction, Direction, Example, Expected, Fact, FactKind, Grade,
    Grounds, Group, Indicator, MeasureStep, Pack, Parameter, Policy, Relation,
};
pub use value::{Checklist, Judged, Table, Tier, Value};
