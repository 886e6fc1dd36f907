//! A pack as all its versions make it, with the version that states each entry.

mod flat;

use super::Pack;
pub use super::extends::Dropped;
use super::extends::entries::text;
use crate::read::{Raw, RawKind, RawTable};
use crate::source::FileId;

/// A part of a manifest that versions change entry by entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Fact,
    Parameter,
    Group,
    Indicator,
    Relation,
    Veto,
}

impl Part {
    /// The key of the part in a manifest.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Fact => "fact",
            Self::Parameter => "param",
            Self::Group => "group",
            Self::Indicator => "indicator",
            Self::Relation => "reconcile",
            Self::Veto => "veto",
        }
    }
}

/// What a version states of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated<'r> {
    /// The version, as `id@version`.
    pub reference: &'r str,
    /// The keys whose values are its own.
    pub keys: Vec<&'r str>,
}

/// A pack with what each version that it is made of states.
#[derive(Clone, Debug)]
pub struct Resolved {
    pub pack: Pack,
    /// What versions have dropped, in the order of the versions.
    pub dropped: Vec<Dropped>,
    root: RawTable,
}

impl Resolved {
    pub(super) fn new(pack: Pack, root: RawTable, dropped: Vec<Dropped>) -> Self {
        Self {
            pack,
            dropped,
            root,
        }
    }

    /// Whether the pack is made of more than one version.
    #[must_use]
    pub fn is_layered(&self) -> bool {
        self.pack.origins.len() > 1
    }

    /// The versions that state the entry of this name, the earliest first.
    #[must_use]
    pub fn stated(&self, part: Part, name: &str) -> Vec<Stated<'_>> {
        let table = match self.root.get(part.key()).map(|raw| &raw.kind) {
            Some(RawKind::Table(table)) => table.get(name).and_then(as_table),
            Some(RawKind::List(list)) => list
                .iter()
                .filter_map(as_table)
                .find(|table| text(table.get("id")) == Some(name)),
            _ => None,
        };
        table.map(|table| self.of_table(table)).unwrap_or_default()
    }

    fn of_table<'r>(&'r self, table: &'r RawTable) -> Vec<Stated<'r>> {
        let keys_of = |file: FileId| {
            let own = table.entries.iter().filter(move |(key, _)| {
                key.span.file == file && !matches!(key.value.as_str(), "id" | "was")
            });
            own.map(|(key, _)| key.value.as_str()).collect::<Vec<_>>()
        };
        let stated = self.pack.origins.iter().map(|origin| Stated {
            reference: &origin.reference,
            keys: keys_of(origin.file),
        });
        stated.filter(|stated| !stated.keys.is_empty()).collect()
    }
}

fn as_table(raw: &Raw) -> Option<&RawTable> {
    match &raw.kind {
        RawKind::Table(table) => Some(table),
        _ => None,
    }
}
