//! Figures whose units do not go together.

use crate::diagnose::Findings;
use crate::pack::Pack;
use crate::script::{Program, check_relation_units, check_units};

/// Complains of them in every rule and every relation.
pub fn check(pack: &Pack, program: &Program, findings: &mut Findings) {
    let rules = (0..pack.indicators.len()).map(|index| check_units(program, index, pack));
    let relations = 0..pack.relations.len();
    let relations = relations.map(|index| check_relation_units(program, index, pack));
    for check in rules.chain(relations) {
        findings.extend(check.findings);
        findings.extend(check.undecided);
    }
}
