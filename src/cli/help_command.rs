//! `jixiao help`: what a code means, what a command does, and the list of all codes.

use std::ffi::OsString;

use super::Ending;
use super::arguments::{HelpArguments, command, parse};
use super::output::{Output, tell};
use super::system::System;
use super::usage;
use crate::diagnose::explain;
use crate::report::escape::visible;
use crate::report::{code_list, explanation};

/// The longest word shown, in characters.
const SHOWN: usize = 200;

/// Answers `jixiao help`.
pub fn help(arguments: &HelpArguments, system: &System, output: &mut Output) -> Ending {
    if arguments.codes {
        output.print(&code_list(&system.words, system.width));
        return Ending::Done;
    }
    let Some(topic) = &arguments.topic else {
        return of_command(None, system, output);
    };
    if let Some(code) = explain::code_of(topic) {
        output.print(&explanation(code, &system.words, system.width));
        return Ending::Done;
    }
    if command(system).find_subcommand(topic).is_some() {
        return of_command(Some(topic), system, output);
    }
    complain(topic, system)
}

/// The help of a command, or of the whole program, word for word as `--help` gives it.
fn of_command(name: Option<&str>, system: &System, output: &mut Output) -> Ending {
    let program = command(system).get_name().to_owned();
    let call = [Some(program.as_str()), name, Some("--help")];
    let call = call.into_iter().flatten().map(OsString::from).collect();
    match parse(call, system) {
        Ok(_) => Ending::Done,
        Err(answer) => usage::answer(&answer, system, output),
    }
}

fn complain(topic: &str, system: &System) -> Ending {
    let words = &system.words;
    let command = command(system);
    let shown = vec![("topic", visible(topic, SHOWN).into())];
    let mut lines = vec![format!(
        "{}: {}",
        words.say("severity-error"),
        words.say_with("cli-help-unknown", &shown)
    )];
    let commands = command.get_subcommands().map(clap::Command::get_name);
    if let Some(nearest) = explain::meant(topic, commands) {
        let nearest = vec![("nearest", nearest.into())];
        lines.push(words.say_with("cli-did-you-mean", &nearest));
    }
    lines.push(words.say("cli-help-see"));
    tell(&(lines.join("\n") + "\n"));
    Ending::Unusable
}
