//! What could stand where somebody is writing, in a manifest: the keys of the table, the words that a value takes, and the
//! names that another part of the manifest declares.

use super::completion::{Proposal, Proposals, Sort};
use super::hover::Reader;
use super::keys::{HEADERS, is_yes_or_no, keys, words};
use super::manifest::At::{I, K};
use super::manifest::{Expected, PieceKind, Scanned, Step, scan, steps};
use crate::pack::FactKind;
use crate::read::quoted;
use crate::syntax::uses::DeclarationKind;

/// What could stand in a manifest right behind `text`; `rest` follows in the file.
#[must_use]
pub fn in_manifest(text: &str, rest: &str, reader: &Reader<'_>) -> Proposals {
    let scanned = scan(text);
    let start = scanned.unfinished.unwrap_or(text.len());
    let written = text.get(start..).unwrap_or_default();
    let quote = written.chars().next().filter(|c| matches!(c, '"' | '\''));
    // An editor has often put the closing quote there already.
    let is_closed = quote.is_some_and(|quote| rest.starts_with(quote));
    let items = match &scanned.expected {
        Expected::Header => HEADERS
            .iter()
            .map(|name| Proposal::word(*name, Sort::Key))
            .collect(),
        Expected::Key(path) => key_items(path, &scanned, rest, reader),
        Expected::Value(path) => value_items(path, reader),
        Expected::Nothing => Vec::new(),
    };
    Proposals {
        before: text.len() - start,
        behind: usize::from(is_closed),
        items,
    }
}

fn key_items(path: &[Step], scanned: &Scanned, rest: &str, reader: &Reader<'_>) -> Vec<Proposal> {
    let behind = rest.trim_start_matches(['"', '\'']).trim_start_matches(' ');
    let is_valued = behind.starts_with('=');
    let item = |key: &str, written: String, sort: Sort| {
        let mut item = Proposal::word(key, sort);
        item.text = if is_valued {
            written
        } else {
            format!("{written} = ")
        };
        item
    };
    if matches!(path.last(), Some(Step::Key(key)) if key == "facts") {
        let facts = reader.pack.map_or(&[][..], |pack| &pack.facts);
        return facts
            .iter()
            .map(|fact| {
                let name = fact.name.value.as_str();
                let mut item = item(name, quoted(name), Sort::Fact);
                item.is_documented = true;
                item
            })
            .collect();
    }
    let below = |above: &[Step]| above.split_last().is_some_and(|(_, table)| table == path);
    let of_type = scanned
        .pieces
        .iter()
        .chain(&reader.index.pieces)
        .find(|piece| {
            piece.kind == PieceKind::Text
                && below(&piece.path)
                && piece.path.last() == Some(&Step::Key("type".to_owned()))
        });
    let is_there = |key: &str| {
        scanned.pieces.iter().any(|piece| {
            piece.kind == PieceKind::Key
                && below(&piece.path)
                && piece.value == key
                && Some(piece.outer.0) != scanned.unfinished
        })
    };
    keys(&steps(path), of_type.map(|piece| piece.value.as_str()))
        .iter()
        .filter(|key| !is_there(key))
        .map(|key| item(key, (*key).to_owned(), Sort::Key))
        .collect()
}

fn value_items(path: &[Step], reader: &Reader<'_>) -> Vec<Proposal> {
    let at = steps(path);
    let index = reader.index;
    if is_yes_or_no(&at) {
        return yes_or_no();
    }
    let ids = |list: &'static str| index.ids(list).map(|(_, piece)| piece.value.clone());
    let texts: Vec<String> = match at.as_slice() {
        [K("indicator"), I(_), K("group")] => ids("group").collect(),
        [K("indicator"), I(indicator), K("measure"), K("step")] => steps_of(*indicator, reader),
        [K("indicator"), I(indicator), K("script")] => index
            .field("indicator", *indicator, "id")
            .map(|id| format!("indicators/{}.rhai", id.value))
            .into_iter()
            .collect(),
        [K(_), I(_), K("at")] => std::iter::once("full_marks".to_owned())
            .chain(ids("group"))
            .chain(ids("indicator"))
            .collect(),
        [.., K("facts"), K(name)] => match reader.pack.and_then(|pack| pack.fact(name)) {
            Some(fact) => match &fact.kind {
                FactKind::Bool => return yes_or_no(),
                FactKind::Choice(options) => options.clone(),
                _ => Vec::new(),
            },
            None => Vec::new(),
        },
        at => {
            let words = words(at).into_iter();
            return words
                .map(|word| text_item(word.to_owned(), Sort::Word))
                .collect();
        }
    };
    texts
        .into_iter()
        .map(|text| text_item(text, Sort::Entry))
        .collect()
}

fn yes_or_no() -> Vec<Proposal> {
    let words = ["true", "false"].into_iter();
    words.map(|word| Proposal::word(word, Sort::Word)).collect()
}

fn steps_of(indicator: usize, reader: &Reader<'_>) -> Vec<String> {
    let scripts = reader.index.scripts.iter();
    scripts
        .filter(|script| script.indicators.contains(&indicator))
        .flat_map(|script| &script.declared)
        .filter(|declared| declared.kind == DeclarationKind::Step)
        .map(|declared| declared.name.clone())
        .collect()
}

fn text_item(text: String, sort: Sort) -> Proposal {
    let mut item = Proposal::word(text, sort);
    item.text = quoted(&item.label);
    item
}
