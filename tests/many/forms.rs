//! A case in a file of its own, in a table, in lines of JSON and in a workbook is the same case.

use std::fs;
use std::path::Path;

use jixiao::bind::bind_case;
use jixiao::case::load_case;
use jixiao::pack::load_pack;
use jixiao::read::read_workbook;
use jixiao::source::{DiskFiles, Texts};
use proptest::prelude::*;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, Workbook};
use serde_json::Value as Json;

use super::{CASE, PACK, fill, small_pack, table, workbook};
use crate::case_tables::{csv, json_lines};
use crate::program::{jixiao, piped};
use crate::support::{files_below, pack_of_case};

/// What a run writes, without what the forms call their cases.
pub fn scored(pack: &str, input: &str, format: &str) -> Vec<Json> {
    let ran = jixiao(
        Path::new("."),
        &["score", "--pack", pack, "--format", format, input],
    );
    let lines = ran.out.lines().map(|line| {
        let mut line: Json = serde_json::from_str(line).expect("JSON");
        for about in ["id", "subject", "case"] {
            line.as_object_mut().expect("an object").remove(about);
        }
        line
    });
    let lines: Vec<Json> = lines.collect();
    assert!(!lines.is_empty(), "{}", ran.err);
    lines
}

#[test]
fn every_shipped_case_comes_to_the_same_from_every_form() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in files_below(Path::new("cases"), ".toml") {
        let pack_folder = pack_of_case(&path);
        let mut texts = Texts::default();
        let pack = load_pack(&pack_folder, &DiskFiles, &mut texts);
        let pack = pack.value.expect("a pack");
        let case = load_case(&path, &DiskFiles, &mut texts);
        let case = case.value.expect("a case");
        let facts = [bind_case(&pack, &case).value.expect("facts")];
        let year = case.year.value;
        let table = csv(&pack, &facts).replace("单位0,2020", &format!("单位0,{year}"));
        let lines = json_lines(&pack, &facts).replace("\"year\":2020", &format!("\"year\":{year}"));
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a.csv"), &table).expect("written");
        fs::write(at("a.jsonl"), lines).expect("written");
        workbook(&at("a.xlsx"), &table);
        let pack = pack_folder.to_str().expect("a path");
        let of_case = scored(pack, path.to_str().expect("a path"), "lines");
        let whole = scored(pack, at("a.csv").to_str().expect("a path"), "json");
        for name in ["a.csv", "a.jsonl", "a.xlsx"] {
            let input = at(name);
            let input = input.to_str().expect("a path");
            assert!(
                scored(pack, input, "lines") == of_case,
                "{name} of {path:?}"
            );
            assert!(scored(pack, input, "json") == whole, "{name} of {path:?}");
        }
    }
}

#[test]
fn standard_input_is_a_table_or_lines_of_json() {
    let marked = format!("\u{feff}{}", lines_of_shipped());
    for (input, is_lines) in [
        (table(2), false),
        (lines_of_shipped(), true),
        (marked, true),
    ] {
        let ran = piped(&["score", "--pack", PACK, "--format", "lines", "-"], &input);
        assert_eq!(ran.code, 0, "{}", ran.err);
        assert_eq!(ran.out.lines().count(), if is_lines { 1 } else { 2 });
        assert!(ran.out.contains("\"low\":\"97.00\""));
    }
}

fn lines_of_shipped() -> String {
    let mut texts = Texts::default();
    let pack = load_pack(Path::new(PACK), &DiskFiles, &mut texts);
    let pack = pack.value.expect("a pack");
    let case = load_case(Path::new(CASE), &DiskFiles, &mut texts);
    let facts = bind_case(&pack, &case.value.expect("a case"));
    json_lines(&pack, &[facts.value.expect("facts")])
}

#[test]
fn a_table_of_a_chinese_spreadsheet_program_is_read_whatever_its_encoding() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = table(3);
    let (gb18030, _, _) = encoding_rs::GB18030.encode(&text);
    let utf16: Vec<u8> = std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let marked = format!("\u{feff}{text}");
    let encoded = [text.as_bytes(), marked.as_bytes(), &gb18030, &utf16];
    let outputs = encoded.map(|bytes| {
        let path = folder.path().join("a.csv");
        fs::write(&path, bytes).expect("written");
        scored(PACK, path.to_str().expect("a path"), "lines")
    });
    assert_eq!(outputs[0].len(), 3);
    for output in &outputs {
        assert_eq!(output, &outputs[0]);
    }
}

/// The shipped case as a workbook with a sheet for the reasons, a heading above, and columns in another order.
fn with_details(path: &Path, details: &str) {
    let table = table(1);
    let mut records = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes())
        .into_records()
        .map(|record| record.expect("a record"));
    let (header, row) = (
        records.next().expect("a header"),
        records.next().expect("a row"),
    );
    let columns = header.iter().zip(row.iter());
    let mut kept: Vec<(&str, &str)> = columns.filter(|(name, _)| *name != "追加原因").collect();
    kept.reverse();
    let (names, fields): (Vec<&str>, Vec<&str>) = kept.into_iter().unzip();
    let names: Vec<&str> = names
        .into_iter()
        .map(|name| match name {
            "id" => "案例编号",
            "subject" => "单位名称",
            "year" => "年度",
            name => name,
        })
        .collect();
    let mut rows = csv::Writer::from_writer(Vec::new());
    rows.write_record(names).expect("memory");
    rows.write_record(fields).expect("memory");
    let cases = String::from_utf8(rows.into_inner().expect("memory")).expect("text");
    let mut workbook = Workbook::new();
    fill(
        workbook.add_worksheet().set_name("案例").expect("a name"),
        &cases,
    );
    fill(
        workbook
            .add_worksheet()
            .set_name("追加原因")
            .expect("a name"),
        details,
    );
    fill(
        workbook.add_worksheet().set_name("说明").expect("a name"),
        "随便写",
    );
    workbook.save(path).expect("a workbook");
}

const DETAILS: &str = "案例编号,原因,金额\ncase-0,上年目标考核奖和健康疗养费,78.18\ncase-0,上年应休未休年休假,11.10\n\
case-0,增加基本工资和社会保险费,27.08\ncase-0,退休人员一次性补助,4.73\ncase-0,两名行政人员退休减少工资福利,-35.10\n\
case-0,项目支出减少,-9.50\n";

#[test]
fn the_rows_of_a_table_fact_may_stand_on_a_sheet_of_their_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.xlsx");
    with_details(&path, DETAILS);
    let details = scored(PACK, path.to_str().expect("a path"), "json");
    let plain = folder.path().join("a.csv");
    fs::write(&plain, table(1)).expect("written");
    // The shipped case states the amounts with the zeros of its report, a workbook without.
    let relations = |lines: &[Json]| -> Vec<(String, String)> {
        let all = lines[0]["relations"].as_array().expect("relations");
        let status = |one: &Json| (one["id"].to_string(), one["status"].to_string());
        all.iter().map(status).collect()
    };
    let of_plain = scored(PACK, plain.to_str().expect("a path"), "json");
    assert_eq!(details[0]["total"], of_plain[0]["total"]);
    assert_eq!(relations(&details), relations(&of_plain));
    // Without the sheet some relation cannot be checked: it was read.
    with_details(&path, "案例编号,原因,金额\n");
    let without = scored(PACK, path.to_str().expect("a path"), "json");
    assert_ne!(relations(&details), relations(&without));
}

#[test]
fn details_of_no_case_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.xlsx");
    with_details(&path, &DETAILS.replacen("case-0,项目", "case-9,项目", 1));
    let input = path.to_str().expect("a path");
    let ran = jixiao(
        Path::new("."),
        &["score", "--pack", PACK, "--lang", "en", input],
    );
    assert_eq!(ran.code, 2);
    let told = "row 7 of the sheet “";
    assert!(
        ran.err.contains("JX136") && ran.err.contains(told),
        "{}",
        ran.err
    );
    assert!(ran.err.contains("“case-9”"), "{}", ran.err);
    assert!(
        ran.err
            .ends_with("1 scored, 0 could not be; unusable besides: 1\n"),
        "{}",
        ran.err
    );
}

const PLAIN: &str = r#""达成率" = { type = "percent", min = 0, max = 100 }
"比值" = { type = "decimal" }
"#;

/// What a workbook comes to by the plain pack, with this cell under 达成率 and one under 比值.
fn plain(write: impl Fn(&mut rust_xlsxwriter::Worksheet)) -> crate::program::Ran {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("pack")).expect("a folder");
    fs::write(
        at("pack/pack.toml"),
        small_pack(PLAIN, "full * 达成率 / 100 + 0 * 比值"),
    )
    .expect("written");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    fill(
        sheet,
        "案例编号,单位名称,年度,达成率（%）,比值\na,甲,2021,,1\n",
    );
    write(sheet);
    workbook.save(at("a.xlsx")).expect("a workbook");
    jixiao(
        folder.path(),
        &[
            "score", "--pack", "pack", "--format", "lines", "--lang", "en", "a.xlsx",
        ],
    )
}

#[test]
fn a_cell_that_shows_a_percentage_holds_what_it_shows() {
    let percent = Format::new().set_num_format("0.0%");
    let shown = plain(|sheet| {
        sheet
            .write_with_format(1, 3, 0.972, &percent)
            .expect("a cell");
    });
    assert!(
        shown.out.contains("\"low\":\"9.72\""),
        "{} {}",
        shown.out,
        shown.err
    );
    let typed = plain(|sheet| {
        sheet.write(1, 3, 97.2).expect("a cell");
    });
    assert_eq!(typed.out, shown.out);
    // A percentage where none is asked for is no number.
    let ratio = plain(|sheet| {
        sheet.write(1, 3, 97.2).expect("a cell");
        sheet
            .write_with_format(1, 4, 0.5, &percent)
            .expect("a cell");
    });
    assert_eq!(ratio.code, 2);
    assert!(
        ratio.err.contains("JX101") && ratio.err.contains("!E2]"),
        "{}",
        ratio.err
    );
}

#[test]
fn a_date_does_not_pass_for_a_number() {
    let date = Format::new().set_num_format("yyyy-mm-dd");
    let ran = plain(|sheet| {
        sheet.write_with_format(1, 3, 50, &date).expect("a cell");
    });
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("JX101") && ran.err.contains("1900-02-19"),
        "{}",
        ran.err
    );
}

proptest! {
    #[test]
    fn a_figure_of_fifteen_digits_is_read_as_it_was_typed(digits in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0_u32..=12) {
        let figure = Decimal::new(digits, scale).normalize();
        let typed: f64 = figure.to_string().parse().expect("a number");
        let mut workbook = Workbook::new();
        workbook.add_worksheet().write(0, 0, typed).expect("a cell");
        let bytes = workbook.save_to_buffer().expect("a workbook");
        let sheets = read_workbook(&bytes).expect("sheets");
        prop_assert_eq!(&sheets[0].rows[0][0], &figure.to_string());
    }
}
