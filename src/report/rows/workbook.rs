//! The marks of many cases as a workbook: a summary, the scores by indicator, and what was complained of.

use std::io::Write;

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::{HEADINGS, Row, marks, ranked};
use crate::diagnose::Words;
use crate::number::Decimal;
use crate::pack::Pack;

/// The most rows that a sheet holds besides its header.
pub const SHEET_ROWS: usize = 1_048_575;

/// A case kept for the workbook.
struct Kept {
    id: String,
    subject: String,
    year: i32,
    low: Decimal,
    high: Decimal,
    grade: String,
    lost: Vec<Option<Decimal>>,
    scores: Vec<Result<Decimal, String>>,
}

/// Gathers cases and complaints.
#[derive(Default)]
pub struct WorkbookRows {
    kept: Vec<Kept>,
    complaints: Vec<[String; 2]>,
}

impl WorkbookRows {
    /// Keeps a case.
    pub fn write(&mut self, row: &Row<'_>, pack: &Pack, words: &Words) {
        self.kept.push(Kept {
            id: row.case.id.to_owned(),
            subject: row.case.subject.to_owned(),
            year: row.case.year,
            low: row.sheet.total.low,
            high: row.sheet.total.high,
            grade: row.grade(pack, words),
            lost: row.lost(pack),
            scores: row.marks(pack, words),
        });
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

    /// Writes the workbook.
    ///
    /// # Errors
    /// Those of the writer, and more rows than a sheet holds.
    pub fn finish(
        &self,
        out: impl Write + std::io::Seek + Send,
        pack: &Pack,
        words: &Words,
    ) -> Result<(), XlsxError> {
        let mut workbook = Workbook::new();
        let formats = Formats::of(pack);
        self.summary(
            named(&mut workbook, words, "rows-sheet-summary")?,
            pack,
            words,
            &formats,
        )?;
        self.matrix(
            named(&mut workbook, words, "rows-sheet-scores")?,
            pack,
            words,
            &formats,
        )?;
        if !self.complaints.is_empty() {
            let sheet = named(&mut workbook, words, "rows-sheet-complaints")?;
            for (column, key) in (0..).zip(["rows-place", "rows-complaint"]) {
                sheet.write_with_format(0, column, words.say(key), &formats.heading)?;
            }
            for (row, [place, sentence]) in (1..).zip(&self.complaints) {
                sheet.write_string(row, 0, place)?;
                sheet.write_string(row, 1, sentence)?;
            }
            sheet.set_column_width(0, 40)?.set_column_width(1, 90)?;
        }
        workbook.save_to_writer(out)
    }

    fn summary(
        &self,
        sheet: &mut Worksheet,
        pack: &Pack,
        words: &Words,
        formats: &Formats,
    ) -> Result<(), XlsxError> {
        let groups = pack
            .groups
            .iter()
            .map(|group| words.say_with("rows-lost", &vec![("group", group.name.as_str().into())]));
        let headings = std::iter::once(words.say("rows-rank"))
            .chain(HEADINGS.iter().map(|key| words.say(key)))
            .chain(groups);
        for (column, heading) in (0..).zip(headings) {
            sheet.write_with_format(0, column, heading, &formats.heading)?;
        }
        let totals: Vec<Decimal> = self.kept.iter().map(|kept| kept.low).collect();
        for (row, (rank, index)) in (1..).zip(ranked(&totals)) {
            let Some(kept) = self.kept.get(index) else {
                continue;
            };
            sheet.write(row, 0, u32::try_from(rank).unwrap_or(u32::MAX))?;
            sheet.write_string(row, 1, &kept.id)?;
            sheet.write_string(row, 2, &kept.subject)?;
            sheet.write(row, 3, kept.year)?;
            if kept.low == kept.high {
                sheet.write_with_format(row, 4, kept.low, &formats.points)?;
            } else {
                let range = [kept.low, kept.high].map(|points| marks(points, pack));
                sheet.write_string(row, 4, range.join("–"))?;
            }
            sheet.write_string(row, 5, &kept.grade)?;
            for (column, lost) in (6..).zip(&kept.lost) {
                if let Some(lost) = lost {
                    sheet.write_with_format(row, column, *lost, &formats.points)?;
                }
            }
        }
        finished(sheet)
    }

    fn matrix(
        &self,
        sheet: &mut Worksheet,
        pack: &Pack,
        words: &Words,
        formats: &Formats,
    ) -> Result<(), XlsxError> {
        let fixed = HEADINGS.iter().take(3).map(|key| words.say(key));
        let names = pack.indicators.iter().map(|one| one.name.clone());
        for (column, heading) in (0..).zip(fixed.chain(names)) {
            sheet.write_with_format(0, column, heading, &formats.heading)?;
        }
        for (row, kept) in (1..).zip(&self.kept) {
            sheet.write_string(row, 0, &kept.id)?;
            sheet.write_string(row, 1, &kept.subject)?;
            sheet.write(row, 2, kept.year)?;
            for (column, score) in (3..).zip(&kept.scores) {
                match score {
                    Ok(score) => sheet.write_with_format(row, column, *score, &formats.points)?,
                    Err(reason) => sheet.write_string(row, column, reason)?,
                };
            }
        }
        finished(sheet)
    }
}

/// How cells look.
struct Formats {
    heading: Format,
    /// With the pack's decimals.
    points: Format,
}

impl Formats {
    fn of(pack: &Pack) -> Self {
        let zero = marks(Decimal::ZERO, pack);
        Self {
            heading: Format::new().set_bold(),
            points: Format::new().set_num_format(zero),
        }
    }
}

fn named<'w>(
    workbook: &'w mut Workbook,
    words: &Words,
    key: &str,
) -> Result<&'w mut Worksheet, XlsxError> {
    workbook.add_worksheet().set_name(words.say(key))
}

fn finished(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    Ok(())
}
