//! References that somebody has written in, and folders that cannot be written to.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use jixiao::diagnose::render::{Style, draw};
use jixiao::diagnose::{Language, Words};
use jixiao::reference::{ReferenceChanges, load_reference};
use jixiao::report::reference_text;
use jixiao::source::{MemoryFiles, Texts};
use proptest::prelude::*;

use super::{CASE, Desk, PACK};

pub const SMALL: &str = r#"schema = 1

[case]
id = "a"
subject = "某部门"
year = 2020

[total]
low = 1.00
high = 2.00
full_marks = 10
grades = ["差", "中"]

[indicators]
one = { name = "一", score = 1.00, measure = 73.5 }
two = { name = "二", not_applicable = true }
three = { name = "三", missing = ["编制数"] }
four = { name = "四", failed = "JX200" }

[groups]
"投入" = 1.00
"过程" = { low = 0.00, high = 1.00 }

[flags]
one = ["请核实"]

[vetoes]
fraud = { name = "弄虚作假", applies = true }
waste = { name = "浪费", missing = ["浪费"] }

[relations]
sum = { name = "合计", holds = false }
"#;

/// What a user reads of a text as a reference of the case `a`.
fn complaints(text: &str) -> String {
    let mut files = MemoryFiles::default();
    files.insert("expected/a.toml", text);
    let mut texts = Texts::default();
    let read = load_reference(Path::new("expected/a.toml"), "a", &files, &mut texts);
    assert_eq!(read.value.is_none(), !read.findings.is_empty());
    let words = Words::new(Language::Chinese);
    draw(&read.findings, &texts, &words, Style::Plain)
}

#[test]
fn every_slip_in_a_reference_is_told_with_its_place() {
    assert_eq!(complaints(SMALL), "");
    let mut told = String::new();
    for (from, to) in [
        ("schema = 1", "schema = 2"),
        ("id = \"a\"", "id = \"b\""),
        ("year = 2020", "year = 20.5"),
        ("full_marks", "full"),
        ("low = 1.00\n", ""),
        ("low = 1.00\nhigh = 2.00\n", ""),
        ("low = 1.00", "score = 1.00"),
        (
            "grades = [\"差\", \"中\"]",
            "grade = \"差\"\ngrades = [\"中\"]",
        ),
        ("grades = [\"差\", \"中\"]", "grades = []"),
        ("score = 1.00, ", ""),
        ("score = 1.00", "score = \"1.00\""),
        ("not_applicable = true", "not_applicable = \"是\""),
        (
            "missing = [\"编制数\"]",
            "missing = [\"编制数\"], score = 1",
        ),
        ("failed = \"JX200\"", "failed = \"JX999\""),
        ("name = \"四\", ", ""),
        ("\"投入\" = 1.00", "\"投入\" = \"一\""),
        ("low = 0.00, high", "low = 0.00, hihg"),
        ("one = [\"请核实\"]", "ones = [\"请核实\"]"),
        ("one = [\"请核实\"]", "one = \"请核实\""),
        ("applies = true", "applies = true, failed = \"JX200\""),
        ("applies = true", "apply = true"),
        ("holds = false", "holds = 0"),
        ("[vetoes]", "[veto]"),
        ("[total]", "[total"),
    ] {
        assert!(SMALL.contains(from), "{from}");
        let complained = complaints(&SMALL.replacen(from, to, 1));
        assert_ne!(complained, "", "{from} → {to}");
        told += &format!("# {from:?} → {to:?}\n{complained}\n\n");
    }
    assert_snapshot!(told);
}

#[test]
fn everything_wrong_with_a_reference_is_told_at_once() {
    let text = SMALL
        .replace("year = 2020\n", "")
        .replace("failed = \"JX200\"", "failed = 3")
        .replace("[relations]", "[relation]");
    let told = complaints(&text);
    for code in ["JX033", "JX035", "JX032"] {
        assert!(told.contains(code), "{code}: {told}");
    }
}

#[test]
fn a_reference_that_cannot_be_used_is_complained_of_and_left_alone() {
    let desk = Desk::new();
    let name = format!("{PACK}/expected/{CASE}.toml");
    desk.replace(&name, "score = 97.00", "score = 九十七");
    let before = desk.shelf();
    for arguments in [&["--cases", "cases"][..], &["--cases", "cases", "--check"]] {
        let ran = desk.run(arguments);
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(ran.err.contains(&format!("{name}:11:9")), "{}", ran.err);
        assert_eq!(desk.shelf(), before);
    }
}

#[test]
fn a_pending_result_that_was_written_in_is_not_accepted() {
    let desk = Desk::new();
    desk.edit();
    desk.run(&["--cases", "cases"]);
    let name = format!("{PACK}/expected/{CASE}.toml.new");
    desk.replace(&name, "schema = 1", "schema = 7");
    let before = desk.shelf();
    let ran = desk.run(&["--accept-all"]);
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("JX031") && ran.err.contains(&name),
        "{}",
        ran.err
    );
    assert_eq!(desk.shelf(), before);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_told() {
    let desk = Desk::new();
    let shelf = desk.path(&format!("{PACK}/expected"));
    fs::remove_dir_all(&shelf).expect("removed");
    fs::write(&shelf, "").expect("written");
    let ran = desk.run(&["--cases", "cases"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("JX053"), "{}", ran.err);
    assert!(shelf.is_file());
}

#[test]
fn what_is_no_pack_has_no_references() {
    let desk = Desk::new();
    for arguments in [
        &["snapshot", "rules", "--accept-all"][..],
        &["snapshot", "rules", "--cases", "cases"],
    ] {
        let ran = crate::program::jixiao(desk.folder.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        assert!(ran.err.contains("JX001"), "{}", ran.err);
    }
}

/// A text with some characters taken out and something put in their place.
fn damaged(text: &str, at: usize, length: usize, put: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let at = at % characters.len();
    let end = (at + length).min(characters.len());
    let (before, after) = (&characters[..at], &characters[end..]);
    before
        .iter()
        .chain(&put.chars().collect::<Vec<_>>())
        .chain(after)
        .collect()
}

proptest! {
    #[test]
    fn a_damaged_reference_is_complained_of_or_is_one(
        at in any::<usize>(),
        length in 0usize..40,
        put in "[a-z0-9=\"{}\\[\\], .\n一\u{0}]{0,8}",
    ) {
        let text = damaged(SMALL, at, length, &put);
        let mut files = MemoryFiles::default();
        files.insert("a.toml", text.as_str());
        let mut texts = Texts::default();
        let read = load_reference(Path::new("a.toml"), "a", &files, &mut texts);
        let words = Words::new(Language::Chinese);
        let drawn = draw(&read.findings, &texts, &words, Style::Plain);
        prop_assert_eq!(drawn.is_empty(), read.findings.is_empty());
        prop_assert_eq!(read.value.is_none(), !read.findings.is_empty(), "{}", &text);
        if let Some(reference) = read.value {
            // What is read is written and read again as the same.
            let written = reference_text(&reference);
            let again = super::read_back(&written, "a");
            prop_assert!(ReferenceChanges::between(&reference, &again).is_empty(), "{}", &text);
        }
    }
}
