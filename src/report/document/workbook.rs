//! The report as a workbook: the score table, the groups with their charts, the data, 勾稽关系, differences. Figures are numbers; a text that looks like a
//! formula is a text.

mod groups;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::data::{ReportData, RowData, RowKind};
use super::undated;
use unicode_width::UnicodeWidthStr;

use crate::diagnose::Words;
use crate::number::Decimal;

/// The most characters that a cell holds.
const CELL: usize = 32_767;

/// The bytes of the workbook.
///
/// # Errors
/// Those of the writer.
pub fn report_workbook(data: &ReportData, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&undated()?);
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

/// Makes a row as high as its longest text needs: not every program does so by itself.
fn fit(sheet: &mut Worksheet, row: u32, widths: &[u8], texts: &[&str]) -> Result<(), XlsxError> {
    /// Points of a line, and the most that a row may have.
    const LINE: u32 = 17;
    const MOST: u32 = 400;
    let lines = widths.iter().zip(texts).map(|(width, text)| {
        let width = usize::from(*width).saturating_sub(1).max(1);
        let lines = text.lines().map(|line| line.width().div_ceil(width).max(1));
        lines.sum::<usize>()
    });
    let lines = u32::try_from(lines.max().unwrap_or(1).max(1)).unwrap_or(MOST);
    sheet.set_row_height(row, lines.saturating_mul(LINE).min(MOST))?;
    Ok(())
}

impl Book<'_> {
    fn label(&self, name: &str) -> &str {
        self.data.labels.get(name).map_or("", String::as_str)
    }

    /// Title and heads, and how the sheet is printed; gives the first row below.
    fn head(&self, sheet: &mut Worksheet, heads: &[&str], widths: &[u8]) -> Result<u32, XlsxError> {
        let last = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
        if last > 0 {
            sheet.merge_range(0, 0, 0, last, "", &self.formats.title)?;
        }
        text(sheet, (0, 0), &self.data.title, &self.formats.title)?;
        sheet.set_row_height(0, 30)?;
        for ((column, head), width) in (0..).zip(heads).zip(widths) {
            sheet.set_column_width(column, *width)?;
            text(sheet, (1, column), head, &self.formats.head)?;
        }
        sheet.set_freeze_panes(2, 0)?;
        sheet.set_repeat_rows(1, 1)?;
        sheet.set_paper_size(9);
        sheet.set_landscape();
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_footer("&C— &P —");
        Ok(2)
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

/// Writes a text as a text, whatever it looks like.
fn text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let text: String = text.chars().take(CELL).collect();
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// Writes a figure as a number with the digits that it is shown with; anything else as a text.
fn figure(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    shown: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let number: Option<Decimal> = shown.parse().ok();
    let is_plain = !shown.starts_with('+') && shown.len() <= 16;
    match number.filter(|_| is_plain) {
        Some(number) => {
            let digits = usize::try_from(number.scale()).unwrap_or(0);
            let pattern = match digits {
                0 => "0".to_owned(),
                _ => format!("0.{}", "0".repeat(digits)),
            };
            let format = format.clone().set_num_format(pattern);
            sheet.write_with_format(row, column, number, &format)?;
        }
        None => return text(sheet, (row, column), shown, format),
    }
    Ok(())
}

/// How cells look.
struct Formats {
    title: Format,
    head: Format,
    text: Format,
    points: Format,
    sum: Format,
    sum_points: Format,
    fault: Format,
}

impl Formats {
    fn new() -> Self {
        let text = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin);
        let shaded = |format: &Format| {
            let format = format.clone().set_bold();
            format.set_background_color(Color::RGB(0x00F2_F5F9))
        };
        let points = text.clone().set_align(FormatAlign::Right);
        Self {
            title: Format::new()
                .set_bold()
                .set_font_size(16)
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter),
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_border(FormatBorder::Thin)
                .set_background_color(Color::RGB(0x00D9_E1F2)),
            sum: shaded(&text),
            sum_points: shaded(&points),
            fault: text.clone().set_font_color(Color::RGB(0x00B3_261E)),
            points,
            text,
        }
    }

    fn of(&self, is_fault: bool) -> &Format {
        if is_fault { &self.fault } else { &self.text }
    }
}
