//! Groups that do more than add up; the expected totals are computed by hand.

use jixiao::pack::Pack;
use jixiao::score::{Evaluation, Scorer, score};
use jixiao::script::Program;

use crate::laws::case_of;
use crate::support::Story;

/// The small pack (控制率 2 of 4 points, 满意度 5.83 of 6 points: 7.83) with a group and indicators of its own.
fn story(total: &str, group: &str, indicators: &[(&str, &str)]) -> Story {
    let mut text = format!("[[group]]\nid = \"另计\"\n{group}\n\n");
    for (index, (max, rule)) in indicators.iter().enumerate() {
        text.push_str(&format!(
            "[[indicator]]\nid = \"more-{index}\"\nname = \"另计\"\ngroup = \"另计\"\nmax = {max}\ninline = '{rule}'\n\n"
        ));
    }
    text.push_str("[[group]]\nid = \"投入\"");
    Story::default()
        .manifest(
            "rounding = \"half-up\"",
            &format!("rounding = \"half-up\"\n{total}"),
        )
        .manifest("[[group]]\nid = \"投入\"", &text)
}

/// The evaluation; the sheet of many cases says the same.
fn evaluated(mut story: Story) -> Evaluation {
    let (pack, program): (Pack, Program) = story.pack().0.expect("a pack");
    let facts = story.facts(&pack);
    let evaluation = score(&pack, &program, &case_of(&[]), &facts);
    let mut scorer = Scorer::new(&pack, &program);
    let sheet = scorer.score(&facts);
    assert_eq!(sheet.total, evaluation.total.marks);
    assert_eq!(sheet.excluded, evaluation.total.excluded);
    evaluation
}

#[test]
fn bonus_and_penalty_are_outside_the_full_marks_and_clamped_where_the_pack_says() {
    for (total, group, indicators, expected) in [
        (
            "total = \"clamped\"",
            "kind = \"bonus\"\nmax = 2",
            &[("2", "1.5")][..],
            "9.33",
        ),
        (
            "total = \"clamped\"",
            "kind = \"bonus\"\nmax = 5",
            &[("5", "full")],
            "10",
        ),
        (
            "total = \"unclamped\"",
            "kind = \"bonus\"\nmax = 5",
            &[("5", "full")],
            "12.83",
        ),
        (
            "total = \"clamped\"",
            "kind = \"penalty\"\nmax = 2",
            &[("2", "0.5")],
            "7.33",
        ),
        (
            "total = \"clamped\"",
            "kind = \"penalty\"\nmax = 9",
            &[("9", "full")],
            "0",
        ),
        (
            "total = \"unclamped\"",
            "kind = \"penalty\"\nmax = 9",
            &[("9", "full")],
            "-1.17",
        ),
        // 1.5 + 1.5 is capped at 2.
        (
            "total = \"unclamped\"",
            "kind = \"bonus\"\nmax = 2\ncounts = \"capped\"",
            &[("2", "1.5"), ("2", "1.5")],
            "9.83",
        ),
    ] {
        let mut story = story(total, group, indicators);
        if expected.starts_with('-') {
            story = story.manifest("label = \"差\"\nfrom = 0", "label = \"差\"\nfrom = -9");
        }
        let marks = evaluated(story).total.marks.exact().expect("one total");
        assert_eq!(marks.to_string(), expected, "{total} {group}");
    }
}

#[test]
fn pots_and_deductions_stop_at_the_maximum_and_at_zero() {
    let left_out = "not_applicable(\"无\")";
    for (group, indicators, total, unfilled) in [
        (
            "max = 3\ncounts = \"deductions\"",
            ["0.5", "0"],
            "10.33",
            "0",
        ),
        (
            "max = 3\ncounts = \"deductions\"",
            ["full", "full"],
            "7.83",
            "0",
        ),
        (
            "max = 3\ncounts = \"capped\"",
            ["1.5", "full"],
            "10.83",
            "0",
        ),
        (
            "max = 2\ncounts = \"capped\"",
            ["1.5", left_out],
            "9.33",
            "0",
        ),
        // (7.83 + 1.5) × 13 ÷ 12 = 10.1075: of 3 points, 2 are left to be had.
        (
            "max = 3\ncounts = \"capped\"",
            ["1.5", left_out],
            "10.11",
            "1",
        ),
    ] {
        let full = if group.starts_with("max = 2") { 12 } else { 13 };
        let parts = indicators.map(|rule| ("2", rule));
        let policy = "not_applicable = \"exclude\"";
        let story = story(policy, group, &parts)
            .manifest("full_marks = 10", &format!("full_marks = {full}"));
        let evaluation = evaluated(story);
        let marks = evaluation.total.marks.exact().expect("one total");
        assert_eq!(marks.to_string(), total, "{group} {indicators:?}");
        let pot = evaluation.groups.first().expect("the group");
        assert_eq!(pot.unfilled.to_string(), unfilled, "{group} {indicators:?}");
    }
}
