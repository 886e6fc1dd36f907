//! `jixiao score` over many cases: every form of input comes to the same, what is spoilt is told and spoils nothing else, and
//! what is written is whole and harmless.

mod drawn;
mod form;
mod forms;
mod grouped;
mod interrupted;
mod outputs;
#[cfg(feature = "parquet")]
mod parquet;
mod spoilt;
mod threads;
mod wanted;

use std::path::Path;

use rust_xlsxwriter::{Format, Workbook, Worksheet};

pub const PACK: &str = "rules/wanzhou-overall/2020";
pub const CASE: &str = "cases/wanzhou-fic-2020.toml";

/// Comma-separated values as the cells of a sheet, numbers as numbers that show their digits.
pub fn fill(sheet: &mut Worksheet, table: &str) {
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes());
    for (row, record) in (0..).zip(rows.records()) {
        for (column, field) in (0..).zip(record.expect("a record").iter()) {
            let decimals = field.split_once('.').map_or(0, |(_, after)| after.len());
            let zeros = Format::new().set_num_format(format!("{:.decimals$}", 0.0));
            match field.parse::<f64>() {
                Ok(number) => sheet.write_with_format(row, column, number, &zeros),
                Err(_) => sheet.write(row, column, field),
            }
            .expect("a cell");
        }
    }
}

/// A workbook of one sheet.
pub fn workbook(path: &Path, table: &str) {
    let mut workbook = Workbook::new();
    fill(
        workbook.add_worksheet().set_name("案例").expect("a name"),
        table,
    );
    workbook.save(path).expect("a workbook");
}

/// A case of the shipped pack as comma-separated values, as often as asked for: `case-0`, `case-1`, ….
pub fn table(count: usize) -> String {
    use jixiao::bind::bind_case;
    use jixiao::case::load_case;
    use jixiao::pack::load_pack;
    use jixiao::source::{DiskFiles, Texts};
    let mut texts = Texts::default();
    let pack = load_pack(Path::new(PACK), &DiskFiles, &mut texts);
    let pack = pack.value.expect("a pack");
    let case = load_case(Path::new(CASE), &DiskFiles, &mut texts);
    let facts = bind_case(&pack, &case.value.expect("a case"));
    let facts = facts.value.expect("facts");
    crate::case_tables::csv(&pack, &vec![facts; count])
}

/// The fields of a table, by row.
pub fn rows(table: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(table.as_bytes());
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader
        .records()
        .map(|record| row(record.expect("a record")))
        .collect()
}

/// Rows as a table.
pub fn written(rows: &[Vec<String>]) -> String {
    let mut out = csv::Writer::from_writer(Vec::new());
    for row in rows {
        out.write_record(row).expect("memory");
    }
    String::from_utf8(out.into_inner().expect("memory")).expect("text")
}

/// Which column has this name.
pub fn at(header: &[String], name: &str) -> usize {
    let place = header.iter().position(|known| known == name);
    place.unwrap_or_else(|| panic!("no column {name}"))
}

/// A table with another value in a row, counted below the header from 1.
pub fn with(table: &str, row: usize, column: &str, value: &str) -> String {
    let mut rows = rows(table);
    let column = at(&rows[0], column);
    value.clone_into(&mut rows[row][column]);
    written(&rows)
}

/// A pack of these facts whose one indicator, out of ten, comes to this.
pub fn small_pack(facts: &str, rule: &str) -> String {
    format!(
        r#"schema = 1
[pack]
id = "small"
version = "1"
title = "示例体系"
full_marks = 10
decimals = 2
rounding = "half-up"
[[grade]]
label = "优"
from = 0
[fact]
{facts}[[group]]
id = "产出"
max = 10
[[indicator]]
id = "all"
name = "全部"
group = "产出"
max = 10
inline = {rule:?}
"#
    )
}
