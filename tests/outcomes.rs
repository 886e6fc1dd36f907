//! The outcomes of an indicator, and the totals that follow.

use jixiao::score::{Evaluation, Outcome};

use crate::support::Story;

fn marks(evaluation: &Evaluation) -> (String, String) {
    let marks = evaluation.total.marks;
    (marks.low.to_string(), marks.high.to_string())
}

#[test]
fn scores_add_up_to_subtotals_and_a_total_with_its_grade() {
    let evaluation = Story::default().evaluation();
    // 22 ÷ 20 = 110 %: 4 − 10 × 0.2 = 2; 6 × 97.2 % = 5.832, rounded to 5.83.
    assert_eq!(
        evaluation.groups[0]
            .marks
            .exact()
            .map(|marks| marks.to_string())
            .as_deref(),
        Some("2")
    );
    assert_eq!(
        evaluation.groups[1]
            .marks
            .exact()
            .map(|marks| marks.to_string())
            .as_deref(),
        Some("5.83")
    );
    assert_eq!(marks(&evaluation), ("7.83".to_owned(), "7.83".to_owned()));
    assert_eq!(evaluation.total.grades, ["差"]);
}

#[test]
fn a_total_with_a_missing_indicator_is_a_range_of_marks_and_grades() {
    let mut story = Story::default().case("\"在职人员数\" = 22\n\"编制数\" = 20\n", "");
    let evaluation = story.evaluation();
    assert_eq!(marks(&evaluation), ("5.83".to_owned(), "9.83".to_owned()));
    assert_eq!(evaluation.total.grades, ["差", "优"]);
    let outcome = &evaluation.groups[0].indicators[0].outcome;
    assert_eq!(
        *outcome,
        Outcome::Missing(vec!["在职人员数".to_owned(), "编制数".to_owned()])
    );
}

#[test]
fn what_does_not_apply_scores_as_its_policy_says() {
    // 2 of the 4 points that remain, on the scale of 10: 5.
    for (policy, total) in [("full", "8"), ("zero", "2"), ("exclude", "5")] {
        let mut story = Story::default()
            .manifest(
                "not_applicable = \"full\"",
                &format!("not_applicable = \"{policy}\""),
            )
            .case("\"满意度\" = 97.2\n", "");
        let evaluation = story.evaluation();
        assert_eq!(
            evaluation
                .total
                .marks
                .exact()
                .map(|marks| marks.normalize().to_string())
                .as_deref(),
            Some(total),
            "{policy}"
        );
    }
}

#[test]
fn with_everything_left_out_there_is_no_mark() {
    let mut story = Story::default()
        .manifest("not_applicable = \"full\"", "not_applicable = \"exclude\"")
        .manifest(
            "script = \"控制率.rhai\"",
            "not_applicable = \"exclude\"\nscript = \"控制率.rhai\"",
        )
        .script("let 控制率 = 1;\nnot_applicable(\"无\")")
        .case("\"满意度\" = 97.2\n", "");
    let evaluation = story.evaluation();
    assert_eq!(evaluation.total.excluded.to_string(), "10");
    assert_eq!(marks(&evaluation), ("0".to_owned(), "0".to_owned()));
}

#[test]
fn a_failed_rule_leaves_the_total_open() {
    let evaluation = Story::default()
        .case("\"编制数\" = 20", "\"编制数\" = 0")
        .evaluation();
    assert_eq!(marks(&evaluation), ("5.83".to_owned(), "9.83".to_owned()));
}
