//! Everything that can be known of a pack without a case, all of it at once.

mod behaviour;
mod consequences;
mod declared;
mod entries;
mod examples;
mod manifest;
mod scripts;
mod shared;
mod silences;
mod units;
mod vetoes;

use std::path::Path;

use crate::diagnose::{Finding, Findings};
use crate::pack::{Pack, Tests, load_pack, load_tests};
use crate::script::{Program, compile};
use crate::source::{Files, Texts};

/// A pack, as far as it can be used, and everything there is to say about it.
pub struct Examined {
    /// None where the manifest cannot be used.
    pub pack: Option<Pack>,
    /// None where the scripts cannot be used either.
    pub program: Option<Program>,
    /// The usable examples of the files beside the manifest.
    pub examples: Tests,
    /// By place.
    pub findings: Vec<Finding>,
    /// By place.
    pub silenced: Vec<Silenced>,
}

/// A finding that the pack's author has looked at and means as it is.
#[derive(Clone, Debug)]
pub struct Silenced {
    pub finding: Finding,
    /// Why, in the author's words.
    pub reason: String,
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
    let mut examples = Tests::default();
    if let (Some(pack), Some(program)) = (&loaded.value, &program) {
        let read = load_tests(folder(path, files), pack, files, texts);
        findings.extend(read.findings);
        examples = read.value.unwrap_or_default();
        check(pack, program, &examples, &mut findings);
        check_earlier(program, &mut findings);
        scripts::check_files(pack, folder(path, files), files, texts, &mut findings);
    }
    let mut findings = findings.into_sorted();
    let mut silenced = Vec::new();
    if let Some(pack) = &loaded.value {
        entries::name(pack, &mut findings);
        (findings, silenced) = silences::apply(pack, findings, program.is_some());
        findings = consequences::removed(findings);
        findings = shared::once(pack, texts, findings);
    }
    Examined {
        pack: loaded.value,
        program,
        examples,
        findings,
        silenced,
    }
}

/// Everything there is to say about a pack that can be used, and of its examples; but for the files beside it.
pub fn check(pack: &Pack, program: &Program, examples: &Tests, findings: &mut Findings) {
    declared::check(pack, program, findings);
    behaviour::check(pack, program, findings);
    units::check(pack, program, findings);
    manifest::check(pack, program, findings);
    examples::check(pack, program, examples, findings);
    scripts::check(pack, program, findings);
    vetoes::check(pack, program, findings);
}

/// What is to be said of a pack only with the values that parameters have in earlier years.
fn check_earlier(program: &Program, findings: &mut Findings) {
    for (_, pack, program) in program.earlier() {
        let mut found = Findings::default();
        behaviour::check(pack, program, &mut found);
        units::check(pack, program, &mut found);
        vetoes::check(pack, program, &mut found);
        findings.extend_new(found.into_sorted());
    }
}

/// The folder of the pack whose folder, or whose manifest, is `path`.
#[must_use]
pub fn folder<'a>(path: &'a Path, files: &dyn Files) -> &'a Path {
    if files.is_folder(path) {
        path
    } else {
        path.parent().unwrap_or(Path::new(""))
    }
}
