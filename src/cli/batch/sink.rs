//! Where `jixiao score` writes many cases: a file that appears when it is whole, or standard output, in the format asked for.

use std::io::{self, BufWriter, Write};

use crate::batch::Scored;
use crate::cli::arguments::{Format, Grouping, ScoreArguments};
use crate::cli::system::System;
use crate::cli::target::Target;
use crate::pack::Pack;
use crate::report::{
    CsvRows, GroupBy, GroupedRows, Layout, Row, SHEET_ROWS, SummaryRows, View, WorkbookRows, json,
    write_sheet,
};
use crate::score::score;
use crate::script::Program;
use crate::source::Texts;

/// What cases are scored by.
#[derive(Clone, Copy)]
pub struct ScoredBy<'a> {
    pub pack: &'a Pack,
    pub program: &'a Program,
    /// Those that the pack was read from.
    pub texts: &'a Texts,
    pub system: &'a System,
}

/// What becomes of scored rows.
pub enum Sink {
    Lines(BufWriter<Target>),
    Json(BufWriter<Target>),
    Csv(Box<CsvRows<BufWriter<Target>>>),
    Workbook(Box<WorkbookRows>, Target),
    Summary(SummaryRows, Target),
    Grouped(GroupedRows, Target),
}

impl Sink {
    /// Begins what is written before the first case.
    pub fn begin(
        arguments: &ScoreArguments,
        target: Target,
        pack: &Pack,
        system: &System,
    ) -> io::Result<Self> {
        let top = arguments.top;
        let format = arguments.format.unwrap_or(Format::Table);
        Ok(match format {
            Format::Lines => Self::Lines(BufWriter::new(target)),
            Format::Json => Self::Json(BufWriter::new(target)),
            Format::Csv => {
                let rows = CsvRows::begin(BufWriter::new(target), pack, &system.words)?;
                Self::Csv(Box::new(rows))
            }
            Format::Xlsx => {
                let rows = WorkbookRows::begin(pack, &system.words).map_err(io::Error::other)?;
                Self::Workbook(Box::new(rows), target)
            }
            Format::Table => match arguments.group_by {
                Some(by) => Self::Grouped(GroupedRows::new(grouped_by(by)), target),
                None => Self::Summary(SummaryRows::new(top), target),
            },
        })
    }

    /// Takes a case.
    pub fn write(&mut self, scored: &Scored<'_>, by: &ScoredBy<'_>) -> io::Result<()> {
        let (pack, system) = (by.pack, by.system);
        let row = &Row {
            case: scored.case,
            sheet: scored.sheet,
        };
        match self {
            Self::Lines(out) => write_sheet(out, pack, row.case, row.sheet),
            Self::Json(out) => {
                let evaluation = score(pack, by.program, &scored.whole(), scored.facts);
                let view = View {
                    evaluation: &evaluation,
                    pack,
                    texts: by.texts,
                    words: &system.words,
                };
                out.write_all(json(view, Layout::Line).as_bytes())
            }
            Self::Csv(out) => out.write(row, pack, &system.words),
            Self::Workbook(rows, _) if rows.len() >= SHEET_ROWS => Err(io::Error::other(
                system.words.say("cli-score-too-many-rows"),
            )),
            Self::Workbook(rows, _) => rows
                .write(row, pack, &system.words)
                .map_err(io::Error::other),
            Self::Summary(rows, _) => {
                rows.write(row, pack, &system.words);
                Ok(())
            }
            Self::Grouped(rows, _) => {
                rows.write(row, pack);
                Ok(())
            }
        }
    }

    /// Puts everything in its place; what is still to be printed.
    pub fn finish(self, pack: &Pack, system: &System) -> io::Result<String> {
        let target = match self {
            Self::Lines(out) | Self::Json(out) => {
                out.into_inner().map_err(io::IntoInnerError::into_error)?
            }
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

fn grouped_by(by: Grouping) -> GroupBy {
    match by {
        Grouping::Year => GroupBy::Year,
        Grouping::Subject => GroupBy::Subject,
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
