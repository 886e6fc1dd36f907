//! JSON text to a tree of values, as [`parse_toml`](super::parse_toml) makes one of TOML: numbers keep their written digits,
//! everything keeps its place.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::raw::{Raw, RawKind, RawTable};
use super::table::as_table;
use super::toml::number_finding;
use crate::diagnose::{Argument, Code, Finding, Findings};
use crate::number::parse_decimal;
use crate::source::{FileId, Span, Spanned};

/// How deep lists and tables may be nested.
const DEPTH: usize = 16;

/// Parses a text, that of `file`: a JSON object. Of a text that is no JSON only the first fault is told.
pub fn parse_json(text: &str, file: FileId, findings: &mut Findings) -> RawTable {
    let raw = read_whole(text, Places::Of(file), findings);
    as_table(&raw, findings).cloned().unwrap_or_default()
}

/// Reads a JSON value that is the text of a field, which in its file may be written with quotation marks of its own: all of
/// it is told to stand where the field stands.
pub fn read_json_field(text: &str, field: Span, findings: &mut Findings) -> Raw {
    read_whole(text, Places::All(field), findings)
}

/// Where the parts of a text stand.
#[derive(Clone, Copy)]
enum Places {
    /// Where they stand in the text, which is that of this file.
    Of(FileId),
    /// All at the same place.
    All(Span),
}

fn read_whole(text: &str, places: Places, findings: &mut Findings) -> Raw {
    let mut reader = Reader {
        text,
        places,
        findings,
    };
    let whole = text.trim();
    match serde_json::from_str::<&RawValue>(whole) {
        Ok(value) => reader.value(value.get(), 0),
        Err(error) => reader.syntax(whole, &error),
    }
}

struct Reader<'t, 'f> {
    text: &'t str,
    places: Places,
    findings: &'f mut Findings,
}

impl<'t> Reader<'t, '_> {
    /// Where a part of the text stands.
    fn span(&self, part: &str) -> Span {
        let start = part
            .as_ptr()
            .addr()
            .saturating_sub(self.text.as_ptr().addr());
        match self.places {
            Places::Of(file) => Span::new(file, start, start.saturating_add(part.len())),
            Places::All(span) => span,
        }
    }

    fn value(&mut self, text: &'t str, depth: usize) -> Raw {
        let span = self.span(text);
        let kind = match text.as_bytes().first() {
            Some(b'{' | b'[') if depth >= DEPTH => {
                let finding = Finding::at(Code::JsonSyntax, span);
                self.findings.push(finding.help("too-deep"));
                RawKind::Faulty
            }
            Some(b'{') => match serde_json::from_str::<Entries>(text) {
                Ok(Entries(entries)) => RawKind::Table(self.table(text, entries, depth)),
                Err(error) => return self.syntax(text, &error),
            },
            Some(b'[') => match serde_json::from_str::<Vec<&RawValue>>(text) {
                Ok(list) => {
                    let value = |one: &'t RawValue| self.value(one.get(), depth.saturating_add(1));
                    RawKind::List(list.into_iter().map(value).collect())
                }
                Err(error) => return self.syntax(text, &error),
            },
            Some(b'"') => match serde_json::from_str::<String>(text) {
                Ok(text) => RawKind::Text(text),
                Err(error) => return self.syntax(text, &error),
            },
            Some(b't') => RawKind::Bool(true),
            Some(b'f') => RawKind::Bool(false),
            Some(b'n') => {
                let finding = Finding::at(Code::JsonSyntax, span);
                self.findings.push(finding.help("nothing"));
                RawKind::Faulty
            }
            _ => match parse_decimal(text) {
                Ok(number) => RawKind::Number(number),
                Err(fault) => {
                    self.findings.push(number_finding(fault, span, text));
                    RawKind::Faulty
                }
            },
        };
        Raw { kind, span }
    }

    /// An entry that is `null` is as good as none.
    fn table(
        &mut self,
        text: &'t str,
        entries: Vec<(Cow<'t, str>, &'t RawValue)>,
        depth: usize,
    ) -> RawTable {
        let mut table = RawTable {
            entries: Vec::with_capacity(entries.len()),
        };
        let mut known = BTreeSet::new();
        for (key, value) in entries {
            // Of a key with escaped letters only the place of its table is known.
            let span = match &key {
                Cow::Borrowed(key) => self.span(key),
                Cow::Owned(_) => self.span(text.get(..1).unwrap_or_default()),
            };
            if value.get() == "null" {
                continue;
            }
            let raw = self.value(value.get(), depth.saturating_add(1));
            if !known.insert(key.clone()) {
                self.findings
                    .push(Finding::at(Code::JsonSyntax, span).help("twice"));
                continue;
            }
            table
                .entries
                .push((Spanned::new(key.into_owned(), span), raw));
        }
        table
    }

    /// The fault that makes `part` no JSON.
    fn syntax(&mut self, part: &str, error: &serde_json::Error) -> Raw {
        let whole = self.span(part);
        let before = part
            .split_inclusive('\n')
            .take(error.line().saturating_sub(1))
            .map(str::len)
            .sum::<usize>();
        let mut at = before
            .saturating_add(error.column().saturating_sub(1))
            .min(part.len());
        while !part.is_char_boundary(at) {
            at = at.saturating_sub(1);
        }
        let rest = part.get(at..).unwrap_or_default();
        let length = rest.chars().next().map_or(0, char::len_utf8);
        let span = self.span(rest.get(..length).unwrap_or_default());
        let told = error.to_string();
        let detail = told.split(" at line ").next().unwrap_or_default();
        self.findings.push(
            Finding::at(Code::JsonSyntax, span)
                .with("detail", Argument::Aside(detail.to_owned()))
                .help("other"),
        );
        Raw {
            kind: RawKind::Faulty,
            span: whole,
        }
    }
}

/// The entries of an object in the order written, each value as its text.
struct Entries<'t>(Vec<(Cow<'t, str>, &'t RawValue)>);

/// A key, borrowed from the text wherever it holds no escaped letter.
#[derive(Deserialize)]
struct Key<'t>(#[serde(borrow)] Cow<'t, str>);

impl<'de> Deserialize<'de> for Entries<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct EntriesVisitor;

        impl<'de> Visitor<'de> for EntriesVisitor {
            type Value = Entries<'de>;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut entries = Vec::new();
                while let Some((Key(key), value)) = map.next_entry()? {
                    entries.push((key, value));
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(EntriesVisitor)
    }
}
