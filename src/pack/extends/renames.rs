//! Facts and parameters that a later version calls otherwise: the texts of the versions before it under the names of now, so that
//! an inherited rule means what it meant.

use std::collections::BTreeMap;

use super::entries::{Named, PARTS, entries, was};
use crate::read::{Raw, RawKind, RawTable, quoted};
use crate::source::{Span, Spanned};
use crate::syntax::uses::{Role, uses};

/// Names of earlier versions with those of now, of facts and parameters alike: they share the names of a script.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    names: BTreeMap<String, String>,
}

impl Renames {
    /// Of names with what they mean.
    #[must_use]
    pub fn of(meanings: &[(Spanned<String>, Spanned<String>)]) -> Self {
        let pair = |(name, meant): &(Spanned<String>, Spanned<String>)| {
            (name.value.clone(), meant.value.clone())
        };
        Self {
            names: meanings.iter().map(pair).collect(),
        }
    }

    /// Those that hold before the version with this manifest, where these hold in it.
    #[must_use]
    pub fn before(&self, root: &RawTable) -> Self {
        let mut before = self.clone();
        let parts = PARTS
            .iter()
            .filter(|(part, _)| matches!(*part, "fact" | "param"));
        for entry in parts.flat_map(|(part, _)| entries(root.get(part), Named::ByKey)) {
            let RawKind::Table(table) = &entry.raw.kind else {
                continue;
            };
            let now = self.now(&entry.name.value).to_owned();
            for old in was(table) {
                before.names.insert(old.value, now.clone());
            }
        }
        before
    }

    /// Whether nothing is called otherwise.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// What a fact or a parameter is called now.
    #[must_use]
    pub fn now<'a>(&'a self, name: &'a str) -> &'a str {
        self.names.get(name).map_or(name, String::as_str)
    }

    /// A script under the names of now. What it declares itself and columns of rows keep theirs.
    #[must_use]
    pub fn script(&self, text: &str) -> String {
        let found = uses(text);
        let free = found.names.iter().filter(|name| name.role == Role::Free);
        let edits = free.filter_map(|name| {
            let now = self.names.get(name.text)?;
            Some((name.start, name.start + name.text.len(), now.clone()))
        });
        edited(text, edits.collect())
    }

    /// A manifest, read as `root`, whose inline rules and relations are under the names of now.
    #[must_use]
    pub fn manifest(&self, text: &str, root: &RawTable) -> String {
        let texts = [
            ("indicator", "inline"),
            ("reconcile", "expr"),
            ("veto", "when"),
        ];
        let rules = texts.iter().flat_map(|(part, key)| rules(root, part, key));
        let edits = rules.filter_map(|(rule, span)| {
            let now = self.script(rule);
            if now == rule {
                return None;
            }
            let written = text.get(span.start..span.end)?;
            Some(match written.find(rule) {
                Some(at) => (span.start + at, span.start + at + rule.len(), now),
                None => (span.start, span.end, quoted(&now)),
            })
        });
        let with = meanings(root).filter_map(|raw| {
            let RawKind::Text(name) = &raw.kind else {
                return None;
            };
            let now = self.names.get(name)?;
            Some((raw.span.start, raw.span.end, quoted(now)))
        });
        edited(text, edits.chain(with).collect())
    }
}

/// The names of these that a script does not read.
pub fn unused<'a>(
    meanings: &'a [(Spanned<String>, Spanned<String>)],
    text: &str,
) -> Vec<&'a Spanned<String>> {
    let found = uses(text);
    let is_read = |name: &str| {
        let mut names = found.names.iter();
        names.any(|one| one.role == Role::Free && one.text == name)
    };
    let names = meanings.iter().map(|(name, _)| name);
    names.filter(|name| !is_read(&name.value)).collect()
}

/// What the names of shared scripts mean.
fn meanings(root: &RawTable) -> impl Iterator<Item = &Raw> {
    let list: &[Raw] = match root.get("indicator").map(|raw| &raw.kind) {
        Some(RawKind::List(list)) => list,
        _ => &[],
    };
    let tables = list.iter().filter_map(|raw| match &raw.kind {
        RawKind::Table(table) => match &table.get("with")?.kind {
            RawKind::Table(with) => Some(with),
            _ => None,
        },
        _ => None,
    });
    tables.flat_map(|with| with.entries.iter().map(|(_, raw)| raw))
}

/// The texts of a key of a part's entries, with their places.
fn rules<'a>(
    root: &'a RawTable,
    part: &str,
    key: &'a str,
) -> impl Iterator<Item = (&'a str, Span)> {
    let list: &[Raw] = match root.get(part).map(|raw| &raw.kind) {
        Some(RawKind::List(list)) => list,
        _ => &[],
    };
    list.iter().filter_map(move |raw| match &raw.kind {
        RawKind::Table(table) => {
            let raw = table.get(key)?;
            match &raw.kind {
                RawKind::Text(text) => Some((text.as_str(), raw.span)),
                _ => None,
            }
        }
        _ => None,
    })
}

/// A text with other words at some places, which do not overlap.
fn edited(text: &str, mut edits: Vec<(usize, usize, String)>) -> String {
    edits.sort_unstable();
    let mut changed = String::with_capacity(text.len());
    let mut at = 0;
    for (start, end, now) in edits {
        changed.push_str(text.get(at..start).unwrap_or_default());
        changed.push_str(&now);
        at = end;
    }
    changed.push_str(text.get(at..).unwrap_or_default());
    changed
}
