//! `jixiao completions`: what a shell needs to complete a call.

use clap_complete::{Shell, generate};

use super::Ending;
use super::arguments::command;
use super::output::Output;
use super::system::System;

/// Prints the script of `shell`, its explanations in the language of `system`.
pub fn completions(shell: Shell, system: &System, output: &mut Output) -> Ending {
    let mut command = command(system);
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    generate(shell, &mut command, name, &mut script);
    output.print(&String::from_utf8_lossy(&script));
    Ending::Done
}
