//! A table with one case a row: what its columns hold of the facts of a pack, and the facts of each row.
//!
//! A column is named after a fact. A judgement has a column for each part (`事实.tier`, `.rate`, `.score`, `.reason`), a
//! checklist one for each item (`事实.条目`); the rows of a table fact stand in one field, as a JSON list. An empty field says
//! that the case does not give the fact. A fact that is named like a column of the case itself stands under `facts.id`.

use super::conform::{Judgement, Subject, conform};
use super::facts::Facts;
use super::header::{CASE_COLUMNS, Field, JudgedFields, Names, Source};
use crate::diagnose::{Code, Finding, Findings};
use crate::number::{Decimal, Exact, parse_decimal};
use crate::pack::{Checklist, Fact, FactKind, Pack, Value};
use crate::read::{Raw, RawKind, Record, as_whole, read_json_field};
use crate::source::{FileId, Span, Spanned};

/// What the columns of a table hold, held against a pack once for all rows.
#[derive(Debug)]
pub struct Columns<'p> {
    pack: &'p Pack,
    id: usize,
    subject: usize,
    year: usize,
    facts: Vec<(usize, &'p Fact, Source)>,
    /// How many columns there are.
    count: usize,
}

/// What a row says of its case beside the facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowCase<'r> {
    pub id: &'r str,
    pub subject: &'r str,
    pub year: i32,
}

impl<'p> Columns<'p> {
    /// Of the first record of a table, whose text is that of `file`. None where a column is unknown or stands twice, or a
    /// case could not be told from it; `findings` then says why.
    pub fn of(
        pack: &'p Pack,
        header: &Record,
        file: FileId,
        findings: &mut Findings,
    ) -> Option<Self> {
        let mut names = Names::of(header, file);
        let [id, subject, year] = CASE_COLUMNS.map(|names_of| names.case(names_of, findings));
        let mut facts = Vec::new();
        for (index, fact) in pack.facts.iter().enumerate() {
            if let Some(source) = names.source(fact, pack, findings) {
                facts.push((index, fact, source));
            }
        }
        names.finish(pack, findings);
        Some(Self {
            pack,
            id: id?,
            subject: subject?,
            year: year?,
            facts,
            count: header.len(),
        })
        .filter(|_| !findings.has_errors())
    }

    /// The facts of a row, whose text is that of `file`, in the place of those in `facts`; what does not conform is left out
    /// and complained of. None where the case could not be told.
    pub fn bind<'r>(
        &self,
        row: &'r Record,
        file: FileId,
        facts: &mut Facts,
        findings: &mut Findings,
    ) -> Option<RowCase<'r>> {
        let row = Row { record: row, file };
        facts.clear(self.pack);
        if row.record.len() < self.count {
            // What stands under which column is anyone's guess.
            findings.push(
                Finding::at(Code::FieldsMissing, row.span(row.record.len()))
                    .with("given", row.record.len())
                    .with("columns", self.count)
                    .help("help"),
            );
            return None;
        }
        for (index, fact, source) in &self.facts {
            facts.set(*index, row.value(fact, source, findings));
        }
        if row.record.len() > self.count {
            let extra = row.span(self.count);
            findings.push(Finding::at(Code::FieldWithoutColumn, extra).help("help"));
        }
        let year = row.year(self.year, findings);
        if let Some(year) = year {
            let year = Spanned::new(year, row.span(self.year));
            findings.extend(self.pack.complaint_of_year(&year));
        }
        Some(RowCase {
            id: row.word(self.id, findings)?,
            subject: row.word(self.subject, findings)?,
            year: year?,
        })
    }
}

/// The fields of a row.
struct Row<'r> {
    record: &'r Record,
    file: FileId,
}

impl<'r> Row<'r> {
    fn span(&self, column: usize) -> Span {
        span(self.record, self.file, column)
    }

    /// The text of a field. A spreadsheet keeps what would be a formula as a text behind an apostrophe.
    fn text(&self, column: usize) -> &'r str {
        let text = self.record.field(column);
        match text.strip_prefix('\'') {
            Some(kept) if kept.starts_with(['=', '+', '-', '@', '\t', '\r']) => kept,
            _ => text,
        }
    }

    fn value(&self, fact: &Fact, source: &Source, findings: &mut Findings) -> Option<Value> {
        match source {
            Source::Field(field) => self.field(field, fact, findings),
            Source::Judged(fields) => self.judged(*fields, fact, findings),
            Source::Checklist(columns) => self.checklist(columns, fact, findings),
        }
    }

    fn field(&self, field: &Field, fact: &Fact, findings: &mut Findings) -> Option<Value> {
        let column = field.column;
        let text = self.text(column);
        if text.is_empty() {
            return None;
        }
        let kind = match &fact.kind {
            FactKind::Decimal(_) | FactKind::Integer(_) | FactKind::Percent(_) => {
                let number = number(figure_of(fact, text));
                if let (Some(number), Some(factor)) = (number, &field.factor) {
                    let span = self.span(column);
                    return converted(number, factor, fact, span, findings);
                }
                number.map(RawKind::Number)
            }
            FactKind::Bool => answer(text).map(RawKind::Bool),
            FactKind::Choice(options) => {
                if let Some(option) = options.iter().position(|option| option == text) {
                    return Some(Value::Choice(option));
                }
                None
            }
            FactKind::Table(_) => {
                let raw = read_json_field(text, self.span(column), findings);
                return conform(fact, &raw, findings);
            }
            FactKind::Text | FactKind::Judged(_) | FactKind::Checklist(_) => None,
        };
        let raw = Raw {
            kind: kind.unwrap_or_else(|| RawKind::Text(text.to_owned())),
            span: self.span(column),
        };
        conform(fact, &raw, findings)
    }

    fn judged(&self, fields: JudgedFields, fact: &Fact, findings: &mut Findings) -> Option<Value> {
        let FactKind::Judged(tiers) = &fact.kind else {
            return None;
        };
        let text = |column: Option<usize>| {
            let column = column?;
            let text = self.text(column);
            (!text.is_empty()).then(|| Spanned::new(text, self.span(column)))
        };
        let (tier, rate, score) = (text(fields.tier), text(fields.rate), text(fields.score));
        let reason = text(fields.reason);
        let first = tier.or(rate).or(score).or(reason)?;
        let mut figure = |text: Option<Spanned<&str>>| -> Option<Option<Spanned<Decimal>>> {
            let Some(text) = text else {
                return Some(None);
            };
            if let Some(number) = number(text.value) {
                return Some(Some(Spanned::new(number, text.span)));
            }
            let raw = Raw {
                kind: RawKind::Text(text.value.to_owned()),
                span: text.span,
            };
            Subject::of(fact).number(&raw, findings);
            None
        };
        let (rate, score) = (figure(rate), figure(score));
        let given = Judgement {
            tier,
            rate: rate?,
            score: score?,
            // A table of figures may leave the reasons to the reports it is made of.
            reason: Some(reason.map_or("", |reason| reason.value)),
        };
        Subject::of(fact)
            .judgement(tiers, &given, first.span, findings)
            .map(Value::Judged)
    }

    fn checklist(&self, columns: &[usize], fact: &Fact, findings: &mut Findings) -> Option<Value> {
        let FactKind::Checklist(names) = &fact.kind else {
            return None;
        };
        if columns.iter().all(|column| self.text(*column).is_empty()) {
            return None;
        }
        let mut answers = Vec::with_capacity(columns.len());
        for (column, name) in columns.iter().zip(names.iter()) {
            let (text, span) = (self.text(*column), self.span(*column));
            match answer(text) {
                Some(yes) => answers.push(yes),
                None if text.is_empty() => findings.push(
                    Subject::of(fact)
                        .finding(Code::MissingItem, span)
                        .with("item", name.as_str()),
                ),
                None => {
                    let raw = Raw {
                        kind: RawKind::Text(text.to_owned()),
                        span,
                    };
                    Subject::of(fact).bool(&raw, findings);
                }
            }
        }
        (answers.len() == names.len()).then(|| {
            Value::Checklist(Checklist {
                names: names.clone(),
                answers,
            })
        })
    }

    fn year(&self, column: usize, findings: &mut Findings) -> Option<i32> {
        let text = self.text(column);
        let kind = number(text).map(RawKind::Number);
        let raw = Raw {
            kind: kind.unwrap_or_else(|| RawKind::Text(text.to_owned())),
            span: self.span(column),
        };
        as_whole(&raw, 1900, 2999, findings)
    }

    /// A field that may not be empty.
    fn word(&self, column: usize, findings: &mut Findings) -> Option<&'r str> {
        let text = self.text(column);
        if text.is_empty() {
            findings.push(Finding::at(Code::EmptyValue, self.span(column)));
            return None;
        }
        Some(text)
    }
}

pub(super) fn span(record: &Record, file: FileId, column: usize) -> Span {
    let place = record.place(column);
    Span::new(file, place.start, place.end)
}

/// A figure in the unit of its column, in that of the fact.
fn converted(
    number: Decimal,
    factor: &Exact,
    fact: &Fact,
    span: Span,
    findings: &mut Findings,
) -> Option<Value> {
    let exact = Exact::from_decimal(number).multiply(factor);
    let Some(number) = exact.as_decimal() else {
        findings.push(
            Finding::at(Code::NotConvertible, span)
                .with("fact", fact.name.value.as_str())
                .with("number", number.to_string())
                .with("unit", fact.unit.as_deref().unwrap_or_default()),
        );
        return None;
    };
    let kind = RawKind::Number(number);
    conform(fact, &Raw { kind, span }, findings)
}

/// The digits of a figure. Spreadsheet programs write the sign of a percentage into its field.
fn figure_of<'t>(fact: &Fact, text: &'t str) -> &'t str {
    let is_percentage =
        matches!(fact.kind, FactKind::Percent(_)) || fact.unit.as_deref() == Some("%");
    let digits = text.strip_suffix(['%', '％']).filter(|_| is_percentage);
    digits.map_or(text, str::trim_end)
}

fn number(text: &str) -> Option<Decimal> {
    parse_decimal(text).ok()
}

/// How yes and no are written in tables; `true` and `false` are read too.
pub const ANSWERS: [&str; 2] = ["是", "否"];

/// Whether a field says yes or no; none where it says neither.
#[must_use]
pub fn answer(text: &str) -> Option<bool> {
    let [yes, no] = ANSWERS;
    match text {
        "true" => Some(true),
        "false" => Some(false),
        _ if text == yes => Some(true),
        _ if text == no => Some(false),
        _ => None,
    }
}
