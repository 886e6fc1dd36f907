//! What is known of a pack without a case: each finding at its place, and nothing where nothing is wrong.

mod formats;
mod silences;

use std::path::Path;

use jixiao::check::{Examined, examine};
use jixiao::diagnose::{Code, Finding};
use jixiao::source::{DiskFiles, MemoryFiles, Texts};

/// A pack of two indicators that nothing is to be said against.
pub const CLEAN: &str = r#"schema = 1

[pack]
id = "small"
version = "1"
title = "小规则包"
basis = ["财预〔2013〕53号"]
full_marks = 10
decimals = 2
rounding = "half-up"

[[grade]]
label = "优"
from = 9

[[grade]]
label = "差"
from = 0

[fact."在职人员数"]
type = "integer"
unit = "人"
min = 0

[fact."编制数"]
type = "integer"
unit = "人"
min = 1

[fact."结算区间"]
type = "choice"
options = ["九成以上", "不足九成"]

[param."超编每点扣分"]
value = 0.2
unit = "分"
basis = "评分标准"

[[group]]
id = "投入"
max = 4

[[group]]
id = "过程"
max = 6

[[indicator]]
id = "staffing"
name = "控制率"
group = "投入"
max = 4
direction = "lower-is-better"
basis = "评分标准第一项"
measure = { step = "控制率", unit = "%" }
script = "indicators/控制率.rhai"
example = [
  { name = "满编", facts = { "在职人员数" = 20, "编制数" = 20 }, score = 4 },
  { name = "超编", facts = { "在职人员数" = 21, "编制数" = 20 }, score = 3 },
]

[[indicator]]
id = "settlement"
name = "结算率"
group = "过程"
max = 6
basis = "评分标准第二项"
inline = '''
if 结算区间 == "九成以上" { full } else { 0 }
'''
"#;

/// The script in the file.
pub const SCRIPT: &str = "let 控制率 = 百分比(在职人员数, 编制数);
按比例扣减(full, 控制率 - 100, 1, 超编每点扣分)
";

/// The codes that this file is about; what rules do is the subject of others.
const OURS: &[Code] = &[
    Code::UnusedVariable,
    Code::UnusedScript,
    Code::UnitMissing,
    Code::PathWithoutScore,
    Code::DirectionWithoutMeasure,
    Code::NoSuchOption,
    Code::GradeUnreachable,
    Code::MissingBasis,
    Code::RepeatedExample,
    Code::ContradictingExamples,
    Code::ExampleFactUnread,
    Code::SilenceWithoutEffect,
    Code::SilenceOfError,
    Code::UnknownEntry,
    Code::WrongOperands,
    Code::WrongKind,
    Code::ScoreNotANumber,
    Code::UnusedFact,
    Code::UnusedParameter,
];

/// A pack in memory, and what is known of it.
pub struct Story {
    manifest: String,
    files: MemoryFiles,
    pub texts: Texts,
}

impl Story {
    pub fn clean() -> Self {
        let mut files = MemoryFiles::default();
        files.insert("pack/pack.toml", CLEAN);
        files.insert("pack/indicators/控制率.rhai", SCRIPT);
        Self {
            manifest: CLEAN.to_owned(),
            files,
            texts: Texts::default(),
        }
    }

    /// With `from` replaced in the manifest; it must stand there.
    pub fn with(mut self, from: &str, to: &str) -> Self {
        assert!(self.manifest.contains(from), "{from}");
        self.manifest = self.manifest.replacen(from, to, 1);
        let text = self.manifest.clone();
        self.file("pack/pack.toml", &text)
    }

    /// With this at the manifest's end.
    pub fn and(mut self, text: &str) -> Self {
        self.manifest.push_str(text);
        let text = self.manifest.clone();
        self.file("pack/pack.toml", &text)
    }

    /// With another rule for the choice.
    pub fn rule(self, rule: &str) -> Self {
        self.with("if 结算区间 == \"九成以上\" { full } else { 0 }", rule)
    }

    pub fn file(mut self, path: &str, content: &str) -> Self {
        self.files.insert(path, content);
        self
    }

    pub fn examined(&mut self) -> Examined {
        examine(Path::new("pack"), &self.files, &mut self.texts)
    }

    /// Code, marked text and entry of every finding that is among ours.
    pub fn told(mut self) -> Vec<String> {
        let examined = self.examined();
        let findings = examined.findings.iter();
        findings
            .filter(|finding| OURS.contains(&finding.code))
            .map(|finding| self.line(finding))
            .collect()
    }

    fn line(&self, finding: &Finding) -> String {
        let place = finding.place.as_ref().expect("a place");
        let marked = self.texts.slice(place.span);
        let about = finding.about.as_deref().unwrap_or("-");
        format!("{} {marked} {about}", finding.code.name())
    }
}

#[test]
fn a_clean_pack_is_told_nothing_of() {
    let examined = Story::clean().examined();
    assert_eq!(examined.findings, []);
    assert!(examined.program.is_some() && examined.silenced.is_empty());
}

#[test]
fn the_shipped_pack_is_told_nothing_of() {
    let folder = Path::new("rules/wanzhou-overall/2020");
    let examined = examine(folder, &DiskFiles, &mut Texts::default());
    let ours = |finding: &&Finding| OURS.contains(&finding.code);
    let told: Vec<&Finding> = examined.findings.iter().filter(ours).collect();
    assert!(told.is_empty(), "{told:?}");
    assert!(examined.program.is_some());
}

#[test]
fn what_a_manifest_leaves_unsaid_is_told() {
    let clean = Story::clean;
    for (story, told) in [
        (
            clean().with("basis = \"评分标准第二项\"\n", ""),
            vec!["missing-basis \"settlement\" settlement"],
        ),
        (
            clean().with("max = 6\nbasis", "max = 6\ndirection = \"higher-is-better\"\nbasis"),
            vec!["direction-without-measure \"settlement\" settlement"],
        ),
        (
            clean().with("from = 9", "from = 10.5"),
            vec!["grade-unreachable 10.5 优"],
        ),
        (clean().with("from = 9", "from = 10"), vec![]),
        (
            clean().with("unit = \"人\"\nmin = 1", "min = 1"),
            vec!["unit-missing \"编制数\" 编制数"],
        ),
        (
            clean().with("value = 0.2\nunit = \"分\"", "value = 0.2"),
            vec!["unit-missing \"超编每点扣分\" 超编每点扣分"],
        ),
        (
            clean().with(
                "[param",
                "[fact.\"项目表\"]\ntype = \"table\"\ncolumns = { \"预算\" = { type = \"decimal\" }, \"占比\" = { type = \"percent\" }, \"支出\" = { type = \"decimal\", unit = \"万元\" } }\n\n[param",
            )
            .rule("if 行数(项目表) > 0 && 结算区间 == \"九成以上\" { full } else { 0 }"),
            vec!["unit-missing \"预算\" 项目表"],
        ),
        (
            // What nothing reads is told of already.
            clean().with("[param", "[fact.\"人数\"]\ntype = \"integer\"\n\n[param"),
            vec!["unused-fact \"人数\" 人数"],
        ),
    ] {
        assert_eq!(story.told(), told);
    }
}

#[test]
fn examples_that_try_nothing_new_are_told() {
    let with = |example: &str| {
        let last = "score = 3 },\n";
        Story::clean().with(last, &format!("{last}  {example}\n"))
    };
    for (example, told) in [
        (
            "{ name = \"再一次\", facts = { \"编制数\" = 20.0, \"在职人员数\" = 20 }, score = 4.0 },",
            vec!["repeated-example \"再一次\" staffing"],
        ),
        (
            "{ name = \"矛盾\", facts = { \"在职人员数\" = 20, \"编制数\" = 20 }, score = 3.9 },",
            vec!["contradicting-examples \"矛盾\" staffing"],
        ),
        (
            "{ name = \"矛盾\", facts = { \"在职人员数\" = 20, \"编制数\" = 20 }, outcome = \"missing\" },",
            vec!["contradicting-examples \"矛盾\" staffing"],
        ),
        (
            "{ name = \"多余\", facts = { \"在职人员数\" = 10, \"编制数\" = 20, \"结算区间\" = \"九成以上\" }, score = 4 },",
            vec!["example-fact-unread \"结算区间\" staffing"],
        ),
        (
            "{ name = \"缺\", facts = { \"在职人员数\" = 20 }, outcome = \"missing\" },",
            vec![],
        ),
    ] {
        assert_eq!(with(example).told(), told, "{example}");
    }
}

#[test]
fn examples_are_held_against_each_other_by_value() {
    let rows = [
        "{ \"预算\" = 1, \"支出\" = 2 }",
        "{ \"支出\" = 2.0, \"预算\" = 1.00 }",
        "{ \"预算\" = 2, \"支出\" = 1 }",
    ];
    let example = |name: &str, rows: &str| {
        format!("  {{ name = \"{name}\", facts = {{ \"项目表\" = [{rows}] }}, score = 6 }},\n")
    };
    let all: String = ["甲", "乙", "丙"]
        .iter()
        .zip(rows)
        .map(|(name, rows)| example(name, rows))
        .collect();
    let story = Story::clean()
        .with(
            "[param",
            "[fact.\"项目表\"]\ntype = \"table\"\ncolumns = { \"预算\" = { type = \"decimal\", unit = \"万元\" }, \"支出\" = { type = \"decimal\", unit = \"万元\" } }\n\n[param",
        )
        .with("inline = '''\nif 结算区间 == \"九成以上\" { full } else { 0 }", &format!("example = [\n{all}]\ninline = '''\nif 行数(项目表) > 1 {{ full }} else {{ 0 }}"))
        .with("[fact.\"结算区间\"]\ntype = \"choice\"\noptions = [\"九成以上\", \"不足九成\"]\n", "");
    assert_eq!(story.told(), ["repeated-example \"乙\" settlement"]);
}

#[test]
fn a_variable_that_nothing_reads_is_told() {
    for (rule, told) in [
        ("let 甲 = 1; full", vec!["甲"]),
        ("let 甲 = 1; 甲", vec![]),
        ("let 甲 = 1; 甲 = 2; 甲 += 1; full", vec!["甲"]),
        ("let 甲 = 1; let 乙 = 甲; full", vec!["乙"]),
        (
            "if 结算区间 == \"九成以上\" { let 甲 = 1; full } else { let 甲 = 0; 甲 }",
            vec!["甲"],
        ),
        ("let 甲 = [1]; 甲[0] = 2; full", vec![]),
        ("let 甲 = 1; for 乙 in [1, 2] { 甲 += 1; } full", vec!["甲"]),
        ("let 甲 = 1; let 乙 = `${甲}`; 提示(true, 乙); full", vec![]),
        (
            "fn 加倍(数) { let 甲 = 1; let 乙 = 数; 乙 * 2 } 加倍(3)",
            vec!["甲"],
        ),
        ("let 甲 = 1; let 乙 = || 甲; full", vec!["乙"]),
    ] {
        let told_of = Story::clean().rule(rule).told();
        let unused: Vec<&String> = told_of
            .iter()
            .filter(|line| line.starts_with("unused-variable"))
            .collect();
        let told: Vec<String> = told
            .iter()
            .map(|name| format!("unused-variable {name} settlement"))
            .collect();
        assert_eq!(unused, told.iter().collect::<Vec<_>>(), "{rule}");
    }
}

#[test]
fn the_measure_is_read_by_its_report() {
    let story = Story::clean().file(
        "pack/indicators/控制率.rhai",
        "let 控制率 = 在职人员数 / 编制数; let 差 = 超编每点扣分; full",
    );
    assert_eq!(story.told(), ["unused-variable 差 staffing"]);
}

#[test]
fn a_way_through_a_script_without_a_score_is_told() {
    for (rule, told) in [
        ("if 条件 { full }", vec!["if"]),
        ("if 条件 { full } else { }", vec!["{ }"]),
        ("if 条件 { full } else { let 甲 = 0; 甲 += 1 }", vec!["+="]),
        ("if 条件 { full } else { let 甲 = 0; }", vec!["let"]),
        ("if 条件 { full } else if !条件 { 0 }", vec!["if"]),
        (
            "if 条件 { full } else { 提示(true, \"无\") }",
            vec!["提示(true, \"无\")"],
        ),
        (
            "if 条件 { if !条件 { full } } else { { } }",
            vec!["if", "{ }"],
        ),
        ("switch 结算区间 { \"九成以上\" => full }", vec!["switch"]),
        (
            "switch 结算区间 { \"九成以上\" => full, _ => { let 甲 = 1; } }",
            vec!["let"],
        ),
        ("if 条件 { return; } full", vec!["return"]),
        ("if 条件 { return full; }", vec!["if"]),
        // Every way has a score, or ends before it needs one.
        ("if 条件 { full } else { 0 }", vec![]),
        ("if 条件 { full } else { 不适用(\"无\") }", vec![]),
        ("if 条件 { full } else { throw \"无\" }", vec![]),
        ("if 条件 { return full; } else { return 0; }", vec![]),
        (
            "if 条件 { return full; } else { return 0; } let 甲 = 1;",
            vec![],
        ),
        ("if 条件 { return full; } 0", vec![]),
        ("switch 结算区间 { \"九成以上\" => full, _ => 0 }", vec![]),
        ("if 条件 { full; } else { 0; }", vec![]),
    ] {
        let rule = rule.replace("条件", "(结算区间 == \"九成以上\")");
        let told_of = Story::clean()
            .with(
                "max = 6\nbasis",
                "max = 6\nnot_applicable = \"full\"\nbasis",
            )
            .rule(&rule)
            .told();
        let ends: Vec<&String> = told_of
            .iter()
            .filter(|line| line.starts_with("path-without-score"))
            .collect();
        let told: Vec<String> = told
            .iter()
            .map(|marked| format!("path-without-score {marked} settlement"))
            .collect();
        assert_eq!(ends, told.iter().collect::<Vec<_>>(), "{rule}");
    }
}

#[test]
fn a_script_without_any_score_is_an_error_told_once() {
    let told = Story::clean().rule("let 甲 = 结算区间;").told();
    assert_eq!(
        told,
        [
            "score-not-a-number let settlement",
            "unused-variable 甲 settlement"
        ]
    );
}

#[test]
fn a_text_that_is_no_option_is_told() {
    for (rule, told) in [
        (
            "if 结算区间 == \"九成\" { full } else { 0 }",
            vec!["\"九成\""],
        ),
        (
            "if \"九成\" != 结算区间 { full } else { 0 }",
            vec!["\"九成\""],
        ),
        (
            "if 结算区间 in [\"九成以上\", \"全部\"] { full } else { 0 }",
            vec!["\"全部\""],
        ),
        (
            "查表(结算区间, #{ \"九成以上\": 6, \"不足九成\": 0, \"全部\": 6 })",
            vec!["\"全部\""],
        ),
        (
            "查表(结算区间, #{ \"九成以上\": 6, \"不足九成\": 0 })",
            vec![],
        ),
        ("if 结算区间 == \"不足九成\" { 0 } else { full }", vec![]),
    ] {
        let told: Vec<String> = told
            .iter()
            .map(|marked| format!("no-such-option {marked} settlement"))
            .collect();
        assert_eq!(Story::clean().rule(rule).told(), told, "{rule}");
    }
}

#[test]
fn a_fault_of_every_run_is_an_error_before_any() {
    let mut story = Story::clean().rule("if 结算区间 == \"九成以上\" { full + true } else { 0 }");
    let examined = story.examined();
    let faults: Vec<String> = examined
        .findings
        .iter()
        .filter(|finding| finding.code == Code::WrongOperands)
        .map(|finding| story.line(finding))
        .collect();
    assert_eq!(faults, ["wrong-operands + settlement"]);
}

#[test]
fn what_the_kinds_leave_open_is_no_clean_bill() {
    let rule =
        "let 甲 = 0; for 乙 in [1, 2] { 甲 += 乙; } if 结算区间 == \"九成以上\" { 甲 } else { 0 }";
    let mut story = Story::clean().rule(rule);
    let examined = story.examined();
    let open = examined
        .findings
        .iter()
        .find(|finding| finding.code == Code::Undecided)
        .expect("a doubt");
    assert_eq!(story.line(open), "undecided for settlement");
}

#[test]
fn a_script_that_no_indicator_names_is_told() {
    let mut story = Story::clean()
        .file("pack/indicators/旧.rhai", "1")
        .file("pack/indicators/说明.md", "")
        .file("pack/next/pack.toml", "")
        .file("pack/next/indicators/新.rhai", "1");
    let examined = story.examined();
    let [finding] = &*examined.findings else {
        panic!("{:?}", examined.findings);
    };
    assert_eq!(finding.code, Code::UnusedScript);
    assert_eq!(finding.arguments, [("file", "indicators/旧.rhai".into())]);
    let place = finding.place.as_ref().expect("a place").span;
    let file = story.texts.get(place.file).expect("a text");
    assert_eq!((file.name.as_str(), place.start), ("pack/pack.toml", 0));
}
