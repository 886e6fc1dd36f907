//! Files of TOML and scripts in one layout: white space changes, and nothing else.

mod roles;
mod script;
mod tokens;
mod toml;

use std::path::Path;

use self::script::{ScriptFault, is_same_script, lay_out_script};
pub(crate) use self::toml::lay_out_toml;
use crate::diagnose::{Checked, Code, Finding, Findings};
use crate::read::{Raw, RawKind, RawTable, keep_text, parse_toml};
use crate::source::{FileId, Span, Texts};

/// What a file is laid out as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Toml,
    Script,
}

impl Language {
    /// The language of the file at `path`, by the end of its name.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "toml" => Some(Self::Toml),
            "rhai" => Some(Self::Script),
            _ => None,
        }
    }
}

/// The text of the file `name` in layout, if its bytes are a text that can be laid out. A byte-order mark is dropped, lines end
/// in a line feed alone.
pub fn lay_out(name: &str, bytes: &[u8], language: Language, texts: &mut Texts) -> Checked<String> {
    let mut findings = Findings::default();
    let laid_out = keep_text(name, bytes.to_vec(), texts, &mut findings).and_then(|file| {
        let file = with_line_feeds(file, name, texts);
        match language {
            Language::Toml => toml_in_layout(file, name, texts, &mut findings),
            Language::Script => script_in_layout(file, name, texts, &mut findings),
        }
    });
    Checked::new(laid_out, findings)
}

/// The same text with plain ends of lines, under the same name.
fn with_line_feeds(file: FileId, name: &str, texts: &mut Texts) -> FileId {
    let content = texts.get(file).map_or("", |text| text.content.as_str());
    if content.contains("\r\n") {
        let content = content.replace("\r\n", "\n");
        texts.add(name, content)
    } else {
        file
    }
}

fn script_in_layout(
    file: FileId,
    name: &str,
    texts: &Texts,
    findings: &mut Findings,
) -> Option<String> {
    let content = texts.get(file)?.content.as_str();
    lay_out_script(content)
        .map_err(|fault| findings.push(script_finding(fault, Span::new(file, 0, 0), name)))
        .ok()
}

/// The complaint about a script that begins with `place`.
fn script_finding(fault: ScriptFault, place: Span, name: &str) -> Finding {
    match fault {
        ScriptFault::NotClosed(open) => {
            let (start, end) = (place.start + open.start, place.start + open.end);
            Finding::at(Code::NotClosed, Span::new(place.file, start, end))
                .with("what", crate::diagnose::Argument::Message(open.what))
                .help("help")
        }
        ScriptFault::Changed => Finding::at(Code::LayoutRefused, place)
            .with("file", name)
            .help("help"),
    }
}

fn toml_in_layout(
    file: FileId,
    name: &str,
    texts: &mut Texts,
    findings: &mut Findings,
) -> Option<String> {
    let before = parse_toml(file, texts, findings);
    if !findings.is_empty() {
        return None;
    }
    let laid_out = match lay_out_toml(&texts.get(file)?.content) {
        Ok(laid_out) => laid_out,
        Err(inline) => {
            let place = Span::new(file, inline.start, inline.end);
            findings.push(script_finding(inline.fault, place, name));
            return None;
        }
    };
    let refused = Finding::new(Code::LayoutRefused)
        .with("file", name)
        .help("help");
    let mut unexpected = Findings::default();
    let new = texts.add(name, laid_out.as_str());
    let after = parse_toml(new, texts, &mut unexpected);
    let is_stable = lay_out_toml(&laid_out).is_ok_and(|again| again == laid_out);
    if unexpected.is_empty() && is_stable && is_same_table(&before, &after, false) {
        Some(laid_out)
    } else {
        findings.push(refused);
        None
    }
}

/// Whether two tables have the same entries in the same order, numbers digit for digit.
fn is_same_table(one: &RawTable, other: &RawTable, in_indicator: bool) -> bool {
    one.entries.len() == other.entries.len()
        && one
            .entries
            .iter()
            .zip(&other.entries)
            .all(|((name, value), (new_name, new_value))| {
                name.value == new_name.value
                    && if in_indicator && name.value == "inline" {
                        is_same_inline(value, new_value)
                    } else {
                        is_same_value(value, new_value, name.value == "indicator")
                    }
            })
}

fn is_same_inline(one: &Raw, other: &Raw) -> bool {
    match (&one.kind, &other.kind) {
        (RawKind::Text(one), RawKind::Text(other)) => is_same_script(one, other),
        _ => is_same_value(one, other, false),
    }
}

fn is_same_value(one: &Raw, other: &Raw, are_indicators: bool) -> bool {
    match (&one.kind, &other.kind) {
        (RawKind::Number(one), RawKind::Number(other)) => one.to_string() == other.to_string(),
        (RawKind::Text(one), RawKind::Text(other)) | (RawKind::Date(one), RawKind::Date(other)) => {
            one == other
        }
        (RawKind::Bool(one), RawKind::Bool(other)) => one == other,
        (RawKind::List(one), RawKind::List(other)) => {
            one.len() == other.len()
                && one
                    .iter()
                    .zip(other)
                    .all(|(one, other)| is_same_value(one, other, are_indicators))
        }
        (RawKind::Table(one), RawKind::Table(other)) => is_same_table(one, other, are_indicators),
        _ => false,
    }
}
