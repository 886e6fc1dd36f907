//! What is said of a rule before any case bears out the cases that come to it.

use std::path::Path;

use jixiao::bind::bind_facts;
use jixiao::check::examine;
use jixiao::diagnose::Code;
use jixiao::pack::load_pack;
use jixiao::script::{Event, Rising, Trend, compile, known, trend};
use jixiao::source::{MemoryFiles, Texts};

const HEAD: &str = r#"schema = 1
[pack]
id = "small"
version = "1"
title = "小规则包"
basis = ["财预〔2013〕53号"]
full_marks = 5
decimals = 2
rounding = "half-up"
not_applicable = "zero"
[[grade]]
label = "合格"
from = 0
[fact."数"]
type = "decimal"
unit = "分"
min = 0
max = 10
[fact."另"]
type = "decimal"
unit = "分"
min = 0
max = 10
[fact."是"]
type = "bool"
[fact."表"]
type = "table"
columns = { "金额" = { type = "decimal", unit = "分" } }
[[group]]
id = "过程"
max = 5
[[indicator]]
id = "one"
name = "一"
group = "过程"
max = 5
basis = "第一条"
"#;

fn manifest(script: &str, rest: &str) -> String {
    format!("{HEAD}{rest}\ninline = '''\n{script}\n'''\n")
}

/// Holds what is known of a rule to a case that comes to a score.
fn borne_out(script: &str, facts: &str) {
    let example = format!("example = [{{ name = \"例\", facts = {{ {facts} }}, score = 1 }}]");
    let mut files = MemoryFiles::default();
    files.insert("p/pack.toml", manifest(script, &example));
    let pack = load_pack(Path::new("p"), &files, &mut Texts::default());
    let pack = pack.value.expect("a pack");
    let program = compile(&pack).value.expect("a program");
    let rule = program.rule(0).expect("a typed rule");
    let known = known(rule, &pack);
    let facts = bind_facts(&pack, &pack.indicators[0].examples[0].facts);
    let watched = program
        .watch(0, &pack, &facts.value.expect("facts"))
        .expect("a run");
    for event in &watched.events {
        if let Event::Branch { at, taken } = event {
            let truth = known.branches.get(at).expect("a branch");
            assert!(
                if *taken { truth.yes } else { truth.no },
                "{event:?}\n{script}"
            );
        }
    }
    let score = watched.end.expect("no failure").expect("a score");
    let range = known.score.expect("a range");
    assert!(range.holds(&score), "{score} is not in {range:?}\n{script}");
}

fn told(script: &str, rest: &str) -> Vec<&'static str> {
    let mut files = MemoryFiles::default();
    files.insert("p/pack.toml", manifest(script, rest));
    let examined = examine(Path::new("p"), &files, &mut Texts::default());
    let unused = [Code::UnusedFact, Code::UnusedVariable];
    let findings = examined.findings.iter();
    findings
        .filter(|finding| !unused.contains(&finding.code))
        .map(|finding| finding.code.number())
        .collect()
}

#[test]
fn what_a_row_would_end_says_nothing_where_there_is_no_row() {
    borne_out(
        "let 和 = 合计(表, |行| if 数 > 5 { 不适用(\"无\") } else { 行.金额 });\nif 数 > 5 { 3 } else { 限制(和, 0, 5) }",
        "\"数\" = 6, \"表\" = []",
    );
}

#[test]
fn a_part_of_a_condition_that_is_not_asked_says_nothing() {
    borne_out(
        "if 是 || (if 数 > 5 { 不适用(\"无\") } else { 另 > 3 }) { if 数 > 5 { 5 } else { 3 } } else { 0 }",
        "\"是\" = true, \"数\" = 7, \"另\" = 0",
    );
    borne_out(
        "if !(是 && (if 数 > 5 { 不适用(\"无\") } else { 另 > 3 })) { if 数 > 5 { 5 } else { 3 } } else { 0 }",
        "\"是\" = false, \"数\" = 7, \"另\" = 0",
    );
}

#[test]
fn a_text_that_turns_with_a_figure_moves_what_compares_it() {
    let script = "let 文 = \"甲\";\nif 是 { 文 = if 数 > 5 { \"甲\" } else { \"乙\" }; } else { 文 = \"甲\"; }\nif 文 == \"甲\" { 5 } else { 0 }";
    let mut files = MemoryFiles::default();
    files.insert("p/pack.toml", manifest(script, ""));
    let pack = load_pack(Path::new("p"), &files, &mut Texts::default());
    let pack = pack.value.expect("a pack");
    let program = compile(&pack).value.expect("a program");
    let rule = program.rule(0).expect("a typed rule");
    let fact = pack.fact_index("数").expect("a fact");
    assert_eq!(
        trend(rule, &known(rule, &pack), Rising::Fact(fact)),
        Trend::Unknown
    );
    assert!(told(script, "direction = \"lower-is-better\"").contains(&"JX320"));
}

#[test]
fn a_direction_is_not_kept_by_a_score_that_does_not_read_the_measure() {
    let script = "let 和 = 数 + 另;\nif 数 > 5 { 5 } else { 0 }";
    let measure = "measure = { step = \"和\" }\ndirection = \"lower-is-better\"";
    assert_eq!(told(script, measure), ["JX320"]);
}

#[test]
fn ranges_whose_ends_grow_without_end_are_given_up() {
    let mut script = "let 数0 = 数 * 1.000001;\n".to_owned();
    for step in 1..40 {
        let before = step - 1;
        script.push_str(&format!("let 数{step} = 数{before} * 数{before} / 3;\n"));
    }
    script.push_str("限制(数39, 0, 5)");
    let mut files = MemoryFiles::default();
    files.insert("p/pack.toml", manifest(&script, ""));
    let pack = load_pack(Path::new("p"), &files, &mut Texts::default());
    let pack = pack.value.expect("a pack");
    let program = compile(&pack).value.expect("a program");
    let known = known(program.rule(0).expect("a typed rule"), &pack);
    assert!(known.score.expect("a range").lowest().is_some());
}
