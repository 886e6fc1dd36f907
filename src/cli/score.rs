//! `jixiao score`: cases scored by a pack.

use std::path::Path;

use super::arguments::{Format, ScoreArguments};
use super::output::Output;
use super::system::System;
use super::{Ending, batch};
use crate::bind::{Facts, bind_case};
use crate::case::{Case, load_case};
use crate::diagnose::Finding;
use crate::pack::{Pack, load_pack};
use crate::report::{Layout, TableOptions, View, json, table};
use crate::score::{Evaluation, GroupResult, Outcome, VetoOutcome, VetoResult, score as apply};
use crate::script::{Program, compile};
use crate::source::{DiskFiles, Texts};

/// Scores every case, complains of what cannot be used and goes on with the rest.
pub fn score(arguments: &ScoreArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let mut findings = Vec::new();
    let (pack, program) = read_pack(&arguments.pack, &mut texts, &mut findings);
    output.complain(&findings, &texts, system);
    if batch::is_batch(arguments) {
        let (Some(pack), Some(program)) = (&pack, &program) else {
            output.sum_up(system);
            return Ending::Unusable;
        };
        return batch::score_many(arguments, (pack, program, &texts), system, output);
    }
    let mut ending = if program.is_some() {
        Ending::Done
    } else {
        Ending::Unusable
    };
    for (place, path) in arguments.cases.iter().enumerate() {
        // Only the pack's texts are kept from one case to the next.
        let mut texts = texts.clone();
        let mut findings = Vec::new();
        let case = read_case(path, pack.as_ref(), &mut texts, &mut findings);
        output.complain(&findings, &texts, system);
        let of_case = match (&pack, &program, case) {
            (Some(pack), Some(program), Some((case, Some(facts)))) => {
                let evaluation = apply(pack, program, &case, &facts);
                let view = View {
                    evaluation: &evaluation,
                    pack,
                    texts: &texts,
                    words: &system.words,
                };
                if place > 0 && arguments.format != Some(Format::Json) {
                    output.print("\n");
                }
                output.print(&shown(view, arguments, system));
                let failures = failures(&evaluation);
                output.complain(&failures, &texts, system);
                if is_complete(&evaluation) {
                    Ending::Done
                } else {
                    Ending::Incomplete
                }
            }
            _ => Ending::Unusable,
        };
        ending = ending.max(of_case);
    }
    output.sum_up(system);
    ending
}

/// The pack, also where its scripts cannot be compiled: its declarations still say what is wrong with a case.
pub(super) fn read_pack(
    path: &Path,
    texts: &mut Texts,
    findings: &mut Vec<Finding>,
) -> (Option<Pack>, Option<Program>) {
    let loaded = load_pack(path, &DiskFiles, texts);
    findings.extend(loaded.findings);
    let program = loaded.value.as_ref().and_then(|pack| {
        let compiled = compile(pack);
        findings.extend(compiled.findings);
        compiled.value
    });
    (loaded.value, program)
}

/// The case, with its facts where there is a pack to hold them against.
pub fn read_case(
    path: &Path,
    pack: Option<&Pack>,
    texts: &mut Texts,
    findings: &mut Vec<Finding>,
) -> Option<(Case, Option<Facts>)> {
    let loaded = load_case(path, &DiskFiles, texts);
    findings.extend(loaded.findings);
    let case = loaded.value?;
    let facts = pack.and_then(|pack| {
        let bound = bind_case(pack, &case);
        findings.extend(bound.findings);
        bound.value
    });
    Some((case, facts))
}

fn shown(view: View<'_>, arguments: &ScoreArguments, system: &System) -> String {
    match arguments.format {
        Some(Format::Json) if arguments.cases.len() > 1 => json(view, Layout::Line),
        Some(Format::Json) => json(view, Layout::Indented),
        _ => {
            let options = TableOptions {
                width: system.width,
                style: system.output_style,
                verbose: arguments.verbose,
            };
            table(view, options)
        }
    }
}

/// Whether every indicator has a score or is left out with a reason.
pub(super) fn is_complete(evaluation: &Evaluation) -> bool {
    let mut complete = true;
    each_outcome(&evaluation.groups, &mut |outcome| {
        complete &= !matches!(outcome, Outcome::Missing(_) | Outcome::Failed(_));
    });
    let is_open = |veto: &VetoResult| {
        matches!(
            veto.outcome,
            VetoOutcome::Missing(_) | VetoOutcome::Failed(_)
        )
    };
    complete && !evaluation.vetoes.iter().any(is_open)
}

fn failures(evaluation: &Evaluation) -> Vec<Finding> {
    let mut failures = Vec::new();
    each_outcome(&evaluation.groups, &mut |outcome| {
        if let Outcome::Failed(finding) = outcome {
            failures.push((**finding).clone());
        }
    });
    failures
}

fn each_outcome(groups: &[GroupResult], visit: &mut impl FnMut(&Outcome)) {
    for group in groups {
        each_outcome(&group.groups, visit);
        for indicator in &group.indicators {
            visit(&indicator.outcome);
        }
    }
}
