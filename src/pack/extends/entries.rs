//! The entries of a manifest that a later version may change one by one, and what names them.

use crate::read::{Raw, RawKind, RawTable};
use crate::source::Spanned;

/// How the entries of a part of a manifest are named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// Tables by their keys.
    ByKey,
    /// A list of tables, each with an `id`.
    ById,
}

/// The parts of a manifest that are changed entry by entry.
pub const PARTS: &[(&str, Named)] = &[
    ("fact", Named::ByKey),
    ("param", Named::ByKey),
    ("group", Named::ById),
    ("indicator", Named::ById),
    ("reconcile", Named::ById),
    ("veto", Named::ById),
];

/// An entry of a part.
#[derive(Clone)]
pub struct Entry {
    pub name: Spanned<String>,
    pub raw: Raw,
}

/// The entries of a part that have a name.
pub fn entries(raw: Option<&Raw>, named: Named) -> Vec<Entry> {
    match (raw.map(|raw| &raw.kind), named) {
        (Some(RawKind::Table(table)), Named::ByKey) => table
            .entries
            .iter()
            .map(|(name, raw)| Entry {
                name: name.clone(),
                raw: raw.clone(),
            })
            .collect(),
        (Some(RawKind::List(list)), Named::ById) => list
            .iter()
            .filter_map(|raw| {
                let RawKind::Table(table) = &raw.kind else {
                    return None;
                };
                let id = table.get("id")?;
                Some(Entry {
                    name: Spanned::new(text(Some(id))?.to_owned(), id.span),
                    raw: raw.clone(),
                })
            })
            .collect(),
        _ => Vec::new(),
    }
}

pub fn is_dropped(table: &RawTable) -> bool {
    matches!(
        table.get("drop").map(|raw| &raw.kind),
        Some(RawKind::Bool(true))
    )
}

/// What an entry was called, the latest name first.
pub fn was(table: &RawTable) -> Vec<Spanned<String>> {
    table.get("was").map(texts).unwrap_or_default()
}

pub fn texts(raw: &Raw) -> Vec<Spanned<String>> {
    let one = |raw: &Raw| Some(Spanned::new(text(Some(raw))?.to_owned(), raw.span));
    match &raw.kind {
        RawKind::List(list) => list.iter().filter_map(one).collect(),
        _ => one(raw).into_iter().collect(),
    }
}

pub fn text(raw: Option<&Raw>) -> Option<&str> {
    match &raw?.kind {
        RawKind::Text(text) => Some(text),
        _ => None,
    }
}

/// Gives `key` another value, at the place of the old one.
pub fn set(table: &mut RawTable, key: &str, kind: RawKind) {
    if let Some((_, raw)) = table.entries.iter_mut().find(|(name, _)| name.value == key) {
        raw.kind = kind;
        return;
    }
    let Some((name, raw)) = table.entries.first().cloned() else {
        return;
    };
    let name = Spanned::new(key.to_owned(), name.span);
    table.entries.push((name, Raw { kind, ..raw }));
}
