//! The weight of an indicator that does not apply goes to the one its pack names: totals by hand, and the marks of many cases.

use std::path::Path;

use jixiao::bind::bind_case;
use jixiao::case::load_case;
use jixiao::diagnose::Code;
use jixiao::pack::{Pack, load_pack};
use jixiao::score::{Evaluation, Scorer, score};
use jixiao::script::{Program, compile};
use jixiao::source::{MemoryFiles, Texts};
use proptest::prelude::*;

const PACK: &str = r#"schema = 1
[pack]
id = "moving"
version = "1"
title = "示例体系"
full_marks = 100
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
"效益率" = { type = "percent", min = 0, max = 100 }
"满意度" = { type = "percent", min = 0, max = 100, optional = true }
"环境分" = { type = "decimal", unit = "分", min = 0, max = 7, optional = true }
[[group]]
id = "产出"
max = 50
[[group]]
id = "效果"
max = 50
[[group]]
id = "效果/效益"
max = 33
[[group]]
id = "效果/满意度"
max = 17
[[indicator]]
id = "output"
name = "产出"
group = "产出"
max = 50
inline = "按比例计分(full, 产出率)"
[[indicator]]
id = "benefit"
name = "效益"
group = "效果/效益"
max = 33
inline = "按比例计分(full, 效益率)"
[[indicator]]
id = "satisfaction"
name = "满意度"
group = "效果/满意度"
max = 10
not_applicable = { move = "benefit" }
inline = "if 满意度 == () { 不适用(\"没有问卷\") } else { 按比例计分(full, 满意度) }"
[[indicator]]
id = "environment"
name = "环境"
group = "效果/满意度"
max = 7
not_applicable = { move = "benefit" }
inline = "if 环境分 == () { 不适用(\"不涉及\") } else { 环境分 }"
"#;

struct Desk {
    pack: Pack,
    program: Program,
}

impl Desk {
    fn new(text: &str) -> Self {
        let mut files = MemoryFiles::default();
        files.insert("pack.toml", text);
        let loaded = load_pack(Path::new("pack.toml"), &files, &mut Texts::default());
        assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
        let pack = loaded.value.expect("a pack");
        let program = compile(&pack).value.expect("a program");
        Self { pack, program }
    }

    /// The evaluation of a case, whose marks are what many cases are given.
    fn score(&self, facts: &str) -> Evaluation {
        let mut files = MemoryFiles::default();
        let case = format!(
            "schema = 1\n[case]\nid = \"a\"\nsubject = \"某单位\"\nyear = 2021\n[facts]\n{facts}"
        );
        files.insert("case.toml", case);
        let case = load_case(Path::new("case.toml"), &files, &mut Texts::default());
        let case = case.value.expect("a case");
        let facts = bind_case(&self.pack, &case).value.expect("facts");
        let evaluation = score(&self.pack, &self.program, &case, &facts);
        let mut scorer = Scorer::new(&self.pack, &self.program);
        // The second time nothing is left of the first.
        for _ in 0..2 {
            let sheet = scorer.score(&facts);
            assert_eq!(sheet.total, evaluation.total.marks);
            assert_eq!(sheet.excluded, evaluation.total.excluded);
        }
        evaluation
    }

    fn total(&self, facts: &str) -> String {
        let evaluation = self.score(facts);
        evaluation.total.marks.exact().expect("a total").to_string()
    }
}

#[test]
fn weight_goes_to_the_indicator_that_is_named_and_the_total_stays_whole() {
    let desk = Desk::new(PACK);
    // 50 × 0.8 + 33 × 0.9 + 10 × 0.95 + 6 = 85.2
    let all = "\"产出率\" = 80\n\"效益率\" = 90\n\"满意度\" = 95\n\"环境分\" = 6\n";
    assert_eq!(desk.total(all), "85.2");
    // 40 + 43 × 0.9 + 6 = 84.7
    let without_one = "\"产出率\" = 80\n\"效益率\" = 90\n\"环境分\" = 6\n";
    assert_eq!(desk.total(without_one), "84.7");
    // 40 + 50 × 0.9 = 85
    let without_both = "\"产出率\" = 80\n\"效益率\" = 90\n";
    assert_eq!(desk.total(without_both), "85");
    let evaluation = desk.score(without_both);
    assert!(evaluation.total.excluded.is_zero());
    let maxima: Vec<String> = evaluation.groups[1]
        .groups
        .iter()
        .map(|group| group.max.to_string())
        .collect();
    assert_eq!(maxima, ["50", "0"]);
    assert_eq!(evaluation.groups[1].max.to_string(), "50");
}

#[test]
fn an_exact_score_is_rounded_once_out_of_the_greater_maximum() {
    let desk = Desk::new(PACK);
    // 43 × 33.335 % is 14.33405; 33 × 33.335 % rounded first would give 11.00 and then 14.33.
    let facts = "\"产出率\" = 0\n\"效益率\" = 33.335\n\"环境分\" = 0\n";
    assert_eq!(desk.total(facts), "14.33");
    // 43 × 1.1512 % is 0.495016, 0.50; rounded first, 0.38 × 43 ÷ 33 would be 0.495…, 0.50 too; 2.4535 % tells them apart.
    let facts = "\"产出率\" = 0\n\"效益率\" = 2.4535\n\"环境分\" = 0\n";
    // 43 × 2.4535 % = 1.055005, 1.06; 33 × 2.4535 % = 0.809655, 0.81, and 0.81 × 43 ÷ 33 = 1.0554…, 1.06.
    assert_eq!(desk.total(facts), "1.06");
}

#[test]
fn what_is_missing_leaves_the_total_open_over_the_weight_it_has_got() {
    let desk = Desk::new(PACK);
    let evaluation = desk.score("\"产出率\" = 80\n");
    assert_eq!(evaluation.total.marks.low.to_string(), "40");
    assert_eq!(evaluation.total.marks.high.to_string(), "90");
}

#[test]
fn weight_moves_only_where_sums_are_plain() {
    let codes = |from: &str, to: &str| {
        let text = PACK.replace(from, to);
        assert_ne!(text, PACK);
        let mut files = MemoryFiles::default();
        files.insert("pack.toml", text);
        let loaded = load_pack(Path::new("pack.toml"), &files, &mut Texts::default());
        let codes: Vec<Code> = loaded.findings.iter().map(|one| one.code).collect();
        codes
    };
    let to = |target: &str| format!("{{ move = \"{target}\" }}\ninline = \"if 环境分");
    let from = to("benefit");
    assert_eq!(codes(&from, &to("nobody")), [Code::UnknownIndicator]);
    assert_eq!(codes(&from, &to("satisfaction")), [Code::MoveMisplaced]);
    assert_eq!(codes(&from, &to("environment")), [Code::MoveMisplaced]);
    let capped = "id = \"效果/效益\"\nmax = 33\ncounts = \"capped\"";
    let found = codes("id = \"效果/效益\"\nmax = 33", capped);
    assert_eq!(found, [Code::MoveMisplaced, Code::MoveMisplaced]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_total_is_within_the_full_marks_whatever_applies(
        output in 0_u32..=10_000,
        benefit in 0_u32..=10_000,
        satisfaction in proptest::option::of(0_u32..=10_000),
        environment in proptest::option::of(0_u32..=700),
    ) {
        let desk = Desk::new(PACK);
        let hundredths = |number: u32| format!("{}.{:02}", number / 100, number % 100);
        let mut facts = format!("\"产出率\" = {}\n\"效益率\" = {}\n", hundredths(output), hundredths(benefit));
        if let Some(rate) = satisfaction {
            facts.push_str(&format!("\"满意度\" = {}\n", hundredths(rate)));
        }
        if let Some(points) = environment {
            facts.push_str(&format!("\"环境分\" = {}\n", hundredths(points)));
        }
        let evaluation = desk.score(&facts);
        let total = evaluation.total.marks.exact().expect("a total");
        prop_assert!(total >= 0.into() && total <= 100.into());
        let maxima: jixiao::number::Decimal = evaluation.groups.iter().map(|group| group.max).sum();
        prop_assert_eq!(maxima, 100.into());
    }
}
