//! Vetoes limit the grade or the total, whatever a case scores; where nobody knows whether one applies, both are possible.

use std::path::Path;

use insta::assert_snapshot;
use jixiao::bind::bind_case;
use jixiao::case::load_case;
use jixiao::diagnose::render::Style;
use jixiao::diagnose::{Code, Language, Words};
use jixiao::pack::{Pack, load_pack};
use jixiao::report::{Layout, TableOptions, View, json, table};
use jixiao::score::{Evaluation, Scorer, VetoOutcome, score};
use jixiao::script::{Program, compile};
use jixiao::source::{MemoryFiles, Texts};
use proptest::prelude::*;

const PACK: &str = r#"schema = 1
[pack]
id = "vetoed"
version = "1"
title = "示例体系"
full_marks = 100
decimals = 2
rounding = "half-up"
[[grade]]
label = "优"
from = 90
[[grade]]
label = "良"
from = 80
[[grade]]
label = "中"
from = 60
[[grade]]
label = "差"
from = 0
[fact]
"得分率" = { type = "percent", min = 0, max = 100 }
"违规件数" = { type = "integer", unit = "件", min = 0 }
"作假" = { type = "bool" }
[param]
"严重件数" = { value = 3, unit = "件", inferred = "示例" }
[[group]]
id = "全部"
max = 100
[[indicator]]
id = "all"
name = "全部"
group = "全部"
max = 100
inline = "按比例计分(full, 得分率)"
[[veto]]
id = "violations"
name = "违规严重"
when = "违规件数 >= 严重件数"
grade = "中"
basis = "示例第一条"
[[veto]]
id = "false-data"
name = "数据作假"
when = "作假"
total = 59.5
"#;

fn load(text: &str) -> (Option<Pack>, Vec<Code>) {
    let mut files = MemoryFiles::default();
    files.insert("pack.toml", text);
    let loaded = load_pack(Path::new("pack.toml"), &files, &mut Texts::default());
    let codes = loaded.findings.iter().map(|one| one.code).collect();
    (loaded.value, codes)
}

fn compiled(text: &str) -> (Pack, Program) {
    let (pack, codes) = load(text);
    assert!(codes.is_empty(), "{codes:?}");
    let pack = pack.expect("a pack");
    let program = compile(&pack).value.expect("a program");
    (pack, program)
}

/// The evaluation of a case, whose total and grades are what many cases are given.
fn evaluated(facts: &str) -> (Pack, Evaluation) {
    let (pack, program) = compiled(PACK);
    let mut files = MemoryFiles::default();
    let case = format!(
        "schema = 1\n[case]\nid = \"a\"\nsubject = \"某单位\"\nyear = 2021\n[facts]\n{facts}"
    );
    files.insert("case.toml", case);
    let case = load_case(Path::new("case.toml"), &files, &mut Texts::default());
    let case = case.value.expect("a case");
    let facts = bind_case(&pack, &case).value.expect("facts");
    let evaluation = score(&pack, &program, &case, &facts);
    let mut scorer = Scorer::new(&pack, &program);
    let sheet = scorer.score(&facts);
    assert_eq!(sheet.total, evaluation.total.marks);
    let mut grades: Vec<String> = sheet
        .grades(&pack)
        .iter()
        .map(|one| one.label.clone())
        .collect();
    grades.reverse();
    assert_eq!(grades, evaluation.total.grades);
    (pack, evaluation)
}

/// Total and grades, worst first.
fn came(facts: &str) -> String {
    let (_, evaluation) = evaluated(facts);
    let marks = evaluation.total.marks;
    let marks = marks.exact().map_or_else(
        || format!("{}..{}", marks.low, marks.high),
        |all| all.to_string(),
    );
    format!("{marks} {}", evaluation.total.grades.join("/"))
}

#[test]
fn a_veto_limits_the_grade_and_leaves_the_marks() {
    let case = |rate: u32, violations: u32| {
        came(&format!(
            "\"得分率\" = {rate}\n\"违规件数\" = {violations}\n\"作假\" = false\n"
        ))
    };
    assert_eq!(case(95, 2), "95 优");
    assert_eq!(case(95, 3), "95 中");
    assert_eq!(case(85, 3), "85 中");
    assert_eq!(case(70, 3), "70 中");
    assert_eq!(case(50, 3), "50 差");
}

#[test]
fn a_veto_limits_the_total_and_with_it_the_grade() {
    let case = |rate: u32| {
        came(&format!(
            "\"得分率\" = {rate}\n\"违规件数\" = 0\n\"作假\" = true\n"
        ))
    };
    assert_eq!(case(95), "59.5 差");
    assert_eq!(case(50), "50 差");
}

#[test]
fn where_a_veto_cannot_be_told_both_are_possible() {
    assert_eq!(came("\"得分率\" = 95\n\"作假\" = false\n"), "95 中/优");
    assert_eq!(came("\"得分率\" = 50\n\"作假\" = false\n"), "50 差");
    assert_eq!(
        came("\"得分率\" = 95\n\"违规件数\" = 0\n"),
        "59.5..95 差/中/良/优"
    );
    assert_eq!(
        came("\"得分率\" = 95\n\"违规件数\" = 3\n"),
        "59.5..95 差/中"
    );
    let (_, evaluation) = evaluated("\"得分率\" = 95\n\"作假\" = false\n");
    assert_eq!(
        evaluation.vetoes[0].outcome,
        VetoOutcome::Missing(vec!["违规件数".to_owned()])
    );
    assert_eq!(evaluation.vetoes[1].outcome, VetoOutcome::AppliesNot);
}

#[test]
fn vetoes_as_a_reader_and_a_program_see_them() {
    let (pack, evaluation) = evaluated("\"得分率\" = 95\n\"违规件数\" = 4\n");
    let texts = Texts::default();
    let mut shown = Vec::new();
    for language in [Language::Chinese, Language::English] {
        let words = Words::new(language);
        let view = View {
            evaluation: &evaluation,
            pack: &pack,
            texts: &texts,
            words: &words,
        };
        let options = TableOptions {
            width: 80,
            style: Style::Plain,
            verbose: false,
        };
        shown.push(table(view, options));
        if language == Language::English {
            let document: serde_json::Value =
                serde_json::from_str(&json(view, Layout::Indented)).expect("JSON");
            shown.push(serde_json::to_string_pretty(&document["vetoes"]).expect("JSON"));
        }
    }
    let digest = evaluation.pack.digest.get(..12).expect("a digest");
    assert_snapshot!(shown.join("\n").replace(digest, "[digest]"));
}

#[test]
fn a_veto_is_a_condition_on_what_the_pack_declares() {
    let compiles = |when: &str| {
        let (pack, codes) = load(&PACK.replace("when = \"作假\"", when));
        assert!(codes.is_empty(), "{codes:?}");
        let findings = compile(&pack.expect("a pack")).findings;
        findings.iter().map(|one| one.code).collect::<Vec<_>>()
    };
    assert_eq!(compiles("when = \"作假 && 违规件数 > 1\""), []);
    assert_eq!(compiles("when = \"违规件数\""), [Code::NotACondition]);
    assert_eq!(
        compiles("when = \"let a = 1; a > 0\""),
        [Code::NotACondition]
    );
    assert_eq!(compiles("when = \"造假\""), [Code::UnknownName]);
    assert_eq!(compiles("when = \"作假 &&\""), [Code::ScriptSyntax]);
    assert_eq!(
        load(&PACK.replace("grade = \"中\"", "grade = \"及格\"")).1,
        [Code::UnknownGrade]
    );
    assert_eq!(
        load(&PACK.replace("grade = \"中\"", "grade = \"中\"\ntotal = 1")).1,
        [Code::ConflictingKeys]
    );
    assert_eq!(
        load(&PACK.replace("id = \"false-data\"", "id = \"violations\"")).1,
        [Code::DuplicateId]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_veto_ever_betters_a_case(
        rate in 0_u32..=100,
        violations in proptest::option::of(0_u32..6),
        false_data in proptest::option::of(any::<bool>()),
    ) {
        let mut facts = format!("\"得分率\" = {rate}\n");
        if let Some(violations) = violations {
            facts.push_str(&format!("\"违规件数\" = {violations}\n"));
        }
        if let Some(false_data) = false_data {
            facts.push_str(&format!("\"作假\" = {false_data}\n"));
        }
        let (pack, evaluation) = evaluated(&facts);
        prop_assert!(evaluation.total.marks.high <= rate.into());
        prop_assert!(evaluation.total.marks.low <= evaluation.total.marks.high);
        let place = |label: &String| pack.grades.iter().position(|one| one.label == *label).expect("a grade");
        let by_marks = pack.grades.iter().position(|one| one.from <= rate.into()).expect("a grade");
        prop_assert!(evaluation.total.grades.iter().all(|label| place(label) >= by_marks));
    }
}
