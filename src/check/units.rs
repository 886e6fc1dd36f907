//! Figures whose units do not go together.

use crate::diagnose::Findings;
use crate::pack::Pack;
use crate::script::{Program, check_relation_units, check_units, check_veto_units};

/// Complains of them in every rule, every relation and every veto.
pub fn check(pack: &Pack, program: &Program, findings: &mut Findings) {
    for index in 0..pack.indicators.len() {
        let check = check_units(program, index, pack);
        findings.extend(check.findings);
        // Of a rule that the interpreter runs it is said once that nothing can be told.
        findings.extend(check.undecided.filter(|_| program.rule(index).is_some()));
    }
    for index in 0..pack.relations.len() {
        let check = check_relation_units(program, index, pack);
        findings.extend(check.findings);
        findings.extend(check.undecided);
    }
    for index in 0..pack.vetoes.len() {
        let check = check_veto_units(program, index, pack);
        findings.extend(check.findings);
        findings.extend(check.undecided);
    }
}
