//! What can be read off a script as it is written: variables without use, ways without a score, options that are none, values
//! of the wrong kind, and files that no indicator names.

use std::path::Path;

use crate::diagnose::{Code, Finding, Findings};
use crate::pack::{FactKind, MANIFEST, Pack};
use crate::script::Program;
use crate::source::{Files, Texts};

/// Complains of the script of every indicator.
pub fn check(pack: &Pack, program: &Program, findings: &mut Findings) {
    for (index, indicator) in pack.indicators.iter().enumerate() {
        let mut own = Findings::default();
        check_variables(program, index, &mut own);
        check_options(pack, program, index, &mut own);
        check_kinds(program, index, &mut own);
        // Where no way has a score, the kinds say so already.
        if !own.mentions(Code::ScoreNotANumber) {
            for place in program.ends_without_score(index) {
                own.push(Finding::at(Code::PathWithoutScore, place).help("help"));
            }
        }
        let own = own.into_sorted().into_iter();
        findings.extend(own.map(|finding| finding.about(&indicator.id.value)));
    }
}

fn check_variables(program: &Program, index: usize, findings: &mut Findings) {
    for variable in program.unread_variables(index) {
        findings.push(
            Finding::at(Code::UnusedVariable, variable.span)
                .with("variable", variable.value)
                .help("help"),
        );
    }
}

fn check_options(pack: &Pack, program: &Program, index: usize, findings: &mut Findings) {
    for foreign in program.foreign_options(index, pack) {
        let Some(fact) = pack.facts.get(foreign.fact) else {
            continue;
        };
        let known: Vec<&str> = match &fact.kind {
            FactKind::Choice(options) => options.iter().map(String::as_str).collect(),
            _ => Vec::new(),
        };
        findings.push(
            Finding::at(Code::NoSuchOption, foreign.option.span)
                .with("fact", fact.name.value.as_str())
                .with("option", foreign.option.value.as_str())
                .suggesting(&foreign.option.value, &known),
        );
    }
}

/// The kinds of a typed rule are settled; another's faults are told as a run would tell them.
fn check_kinds(program: &Program, index: usize, findings: &mut Findings) {
    if let (None, Some(kinds)) = (program.rule(index), program.kinds(index)) {
        findings.extend(kinds.faults.iter().cloned());
    }
}

/// Complains of the scripts in the pack's folder that no indicator names, but for those of a pack further down.
pub fn check_files(
    pack: &Pack,
    folder: &Path,
    files: &dyn Files,
    texts: &Texts,
    findings: &mut Findings,
) {
    let scripts = pack.indicators.iter().map(|one| one.script.span.file);
    let named: Vec<&Path> = scripts
        .filter_map(|file| Some(Path::new(texts.get(file)?.name.as_str())))
        .collect();
    let listed = files.list_inside(folder);
    let of_others: Vec<&str> = listed
        .iter()
        .filter_map(|path| path.strip_suffix(MANIFEST))
        .filter(|folder| folder.ends_with('/'))
        .collect();
    for path in &listed {
        let extension = Path::new(path).extension();
        let is_script = extension.is_some_and(|extension| extension == "rhai");
        let is_ours = !of_others.iter().any(|folder| path.starts_with(folder));
        if is_script && is_ours && !named.contains(&folder.join(path).as_path()) {
            findings.push(
                Finding::at(Code::UnusedScript, pack.start)
                    .with("file", path.as_str())
                    .help("help"),
            );
        }
    }
}
