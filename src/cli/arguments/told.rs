//! What may be written of commands that tell of cases: audits, reports, explanations, changes and advice.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// The arguments of `audit`.
#[derive(Debug, Args)]
pub struct AuditArguments {
    #[arg(required = true)]
    pub cases: Vec<PathBuf>,
    #[arg(long)]
    pub pack: PathBuf,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub format: Option<AuditFormat>,
    #[arg(long)]
    pub verbose: bool,
}

/// The arguments of `report`.
#[derive(Debug, Args)]
pub struct ReportArguments {
    #[arg(required = true)]
    pub cases: Vec<PathBuf>,
    #[arg(long)]
    pub pack: PathBuf,
    #[arg(short, long)]
    pub output: PathBuf,
    #[arg(long)]
    pub last: Option<PathBuf>,
    #[arg(long)]
    pub template: Option<PathBuf>,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub format: Option<ReportFormat>,
}

/// What a report is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// A page.
    Html,
    /// A document for Word and its like.
    Docx,
    /// Markdown.
    Md,
    /// A workbook.
    Xlsx,
    /// The data that templates get.
    Json,
}

/// How an audit is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AuditFormat {
    /// Sentences for people.
    Text,
    /// JSON for programs.
    Json,
}

/// The arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArguments {
    pub case: PathBuf,
    pub indicator: Option<String>,
    #[arg(long)]
    pub pack: PathBuf,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub format: Option<ExplainFormat>,
    #[arg(short, long)]
    pub output: Option<PathBuf>,
    #[arg(long)]
    pub verbose: bool,
}

/// How an explanation is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExplainFormat {
    /// For people.
    Text,
    /// For people, in a document.
    Markdown,
    /// For programs.
    Json,
    /// A page by itself.
    Html,
}

/// The arguments of `whatif`.
#[derive(Debug, Args)]
pub struct WhatifArguments {
    pub case: PathBuf,
    #[arg(long)]
    pub pack: PathBuf,
    #[arg(long, required = true)]
    pub set: Vec<String>,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub format: Option<VaryFormat>,
    #[arg(long)]
    pub html: Option<PathBuf>,
}

/// The arguments of `advise`.
#[derive(Debug, Args)]
pub struct AdviseArguments {
    pub case: PathBuf,
    #[arg(long)]
    pub pack: PathBuf,
    #[arg(long, value_enum, hide_possible_values = true)]
    pub format: Option<VaryFormat>,
}

/// How a case with something changed is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VaryFormat {
    /// A table, or sentences, for people.
    Table,
    /// JSON for programs.
    Json,
}
