//! The score itself: whether it stays between 0 and the maximum, reaches the maximum, and depends on anything.

use super::Subject;
use crate::diagnose::{Code, Findings};
use crate::number::{Decimal, Exact, Interval, trimmed};
use crate::script::rule::{Branch, Ending, Number, NumberNode, Rule};
use crate::script::{Event, Known, Trial};

/// Digits after the point of a score that is shown.
const DIGITS: u32 = 4;

pub fn check(subject: &Subject<'_>, rule: &Rule, known: &Known, findings: &mut Findings) {
    let max = Exact::from_decimal(subject.indicator.max);
    let place = subject.score_place();
    leaves_range(subject, rule, known, &max, findings);
    let Some(range) = &known.score else {
        return;
    };
    if let Some((most, _)) = range.highest()
        && *most < max
    {
        findings.push(
            subject
                .about(Code::FullMarksUnreachable, place)
                .with("most", shown(most))
                .with("max", trimmed(subject.indicator.max))
                .help("help"),
        );
    }
    // A rule that does not always apply says something by applying.
    let applies = |trial: &Trial| trial.score.is_some() || trial.fault.is_some();
    let always_applies = subject.search.trials.iter().all(applies);
    if let (true, Some(score)) = (always_applies, range.single()) {
        findings.push(
            subject
                .about(Code::ScoreIsConstant, place)
                .with("score", shown(score))
                .help("help"),
        );
    }
}

fn leaves_range(
    subject: &Subject<'_>,
    rule: &Rule,
    known: &Known,
    max: &Exact,
    findings: &mut Findings,
) {
    let leaves = |trial: &&Trial| {
        let score = trial.score.as_ref();
        score.is_some_and(|score| score.is_negative() || score > max)
    };
    let trials = subject.search.trials.iter().filter(leaves);
    if let Some(trial) = subject.search.simplest(trials)
        && let Some(score) = &trial.score
    {
        let paying = paying(&rule.body, trial);
        let finding = subject
            .about(
                Code::ScoreLeavesRange,
                paying.map_or(subject.score_place(), |number| {
                    subject.place(number.place.whole)
                }),
            )
            .with("score", shown(score))
            .with("max", trimmed(subject.indicator.max))
            .help("help");
        let figures = subject.figures(trial);
        findings.push(if figures.is_empty() {
            finding
        } else {
            finding.with("facts", figures).saying("facts")
        });
        return;
    }
    let range = known.score.as_ref();
    let may_leave = range.is_some_and(|range| can_leave(range, max));
    if may_leave {
        let place = leaving(&rule.body, known, max);
        let place = place.map_or(subject.score_place(), |one| subject.place(one.place.whole));
        findings.push(subject.undecided("score", place));
    }
}

/// The number that a trial's score is: the branch that it took, the points of the band it came to.
fn paying<'r>(branch: &'r Branch<Number>, trial: &Trial) -> Option<&'r Number> {
    let Ending::Value(number) = &branch.ending else {
        return None;
    };
    match &*number.node {
        NumberNode::Choose(choice) => {
            let asked = choice.condition.place.whole;
            let taken = trial.events.iter().rev().find_map(|event| match event {
                Event::Branch { at, taken } if *at == asked => Some(*taken),
                _ => None,
            })?;
            paying(
                if taken {
                    &choice.then
                } else {
                    &choice.otherwise
                },
                trial,
            )
        }
        NumberNode::Tier(tier) => {
            let band = trial.events.iter().rev().find_map(|event| match event {
                Event::Banded { at, band, .. } if *at == number.place.whole => *band,
                _ => None,
            })?;
            tier.bands.get(band)?.numbers.list.last()
        }
        _ => Some(number),
    }
}

/// The number that may leave the range, where it is one branch or band alone.
fn leaving<'r>(branch: &'r Branch<Number>, known: &Known, max: &Exact) -> Option<&'r Number> {
    let Ending::Value(number) = &branch.ending else {
        return None;
    };
    let leaves = |range: &Option<Interval>| range.as_ref().is_some_and(|one| can_leave(one, max));
    match &*number.node {
        NumberNode::Choose(choice) => {
            let (then, otherwise) = known.choice(choice.condition.place.whole)?;
            match (leaves(then), leaves(otherwise)) {
                (true, false) => leaving(&choice.then, known, max),
                (false, true) => leaving(&choice.otherwise, known, max),
                _ => Some(number),
            }
        }
        NumberNode::Tier(tier) => {
            let pays = &known.tiers.get(&number.place.whole)?.pays;
            let mut paid = tier.bands.iter().zip(pays).filter(|(_, pays)| leaves(pays));
            match (paid.next(), paid.next()) {
                (Some((band, _)), None) => band.numbers.list.last(),
                _ => Some(number),
            }
        }
        _ => Some(number),
    }
}

fn can_leave(range: &Interval, max: &Exact) -> bool {
    range.falls_below(&Exact::ZERO) || range.exceeds(max) || range.highest().is_none()
}

fn shown(score: &Exact) -> String {
    let decimal: Option<Decimal> = score.to_decimal(DIGITS);
    decimal.map_or_else(|| score.to_string(), trimmed)
}
