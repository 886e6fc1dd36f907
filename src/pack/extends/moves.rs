//! What a later version does to the names of an earlier one: which entries go, and what the others are called now.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::{Entry, Named, PARTS, entries, is_dropped, text, was};
use crate::diagnose::{Code, Finding, Findings};
use crate::read::{RawKind, RawTable};
use crate::source::Spanned;

/// Old names of a part's entries with the new ones.
type Renames = BTreeMap<String, String>;

/// What a later version does to the names of an earlier one, part by part.
#[derive(Default)]
pub struct Moves {
    renames: BTreeMap<&'static str, Renames>,
    dropped: BTreeMap<&'static str, BTreeSet<String>>,
}

impl Moves {
    pub fn of(base: &RawTable, own: &RawTable, findings: &mut Findings) -> Self {
        let mut moves = Self::default();
        for (part, named) in PARTS {
            let before = entries(base.get(part), *named);
            let known: Vec<&str> = before
                .iter()
                .map(|entry| entry.name.value.as_str())
                .collect();
            let mut complain_unless_known = |name: &Spanned<String>| {
                if !known.contains(&name.value.as_str()) {
                    findings.push(
                        Finding::at(Code::NotInBase, name.span)
                            .with("name", name.value.as_str())
                            .suggesting(&name.value, &known),
                    );
                }
            };
            for entry in entries(own.get(part), *named) {
                let RawKind::Table(table) = &entry.raw.kind else {
                    continue;
                };
                if is_dropped(table) {
                    complain_unless_known(&entry.name);
                    moves.drop(part, entry.name.value.clone());
                } else if let Some(was) = was(table).first() {
                    // What an earlier version has renamed already may be said again.
                    if !known.contains(&entry.name.value.as_str()) {
                        complain_unless_known(was);
                    }
                    let renames = moves.renames.entry(part).or_default();
                    renames.insert(was.value.clone(), entry.name.value.clone());
                }
            }
        }
        moves.drop_with_groups(base);
        for (part, named) in PARTS {
            complain_of_more_than_drop(&entries(own.get(part), *named), findings);
        }
        moves
    }

    fn drop(&mut self, part: &'static str, name: String) {
        self.dropped.entry(part).or_default().insert(name);
    }

    /// With a group goes what is in it.
    fn drop_with_groups(&mut self, base: &RawTable) {
        let groups = self.dropped.get("group").cloned().unwrap_or_default();
        let is_below = |path: &str| {
            groups.iter().any(|group| {
                path.strip_prefix(group.as_str())
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
        };
        for entry in entries(base.get("group"), Named::ById) {
            if is_below(&entry.name.value) {
                self.drop("group", entry.name.value);
            }
        }
        for entry in entries(base.get("indicator"), Named::ById) {
            let RawKind::Table(table) = &entry.raw.kind else {
                continue;
            };
            if text(table.get("group")).is_some_and(is_below) {
                self.drop("indicator", entry.name.value);
            }
        }
    }

    /// Everything that goes, part by part.
    pub fn dropped(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let names = |part: &'static str| self.dropped.get(part).into_iter().flatten();
        PARTS
            .iter()
            .flat_map(move |(part, _)| names(part).map(|name| (*part, name.as_str())))
    }

    pub fn is_dropped(&self, part: &str, name: &str) -> bool {
        self.dropped
            .get(part)
            .is_some_and(|dropped| dropped.contains(name))
    }

    /// What an entry of the earlier version is called now; a group goes with the group it is in.
    pub fn renamed(&self, part: &str, name: &str) -> String {
        let Some(renames) = self.renames.get(part) else {
            return name.to_owned();
        };
        if let Some(new) = renames.get(name) {
            return new.clone();
        }
        if part == "group" {
            let ends = name.rmatch_indices('/').map(|(end, _)| end);
            for end in ends {
                let (above, rest) = name.split_at(end);
                if let Some(new) = renames.get(above) {
                    return format!("{new}{rest}");
                }
            }
        }
        name.to_owned()
    }
}

/// What is dropped states nothing else.
fn complain_of_more_than_drop(own: &[Entry], findings: &mut Findings) {
    for entry in own {
        let RawKind::Table(table) = &entry.raw.kind else {
            continue;
        };
        let Some((drop, _)) = table.entries.iter().find(|(key, _)| key.value == "drop") else {
            continue;
        };
        let is_more = |key: &str| key != "drop" && key != "id";
        let mut more = table.entries.iter().filter(|(key, _)| is_more(&key.value));
        if let (true, Some((key, _))) = (is_dropped(table), more.next()) {
            findings.push(
                Finding::at(Code::ConflictingKeys, key.span)
                    .with("first", "drop")
                    .with("second", key.value.as_str())
                    .related(drop.span, "other"),
            );
        }
    }
}
