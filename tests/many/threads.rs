//! However many threads score, what is written, what is told and in which order are the same.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

use super::spoilt::spoilt;
use super::{PACK, rows, table, workbook};
use crate::program::jixiao;

/// More than a chunk.
const ROWS: usize = 300;

/// What a run leaves: exit code, both streams, and the file it was to write, part by part if it is a workbook.
type Left = (Option<i32>, String, String, BTreeMap<String, Vec<u8>>);

fn with_threads(count: &str, folder: &Path, inputs: &[&str], asked: &[&str]) -> Left {
    let pack = fs::canonicalize(PACK).expect("a pack");
    let mut run = Command::new(env!("CARGO_BIN_EXE_jixiao"));
    run.current_dir(folder)
        .env("LC_ALL", "C")
        .env("RAYON_NUM_THREADS", count)
        .env_remove("COLUMNS")
        .arg("score")
        .arg("--pack")
        .arg(pack)
        .args(inputs)
        .args(asked);
    let ran = run.output().expect("the program");
    let written = folder.join("o.xlsx");
    let mut parts = BTreeMap::new();
    if let Ok(bytes) = fs::read(&written) {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a workbook");
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("a part");
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).expect("a part");
            parts.insert(part.name().expect("a name").into_owned(), bytes);
        }
        // When it was made.
        assert!(parts.remove("docProps/core.xml").is_some());
        fs::remove_file(written).expect("taken away");
    }
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (ran.status.code(), text(ran.stdout), text(ran.stderr), parts)
}

/// A folder of tables, lines and case files, good ones and spoilt ones.
fn inputs() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let text = spoilt(ROWS);
    fs::write(at("a.csv"), &text).expect("written");
    workbook(&at("a.xlsx"), &text);
    let path = at("drawn.jsonl");
    let path = path.to_str().expect("a path");
    let count = ROWS.to_string();
    jixiao(
        Path::new("."),
        &["generate", PACK, "-n", &count, "-o", path],
    );
    let lines = fs::read_to_string(path).expect("lines");
    let line = |(index, line): (usize, &str)| match index % 20 {
        7 => "{".to_owned(),
        13 => line.replacen("在职人员数", "在职人数", 1),
        _ => line.to_owned(),
    };
    let lines: Vec<String> = lines.lines().enumerate().map(line).collect();
    fs::write(at("a.jsonl"), lines.join("\n")).expect("written");
    fs::remove_file(path).expect("taken away");
    fs::create_dir(at("cases")).expect("a folder");
    let case = fs::read_to_string(super::CASE).expect("a case");
    for index in 0..ROWS {
        let text = match index % 50 {
            9 => case.replacen("\"在职人员数\" = ", "\"在职人员数\" = -", 1),
            29 => case.replacen("[facts]", "[facts", 1),
            _ => case.replacen("subject = \"", &format!("subject = \"{index} "), 1),
        };
        assert!(text != case);
        fs::write(at(&format!("cases/{index}.toml")), text).expect("written");
    }
    folder
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let folder = inputs();
    let forms: [&[&str]; 8] = [
        &["--format", "lines"],
        &["--format", "json"],
        &["--format", "csv"],
        &["--format", "xlsx", "-o", "o.xlsx"],
        &[],
        &["--top", "5"],
        &["--group-by", "subject"],
        &["--format", "csv", "--where", "在职人员数 == 14"],
    ];
    let sources: [&[&str]; 4] = [
        &["a.csv"],
        &["a.jsonl", "cases/3.toml", "cases/9.toml", "gone.csv"],
        &["a.xlsx"],
        &["cases"],
    ];
    // Every form of output and every source, without all the pairs of them.
    let pairs = forms
        .iter()
        .map(|form| (&sources[0], form))
        .chain(sources.iter().map(|source| (source, &forms[0])))
        .chain([(&sources[1], &forms[3])]);
    for (source, form) in pairs {
        let one = with_threads("1", folder.path(), source, form);
        let four = with_threads("4", folder.path(), source, form);
        assert!(one == four, "{source:?} {form:?}");
        let (code, out, err, parts) = one;
        assert_eq!(code, Some(2), "{source:?} {form:?}: {err}");
        assert!(
            !out.is_empty() || parts.len() > 5,
            "{source:?} {form:?}: {err}"
        );
        assert!(err.matches("错误[").count() >= 10);
    }
}

#[test]
fn rows_come_out_as_they_went_in() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.csv"), table(ROWS)).expect("written");
    let (code, out, _, _) = with_threads("4", folder.path(), &["a.csv"], &["--format", "csv"]);
    let ids: Vec<String> = rows(&out).into_iter().map(|row| row[0].clone()).collect();
    let expected = (0..ROWS).map(|index| format!("case-{index}"));
    assert_eq!(code, Some(0));
    assert_eq!(ids[1..], expected.collect::<Vec<_>>());
}

#[test]
fn a_run_whose_reader_has_gone_ends_while_cases_still_come() {
    let mut run = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(["score", "--pack", PACK, "--format", "lines", "-"])
        .env("RAYON_NUM_THREADS", "4")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(run.stdout.take());
    let mut input = run.stdin.take().expect("a pipe");
    let text = table(100);
    let (header, rows) = text.split_once('\n').expect("a header");
    input.write_all(header.as_bytes()).expect("taken");
    input.write_all(b"\n").expect("taken");
    let taken = (0..100).take_while(|_| input.write_all(rows.as_bytes()).is_ok());
    assert!(taken.count() < 100);
    assert_eq!(run.wait().expect("an end").code(), Some(0));
}
