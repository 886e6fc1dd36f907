//! In which form `jixiao score` writes many cases.

use crate::cli::arguments::{Format, Grouping, ScoreArguments};
use crate::report::GroupBy;

/// What is written of many cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Lines of JSON with marks.
    Lines,
    /// Lines of JSON with everything.
    Json,
    Csv,
    Workbook,
    /// Only where it is built in.
    Parquet,
    /// A table for people, a line a case.
    Summary,
    /// A table for people, a line a group.
    Grouped(GroupBy),
}

impl Form {
    /// The form asked for.
    pub fn of(arguments: &ScoreArguments) -> Self {
        match arguments.format.unwrap_or(Format::Table) {
            Format::Lines => Self::Lines,
            Format::Json => Self::Json,
            Format::Csv => Self::Csv,
            Format::Xlsx => Self::Workbook,
            Format::Parquet => Self::Parquet,
            Format::Table => match arguments.group_by {
                None => Self::Summary,
                Some(Grouping::Year) => Self::Grouped(GroupBy::Year),
                Some(Grouping::Subject) => Self::Grouped(GroupBy::Subject),
            },
        }
    }

    /// Whether nothing is written before the last case is scored.
    pub fn is_gathered(self) -> bool {
        matches!(self, Self::Summary | Self::Grouped(_) | Self::Workbook)
    }
}
