//! Where `jixiao score` writes many cases: a file that appears when it is whole, or standard output, in the format asked for.

use std::io::{self, BufWriter, Write};

use super::form::Form;
use super::made::MadeRow;
use crate::cli::system::System;
use crate::cli::target::Target;
use crate::pack::Pack;
#[cfg(feature = "parquet")]
use crate::report::ParquetRows;
use crate::report::{CsvRows, GroupedRows, SHEET_ROWS, SummaryRows, WorkbookRows};

/// What becomes of scored rows.
pub enum Sink {
    Lines(BufWriter<Target>),
    Csv(Box<CsvRows<BufWriter<Target>>>),
    Workbook(Box<WorkbookRows>, Target),
    #[cfg(feature = "parquet")]
    Parquet(Box<ParquetRows<BufWriter<Target>>>),
    Summary(SummaryRows, Target),
    Grouped(GroupedRows, Target),
}

impl Sink {
    /// Begins what is written before the first case; of a table for people `top` are asked for.
    pub fn begin(
        form: Form,
        top: Option<usize>,
        target: Target,
        pack: &Pack,
        system: &System,
    ) -> io::Result<Self> {
        Ok(match form {
            Form::Lines | Form::Json => Self::Lines(BufWriter::new(target)),
            Form::Csv => {
                let rows = CsvRows::begin(BufWriter::new(target), pack, &system.words)?;
                Self::Csv(Box::new(rows))
            }
            Form::Workbook => {
                let rows = WorkbookRows::begin(pack, &system.words).map_err(io::Error::other)?;
                Self::Workbook(Box::new(rows), target)
            }
            #[cfg(feature = "parquet")]
            Form::Parquet => {
                let rows = ParquetRows::begin(BufWriter::new(target), pack)?;
                Self::Parquet(Box::new(rows))
            }
            #[cfg(not(feature = "parquet"))]
            Form::Parquet => return Err(io::ErrorKind::Unsupported.into()),
            Form::Summary => Self::Summary(SummaryRows::new(top), target),
            Form::Grouped(by) => Self::Grouped(GroupedRows::new(by), target),
        })
    }

    /// Takes what was made of a case for this form.
    pub fn write(&mut self, made: MadeRow, pack: &Pack, system: &System) -> io::Result<()> {
        match (self, made) {
            (Self::Lines(out), MadeRow::Line(line)) => out.write_all(&line),
            (Self::Csv(out), MadeRow::Csv(row)) => out.write(&row),
            (Self::Workbook(rows, _), MadeRow::Workbook(_)) if rows.len() >= SHEET_ROWS => Err(
                io::Error::other(system.words.say("cli-score-too-many-rows")),
            ),
            (Self::Workbook(rows, _), MadeRow::Workbook(row)) => {
                rows.write(*row).map_err(io::Error::other)
            }
            #[cfg(feature = "parquet")]
            (Self::Parquet(rows), MadeRow::Parquet(row)) => rows.write(&row),
            (Self::Summary(rows, _), MadeRow::Summary(row)) => {
                rows.write(row);
                Ok(())
            }
            (Self::Grouped(rows, _), MadeRow::Grouped(row)) => {
                rows.write(row, pack);
                Ok(())
            }
            // What is made is of the form that the sink was begun for.
            _ => Ok(()),
        }
    }

    /// Puts everything in its place; what is still to be printed.
    pub fn finish(self, pack: &Pack, system: &System) -> io::Result<String> {
        let target = match self {
            Self::Lines(out) => out.into_inner().map_err(io::IntoInnerError::into_error)?,
            Self::Csv(out) => {
                let out = out.finish()?;
                out.into_inner().map_err(io::IntoInnerError::into_error)?
            }
            Self::Workbook(rows, target) => {
                let Target::File(mut file, path) = target else {
                    return Ok(String::new());
                };
                let written = rows.finish(file.as_file_mut(), pack, &system.words);
                written.map_err(io::Error::other)?;
                Target::File(file, path)
            }
            #[cfg(feature = "parquet")]
            Self::Parquet(rows) => {
                let out = rows.finish()?;
                out.into_inner().map_err(io::IntoInnerError::into_error)?
            }
            Self::Summary(rows, target) => {
                return put(rows.finish(pack, &system.words), target);
            }
            Self::Grouped(rows, target) => {
                return put(rows.finish(pack, &system.words), target);
            }
        };
        target.finish()?;
        Ok(String::new())
    }
}

/// A text into its file, or to be printed.
fn put(text: String, mut target: Target) -> io::Result<String> {
    if matches!(target, Target::Stdout) {
        return Ok(text);
    }
    target.write_all(text.as_bytes())?;
    target.finish()?;
    Ok(String::new())
}
