//! What could stand where somebody is writing, in a script: the names in reach, and within quotes the words of the fact that
//! is spoken of. The text may break off anywhere.

use super::hover::{Reader, type_key};
use crate::diagnose::Language;
use crate::pack::{Fact, FactKind};
use crate::script::FULL;
use crate::script::library::{self, Function};
use crate::syntax::tokens::{Token, TokenKind, tokens};
use crate::syntax::uses::{DeclarationKind, is_keyword, uses};

/// What a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Variable,
    Fact,
    Parameter,
    Function,
    /// An option, an item, a column: a word of a fixed list.
    Word,
    /// A key of the manifest.
    Key,
    /// A group, an indicator, a file.
    Entry,
}

/// Something that could stand here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// What is shown, and what is compared with what is being written.
    pub label: String,
    pub sort: Sort,
    /// What is put in.
    pub text: String,
    /// What is put in where the editor goes from argument to argument.
    pub snippet: Option<String>,
    pub detail: Option<String>,
    /// Whether there is a page about what its label names.
    pub is_documented: bool,
}

impl Proposal {
    /// A word that is put in as it is shown.
    #[must_use]
    pub fn word(label: impl Into<String>, sort: Sort) -> Self {
        let label = label.into();
        Self {
            text: label.clone(),
            label,
            sort,
            snippet: None,
            detail: None,
            is_documented: false,
        }
    }
}

/// Proposals, and how many bytes before and behind the place they replace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proposals {
    pub before: usize,
    pub behind: usize,
    pub items: Vec<Proposal>,
}

/// What could stand in a script right behind `text`; `rest` follows in the file.
#[must_use]
pub fn in_script(text: &str, rest: &str, reader: &Reader<'_>) -> Proposals {
    let all = tokens(text);
    let (last, before) = match all.split_last() {
        Some((last, before)) if last.end() == text.len() => (Some(last), before),
        _ => (None, all.as_slice()),
    };
    match last {
        Some(last) if last.kind == TokenKind::Comment && last.is_open() => Proposals::default(),
        Some(last) if last.kind == TokenKind::Number => Proposals::default(),
        Some(last) if last.kind == TokenKind::Text && last.is_open() => Proposals {
            before: last.text.chars().skip(1).map(char::len_utf8).sum(),
            behind: 0,
            items: words_of(before, reader),
        },
        Some(last) if last.kind == TokenKind::Word && !is_declared(before) => {
            let typed = last.text.len();
            named(text, before, rest, reader, typed)
        }
        Some(last) if last.kind == TokenKind::Word || last.kind == TokenKind::Text => {
            Proposals::default()
        }
        _ => named(text, &all, rest, reader, 0),
    }
}

/// Whether a new name comes next, which nobody can propose.
fn is_declared(before: &[Token<'_>]) -> bool {
    before.last().is_some_and(|token| {
        token.kind == TokenKind::Word && matches!(token.text, "let" | "const" | "fn" | "for")
    })
}

fn named(
    text: &str,
    before: &[Token<'_>],
    rest: &str,
    reader: &Reader<'_>,
    typed: usize,
) -> Proposals {
    let is_member = before
        .last()
        .is_some_and(|token| token.is_sign(".") || token.is_sign("?."));
    let items = if is_member {
        columns(before, reader)
    } else if is_declared(before) {
        Vec::new()
    } else {
        names(text, rest, reader)
    };
    Proposals {
        before: typed,
        behind: 0,
        items,
    }
}

/// Every name that a script may write here.
fn names(text: &str, rest: &str, reader: &Reader<'_>) -> Vec<Proposal> {
    let mut items = Vec::new();
    let found = uses(text);
    let own = found.declarations.iter().enumerate();
    for (index, declared) in own {
        let is_function = declared.kind == DeclarationKind::Function;
        // The word being written is no variable yet, though it may stand behind a `let`.
        let is_new = declared.start + declared.name.len() == text.len();
        if is_function || found.in_reach.contains(&index) && !is_new {
            let sort = if is_function {
                Sort::Function
            } else {
                Sort::Variable
            };
            let statement = text.get(declared.statement.0..declared.statement.1);
            let mut item = Proposal::word(declared.name, sort);
            item.detail =
                statement.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
            items.push(item);
        }
    }
    if let Some(pack) = reader.pack {
        for fact in &pack.facts {
            let mut item = Proposal::word(fact.name.value.as_str(), Sort::Fact);
            let kind = reader.words.say(type_key(&fact.kind));
            item.detail = Some(match &fact.unit {
                Some(unit) => format!("{kind} ({unit})"),
                None => kind,
            });
            item.is_documented = true;
            items.push(item);
        }
        for parameter in &pack.parameters {
            let mut item = Proposal::word(parameter.name.value.as_str(), Sort::Parameter);
            let unit = parameter.unit.as_deref().unwrap_or_default();
            let value = crate::number::trimmed(parameter.value);
            item.detail = Some(format!("{value} {unit}").trim_end().to_owned());
            item.is_documented = true;
            items.push(item);
        }
    }
    items.extend(FULL.map(|name| Proposal::word(name, Sort::Parameter)));
    let is_called = rest.trim_start().starts_with('(');
    for function in library::functions() {
        let names = match reader.words.language() {
            Language::Chinese => [function.chinese, function.name],
            Language::English => [function.name, function.chinese],
        };
        for name in names {
            items.push(call(function, name, is_called, reader));
        }
    }
    items
}

/// A function, with a place for each argument of its first way to be called.
fn call(function: &Function, name: &str, is_called: bool, reader: &Reader<'_>) -> Proposal {
    let mut item = Proposal::word(name, Sort::Function);
    let words = reader.words;
    let arguments = function
        .signatures
        .first()
        .map_or(&[][..], |way| way.arguments);
    let arguments: Vec<String> = arguments
        .iter()
        .map(|(argument, _)| words.say(&library::argument_key(argument)))
        .collect();
    item.detail = Some(format!("{name}({})", arguments.join(", ")));
    item.is_documented = true;
    if !is_called {
        let places: Vec<String> = arguments
            .iter()
            .enumerate()
            .map(|(index, argument)| format!("${{{}:{}}}", index + 1, in_snippet(argument)))
            .collect();
        item.snippet = Some(format!("{}({})", in_snippet(name), places.join(", ")));
    }
    item
}

/// A text that a snippet shows letter for letter.
fn in_snippet(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace('$', "\\$")
        .replace('}', "\\}")
}

/// The words that may stand between the quotes just opened: those of the fact that is compared, or that the call is about.
fn words_of(before: &[Token<'_>], reader: &Reader<'_>) -> Vec<Proposal> {
    let found = subjects(before)
        .into_iter()
        .find_map(|names| {
            names.iter().find_map(|name| {
                let words = words(reader.pack?.fact(name)?);
                (!words.is_empty()).then_some(words)
            })
        })
        .unwrap_or_default();
    let quoted = |word: String| {
        let mut item = Proposal::word(word, Sort::Word);
        item.text = item.label.replace('\\', "\\\\").replace('"', "\\\"");
        item
    };
    found.into_iter().map(quoted).collect()
}

fn words(fact: &Fact) -> Vec<String> {
    match &fact.kind {
        FactKind::Choice(options) => options.clone(),
        FactKind::Checklist(items) => items.to_vec(),
        FactKind::Judged(tiers) => tiers.iter().map(|tier| tier.label.clone()).collect(),
        FactKind::Table(columns) => columns.keys().cloned().collect(),
        _ => Vec::new(),
    }
}

/// The names that a text at the end could be about, the nearest first: the other side of a comparison, what a list or a
/// `switch` is held against, the arguments of each call around.
fn subjects<'a>(before: &[Token<'a>]) -> Vec<Vec<&'a str>> {
    let mut found = Vec::new();
    if let Some((sign, left)) = before.split_last()
        && (sign.is_sign("==") || sign.is_sign("!="))
    {
        found.push(operand(left));
    }
    let mut depth = 0usize;
    for (index, token) in before.iter().enumerate().rev() {
        match (token.kind, token.text) {
            (TokenKind::Sign, ")" | "]" | "}") => depth += 1,
            (TokenKind::Sign, "(" | "[" | "{" | "#{" | "${") if depth > 0 => depth -= 1,
            (TokenKind::Sign, "(") => {
                found.push(words_in(before.get(index..).unwrap_or_default()));
            }
            (TokenKind::Sign, "[" | "{") => {
                let left = before.get(..index).unwrap_or_default();
                let is_held =
                    |word: &str| left.iter().rev().take(2).any(|token| token.text == word);
                match left.split_last() {
                    Some((last, left)) if last.text == "in" => found.push(operand(left)),
                    Some(_) if is_held("switch") => found.push(operand(left)),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    found
}

/// The names of the expression that ends here: one word, or all of a call's.
fn operand<'a>(left: &[Token<'a>]) -> Vec<&'a str> {
    match left.last() {
        Some(last) if last.kind == TokenKind::Word => vec![last.text],
        Some(last) if last.is_sign(")") => {
            let mut depth = 0usize;
            let start = left.iter().rposition(|token| {
                if token.is_sign(")") {
                    depth += 1;
                } else if token.is_sign("(") {
                    depth = depth.saturating_sub(1);
                }
                depth == 0
            });
            words_in(left.get(start.unwrap_or(0)..).unwrap_or_default())
        }
        _ => Vec::new(),
    }
}

fn words_in<'a>(tokens: &[Token<'a>]) -> Vec<&'a str> {
    tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Word && !is_keyword(token.text))
        .map(|token| token.text)
        .collect()
}

/// The columns of the table that the call around is about, or else of every table.
fn columns(before: &[Token<'_>], reader: &Reader<'_>) -> Vec<Proposal> {
    let Some(pack) = reader.pack else {
        return Vec::new();
    };
    let is_table = |fact: &&Fact| matches!(fact.kind, FactKind::Table(_));
    let near = subjects(before)
        .into_iter()
        .flatten()
        .find_map(|name| pack.fact(name).filter(is_table));
    let facts: Vec<&Fact> = match near {
        Some(fact) => vec![fact],
        None => pack.facts.iter().filter(is_table).collect(),
    };
    facts
        .into_iter()
        .flat_map(|fact| fact.kind.columns())
        .map(|column| Proposal::word(column, Sort::Word))
        .collect()
}
