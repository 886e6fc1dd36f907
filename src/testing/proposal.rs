//! Examples for what no example tries yet: figures that do, for the author to say what they should score.

use std::collections::BTreeSet;

use super::Coverage;
use crate::bind::Facts;
use crate::number::{Exact, trimmed};
use crate::pack::{Fact, Judged, Pack, Value};
use crate::read::quoted;
use crate::script::{Program, Search, Trial, Turn, search, targets, turns};

/// The text of a file for the pack's `tests` folder, with an example for everything that is not tried and that figures were
/// found for; and how many things no figures were found for. Scores are left to the author.
#[must_use]
pub fn proposals<'f>(
    pack: &Pack,
    program: &Program,
    coverage: &[Coverage],
    examples: impl Fn(usize) -> Vec<&'f Facts>,
) -> (Vec<Proposal>, usize) {
    let mut proposed = Vec::new();
    let mut without = 0;
    for one in coverage {
        let Some(spots) = &one.spots else {
            continue;
        };
        let mut open: BTreeSet<Turn> = spots
            .iter()
            .filter(|spot| !spot.is_tried)
            .map(|spot| spot.turn)
            .collect();
        let Some(indicator) = pack.indicators.get(one.indicator) else {
            continue;
        };
        if open.is_empty() {
            continue;
        }
        let known: Vec<Facts> = examples(one.indicator).into_iter().cloned().collect();
        let Some(search) = search(program, one.indicator, pack, &known) else {
            continue;
        };
        let full = Exact::from_decimal(indicator.max);
        let turned = |trial: &Trial| -> BTreeSet<Turn> {
            let turns = turns(&trial.events, trial.score.as_ref(), &full);
            turns.into_iter().collect()
        };
        let trials: Vec<(&Trial, BTreeSet<Turn>)> = search
            .trials
            .iter()
            .map(|trial| (trial, turned(trial)))
            .collect();
        while !open.is_empty() {
            let gain = |shown: &BTreeSet<Turn>| shown.intersection(&open).count();
            let most = trials.iter().map(|(_, shown)| gain(shown)).max();
            let best = || {
                let best = trials.iter().filter(|(_, shown)| Some(gain(shown)) == most);
                best.filter(|(_, shown)| gain(shown) > 0)
                    .map(|(trial, _)| *trial)
            };
            // Beside a threshold, rather than far from it.
            let nearest = best().map(|trial| remoteness(trial, &open, &full)).min();
            let near = best().filter(|trial| Some(remoteness(trial, &open, &full)) == nearest);
            let Some(trial) = search.simplest(near) else {
                break;
            };
            let shown = turned(trial);
            let tries = spots
                .iter()
                .enumerate()
                .filter(|(_, spot)| open.contains(&spot.turn) && shown.contains(&spot.turn))
                .map(|(index, _)| index)
                .collect();
            open.retain(|turn| !shown.contains(turn));
            proposed.push(Proposal {
                indicator: one.indicator,
                facts: written(pack, &search, trial),
                tries,
            });
        }
        without += open.len();
    }
    (proposed, without)
}

/// How far a trial is from the thresholds whose sides it is wanted for: within a unit, within ten, farther.
fn remoteness(trial: &Trial, wanted: &BTreeSet<Turn>, full: &Exact) -> u8 {
    let distances = targets(&trial.events, trial.score.as_ref(), full);
    let of = |turn: &Turn| match turn {
        Turn::Side(target, _) => {
            let distance = distances.get(target)?.abs();
            let is_within = |limit: i128| distance <= Exact::from_integer(limit);
            Some(if is_within(1) {
                0
            } else if is_within(10) {
                1
            } else {
                2
            })
        }
        _ => None,
    };
    let shown = turns(&trial.events, trial.score.as_ref(), full);
    let wanted = shown.iter().filter(|turn| wanted.contains(turn));
    wanted.filter_map(of).max().unwrap_or_default()
}

/// An example without its score.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Its index in the pack.
    pub indicator: usize,
    /// The facts, as TOML writes them in one line.
    pub facts: String,
    /// What it tries, by the index among the indicator's spots.
    pub tries: Vec<usize>,
}

fn written(pack: &Pack, search: &Search, trial: &Trial) -> String {
    let fact = |(index, value): (usize, Option<&Value>)| {
        let fact = pack.facts.get(index)?;
        Some(format!(
            "{} = {}",
            quoted(&fact.name.value),
            of_value(fact, value?)
        ))
    };
    let facts: Vec<String> = search.facts(trial).filter_map(fact).collect();
    format!("{{ {} }}", facts.join(", "))
}

fn of_value(fact: &Fact, value: &Value) -> String {
    match value {
        Value::Number(number) => trimmed(*number),
        Value::Bool(yes) => yes.to_string(),
        Value::Choice(index) => quoted(fact.kind.option(*index)),
        Value::Text(text) => quoted(text),
        Value::Judged(judged) => of_judged(judged),
        Value::Checklist(list) => {
            let items: Vec<String> = list
                .items()
                .map(|(item, met)| format!("{} = {met}", quoted(item)))
                .collect();
            format!("{{ {} }}", items.join(", "))
        }
        Value::Table(table) => {
            let rows: Vec<String> = table
                .rows
                .iter()
                .map(|row| {
                    let cells: Vec<String> = fact
                        .kind
                        .columns()
                        .zip(row)
                        .map(|(name, cell)| format!("{} = {}", quoted(name), of_value(fact, cell)))
                        .collect();
                    format!("{{ {} }}", cells.join(", "))
                })
                .collect();
            format!("[{}]", rows.join(", "))
        }
    }
}

fn of_judged(judged: &Judged) -> String {
    let tier = judged
        .tier
        .iter()
        .map(|tier| format!("tier = {}", quoted(&tier.label)));
    let rate = judged
        .rate
        .iter()
        .map(|rate| format!("rate = {}", trimmed(*rate)));
    let reason = std::iter::once("reason = \"…\"".to_owned());
    let parts: Vec<String> = tier.chain(rate).chain(reason).collect();
    format!("{{ {} }}", parts.join(", "))
}
