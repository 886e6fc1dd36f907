//! Figures whose units do not fit are told before any case, at their place; what may be right is not complained of.

mod laws;
mod rules;

use std::path::Path;

use jixiao::check::examine;
use jixiao::diagnose::render::{Style, draw};
use jixiao::diagnose::{Code, Finding, Language, Words};
use jixiao::script::{UnitCheck, check_relation_units, check_units};
use jixiao::source::{DiskFiles, Texts};

use self::rules::{CLEAN, CLEAN_RELATIONS, DECLARED, MISTAKEN, MISTAKEN_RELATIONS};
use crate::support::Story;

/// The small pack with this first rule, these relations and these declarations.
pub fn story(declared: &str, rule: &str, relations: &[&str]) -> Story {
    let relations: String = relations
        .iter()
        .enumerate()
        .map(|(at, text)| {
            format!("[[reconcile]]\nid = \"r{at}\"\nname = \"甲\"\nexpr = '{text}'\n")
        })
        .collect();
    // A table of facts stands once in a manifest, so the small pack's own are put into it.
    let own =
        "[fact.\"在职人员数\"]\ntype = \"integer\"\nunit = \"人\"\nmin = 0\n\n[fact.\"编制数\"]\n";
    let facts = declared.split("[param]").next().expect("facts");
    let parameters = declared.split("[param]").nth(1).expect("parameters");
    Story::default()
        .manifest(own, &format!("{facts}\n[fact.\"在职人员数\"]\ntype = \"integer\"\nunit = \"人\"\n\n[fact.\"编制数\"]\n"))
        .manifest("[param.\"超编每点扣分\"]\n", &format!("[param]\n{parameters}\n[param.\"超编每点扣分\"]\n"))
        .manifest("measure = { step = \"控制率\", unit = \"%\" }\n", "not_applicable = \"zero\"\n")
        .manifest("[[group]]\nid = \"投入\"", &format!("{relations}\n[[group]]\nid = \"投入\""))
        .script(rule)
}

/// What is told of the units of a rule, and the texts to read it with.
fn checked(rule: &str) -> (UnitCheck, Story) {
    let mut story = story(DECLARED, rule, &[]);
    let (pack, findings) = story.pack();
    let (pack, program) = pack.unwrap_or_else(|| panic!("{rule}\n{}", story.shown(&findings)));
    (check_units(&program, 0, &pack), story)
}

fn checked_relation(relation: &str) -> (UnitCheck, Story) {
    let mut story = story(DECLARED, "full", &[relation]);
    let (pack, findings) = story.pack();
    let (pack, program) = pack.unwrap_or_else(|| panic!("{relation}\n{}", story.shown(&findings)));
    (check_relation_units(&program, 0, &pack), story)
}

/// Code, marked text and help of each finding.
fn told((check, story): (UnitCheck, Story)) -> Vec<String> {
    let one = |finding: &Finding| {
        let place = finding.place.as_ref().expect("a place");
        let marked = story.texts().slice(place.span).to_owned();
        let help = finding.help.expect("a help");
        format!("{} {marked} .{help}", finding.code.name())
    };
    assert!(check.undecided.is_none(), "{:?}", check.undecided);
    check.findings.iter().map(one).collect()
}

#[test]
fn units_that_fit_are_not_complained_of() {
    for rule in CLEAN {
        assert_eq!(told(checked(rule)), Vec::<String>::new(), "{rule}");
    }
    for relation in CLEAN_RELATIONS {
        assert_eq!(
            told(checked_relation(relation)),
            Vec::<String>::new(),
            "{relation}"
        );
    }
}

#[test]
fn units_that_do_not_fit_are_told_at_their_place() {
    for (rule, expected) in MISTAKEN {
        assert_eq!(told(checked(rule)), *expected, "{rule}");
    }
    for (relation, expected) in MISTAKEN_RELATIONS {
        assert_eq!(told(checked_relation(relation)), [*expected], "{relation}");
    }
}

#[test]
fn a_measure_is_shown_in_the_unit_it_comes_to() {
    for (unit, step, expected) in [
        ("%", "百分比(支出, 预算)", None),
        ("%", "支出 / 预算", Some("percent")),
        ("万元", "支出", None),
        ("元", "支出", Some("convert")),
        ("人", "支出", Some("help")),
        ("人", "无单位", None),
    ] {
        let measure = format!(
            "not_applicable = \"zero\"\nmeasure = {{ step = \"率\", unit = \"{unit}\" }}\n"
        );
        let mut story = story(DECLARED, &format!("let 率 = {step}; full"), &[])
            .manifest("not_applicable = \"zero\"\n", &measure);
        let (pack, program) = story.pack().0.expect("a pack");
        let check = check_units(&program, 0, &pack);
        let help = check
            .findings
            .first()
            .map(|finding| finding.help.expect("a help"));
        assert_eq!(help, expected, "{unit} {step}");
    }
}

#[test]
fn what_is_not_followed_is_said_once() {
    for (rule, marked) in [
        ("let 和 = 0; for 项 in [1, 2] { 和 += 项; } 和", "for"),
        (
            "let 甲 = 支出; let 乙 = 甲 + (if 涉及 { 甲 = 在编; 1 } else { 2 }); if 乙 > 甲 { full } else { 0 }",
            "甲",
        ),
    ] {
        let (check, story) = checked(rule);
        let undecided = check.undecided.expect("a finding");
        assert_eq!(undecided.code, Code::Undecided);
        let place = undecided.place.expect("a place");
        assert_eq!(story.texts().slice(place.span), marked, "{rule}");
    }
}

#[test]
fn a_unit_multiplied_without_end_is_not_followed() {
    let squares = "甲 = 甲 * 甲; ".repeat(60);
    let (check, _) = checked(&format!(
        "let 甲 = 执行率; {squares} if 甲 > 满分线 {{ full }} else {{ 0 }}"
    ));
    assert!(check.findings.is_empty());
    assert!(check.undecided.is_some());
}

#[test]
fn what_is_told_reads_well_in_both_languages() {
    let rule = "let 率 = 支出 / 预算;
提示(支出元 > 预算, \"须说明\");
提示(在编 + 支出 > 0, \"须说明\");
提示(支出 / 在编 > 目标, \"须说明\");
let 完成 = 百分比(件数, 在编);
let 额 = if 涉及 { 预算 } else { 支出 / 在编 };
if 率 >= 满分线 { full * 执行率 } else { 扣减(full, 执行率 - 满分线) }
";
    let mut story = story(DECLARED, rule, &["支出 - 支出元 == 预算 / 100"]);
    let (pack, program) = story.pack().0.expect("a pack");
    let mut findings = check_units(&program, 0, &pack).findings;
    findings.extend(check_relation_units(&program, 0, &pack).findings);
    for (language, name) in [(Language::Chinese, "zh"), (Language::English, "en")] {
        let words = Words::new(language);
        let shown = draw(&findings, story.texts(), &words, Style::Plain);
        insta::assert_snapshot!(format!("units_{name}"), shown);
    }
}

#[test]
fn the_units_of_the_shipped_pack_fit() {
    let mut texts = Texts::default();
    let examined = examine(
        Path::new("rules/wanzhou-overall/2020"),
        &DiskFiles,
        &mut texts,
    );
    let about_units = |finding: &&Finding| {
        let codes = [Code::UnitsDiffer, Code::ScoreUnit, Code::Undecided];
        codes.contains(&finding.code)
    };
    let told: Vec<Finding> = examined
        .findings
        .iter()
        .filter(about_units)
        .cloned()
        .collect();
    let shown = draw(&told, &texts, &Words::new(Language::Chinese), Style::Plain);
    assert!(told.is_empty(), "{shown}");
}
