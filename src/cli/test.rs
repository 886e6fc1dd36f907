//! `jixiao test`: the worked examples of packs.

use super::Ending;
use super::arguments::{DenyUntried, TestArguments};
use super::once::Once;
use super::output::{Output, tell as say};
use super::system::System;
use super::write::write_new;
use crate::bind::Facts;
use crate::check::folder;
use crate::diagnose::{Code, Finding, Severity};
use crate::pack::{Pack, load_pack, load_tests};
use crate::report::{TestedView, proposed, tested};
use crate::script::{Program, compile};
use crate::source::{DiskFiles, Texts};
use crate::testing::{Coverage, Tested, covered, proposals, run_tests};

/// Runs the examples of every pack, also after one that cannot be used.
pub fn test(arguments: &TestArguments, system: &System, output: &mut Output) -> Ending {
    let packs = Once::default().packs(&arguments.packs);
    if arguments.output.is_some() && packs.len() > 1 {
        let severity = system.words.say("severity-error");
        say(&format!(
            "{severity}: {}\n",
            system.words.say("test-output-one-pack")
        ));
        return Ending::Unusable;
    }
    let mut ending = Ending::Done;
    for (place, path) in packs.into_iter().enumerate() {
        let mut texts = Texts::default();
        let loaded = load_pack(path, &DiskFiles, &mut texts);
        let mut findings = loaded.findings;
        let program = loaded.value.as_ref().and_then(|pack| {
            let compiled = compile(pack);
            findings.extend(compiled.findings);
            compiled.value
        });
        output.complain(&findings, &texts, system);
        if place > 0 {
            output.print("\n");
        }
        ending = ending.max(match (&loaded.value, &program) {
            (Some(pack), Some(program)) => {
                let files = load_tests(folder(path, &DiskFiles), pack, &DiskFiles, &mut texts);
                output.complain(&files.findings, &texts, system);
                let run = run_tests(pack, program, &files.value.unwrap_or_default());
                let told = tell(pack, program, &run, &texts, arguments, (system, output));
                if files.findings.is_empty() {
                    told
                } else {
                    Ending::Unusable
                }
            }
            _ => Ending::Unusable,
        });
    }
    output.sum_up(system);
    ending
}

fn tell(
    pack: &Pack,
    program: &Program,
    run: &Tested,
    texts: &Texts,
    arguments: &TestArguments,
    (system, output): (&System, &mut Output),
) -> Ending {
    let examples = |one: &Coverage| -> Vec<&Facts> { run.facts(program, one.indicator, one.until) };
    let coverage = covered(pack, program, run);
    let view = TestedView {
        pack,
        tested: run,
        coverage: &coverage,
        texts,
        words: &system.words,
        width: system.width,
    };
    let mut spots = coverage.iter().flat_map(|one| one.spots.iter().flatten());
    let is_left = spots.any(|spot| !spot.is_tried);
    let mut written = Ending::Done;
    if !arguments.fill {
        output.print(&tested(view));
    } else if is_left {
        let (found, without) = proposals(pack, program, &coverage, examples);
        let text = proposed(view, &found, without);
        match &arguments.output {
            Some(path) => written = write_new(path, &text, system, output),
            None => output.print(&text),
        }
    } else {
        output.print(&format!("# {}\n", system.words.say("test-fill-nothing")));
    }
    // Whether the examples that are there come to what they say is not what proposals are asked for.
    let is_told = |finding: &&Finding| !arguments.fill || finding.code != Code::ExampleNotMet;
    let told: Vec<Finding> = run.findings.iter().filter(is_told).cloned().collect();
    output.complain(&told, texts, system);
    let cannot_run = run.findings.iter().any(|finding| {
        finding.code != Code::ExampleNotMet && finding.code.severity() == Severity::Error
    });
    if cannot_run || written == Ending::Unusable {
        Ending::Unusable
    } else if run.met() < run.runs.len() || is_left && arguments.deny == Some(DenyUntried::Untried)
    {
        Ending::Incomplete
    } else {
        Ending::Done
    }
}
