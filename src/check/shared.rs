//! Indicators that share a script (`with`): what is said of it is said once, and what one of them leaves open another may settle.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnose::{Code, Finding};
use crate::pack::Pack;
use crate::source::{FileId, Span, Texts};

/// A finding by what it says and where in the script as written: its line, and how many like it stand before it there.
type Told = (Code, usize, usize);

/// The findings without those that say again what is said of a shared script already.
pub fn once(pack: &Pack, texts: &Texts, findings: Vec<Finding>) -> Vec<Finding> {
    let mut files: BTreeMap<Span, Vec<FileId>> = BTreeMap::new();
    for indicator in &pack.indicators {
        let sharing = files.entry(indicator.written).or_default();
        if !sharing.contains(&indicator.script.span.file) {
            sharing.push(indicator.script.span.file);
        }
    }
    files.retain(|_, sharing| sharing.len() > 1);
    if files.is_empty() {
        return findings;
    }
    let group = |file: FileId| files.values().find(|sharing| sharing.contains(&file));
    let told = told(&findings, texts, &|file| group(file).is_some());
    let mut said: BTreeMap<(FileId, Told), BTreeSet<FileId>> = BTreeMap::new();
    for (file, told) in told.iter().flatten() {
        if let Some(first) = group(*file).and_then(|sharing| sharing.first()) {
            said.entry((*first, *told)).or_default().insert(*file);
        }
    }
    let is_kept = |told: &Option<(FileId, Told)>| {
        let Some((file, told)) = told else {
            return true;
        };
        let Some((sharing, first)) = group(*file).and_then(|all| Some((all, *all.first()?))) else {
            return true;
        };
        let by = said.get(&(first, *told));
        let is_first = by.and_then(|by| by.first()) == Some(file);
        let is_settled = by.is_none_or(|by| by.len() < sharing.len());
        is_first && !(told.0 == Code::Undecided && is_settled)
    };
    let kept: Vec<bool> = told.iter().map(is_kept).collect();
    let findings = findings.into_iter().zip(kept);
    findings
        .filter_map(|(one, kept)| kept.then_some(one))
        .collect()
}

fn told(
    findings: &[Finding],
    texts: &Texts,
    is_shared: &dyn Fn(FileId) -> bool,
) -> Vec<Option<(FileId, Told)>> {
    let mut counts: BTreeMap<(FileId, Code, usize), usize> = BTreeMap::new();
    findings
        .iter()
        .map(|finding| {
            let span = finding.place.as_ref()?.span;
            if !is_shared(span.file) {
                return None;
            }
            let line = texts.line_column(span.file, span.start).line;
            let count = counts.entry((span.file, finding.code, line)).or_default();
            let before = *count;
            *count = count.saturating_add(1);
            Some((span.file, (finding.code, line, before)))
        })
        .collect()
}
