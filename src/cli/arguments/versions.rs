//! What may be written of commands that hold versions of a pack against each other.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// The arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArguments {
    #[arg(display_order = 0)]
    pub old: String,
    #[arg(display_order = 1)]
    pub new: String,
    #[arg(long, default_value = "rules", hide_default_value = true)]
    pub rules: PathBuf,
    #[arg(long, value_enum, default_value_t = CompareFormat::Text, hide_possible_values = true, hide_default_value = true)]
    pub format: CompareFormat,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub scripts: bool,
    #[arg(long, num_args = 1..)]
    pub cases: Vec<PathBuf>,
    #[arg(long)]
    pub top: Option<usize>,
    #[arg(long)]
    pub verbose: bool,
}

/// For whom a comparison is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For where changes are reviewed.
    Markdown,
}

/// The arguments of `bisect`.
#[derive(Debug, Args)]
pub struct BisectArguments {
    #[arg(display_order = 0)]
    pub pack: String,
    #[arg(long)]
    pub case: PathBuf,
    #[arg(long)]
    pub from: Option<String>,
    #[arg(long)]
    pub to: Option<String>,
    #[arg(long)]
    pub git: bool,
    #[arg(long)]
    pub indicator: Option<String>,
    #[arg(long, default_value = "rules", hide_default_value = true)]
    pub rules: PathBuf,
    #[arg(long, value_enum, default_value_t = BisectFormat::Text, hide_possible_values = true, hide_default_value = true)]
    pub format: BisectFormat,
}

/// For whom a walk over versions is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum BisectFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}
