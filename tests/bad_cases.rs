//! Cases with mistakes.

use insta::assert_snapshot;

use crate::support::Story;

#[test]
fn facts_that_do_not_conform_are_told_at_once_with_their_declarations() {
    let facts =
        "\"在职人员数\" = 22.5\n\"编制数\" = \"二十\"\n\"满意度\" = 972\n\"在职人数\" = 1\n";
    assert_snapshot!(
        Story::default()
            .case(
                "\"在职人员数\" = 22\n\"编制数\" = 20\n\"满意度\" = 97.2\n",
                facts
            )
            .case_complaints()
    );
}

#[test]
fn a_case_speaks_of_indicators_and_groups_that_exist() {
    let reported = "total = 8\n[reported.groups]\n\"投人\" = 2\n[reported.indicators]\nstafing = { score = 2 }";
    assert_snapshot!(
        Story::default()
            .case(
                "total = 8\n[reported.indicators]\nstaffing = { measure = 110, score = 2 }",
                reported
            )
            .case_complaints()
    );
}

#[test]
fn a_case_without_its_head_says_what_is_missing() {
    assert_snapshot!(
        Story::default()
            .file(
                "case.toml",
                "schema = 2\n[case]\nid = \"x\"\nyear = 2020.5\n"
            )
            .case_complaints()
    );
}

#[test]
fn an_empty_case_is_told() {
    assert_snapshot!(
        Story::default()
            .file("case.toml", "\n \n")
            .case_complaints()
    );
}

#[test]
fn a_case_that_is_not_utf8_is_told_with_the_place() {
    let mut bytes = b"schema = 1\n[case]\nid = \"x\"\nsubject = \"".to_vec();
    bytes.extend([0xB2, 0xBF, 0xC3, 0xC5]);
    bytes.extend(b"\"\n");
    assert_snapshot!(Story::default().file("case.toml", bytes).case_complaints());
}

#[test]
fn a_case_with_an_unreadable_number_is_told() {
    let facts = "\"在职人员数\" = inf\n\"编制数\" = 0x14\n\"满意度\" = 97.20000000000000000000000000000001\n";
    assert_snapshot!(
        Story::default()
            .case(
                "\"在职人员数\" = 22\n\"编制数\" = 20\n\"满意度\" = 97.2\n",
                facts
            )
            .case_complaints()
    );
}
