//! A comparison as a page and as a workbook: the figures are those of the JSON, and what a case writes stays text.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use calamine::{Data, Reader, Xlsx, open_workbook};
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{CASE, MANIFEST, SCRIPT, shipped};

const VERSIONS: [[&str; 2]; 2] = [
    ["wanzhou-overall@2020", "wanzhou-overall@2021"],
    ["wanzhou-overall@2021", "wanzhou-overall@2022"],
];

fn run(folder: &Path, versions: [&str; 2], more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .arg("compare")
        .args(versions)
        .args(more)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .output()
        .expect("a run")
}

/// The comparison over the shipped cases, written to a file of this name.
fn written(folder: &TempDir, versions: [&str; 2], name: &str, more: &[&str]) -> String {
    let mut arguments = vec!["--cases", "cases", "-o", name];
    arguments.extend(more);
    let ended = run(folder.path(), versions, &arguments);
    let told = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(0), "{told}");
    assert!(ended.stdout.is_empty());
    folder.path().join(name).display().to_string()
}

/// Id, total before, total after and change of each case that moved, with what each cause adds to it.
type Moved = ([String; 4], Vec<String>);

fn expected(folder: &TempDir, versions: [&str; 2]) -> Vec<Moved> {
    let path = written(folder, versions, "a.json", &[]);
    let document = fs::read_to_string(path).expect("a text");
    let document: Value = serde_json::from_str(&document).expect("JSON");
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    let range = |low: String, high: String| {
        if low == high {
            low
        } else {
            format!("{low}–{high}")
        }
    };
    let hundredths = |text: &str| -> i64 {
        let digits = text.replace('.', "");
        digits.parse().expect("hundredths")
    };
    let signed = |change: i64| {
        let sign = match change {
            0 => "",
            1.. => "+",
            _ => "-",
        };
        format!("{sign}{}.{:02}", change.abs() / 100, change.abs() % 100)
    };
    let changed = |one: i64, other: i64| {
        let (low, high) = (one.min(other), one.max(other));
        if low == high {
            signed(low)
        } else {
            format!("{} 至 {}", signed(low), signed(high))
        }
    };
    let told = document["impact"]["told"].as_array().expect("cases");
    told.iter()
        .map(|case| {
            let end = |side: &str, end: &str| text(&case[side][end]);
            let totals = ["before", "after"].map(|side| range(end(side, "low"), end(side, "high")));
            let by =
                |which: &str| hundredths(&end("after", which)) - hundredths(&end("before", which));
            let [before, after] = totals;
            let shares = case["shares"].as_array().expect("shares");
            let share = |share: &Value| {
                changed(
                    hundredths(&text(&share["low"])),
                    hundredths(&text(&share["high"])),
                )
            };
            let change = changed(by("low"), by("high"));
            let row = [text(&case["id"]), before, after, change];
            (row, shares.iter().map(share).collect())
        })
        .collect()
}

/// The cells of the rows of a table of the page, that has this caption.
fn of_page(page: &str, caption: &str) -> Vec<Vec<String>> {
    let caption = format!("<caption>{caption}</caption>");
    let table = page.split(&caption).nth(1).expect("a table");
    let table = table.split("</table>").next().expect("a table");
    let rows = table.split("<tbody>").nth(1).expect("rows").split("<tr>");
    let cell = |text: &str| text.split("</p>").next().expect("a cell").to_owned();
    rows.skip(1)
        .map(|row| row.split("<p>").skip(1).map(cell).collect())
        .collect()
}

fn of_workbook(path: &str, sheet: &str) -> Vec<Vec<String>> {
    let mut workbook: Xlsx<_> = open_workbook(path).expect("a workbook");
    let names = ["概览", "规则变化", "差异", "变动的案例", "归因", "指标"];
    assert_eq!(workbook.sheet_names(), names);
    let range = workbook.worksheet_range(sheet).expect("a sheet");
    let text = |cell: &Data| match cell {
        Data::Float(number) => format!("{number:.2}"),
        other => other.to_string(),
    };
    // Below the rows stands what is said of them, in the first column alone.
    let rows = range.rows().skip(2).filter(|row| row[1] != Data::Empty);
    rows.map(|row| row.iter().map(text).collect()).collect()
}

#[test]
fn every_format_gives_the_figures_of_the_json() {
    let folder = shipped();
    let mut seen = [0, 0];
    for versions in VERSIONS {
        let expected = expected(&folder, versions);
        let page = fs::read_to_string(written(&folder, versions, "a.html", &["--top", "99"]));
        let page = page.expect("a text");
        let rows = of_page(&page, "案例");
        assert_eq!(rows.len(), expected.len());
        for (row, (expected, shares)) in rows.iter().zip(&expected) {
            let [id, before, after, change] = expected;
            assert_eq!(
                [&row[0], &row[3], &row[4], &row[5]],
                [id, before, after, change]
            );
            let own = of_page(&page, &format!("{id}：各处改动各占多少"));
            let own: Vec<&String> = own.iter().map(|row| &row[1]).collect();
            assert_eq!(own, shares.iter().collect::<Vec<_>>(), "{id}");
        }
        let path = written(&folder, versions, "a.xlsx", &[]);
        // A number with a sign is a number.
        let plain = |change: &String| change.trim_start_matches('+').to_owned();
        let is_range = |change: &str| change.contains('至');
        let cases = of_workbook(&path, "变动的案例");
        assert_eq!(cases.len(), expected.len());
        for (row, ([id, before, after, change], _)) in cases.iter().zip(&expected) {
            let change = if is_range(change) {
                change.clone()
            } else {
                plain(change)
            };
            assert_eq!(
                [&row[0], &row[5], &row[6], &row[7]],
                [id, before, after, &change]
            );
            seen[0] += 1;
        }
        let rows = of_workbook(&path, "归因");
        for ([id, ..], shares) in &expected {
            let own = rows.iter().filter(|row| row[0] == *id);
            let own: Vec<String> = own.map(|row| row[4].clone()).collect();
            let shares = shares.iter();
            let shares = shares.map(|one| {
                if is_range(one) {
                    one.clone()
                } else {
                    plain(one)
                }
            });
            assert_eq!(own, shares.collect::<Vec<_>>(), "{id}");
            seen[1] += own.len();
        }
    }
    assert!(seen[0] > 20 && seen[1] > 60, "{seen:?}");
}

#[test]
fn the_shares_of_a_case_on_the_sheet_add_up_to_its_change() {
    let folder = shipped();
    let path = written(&folder, VERSIONS[0], "a.xlsx", &[]);
    let (cases, shares) = (of_workbook(&path, "变动的案例"), of_workbook(&path, "归因"));
    let hundredths = |text: &String| -> Option<i64> { text.replace('.', "").parse().ok() };
    let mut seen = 0;
    for case in &cases {
        let Some(change) = hundredths(&case[7]) else {
            continue;
        };
        let own = shares.iter().filter(|share| share[0] == case[0]);
        let sum: i64 = own.filter_map(|share| hundredths(&share[4])).sum();
        assert_eq!(sum, change, "{case:?}");
        seen += 1;
    }
    assert!(seen > 8, "{seen}");
}

/// The shipped case, its subject and id such that browsers, spreadsheets and terminals would obey them.
fn hostile(folder: &TempDir) {
    let case = fs::read_to_string(folder.path().join("cases/wanzhou-fic-2020.toml"));
    let case = case.expect("a case");
    let subject = case.lines().find(|line| line.starts_with("subject = "));
    let subject = subject.expect("a subject");
    let text = r#"subject = "=HYPERLINK(1)<script>alert(1)</script>\u001b[2J\u202Ea""#;
    fs::write(
        folder.path().join("case.toml"),
        case.replacen(subject, text, 1),
    )
    .expect("a case");
}

#[test]
fn what_a_case_writes_stays_text() {
    let folder = shipped();
    hostile(&folder);
    for name in ["a.html", "a.xlsx"] {
        let ended = run(
            folder.path(),
            VERSIONS[0],
            &["--cases", "case.toml", "-o", name],
        );
        assert_eq!(ended.status.code(), Some(0));
    }
    let page = fs::read_to_string(folder.path().join("a.html")).expect("a page");
    assert!(
        page.contains("=HYPERLINK(1)&lt;script&gt;alert(1)"),
        "not shown"
    );
    assert!(page.contains("␛[2J&lt;U+202E&gt;a"), "signs not shown");
    assert!(!page.contains("<script") && !page.contains(['\u{1b}', '\u{202e}']));
    let path = folder.path().join("a.xlsx").display().to_string();
    let cases = of_workbook(&path, "变动的案例");
    assert_eq!(
        cases[0][1],
        "=HYPERLINK(1)<script>alert(1)</script>␛[2J<U+202E>a"
    );
    let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    for sheet in workbook.sheet_names() {
        let formulas = workbook.worksheet_formula(&sheet).expect("a sheet");
        assert!(formulas.is_empty(), "{sheet}");
    }
}

#[test]
fn a_page_has_a_chart_for_each_question_and_nothing_that_runs() {
    let folder = shipped();
    for (versions, known) in VERSIONS.into_iter().zip([10, 0]) {
        let path = written(&folder, versions, "a.html", &[]);
        let page = fs::read_to_string(path).expect("a page");
        // Of all cases: before against after and who moved; where totals are known, how changes are distributed and what causes
        // them; and what causes the change of each case whose total is known.
        let charts = 2 + if known > 0 { 2 + known } else { 0 };
        assert_eq!(
            page.matches("<svg class=\"chart").count(),
            charts,
            "{versions:?}"
        );
        for sign in ["<script", "javascript:", "http", " on"] {
            let found = page.matches(sign).count();
            // Of addresses only the policy of the page itself is there.
            assert_eq!(found, usize::from(sign == "http"), "{sign}");
        }
        assert!(page.contains("http-equiv=\"Content-Security-Policy\""));
    }
}

#[test]
fn without_cases_a_page_tells_of_the_rules_alone() {
    let folder = shipped();
    let ended = run(
        folder.path(),
        VERSIONS[1],
        &["--format", "html", "--lang", "en"],
    );
    let page = String::from_utf8(ended.stdout).expect("UTF-8");
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en\">"));
    assert!(page.contains("<h2>Rules</h2>") && !page.contains("<h2>Impact</h2>"));
    assert!(page.contains("<h2>Scripts that changed</h2>"));
}

#[test]
fn a_workbook_is_not_printed() {
    let folder = shipped();
    let ended = run(folder.path(), VERSIONS[0], &["--format", "xlsx"]);
    assert_eq!(ended.status.code(), Some(2));
    assert!(ended.stdout.is_empty());
    let told = String::from_utf8(ended.stderr).expect("UTF-8");
    assert!(told.contains("JX135"), "{told}");
}

#[test]
fn a_workbook_says_how_many_cases_it_leaves_out() {
    let folder = shipped();
    let path = written(&folder, VERSIONS[0], "a.xlsx", &["--top", "3"]);
    let mut workbook: Xlsx<_> = open_workbook(&path).expect("a workbook");
    let sheet = workbook.worksheet_range("变动的案例").expect("a sheet");
    let last = sheet.rows().next_back().expect("a row");
    assert_eq!(sheet.height(), 2 + 3 + 1);
    let said = "11 个案例有变动，列出 3 个：换等次的在前，其余按变动大小排列";
    assert_eq!(last[0].to_string(), said);
}

#[test]
fn a_comparison_never_takes_the_place_of_what_is_compared() {
    let folder = shipped();
    let case = "cases/wanzhou-fic-2020.toml";
    let inputs = [
        case,
        "rules/wanzhou-overall/2021/pack.toml",
        "cases/wanzhou-overall/wanzhou-overall-sample-office-2021.toml",
    ];
    for input in inputs {
        let path = folder.path().join(input);
        let before = fs::read(&path).expect("an input");
        let more = ["--cases", case, "cases/wanzhou-overall", "-o", input];
        let ended = run(folder.path(), VERSIONS[0], &more);
        assert_eq!(ended.status.code(), Some(2), "{input}");
        assert_eq!(fs::read(&path).expect("an input"), before, "{input}");
        let told = String::from_utf8(ended.stderr).expect("UTF-8");
        assert!(told.contains("它同时是输入"), "{told}");
    }
}

/// Two versions of the small pack, whose lowest grade begins below zero and whose grades look like numbers, and a case that has a
/// worse grade by the newer one.
fn graded() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let manifest = MANIFEST
        .replace("label = \"优\"\nfrom = 9", "label = \"1_000\"\nfrom = 7")
        .replace(
            "label = \"差\"\nfrom = 0",
            "label = \"+1\"\nfrom = 0\n\n[[grade]]\nlabel = \"末等\"\nfrom = -5",
        )
        .replace("rounding = \"half-up\"", "rounding = \"half-up\"\ntotal = \"unclamped\"")
        .replacen(
            "[[group]]",
            "[[group]]\nid = \"另扣\"\nkind = \"penalty\"\nmax = 5\n\n[[indicator]]\nid = \"off\"\nname = \"另扣\"\ngroup = \"另扣\"\nmax = 5\ninline = '扣分'\n\n[[group]]",
            1,
        )
        .replacen("[param.", "[param.\"扣分\"]\nvalue = 0\nunit = \"分\"\nbasis = \"评分标准\"\n\n[param.", 1);
    let later = manifest
        .replace("[param.\"扣分\"]\nvalue = 0", "[param.\"扣分\"]\nvalue = 3")
        .replace("version = \"1\"", "version = \"2\"");
    for (name, manifest) in [("old", manifest), ("new", later)] {
        let pack = folder.path().join(name);
        fs::create_dir(&pack).expect("a folder");
        fs::write(pack.join("pack.toml"), manifest).expect("written");
        fs::write(pack.join("控制率.rhai"), SCRIPT).expect("written");
    }
    // 2.00 and 5.83 by the older version; 3 less by the newer one.
    fs::write(folder.path().join("a.toml"), CASE).expect("written");
    // Nothing by the older one: 200 of 20 in post, nobody satisfied.
    let none = CASE
        .replace("small-2020", "none-2020")
        .replace("= 22", "= 200")
        .replace("= 97.2", "= 0");
    fs::write(folder.path().join("b.toml"), none).expect("written");
    folder
}

#[test]
fn limits_of_grades_stand_where_they_are_also_at_zero() {
    let folder = graded();
    let more = ["--cases", "a.toml", "b.toml", "-o", "a.html"];
    let ended = run(folder.path(), ["old", "new"], &more);
    let told = String::from_utf8_lossy(&ended.stderr);
    assert_eq!(ended.status.code(), Some(0), "{told}");
    let page = fs::read_to_string(folder.path().join("a.html")).expect("a page");
    let scatter = page
        .split("<svg class=\"chart scatter\"")
        .nth(1)
        .expect("a chart");
    let scatter = scatter.split("</svg>").next().expect("a chart");
    for (label, count) in [(">1_000</text>", 2), (">+1</text>", 2), (">末等</text>", 0)] {
        assert_eq!(scatter.matches(label).count(), count, "{label}");
    }
}

#[test]
fn grades_that_look_like_numbers_are_texts_in_a_workbook() {
    let folder = graded();
    let more = ["--cases", "a.toml", "b.toml", "-o", "a.xlsx"];
    assert_eq!(
        run(folder.path(), ["old", "new"], &more).status.code(),
        Some(0)
    );
    let path = folder.path().join("a.xlsx").display().to_string();
    let grades: Vec<[String; 2]> = of_workbook(&path, "变动的案例")
        .iter()
        .map(|row| [row[2].clone(), row[3].clone()])
        .collect();
    let expected = [["+1", "末等"], ["1_000", "+1"]];
    let mut sorted = grades.clone();
    sorted.sort();
    assert_eq!(sorted, expected.map(|both| both.map(str::to_owned)));
}
