//! The charts of a document and of a workbook, read back from their bytes: their figures are those of the evaluation, and so
//! are the cells that they can be edited by.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use jixiao::number::{Decimal, half_up};
use serde_json::Value;

use super::opened::{Element, Opened};
use super::report;
use crate::program::jixiao;

/// A figure for each group; none where it is open.
type Figures = Vec<Option<Decimal>>;

/// A chart as it is drawn.
#[derive(Debug, PartialEq)]
struct Drawn {
    kind: &'static str,
    names: Vec<String>,
    /// Each with its name.
    series: Vec<(String, Figures)>,
}

fn number(text: &str) -> Decimal {
    let number: Decimal = text.parse().unwrap_or_else(|_| panic!("{text}"));
    number.normalize()
}

/// What the parts of a chart hold.
fn drawn(chart: &Element) -> Drawn {
    let is_radar = !chart.all("radarChart").is_empty();
    let points = |place: &Element| {
        let count = place.one("ptCount").value("val").parse().expect("a count");
        let mut values = vec![None; count];
        for point in place.all("pt") {
            let index: usize = point.value("idx").parse().expect("a place");
            values[index] = Some(point.one("v").text.clone());
        }
        values
    };
    let all = chart.all("ser");
    let series = all.iter().map(|series| {
        let values = points(series.one("val"));
        let values = values.into_iter().map(|one| one.as_deref().map(number));
        let name = series.one("tx").one("v").text.clone();
        (name, values.collect())
    });
    let names = points(all[0].one("cat")).into_iter();
    Drawn {
        kind: if is_radar { "radar" } else { "bars" },
        names: names.map(|name| name.expect("a name")).collect(),
        series: series.collect(),
    }
}

/// The top-level groups of a case by the program itself, shares of the full marks first: name, maximum, score.
fn groups(pack: &str, case: &str) -> Vec<(String, Decimal, Option<Decimal>, bool)> {
    let arguments = ["score", case, "--pack", pack, "--format", "json"];
    let evaluation: Value =
        serde_json::from_str(&jixiao(Path::new("."), &arguments).out).expect("JSON");
    let text = |value: &Value| number(value.as_str().expect("a figure"));
    let groups = evaluation["groups"].as_array().expect("groups").iter();
    let mut groups: Vec<_> = groups
        .map(|group| {
            let (low, high) = (text(&group["score"]["low"]), text(&group["score"]["high"]));
            let name = group["name"].as_str().expect("a name").to_owned();
            let score = (low == high).then_some(low);
            (name, text(&group["max"]), score, group["kind"] == "base")
        })
        .collect();
    groups.sort_by_key(|(_, _, _, is_base)| !is_base);
    groups
}

/// The charts that these groups ask for, without the names of the groups.
fn expected(pack: &str, case: &str, last: Option<&str>) -> Vec<(&'static str, Vec<Figures>)> {
    let now = groups(pack, case);
    let max = now.iter().map(|(_, max, _, _)| Some(*max)).collect();
    let score: Figures = now.iter().map(|(_, _, score, _)| *score).collect();
    let mut charts = vec![("bars", vec![max, score.clone()])];
    let base = now.iter().filter(|(_, _, _, is_base)| *is_base);
    let shares: Option<Vec<Decimal>> = base
        .map(|(_, max, score, _)| {
            let share = (*score)? / *max;
            Some(half_up(share * Decimal::ONE_HUNDRED, 1) / Decimal::ONE_HUNDRED)
        })
        .collect();
    if let Some(shares) = shares.filter(|shares| shares.len() >= 3) {
        let shares = shares.into_iter().map(|one| Some(one.normalize()));
        charts.push(("radar", vec![shares.collect()]));
    }
    if let Some(last) = last {
        let before = groups(pack, last).into_iter().map(|(_, _, score, _)| score);
        charts.push(("bars", vec![before.collect(), score]));
    }
    charts
}

fn written(folder: &Path, pack: &str, case: &str, last: Option<&str>, ending: &str) -> PathBuf {
    let output = folder.join(format!("report.{ending}"));
    let path = output.display().to_string();
    let mut arguments = vec![case, "--pack", pack, "-o", &path];
    arguments.extend(last.iter().flat_map(|last| ["--last", *last]));
    let ran = report(Path::new("."), &arguments);
    assert_ne!(ran.code, 2, "{}", ran.err);
    output
}

/// The charts of an archive with what they are described by, in the order of the report.
fn charts(opened: &Opened) -> Vec<Drawn> {
    let folder = if opened.0.contains_key("word/document.xml") {
        "word/charts/chart"
    } else {
        "xl/charts/chart"
    };
    let names = opened.names(folder, ".xml").into_iter();
    names.map(|name| drawn(&opened.tree(&name))).collect()
}

fn cells(bytes: Vec<u8>, sheet: &str) -> calamine::Range<Data> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    workbook.worksheet_range(sheet).expect("a sheet")
}

fn figure(cell: Option<&Data>) -> Option<Decimal> {
    match cell {
        Some(Data::Float(number)) => Some(self::number(&number.to_string())),
        Some(Data::Int(number)) => Some(Decimal::from(*number)),
        _ => None,
    }
}

/// The small cases of a pack of a group for each name, a score in percent of 100 each; `open` are those of unknown scores.
fn pack_of(folder: &Path, names: &[&str], open: &[usize]) -> [String; 3] {
    let count = names.len();
    let mut manifest = format!(
        "schema = 1\n[pack]\nid = \"many\"\nversion = \"1\"\ntitle = \"多组\"\nbasis = [\"x\"]\nfull_marks = {}\ndecimals = 2\nrounding = \"half-up\"\n",
        count * 10
    );
    fs::create_dir(folder.join("pack")).expect("a folder");
    for (place, name) in names.iter().enumerate() {
        let name = serde_json::to_string(name).expect("a text");
        manifest += &format!(
            "[fact.\"率{place}\"]\ntype = \"percent\"\nlabel = \"率\"\n[[group]]\nid = \"g{place}\"\nname = {name}\nmax = 10\n[[indicator]]\nid = \"i{place}\"\nname = \"指标{place}\"\ngroup = \"g{place}\"\nmax = 10\nscript = \"i{place}.rhai\"\n"
        );
        let script = format!("full * 率{place} / 100\n");
        fs::write(folder.join(format!("pack/i{place}.rhai")), script).expect("written");
    }
    fs::write(folder.join("pack/pack.toml"), manifest).expect("written");
    let case = |file: &str, year: usize, open: &[usize]| {
        let known = (0..count).filter(|place| !open.contains(place));
        let facts = known.map(|place| format!("\"率{place}\" = {}\n", (place * 13 + year) % 101));
        let facts: String = facts.collect();
        let case = format!(
            "schema = 1\n[case]\nid = \"c{year}\"\nsubject = \"某单位\"\nyear = {year}\nsource = \"x\"\n[facts]\n{facts}"
        );
        let path = folder.join(file);
        fs::write(&path, case).expect("written");
        path.display().to_string()
    };
    [
        folder.join("pack").display().to_string(),
        case("case.toml", 2020, open),
        case("last.toml", 2019, &[]),
    ]
}

/// Packs with cases and cases of the year before: plain, with points added and taken off, with open scores in both years.
fn subjects(folder: &Path) -> Vec<(String, String, Option<String>)> {
    let [pack, case, last] = pack_of(folder, &["甲", "乙", "丙", "丁"], &[1, 3]);
    let funds = "cases/revitalisation-fund/revitalisation-fund-sample-county";
    let bonus = "rules/revitalisation-fund/2021".to_owned();
    let plain = "rules/wanzhou-overall/2020".to_owned();
    let fic = "cases/wanzhou-fic-2020.toml".to_owned();
    let bureau = "cases/wanzhou-overall/wanzhou-overall-sample-bureau-2020.toml".to_owned();
    vec![
        (plain.clone(), fic.clone(), None),
        (plain, fic, Some(bureau)),
        (
            bonus,
            format!("{funds}-2022.toml"),
            Some(format!("{funds}-2021.toml")),
        ),
        (pack.clone(), case.clone(), Some(last.clone())),
        (pack, last, Some(case)),
    ]
}

#[test]
fn charts_of_a_document_and_their_workbooks_hold_the_figures_of_the_evaluation() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut seen = 0;
    for (pack, case, last) in subjects(folder.path()) {
        let last = last.as_deref();
        let opened = Opened::file(&written(folder.path(), &pack, &case, last, "docx"));
        opened.is_whole();
        let found = charts(&opened);
        let expected = expected(&pack, &case, last);
        assert_eq!(found.len(), expected.len(), "{case}");
        let told = groups(&pack, &case);
        for ((number, chart), (kind, figures)) in (1..).zip(&found).zip(expected) {
            let about = format!("{case} {chart:?}");
            assert_eq!(chart.kind, kind, "{about}");
            for (name, (own, _, _, _)) in chart.names.iter().zip(&told) {
                assert!(name.starts_with(own.as_str()), "{about}");
            }
            let values: Vec<&Figures> = chart.series.iter().map(|(_, values)| values).collect();
            assert_eq!(values, figures.iter().collect::<Vec<_>>(), "{about}");
            let bytes = opened.0[&format!("word/embeddings/chart{number}.xlsx")].clone();
            Opened::bytes(bytes.clone()).is_whole();
            let cells = cells(bytes, "Sheet1");
            let rows = u32::try_from(chart.names.len()).expect("rows");
            assert_eq!(cells.height(), chart.names.len() + 1, "{about}");
            for (row, name) in (1..=rows).zip(&chart.names) {
                assert_eq!(cells.get_value((row, 0)), Some(&Data::String(name.clone())));
            }
            for (column, (name, values)) in (1..).zip(&chart.series) {
                let head = cells.get_value((0, column));
                assert_eq!(head, Some(&Data::String(name.clone())), "{about}");
                for (row, value) in (1..=rows).zip(values) {
                    assert_eq!(figure(cells.get_value((row, column))), *value, "{about}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 60, "{seen}");
}

#[test]
fn a_chart_says_where_in_its_workbook_its_figures_stand() {
    let folder = tempfile::tempdir().expect("a folder");
    let (pack, case, last) = subjects(folder.path()).swap_remove(1);
    let path = written(folder.path(), &pack, &case, last.as_deref(), "docx");
    let opened = Opened::file(&path);
    let places = |name: &str| -> Vec<String> {
        let tree = opened.tree(name);
        tree.all("f").iter().map(|one| one.text.clone()).collect()
    };
    let one = ["Sheet1!$B$1", "Sheet1!$A$2:$A$5", "Sheet1!$B$2:$B$5"];
    let two = ["Sheet1!$C$1", "Sheet1!$A$2:$A$5", "Sheet1!$C$2:$C$5"];
    assert_eq!(places("word/charts/chart1.xml"), [one, two].concat());
    assert_eq!(places("word/charts/chart2.xml"), one);
    assert_eq!(places("word/charts/chart3.xml"), [one, two].concat());
}

#[test]
fn charts_of_a_workbook_read_cells_that_are_the_figures_of_the_evaluation() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut seen = 0;
    for (pack, case, last) in subjects(folder.path()) {
        let last = last.as_deref();
        let path = written(folder.path(), &pack, &case, last, "xlsx");
        let opened = Opened::file(&path);
        opened.is_whole();
        let found = charts(&opened);
        let expected = expected(&pack, &case, last);
        assert_eq!(found.len(), expected.len(), "{case}");
        for (chart, (kind, figures)) in found.iter().zip(expected) {
            assert_eq!(chart.kind, kind, "{case} {chart:?}");
            let values: Vec<&Figures> = chart.series.iter().map(|(_, values)| values).collect();
            assert_eq!(
                values,
                figures.iter().collect::<Vec<_>>(),
                "{case} {chart:?}"
            );
        }
        let cells = cells(fs::read(&path).expect("bytes"), "分组");
        let before = last.map(|last| groups(&pack, last));
        for (place, (name, max, score, _)) in groups(&pack, &case).into_iter().enumerate() {
            let row = u32::try_from(place).expect("a row") + 2;
            let at = |column: u32| cells.get_value((row, column));
            let about = format!("{case} {name}");
            assert!(at(0).expect("a name").to_string().starts_with(&name));
            assert_eq!(figure(at(1)), Some(max), "{about}");
            assert_eq!(figure(at(2)), score, "{about}");
            let share = score.map(|score| half_up(score / max * Decimal::ONE_HUNDRED, 1));
            let share = share.map(|share| (share / Decimal::ONE_HUNDRED).normalize());
            assert_eq!(figure(at(4)), share, "{about}");
            if let Some(before) = &before {
                assert_eq!(figure(at(5)), before[place].2, "{about}");
            }
            // What is open is told in words.
            let is_open =
                score.is_none() || before.as_ref().is_some_and(|all| all[place].2.is_none());
            let told = at(if before.is_some() { 6 } else { 5 }).expect("a text");
            assert_eq!(told.to_string().contains('–'), is_open, "{about} {told}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn a_score_that_is_open_is_told_below_the_chart() {
    let folder = tempfile::tempdir().expect("a folder");
    let [pack, case, last] = pack_of(folder.path(), &["甲", "乙", "丙"], &[1]);
    let path = written(folder.path(), &pack, &case, Some(&last), "docx");
    let document = Opened::file(&path).tree("word/document.xml");
    let captions = |document: &Element| -> Vec<String> {
        let all = document.all("p").into_iter();
        let all = all.filter(|one| {
            let style = one.all("pStyle");
            style.iter().any(|style| style.value("w:val") == "Caption")
        });
        all.map(|one| one.one("t").text.clone()).collect()
    };
    let expected = [
        "图1　各部分得分与分值",
        "得分未定，图中未画：乙 0.00–10.00 / 10.00",
        "图2　各部分 2019年度与 2020年度得分",
        "得分未定，图中未画：乙 2020年度 0.00–10.00",
    ];
    assert_eq!(captions(&document), expected);
}

#[test]
fn every_chart_says_its_figures_to_those_who_do_not_see_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let [pack, _, case] = pack_of(folder.path(), &["甲", "乙", "丙"], &[]);
    // 2019 mod 101 = 100, then 13 more each: 100, 12, 25.
    let expected = [
        "各部分得分与分值：甲 10.00 / 10.00、乙 1.20 / 10.00、丙 2.50 / 10.00",
        "各部分得分率：甲 100.0%、乙 12.0%、丙 25.0%",
    ];
    for (ending, part, tag) in [
        ("docx", "word/document.xml", "docPr"),
        ("xlsx", "xl/drawings/drawing1.xml", "cNvPr"),
    ] {
        let opened = Opened::file(&written(folder.path(), &pack, &case, None, ending));
        let tree = opened.tree(part);
        let told: Vec<&str> = tree.all(tag).iter().map(|one| one.value("descr")).collect();
        assert_eq!(told, expected, "{ending}");
    }
}

#[test]
fn names_of_groups_are_texts_in_every_chart() {
    let folder = tempfile::tempdir().expect("a folder");
    let long = "部门整体支出绩效目标设定的合理性、完整性与可衡量性".repeat(7);
    let names = [
        "</c:v><script>alert(1)</script>",
        "=HYPERLINK(\"x\",\"y\")",
        "\u{202e}左\u{1b}'\"",
        &long,
    ];
    let [pack, case, last] = pack_of(folder.path(), &names, &[]);
    for ending in ["docx", "xlsx"] {
        let path = written(folder.path(), &pack, &case, Some(&last), ending);
        let opened = Opened::file(&path);
        opened.is_whole();
        let found = charts(&opened);
        assert_eq!(found.len(), 3);
        for chart in &found {
            let about = format!("{ending} {chart:?}");
            assert!(chart.names[0].starts_with("</c:v><script>"), "{about}");
            assert!(chart.names[1].starts_with("=HYPERLINK(\"x\""), "{about}");
            assert!(chart.names[2].starts_with("<U+202E>左␛'\""), "{about}");
            assert!(chart.names[3].chars().count() <= 17, "{about}");
        }
        let mut parts = vec![opened];
        let inner = parts[0].names("word/embeddings/", ".xlsx");
        let inner: Vec<Opened> = inner
            .iter()
            .map(|name| Opened::bytes(parts[0].0[name].clone()))
            .collect();
        parts.extend(inner);
        for opened in &parts {
            for name in opened.names("", ".xml") {
                let text = opened.text(&name);
                let acts = ["<script", "<f>", "<hyperlink", "\u{202e}", "\u{1b}"];
                for act in acts {
                    assert!(!text.contains(act), "{ending} {name} {act}");
                }
            }
        }
    }
}

#[test]
fn charts_keep_within_the_page_however_many_groups_there_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let names: Vec<String> = (0..60).map(|place| format!("第{place}部分")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let [pack, case, _] = pack_of(folder.path(), &names, &[]);
    let path = written(folder.path(), &pack, &case, None, "docx");
    let opened = Opened::file(&path);
    let document = opened.tree("word/document.xml");
    // The corners of a radar would run into each other.
    let extents = document.all("extent");
    assert_eq!(extents.len(), 1);
    // 156 mm by 225 mm are text on a page; heading and caption take some.
    let millimetres = |key: &str| extents[0].value(key).parse::<u64>().expect("EMU") / 36_000;
    assert_eq!(millimetres("cx"), 156);
    assert!(millimetres("cy") < 195, "{}", millimetres("cy"));
}

#[test]
fn no_workbook_says_when_it_was_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let [pack, case, _] = pack_of(folder.path(), &["甲"], &[]);
    let document = Opened::file(&written(folder.path(), &pack, &case, None, "docx"));
    let embedded = Opened::bytes(document.0["word/embeddings/chart1.xlsx"].clone());
    let workbook = Opened::file(&written(folder.path(), &pack, &case, None, "xlsx"));
    for opened in [embedded, workbook] {
        let properties = opened.tree("docProps/core.xml");
        for name in ["created", "modified"] {
            assert_eq!(properties.one(name).text, "1980-01-01T00:00:00Z");
        }
    }
}
