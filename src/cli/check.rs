//! `jixiao check`: packs examined without a case.

use super::Ending;
use super::arguments::{CheckArguments, CheckFormat, Deny};
use super::once::Once;
use super::output::Output;
use super::system::System;
use crate::check::{Examined, examine};
use crate::report::{CheckedPack, Counts, FindingsView, closing, findings_json, github, sarif};
use crate::source::{DiskFiles, Texts};

/// Examines every pack, also after one that cannot be used.
pub fn check(arguments: &CheckArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let examined: Vec<(String, Examined)> = Once::default()
        .packs(&arguments.packs)
        .into_iter()
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
