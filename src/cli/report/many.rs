//! The reports of many cases, made side by side and written as they come; where they are pages, one more leads to all of them.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::written::{Unmade, Writer};
use crate::audit::audit;
use crate::batch::{Make, Rows, Scored, Spoilt};
use crate::cli::Ending;
use crate::cli::arguments::ReportArguments;
use crate::cli::batch::go_through;
use crate::cli::output::Output;
use crate::cli::score::is_complete;
use crate::cli::system::System;
use crate::cli::write::{not_written, put, write_over};
use crate::diagnose::Finding;
use crate::pack::Pack;
use crate::report::escape::{is_hidden, visible};
use crate::report::{Overview, ReportView};
use crate::score::Evaluation;
use crate::script::Program;
use crate::source::Texts;

/// The longest name of a file, in characters, without its ending.
const LONGEST: usize = 60;
/// The page that leads to all others.
const OVERVIEW: &str = "index.html";

pub fn many(
    arguments: &ReportArguments,
    (pack, program, texts): (&Pack, &Program, &Texts),
    writer: &Writer,
    system: &System,
    output: &mut Output,
) -> Ending {
    if let Err(error) = std::fs::create_dir_all(&arguments.output) {
        output.complain(&[not_written(&arguments.output, &error)], texts, system);
        return Ending::Unusable;
    }
    let mut reports = Reports {
        folder: &arguments.output,
        ending_of_names: writer.ending(),
        system,
        output,
        // The name of the overview is taken.
        names: writer
            .has_overview()
            .then(|| OVERVIEW.to_owned())
            .into_iter()
            .collect(),
        overview: Overview::new(pack),
        ending: Ending::Done,
        fault: None,
    };
    let by = (pack, program, texts);
    let make = Reporting { by, writer, system };
    // Why no more was written is kept beside.
    let (counts, _) = go_through(&arguments.cases, by, (&make, &mut reports), None, system);
    let (written, fault) = (reports.overview.count(), reports.fault.take());
    let mut ending = reports.ending;
    let overview = writer
        .has_overview()
        .then(|| reports.overview.page(&system.words));
    if let Some(finding) = fault {
        output.complain(&[*finding], texts, system);
        return Ending::Unusable;
    }
    if let Some(overview) = overview {
        let path = arguments.output.join(OVERVIEW);
        ending = ending.max(match overview {
            Ok(page) => write_over(&path, page, &[], system, output),
            Err(error) => {
                output.complain(&[not_written(&path, &error)], texts, system);
                Ending::Unusable
            }
        });
    }
    let folder = arguments.output.display().to_string();
    let told = vec![
        ("folder", visible(&folder, usize::MAX).into()),
        ("count", written.into()),
    ];
    output.print(&(system.words.say_with("document-written-many", &told) + "\n"));
    if counts.spoilt.saturating_add(counts.beside) > 0 {
        return Ending::Unusable;
    }
    ending
}

/// Makes the report of each case.
struct Reporting<'a> {
    by: (&'a Pack, &'a Program, &'a Texts),
    writer: &'a Writer,
    system: &'a System,
}

/// The report of a case.
struct Report {
    id: String,
    content: Result<Vec<u8>, Unmade>,
    evaluation: Evaluation,
}

impl Make for Reporting<'_> {
    type Made = Box<Report>;

    // A report is some hundred thousand bytes.
    const HELD: usize = 32;

    fn make(&self, scored: &Scored<'_>) -> io::Result<Box<Report>> {
        let (pack, program, texts) = self.by;
        let case = scored.whole();
        let audit = audit(pack, program, &case, scored.facts);
        let view = ReportView {
            pack,
            program,
            case: &case,
            facts: scored.facts,
            audit: &audit,
            last: None,
            texts,
            words: &self.system.words,
        };
        Ok(Box::new(Report {
            id: case.id.clone(),
            content: self.writer.content(&view.data(), self.system),
            evaluation: audit.evaluation,
        }))
    }
}

struct Reports<'a> {
    folder: &'a Path,
    /// How the names of the files end.
    ending_of_names: &'static str,
    system: &'a System,
    output: &'a mut Output,
    /// Of files written so far, in small letters: some systems tell no others apart.
    names: BTreeSet<String>,
    overview: Overview<'a>,
    ending: Ending,
    /// Why no more is written.
    fault: Option<Box<Finding>>,
}

impl<'a> Rows for Reports<'a> {
    type Make = Reporting<'a>;

    fn scored(&mut self, report: Box<Report>) -> io::Result<()> {
        let name = self.name(&report.id);
        let path = self.folder.join(&name);
        let content = report.content.map_err(|unmade| unmade.finding(&path));
        let written = content.and_then(|content| {
            put(&path, &content).map_err(|error| Box::new(not_written(&path, &error)))
        });
        if let Err(finding) = written {
            self.fault = Some(finding);
            return Err(io::ErrorKind::Other.into());
        }
        self.overview
            .add(&report.evaluation, &name, &self.system.words);
        if !is_complete(&report.evaluation) {
            self.ending = self.ending.max(Ending::Incomplete);
        }
        Ok(())
    }

    fn spoilt(&mut self, spoilt: Spoilt) {
        self.output
            .complain(&spoilt.findings, &spoilt.texts, self.system);
    }
}

impl Reports<'_> {
    /// A name for the file of a case that no other case has: of its id, without what a system takes for anything but a name.
    fn name(&mut self, id: &str) -> String {
        let plain: String = id
            .chars()
            .map(|c| if is_plain(c) { c } else { '_' })
            .take(LONGEST)
            .collect();
        let plain = if plain.trim_matches('.').is_empty() {
            "_".to_owned()
        } else {
            plain
        };
        let ending = self.ending_of_names;
        let mut name = format!("{plain}.{ending}");
        let mut count = 1_u64;
        while !self.names.insert(name.to_lowercase()) {
            count = count.saturating_add(1);
            name = format!("{plain}-{count}.{ending}");
        }
        name
    }
}

fn is_plain(c: char) -> bool {
    !is_hidden(c) && !c.is_whitespace() && !"/\\:*?\"<>|".contains(c)
}
