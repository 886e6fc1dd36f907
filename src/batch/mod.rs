//! Many cases one after the other, in memory that does not grow with them: a table of cases to lines of marks.

mod chunk;
mod csv;
mod json_lines;
mod lines;
mod rows;
mod wanted;
mod workbook;

use std::io;

pub use csv::{read_csv, score_csv};
pub use json_lines::{read_json_lines, score_json_lines};
pub use lines::{Lines, Marker, Outcome};
pub use rows::{Make, MakeJsonLines, Rows, Scored};
pub use wanted::Wanted;
pub use workbook::read_sheets;

use crate::diagnose::{Code, Finding, Findings};
use crate::read::Record;
use crate::source::{FileId, Texts};

/// How many cases there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub scored: u64,
    pub spoilt: u64,
    /// Those that are not wanted.
    pub unwanted: u64,
    /// Those of which it cannot be told whether they are wanted.
    pub undecided: u64,
    /// What else could not be used: a table, or rows of details that belong to no case.
    pub beside: u64,
}

/// A row that could not be scored, and why; the rows after it are.
#[derive(Debug)]
pub struct Spoilt {
    /// Where it begins in the table, from 1.
    pub line: u64,
    /// What is named of a complaint that has no place of its own: the input, the row of it where it is one.
    pub stands_in: String,
    pub findings: Vec<Finding>,
    /// The texts that these speak of: the row, and the pack.
    pub texts: Texts,
}

/// What ends a batch early.
#[derive(Debug)]
pub enum BatchFault {
    Input(io::Error),
    Output(io::Error),
    /// The first row, which names the columns, is at fault.
    Header(Spoilt),
}

/// The most mebibytes of a row.
const ROW_LIMIT: usize = 16;

/// Where rows come from.
struct Table<'a> {
    /// What complaints call it.
    name: &'a str,
    /// The texts that complaints may point at beside the row: those of the pack.
    texts: &'a Texts,
    /// The sheet that it is, of a workbook.
    sheet: Option<&'a str>,
}

impl<'a> Table<'a> {
    /// One that is a file of its own.
    fn of_file(name: &'a str, texts: &'a Texts) -> Self {
        Self {
            name,
            texts,
            sheet: None,
        }
    }

    /// What a row will be among the texts, once there is something to say of it.
    fn row_file(&self) -> FileId {
        self.texts.clone().add(self.name, "")
    }

    /// A row with these faults, their places being in [`row_file`](Self::row_file).
    fn spoilt(&self, line: u64, text: &str, findings: Findings) -> Spoilt {
        let mut texts = self.texts.clone();
        texts.add_part(self.name, text, usize::try_from(line).unwrap_or(1));
        Spoilt {
            line,
            stands_in: match line {
                // There is no row at all.
                0 => self.name.to_owned(),
                _ => format!("{}:{line}", self.name),
            },
            findings: findings.into_sorted(),
            texts,
        }
    }

    /// A record with these faults. In a sheet each is told with its cell.
    fn spoilt_record(&self, record: &Record, findings: Findings) -> Spoilt {
        let mut spoilt = self.spoilt(record.line(), record.written(), findings);
        let Some(sheet) = self.sheet else {
            return spoilt;
        };
        let row = self.row_file();
        for finding in &mut spoilt.findings {
            let Some(place) = finding.place.as_mut().filter(|one| one.span.file == row) else {
                continue;
            };
            let cell = (0..record.len())
                .rfind(|&column| record.place(column).start <= place.span.start)
                .map_or_else(String::new, |column| cell_name(column, record.line()));
            let name = format!("{} [{sheet}!{cell}]", self.name);
            let line = usize::try_from(record.line()).unwrap_or(1);
            let file = spoilt.texts.add_part(name, record.written(), line);
            place.span.file = file;
            for label in &mut finding.related {
                if label.span.file == row {
                    label.span.file = file;
                }
            }
        }
        spoilt
    }

    /// A row that is not text in UTF-8.
    fn not_utf8(&self, line: u64) -> Spoilt {
        self.unread(line, Finding::new(Code::RowNotUtf8))
    }

    /// A row in whose quotation marks the rest of the table stands.
    fn not_closed(&self, line: u64) -> Spoilt {
        self.unread(line, Finding::new(Code::RowNotClosed))
    }

    /// A row that is too long to be read.
    fn too_long(&self, line: u64) -> Spoilt {
        self.unread(
            line,
            Finding::new(Code::RowTooLong).with("limit", ROW_LIMIT),
        )
    }

    fn unread(&self, line: u64, finding: Finding) -> Spoilt {
        let row = format!("{}:{line}", self.name);
        Spoilt {
            line,
            findings: vec![finding.with("row", row.as_str()).help("help")],
            stands_in: row,
            texts: Texts::default(),
        }
    }
}

/// A cell as spreadsheet programs name it: `AB12`.
fn cell_name(column: usize, line: u64) -> String {
    let mut letters = Vec::new();
    let mut rest = Some(column);
    while let Some(column) = rest {
        let letter = u8::try_from(column % 26).unwrap_or_default();
        letters.push(char::from(b'A'.saturating_add(letter)));
        rest = (column / 26).checked_sub(1);
    }
    let letters: String = letters.into_iter().rev().collect();
    format!("{letters}{line}")
}

#[cfg(test)]
mod tests {
    use super::cell_name;

    #[test]
    fn cells_are_named_as_spreadsheet_programs_name_them() {
        let cases = [
            (0, "A"),
            (25, "Z"),
            (26, "AA"),
            (51, "AZ"),
            (52, "BA"),
            (701, "ZZ"),
            (702, "AAA"),
        ];
        for (column, letters) in cases {
            assert_eq!(cell_name(column, 7), format!("{letters}7"));
        }
    }
}
