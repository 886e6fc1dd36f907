//! What has rules of its own: tiers, judgements, checklists, look-ups.

use std::cell::Cell;

use super::customary::customary;
use super::number::decimal;
use super::walk::Walker;
use super::{BandFormula, ItemTold, UseOfItems, Why, Wording};
use crate::number::{Decimal, Exact};
use crate::pack::Checklist;
use crate::script::formula::{Formula, Sign};
use crate::script::library::{self, Reach, checked_digits, checklist, judged, table};
use crate::script::rule::{
    BandNode, BandShape, ChecklistNode, Entries, JudgedNode, Text, TierNode,
};

impl<'a> Walker<'a> {
    pub(super) fn tier(&mut self, node: &'a TierNode, place: (usize, usize)) -> Formula {
        let x = self.number(&node.x);
        let bands = node.bands.iter().map(|band| self.band(band));
        let Some(bands) = bands.collect::<Option<Vec<_>>>() else {
            return self.as_written(place);
        };
        let by = called_by("tier", vec![x.clone()], &self.as_written(place));
        let held = x.value().and_then(|x| {
            let mut reaches = bands.iter();
            reaches.position(|band| {
                let reach = band.reach.convert(Formula::value);
                reach.is_some_and(|reach| reach.holds(&x))
            })
        });
        let points = held.and_then(|held| bands.get(held));
        let of = match points {
            Some(band) => band.points.clone(),
            None => self.as_written(place),
        };
        Formula::told(by, of, Why::Banded { x, bands, held })
    }

    /// A band whose numbers all have values.
    fn band(&mut self, band: &'a BandNode) -> Option<BandFormula> {
        let mut numbers = self.list(&band.numbers.list);
        let points = numbers.pop()?;
        points.value()?;
        let limits: Vec<Exact> = numbers.iter().map(Formula::value).collect::<Option<_>>()?;
        let reach = match (band.shape, limits.as_slice()) {
            (BandShape::Limit(reach), [limit]) => reach(limit.clone()),
            (BandShape::Between(between), [low, high]) => {
                between(low.clone(), high.clone(), Exact::ZERO).ok()?.reach
            }
            (BandShape::Otherwise, []) => Reach::Otherwise,
            _ => return None,
        };
        // The limits come in the order in which they are written.
        let next = Cell::new(0);
        let reach = reach.convert(|_| {
            let at = next.get();
            next.set(at + 1);
            numbers.get(at).cloned()
        })?;
        Some(BandFormula { reach, points })
    }

    pub(super) fn of_judged(&mut self, node: &'a JudgedNode, place: (usize, usize)) -> Formula {
        let by = self.as_written(place);
        let (JudgedNode::Score { fact, .. } | JudgedNode::Rate { fact, .. }) = node;
        let Some(judged) = self.judged(*fact) else {
            return by;
        };
        let name = self.fact_name(*fact);
        let figure = |value: Decimal| Formula::Figure {
            name: Some(name.clone()),
            value: Some(value),
        };
        let (by, of) = match node {
            JudgedNode::Rate { .. } => (
                called_by("judged_rate", vec![named(&name)], &by),
                judged.rate.map(figure),
            ),
            JudgedNode::Score { full, decimals, .. } => {
                let full = self.number(full);
                let by = called_by("judged_score", vec![full.clone(), named(&name)], &by);
                let decimals = decimals.as_ref().map(|decimals| self.number(decimals));
                let points = judged_score(&full, decimals.as_ref(), judged);
                let of = points.and_then(|_| match (judged.score, judged.rate) {
                    (Some(score), _) => Some(figure(score)),
                    (None, Some(rate)) => {
                        let share = Formula::Share(Box::new(figure(rate)));
                        Some(Formula::operation(Sign::Multiply, full, share))
                    }
                    (None, None) => None,
                });
                (by, of)
            }
        };
        let of = of.unwrap_or_else(|| by.clone());
        let judged = judged.clone();
        Formula::told(by, of, Why::Judged { fact: name, judged })
    }

    pub(super) fn of_checklist(
        &mut self,
        node: &'a ChecklistNode,
        place: (usize, usize),
    ) -> Formula {
        let by = self.as_written(place);
        let (ChecklistNode::Additive { fact, .. }
        | ChecklistNode::Deductive { fact, .. }
        | ChecklistNode::Gate { fact, .. }
        | ChecklistNode::Count { fact, .. }
        | ChecklistNode::Weighted { fact, .. }) = node;
        let Some(list) = self.checklist(*fact) else {
            return by;
        };
        let count = |met| Formula::Figure {
            name: None,
            value: Some(Decimal::from(checklist::count(list, met))),
        };
        let called = named(&self.fact_name(*fact));
        let by_name = |function, arguments| called_by(function, arguments, &by);
        let mut worth: Vec<Option<Exact>> = vec![None; list.answers.len()];
        let (by, of, use_of) = match node {
            ChecklistNode::Additive { each, .. } => {
                let each = self.number(each);
                worth.fill(each.value());
                let points = each.value();
                let sound = points.is_some_and(|each| checklist::additive(list, &each).is_ok());
                let by = by_name("checklist", vec![called, each.clone()]);
                let of = sound.then(|| Formula::operation(Sign::Multiply, count(true), each));
                (by, of, UseOfItems::Points)
            }
            ChecklistNode::Deductive { full, each, .. } => {
                let (full, each) = (self.number(full), self.number(each));
                worth.fill(each.value());
                let arguments = vec![full.clone(), called, each.clone()];
                let by = by_name("checklist_deduct", arguments);
                let of = deducted(list, full, each, count(false));
                (by, of, UseOfItems::Deduction)
            }
            ChecklistNode::Gate { full, .. } => {
                let full = self.number(full);
                let is_met = list.answers.iter().all(|met| *met);
                let by = by_name("checklist_gate", vec![full.clone(), called]);
                let of = if is_met { full } else { zero() };
                (by, Some(of), UseOfItems::Gate)
            }
            ChecklistNode::Count { met, .. } => {
                let function = if *met { "items_met" } else { "items_unmet" };
                let by = by_name(function, vec![called]);
                (by, Some(count(*met)), UseOfItems::Count)
            }
            ChecklistNode::Weighted { entries, .. } => {
                let of_item = |name: &str| entries.iter().find(|(key, _)| key == name);
                for (place, item) in worth.iter_mut().zip(list.names.iter()) {
                    *place = of_item(item).map(|(_, points)| points.clone());
                }
                let sound = checklist::weighted(list, &borrowed(entries)).is_ok();
                let met = list.items().filter(|(_, met)| *met);
                let points = met.filter_map(|(name, _)| {
                    Some(Formula::Figure {
                        name: Some(name.to_owned()),
                        value: decimal(&of_item(name)?.1),
                    })
                });
                let by = by_name("checklist_weighted", vec![called]);
                let of = sound.then(|| Formula::sum(points));
                (by, of, UseOfItems::Points)
            }
        };
        let items = list
            .items()
            .zip(worth)
            .map(|((name, met), points)| ItemTold {
                name: name.to_owned(),
                met,
                points,
            });
        let why = Why::Checklist {
            fact: self.fact_name(*fact),
            items: items.collect(),
            use_of,
        };
        let of = of.unwrap_or_else(|| by.clone());
        Formula::told(by, of, why)
    }

    pub(super) fn lookup(
        &mut self,
        key: &'a Text,
        entries: &Entries,
        place: (usize, usize),
    ) -> Formula {
        let by = self.as_written(place);
        let key: Wording = self.wording(key);
        let by = called_by("lookup", vec![Formula::Text(key.script.clone())], &by);
        let found = key
            .value
            .as_ref()
            .and_then(|wanted| table::lookup(wanted, borrowed(entries)).ok());
        let of = match found {
            Some(value) => Formula::Computed {
                name: key.script.clone(),
                value: Some(value),
            },
            None => by.clone(),
        };
        let entries = entries.clone();
        Formula::told(by, of, Why::Lookup { key, entries })
    }
}

/// A call of a function of the library in names.
fn called_by(function: &str, arguments: Vec<Formula>, otherwise: &Formula) -> Formula {
    match library::find(function) {
        Some(function) => Formula::named(function, arguments),
        None => otherwise.clone(),
    }
}

/// A fact that is no number.
fn named(fact: &str) -> Formula {
    Formula::Figure {
        name: Some(fact.to_owned()),
        value: None,
    }
}

/// The points of a judgement, where they are sound.
fn judged_score(
    full: &Formula,
    decimals: Option<&Formula>,
    judged: &crate::pack::Judged,
) -> Option<Exact> {
    let digits = match decimals {
        Some(decimals) => Some(checked_digits(&decimals.value()?, 2).ok()?),
        None => None,
    };
    judged::score(&full.value()?, judged, digits).ok()
}

/// Full marks less points for each item not met, not below 0.
fn deducted(list: &Checklist, full: Formula, each: Formula, unmet: Formula) -> Option<Formula> {
    checklist::deductive(&full.value()?, list, &each.value()?).ok()?;
    let deduction = Formula::operation(Sign::Multiply, unmet, each);
    Some(customary(library::find("deduct")?, vec![full, deduction]))
}

fn zero() -> Formula {
    Formula::Figure {
        name: None,
        value: Some(Decimal::ZERO),
    }
}

fn borrowed(entries: &Entries) -> impl Iterator<Item = table::Entry<'_>> + Clone {
    entries
        .iter()
        .map(|(key, value)| (key.as_str(), Some(value)))
}
