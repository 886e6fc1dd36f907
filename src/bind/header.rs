//! The first row of a table of cases: which column holds what.
//!
//! A column is named after a fact, by its name, a former one or its label, and may say its unit in brackets: figures are then
//! taken into the unit that the fact is declared in.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::columns::span;
use crate::diagnose::{Code, Finding, Findings};
use crate::number::Exact;
use crate::pack::{Fact, FactKind, Pack, Retired};
use crate::read::Record;
use crate::source::{FileId, Span};
use crate::unit::Unit;

/// The columns that tell the case, each by every name it may have.
pub const CASE_COLUMNS: [&[&str]; 3] = [
    &["id", "案例编号", "编号"],
    &["subject", "单位名称", "被评价单位"],
    &["year", "年度", "年份"],
];

/// Where a fact of a row is found.
#[derive(Debug)]
pub enum Source {
    Field(Field),
    Judged(JudgedFields),
    /// By the items of the checklist, in order.
    Checklist(Vec<usize>),
}

/// A column with one value, and what its figures are to be multiplied by.
#[derive(Debug)]
pub struct Field {
    pub column: usize,
    pub factor: Option<Exact>,
}

/// The columns of a judgement.
#[derive(Clone, Copy, Debug, Default)]
pub struct JudgedFields {
    pub tier: Option<usize>,
    pub rate: Option<usize>,
    pub score: Option<usize>,
    pub reason: Option<usize>,
}

/// The names of the columns, each to be asked for once.
pub struct Names<'h> {
    header: &'h Record,
    file: FileId,
    seen: BTreeSet<usize>,
}

impl<'h> Names<'h> {
    pub fn of(header: &'h Record, file: FileId) -> Self {
        Self {
            header,
            file,
            seen: BTreeSet::new(),
        }
    }

    /// The column of one of these names, the first of which is the one to complain of.
    pub fn case(&mut self, names: &[&str], findings: &mut Findings) -> Option<usize> {
        let found = names.iter().find_map(|name| self.optional(name));
        found.or_else(|| self.required(names.first()?, findings))
    }

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

    /// Where a fact stands: under its name, a former one, or its label.
    pub fn source(&mut self, fact: &Fact, pack: &Pack, findings: &mut Findings) -> Option<Source> {
        let own = std::iter::once(&fact.name).chain(&fact.was);
        let own = own.map(|name| name.value.as_str());
        let label = fact
            .label
            .as_deref()
            .filter(|label| is_its_own(label, pack));
        let names: Vec<&str> = own.chain(label).collect();
        names
            .into_iter()
            .find_map(|name| self.source_named(name, fact, findings))
    }

    fn source_named(&mut self, name: &str, fact: &Fact, findings: &mut Findings) -> Option<Source> {
        let name = &*fact_heading(name);
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
            FactKind::Decimal(_) | FactKind::Integer(_) | FactKind::Percent(_) => {
                let plain = self.optional(name).map(|column| (column, None));
                let (column, factor) = plain.or_else(|| self.in_unit(name, fact, findings))?;
                Some(Source::Field(Field { column, factor }))
            }
            _ => {
                let column = self.optional(name)?;
                Some(Source::Field(Field {
                    column,
                    factor: None,
                }))
            }
        }
    }

    /// A column `名称（单位）`, with the factor that makes its figures such of the fact's unit.
    fn in_unit(
        &mut self,
        name: &str,
        fact: &Fact,
        findings: &mut Findings,
    ) -> Option<(usize, Option<Exact>)> {
        let mut columns = 0..self.header.len();
        let (column, written) = columns.find_map(|column| {
            let (named, unit) = in_brackets(self.header.field(column))?;
            (named == name).then_some((column, unit))
        })?;
        self.seen.insert(column);
        let declared = fact.unit.as_deref().unwrap_or_default();
        if written == declared {
            return Some((column, None));
        }
        let units = Unit::parse(written).zip(Unit::parse(declared));
        let factor = units.and_then(|(written, declared)| written.in_terms_of(&declared));
        if factor.is_none() {
            findings.push(
                Finding::at(Code::ColumnUnit, self.span(column))
                    .with("fact", fact.name.value.as_str())
                    .with("unit", written)
                    .with("declared", declared)
                    .help("help"),
            );
        }
        Some((column, factor))
    }

    /// Complains of every column that was not asked for.
    pub fn finish(&self, pack: &Pack, findings: &mut Findings) {
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

/// Whether a label means one fact and nothing else.
fn is_its_own(label: &str, pack: &Pack) -> bool {
    let labels = pack.facts.iter().filter_map(|fact| fact.label.as_deref());
    let is_name = pack.fact_meant(label).is_some();
    let is_of_case = CASE_COLUMNS.iter().any(|names| names.contains(&label));
    !is_name && !is_of_case && labels.filter(|other| *other == label).count() == 1
}

/// What the column of a fact is called, without its unit: its name, unless that is one of the case's own columns.
#[must_use]
pub fn fact_heading(name: &str) -> Cow<'_, str> {
    if CASE_COLUMNS.iter().any(|names| names.contains(&name)) {
        Cow::Owned(format!("facts.{name}"))
    } else {
        Cow::Borrowed(name)
    }
}

/// `名称（单位）` as its two parts.
#[must_use]
pub fn in_brackets(header: &str) -> Option<(&str, &str)> {
    let header = header.trim();
    let (closing, opening) = [("）", '（'), (")", '(')]
        .into_iter()
        .find(|(closing, _)| header.ends_with(closing))?;
    let inside = header.strip_suffix(closing)?;
    let (name, unit) = inside.rsplit_once(opening)?;
    Some((name.trim(), unit.trim()))
}
