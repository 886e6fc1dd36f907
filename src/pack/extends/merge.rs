//! A later version over the one it extends: what it states takes the place of what was there, the rest stays.

use super::entries::{Entry, Named, PARTS, entries, is_dropped, set, text, texts, was};
use super::moves::Moves;
use super::retired::retire;
use crate::diagnose::{Code, Finding, Findings};
use crate::read::{Raw, RawKind, RawTable};
use crate::source::Spanned;

/// The parts whose entries are about entries of other parts, and are kept besides those that are added.
const ABOUT: &[&str] = &["contradiction", "silence"];

/// The manifest that `own` makes of `base`, whose `pack.extends` it is, and whose names it moves.
pub fn merged(base: &RawTable, own: &RawTable, moves: &Moves, findings: &mut Findings) -> RawTable {
    let mut root = RawTable::default();
    let of_own = own
        .entries
        .iter()
        .filter(|(key, _)| base.get(&key.value).is_none());
    for (key, stated) in base.entries.iter().chain(of_own) {
        let name = key.value.as_str();
        let (before, now) = (base.get(name), own.get(name));
        let part = PARTS.iter().find(|(part, _)| *part == name);
        let raw = match (part, before, now) {
            (Some((part, named)), _, _) => merged_part(part, *named, (before, now), moves),
            (None, Some(before), _) if ABOUT.contains(&name) => {
                Some(about(before, now, moves, findings))
            }
            (None, Some(before), Some(now)) if name == "pack" => Some(overlaid(before, now, &[])),
            (None, _, now) => Some(now.unwrap_or(stated).clone()),
        };
        root.entries.extend(raw.map(|raw| (key.clone(), raw)));
    }
    retire(&mut root, base, moves);
    root
}

/// A part of both versions, entry by entry.
fn merged_part(
    part: &'static str,
    named: Named,
    (before, now): (Option<&Raw>, Option<&Raw>),
    moves: &Moves,
) -> Option<Raw> {
    let mut merged: Vec<Entry> = entries(before, named)
        .into_iter()
        .filter(|entry| !moves.is_dropped(part, &entry.name.value))
        .map(|entry| inherited(part, entry, moves))
        .collect();
    for entry in entries(now, named) {
        if matches!(&entry.raw.kind, RawKind::Table(table) if is_dropped(table)) {
            continue;
        }
        let is_same = |other: &&mut Entry| other.name.value == entry.name.value;
        match merged.iter_mut().find(is_same) {
            Some(place) => {
                let left_out = left_out(part, &entry.raw);
                let raw = overlaid(&place.raw, &entry.raw, left_out);
                *place = Entry { raw, ..entry };
            }
            None => merged.push(entry),
        }
    }
    // What is not of the right shape is left as it is, for its complaint.
    let mut stated = [before, now].into_iter().flatten();
    if let Some(faulty) = stated.find(|raw| !has_shape(raw, named)) {
        return Some(faulty.clone());
    }
    let kind = match named {
        Named::ByKey => RawKind::Table(RawTable {
            entries: merged
                .into_iter()
                .map(|entry| (entry.name, entry.raw))
                .collect(),
        }),
        Named::ById => RawKind::List(merged.into_iter().map(|entry| entry.raw).collect()),
    };
    let span = now.or(before)?.span;
    Some(Raw { kind, span })
}

fn has_shape(raw: &Raw, named: Named) -> bool {
    match (&raw.kind, named) {
        (RawKind::Table(_), Named::ByKey) => true,
        (RawKind::List(list), Named::ById) => list.iter().all(
            |one| matches!(&one.kind, RawKind::Table(table) if text(table.get("id")).is_some()),
        ),
        _ => false,
    }
}

/// An entry of the earlier version under its new name and in its new group.
fn inherited(part: &'static str, mut entry: Entry, moves: &Moves) -> Entry {
    let new = moves.renamed(part, &entry.name.value);
    let RawKind::Table(table) = &mut entry.raw.kind else {
        return entry;
    };
    if new != entry.name.value {
        let old = Raw {
            kind: RawKind::Text(entry.name.value.clone()),
            span: entry.name.span,
        };
        let mut names = vec![old];
        names.extend(was(table).into_iter().map(|name| Raw {
            kind: RawKind::Text(name.value),
            span: name.span,
        }));
        set(table, "was", RawKind::List(names));
        if table.get("id").is_some() {
            set(table, "id", RawKind::Text(new.clone()));
        }
        entry.name.value = new;
    }
    if part == "indicator"
        && let Some(group) = text(table.get("group"))
    {
        let group = moves.renamed("group", group);
        set(table, "group", RawKind::Text(group));
    }
    if let Some((_, policy)) = table
        .entries
        .iter_mut()
        .find(|(key, _)| part == "indicator" && key.value == "not_applicable")
        && let RawKind::Table(policy) = &mut policy.kind
        && let Some(target) = text(policy.get("move"))
    {
        let target = moves.renamed("indicator", target);
        set(policy, "move", RawKind::Text(target));
    }
    entry
}

/// The keys of the earlier entry that do not go with what the later one states.
fn left_out(part: &str, own: &Raw) -> &'static [&'static str] {
    let RawKind::Table(own) = &own.kind else {
        return &[];
    };
    let states = |keys: &[&str]| keys.iter().any(|key| own.get(key).is_some());
    match part {
        // Of another type nothing that was said of the values holds.
        "fact" if states(&["type"]) => &[
            "label", "unit", "min", "max", "optional", "exact", "options", "items", "tiers",
            "columns",
        ],
        // The grounds are those of the value.
        "param" if states(&["value"]) => &["value", "basis", "inferred", "dated"],
        "param" if states(&["basis", "inferred"]) => &["basis", "inferred"],
        "veto" if states(&["grade", "total"]) => &["grade", "total"],
        "indicator" if states(&["script", "inline"]) => &["script", "inline", "with"],
        _ => &[],
    }
}

/// The keys of both; where both state one, the later.
fn overlaid(before: &Raw, now: &Raw, left_out: &[&str]) -> Raw {
    let (RawKind::Table(before), RawKind::Table(own)) = (&before.kind, &now.kind) else {
        return now.clone();
    };
    let mut table = RawTable::default();
    for (key, value) in &before.entries {
        let name = key.value.as_str();
        if let Some((key, value)) = own.entries.iter().find(|(key, _)| key.value == name) {
            let is_extended = name == "was";
            let value = if is_extended {
                joined(value, before)
            } else {
                value.clone()
            };
            table.entries.push((key.clone(), value));
        } else if !left_out.contains(&name) {
            table.entries.push((key.clone(), value.clone()));
        }
    }
    for (key, value) in &own.entries {
        if before.get(&key.value).is_none() && key.value != "extends" {
            table.entries.push((key.clone(), value.clone()));
        }
    }
    table.entries.retain(|(key, _)| key.value != "extends");
    Raw {
        kind: RawKind::Table(table),
        span: now.span,
    }
}

/// The names before, of both.
fn joined(own: &Raw, before: &RawTable) -> Raw {
    let mut names = Vec::new();
    let own_names = texts(own);
    for name in own_names.into_iter().chain(was(before)) {
        if !names
            .iter()
            .any(|known: &Spanned<String>| known.value == name.value)
        {
            names.push(name);
        }
    }
    let names = names.into_iter().map(|name| Raw {
        kind: RawKind::Text(name.value),
        span: name.span,
    });
    Raw {
        kind: RawKind::List(names.collect()),
        span: own.span,
    }
}

/// What is about entries that are still there, under their names of now, without what the later version drops or says anew.
fn about(before: &Raw, now: Option<&Raw>, moves: &Moves, findings: &mut Findings) -> Raw {
    let RawKind::List(list) = &before.kind else {
        return before.clone();
    };
    let own: &[Raw] = match now.map(|now| &now.kind) {
        Some(RawKind::List(own)) => own,
        Some(_) => return now.cloned().unwrap_or_else(|| before.clone()),
        None => &[],
    };
    let mut kept: Vec<Raw> = list.iter().filter_map(|raw| carried(raw, moves)).collect();
    for raw in own {
        let Some(subject) = subject(raw) else {
            continue;
        };
        let count = kept.len();
        kept.retain(|known| self::subject(known) != Some(subject));
        if let RawKind::Table(table) = &raw.kind
            && is_dropped(table)
            && kept.len() == count
        {
            let place = table.get("at").map_or(raw.span, |at| at.span);
            let name = [subject.0, subject.1].concat();
            findings.push(Finding::at(Code::NotInBase, place).with("name", name));
        }
    }
    let is_stated = |raw: &&Raw| !matches!(&raw.kind, RawKind::Table(table) if is_dropped(table));
    kept.extend(own.iter().filter(is_stated).cloned());
    Raw {
        kind: RawKind::List(kept),
        span: now.unwrap_or(before).span,
    }
}

/// What an entry is about: a code, of a silence, and the entry named by `at`.
fn subject(raw: &Raw) -> Option<(&str, &str)> {
    let RawKind::Table(table) = &raw.kind else {
        return None;
    };
    let word = |key: &str| text(table.get(key)).unwrap_or_default();
    Some((word("code"), word("at")))
}

/// An entry of the earlier version, unless what it is about has been dropped.
fn carried(raw: &Raw, moves: &Moves) -> Option<Raw> {
    let mut raw = raw.clone();
    let RawKind::Table(table) = &mut raw.kind else {
        return Some(raw);
    };
    let Some(at) = text(table.get("at")).map(str::to_owned) else {
        return Some(raw);
    };
    if PARTS.iter().any(|(part, _)| moves.is_dropped(part, &at)) {
        return None;
    }
    let names = PARTS.iter().map(|(part, _)| moves.renamed(part, &at));
    if let Some(new) = names.into_iter().find(|new| *new != at) {
        set(table, "at", RawKind::Text(new));
    }
    Some(raw)
}
