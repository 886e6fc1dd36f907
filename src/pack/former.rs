//! What the entries of a pack were called in earlier versions (`was`): a case that was written for one of them means the entry
//! of now.

use std::collections::BTreeMap;

use super::manifest::Manifest;
use crate::diagnose::{Code, Finding, Findings};
use crate::read::{Raw, RawKind, TableReader, as_list, as_text};
use crate::source::Spanned;

/// Names of earlier versions with those of now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormerNames {
    pub facts: BTreeMap<String, String>,
    pub groups: BTreeMap<String, String>,
    pub indicators: BTreeMap<String, String>,
    /// Names that mean nothing any more.
    pub retired: Retired,
}

/// Names of entries that earlier versions have and this one has not: a case may still give them, and nobody reads them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Retired {
    pub facts: Vec<Spanned<String>>,
    pub groups: Vec<Spanned<String>>,
    pub indicators: Vec<Spanned<String>>,
}

impl Retired {
    /// Whether a list of such names has this one.
    #[must_use]
    pub fn has(names: &[Spanned<String>], name: &str) -> bool {
        names.iter().any(|retired| retired.value == name)
    }
}

/// Reads `pack.retired`.
pub fn read_retired(raw: &Raw, findings: &mut Findings) -> Option<Retired> {
    let mut reader = TableReader::of(raw, findings)?;
    let retired = Retired {
        facts: reader.texts("facts", findings),
        groups: reader.texts("groups", findings),
        indicators: reader.texts("indicators", findings),
    };
    reader.finish(findings);
    Some(retired)
}

impl FormerNames {
    /// Of a manifest; complains of a name that still means something, or of which two entries say that it was theirs.
    pub fn of(manifest: &Manifest, findings: &mut Findings) -> Self {
        // Facts and parameters share their names.
        let facts = manifest.facts.iter().map(|one| (&one.name, &one.was));
        let parameters = manifest.parameters.iter().map(|one| (&one.name, &one.was));
        let names: Vec<_> = facts.chain(parameters).collect();
        let groups: Vec<_> = manifest.groups.iter().map(|g| (&g.id, &g.was)).collect();
        let indicators = manifest.indicators.iter().map(|one| (&one.id, &one.was));
        let relations: Vec<_> = manifest.relations.iter().map(|r| (&r.id, &r.was)).collect();
        let retired = manifest
            .header
            .as_ref()
            .map(|header| header.retired.clone());
        let retired = retired.unwrap_or_default();
        let indicators: Vec<_> = indicators.collect();
        let vetoes: Vec<_> = manifest.vetoes.iter().map(|v| (&v.id, &v.was)).collect();
        former(&relations, findings);
        former(&vetoes, findings);
        complain_of_used(&retired.facts, &names, findings);
        complain_of_used(&retired.groups, &groups, findings);
        complain_of_used(&retired.indicators, &indicators, findings);
        Self {
            facts: former(&names, findings),
            groups: former(&groups, findings),
            indicators: former(&indicators, findings),
            retired,
        }
    }

    /// What an indicator is called now.
    #[must_use]
    pub fn indicator<'a>(&'a self, id: &'a str) -> &'a str {
        self.indicators.get(id).map_or(id, String::as_str)
    }
}

type Named<'a> = (&'a Spanned<String>, &'a Vec<Spanned<String>>);

fn former(entries: &[Named<'_>], findings: &mut Findings) -> BTreeMap<String, String> {
    let mut found: BTreeMap<&str, Named<'_>> = BTreeMap::new();
    for entry in entries {
        for old in entry.1 {
            let now = entries.iter().find(|(name, _)| name.value == old.value);
            let claimed = found.get(old.value.as_str()).copied();
            match now.copied().or(claimed) {
                Some((other, _)) => findings.push(
                    Finding::at(Code::FormerNameInUse, old.span)
                        .with("name", old.value.as_str())
                        .with("entry", other.value.as_str())
                        .related(other.span, "other")
                        .help("help"),
                ),
                None => {
                    found.insert(&old.value, *entry);
                }
            }
        }
    }
    let now = |(old, (name, _)): (&str, Named<'_>)| (old.to_owned(), name.value.clone());
    found.into_iter().map(now).collect()
}

/// A retired name that an entry of now has, or had.
fn complain_of_used(retired: &[Spanned<String>], entries: &[Named<'_>], findings: &mut Findings) {
    for name in retired {
        let is_used = |(now, was): &&Named<'_>| {
            now.value == name.value || was.iter().any(|was| was.value == name.value)
        };
        if let Some((used, _)) = entries.iter().find(is_used) {
            findings.push(
                Finding::at(Code::FormerNameInUse, name.span)
                    .with("name", name.value.as_str())
                    .with("entry", used.value.as_str())
                    .related(used.span, "other")
                    .help("retired"),
            );
        }
    }
}

/// Reads `was`: the name in the version before, or a list of names, the latest first.
pub fn read_was(reader: &mut TableReader<'_>, findings: &mut Findings) -> Vec<Spanned<String>> {
    let Some(raw) = reader.optional("was") else {
        return Vec::new();
    };
    let names: &[Raw] = match &raw.kind {
        RawKind::Text(_) => std::slice::from_ref(raw),
        _ => as_list(raw, findings).unwrap_or_default(),
    };
    names
        .iter()
        .filter_map(|raw| as_text(raw, findings))
        .collect()
}
