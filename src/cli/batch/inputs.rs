//! What `jixiao score` reads cases from: case files, folders of them, tables, standard input.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use super::text::{WHOLE_LIMIT, text_of};
use crate::batch::{
    BatchFault, Lines, Make, Marker, Outcome, Rows, Spoilt, read_csv, read_json_lines, read_sheets,
};
use crate::bind::bind_case;
use crate::case::load_case;
use crate::diagnose::{Code, Finding, Words};
use crate::pack::{MANIFEST, Pack};
use crate::read::{WorkbookFault, file_finding, read_workbook};
use crate::source::{DiskFiles, Files, Texts};

/// What a path holds, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Case,
    Folder,
    Csv,
    JsonLines,
    Workbook,
    Stdin,
    Unknown,
}

pub fn kind_of(path: &Path) -> Kind {
    if path == Path::new("-") {
        return Kind::Stdin;
    }
    if path.is_dir() {
        return Kind::Folder;
    }
    let extension = path.extension().and_then(|extension| extension.to_str());
    match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("csv") => Kind::Csv,
        Some("jsonl" | "ndjson") => Kind::JsonLines,
        Some("xlsx" | "xlsm") => Kind::Workbook,
        // What has no ending is looked at as a case, and complained of as one.
        Some("toml") | None => Kind::Case,
        Some(_) => Kind::Unknown,
    }
}

/// Whether a path is that of a case file, by its name.
pub fn is_case(path: &Path) -> bool {
    kind_of(path) == Kind::Case
}

/// Whether one case file is named and nothing else, by its name.
pub fn is_one_case(paths: &[PathBuf]) -> bool {
    matches!(paths, [only] if is_case(only))
}

/// Why an input was not gone through to its end.
pub enum Stopped {
    Input(Box<Spoilt>),
    Output(io::Error),
}

/// Scores every case of an input, or of several case files.
pub fn read<R: Rows>(
    paths: &[PathBuf],
    (pack, texts): (&Pack, &Texts),
    words: &Words,
    lines: &mut Lines<'_, '_, R>,
) -> Result<(), Stopped> {
    let Some(path) = paths.first() else {
        return Ok(());
    };
    let kind = kind_of(path);
    let name = match kind {
        Kind::Stdin => words.say("cli-score-stdin"),
        _ => path.display().to_string(),
    };
    let of_input = |finding: Finding| {
        Stopped::Input(Box::new(Spoilt {
            line: 1,
            stands_in: name.clone(),
            findings: vec![finding],
            texts: Texts::default(),
        }))
    };
    let unread = |error: &io::Error| {
        let code = match error.kind() {
            io::ErrorKind::NotFound => Code::FileNotFound,
            _ => Code::FileRefused,
        };
        let finding = Finding::new(code).with("file", name.as_str());
        of_input(finding.with("reason", error.to_string()))
    };
    match kind {
        Kind::Case => read_cases(paths, (pack, texts), lines, true),
        Kind::Folder => {
            let before = lines.counts();
            read_cases(&cases_below(path), (pack, texts), lines, false)?;
            if lines.counts() != before {
                return Ok(());
            }
            let finding = Finding::new(Code::FolderWithoutCase)
                .with("file", name.as_str())
                .with("pack", pack.reference())
                .help("help");
            Err(of_input(finding))
        }
        Kind::Csv => {
            let file = File::open(path).map_err(|error| unread(&error))?;
            let input = text_of(file).map_err(|error| unread(&error))?;
            read_csv(pack, &name, texts, input, lines).map_err(|fault| stopped(fault, &unread))
        }
        Kind::JsonLines => {
            let file = File::open(path).map_err(|error| unread(&error))?;
            let input = BufReader::new(file);
            read_json_lines(pack, &name, texts, input, lines)
                .map_err(|fault| stopped(fault, &unread))
        }
        Kind::Workbook => {
            let bytes = DiskFiles
                .read(path, WHOLE_LIMIT)
                .map_err(|fault| of_input(file_finding(&fault, &name)))?;
            let sheets = read_workbook(&bytes).map_err(|fault| {
                let finding = Finding::new(match fault {
                    WorkbookFault::TooLarge(_) => Code::FileTooLarge,
                    WorkbookFault::Broken(_) => Code::WorkbookBroken,
                });
                let finding = finding.with("file", name.as_str());
                of_input(match fault {
                    WorkbookFault::TooLarge(limit) => finding.with("limit", limit.to_string()),
                    WorkbookFault::Broken(reason) => finding.with("reason", reason),
                })
            })?;
            read_sheets(pack, &name, texts, &sheets, lines).map_err(|fault| stopped(fault, &unread))
        }
        Kind::Stdin => {
            let mut input = BufReader::new(io::stdin());
            let first = input.fill_buf().map_err(|error| unread(&error))?;
            let first = first.strip_prefix("\u{feff}".as_bytes()).unwrap_or(first);
            let ended = if first.trim_ascii_start().starts_with(b"{") {
                read_json_lines(pack, &name, texts, input, lines)
            } else {
                read_csv(pack, &name, texts, input, lines)
            };
            ended.map_err(|fault| stopped(fault, &unread))
        }
        Kind::Unknown => Err(of_input(
            Finding::new(Code::UnknownInput)
                .with("file", name.as_str())
                .help("help"),
        )),
    }
}

fn stopped(fault: BatchFault, unread: &dyn Fn(&io::Error) -> Stopped) -> Stopped {
    match fault {
        BatchFault::Input(error) => unread(&error),
        BatchFault::Output(error) => Stopped::Output(error),
        BatchFault::Header(spoilt) => Stopped::Input(Box::new(spoilt)),
    }
}

/// Cases in files of their own. One of another standard is passed over in a folder, where nobody has named it.
fn read_cases<R: Rows>(
    paths: &[PathBuf],
    by: (&Pack, &Texts),
    lines: &mut Lines<'_, '_, R>,
    is_named: bool,
) -> Result<(), Stopped> {
    /// About what a case file takes, in bytes; few take more.
    const USUAL: usize = 4 * 1024;
    let mut left = paths.iter();
    let next = |path: &mut PathBuf| {
        let Some(next) = left.next() else {
            return Ok(None);
        };
        path.clone_from(next);
        Ok(Some(USUAL))
    };
    let ended = lines.go_through(next, |marker, path| read_case(path, by, marker, is_named));
    ended.map_err(|fault| match fault {
        BatchFault::Output(error) | BatchFault::Input(error) => Stopped::Output(error),
        BatchFault::Header(spoilt) => Stopped::Input(Box::new(spoilt)),
    })
}

fn read_case<M: Make>(
    path: &Path,
    (pack, texts): (&Pack, &Texts),
    marker: &mut Marker<'_, '_, M>,
    is_named: bool,
) -> Outcome<M::Made> {
    let mut texts = texts.clone();
    let loaded = load_case(path, &DiskFiles, &mut texts);
    let mut findings = loaded.findings;
    let bound = loaded
        .value
        .as_ref()
        .map(|case| (case, bind_case(pack, case)));
    if let Some((case, bound)) = bound {
        let is_other = |finding: &Finding| finding.code == Code::CaseOfOtherPack;
        if !is_named && bound.findings.iter().any(is_other) {
            return Outcome::PassedOver;
        }
        findings.extend(bound.findings);
        if let (Some(facts), true) = (bound.value, findings.is_empty()) {
            return marker.scored_written(case, &facts, Some(path));
        }
    }
    Outcome::Spoilt(Box::new(Spoilt {
        line: 1,
        stands_in: path.display().to_string(),
        findings,
        texts,
    }))
}

/// The case files below a folder, in order; a file of a pack is no case.
fn cases_below(folder: &Path) -> Vec<PathBuf> {
    let listed = DiskFiles.list_inside(folder);
    let packs: Vec<&str> = listed
        .iter()
        .filter_map(|name| name.strip_suffix(MANIFEST))
        .collect();
    let is_case = |name: &&String| {
        let extension = Path::new(name.as_str()).extension();
        extension.is_some_and(|extension| extension == "toml")
            && !packs.iter().any(|pack| name.starts_with(pack))
    };
    listed
        .iter()
        .filter(is_case)
        .map(|name| folder.join(name))
        .collect()
}
