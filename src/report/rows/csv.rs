//! The marks of many cases as comma-separated values, a case a row: for spreadsheets and for programs alike.

use std::io::{self, Write};

use csv::ByteRecord;

use super::{Row, safe};
use crate::diagnose::Words;
use crate::pack::Pack;

/// A case as a row.
pub struct CsvRow {
    fields: ByteRecord,
}

impl CsvRow {
    /// Of a case.
    #[must_use]
    pub fn of(row: &Row<'_>, pack: &Pack, words: &Words) -> Self {
        let mut fields = vec![
            safe(row.case.id),
            safe(row.case.subject),
            row.case.year.to_string(),
            row.total(pack),
            safe(&row.grade(pack, words)),
        ];
        fields.extend(row.scores(pack, words));
        Self {
            fields: fields.into(),
        }
    }
}

/// Writes a header, then a row for each case.
pub struct CsvRows<W: Write> {
    out: csv::Writer<W>,
}

impl<W: Write> CsvRows<W> {
    /// Begins a table: a byte-order mark, for spreadsheet programs would not take it for UTF-8, and the header.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn begin(mut out: W, pack: &Pack, words: &Words) -> io::Result<Self> {
        out.write_all("\u{feff}".as_bytes())?;
        let mut out = csv::Writer::from_writer(out);
        let fixed = super::HEADINGS.iter().map(|key| words.say(key));
        let indicators = pack.indicators.iter().map(|one| one.name.clone());
        let header = fixed.chain(indicators).map(|text| safe(&text));
        out.write_record(header.collect::<Vec<_>>())?;
        Ok(Self { out })
    }

    /// Writes a case.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write(&mut self, row: &CsvRow) -> io::Result<()> {
        self.out.write_byte_record(&row.fields)?;
        Ok(())
    }

    /// Ends the table.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn finish(self) -> io::Result<W> {
        self.out
            .into_inner()
            .map_err(csv::IntoInnerError::into_error)
    }
}
