//! What the shipped cases reach: together they are a history in which an edit of any band, threshold or limit of a shipped
//! pack moves somebody.

use std::collections::BTreeSet;

use jixiao::bind::Facts;
use jixiao::pack::{Counting, FactKind, Limit, Pack, Table, Value};
use jixiao::score::{Outcome, VetoOutcome};
use jixiao::testing::{Spot, SpotKind, coverage};
use rust_decimal::Decimal;

use crate::history::{History, Past, histories};
use crate::laws::indicators;

/// A project's own indicators are the rows of its three tables, and one script scores them all: what is reached in one table is
/// reached.
const OWN_INDICATORS: &str = "mof-project";

fn told(spot: &Spot) -> String {
    let kind = match spot.kind {
        SpotKind::Branch { taken: true } => "yes".to_owned(),
        SpotKind::Branch { taken: false } => "no".to_owned(),
        SpotKind::Band => "band".to_owned(),
        SpotKind::Side(side) => format!("{side:?}"),
    };
    let limit = spot.limit.iter().map(|limit| format!(" at {limit}"));
    format!("{kind}{}: {}", limit.collect::<String>(), spot.text)
}

/// The facts, and those with each row of a table by itself: there a run tells of a row only what it met first.
fn with_rows_apart(pack: &Pack, facts: &Facts) -> Vec<Facts> {
    let mut all = vec![facts.clone()];
    for index in 0..pack.facts.len() {
        let Some(Value::Table(table)) = facts.get(index) else {
            continue;
        };
        for row in &table.rows {
            let mut apart = facts.clone();
            let rows = vec![row.clone()];
            apart.set(index, Some(Value::Table(Table { rows })));
            all.push(apart);
        }
    }
    all
}

impl History {
    /// What there is to reach of the rule of an indicator, with parameters of the years before one, or the latest.
    fn spots(&self, index: usize, until: Option<i32>) -> Vec<Spot> {
        let is_of_period = |past: &&Past| match until {
            Some(_) => self.program.period(past.year) == until,
            None => !self.is_dated(index) || self.program.period(past.year).is_none(),
        };
        let year = until.map_or(i32::MAX, |until| until - 1);
        let (pack, program) = self.program.in_year(&self.pack, year);
        let cases = self.cases.iter().filter(is_of_period);
        let facts: Vec<Facts> = if self.pack.id == OWN_INDICATORS {
            cases
                .flat_map(|past| with_rows_apart(pack, &past.facts))
                .collect()
        } else {
            cases.map(|past| past.facts.clone()).collect()
        };
        let covered = coverage(pack, program, index, facts.iter());
        covered.spots.expect("a rule within the analysis")
    }

    fn is_dated(&self, index: usize) -> bool {
        self.program.parameters(index).any(|name| {
            let mut parameters = self.pack.parameters.iter();
            parameters.any(|one| one.name.value == name && !one.dated.is_empty())
        })
    }

    /// What no case reaches of the rule of an indicator.
    fn unreached(&self, index: usize, until: Option<i32>) -> Vec<String> {
        if until.is_some() && !self.is_dated(index) {
            return Vec::new();
        }
        let mut spots = self.spots(index, until);
        let all = &self.pack.indicators;
        let shares = |other: &usize| all[*other].written == all[index].written;
        let others = (0..all.len()).filter(|other| *other != index && shares(other));
        for other in others.filter(|_| self.pack.id == OWN_INDICATORS) {
            let alike = self.spots(other, until);
            assert_eq!(spots.len(), alike.len());
            for (spot, other) in spots.iter_mut().zip(alike) {
                spot.is_tried |= other.is_tried;
            }
        }
        let unreached = spots.iter().filter(|spot| !spot.is_tried);
        unreached.map(told).collect()
    }
}

#[test]
fn the_shipped_cases_reach_every_way_band_and_side_of_every_rule() {
    let mut unreached = Vec::new();
    for history in histories() {
        let periods = history.program.earlier().map(|(until, ..)| Some(until));
        for until in periods.chain([None]) {
            for (index, indicator) in history.pack.indicators.iter().enumerate() {
                for spot in history.unreached(index, until) {
                    unreached.push((history.name.clone(), indicator.id.value.clone(), spot));
                }
            }
        }
    }
    assert!(unreached.is_empty(), "{unreached:#?}");
}

/// The parts of a fact's value that a case can give: tiers, items met and not, options, yes and no.
fn possible(kind: &FactKind) -> Vec<String> {
    match kind {
        FactKind::Bool => vec!["true".to_owned(), "false".to_owned()],
        FactKind::Choice(options) => options.clone(),
        FactKind::Judged(tiers) => tiers.iter().map(|tier| tier.label.clone()).collect(),
        FactKind::Checklist(items) => {
            let both = |item: &String| [format!("{item}: true"), format!("{item}: false")];
            items.iter().flat_map(both).collect()
        }
        _ => Vec::new(),
    }
}

fn given(kind: &FactKind, value: &Value) -> Vec<String> {
    match (kind, value) {
        (_, Value::Bool(answer)) => vec![answer.to_string()],
        (FactKind::Choice(options), Value::Choice(index)) => vec![options[*index].clone()],
        (_, Value::Judged(judged)) => judged.tier.iter().map(|one| one.label.clone()).collect(),
        (_, Value::Checklist(list)) => {
            let answers = list.items();
            answers
                .map(|(item, is_met)| format!("{item}: {is_met}"))
                .collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn the_shipped_cases_give_every_tier_item_option_and_answer() {
    for history in histories() {
        for (index, fact) in history.pack.facts.iter().enumerate() {
            let facts = history.cases.iter().map(|past| past.facts.get(index));
            let values = facts.flatten();
            let seen: BTreeSet<String> =
                values.flat_map(|value| given(&fact.kind, value)).collect();
            for part in possible(&fact.kind) {
                let name = &fact.name.value;
                assert!(seen.contains(&part), "{} {name}: {part}", history.name);
            }
        }
    }
}

#[test]
fn every_grade_is_got_by_a_shipped_case() {
    for history in histories() {
        for grade in &history.pack.grades {
            let is_got = |past: &Past| past.evaluation.total.grades == [grade.label.clone()];
            assert!(
                history.cases.iter().any(is_got),
                "{} {}",
                history.name,
                grade.label
            );
        }
    }
}

#[test]
fn every_veto_takes_something_of_a_shipped_case_and_lets_another_pass() {
    for history in histories() {
        for (index, veto) in history.pack.vetoes.iter().enumerate() {
            let outcome = |past: &Past| past.evaluation.vetoes[index].outcome.clone();
            let takes = |past: &&Past| {
                let total = &past.evaluation.total;
                let marks = total.marks.exact().expect("a total");
                let mut grades = history.pack.grades.iter();
                let earned = grades.find(|grade| grade.from <= marks).expect("a grade");
                outcome(past) == VetoOutcome::Applies
                    && match &veto.limit {
                        Limit::Total(most) => marks == *most,
                        Limit::Grade(best) => {
                            total.grades == [best.value.clone()] && earned.label != best.value
                        }
                    }
            };
            let passes = |past: &&Past| outcome(past) == VetoOutcome::AppliesNot;
            let id = &veto.id.value;
            assert!(
                history.cases.iter().any(|past| takes(&past)),
                "{} {id}",
                history.name
            );
            assert!(
                history.cases.iter().any(|past| passes(&past)),
                "{} {id}",
                history.name
            );
        }
    }
}

#[test]
fn every_capped_group_cuts_a_shipped_case_and_leaves_another() {
    for history in histories() {
        for (index, group) in history.pack.groups.iter().enumerate() {
            assert!(group.groups.iter().all(|one| one.counts == Counting::Sum));
            if group.counts != Counting::Capped {
                continue;
            }
            let is_cut = |past: &Past| {
                let indicators = &past.evaluation.groups[index].indicators;
                let scores = indicators.iter().filter_map(|one| one.outcome.score());
                scores.sum::<Decimal>() > group.max
            };
            let cut = history.cases.iter().filter(|past| is_cut(past)).count();
            let id = &group.id;
            assert!(
                0 < cut && cut < history.cases.len(),
                "{} {id}: {cut}",
                history.name
            );
        }
    }
}

/// Indicators whose rules pay all of their points or none.
const ALL_OR_NOTHING: &[&str] = &["official-card-settlement", "official-card-holding"];

#[test]
fn every_indicator_is_paid_in_full_in_part_and_not_at_all() {
    for history in histories() {
        for indicator in &history.pack.indicators {
            let mut paid = BTreeSet::new();
            for past in &history.cases {
                let results = indicators(&past.evaluation.groups);
                let result = results.iter().find(|one| one.id == indicator.id.value);
                let result = result.expect("a result");
                if let Outcome::Scored(score) = result.outcome {
                    paid.insert((score.is_zero(), score == result.max));
                }
            }
            let id = indicator.id.value.as_str();
            let ways = if ALL_OR_NOTHING.contains(&id) { 2 } else { 3 };
            assert_eq!(paid.len(), ways, "{} {id}: {paid:?}", history.name);
        }
    }
}
