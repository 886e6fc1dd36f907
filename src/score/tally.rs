//! The marks and the total of what every rule of a pack comes to, however it came to it: what is scored of rules that no one
//! pack holds together.

use super::evaluation::Range;
use super::indicator::{measure, policy_score, rounded};
use super::moves::{gained, raised};
use super::sheet::Mark;
use super::total::{Part, summed};
use super::veto::Limits;
use crate::bind::Facts;
use crate::number::{Decimal, Exact};
use crate::pack::{Limit, Pack, Policy};
use crate::script::{Cells, End, Inputs, Program, Quick};

/// What a rule comes to, before its pack rounds it or says what it gets where it does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    /// Within 0..max.
    Score(Exact),
    NotApplicable,
    Missing,
    Failed,
}

/// What the `index`-th rule of a pack comes to for a case. `cells` must be those of `program`, filled with `facts`.
#[must_use]
pub fn came(
    (pack, program): (&Pack, &Program),
    index: usize,
    facts: &Facts,
    cells: &mut Cells,
) -> Came {
    match program.quick(index, cells) {
        Quick::Score(score) => return Came::Score(score.to_exact()),
        Quick::NotApplicable => return Came::NotApplicable,
        Quick::Unknown => {}
    }
    let inputs = Inputs::new(pack, facts);
    let Some((run, indicator)) = program.run(index, &inputs).zip(pack.indicators.get(index)) else {
        return Came::Failed;
    };
    if measure(indicator, &run.steps).is_err() {
        return Came::Failed;
    }
    match run.end {
        End::Score(score) => Came::Score(score),
        End::NotApplicable(_) => Came::NotApplicable,
        End::Missing(_) => Came::Missing,
        End::Failed(_) => Came::Failed,
    }
}

/// The mark of a rule by itself, with no points moved to it.
#[must_use]
pub fn mark(pack: &Pack, index: usize, came: &Came) -> Mark {
    marked(pack, index, came, Decimal::ZERO)
}

/// The total of what the rules of a pack come to, in the order of its indicators. `vetoes` are the limits of those vetoes that
/// hold, and of those that may, each with whether it is known to hold.
#[must_use]
pub fn tally(pack: &Pack, came: &[Came], vetoes: &[(&Limit, bool)]) -> Range {
    let is_moved = |index: usize| {
        let policy = pack
            .indicators
            .get(index)
            .and_then(|one| one.not_applicable);
        policy == Some(Policy::Move) && matches!(came.get(index), Some(Came::NotApplicable))
    };
    let gained = if pack.has_moves() {
        gained(pack, is_moved)
    } else {
        Vec::new()
    };
    let part = |index: usize| {
        let Some((came, indicator)) = came.get(index).zip(pack.indicators.get(index)) else {
            return Part::nothing();
        };
        let points = gained.get(index).copied().unwrap_or_default();
        let max = indicator.max + points;
        match marked(pack, index, came, points) {
            Mark::Scored(score) | Mark::NotApplicable(Some(score)) => Part::scored(score, max),
            Mark::NotApplicable(None) => Part::nothing(),
            Mark::Missing | Mark::Failed => Part::open(max),
        }
    };
    let (marks, _) = summed(pack, &part);
    Limits::of(pack, vetoes.iter().copied()).marks(marks)
}

fn marked(pack: &Pack, index: usize, came: &Came, gained: Decimal) -> Mark {
    let Some(indicator) = pack.indicators.get(index) else {
        return Mark::Failed;
    };
    match came {
        Came::Score(score) => {
            Mark::Scored(rounded(&raised(score.clone(), indicator, gained), pack))
        }
        Came::NotApplicable => Mark::NotApplicable(policy_score(indicator, gained)),
        Came::Missing => Mark::Missing,
        Came::Failed => Mark::Failed,
    }
}
