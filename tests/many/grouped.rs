//! Summed up by year or subject, many cases are a line a group.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value as Json;

use super::{PACK, table, with};
use crate::program::jixiao;

fn sums(cases: &str, by: &str) -> String {
    let ran = jixiao(
        Path::new("."),
        &[
            "score",
            "--pack",
            PACK,
            cases,
            "--group-by",
            by,
            "--lang",
            "en",
        ],
    );
    assert_ne!(ran.code, 2, "{}", ran.err);
    ran.out
}

#[test]
fn a_year_and_a_subject_are_a_line_each() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    let mut cases = table(4);
    for (row, year, subject, staff) in [
        (1, "2019", "甲", "14"),
        (2, "2019", "乙", "25"),
        (3, "2020", "甲", ""),
        (4, "2020", "乙", "14"),
    ] {
        for (column, value) in [("year", year), ("subject", subject), ("在职人员数", staff)] {
            cases = with(&cases, row, column, value);
        }
    }
    fs::write(&path, cases).expect("written");
    let path = path.to_str().expect("a path");
    assert_snapshot!(sums(path, "year"));
    assert_snapshot!(sums(path, "subject"));
}

#[test]
fn sums_are_those_of_the_cases() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let mut lines = Vec::new();
    for (year, count) in [("2018", "40"), ("2019", "1"), ("2020", "77")] {
        let arguments = [
            "-n", count, "--year", year, "--seed", year, "--format", "lines",
        ];
        let ran = jixiao(
            Path::new("."),
            &[&["generate", PACK][..], &arguments].concat(),
        );
        lines.push(ran.out);
    }
    fs::write(at("a.jsonl"), lines.concat()).expect("written");
    let ran = jixiao(
        Path::new("."),
        &["score", "--pack", PACK, &at("a.jsonl"), "--format", "lines"],
    );
    let mut totals: BTreeMap<String, Vec<[Decimal; 2]>> = BTreeMap::new();
    for line in ran.out.lines() {
        let line: Json = serde_json::from_str(line).expect("JSON");
        let end = |key: &str| {
            line[key]
                .as_str()
                .expect("points")
                .parse()
                .expect("a number")
        };
        let year = line["year"].to_string();
        totals
            .entry(year)
            .or_default()
            .push([end("low"), end("high")]);
    }
    let shown = |[low, high]: [Decimal; 2]| {
        let shown = |points: Decimal| {
            let rounding = RoundingStrategy::MidpointAwayFromZero;
            format!("{:.2}", points.round_dp_with_strategy(2, rounding))
        };
        if low == high {
            shown(low)
        } else {
            format!("{}–{}", shown(low), shown(high))
        }
    };
    let expected = totals.iter().map(|(year, totals)| {
        let count = Decimal::from(totals.len());
        let mean = [0, 1].map(|end| totals.iter().map(|total| total[end]).sum::<Decimal>() / count);
        let (best, worst) = (
            totals.iter().max().expect("one"),
            totals.iter().min().expect("one"),
        );
        format!(
            "{year} {count} {} {} {}",
            shown(mean),
            shown(*best),
            shown(*worst)
        )
    });
    let sums = sums(&at("a.jsonl"), "year");
    let came = sums
        .lines()
        .skip(2)
        .filter(|line| line.starts_with("20"))
        .map(|line| {
            let cells: Vec<&str> = line.split_whitespace().collect();
            let graded: u64 = cells[5..]
                .iter()
                .map(|count| count.parse::<u64>().expect("a count"))
                .sum();
            assert_eq!(graded.to_string(), cells[1], "{line}");
            cells[..5].join(" ")
        });
    assert_eq!(came.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
}

#[test]
fn only_a_table_sums_up() {
    let ran = jixiao(
        Path::new("."),
        &[
            "score",
            "--pack",
            PACK,
            "cases",
            "--group-by",
            "year",
            "--format",
            "csv",
            "--lang",
            "en",
        ],
    );
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err.contains("JX138") && ran.err.contains("not as csv"),
        "{}",
        ran.err
    );
}
