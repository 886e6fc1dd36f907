//! `jixiao compare --format markdown`: what is pasted where changes are reviewed.

use std::fs;
use std::process::Command;

use insta::assert_snapshot;

use crate::support::shipped;

#[test]
fn a_comparison_as_markdown_keeps_hostile_names_in_their_cells() {
    let folder = shipped();
    let case = fs::read_to_string(folder.path().join("cases/wanzhou-fic-2020.toml"));
    let case = case.expect("a case");
    let subject = case.lines().find(|line| line.starts_with("subject = "));
    let hostile = r#"subject = "甲|乙 <img src=x> *重* [点](http://x) `码`""#;
    let case = case.replacen(subject.expect("a subject"), hostile, 1);
    fs::write(folder.path().join("case.toml"), case).expect("a case");
    let versions = ["wanzhou-overall@2021", "wanzhou-overall@2022"];
    let written = |more: &[&str]| {
        let ended = Command::new(env!("CARGO_BIN_EXE_jixiao"))
            .arg("compare")
            .args(versions)
            .args([
                "--cases",
                "case.toml",
                "--format",
                "markdown",
                "-o",
                "out.md",
            ])
            .args(more)
            .current_dir(folder.path())
            .env("LC_ALL", "C")
            .output()
            .expect("a run");
        assert_eq!(ended.status.code(), Some(0));
        assert!(ended.stdout.is_empty());
        fs::read_to_string(folder.path().join("out.md")).expect("a page")
    };
    let page = written(&[]);
    assert_snapshot!("markdown_zh", page);
    assert_snapshot!("markdown_en", written(&["--lang", "en"]));
    // Every row of a table has as many cells as its heading: a sign of the text opens none.
    let bars = |line: &str| line.matches('|').count() - line.matches("\\|").count();
    let lines: Vec<&str> = page.lines().collect();
    let tables = lines.split(|line| !line.starts_with('|'));
    let mut seen = 0;
    for table in tables.filter(|table| !table.is_empty()) {
        assert!(
            table.iter().all(|line| bars(line) == bars(table[0])),
            "{table:?}"
        );
        seen += 1;
    }
    assert!(seen > 3, "{seen}");
}
