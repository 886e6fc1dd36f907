//! What somebody wants a fact or a parameter to be: `在职人员数=20…15`.

use crate::bind::{answer, conform};
use crate::diagnose::{Code, Finding, Findings};
use crate::number::{Decimal, parse_decimal};
use crate::pack::{Fact, FactKind, Pack, Value};
use crate::read::{Raw, RawKind};
use crate::source::{FileId, Span};

use super::sweep::{SweepFault, figures};

/// A fact or a parameter with the values that it is to take.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    pub of: SettingOf,
    /// One, or those that are gone through.
    pub values: Vec<Value>,
}

/// What takes other values, by its index in the pack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingOf {
    Fact(usize),
    Parameter(usize),
}

/// What stands between the ends of a range.
const UNTIL: [&str; 4] = ["…", "..", "～", "~"];

/// Reads `name=value`, `name=one,other`, `name=from…to` or `name=from…to/step` from the text of `file`. Without a step, the last
/// digit that an end is written with is one.
pub fn setting(text: &str, file: FileId, pack: &Pack, findings: &mut Findings) -> Option<Setting> {
    let whole = Span::new(file, 0, text.len());
    let Some((name, given)) = text.split_once(['=', '＝']) else {
        findings.push(
            Finding::at(Code::BadSetting, whole)
                .with("text", text)
                .help("help"),
        );
        return None;
    };
    let reader = Reader {
        text,
        file,
        given: part(text, given.trim()),
    };
    let trimmed = name.trim();
    if let Some(index) = pack.fact_index(trimmed) {
        let fact = pack.facts.get(index)?;
        return Some(Setting {
            of: SettingOf::Fact(index),
            values: reader.of_fact(fact, findings)?,
        });
    }
    let mut parameters = pack.parameters.iter();
    if let Some(index) = parameters.position(|one| one.name.value == trimmed) {
        return Some(Setting {
            of: SettingOf::Parameter(index),
            values: reader.of_parameter(findings)?,
        });
    }
    let facts = pack.facts.iter().map(|fact| fact.name.value.as_str());
    let parameters = pack.parameters.iter().map(|one| one.name.value.as_str());
    let known: Vec<&str> = facts.chain(parameters).collect();
    let (start, end) = part(text, trimmed);
    findings.push(
        Finding::at(Code::UnknownName, Span::new(file, start, end))
            .with("name", trimmed)
            .suggesting(trimmed, &known),
    );
    None
}

/// Where a part of the text stands in it.
fn part(text: &str, inner: &str) -> (usize, usize) {
    let start = inner.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    (start, start.saturating_add(inner.len()))
}

struct Reader<'t> {
    text: &'t str,
    file: FileId,
    given: (usize, usize),
}

impl<'t> Reader<'t> {
    fn given(&self) -> &'t str {
        self.text
            .get(self.given.0..self.given.1)
            .unwrap_or_default()
    }

    fn span(&self, inner: &str) -> Span {
        let (start, end) = part(self.text, inner);
        Span::new(self.file, start, end)
    }

    fn of_fact(&self, fact: &Fact, findings: &mut Findings) -> Option<Vec<Value>> {
        let is_number = matches!(
            fact.kind,
            FactKind::Decimal(_) | FactKind::Integer(_) | FactKind::Percent(_)
        );
        if is_number && let Some((from, to, step)) = self.range() {
            let ends = [from, to].map(|end| conform(fact, &self.raw(fact, end), findings));
            ends.into_iter().collect::<Option<Vec<Value>>>()?;
            return self.figures(from, to, step, findings);
        }
        let values = self.given().split([',', '，']).map(str::trim);
        let values: Vec<Option<Value>> = values
            .map(|text| conform(fact, &self.raw(fact, text), findings))
            .collect();
        values.into_iter().collect()
    }

    fn of_parameter(&self, findings: &mut Findings) -> Option<Vec<Value>> {
        if let Some((from, to, step)) = self.range() {
            return self.figures(from, to, step, findings);
        }
        let values = self.given().split([',', '，']).map(str::trim);
        let values: Vec<Option<Value>> = values
            .map(|text| self.number(text, findings).map(Value::Number))
            .collect();
        values.into_iter().collect()
    }

    /// The ends and the step of a range.
    fn range(&self) -> Option<(&'t str, &'t str, Option<&'t str>)> {
        let given = self.given();
        let (from, rest) = UNTIL.iter().find_map(|sign| given.split_once(sign))?;
        let (to, step) = match rest.split_once(['/', '／']) {
            Some((to, step)) => (to, Some(step.trim())),
            None => (rest, None),
        };
        Some((from.trim(), to.trim(), step))
    }

    fn figures(
        &self,
        from: &str,
        to: &str,
        step: Option<&str>,
        findings: &mut Findings,
    ) -> Option<Vec<Value>> {
        let (from, to) = (self.number(from, findings), self.number(to, findings));
        let step = match step {
            Some(step) => Some(self.number(step, findings)?),
            None => None,
        };
        let (from, to) = (from?, to?);
        let step = step.unwrap_or_else(|| Decimal::new(1, from.scale().max(to.scale())));
        if step.is_zero() {
            let span = Span::new(self.file, self.given.0, self.given.1);
            findings.push(
                Finding::at(Code::BadSetting, span)
                    .with("text", self.given())
                    .help("help"),
            );
            return None;
        }
        match figures(from, to, step) {
            Ok(figures) => Some(figures.into_iter().map(Value::Number).collect()),
            Err(SweepFault::TooMany(limit)) => {
                let span = Span::new(self.file, self.given.0, self.given.1);
                let finding = Finding::at(Code::SweepTooLong, span);
                findings.push(finding.with("limit", limit).help("help"));
                None
            }
            Err(SweepFault::NotCompiled(..)) => None,
        }
    }

    fn number(&self, text: &str, findings: &mut Findings) -> Option<Decimal> {
        let number = parse_decimal(text.strip_suffix(['%', '％']).unwrap_or(text).trim());
        if number.is_err() {
            findings.push(
                Finding::at(Code::BadSetting, self.span(text))
                    .with("text", text)
                    .help("help"),
            );
        }
        number.ok()
    }

    fn raw(&self, fact: &Fact, text: &str) -> Raw {
        let number = parse_decimal(text.strip_suffix(['%', '％']).unwrap_or(text).trim());
        let kind = match (&fact.kind, number) {
            (FactKind::Bool, _) => answer(text).map(RawKind::Bool),
            (FactKind::Decimal(_) | FactKind::Integer(_) | FactKind::Percent(_), Ok(number)) => {
                Some(RawKind::Number(number))
            }
            _ => None,
        };
        Raw {
            kind: kind.unwrap_or_else(|| RawKind::Text(text.to_owned())),
            span: self.span(text),
        }
    }
}
