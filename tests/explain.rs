//! `jixiao explain`: why each score is what it is, in words that a reader of the standard can follow and an auditor can check.

mod laws;

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;

use crate::program::{Ran, jixiao};
use crate::support::{MANIFEST, SCRIPT, shipped};

const PACK: &str = "rules/wanzhou-overall/2020";
const CASE: &str = "cases/wanzhou-fic-2020.toml";
const HUNAN: &str = "rules/hunan-overall/2018";
const HUNAN_CASE: &str = "cases/hunan-overall/hunan-overall-sample-bureau-2018.toml";
const ALL: &str = "tests/explain/pack";
const ALL_CASE: &str = "tests/explain/constructs-case.toml";

fn explained(arguments: &[&str]) -> Ran {
    jixiao(Path::new("."), &[&["explain"], arguments].concat())
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// An indicator of a shipped case that shows something, with its case and pack.
const TELLING: &[(&str, &str, &str, &str)] = &[
    ("tier", CASE, "预算调整率", PACK),
    ("judged", CASE, "社会效益", PACK),
    ("not-applicable", CASE, "生态效益", PACK),
    (
        "deduction-in-proportion",
        HUNAN_CASE,
        "财政供养人员控制率",
        HUNAN,
    ),
    ("deduction-by-steps", HUNAN_CASE, "政府采购执行率", HUNAN),
    ("checklist-of-points", HUNAN_CASE, "资产管理安全性", HUNAN),
    (
        "checklist-of-deductions",
        HUNAN_CASE,
        "资金使用合规性",
        HUNAN,
    ),
    (
        "table",
        "cases/mof-project/mof-project-sample-bridge-2023.toml",
        "产出指标",
        "rules/mof-project/2020",
    ),
    (
        "missing-fact",
        "cases/wanzhou-overall/wanzhou-overall-sample-centre-2024.toml",
        "固定资产利用率",
        "rules/wanzhou-overall/2022",
    ),
    (
        "no-result",
        "cases/wanzhou-overall/wanzhou-overall-sample-outpost-2020.toml",
        "预算调整率",
        PACK,
    ),
    (
        "weight-moved",
        "cases/mof-project/mof-project-sample-canal-2022.toml",
        "satisfaction",
        "rules/mof-project/2020",
    ),
    (
        "interpolated",
        "cases/shape-samples/shape-samples-sample-mill-2022.toml",
        "disbursement-delay",
        "rules/shape-samples/1",
    ),
    (
        "capped",
        "cases/shape-samples/shape-samples-sample-mill-2022.toml",
        "经济效益",
        "rules/shape-samples/1",
    ),
];

#[test]
fn telling_indicators_are_explained_in_both_languages() {
    for (name, case, indicator, pack) in TELLING {
        for language in ["zh", "en"] {
            let ran = explained(&[case, indicator, "--pack", pack, "--lang", language]);
            let code = i32::from(["missing-fact", "no-result"].contains(name));
            assert_eq!((ran.code, ran.err.as_str()), (code, ""), "{name}");
            assert_snapshot!(format!("{name}-{language}"), ran.out);
        }
    }
}

#[test]
fn a_whole_case_tells_full_marks_in_one_line() {
    let ran = explained(&[CASE, "--pack", PACK]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_snapshot!(ran.out);
}

#[test]
fn every_construct_is_explained() {
    for language in ["zh", "en"] {
        let ran = explained(&[ALL_CASE, "--pack", ALL, "--verbose", "--lang", language]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_snapshot!(format!("constructs-{language}"), ran.out);
    }
}

#[test]
fn every_format_tells_the_same() {
    let told = |format: &str| {
        let ran = explained(&[ALL_CASE, "分档", "--pack", ALL, "--format", format]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{format}");
        ran.out
    };
    let document = parsed(&told("json"));
    let steps = document["indicators"][0]["steps"]
        .as_array()
        .expect("steps");
    let texts = steps
        .iter()
        .map(|step| step["text"].as_str().expect("a text"));
    let (markdown, page) = (told("markdown"), told("html"));
    for text in texts {
        let bare = markdown.replace('\\', "");
        assert!(bare.contains(text), "{text}: {markdown}");
        assert!(page.contains(text), "{text}: {page}");
    }
    assert_eq!(document["indicators"][0]["score"], "2.50");
    assert_eq!(document["indicators"][0]["is_complete"], true);
    assert_eq!(steps[0]["name"], "比");
    // (120 − 70.5) ÷ 70.5 = 0.70212…
    assert_eq!(steps[0]["value"], "70.21");
    assert_eq!(steps[0]["figures"], "(120 − 70.5) ÷ 70.5 × 100 %");
    assert_eq!(steps[1]["points"][0]["kind"], "band");
    assert_snapshot!("markdown", markdown);
    assert_snapshot!("page", page);
}

#[test]
fn the_json_is_as_its_schema_says() {
    let schema = parsed(&jixiao(Path::new("."), &["schema", "explain"]).out);
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for (case, pack) in [(CASE, PACK), (ALL_CASE, ALL)] {
        let document = parsed(&explained(&[case, "--pack", pack, "--format", "json"]).out);
        let wrong: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| error.to_string())
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
    assert_snapshot!(
        "schema",
        serde_json::to_string_pretty(&schema).expect("JSON")
    );
}

/// The small pack with another script and other facts, explained.
fn small(script: &str, facts: &str, arguments: &[&str]) -> Ran {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("pack.toml"), MANIFEST).expect("written");
    fs::write(folder.path().join("控制率.rhai"), script).expect("written");
    let case = format!(
        "schema = 1\n[case]\nid = \"a\"\nsubject = \"某部门\"\nyear = 2020\n[facts]\n{facts}"
    );
    fs::write(folder.path().join("case.toml"), case).expect("written");
    jixiao(
        folder.path(),
        &[&["explain", "case.toml", "--pack", "."], arguments].concat(),
    )
}

#[test]
fn what_has_no_score_is_explained_as_far_as_it_goes() {
    let facts = "\"在职人员数\" = 22\n\"编制数\" = 0\n";
    for language in ["zh", "en"] {
        let failed = small(SCRIPT, facts, &["控制率", "--lang", language]);
        assert_eq!((failed.code, failed.err.as_str()), (1, ""));
        assert_snapshot!(format!("failed-{language}"), failed.out);
        let missing = small(
            SCRIPT,
            "\"在职人员数\" = 22\n",
            &["staffing", "--lang", language],
        );
        assert_eq!((missing.code, missing.err.as_str()), (1, ""));
        assert_snapshot!(format!("missing-{language}"), missing.out);
    }
}

#[test]
fn what_the_interpreter_runs_is_told_by_its_steps_and_facts() {
    let script =
        "let 控制率 = percent(在职人员数, 编制数);\nlet 分 = 0;\nwhile 分 < 3 { 分 += 1; }\n分";
    let facts = "\"在职人员数\" = 22\n\"编制数\" = 20\n";
    let ran = small(script, facts, &["控制率"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_snapshot!(ran.out);
}

#[test]
fn a_comparison_is_told_in_digits_that_show_it() {
    let script = "let 控制率 = percent(在职人员数, 编制数);\nif 控制率 <= 100 { full } else { 0 }";
    let facts = "\"在职人员数\" = 300001\n\"编制数\" = 300000\n";
    let ran = small(script, facts, &["控制率"]);
    assert!(ran.out.contains("100.0003 ≤ 100 不成立"), "{}", ran.out);
}

#[test]
fn an_indicator_is_found_by_id_or_name_and_a_near_miss_is_named() {
    for word in ["staffing-control-rate", "财政供养人员控制率"] {
        let ran = explained(&[CASE, word, "--pack", PACK, "--format", "json"]);
        let document = parsed(&ran.out);
        let indicators = document["indicators"].as_array().expect("indicators");
        assert_eq!(indicators.len(), 1);
        assert_eq!(indicators[0]["id"], "staffing-control-rate");
    }
    for (word, help) in [
        ("财政供养人员控制律", "是不是“财政供养人员控制率”？"),
        ("staffing-control-rat", "是不是“staffing-control-rate”？"),
        ("固定资产", "可以写：固定资产利用率"),
        ("月亮", "JX170"),
        ("", "JX170"),
    ] {
        let ran = explained(&[CASE, word, "--pack", PACK]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{word}");
        assert!(ran.err.contains(help), "{word}: {}", ran.err);
    }
}

#[test]
fn an_explanation_is_written_whole_into_a_file() {
    let folder = shipped();
    let arguments = [
        "explain", CASE, "--pack", PACK, "--format", "html", "-o", "a.html",
    ];
    let ran = jixiao(folder.path(), &arguments);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""), "{}", ran.err);
    let page = fs::read_to_string(folder.path().join("a.html")).expect("a page");
    assert!(
        page.starts_with("<!doctype html>") && page.ends_with("</html>\n"),
        "{page}"
    );
    let nowhere = ["explain", CASE, "--pack", PACK, "-o", "no/a.txt"];
    let ran = jixiao(folder.path(), &nowhere);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{}", ran.err);
}

#[test]
fn what_a_pack_or_a_case_writes_is_shown_and_never_obeyed() {
    let hostile = "<script>alert(1)</script>\\u001B[2J[x](javascript:a)\\u202E**b**";
    let folder = tempfile::tempdir().expect("a folder");
    let manifest = MANIFEST
        .replace("小规则包", hostile)
        .replace("name = \"控制率\"", &format!("name = \"{hostile}\""))
        .replace("basis = \"评分标准\"", &format!("basis = \"{hostile}\""));
    fs::write(folder.path().join("pack.toml"), manifest).expect("written");
    let script = format!("// <script>alert(2)</script> \u{202e}\n{SCRIPT}");
    fs::write(folder.path().join("控制率.rhai"), script).expect("written");
    let case = format!(
        "schema = 1\n[case]\nid = \"a\"\nsubject = \"{hostile}\"\nyear = 2020\nsource = \"{hostile}\"\n\
         [facts]\n\"在职人员数\" = 22\n\"编制数\" = 20\n[evidence]\nstaffing = \"{hostile}\"\n"
    );
    fs::write(folder.path().join("case.toml"), case).expect("written");
    for format in ["text", "markdown", "json", "html"] {
        let arguments = [
            "explain",
            "case.toml",
            "staffing",
            "--pack",
            ".",
            "--format",
            format,
        ];
        let ran = jixiao(folder.path(), &arguments);
        assert_eq!(ran.code, 0, "{format}: {}", ran.err);
        // Data for programs are the case's own.
        let is_hidden =
            |c: char| c != '\n' && (c.is_control() || c == '\u{202e}' && format != "json");
        assert!(!ran.out.contains(is_hidden), "{format}: {}", ran.out);
        let shown = match format {
            "html" => "&lt;script&gt;alert(1)",
            "markdown" => "\\<script\\>alert(1)",
            _ => "<script>alert(1)",
        };
        assert!(ran.out.contains(shown), "{format}: {}", ran.out);
        if format == "html" {
            assert!(!ran.out.contains("<script"), "{}", ran.out);
            assert!(ran.out.contains("default-src 'none'"), "{}", ran.out);
        }
        if format == "markdown" {
            assert!(!ran.out.contains("[x]("), "{}", ran.out);
            assert!(!ran.out.contains(" **b"), "{}", ran.out);
        }
    }
}

/// A pack in which weight moves, one group is capped, another is a penalty, and a veto limits the grade.
const MOVING: &str = r#"schema = 1
[pack]
id = "moving"
version = "1"
title = "示例体系"
full_marks = 100
total = "clamped"
decimals = 2
rounding = "half-up"
[[grade]]
label = "优"
from = 90
[[grade]]
label = "差"
from = 0
[fact]
"产出率" = { type = "percent", min = 0, max = 100 }
"满意度" = { type = "percent", min = 0, max = 100, optional = true }
"违规" = { type = "bool" }
"次数" = { type = "integer", min = 0 }
[[group]]
id = "得分"
max = 100
[[group]]
id = "扣分"
kind = "penalty"
max = 5
[[indicator]]
id = "output"
name = "产出"
group = "得分"
max = 60
inline = "按比例计分(full, 产出率)"
[[indicator]]
id = "satisfaction"
name = "满意度"
group = "得分"
max = 40
not_applicable = { move = "output" }
inline = "if !已填(满意度) { 不适用(\"没有调查\") }\n按比例计分(full, 满意度)"
[[indicator]]
id = "late"
name = "迟报"
group = "扣分"
max = 5
inline = "最小(full, 次数)"
[[veto]]
id = "fraud"
name = "弄虚作假"
when = "违规"
grade = "差"
"#;

#[test]
fn what_becomes_of_a_score_outside_its_rule_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("pack.toml"), MOVING).expect("written");
    // 60 × 91 % = 54.6 of 60, so 91 of 100; less 3: 88.
    let case = "schema = 1\n[case]\nid = \"a\"\nsubject = \"某部门\"\nyear = 2020\n[facts]\n\"产出率\" = 91\n\"违规\" = true\n\"次数\" = 3\n";
    fs::write(folder.path().join("case.toml"), case).expect("written");
    for language in ["zh", "en"] {
        let arguments = ["explain", "case.toml", "--pack", ".", "--lang", language];
        let ran = jixiao(folder.path(), &arguments);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
        assert_snapshot!(format!("effects-{language}"), ran.out);
    }
}
