//! The worked examples of a pack: what they come to, what they try, what is proposed for the rest.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use jixiao::diagnose::{Language, Words};
use jixiao::pack::{Pack, load_pack, load_tests};
use jixiao::report::{TestedView, proposed, tested};
use jixiao::script::{Program, compile};
use jixiao::source::{MemoryFiles, Texts};
use jixiao::testing::{Coverage, Spot, SpotKind, Tested, coverage, proposals, run_tests};

use crate::checking::{CLEAN, SCRIPT};
use crate::program::jixiao;
use crate::support::shipped;

/// A pack in memory with its examples.
struct Story {
    files: MemoryFiles,
    texts: Texts,
}

impl Story {
    fn new(script: &str) -> Self {
        let mut files = MemoryFiles::default();
        files.insert("pack/pack.toml", CLEAN);
        files.insert("pack/indicators/控制率.rhai", script);
        Self {
            files,
            texts: Texts::default(),
        }
    }

    fn tests(mut self, name: &str, text: &str) -> Self {
        self.files.insert(format!("pack/tests/{name}"), text);
        self
    }

    fn run(&mut self) -> (Pack, Program, Tested, Vec<String>) {
        let pack = load_pack(Path::new("pack"), &self.files, &mut self.texts);
        let pack = pack.value.expect("a pack");
        let program = compile(&pack).value.expect("a program");
        let loaded = load_tests(Path::new("pack"), &pack, &self.files, &mut self.texts);
        let read = loaded.value.expect("tests");
        let run = run_tests(&pack, &program, &read);
        let findings = loaded.findings.iter().chain(&run.findings);
        let codes = findings.map(|one| one.code.number().to_owned()).collect();
        (pack, program, run, codes)
    }

    fn coverage(&mut self) -> (Pack, Program, Tested, Vec<Coverage>) {
        let (pack, program, run, _) = self.run();
        let all = (0..pack.indicators.len())
            .map(|index| {
                let runs = run.runs.iter().filter(|one| one.indicator == index);
                coverage(&pack, &program, index, runs.map(|one| &one.facts))
            })
            .collect();
        (pack, program, run, all)
    }

    fn told(&mut self, language: Language) -> String {
        let (pack, _, run, all) = self.coverage();
        tested(TestedView {
            pack: &pack,
            tested: &run,
            coverage: &all,
            texts: &self.texts,
            words: &Words::new(language),
            width: 100,
        })
    }

    fn proposed(&mut self) -> String {
        let (pack, program, run, all) = self.coverage();
        let examples = |one: &Coverage| {
            let index = one.indicator;
            let runs = run.runs.iter().filter(|one| one.indicator == index);
            runs.map(|one| &one.facts).collect()
        };
        let (found, without) = proposals(&pack, &program, &all, examples);
        let view = TestedView {
            pack: &pack,
            tested: &run,
            coverage: &all,
            texts: &self.texts,
            words: &Words::new(Language::Chinese),
            width: 100,
        };
        proposed(view, &found, without)
    }
}

/// The spots of the first indicator, each with whether it is tried.
fn spots(script: &str, examples: &[(&str, &str)]) -> Vec<String> {
    let mut file = "schema = 1\n".to_owned();
    for (facts, expected) in examples {
        file.push_str(&format!(
            "[[example]]\nindicator = \"staffing\"\nname = \"例\"\nfacts = {{ {facts} }}\n{expected}\n"
        ));
    }
    let mut story = Story::new(script).tests("more.toml", &file);
    let (_, _, _, all) = story.coverage();
    let spots = all[0].spots.as_ref().expect("a typed rule");
    let shown = |spot: &Spot| {
        let kind = match spot.kind {
            SpotKind::Branch { taken } => format!("if {taken}"),
            SpotKind::Band => "band".to_owned(),
            SpotKind::Side(side) => format!("{side:?}"),
        };
        let tried = if spot.is_tried { '+' } else { '-' };
        format!("{tried} {kind} {}", spot.text)
    };
    spots.iter().map(shown).collect()
}

#[test]
fn examples_stand_in_the_manifest_and_in_the_tests_folder() {
    let mut story = Story::new(SCRIPT)
        .tests(
            "edges.toml",
            r#"schema = 1
[[example]]
indicator = "staffing"
name = "略超"
facts = { "在职人员数" = 201, "编制数" = 200 }
score = 3.9
"#,
        )
        .tests(
            "wrong/deep.toml",
            r#"schema = 1
[[example]]
indicator = "staffing"
name = "算错"
facts = { "在职人员数" = 22, "编制数" = 20 }
score = 3
"#,
        )
        .tests("notes.md", "no test");
    let (_, _, run, codes) = story.run();
    // 22 ÷ 20 is 110 %: 10 points too many, 0.2 off for each, leaves 2 of 4.
    assert_eq!((run.met(), run.runs.len()), (3, 4));
    assert_eq!(codes, ["JX401"]);
}

#[test]
fn an_example_of_no_indicator_or_without_a_score_is_told_and_the_rest_is_run() {
    let mut story = Story::new(SCRIPT).tests(
        "a.toml",
        r#"schema = 1
[[example]]
indicator = "stafing"
name = "错"
facts = {}
score = 1
[[example]]
indicator = "staffing"
name = "没有得分"
facts = { "在职人员数" = 1, "编制数" = 1 }
[[example]]
indicator = "staffing"
name = "对"
facts = { "在职人员数" = 1, "编制数" = 1 }
score = 4
"#,
    );
    let (_, _, run, codes) = story.run();
    assert_eq!(codes, ["JX065", "JX033"]);
    assert_eq!(run.met(), 3);
}

#[test]
fn an_example_that_is_not_met_is_told_with_its_figures_and_steps() {
    let mut story = Story::new(
        "let 控制率 = 百分比(在职人员数, 编制数);\n按比例扣减(full, 控制率 - 95, 1, 超编每点扣分)\n",
    );
    assert_snapshot!(story.told(Language::Chinese));
    assert_snapshot!(story.told(Language::English));
}

#[test]
fn both_ways_of_an_if_and_the_three_sides_of_its_threshold_are_to_be_tried() {
    let script = "let 控制率 = 百分比(在职人员数, 编制数);\nif 控制率 <= 90 { full } else { full - 超编每点扣分 }";
    let at_105 = ("\"在职人员数\" = 105, \"编制数\" = 100", "score = 3.8");
    let at_90 = ("\"在职人员数\" = 90, \"编制数\" = 100", "score = 4");
    let at_50 = ("\"在职人员数\" = 50, \"编制数\" = 100", "score = 4");
    // The manifest's own examples are both above 90.
    let none = [
        "- if true 控制率 <= 90",
        "+ if false 控制率 <= 90",
        "- Less 控制率 <= 90",
        "- Equal 控制率 <= 90",
        "+ Greater 控制率 <= 90",
    ];
    assert_eq!(spots(script, &[at_105]), none);
    let all = spots(script, &[at_90, at_50]);
    assert!(all.iter().all(|spot| spot.starts_with('+')), "{all:?}");
}

#[test]
fn a_side_that_no_figures_can_be_on_is_not_asked_for() {
    let script = "let 控制率 = 0;\nif 在职人员数 == 0 { 控制率 } else { full }";
    let all = spots(script, &[]);
    assert!(!all.iter().any(|spot| spot.contains("Less")), "{all:?}");
    assert_eq!(all.len(), 4);
}

#[test]
fn every_band_and_the_limits_between_them_are_to_be_tried() {
    let script = "let 控制率 = 百分比(在职人员数, 编制数);\n分档(控制率, [不高于(100, full), 不高于(110, 2), 其余(0)])";
    let all = spots(script, &[]);
    assert_eq!(
        all,
        [
            "+ band 不高于(100, full)",
            "- Less 不高于(100, full)",
            "+ Equal 不高于(100, full)",
            "+ Greater 不高于(100, full)",
            "+ band 不高于(110, 2)",
            "+ Less 不高于(110, 2)",
            "- Equal 不高于(110, 2)",
            "- Greater 不高于(110, 2)",
            "- band 其余(0)",
        ]
    );
}

#[test]
fn a_function_that_turns_has_a_threshold_of_its_own() {
    assert_eq!(
        spots(SCRIPT, &[]),
        [
            "- Less 按比例扣减(full, 控制率 - 100, 1, 超编每点扣分)",
            "+ Equal 按比例扣减(full, 控制率 - 100, 1, 超编每点扣分)",
            "+ Greater 按比例扣减(full, 控制率 - 100, 1, 超编每点扣分)",
        ]
    );
}

#[test]
fn what_a_rule_beyond_the_analysis_tries_cannot_be_told() {
    let script = "let 控制率 = 0;\nfor 个 in [1, 2] { 控制率 += 个; }\nif 在职人员数 <= 编制数 { full } else { 控制率 }";
    let mut story = Story::new(script);
    let (_, _, _, all) = story.coverage();
    assert!(all[0].spots.is_none() && all[1].spots.is_some());
    assert!(story.told(Language::English).contains("cannot tell"));
}

#[test]
fn proposals_with_their_scores_stated_leave_nothing_untried() {
    let script = "let 控制率 = 百分比(在职人员数, 编制数);\nif 控制率 > 130 { 0 } else { 分档(控制率, [不高于(100, full), 介于(\"(]\", 100, 110, 2), 其余(1)]) }";
    let mut story = Story::new(script);
    let proposed = story.proposed();
    assert_snapshot!(proposed);
    // The author states every score; here each is some score, since only the figures matter.
    let stated = proposed.replace("# score =", "score = 1");
    let mut story = Story::new(script).tests("edges.toml", &stated);
    let (_, _, _, codes) = story.run();
    assert!(codes.iter().all(|code| code == "JX401"), "{codes:?}");
    let (_, _, _, all) = story.coverage();
    let untried: Vec<&Spot> = all
        .iter()
        .flat_map(|one| one.spots.iter().flatten())
        .filter(|spot| !spot.is_tried)
        .collect();
    assert!(untried.is_empty(), "{untried:?}");
    assert!(story.proposed().contains("无须补充") || !story.proposed().contains("[[example]]"));
}

#[test]
fn the_examples_of_the_shipped_pack_try_everything() {
    let ran = jixiao(
        Path::new("."),
        &["test", "rules/wanzhou-overall/2020", "--deny", "untried"],
    );
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

#[test]
fn exit_codes_tell_met_from_not_met_untried_and_unusable() {
    let folder = shipped();
    let pack = "rules/wanzhou-overall/2020";
    let manifest = folder.path().join(pack).join("pack.toml");
    let text = fs::read_to_string(&manifest).expect("a manifest");
    let code = |arguments: &[&str]| jixiao(folder.path(), arguments).code;
    assert_eq!(code(&["test", pack]), 0);
    let start = text
        .find("  { name = \"恰为上限 100%\"")
        .expect("an example");
    let end = start + text[start..].find('\n').expect("a line") + 1;
    fs::write(&manifest, format!("{}{}", &text[..start], &text[end..])).expect("written");
    assert_eq!(code(&["test", pack]), 0);
    assert_eq!(code(&["test", pack, "--deny", "untried"]), 1);
    let proposed = jixiao(folder.path(), &["test", pack, "--fill"]);
    assert!(
        proposed
            .out
            .contains("indicator = \"staffing-control-rate\"")
    );
    fs::write(
        &manifest,
        text.replacen("score = 1.9 }", "score = 1.8 }", 1),
    )
    .expect("written");
    let ran = jixiao(folder.path(), &["test", pack, "--lang", "en"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("控制率 → 100.5"), "{}", ran.out);
    assert!(ran.err.contains("JX401"), "{}", ran.err);
    fs::write(&manifest, "schema = 1\n").expect("written");
    assert_eq!(code(&["test", pack]), 2);
}

#[test]
fn two_limits_of_one_call_are_told_apart() {
    let script = "let 控制率 = 百分比(在职人员数, 编制数);\nclamp(控制率, 1, 3)";
    let told = Story::new(script).told(Language::English);
    assert!(
        told.contains("limit “1” of") && told.contains("limit “3” of"),
        "{told}"
    );
}

#[test]
fn a_rule_that_fails_is_told_with_the_reason_below_its_example() {
    let script = "let 控制率 = 百分比(在职人员数, 编制数 - 编制数);\n控制率";
    let told = Story::new(script).told(Language::English);
    assert!(
        told.contains("a failure") && told.contains("cannot be divided by"),
        "{told}"
    );
}

#[test]
fn examples_that_cannot_be_run_are_counted() {
    let mut story = Story::new(SCRIPT).tests("a.toml", "schema = 1\n[[example]]\n");
    let told = story.told(Language::English);
    assert!(
        told.contains("1 could not be run") && !told.contains("all as"),
        "{told}"
    );
}
