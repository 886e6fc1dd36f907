//! Where something turns: the sides a trial shows of everything it compared, and the figure at which a side changes.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::diagnose::Code;
use crate::number::Exact;
use crate::script::watch::{Event, Range};

/// Something that has a side below, a turning point, and a side above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The two sides of a comparison are equal.
    Compared(Range),
    /// A figure meets the limit of a band, counted from 0.
    Limit(Range, usize),
    /// A function turns, by the range of its call and the number of the turning point.
    Turning(Range, usize),
    /// What a function is given, or what is divided by, is zero.
    Given(Range),
    /// The score is zero, or full marks.
    Score { is_full: bool },
}

/// Something that a trial showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    Side(Target, Ordering),
    Branch(Range, bool),
    Band(Range, Option<usize>),
    Fault(Code, usize),
}

impl Target {
    /// All that can be shown of it.
    #[must_use]
    pub fn sides(self) -> [Turn; 3] {
        [Ordering::Less, Ordering::Equal, Ordering::Greater].map(|side| Turn::Side(self, side))
    }
}

/// How far a run was from each target that it came to; of one come to more than once, the first time.
#[must_use]
pub fn targets(events: &[Event], score: Option<&Exact>, full: &Exact) -> BTreeMap<Target, Exact> {
    let mut targets = BTreeMap::new();
    for event in events {
        match event {
            Event::Branch { .. } => {}
            Event::Compared { at, left, right } => {
                let target = Target::Compared(*at);
                targets
                    .entry(target)
                    .or_insert_with(|| left.subtract(right));
            }
            Event::Banded { at, x, limits, .. } => {
                for (index, limit) in limits.iter().enumerate() {
                    let target = Target::Limit(*at, index);
                    targets.entry(target).or_insert_with(|| x.subtract(limit));
                }
            }
            Event::Turning {
                at,
                index,
                distance,
            } => {
                let target = Target::Turning(*at, *index);
                targets.entry(target).or_insert_with(|| distance.clone());
            }
            Event::Given { at, value } => {
                targets
                    .entry(Target::Given(*at))
                    .or_insert_with(|| value.clone());
            }
        }
    }
    if let Some(score) = score {
        targets.insert(Target::Score { is_full: false }, score.clone());
        targets.insert(Target::Score { is_full: true }, score.subtract(full));
    }
    targets
}

/// Everything that a run showed, but for its failure.
#[must_use]
pub fn turns(events: &[Event], score: Option<&Exact>, full: &Exact) -> Vec<Turn> {
    let sides = targets(events, score, full).into_iter();
    let sides = sides.map(|(target, distance)| Turn::Side(target, distance.cmp(&Exact::ZERO)));
    let ways = events.iter().filter_map(|event| match event {
        Event::Branch { at, taken } => Some(Turn::Branch(*at, *taken)),
        Event::Banded { at, band, .. } => Some(Turn::Band(*at, *band)),
        _ => None,
    });
    sides.chain(ways).collect()
}

/// Where a distance that was sampled at up to three figures comes to zero, if it changes as a line does, or as a quotient of
/// two lines: a ratio over its divisor, say.
pub fn root(samples: &[(Exact, Exact)]) -> Option<Exact> {
    match samples {
        [(x0, d0), (x1, d1), (x2, d2), ..] => {
            if d0 == d1 && d0 == d2 {
                return None;
            }
            // A quotient of two lines keeps the cross-ratio of four points.
            let quotient = || {
                let above = d0.negate().multiply(&d1.subtract(d2));
                let below = d2.negate().multiply(&d1.subtract(d0));
                let ratio = above.divide(&below)?;
                let k = ratio.multiply(&x1.subtract(x0)).divide(&x1.subtract(x2))?;
                x0.subtract(&k.multiply(x2))
                    .divide(&Exact::ONE.subtract(&k))
            };
            quotient().or_else(|| line((x0, d0), (x1, d1)))
        }
        [(x0, d0), (x1, d1)] => line((x0, d0), (x1, d1)),
        _ => None,
    }
}

fn line((x0, d0): (&Exact, &Exact), (x1, d1): (&Exact, &Exact)) -> Option<Exact> {
    let slope = d1.subtract(d0);
    let step = d0.multiply(&x1.subtract(x0)).divide(&slope)?;
    Some(x0.subtract(&step))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(value: i128) -> Exact {
        Exact::from_integer(value)
    }

    #[test]
    fn a_line_and_a_quotient_of_lines_are_solved_exactly() {
        let line = |x: i128| exact(3 * x - 12);
        let samples = [1, 2, 9].map(|x| (exact(x), line(x)));
        assert_eq!(root(&samples), Some(exact(4)));
        // 100 × 14 ÷ x − 70
        let quotient = |x: i128| {
            let rate = exact(1400).divide(&exact(x)).expect("a divisor");
            rate.subtract(&exact(70))
        };
        let samples = [10, 28, 5].map(|x| (exact(x), quotient(x)));
        assert_eq!(root(&samples), Some(exact(20)));
        let flat = [1, 2, 3].map(|x| (exact(x), exact(7)));
        assert_eq!(root(&flat), None);
    }
}
