//! The worked examples of a manifest: each runs like a case, and must come to what it says.

use super::evaluation::{IndicatorResult, Outcome};
use super::indicator::score_indicator;
use crate::bind::bind_facts;
use crate::diagnose::{Checked, Findings};
use crate::pack::{Example, Expected, Pack};
use crate::script::{Inputs, Program};

/// Runs an example of the `index`-th indicator of the pack. Findings are of its facts.
#[must_use]
pub fn run_example(
    pack: &Pack,
    program: &Program,
    index: usize,
    example: &Example,
) -> Checked<IndicatorResult> {
    let latest = (pack, program);
    let in_year = example.year.map(|year| program.in_year(pack, year));
    let (pack, program) = in_year.unwrap_or(latest);
    let bound = bind_facts(pack, &example.facts);
    let result = bound.value.and_then(|facts| {
        let inputs = Inputs::new(pack, &facts);
        score_indicator(pack, program, index, &facts, &inputs)
    });
    let mut findings = Findings::default();
    for finding in bound.findings {
        findings.push(finding);
    }
    Checked::new(result, findings)
}

impl Expected {
    /// Whether an indicator came to what is expected.
    #[must_use]
    pub fn is_met_by(self, outcome: &Outcome) -> bool {
        match (self, outcome) {
            (Self::Score(expected), Outcome::Scored(score)) => expected == *score,
            (Self::NotApplicable, Outcome::NotApplicable { .. })
            | (Self::Missing, Outcome::Missing(_))
            | (Self::Failed, Outcome::Failed(_)) => true,
            _ => false,
        }
    }
}
