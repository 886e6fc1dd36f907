//! The first row of a table names facts by name, former name or label, with the unit of the figures below.

use std::path::Path;

use jixiao::batch::{BatchFault, Spoilt, score_csv};
use jixiao::diagnose::Code;
use jixiao::pack::load_pack;
use jixiao::script::compile;
use jixiao::source::{MemoryFiles, Texts};

const PACK: &str = r#"schema = 1
[pack]
id = "headed"
version = "1"
title = "示例体系"
full_marks = 10
decimals = 2
rounding = "half-up"
[[grade]]
label = "优"
from = 0
[fact]
"预算" = { type = "decimal", unit = "万元", min = 0, label = "年初预算数", was = "原预算" }
"绿地" = { type = "decimal", unit = "亩", min = 0, label = "绿化面积" }
"人数" = { type = "integer", unit = "人", min = 0, label = "绿化面积" }
[[group]]
id = "过程"
max = 10
[[indicator]]
id = "all"
name = "全部"
group = "过程"
max = 10
inline = "最小(full, 预算 / 10000) + 0 * 绿地 + 0 * 人数"
"#;

/// The first row's total, or what is said of the header or of the row.
fn came(header: &str, row: &str) -> Result<String, Vec<Code>> {
    came_of(PACK, header, row)
}

fn came_of(pack: &str, header: &str, row: &str) -> Result<String, Vec<Code>> {
    let mut files = MemoryFiles::default();
    files.insert("pack.toml", pack);
    let mut texts = Texts::default();
    let pack = load_pack(Path::new("pack.toml"), &files, &mut texts);
    let pack = pack.value.expect("a pack");
    let program = compile(&pack).value.expect("a program");
    let table = format!("{header}\n{row}\n");
    let (mut out, mut spoilt) = (Vec::new(), Vec::new());
    let codes = |spoilt: &Spoilt| spoilt.findings.iter().map(|one| one.code).collect();
    let tell = |one: Spoilt| spoilt.push(one);
    let ended = score_csv(
        &pack,
        &program,
        "a.csv",
        &texts,
        table.as_bytes(),
        &mut out,
        tell,
    );
    match ended {
        Err(BatchFault::Header(header)) => return Err(codes(&header)),
        ended => drop(ended.expect("a table")),
    }
    if let Some(spoilt) = spoilt.first() {
        return Err(codes(spoilt));
    }
    let line: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
    Ok(line["low"].as_str().expect("marks").to_owned())
}

#[test]
fn a_column_is_named_by_name_former_name_or_label_of_its_fact() {
    for name in [
        "预算",
        "原预算",
        "年初预算数",
        "预算（万元）",
        "年初预算数(万元)",
    ] {
        for case in ["id,subject,year", "案例编号,单位名称,年度"] {
            let header = format!("{case},{name},绿地,人数");
            assert_eq!(
                came(&header, "a,甲,2021,20000,1,1"),
                Ok("2.00".to_owned()),
                "{header}"
            );
        }
    }
}

#[test]
fn figures_are_taken_exactly_into_the_unit_of_the_fact() {
    let header = |unit: &str| format!("id,subject,year,预算（{unit}）,绿地,人数");
    for (unit, figure) in [
        ("元", "200000000"),
        ("千元", "200000"),
        ("亿元", "2.0000"),
        ("万元", "20000"),
    ] {
        assert_eq!(
            came(&header(unit), &format!("a,甲,2021,{figure},1,1")),
            Ok("2.00".to_owned()),
            "{unit}"
        );
    }
    // A missing figure stays missing.
    assert_eq!(came(&header("元"), "a,甲,2021,,1,1"), Ok("0.00".to_owned()));
}

#[test]
fn a_unit_that_cannot_be_converted_is_complained_of() {
    let wrong = "id,subject,year,预算（人）,绿地,人数";
    assert_eq!(came(wrong, "a,甲,2021,1,1,1"), Err(vec![Code::ColumnUnit]));
    let length = "id,subject,year,预算,绿地（米）,人数";
    assert_eq!(came(length, "a,甲,2021,1,1,1"), Err(vec![Code::ColumnUnit]));
}

#[test]
fn a_figure_without_end_after_conversion_is_complained_of() {
    let metres = PACK.replace("unit = \"亩\"", "unit = \"平方米\"");
    let header = "id,subject,year,预算,绿地（亩）,人数";
    assert_eq!(
        came_of(&metres, header, "a,甲,2021,20000,3,1"),
        Ok("2.00".to_owned())
    );
    let codes = came_of(&metres, header, "a,甲,2021,20000,1,1");
    assert_eq!(codes, Err(vec![Code::NotConvertible]));
}

#[test]
fn what_bounds_say_holds_after_conversion() {
    let header = "id,subject,year,预算（元）,绿地,人数";
    assert_eq!(
        came(header, "a,甲,2021,-1,1,1"),
        Err(vec![Code::FactOutOfBounds])
    );
}

#[test]
fn a_label_of_two_facts_names_neither() {
    let header = "id,subject,year,预算,绿化面积,人数";
    assert_eq!(
        came(header, "a,甲,2021,1,1,1"),
        Err(vec![Code::TableColumnUnknown])
    );
}
