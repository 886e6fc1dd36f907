//! TOML text to a tree of values. Every syntax error is told, not the first only; numbers keep their written digits.

use toml::Spanned as TomlSpanned;
use toml::de::{DeTable, DeValue};

use super::{Raw, RawKind, RawTable};
use crate::diagnose::{Argument, Code, Finding, Findings};
use crate::number::{DigitsFault, parse_decimal};
use crate::source::{FileId, Span, Spanned, Texts};

/// Parses the text of `file`. What a syntax error spoiled stands in the tree as [`RawKind::Faulty`].
pub fn parse_toml(file: FileId, texts: &Texts, findings: &mut Findings) -> RawTable {
    let Some(text) = texts.get(file) else {
        return RawTable::default();
    };
    let (document, errors) = DeTable::parse_recoverable(&text.content);
    let mut spoiled = Vec::new();
    let mut lines = Vec::new();
    for error in errors {
        let range = error.span().unwrap_or(0..0);
        let span = Span::new(file, range.start, range.end);
        let finding = syntax_finding(span, texts, error.message());
        let is_key = finding.code == Code::UnquotedKey;
        let line = line_around(span, texts).start;
        // After the first slip of a line the parser stumbles over what is right behind it.
        if is_key || !lines.contains(&line) {
            findings.push(finding);
        }
        if !is_key {
            spoiled.push(span);
            lines.push(line);
        }
    }
    Converter {
        file,
        text: &text.content,
        spoiled,
        findings,
    }
    .table(document.get_ref())
}

/// What is wrong at `span`: a Chinese key without quotes, a sign from a Chinese keyboard, or, in the parser's words, something else.
fn syntax_finding(span: Span, texts: &Texts, detail: &str) -> Finding {
    let marked = texts.slice(span);
    let is_value = detail.contains("must be quoted");
    let (plain, is_percentage) = plain_number(marked);
    let is_number = parse_decimal(&plain).is_ok();
    if is_number && is_percentage {
        return Finding::at(Code::TomlSyntax, span)
            .with("plain", plain)
            .help("percentage");
    }
    if is_number && plain != marked {
        return Finding::at(Code::FullWidthSign, span)
            .with("sign", marked)
            .with("plain", plain)
            .help("digits");
    }
    let is_word = !marked.is_empty()
        && marked
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    if is_word && !marked.is_ascii() && !is_value {
        return Finding::at(Code::UnquotedKey, span)
            .with("key", marked)
            .help("help");
    }
    let line = line_around(span, texts);
    if let Some((sign, plain)) = full_width_sign(texts.slice(line)) {
        let start = line.start + texts.slice(line).find(sign).unwrap_or(0);
        let place = Span::new(span.file, start, start + sign.len_utf8());
        return Finding::at(Code::FullWidthSign, place)
            .with("sign", sign.to_string())
            .with("plain", plain)
            .help("help");
    }
    let before = texts.slice(Span::new(span.file, line.start, span.start.max(line.start)));
    let follows_equals = before.trim_end().ends_with('=');
    let help = match detail {
        _ if detail.contains("recurs") => "too-deep",
        _ if marked.is_empty()
            && texts.slice(line).contains(['"', '\''])
            && detail.contains("invalid") =>
        {
            "not-closed"
        }
        _ if detail.contains("unclosed") => "not-closed",
        _ if detail.contains("duplicate key") => "twice",
        _ if follows_equals && (marked.is_empty() || detail.contains("extra comma")) => "no-value",
        _ if is_value && marked.is_empty() => "key-alone",
        _ if is_value || detail.contains("unexpected key or value") => "one-value",
        _ => SLIPS
            .iter()
            .find(|(words, _)| detail.contains(words))
            .map_or("other", |(_, help)| help),
    };
    Finding::at(Code::TomlSyntax, span)
        .with("detail", Argument::Aside(detail.to_owned()))
        .help(help)
}

/// Words of the parser's complaints, with the help that says the same.
const SLIPS: &[(&str, &str)] = &[
    ("escape", "escape"),
    ("unicode value", "escape"),
    ("key with no value", "key-alone"),
    ("missing assignment", "key-alone"),
    ("invalid key-value pair", "key-alone"),
    ("leading zero", "leading-zero"),
    ("missing value", "key-alone"),
    ("extra comma", "comma"),
    ("missing comma", "comma"),
    ("extra `=`", "comma"),
    ("extra assignment", "comma"),
    ("unexpected content", "one-value"),
];

/// A number as it is written on a plain keyboard, and whether a percent sign stood behind it.
fn plain_number(marked: &str) -> (String, bool) {
    let plain: String = marked
        .chars()
        .map(|c| match c {
            '０'..='９' | '．' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            '－' | '−' => '-',
            '％' => '%',
            c => c,
        })
        .collect();
    match plain.strip_suffix('%') {
        Some(number) => (number.trim_end().to_owned(), true),
        None => (plain, false),
    }
}

/// Signs of a Chinese keyboard with the signs meant.
const FULL_WIDTH_SIGNS: &[(char, &str)] = &[
    ('“', "\""),
    ('”', "\""),
    ('‘', "'"),
    ('’', "'"),
    ('＝', "="),
    ('，', ","),
    ('：', ":"),
    ('；', ";"),
    ('（', "("),
    ('）', ")"),
    ('【', "["),
    ('】', "]"),
    ('［', "["),
    ('］', "]"),
    ('｛', "{"),
    ('｝', "}"),
    ('＋', "+"),
    ('－', "-"),
    ('−', "-"),
    ('×', "*"),
    ('÷', "/"),
    ('＊', "*"),
    ('／', "/"),
    ('＜', "<"),
    ('＞', ">"),
    ('≥', ">="),
    ('≤', "<="),
    ('≠', "!="),
    ('！', "!"),
    ('、', ","),
    ('。', "."),
    ('％', "%"),
    ('｜', "|"),
    ('\u{3000}', " "),
];

/// The sign that was meant by a sign of a Chinese keyboard.
#[must_use]
pub fn plain_sign(sign: char) -> Option<&'static str> {
    FULL_WIDTH_SIGNS
        .iter()
        .find(|(wide, _)| *wide == sign)
        .map(|(_, plain)| *plain)
}

/// The first sign of a Chinese keyboard that stands outside quotes and comments in a line, and the sign meant.
fn full_width_sign(line: &str) -> Option<(char, &'static str)> {
    let mut quoted = None;
    for sign in line.chars() {
        match quoted {
            Some(open) if sign == open => quoted = None,
            Some(_) => {}
            None if matches!(sign, '"' | '\'') => quoted = Some(sign),
            None if sign == '#' => return None,
            None => {
                if let Some(plain) = plain_sign(sign) {
                    return Some((sign, plain));
                }
            }
        }
    }
    None
}

/// The whole line in which `span` begins; the one before where it begins right behind a line's end.
fn line_around(span: Span, texts: &Texts) -> Span {
    let content = texts
        .get(span.file)
        .map_or("", |text| text.content.as_str());
    let before = content.get(..span.start).unwrap_or_default();
    let before = before.strip_suffix('\n').unwrap_or(before);
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let after = content.get(before.len()..).unwrap_or_default();
    let end = before.len() + after.find('\n').unwrap_or(after.len());
    Span::new(span.file, start, end)
}

/// The complaint about digits that are no number.
pub fn number_finding(fault: DigitsFault, span: Span, written: &str) -> Finding {
    let code = match fault {
        DigitsFault::NotDecimal => Code::NumberNotDecimal,
        DigitsFault::TooLong => Code::NumberTooLong,
    };
    Finding::at(code, span)
        .with("written", written)
        .help("help")
}

struct Converter<'a> {
    file: FileId,
    text: &'a str,
    spoiled: Vec<Span>,
    findings: &'a mut Findings,
}

impl Converter<'_> {
    fn table(&mut self, table: &DeTable<'_>) -> RawTable {
        let mut entries: Vec<(Spanned<String>, Raw)> = table
            .iter()
            .map(|(key, value)| {
                let span = self.span(key.span());
                (
                    Spanned::new(key.get_ref().clone().into_owned(), span),
                    self.value(value),
                )
            })
            .collect();
        entries.sort_by_key(|(key, _)| key.span);
        RawTable { entries }
    }

    fn value(&mut self, value: &TomlSpanned<DeValue<'_>>) -> Raw {
        let span = self.span(value.span());
        let kind = match value.get_ref() {
            // What such a table or list comes to is the parser's guess: its slip is told, and nothing that follows from it.
            DeValue::Array(_) | DeValue::Table(_)
                if self.is_inline(span) && self.is_spoiled(span) =>
            {
                RawKind::Faulty
            }
            DeValue::Array(list) => {
                RawKind::List(list.iter().map(|item| self.value(item)).collect())
            }
            DeValue::Table(table) => RawKind::Table(self.table(table)),
            // The parser puts something in the place of what it could not read; nobody wrote that.
            _ if self.is_spoiled(span) => RawKind::Faulty,
            DeValue::String(text) => RawKind::Text(text.clone().into_owned()),
            DeValue::Boolean(yes) => RawKind::Bool(*yes),
            DeValue::Datetime(date) => RawKind::Date(date.to_string()),
            DeValue::Integer(number) if number.radix() != 10 => {
                self.number_fault(DigitsFault::NotDecimal, span, &number.to_string())
            }
            DeValue::Integer(number) => self.number(number.as_str(), span),
            DeValue::Float(number) => self.number(number.as_str(), span),
        };
        Raw { kind, span }
    }

    fn number(&mut self, digits: &str, span: Span) -> RawKind {
        match parse_decimal(digits) {
            Ok(number) => RawKind::Number(number),
            Err(fault) => self.number_fault(fault, span, digits),
        }
    }

    fn number_fault(&mut self, fault: DigitsFault, span: Span, written: &str) -> RawKind {
        self.findings.push(number_finding(fault, span, written));
        RawKind::Faulty
    }

    /// Whether a table or list stands in brackets behind a key, not under a header.
    fn is_inline(&self, span: Span) -> bool {
        let before = self.text.get(..span.start).unwrap_or_default();
        before.trim_end().ends_with(['=', '[', '{', ','])
    }

    fn is_spoiled(&self, span: Span) -> bool {
        self.spoiled
            .iter()
            .any(|spoiled| spoiled.start <= span.end && span.start <= spoiled.end)
    }

    fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }
}
