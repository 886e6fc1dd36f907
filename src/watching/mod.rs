//! A pack and its cases while they are being written: what they come to at a moment, and what moved between two moments.

mod change;
mod compare;
mod files;
mod scored;
mod state;

pub use change::{CaseChange, Change, PackChange, Watching};
pub use compare::{ExampleChange, ExampleEnd, FindingChanges, Moved, ScoreChanges, moved};
pub use files::{Saved, SavedKind, Watched, is_watched};
pub use scored::{Came, IndicatorCame, Judgement, RelationCame, Scored};
pub use state::{CaseEnd, CaseState, PackState, State};
