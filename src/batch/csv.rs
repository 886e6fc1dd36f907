//! Cases as comma-separated values, one a row.

use std::io::{self, BufRead, Write};

use super::rows::to_lines;
use super::{BatchFault, Counts, Lines, Make, Marker, Outcome, Rows, Spoilt, Table};
use crate::bind::Columns;
use crate::diagnose::{Code, Finding, Findings};
use crate::pack::Pack;
use crate::read::{Record, RecordFault, Records};
use crate::script::Program;
use crate::source::{FileId, Texts};

/// Scores every row of a table and writes a line of JSON for each, in order: [`read_csv`] for those who want no more.
///
/// # Errors
/// [`BatchFault`]; a fault of a row is none, but given to `on_spoilt`.
pub fn score_csv(
    pack: &Pack,
    program: &Program,
    name: &str,
    texts: &Texts,
    input: impl BufRead,
    out: impl Write,
    on_spoilt: impl FnMut(Spoilt),
) -> Result<Counts, BatchFault> {
    to_lines(pack, program, (out, on_spoilt), |lines| {
        read_csv(pack, name, texts, input, lines)
    })
}

/// Scores every row of a table, in order. `name` is what complaints call the table; `texts` are those that the pack was read
/// from.
///
/// # Errors
/// [`BatchFault`]; a fault of a row is none, but told to the rows.
pub fn read_csv<R: Rows>(
    pack: &Pack,
    name: &str,
    texts: &Texts,
    input: impl BufRead,
    lines: &mut Lines<'_, '_, R>,
) -> Result<(), BatchFault> {
    let table = Table::of_file(name, texts);
    read_table(pack, &table, input, lines)
}

/// Scores every row of a table, in order.
pub(super) fn read_table<R: Rows>(
    pack: &Pack,
    table: &Table<'_>,
    input: impl BufRead,
    lines: &mut Lines<'_, '_, R>,
) -> Result<(), BatchFault> {
    let mut records = Records::new(input);
    let mut findings = Findings::default();
    let file = table.row_file();
    let mut header = Record::default();
    let is_read = match read(&mut records, &mut header, table) {
        Ok(is_read) => is_read,
        Err(ReadFault::Input(error)) => return Err(BatchFault::Input(error)),
        Err(ReadFault::Row(header)) => return Err(BatchFault::Header(header)),
    };
    if !is_read {
        findings.push(
            Finding::new(Code::FileEmpty)
                .with("file", table.name)
                .help("help"),
        );
    }
    let columns = is_read.then(|| Columns::of(pack, &header, file, &mut findings));
    let Some(columns) = columns.flatten() else {
        let header = table.spoilt_record(&header, findings);
        return Err(BatchFault::Header(header));
    };
    lines.go_through(
        |row: &mut Row| {
            row.fault = None;
            match read(&mut records, &mut row.record, table) {
                Ok(true) => {}
                Ok(false) => return Ok(None),
                Err(ReadFault::Input(error)) => return Err(BatchFault::Input(error)),
                Err(ReadFault::Row(spoilt)) => row.fault = Some(Box::new(spoilt)),
            }
            Ok(Some(row.record.written().len()))
        },
        |marker, row| match row.fault.take() {
            Some(spoilt) => Outcome::Spoilt(spoilt),
            None => marked(marker, &columns, &row.record, table, file),
        },
    )
}

/// A row as it is read.
#[derive(Default)]
struct Row {
    record: Record,
    /// Why there is no record.
    fault: Option<Box<Spoilt>>,
}

fn marked<M: Make>(
    marker: &mut Marker<'_, '_, M>,
    columns: &Columns<'_>,
    record: &Record,
    table: &Table<'_>,
    file: FileId,
) -> Outcome<M::Made> {
    let mut findings = Findings::default();
    let mut facts = std::mem::take(&mut marker.facts);
    let outcome = match columns.bind(record, file, &mut facts, &mut findings) {
        Some(case) if !findings.has_errors() => marker.scored(case, &facts),
        _ => Outcome::Spoilt(Box::new(table.spoilt_record(record, findings))),
    };
    marker.facts = facts;
    outcome
}

enum ReadFault {
    Input(io::Error),
    Row(Spoilt),
}

/// Reads the next record; false where there is none.
fn read(
    records: &mut Records<impl BufRead>,
    record: &mut Record,
    table: &Table<'_>,
) -> Result<bool, ReadFault> {
    records.read(record).map_err(|fault| match fault {
        RecordFault::Input(error) => ReadFault::Input(error),
        RecordFault::TooLong => ReadFault::Row(table.too_long(record.line())),
        RecordFault::NotClosed => ReadFault::Row(table.not_closed(record.line())),
        RecordFault::NotUtf8 => ReadFault::Row(table.not_utf8(record.line())),
    })
}
