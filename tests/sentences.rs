//! The sentences of a standard that both READMEs show as scripts: each script comes to the score that stands beside it.

use std::fmt::Write;
use std::fs;
use std::process::Command;

/// The facts that the scripts read, with their types.
const FACTS: &[(&str, &str)] = &[
    ("控制率", "decimal"),
    ("满意率", "decimal"),
    ("实际数", "decimal"),
    ("目标数", "decimal"),
    ("本年数", "decimal"),
    ("上年数", "decimal"),
    ("次数", "integer"),
    ("安排率", "decimal"),
    ("调整率", "decimal"),
    ("偏差率", "decimal"),
    ("配套比例", "decimal"),
    ("六月进度", "decimal"),
    ("九月进度", "decimal"),
    ("超额率", "decimal"),
    ("考核得分", "decimal"),
    ("员工满意度", "decimal"),
    ("对象满意度", "decimal"),
    ("公众满意度", "decimal"),
    ("结余率", "decimal"),
    ("结余变动率", "decimal"),
];

const OTHER_FACTS: &str = r#"
[fact."地区"]
type = "choice"
options = ["东部", "中部", "西部"]

[fact."制度检查"]
type = "checklist"
items = ["健全", "合法", "执行"]

[fact."工作评定"]
type = "judged"
tiers = [
    { label = "达成", from = 80, to = 100 },
    { label = "部分达成", from = 60, to = 80 },
    { label = "未达成", from = 0, to = 60 },
]
"#;

/// A row of the tables.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    points: String,
    script: String,
    facts: String,
    /// `None` where the indicator does not apply.
    score: Option<String>,
}

/// The rows with a script between the headings `from` and `to`.
fn rows(readme: &str, from: &str, to: &str) -> Vec<Row> {
    let text = fs::read_to_string(readme).expect("a text");
    let (_, rest) = text.split_once(from).expect("the section");
    let (section, _) = rest.split_once(to).expect("its end");
    let row = |line: &str| {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [_, _, points, script, example] = cells.as_slice() else {
            return None;
        };
        let (facts, score) = example.split_once(" → ")?;
        let number = score.chars().all(|c| c.is_ascii_digit() || c == '.');
        Some(Row {
            points: (*points).to_owned(),
            script: script.trim_matches('`').to_owned(),
            facts: facts.trim_matches('`').to_owned(),
            score: number.then(|| score.to_owned()),
        })
    };
    section.lines().filter_map(row).collect()
}

fn english() -> Vec<Row> {
    rows(
        "README.md",
        "## A standard's sentences as scripts\n",
        "\n## Writing a case\n",
    )
}

/// A fact as an example of a manifest writes it.
fn fact(text: &str) -> String {
    let (name, value) = text.split_once(" = ").expect("a name and a value");
    let value = match name {
        "地区" => format!("\"{value}\""),
        "制度检查" => {
            let is_met = |item| value.split('、').any(|met| met == item);
            let items =
                ["健全", "合法", "执行"].map(|item| format!("\"{item}\" = {}", is_met(item)));
            format!("{{ {} }}", items.join(", "))
        }
        "工作评定" => {
            let (tier, rate) = value.split_once(' ').expect("a tier and a rate");
            format!("{{ tier = \"{tier}\", rate = {rate}, reason = \"评定意见\" }}")
        }
        _ => value.to_owned(),
    };
    format!("\"{name}\" = {value}")
}

/// A pack with an indicator a row, each with its example.
fn manifest(rows: &[Row]) -> String {
    let sum: u32 = rows
        .iter()
        .map(|row| row.points.parse::<u32>().expect("whole points"))
        .sum();
    let mut text = format!(
        "schema = 1\n[pack]\nid = \"sentences\"\nversion = \"1\"\ntitle = \"句子\"\nbasis = [\"自拟\"]\n\
         full_marks = {sum}\ndecimals = 2\nrounding = \"half-up\"\nnot_applicable = \"full\"\n\
         [[grade]]\nlabel = \"合格\"\nfrom = 0\n"
    );
    for (name, kind) in FACTS {
        let _ = write!(text, "[fact.\"{name}\"]\ntype = \"{kind}\"\n");
    }
    text.push_str(OTHER_FACTS);
    let _ = write!(text, "[[group]]\nid = \"指标\"\nmax = {sum}\n");
    for (index, row) in rows.iter().enumerate() {
        let facts: Vec<String> = row.facts.split(", ").map(fact).collect();
        let expected = match &row.score {
            Some(score) => format!("score = {score}"),
            None => "outcome = \"not-applicable\"".to_owned(),
        };
        let _ = write!(
            text,
            "[[indicator]]\nid = \"row-{index}\"\nname = \"第{index}行\"\ngroup = \"指标\"\nmax = {}\n\
             inline = '''\n{}\n'''\n[[indicator.example]]\nname = \"例\"\nfacts = {{ {} }}\n{expected}\n",
            row.points,
            row.script,
            facts.join(", ")
        );
    }
    text
}

/// What `jixiao test` says of a pack with these rows.
fn tested(rows: &[Row]) -> (bool, String) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("pack.toml"), manifest(rows)).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(["test", "--lang", "en"])
        .arg(folder.path())
        .output()
        .expect("a run");
    let told = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&told).into_owned(),
    )
}

#[test]
fn each_sentence_s_script_comes_to_the_score_beside_it() {
    let rows = english();
    let (is_met, told) = tested(&rows);
    assert!(is_met, "{told}");
    let count = format!("{} examples, all as they say", rows.len());
    assert!(told.contains(&count), "{told}");
}

#[test]
fn a_wrong_score_beside_a_sentence_would_be_told() {
    let mut rows = english();
    rows[0].score = Some("2.38".to_owned());
    let (is_met, told) = tested(&rows);
    assert!(
        !is_met && told.contains("should give 2.38, gives 2.37"),
        "{told}"
    );
}

#[test]
fn both_readmes_show_the_same_scripts_and_scores() {
    let chinese = rows(
        "README.zh-CN.md",
        "## 标准的句子怎样写成脚本\n",
        "\n## 怎样写案例\n",
    );
    assert_eq!(english(), chinese);
}
