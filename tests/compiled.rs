//! A compiled rule and the interpreter agree: in score, outcome, steps, what was read and flagged, and in every fault.

use std::path::Path;

use jixiao::bind::{Facts, bind_case, bind_facts};
use jixiao::case::load_case;
use jixiao::number::{Exact, Interval};
use jixiao::pack::{Pack, load_pack};
use jixiao::script::{End, Inputs, Program, Quick, RunResult, compile, score_range};
use jixiao::source::{DiskFiles, Texts};
use proptest::prelude::*;

use crate::laws::{SHIPPED, facts, with_facts};
use crate::support::Story;

fn both(program: &Program, index: usize, inputs: &Inputs<'_>) -> (RunResult, RunResult) {
    let compiled = program.run(index, inputs).expect("an indicator");
    (
        compiled,
        program.interpret(index, inputs).expect("an indicator"),
    )
}

/// Whether the range worked out without a case holds the score that a case came to.
fn encloses(pack: &Pack, program: &Program, index: usize, result: &RunResult) -> bool {
    let range = score_range(program.rule(index).expect("a rule"), pack);
    match &result.end {
        End::Score(score) => range.is_some_and(|range| range.holds(score)),
        _ => true,
    }
}

#[test]
fn the_range_of_a_score_is_worked_out_without_a_case() {
    for (script, low, high) in [
        ("full", "4", "4"),
        ("按比例扣减(满分, 在职人员数 - 编制数, 1, 0.5)", "0", "4"),
        ("if 编制数 == 0 { 不适用(\"无编制\") } else { 3 }", "3", "3"),
        ("分档(编制数, [不低于(20, 2), 其余(0.5)])", "0.5", "2"),
        (
            "let 甲 = 1; if 编制数 > 3 { 甲 = 2; } if 编制数 < -1 { 甲 = 9; } 甲",
            "1",
            "2",
        ),
        ("限制(编制数 * 2 - 1, 0, 3)", "0", "3"),
    ] {
        let script = format!("let 控制率 = 0;\n{script}");
        let mut story = Story::default().script(&script).manifest(
            "group = \"投入\"\nmax = 4",
            "group = \"投入\"\nmax = 4\nnot_applicable = \"zero\"",
        );
        let (pack, program) = story.pack().0.expect("a pack");
        let range = score_range(program.rule(0).expect("a rule"), &pack);
        let exact = |text: &str| Exact::from_decimal(text.parse().expect("a number"));
        assert_eq!(
            range,
            Some(Interval::between(exact(low), exact(high))),
            "{script}"
        );
    }
}

#[test]
fn every_rule_of_the_shipped_pack_is_compiled() {
    let pack = load_pack(
        Path::new("rules/wanzhou-overall/2020"),
        &DiskFiles,
        &mut Texts::default(),
    );
    let pack = pack.value.expect("a pack");
    let program = compile(&pack).value.expect("a program");
    for (index, indicator) in pack.indicators.iter().enumerate() {
        assert_eq!(program.interpreted(index), None, "{}", indicator.id.value);
    }
}

/// Whether the quick result is that of the run, where there is one.
fn agrees(quick: Quick, run: &RunResult) -> bool {
    match (quick, &run.end) {
        (Quick::Score(quick), End::Score(score)) => quick.to_exact() == *score,
        (Quick::NotApplicable, End::NotApplicable(_)) | (Quick::Unknown, _) => true,
        _ => false,
    }
}

#[test]
fn every_rule_of_the_shipped_pack_has_a_quick_result_for_the_shipped_case() {
    let (pack, program) = &*SHIPPED;
    let case = load_case(
        Path::new("cases/wanzhou-fic-2020.toml"),
        &DiskFiles,
        &mut Texts::default(),
    );
    let facts = bind_case(pack, &case.value.expect("a case")).value;
    let mut cells = program.cells();
    program.fill(&facts.expect("facts"), &mut cells);
    for (index, indicator) in pack.indicators.iter().enumerate() {
        let quick = program.quick(index, &mut cells);
        assert_ne!(quick, Quick::Unknown, "{}", indicator.id.value);
    }
}

#[test]
fn a_name_that_a_later_argument_changes_is_read_as_the_interpreter_reads_it() {
    for score in [
        "max(控制率, (if 在职人员数 > 0 { 控制率 = 3; 2 } else { 2 }))",
        "控制率 += if 在职人员数 > 0 { 控制率 = 3; 0 } else { 0 }; 控制率",
        "控制率 - (if 在职人员数 > 0 { 控制率 = 4; 1 } else { 1 })",
        "let 甲 = if 控制率 < (if 在职人员数 > 0 { 控制率 = 4; 3 } else { 3 }) { 1 } else { 2 }; 甲",
    ] {
        let script = format!("let 控制率 = 1;\n{score}");
        let mut story = Story::default().script(&script);
        let (pack, program) = story.pack().0.expect("a pack");
        let facts = story.facts(&pack);
        let (compiled, interpreted) = both(&program, 0, &Inputs::new(&pack, &facts));
        assert_eq!(compiled, interpreted, "{score}");
        assert!(encloses(&pack, &program, 0, &compiled), "{score}");
        let mut cells = program.cells();
        program.fill(&facts, &mut cells);
        let quick = program.quick(0, &mut cells);
        assert!(agrees(quick, &compiled), "{score}: {quick:?} {compiled:?}");
    }
}

#[test]
fn a_variable_that_nobody_reads_still_needs_its_fact() {
    for (script, missing) in [
        ("let 控制率 = 编制数; 3", "编制数"),
        ("let 甲 = 编制数; let 控制率 = 1; 不适用(\"无\")", "编制数"),
        ("let 控制率 = 1; let 甲 = [编制数, 2]; 3", "编制数"),
    ] {
        let mut story = Story::default().script(script).manifest(
            "group = \"投入\"\nmax = 4",
            "group = \"投入\"\nmax = 4\nnot_applicable = \"zero\"",
        );
        let (pack, program) = story.pack().0.expect("a pack");
        let index = pack.fact_index(missing).expect("a fact");
        assert!(index < pack.facts.len());
        let mut cells = program.cells();
        program.fill(&Facts::none(), &mut cells);
        assert_eq!(program.quick(0, &mut cells), Quick::Unknown, "{script}");
    }
}

#[test]
fn what_several_rules_compute_alike_is_computed_once() {
    let rule = "let 控制率 = 百分比(在职人员数, 编制数) - 1;\n按比例扣减(full, 控制率 - 100, 1, 超编每点扣分)";
    let mut story = Story::default().script(rule);
    let (mut pack, _) = story.pack().0.expect("a pack");
    let facts = story.facts(&pack);
    let program = compile(&pack).value.expect("a program");
    let (shared, alone) = program.quick_size();
    assert_eq!(shared, 0);
    pack.indicators.push(pack.indicators[0].clone());
    let program = compile(&pack).value.expect("a program");
    let (shared, together) = program.quick_size();
    assert_eq!(shared, 4);
    assert!(together < alone, "{together:?} {alone:?}");
    let mut cells = program.cells();
    program.fill(&facts, &mut cells);
    let copy = pack.indicators.len() - 1;
    let run = program
        .run(copy, &Inputs::new(&pack, &facts))
        .expect("a run");
    for index in [0, copy] {
        let quick = program.quick(index, &mut cells);
        assert_ne!(quick, Quick::Unknown);
        assert!(agrees(quick, &run), "{quick:?} {run:?}");
    }
}

#[test]
fn every_example_comes_to_the_same_both_ways() {
    let (pack, program) = &*SHIPPED;
    let mut cells = program.cells();
    for (index, indicator) in pack.indicators.iter().enumerate() {
        for example in &indicator.examples {
            let facts = bind_facts(pack, &example.facts).value.expect("facts");
            let (compiled, interpreted) = both(program, index, &Inputs::new(pack, &facts));
            assert_eq!(
                compiled, interpreted,
                "{} {}",
                indicator.id.value, example.name
            );
            program.fill(&facts, &mut cells);
            let quick = program.quick(index, &mut cells);
            assert!(agrees(quick, &compiled), "{quick:?} {compiled:?}");
        }
    }
}

#[test]
fn a_fault_is_told_at_the_same_place_both_ways() {
    for score in [
        "百分比(full, +(在职人员数 - 在职人员数))",
        "百分比(full, ({ 在职人员数 - 在职人员数 }))",
        "百分比(full, +(百分比(full, 在职人员数 - 在职人员数)))",
        "查表(({ \"东部\" }), #{ \"西部\": 1 })",
    ] {
        let mut story = Story::default().script(&format!("let 控制率 = 0;\n{score}"));
        let (pack, program) = story.pack().0.expect("a pack");
        assert_eq!(program.interpreted(0), None, "{score}");
        let facts = story.facts(&pack);
        let (compiled, interpreted) = both(&program, 0, &Inputs::new(&pack, &facts));
        assert_eq!(compiled, interpreted, "{score}");
    }
}

#[test]
fn a_list_function_takes_no_lone_number_either_way() {
    for name in ["max", "最大", "min", "最小", "sum", "mean"] {
        let script = format!("let 控制率 = {name}(在职人员数);\n1");
        let mut story = Story::default().script(&script);
        let (pack, program) = story.pack().0.expect("a pack");
        let facts = story.facts(&pack);
        let (run, interpreted) = both(&program, 0, &Inputs::new(&pack, &facts));
        assert!(matches!(run.end, End::Failed(_)), "{name}: {run:?}");
        assert_eq!(run, interpreted, "{name}");
    }
}

#[test]
fn a_difference_would_be_noticed() {
    let run = |script: &str| {
        let mut story = Story::default().script(script);
        let (pack, program) = story.pack().0.expect("a pack");
        let facts = story.facts(&pack);
        both(&program, 0, &Inputs::new(&pack, &facts))
    };
    let (compiled, interpreted) = run("let 控制率 = 在职人员数;\n编制数 - 在职人员数 + 2");
    assert_eq!(compiled, interpreted);
    for other in [
        "let 控制率 = 在职人员数;\n编制数 - 在职人员数 + 3",
        "let 控制率 = 编制数;\n编制数 - 在职人员数 + 2",
        "let 控制率 = 在职人员数;\n提示(true, \"须说明\");\n编制数 - 在职人员数 + 2",
        "let 控制率 = 在职人员数;\n0",
        "let 控制率 = 在职人员数;\n编制数 / (在职人员数 - 22)",
    ] {
        let (_, interpreted) = run(other);
        assert_ne!(compiled, interpreted, "{other}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn random_facts_come_to_the_same_both_ways(draws in prop::collection::vec(any::<u32>(), 97)) {
        let (pack, program) = &*SHIPPED;
        let bound = with_facts(pack, &facts(pack, &draws));
        let inputs = Inputs::new(pack, &bound);
        let mut cells = program.cells();
        program.fill(&bound, &mut cells);
        for index in 0..pack.indicators.len() {
            let (compiled, interpreted) = both(program, index, &inputs);
            prop_assert_eq!(&compiled, &interpreted);
            prop_assert!(encloses(pack, program, index, &compiled), "{:?}", compiled);
            let quick = program.quick(index, &mut cells);
            prop_assert!(agrees(quick, &compiled), "{:?} {:?}", quick, compiled);
        }
    }
}

/// A number as a script writes it: facts that may be missing or zero, a parameter, literals, the library, nested.
fn number(depth: u32) -> BoxedStrategy<String> {
    let leaf = prop::sample::select(
        &[
            "在职人员数",
            "编制数",
            "超编每点扣分",
            "full",
            "满分",
            "0",
            "1",
            "-2.5",
            "0.30",
            "100",
            "7922816251426433759354395033",
        ][..],
    )
    .prop_map(str::to_owned)
    .boxed();
    if depth == 0 {
        return leaf;
    }
    let n = || number(depth - 1);
    let band = prop_oneof![
        (n(), n()).prop_map(|(a, b)| format!("不低于({a}, {b})")),
        (n(), n()).prop_map(|(a, b)| format!("低于({a}, {b})")),
        (n(), n(), n()).prop_map(|(a, b, c)| format!("介于(\"[)\", {a}, {b}, {c})")),
        n().prop_map(|a| format!("其余({a})")),
    ];
    prop_oneof![
        leaf,
        (
            n(),
            prop::sample::select(&["+", "-", "*", "/", "%"][..]),
            n()
        )
            .prop_map(|(a, sign, b)| format!("({a} {sign} {b})")),
        n().prop_map(|a| format!("-({a})")),
        (
            prop::sample::select(
                &[
                    "percent",
                    "变动率",
                    "偏离度",
                    "deduct",
                    "完成率",
                    "最小",
                    "最大",
                    "round",
                    "truncate",
                    "proportional"
                ][..]
            ),
            n(),
            n()
        )
            .prop_map(|(name, a, b)| format!("{name}({a}, {b})")),
        (
            prop::sample::select(
                &[
                    "clamp",
                    "区间偏离",
                    "reverse_linear",
                    "反向比率",
                    "max",
                    "折算"
                ][..]
            ),
            n(),
            n(),
            n()
        )
            .prop_map(|(name, a, b, c)| format!("{name}({a}, {b}, {c})")),
        (
            prop::sample::select(&["按整步扣减", "deduct_started_steps", "按比例扣减"][..]),
            n(),
            n(),
            n(),
            n()
        )
            .prop_map(|(name, a, b, c, d)| format!("{name}({a}, {b}, {c}, {d})")),
        prop::collection::vec(n(), 0..4).prop_map(|list| format!("平均([{}])", list.join(", "))),
        (
            prop::collection::vec(n(), 2),
            prop::collection::vec(n(), 2..4)
        )
            .prop_map(|(values, weights)| format!(
                "加权平均([{}], [{}])",
                values.join(", "),
                weights.join(", ")
            )),
        (n(), prop::collection::vec(band, 1..4))
            .prop_map(|(x, bands)| format!("分档({x}, [{}])", bands.join(", "))),
        (condition(depth - 1), n(), n())
            .prop_map(|(c, a, b)| format!("(if {c} {{ {a} }} else {{ {b} }})")),
        (condition(depth - 1), n())
            .prop_map(|(c, a)| format!("(if {c} {{ 不适用(\"无\") }} else {{ {a} }})")),
    ]
    .boxed()
}

fn condition(depth: u32) -> BoxedStrategy<String> {
    let n = move || number(depth);
    let compare = (
        n(),
        prop::sample::select(&["<", "<=", ">", ">=", "==", "!="][..]),
        n(),
    )
        .prop_map(|(a, sign, b)| format!("{a} {sign} {b}"));
    if depth == 0 {
        return compare.boxed();
    }
    let c = || condition(depth - 1);
    prop_oneof![
        compare,
        (c(), c()).prop_map(|(a, b)| format!("({a} && {b})")),
        (c(), c()).prop_map(|(a, b)| format!("({a} || {b})")),
        c().prop_map(|a| format!("!({a})")),
    ]
    .boxed()
}

/// A whole script: a step for the measure, perhaps others, a flag, and the score.
fn script() -> impl Strategy<Value = String> {
    (number(2), number(2), condition(1), number(3)).prop_map(|(first, second, condition, score)| {
        format!("let 控制率 = {first};\nlet 甲 = {condition};\n提示(甲, \"须说明\");\nlet 乙 = {second};\n{score}")
    })
}

fn given() -> impl Strategy<Value = String> {
    let number = prop::sample::select(&["", "0", "1", "14", "19", "20", "100000"][..]);
    (number.clone(), number).prop_map(|(a, b)| {
        let line = |name: &str, value: &str| match value {
            "" => String::new(),
            value => format!("\"{name}\" = {value}\n"),
        };
        format!("{}{}", line("在职人员数", a), line("编制数", b))
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn random_rules_come_to_the_same_both_ways(script in script(), given in given()) {
        let mut story = Story::default()
            .script(&script)
            .manifest("group = \"投入\"\nmax = 4", "group = \"投入\"\nmax = 4\nnot_applicable = \"zero\"")
            .case("\"在职人员数\" = 22\n\"编制数\" = 20\n", &given);
        let (pack, findings) = story.pack();
        let (pack, program) = pack.unwrap_or_else(|| panic!("{}", story.shown(&findings)));
        prop_assert_eq!(program.interpreted(0), None, "{}", script);
        let facts = story.facts(&pack);
        let (compiled, interpreted) = both(&program, 0, &Inputs::new(&pack, &facts));
        prop_assert_eq!(&compiled, &interpreted, "{}", script);
        prop_assert!(encloses(&pack, &program, 0, &compiled), "{} {:?}", script, compiled);
    }
}

#[test]
fn an_assigning_sign_computes_what_the_sign_computes_both_ways() {
    for (script, score) in [
        ("let x = 1; x /= 3; x *= 3; x", "1"),
        ("let x = 1; x /= 3; x += 2 / 3; x -= 1; x + 2", "2"),
        ("let x = 7; x %= 4; x", "3"),
        (
            "let 控制率 = \"甲\"; 控制率 += 2; if 控制率 == \"甲2\" { 1 } else { 0 }",
            "1",
        ),
    ] {
        let script = format!("let 控制率 = 0;\n{script}")
            .replace("let 控制率 = 0;\nlet 控制率", "let 控制率");
        let mut story = Story::default().script(&script);
        let (pack, program) = story.pack().0.expect("a pack");
        let facts = story.facts(&pack);
        let (compiled, interpreted) = both(&program, 0, &Inputs::new(&pack, &facts));
        assert_eq!(compiled, interpreted, "{script}");
        let End::Score(found) = compiled.end else {
            panic!("{script}: {:?}", compiled.end);
        };
        assert_eq!(
            found,
            Exact::from_decimal(score.parse().expect("a number")),
            "{script}"
        );
    }
}
