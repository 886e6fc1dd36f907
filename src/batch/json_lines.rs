//! Cases as JSON, one a line, each with the keys of a case file.

use std::io::{BufRead, Read, Write};

use super::{BatchFault, Counts, Lines, Spoilt, Table};
use crate::bind::{RowCase, bind_case};
use crate::case::case_of_json;
use crate::diagnose::Findings;
use crate::pack::Pack;
use crate::script::Program;
use crate::source::Texts;

/// The most bytes of a line.
const LINE_LIMIT: u64 = 16 * 1024 * 1024;

/// Scores the case of every line and writes a line for each, in order; empty lines are passed over. `name` is what complaints
/// call the input; `texts` are those that the pack was read from.
///
/// # Errors
/// [`BatchFault`]; a fault of a line is none, but given to `on_spoilt`.
pub fn score_json_lines(
    pack: &Pack,
    program: &Program,
    name: &str,
    texts: &Texts,
    mut input: impl BufRead,
    out: impl Write,
    on_spoilt: impl FnMut(Spoilt),
) -> Result<Counts, BatchFault> {
    let table = Table { name, texts };
    let mut lines = Lines::new(pack, program, out, on_spoilt);
    let file = table.row_file();
    let mut bytes = Vec::new();
    for line in 1.. {
        bytes.clear();
        let read = (&mut input).take(LINE_LIMIT).read_until(b'\n', &mut bytes);
        if read.map_err(BatchFault::Input)? == 0 {
            break;
        }
        if u64::try_from(bytes.len()).unwrap_or(u64::MAX) == LINE_LIMIT && !bytes.ends_with(b"\n") {
            input.skip_until(b'\n').map_err(BatchFault::Input)?;
            lines.spoilt(table.too_long(line));
            continue;
        }
        let Ok(text) = std::str::from_utf8(&bytes) else {
            lines.spoilt(table.not_utf8(line));
            continue;
        };
        // Some programs begin a file with a byte-order mark.
        let text = if line == 1 {
            text.strip_prefix('\u{feff}').unwrap_or(text)
        } else {
            text
        };
        if text.trim().is_empty() {
            continue;
        }
        let case = case_of_json(text, file);
        let bound = case
            .value
            .as_ref()
            .map(|case| (case, bind_case(pack, case)));
        match bound {
            Some((case, bound)) if bound.value.is_some() => {
                let row = RowCase {
                    id: &case.id,
                    subject: &case.subject,
                    year: case.year.value,
                };
                lines.scored(row, &bound.value.unwrap_or_default())?;
            }
            bound => {
                let mut findings = Findings::default();
                let of_facts = bound.map(|(_, bound)| bound.findings).unwrap_or_default();
                for finding in case.findings.into_iter().chain(of_facts) {
                    findings.push(finding);
                }
                lines.spoilt(table.spoilt(line, text, findings));
            }
        }
    }
    lines.finish()
}
