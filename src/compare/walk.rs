//! One case through many versions of a pack: where its total, or the points of an indicator, became others, and by what.

use std::collections::BTreeSet;

use super::attribution::{Attribution, Sharing, share_points};
use super::hybrid::{CaseFacts, Hybrids};
use super::impact::{Ground, MovedMark, moved_marks, points_of};
use super::{Comparison, Version};
use crate::bind::{Facts, bind_case};
use crate::case::Case;
use crate::diagnose::Finding;
use crate::pack::Pack;
use crate::score::{Mark, Range, Scorer, Sheet};

/// A version with the case as it reads it.
#[derive(Clone, Copy)]
pub struct Stop<'p> {
    pub version: Version<'p>,
    pub facts: &'p Facts,
}

/// What is looked at from version to version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Watched {
    Total,
    /// The indicator that is called by one of these ids.
    Indicator(BTreeSet<String>),
}

/// What a version makes of what is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stand {
    /// From the least to the most that they can be.
    pub points: Range,
    /// The mark of the indicator; none where the version has no such indicator, and for totals.
    pub mark: Option<Mark>,
}

/// From a version to the next, where what is looked at became something else.
#[derive(Clone, Debug)]
pub struct Step {
    /// By their places among the versions.
    pub from: usize,
    pub to: usize,
    pub before: Stand,
    pub after: Stand,
    /// What changed between the two versions.
    pub comparison: Comparison,
    /// Every indicator whose marks are others; for one indicator, that one.
    pub indicators: Vec<MovedMark>,
    /// What the changes have to do with it.
    pub attribution: Attribution,
}

/// A case from version to version.
#[derive(Clone, Debug)]
pub struct Walk {
    /// What each version comes to, in their order.
    pub stands: Vec<Stand>,
    /// Where that changed.
    pub steps: Vec<Step>,
}

/// The facts of a case as each version reads it, in the order of versions; the complaints of one that does not admit it.
///
/// A case under names that came later is read through the next version that admits it by itself, as by
/// [`reader`](super::reader()): what a version does not admit is then not given to it.
#[must_use]
pub fn admitted(versions: &[Version<'_>], case: &Case) -> Vec<Result<Facts, Vec<Finding>>> {
    let own = versions.iter().map(|version| bind_case(version.pack, case));
    let own: Vec<_> = own.collect();
    let mut next: Option<Version<'_>> = None;
    let mut found: Vec<Result<Facts, Vec<Finding>>> = Vec::with_capacity(own.len());
    for (version, bound) in versions.iter().zip(own).rev() {
        let facts = match (bound.value, next) {
            (Some(facts), _) => {
                next = Some(*version);
                Some(facts)
            }
            (None, Some(next)) => read_through(*version, next, case),
            (None, None) => None,
        };
        found.push(facts.ok_or(bound.findings));
    }
    found.reverse();
    found
}

fn read_through(old: Version<'_>, new: Version<'_>, case: &Case) -> Option<Facts> {
    let ground = Ground::of(old.pack, new.pack, &[]);
    let bound = bind_case(&ground.reader, case).value?;
    let mut facts = Facts::none();
    ground.fill_old(old, &bound, &mut facts);
    Some(facts)
}

/// Every id that an indicator has in some version, by one of them; none where no version has it.
#[must_use]
pub fn names_of(packs: &[&Pack], id: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::from([id.to_owned()]);
    let mut is_known = false;
    loop {
        let before = names.len();
        for indicator in packs.iter().flat_map(|pack| &pack.indicators) {
            let own = std::iter::once(&indicator.id).chain(&indicator.was);
            let own: Vec<&String> = own.map(|name| &name.value).collect();
            if own.iter().any(|name| names.contains(*name)) {
                is_known = true;
                names.extend(own.into_iter().cloned());
            }
        }
        if names.len() == before {
            break;
        }
    }
    if is_known { names } else { BTreeSet::new() }
}

/// Goes through the versions in their order, with a case of that year.
///
/// Every version is looked at, though halving would find one change sooner: a total may change and change back, and there are
/// few versions.
#[must_use]
pub fn walk(stops: &[Stop<'_>], watched: &Watched, year: i32) -> Walk {
    let sheets: Vec<Sheet> = stops.iter().map(|stop| sheet(*stop, year)).collect();
    let stands = stops.iter().zip(&sheets);
    let stands: Vec<Stand> = stands
        .map(|(stop, sheet)| stand(stop.version.pack, sheet, watched))
        .collect();
    let mut found = Vec::new();
    let pairs = stops.iter().zip(&sheets).zip(&stands).enumerate();
    for ((from, old), (to, new)) in pairs.clone().zip(pairs.skip(1)) {
        let (((old, old_sheet), before), ((new, new_sheet), after)) = (old, new);
        if before != after {
            let marks = (old_sheet, new_sheet);
            let (comparison, indicators, attribution) = step(
                (*old, *new),
                marks,
                watched,
                (before.points, after.points),
                year,
            );
            found.push(Step {
                from,
                to,
                before: *before,
                after: *after,
                comparison,
                indicators,
                attribution,
            });
        }
    }
    Walk {
        stands,
        steps: found,
    }
}

fn sheet(stop: Stop<'_>, year: i32) -> Sheet {
    let version = in_year(stop.version, year);
    let mut scorer = Scorer::new(version.pack, version.program);
    scorer.score(stop.facts).clone()
}

fn in_year(version: Version<'_>, year: i32) -> Version<'_> {
    let (pack, program) = version.program.in_year(version.pack, year);
    Version { pack, program }
}

fn stand(pack: &Pack, sheet: &Sheet, watched: &Watched) -> Stand {
    let Watched::Indicator(names) = watched else {
        return Stand {
            points: sheet.total,
            mark: None,
        };
    };
    let mut indicators = pack.indicators.iter();
    let index = indicators.position(|one| names.contains(&one.id.value));
    let mark = index.and_then(|index| sheet.marks.get(index)).copied();
    Stand {
        points: points_of(mark, pack, index),
        mark,
    }
}

fn step(
    (old, new): (Stop<'_>, Stop<'_>),
    (before, after): (&Sheet, &Sheet),
    watched: &Watched,
    totals: (Range, Range),
    year: i32,
) -> (Comparison, Vec<MovedMark>, Attribution) {
    let comparison = Comparison::of(old.version, new.version);
    let ground = &comparison.ground;
    let versions = (in_year(old.version, year), in_year(new.version, year));
    let mut hybrids = Hybrids::new(versions.0, versions.1, &ground.matched, &ground.levers);
    let case = CaseFacts {
        old: old.facts,
        new: new.facts,
    };
    let mut moved = moved_marks(&ground.matched, before, after);
    let pairs = &ground.matched.indicators.pairs;
    let attribution = match watched {
        Watched::Total => {
            let marks = |place: usize| {
                let pair = pairs.get(place)?;
                let old = before.marks.get(pair.old?)?;
                Some((*old, *after.marks.get(pair.new?)?))
            };
            Sharing::of(&hybrids).share(&mut hybrids, case, totals, &marks)
        }
        Watched::Indicator(names) => {
            let is_called = |pack: &Pack, index: Option<usize>| {
                let indicator = index.and_then(|index| pack.indicators.get(index));
                indicator.is_some_and(|one| names.contains(&one.id.value))
            };
            let place = pairs.iter().position(|pair| {
                is_called(new.version.pack, pair.new) || is_called(old.version.pack, pair.old)
            });
            moved.retain(|one| Some(one.indicator) == place);
            let place = place.unwrap_or(usize::MAX);
            share_points(&mut hybrids, case, place)
        }
    };
    (comparison, moved, attribution)
}
