//! `jixiao check`: packs examined without a case.

use super::Ending;
use super::arguments::{CheckArguments, CheckFormat, Deny};
use super::output::Output;
use super::system::System;
use crate::check::{Examined, examine};
use crate::diagnose::{Argument, Arguments, Words};
use crate::report::escape::visible;
use crate::report::{CheckedPack, Counts, FindingsView, findings_json, github, sarif};
use crate::source::{DiskFiles, Texts};

/// Examines every pack, also after one that cannot be used.
pub fn check(arguments: &CheckArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let examined: Vec<(String, Examined)> = arguments
        .packs
        .iter()
        .map(|path| {
            let examined = examine(path, &DiskFiles, &mut texts);
            (path.display().to_string(), examined)
        })
        .collect();
    let packs: Vec<CheckedPack<'_>> = examined
        .iter()
        .map(|(path, examined)| CheckedPack { path, examined })
        .collect();
    let view = FindingsView {
        packs: &packs,
        texts: &texts,
        words: &system.words,
    };
    let lines = || packs.iter().map(|pack| closing(*pack, &system.words));
    match arguments.format {
        CheckFormat::Text => {
            for pack in &packs {
                output.complain(&pack.examined.findings, &texts, system);
            }
            lines().for_each(|line| output.print(&line));
        }
        CheckFormat::Json => output.print(&findings_json(view)),
        CheckFormat::Sarif => output.print(&sarif(view)),
        CheckFormat::Github => {
            output.print(&github(view));
            lines().for_each(|line| output.print(&line));
        }
    }
    let endings = packs.iter().map(|pack| ending(*pack, arguments.deny));
    endings.max().unwrap_or(Ending::Done)
}

fn ending(pack: CheckedPack<'_>, deny: Option<Deny>) -> Ending {
    let counts = Counts::of(&pack.examined.findings);
    if counts.errors > 0 {
        Ending::Unusable
    } else if counts.warnings > 0 && deny == Some(Deny::Warnings) {
        Ending::Incomplete
    } else {
        Ending::Done
    }
}

/// What was examined, and what came of it. A pack of which something could not be decided, or not even looked at, is never
/// said to be without fault.
fn closing(checked: CheckedPack<'_>, words: &Words) -> String {
    /// The longest name shown, in characters.
    const SHOWN: usize = 200;
    let examined = checked.examined;
    let counts = Counts::of(&examined.findings);
    let count = |key: &str, count: usize| words.say_with(key, &vec![("count", count.into())]);
    let mut found = vec![
        count("cli-check-errors", counts.errors),
        count("cli-check-warnings", counts.warnings),
    ];
    for (key, number) in [
        ("cli-check-undecided", counts.notes),
        ("cli-check-silenced", examined.silenced.len()),
    ] {
        if number > 0 {
            found.push(count(key, number));
        }
    }
    let found = ("found", Argument::List(found));
    let (key, told): (&str, Arguments) = match &examined.pack {
        None => {
            let path = visible(checked.path, SHOWN);
            ("cli-check-unusable", vec![("pack", path.into()), found])
        }
        Some(pack) => {
            let subjects = vec![
                count("cli-check-indicators", pack.indicators.len()),
                count("cli-check-facts", pack.facts.len()),
                count("cli-check-parameters", pack.parameters.len()),
                count("cli-check-relations", pack.relations.len()),
            ];
            let key = if examined.program.is_some() {
                "cli-check-examined"
            } else {
                "cli-check-uncompiled"
            };
            let name = visible(&pack.reference(), SHOWN);
            let subjects = ("subjects", Argument::List(subjects));
            (key, vec![("pack", name.into()), subjects, found])
        }
    };
    words.say_with(key, &told) + "\n"
}
