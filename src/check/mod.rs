//! Everything that can be known of a pack without a case, all of it at once.

mod behaviour;
mod declared;

use std::path::Path;

use crate::diagnose::{Finding, Findings};
use crate::pack::{Pack, load_pack};
use crate::script::{Program, compile};
use crate::source::{Files, Texts};

/// A pack, as far as it can be used, and everything there is to say about it.
pub struct Examined {
    /// None where the manifest cannot be used.
    pub pack: Option<Pack>,
    /// None where the scripts cannot be used either.
    pub program: Option<Program>,
    /// By place.
    pub findings: Vec<Finding>,
}

/// Examines the pack whose folder, or whose manifest, is `path`.
pub fn examine(path: &Path, files: &dyn Files, texts: &mut Texts) -> Examined {
    let loaded = load_pack(path, files, texts);
    let mut findings = Findings::default();
    findings.extend(loaded.findings);
    let program = loaded.value.as_ref().and_then(|pack| {
        let compiled = compile(pack);
        findings.extend(compiled.findings);
        compiled.value
    });
    if let (Some(pack), Some(program)) = (&loaded.value, &program) {
        declared::check(pack, program, &mut findings);
        behaviour::check(pack, program, &mut findings);
    }
    Examined {
        pack: loaded.value,
        program,
        findings: findings.into_sorted(),
    }
}
