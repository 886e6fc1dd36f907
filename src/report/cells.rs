//! Cells of workbooks that people read: texts as texts, figures as numbers, how they look, and how a sheet begins.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
    XlsxError,
};
use unicode_width::UnicodeWidthStr;

use crate::number::Decimal;

/// The most characters that a cell holds.
const CELL: usize = 32_767;

/// A workbook that does not say when it was written: the same figures give the same bytes.
pub fn undated() -> Result<Workbook, XlsxError> {
    let date = ExcelDateTime::from_ymd(1980, 1, 1)?;
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&date));
    Ok(workbook)
}

/// Title and heads, and how the sheet is printed; gives the first row below.
pub fn head(
    sheet: &mut Worksheet,
    title: &str,
    heads: &[&str],
    widths: &[u8],
    formats: &Formats,
) -> Result<u32, XlsxError> {
    let last = u16::try_from(heads.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if last > 0 {
        sheet.merge_range(0, 0, 0, last, "", &formats.title)?;
    }
    text(sheet, (0, 0), title, &formats.title)?;
    sheet.set_row_height(0, 30)?;
    for ((column, head), width) in (0..).zip(heads).zip(widths) {
        sheet.set_column_width(column, *width)?;
        text(sheet, (1, column), head, &formats.head)?;
    }
    sheet.set_freeze_panes(2, 0)?;
    sheet.set_repeat_rows(1, 1)?;
    sheet.set_paper_size(9);
    sheet.set_landscape();
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_footer("&C— &P —");
    Ok(2)
}

/// Makes a row as high as its longest text needs: not every program does so by itself.
pub fn fit(
    sheet: &mut Worksheet,
    row: u32,
    widths: &[u8],
    texts: &[&str],
) -> Result<(), XlsxError> {
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

/// Writes a text as a text, whatever it looks like.
pub fn text(
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
pub fn figure(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    shown: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    match number(shown).filter(|_| !shown.starts_with('+')) {
        Some(number) => {
            let digits = usize::try_from(number.scale()).unwrap_or(0);
            let format = format.clone().set_num_format(pattern(digits));
            sheet.write_with_format(row, column, number, &format)?;
        }
        None => return text(sheet, (row, column), shown, format),
    }
    Ok(())
}

/// How figures of many cells look, by the digits after their points: plain, and with a sign.
pub struct Figures {
    other: Format,
    formats: Vec<[Format; 2]>,
}

impl Figures {
    /// As these cells look otherwise.
    pub fn of(format: &Format) -> Self {
        /// The most digits after a point of a cell.
        const DIGITS: usize = 16;
        let formats = (0..DIGITS).map(|digits| {
            let plain = pattern(digits);
            let signed = format!("+{plain};-{plain};{plain}");
            [plain, signed].map(|pattern| format.clone().set_num_format(pattern))
        });
        Self {
            other: format.clone(),
            formats: formats.collect(),
        }
    }

    /// Writes a figure of the engine's as a number; one with a sign shows it. Not for what somebody wrote: there a sign may be
    /// part of a text.
    pub fn write(
        &self,
        sheet: &mut Worksheet,
        (row, column): (u32, u16),
        shown: &str,
    ) -> Result<(), XlsxError> {
        let found = number(shown).and_then(|number| {
            let formats = self.formats.get(usize::try_from(number.scale()).ok()?)?;
            let [plain, signed] = formats;
            let is_signed = shown.starts_with(['+', '-']);
            Some((number, if is_signed { signed } else { plain }))
        });
        match found {
            Some((number, format)) => {
                sheet.write_with_format(row, column, number, format)?;
            }
            None => return text(sheet, (row, column), shown, &self.other),
        }
        Ok(())
    }
}

/// The number that a text is, if a cell holds all of its digits.
fn number(shown: &str) -> Option<Decimal> {
    let number = shown.parse().ok();
    number.filter(|_| shown.len() <= 16)
}

/// So many digits after the point, in the words of spreadsheets.
fn pattern(digits: usize) -> String {
    match digits {
        0 => "0".to_owned(),
        digits => format!("0.{}", "0".repeat(digits)),
    }
}

/// How cells look.
pub struct Formats {
    pub title: Format,
    pub head: Format,
    pub text: Format,
    pub points: Format,
    pub sum: Format,
    pub sum_points: Format,
    pub fault: Format,
}

impl Formats {
    pub fn new() -> Self {
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

    pub fn of(&self, is_fault: bool) -> &Format {
        if is_fault { &self.fault } else { &self.text }
    }
}
