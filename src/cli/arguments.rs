//! What may be written on the command line.

mod told;
mod versions;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

pub use self::told::{
    AdviseArguments, AuditArguments, AuditFormat, ExplainArguments, ExplainFormat, ReportArguments,
    ReportFormat, VaryFormat, WhatifArguments,
};
pub use self::versions::{BisectArguments, BisectFormat, CompareArguments, CompareFormat};
use super::help;
use super::system::System;
use crate::scaffold::Shape;

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
    Audit(AuditArguments),
    Explain(ExplainArguments),
    Report(ReportArguments),
    Whatif(WhatifArguments),
    Advise(AdviseArguments),
    Check(CheckArguments),
    Test(TestArguments),
    Watch(WatchArguments),
    Snapshot(SnapshotArguments),
    Show(ShowArguments),
    Compare(CompareArguments),
    Bisect(BisectArguments),
    Template(TemplateArguments),
    Generate(GenerateArguments),
    Functions,
    Fmt(FmtArguments),
    #[command(subcommand)]
    New(New),
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
    #[arg(long, value_enum, hide_possible_values = true)]
    pub format: Option<Format>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[arg(long = "where", id = "where", allow_hyphen_values = true)]
    pub wanted: Option<String>,
    #[arg(long)]
    pub top: Option<usize>,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub group_by: Option<Grouping>,
    #[arg(long)]
    pub verbose: bool,
}

/// The arguments of `show`.
#[derive(Debug, Args)]
pub struct ShowArguments {
    pub pack: PathBuf,
    #[arg(long)]
    pub flat: bool,
}

/// The arguments of `generate`.
#[derive(Debug, Args)]
pub struct GenerateArguments {
    pub pack: PathBuf,
    #[arg(short = 'n', long, default_value_t = 100)]
    pub count: u64,
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    #[arg(long, value_parser = clap::value_parser!(i32).range(1900..3000))]
    pub year: Option<i32>,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub format: Option<CaseFormat>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

/// How cases are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CaseFormat {
    /// Comma-separated values, a row for each case.
    Csv,
    /// A line of JSON for each case.
    Lines,
}

/// The arguments of `template`.
#[derive(Debug, Args)]
pub struct TemplateArguments {
    pub pack: PathBuf,
    #[arg(short, long)]
    pub output: PathBuf,
}

/// The arguments of `fmt`.
#[derive(Debug, Args)]
pub struct FmtArguments {
    #[arg(required = true)]
    pub paths: Vec<PathBuf>,
    #[arg(long)]
    pub check: bool,
}

/// What to start anew.
#[derive(Debug, Subcommand)]
pub enum New {
    Pack {
        id: String,
        #[arg(long, default_value = "1", hide_default_value = true)]
        version: String,
        #[arg(long)]
        title: Option<String>,
        #[arg(long = "in", default_value = "rules", hide_default_value = true)]
        folder: PathBuf,
    },
    Indicator {
        id: String,
        #[arg(long)]
        pack: PathBuf,
        #[arg(long, value_enum, hide_possible_values = true)]
        shape: Shape,
        #[arg(long)]
        name: String,
        #[arg(long)]
        group: String,
        #[arg(long)]
        max: String,
    },
    Case {
        id: String,
        #[arg(long)]
        pack: PathBuf,
        #[arg(long)]
        subject: Option<String>,
        #[arg(long)]
        year: String,
        #[arg(long = "in", default_value = "cases", hide_default_value = true)]
        folder: PathBuf,
    },
}

impl ValueEnum for Shape {
    fn value_variants<'a>() -> &'a [Self] {
        Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

/// The arguments of `help`.
#[derive(Debug, Args)]
pub struct HelpArguments {
    pub topic: Option<String>,
    #[arg(long)]
    pub codes: bool,
}

/// The arguments of `test`.
#[derive(Debug, Args)]
pub struct TestArguments {
    #[arg(required = true)]
    pub packs: Vec<PathBuf>,
    #[arg(long)]
    pub fill: bool,
    #[arg(short, long, requires = "fill")]
    pub output: Option<PathBuf>,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub deny: Option<DenyUntried>,
}

/// What makes `test` fail beside examples that do not come to what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DenyUntried {
    /// Something that no example tries.
    Untried,
}

/// The arguments of `watch`.
#[derive(Debug, Args)]
pub struct WatchArguments {
    pub pack: PathBuf,
    #[arg(long)]
    pub cases: Vec<PathBuf>,
    #[arg(long)]
    pub once: bool,
    #[arg(long)]
    pub poll: bool,
}

/// The arguments of `snapshot`.
#[derive(Debug, Args)]
pub struct SnapshotArguments {
    pub pack: PathBuf,
    #[arg(long, num_args = 1.., required_unless_present_any = ["accept", "accept_all", "reject", "reject_all"])]
    pub cases: Vec<PathBuf>,
    #[arg(long, conflicts_with_all = ["accept", "accept_all", "reject", "reject_all"])]
    pub check: bool,
    #[arg(long, num_args = 1..)]
    pub accept: Vec<String>,
    #[arg(long, conflicts_with_all = ["accept", "reject", "reject_all"])]
    pub accept_all: bool,
    #[arg(long, num_args = 1..)]
    pub reject: Vec<String>,
    #[arg(long, conflicts_with_all = ["accept", "reject"])]
    pub reject_all: bool,
}

/// The arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArguments {
    #[arg(required = true)]
    pub packs: Vec<PathBuf>,
    #[arg(long, value_enum, default_value_t = CheckFormat::Text, hide_possible_values = true, hide_default_value = true)]
    pub format: CheckFormat,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub deny: Option<Deny>,
}

/// For whom the findings are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For services that take the results of analyses.
    Sarif,
    /// For marks on the lines of a change.
    Github,
}

/// What fails a check besides errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Deny {
    Warnings,
}

/// For whom the output is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// For programs.
    Json,
    /// A line of JSON for each case: marks without how they came about.
    Lines,
    /// Comma-separated values, a row for each case.
    Csv,
    /// A workbook.
    Xlsx,
    /// A row for each case, in columns for programs.
    Parquet,
}

/// What many cases are summed up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Grouping {
    Year,
    Subject,
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
    Version,
    Case {
        #[arg(long)]
        pack: Option<PathBuf>,
    },
    Tests,
    Check,
    Audit,
    Explain,
    Report,
    Whatif,
    Advice,
    Comparison,
    Bisect,
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
