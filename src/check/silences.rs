//! Takes out of what was found what the pack's author has looked at and means as it is.

use super::Silenced;
use crate::diagnose::{Argument, Code, Finding, Findings, Severity};
use crate::pack::{Pack, Silence};

/// Parts the findings into those to be told and those silenced. `is_complete` says whether everything was looked for: only
/// then does a silence without effect say anything.
pub fn apply(
    pack: &Pack,
    findings: Vec<Finding>,
    is_complete: bool,
) -> (Vec<Finding>, Vec<Silenced>) {
    let mut told = Findings::default();
    let mut silenced = Vec::new();
    let mut has_effect = vec![false; pack.silences.len()];
    for finding in findings {
        let mut reason: Option<&Silence> = None;
        for (silence, has_effect) in pack.silences.iter().zip(&mut has_effect) {
            if is_covered(silence, &finding) {
                *has_effect = true;
                // The silence of this one entry says more than one of every entry.
                if reason.is_none_or(|known| known.at.is_none()) {
                    reason = Some(silence);
                }
            }
        }
        match reason {
            Some(silence) => silenced.push(Silenced {
                finding,
                reason: silence.reason.clone(),
            }),
            None => told.push(finding),
        }
    }
    if is_complete {
        let idle = pack.silences.iter().zip(has_effect);
        told.extend(
            idle.filter(|(_, has_effect)| !has_effect)
                .map(|(silence, _)| without_effect(silence)),
        );
    }
    (told.into_sorted(), silenced)
}

fn is_covered(silence: &Silence, finding: &Finding) -> bool {
    finding.code.severity() != Severity::Error
        && silence.covers(finding.code, finding.about.as_deref())
}

fn without_effect(silence: &Silence) -> Finding {
    let code = silence.code.value.number();
    let finding = Finding::at(Code::SilenceWithoutEffect, silence.code.span)
        .with("code", code)
        .help("help");
    let place = |attribute| Argument::Attribute(attribute);
    match &silence.at {
        None => finding.with("place", place("anywhere")),
        Some(at) => finding
            .with("place", place("here"))
            .with("at", at.value.as_str())
            .about(&at.value),
    }
}
