//! The results of the cases, by the names of their references, in whatever order the cases come.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::batch::{Make, Rows, Scored, Spoilt};
use crate::cli::arguments::SnapshotArguments;
use crate::cli::batch::go_through;
use crate::cli::output::Output;
use crate::cli::system::System;
use crate::diagnose::{Code, Finding};
use crate::pack::Pack;
use crate::reference::{Reference, STEM_LIMIT, file_stem};
use crate::score::score;
use crate::script::Program;
use crate::source::Texts;

/// What the cases come to.
pub struct Gathered {
    /// By the stem of the reference, in order.
    pub results: BTreeMap<String, Reference>,
    /// Whether every input could be used.
    pub is_whole: bool,
}

/// Scores every case of every input, complains of what cannot be used and goes on with the rest.
pub fn gather(
    arguments: &SnapshotArguments,
    (pack, program, texts): (&Pack, &Program, &Texts),
    system: &System,
    output: &mut Output,
) -> Gathered {
    let mut gathering = Gathering {
        system,
        output,
        input: String::new(),
        found: BTreeMap::new(),
        is_whole: true,
    };
    let make = Results { pack, program };
    for path in &arguments.cases {
        gathering.input = path.display().to_string();
        let (by, paths) = ((pack, program, texts), std::slice::from_ref(path));
        // Nothing is written while cases are read.
        go_through(paths, by, (&make, &mut gathering), None, system);
    }
    gathering.finish()
}

/// Makes the result of each case.
struct Results<'a> {
    pack: &'a Pack,
    program: &'a Program,
}

/// The result of a case, and its own file where it has one.
struct Came {
    reference: Reference,
    file: Option<PathBuf>,
}

impl Make for Results<'_> {
    type Made = Came;

    fn make(&self, scored: &Scored<'_>) -> io::Result<Came> {
        let evaluation = score(self.pack, self.program, &scored.whole(), scored.facts);
        Ok(Came {
            reference: Reference::of(&evaluation),
            file: scored.file.map(Path::to_path_buf),
        })
    }
}

struct Gathering<'a> {
    system: &'a System,
    output: &'a mut Output,
    /// The one being read.
    input: String,
    /// By what no system takes for two names: the inputs, and what they gave.
    found: BTreeMap<String, Vec<Found>>,
    is_whole: bool,
}

struct Found {
    stem: String,
    input: String,
    file: Option<PathBuf>,
    reference: Reference,
}

impl<'a> Rows for Gathering<'a> {
    type Make = Results<'a>;

    fn scored(&mut self, came: Came) -> io::Result<()> {
        let Came { reference, file } = came;
        match file_stem(&reference.id) {
            Some(stem) => {
                let key = stem.to_lowercase();
                self.found.entry(key).or_default().push(Found {
                    stem,
                    input: match &file {
                        Some(file) => file.display().to_string(),
                        None => self.input.clone(),
                    },
                    file: file.and_then(|file| std::fs::canonicalize(file).ok()),
                    reference,
                });
            }
            None => self.complain(
                Finding::new(Code::CaseIdTooLong)
                    .with("id", reference.id)
                    .with("limit", STEM_LIMIT.to_string())
                    .help("help"),
            ),
        }
        Ok(())
    }

    fn spoilt(&mut self, spoilt: Spoilt) {
        self.is_whole = false;
        self.output
            .complain(&spoilt.findings, &spoilt.texts, self.system);
    }
}

impl Gathering<'_> {
    fn complain(&mut self, finding: Finding) {
        self.is_whole = false;
        self.output
            .complain(&[finding], &Texts::default(), self.system);
    }

    /// Those of which there is one; of the others nobody knows which is meant.
    fn finish(mut self) -> Gathered {
        let mut results = BTreeMap::new();
        for (_, mut found) in std::mem::take(&mut self.found) {
            found.sort_by(|one, other| {
                let key = |found: &Found| (found.reference.id.clone(), found.input.clone());
                key(one).cmp(&key(other))
            });
            let mut found = found.into_iter();
            let Some(first) = found.next() else {
                continue;
            };
            // A file may be named twice, by itself and by its folder.
            let is_first = |other: &Found| other.file.is_some() && other.file == first.file;
            let others: Vec<Found> = found.filter(|other| !is_first(other)).collect();
            for other in &others {
                self.complain(
                    Finding::new(Code::CaseIdTaken)
                        .with("id", other.reference.id.as_str())
                        .with("input", other.input.as_str())
                        .with("other", first.reference.id.as_str())
                        .with("first", first.input.as_str())
                        .help("help"),
                );
            }
            if others.is_empty() {
                results.insert(first.stem, first.reference);
            }
        }
        Gathered {
            results,
            is_whole: self.is_whole,
        }
    }
}
