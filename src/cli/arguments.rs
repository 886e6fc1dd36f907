//! What may be written on the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

use super::help;
use super::system::System;

/// The arguments of a call. What each is for is said in the catalogue, under `cli-<command>-<argument>`.
#[derive(Debug, Parser)]
#[command(
    name = "jixiao",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
    #[arg(long, global = true)]
    lang: Option<String>,
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, hide_possible_values = true, hide_default_value = true)]
    pub color: Color,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    Score(ScoreArguments),
    Functions,
    Help(HelpArguments),
    Schema {
        #[command(subcommand)]
        of: Subject,
    },
    Lsp,
    Completions {
        #[arg(value_enum, hide_possible_values = true)]
        shell: Shell,
    },
    Man {
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
}

/// The arguments of `score`.
#[derive(Debug, Args)]
pub struct ScoreArguments {
    #[arg(required = true)]
    pub cases: Vec<PathBuf>,
    #[arg(long)]
    pub pack: PathBuf,
    #[arg(long, value_enum, default_value_t = Format::Table, hide_possible_values = true, hide_default_value = true)]
    pub format: Format,
    #[arg(long)]
    pub verbose: bool,
}

/// The arguments of `help`.
#[derive(Debug, Args)]
pub struct HelpArguments {
    pub topic: Option<String>,
    #[arg(long)]
    pub codes: bool,
}

/// For whom the output is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// For programs.
    Json,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    Auto,
    Always,
    Never,
}

/// What has a schema.
#[derive(Debug, Subcommand)]
pub enum Subject {
    Evaluation,
    Pack,
    Case {
        #[arg(long)]
        pack: Option<PathBuf>,
    },
    Tests,
}

/// Reads the arguments, with help in the language of `system`.
///
/// # Errors
/// What clap finds wrong; also a request for help or the version.
pub fn parse(arguments: Vec<OsString>, system: &System) -> Result<Arguments, clap::Error> {
    let matches = command(system).try_get_matches_from(arguments)?;
    Arguments::from_arg_matches(&matches)
}

/// The whole command, worded in the language of `system`.
pub fn command(system: &System) -> clap::Command {
    help::worded(Arguments::command(), "cli", &system.words)
}
