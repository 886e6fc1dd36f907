//! The score itself: whether it stays between 0 and the maximum, reaches the maximum, and depends on anything.

use super::Subject;
use crate::diagnose::{Code, Findings};
use crate::number::{Decimal, Exact, trimmed};
use crate::script::{Known, Trial};

/// Digits after the point of a score that is shown.
const DIGITS: u32 = 4;

pub fn check(subject: &Subject<'_>, known: &Known, findings: &mut Findings) {
    let max = Exact::from_decimal(subject.indicator.max);
    let place = subject.score_place();
    leaves_range(subject, known, &max, findings);
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

fn leaves_range(subject: &Subject<'_>, known: &Known, max: &Exact, findings: &mut Findings) {
    let place = subject.score_place();
    let leaves = |trial: &&Trial| {
        let score = trial.score.as_ref();
        score.is_some_and(|score| score.is_negative() || score > max)
    };
    let trials = subject.search.trials.iter().filter(leaves);
    if let Some(trial) = subject.search.simplest(trials)
        && let Some(score) = &trial.score
    {
        let finding = subject
            .about(Code::ScoreLeavesRange, place)
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
    let may_leave = known.score.as_ref().is_some_and(|range| {
        range.falls_below(&Exact::ZERO) || range.exceeds(max) || range.highest().is_none()
    });
    if may_leave {
        findings.push(subject.undecided("score", place));
    }
}

fn shown(score: &Exact) -> String {
    let decimal: Option<Decimal> = score.to_decimal(DIGITS);
    decimal.map_or_else(|| score.to_string(), trimmed)
}
