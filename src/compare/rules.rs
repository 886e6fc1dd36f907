//! What changed between two versions of a pack: not which lines, but which entries, and in which respect.

mod entries;
mod words;

use self::entries::{facts, groups, indicators, parameters};
use self::words::{grounds_of, limit, quoted_list, word};
use super::Version;
use super::edit::{Aspect, Edit, EditKind, Subject};
use super::matched::Matched;
use super::normal::{Meaning, meaning};
use crate::number::{Rounding, trimmed};
use crate::pack::{Pack, Renames, TotalReading};
use crate::source::Spanned;
use crate::syntax::tokens::{TokenKind, tokens};

/// Every change from the older version to the newer one.
#[must_use]
pub fn edits(old: Version<'_>, new: Version<'_>) -> Vec<Edit> {
    let both = Both::of(old, new);
    let mut edits = Edits::default();
    header(old.pack, new.pack, &mut edits);
    grades(&both, &mut edits);
    facts(&both, &mut edits);
    parameters(&both, &mut edits);
    groups(&both, &mut edits);
    indicators(&both, &mut edits);
    relations(&both, &mut edits);
    vetoes(&both, &mut edits);
    edits.list
}

/// Two versions with their entries paired.
struct Both<'p> {
    old: Version<'p>,
    new: Version<'p>,
    matched: Matched,
    /// Facts and parameters of the older version, as the newer one calls them.
    renames: Renames,
}

impl<'p> Both<'p> {
    fn of(old: Version<'p>, new: Version<'p>) -> Self {
        let matched = Matched::of(old.pack, new.pack);
        let renames = renames(old.pack, new.pack, &matched);
        Self {
            old,
            new,
            matched,
            renames,
        }
    }
}

/// The names of facts and parameters that the newer version calls otherwise.
fn renames(old: &Pack, new: &Pack, matched: &Matched) -> Renames {
    let facts = matched.facts.pairs.iter().filter_map(|pair| {
        let (old, new) = (old.facts.get(pair.old?)?, new.facts.get(pair.new?)?);
        Some((old.name.clone(), new.name.clone()))
    });
    let parameters = matched.parameters.pairs.iter().filter_map(|pair| {
        let old = old.parameters.get(pair.old?)?;
        Some((
            old.name.clone(),
            new.parameters.get(pair.new?)?.name.clone(),
        ))
    });
    let names: Vec<(Spanned<String>, Spanned<String>)> = facts
        .chain(parameters)
        .filter(|(old, new)| old.value != new.value)
        .collect();
    Renames::of(&names)
}

/// What is found so far.
#[derive(Default)]
struct Edits {
    list: Vec<Edit>,
}

/// An entry that edits are of.
#[derive(Clone, Copy)]
struct Entry<'e> {
    subject: Subject,
    id: &'e str,
    name: Option<&'e str>,
}

impl Edits {
    fn push(&mut self, entry: Entry<'_>, kind: EditKind) {
        self.list.push(Edit {
            subject: entry.subject,
            id: entry.id.to_owned(),
            name: entry
                .name
                .filter(|name| *name != entry.id)
                .map(str::to_owned),
            kind,
        });
    }

    fn renamed(&mut self, entry: Entry<'_>, was: &str) {
        if was != entry.id {
            let was = was.to_owned();
            self.push(entry, EditKind::Renamed { was });
        }
    }

    /// Notes a respect in which two entries differ, if they do.
    fn differs(
        &mut self,
        entry: Entry<'_>,
        aspect: Aspect,
        before: Option<String>,
        after: Option<String>,
    ) {
        if before != after {
            self.push(
                entry,
                EditKind::Changed {
                    aspect,
                    before,
                    after,
                },
            );
        }
    }
}

fn header(old: &Pack, new: &Pack, edits: &mut Edits) {
    let entry = Entry {
        subject: Subject::Pack,
        id: "",
        name: None,
    };
    let reading = |pack: &Pack| pack.total.map(|one| word(TotalReading::NAMES, one));
    let aspects = [
        (
            Aspect::Title,
            Some(old.title.clone()),
            Some(new.title.clone()),
        ),
        (
            Aspect::Basis,
            Some(quoted_list(&old.basis)),
            Some(quoted_list(&new.basis)),
        ),
        (
            Aspect::FullMarks,
            Some(trimmed(old.full_marks)),
            Some(trimmed(new.full_marks)),
        ),
        (
            Aspect::Decimals,
            Some(old.decimals.to_string()),
            Some(new.decimals.to_string()),
        ),
        (
            Aspect::Rounding,
            Some(word(Rounding::NAMES, old.rounding)),
            Some(word(Rounding::NAMES, new.rounding)),
        ),
        (Aspect::TotalReading, reading(old), reading(new)),
    ];
    for (aspect, before, after) in aspects {
        edits.differs(entry, aspect, before, after);
    }
}

fn grades(both: &Both<'_>, edits: &mut Edits) {
    for pair in &both.matched.grades.pairs {
        let old = pair.old.and_then(|index| both.old.pack.grades.get(index));
        let new = pair.new.and_then(|index| both.new.pack.grades.get(index));
        let Some(grade) = new.or(old) else { continue };
        let entry = Entry {
            subject: Subject::Grade,
            id: &grade.label,
            name: None,
        };
        match (old, new) {
            (Some(old), Some(new)) => {
                let (before, after) = (trimmed(old.from), trimmed(new.from));
                edits.differs(entry, Aspect::From, Some(before), Some(after));
            }
            (None, _) => edits.push(entry, EditKind::Added),
            (_, None) => edits.push(entry, EditKind::Dropped),
        }
    }
}

fn relations(both: &Both<'_>, edits: &mut Edits) {
    for pair in &both.matched.relations.pairs {
        let old = pair.old.and_then(|at| both.old.pack.relations.get(at));
        let new = pair.new.and_then(|at| both.new.pack.relations.get(at));
        let Some(relation) = new.or(old) else {
            continue;
        };
        let entry = Entry {
            subject: Subject::Relation,
            id: &relation.id.value,
            name: Some(&relation.name),
        };
        let (Some(old), Some(new)) = (old, new) else {
            let kind = if new.is_some() {
                EditKind::Added
            } else {
                EditKind::Dropped
            };
            edits.push(entry, kind);
            continue;
        };
        edits.renamed(entry, &old.id.value);
        let names = (Some(old.name.clone()), Some(new.name.clone()));
        edits.differs(entry, Aspect::Name, names.0, names.1);
        both.expression(
            entry,
            Aspect::Expression,
            &old.expression,
            &new.expression,
            edits,
        );
        let tolerance = (trimmed(old.tolerance), trimmed(new.tolerance));
        edits.differs(
            entry,
            Aspect::Tolerance,
            Some(tolerance.0),
            Some(tolerance.1),
        );
    }
}

fn vetoes(both: &Both<'_>, edits: &mut Edits) {
    for pair in &both.matched.vetoes.pairs {
        let old = pair.old.and_then(|at| both.old.pack.vetoes.get(at));
        let new = pair.new.and_then(|at| both.new.pack.vetoes.get(at));
        let Some(veto) = new.or(old) else { continue };
        let entry = Entry {
            subject: Subject::Veto,
            id: &veto.id.value,
            name: Some(&veto.name),
        };
        let (Some(old), Some(new)) = (old, new) else {
            let kind = if new.is_some() {
                EditKind::Added
            } else {
                EditKind::Dropped
            };
            edits.push(entry, kind);
            continue;
        };
        edits.renamed(entry, &old.id.value);
        let names = (Some(old.name.clone()), Some(new.name.clone()));
        edits.differs(entry, Aspect::Name, names.0, names.1);
        both.expression(entry, Aspect::When, &old.when, &new.when, edits);
        let limits = (limit(&old.limit), limit(&new.limit));
        edits.differs(entry, Aspect::Limit, Some(limits.0), Some(limits.1));
        let grounds = (
            grounds_of(old.basis.as_deref()),
            grounds_of(new.basis.as_deref()),
        );
        edits.differs(entry, Aspect::Grounds, grounds.0, grounds.1);
    }
}

impl Both<'_> {
    /// A relation or a condition, its blanks apart.
    fn expression(
        &self,
        entry: Entry<'_>,
        aspect: Aspect,
        old: &Spanned<String>,
        new: &Spanned<String>,
        edits: &mut Edits,
    ) {
        if !is_same_text(&self.renames.script(&old.value), &new.value) {
            let texts = (old.value.trim().to_owned(), new.value.trim().to_owned());
            edits.differs(entry, aspect, Some(texts.0), Some(texts.1));
        }
    }

    /// What became of the script of an indicator, by its indices in both versions.
    fn script(&self, old: usize, new: usize) -> Option<ScriptChange> {
        let text = |version: Version<'_>, index: usize| {
            let indicator = version.pack.indicators.get(index)?;
            Some(indicator.script.value.clone())
        };
        let before = self.renames.script(&text(self.old, old)?);
        let after = text(self.new, new)?;
        if before.trim() == after.trim() {
            return Some(ScriptChange::Same);
        }
        if is_same_text(&before, &after) {
            return Some(ScriptChange::Wording);
        }
        let meanings = (
            meaning(self.old, old, &|name| self.renames.now(name).to_owned()),
            meaning(self.new, new, &str::to_owned),
        );
        Some(match meanings {
            (Meaning::Known(before), Meaning::Known(after)) if before == after => {
                ScriptChange::Wording
            }
            _ => ScriptChange::Meaning,
        })
    }
}

/// What became of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScriptChange {
    /// Nothing, but for the new names of facts and parameters.
    Same,
    /// Layout, comments, names of variables, the order of lines that do not depend on each other.
    Wording,
    /// What it computes, or nobody can tell.
    Meaning,
}

/// What became of the script of an indicator from one version to another; none where one of them has no such indicator.
#[must_use]
pub fn script_change(old: Version<'_>, new: Version<'_>, id: &str) -> Option<ScriptChange> {
    let both = Both::of(old, new);
    let index = new
        .pack
        .indicators
        .iter()
        .position(|one| one.id.value == id)?;
    both.script(both.matched.indicators.old_of(index)?, index)
}

/// Whether two texts differ in blanks and comments only.
fn is_same_text(one: &str, other: &str) -> bool {
    let told = |text: &str| -> Vec<String> {
        let tokens = tokens(text).into_iter();
        let told = tokens.filter(|token| token.kind != TokenKind::Comment);
        told.map(|token| token.text.to_owned()).collect()
    };
    told(one) == told(other)
}
