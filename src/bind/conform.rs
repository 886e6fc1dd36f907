//! One value against one declaration.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnose::{Code, Finding, Findings};
use crate::number::{Decimal, trimmed};
use crate::pack::{
    Bounds, Checklist, Column, ColumnKind, Fact, FactKind, Judged, Table, Tier, Value,
    rate_outside_tier,
};
use crate::read::{Raw, RawKind, TableReader, as_text};
use crate::source::{Span, Spanned};

/// The longest text a fact may hold, in characters.
pub const TEXT_LIMIT: usize = 20_000;

/// The value of `raw` as `fact` declares it; `None` where it does not conform, with findings.
pub fn conform(fact: &Fact, raw: &Raw, findings: &mut Findings) -> Option<Value> {
    let subject = Subject::of(fact);
    match &fact.kind {
        FactKind::Decimal(bounds) | FactKind::Percent(bounds) => {
            let number = subject.number(raw, findings)?;
            subject
                .bounded(number, *bounds, raw.span, findings)
                .map(Value::Number)
        }
        FactKind::Integer(bounds) => {
            let number = subject.whole(raw, findings)?;
            subject
                .bounded(number, *bounds, raw.span, findings)
                .map(Value::Number)
        }
        FactKind::Bool => subject.bool(raw, findings).map(Value::Bool),
        FactKind::Choice(options) => subject.choice(options, raw, findings).map(Value::Choice),
        FactKind::Judged(tiers) => subject.judged(tiers, raw, findings).map(Value::Judged),
        FactKind::Checklist(items) => subject
            .checklist(items, raw, findings)
            .map(Value::Checklist),
        FactKind::Text => subject.text(raw, findings).map(Value::Text),
        FactKind::Table(columns) => subject.table(columns, raw, findings).map(Value::Table),
    }
}

/// The parts of a judgement as they are given.
pub struct Judgement<'a> {
    pub tier: Option<Spanned<&'a str>>,
    pub rate: Option<Spanned<Decimal>>,
    pub score: Option<Spanned<Decimal>>,
    pub reason: Option<&'a str>,
}

/// What a value is of: named in complaints, with the place of its declaration.
pub struct Subject<'a> {
    name: &'a str,
    declared: Span,
}

impl<'a> Subject<'a> {
    /// A fact of the pack.
    pub fn of(fact: &'a Fact) -> Self {
        Self {
            name: &fact.name.value,
            declared: fact.name.span,
        }
    }

    pub fn finding(&self, code: Code, span: Span) -> Finding {
        Finding::at(code, span)
            .with("fact", self.name)
            .related(self.declared, "declared")
    }

    fn wrong_type<T>(
        &self,
        raw: &Raw,
        expected: &'static str,
        findings: &mut Findings,
    ) -> Option<T> {
        if !matches!(raw.kind, RawKind::Faulty) {
            findings.push(
                self.finding(Code::FactType, raw.span)
                    .with("expected", crate::diagnose::Argument::Message(expected))
                    .with(
                        "found",
                        crate::diagnose::Argument::Message(raw.kind.called()),
                    ),
            );
        }
        None
    }

    pub fn number(&self, raw: &Raw, findings: &mut Findings) -> Option<Decimal> {
        match raw.kind {
            RawKind::Number(number) => Some(number),
            _ => self.wrong_type(raw, "type-number", findings),
        }
    }

    fn whole(&self, raw: &Raw, findings: &mut Findings) -> Option<Decimal> {
        let number = self.number(raw, findings)?;
        if number.fract().is_zero() {
            return Some(number);
        }
        findings.push(
            self.finding(Code::FactNotWhole, raw.span)
                .with("number", number.to_string()),
        );
        None
    }

    fn bounded(
        &self,
        number: Decimal,
        bounds: Bounds,
        span: Span,
        findings: &mut Findings,
    ) -> Option<Decimal> {
        let low = bounds.min.is_some_and(|min| number < min);
        let high = bounds.max.is_some_and(|max| number > max);
        if !low && !high {
            return Some(number);
        }
        let show =
            |bound: Option<Decimal>, open: &str| bound.map_or_else(|| open.to_owned(), trimmed);
        findings.push(
            self.finding(Code::FactOutOfBounds, span)
                .with("number", number.to_string())
                .with("least", show(bounds.min, "−∞"))
                .with("most", show(bounds.max, "+∞")),
        );
        None
    }

    pub fn bool(&self, raw: &Raw, findings: &mut Findings) -> Option<bool> {
        match raw.kind {
            RawKind::Bool(yes) => Some(yes),
            _ => self.wrong_type(raw, "type-bool", findings),
        }
    }

    fn text(&self, raw: &Raw, findings: &mut Findings) -> Option<String> {
        let RawKind::Text(text) = &raw.kind else {
            return self.wrong_type(raw, "type-text", findings);
        };
        if text.chars().count() > TEXT_LIMIT {
            findings.push(
                self.finding(Code::TextTooLong, raw.span)
                    .with("limit", TEXT_LIMIT),
            );
            return None;
        }
        Some(text.clone())
    }

    fn choice(&self, options: &[String], raw: &Raw, findings: &mut Findings) -> Option<usize> {
        let text = self.text(raw, findings)?;
        if let Some(index) = options.iter().position(|option| *option == text) {
            return Some(index);
        }
        let known: Vec<&str> = options.iter().map(String::as_str).collect();
        findings.push(
            self.finding(Code::UnknownOption, raw.span)
                .with("option", text.as_str())
                .suggesting(&text, &known),
        );
        None
    }

    fn judged(&self, tiers: &[Arc<Tier>], raw: &Raw, findings: &mut Findings) -> Option<Judged> {
        let RawKind::Table(table) = &raw.kind else {
            return self.wrong_type(raw, "type-judged", findings);
        };
        let mut reader = TableReader::new(table, raw.span);
        let label = reader.optional_text("tier", findings);
        let rate = reader.optional_number("rate", findings);
        let score = reader.optional_number("score", findings);
        let reason = reader.text("reason", findings);
        reader.finish(findings);
        let given = Judgement {
            tier: label
                .as_ref()
                .map(|label| label.as_ref().map(String::as_str)),
            rate,
            score,
            reason: reason.as_ref().map(|reason| reason.value.as_str()),
        };
        self.judgement(tiers, &given, raw.span, findings)
    }

    /// A judgement of its parts; a reason that is none has been complained of.
    pub fn judgement(
        &self,
        tiers: &[Arc<Tier>],
        given: &Judgement<'_>,
        span: Span,
        findings: &mut Findings,
    ) -> Option<Judged> {
        let tier = match &given.tier {
            None => None,
            Some(label) => {
                let found = tiers.iter().find(|tier| tier.label == label.value);
                if found.is_none() {
                    let known: Vec<&str> = tiers.iter().map(|tier| tier.label.as_str()).collect();
                    findings.push(
                        self.finding(Code::UnknownTier, label.span)
                            .with("tier", label.value)
                            .suggesting(label.value, &known),
                    );
                    return None;
                }
                found.cloned()
            }
        };
        if let Some(rate) = &given.rate {
            let percent = Bounds {
                min: Some(Decimal::ZERO),
                max: Some(Decimal::ONE_HUNDRED),
            };
            self.bounded(rate.value, percent, rate.span, findings)?;
            if let Some(tier) = tier.as_ref().filter(|tier| !tier.allows(rate.value)) {
                findings.push(rate_outside_tier(tier, rate.value, rate.span));
                return None;
            }
        }
        let stated = tier.as_ref().and_then(|tier| tier.rate);
        let rate = given.rate.map(|rate| rate.value).or(stated);
        if rate.is_none() && given.score.is_none() {
            findings.push(self.finding(Code::JudgedWithoutRate, span).help("help"));
            return None;
        }
        Some(Judged {
            tier,
            rate,
            score: given.score.map(|score| score.value),
            reason: given.reason?.to_owned(),
        })
    }

    fn checklist(
        &self,
        items: &Arc<[String]>,
        raw: &Raw,
        findings: &mut Findings,
    ) -> Option<Checklist> {
        let RawKind::Table(table) = &raw.kind else {
            return self.wrong_type(raw, "type-checklist", findings);
        };
        let known: Vec<&str> = items.iter().map(String::as_str).collect();
        for (name, _) in &table.entries {
            if !known.contains(&name.value.as_str()) {
                findings.push(
                    self.finding(Code::UnknownItem, name.span)
                        .with("item", name.value.as_str())
                        .suggesting(&name.value, &known),
                );
            }
        }
        let mut answers = Vec::new();
        for item in items.iter() {
            match table.get(item) {
                Some(raw) => {
                    let answer = self.bool(raw, findings);
                    answers.extend(answer);
                }
                None => findings.push(
                    self.finding(Code::MissingItem, raw.span)
                        .with("item", item.as_str()),
                ),
            }
        }
        (answers.len() == items.len()).then_some(Checklist {
            names: Arc::clone(items),
            answers,
        })
    }

    fn table(
        &self,
        columns: &BTreeMap<String, Column>,
        raw: &Raw,
        findings: &mut Findings,
    ) -> Option<Table> {
        let RawKind::List(list) = &raw.kind else {
            return self.wrong_type(raw, "type-rows", findings);
        };
        let rows: Vec<Vec<Value>> = list
            .iter()
            .filter_map(|raw| self.row(columns, raw, findings))
            .collect();
        (rows.len() == list.len()).then_some(Table { rows })
    }

    fn row(
        &self,
        columns: &BTreeMap<String, Column>,
        raw: &Raw,
        findings: &mut Findings,
    ) -> Option<Vec<Value>> {
        let RawKind::Table(table) = &raw.kind else {
            return self.wrong_type(raw, "type-row", findings);
        };
        let known: Vec<&str> = columns.keys().map(String::as_str).collect();
        for (name, _) in &table.entries {
            if !known.contains(&name.value.as_str()) {
                findings.push(
                    self.finding(Code::UnknownColumn, name.span)
                        .with("column", name.value.as_str())
                        .suggesting(&name.value, &known),
                );
            }
        }
        let mut row = Vec::with_capacity(columns.len());
        for (name, column) in columns {
            let Some(raw) = table.get(name) else {
                if let Some(default) = &column.default {
                    row.push(default.clone());
                    continue;
                }
                findings.push(
                    self.finding(Code::MissingColumn, raw.span)
                        .with("column", name.as_str()),
                );
                continue;
            };
            let path = format!("{}.{name}", self.name);
            let cell = Subject {
                name: &path,
                declared: self.declared,
            };
            let value = match column.kind {
                ColumnKind::Decimal | ColumnKind::Percent => cell
                    .number(raw, findings)
                    .and_then(|number| cell.bounded(number, column.bounds, raw.span, findings))
                    .map(Value::Number),
                ColumnKind::Integer => cell
                    .whole(raw, findings)
                    .and_then(|number| cell.bounded(number, column.bounds, raw.span, findings))
                    .map(Value::Number),
                ColumnKind::Choice => cell
                    .choice(&column.options, raw, findings)
                    .and_then(|index| column.options.get(index).cloned())
                    .map(Value::Text),
                ColumnKind::Bool => cell.bool(raw, findings).map(Value::Bool),
                ColumnKind::Text => as_text(raw, findings).map(|text| Value::Text(text.value)),
            };
            row.extend(value);
        }
        (row.len() == columns.len()).then_some(row)
    }
}
