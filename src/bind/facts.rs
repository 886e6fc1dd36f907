//! Holds a case against a pack: facts it names must be declared, and values must conform.

use super::conform::conform;
use crate::case::Case;
use crate::diagnose::{Checked, Code, Finding, Findings};
use crate::pack::{Fact, Pack, Retired, Value};
use crate::read::Raw;
use crate::source::Spanned;

/// The facts of a case that conform to a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// In the order of the pack's facts; none where the case does not give one.
    values: Vec<Option<Value>>,
}

impl Facts {
    /// No facts at all.
    #[must_use]
    pub const fn none() -> Self {
        Self { values: Vec::new() }
    }

    /// As many facts as a pack has, none of them given.
    pub fn clear(&mut self, pack: &Pack) {
        self.values.clear();
        self.values.resize(pack.facts.len(), None);
    }

    /// Gives a fact another value, or takes it away. The value must be one that the pack allows.
    pub fn set(&mut self, index: usize, value: Option<Value>) {
        if let Some(place) = self.values.get_mut(index) {
            *place = value;
        }
    }

    /// The value of the fact with this index in the pack, if the case gives it.
    #[inline]
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&Value> {
        self.values.get(index)?.as_ref()
    }
}

/// Holds the whole case against the pack: facts, and the indicators and groups that evidence and reported figures speak of.
#[must_use]
pub fn bind_case(pack: &Pack, case: &Case) -> Checked<Facts> {
    let mut findings = Findings::default();
    if let Some(own) = case
        .pack
        .as_ref()
        .filter(|own| !pack.is_meant_by(&own.value))
    {
        // Of another standard nothing else fits either: one complaint says why.
        findings.push(
            Finding::at(Code::CaseOfOtherPack, own.span)
                .with("own", own.value.as_str())
                .with("pack", pack.reference())
                .help("help"),
        );
        return Checked::new(None, findings);
    }
    findings.extend(pack.complaint_of_year(&case.year));
    let facts = read_facts(pack, &case.facts, &mut findings);
    let indicators: Vec<&str> = pack
        .indicators
        .iter()
        .map(|one| one.id.value.as_str())
        .collect();
    let mut groups = Vec::new();
    for group in &pack.groups {
        group.visit(&mut |group| groups.push(group.id.as_str()));
    }
    let evidence = case.evidence.iter().map(|(id, _)| id);
    let reported = case.reported.indicators.iter().map(|(id, _)| id);
    for id in evidence.chain(reported) {
        let former = &pack.former;
        if former.indicators.contains_key(&id.value)
            || Retired::has(&former.retired.indicators, &id.value)
        {
            continue;
        }
        complain_unless_known(id, &indicators, Code::UnknownIndicator, "id", &mut findings);
    }
    for (id, _) in &case.reported.groups {
        let former = &pack.former;
        if former.groups.contains_key(&id.value) || Retired::has(&former.retired.groups, &id.value)
        {
            continue;
        }
        complain_unless_known(id, &groups, Code::UnknownGroup, "group", &mut findings);
    }
    Checked::new(Some(facts), findings)
}

/// Holds given facts, of a case or of a worked example, against the pack.
#[must_use]
pub fn bind_facts(pack: &Pack, given: &[(Spanned<String>, Raw)]) -> Checked<Facts> {
    let mut findings = Findings::default();
    let facts = read_facts(pack, given, &mut findings);
    Checked::new(Some(facts), findings)
}

fn read_facts(pack: &Pack, given: &[(Spanned<String>, Raw)], findings: &mut Findings) -> Facts {
    let mut values = vec![None; pack.facts.len()];
    let mut next = 0;
    for (name, raw) in given {
        // Mostly the facts stand in the pack's order.
        let is_next = pack
            .facts
            .get(next)
            .is_some_and(|fact| fact.name.value == name.value);
        let index = if is_next {
            Some(next)
        } else {
            pack.fact_meant(&name.value)
        };
        next = index.map_or(next, |index| index.saturating_add(1));
        let declared = index.and_then(|index| pack.facts.get(index).zip(values.get_mut(index)));
        let Some((fact, value)) = declared else {
            if Retired::has(&pack.former.retired.facts, &name.value) {
                continue;
            }
            let known: Vec<&str> = pack
                .facts
                .iter()
                .map(|fact| fact.name.value.as_str())
                .collect();
            let finding = Finding::at(Code::UnknownFact, name.span)
                .with("fact", name.value.as_str())
                .with("pack", pack.reference());
            findings.push(finding.suggesting(&name.value, &known));
            continue;
        };
        if fact.name.value != name.value || !fact.was.is_empty() {
            complain_if_given_before(fact, name, given, findings);
        }
        if let Some(conforming) = conform(fact, raw, findings) {
            *value = Some(conforming);
        }
    }
    Facts { values }
}

/// A fact that is given under its name and under a former one.
fn complain_if_given_before(
    fact: &Fact,
    name: &Spanned<String>,
    given: &[(Spanned<String>, Raw)],
    findings: &mut Findings,
) {
    let is_meant = |other: &Spanned<String>| {
        other.value == fact.name.value || fact.was.iter().any(|was| was.value == other.value)
    };
    let first = given
        .iter()
        .map(|(other, _)| other)
        .find(|other| is_meant(other));
    if let Some(first) = first.filter(|first| first.value != name.value) {
        findings.push(
            Finding::at(Code::FactGivenTwice, name.span)
                .with("fact", fact.name.value.as_str())
                .with("first", first.value.as_str())
                .with("second", name.value.as_str())
                .related(first.span, "other"),
        );
    }
}

fn complain_unless_known(
    id: &Spanned<String>,
    known: &[&str],
    code: Code,
    argument: &'static str,
    findings: &mut Findings,
) {
    if !known.contains(&id.value.as_str()) {
        let finding = Finding::at(code, id.span).with(argument, id.value.as_str());
        findings.push(finding.suggesting(&id.value, known));
    }
}
