//! Cases from files, folders and tables, in any order, under ids of every kind.

use std::fs;

use insta::assert_snapshot;

use super::{CASE, Desk, PACK, held};
use crate::many::table;

/// A table of cases whose ids are these.
fn with_ids(ids: &[&str]) -> String {
    let text = table(ids.len());
    ids.iter().enumerate().fold(text, |text, (number, id)| {
        let quoted = format!("\"{}\"", id.replace('"', "\"\""));
        let row = format!("\ncase-{number},单位{number},");
        assert!(text.contains(&row), "{row}");
        text.replacen(&row, &format!("\n{quoted},某单位,"), 1)
    })
}

#[test]
fn the_order_of_cases_and_of_inputs_does_not_matter() {
    let ids = ["b-2020", "a-2020", "丙", "C"];
    let mut seen = None;
    for turn in 0..ids.len() {
        let desk = Desk::new();
        fs::remove_dir_all(desk.path(&format!("{PACK}/expected"))).expect("removed");
        let mut turned = ids;
        turned.rotate_left(turn);
        fs::write(desk.path("one.csv"), with_ids(&turned[..2])).expect("written");
        fs::write(desk.path("two.csv"), with_ids(&turned[2..])).expect("written");
        let inputs = ["--cases", "two.csv", "cases", "one.csv"];
        let ran = desk.run(&inputs);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        let now = (ran.out, desk.shelf());
        assert_eq!(now.1.len(), 5);
        let first = seen.get_or_insert_with(|| now.clone());
        assert!(*first == now, "{turned:?}: {}", now.0);
    }
}

#[test]
fn a_case_comes_to_the_same_from_a_file_and_from_a_table() {
    let desk = Desk::new();
    // The table has the facts of the case, another id and another subject.
    fs::write(desk.path("one.csv"), with_ids(&[CASE])).expect("written");
    let ran = desk.run(&["--cases", "one.csv", "--check", "--lang", "en"]);
    assert_eq!(ran.code, 1);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert!(lines[0].ends_with("total 97.00, grade 优"), "{}", ran.out);
    assert!(lines[1].starts_with("  - subject: "), "{}", ran.out);
    assert_eq!(lines.len(), 3, "{}", ran.out);
}

#[test]
fn a_file_named_twice_is_one_case() {
    let desk = Desk::new();
    let file = format!("./cases/{CASE}.toml");
    let ran = desk.run(&["--cases", "cases", &file, "--check"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn ids_that_are_no_file_names_are_written_otherwise_or_refused() {
    let desk = Desk::new();
    let long = "长".repeat(80);
    let ids = [
        "..",
        ".",
        "../up",
        "/etc/x",
        "C:\\x",
        "nul",
        "COM1.txt",
        "a\u{202e}b",
        ".hidden",
        "x.",
        "100%",
        "一 二",
        &long,
    ];
    fs::write(desk.path("ids.csv"), with_ids(&ids)).expect("written");
    let before = held_all(&desk);
    let ran = desk.run(&["--cases", "ids.csv"]);
    assert_eq!(ran.code, 2, "the long one");
    assert_snapshot!(format!("{}{}", ran.out, ran.err));
    // Nothing has been written anywhere else.
    let mut after = held_all(&desk);
    after.retain(|name| !before.contains(name));
    assert_eq!(after.len(), ids.len() - 1, "{after:?}");
    assert!(
        after.iter().all(|name| name.contains("/expected/")),
        "{after:?}"
    );
    // Every one is found again.
    fs::write(desk.path("ids.csv"), with_ids(&ids[..ids.len() - 1])).expect("written");
    let file = format!("cases/{CASE}.toml");
    let ran = desk.run(&["--cases", "ids.csv", &file, "--check"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
}

/// The paths of all files in the desk's folder.
fn held_all(desk: &Desk) -> Vec<String> {
    let files = crate::support::files_below(desk.folder.path(), "");
    files
        .iter()
        .map(|path| path.display().to_string())
        .collect()
}

#[test]
fn two_cases_of_one_reference_are_complained_of_and_neither_is_written() {
    let desk = Desk::new();
    fs::write(desk.path("one.csv"), with_ids(&["office", "b", "b"])).expect("written");
    fs::write(desk.path("two.csv"), with_ids(&["OFFICE", "c"])).expect("written");
    let one = desk.run(&["--cases", "one.csv", "two.csv"]);
    assert_eq!(one.code, 2);
    let names: Vec<String> = held(&desk.path(&format!("{PACK}/expected")))
        .into_keys()
        .collect();
    assert_eq!(names, ["c.toml".to_owned(), format!("{CASE}.toml")]);
    fs::remove_file(desk.path(&format!("{PACK}/expected/c.toml"))).expect("removed");
    let other = desk.run(&["--cases", "two.csv", "one.csv"]);
    assert_eq!(
        (one.out.as_str(), one.err.as_str()),
        (other.out.as_str(), other.err.as_str())
    );
    assert_snapshot!(format!("{}{}", one.out, one.err));
}

#[test]
fn a_case_that_cannot_be_used_is_not_taken_for_one_that_is_gone() {
    let desk = Desk::new();
    desk.replace(&format!("cases/{CASE}.toml"), "\"编制数\"", "\"编制\"");
    let ran = desk.run(&["--cases", "cases", "--check", "--lang", "en"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("JX100"), "{}", ran.err);
    assert!(!ran.out.contains("no such case"), "{}", ran.out);
}
