//! Records of comma-separated values (RFC 4180), one at a time, each field with its place in the record's own text.

use std::io::{self, BufRead, Chain, Cursor, Read};
use std::mem;
use std::ops::Range;

use csv_core::{ReadFieldResult, Reader};

/// The most bytes of one record: a quotation mark that is never closed must not swallow a whole file.
const RECORD_LIMIT: usize = 16 * 1024 * 1024;

/// A byte-order mark.
const MARK: &str = "\u{feff}";

/// Reads records one after the other.
pub struct Records<R> {
    input: Chain<Cursor<Vec<u8>>, R>,
    reader: Reader,
    started: bool,
}

/// One record; lent to one reading after the other.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// As it stands in the file, its line end included.
    written: String,
    /// The fields without their quotation marks, one after the other.
    fields: String,
    /// Where each field stands in `fields`, and in `written`.
    ranges: Vec<(Range<usize>, Range<usize>)>,
    line: u64,
}

/// Why there is no record.
#[derive(Debug)]
pub enum RecordFault {
    /// The input could not be read.
    Input(io::Error),
    /// It is longer than a record may be.
    TooLong,
    /// It is not text in UTF-8.
    NotUtf8,
    /// Its last quotation mark is not closed: the rest of the input is in it.
    NotClosed,
}

impl Record {
    /// How many fields it has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ranges.len()
    }

    /// Whether it has none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// The text of a field, without blanks around it; empty for a field that the record lacks.
    #[must_use]
    pub fn field(&self, index: usize) -> &str {
        let range = self.ranges.get(index).map(|(range, _)| range.clone());
        range
            .and_then(|range| self.fields.get(range))
            .unwrap_or_default()
            .trim()
    }

    /// Where a field stands in [`written`](Self::written), quotation marks included; its end for a field that it lacks.
    #[must_use]
    pub fn place(&self, index: usize) -> Range<usize> {
        let place = self.ranges.get(index).map(|(_, place)| place.clone());
        place.unwrap_or_else(|| {
            let end = self.written.trim_end_matches(['\r', '\n']).len();
            end..end
        })
    }

    /// The record as it stands in the file.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The line it begins at, from 1.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }
}

impl<R: BufRead> Records<R> {
    /// Reads from here.
    pub fn new(input: R) -> Self {
        Self {
            input: Cursor::new(Vec::new()).chain(input),
            reader: Reader::new(),
            started: false,
        }
    }

    /// Reads the next record; false where there is none. After a fault of a record, the one after it can be read.
    ///
    /// # Errors
    /// [`RecordFault`].
    pub fn read(&mut self, record: &mut Record) -> Result<bool, RecordFault> {
        // The memory of the last record is that of this one.
        let mut written = mem::take(&mut record.written).into_bytes();
        let mut fields = mem::take(&mut record.fields).into_bytes();
        written.clear();
        fields.clear();
        record.ranges.clear();
        let first_line = self.reader.line();
        if !self.started {
            self.skip_mark()?;
        }
        let (mut filled, mut began, mut written_from) = (0_usize, 0_usize, 0_usize);
        loop {
            if fields.len() < filled.saturating_add(64) {
                fields.resize(filled.saturating_add(1024), 0);
            }
            let input = self.input.fill_buf().map_err(RecordFault::Input)?;
            let is_end = input.is_empty();
            let room = fields.get_mut(filled..).unwrap_or_default();
            let (result, taken, given) = self.reader.read_field(input, room);
            let kept = written.len() < RECORD_LIMIT;
            if kept {
                written.extend(input.get(..taken).unwrap_or_default());
            }
            self.input.consume(taken);
            filled = if kept {
                filled.saturating_add(given)
            } else {
                began
            };
            match result {
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::Field { record_end } => {
                    if record.ranges.is_empty() {
                        let before = drop_line_ends(&mut written);
                        record.line = first_line.saturating_add(before);
                    }
                    let end = field_end(&written, written_from, record_end);
                    let is_open = is_end && is_open(&written, written_from);
                    if kept {
                        record.ranges.push((began..filled, written_from..end));
                    }
                    (began, written_from) = (filled, written.len());
                    if record_end {
                        fields.truncate(filled);
                        if !kept {
                            return Err(RecordFault::TooLong);
                        }
                        if is_open {
                            return Err(RecordFault::NotClosed);
                        }
                        record.written =
                            String::from_utf8(written).map_err(|_| RecordFault::NotUtf8)?;
                        record.fields =
                            String::from_utf8(fields).map_err(|_| RecordFault::NotUtf8)?;
                        return Ok(true);
                    }
                }
                ReadFieldResult::End => return Ok(false),
            }
        }
    }

    /// A byte-order mark, which some programs write, is dropped.
    fn skip_mark(&mut self) -> Result<(), RecordFault> {
        self.started = true;
        let (before, input) = self.input.get_mut();
        let mut begin = Vec::new();
        let most = u64::try_from(MARK.len()).unwrap_or(0);
        let read = input.take(most).read_to_end(&mut begin);
        read.map_err(RecordFault::Input)?;
        if begin != MARK.as_bytes() {
            *before = Cursor::new(begin);
        }
        Ok(())
    }
}

/// Drops what is left of the line end before, and empty lines; how many lines end there.
fn drop_line_ends(written: &mut Vec<u8>) -> u64 {
    let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
    let text = written.iter().position(|byte| !is_end(byte)).unwrap_or(0);
    let ends = written.drain(..text).filter(|byte| *byte == b'\n');
    u64::try_from(ends.count()).unwrap_or(0)
}

/// Whether the field that begins there, the last of all, is in quotation marks that are not closed.
fn is_open(written: &[u8], from: usize) -> bool {
    let field = written.get(from..).unwrap_or_default();
    let marks = field.iter().filter(|byte| **byte == b'"');
    field.starts_with(b"\"") && !marks.count().is_multiple_of(2)
}

/// Where a field ends that has just been read: before the comma or the line end that ended it.
fn field_end(written: &[u8], from: usize, record_end: bool) -> usize {
    let field = written.get(from..).unwrap_or_default();
    let text = if record_end {
        let text = field.strip_suffix(b"\n").unwrap_or(field);
        text.strip_suffix(b"\r").unwrap_or(text)
    } else {
        field.strip_suffix(b",").unwrap_or(field)
    };
    from.saturating_add(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fields and what stands at their places.
    fn all(text: &str) -> Vec<Vec<(String, String)>> {
        // A few bytes at a time, so that fields are cut wherever they can be.
        let mut records = Records::new(io::BufReader::with_capacity(3, text.as_bytes()));
        let (mut record, mut found) = (Record::default(), Vec::new());
        while records.read(&mut record).expect("a record") {
            let field = |index| {
                let place = record.place(index);
                (
                    record.field(index).to_owned(),
                    record.written()[place].to_owned(),
                )
            };
            found.push((0..record.len()).map(field).collect());
        }
        found
    }

    fn pairs(fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let owned = |(field, place): &(&str, &str)| ((*field).to_owned(), (*place).to_owned());
        fields.iter().map(owned).collect()
    }

    #[test]
    fn every_field_has_its_text_and_its_place() {
        assert_eq!(
            all("\u{feff}编号,\"甲,乙\"\r\n\"一\"\"二\n三\", 4 \n\n,末"),
            [
                pairs(&[("编号", "编号"), ("甲,乙", "\"甲,乙\"")]),
                pairs(&[("一\"二\n三", "\"一\"\"二\n三\""), ("4", " 4 ")]),
                pairs(&[("", ""), ("末", "末")]),
            ]
        );
    }

    #[test]
    fn a_quotation_mark_that_is_not_closed_is_told() {
        for (text, is_whole) in [
            ("a,\"b\nc,d\n", false),
            ("a,\"b\"\"\n", false),
            ("a,\"b\"\"\"\n", true),
            ("a,\"b\"", true),
            ("a,b\"", true),
        ] {
            let mut records = Records::new(text.as_bytes());
            let read = records.read(&mut Record::default());
            assert_eq!(matches!(read, Ok(true)), is_whole, "{text}: {read:?}");
        }
    }

    #[test]
    fn a_record_knows_its_line_and_a_spoilt_one_spoils_no_other() {
        let text = b"a\r\n\"b\nc\"\n\xff\xff\nd\n";
        let mut records = Records::new(&text[..]);
        let mut record = Record::default();
        let mut lines = Vec::new();
        for _ in 0..4 {
            let is_read = records.read(&mut record).is_ok();
            lines.push((record.line(), is_read));
        }
        assert_eq!(lines, [(1, true), (2, true), (4, false), (5, true)]);
        assert!(matches!(records.read(&mut record), Ok(false)));
    }
}
