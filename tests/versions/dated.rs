//! Parameters by year: a case is scored with what held in its year, alone and in a table of many.

use jixiao::batch::{Spoilt, score_csv};
use jixiao::bind::bind_case;
use jixiao::case::load_case;
use jixiao::check::examine;
use jixiao::diagnose::Code;
use jixiao::pack::load_pack;
use jixiao::script::compile;
use jixiao::source::{MemoryFiles, Texts};
use jixiao::testing::{covered, run_tests};
use std::path::Path;

pub const PACK: &str = r#"schema = 1
[pack]
id = "dated"
version = "1"
title = "示例体系"
basis = ["甲文", "乙文"]
full_marks = 10
decimals = 2
rounding = "half-up"
[[grade]]
label = "优"
from = 0
[fact]
"满意度" = { type = "percent", min = 0, max = 100 }
[param]
"满分线" = { unit = "%", dated = [
  { from = 2020-01-01, value = 80, basis = "甲文" },
  { from = 2022-01-01, value = 90, basis = "乙文" },
] }
[[group]]
id = "过程"
max = 10
[[indicator]]
id = "content"
name = "满意度"
group = "过程"
max = 10
basis = "甲文"
inline = "if 满意度 >= 满分线 { full } else { 0 }"
example = [
  { name = "新线以下", facts = { "满意度" = 89 }, score = 0 },
  { name = "恰为新线", facts = { "满意度" = 90 }, score = 10 },
  { name = "新线以上", facts = { "满意度" = 91 }, score = 10 },
  { name = "旧线以下", year = 2021, facts = { "满意度" = 79 }, score = 0 },
  { name = "恰为旧线", year = 2021, facts = { "满意度" = 80 }, score = 10 },
  { name = "旧线以上", year = 2021, facts = { "满意度" = 89 }, score = 10 },
]
"#;

fn files(pack: &str) -> MemoryFiles {
    let mut files = MemoryFiles::default();
    files.insert("pack/pack.toml", pack);
    files
}

fn codes(pack: &str) -> Vec<Code> {
    let examined = examine(Path::new("pack"), &files(pack), &mut Texts::default());
    examined.findings.iter().map(|one| one.code).collect()
}

#[test]
fn a_case_is_scored_with_the_values_of_its_year() {
    assert_eq!(codes(PACK), []);
    let mut files = files(PACK);
    let mut texts = Texts::default();
    let pack = load_pack(Path::new("pack"), &files, &mut texts)
        .value
        .expect("a pack");
    let program = compile(&pack).value.expect("a program");
    for (year, total) in [(2020, "10"), (2021, "10"), (2022, "0"), (2031, "0")] {
        let case = format!(
            "schema = 1\n[case]\nid = \"a\"\nsubject = \"某单位\"\nyear = {year}\n[facts]\n\"满意度\" = 85\n"
        );
        files.insert("case.toml", case);
        let case = load_case(Path::new("case.toml"), &files, &mut texts)
            .value
            .expect("a case");
        let facts = bind_case(&pack, &case).value.expect("facts");
        let evaluation = jixiao::score::score(&pack, &program, &case, &facts);
        assert_eq!(
            evaluation.total.marks.exact().expect("a total").to_string(),
            total,
            "{year}"
        );
    }
}

#[test]
fn the_rows_of_a_table_are_scored_with_the_values_of_their_years() {
    let mut texts = Texts::default();
    let pack = load_pack(Path::new("pack"), &files(PACK), &mut texts)
        .value
        .expect("a pack");
    let program = compile(&pack).value.expect("a program");
    let table = "id,subject,year,满意度\na,甲,2021,85\nb,乙,2022,85\nc,丙,2019,85\nd,丁,2020,79\n";
    let (mut out, mut spoilt) = (Vec::new(), Vec::new());
    let tell = |one: Spoilt| spoilt.push(one);
    let counts = score_csv(
        &pack,
        &program,
        "a.csv",
        &texts,
        table.as_bytes(),
        &mut out,
        tell,
    )
    .expect("a table");
    assert_eq!((counts.scored, counts.spoilt), (3, 1));
    let lines = String::from_utf8(out).expect("text");
    let totals: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON"))
        .map(|line| line["low"].as_str().expect("marks").to_owned())
        .collect();
    assert_eq!(totals, ["10.00", "0.00", "0.00"]);
    assert_eq!(spoilt[0].line, 4);
    assert_eq!(spoilt[0].findings[0].code, Code::NoValueForYear);
}

#[test]
fn a_threshold_is_tried_in_every_period_that_it_changes_in() {
    let untried = |pack: &str| {
        let mut texts = Texts::default();
        let pack = load_pack(Path::new("pack"), &files(pack), &mut texts)
            .value
            .expect("a pack");
        let program = compile(&pack).value.expect("a program");
        let run = run_tests(&pack, &program, &jixiao::pack::Tests::default());
        assert_eq!(run.met(), run.runs.len());
        let covered = covered(&pack, &program, &run);
        let spots = covered.into_iter().flat_map(|one| {
            let open = one
                .spots
                .into_iter()
                .flatten()
                .filter(|spot| !spot.is_tried);
            open.map(move |_| one.until)
        });
        spots.collect::<Vec<_>>()
    };
    assert!(untried(PACK).is_empty());
    let line = "  { name = \"恰为旧线\", year = 2021, facts = { \"满意度\" = 80 }, score = 10 },\n";
    assert_eq!(untried(&PACK.replace(line, "")), [Some(2022)]);
}

#[test]
fn what_goes_wrong_only_with_earlier_values_is_told() {
    // 满分线 of 110 % is never reached.
    let wrong = PACK.replace("value = 80, basis", "value = 110, basis");
    assert!(
        codes(&wrong).contains(&Code::DeadBranch),
        "{:?}",
        codes(&wrong)
    );
}

#[test]
fn values_begin_with_years_and_stand_in_their_order() {
    let within = PACK.replace("2022-01-01", "2022-07-01");
    assert_eq!(codes(&within), [Code::DateWithinYear]);
    let reversed = PACK.replace("2022-01-01", "2020-01-01");
    assert_eq!(codes(&reversed), [Code::DatesNotAscending]);
    let text = PACK.replace("2022-01-01", "\"2022\"");
    assert_eq!(codes(&text), [Code::WrongType]);
}

#[test]
fn a_value_without_a_date_holds_before_the_first_that_has_one() {
    let plain = PACK.replace(
        "\"满分线\" = { unit = \"%\", dated = [\n  { from = 2020-01-01, value = 80, basis = \"甲文\" },",
        "\"满分线\" = { unit = \"%\", value = 80, basis = \"甲文\", dated = [",
    );
    assert_ne!(plain, PACK);
    let pack = load_pack(Path::new("pack"), &files(&plain), &mut Texts::default())
        .value
        .expect("a pack");
    assert!(pack.first_year().is_none());
    assert_eq!(pack.in_year(1999).parameters[0].value.to_string(), "80");
    assert_eq!(pack.in_year(2022).parameters[0].value.to_string(), "90");
    assert_eq!(pack.parameters[0].value.to_string(), "90");
}
