//! Walks a table: what must be there, what may be, and what is left over. Complains of all of it.

use super::{Raw, RawKind, RawTable};
use crate::diagnose::{Argument, Code, Finding, Findings};
use crate::number::{Decimal, parse_decimal};
use crate::source::{Span, Spanned};

/// A table being read. Every key asked for is remembered; [`finish`](Self::finish) complains of the rest.
pub struct TableReader<'a> {
    table: &'a RawTable,
    span: Span,
    asked: Vec<&'static str>,
}

impl<'a> TableReader<'a> {
    /// Reads `table`, which stands (or whose header stands) at `span`.
    #[must_use]
    pub fn new(table: &'a RawTable, span: Span) -> Self {
        Self {
            table,
            span,
            asked: Vec::new(),
        }
    }

    /// Reads `raw`, if it is a table.
    pub fn of(raw: &'a Raw, findings: &mut Findings) -> Option<Self> {
        as_table(raw, findings).map(|table| Self::new(table, raw.span))
    }

    /// Where the table stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The value of `key`, if it is there.
    pub fn optional(&mut self, key: &'static str) -> Option<&'a Raw> {
        if !self.asked.contains(&key) {
            self.asked.push(key);
        }
        self.table.get(key)
    }

    /// The value of `key`, which must be there.
    pub fn required(&mut self, key: &'static str, findings: &mut Findings) -> Option<&'a Raw> {
        let value = self.optional(key);
        if value.is_none() && is_whole(findings) {
            findings.push(
                Finding::at(Code::MissingKey, self.span)
                    .with("key", key)
                    .help("help"),
            );
        }
        value
    }

    /// The text of `key`, which must be there and not be empty.
    pub fn text(&mut self, key: &'static str, findings: &mut Findings) -> Option<Spanned<String>> {
        let raw = self.required(key, findings)?;
        as_text(raw, findings)
    }

    /// The text of `key`, if it is there.
    pub fn optional_text(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Spanned<String>> {
        let raw = self.optional(key)?;
        as_text(raw, findings)
    }

    /// The number of `key`, which must be there.
    pub fn number(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Spanned<Decimal>> {
        let raw = self.required(key, findings)?;
        as_number(raw, findings)
    }

    /// The percentage of `key`: a number from 0 to 100, which must be there.
    pub fn percentage(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Spanned<Decimal>> {
        let share = self.number(key, findings)?;
        if Decimal::ZERO <= share.value && share.value <= Decimal::ONE_HUNDRED {
            return Some(share);
        }
        findings.push(
            Finding::at(Code::NumberOutOfBounds, share.span)
                .with("number", share.value.to_string())
                .with("least", "0")
                .with("most", "100"),
        );
        None
    }

    /// The points of `key`: a number above 0 and not so large that sums of points could overflow, which must be there.
    pub fn points(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Spanned<Decimal>> {
        const MOST: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);
        let points = self.number(key, findings)?;
        if Decimal::ZERO < points.value && points.value <= MOST {
            return Some(points);
        }
        findings.push(
            Finding::at(Code::PointsOutOfRange, points.span)
                .with("number", points.value.to_string())
                .with("most", MOST.to_string()),
        );
        None
    }

    /// The number of `key`, if it is there.
    pub fn optional_number(
        &mut self,
        key: &'static str,
        findings: &mut Findings,
    ) -> Option<Spanned<Decimal>> {
        let raw = self.optional(key)?;
        as_number(raw, findings)
    }

    /// Yes or no, no where it is not there.
    pub fn flag(&mut self, key: &'static str, findings: &mut Findings) -> bool {
        self.optional(key)
            .and_then(|raw| as_bool(raw, findings))
            .unwrap_or(false)
    }

    /// The items of the list `key`, if it is there; a single item where it is no list is complained of.
    pub fn list(&mut self, key: &'static str, findings: &mut Findings) -> &'a [Raw] {
        self.optional(key)
            .and_then(|raw| as_list(raw, findings))
            .unwrap_or_default()
    }

    /// The texts of the list `key`, if it is there.
    pub fn texts(&mut self, key: &'static str, findings: &mut Findings) -> Vec<Spanned<String>> {
        self.list(key, findings)
            .iter()
            .filter_map(|raw| as_text(raw, findings))
            .collect()
    }

    /// One of the words of `names`, if `key` is there.
    pub fn optional_word<T: Copy>(
        &mut self,
        key: &'static str,
        names: &[(&'static str, T)],
        findings: &mut Findings,
    ) -> Option<T> {
        let raw = self.optional(key)?;
        as_word(raw, names, findings)
    }

    /// Complains of every key that nothing asked for.
    pub fn finish(self, findings: &mut Findings) {
        for (key, _) in &self.table.entries {
            if !self.asked.contains(&key.value.as_str()) {
                findings.push(
                    Finding::at(Code::UnknownKey, key.span)
                        .with("key", key.value.as_str())
                        .suggesting(&key.value, &self.asked),
                );
            }
        }
    }
}

/// Whether all of a file could be read: after a syntax error a key may be missing only because its line could not be.
#[must_use]
pub fn is_whole(findings: &Findings) -> bool {
    !findings.mentions(Code::TomlSyntax) && !findings.mentions(Code::FullWidthSign)
}

/// The schema of packs and cases that this engine reads.
const SCHEMA: i32 = 1;

/// Complains unless `schema` is there and is the one this engine reads.
pub fn read_schema(reader: &mut TableReader<'_>, findings: &mut Findings) {
    let Some(raw) = reader.required("schema", findings) else {
        return;
    };
    if let Some(schema) = as_whole(raw, i32::MIN, i32::MAX, findings)
        && schema != SCHEMA
    {
        findings.push(
            Finding::at(Code::WrongSchema, raw.span)
                .with("found", schema.to_string())
                .with("known", SCHEMA.to_string()),
        );
    }
}

/// A text that is not empty.
pub fn as_text(raw: &Raw, findings: &mut Findings) -> Option<Spanned<String>> {
    match &raw.kind {
        RawKind::Text(text) if text.trim().is_empty() => {
            findings.push(Finding::at(Code::EmptyValue, raw.span));
            None
        }
        RawKind::Text(text) => Some(Spanned::new(text.clone(), raw.span)),
        _ => wrong_type(raw, "type-text", findings),
    }
}

/// A number.
pub fn as_number(raw: &Raw, findings: &mut Findings) -> Option<Spanned<Decimal>> {
    match raw.kind {
        RawKind::Number(number) => Some(Spanned::new(number, raw.span)),
        _ => wrong_type(raw, "type-number", findings),
    }
}

/// Yes or no.
pub fn as_bool(raw: &Raw, findings: &mut Findings) -> Option<bool> {
    match raw.kind {
        RawKind::Bool(yes) => Some(yes),
        _ => wrong_type(raw, "type-bool", findings),
    }
}

/// A list.
pub fn as_list<'a>(raw: &'a Raw, findings: &mut Findings) -> Option<&'a [Raw]> {
    match &raw.kind {
        RawKind::List(list) => Some(list),
        _ => wrong_type(raw, "type-list", findings),
    }
}

/// A table.
pub fn as_table<'a>(raw: &'a Raw, findings: &mut Findings) -> Option<&'a RawTable> {
    match &raw.kind {
        RawKind::Table(table) => Some(table),
        _ => wrong_type(raw, "type-table", findings),
    }
}

/// One of a few words.
pub fn as_word<T: Copy>(
    raw: &Raw,
    names: &[(&'static str, T)],
    findings: &mut Findings,
) -> Option<T> {
    let text = as_text(raw, findings)?;
    let found = names.iter().find(|(name, _)| *name == text.value);
    if found.is_none() {
        let known: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        findings.push(
            Finding::at(Code::UnknownValue, raw.span)
                .with("value", text.value.as_str())
                .suggesting(&text.value, &known),
        );
    }
    found.map(|(_, value)| *value)
}

/// A whole number from `least` to `most`.
pub fn as_whole(raw: &Raw, least: i32, most: i32, findings: &mut Findings) -> Option<i32> {
    let number = as_number(raw, findings)?.value;
    if !number.fract().is_zero() {
        findings
            .push(Finding::at(Code::NumberNotWhole, raw.span).with("number", number.to_string()));
        return None;
    }
    let whole = i32::try_from(number.mantissa() / 10i128.pow(number.scale())).ok();
    let fitting = whole.filter(|whole| (least..=most).contains(whole));
    if fitting.is_none() {
        findings.push(
            Finding::at(Code::NumberOutOfBounds, raw.span)
                .with("number", number.to_string())
                .with("least", least.to_string())
                .with("most", most.to_string()),
        );
    }
    fitting
}

/// The complaint about a value of another type.
pub fn wrong_type<T>(raw: &Raw, expected: &'static str, findings: &mut Findings) -> Option<T> {
    // What is faulty has its complaint already.
    if !matches!(raw.kind, RawKind::Faulty) {
        let finding = Finding::at(Code::WrongType, raw.span)
            .with("expected", Argument::Message(expected))
            .with("found", Argument::Message(raw.kind.called()));
        findings.push(match (&raw.kind, expected) {
            (RawKind::Text(text), "type-number") if parse_decimal(text.trim()).is_ok() => {
                finding.with("plain", text.trim()).help("unquoted")
            }
            (RawKind::Text(text), "type-bool") if matches!(text.trim(), "true" | "false") => {
                finding.with("plain", text.trim()).help("unquoted")
            }
            (RawKind::List(_) | RawKind::Table(_) | RawKind::Faulty, _) => finding,
            (_, "type-text") => finding.help("quoted"),
            (_, "type-list") => finding.help("in-brackets"),
            _ => finding,
        });
    }
    None
}
