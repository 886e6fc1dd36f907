//! `jixiao compare`: two versions of a pack held against each other.

use std::io;
use std::path::{Path, PathBuf};

use indicatif::ProgressBar;

use super::Ending;
use super::arguments::{CompareArguments, CompareFormat};
use super::batch::go_through;
use super::named::{folder_of, named};
use super::output::{Output, tell};
use super::progress::progress;
use super::system::System;
use super::write::{not_written, write_over};
use crate::batch::{Counts, Make, Rows, Scored, Spoilt};
use crate::bind::{Facts, RowCase};
use crate::compare::{Comparison, Impact, Measuring, Version, differing};
use crate::diagnose::{Code, Finding};
use crate::pack::{Pack, load_pack};
use crate::report::{
    ComparisonView, comparison, comparison_json, comparison_markdown, comparison_page,
    comparison_workbook,
};
use crate::score::Sheet;
use crate::script::{Program, compile};
use crate::source::Texts;

/// How many of the cases that moved are told one by one, where nothing else is asked for.
const SHOWN: usize = 20;

/// Tells what changed from the older pack to the newer one, and what becomes of cases.
pub fn compare(arguments: &CompareArguments, system: &System, output: &mut Output) -> Ending {
    let format = arguments.format();
    if format == CompareFormat::Xlsx && arguments.output.is_none() {
        let finding = Finding::new(Code::OutputNeeded).with("format", "xlsx");
        output.complain(&[finding.help("help")], &Texts::default(), system);
        return Ending::Unusable;
    }
    let mut texts = Texts::default();
    let old = read(&arguments.old, arguments, &mut texts, system, output);
    let new = read(&arguments.new, arguments, &mut texts, system, output);
    let (Some(old), Some(new)) = (&old, &new) else {
        output.sum_up(system);
        return Ending::Unusable;
    };
    let (old, new) = (old.version(), new.version());
    let mut found = Comparison::of(old, new);
    found.differing = differing(old, new, &found.ground);
    let mut ending = Ending::Done;
    if !arguments.cases.is_empty() {
        let (impact, counts) = measured(arguments, (old, new), &found, &texts, (system, output));
        found.impact = Some(impact);
        if counts.spoilt > 0 || counts.beside > 0 {
            ending = Ending::Unusable;
        }
    }
    let view = ComparisonView {
        comparison: &found,
        old,
        new,
        names: [&arguments.old, &arguments.new],
        words: &system.words,
        width: system.width,
        scripts: arguments.scripts,
        verbose: arguments.verbose,
    };
    match (content(view, format), &arguments.output) {
        (Err(reason), path) => {
            let path = path.as_deref().unwrap_or(Path::new("-"));
            output.complain(&[not_written(path, &reason)], &texts, system);
            ending = Ending::Unusable;
        }
        (Ok(content), Some(path)) => {
            let packs = [&arguments.old, &arguments.new];
            let packs = packs.map(|name| folder_of(name, &arguments.rules));
            let packs = packs.iter().flatten();
            let inputs: Vec<&Path> = packs
                .chain(&arguments.cases)
                .map(PathBuf::as_path)
                .collect();
            ending = ending.max(write_over(path, content, &inputs, system, output));
        }
        (Ok(content), None) => output.print(&String::from_utf8_lossy(&content)),
    }
    output.sum_up(system);
    ending
}

/// The bytes of a comparison; why there are none.
fn content(view: ComparisonView<'_>, format: CompareFormat) -> Result<Vec<u8>, String> {
    Ok(match format {
        CompareFormat::Text => comparison(view).into_bytes(),
        CompareFormat::Json => comparison_json(view).into_bytes(),
        CompareFormat::Markdown => comparison_markdown(view).into_bytes(),
        CompareFormat::Html => comparison_page(view)
            .map_err(|error| error.to_string())?
            .into_bytes(),
        CompareFormat::Xlsx => comparison_workbook(view).map_err(|error| error.to_string())?,
    })
}

/// What becomes of the cases; complains of those that cannot be used and goes on with the rest.
fn measured(
    arguments: &CompareArguments,
    (old, new): (Version<'_>, Version<'_>),
    found: &Comparison,
    texts: &Texts,
    (system, output): (&System, &mut Output),
) -> (Impact, Counts) {
    let most = arguments.top.unwrap_or(match arguments.format() {
        CompareFormat::Text | CompareFormat::Markdown | CompareFormat::Html => SHOWN,
        CompareFormat::Json | CompareFormat::Xlsx => usize::MAX,
    });
    let ground = &found.ground;
    let mut rows = Measured {
        measuring: Measuring::new(old, new, ground, most),
        system,
        output,
        progress: progress(true, system),
    };
    let by = (&ground.reader, new.program, texts);
    // Nothing is written while cases are read.
    let (counts, _) = go_through(&arguments.cases, by, (&Kept, &mut rows), None, system);
    rows.progress.finish_and_clear();
    let told = vec![
        (
            "compared",
            usize::try_from(counts.scored).unwrap_or(usize::MAX).into(),
        ),
        ("spoilt", counts.spoilt.to_string().into()),
        ("beside", counts.beside.to_string().into()),
    ];
    let key = if counts.beside > 0 {
        "cli-compare-counts-beside"
    } else {
        "cli-compare-counts"
    };
    tell(&(system.words.say_with(key, &told) + "\n"));
    (rows.measuring.finish(), counts)
}

/// Measures what is scored and tells of what is not.
struct Measured<'a, 'p> {
    measuring: Measuring<'p>,
    system: &'a System,
    output: &'a mut Output,
    progress: ProgressBar,
}

/// Keeps each case as it was scored by the newer version.
struct Kept;

/// A case with its marks, apart from what it was read from.
struct KeptCase {
    id: String,
    subject: String,
    year: i32,
    facts: Facts,
    sheet: Sheet,
}

impl Make for Kept {
    type Made = Box<KeptCase>;

    fn make(&self, scored: &Scored<'_>) -> io::Result<Box<KeptCase>> {
        Ok(Box::new(KeptCase {
            id: scored.case.id.to_owned(),
            subject: scored.case.subject.to_owned(),
            year: scored.case.year,
            facts: scored.facts.clone(),
            sheet: scored.sheet.clone(),
        }))
    }
}

impl Rows for Measured<'_, '_> {
    type Make = Kept;

    fn scored(&mut self, kept: Box<KeptCase>) -> io::Result<()> {
        let case = RowCase {
            id: &kept.id,
            subject: &kept.subject,
            year: kept.year,
        };
        self.progress.inc(1);
        self.measuring.take(case, &kept.facts, &kept.sheet);
        Ok(())
    }

    fn spoilt(&mut self, spoilt: Spoilt) {
        let (output, system) = (&mut self.output, self.system);
        self.progress
            .suspend(|| output.complain(&spoilt.findings, &spoilt.texts, system));
    }
}

/// A pack with its program.
struct Read {
    pack: Pack,
    program: Program,
}

impl Read {
    fn version(&self) -> Version<'_> {
        Version {
            pack: &self.pack,
            program: &self.program,
        }
    }
}

/// The pack of this name; none where it cannot be used, which is then told.
fn read(
    name: &str,
    arguments: &CompareArguments,
    texts: &mut Texts,
    system: &System,
    output: &mut Output,
) -> Option<Read> {
    let named = match named(name, &arguments.rules) {
        Ok(named) => named,
        Err(finding) => {
            output.complain(&[*finding], texts, system);
            return None;
        }
    };
    let loaded = load_pack(&named.folder, named.files.as_ref(), texts);
    output.complain(&loaded.findings, texts, system);
    let pack = loaded.value?;
    let compiled = compile(&pack);
    output.complain(&compiled.findings, texts, system);
    let program = compiled.value?;
    Some(Read { pack, program })
}
