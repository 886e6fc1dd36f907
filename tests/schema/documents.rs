//! Documents that use every key of a manifest, a case and a file of tests; changes of them; TOML to JSON and back.

use std::fmt::Write;

use serde_json::{Map, Value, json};
use toml::de::{DeTable, DeValue};

/// A manifest with every key that there is.
pub const MANIFEST: &str = r#"
schema = 1

[pack]
id = "full"
version = "2020.1-a_b"
title = "样样都有的规则包"
basis = ["财预〔2013〕53号"]
full_marks = 10
decimals = 2
rounding = "half-up"
total = "clamped"
retired = { facts = ["旧数"], groups = ["旧组"], indicators = ["old-rate"] }
not_applicable = "exclude"

[[grade]]
label = "优"
from = 9
[[grade]]
label = "差"
from = 0

[fact]
"数" = { type = "decimal", was = "原数", unit = "万元", min = 0.5, max = 99.5, label = "一个数", optional = true, exact = true }
"整" = { type = "integer", unit = "人", min = 0 }
"率" = { type = "percent", max = 100 }
"否" = { type = "bool", label = "是否" }
"选" = { type = "choice", options = ["甲", "乙"] }
"评" = { type = "judged", tiers = [{ label = "好", from = 80, to = 100, rate = 90 }, { label = "差", from = 0, to = 80 }] }
"单" = { type = "checklist", items = ["一", "二"] }
"文" = { type = "text", optional = true }
"表" = { type = "table", columns = { "项" = { type = "text", label = "事项" }, "额" = { type = "decimal", unit = "万元", min = 0, max = 900 }, "次" = { type = "integer", default = 1 }, "类" = { type = "choice", options = ["产出", "效益"] } } }

[param]
"线" = { value = 90, unit = "%", label = "满分线", basis = "标准" }
"步" = { value = 0.2, inferred = "没有写明", was = ["原步", "更早的步"] }
"年" = { unit = "%", dated = [{ from = 2019-01-01, value = 1, basis = "标准" }, { from = 2023-01-01, value = 2, inferred = "没有写明" }] }

[[group]]
id = "投入"
name = "投入"
max = 10
kind = "base"
counts = "sum"
was = "原投入"

[[indicator]]
id = "first-rate"
name = "甲"
group = "投入"
max = 4
direction = "higher-is-better"
basis = "标准一"
measure = { step = "率值", unit = "%" }
not_applicable = "full"
script = "rule.rhai"
with = { "率" = "率" }
was = "former-rate"
example = [
  { name = "样样都有", facts = { "数" = 1.5, "否" = true, "选" = "甲", "评" = { tier = "好", rate = 80, score = 3, reason = "因" }, "单" = { "一" = true, "二" = false }, "表" = [{ "项" = "甲", "额" = 1, "次" = 2, "类" = "产出" }] }, score = 2 },
  { name = "缺数据", facts = {}, outcome = "missing", year = 2022 },
]

[[indicator]]
id = "second"
name = "乙"
group = "投入"
max = 6
not_applicable = { move = "first-rate" }
inline = "full"

[[reconcile]]
id = "sum"
name = "合计"
expr = "数 + 1 == 整"
tolerance = 0.5
source = "附表"
was = "former-sum"

[[veto]]
id = "serious"
name = "重大问题"
when = "否 && 数 > 步"
grade = "差"
basis = "标准"
was = "grave"

[[veto]]
id = "false-data"
when = "否"
total = 0

[[contradiction]]
at = "full_marks"
stated = "100"
followed = "10"
reason = "各项之和"

[[silence]]
code = "JX301"
at = "first-rate"
reason = "已核对"
"#;

/// A case of that pack with every key that there is.
pub const CASE: &str = r#"
schema = 1

[case]
id = "full-2020"
subject = "某部门"
year = 2020
pack = "full"
source = "报告"

[facts]
"数" = 1.5
"整" = 14
"率" = 97.2
"否" = false
"选" = "乙"
"评" = { tier = "好", rate = 80, score = 3, reason = "因" }
"单" = { "一" = true, "二" = false }
"文" = ""
"表" = [{ "项" = "甲", "额" = 1.5, "次" = 2, "类" = "产出" }]

[evidence]
first-rate = "决算附表"

[reported]
total = 8.5
grade = "良好"
groups = { "投入" = 8.5 }
indicators = { first-rate = { measure = 73.6, score = 2 }, second = {} }
"#;

/// A file of tests with every key that there is.
pub const TESTS: &str = r#"
schema = 1
[[example]]
indicator = "first-rate"
name = "样样都有"
year = 2022
facts = { "评" = { tier = "好", rate = 80, score = 3, reason = "因" } }
score = 2
[[example]]
indicator = "second"
name = "缺数据"
facts = {}
outcome = "missing"
"#;

/// A document as an editor sees it.
pub fn json_of(text: &str) -> Value {
    let table = DeTable::parse(text).expect("TOML");
    table_of(table.get_ref())
}

fn table_of(table: &DeTable<'_>) -> Value {
    let entries = table.iter().map(|(key, value)| {
        (
            key.get_ref().clone().into_owned(),
            value_of(value.get_ref()),
        )
    });
    Value::Object(entries.collect())
}

fn value_of(value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => json!(text),
        DeValue::Boolean(yes) => json!(yes),
        DeValue::Integer(number) => serde_json::from_str(number.as_str()).expect("a number"),
        DeValue::Float(number) => serde_json::from_str(number.as_str()).expect("a number"),
        DeValue::Array(items) => items.iter().map(|item| value_of(item.get_ref())).collect(),
        DeValue::Table(table) => table_of(table),
        // As editors see one.
        DeValue::Datetime(date) => json!(date.to_string()),
    }
}

/// A document as a person would write it, if on few lines.
pub fn toml_of(document: &Value) -> String {
    let mut text = String::new();
    for (key, value) in document.as_object().expect("a table") {
        let _ = writeln!(text, "{} = {}", json!(key), inline(value));
    }
    text
}

/// Whether TOML takes it for a date where it stands without quotes.
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let is_number = |part: &&str| part.chars().all(|c| c.is_ascii_digit());
    parts.iter().map(|part| part.len()).eq([4, 2, 2]) && parts.iter().all(is_number)
}

fn inline(value: &Value) -> String {
    let joined = |parts: Vec<String>| parts.join(", ");
    match value {
        Value::Array(items) => format!("[{}]", joined(items.iter().map(inline).collect())),
        Value::Object(table) => {
            let entry =
                |(key, value): (&String, &Value)| format!("{} = {}", json!(key), inline(value));
            format!("{{ {} }}", joined(table.iter().map(entry).collect()))
        }
        Value::String(text) if is_date(text) => text.clone(),
        plain => plain.to_string(),
    }
}

/// `document` with the JSON text `value` at a pointer; without what is there, if `value` is empty.
pub fn changed(document: &Value, pointer: &str, value: &str) -> Value {
    let mut document = document.clone();
    let (above, key) = pointer.rsplit_once('/').expect("a pointer");
    let above = document
        .pointer_mut(above)
        .unwrap_or_else(|| panic!("{pointer} is nowhere"));
    let value: Option<Value> =
        (!value.is_empty()).then(|| serde_json::from_str(value).expect("JSON"));
    match above {
        Value::Object(table) => change_entry(table, key, value),
        Value::Array(items) => match (
            items.get_mut(key.parse::<usize>().unwrap_or(usize::MAX)),
            value,
        ) {
            (Some(item), Some(value)) => *item = value,
            (None, Some(value)) => items.push(value),
            (_, None) => panic!("{pointer} is of a list"),
        },
        other => panic!("{pointer} is in {other}"),
    }
    document
}

fn change_entry(table: &mut Map<String, Value>, key: &str, value: Option<Value>) {
    match value {
        Some(value) => {
            table.insert(key.to_owned(), value);
        }
        None => {
            table
                .remove(key)
                .unwrap_or_else(|| panic!("{key} is not there"));
        }
    }
}
