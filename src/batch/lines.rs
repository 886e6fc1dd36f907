//! Rows scored in chunks: read one after the other, scored side by side, written one after the other in the order read.

use std::io;
use std::path::Path;

use rayon::ThreadPool;
use rayon::iter::{IndexedParallelIterator, IntoParallelRefMutIterator, ParallelIterator};
use rayon::slice::ParallelSliceMut;

use super::chunk::Chunk;
use super::wanted::{Answer, Wanted};
use super::{BatchFault, Counts, Make, Rows, Scored, Spoilt};
use crate::bind::{Facts, RowCase};
use crate::case::Case;
use crate::pack::Pack;
use crate::score::Scorer;
use crate::script::Program;

/// Into how many parts a chunk goes for each thread: one that is held up leaves its parts to the others.
const PARTS: usize = 4;

/// Scores rows, each with the parameters of its year, and hands them on in order.
pub struct Lines<'p, 'r, R: Rows> {
    /// One for each part of a chunk.
    markers: Vec<Marker<'p, 'r, R::Make>>,
    rows: &'r mut R,
    threads: Option<&'r ThreadPool>,
    counts: Counts,
}

/// What has become of a row.
pub enum Outcome<T> {
    Scored(io::Result<T>),
    Spoilt(Box<Spoilt>),
    /// It was scored and is not wanted.
    Unwanted,
    /// It was scored, and whether it is wanted cannot be told.
    Undecided,
    /// It is none of those asked for.
    PassedOver,
}

/// Scores rows one after the other, each with the parameters of its year.
pub struct Marker<'p, 'r, M> {
    /// For years before one, the earliest first, and for the years from there on.
    scorers: Vec<(Option<i32>, Scorer<'p>)>,
    make: &'r M,
    pack: &'p Pack,
    wanted: Option<&'r Wanted>,
    /// Lent to one case after the other for what is asked of them.
    room: Facts,
    /// Lent to one row after the other.
    pub(super) facts: Facts,
}

impl<'p, 'r, M: Make> Marker<'p, 'r, M> {
    fn new(pack: &'p Pack, program: &'p Program, make: &'r M) -> Self {
        let earlier = program
            .earlier()
            .map(|(until, pack, program)| (Some(until), Scorer::new(pack, program)));
        let latest = (None, Scorer::new(pack, program));
        Self {
            scorers: earlier.chain([latest]).collect(),
            make,
            pack,
            wanted: None,
            room: Facts::none(),
            facts: Facts::none(),
        }
    }

    /// Scores a case of its own file or line.
    pub fn scored_written(
        &mut self,
        case: &Case,
        facts: &Facts,
        file: Option<&Path>,
    ) -> Outcome<M::Made> {
        let row = RowCase {
            id: &case.id,
            subject: &case.subject,
            year: case.year.value,
        };
        self.put(row, facts, (Some(case), file))
    }

    /// Scores a case.
    pub(super) fn scored(&mut self, case: RowCase<'_>, facts: &Facts) -> Outcome<M::Made> {
        self.put(case, facts, (None, None))
    }

    fn put(
        &mut self,
        case: RowCase<'_>,
        facts: &Facts,
        (written, file): (Option<&Case>, Option<&Path>),
    ) -> Outcome<M::Made> {
        let holds = |until: &Option<i32>| until.is_none_or(|until| case.year < until);
        let mut scorers = self.scorers.iter_mut();
        // The last one holds for every year that is left.
        let Some((_, scorer)) = scorers.find(|(until, _)| holds(until)) else {
            return Outcome::PassedOver;
        };
        let marked = Scored {
            case,
            facts,
            sheet: scorer.score(facts),
            written,
            file,
        };
        let wanted = self.wanted;
        match wanted.map(|wanted| wanted.ask(&marked, self.pack, &mut self.room)) {
            None | Some(Answer::Yes) => Outcome::Scored(self.make.make(&marked)),
            Some(Answer::No) => Outcome::Unwanted,
            Some(Answer::Unknown) => Outcome::Undecided,
        }
    }
}

/// The outcomes of a chunk, part after part.
type Outcomes<T> = Vec<Vec<Outcome<T>>>;

impl<'p, 'r, R: Rows> Lines<'p, 'r, R> {
    /// For cases of this pack, of which `program` must be compiled; scored by these threads, or by the one that reads.
    pub fn new(
        pack: &'p Pack,
        program: &'p Program,
        (make, rows): (&'r R::Make, &'r mut R),
        threads: Option<&'r ThreadPool>,
    ) -> Self {
        let parts = threads.map_or(1, |pool| pool.current_num_threads().saturating_mul(PARTS));
        let marker = |_| Marker::new(pack, program, make);
        Self {
            markers: (0..parts.max(1)).map(marker).collect(),
            rows,
            threads,
            counts: Counts::default(),
        }
    }

    /// Hands on wanted cases only.
    #[must_use]
    pub fn only(mut self, wanted: &'r Wanted) -> Self {
        for marker in &mut self.markers {
            marker.wanted = Some(wanted);
        }
        self
    }

    /// Reads rows with `read` until there is none, and hands on what `mark` makes of each, in order. Memory holds a few
    /// chunks of rows, however many there are. `read` puts a row into the memory of an earlier one and says how many bytes
    /// it takes.
    ///
    /// # Errors
    /// Those of `read`, when the rows before have been handed on; those of what rows are written to.
    pub fn go_through<I: Default + Send>(
        &mut self,
        mut read: impl FnMut(&mut I) -> Result<Option<usize>, BatchFault>,
        mark: impl Fn(&mut Marker<'p, 'r, R::Make>, &mut I) -> Outcome<<R::Make as Make>::Made> + Sync,
    ) -> Result<(), BatchFault> {
        let held = R::Make::HELD;
        let (mut ready, mut next) = (Chunk::of(held), Chunk::of(held));
        let mut is_read = ready.fill(&mut read);
        let mut marked = Vec::new();
        while !ready.is_empty() {
            let before = std::mem::take(&mut marked);
            if let Some(pool) = self.threads {
                let (markers, rows) = (self.markers.as_mut_slice(), ready.rows());
                let (written, more) = pool.in_place_scope(|scope| {
                    scope.spawn(|_| marked = side_by_side(markers, rows, &mark));
                    let written = hand_on(before, self.rows, &mut self.counts);
                    let wanted = written.is_ok() && is_read.is_ok();
                    (written, wanted.then(|| next.fill(&mut read)))
                });
                written?;
                if let Some(more) = more {
                    is_read = more;
                }
            } else {
                if let Some(marker) = self.markers.first_mut() {
                    let rows = ready.rows().iter_mut();
                    marked = vec![rows.map(|row| mark(marker, row)).collect()];
                }
                hand_on(std::mem::take(&mut marked), self.rows, &mut self.counts)?;
                if is_read.is_ok() {
                    is_read = next.fill(&mut read);
                }
            }
            std::mem::swap(&mut ready, &mut next);
            next.clear();
        }
        hand_on(marked, self.rows, &mut self.counts)?;
        is_read
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

/// Marks the rows of a chunk, each part of it by a marker of its own.
fn side_by_side<M: Send, I: Send, T: Send>(
    markers: &mut [M],
    rows: &mut [I],
    mark: &(impl Fn(&mut M, &mut I) -> Outcome<T> + Sync),
) -> Outcomes<T> {
    let size = rows.len().div_ceil(markers.len().max(1)).max(1);
    let parts = markers.par_iter_mut().zip(rows.par_chunks_mut(size));
    let marked = parts.map(|(marker, rows)| rows.iter_mut().map(|row| mark(marker, row)).collect());
    marked.collect()
}

/// Hands on what rows have become, in order, and counts it.
fn hand_on<R: Rows>(
    outcomes: Outcomes<<R::Make as Make>::Made>,
    rows: &mut R,
    counts: &mut Counts,
) -> Result<(), BatchFault> {
    for outcome in outcomes.into_iter().flatten() {
        match outcome {
            Outcome::Scored(made) => {
                let handed = made.and_then(|made| rows.scored(made));
                handed.map_err(BatchFault::Output)?;
                counts.scored = counts.scored.saturating_add(1);
            }
            Outcome::Spoilt(spoilt) => {
                rows.spoilt(*spoilt);
                counts.spoilt = counts.spoilt.saturating_add(1);
            }
            Outcome::Unwanted => counts.unwanted = counts.unwanted.saturating_add(1),
            Outcome::Undecided => counts.undecided = counts.undecided.saturating_add(1),
            Outcome::PassedOver => {}
        }
    }
    Ok(())
}
