//! What of a rule its examples try: the branches, the bands, and the sides of every threshold.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::Tested;
use crate::bind::Facts;
use crate::number::{Exact, Interval};
use crate::pack::Pack;
use crate::script::library::turning_points;
use crate::script::rule::{Condition, ConditionNode, Number, NumberNode, TierNode, Visit};
use crate::script::{Known, Program, Range, Target, Turn, known, turns};
use crate::source::Span;

/// What the examples of one indicator try.
#[derive(Debug)]
pub struct Coverage {
    /// Its index in the pack.
    pub indicator: usize,
    /// The year before which the parameters held that this is about; none for the latest.
    pub until: Option<i32>,
    /// None where the rule is beyond the analysis.
    pub spots: Option<Vec<Spot>>,
}

/// Something that an example can try.
#[derive(Clone, Debug)]
pub struct Spot {
    pub kind: SpotKind,
    pub place: Span,
    /// The condition, the band or the call, as the script writes it.
    pub text: String,
    /// The limit, where a call has more than one: its argument, as the script writes it.
    pub limit: Option<String>,
    pub is_tried: bool,
    /// What a run shows that tries it.
    pub(super) turn: Turn,
}

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpotKind {
    /// An answer to the condition of an `if`.
    Branch { taken: bool },
    /// A band of a tier.
    Band,
    /// A side of a threshold: below it, at it, above it.
    Side(Ordering),
}

/// What the examples of a pack try: of every rule with the latest parameters, and with earlier ones of every rule that these
/// change.
#[must_use]
pub fn covered(pack: &Pack, program: &Program, tested: &Tested) -> Vec<Coverage> {
    let latest = (0..pack.indicators.len()).map(|index| {
        let facts = tested.facts(program, index, None);
        coverage(pack, program, index, facts.into_iter())
    });
    let earlier = program.earlier().flat_map(|(until, pack, before)| {
        let is_dated = |name: &str| {
            let mut parameters = pack.parameters.iter();
            parameters.any(|one| one.name.value == name && !one.dated.is_empty())
        };
        let indices = (0..pack.indicators.len()).filter(move |index| {
            let mut used = before.parameters(*index);
            used.any(is_dated)
        });
        indices.map(move |index| {
            let facts = tested.facts(program, index, Some(until));
            Coverage {
                until: Some(until),
                ..coverage(pack, before, index, facts.into_iter())
            }
        })
    });
    let mut all: Vec<Coverage> = latest.chain(earlier).collect();
    join_shared(pack, &mut all);
    all
}

/// What is tried of a script by one of the indicators that share it is tried for all of them, and told with the first.
fn join_shared(pack: &Pack, all: &mut [Coverage]) {
    let written = |one: &Coverage| {
        let indicator = pack.indicators.get(one.indicator)?;
        let is_shared = indicator.written.file != indicator.script.span.file;
        is_shared.then_some((indicator.written, one.until))
    };
    for first in 0..all.len() {
        let (before, rest) = all.split_at_mut(first.saturating_add(1));
        let Some(one) = before.last_mut() else {
            continue;
        };
        let Some((key, spots)) = written(one).zip(one.spots.as_mut()) else {
            continue;
        };
        for other in rest.iter_mut().filter(|other| written(other) == Some(key)) {
            let Some(others) = other.spots.as_mut() else {
                continue;
            };
            // With other bounds of the figures other things may be to be tried.
            let is_alike = |(a, b): (&Spot, &Spot)| a.kind == b.kind;
            if spots.len() == others.len() && spots.iter().zip(&*others).all(is_alike) {
                for (spot, other) in spots.iter_mut().zip(others.drain(..)) {
                    spot.is_tried |= other.is_tried;
                }
            }
        }
    }
}

/// What the given facts try of the rule of the `index`-th indicator.
#[must_use]
pub fn coverage<'f>(
    pack: &Pack,
    program: &Program,
    index: usize,
    examples: impl Iterator<Item = &'f Facts>,
) -> Coverage {
    let rule = program.rule(index);
    let spots = rule.map(|rule| {
        let full = pack
            .indicators
            .get(index)
            .map_or(Exact::ZERO, |indicator| Exact::from_decimal(indicator.max));
        let mut shown: BTreeSet<Turn> = BTreeSet::new();
        for facts in examples {
            if let Some(watched) = program.watch(index, pack, facts) {
                let score = watched.end.as_ref().ok().and_then(Option::as_ref);
                shown.extend(turns(&watched.events, score, &full));
            }
        }
        let mut gathering = Gathering {
            program,
            index,
            known: known(rule, pack),
            shown,
            spots: Vec::new(),
        };
        gathering.branches();
        gathering.rule(rule);
        gathering.spots.sort_by_key(|spot| spot.place);
        gathering.spots
    });
    Coverage {
        indicator: index,
        until: None,
        spots,
    }
}

struct Gathering<'a> {
    program: &'a Program,
    index: usize,
    known: Known,
    shown: BTreeSet<Turn>,
    spots: Vec<Spot>,
}

impl Gathering<'_> {
    fn spot(&mut self, kind: SpotKind, at: Range, turn: Turn) {
        if let Some((place, text)) = self.program.part(self.index, at) {
            self.spots.push(Spot {
                kind,
                place,
                text: text.to_owned(),
                limit: None,
                is_tried: self.shown.contains(&turn),
                turn,
            });
        }
    }

    fn branches(&mut self) {
        for (at, truth) in self.known.branches.clone() {
            for (taken, can) in [(true, truth.yes), (false, truth.no)] {
                if can {
                    self.spot(SpotKind::Branch { taken }, at, Turn::Branch(at, taken));
                }
            }
        }
    }

    /// The sides that a figure can be on of a limit.
    fn sides(&mut self, at: Range, target: Target, figure: &Interval, limit: &Interval) {
        let sides = [
            (Ordering::Less, figure.can_be_below(limit)),
            (Ordering::Equal, figure.can_equal(limit)),
            (Ordering::Greater, limit.can_be_below(figure)),
        ];
        for (side, can) in sides {
            if can {
                self.spot(SpotKind::Side(side), at, Turn::Side(target, side));
            }
        }
    }

    fn tier(&mut self, at: Range, tier: &TierNode) {
        let Some(known) = self.known.tiers.get(&at).cloned() else {
            return;
        };
        for (index, (band, reached)) in tier.bands.iter().zip(&known.reached).enumerate() {
            if *reached {
                let turn = Turn::Band(at, Some(index));
                self.spot(SpotKind::Band, band.place.whole, turn);
            }
        }
        let Some(bands) = &tier.fixed else {
            return;
        };
        let limits = bands.iter().enumerate().flat_map(|(band, fixed)| {
            let limits = fixed.reach.limits();
            limits.map(move |limit| (band, limit))
        });
        let mut seen = BTreeSet::new();
        for (number, (band, limit)) in limits.enumerate() {
            // Two bands meet at one limit.
            if seen.insert(limit.clone())
                && let Some(band) = tier.bands.get(band)
            {
                let target = Target::Limit(at, number);
                let limit = Interval::point(limit.clone());
                self.sides(band.place.whole, target, &known.x, &limit);
            }
        }
    }

    fn call(&mut self, number: &Number, function: &str, arguments: &[Number]) {
        let at = number.place.whole;
        let points = turning_points(function);
        for (index, (figure, against)) in points.iter().enumerate() {
            let first = self.spots.len();
            let zero = Interval::point(Exact::ZERO);
            let value = |argument: usize| {
                let argument = arguments.get(argument)?;
                Some((
                    self.known.value(argument.place)?.clone(),
                    argument.is_fixed(),
                ))
            };
            let limit = against.map_or(Some((zero, true)), value);
            if let (Some((figure, is_fixed)), Some((limit, limit_is_fixed))) =
                (value(*figure), limit)
                && !(is_fixed && limit_is_fixed)
            {
                self.sides(at, Target::Turning(at, index), &figure, &limit);
            }
            let limit = against.filter(|_| points.len() > 1);
            let limit = limit.and_then(|argument| arguments.get(argument));
            let limit = limit.and_then(|limit| self.program.part(self.index, limit.place.whole));
            for spot in self.spots.iter_mut().skip(first) {
                spot.limit = limit.map(|(_, text)| text.to_owned());
            }
        }
    }
}

impl<'r> Visit<'r> for Gathering<'_> {
    fn number(&mut self, number: &'r Number) {
        match &*number.node {
            NumberNode::Tier(tier) => self.tier(number.place.whole, tier),
            NumberNode::Call {
                function,
                arguments,
            } => self.call(number, function.name, &arguments.list),
            _ => {}
        }
        self.walk_number(number);
    }

    fn condition(&mut self, condition: &'r Condition) {
        if let ConditionNode::Compare { numbers, .. } = &*condition.node
            && !(numbers.first.is_fixed() && numbers.second.is_fixed())
        {
            let value = |number: &Number| self.known.value(number.place).cloned();
            if let (Some(left), Some(right)) = (value(&numbers.first), value(&numbers.second)) {
                let target = Target::Compared(condition.place.call);
                self.sides(condition.place.whole, target, &left, &right);
            }
        }
        self.walk_condition(condition);
    }
}
