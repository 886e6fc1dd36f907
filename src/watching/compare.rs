//! Two moments of the same thing held against each other: findings, examples, scores.

use std::collections::{BTreeMap, VecDeque};

use super::scored::{Came, Judgement, Scored};
use super::state::PackState;
use crate::diagnose::{Argument, Finding};
use crate::number::Decimal;
use crate::pack::Expected;
use crate::score::{Outcome, Range};
use crate::source::Texts;
use crate::testing::TestRun;

/// Findings that there were not before, and that there are no more.
#[derive(Clone, Debug, Default)]
pub struct FindingChanges {
    pub new: Vec<Finding>,
    pub gone: Vec<Finding>,
}

impl FindingChanges {
    /// Compares findings, each with the texts it points into. One is the same wherever its line has moved to.
    #[must_use]
    pub fn between(before: (&[Finding], &Texts), now: (&[Finding], &Texts)) -> Self {
        Self {
            new: without(now, before),
            gone: without(before, now),
        }
    }

    /// Whether both moments had the same.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.new.is_empty() && self.gone.is_empty()
    }
}

/// The findings of `these` that `others` lack, each of `others` standing for one only.
fn without(these: (&[Finding], &Texts), others: (&[Finding], &Texts)) -> Vec<Finding> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for finding in others.0 {
        *counts.entry(identity(finding, others.1)).or_default() += 1;
    }
    let mut left = Vec::new();
    for finding in these.0 {
        match counts.get_mut(&identity(finding, these.1)) {
            Some(count) if *count > 0 => *count -= 1,
            _ => left.push(finding.clone()),
        }
    }
    left
}

/// What a finding says, without where it stands.
fn identity(finding: &Finding, texts: &Texts) -> String {
    let marked = finding.place.as_ref().map(|place| texts.slice(place.span));
    let arguments: Vec<String> = finding
        .arguments
        .iter()
        .map(|(name, argument)| match argument {
            Argument::Sentence(inner) => format!("{name} {}", identity(inner, texts)),
            plain => format!("{name} {plain:?}"),
        })
        .collect();
    let (code, about) = (finding.code.number(), &finding.about);
    // The parts are written as Rust writes them, so that none can be mistaken for another.
    format!("{code} {about:?} {marked:?} {arguments:?}")
}

/// An example of which something else is to be said than before.
#[derive(Clone, Debug)]
pub struct ExampleChange {
    /// The id of its indicator.
    pub indicator: String,
    pub name: String,
    pub expected: Expected,
    pub actual: Outcome,
    pub end: ExampleEnd,
}

/// What there is to say of an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExampleEnd {
    /// It is not met, as it was before or it is new, or otherwise than before.
    Unmet,
    /// It is met, and was not.
    MetAgain,
    /// It is new, and met.
    Added,
    /// There is no such example any more; what it expected and came to is of before.
    Gone,
}

/// Which examples came to something else, in the order of the pack; those that are gone last.
pub(super) fn examples(before: &PackState, now: &PackState) -> Vec<ExampleChange> {
    let mut earlier: BTreeMap<(&str, &str), VecDeque<&TestRun>> = BTreeMap::new();
    for run in runs(before) {
        earlier.entry(key(run)).or_default().push_back(run);
    }
    let mut changes = Vec::new();
    for run in runs(now) {
        // Of examples of one name, the first stands for the first.
        let old = earlier.get_mut(&key(run)).and_then(VecDeque::pop_front);
        let end = match (old, run.is_met) {
            (None, true) => Some(ExampleEnd::Added),
            (None, false) => Some(ExampleEnd::Unmet),
            (Some(old), true) => (!old.is_met).then_some(ExampleEnd::MetAgain),
            (Some(old), false) => {
                let is_same = !old.is_met
                    && old.expected == run.expected
                    && is_same_end(&old.result.outcome, &run.result.outcome);
                (!is_same).then_some(ExampleEnd::Unmet)
            }
        };
        changes.extend(end.map(|end| change(run, end)));
    }
    let gone = runs(before).filter(|run| {
        let left = earlier.get(&key(run)).into_iter().flatten();
        left.into_iter().any(|one| std::ptr::eq(*one, *run))
    });
    changes.extend(gone.map(|run| change(run, ExampleEnd::Gone)));
    changes
}

fn runs(pack: &PackState) -> impl Iterator<Item = &TestRun> {
    pack.tested.iter().flat_map(|tested| &tested.runs)
}

fn key(run: &TestRun) -> (&str, &str) {
    (&run.result.id, &run.name)
}

fn change(run: &TestRun, end: ExampleEnd) -> ExampleChange {
    ExampleChange {
        indicator: run.result.id.clone(),
        name: run.name.clone(),
        expected: run.expected,
        actual: run.result.outcome.clone(),
        end,
    }
}

fn is_same_end(one: &Outcome, other: &Outcome) -> bool {
    match (one, other) {
        (Outcome::Scored(one), Outcome::Scored(other)) => one == other,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

/// Something that came to something else; none where it was not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved<T> {
    pub name: String,
    pub before: Option<T>,
    pub now: Option<T>,
}

/// What moved in the scores of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreChanges {
    pub total: (Range, Range),
    pub full_marks: (Decimal, Decimal),
    pub grades: (Vec<String>, Vec<String>),
    /// Digits after the point of every score, now.
    pub decimals: u32,
    /// In the order of the tree as it is now; those that are gone last.
    pub indicators: Vec<Moved<Came>>,
    pub relations: Vec<Moved<Judgement>>,
}

impl ScoreChanges {
    /// Compares the scores of a case at two moments.
    #[must_use]
    pub fn between(before: &Scored, now: &Scored) -> Self {
        let indicators = |scored: &Scored| -> Vec<(String, String, Came)> {
            let all = scored.indicators.iter();
            all.map(|one| (one.id.clone(), one.name.clone(), one.came.clone()))
                .collect()
        };
        let relations = |scored: &Scored| -> Vec<(String, String, Judgement)> {
            let all = scored.relations.iter();
            all.map(|one| (one.id.clone(), one.name.clone(), one.judgement))
                .collect()
        };
        Self {
            total: (before.total, now.total),
            full_marks: (before.full_marks, now.full_marks),
            grades: (before.grades.clone(), now.grades.clone()),
            decimals: now.decimals,
            indicators: moved(indicators(before), indicators(now)),
            relations: moved(relations(before), relations(now)),
        }
    }

    /// Whether nothing moved.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.total.0 == self.total.1
            && self.full_marks.0 == self.full_marks.1
            && self.grades.0 == self.grades.1
            && self.indicators.is_empty()
            && self.relations.is_empty()
    }
}

/// What moved among things with an id, a name and what they came to: in the order of now; those that are gone last.
#[must_use]
pub fn moved<T: Clone + PartialEq>(
    before: Vec<(String, String, T)>,
    now: Vec<(String, String, T)>,
) -> Vec<Moved<T>> {
    let entries = before
        .into_iter()
        .map(|(id, name, came)| (id, (name, came)));
    let order: Vec<(String, (String, T))> = entries.collect();
    let mut earlier: BTreeMap<String, (String, T)> = order.iter().cloned().collect();
    let mut moved = Vec::new();
    for (id, name, came) in now {
        let old = earlier.remove(&id).map(|(_, came)| came);
        if old.as_ref() != Some(&came) {
            moved.push(Moved {
                name,
                before: old,
                now: Some(came),
            });
        }
    }
    for (id, _) in order {
        if let Some((name, came)) = earlier.remove(&id) {
            moved.push(Moved {
                name,
                before: Some(came),
                now: None,
            });
        }
    }
    moved
}
