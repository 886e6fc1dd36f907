//! `jixiao fmt`: files in the one layout.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use similar::TextDiff;

use super::Ending;
use super::arguments::FmtArguments;
use super::once::Once;
use super::output::Output;
use super::system::System;
use super::write::{not_written, replace};
use crate::diagnose::{Code, Finding, Findings};
use crate::layout::{Language, lay_out};
use crate::pack::{MANIFEST, REFERENCES, TESTS};
use crate::read::file_finding;
use crate::report::escape::visible;
use crate::source::{DiskFiles, FileFault, Files, Texts};

/// The largest file that is laid out.
const LIMIT: u64 = 16 * 1024 * 1024;

/// Lays out every file, complains of what cannot be and goes on with the rest.
pub fn fmt(arguments: &FmtArguments, system: &System, output: &mut Output) -> Ending {
    let mut ending = Ending::Done;
    let (mut paths, mut done) = (Once::default(), Once::default());
    for path in arguments.paths.iter().filter(|path| paths.is_new(path)) {
        let mut findings = Findings::default();
        let files = files(path, &mut findings);
        if findings.has_errors() {
            output.complain(&findings.into_sorted(), &Texts::default(), system);
            ending = Ending::Unusable;
        }
        for (file, language) in files {
            if done.is_new(&file) {
                ending = ending.max(fmt_file(&file, language, arguments.check, system, output));
            }
        }
    }
    output.sum_up(system);
    ending
}

/// The files that a path names: itself, or what belongs to a pack.
fn files(path: &Path, findings: &mut Findings) -> Vec<(PathBuf, Language)> {
    if !path.is_dir() {
        // What is not there has no language either, and the first is what the user should hear of.
        if let Err(error) = fs::metadata(path) {
            findings.push(refused(&error, path));
            return Vec::new();
        }
        let Some(language) = Language::of(path) else {
            findings.push(no_layout(path));
            return Vec::new();
        };
        return vec![(path.to_path_buf(), language)];
    }
    let manifest = path.join(MANIFEST);
    if !manifest.is_file() {
        findings.push(no_layout(path));
        return Vec::new();
    }
    if let Err(error) = fs::read_dir(path) {
        findings.push(refused(&error, path));
    }
    let mut files = vec![(manifest, Language::Toml)];
    files.extend(gathered(path));
    files
}

/// The scripts of the pack in a folder, and the TOML files of its folders of examples and of references. Links are not followed: what they lead to
/// may be another's.
fn gathered(folder: &Path) -> Vec<(PathBuf, Language)> {
    let listed = DiskFiles.list_inside(folder);
    let packs_below: Vec<&str> = listed
        .iter()
        .filter_map(|name| name.strip_suffix(MANIFEST))
        .filter(|below| below.ends_with('/'))
        .collect();
    let is_own = |name: &&String| !packs_below.iter().any(|below| name.starts_with(below));
    let belongs = |name: &String| {
        let language = Language::of(Path::new(name))?;
        let is_text = |folder| Path::new(name).starts_with(folder);
        (language == Language::Script || is_text(TESTS) || is_text(REFERENCES))
            .then(|| (folder.join(name), language))
    };
    listed.iter().filter(is_own).filter_map(belongs).collect()
}

fn no_layout(path: &Path) -> Finding {
    Finding::new(Code::NoLayout)
        .with("file", path.display().to_string())
        .help("help")
}

fn refused(error: &Error, path: &Path) -> Finding {
    let fault = match error.kind() {
        ErrorKind::NotFound => FileFault::NotFound,
        _ => FileFault::Refused(error.to_string()),
    };
    file_finding(&fault, &path.display().to_string())
}

fn fmt_file(
    path: &Path,
    language: Language,
    check: bool,
    system: &System,
    output: &mut Output,
) -> Ending {
    let mut texts = Texts::default();
    let name = path.display().to_string();
    let bytes = match DiskFiles.read(path, LIMIT) {
        Ok(bytes) => bytes,
        Err(fault) => {
            output.complain(&[file_finding(&fault, &name)], &texts, system);
            return Ending::Unusable;
        }
    };
    let laid_out = lay_out(&name, &bytes, language, &mut texts);
    output.complain(&laid_out.findings, &texts, system);
    let Some(content) = laid_out.value else {
        return Ending::Unusable;
    };
    if content.as_bytes() == bytes {
        return Ending::Done;
    }
    if check {
        output.print(&difference(
            &String::from_utf8_lossy(&bytes),
            &content,
            &name,
        ));
        return Ending::Incomplete;
    }
    if let Err(error) = replace(path, &content) {
        let finding = not_written(path, &error);
        output.complain(&[finding], &texts, system);
        return Ending::Unusable;
    }
    output.print(&format!("{}\n", visible(&name, usize::MAX)));
    Ending::Done
}

/// What would change, as programs that compare texts write it.
fn difference(before: &str, after: &str, name: &str) -> String {
    let difference = TextDiff::from_lines(before, after);
    let shown = difference.unified_diff().header(name, name).to_string();
    shown
        .split_inclusive('\n')
        .map(|line| {
            let line = line.strip_suffix('\n').unwrap_or(line);
            // A return at the end of a line may be all that changes, so it is shown too.
            let (line, end) = match line.strip_suffix('\r') {
                Some(line) => (line, "␍\n"),
                None => (line, "\n"),
            };
            visible(line, usize::MAX) + end
        })
        .collect()
}
