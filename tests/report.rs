//! The report of an evaluation: what it says is what was computed, in every format; nothing of a case is anything but text.

mod charts;
mod hostile;
mod many;
mod opened;
pub mod read_back;
mod reasons;
mod templates;

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;

use crate::program::{Ran, jixiao};
use crate::support::{CASE, MANIFEST, SCRIPT};

/// The small pack and its case as files.
pub fn small() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("pack")).expect("a folder");
    for (name, text) in [
        ("pack/pack.toml", MANIFEST),
        ("pack/控制率.rhai", SCRIPT),
        ("case.toml", CASE),
    ] {
        fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

/// Runs `jixiao report` in a folder.
pub fn report(folder: &Path, arguments: &[&str]) -> Ran {
    jixiao(folder, &[&["report"], arguments].concat())
}

/// The report of the small case in a file of this name.
pub fn of_small(folder: &Path, output: &str, more: &[&str]) -> PathBuf {
    let arguments = ["case.toml", "--pack", "pack", "-o", output];
    let ran = report(folder, &[&arguments, more].concat());
    assert_eq!(ran.err, "", "{output}");
    folder.join(output)
}

/// Puts the case of the year before beside the small case.
fn with_last(folder: &Path) {
    let last = CASE
        .replace("small-2020", "small-2019")
        .replace("year = 2020", "year = 2019")
        .replace("\"在职人员数\" = 22", "\"在职人员数\" = 21")
        .replace("\"满意度\" = 97.2", "\"满意度\" = 100");
    fs::write(folder.join("last.toml"), last).expect("written");
}

#[test]
fn a_report_is_worded_in_both_languages() {
    let folder = small();
    with_last(folder.path());
    let last = ["--last", "last.toml"];
    let text = |more: &[&str]| {
        let path = of_small(folder.path(), "report.md", more);
        fs::read_to_string(path).expect("a text")
    };
    assert_snapshot!(text(&last));
    assert_snapshot!(text(&[&last[..], &["--lang", "en"]].concat()));
}

#[test]
fn a_page_runs_nothing_fetches_nothing_and_names_its_tables() {
    let folder = small();
    let page = fs::read_to_string(of_small(folder.path(), "report.html", &[])).expect("a text");
    assert!(page.contains("default-src 'none'"));
    for word in [
        "<script", "http://", "https://", "<link", "<img", "@import", "url(",
    ] {
        assert!(!page.contains(word), "{word}");
    }
    assert_eq!(
        page.matches("<table").count(),
        page.matches("<caption>").count()
    );
    assert!(page.contains("<html lang=\"zh-CN\">") && page.contains("role=\"img\" aria-label="));
    // Two groups have bars, and no radar.
    assert_eq!(page.matches("<svg").count(), 1);
}

#[test]
fn three_groups_are_also_a_radar() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("report.html");
    let case = "cases/wanzhou-fic-2020.toml";
    let output = output.to_str().expect("a path");
    let pack = "rules/wanzhou-overall/2020";
    report(Path::new("."), &[case, "--pack", pack, "-o", output]);
    let page = fs::read_to_string(output).expect("a text");
    assert_eq!(page.matches("<svg").count(), 2);
    assert!(page.contains("class=\"area\""));
}

#[test]
fn the_data_are_as_their_schema_says() {
    let folder = small();
    with_last(folder.path());
    let path = of_small(folder.path(), "report.json", &["--last", "last.toml"]);
    let document: Value =
        serde_json::from_str(&fs::read_to_string(path).expect("a text")).expect("JSON");
    assert_eq!(document["schema"], "jixiao/report@1");
    let schema: Value =
        serde_json::from_str(&jixiao(Path::new("."), &["schema", "report"]).out).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator
        .iter_errors(&document)
        .map(|error| error.to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_snapshot!(serde_json::to_string_pretty(&schema).expect("JSON"));
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let folder = small();
    with_last(folder.path());
    let last = ["--last", "last.toml"];
    for ending in ["html", "md", "docx", "xlsx", "json"] {
        let one = of_small(folder.path(), &format!("one.{ending}"), &last);
        let other = of_small(folder.path(), &format!("other.{ending}"), &last);
        assert_eq!(
            fs::read(one).expect("bytes"),
            fs::read(other).expect("bytes"),
            "{ending}"
        );
    }
}

#[test]
fn the_year_before_is_told_if_it_is_not() {
    let folder = small();
    let other = CASE.replace("某部门", "另一部门");
    fs::write(folder.path().join("other.toml"), other).expect("written");
    let arguments = [
        "case.toml",
        "--pack",
        "pack",
        "-o",
        "a.md",
        "--last",
        "other.toml",
    ];
    let ran = report(folder.path(), &arguments);
    assert_snapshot!(ran.err);
    assert_eq!(ran.code, 0);
    assert!(folder.path().join("a.md").exists());
}

#[test]
fn scores_of_nothing_in_both_years_have_no_picture() {
    let folder = small();
    let none = |id: &str, year: &str| {
        CASE.replace("small-2020", id)
            .replace("year = 2020", year)
            .replace("= 22", "= 200")
            .replace("= 97.2", "= 0")
    };
    fs::write(folder.path().join("case.toml"), none("now", "year = 2020")).expect("written");
    fs::write(folder.path().join("last.toml"), none("last", "year = 2019")).expect("written");
    let path = of_small(folder.path(), "a.html", &["--last", "last.toml"]);
    let page = fs::read_to_string(path).expect("a text");
    assert!(page.contains("与上年比较") && !page.contains("<figcaption>"));
    with_last(folder.path());
    let path = of_small(folder.path(), "a.html", &["--last", "last.toml"]);
    let page = fs::read_to_string(path).expect("a text");
    assert_eq!(page.matches("<figcaption>").count(), 1);
}

#[test]
fn what_cannot_be_written_leaves_nothing_behind() {
    let folder = small();
    let cases: [(&[&str], &str); 4] = [
        (&["case.toml", "-o", "report.pdf"], "JX175"),
        (&["case.toml", "-o", "report"], "JX175"),
        (&["case.toml", "-o", "missing/report.md"], "JX053"),
        (
            &["case.toml", "case.toml", "-o", "out", "--last", "case.toml"],
            "JX177",
        ),
    ];
    for (arguments, code) in cases {
        let ran = report(folder.path(), &[arguments, &["--pack", "pack"]].concat());
        assert!(ran.err.contains(code) && ran.code == 2, "{}", ran.err);
    }
    let mut left: Vec<String> = fs::read_dir(folder.path())
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    left.sort();
    assert_eq!(left, ["case.toml", "pack"]);
}

#[test]
fn a_case_without_a_score_is_reported_with_what_is_open() {
    let folder = small();
    let open = CASE.replace("\"编制数\" = 20\n", "");
    fs::write(folder.path().join("case.toml"), open).expect("written");
    let arguments = ["case.toml", "--pack", "pack", "-o", "a.md"];
    let ran = report(folder.path(), &arguments);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let text = fs::read_to_string(folder.path().join("a.md")).expect("a text");
    // 满意度 has 5.83; 控制率 may have 0 to 4.
    assert!(
        text.contains("总分 5.83–9.83 分") && text.contains("缺少 编制数"),
        "{text}"
    );
}
