//! Where a rule may fail: found failing, with the figures; or neither found failing nor ruled out.

use std::collections::BTreeMap;

use super::Subject;
use crate::diagnose::{Argument, Code, Finding, Findings};
use crate::script::{Known, Suspect, Trial};
use crate::source::Span;

pub fn check(subject: &Subject<'_>, known: &Known, findings: &mut Findings) {
    let mut found: BTreeMap<(Span, Code), Vec<&Trial>> = BTreeMap::new();
    for trial in &subject.search.trials {
        if let Some(fault) = &trial.fault
            && let Some(place) = &fault.place
        {
            let trials = found.entry((place.span, fault.code)).or_default();
            trials.push(trial);
        }
    }
    found.retain(|(place, code), _| !is_told(subject, *place, *code));
    for trials in found.values() {
        let simplest = subject.search.simplest(trials.iter().copied());
        if let Some(trial) = simplest
            && let Some(fault) = &trial.fault
        {
            findings.push(failing(subject, trial, fault));
        }
    }
    for Suspect { at, code } in &known.suspects {
        let place = subject.place(*at);
        if !found.contains_key(&(place, *code)) {
            findings.push(doubtful(subject, *at, *code));
        }
    }
}

/// Whether it is told already without a case: a value of the wrong kind, a way without a score.
fn is_told(subject: &Subject<'_>, place: Span, code: Code) -> bool {
    if code == Code::ScoreNotANumber {
        let mut ends = subject
            .program
            .ends_without_score(subject.index)
            .into_iter();
        if ends.next().is_some() {
            return true;
        }
    }
    let kinds = subject.program.kinds(subject.index);
    let mut faults = kinds.into_iter().flat_map(|kinds| &kinds.faults);
    faults.any(|fault| {
        let at = fault.place.as_ref().map(|label| label.span);
        fault.code == code && at == Some(place)
    })
}

/// What was found failing.
fn failing(subject: &Subject<'_>, trial: &Trial, fault: &Finding) -> Finding {
    let place = fault.place.as_ref().map(|place| place.span);
    let place = place.unwrap_or(subject.indicator.script.span);
    let argument = |name: &str| {
        let mut arguments = fault.arguments.iter();
        arguments.find(|(known, _)| *known == name)
    };
    let (code, carried): (Code, &[&'static str]) = match fault.code {
        Code::ZeroDivisor => (Code::PossibleZeroDivisor, &["what"]),
        Code::NoBand => (Code::BandGap, &["what", "value"]),
        Code::WeightsSum => (Code::WeightsNotHundred, &["sum"]),
        Code::ScoreOutOfRange => (Code::ScoreLeavesRange, &["score", "max"]),
        _ => match left_out(subject, trial, fault) {
            Some(fact) => {
                let finding = subject.about(Code::OptionalUnguarded, place);
                return finding.with("fact", fact).help("help");
            }
            None => (Code::RuleCanFail, &[]),
        },
    };
    let mut finding = subject.about(code, place).help("help");
    for name in carried {
        if let Some((_, value)) = argument(name) {
            finding = finding.with(name, value.clone());
        }
    }
    if code == Code::RuleCanFail {
        finding = finding.with("fault", Argument::Sentence(Box::new(fault.clone())));
    }
    let figures = subject.figures(trial);
    if figures.is_empty() || code == Code::WeightsNotHundred {
        return finding;
    }
    finding.with("facts", figures).saying("facts")
}

/// The fact that may be left out, and was where the rule could not do without it.
fn left_out(subject: &Subject<'_>, trial: &Trial, fault: &Finding) -> Option<String> {
    let is_of_kind = matches!(
        fault.code,
        Code::WrongOperands | Code::WrongArguments | Code::WrongKind | Code::ElementNotANumber
    );
    let mut facts = subject.search.facts(trial);
    let (index, _) = facts.find(|(_, value)| is_of_kind && value.is_none())?;
    let fact = subject.pack.facts.get(index)?;
    Some(fact.name.value.clone())
}

/// What was neither found failing nor ruled out.
fn doubtful(subject: &Subject<'_>, at: (usize, usize), code: Code) -> Finding {
    let place = subject.place(at);
    let what = subject.text(at);
    match code {
        Code::ZeroDivisor => subject.undecided("zero", place).with("what", what),
        Code::NoBand => subject.undecided("gap", place).with("what", what),
        _ => subject
            .undecided("fail", place)
            .with("fault", Argument::Title(code)),
    }
}
