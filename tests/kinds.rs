//! Values of the wrong kind are told before any case, as a run tells them.

use jixiao::diagnose::Finding;
use jixiao::script::{End, Inputs, KindCheck};

use crate::laws::SHIPPED;
use crate::support::Story;

/// What is known of a script before a case, and how it ends for one.
fn both(score: &str) -> (KindCheck, End) {
    let mut story = Story::default()
        .script(&format!("let 控制率 = 1;\n{score}"))
        .manifest(
            "group = \"投入\"\nmax = 4",
            "group = \"投入\"\nmax = 4\nnot_applicable = \"zero\"",
        );
    let (pack, program) = story.pack().0.expect("a pack");
    let facts = story.facts(&pack);
    let run = program
        .interpret(0, &Inputs::new(&pack, &facts))
        .expect("a run");
    (program.kinds(0).expect("an indicator").clone(), run.end)
}

/// Code, place and arguments.
fn told(finding: &Finding) -> String {
    let place = finding
        .place
        .as_ref()
        .map(|place| (place.span.start, place.span.end));
    format!("{:?} {place:?} {:?}", finding.code, finding.arguments)
}

#[test]
fn what_a_run_would_complain_of_is_known_before_it() {
    for score in [
        "编制数 + true",
        "编制数 - \"一\"",
        "\"一\" * 2",
        "if 编制数 > \"一\" { 1 } else { 2 }",
        "if 编制数 == \"一\" { 1 } else { 2 }",
        "if 编制数 { 1 } else { 2 }",
        "if 编制数 && true { 1 } else { 2 }",
        "if true && 编制数 { 1 } else { 2 }",
        "if !编制数 { 1 } else { 2 }",
        "-\"一\"",
        "-(编制数 > 1)",
        "百分比(编制数, \"一\")",
        "百分比(编制数 > 1, 2)",
        "平均(编制数)",
        "加权([1], 2)",
        "分档([1], 编制数)",
        "分档(编制数, 3)",
        "分档(编制数, [1])[0]",
        "提示(1, \"须说明\"); 1",
        "提示(true, 1); 1",
        "不适用(1)",
        "查表(1, #{})",
        "清单计分(编制数, 1)",
        "评定得分(full, 编制数)",
        "编制数 > 1",
        "\"一\"",
        "()",
        "[1]",
        "#{}",
        "let 甲 = \"一\"; 甲",
        "let 甲 = \"一\"; 甲 - 1",
        "let 甲 = 1; 甲 += true; 甲",
        "if 编制数 > 1 { \"一\" } else { \"二\" }",
    ] {
        let (check, end) = both(score);
        let End::Failed(finding) = end else {
            panic!("{score}: {end:?}");
        };
        if check.is_open {
            continue;
        }
        let known: Vec<String> = check.faults.iter().map(told).collect();
        assert_eq!(known.first(), Some(&told(&finding)), "{score}: {known:?}");
    }
}

#[test]
fn all_of_a_script_is_told_at_once() {
    let (check, _) = both(
        "let 甲 = 编制数 + true;\nlet 乙 = 百分比(\"一\", 2);\nif 编制数 { 甲 + 乙 } else { \"一\" }",
    );
    let codes: Vec<&str> = check.faults.iter().map(|fault| fault.code.name()).collect();
    assert_eq!(codes, ["wrong-operands", "wrong-arguments", "wrong-kind"]);
}

#[test]
fn what_may_be_right_is_not_complained_of() {
    for (score, is_open) in [
        ("编制数 + 1", false),
        ("if 编制数 == () { 1 } else { 2 }", false),
        ("\"一\" + 编制数; 1", false),
        ("if 编制数 > 1 { 不适用(\"无\") } else { 2 }", false),
        ("不适用(\"无\")", false),
        ("let 甲 = 1; if 编制数 > 100 { 甲 = \"一\"; } 甲", true),
        ("平均([编制数, \"一\"])", true),
        ("分档(1, [1])", true),
        ("查表(\"甲\", #{ 甲: \"一\" })", true),
        ("平均([1, 2])", false),
        ("分档(1, [不低于(1, 2), 其余(0)])", false),
        ("let 甲 = 0; for 乙 in [1, 2] { 甲 += 乙; } 甲", true),
    ] {
        let (check, _) = both(score);
        assert_eq!(check.faults, [], "{score}");
        assert_eq!(check.is_open, is_open, "{score}");
    }
}

#[test]
fn every_value_of_the_shipped_pack_is_of_the_right_kind() {
    let (pack, program) = &*SHIPPED;
    for (index, indicator) in pack.indicators.iter().enumerate() {
        let check = program.kinds(index).expect("an indicator");
        assert_eq!(check, &KindCheck::default(), "{}", indicator.id.value);
    }
}
