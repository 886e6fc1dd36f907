//! The branches and bands of a rule: those that no figures reach, and bands that hold the same figure.

use std::collections::{BTreeMap, BTreeSet};

use super::Subject;
use crate::diagnose::{Code, Finding, Findings};
use crate::number::{Exact, Interval, trimmed};
use crate::script::library::Reach;
use crate::script::rule::{Number, NumberNode, Rule, TierNode, Visit};
use crate::script::{Event, Known, Range, TierKnown};
use crate::source::Span;

pub fn check(subject: &Subject<'_>, rule: &Rule, known: &Known, findings: &mut Findings) {
    let seen = Seen::of(subject);
    for (at, truth) in &known.branches {
        match (truth.yes, truth.no) {
            (false, false) => {}
            (true, true) => {
                for answer in [true, false] {
                    if !seen.branches.contains(&(*at, answer)) {
                        findings.push(subject.undecided("branch", subject.place(*at)));
                    }
                }
            }
            // That a choice has no such option is told by itself.
            _ if asks_foreign_option(subject, subject.place(*at)) => {}
            (yes, _) => {
                let says = if yes { "always" } else { "never" };
                let finding = subject.at(Code::DeadBranch, *at);
                findings.push(finding.saying(says).help("help"));
            }
        }
    }
    let mut tiers = Tiers::default();
    tiers.rule(rule);
    for (at, known) in &known.tiers {
        if let Some(tier) = tiers.found.get(at) {
            bands(subject, (*at, tier), known, &seen, findings);
        }
    }
}

fn asks_foreign_option(subject: &Subject<'_>, condition: Span) -> bool {
    let foreign = subject.program.foreign_options(subject.index, subject.pack);
    foreign
        .iter()
        .any(|one| condition.start <= one.option.span.start && one.option.span.end <= condition.end)
}

/// What the search has come to.
struct Seen {
    branches: BTreeSet<(Range, bool)>,
    bands: BTreeSet<(Range, usize)>,
}

impl Seen {
    fn of(subject: &Subject<'_>) -> Self {
        let mut seen = Self {
            branches: BTreeSet::new(),
            bands: BTreeSet::new(),
        };
        let events = subject.search.trials.iter().flat_map(|trial| &trial.events);
        for event in events {
            match event {
                Event::Branch { at, taken } => {
                    seen.branches.insert((*at, *taken));
                }
                Event::Banded {
                    at,
                    band: Some(band),
                    ..
                } => {
                    seen.bands.insert((*at, *band));
                }
                _ => {}
            }
        }
        seen
    }
}

/// The tiers of a rule, by the range of their calls.
#[derive(Default)]
struct Tiers<'r> {
    found: BTreeMap<Range, &'r TierNode>,
}

impl<'r> Visit<'r> for Tiers<'r> {
    fn number(&mut self, number: &'r Number) {
        if let NumberNode::Tier(tier) = &*number.node {
            self.found.insert(number.place.whole, tier);
        }
        self.walk_number(number);
    }
}

fn bands(
    subject: &Subject<'_>,
    (at, tier): (Range, &TierNode),
    known: &TierKnown,
    seen: &Seen,
    findings: &mut Findings,
) {
    let mut dead = BTreeSet::new();
    for (index, (band, reached)) in tier.bands.iter().zip(&known.reached).enumerate() {
        let place = subject.place(band.place.whole);
        if !reached {
            dead.insert(index);
            let reach = known.reaches.iter().flatten().nth(index);
            findings.push(unreachable(subject, tier, known, reach, band.place.whole));
        } else if !seen.bands.contains(&(at, index)) {
            findings.push(subject.undecided("band", place));
        }
    }
    let Some(reaches) = &known.reaches else {
        return;
    };
    for (later, reach) in reaches.iter().enumerate() {
        if dead.contains(&later) {
            continue;
        }
        let earlier = reaches.iter().enumerate().take(later);
        let first = earlier
            .filter(|(earlier, _)| !dead.contains(earlier))
            .find_map(|(earlier, other)| Some((earlier, shared(other, reach, &known.x)?)));
        let places = |index: usize| tier.bands.get(index).map(|band| band.place.whole);
        if let Some((earlier, value)) = first
            && let (Some(here), Some(there)) = (places(later), places(earlier))
        {
            findings.push(
                subject
                    .at(Code::BandsOverlap, here)
                    .with("value", value)
                    .related(subject.place(there), "other")
                    .help("help"),
            );
        }
    }
}

fn unreachable(
    subject: &Subject<'_>,
    tier: &TierNode,
    known: &TierKnown,
    reach: Option<&Reach>,
    at: Range,
) -> Finding {
    let finding = subject.at(Code::BandUnreachable, at).help("help");
    let inside = reach.and_then(Reach::interval);
    let is_outside = inside.is_none_or(|inside| inside.intersect(&known.x).is_none());
    if is_outside {
        let what = subject.text(tier.x.place.whole);
        finding
            .with("what", what)
            .with("range", shown(&known.x))
            .saying("outside")
    } else {
        finding.saying("taken")
    }
}

/// A figure that two bands hold which are not meant to be tried one after the other.
fn shared(earlier: &Reach, later: &Reach, x: &Interval) -> Option<String> {
    let is_one_sided = |reach: &Reach| match reach {
        Reach::AtLeast(_) | Reach::Above(_) => Some(true),
        Reach::AtMost(_) | Reach::Below(_) => Some(false),
        _ => None,
    };
    let (one, other) = (is_one_sided(earlier), is_one_sided(later));
    let is_single = |reach: &Reach| matches!(reach, Reach::Equal(_));
    let is_cascade = is_single(earlier)
        || is_single(later)
        || *later == Reach::Otherwise
        || one.is_some() && one == other;
    if is_cascade {
        return None;
    }
    let both = earlier.interval()?.intersect(&later.interval()?)?;
    let both = both.intersect(x)?;
    let figure = match (both.lowest()?, both.highest()?) {
        ((low, true), _) => low.clone(),
        (_, (high, true)) => high.clone(),
        ((low, _), (high, _)) => low.add(high).divide(&Exact::from_integer(2))?,
    };
    figure.to_decimal(4).map(trimmed)
}

/// A range as mathematics writes it; what is as far as numbers go is not written.
fn shown(range: &Interval) -> String {
    let most = Exact::from_decimal(crate::number::Decimal::MAX);
    let end = |at: &Exact| {
        let near = at.abs() < most;
        near.then(|| at.to_decimal(4).map(trimmed)).flatten()
    };
    let low = range.lowest().and_then(|(at, closed)| {
        let sign = if closed { "≥" } else { ">" };
        Some(format!("{sign} {}", end(at)?))
    });
    let high = range.highest().and_then(|(at, closed)| {
        let sign = if closed { "≤" } else { "<" };
        Some(format!("{sign} {}", end(at)?))
    });
    let parts: Vec<String> = low.into_iter().chain(high).collect();
    parts.join(", ")
}
