//! Many cases one after the other, in memory that does not grow with them: a table of cases to lines of marks.

mod csv;
mod json_lines;
mod workbook;

use std::borrow::Cow;
use std::io::{self, Write};

pub use csv::{read_csv, score_csv};
pub use json_lines::{read_json_lines, score_json_lines};
pub use workbook::read_sheets;

use crate::bind::{Facts, RowCase};
use crate::case::{Case, Reported};
use crate::diagnose::{Code, Finding, Findings};
use crate::pack::Pack;
use crate::read::Record;
use crate::report::write_sheet;
use crate::score::{Scorer, Sheet};
use crate::script::Program;
use crate::source::{FileId, Span, Spanned, Texts};

/// How many cases there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub scored: u64,
    pub spoilt: u64,
    /// What else could not be used: a table, or rows of details that belong to no case.
    pub beside: u64,
}

/// A row that could not be scored, and why; the rows after it are.
#[derive(Debug)]
pub struct Spoilt {
    /// Where it begins in the table, from 1.
    pub line: u64,
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

/// A case with its marks.
pub struct Scored<'r> {
    pub case: RowCase<'r>,
    pub facts: &'r Facts,
    pub sheet: &'r Sheet,
    /// The case as it is written, where it is more than facts: with evidence, and what its published report claims.
    pub written: Option<&'r Case>,
}

impl Scored<'_> {
    /// The case as [`score`](crate::score::score) takes it.
    #[must_use]
    pub fn whole(&self) -> Cow<'_, Case> {
        if let Some(written) = self.written {
            return Cow::Borrowed(written);
        }
        let nowhere = Span::new(Texts::default().add("", ""), 0, 0);
        Cow::Owned(Case {
            id: self.case.id.to_owned(),
            subject: self.case.subject.to_owned(),
            year: Spanned::new(self.case.year, nowhere),
            pack: None,
            source: None,
            facts: Vec::new(),
            evidence: Vec::new(),
            reported: Reported::default(),
        })
    }
}

/// Where the rows of a table go.
pub trait Rows {
    /// A row with its marks.
    ///
    /// # Errors
    /// Of whatever it is written to; they end the batch.
    fn scored(&mut self, scored: &Scored<'_>) -> io::Result<()>;

    /// A row that could not be scored.
    fn spoilt(&mut self, spoilt: Spoilt);

    /// The file that the next case is in, where there is one to a file; most do not ask.
    fn begins(&mut self, _file: &str) {}
}

/// Lines of JSON, and whoever is to be told of spoilt rows.
pub struct JsonLines<'p, W, S> {
    pub pack: &'p Pack,
    pub out: W,
    pub on_spoilt: S,
}

impl<W: Write, S: FnMut(Spoilt)> Rows for JsonLines<'_, W, S> {
    fn scored(&mut self, scored: &Scored<'_>) -> io::Result<()> {
        write_sheet(&mut self.out, self.pack, scored.case, scored.sheet)
    }

    fn spoilt(&mut self, spoilt: Spoilt) {
        (self.on_spoilt)(spoilt);
    }
}

/// Reads rows into lines of JSON, and counts them.
fn to_lines<W: Write, S: FnMut(Spoilt)>(
    pack: &Pack,
    program: &Program,
    (out, on_spoilt): (W, S),
    read: impl FnOnce(&mut Lines<'_, '_, JsonLines<'_, W, S>>) -> Result<(), BatchFault>,
) -> Result<Counts, BatchFault> {
    let mut rows = JsonLines {
        pack,
        out,
        on_spoilt,
    };
    let mut lines = Lines::new(pack, program, &mut rows);
    read(&mut lines)?;
    let counts = lines.counts();
    rows.out.flush().map_err(BatchFault::Output)?;
    Ok(counts)
}

/// Scores rows one after the other, each with the parameters of its year.
pub struct Lines<'p, 'r, R> {
    /// For years before one, the earliest first, and for the years from there on.
    scorers: Vec<(Option<i32>, Scorer<'p>)>,
    rows: &'r mut R,
    counts: Counts,
}

impl<'p, 'r, R: Rows> Lines<'p, 'r, R> {
    /// For cases of this pack, of which `program` must be compiled.
    pub fn new(pack: &'p Pack, program: &'p Program, rows: &'r mut R) -> Self {
        let earlier = program
            .earlier()
            .map(|(until, pack, program)| (Some(until), Scorer::new(pack, program)));
        let latest = (None, Scorer::new(pack, program));
        Self {
            scorers: earlier.chain([latest]).collect(),
            rows,
            counts: Counts::default(),
        }
    }

    /// Scores a case.
    ///
    /// # Errors
    /// Of whatever it is written to.
    pub fn scored(&mut self, case: RowCase<'_>, facts: &Facts) -> Result<(), BatchFault> {
        self.put(case, facts, None)
    }

    /// Scores a case of its own file or line.
    ///
    /// # Errors
    /// Of whatever it is written to.
    pub fn scored_written(&mut self, case: &Case, facts: &Facts) -> Result<(), BatchFault> {
        let row = RowCase {
            id: &case.id,
            subject: &case.subject,
            year: case.year.value,
        };
        self.put(row, facts, Some(case))
    }

    fn put(
        &mut self,
        case: RowCase<'_>,
        facts: &Facts,
        written: Option<&Case>,
    ) -> Result<(), BatchFault> {
        let holds = |until: &Option<i32>| until.is_none_or(|until| case.year < until);
        let mut scorers = self.scorers.iter_mut();
        // The last one holds for every year that is left.
        let Some((_, scorer)) = scorers.find(|(until, _)| holds(until)) else {
            return Ok(());
        };
        let sheet = scorer.score(facts);
        let row = Scored {
            case,
            facts,
            sheet,
            written,
        };
        self.rows.scored(&row).map_err(BatchFault::Output)?;
        self.counts.scored = self.counts.scored.saturating_add(1);
        Ok(())
    }

    /// Says which file the next case is in.
    pub fn begins(&mut self, file: &str) {
        self.rows.begins(file);
    }

    /// Tells of a case that could not be scored.
    pub fn spoilt(&mut self, spoilt: Spoilt) {
        self.rows.spoilt(spoilt);
        self.counts.spoilt = self.counts.spoilt.saturating_add(1);
    }

    /// Tells of something else than a case that could not be used.
    pub fn tell(&mut self, spoilt: Spoilt) {
        self.rows.spoilt(spoilt);
        self.counts.beside = self.counts.beside.saturating_add(1);
    }

    /// How many there were so far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counts
    }
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
            findings: vec![finding.with("row", row).help("help")],
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
