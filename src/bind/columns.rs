//! A table with one case a row: what its columns hold of the facts of a pack, and the facts of each row.
//!
//! A column is named after a fact. A judgement has a column for each part (`事实.tier`, `.rate`, `.score`, `.reason`), a
//! checklist one for each item (`事实.条目`); the rows of a table fact stand in one field, as a JSON list. An empty field says
//! that the case does not give the fact. A fact that is named like a column of the case itself stands under `facts.id`.

use std::collections::BTreeSet;

use super::conform::{Judgement, Subject, conform};
use super::facts::Facts;
use crate::diagnose::{Code, Finding, Findings};
use crate::number::{Decimal, parse_decimal};
use crate::pack::{Checklist, Fact, FactKind, Pack, Retired, Value};
use crate::read::{Raw, RawKind, Record, as_whole, read_json_field};
use crate::source::{FileId, Span, Spanned};

/// The columns that tell the case.
const CASE_COLUMNS: [&str; 3] = ["id", "subject", "year"];

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

/// Where a fact of a row is found.
#[derive(Debug)]
enum Source {
    Field(usize),
    Judged(JudgedFields),
    /// By the items of the checklist, in order.
    Checklist(Vec<usize>),
}

#[derive(Clone, Copy, Debug, Default)]
struct JudgedFields {
    tier: Option<usize>,
    rate: Option<usize>,
    score: Option<usize>,
    reason: Option<usize>,
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
        let mut names = Names {
            header,
            file,
            seen: BTreeSet::new(),
        };
        let [id, subject, year] = CASE_COLUMNS.map(|name| names.required(name, findings));
        let mut facts = Vec::new();
        for (index, fact) in pack.facts.iter().enumerate() {
            if let Some(source) = names.source(fact, findings) {
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

/// The names of the columns, each to be asked for once.
struct Names<'h> {
    header: &'h Record,
    file: FileId,
    seen: BTreeSet<usize>,
}

impl Names<'_> {
    fn span(&self, column: usize) -> Span {
        span(self.header, self.file, column)
    }

    fn optional(&mut self, name: &str) -> Option<usize> {
        let column = (0..self.header.len()).find(|column| self.header.field(*column) == name)?;
        self.seen.insert(column);
        Some(column)
    }

    fn required(&mut self, name: &str, findings: &mut Findings) -> Option<usize> {
        let column = self.optional(name);
        if column.is_none() {
            let end = self.span(self.header.len());
            findings.push(Finding::at(Code::TableColumnMissing, end).with("column", name));
        }
        column
    }

    /// Where a fact stands, under its name or a former one.
    fn source(&mut self, fact: &Fact, findings: &mut Findings) -> Option<Source> {
        let names = std::iter::once(&fact.name).chain(&fact.was);
        names
            .into_iter()
            .find_map(|name| self.source_named(&name.value, fact, findings))
    }

    fn source_named(&mut self, name: &str, fact: &Fact, findings: &mut Findings) -> Option<Source> {
        let name = if CASE_COLUMNS.contains(&name) {
            &format!("facts.{name}")
        } else {
            name
        };
        match &fact.kind {
            FactKind::Judged(_) => {
                let mut part = |part| self.optional(&format!("{name}.{part}"));
                let fields = JudgedFields {
                    tier: part("tier"),
                    rate: part("rate"),
                    score: part("score"),
                    reason: part("reason"),
                };
                let any = fields
                    .tier
                    .or(fields.rate)
                    .or(fields.score)
                    .or(fields.reason);
                any.map(|_| Source::Judged(fields))
            }
            FactKind::Checklist(items) => {
                let columns: Vec<String> =
                    items.iter().map(|item| format!("{name}.{item}")).collect();
                let is_there = columns.iter().any(|column| self.optional(column).is_some());
                if !is_there {
                    return None;
                }
                let columns = columns.iter().map(|column| self.required(column, findings));
                columns.collect::<Option<_>>().map(Source::Checklist)
            }
            _ => self.optional(name).map(Source::Field),
        }
    }

    /// Complains of every column that was not asked for.
    fn finish(&self, pack: &Pack, findings: &mut Findings) {
        for column in (0..self.header.len()).filter(|column| !self.seen.contains(column)) {
            let (name, span) = (self.header.field(column), self.span(column));
            let first = (0..column).find(|before| self.header.field(*before) == name);
            if let Some(first) = first {
                findings.push(
                    Finding::at(Code::TableColumnTwice, span)
                        .with("column", name)
                        .related(self.span(first), "other"),
                );
                continue;
            }
            let of_fact = name.split_once('.').map_or(name, |(fact, _)| fact);
            if Retired::has(&pack.former.retired.facts, of_fact) {
                continue;
            }
            let known: Vec<&str> = pack
                .facts
                .iter()
                .map(|fact| fact.name.value.as_str())
                .collect();
            findings.push(
                Finding::at(Code::TableColumnUnknown, span)
                    .with("column", name)
                    .with("pack", pack.reference())
                    .suggesting(name, &known),
            );
        }
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

    fn value(&self, fact: &Fact, source: &Source, findings: &mut Findings) -> Option<Value> {
        match source {
            Source::Field(column) => self.field(*column, fact, findings),
            Source::Judged(fields) => self.judged(*fields, fact, findings),
            Source::Checklist(columns) => self.checklist(columns, fact, findings),
        }
    }

    fn field(&self, column: usize, fact: &Fact, findings: &mut Findings) -> Option<Value> {
        let text = self.record.field(column);
        if text.is_empty() {
            return None;
        }
        let kind = match &fact.kind {
            FactKind::Decimal(_) | FactKind::Integer(_) | FactKind::Percent(_) => {
                number(text).map(RawKind::Number)
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
            let text = self.record.field(column);
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
        if columns
            .iter()
            .all(|column| self.record.field(*column).is_empty())
        {
            return None;
        }
        let mut answers = Vec::with_capacity(columns.len());
        for (column, name) in columns.iter().zip(names.iter()) {
            let (text, span) = (self.record.field(*column), self.span(*column));
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
        let text = self.record.field(column);
        let kind = number(text).map(RawKind::Number);
        let raw = Raw {
            kind: kind.unwrap_or_else(|| RawKind::Text(text.to_owned())),
            span: self.span(column),
        };
        as_whole(&raw, 1900, 2999, findings)
    }

    /// A field that may not be empty.
    fn word(&self, column: usize, findings: &mut Findings) -> Option<&'r str> {
        let text = self.record.field(column);
        if text.is_empty() {
            findings.push(Finding::at(Code::EmptyValue, self.span(column)));
            return None;
        }
        Some(text)
    }
}

fn span(record: &Record, file: FileId, column: usize) -> Span {
    let place = record.place(column);
    Span::new(file, place.start, place.end)
}

fn number(text: &str) -> Option<Decimal> {
    parse_decimal(text).ok()
}

fn answer(text: &str) -> Option<bool> {
    match text {
        "是" | "true" => Some(true),
        "否" | "false" => Some(false),
        _ => None,
    }
}
