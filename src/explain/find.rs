//! Which indicator is meant by a word.

use crate::diagnose::{Code, Finding, nearest};
use crate::pack::Pack;
use crate::source::Span;

/// The indicators of this id, or of this name, by their index in the pack; an id of an earlier version will do. `span` is where
/// the word stands.
///
/// # Errors
/// [`NoSuchIndicator`](Code::NoSuchIndicator), with the one that was most likely meant.
pub fn find(pack: &Pack, word: &str, span: Span) -> Result<Vec<usize>, Box<Finding>> {
    let word = word.trim();
    let id = pack.former.indicator(word);
    let all = || pack.indicators.iter().enumerate();
    let of_id = all().filter(|(_, one)| one.id.value == id);
    let mut found: Vec<usize> = of_id.map(|(index, _)| index).collect();
    if found.is_empty() {
        let of_name = all().filter(|(_, one)| one.name == word);
        found = of_name.map(|(index, _)| index).collect();
    }
    if !found.is_empty() {
        return Ok(found);
    }
    let names = pack.indicators.iter().map(|one| one.name.as_str());
    let ids = pack.indicators.iter().map(|one| one.id.value.as_str());
    let known: Vec<&str> = names.chain(ids).collect();
    let finding = Finding::at(Code::NoSuchIndicator, span).with("word", word);
    let within: Vec<String> = known
        .iter()
        .filter(|name| !word.is_empty() && name.contains(word))
        .map(|name| (*name).to_owned())
        .collect();
    let is_near = nearest(word, known.iter().copied()).is_some();
    Err(Box::new(if within.is_empty() || is_near {
        finding.suggesting(word, &known)
    } else {
        finding.with("known", within).help("known")
    }))
}
