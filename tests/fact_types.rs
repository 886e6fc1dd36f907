//! The nine types of facts: what a case may write for each, how a script reads it, and what is said of anything else.

use insta::assert_snapshot;
use jixiao::score::StepValue;

use crate::support::Story;

const DECLARED: &str = r#"[fact."小数"]
type = "decimal"
unit = "万元"
max = 500
[fact."整数"]
type = "integer"
[fact."百分数"]
type = "percent"
[fact."是否"]
type = "bool"
[fact."选项"]
type = "choice"
options = ["城区", "乡镇"]
[fact."评定"]
type = "judged"
tiers = [{ label = "好", from = 80, to = 100, rate = 90 }, { label = "中", from = 60, to = 80 }]
[fact."清单"]
type = "checklist"
items = ["制度健全", "执行有效"]
[fact."文字"]
type = "text"
[fact."明细"]
type = "table"
columns = { "名称" = { type = "text" }, "金额" = { type = "decimal", unit = "万元" }, "完成" = { type = "bool" }, "数量" = { type = "integer" } }
"#;

const SCRIPT: &str = r#"let 控制率 = 小数 + 整数 + 百分数;
let 甲 = if 是否 { 1 } else { 0 };
let 乙 = 查表(选项, #{ "城区": 2, "乡镇": 3 });
let 丙 = 评定率(评定);
let 丁 = 达标项数(清单);
let 戊 = if 清单项(清单, "执行有效") { 1 } else { 0 };
let 己 = 文字 + "。";
let 庚 = 合计(明细, |行| 行.金额 * 行.数量);
let 辛 = 计数(明细, |行| 行.完成);
let 壬 = 合计(明细, "金额");
let 癸 = 0;
for 行 in 明细 { if 行.名称 == "乙" { 癸 = 行.金额; } }
full"#;

fn story(facts: &str) -> Story {
    Story::default()
        .manifest("[param.", &format!("{DECLARED}\n[param."))
        .script(SCRIPT)
        .case(
            "\"满意度\" = 97.2\n",
            &format!("\"满意度\" = 97.2\n{facts}"),
        )
}

#[test]
fn a_script_reads_every_type() {
    let facts = r#""小数" = 359.11
"整数" = 14
"百分数" = 27.06
"是否" = true
"选项" = "乡镇"
"评定" = { tier = "好", reason = "佐证齐全" }
"清单" = { "制度健全" = true, "执行有效" = false }
"文字" = "说明"
"明细" = [{ "名称" = "甲", "金额" = 1.5, "完成" = true, "数量" = 2 }, { "名称" = "乙", "金额" = 2, "完成" = false, "数量" = 3 }]
"#;
    let result = story(facts).first();
    let shown: Vec<String> = result
        .steps
        .iter()
        .map(|step| match &step.value {
            StepValue::Number(number) => format!("{} {}", step.name, number.normalize()),
            StepValue::Text(text) => format!("{} {text}", step.name),
            other => format!("{} {other:?}", step.name),
        })
        .collect();
    // 359.11 + 14 + 27.06; the tier's own rate; 1.5 × 2 + 2 × 3.
    assert_eq!(
        shown,
        [
            "控制率 400.17",
            "甲 1",
            "乙 3",
            "丙 90",
            "丁 1",
            "戊 0",
            "己 说明。",
            "庚 9",
            "辛 1",
            "壬 3.5",
            "癸 2"
        ]
    );
}

#[test]
fn a_value_of_another_type_is_told_with_what_may_stand_there() {
    let facts = r#""小数" = 500.01
"整数" = 14.5
"百分数" = "27%"
"是否" = "是"
"选项" = "城镇"
"评定" = { tier = "好", rate = 79.9, reason = "佐证齐全" }
"清单" = { "制度健全" = true, "执行有郊" = false }
"文字" = 1
"明细" = [{ "名称" = "甲", "金额" = "1.5", "完成" = true, "数量" = 2.5 }, { "名称" = "乙", "金客" = 2 }, 3]
"#;
    assert_snapshot!(story(facts).case_complaints());
}

#[test]
fn a_judgement_needs_a_tier_that_exists_a_rate_and_a_reason() {
    for (judgement, code) in [
        ("{ tier = \"良\", reason = \"x\" }", "JX109"),
        ("{ tier = \"中\", reason = \"x\" }", "JX110"),
        ("{ rate = 101, reason = \"x\" }", "JX103"),
        ("{ rate = 90 }", "JX033"),
        ("\"好\"", "JX101"),
    ] {
        let told = story(&format!("\"评定\" = {judgement}\n")).case_complaints();
        assert!(told.contains(code), "{judgement}: {told}");
    }
}

#[test]
fn a_column_has_bounds_and_options_of_its_own() {
    let with = |row: &str| {
        Story::default()
            .manifest(
                "[param.",
                r#"[fact."明细"]
type = "table"
columns = { "类别" = { type = "choice", options = ["产出", "效益"] }, "权重" = { type = "decimal", unit = "分", min = 0, max = 50 }, "次数" = { type = "integer", unit = "次", min = 1 } }

[param."#,
            )
            .script(
                r#"let 控制率 = 合计(明细, |行| if 行.类别 == "产出" { 行.权重 * 行.次数 } else { 0 });
full"#,
            )
            .case(
                "\"满意度\" = 97.2\n",
                &format!("\"满意度\" = 97.2\n\"明细\" = [{row}]\n"),
            )
    };
    let result = with(
        r#"{ "类别" = "产出", "权重" = 50, "次数" = 2 }, { "类别" = "效益", "权重" = 0, "次数" = 1 }"#,
    )
    .first();
    let StepValue::Number(number) = &result.steps[0].value else {
        panic!("{:?}", result.steps);
    };
    assert_eq!(number.normalize().to_string(), "100");
    for (row, code, column) in [
        (
            r#"{ "类别" = "产处", "权重" = 1, "次数" = 1 }"#,
            "JX104",
            "明细.类别",
        ),
        (
            r#"{ "类别" = "产出", "权重" = 50.01, "次数" = 1 }"#,
            "JX103",
            "明细.权重",
        ),
        (
            r#"{ "类别" = "产出", "权重" = -0.01, "次数" = 1 }"#,
            "JX103",
            "明细.权重",
        ),
        (
            r#"{ "类别" = "产出", "权重" = 1, "次数" = 0 }"#,
            "JX103",
            "明细.次数",
        ),
    ] {
        let told = with(row).case_complaints();
        assert!(
            told.contains(code) && told.contains(column),
            "{row}: {told}"
        );
    }
}
