//! In which form `jixiao score` writes many cases.

use crate::cli::arguments::{Format, Grouping, ScoreArguments};
#[cfg(not(feature = "parquet"))]
use crate::diagnose::Code;
use crate::diagnose::Finding;
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
    #[cfg(feature = "parquet")]
    Parquet,
    /// A table for people, a line a case.
    Summary,
    /// A table for people, a line a group.
    Grouped(GroupBy),
}

impl Form {
    /// The form asked for.
    ///
    /// # Errors
    /// It is not built in.
    pub fn of(arguments: &ScoreArguments) -> Result<Self, Finding> {
        Ok(match arguments.format.unwrap_or(Format::Table) {
            Format::Lines => Self::Lines,
            Format::Json => Self::Json,
            Format::Csv => Self::Csv,
            Format::Xlsx => Self::Workbook,
            #[cfg(feature = "parquet")]
            Format::Parquet => Self::Parquet,
            #[cfg(not(feature = "parquet"))]
            Format::Parquet => return Err(Finding::new(Code::ParquetNotBuilt).help("help")),
            Format::Table => match arguments.group_by {
                None => Self::Summary,
                Some(Grouping::Year) => Self::Grouped(GroupBy::Year),
                Some(Grouping::Subject) => Self::Grouped(GroupBy::Subject),
            },
        })
    }

    /// Whether nothing is written before the last case is scored.
    pub fn is_gathered(self) -> bool {
        matches!(self, Self::Summary | Self::Grouped(_) | Self::Workbook)
    }
}
