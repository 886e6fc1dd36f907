//! Names that a version no longer knows, kept in `pack.retired` of what it comes to: a case of an earlier version may still give
//! them.

use std::collections::BTreeSet;

use super::entries::{Named, entries, texts, was};
use super::moves::Moves;
use crate::read::{Raw, RawKind, RawTable};
use crate::source::Spanned;

/// The parts whose names a case may give, with the key under `retired`.
const RETIRED: &[(&str, Named, &str)] = &[
    ("fact", Named::ByKey, "facts"),
    ("group", Named::ById, "groups"),
    ("indicator", Named::ById, "indicators"),
];

/// Adds to `root`, which `moves` make of `base`, the names of entries that are gone.
pub fn retire(root: &mut RawTable, base: &RawTable, moves: &Moves) {
    let mut lists = Vec::new();
    for (part, named, key) in RETIRED {
        let names = gone((root, base), (part, *named), key, moves);
        if !names.is_empty() {
            lists.push((*key, names));
        }
    }
    let Some((_, pack)) = root.entries.iter_mut().find(|(key, _)| key.value == "pack") else {
        return;
    };
    let span = pack.span;
    let RawKind::Table(header) = &mut pack.kind else {
        return;
    };
    header.entries.retain(|(key, _)| key.value != "retired");
    if lists.is_empty() {
        return;
    }
    let texts = |names: BTreeSet<String>| {
        let names = names.into_iter().map(|name| Raw {
            kind: RawKind::Text(name),
            span,
        });
        RawKind::List(names.collect())
    };
    let entries = lists.into_iter().map(|(key, names)| {
        let kind = texts(names);
        (Spanned::new(key.to_owned(), span), Raw { kind, span })
    });
    let retired = RawKind::Table(RawTable {
        entries: entries.collect(),
    });
    header.entries.push((
        Spanned::new("retired".to_owned(), span),
        Raw {
            kind: retired,
            span,
        },
    ));
}

/// What was retired before and what is now, but for names that are used again.
fn gone(
    (root, base): (&RawTable, &RawTable),
    (part, named): (&str, Named),
    key: &str,
    moves: &Moves,
) -> BTreeSet<String> {
    let known: BTreeSet<String> = [root, base]
        .iter()
        .filter_map(|root| retired(root, key))
        .flat_map(texts)
        .map(|name| name.value)
        .collect();
    let dropped = entries(base.get(part), named)
        .into_iter()
        .filter(|entry| moves.is_dropped(part, &entry.name.value))
        .flat_map(|entry| {
            let former = match &entry.raw.kind {
                RawKind::Table(table) => was(table),
                _ => Vec::new(),
            };
            former.into_iter().chain([entry.name])
        })
        .map(|name| name.value);
    let mut gone: BTreeSet<String> = known.into_iter().chain(dropped).collect();
    for entry in entries(root.get(part), named) {
        gone.remove(&entry.name.value);
        if let RawKind::Table(table) = &entry.raw.kind {
            for former in was(table) {
                gone.remove(&former.value);
            }
        }
    }
    gone
}

fn retired<'a>(root: &'a RawTable, key: &str) -> Option<&'a Raw> {
    let table = |raw: Option<&'a Raw>| match &raw?.kind {
        RawKind::Table(table) => Some(table),
        _ => None,
    };
    table(table(root.get("pack"))?.get("retired"))?.get(key)
}
