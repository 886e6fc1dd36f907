//! What a manifest declares and nothing uses.

use std::collections::BTreeSet;

use crate::diagnose::{Code, Finding, Findings};
use crate::pack::Pack;
use crate::script::Program;

/// Complains of facts and parameters that no rule and no relation reads.
pub fn check(pack: &Pack, program: &Program, findings: &mut Findings) {
    let used: BTreeSet<&str> = program.names().collect();
    for fact in &pack.facts {
        let name = &fact.name;
        if !used.contains(name.value.as_str()) {
            findings.push(
                Finding::at(Code::UnusedFact, name.span)
                    .with("fact", name.value.as_str())
                    .about(&name.value)
                    .help("help"),
            );
        }
    }
    for parameter in &pack.parameters {
        let name = &parameter.name;
        if !used.contains(name.value.as_str()) {
            findings.push(
                Finding::at(Code::UnusedParameter, name.span)
                    .with("parameter", name.value.as_str())
                    .about(&name.value)
                    .help("help"),
            );
        }
    }
}
