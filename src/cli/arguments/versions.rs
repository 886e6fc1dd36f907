//! What may be written of commands that hold versions of a pack against each other.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

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
    #[arg(long, value_enum, hide_possible_values = true)]
    pub format: Option<CompareFormat>,
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
    /// A page by itself, with charts.
    Html,
    /// A workbook.
    Xlsx,
}

impl CompareArguments {
    /// The format asked for: what the name of the file ends in, where nothing else is said.
    pub fn format(&self) -> CompareFormat {
        let ending = self.output.as_deref().and_then(Path::extension);
        let ending = ending.map(OsStr::to_ascii_lowercase);
        let of_ending = match ending.as_deref().and_then(OsStr::to_str) {
            Some("html" | "htm") => CompareFormat::Html,
            Some("xlsx") => CompareFormat::Xlsx,
            Some("md" | "markdown") => CompareFormat::Markdown,
            Some("json") => CompareFormat::Json,
            _ => CompareFormat::Text,
        };
        self.format.unwrap_or(of_ending)
    }
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
