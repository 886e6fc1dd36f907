//! Many cases one after the other, in memory that does not grow with them: a table of cases to lines of marks.

mod csv;
mod json_lines;

use std::io::{self, Write};

pub use csv::score_csv;
pub use json_lines::score_json_lines;

use crate::bind::{Facts, RowCase};
use crate::diagnose::{Code, Finding, Findings};
use crate::pack::Pack;
use crate::report::write_sheet;
use crate::score::Scorer;
use crate::script::Program;
use crate::source::{FileId, Texts};

/// How many cases there were.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub scored: u64,
    pub spoilt: u64,
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

/// Scores rows and writes a line for each; tells of those that are spoilt.
struct Lines<'p, W, S> {
    pack: &'p Pack,
    /// For years before one, the earliest first, and for the years from there on.
    scorers: Vec<(Option<i32>, Scorer<'p>)>,
    out: W,
    on_spoilt: S,
    counts: Counts,
}

impl<'p, W: Write, S: FnMut(Spoilt)> Lines<'p, W, S> {
    fn new(pack: &'p Pack, program: &'p Program, out: W, on_spoilt: S) -> Self {
        let earlier = program
            .earlier()
            .map(|(until, pack, program)| (Some(until), Scorer::new(pack, program)));
        let latest = (None, Scorer::new(pack, program));
        Self {
            pack,
            scorers: earlier.chain([latest]).collect(),
            out,
            on_spoilt,
            counts: Counts::default(),
        }
    }

    fn scored(&mut self, case: RowCase<'_>, facts: &Facts) -> Result<(), BatchFault> {
        let holds = |until: &Option<i32>| until.is_none_or(|until| case.year < until);
        let mut scorers = self.scorers.iter_mut();
        // The last one holds for every year that is left.
        let Some((_, scorer)) = scorers.find(|(until, _)| holds(until)) else {
            return Ok(());
        };
        let sheet = scorer.score(facts);
        write_sheet(&mut self.out, self.pack, case, sheet).map_err(BatchFault::Output)?;
        self.counts.scored = self.counts.scored.saturating_add(1);
        Ok(())
    }

    fn spoilt(&mut self, spoilt: Spoilt) {
        (self.on_spoilt)(spoilt);
        self.counts.spoilt = self.counts.spoilt.saturating_add(1);
    }

    fn finish(mut self) -> Result<Counts, BatchFault> {
        self.out.flush().map_err(BatchFault::Output)?;
        Ok(self.counts)
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
}

impl Table<'_> {
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
