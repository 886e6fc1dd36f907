//! The marks of many cases as a workbook: a summary, the scores by indicator, and what was complained of.

use std::io::Write;

use rust_xlsxwriter::{Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{HEADINGS, Row, marks, ranked, shown};
use crate::diagnose::Words;
use crate::number::Decimal;
use crate::pack::Pack;
use crate::report::cells::undated;
use crate::score::Range;

/// The most rows that a sheet holds besides its header.
pub const SHEET_ROWS: usize = 1_048_575;

/// What is written of a case.
pub struct WorkbookRow {
    kept: Kept,
    marks: Vec<Result<Decimal, String>>,
}

impl WorkbookRow {
    /// Of a case.
    #[must_use]
    pub fn of(row: &Row<'_>, pack: &Pack, words: &Words) -> Self {
        Self {
            kept: Kept {
                id: row.case.id.to_owned(),
                subject: row.case.subject.to_owned(),
                year: row.case.year,
                total: row.sheet.total,
                grade: row.grade(pack, words),
                lost: row.lost(pack),
            },
            marks: row.marks(words),
        }
    }
}

/// What is kept of a case until its rank is known.
struct Kept {
    id: String,
    subject: String,
    year: i32,
    total: Range,
    grade: String,
    lost: Vec<Option<Decimal>>,
}

/// Writes scores as they come, and gathers what needs all of them.
pub struct WorkbookRows {
    workbook: Workbook,
    formats: Formats,
    kept: Vec<Kept>,
    complaints: Vec<[String; 2]>,
}

/// The places of the sheets.
const SUMMARY: usize = 0;
const SCORES: usize = 1;

impl WorkbookRows {
    /// Begins a workbook.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn begin(pack: &Pack, words: &Words) -> Result<Self, XlsxError> {
        let formats = Formats::of(pack);
        let mut workbook = undated()?;
        let groups = pack
            .groups
            .iter()
            .map(|group| words.say_with("rows-lost", &vec![("group", group.name.as_str().into())]));
        let headings = std::iter::once(words.say("rows-rank"))
            .chain(HEADINGS.iter().map(|key| words.say(key)))
            .chain(groups);
        let summary = workbook.add_worksheet_with_constant_memory()?;
        summary.set_name(words.say("rows-sheet-summary"))?;
        head(
            summary,
            headings,
            (&[8, 28, 32, 8, 14, 10], |column| {
                !matches!(column, 1 | 2 | 5)
            }),
            &formats,
        )?;
        let fixed = HEADINGS.iter().take(3).map(|key| words.say(key));
        let names = pack.indicators.iter().map(|one| one.name.clone());
        let scores = workbook.add_worksheet_with_constant_memory()?;
        scores.set_name(words.say("rows-sheet-scores"))?;
        head(
            scores,
            fixed.chain(names),
            (&[28, 32, 8], |column| column > 1),
            &formats,
        )?;
        Ok(Self {
            workbook,
            formats,
            kept: Vec::new(),
            complaints: Vec::new(),
        })
    }

    /// Writes the scores of a case.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&mut self, row: WorkbookRow) -> Result<(), XlsxError> {
        let WorkbookRow { kept, marks } = row;
        let line = u32::try_from(self.kept.len().saturating_add(1)).unwrap_or(u32::MAX);
        let sheet = self.workbook.worksheet_from_index(SCORES)?;
        sheet.write_string(line, 0, &kept.id)?;
        sheet.write_string(line, 1, &kept.subject)?;
        sheet.write(line, 2, kept.year)?;
        for (column, score) in (3..).zip(marks) {
            match score {
                Ok(score) => sheet.write_with_format(line, column, score, &self.formats.points)?,
                Err(reason) => sheet.write_string(line, column, reason)?,
            };
        }
        self.kept.push(kept);
        Ok(())
    }

    /// Keeps a complaint: where, and what.
    pub fn complain(&mut self, place: String, sentence: String) {
        self.complaints.push([place, sentence]);
    }

    /// How many cases there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.kept.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.kept.is_empty()
    }

    /// Writes the summary and the complaints, and with them the workbook.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(
        mut self,
        out: impl Write + std::io::Seek + Send,
        pack: &Pack,
        words: &Words,
    ) -> Result<(), XlsxError> {
        let summary = self.workbook.worksheet_from_index(SUMMARY)?;
        let points = &self.formats.points;
        let totals: Vec<Decimal> = self.kept.iter().map(|kept| kept.total.low).collect();
        for (row, (rank, index)) in (1..).zip(ranked(&totals)) {
            let Some(kept) = self.kept.get(index) else {
                continue;
            };
            summary.write(row, 0, u32::try_from(rank).unwrap_or(u32::MAX))?;
            summary.write_string(row, 1, &kept.id)?;
            summary.write_string(row, 2, &kept.subject)?;
            summary.write(row, 3, kept.year)?;
            match kept.total.exact() {
                Some(total) => summary.write_with_format(row, 4, total, points)?,
                None => summary.write_string(row, 4, shown(kept.total, pack))?,
            };
            summary.write_string(row, 5, &kept.grade)?;
            for (column, lost) in (6..).zip(&kept.lost) {
                if let Some(lost) = lost {
                    summary.write_with_format(row, column, *lost, points)?;
                }
            }
        }
        if !self.complaints.is_empty() {
            let sheet = self.workbook.add_worksheet_with_constant_memory()?;
            sheet.set_name(words.say("rows-sheet-complaints"))?;
            let headings = ["rows-place", "rows-complaint"].map(|key| words.say(key));
            head(sheet, headings, (&[40, 90], |_| false), &self.formats)?;
            for (row, [place, sentence]) in (1..).zip(&self.complaints) {
                sheet.write_string(row, 0, place)?;
                sheet.write_string(row, 1, sentence)?;
            }
        }
        self.workbook.save_to_writer(out)
    }
}

/// How wide a column of points is, in characters.
const POINTS: u8 = 12;

/// Writes the heads of columns, which stay in view, those of figures to the right as the figures stand; widths beyond those
/// given are for points.
fn head(
    sheet: &mut Worksheet,
    headings: impl IntoIterator<Item = String>,
    (widths, is_figure): (&[u8], fn(usize) -> bool),
    formats: &Formats,
) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    let widths = widths.iter().copied().chain(std::iter::repeat(POINTS));
    for ((column, heading), width) in (0..).zip(headings).zip(widths) {
        let format = if is_figure(usize::from(column)) {
            &formats.heading_of_figures
        } else {
            &formats.heading
        };
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, heading, format)?;
    }
    Ok(())
}

/// How cells look.
struct Formats {
    heading: Format,
    heading_of_figures: Format,
    /// With the pack's decimals.
    points: Format,
}

impl Formats {
    fn of(pack: &Pack) -> Self {
        let zero = marks(Decimal::ZERO, pack);
        let heading = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        Self {
            heading_of_figures: heading.clone().set_align(FormatAlign::Right),
            heading,
            points: Format::new().set_num_format(zero),
        }
    }
}
