//! `jixiao score` over many cases: files, folders, tables and standard input, a row for each case.

mod form;
pub(super) mod inputs;
mod made;
mod sink;
mod text;

use std::io;
use std::path::{Path, PathBuf};

use clap::ValueEnum;
use indicatif::ProgressBar;
use rayon::{ThreadPool, ThreadPoolBuilder};

use self::form::Form;
use self::inputs::{Stopped, is_case, read};
use self::made::{Made, Maker, ScoredBy};
use self::sink::Sink;
use super::Ending;
use super::arguments::{Format, ScoreArguments};
use super::output::{Output, tell};
use super::progress::progress;
use super::system::System;
use super::target::Target;
use super::write::{is_input, not_written};
use crate::batch::{Counts, Lines, Rows, Spoilt, Wanted};
use crate::diagnose::{Code, Finding};
use crate::pack::Pack;
use crate::script::Program;
use crate::source::{Span, Spanned, Texts};

/// Whether this call is about many cases: a table or a folder of them, or a format with a row for each.
pub fn is_batch(arguments: &ScoreArguments) -> bool {
    let format = arguments.format;
    !matches!(format, None | Some(Format::Table | Format::Json))
        || arguments.output.is_some()
        || arguments.top.is_some()
        || arguments.wanted.is_some()
        || arguments.group_by.is_some()
        || !arguments.cases.iter().all(|path| is_case(path))
}

/// Scores the cases of inputs side by side and hands them on in order; how many there were, and what ended it early.
pub(super) fn go_through<R: Rows>(
    inputs: &[PathBuf],
    (pack, program, texts): (&Pack, &Program, &Texts),
    rows: (&R::Make, &mut R),
    wanted: Option<&Wanted>,
    system: &System,
) -> (Counts, Option<io::Error>) {
    let threads = threads();
    let mut lines = Lines::new(pack, program, rows, threads.as_ref());
    if let Some(wanted) = wanted {
        lines = lines.only(wanted);
    }
    // Case files that are named one after the other are gone through together.
    for paths in inputs.chunk_by(|a, b| is_case(a) && is_case(b)) {
        match read(paths, (pack, texts), &system.words, &mut lines) {
            Ok(()) => {}
            Err(Stopped::Input(spoilt)) => {
                lines.tell(*spoilt);
            }
            Err(Stopped::Output(error)) => return (lines.counts(), Some(error)),
        }
    }
    (lines.counts(), None)
}

/// Scores every case of every input, in order; complains of what cannot be used and goes on with the rest.
pub fn score_many(
    arguments: &ScoreArguments,
    (pack, program, texts): (&Pack, &Program, &Texts),
    system: &System,
    output: &mut Output,
) -> Ending {
    if let Some(finding) = at_odds(arguments, system) {
        return refused(finding, system, output);
    }
    let form = Form::of(arguments);
    let wanted = match wanted(arguments, (pack, program, texts), system, output) {
        Ok(wanted) => wanted,
        Err(ending) => return ending,
    };
    let target = match Target::open(arguments.output.as_deref()) {
        Ok(target) => target,
        Err(finding) => return refused(*finding, system, output),
    };
    let sink = match Sink::begin(form, arguments.top, target, pack, system) {
        Ok(sink) => sink,
        Err(error) => return refused(output_refused(arguments, &error), system, output),
    };
    let by = ScoredBy {
        pack,
        program,
        texts,
        system,
    };
    let make = Maker { by, form };
    let mut many = Many {
        by,
        output,
        sink,
        is_complete: true,
        // Rows that go to the terminal are themselves how far it has come.
        progress: progress(arguments.output.is_some() || form.is_gathered(), system),
    };
    let by = (pack, program, texts);
    let rows = (&make, &mut many);
    let (counts, fault) = go_through(&arguments.cases, by, rows, wanted.as_ref(), system);
    let is_complete = many.is_complete;
    many.progress.finish_and_clear();
    let ended = fault.map_or_else(|| many.sink.finish(pack, system), Err);
    let printed = match ended {
        Ok(printed) => printed,
        // A reader that has gone wanted no more.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => return Ending::Done,
        Err(error) => return refused(output_refused(arguments, &error), system, output),
    };
    output.print(&printed);
    tell(&closing(counts, wanted.is_some(), system));
    if counts.spoilt > 0 || counts.beside > 0 {
        Ending::Unusable
    } else if is_complete {
        Ending::Done
    } else {
        Ending::Incomplete
    }
}

/// Why what is asked for cannot be done; none where it can.
fn at_odds(arguments: &ScoreArguments, system: &System) -> Option<Finding> {
    let format = arguments.format.unwrap_or(Format::Table);
    let inputs = || arguments.cases.iter().map(PathBuf::as_path);
    let output = arguments.output.as_deref();
    if output.is_some_and(|path| is_input(path, inputs())) {
        let reason = system.words.say("cli-output-is-input");
        return Some(output_refused(arguments, &io::Error::other(reason)));
    }
    if format == Format::Parquet && !cfg!(feature = "parquet") {
        return Some(Finding::new(Code::ParquetNotBuilt).help("help"));
    }
    let name = format.to_possible_value();
    let name = name.map_or_else(String::new, |value| value.get_name().to_owned());
    if matches!(format, Format::Xlsx | Format::Parquet) && arguments.output.is_none() {
        let finding = Finding::new(Code::OutputNeeded).with("format", name);
        return Some(finding.help("help"));
    }
    if arguments.group_by.is_some() && format != Format::Table {
        let finding = Finding::new(Code::NotGrouped).with("format", name);
        return Some(finding.help("help"));
    }
    None
}

/// The condition of `--where`, if there is one; complains of one that is none.
fn wanted(
    arguments: &ScoreArguments,
    (pack, program, texts): (&Pack, &Program, &Texts),
    system: &System,
    output: &mut Output,
) -> Result<Option<Wanted>, Ending> {
    let Some(when) = &arguments.wanted else {
        return Ok(None);
    };
    let mut texts = texts.clone();
    let file = texts.add("--where", when);
    let when = Spanned::new(when.clone(), Span::new(file, 0, when.len()));
    let compiled = Wanted::compile(&when, pack, program);
    output.complain(&compiled.findings, &texts, system);
    if compiled.value.is_none() {
        output.sum_up(system);
        return Err(Ending::Unusable);
    }
    Ok(compiled.value)
}

/// How many cases there were.
fn closing(counts: Counts, is_choosing: bool, system: &System) -> String {
    let told = vec![
        ("scored", counts.scored.to_string().into()),
        ("spoilt", counts.spoilt.to_string().into()),
        ("beside", counts.beside.to_string().into()),
        ("unwanted", counts.unwanted.to_string().into()),
        ("undecided", counts.undecided.to_string().into()),
    ];
    let parts = [
        (true, "cli-score-counts"),
        (counts.beside > 0, "cli-score-counts-beside"),
        (is_choosing, "cli-score-counts-unwanted"),
        (counts.undecided > 0, "cli-score-counts-undecided"),
    ];
    let said = parts.into_iter().filter(|(is_said, _)| *is_said);
    let said = said.map(|(_, key)| system.words.say_with(key, &told));
    said.collect::<String>() + "\n"
}

/// As many threads as there are cores; none where the system gives none: then the one that reads scores too.
fn threads() -> Option<ThreadPool> {
    /// Of a thread, in bytes: as much as the first thread of a program usually has.
    const STACK: usize = 8 * 1024 * 1024;
    ThreadPoolBuilder::new().stack_size(STACK).build().ok()
}

fn refused(finding: Finding, system: &System, output: &mut Output) -> Ending {
    output.complain(&[finding], &Texts::default(), system);
    output.sum_up(system);
    Ending::Unusable
}

fn output_refused(arguments: &ScoreArguments, error: &io::Error) -> Finding {
    not_written(arguments.output.as_deref().unwrap_or(Path::new("-")), error)
}

/// Writes what is scored and tells of what is not.
struct Many<'a> {
    by: ScoredBy<'a>,
    output: &'a mut Output,
    sink: Sink,
    is_complete: bool,
    progress: ProgressBar,
}

impl<'a> Rows for Many<'a> {
    type Make = Maker<'a>;

    fn scored(&mut self, made: Made) -> io::Result<()> {
        self.is_complete &= made.is_complete;
        self.progress.inc(1);
        self.sink.write(made.row, self.by.pack, self.by.system)
    }

    fn spoilt(&mut self, spoilt: Spoilt) {
        if let Sink::Workbook(rows, _) = &mut self.sink {
            for finding in &spoilt.findings {
                let place = finding.place.as_ref().and_then(|place| {
                    let file = spoilt.texts.get(place.span.file)?;
                    let at = spoilt.texts.line_column(place.span.file, place.span.start);
                    Some(format!("{}:{}:{}", file.name, at.line, at.column))
                });
                let sentence = self.by.system.words.sentence(finding);
                rows.complain(place.unwrap_or_else(|| spoilt.stands_in.clone()), sentence);
            }
        }
        let (output, system) = (&mut self.output, self.by.system);
        self.progress
            .suspend(|| output.complain(&spoilt.findings, &spoilt.texts, system));
    }
}
