//! Facts on which the two versions of a rule differ: the simplest ones found, in either direction, and where they lie.

mod both;
mod region;
mod simplest;

use self::both::Both;
pub use self::region::{Along, Region};
use self::simplest::{cost, simplified};
use super::hybrid::Hybrids;
use super::impact::Ground;
use super::{Pair, Version};
use crate::bind::{Facts, bind_facts};
use crate::number::Decimal;
use crate::pack::{Pack, Value};
use crate::score::Mark;
use crate::script::{Search, known, search};

/// An indicator whose rule hangs on something that changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Differing {
    /// Its place among the pairs.
    pub indicator: usize,
    pub found: Found,
}

/// What was found of the two versions of a rule.
#[derive(Clone, Debug, PartialEq)]
pub enum Found {
    /// They come to the same for any facts that the pack admits.
    Proven,
    /// No facts were found for which they differ, in so many tries.
    Unseen {
        tries: usize,
    },
    Differs(Box<Witnesses>),
}

/// Facts for which the two versions of a rule differ.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Witnesses {
    /// The newer version gives more.
    pub up: Option<Witness>,
    /// It gives less.
    pub down: Option<Witness>,
    /// Only one of them gives a score, or they do not apply alike.
    pub other: Option<Witness>,
    /// Where the two differ.
    pub region: Option<Region>,
    /// How many cases were tried.
    pub tries: usize,
}

/// A case on which two versions of a rule differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// The facts that either version reads, by their index in the pack that cases are bound to; none where left out.
    pub facts: Vec<(usize, Option<Value>)>,
    pub before: Mark,
    pub after: Mark,
}

/// In which way two marks differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
    Other,
}

impl Way {
    const ALL: [Self; 3] = [Self::Up, Self::Down, Self::Other];

    /// None where they are the same, or a fact is missing for either: then nothing is compared.
    fn of(before: Mark, after: Mark) -> Option<Self> {
        let points = |mark: Mark| match mark {
            Mark::Scored(points) | Mark::NotApplicable(Some(points)) => Some(points),
            Mark::NotApplicable(None) | Mark::Missing | Mark::Failed => None,
        };
        if before == after || before == Mark::Missing || after == Mark::Missing {
            return None;
        }
        Some(match (points(before), points(after)) {
            (Some(before), Some(after)) if after > before => Self::Up,
            (Some(before), Some(after)) if after < before => Self::Down,
            _ => Self::Other,
        })
    }
}

/// Every indicator of both versions whose rule hangs on something that changed, in the order of the newer version.
#[must_use]
pub fn differing(old: Version<'_>, new: Version<'_>, ground: &Ground) -> Vec<Differing> {
    let hybrids = Hybrids::new(old, new, &ground.matched, &ground.levers);
    let pairs = ground.matched.indicators.pairs.iter().enumerate();
    let concerned = pairs.filter(|(place, _)| {
        let levers = hybrids.of_rules.get(*place);
        levers.is_some_and(|levers| !levers.is_empty())
    });
    let of = |(place, pair): (usize, &Pair)| {
        Some(Differing {
            indicator: place,
            found: found(old, new, ground, (pair.old?, pair.new?))?,
        })
    };
    concerned.filter_map(of).collect()
}

fn found(
    old: Version<'_>,
    new: Version<'_>,
    ground: &Ground,
    (old_index, new_index): (usize, usize),
) -> Option<Found> {
    if always_alike(old, new, (old_index, new_index)) {
        return Some(Found::Proven);
    }
    let searched = [
        search(
            old.program,
            old_index,
            old.pack,
            &examples(old.pack, old_index),
        )?,
        search(
            new.program,
            new_index,
            new.pack,
            &examples(new.pack, new_index),
        )?,
    ];
    let [of_old, of_new] = &searched;
    let mut both = Both::new((old, old_index), (new, new_index), ground);
    let base = base(&both, of_old, of_new);
    let mut best: [Option<(Witness, usize)>; 3] = [None, None, None];
    let mut tries = 0_usize;
    for facts in cases(&both, of_old, of_new, &base) {
        tries = tries.saturating_add(1);
        let (before, after) = both.marks(&facts);
        let Some(way) = Way::of(before, after) else {
            continue;
        };
        let facts = both.read(&facts);
        let cost = cost(&facts);
        let places = Way::ALL.iter().zip(&mut best);
        for (_, place) in places.filter(|(one, _)| **one == way) {
            if place.as_ref().is_none_or(|(_, known)| cost < *known) {
                *place = Some((
                    Witness {
                        facts: facts.clone(),
                        before,
                        after,
                    },
                    cost,
                ));
            }
        }
    }
    let [up, down, other] = best.map(|found| found.map(|(witness, _)| witness));
    let mut simpler = |witness: Option<Witness>, way: Way| {
        witness.map(|witness| simplified(witness, way, &mut both, &base))
    };
    let mut witnesses = Witnesses {
        up: simpler(up, Way::Up),
        down: simpler(down, Way::Down),
        other: simpler(other, Way::Other),
        region: None,
        tries,
    };
    let first = [&witnesses.up, &witnesses.down, &witnesses.other];
    let Some(first) = first.into_iter().flatten().next().cloned() else {
        return Some(Found::Unseen { tries });
    };
    witnesses.region = region::region(&both, &with(&base, &first.facts));
    Some(Found::Differs(Box::new(witnesses)))
}

/// Whether both rules always come to one and the same score.
fn always_alike(
    old: Version<'_>,
    new: Version<'_>,
    (old_index, new_index): (usize, usize),
) -> bool {
    let score = |version: Version<'_>, index: usize| {
        let known = known(version.program.rule(index)?, version.pack);
        let is_sure = known.suspects.is_empty();
        known.score?.single().filter(|_| is_sure).cloned()
    };
    let (before, after) = (score(old, old_index), score(new, new_index));
    // A rule that may not apply has no one score.
    let applies = |version: Version<'_>, index: usize| {
        let indicator = version.pack.indicators.get(index);
        indicator.is_some_and(|one| one.not_applicable.is_none())
    };
    before.is_some() && before == after && applies(old, old_index) && applies(new, new_index)
}

/// The facts of the worked examples of an indicator.
fn examples(pack: &Pack, index: usize) -> Vec<Facts> {
    let examples = pack.indicators.get(index).into_iter();
    let examples = examples.flat_map(|indicator| &indicator.examples);
    examples
        .filter_map(|example| bind_facts(pack, &example.facts).value)
        .collect()
}

/// A case with a typical value for everything that either rule names.
fn base(both: &Both<'_>, of_old: &Search, of_new: &Search) -> Facts {
    let mut base = Facts::none();
    base.clear(both.reader());
    if let Some(trial) = of_old.trials.first() {
        for (fact, value) in of_old.point(trial) {
            if let Some(place) = both.place_of_old(fact) {
                base.set(place, value.cloned());
            }
        }
    }
    if let Some(trial) = of_new.trials.first() {
        for (fact, value) in of_new.point(trial) {
            base.set(fact, value.cloned());
        }
    }
    base
}

/// Every case that either search tried, as both versions read it.
fn cases(both: &Both<'_>, of_old: &Search, of_new: &Search, base: &Facts) -> Vec<Facts> {
    let mut cases = vec![base.clone()];
    for trial in &of_old.trials {
        let mut facts = base.clone();
        for (fact, value) in of_old.point(trial) {
            if let Some(place) = both.place_of_old(fact) {
                facts.set(place, value.cloned());
            }
        }
        cases.push(facts);
    }
    for trial in &of_new.trials {
        let mut facts = base.clone();
        for (fact, value) in of_new.point(trial) {
            facts.set(fact, value.cloned());
        }
        cases.push(facts);
    }
    cases
}

/// A case with these facts in the place of its own.
fn with(base: &Facts, facts: &[(usize, Option<Value>)]) -> Facts {
    let mut all = base.clone();
    for (fact, value) in facts {
        all.set(*fact, value.clone());
    }
    all
}

/// How much there is to read of a number.
fn length(number: Decimal) -> usize {
    number.normalize().to_string().len()
}
