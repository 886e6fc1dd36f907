//! Groups that do more than add up; the expected totals are computed by hand.

use jixiao::pack::Pack;
use jixiao::score::{Evaluation, Scorer, score};
use jixiao::script::Program;

use crate::laws::case_of;
use crate::support::Story;

/// How the total counts, the keys of a group, and the maxima and rules of its indicators.
type Written<'a> = (&'a str, &'a str, &'a [(&'a str, &'a str)]);

/// The small pack (控制率 2 of 4 points, 满意度 5.83 of 6 points: 7.83) with a group and indicators of its own.
fn story(total: &str, group: &str, indicators: &[(&str, &str)]) -> Story {
    let mut text = format!("[[group]]\nid = \"另计\"\n{group}\n\n");
    for (index, (max, rule)) in indicators.iter().enumerate() {
        text.push_str(&format!(
            "[[indicator]]\nid = \"more-{index}\"\nname = \"另计\"\ngroup = \"另计\"\nmax = {max}\ninline = '{rule}'\n\n"
        ));
    }
    text.push_str("[[group]]\nid = \"投入\"");
    let lowest = if total.contains("unclamped") { -9 } else { 0 };
    Story::default()
        .manifest(
            "label = \"差\"\nfrom = 0",
            &format!("label = \"差\"\nfrom = {lowest}"),
        )
        .manifest(
            "rounding = \"half-up\"",
            &format!("rounding = \"half-up\"\n{total}"),
        )
        .manifest("[[group]]\nid = \"投入\"", &text)
}

/// The evaluation; the sheet of many cases says the same.
fn evaluated(mut story: Story) -> Evaluation {
    let (pack, findings) = story.pack();
    let (pack, program): (Pack, Program) =
        pack.unwrap_or_else(|| panic!("{}", story.shown(&findings)));
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
        let story = story(total, group, indicators);
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

#[test]
fn with_a_fact_missing_the_total_is_a_range_that_holds_every_total_it_can_come_to() {
    const OPEN: &str = "if 编制数 > 21 { full } else { 0.5 }";
    let pot = [("2", OPEN), ("2", "1")];
    let groups: [Written; 5] = [
        (
            "total = \"clamped\"",
            "kind = \"bonus\"\nmax = 2",
            &[("2", OPEN)],
        ),
        (
            "total = \"clamped\"",
            "kind = \"penalty\"\nmax = 2",
            &[("2", OPEN)],
        ),
        (
            "total = \"unclamped\"",
            "kind = \"penalty\"\nmax = 9",
            &[("9", OPEN)],
        ),
        (
            "total = \"clamped\"",
            "kind = \"penalty\"\nmax = 3\ncounts = \"capped\"",
            &pot,
        ),
        (
            "total = \"unclamped\"",
            "kind = \"bonus\"\nmax = 3\ncounts = \"capped\"",
            &pot,
        ),
    ];
    for (total, group, indicators) in groups {
        let open = evaluated(story(total, group, indicators).case("\"编制数\" = 20\n", ""));
        let range = open.total.marks;
        assert!(range.low < range.high, "{group}");
        for posts in ["1", "20", "21", "22", "100"] {
            let given = format!("\"编制数\" = {posts}\n");
            let story = story(total, group, indicators).case("\"编制数\" = 20\n", &given);
            let marks = evaluated(story).total.marks;
            assert_eq!(marks.low, marks.high, "{group} {posts}");
            assert!(
                range.low <= marks.low && marks.low <= range.high,
                "{group}: {posts} posts give {}, outside {} to {}",
                marks.low,
                range.low,
                range.high
            );
        }
    }
}
