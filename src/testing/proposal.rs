//! Examples for what no example tries yet: figures that do, for the author to say what they should score.

use std::collections::{BTreeMap, BTreeSet};

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
    examples: impl Fn(&Coverage) -> Vec<&'f Facts>,
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
        let latest = (pack, program);
        let earlier = one
            .until
            .map(|until| program.in_year(pack, until.saturating_sub(1)));
        let (pack, program) = earlier.unwrap_or(latest);
        let known: Vec<Facts> = examples(one).into_iter().cloned().collect();
        let Some(search) = search(program, one.indicator, pack, &known) else {
            continue;
        };
        let full = Exact::from_decimal(indicator.max);
        let mut candidates = Candidates::new(&search, &open, &full);
        while let Some((trial, shown)) = candidates.next() {
            let tries = spots.iter().enumerate();
            let tries = tries.filter(|(_, spot)| shown.contains(&spot.turn));
            proposed.push(Proposal {
                indicator: one.indicator,
                until: one.until,
                facts: written(pack, &search, trial),
                tries: tries.map(|(index, _)| index).collect(),
            });
            open.retain(|turn| !shown.contains(turn));
        }
        without += open.len();
    }
    (proposed, without)
}

/// Trials with what each is still wanted for.
struct Candidates<'s> {
    search: &'s Search,
    wanted: Vec<(&'s Trial, BTreeMap<Turn, u8>)>,
    /// The trials that show a turn, by their place in the list.
    showing: BTreeMap<Turn, Vec<usize>>,
}

impl<'s> Candidates<'s> {
    fn new(search: &'s Search, open: &BTreeSet<Turn>, full: &Exact) -> Self {
        let trials = search.trials.iter();
        let wanted: Vec<_> = trials
            .map(|trial| (trial, remoteness(trial, open, full)))
            .collect();
        let mut showing: BTreeMap<Turn, Vec<usize>> = BTreeMap::new();
        for (place, (_, shown)) in wanted.iter().enumerate() {
            for turn in shown.keys() {
                showing.entry(*turn).or_default().push(place);
            }
        }
        Self {
            search,
            wanted,
            showing,
        }
    }

    /// The trial that shows the most, with that, which is not wanted of the others any more.
    fn next(&mut self) -> Option<(&'s Trial, BTreeSet<Turn>)> {
        let most = self.wanted.iter().map(|(_, shown)| shown.len()).max();
        let most = most.filter(|most| *most > 0)?;
        let best = || self.wanted.iter().filter(|(_, shown)| shown.len() == most);
        // Beside a threshold, rather than far from it.
        let farthest = |shown: &BTreeMap<Turn, u8>| shown.values().max().copied();
        let far: Vec<_> = best().map(|(_, shown)| farthest(shown)).collect();
        let nearest = far.iter().min();
        let near = best().zip(&far).filter(|(_, far)| Some(*far) == nearest);
        let trial = self.search.simplest(near.map(|((trial, _), _)| *trial))?;
        let is_it = |(other, _): &&(&Trial, _)| std::ptr::eq(*other, trial);
        let (_, shown) = self.wanted.iter().find(is_it)?;
        let shown: BTreeSet<Turn> = shown.keys().copied().collect();
        for turn in &shown {
            for place in self.showing.remove(turn).unwrap_or_default() {
                if let Some((_, wanted)) = self.wanted.get_mut(place) {
                    wanted.remove(turn);
                }
            }
        }
        Some((trial, shown))
    }
}

/// What a trial shows of what is wanted, and how far it is from the threshold whose side that is: within a unit, within ten,
/// farther.
fn remoteness(trial: &Trial, wanted: &BTreeSet<Turn>, full: &Exact) -> BTreeMap<Turn, u8> {
    let distances = targets(&trial.events, trial.score.as_ref(), full);
    let of = |turn: Turn| match turn {
        Turn::Side(target, _) => distances.get(&target).map_or(0, |distance| {
            let distance = distance.abs();
            let is_beyond = |limit: i128| distance > Exact::from_integer(limit);
            u8::from(is_beyond(1)) + u8::from(is_beyond(10))
        }),
        _ => 0,
    };
    let shown = turns(&trial.events, trial.score.as_ref(), full);
    let shown = shown.into_iter().filter(|turn| wanted.contains(turn));
    shown.map(|turn| (turn, of(turn))).collect()
}

/// An example without its score.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Its index in the pack.
    pub indicator: usize,
    /// The year before which the parameters held that it is about; none for the latest.
    pub until: Option<i32>,
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
