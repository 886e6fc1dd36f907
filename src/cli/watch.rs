//! `jixiao watch`: a pack and its cases looked at again after every save.

mod listen;

use std::path::{Path, PathBuf};

use listen::{Ears, Heard, How};

use super::Ending;
use super::arguments::WatchArguments;
use super::output::{Output, tell};
use super::system::System;
use crate::report::escape::visible;
use crate::report::{WatchView, changes, opening};
use crate::source::DiskFiles;
use crate::watching::{State, Watched, Watching};

/// The longest reason of the system shown, in characters.
const SHOWN: usize = 200;

/// Tells how things stand, then what each save changes, until nobody reads it any more.
pub fn watch(arguments: &WatchArguments, system: &System, output: &mut Output) -> Ending {
    let watched = Watched {
        pack: from_here(&arguments.pack),
        cases: arguments.cases.iter().map(|path| from_here(path)).collect(),
    };
    let view = WatchView {
        words: &system.words,
        width: system.width,
        style: system.output_style,
    };
    let are_there = watched.paths().all(Path::exists);
    let how = if arguments.poll { How::Poll } else { How::Told };
    // Before the first look, so that no save falls between the two.
    let ears = (!arguments.once && are_there).then(|| Ears::open(how, watched.folders(&DiskFiles)));
    let mut watching = Watching::start(watched, &DiskFiles);
    output.print(&opening(watching.now(), view));
    // What is not there cannot be watched, and has been complained of.
    let Some(ears) = ears else {
        return ending(watching.now());
    };
    let mut ears = match ears {
        Ok(ears) => ears,
        Err((folder, fault)) => return cannot_watch(&folder, &fault, system),
    };
    waiting(&ears, system, output);
    while !output.is_closed() {
        match ears.wait() {
            Heard::Save => {
                if let Some(change) = watching.look(&DiskFiles) {
                    let told = changes(&change, watching.now(), view);
                    output.print(&format!("\n{told}"));
                }
            }
            Heard::Trouble(fault) => {
                if let Err((folder, fault)) = ears.poll_because(fault) {
                    return cannot_watch(&folder, &fault, system);
                }
                waiting(&ears, system, output);
            }
            Heard::NobodyReads => break,
        }
    }
    Ending::Done
}

/// Says what is waited for, and what kept from the better way.
fn waiting(ears: &Ears, system: &System, output: &mut Output) {
    let words = &system.words;
    let line = match (ears.how(), ears.fault()) {
        (How::Told, _) => words.say("watch-waiting"),
        (How::Poll, None) => words.say("watch-waiting-poll"),
        (How::Poll, Some(fault)) => {
            let reason = vec![("reason", visible(fault, SHOWN).into())];
            words.say_with("watch-cannot-hear", &reason)
        }
    };
    output.print(&format!("\n{line}\n"));
}

fn cannot_watch(folder: &Path, fault: &str, system: &System) -> Ending {
    let arguments = vec![
        (
            "folder",
            visible(&folder.display().to_string(), SHOWN).into(),
        ),
        ("reason", visible(fault, SHOWN).into()),
    ];
    let severity = system.words.say("severity-error");
    let sentence = system.words.say_with("watch-cannot-watch", &arguments);
    tell(&format!("{severity}: {sentence}\n"));
    Ending::Unusable
}

/// The worst of what `check`, `test` and `score` would end with.
fn ending(state: &State) -> Ending {
    if state.has_unusable() {
        Ending::Unusable
    } else if state.is_complete() {
        Ending::Done
    } else {
        Ending::Incomplete
    }
}

/// The path from the current folder, if it is below that: shorter to read.
fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir();
    let below = here.ok().and_then(|here| {
        let below = path.strip_prefix(here).ok()?;
        Some(below.to_path_buf())
    });
    below
        .filter(|path| !path.as_os_str().is_empty())
        .unwrap_or_else(|| path.to_path_buf())
}
