//! The report as a workbook: the score table, the groups with their charts, the data, 勾稽关系, differences. Figures are
//! numbers; a text that looks like a formula is a text.

mod groups;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::data::{ReportData, RowData, RowKind};
use crate::diagnose::Words;
use crate::report::cells::{Formats, figure, fit, head, text, undated};

/// The bytes of the workbook.
///
/// # Errors
/// Those of the writer.
pub fn report_workbook(data: &ReportData, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = undated()?;
    let book = Book {
        data,
        formats: Formats::new(),
    };
    book.scores(
        workbook
            .add_worksheet()
            .set_name(words.say("document-sheet-scores"))?,
    )?;
    let groups = words.say("document-sheet-groups");
    book.groups(workbook.add_worksheet().set_name(&groups)?, &groups, words)?;
    book.facts(
        workbook
            .add_worksheet()
            .set_name(words.say("document-sheet-facts"))?,
    )?;
    book.relations(
        workbook
            .add_worksheet()
            .set_name(words.say("document-sheet-relations"))?,
    )?;
    book.audit(
        workbook
            .add_worksheet()
            .set_name(words.say("document-sheet-audit"))?,
    )?;
    workbook.save_to_buffer()
}

struct Book<'d> {
    data: &'d ReportData,
    formats: Formats,
}

impl Book<'_> {
    fn label(&self, name: &str) -> &str {
        self.data.labels.get(name).map_or("", String::as_str)
    }

    fn head(&self, sheet: &mut Worksheet, heads: &[&str], widths: &[u8]) -> Result<u32, XlsxError> {
        head(sheet, &self.data.title, heads, widths, &self.formats)
    }

    fn scores(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let table = &self.data.table;
        let heads: Vec<&str> = table.headings.iter().map(String::as_str).collect();
        let widths = score_widths(table.depth);
        let mut row = self.head(sheet, &heads, &widths)?;
        for one in table.sections.iter().flatten() {
            self.score(sheet, row, one)?;
            row += 1;
        }
        self.score(sheet, row, &table.total)?;
        let grade = self.data.table.depth.saturating_add(5);
        let grade = u16::try_from(grade).unwrap_or(u16::MAX);
        text(
            sheet,
            (row, grade),
            &self.data.total.grade,
            &self.formats.sum,
        )
    }

    fn score(&self, sheet: &mut Worksheet, row: u32, one: &RowData) -> Result<(), XlsxError> {
        let (plain, points) = match one.kind {
            RowKind::Indicator => (&self.formats.text, &self.formats.points),
            RowKind::Subtotal | RowKind::Total => (&self.formats.sum, &self.formats.sum_points),
        };
        // Every row names its groups, so that the table can be sorted and filtered.
        let depth = self.data.table.depth;
        let mut column = 0;
        for place in 0..depth {
            let name = one.path.get(place).map_or("", String::as_str);
            text(sheet, (row, column), name, plain)?;
            column += 1;
        }
        let long = [&one.standard, &one.calculation, &one.reasons].map(|lines| lines.join("\n"));
        let [standard, calculation, reasons] = &long;
        let widths = score_widths(depth);
        let own = widths.get(depth..).unwrap_or_default();
        fit(
            sheet,
            row,
            own,
            &[&one.name, "", standard, calculation, "", reasons],
        )?;
        text(sheet, (row, column), &one.name, plain)?;
        figure(sheet, (row, column + 1), &one.max, points)?;
        text(sheet, (row, column + 2), standard, plain)?;
        text(sheet, (row, column + 3), calculation, plain)?;
        let score = if one.score.is_empty() {
            &one.outcome
        } else {
            &one.score
        };
        figure(sheet, (row, column + 4), score, points)?;
        text(sheet, (row, column + 5), reasons, plain)
    }

    fn facts(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let heads = ["fact", "value", "unit", "label"].map(|name| self.label(name));
        let widths = [30, 40, 10, 46];
        let first = self.head(sheet, &heads, &widths)?;
        for (row, fact) in (first..).zip(&self.data.facts) {
            fit(
                sheet,
                row,
                &widths,
                &[&fact.name, &fact.value, "", &fact.label],
            )?;
            text(sheet, (row, 0), &fact.name, &self.formats.text)?;
            figure(sheet, (row, 1), &fact.value, &self.formats.text)?;
            text(sheet, (row, 2), &fact.unit, &self.formats.text)?;
            text(sheet, (row, 3), &fact.label, &self.formats.text)?;
        }
        Ok(())
    }

    fn relations(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let heads = ["relation", "expression", "status", "about", "source"];
        let heads = heads.map(|name| self.label(name));
        let widths = [30, 50, 10, 60, 22];
        let first = self.head(sheet, &heads, &widths)?;
        for (row, one) in (first..).zip(&self.data.relations.items) {
            let format = self.formats.of(one.fails);
            let texts = [
                &one.name,
                &one.expression,
                &one.status,
                &one.about,
                &one.source,
            ];
            for (column, cell) in (0..).zip(texts) {
                text(sheet, (row, column), cell, format)?;
            }
        }
        Ok(())
    }

    fn audit(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let heads = ["item", "reported", "computed", "verdict", "about"];
        let heads = heads.map(|name| self.label(name));
        let widths = [36, 14, 14, 24, 70];
        let mut row = self.head(sheet, &heads, &widths)?;
        for one in &self.data.audit.claims {
            let format = self.formats.of(one.is_fault);
            fit(sheet, row, &widths, &[&one.about, "", "", "", &one.told])?;
            text(sheet, (row, 0), &one.about, format)?;
            figure(sheet, (row, 1), &one.reported, format)?;
            figure(sheet, (row, 2), &one.computed, format)?;
            text(sheet, (row, 3), &one.verdict, format)?;
            text(sheet, (row, 4), &one.told, format)?;
            row += 1;
        }
        for line in &self.data.audit.sums {
            fit(sheet, row, &widths, &["", "", "", "", line])?;
            text(sheet, (row, 4), line, self.formats.of(true))?;
            row += 1;
        }
        Ok(())
    }
}

fn score_widths(depth: usize) -> Vec<u8> {
    let mut widths = vec![12; depth];
    widths.extend([22, 9, 34, 44, 9, 34]);
    widths
}
