//! A comparison as a workbook: what changed, where the versions differ, the cases and what each change adds to them, as numbers
//! to be filtered and summed.

use rust_xlsxwriter::{Chart, ChartType, Worksheet, XlsxError};

use super::tables::{self, Table};
use super::{ComparisonView, cases, impact, rules};
use crate::compare::Impact;
use crate::report::cells::{Figures, Formats, fit, head, text, undated};

/// How wide the columns of the summary are, in characters.
const WIDTHS: [u8; 5] = [44, 16, 16, 24, 40];

/// The last of them, over which a sentence runs, and how wide a sentence is.
const LAST: u16 = 4;
const SENTENCE: u8 = 96;

/// The most rows of a table on a sheet.
const ROWS: usize = 1_000_000;

/// The bytes of the workbook.
///
/// # Errors
/// Those of the writer.
pub fn comparison_workbook(view: ComparisonView<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = undated()?;
    let words = view.words;
    let formats = Formats::new();
    let book = Book {
        view,
        title: view.heading(),
        figures: Figures::of(&formats.points),
        formats,
    };
    let name = |part: &str| words.say(&format!("compare-section-{part}"));
    let summary = workbook.add_worksheet().set_name(name("summary"))?;
    book.summary(summary)?;
    let changed = workbook.add_worksheet().set_name(name("rules"))?;
    book.table(changed, tables::edits(view), &[14, 110])?;
    let differing = workbook.add_worksheet().set_name(name("differing"))?;
    book.table(differing, tables::differing(view), &[30, 60, 80])?;
    if let Some(found) = &view.comparison.impact {
        // There may be very many cases: their rows are written as they come.
        let moved = workbook.add_worksheet_with_constant_memory()?;
        let rows = found.moved.iter().map(|case| tables::moved_row(view, case));
        let widths = [36, 32, 12, 12, 8, 16, 16, 16, 9, 9];
        let mut table = tables::moved_apart(view);
        // Those that did not move, and those that were not asked for, have no row.
        let (key, counts) = cases::counts(found);
        table.notes.push(words.say_with(key, &counts));
        book.rows(moved.set_name(name("moved"))?, &table, rows, &widths)?;
        let shares = workbook.add_worksheet_with_constant_memory()?;
        let moved = found.moved.iter();
        let rows = moved.flat_map(|case| tables::share_rows(view, case));
        let (table, widths) = (tables::all_shares(view, found), [36, 32, 70, 8, 16]);
        book.rows(shares.set_name(name("shares"))?, &table, rows, &widths)?;
        let indicators = workbook.add_worksheet().set_name(name("indicators"))?;
        let table = tables::indicators(view, found);
        book.table(indicators, table, &[36, 8, 8, 8, 12])?;
    }
    workbook.save_to_buffer()
}

struct Book<'v> {
    view: ComparisonView<'v>,
    title: String,
    formats: Formats,
    figures: Figures,
}

impl Book<'_> {
    /// A table from the top of a sheet, with its notes below.
    fn table(
        &self,
        sheet: &mut Worksheet,
        mut table: Table,
        widths: &[u8],
    ) -> Result<(), XlsxError> {
        let rows = std::mem::take(&mut table.rows);
        self.rows(sheet, &table, rows.into_iter(), widths)
    }

    /// As [`Self::table`], with rows that come one after the other.
    fn rows(
        &self,
        sheet: &mut Worksheet,
        table: &Table,
        mut rows: impl Iterator<Item = Vec<String>>,
        widths: &[u8],
    ) -> Result<(), XlsxError> {
        let heads: Vec<&str> = table.headings.iter().map(String::as_str).collect();
        let first = head(sheet, &self.title, &heads, widths, &self.formats)?;
        let mut row = first;
        for cells in rows.by_ref().take(ROWS) {
            let texts: Vec<&str> = cells.iter().map(String::as_str).collect();
            fit(sheet, row, widths, &texts)?;
            self.cells(sheet, row, &cells, table.figures)?;
            row += 1;
        }
        let columns = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if row > first {
            sheet.autofilter(first - 1, 0, row - 1, columns)?;
        }
        let left = rows.count();
        let left = (left > 0).then(|| {
            let count = vec![("count", left.into())];
            self.view.words.say_with("compare-left-out", &count)
        });
        for note in table.notes.iter().chain(&left) {
            sheet.write_string(row, 0, note)?;
            row += 1;
        }
        Ok(())
    }

    fn cells(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        cells: &[String],
        figures: usize,
    ) -> Result<(), XlsxError> {
        for ((place, column), cell) in (0..).zip(0..).zip(cells) {
            if place < figures {
                text(sheet, (row, column), cell, &self.formats.text)?;
            } else {
                self.figures.write(sheet, (row, column), cell)?;
            }
        }
        Ok(())
    }

    /// Which versions they are, and all cases in figures, one table below the other.
    fn summary(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let view = self.view;
        let words = view.words;
        let mut row = head(sheet, &self.title, &[""; 5], &WIDTHS, &self.formats)?;
        row -= 1;
        for (called, version) in [("compare-old", view.old), ("compare-new", view.new)] {
            row = self.line(sheet, row, called, &view.version(version))?;
        }
        let counts = if view.comparison.edits.is_empty() {
            words.say("compare-same")
        } else {
            words.say_with("compare-rules", &rules::counts(view))
        };
        row = self.line(sheet, row, "compare-section-rules", &counts)?;
        let Some(found) = &view.comparison.impact else {
            return Ok(());
        };
        let (key, counts) = impact::counts(found);
        row = self.line(
            sheet,
            row,
            "compare-section-impact",
            &words.say_with(key, &counts),
        )?;
        if let Some(mean) = impact::means(view, found) {
            row = self.line(sheet, row, "", &words.say_with("compare-mean", &mean))?;
        }
        let changes = row + 3;
        let parts = [
            ("compare-changes", tables::changes(view, found)),
            ("compare-standing", tables::standing(view, found)),
            ("compare-grades", tables::crossing(view, found)),
            ("compare-lacking", tables::lacking(view, found)),
            ("compare-causes", tables::causes(view, found)),
        ];
        for (title, table) in parts {
            row = self.part(sheet, row, &words.say(title), &table)?;
        }
        self.chart(sheet, changes, found)
    }

    fn line(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        called: &str,
        told: &str,
    ) -> Result<u32, XlsxError> {
        let called = match called {
            "" => String::new(),
            key => self.view.words.say(key),
        };
        text(sheet, (row, 0), &called, &self.formats.sum)?;
        sheet.merge_range(row, 1, row, LAST, "", &self.formats.text)?;
        text(sheet, (row, 1), told, &self.formats.text)?;
        fit(sheet, row, &[SENTENCE], &[told])?;
        Ok(row + 1)
    }

    /// A table among others; gives the row after it.
    fn part(
        &self,
        sheet: &mut Worksheet,
        row: u32,
        title: &str,
        table: &Table,
    ) -> Result<u32, XlsxError> {
        if table.rows.is_empty() {
            return Ok(row);
        }
        let mut row = row + 1;
        text(sheet, (row, 0), title, &self.formats.sum)?;
        row += 1;
        for (column, heading) in (0..).zip(&table.headings) {
            text(sheet, (row, column), heading, &self.formats.head)?;
        }
        row += 1;
        for cells in &table.rows {
            let texts: Vec<&str> = cells.iter().map(String::as_str).collect();
            fit(sheet, row, &WIDTHS, &texts)?;
            self.cells(sheet, row, cells, table.figures)?;
            row += 1;
        }
        for note in &table.notes {
            sheet.write_string(row, 0, note)?;
            row += 1;
        }
        Ok(row)
    }

    /// The distribution of changes, beside its table that begins at `first`.
    fn chart(&self, sheet: &mut Worksheet, first: u32, found: &Impact) -> Result<(), XlsxError> {
        let count = u32::try_from(found.changes.len()).unwrap_or(u32::MAX);
        if count == 0 {
            return Ok(());
        }
        let words = self.view.words;
        let title = words.say("compare-changes");
        let name = words.say("compare-section-summary");
        let last = first.saturating_add(count - 1);
        let mut chart = Chart::new(ChartType::Column);
        chart.title().set_name(title.as_str());
        chart.legend().set_hidden();
        chart.set_alt_text(&title);
        chart
            .add_series()
            .set_categories((name.as_str(), first, 0, last, 0))
            .set_values((name.as_str(), first, 1, last, 1))
            .set_name(words.say("compare-column-cases").as_str());
        sheet.insert_chart(1, LAST + 2, &chart)?;
        Ok(())
    }
}
