//! The workbook that cases are collected with is a table of cases, once it is filled in.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::Path;

use calamine::{Reader, Xlsx, open_workbook};
use insta::assert_snapshot;
use jixiao::bind::bind_case;
use jixiao::case::load_case;
use jixiao::pack::load_pack;
use jixiao::read::{SheetText, read_workbook};
use jixiao::source::{DiskFiles, Texts};
use rust_xlsxwriter::Workbook;
use serde_json::Value as Json;

use super::forms::scored;
use super::{PACK, fill, rows, small_pack, written};
use crate::case_tables::csv;
use crate::program::jixiao;
use crate::support::{below, files_below, pack_of_case};

/// The sheets of the form of a pack.
fn form(pack: &str, language: &str) -> Vec<SheetText> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("form.xlsx");
    let output = path.to_str().expect("a path");
    let ran = jixiao(
        Path::new("."),
        &["template", pack, "--output", output, "--lang", language],
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{pack}");
    read_workbook(&fs::read(&path).expect("a file")).expect("a workbook")
}

/// A head without its unit.
fn plain(head: &str) -> &str {
    match head
        .strip_suffix('）')
        .and_then(|head| head.rsplit_once('（'))
    {
        Some((name, _)) => name,
        None => head,
    }
}

/// The form with a case in it, given as a table of one row.
fn filled(sheets: &[SheetText], table: &str, path: &Path) {
    let given = rows(table);
    let values: BTreeMap<&str, &str> = given[0]
        .iter()
        .map(String::as_str)
        .zip(given[1].iter().map(String::as_str))
        .collect();
    let value = |head: &str| {
        let name = match head {
            "案例编号" => "id",
            "单位名称" => "subject",
            "年度" => "year",
            head => head,
        };
        let value = values.get(name).or_else(|| values.get(plain(name)));
        (*value.unwrap_or_else(|| panic!("{head}"))).to_owned()
    };
    let mut workbook = Workbook::new();
    for (index, sheet) in sheets.iter().enumerate() {
        let heads = &sheet.rows[0];
        let rows = match index {
            0 => vec![
                heads.clone(),
                heads.iter().map(|head| value(head)).collect(),
            ],
            // The guide is left as it is.
            1 => sheet.rows.clone(),
            _ => {
                let text = value(&sheet.name);
                let list: Vec<BTreeMap<String, Json>> = match text.as_str() {
                    "" => Vec::new(),
                    // A row of the id alone says that there are none.
                    "[]" => vec![BTreeMap::new()],
                    text => serde_json::from_str(text).expect("JSON"),
                };
                // Digits count: they are taken from the text.
                let cells = |row: &BTreeMap<String, Json>| {
                    let cell = |head: &String| match row.get(plain(head)) {
                        Some(Json::String(text)) => text.clone(),
                        Some(other) => digits(&text, other),
                        None => String::new(),
                    };
                    let id = std::iter::once(value("案例编号"));
                    id.chain(heads[1..].iter().map(cell)).collect()
                };
                let mut all = vec![heads.clone()];
                all.extend(list.iter().map(cells));
                all
            }
        };
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let padded: Vec<Vec<String>> = rows
            .into_iter()
            .map(|mut row| {
                row.resize(width, String::new());
                row
            })
            .collect();
        let made = workbook
            .add_worksheet()
            .set_name(&sheet.name)
            .expect("a name");
        fill(made, &written(&padded));
    }
    workbook.save(path).expect("a workbook");
}

/// A number as it stands in a JSON text: with the zeros behind it.
fn digits(text: &str, value: &Json) -> String {
    if let Json::Bool(yes) = value {
        return if *yes { "是" } else { "否" }.to_owned();
    }
    let short = value.to_string();
    let short = short.strip_suffix(".0").unwrap_or(&short);
    let mut numbers = text.split([':', ',', '}', ']', '[', '{']).map(str::trim);
    let written = numbers.find(|known| {
        let number = known.parse::<rust_decimal::Decimal>();
        number.is_ok_and(|number| number.normalize().to_string() == short)
    });
    written
        .unwrap_or_else(|| panic!("{short} in {text}"))
        .to_owned()
}

#[test]
fn a_form_that_is_filled_in_scores_as_its_case_does() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut forms = BTreeMap::new();
    for path in files_below(Path::new("cases"), ".toml") {
        let pack_folder = pack_of_case(&path);
        let mut texts = Texts::default();
        let pack = load_pack(&pack_folder, &DiskFiles, &mut texts);
        let pack = pack.value.expect("a pack");
        let case = load_case(&path, &DiskFiles, &mut texts);
        let case = case.value.expect("a case");
        let facts = bind_case(&pack, &case).value.expect("facts");
        let year = format!("单位0,{}", case.year.value);
        let table = csv(&pack, &[facts]).replace("单位0,2020", &year);
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.csv"), &table).expect("written");
        let pack = pack_folder.to_str().expect("a path");
        let empty = forms.entry(pack_folder.clone());
        let empty = empty.or_insert_with(|| form(pack, "zh"));
        filled(empty, &table, &at("a.xlsx"));
        for format in ["lines", "json"] {
            let of = |name: &str| scored(pack, at(name).to_str().expect("a path"), format);
            assert!(of("a.xlsx") == of("a.csv"), "{format} of {path:?}");
        }
    }
}

#[test]
fn an_empty_form_is_a_table_without_cases_in_either_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("form.xlsx");
    let output = path.to_str().expect("a path");
    let packs = below(Path::new("rules"))
        .into_iter()
        .filter(|id| id.is_dir())
        .flat_map(|id| below(&id));
    for pack in packs {
        let pack = pack.to_str().expect("a path");
        for language in ["zh", "en"] {
            jixiao(
                Path::new("."),
                &["template", pack, "-o", output, "--lang", language],
            );
            let ran = jixiao(
                Path::new("."),
                &["score", "--pack", pack, output, "--lang", "en"],
            );
            let came = (ran.code, ran.err.as_str());
            assert_eq!(came, (0, "0 scored, 0 could not be\n"), "{pack}");
            fs::remove_file(&path).expect("removed");
        }
    }
}

#[test]
fn the_guide_explains_every_fact() {
    let sheets = form("rules/mof-project/2020", "zh");
    let shown = sheets.iter().map(|sheet| {
        let rows = sheet
            .rows
            .iter()
            .map(|row| row.join(" | ").trim_end().to_owned());
        format!(
            "# {}\n{}\n",
            sheet.name,
            rows.collect::<Vec<_>>().join("\n")
        )
    });
    assert_snapshot!(shown.collect::<String>());
}

#[test]
fn a_form_that_may_be_filled_in_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("form.xlsx");
    fs::write(&path, "filled in").expect("written");
    let output = path.to_str().expect("a path");
    let ran = jixiao(Path::new("."), &["template", PACK, "-o", output]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("JX054"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).expect("a file"), "filled in");
}

const HOSTILE: &str = r#""甲" = { type = "decimal", label = "=HYPERLINK(\"http://a\")" }
"乙" = { type = "choice", options = ["是,也不是", "=1+1"] }
"填表说明" = { type = "table", columns = { "金额" = { type = "decimal", unit = "元", max = 100 } } }
"很长的明细很长的明细很长的明细很长的明细很长的明细很长的明细很长的明细" = { type = "table", label = "案例", columns = { "金额" = { type = "integer" } } }
"#;

#[test]
fn names_and_labels_of_a_pack_do_no_harm() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("pack")).expect("a folder");
    fs::write(
        at("pack/pack.toml"),
        small_pack(
            HOSTILE,
            r#"if 乙 == "=1+1" { full * 0 + 甲 } else { full }"#,
        ),
    )
    .expect("written");
    let ran = jixiao(folder.path(), &["template", "pack", "-o", "form.xlsx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let mut workbook: Xlsx<_> = open_workbook(at("form.xlsx")).expect("a workbook");
    let names = workbook.sheet_names();
    // A sheet named like a table fact, or like its label, would be read as its rows.
    assert_eq!(names, ["案例_", "填表说明_", "填表说明", "案例", "选项"]);
    for name in &names {
        assert!(
            workbook
                .worksheet_formula(name)
                .expect("formulas")
                .is_empty()
        );
    }
    let ran = jixiao(folder.path(), &["score", "--pack", "pack", "form.xlsx"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let parts = validations(&at("form.xlsx"));
    // An option with a comma stands on a sheet of its own.
    assert!(
        parts[0].contains("<formula1>'选项'!$A$1:$A$2</formula1>"),
        "{}",
        parts[0]
    );
}

/// The sheets of a workbook as they are stored.
fn validations(path: &Path) -> Vec<String> {
    let file = fs::File::open(path).expect("a file");
    let mut archive = zip::ZipArchive::new(file).expect("an archive");
    let names: Vec<String> = archive
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    let mut sheets: Vec<&String> = names
        .iter()
        .filter(|name| name.starts_with("xl/worksheets/sheet"))
        .collect();
    sheets.sort();
    let mut text = |name: &String| {
        let mut text = String::new();
        let mut part = archive.by_name(name).expect("a part");
        part.read_to_string(&mut text).expect("text");
        text
    };
    sheets.into_iter().map(&mut text).collect()
}

#[test]
fn a_spreadsheet_program_refuses_what_the_engine_refuses() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("form.xlsx");
    let output = path.to_str().expect("a path");
    jixiao(Path::new("."), &["template", PACK, "-o", output]);
    let sheets = validations(&path);
    let cases = &sheets[0];
    // 在职人员数 is whole and not below zero; a checklist is answered with 是 or 否.
    assert!(cases.contains("<dataValidation type=\"whole\" operator=\"greaterThanOrEqual\""));
    assert!(cases.contains("<formula1>\"是,否\"</formula1>"));
    assert!(cases.contains("<formula1>1900</formula1><formula2>2999</formula2>"));
    assert!(cases.contains("state=\"frozen\""));
}
