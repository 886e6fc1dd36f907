//! Published reports held against themselves and against a pack: what is wrong is told with its arithmetic, what the printed
//! digits allow is not.

mod laws;

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;

use crate::program::{Ran, jixiao};
use crate::support::shipped;

const PACK: &str = "rules/wanzhou-overall/2020";
const CASE: &str = "cases/wanzhou-fic-2020.toml";

fn audit(folder: &Path, arguments: &[&str]) -> Ran {
    jixiao(folder, &[&["audit", "--pack", PACK], arguments].concat())
}

/// The shipped case with changes, and what its audit finds.
fn changed(changes: &[(&str, &str)], arguments: &[&str]) -> (TempDir, Ran) {
    let folder = shipped();
    let path = folder.path().join(CASE);
    let mut text = fs::read_to_string(&path).expect("a text");
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    fs::write(&path, text).expect("written");
    let ran = audit(folder.path(), &[&[CASE], arguments].concat());
    (folder, ran)
}

/// The lines as they were before they were broken to fit, without spaces.
fn joined(text: &str) -> String {
    text.replace("\n    ", "").replace(' ', "")
}

fn lines_with<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    text.lines().filter(|line| line.contains(name)).collect()
}

#[test]
fn the_published_report_is_audited() {
    let ran = audit(Path::new("."), &[CASE]);
    assert_snapshot!(ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
}

#[test]
fn an_audit_is_also_in_english_and_in_full() {
    let ran = audit(Path::new("."), &[CASE, "--verbose", "--lang", "en"]);
    assert_snapshot!(ran.out);
    assert_eq!(ran.code, 1);
}

#[test]
fn an_audit_is_also_json_that_its_schema_describes() {
    let ran = audit(Path::new("."), &[CASE, "--format", "json"]);
    let document: Value = serde_json::from_str(&ran.out).expect("JSON");
    let schema = jixiao(Path::new("."), &["schema", "audit"]).out;
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let wrong: Vec<String> = validator
        .iter_errors(&document)
        .map(|error| error.to_string())
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(document["faults"], 13);
    assert_snapshot!(serde_json::to_string_pretty(&document["relations"]).expect("JSON"));
    assert_snapshot!(schema);
}

/// A claimed measure of the staffing control rate, 14 ÷ 19 = 73.684…%, and what is said of it.
const MEASURES: &[(&str, &str)] = &[
    ("73.68", ""),
    ("74", ""),
    ("73.684", ""),
    ("73", "后面的数字被截去，未四舍五入"),
    ("0.737", "像是比率与百分数混淆，应为 73.7 %"),
    ("0.73", "报告 0.73 %"),
    ("7.37", "像是小数点错位，应为 73.7 %"),
    ("736.84", "像是小数点错位，应为 73.684 %"),
    ("76.38", "像是相邻数字颠倒，应为 73.68 %"),
    ("-73.68", "像是正负号错误，应为 73.68 %"),
    ("73.86", "像是相邻数字颠倒，应为 73.68 %"),
    ("80", "报告 80 %"),
];

#[test]
fn a_claimed_measure_is_equal_cut_off_a_slip_of_the_pen_or_wrong() {
    for (claimed, about) in MEASURES {
        let to = format!("measure = {claimed},");
        let (_folder, ran) = changed(&[("measure = 73.6,", &to)], &[]);
        let text = joined(&ran.out);
        let told = lines_with(&text, "财政供养人员控制率指标值");
        let about = about.replace(' ', "");
        match (about.as_str(), told.as_slice()) {
            ("", []) => {}
            (about, [line]) if !about.is_empty() => {
                assert!(line.ends_with(about), "{claimed}: {line}");
                assert!(line.contains("14÷19×100%=73.68"), "{line}");
            }
            (about, told) => panic!("{claimed}: {about:?}, but {told:?}"),
        }
    }
}

/// Claims, and what is said of them: the line's beginning and a part of it.
const CLAIMS: &[(&str, &str, &str, &str)] = &[
    (
        "score = 2.5 }",
        "score = 2.4 }",
        "  - 预决算信息公开性 得分：",
        "报告 2.4，计算 2.50",
    ),
    (
        "information-disclosure = { score = 2.5 }",
        "information-disclosure = { score = -1 }",
        "  - 预决算信息公开性 得分：",
        "报告 -1，低于 0；计算 2.50",
    ),
    (
        "total = 97",
        "total = 98",
        "  - 总分：",
        "5 + 24 + 55 + 13 = 97，报告 98",
    ),
    (
        "total = 97",
        "total = 98",
        "  - 总分：报告",
        "报告 98，计算 97.00",
    ),
    (
        "grade = \"优\"",
        "grade = \"良\"",
        "  - 等次：报告 良，按",
        "报告 良，按报告的总分 97 应为 优",
    ),
    (
        "\"效果\" = 13",
        "\"效果\" = 15",
        "  - 效果 小计：报告的",
        "报告的各项得分 13 = 13，报告 15",
    ),
    (
        "\"效果\" = 13",
        "\"效果\" = 15",
        "  - 效果 小计：报告的",
        "超过满分 14.00",
    ),
];

#[test]
fn claims_that_do_not_follow_are_told_with_their_arithmetic() {
    for (from, to, beginning, part) in CLAIMS {
        let (_folder, ran) = changed(&[(from, to)], &[]);
        let text = joined(&ran.out);
        let (beginning, part) = (beginning.replace(' ', ""), part.replace(' ', ""));
        let found = text
            .lines()
            .any(|line| line.starts_with(&beginning) && line.contains(&part));
        assert!(found, "{to}: {text}");
    }
}

#[test]
fn a_figure_that_the_printed_digits_allow_is_no_fault() {
    // 2.2 stands for 2.15 up to 2.25: the ratio of two such figures for 95.6 to 104.7.
    let rate = |claimed: &str| {
        let to = format!("three-public-control-rate = {{ measure = {claimed}, score = 2 }}");
        let from = "three-public-control-rate = { measure = 100, score = 2 }";
        changed(&[(from, &to)], &[]).1
    };
    for (claimed, is_open) in [("104", true), ("96", true), ("106", false), ("95", false)] {
        let ran = rate(claimed);
        let (faults, open) = ran
            .out
            .split_once("印出的位数允许")
            .unwrap_or((&ran.out, ""));
        let at = "“三公经费”控制率 指标值";
        assert_eq!(
            lines_with(open, at).len(),
            usize::from(is_open),
            "{claimed}"
        );
        assert_eq!(
            lines_with(faults, at).len(),
            usize::from(!is_open),
            "{claimed}"
        );
        let total = if is_open {
            "发现 13 处问题"
        } else {
            "发现 14 处问题"
        };
        assert!(ran.out.contains(total), "{claimed}: {}", ran.out);
    }
}

#[test]
fn the_score_that_its_own_sum_contradicts_is_named() {
    let (_folder, ran) = changed(&[], &["--lang", "en"]);
    let joined = ran.out.replace("\n    ", " ");
    assert!(
        joined.contains("it would be right if 资金使用合规 were the computed 2.00 instead of 3"),
        "{joined}"
    );
    // With the right score the subtotal is right as well.
    let mended = (
        "fund-use-compliance = { score = 3 }",
        "fund-use-compliance = { score = 2 }",
    );
    let (_folder, ran) = changed(&[mended], &[]);
    assert!(ran.out.contains("发现 11 处问题"), "{}", ran.out);
    assert!(!ran.out.contains("小计"), "{}", ran.out);
}

/// Facts with another figure, and what is said of the relation that then fails.
const FACTS: &[(&str, &str, &str, &str)] = &[
    // 318.11 + 41 = 359.11, and 264.20 + 53.91 = 318.11.
    (
        "\"基本支出\" = 318.11",
        "\"基本支出\" = 318.11",
        "基本支出加项目支出",
        "",
    ),
    (
        "\"民主党派占比\" = 72.86",
        "\"民主党派占比\" = 72.68",
        "民主党派",
        "像是相邻数字颠倒，应为 72.86",
    ),
    (
        "\"民主党派占比\" = 72.86",
        "\"民主党派占比\" = 0.7286",
        "民主党派",
        "像是比率与百分数混淆，应为 72.86",
    ),
    (
        "\"民主党派占比\" = 72.86",
        "\"民主党派占比\" = 72.85",
        "民主党派",
        "后面的数字被截去",
    ),
    (
        "\"民主党派占比\" = 72.86",
        "\"民主党派占比\" = 72.11",
        "民主党派",
        "",
    ),
    (
        "\"机关运行经费\" = 53.91",
        "\"机关运行经费\" = 539100",
        "机关运行经费等于",
        "像是元与万元混淆，应为 53.91",
    ),
];

#[test]
fn a_slip_in_a_fact_is_told_where_it_alone_makes_the_relation_hold() {
    for (from, to, name, about) in FACTS {
        let (_folder, ran) = changed(&[(from, to)], &[]);
        assert_ne!(ran.code, 2, "{to}: {}", ran.err);
        let text = joined(&ran.out);
        let told: Vec<&str> = lines_with(&text, name)
            .into_iter()
            .filter(|line| line.contains("像是") || line.contains("截去"))
            .collect();
        if about.is_empty() {
            assert_eq!(told, Vec::<&str>::new(), "{to}");
        } else {
            let about = about.replace(' ', "");
            assert!(
                told.iter().any(|line| line.contains(&about)),
                "{to}: {text}"
            );
        }
    }
}

#[test]
fn many_reports_are_audited_one_after_the_other() {
    let (folder, _) = changed(&[], &[]);
    fs::write(
        folder.path().join("broken.toml"),
        "schema = 1\n[case]\nid = 1\n",
    )
    .expect("written");
    let arguments = [CASE, "broken.toml", CASE];
    let ran = audit(
        folder.path(),
        &[&arguments[..], &["--format", "json"]].concat(),
    );
    assert_eq!((ran.code, ran.out.lines().count()), (2, 2), "{}", ran.err);
    for line in ran.out.lines() {
        let document: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(document["case"]["id"], "wanzhou-fic-2020");
    }
    assert!(
        ran.err.contains("核对 2 个案例，2 个有问题；1 个不能核对"),
        "{}",
        ran.err
    );
}

#[test]
fn a_case_without_claims_is_said_to_have_none() {
    let folder = shipped();
    let path = folder.path().join(CASE);
    let text = fs::read_to_string(&path).expect("a text");
    let (facts, _) = text.split_once("\n[reported]").expect("claims");
    let (before, _) = facts.split_once("\n# 勾稽：机构和人员").expect("relations");
    fs::write(&path, before).expect("written");
    let ran = audit(folder.path(), &[CASE]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(
        ran.out
            .ends_with("核对 0 个报告数字、2 项勾稽关系，没有发现问题。\n"),
        "{}",
        ran.out
    );
}

#[test]
fn hostile_text_is_shown_and_not_obeyed() {
    let (_folder, ran) = changed(
        &[(
            "重庆市万州区工商业联合会\"\nyear",
            "甲\\u001b[2J\\u202e乙\"\nyear",
        )],
        &[],
    );
    assert!(ran.out.starts_with("甲␛[2J<U+202E>乙"), "{}", ran.out);
}
