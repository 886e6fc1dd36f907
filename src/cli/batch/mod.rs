//! `jixiao score` over many cases: files, folders, tables and standard input, a row for each case.

pub(super) mod inputs;
mod sink;
mod text;

use std::io;
use std::path::Path;

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};

use self::inputs::{Kind, Stopped, kind_of, read};
use self::sink::{ScoredBy, Sink};
use super::Ending;
use super::arguments::{Format, ScoreArguments};
use super::output::{Output, tell};
use super::system::System;
use super::target::Target;
use super::write::not_written;
use crate::batch::{Lines, Rows, Scored, Spoilt};
use crate::diagnose::{Code, Finding};
use crate::pack::Pack;
use crate::score::{Mark, VetoKnown};
use crate::script::Program;
use crate::source::Texts;

/// Whether this call is about many cases: a table or a folder of them, or a format with a row for each.
pub fn is_batch(arguments: &ScoreArguments) -> bool {
    let format = arguments.format;
    !matches!(format, None | Some(Format::Table | Format::Json))
        || arguments.output.is_some()
        || arguments.top.is_some()
        || arguments.group_by.is_some()
        || !arguments.cases.iter().all(|path| is_case(path))
}

/// Scores every case of every input, in order; complains of what cannot be used and goes on with the rest.
pub fn score_many(
    arguments: &ScoreArguments,
    (pack, program, texts): (&Pack, &Program, &Texts),
    system: &System,
    output: &mut Output,
) -> Ending {
    let format = arguments.format.unwrap_or(Format::Table);
    if is_input(arguments) {
        let reason = system.words.say("cli-score-output-is-input");
        let finding = output_refused(arguments, &io::Error::other(reason));
        return refused(finding, system, output);
    }
    if format == Format::Xlsx && arguments.output.is_none() {
        let finding = Finding::new(Code::OutputNeeded).help("help");
        return refused(finding, system, output);
    }
    if arguments.group_by.is_some() && format != Format::Table {
        let name = format.to_possible_value();
        let name = name.map_or_else(String::new, |value| value.get_name().to_owned());
        let finding = Finding::new(Code::NotGrouped).with("format", name);
        return refused(finding.help("help"), system, output);
    }
    let target = match Target::open(arguments.output.as_deref()) {
        Ok(target) => target,
        Err(finding) => return refused(*finding, system, output),
    };
    let sink = match Sink::begin(arguments, target, pack, system) {
        Ok(sink) => sink,
        Err(error) => return refused(output_refused(arguments, &error), system, output),
    };
    let by = ScoredBy {
        pack,
        program,
        texts,
        system,
    };
    let mut many = Many {
        by,
        output,
        sink,
        is_complete: true,
        progress: progress(arguments, format, system),
    };
    let mut lines = Lines::new(pack, program, &mut many);
    let mut fault = None;
    for path in &arguments.cases {
        match read(path, (pack, texts), &system.words, &mut lines) {
            Ok(()) => {}
            Err(Stopped::Input(spoilt)) => {
                lines.tell(*spoilt);
            }
            Err(Stopped::Output(error)) => {
                fault = Some(error);
                break;
            }
        }
    }
    let counts = lines.counts();
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
    let counts_told = vec![
        ("scored", counts.scored.to_string().into()),
        ("spoilt", counts.spoilt.to_string().into()),
        ("beside", counts.beside.to_string().into()),
    ];
    let key = if counts.beside > 0 {
        "cli-score-counts-beside"
    } else {
        "cli-score-counts"
    };
    tell(&(system.words.say_with(key, &counts_told) + "\n"));
    if counts.spoilt > 0 || counts.beside > 0 {
        Ending::Unusable
    } else if is_complete {
        Ending::Done
    } else {
        Ending::Incomplete
    }
}

/// How far the run has come, on a terminal; nothing where rows go to the same place.
fn progress(arguments: &ScoreArguments, format: Format, system: &System) -> ProgressBar {
    let is_gathered = matches!(format, Format::Table | Format::Xlsx);
    if arguments.output.is_none() && !is_gathered {
        return ProgressBar::hidden();
    }
    let progress = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {human_pos} {msg}  {per_sec}") {
        progress.set_style(style);
    }
    progress.set_message(system.words.say("cli-score-progress"));
    progress
}

/// Whether the output would take the place of an input.
fn is_input(arguments: &ScoreArguments) -> bool {
    let whole = |path: &Path| std::fs::canonicalize(path).ok();
    let Some(output) = arguments.output.as_deref().and_then(whole) else {
        return false;
    };
    let mut inputs = arguments.cases.iter().filter_map(|path| whole(path));
    inputs.any(|input| input == output || (output.starts_with(&input) && is_case(&output)))
}

fn is_case(path: &Path) -> bool {
    kind_of(path) == Kind::Case
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

impl Rows for Many<'_> {
    fn scored(&mut self, scored: &Scored<'_>) -> io::Result<()> {
        let is_open = |mark: &Mark| matches!(mark, Mark::Missing | Mark::Failed);
        self.is_complete &= !scored.sheet.marks.iter().any(is_open);
        self.is_complete &= scored.sheet.vetoes_known() == VetoKnown::All;
        self.progress.inc(1);
        self.sink.write(scored, &self.by)
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
                rows.complain(place.unwrap_or_default(), sentence);
            }
        }
        let (output, system) = (&mut self.output, self.by.system);
        self.progress
            .suspend(|| output.complain(&spoilt.findings, &spoilt.texts, system));
    }
}
