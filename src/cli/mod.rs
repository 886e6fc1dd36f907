//! The program: arguments in, output and complaints out, an exit code. The only part that prints or asks the system.

mod arguments;
mod audit;
mod batch;
mod bisect;
mod check;
mod compare;
mod completions;
mod explain;
mod fmt;
mod generate;
mod git;
mod help;
mod help_command;
mod lsp;
mod man;
mod named;
mod new;
mod once;
mod output;
mod progress;
mod report;
mod schema;
mod score;
mod show;
mod snapshot;
mod system;
mod target;
mod template;
mod test;
mod usage;
mod vary;
mod watch;
mod write;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::Command;
use output::Output;
use system::System;

use crate::report::functions;

/// How a run ended, worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Ending {
    /// Everything has a result.
    Done,
    /// Some indicator is missing or failed; a pack has warnings, and they are denied; a file is not in layout; a result is not
    /// as its reference says; a report is at fault; an editor has gone without a word.
    Incomplete,
    /// Some input could not be used.
    Unusable,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        match ending {
            Ending::Done => Self::SUCCESS,
            Ending::Incomplete => Self::from(1),
            Ending::Unusable => Self::from(2),
        }
    }
}

/// Runs the program with the arguments of its call, the program's own name first.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut system = System::ask(&arguments);
    let mut output = Output::default();
    if let Some(name) = &system.unknown_language {
        return usage::unknown_language(name, &system).into();
    }
    let ending = match arguments::parse(arguments, &system) {
        Ok(parsed) => {
            system.choose_style(parsed.color);
            perform(parsed.command, &system, &mut output)
        }
        Err(error) => usage::answer(&error, &system, &mut output),
    };
    ending.max(output.finish(&system)).into()
}

fn perform(command: Command, system: &System, output: &mut Output) -> Ending {
    match command {
        Command::Score(arguments) => score::score(&arguments, system, output),
        Command::Audit(arguments) => audit::audit(&arguments, system, output),
        Command::Explain(arguments) => explain::explain(&arguments, system, output),
        Command::Report(arguments) => report::report(&arguments, system, output),
        Command::Whatif(arguments) => vary::whatif(&arguments, system, output),
        Command::Advise(arguments) => vary::advise(&arguments, system, output),
        Command::Generate(arguments) => generate::generate(&arguments, system, output),
        Command::Template(arguments) => template::template(&arguments, system, output),
        Command::Show(arguments) => show::show(&arguments, system, output),
        Command::Check(arguments) => check::check(&arguments, system, output),
        Command::Compare(arguments) => compare::compare(&arguments, system, output),
        Command::Bisect(arguments) => bisect::bisect(&arguments, system, output),
        Command::Test(arguments) => test::test(&arguments, system, output),
        Command::Watch(arguments) => watch::watch(&arguments, system, output),
        Command::Snapshot(arguments) => snapshot::snapshot(&arguments, system, output),
        Command::Functions => {
            output.print(&functions(&system.words, system.width));
            Ending::Done
        }
        Command::Fmt(arguments) => fmt::fmt(&arguments, system, output),
        Command::New(what) => new::new(what, system, output),
        Command::Schema { of } => schema::schema(&of, system, output),
        Command::Lsp => lsp::lsp(system),
        Command::Completions { shell } => completions::completions(shell, system, output),
        Command::Man {
            output: Some(folder),
        } => man::write(&folder, system),
        Command::Man { output: None } => man::print(system, output),
        Command::Help(arguments) => help_command::help(&arguments, system, output),
    }
}
