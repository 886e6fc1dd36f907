//! Cases as JSON, one a line, each with the keys of a case file.

use std::io::{BufRead, Read, Write};

use super::rows::to_lines;
use super::{BatchFault, Counts, Lines, Make, Marker, Outcome, Rows, Spoilt, Table};
use crate::bind::bind_case;
use crate::case::case_of_json;
use crate::diagnose::Findings;
use crate::pack::Pack;
use crate::script::Program;
use crate::source::{FileId, Texts};

/// The most bytes of a line.
const LINE_LIMIT: u64 = 16 * 1024 * 1024;

/// Scores every line of a text and writes a line of JSON for each, in order: [`read_json_lines`] for those who want no more.
///
/// # Errors
/// [`BatchFault`]; a fault of a line is none, but given to `on_spoilt`.
pub fn score_json_lines(
    pack: &Pack,
    program: &Program,
    name: &str,
    texts: &Texts,
    input: impl BufRead,
    out: impl Write,
    on_spoilt: impl FnMut(Spoilt),
) -> Result<Counts, BatchFault> {
    to_lines(pack, program, (out, on_spoilt), |lines| {
        read_json_lines(pack, name, texts, input, lines)
    })
}

/// Scores every line of a text, in order: a JSON object with the keys of a case file. `name` is what complaints call the text;
/// `texts` are those that the pack was read from.
///
/// # Errors
/// [`BatchFault`]; a fault of a line is none, but told to the rows.
pub fn read_json_lines<R: Rows>(
    pack: &Pack,
    name: &str,
    texts: &Texts,
    mut input: impl BufRead,
    lines: &mut Lines<'_, '_, R>,
) -> Result<(), BatchFault> {
    let table = Table::of_file(name, texts);
    let file = table.row_file();
    let mut number = 0_u64;
    lines.go_through(
        |line: &mut Line| {
            line.bytes.clear();
            let mut limited = (&mut input).take(LINE_LIMIT);
            let read = limited.read_until(b'\n', &mut line.bytes);
            let read = read.map_err(BatchFault::Input)?;
            if read == 0 {
                return Ok(None);
            }
            number = number.saturating_add(1);
            line.number = number;
            line.is_too_long = u64::try_from(read).unwrap_or(u64::MAX) == LINE_LIMIT
                && !line.bytes.ends_with(b"\n");
            if line.is_too_long {
                line.bytes = Vec::new();
                input.skip_until(b'\n').map_err(BatchFault::Input)?;
            }
            Ok(Some(read))
        },
        |marker, line| line.marked(marker, pack, &table, file),
    )
}

/// A line as it is read.
#[derive(Default)]
struct Line {
    /// From 1.
    number: u64,
    bytes: Vec<u8>,
    is_too_long: bool,
}

impl Line {
    fn marked<M: Make>(
        &self,
        marker: &mut Marker<'_, '_, M>,
        pack: &Pack,
        table: &Table<'_>,
        file: FileId,
    ) -> Outcome<M::Made> {
        let spoilt = |spoilt: Spoilt| Outcome::Spoilt(Box::new(spoilt));
        if self.is_too_long {
            return spoilt(table.too_long(self.number));
        }
        let Ok(text) = std::str::from_utf8(&self.bytes) else {
            return spoilt(table.not_utf8(self.number));
        };
        // Some programs begin a file with a byte-order mark.
        let text = if self.number == 1 {
            text.strip_prefix('\u{feff}').unwrap_or(text)
        } else {
            text
        };
        if text.trim().is_empty() {
            return Outcome::PassedOver;
        }
        let case = case_of_json(text, file);
        let bound = case
            .value
            .as_ref()
            .map(|case| (case, bind_case(pack, case)));
        match bound {
            Some((case, bound)) if bound.value.is_some() => {
                marker.scored_written(case, &bound.value.unwrap_or_default(), None)
            }
            bound => {
                let mut findings = Findings::default();
                let of_facts = bound.map(|(_, bound)| bound.findings).unwrap_or_default();
                for finding in case.findings.into_iter().chain(of_facts) {
                    findings.push(finding);
                }
                spoilt(table.spoilt(self.number, text, findings))
            }
        }
    }
}
