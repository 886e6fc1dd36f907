//! Scripts with mistakes that are found before anything runs.

use insta::assert_snapshot;

use crate::support::Story;

fn complaints(script: &str) -> String {
    Story::default().script(script).complaints()
}

#[test]
fn a_script_that_does_not_parse_is_shown_where_it_stops_making_sense() {
    let scripts = [
        "let 控制率 = percent(在职人员数, 编制数;\nfull",
        "let 控制率 = percent(在职人员数，编制数);\nfull",
        "let 控制率 = 1；\nfull",
        "let 控制率 = \"高;\nfull",
        "if 在职人员数 ≥ 3 { full }",
        "let 控制率 = ;",
        "let 控制率 = 1e3;\nfull",
        "在职人员数 = 3;\nfull",
        "if 在职人员数 > 3 { full",
    ];
    let told: Vec<String> = scripts.iter().map(|script| complaints(script)).collect();
    assert_snapshot!(told.join("\n\n"));
}

#[test]
fn an_undeclared_fact_is_told_with_the_near_one() {
    assert_snapshot!(complaints("let 控制率 = percent(在职人数, 编制数);\nfull"));
}

#[test]
fn every_name_of_a_script_is_complained_of_at_once() {
    assert_snapshot!(complaints(
        "let 控制率 = percen(在职人数, 编制);\nlet full = 1;\nlet 编制数 = 2;\ndeduct(full)\n"
    ));
}

#[test]
fn a_closure_sees_what_stands_around_it() {
    let script = "let 控制率 = 1;\nlet 加 = 2;\nlet 各数 = [1, 2];\nlet 和 = 0;\nfor 数 in 各数 { 和 += 数 + 加; }\nfull - 和 + 7";
    let result = Story::default().script(script).first();
    assert_eq!(
        result
            .outcome
            .score()
            .map(|score| score.to_string())
            .as_deref(),
        Some("4")
    );
}

#[test]
fn a_variable_cannot_take_the_name_of_something_else() {
    assert_snapshot!(complaints(
        "fn 折(满意度) { 满意度 }\nlet 控制率 = 1;\nlet 控制率 = 2;\nfor 编制数 in [1] { }\nlet percent = 1;\nfull"
    ));
}

#[test]
fn a_literal_with_too_many_digits_is_refused() {
    assert_snapshot!(complaints(
        "let 控制率 = 0.123456789012345678901234567890123;\nfull"
    ));
}

#[test]
fn a_measure_must_be_a_step() {
    assert_snapshot!(complaints("let 控制 = 1;\nfull"));
}

#[test]
fn an_indicator_that_may_not_apply_needs_a_policy() {
    assert_snapshot!(complaints("let 控制率 = 1;\nnot_applicable(\"无\")"));
}

#[test]
fn a_list_is_asked_whether_it_holds_a_value() {
    let result = Story::default()
        .script("let 控制率 = 1;\nif 在职人员数 in [20, 22] && !(3 in [1, 2]) { full } else { 0 }")
        .first();
    assert_eq!(
        result
            .outcome
            .score()
            .map(|score| score.to_string())
            .as_deref(),
        Some("4")
    );
    let told = Story::default()
        .script("let 控制率 = 1;\ncontains([1], 1)")
        .complaints();
    assert!(told.contains("JX083"), "{told}");
}

#[test]
fn a_variable_with_a_taken_name_is_one_error() {
    let script = "let 编制数 = 3;\nlet 控制率 = percent(在职人员数, 编制数);\nfull";
    let told = complaints(script);
    assert_eq!(told.matches("JX").count(), 1, "{told}");
    let told = complaints("let 编制数 = 3;\nlet 控制率 = 2;\nfull");
    assert_eq!(told.matches("JX").count(), 1, "{told}");
}
