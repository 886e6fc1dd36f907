//! Takes out of what is told what only follows from something else that is told: one mistake is told once. Mend that, and
//! what is left shows itself.

use crate::diagnose::{Argument, Code, Finding};
use crate::source::Span;

/// The findings without those that follow from others of the same rule. What was silenced is not among them: nothing is
/// left out on account of something that nobody gets to see.
pub fn removed(findings: Vec<Finding>) -> Vec<Finding> {
    let is_consequence: Vec<bool> = findings
        .iter()
        .map(|finding| findings.iter().any(|cause| follows(finding, cause)))
        .collect();
    let kept = findings.into_iter().zip(is_consequence);
    kept.filter(|(_, is_consequence)| !is_consequence)
        .map(|(finding, _)| finding)
        .collect()
}

fn follows(finding: &Finding, cause: &Finding) -> bool {
    finding.about.is_some()
        && finding.about == cause.about
        && match finding.code {
            Code::FullMarksUnreachable | Code::ScoreIsConstant => {
                makes_unreachable(cause.code) || is_of_units(cause.code) || lacks_entry(cause)
            }
            // Figures in the wrong unit are too large or too small for whatever they are held against.
            Code::ScoreLeavesRange => is_of_units(cause.code),
            Code::DeadBranch | Code::BandUnreachable => {
                is_of_units(cause.code) && is_inside(cause, finding) || lacks_entry(cause)
            }
            // The entry that is lacking stands there under another name.
            Code::RuleCanFail => cause.code == Code::NoSuchOption && lacks_entry(finding),
            Code::Undecided => asks_of_rule(finding) && ends_early(cause.code),
            _ => false,
        }
}

/// Whether it says that a part of a rule, and what that pays, is out of reach.
fn makes_unreachable(code: Code) -> bool {
    matches!(
        code,
        Code::DeadBranch | Code::BandUnreachable | Code::NoSuchOption
    )
}

fn is_of_units(code: Code) -> bool {
    matches!(code, Code::UnitsDiffer | Code::ScoreUnit)
}

/// Whether it says why a rule could not be followed.
fn ends_early(code: Code) -> bool {
    matches!(code, Code::PathWithoutScore | Code::OptionalUnguarded)
}

fn asks_of_rule(finding: &Finding) -> bool {
    let mut arguments = finding.arguments.iter();
    arguments
        .any(|(name, value)| *name == "question" && matches!(value, Argument::Attribute("rule")))
}

/// Whether a lookup table or a list of items is said to lack something.
fn lacks_entry(finding: &Finding) -> bool {
    let mut arguments = finding.arguments.iter();
    arguments.any(|(_, value)| {
        matches!(
            value,
            Argument::Sentence(fault) if matches!(fault.code, Code::NoEntry | Code::NoItem)
        )
    })
}

fn is_inside(inner: &Finding, outer: &Finding) -> bool {
    let span = |finding: &Finding| -> Option<Span> { Some(finding.place.as_ref()?.span) };
    span(inner).zip(span(outer)).is_some_and(|(inner, outer)| {
        inner.file == outer.file && outer.start <= inner.start && inner.end <= outer.end
    })
}
