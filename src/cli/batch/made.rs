//! What `jixiao score` makes of each of many cases, before the turn of the case to be written comes.

use std::io;

use super::form::Form;
use crate::batch::{Make, MakeJsonLines, Scored};
use crate::cli::system::System;
use crate::pack::Pack;
#[cfg(feature = "parquet")]
use crate::report::ParquetRow;
use crate::report::{CsvRow, GroupedRow, Layout, Row, SummaryRow, View, WorkbookRow, json};
#[cfg(feature = "parquet")]
use crate::score::measures;
use crate::score::{Mark, VetoKnown, score};
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

/// Makes what the form asked for writes of a case.
pub struct Maker<'a> {
    pub by: ScoredBy<'a>,
    pub form: Form,
}

/// What is made of a case.
pub struct Made {
    /// Whether every indicator has a score or is left out with a reason, and every veto is known.
    pub is_complete: bool,
    pub row: MadeRow,
}

/// What is written of a case.
pub enum MadeRow {
    Line(Vec<u8>),
    Csv(CsvRow),
    Workbook(Box<WorkbookRow>),
    #[cfg(feature = "parquet")]
    Parquet(ParquetRow),
    Summary(SummaryRow),
    Grouped(GroupedRow),
}

impl Make for Maker<'_> {
    type Made = Made;

    fn make(&self, scored: &Scored<'_>) -> io::Result<Made> {
        let ScoredBy { pack, system, .. } = self.by;
        let row = &Row {
            case: scored.case,
            sheet: scored.sheet,
        };
        let is_open = |mark: &Mark| matches!(mark, Mark::Missing | Mark::Failed);
        Ok(Made {
            is_complete: !scored.sheet.marks.iter().any(is_open)
                && scored.sheet.vetoes_known() == VetoKnown::All,
            row: match self.form {
                Form::Lines => MadeRow::Line(MakeJsonLines { pack }.make(scored)?),
                Form::Json => MadeRow::Line(self.whole(scored).into_bytes()),
                Form::Csv => MadeRow::Csv(CsvRow::of(row, pack, &system.words)),
                Form::Workbook => {
                    MadeRow::Workbook(Box::new(WorkbookRow::of(row, pack, &system.words)))
                }
                #[cfg(feature = "parquet")]
                Form::Parquet => {
                    let (pack, program) = self.by.program.in_year(pack, scored.case.year);
                    let measures = measures(pack, program, scored.facts);
                    MadeRow::Parquet(ParquetRow::of(row, measures, pack))
                }
                #[cfg(not(feature = "parquet"))]
                Form::Parquet => return Err(io::ErrorKind::Unsupported.into()),
                Form::Summary => MadeRow::Summary(SummaryRow::of(row, pack, &system.words)),
                Form::Grouped(by) => MadeRow::Grouped(GroupedRow::of(row, by, pack)),
            },
        })
    }
}

impl Maker<'_> {
    /// The whole evaluation, as JSON.
    fn whole(&self, scored: &Scored<'_>) -> String {
        let ScoredBy {
            pack,
            program,
            texts,
            system,
        } = self.by;
        let evaluation = score(pack, program, &scored.whole(), scored.facts);
        let view = View {
            evaluation: &evaluation,
            pack,
            texts,
            words: &system.words,
        };
        json(view, Layout::Line)
    }
}
