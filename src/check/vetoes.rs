//! Vetoes that can never apply, or always do.

use crate::diagnose::{Code, Finding, Findings};
use crate::pack::Pack;
use crate::script::{Program, Truth};

/// Complains of them, as far as the bounds of the facts tell.
pub fn check(pack: &Pack, program: &Program, findings: &mut Findings) {
    for (index, veto) in pack.vetoes.iter().enumerate() {
        let says = match program.veto_truth(index, pack) {
            Some(Truth {
                yes: true,
                no: false,
            }) => "always",
            Some(Truth {
                yes: false,
                no: true,
            }) => "never",
            _ => continue,
        };
        findings.push(
            Finding::at(Code::DeadBranch, veto.when.span)
                .about(&veto.id.value)
                .saying(says)
                .help("help"),
        );
    }
}
