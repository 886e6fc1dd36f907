//! What is written of many cases: tables for people, for spreadsheets and for programs.

use std::fs;
use std::path::Path;

use calamine::{DataType, HorizontalAlignment, Reader, Xlsx, open_workbook};
use insta::assert_snapshot;
use jixiao::read::{SheetText, read_workbook};

use super::{CASE, PACK, table, with};
use crate::program::{Ran, jixiao};

/// Four cases: two alike, a worse one, one with a figure missing.
fn four() -> String {
    let worse = with(&table(4), 2, "在职人员数", "25");
    with(&worse, 3, "在职人员数", "")
}

/// A run over a table in a folder; the pack and the case stay where they are.
fn scored(folder: &Path, text: &str, arguments: &[&str]) -> Ran {
    fs::write(folder.join("a.csv"), text).expect("written");
    let pack = fs::canonicalize(PACK).expect("a pack");
    let pack = pack.to_str().expect("a path");
    let all = [&["score", "--pack", pack, "a.csv"], arguments].concat();
    jixiao(folder, &all)
}

fn sheets(path: &Path) -> Vec<SheetText> {
    read_workbook(&fs::read(path).expect("a file")).expect("a workbook")
}

#[test]
fn people_get_the_best_first_with_points_lost_by_group() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = scored(folder.path(), &four(), &[]);
    assert_snapshot!(ran.out);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.err, "评分 4 个，不能评分 0 个\n");
    let english = scored(folder.path(), &four(), &["--lang", "en", "--top", "2"]);
    assert_snapshot!(english.out);
}

#[test]
fn spreadsheets_get_comma_separated_values_with_a_mark_of_their_encoding() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = scored(folder.path(), &four(), &["--format", "csv"]);
    assert!(ran.out.starts_with('\u{feff}'));
    assert_snapshot!(ran.out);
}

#[test]
fn a_workbook_holds_a_summary_the_scores_and_the_complaints() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = four() + "坏,甲\n";
    let ran = scored(folder.path(), &text, &["--format", "xlsx", "-o", "o.xlsx"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let sheets = sheets(&folder.path().join("o.xlsx"));
    let shown = sheets.iter().map(|sheet| {
        let rows = sheet.rows.iter().map(|row| row.join(" | "));
        format!(
            "# {}\n{}\n",
            sheet.name,
            rows.collect::<Vec<_>>().join("\n")
        )
    });
    assert_snapshot!(shown.collect::<String>());
}

#[test]
fn the_scores_of_a_workbook_and_of_a_table_are_those_of_the_lines() {
    let folder = tempfile::tempdir().expect("a folder");
    let lines = scored(folder.path(), &four(), &["--format", "lines"]).out;
    let table = scored(folder.path(), &four(), &["--format", "csv"]).out;
    scored(
        folder.path(),
        &four(),
        &["--format", "xlsx", "-o", "o.xlsx"],
    );
    let sheets = sheets(&folder.path().join("o.xlsx"));
    let mut table = csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
    let rows = table.records().map(|row| row.expect("a record"));
    let number = |text: &str| text.parse::<rust_decimal::Decimal>().ok();
    let mut count = 0;
    for ((line, row), cells) in lines.lines().zip(rows).zip(&sheets[1].rows[1..]) {
        let line: serde_json::Value = serde_json::from_str(line).expect("JSON");
        // Written in the order of the pack.
        let text = line["scores"].as_object().expect("scores");
        for (id, score) in text {
            let place = row.len() - text.len();
            let index = indicators()
                .iter()
                .position(|known| known == id)
                .expect("known");
            let score = score.as_str().and_then(number);
            assert_eq!(number(&row[place + index]), score, "{id}");
            assert_eq!(number(&cells[3 + index]), score, "{id}");
            count += 1;
        }
    }
    assert_eq!(count, 4 * 31);
}

fn indicators() -> Vec<String> {
    use jixiao::pack::load_pack;
    use jixiao::source::{DiskFiles, Texts};
    let pack = load_pack(Path::new(PACK), &DiskFiles, &mut Texts::default());
    let pack = pack.value.expect("a pack");
    pack.indicators
        .iter()
        .map(|one| one.id.value.clone())
        .collect()
}

#[test]
fn no_text_of_a_case_becomes_a_formula() {
    let folder = tempfile::tempdir().expect("a folder");
    for formula in [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(A1)",
        "=HYPERLINK(\"\"http://a\"\")",
    ] {
        let text = table(1).replacen("单位0", &format!("\"{formula}\""), 1);
        let plain = formula.replace("\"\"", "\"");
        let ran = scored(folder.path(), &text, &["--format", "csv"]);
        let mut rows = csv::Reader::from_reader(ran.out.trim_start_matches('\u{feff}').as_bytes());
        let row = rows.records().next().expect("a row").expect("a record");
        assert_eq!(row[1], format!("'{plain}"));
        scored(folder.path(), &text, &["--format", "xlsx", "-o", "o.xlsx"]);
        let path = folder.path().join("o.xlsx");
        assert_eq!(sheets(&path)[0].rows[1][2], plain);
        let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
        for sheet in workbook.sheet_names() {
            assert!(
                workbook
                    .worksheet_formula(&sheet)
                    .expect("formulas")
                    .is_empty()
            );
        }
    }
}

#[test]
fn a_single_case_is_written_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("o.csv");
    let output = output.to_str().expect("a path");
    let ran = jixiao(
        Path::new("."),
        &[
            "score", "--pack", PACK, CASE, "--format", "csv", "--output", output,
        ],
    );
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let written = fs::read_to_string(output).expect("a file");
    assert_eq!(written.lines().count(), 2);
}

#[test]
fn a_workbook_needs_a_file_to_go_into() {
    let ran = jixiao(
        Path::new("."),
        &["score", "--pack", PACK, CASE, "--format", "xlsx"],
    );
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("JX135") && ran.out.is_empty(),
        "{}",
        ran.err
    );
}

#[test]
fn the_best_of_many_are_those_of_the_whole_table() {
    let folder = tempfile::tempdir().expect("a folder");
    let cases = folder.path().join("cases.csv");
    let cases = cases.to_str().expect("a path");
    jixiao(
        Path::new("."),
        &["generate", PACK, "-n", "1500", "-o", cases],
    );
    let best = |top: &str| {
        let ran = jixiao(
            Path::new("."),
            &["score", "--pack", PACK, cases, "--top", top],
        );
        let lines = ran
            .out
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
        lines.collect::<Vec<_>>()
    };
    let (few, all) = (best("7"), best("1500"));
    // The head and the seven best.
    assert_eq!(few.len(), 10);
    assert_eq!(few[2..9], all[2..9]);
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_program_without_parquet_says_how_to_get_one_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let ran = scored(
        folder.path(),
        &four(),
        &["--format", "parquet", "-o", "o.parquet", "--lang", "en"],
    );
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_snapshot!(ran.err);
    assert!(!folder.path().join("o.parquet").exists());
}

#[test]
fn heads_stand_where_their_figures_stand() {
    let folder = tempfile::tempdir().expect("a folder");
    let asked = ["--format", "xlsx", "-o", "o.xlsx", "--lang", "en"];
    scored(folder.path(), &(four() + "坏,甲\n"), &asked);
    let path = folder.path().join("o.xlsx");
    let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let mut left = Vec::new();
    for sheet in workbook.sheet_names() {
        let mut cells = workbook.worksheet_cells_reader(&sheet).expect("a sheet");
        while let Some((cell, style)) = cells.next_cell_with_style_id().expect("cells") {
            if cell.get_position().0 > 0 {
                break;
            }
            let style = cells
                .styles()
                .get(style)
                .and_then(|one| one.alignment.as_ref());
            if style.is_none_or(|one| one.horizontal != HorizontalAlignment::Right) {
                left.push(DataType::as_string(cell.get_value()).expect("a head"));
            }
        }
    }
    assert_eq!(
        left,
        [
            "id",
            "subject",
            "grade",
            "id",
            "subject",
            "place",
            "complaint"
        ]
    );
}

#[test]
fn a_complaint_without_a_place_names_its_input() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("none")).expect("a folder");
    fs::write(at("empty.csv"), "").expect("written");
    fs::write(at("b.csv"), b"id,subject,year\nx,\xff\xfe\xfd,2020\n").expect("written");
    fs::write(at("c.toml"), [0xff, 0xfe, 0xfd]).expect("written");
    scored(
        folder.path(),
        &four(),
        &[
            "gone.csv",
            "none",
            "empty.csv",
            "b.csv",
            "c.toml",
            "--format",
            "xlsx",
            "-o",
            "o.xlsx",
        ],
    );
    let sheets = sheets(&at("o.xlsx"));
    let complaints = sheets.last().expect("complaints").rows.iter().skip(1);
    let places: Vec<&str> = complaints.map(|row| row[0].as_str()).collect();
    assert_eq!(
        places,
        ["gone.csv", "none", "empty.csv", "b.csv:2", "c.toml:1:1"]
    );
}
