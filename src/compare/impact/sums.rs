//! What of many cases is summed up while they go by.

use std::collections::BTreeMap;

use super::distribution::distribution;
use super::{CaseImpact, Ground, Impact, MovedMark, points_of};
use crate::bind::Facts;
use crate::compare::Version;
use crate::compare::attribution::Attribution;
use crate::compare::matched::Pair;
use crate::compare::shapley::{Part, Way};
use crate::number::{Decimal, Exact};
use crate::pack::Pack;
use crate::score::Range;

/// Totals of the cases whose totals are known both times, and how many went which way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// How many cases have known totals both times.
    pub known: usize,
    pub up: usize,
    pub down: usize,
    /// How many have a range for a total, before or after.
    pub open: usize,
    /// Sums over the known ones.
    pub before: Decimal,
    pub after: Decimal,
    /// The least and the most change; none where no total is known.
    pub change: Option<(Decimal, Decimal)>,
}

/// What an indicator moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorSum {
    /// Its place among the pairs.
    pub indicator: usize,
    pub up: usize,
    pub down: usize,
    /// Cases in which its points are a range, before or after.
    pub open: usize,
    /// Over the cases in which they are known.
    pub change: Decimal,
    /// Over these cases, without their signs.
    pub distance: Decimal,
}

/// What a lever moves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeverSum {
    /// Its place among the levers.
    pub lever: usize,
    /// In how many cases it moves something.
    pub cases: usize,
    /// Over all cases.
    pub part: Part,
    /// Over the cases whose totals are known both times; over all levers it is the change of the sum of these totals.
    pub known: Exact,
    /// In one case, the least and the most, of the least and the most that it can be.
    pub least: Exact,
    pub most: Exact,
}

/// A fact that is newly asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lacking {
    /// Its index in the newer version.
    pub fact: usize,
    /// How many cases do not give it.
    pub cases: usize,
    /// The ids of the first of them.
    pub first: Vec<String>,
}

/// How many cases are named that lack a fact.
const NAMED: usize = 10;

/// What is known so far.
pub struct Sums {
    spread: Spread,
    grades: BTreeMap<(Vec<String>, Vec<String>), usize>,
    indicators: BTreeMap<usize, IndicatorSum>,
    levers: BTreeMap<usize, LeverSum>,
    lacking: Vec<Lacking>,
    in_one_order: usize,
    /// By pair of indicators.
    pairs: Vec<Pair>,
}

impl Sums {
    pub fn new(old: &Pack, new: &Pack, ground: &Ground) -> Self {
        let must_give = |fact: Option<&crate::pack::Fact>| fact.is_some_and(|fact| !fact.optional);
        let asked = ground.matched.facts.pairs.iter().filter_map(|pair| {
            let before = pair.old.and_then(|index| old.facts.get(index));
            let index = pair.new?;
            let is_new = !must_give(before) && must_give(new.facts.get(index));
            is_new.then_some(Lacking {
                fact: index,
                cases: 0,
                first: Vec::new(),
            })
        });
        Self {
            spread: Spread::default(),
            grades: BTreeMap::new(),
            indicators: BTreeMap::new(),
            levers: BTreeMap::new(),
            lacking: asked.collect(),
            in_one_order: 0,
            pairs: ground.matched.indicators.pairs.clone(),
        }
    }

    /// Notes which of the facts that are newly asked for a case lacks.
    pub fn lacks(&mut self, id: &str, facts: &Facts) {
        for lacking in &mut self.lacking {
            if facts.get(lacking.fact).is_none() {
                lacking.cases = lacking.cases.saturating_add(1);
                if lacking.first.len() < NAMED {
                    lacking.first.push(id.to_owned());
                }
            }
        }
    }

    pub fn totals(&mut self, before: Range, after: Range, grades: &(Vec<String>, Vec<String>)) {
        match self.grades.get_mut(grades) {
            Some(count) => *count = count.saturating_add(1),
            None => {
                self.grades.insert(grades.clone(), 1);
            }
        }
        let spread = &mut self.spread;
        let (Some(before), Some(after)) = (before.exact(), after.exact()) else {
            spread.open = spread.open.saturating_add(1);
            return;
        };
        spread.known = spread.known.saturating_add(1);
        spread.before += before;
        spread.after += after;
        let change = after - before;
        let (least, most) = spread.change.unwrap_or((change, change));
        spread.change = Some((least.min(change), most.max(change)));
        let way = if change.is_sign_negative() && !change.is_zero() {
            &mut spread.down
        } else {
            &mut spread.up
        };
        *way = way.saturating_add(usize::from(!change.is_zero()));
    }

    pub fn indicator(&mut self, moved: MovedMark, (old, new): (Version<'_>, Version<'_>)) {
        let Some(pair) = self.pairs.get(moved.indicator).copied() else {
            return;
        };
        let sum = self
            .indicators
            .entry(moved.indicator)
            .or_insert(IndicatorSum {
                indicator: moved.indicator,
                up: 0,
                down: 0,
                open: 0,
                change: Decimal::ZERO,
                distance: Decimal::ZERO,
            });
        let before = points_of(moved.before, old.pack, pair.old);
        let after = points_of(moved.after, new.pack, pair.new);
        let (Some(before), Some(after)) = (before.exact(), after.exact()) else {
            sum.open = sum.open.saturating_add(1);
            return;
        };
        let change = after - before;
        sum.change += change;
        sum.distance += change.abs();
        if change.is_zero() {
            return;
        }
        let way = if change.is_sign_negative() {
            &mut sum.down
        } else {
            &mut sum.up
        };
        *way = way.saturating_add(1);
    }

    pub fn attribution(&mut self, attribution: &Attribution, is_known: bool) {
        if attribution.way == Way::OneOrder {
            self.in_one_order = self.in_one_order.saturating_add(1);
        }
        for share in &attribution.shares {
            let part = &share.part;
            let (low, high) = (
                part.low.clone().min(part.high.clone()),
                part.low.clone().max(part.high.clone()),
            );
            let sum = self.levers.entry(share.lever).or_insert_with(|| LeverSum {
                lever: share.lever,
                cases: 0,
                part: Part::NOTHING,
                known: Exact::ZERO,
                least: low.clone(),
                most: high.clone(),
            });
            sum.cases = sum.cases.saturating_add(1);
            sum.part = sum.part.and(part);
            if is_known {
                sum.known = sum.known.add(&part.low);
            }
            if low < sum.least {
                sum.least = low;
            }
            if high > sum.most {
                sum.most = high;
            }
        }
    }

    pub fn finish(
        self,
        totals: Vec<(Range, Range)>,
        moved: Vec<CaseImpact>,
        moved_count: usize,
    ) -> Impact {
        let mut indicators: Vec<IndicatorSum> = self.indicators.into_values().collect();
        indicators.sort_by(|one, other| {
            let key = |sum: &IndicatorSum| (sum.distance, sum.open);
            key(other).cmp(&key(one))
        });
        let lacking = self.lacking.into_iter().filter(|one| one.cases > 0);
        Impact {
            cases: totals.len(),
            spread: self.spread,
            changes: distribution(&totals),
            totals,
            grades: self.grades,
            indicators,
            levers: self.levers.into_values().collect(),
            lacking: lacking.collect(),
            in_one_order: self.in_one_order,
            moved,
            moved_count,
        }
    }
}
