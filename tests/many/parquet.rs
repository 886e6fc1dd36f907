//! Marks as Parquet are those of the comma-separated values, with the measures of whole evaluations.

use std::fs::{self, File};
use std::path::Path;

use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, Int32Type};
use arrow_array::{Array, RecordBatch};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use rust_decimal::Decimal;
use serde_json::Value as Json;

use super::{PACK, rows};
use crate::program::{Ran, jixiao};

/// A figure of a column, by its name; none where it is null.
fn figure(batch: &RecordBatch, name: &str, row: usize) -> Option<Decimal> {
    let column = batch.column_by_name(name).expect("a column");
    let column = column.as_primitive::<Decimal128Type>();
    let scale = u32::try_from(column.scale()).expect("a scale");
    (!column.is_null(row)).then(|| Decimal::from_i128_with_scale(column.value(row), scale))
}

fn text(batch: &RecordBatch, name: &str, row: usize) -> Option<String> {
    let column = batch.column_by_name(name).expect("a column");
    let column = column.as_string::<i32>();
    (!column.is_null(row)).then(|| column.value(row).to_owned())
}

fn score(folder: &Path, asked: &[&str]) -> Ran {
    let pack = fs::canonicalize(PACK).expect("a pack");
    let pack = pack.to_str().expect("a path");
    let ran = jixiao(
        folder,
        &[&["score", "--pack", pack, "a.csv", "--lang", "en"], asked].concat(),
    );
    assert!(ran.code < 2, "{}", ran.err);
    ran
}

/// Every indicator of an evaluation, wherever it stands in its groups.
fn indicators<'j>(group: &'j Json, found: &mut Vec<&'j Json>) {
    for key in ["groups", "indicators"] {
        for one in group[key].as_array().into_iter().flatten() {
            if key == "indicators" {
                found.push(one);
            } else {
                indicators(one, found);
            }
        }
    }
}

#[test]
fn every_row_says_what_the_other_forms_say() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    let path = path.to_str().expect("a path");
    jixiao(Path::new("."), &["generate", PACK, "-n", "60", "-o", path]);
    let csv = score(folder.path(), &["--format", "csv"]).out;
    let csv = rows(csv.trim_start_matches('\u{feff}'));
    let whole = score(folder.path(), &["--format", "json"]).out;
    let whole: Vec<Json> = whole
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    let ran = score(folder.path(), &["--format", "parquet", "-o", "o.parquet"]);
    assert_eq!(ran.out, "");
    let file = File::open(folder.path().join("o.parquet")).expect("a file");
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
    let used = reader.metadata().file_metadata().key_value_metadata();
    let used = used
        .expect("metadata")
        .iter()
        .find(|one| one.key == "jixiao.pack");
    let used = used.and_then(|one| one.value.as_deref());
    assert_eq!(used, Some("wanzhou-overall@2020"));
    let batches: Vec<RecordBatch> = reader
        .build()
        .expect("a reader")
        .map(|batch| batch.expect("rows"))
        .collect();
    let [batch] = batches.as_slice() else {
        panic!("{} batches", batches.len());
    };
    assert_eq!((batch.num_rows(), csv.len()), (60, 61));
    let (mut open, mut measured) = (0, 0);
    for (row, (csv, whole)) in csv.iter().skip(1).zip(&whole).enumerate() {
        assert_eq!(text(batch, "id", row).as_ref(), Some(&csv[0]));
        assert_eq!(text(batch, "subject", row).as_ref(), Some(&csv[1]));
        let year = batch.column_by_name("year").expect("a column");
        assert_eq!(
            year.as_primitive::<Int32Type>().value(row).to_string(),
            csv[2]
        );
        let [total, low, high] = ["total", "low", "high"].map(|name| figure(batch, name, row));
        let (low, high) = (low.expect("points"), high.expect("points"));
        let shown = match total {
            Some(total) => {
                assert_eq!((low, high), (total, total));
                total.to_string()
            }
            None => format!("{low}–{high}"),
        };
        assert_eq!(shown, csv[3]);
        match text(batch, "grade", row) {
            Some(grade) => assert_eq!(grade, csv[4]),
            None => assert!(csv[4].contains('/')),
        }
        let mut found = Vec::new();
        indicators(whole, &mut found);
        assert_eq!(found.len(), csv.len() - 5);
        for (indicator, printed) in found.into_iter().zip(&csv[5..]) {
            let id = indicator["id"].as_str().expect("an id");
            match figure(batch, &format!("score.{id}"), row) {
                Some(score) => assert_eq!(&score.to_string(), printed, "{id}"),
                None => {
                    open += 1;
                    assert!(["missing", "failed", "not applicable"].contains(&&**printed));
                }
            }
            let expected = indicator["measure"]["value"].as_str();
            let expected = expected.map(|value| {
                let value: Decimal = value.parse().expect("a figure");
                let half = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
                value.round_dp_with_strategy(10, half)
            });
            assert_eq!(
                figure(batch, &format!("measure.{id}"), row),
                expected,
                "{id}"
            );
            measured += usize::from(expected.is_some());
        }
    }
    assert!(open > 0 && measured > 100, "{open} {measured}");
}

#[test]
fn rows_are_written_group_by_group() {
    let folder = tempfile::tempdir().expect("a folder");
    let pack = folder.path().join("pack");
    fs::create_dir(&pack).expect("a folder");
    let facts = "\"甲\" = { type = \"decimal\", min = 0, max = 10 }\n";
    fs::write(pack.join("pack.toml"), super::small_pack(facts, "甲")).expect("written");
    let row = |index: usize| format!("c{index},单位,2020,{}\n", index % 11);
    let table: String = (0..20_000).map(row).collect();
    fs::write(
        folder.path().join("a.csv"),
        format!("id,subject,year,甲\n{table}"),
    )
    .expect("written");
    let ran = jixiao(
        folder.path(),
        &[
            "score",
            "--pack",
            "pack",
            "a.csv",
            "--format",
            "parquet",
            "-o",
            "o.parquet",
        ],
    );
    assert_eq!(ran.code, 0, "{}", ran.err);
    let file = File::open(folder.path().join("o.parquet")).expect("a file");
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).expect("Parquet");
    let groups = reader.metadata().row_groups().iter();
    let groups: Vec<i64> = groups.map(|group| group.num_rows()).collect();
    assert_eq!(groups, [8192, 8192, 3616]);
    let mut index = 0;
    for batch in reader.build().expect("a reader") {
        let batch = batch.expect("rows");
        for row in 0..batch.num_rows() {
            assert_eq!(text(&batch, "id", row), Some(format!("c{index}")));
            let expected = Decimal::from(index % 11);
            assert_eq!(figure(&batch, "score.all", row), Some(expected));
            index += 1;
        }
    }
    assert_eq!(index, 20_000);
}
