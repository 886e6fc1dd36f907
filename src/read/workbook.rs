//! The sheets of a workbook (XLSX, XLSM) as texts: every cell as it is shown, a number with its own digits.

use std::io::{self, Cursor};

use calamine::{DataRef, Reader, Style, Xlsx, XlsxError};

use crate::number::Decimal;

/// The most mebibytes that a workbook may unpack to, and fill in memory: a small file must not fill all of it.
const LIMIT: usize = 1024;

/// The rows and columns of a sheet, as the format has them.
const ROWS: usize = 1_048_576;
const COLUMNS: usize = 16_384;

/// A sheet, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetText {
    pub name: String,
    /// Each row up to its last cell; rows and columns before the first that is used are there, empty.
    pub rows: Vec<Vec<String>>,
}

/// Why a workbook could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WorkbookFault {
    /// It would unpack to more than this many mebibytes.
    TooLarge(usize),
    /// In the words of the reader.
    Broken(String),
}

impl From<XlsxError> for WorkbookFault {
    fn from(error: XlsxError) -> Self {
        Self::Broken(error.to_string())
    }
}

/// Reads every sheet of a workbook.
///
/// # Errors
/// [`WorkbookFault`].
pub fn read_workbook(bytes: &[u8]) -> Result<Vec<SheetText>, WorkbookFault> {
    read_within(bytes, LIMIT)
}

fn read_within(bytes: &[u8], limit: usize) -> Result<Vec<SheetText>, WorkbookFault> {
    let limit_in_bytes = limit.saturating_mul(1024 * 1024);
    check_size(bytes, limit_in_bytes).map_err(|stop| stop.within(limit))?;
    let mut workbook = Xlsx::new(Cursor::new(bytes))?;
    let mut left = limit_in_bytes / size_of::<String>();
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let rows = match read_rows(&mut workbook, &name, &mut left) {
            // A chart on a sheet of its own.
            Err(Stop::Reader(XlsxError::NotAWorksheet(_))) => continue,
            Err(stop) => return Err(stop.within(limit)),
            Ok(rows) => rows,
        };
        sheets.push(SheetText { name, rows });
    }
    Ok(sheets)
}

enum Stop {
    TooLarge,
    Archive(String),
    Reader(XlsxError),
}

impl Stop {
    fn within(self, limit: usize) -> WorkbookFault {
        match self {
            Self::TooLarge => WorkbookFault::TooLarge(limit),
            Self::Archive(reason) => WorkbookFault::Broken(reason),
            Self::Reader(error) => error.into(),
        }
    }
}

/// The rows of a sheet; takes the cells they have, used or not, from those that are left.
fn read_rows(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    left: &mut usize,
) -> Result<Vec<Vec<String>>, Stop> {
    let mut cells = workbook
        .worksheet_cells_reader(name)
        .map_err(Stop::Reader)?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    while let Some((cell, style)) = cells.next_cell_with_style_id().map_err(Stop::Reader)? {
        let (line, column) = cell.get_position();
        let at = |place: u32| usize::try_from(place).unwrap_or(usize::MAX);
        let (line, column) = (at(line), at(column));
        if *cell.get_value() == DataRef::Empty || line >= ROWS || column >= COLUMNS {
            continue;
        }
        let text = shown(cell.get_value(), Look::of(cells.styles().get(style)));
        if rows.len() <= line {
            rows.resize_with(line.saturating_add(1), Vec::new);
        }
        let Some(row) = rows.get_mut(line) else {
            continue;
        };
        if row.len() <= column {
            let more = column.saturating_add(1).saturating_sub(row.len());
            *left = left.checked_sub(more).ok_or(Stop::TooLarge)?;
            row.resize_with(column.saturating_add(1), String::new);
        }
        if let Some(place) = row.get_mut(column) {
            *place = text;
        }
    }
    Ok(rows)
}

/// Unpacks every part and throws it away: what an archive says of its sizes need not be true.
fn check_size(bytes: &[u8], limit: usize) -> Result<(), Stop> {
    let broken = |error: &dyn std::fmt::Display| Stop::Archive(error.to_string());
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    let mut left = u64::try_from(limit).unwrap_or(u64::MAX);
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|error| broken(&error))?;
        let mut part = io::Read::take(part, left.saturating_add(1));
        let unpacked = io::copy(&mut part, &mut io::sink()).map_err(|error| broken(&error))?;
        left = left.checked_sub(unpacked).ok_or(Stop::TooLarge)?;
    }
    Ok(())
}

/// How a cell shows a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Look {
    is_percentage: bool,
    /// How many digits after the point at least.
    decimals: u32,
}

impl Look {
    fn of(style: Option<&Style>) -> Self {
        let format = style.and_then(|style| style.number_format.as_ref());
        // The first of several is for positive numbers.
        let code = format.and_then(|format| format.format_code.split(';').next());
        let code = code.unwrap_or_default();
        let decimals = code.split_once('.').map_or(0, |(_, after)| {
            after.chars().take_while(|digit| *digit == '0').count()
        });
        Self {
            is_percentage: code.contains('%'),
            decimals: u32::try_from(decimals).unwrap_or_default(),
        }
    }
}

/// A cell's text. A percentage is shown with its sign, a date as a date: neither passes for the number below it.
fn shown(cell: &DataRef<'_>, look: Look) -> String {
    match cell {
        DataRef::Empty => String::new(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            one_line(text)
        }
        DataRef::SharedString(text) => one_line(text),
        DataRef::Error(error) => error.to_string(),
        DataRef::Bool(yes) => yes.to_string(),
        DataRef::Int(number) => digits(number.to_string(), look),
        // Spreadsheet programs keep and show fifteen digits; what a formula leaves behind them is noise.
        DataRef::Float(number) => digits(format!("{number:.14e}"), look),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(duration) => duration.to_string(),
    }
}

fn one_line(text: &str) -> String {
    text.trim().replace(['\r', '\n'], " ")
}

/// A number's digits: all that are kept, and zeros behind them where the cell shows some.
fn digits(kept: String, look: Look) -> String {
    let number = Decimal::from_scientific(&kept).or_else(|_| kept.parse());
    let shown = number.ok().and_then(|number| {
        if look.is_percentage {
            number.checked_mul(Decimal::ONE_HUNDRED)
        } else {
            Some(number)
        }
    });
    let Some(mut number) = shown.map(|number| number.normalize()) else {
        // Too large or too small to be a figure of a case; whoever reads it complains of it.
        return kept;
    };
    if number.scale() < look.decimals {
        number.rescale(look.decimals);
    }
    let sign = if look.is_percentage { "%" } else { "" };
    format!("{number}{sign}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How a cell of this number format shows numbers.
    fn look(code: &str) -> Look {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let format = rust_xlsxwriter::Format::new().set_num_format(code);
        let sheet = workbook.add_worksheet();
        sheet.write_with_format(0, 0, 1, &format).expect("a cell");
        let bytes = workbook.save_to_buffer().expect("a workbook");
        let mut workbook = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
        let mut cells = workbook.worksheet_cells_reader("Sheet1").expect("a sheet");
        let (_, style) = cells
            .next_cell_with_style_id()
            .expect("read")
            .expect("a cell");
        Look::of(cells.styles().get(style))
    }

    #[test]
    fn numbers_are_read_as_they_are_shown() {
        let cases = [
            (DataRef::Float(359.11), "General", "359.11"),
            (DataRef::Float(2.2), "0.00", "2.20"),
            (DataRef::Float(2.2), "0.00_);[Red](0.00)", "2.20"),
            (DataRef::Float(1234.0), "#,##0.0", "1234.0"),
            // What is kept is more exact than what is shown.
            (DataRef::Float(27.0646), "0.00", "27.0646"),
            (DataRef::Float(0.1 + 0.2), "General", "0.3"),
            (DataRef::Float(2020.0), "0", "2020"),
            (DataRef::Float(-12_345_678.9), "General", "-12345678.9"),
            (DataRef::Float(0.972), "0%", "97.2%"),
            (DataRef::Float(0.972), "0.00%", "97.20%"),
            (DataRef::Int(1), "0%", "100%"),
            (DataRef::Float(1e300), "0.00", "1.00000000000000e300"),
            (DataRef::Bool(true), "0.00", "true"),
            (DataRef::SharedString(" 甲\n乙 "), "@", "甲 乙"),
        ];
        for (cell, code, text) in cases {
            assert_eq!(shown(&cell, look(code)), text, "{cell:?}");
        }
    }

    /// A workbook with a cell in this column of so many rows.
    fn with_cells(rows: u32, column: u16) -> Vec<u8> {
        let mut workbook = rust_xlsxwriter::Workbook::new();
        let sheet = workbook.add_worksheet();
        for row in 0..rows {
            sheet.write(row, column, 1).expect("a cell");
        }
        workbook.save_to_buffer().expect("a workbook")
    }

    #[test]
    fn a_small_file_does_not_fill_the_memory() {
        assert_eq!(
            read_within(&with_cells(3, 2), 1).expect("sheets")[0]
                .rows
                .len(),
            3
        );
        // 5 cells, each at the end of a row of 16384.
        let wide = with_cells(5, 16_383);
        assert_eq!(read_within(&wide, 1), Err(WorkbookFault::TooLarge(1)));
        assert!(read_within(&wide, 4).is_ok());
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        archive
            .start_file("xl/workbook.xml", options)
            .expect("a part");
        let zeros = vec![0; 1024 * 1024 + 1];
        io::Write::write_all(&mut archive, &zeros).expect("memory");
        let bomb = archive.finish().expect("an archive").into_inner();
        assert!(bomb.len() < 10_000);
        assert_eq!(read_within(&bomb, 1), Err(WorkbookFault::TooLarge(1)));
    }

    #[test]
    fn what_is_no_workbook_is_broken() {
        for bytes in [&b""[..], b"id,subject,year", b"PK\x03\x04"] {
            assert!(matches!(
                read_workbook(bytes),
                Err(WorkbookFault::Broken(_))
            ));
        }
    }
}
