//! Rules that have no score for the facts they are given: each says where, why, and with which figures.

use insta::assert_snapshot;

use crate::support::Story;

#[test]
fn a_zero_divisor_is_named_with_its_place() {
    assert_snapshot!(
        Story::default()
            .case("\"编制数\" = 20", "\"编制数\" = 0")
            .failure()
    );
}

#[test]
fn a_zero_divisor_of_an_operator_is_named_too() {
    let script = "let 差 = 在职人员数 - 22;\nlet 控制率 = 1;\nfull / (差 * 2)\n";
    assert_snapshot!(Story::default().script(script).failure());
}

#[test]
fn a_score_above_the_maximum_is_a_fault_of_the_rule() {
    assert_snapshot!(
        Story::default()
            .script("let 控制率 = 1;\nfull + 0.5")
            .failure()
    );
}

#[test]
fn a_score_below_zero_is_a_fault_of_the_rule() {
    assert_snapshot!(Story::default().script("let 控制率 = 1;\n-0.01").failure());
}

#[test]
fn a_script_without_a_result_says_that_the_last_expression_is_the_score() {
    assert_snapshot!(Story::default().script("let 控制率 = full;").failure());
}

#[test]
fn a_text_is_no_measure() {
    assert_snapshot!(
        Story::default()
            .script("let 控制率 = \"高\";\nfull")
            .failure()
    );
}

#[test]
fn a_number_and_a_text_do_not_mix() {
    assert_snapshot!(
        Story::default()
            .script("let 控制率 = 1;\nif 在职人员数 > \"20\" { 0 } else { full }")
            .failure()
    );
}

#[test]
fn a_function_does_not_take_a_text_for_a_number() {
    assert_snapshot!(
        Story::default()
            .script("let 控制率 = 1;\npercent(在职人员数, \"20\")")
            .failure()
    );
}

#[test]
fn what_a_script_throws_is_told() {
    assert_snapshot!(
        Story::default()
            .script("let 控制率 = 1;\nif 在职人员数 > 20 { throw \"人数存疑\" } full")
            .failure()
    );
}

#[test]
fn a_result_too_large_to_hold_is_told() {
    assert_snapshot!(
        Story::default()
            .script("let 控制率 = 1;\nlet 大 = 79228162514264337593543950335;\n大 * 在职人员数")
            .failure()
    );
}
