//! The figures of a chart as the workbook that a word processor opens to edit them.

use rust_xlsxwriter::{Format, XlsxError};

use crate::report::cells::undated;
use crate::report::document::plots::{Plot, Series};

/// The sheet that the figures stand on.
pub const SHEET: &str = "Sheet1";

/// The bytes of the workbook: the groups down the first column, a column for each series. The same chart gives the same bytes.
///
/// # Errors
/// Those of the writer.
pub fn embedded(plot: &Plot) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = undated()?;
    let sheet = workbook.add_worksheet().set_name(SHEET)?;
    sheet.set_column_width(0, 40)?;
    for (row, name) in (1..).zip(&plot.names) {
        sheet.write_string(row, 0, name)?;
    }
    let format = Format::new().set_num_format(&plot.format);
    for (column, Series { name, values, .. }) in (1..).zip(&plot.series) {
        sheet.write_string(0, column, name)?;
        for (row, value) in (1..).zip(values) {
            if let Some(value) = value {
                sheet.write_with_format(row, column, *value, &format)?;
            }
        }
    }
    workbook.save_to_buffer()
}
