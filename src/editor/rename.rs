//! A name changed everywhere it stands, or the reason why it cannot be.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::documents::Documents;
use super::symbols::{Index, Symbol, Writing};
use crate::check::examine;
use crate::diagnose::{Code, Finding, Words};
use crate::read::quoted;
use crate::script::name_fault;
use crate::source::Texts;

/// A new text in the place of an old one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The index of the text among the sources.
    pub source: usize,
    pub span: (usize, usize),
    pub text: String,
}

/// The name of a symbol that can be changed.
#[must_use]
pub fn renameable<'i>(index: &'i Index, symbol: &'i Symbol) -> Option<&'i str> {
    match symbol {
        Symbol::Name(name) => index.declared.contains(name).then_some(name.as_str()),
        Symbol::Indicator(id) => Some(id),
        Symbol::Own {
            script,
            declaration,
        } => Some(index.declaration(*script, *declaration)?.name.as_str()),
        Symbol::Group(_)
        | Symbol::Relation(_)
        | Symbol::Function(_)
        | Symbol::Full { .. }
        | Symbol::File(_) => None,
    }
}

/// Every edit that gives `symbol` the name `new`.
///
/// # Errors
/// A sentence for the reader: the name is taken, cannot be written, or would break the pack.
pub fn rename(
    index: &Index,
    symbol: &Symbol,
    new: &str,
    documents: &Documents<'_>,
    words: &Words,
) -> Result<Vec<Edit>, String> {
    let Some(old) = renameable(index, symbol) else {
        return Err(words.say("editor-no-rename"));
    };
    if old == new {
        return Ok(Vec::new());
    }
    if new.trim().is_empty() || new.contains(['\n', '\r']) {
        return Err(words.say("editor-not-named"));
    }
    let of = |key: &str, name: &str| words.say_with(key, &vec![("name", name.into())]);
    if !matches!(symbol, Symbol::Indicator(_))
        && let Some(code) = name_fault(new)
    {
        return Err(words.sentence(&Finding::new(code).with("name", new)));
    }
    if is_taken(index, symbol, new) {
        return Err(of("editor-name-taken", new));
    }
    let mut mentions = index.of_symbol(symbol);
    if mentions.any(|mention| mention.writing == Writing::Fixed) {
        return Err(of("editor-name-fixed", old));
    }
    let edits: Vec<Edit> = index
        .of_symbol(symbol)
        .map(|mention| Edit {
            source: mention.source,
            span: mention.span,
            text: match mention.writing {
                Writing::Quoted => quoted(new),
                Writing::Plain | Writing::Fixed => new.to_owned(),
            },
        })
        .collect();
    match fault_of(index, &edits, documents) {
        None => Ok(edits),
        Some(finding) => {
            let finding = words.sentence(&finding);
            let arguments = vec![("finding", finding.into())];
            Err(words.say_with("editor-rename-breaks", &arguments))
        }
    }
}

/// Whether the name already means something wherever the symbol is in reach.
fn is_taken(index: &Index, symbol: &Symbol, new: &str) -> bool {
    let is_id = |list: &str| index.ids(list).any(|(_, piece)| piece.value == new);
    let is_named = |script: Option<usize>| {
        let stands = |mention: &super::symbols::Mention| {
            script
                .and_then(|script| index.scripts.get(script))
                .is_none_or(|script| {
                    mention.source == script.source
                        && script.span.0 <= mention.span.0
                        && mention.span.1 <= script.span.1
                })
        };
        index.declared.contains(new) || index.of_symbol(&Symbol::Name(new.to_owned())).any(stands)
    };
    let is_own = |script: &super::symbols::Script| {
        script.declared.iter().any(|declared| declared.name == new)
    };
    match symbol {
        Symbol::Own { script, .. } => {
            is_named(Some(*script)) || index.scripts.get(*script).is_some_and(is_own)
        }
        // `at` names an entry of any kind.
        Symbol::Indicator(_) => {
            ["indicator", "group", "reconcile"].into_iter().any(is_id)
                || index.declared.contains(new)
        }
        _ => is_named(None) || index.scripts.iter().any(is_own),
    }
}

/// What would be wrong with the pack that was not wrong before.
fn fault_of(index: &Index, edits: &[Edit], documents: &Documents<'_>) -> Option<Finding> {
    let manifest = index.sources.first()?.path.as_path();
    let before = findings(manifest, documents);
    let after = findings(manifest, &documents.with(applied(index, edits)));
    let codes = |findings: &[Finding]| -> Vec<Code> {
        findings.iter().map(|finding| finding.code).collect()
    };
    let (old, new) = (codes(&before), codes(&after));
    if old == new {
        return None;
    }
    let count = |codes: &[Code], code| codes.iter().filter(|one| **one == code).count();
    let is_new = |finding: &Finding| count(&new, finding.code) > count(&old, finding.code);
    let missing = before.into_iter().next();
    after.into_iter().find(is_new).or(missing)
}

fn findings(manifest: &Path, documents: &Documents<'_>) -> Vec<Finding> {
    examine(manifest, documents, &mut Texts::default()).findings
}

/// The texts that edits change, as they then are.
#[must_use]
pub fn applied(index: &Index, edits: &[Edit]) -> BTreeMap<PathBuf, String> {
    let mut texts = BTreeMap::new();
    for (source, text) in index.sources.iter().enumerate() {
        let mut own: Vec<&Edit> = edits.iter().filter(|edit| edit.source == source).collect();
        own.sort_by_key(|edit| edit.span);
        if own.is_empty() {
            continue;
        }
        let mut changed = String::new();
        let mut at = 0;
        for edit in own {
            changed.push_str(text.text.get(at..edit.span.0).unwrap_or_default());
            changed.push_str(&edit.text);
            at = edit.span.1;
        }
        changed.push_str(text.text.get(at..).unwrap_or_default());
        texts.insert(text.path.clone(), changed);
    }
    texts
}

#[cfg(test)]
mod tests;
