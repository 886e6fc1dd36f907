//! What becomes of scored rows: made side by side, written one after the other.

use std::borrow::Cow;
use std::io::{self, Write};
use std::marker::PhantomData;
use std::path::Path;

use super::chunk;
use super::{BatchFault, Counts, Lines, Spoilt};
use crate::bind::{Facts, RowCase};
use crate::case::{Case, Reported};
use crate::pack::Pack;
use crate::report::write_sheet;
use crate::score::Sheet;
use crate::script::Program;
use crate::source::{Span, Spanned, Texts};

/// A case with its marks.
pub struct Scored<'r> {
    pub case: RowCase<'r>,
    pub facts: &'r Facts,
    pub sheet: &'r Sheet,
    /// The case as it is written, where it is more than facts: with evidence, and what its published report claims.
    pub written: Option<&'r Case>,
    /// Its own file, where it has one.
    pub file: Option<&'r Path>,
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

/// Makes of a scored case what is written of it. Several threads make at once.
pub trait Make: Sync {
    /// What is written of a case.
    type Made: Send;

    /// The most cases of which it is held at once, twice: fewer where it is large.
    const HELD: usize = chunk::ROWS;

    /// What is written of this case.
    ///
    /// # Errors
    /// What cannot be put into its form; it ends the batch when the turn of the case comes.
    fn make(&self, scored: &Scored<'_>) -> io::Result<Self::Made>;
}

/// Where the rows of a table go, in their order.
pub trait Rows {
    /// Makes what is written.
    type Make: Make;

    /// A row with its marks.
    ///
    /// # Errors
    /// Of whatever it is written to; they end the batch.
    fn scored(&mut self, made: <Self::Make as Make>::Made) -> io::Result<()>;

    /// A row that could not be scored.
    fn spoilt(&mut self, spoilt: Spoilt);
}

/// Makes lines of JSON.
pub struct MakeJsonLines<'p> {
    pub pack: &'p Pack,
}

impl Make for MakeJsonLines<'_> {
    type Made = Vec<u8>;

    fn make(&self, scored: &Scored<'_>) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        write_sheet(&mut line, self.pack, scored.case, scored.sheet)?;
        Ok(line)
    }
}

/// Lines of JSON, and whoever is to be told of spoilt rows.
pub(super) struct JsonLines<'p, W, S> {
    out: W,
    on_spoilt: S,
    of: PhantomData<MakeJsonLines<'p>>,
}

impl<'p, W: Write, S: FnMut(Spoilt)> Rows for JsonLines<'p, W, S> {
    type Make = MakeJsonLines<'p>;

    fn scored(&mut self, made: Vec<u8>) -> io::Result<()> {
        self.out.write_all(&made)
    }

    fn spoilt(&mut self, spoilt: Spoilt) {
        (self.on_spoilt)(spoilt);
    }
}

/// Reads rows into lines of JSON, and counts them.
pub(super) fn to_lines<'p, W: Write, S: FnMut(Spoilt)>(
    pack: &'p Pack,
    program: &Program,
    (out, on_spoilt): (W, S),
    read: impl FnOnce(&mut Lines<'_, '_, JsonLines<'p, W, S>>) -> Result<(), BatchFault>,
) -> Result<Counts, BatchFault> {
    let mut rows = JsonLines {
        out,
        on_spoilt,
        of: PhantomData,
    };
    let make = MakeJsonLines { pack };
    let mut lines = Lines::new(pack, program, (&make, &mut rows), None);
    read(&mut lines)?;
    let counts = lines.counts();
    rows.out.flush().map_err(BatchFault::Output)?;
    Ok(counts)
}
