//! Parameters that change from one year to the next within a version (`dated`): a case is scored with the values of its year.

use std::collections::BTreeSet;

use super::manifest::{Either, one_of};
use super::{Grounds, Pack, Parameter};
use crate::diagnose::{Code, Finding, Findings};
use crate::number::Decimal;
use crate::read::{Raw, RawKind, TableReader, wrong_type};
use crate::source::Spanned;

/// A value of a parameter, and since when it holds.
#[derive(Clone, Debug)]
pub struct Dated {
    /// Its first year; none where it holds from the beginning.
    pub from: Option<Spanned<i32>>,
    pub value: Decimal,
    pub grounds: Grounds,
}

impl Dated {
    fn holds_in(&self, year: i32) -> bool {
        self.from.as_ref().is_none_or(|from| from.value <= year)
    }
}

impl Pack {
    /// The years from which some parameter has another value, or its first.
    #[must_use]
    pub fn turns(&self) -> BTreeSet<i32> {
        let dated = self.parameters.iter().flat_map(|one| &one.dated);
        dated
            .filter_map(|dated| Some(dated.from.as_ref()?.value))
            .collect()
    }

    /// The first year for which every parameter has a value, with one that has none before; none where all years are.
    #[must_use]
    pub fn first_year(&self) -> Option<(&Parameter, &Spanned<i32>)> {
        let first = |one: &'_ Parameter| one.dated.first().and_then(|dated| dated.from);
        self.parameters
            .iter()
            .filter(|one| first(one).is_some())
            .max_by_key(|one| first(one).map(|from| from.value))
            .and_then(|one| Some((one, one.dated.first()?.from.as_ref()?)))
    }

    /// The pack with the values that hold in a year.
    #[must_use]
    pub fn in_year(&self, year: i32) -> Self {
        let mut pack = self.clone();
        for parameter in &mut pack.parameters {
            let holds = parameter
                .dated
                .iter()
                .rev()
                .find(|dated| dated.holds_in(year));
            if let Some(dated) = holds.or(parameter.dated.first()).cloned() {
                parameter.value = dated.value;
                parameter.grounds = dated.grounds;
            }
        }
        pack
    }

    /// The complaint about a case of a year for which some parameter has no value yet.
    #[must_use]
    pub fn complaint_of_year(&self, year: &Spanned<i32>) -> Option<Finding> {
        let (parameter, first) = self.first_year()?;
        (year.value < first.value).then(|| {
            Finding::at(Code::NoValueForYear, year.span)
                .with("parameter", parameter.name.value.as_str())
                .with("year", year.value.to_string())
                .with("first", first.value.to_string())
                .related(first.span, "first")
        })
    }
}

/// What a parameter is worth: `value`, the values under `dated`, or both, the former then holding before the latter.
pub fn read_values(
    reader: &mut TableReader<'_>,
    findings: &mut Findings,
) -> Option<(Dated, Vec<Dated>)> {
    let list = reader.list("dated", findings);
    let is_dated = !list.is_empty();
    let mut dated = Vec::new();
    let is_plain = !is_dated || reader.optional("value").is_some();
    let plain = read_value(reader, is_plain, findings);
    dated.extend(plain);
    for raw in list {
        let Some(mut reader) = TableReader::of(raw, findings) else {
            continue;
        };
        let from = reader
            .required("from", findings)
            .and_then(|raw| year_of(raw, findings));
        let value = read_value(&mut reader, true, findings);
        reader.finish(findings);
        if let (Some(from), Some(value)) = (from, value) {
            complain_unless_later(dated.last(), &from, findings);
            dated.push(Dated {
                from: Some(from),
                ..value
            });
        }
    }
    let latest = dated.last()?.clone();
    Some((latest, if is_dated { dated } else { Vec::new() }))
}

/// A value with its grounds, where there must be one.
fn read_value(
    reader: &mut TableReader<'_>,
    is_plain: bool,
    findings: &mut Findings,
) -> Option<Dated> {
    let basis = reader.optional_text("basis", findings);
    let inferred = reader.optional_text("inferred", findings);
    let span = reader.span();
    if !is_plain && basis.is_none() && inferred.is_none() {
        return None;
    }
    let value = reader.number("value", findings);
    let grounds = one_of(
        ("basis", basis),
        ("inferred", inferred),
        (span, "help"),
        findings,
    )?;
    Some(Dated {
        from: None,
        value: value?.value,
        grounds: match grounds {
            Either::First(text) => Grounds::Basis(text.value),
            Either::Second(text) => Grounds::Inferred(text.value),
        },
    })
}

/// The year that begins on a date.
fn year_of(raw: &Raw, findings: &mut Findings) -> Option<Spanned<i32>> {
    let RawKind::Date(date) = &raw.kind else {
        return wrong_type(raw, "type-date", findings);
    };
    let year = date
        .strip_suffix("-01-01")
        .and_then(|year| year.parse().ok());
    if year.is_none() {
        findings.push(
            Finding::at(Code::DateWithinYear, raw.span)
                .with("date", date.as_str())
                .help("help"),
        );
    }
    Some(Spanned::new(year?, raw.span))
}

fn complain_unless_later(before: Option<&Dated>, from: &Spanned<i32>, findings: &mut Findings) {
    let before = before.and_then(|before| before.from.as_ref());
    if let Some(before) = before.filter(|before| before.value >= from.value) {
        findings.push(
            Finding::at(Code::DatesNotAscending, from.span)
                .with("before", before.value.to_string())
                .related(before.span, "other"),
        );
    }
}
