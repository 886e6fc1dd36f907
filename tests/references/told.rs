//! Everything that can move against a reference, in words.

use std::path::Path;

use insta::assert_snapshot;
use jixiao::diagnose::render::Style;
use jixiao::diagnose::{Language, Words};
use jixiao::reference::{Reference, ReferenceChanges, load_reference};
use jixiao::report::{WatchView, reference_changes};
use jixiao::source::{MemoryFiles, Texts};

use super::broken::SMALL;

fn read(text: &str) -> Reference {
    let mut files = MemoryFiles::default();
    files.insert("a.toml", text);
    let read = load_reference(Path::new("a.toml"), "a", &files, &mut Texts::default());
    read.value.unwrap_or_else(|| panic!("{:?}", read.findings))
}

/// Each way in which a result can differ.
const MOVES: &[(&str, &str)] = &[
    ("某部门", "别的\\u001B部门"),
    ("year = 2020", "year = 2021"),
    ("low = 1.00\nhigh = 2.00", "score = 2.00"),
    ("low = 1.00", "low = 1.50"),
    ("full_marks = 10", "full_marks = 11"),
    ("grades = [\"差\", \"中\"]", "grade = \"中\""),
    ("grades = [\"差\", \"中\"]\n", ""),
    ("score = 1.00, measure = 73.5", "score = 0.50, measure = 75"),
    ("measure = 73.5", "measure = 73.500001"),
    (", measure = 73.5", ""),
    ("score = 1.00, measure = 73.5", "missing = [\"编制数\"]"),
    ("not_applicable = true", "not_applicable = true, score = 2"),
    (
        "missing = [\"编制数\"]",
        "missing = [\"编制数\", \"在职人员数\"]",
    ),
    ("failed = \"JX200\"", "failed = \"JX201\""),
    ("three = { name = \"三\", missing = [\"编制数\"] }\n", ""),
    ("three = {", "thirty = {"),
    ("\"投入\" = 1.00", "\"投入\" = 0.50"),
    ("\"投入\" = 1.00\n", ""),
    ("high = 1.00 }", "high = 0.00 }"),
    ("one = [\"请核实\"]", "two = [\"请说明\"]"),
    ("applies = true", "failed = \"JX200\""),
    ("waste = { name = \"浪费\", missing = [\"浪费\"] }\n", ""),
    (
        "sum = { name = \"合计\", holds = false }",
        "other = { name = \"增长\", holds = false }",
    ),
];

#[test]
fn everything_that_moves_is_told_and_nothing_else() {
    for (language, name) in [(Language::Chinese, "zh"), (Language::English, "en")] {
        let words = Words::new(language);
        let view = WatchView {
            words: &words,
            width: 100,
            style: Style::Plain,
        };
        let before = read(SMALL);
        let mut told = String::new();
        for (from, to) in MOVES {
            assert!(SMALL.contains(from), "{from}");
            let now = read(&SMALL.replacen(from, to, 1));
            let changes = ReferenceChanges::between(&before, &now);
            assert!(!changes.is_empty(), "{from} → {to}");
            let back = ReferenceChanges::between(&now, &before);
            assert!(!back.is_empty(), "{to} → {from}");
            told += &format!(
                "# {from:?} → {to:?}\n{}",
                reference_changes("a", &changes, view)
            );
        }
        assert_snapshot!(format!("moves_{name}"), told);
    }
}

#[test]
fn another_name_another_order_and_more_zeros_are_no_change() {
    let before = read(SMALL);
    for (from, to) in [
        ("name = \"一\"", "name = \"甲\""),
        ("name = \"合计\"", "name = \"总计\""),
        ("name = \"浪费\"", "name = \"奢侈\""),
        ("measure = 73.5", "measure = 73.5000"),
        ("full_marks = 10", "full_marks = 10.00"),
        ("name = \"一\", score = 1.00", "score = 1, name = \"一\""),
    ] {
        assert!(SMALL.contains(from), "{from}");
        let now = read(&SMALL.replacen(from, to, 1));
        assert!(
            ReferenceChanges::between(&before, &now).is_empty(),
            "{from} → {to}"
        );
    }
}
