//! Spoilt cases among many: each is told with its place, every other one is scored.

use std::fs;
use std::path::{Path, PathBuf};

use insta::assert_snapshot;

use super::{CASE, PACK, at, rows, table, with, workbook, written};
use crate::program::jixiao;
use crate::support::{files_below, pack_of_case, shipped};

/// Spoils a row, by the names of its columns.
type Spoil = fn(&mut Vec<String>, &[String]);

/// Ten ways to spoil a row, each with the code that says so.
const WAYS: [(Spoil, &str); 10] = [
    (
        |row, header| row[at(header, "在职人员数")] = "很多".to_owned(),
        "JX101",
    ),
    (
        |row, header| row[at(header, "在职人员数")] = "-1".to_owned(),
        "JX103",
    ),
    (
        |row, header| row[at(header, "在职人员数")] = "1.5".to_owned(),
        "JX102",
    ),
    (
        |row, header| row[at(header, "公务卡结算率区间")] = "一半".to_owned(),
        "JX104",
    ),
    (
        |row, header| row[at(header, "管理制度检查.制度得到执行")] = String::new(),
        "JX106",
    ),
    (
        |row, header| row[at(header, "管理制度检查.制度得到执行")] = "大概".to_owned(),
        "JX101",
    ),
    (
        |row, header| row[at(header, "追加原因")] = "[{".to_owned(),
        "JX021",
    ),
    (|row, _| row[0] = String::new(), "JX037"),
    (|row, _| row[2] = "去年".to_owned(), "JX035"),
    (
        |row, header| row[at(header, "年初预算")] = "1e5000".to_owned(),
        "JX101",
    ),
];

/// So many rows, every twentieth spoilt, in one way after the other.
pub fn spoilt(count: usize) -> String {
    let mut rows = rows(&table(count));
    let header = rows[0].clone();
    for (index, (spoil, _)) in (0..count / 20).zip(WAYS.iter().cycle()) {
        spoil(&mut rows[1 + index * 20], &header);
    }
    written(&rows)
}

#[test]
fn of_a_thousand_rows_fifty_spoilt_in_ten_ways_the_rest_is_scored() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = spoilt(1000);
    fs::write(folder.path().join("a.csv"), &text).expect("written");
    workbook(&folder.path().join("a.xlsx"), &text);
    for name in ["a.csv", "a.xlsx"] {
        let path = folder.path().join(name);
        let ran = jixiao(
            Path::new("."),
            &[
                "score",
                "--pack",
                PACK,
                "--format",
                "lines",
                "--lang",
                "en",
                path.to_str().expect("a path"),
            ],
        );
        assert_eq!(ran.out.lines().count(), 950, "{name}");
        assert_eq!(ran.code, 2, "{name}");
        let told: Vec<&str> = ran
            .err
            .lines()
            .filter(|line| line.starts_with("error["))
            .collect();
        assert_eq!(told.len(), 50, "{name}");
        for (index, line) in told.iter().enumerate() {
            let code = WAYS[index % 10].1;
            assert!(
                line.starts_with(&format!("error[{code}]")),
                "{name}: {line} is no {code}"
            );
        }
        let places = ran
            .err
            .lines()
            .filter(|line| line.trim_start().starts_with("--> "));
        for (index, place) in places.enumerate() {
            let line = 2 + index * 20;
            assert!(
                place.contains(&format!(":{line}:")),
                "{name}: {place} is not in {line}"
            );
            if name == "a.xlsx" {
                assert!(
                    place.contains(&format!("{line}]:")),
                    "{place} names no cell of {line}"
                );
            }
        }
        assert!(
            ran.err.ends_with("950 scored, 50 could not be\n"),
            "{}",
            ran.err
        );
    }
}

#[test]
fn a_spoilt_row_is_told_with_its_cell() {
    let folder = tempfile::tempdir().expect("a folder");
    workbook(
        &folder.path().join("a.xlsx"),
        &spoilt(1000).lines().take(3).collect::<Vec<_>>().join("\n"),
    );
    fs::create_dir(folder.path().join("pack")).expect("a folder");
    let pack = fs::canonicalize(PACK).expect("a pack");
    let pack = pack.to_str().expect("a path");
    let ran = jixiao(folder.path(), &["score", "--pack", pack, "a.xlsx"]);
    assert_snapshot!(ran.err.replace(pack, "<pack>"));
}

#[test]
fn inputs_that_cannot_be_used_are_told_and_the_others_scored() {
    let folder = shipped();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.xls"), "").expect("written");
    fs::write(at("broken.xlsx"), "id,subject,year").expect("written");
    fs::write(at("empty.csv"), "").expect("written");
    fs::write(at("header.csv"), "id,subject,year,在职人数\n").expect("written");
    fs::create_dir(at("nothing")).expect("a folder");
    let ran = jixiao(
        folder.path(),
        &[
            "score",
            "--pack",
            PACK,
            "gone.csv",
            "a.xls",
            "broken.xlsx",
            "empty.csv",
            "header.csv",
            "nothing",
            CASE,
        ],
    );
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("97.00"));
    assert_snapshot!(ran.err);
}

#[test]
fn a_folder_is_searched_for_the_cases_of_the_pack() {
    let ran = jixiao(
        Path::new("."),
        &[
            "score",
            "--pack",
            "rules/wanzhou-overall/2022",
            "cases",
            "--format",
            "lines",
        ],
    );
    let cases = files_below(Path::new("cases"), ".toml").into_iter();
    let is_of_pack = |case: &PathBuf| pack_of_case(case).starts_with("rules/wanzhou-overall");
    let count = cases.filter(is_of_pack).count();
    // Those of earlier years lack a figure that the later version asks for.
    let told = format!("评分 {count} 个，不能评分 0 个\n");
    assert_eq!((ran.code, ran.err.as_str()), (1, told.as_str()));
    let of_standard = "\"id\":\"wanzhou-";
    assert_eq!(ran.out.matches(of_standard).count(), count, "{}", ran.out);
    assert_eq!(ran.out.lines().count(), count, "{}", ran.out);
    let named = jixiao(
        Path::new("."),
        &[
            "score",
            "--pack",
            "rules/wanzhou-overall/2022",
            "--format",
            "lines",
            "cases/wanzhou-fic-project-2020.toml",
        ],
    );
    assert_eq!(named.code, 2);
    assert!(named.err.contains("JX130"), "{}", named.err);
}

#[test]
fn a_missing_indicator_gives_a_range_and_its_exit_code() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = with(&table(1), 1, "在职人员数", "");
    fs::write(folder.path().join("a.csv"), text).expect("written");
    let path = folder.path().join("a.csv");
    let ran = jixiao(
        Path::new("."),
        &["score", "--pack", PACK, path.to_str().expect("a path")],
    );
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.out.contains("93.00–97.00"), "{}", ran.out);
}
