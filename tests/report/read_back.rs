//! The score table of each format, read back from its bytes, is that of the evaluation, figure by figure.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;

use super::report;
use crate::program::jixiao;
use crate::support::{files_below, pack_of_case};

/// Name, 分值 and 得分 of a row.
pub type Row = [String; 3];

/// The rows that the evaluation asks for: indicators, subtotals but those of a group that is the only one in its own, the total.
pub fn expected(evaluation: &Value) -> Vec<Row> {
    fn text(value: &Value) -> String {
        value.as_str().unwrap_or_default().to_owned()
    }
    fn range(value: &Value) -> String {
        let (low, high) = (text(&value["low"]), text(&value["high"]));
        if low == high {
            low
        } else {
            format!("{low}–{high}")
        }
    }
    fn walk(group: &Value, is_told: bool, rows: &mut Vec<Row>) {
        let inner = group["groups"].as_array().expect("groups");
        let own = group["indicators"].as_array().expect("indicators");
        for one in inner {
            walk(one, inner.len() + own.len() > 1, rows);
        }
        for one in own {
            rows.push([text(&one["name"]), text(&one["max"]), text(&one["score"])]);
        }
        if is_told {
            rows.push([String::new(), text(&group["max"]), range(&group["score"])]);
        }
    }
    let mut rows = Vec::new();
    for group in evaluation["groups"].as_array().expect("groups") {
        walk(group, true, &mut rows);
    }
    let full = text(&evaluation["pack"]["full_marks"]);
    rows.push([String::new(), full, range(&evaluation["total"]["score"])]);
    rows
}

/// What stands between tags, without them.
fn plain(markup: &str) -> String {
    let mut text = String::new();
    let mut is_tag = false;
    for character in markup.chars() {
        match character {
            '<' => is_tag = true,
            '>' => is_tag = false,
            other if !is_tag => text.push(other),
            _ => {}
        }
    }
    let signs = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x2f;", "/"),
        ("&amp;", "&"),
    ];
    signs
        .iter()
        .fold(text, |text, (from, to)| text.replace(from, to))
}

/// The pieces of a text from each `open` to the next `close`.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    let pieces = text.split(open).skip(1);
    pieces
        .filter_map(|piece| piece.split(close).next())
        .collect()
}

/// The last six cells of a row: name, 分值, 评分标准, 计算过程, 得分, 扣分原因.
fn row(cells: &[String]) -> Row {
    let own = &cells[cells.len() - 6..];
    [own[0].clone(), own[1].clone(), own[4].clone()]
}

fn of_html(path: &Path) -> Vec<Row> {
    let page = fs::read_to_string(path).expect("a text");
    let table = between(&page, "<table class=\"scores\">", "</table>")[0];
    let rows = between(table, "<tr", "</tr>").into_iter().skip(1);
    rows.map(|text| {
        let name = between(text, "<th scope=\"row\"", "</th>")[0];
        let name = plain(&format!("<{name}"));
        let cells = between(text, "<td", "</td>");
        // What stands under a score is its outcome.
        let figure =
            |cell: &str| plain(&format!("<{}", cell.split("<p>").next().expect("a figure")));
        [name, figure(cells[0]), figure(cells[3])]
    })
    .collect()
}

fn of_docx(path: &Path) -> Vec<Row> {
    let file = fs::File::open(path).expect("a file");
    let mut archive = zip::ZipArchive::new(file).expect("an archive");
    let mut document = String::new();
    let mut part = archive.by_name("word/document.xml").expect("a part");
    part.read_to_string(&mut document).expect("text");
    let table = between(&document, "<w:tbl>", "</w:tbl>")[0];
    assert_eq!(table.matches("<w:tblHeader/>").count(), 1);
    let rows = between(table, "<w:tr>", "</w:tr>").into_iter().skip(1);
    rows.map(|text| {
        let cells = between(text, "<w:tc>", "</w:tc>").into_iter();
        // The first paragraph of a cell.
        let cells: Vec<String> = cells
            .map(|cell| plain(cell.split("</w:p>").next().expect("a paragraph")))
            .collect();
        row(&cells)
    })
    .collect()
}

fn of_workbook(path: &Path, decimals: usize) -> Vec<Row> {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
    assert_eq!(
        workbook.sheet_names(),
        ["评分表", "分组", "数据", "勾稽", "差异"]
    );
    let sheet = workbook.worksheet_range("评分表").expect("a sheet");
    let text = |cell: &Data| match cell {
        Data::Float(number) => format!("{number:.decimals$}"),
        other => other.to_string(),
    };
    let rows = sheet.rows().skip(2);
    rows.map(|cells| row(&cells.iter().map(text).collect::<Vec<_>>()))
        .collect()
}

fn of_markdown(path: &Path) -> Vec<Row> {
    let text = fs::read_to_string(path).expect("a text");
    let table = text.split("## ").nth(2).expect("a table");
    let rows = table.lines().filter(|line| line.starts_with('|')).skip(2);
    rows.map(|line| {
        let line = line.replace("\\|", "¦");
        let cells: Vec<String> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
        let cells: Vec<String> = cells[1..cells.len() - 1]
            .iter()
            .map(|cell| cell.trim_matches('*').replace('\\', ""))
            .collect();
        row(&cells)
    })
    .collect()
}

/// One case of each pack that is shipped, and every case with a share left out or bonus points among them.
fn cases() -> Vec<PathBuf> {
    let all = files_below(Path::new("cases"), ".toml");
    let step = if cfg!(debug_assertions) { 5 } else { 1 };
    all.into_iter().step_by(step).collect()
}

#[test]
fn every_format_gives_the_figures_of_the_evaluation() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut seen = 0;
    for case in cases() {
        let pack = pack_of_case(&case).display().to_string();
        let case = case.display().to_string();
        let arguments = ["score", &case, "--pack", &pack, "--format", "json"];
        let evaluation: Value =
            serde_json::from_str(&jixiao(Path::new("."), &arguments).out).expect("JSON");
        let expected = expected(&evaluation);
        let decimals = expected[0][1].split('.').nth(1).map_or(0, str::len);
        for ending in ["html", "docx", "xlsx", "md"] {
            let path = folder.path().join(format!("a.{ending}"));
            let output = path.display().to_string();
            let ran = report(Path::new("."), &[&case, "--pack", &pack, "-o", &output]);
            assert_ne!(ran.code, 2, "{}", ran.err);
            let found = match ending {
                "html" => of_html(&path),
                "docx" => of_docx(&path),
                "xlsx" => of_workbook(&path, decimals),
                _ => of_markdown(&path),
            };
            assert_eq!(found.len(), expected.len(), "{case} {ending}");
            for (found, expected) in found.iter().zip(&expected) {
                let about = format!("{case} {ending} {found:?} {expected:?}");
                if !expected[0].is_empty() {
                    assert_eq!(found[0], expected[0], "{about}");
                }
                assert_eq!(found[1], expected[1], "{about}");
                // Where there is no score, there is the word for why.
                if !expected[2].is_empty() {
                    assert_eq!(found[2], expected[2], "{about}");
                }
                seen += 1;
            }
        }
    }
    assert!(seen > 500, "{seen}");
}
