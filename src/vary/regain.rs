//! The points that a case lost, and for each indicator the smallest changes of one fact that regain them.

use std::sync::Arc;

use super::sweep::Marks;
use crate::bind::Facts;
use crate::number::Decimal;
use crate::pack::{FactKind, Judged, Pack, Value};
use crate::score::Scorer;
use crate::script::{Program, turning_figures};

/// What became of an indicator that lost points.
#[derive(Clone, Debug, PartialEq)]
pub struct Advice {
    /// Its index in the pack.
    pub indicator: usize,
    pub max: Decimal,
    pub score: Decimal,
    /// Changes of one fact each: those that regain most first, of those the smallest first.
    pub regains: Vec<Regain>,
}

impl Advice {
    /// The points that were lost.
    #[must_use]
    pub fn lost(&self) -> Decimal {
        self.max - self.score
    }
}

/// A change of one fact that regains points.
#[derive(Clone, Debug, PartialEq)]
pub struct Regain {
    /// Its index in the pack.
    pub fact: usize,
    pub change: Changed,
    /// The score of the indicator then.
    pub score: Decimal,
    /// What the whole case comes to then: other indicators may read the fact too.
    pub marks: Marks,
}

/// What changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Changed {
    /// From one value to another.
    Value(Value, Value),
    /// These items of a checklist are met that were not.
    Items(Vec<String>),
    /// The rate of a judgement, in percent, from and to.
    Rate(Decimal, Decimal),
}

/// What a case comes to, and everything that lost points within the full marks, most first, with what regains them.
#[must_use]
pub fn advise((pack, program): (&Pack, &Program), facts: &Facts) -> (Marks, Vec<Advice>) {
    let mut scorer = Scorer::new(pack, program);
    let now = Marks::of(scorer.score(facts), pack);
    let mut all: Vec<Advice> = Vec::new();
    for (index, indicator) in pack.indicators.iter().enumerate() {
        let Some(score) = now.scores.get(index).copied().flatten() else {
            continue;
        };
        if !indicator.has_weight || score >= indicator.max {
            continue;
        }
        let mut search = Search {
            pack,
            program,
            facts,
            scorer: &mut scorer,
            indicator: index,
            max: indicator.max,
            score,
        };
        all.push(Advice {
            indicator: index,
            max: indicator.max,
            score,
            regains: search.regains(),
        });
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.lost()));
    (now, all)
}

struct Search<'a, 's> {
    pack: &'a Pack,
    program: &'a Program,
    facts: &'a Facts,
    scorer: &'s mut Scorer<'a>,
    indicator: usize,
    max: Decimal,
    score: Decimal,
}

impl Search<'_, '_> {
    fn regains(&mut self) -> Vec<Regain> {
        let read: Vec<usize> = self
            .program
            .facts(self.indicator)
            .filter_map(|name| self.pack.fact_index(name))
            .collect();
        let mut found: Vec<(Regain, Decimal)> = Vec::new();
        for fact in read {
            found.extend(self.of_fact(fact));
        }
        found.sort_by(|(one, share), (other, other_share)| {
            other.score.cmp(&one.score).then(share.cmp(other_share))
        });
        found.into_iter().map(|(regain, _)| regain).collect()
    }

    /// The smallest change of a fact that regains all points that any change of it regains, with how large a part of the
    /// figure it changes.
    fn of_fact(&mut self, fact: usize) -> Option<(Regain, Decimal)> {
        let value = self.facts.get(fact)?.clone();
        let candidates = self.candidates(fact, &value);
        let mut best: Option<(Regain, Decimal)> = None;
        for (change, to, share) in candidates {
            let Some(regain) = self.tried(fact, change, to) else {
                continue;
            };
            let is_better = match &best {
                None => true,
                Some((known, of_known)) => {
                    regain.score > known.score || regain.score == known.score && share < *of_known
                }
            };
            if is_better {
                best = Some((regain, share));
            }
        }
        best
    }

    /// What the case comes to with the fact changed; none where the indicator gains nothing.
    fn tried(&mut self, fact: usize, change: Changed, to: Value) -> Option<Regain> {
        let mut changed = self.facts.clone();
        changed.set(fact, Some(to));
        let marks = Marks::of(self.scorer.score(&changed), self.pack);
        let score = marks.scores.get(self.indicator).copied().flatten()?;
        (score > self.score && score <= self.max).then_some(Regain {
            fact,
            change,
            score,
            marks,
        })
    }

    /// Other values of a fact, each with how large a change it is.
    fn candidates(&self, fact: usize, value: &Value) -> Vec<(Changed, Value, Decimal)> {
        let changed = |to: Value, share: Decimal| {
            let change = Changed::Value(value.clone(), to.clone());
            (change, to, share)
        };
        match value {
            Value::Number(from) => {
                let figures =
                    turning_figures(self.program, self.indicator, self.pack, self.facts, fact);
                let of = |to: Decimal| {
                    let distance = (to - from).abs();
                    let share = distance.checked_div(from.abs()).unwrap_or(distance);
                    changed(Value::Number(to), share)
                };
                figures.into_iter().map(of).collect()
            }
            Value::Bool(yes) => vec![changed(Value::Bool(!yes), Decimal::ONE)],
            Value::Choice(at) => {
                let kind = self.pack.facts.get(fact).map(|fact| &fact.kind);
                let count = match kind {
                    Some(FactKind::Choice(options)) => options.len(),
                    _ => 0,
                };
                let others = (0..count).filter(|other| other != at);
                others
                    .map(|to| {
                        let distance = Decimal::from(to.abs_diff(*at));
                        changed(Value::Choice(to), distance)
                    })
                    .collect()
            }
            Value::Checklist(list) => {
                let unmet = list.items().filter(|(_, met)| !met);
                let unmet: Vec<String> = unmet.map(|(name, _)| name.to_owned()).collect();
                let mut right = list.clone();
                right.answers.fill(true);
                let share = Decimal::from(unmet.len());
                vec![(Changed::Items(unmet), Value::Checklist(right), share)]
            }
            Value::Judged(judged) => self.judgement(fact, judged).into_iter().collect(),
            Value::Text(_) | Value::Table(_) => Vec::new(),
        }
    }

    /// The best judgement that the declaration allows.
    fn judgement(&self, fact: usize, judged: &Judged) -> Option<(Changed, Value, Decimal)> {
        let from = judged.rate.or_else(|| {
            let tier = judged.tier.as_ref()?;
            tier.rate
        })?;
        let Some(FactKind::Judged(tiers)) = self.pack.facts.get(fact).map(|fact| &fact.kind) else {
            return None;
        };
        let best = tiers.iter().max_by_key(|tier| tier.to);
        let to = best.map_or(Decimal::ONE_HUNDRED, |tier| tier.to);
        let right = Judged {
            tier: best.map(Arc::clone),
            rate: Some(to),
            score: None,
            reason: judged.reason.clone(),
        };
        let change = Changed::Rate(from, to);
        Some((change, Value::Judged(right), to - from))
    }
}
