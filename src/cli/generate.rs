//! `jixiao generate`: cases to try a pack on, drawn at random.

use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::Ending;
use super::arguments::{CaseFormat, GenerateArguments};
use super::output::{Output, tell};
use super::system::System;
use super::target::Target;
use super::write::not_written;
use crate::bind::{Facts, RowCase};
use crate::diagnose::Words;
use crate::pack::{Pack, load_pack};
use crate::report::{CsvCases, write_case};
use crate::scaffold::DrawnCases;
use crate::source::{DiskFiles, Texts};

/// The year of cases of a pack whose version is no year.
const YEAR: i32 = 2020;

/// Writes as many cases as asked for.
pub fn generate(arguments: &GenerateArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let loaded = load_pack(&arguments.pack, &DiskFiles, &mut texts);
    output.complain(&loaded.findings, &texts, system);
    let Some(pack) = loaded.value else {
        output.sum_up(system);
        return Ending::Unusable;
    };
    let opened = Target::open(arguments.output.as_deref());
    let opened = opened.map_err(|finding| (io::ErrorKind::Other, finding));
    let written = opened.and_then(|target| {
        write(arguments, &pack, &system.words, target).map_err(|error| {
            let name = arguments.output.as_deref().unwrap_or(Path::new("-"));
            (error.kind(), Box::new(not_written(name, &error)))
        })
    });
    match written {
        // A reader that has gone wanted no more.
        Err((io::ErrorKind::BrokenPipe, _)) => Ending::Done,
        Ok(()) => {
            let count = vec![("count", arguments.count.to_string().into())];
            tell(&(system.words.say_with("cli-generate-done", &count) + "\n"));
            Ending::Done
        }
        Err((_, finding)) => {
            output.complain(&[*finding], &Texts::default(), system);
            output.sum_up(system);
            Ending::Unusable
        }
    }
}

fn write(
    arguments: &GenerateArguments,
    pack: &Pack,
    words: &Words,
    target: Target,
) -> io::Result<()> {
    let out = BufWriter::new(target);
    let mut cases = Cases::of(arguments, pack, words);
    let out = match format(arguments) {
        CaseFormat::Csv => {
            let mut table = CsvCases::begin(out, pack, words)?;
            while let Some((case, facts)) = cases.next() {
                table.write(pack, case, facts)?;
            }
            table.finish()?
        }
        CaseFormat::Lines => {
            let mut out = out;
            while let Some((case, facts)) = cases.next() {
                write_case(&mut out, pack, case, facts)?;
            }
            out
        }
    };
    let mut target = out.into_inner().map_err(io::IntoInnerError::into_error)?;
    target.flush()?;
    target.finish()
}

/// What was asked for, or what the name of the file says.
fn format(arguments: &GenerateArguments) -> CaseFormat {
    let output = arguments.output.as_deref();
    let ending = output.and_then(|path| path.extension()?.to_str());
    arguments.format.unwrap_or(match ending {
        Some("jsonl" | "ndjson") => CaseFormat::Lines,
        _ => CaseFormat::Csv,
    })
}

/// Cases with their names.
struct Cases<'a> {
    drawn: DrawnCases<'a>,
    facts: Facts,
    left: u64,
    number: u64,
    /// What their ids begin with.
    of: String,
    subject: String,
    id: String,
    year: i32,
    words: &'a Words,
}

impl<'a> Cases<'a> {
    fn of(arguments: &GenerateArguments, pack: &'a Pack, words: &'a Words) -> Self {
        let year = pack.version.parse().ok();
        let year = year.filter(|year| (1900..3000).contains(year));
        Self {
            drawn: DrawnCases::new(pack, arguments.seed),
            facts: Facts::none(),
            left: arguments.count,
            number: 0,
            of: format!("{}-{}", pack.id, arguments.seed),
            subject: String::new(),
            id: String::new(),
            year: arguments.year.or(year).unwrap_or(YEAR),
            words,
        }
    }

    fn next(&mut self) -> Option<(RowCase<'_>, &Facts)> {
        self.left = self.left.checked_sub(1)?;
        self.number = self.number.saturating_add(1);
        self.drawn.draw(&mut self.facts);
        let number = vec![("number", self.number.to_string().into())];
        self.subject = self.words.say_with("cli-generate-subject", &number);
        self.id = format!("{}-{}", self.of, self.number);
        let case = RowCase {
            id: &self.id,
            subject: &self.subject,
            year: self.year,
        };
        Some((case, &self.facts))
    }
}
