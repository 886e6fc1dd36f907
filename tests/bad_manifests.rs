//! Manifests with mistakes.

use insta::assert_snapshot;

use crate::support::Story;

#[test]
fn broken_toml_is_told_line_by_line() {
    assert_snapshot!(
        Story::default()
            .manifest(
                "full_marks = 10\ndecimals = 2",
                "full_marks = \ndecimals = 2 3"
            )
            .complaints()
    );
}

#[test]
fn a_chinese_key_without_quotes_is_explained() {
    assert_snapshot!(
        Story::default()
            .manifest("[fact.\"编制数\"]", "[fact.编制数]")
            .complaints()
    );
}

#[test]
fn a_sign_of_a_chinese_keyboard_is_explained() {
    assert_snapshot!(
        Story::default()
            .manifest("max = 4\n", "max ＝ 4\n")
            .complaints()
    );
}

#[test]
fn an_unknown_key_is_told_with_the_near_one() {
    assert_snapshot!(
        Story::default()
            .manifest("decimals = 2", "decimal = 2")
            .complaints()
    );
}

#[test]
fn ids_are_unique() {
    assert_snapshot!(
        Story::default()
            .manifest("id = \"satisfaction\"", "id = \"staffing\"")
            .complaints()
    );
}

#[test]
fn a_fact_and_a_parameter_do_not_share_a_name() {
    assert_snapshot!(
        Story::default()
            .manifest("[param.\"超编每点扣分\"]", "[param.\"编制数\"]")
            .complaints()
    );
}

#[test]
fn maxima_add_up() {
    assert_snapshot!(
        Story::default()
            .manifest(
                "[[group]]\nid = \"投入\"\nmax = 4",
                "[[group]]\nid = \"投入\"\nmax = 5"
            )
            .complaints()
    );
}

#[test]
fn a_script_file_exists() {
    assert_snapshot!(
        Story::default()
            .manifest("控制率.rhai", "控制.rhai")
            .complaints()
    );
}

#[test]
fn a_script_stands_inside_its_pack() {
    assert_snapshot!(
        Story::default()
            .manifest("控制率.rhai", "../../etc/passwd")
            .complaints()
    );
}

#[test]
fn a_script_stands_in_a_file_or_in_the_manifest() {
    assert_snapshot!(
        Story::default()
            .manifest(
                "script = \"控制率.rhai\"",
                "script = \"控制率.rhai\"\ninline = \"1\""
            )
            .complaints()
    );
}

#[test]
fn grades_reach_down_to_zero() {
    assert_snapshot!(
        Story::default()
            .manifest("from = 0", "from = 6")
            .complaints()
    );
}

#[test]
fn a_value_of_the_wrong_type_or_word_is_told_with_what_may_stand_there() {
    assert_snapshot!(
        Story::default()
            .manifest("rounding = \"half-up\"", "rounding = \"halfup\"")
            .complaints()
    );
    assert_snapshot!(
        Story::default()
            .manifest("full_marks = 10", "full_marks = \"十\"")
            .complaints()
    );
}

#[test]
fn a_name_must_be_one_a_script_can_write() {
    assert_snapshot!(
        Story::default()
            .manifest("[param.\"超编每点扣分\"]", "[param.\"超编/点\"]\nvalue = 1\nbasis = \"x\"\n[param.\"扣减\"]\nvalue = 1\nbasis = \"x\"\n[param.\"if\"]\nvalue = 1\nbasis = \"x\"\n[param.\"超编每点扣分\"]")
            .complaints()
    );
}

#[test]
fn an_indicator_names_a_group_that_exists() {
    assert_snapshot!(
        Story::default()
            .manifest("group = \"效果\"", "group = \"效益\"")
            .complaints()
    );
}

#[test]
fn everything_wrong_with_a_manifest_is_told_at_once() {
    let text = "schema = 1\n[pack]\nid = \"A b\"\nversion = \"1\"\n[[grade]]\nlabel = \"\"\nfrom = 1\n[fact.\"x\"]\ntype = \"nummer\"\n[[group]]\nid = \"甲\"\nmax = -1\n";
    assert_snapshot!(Story::default().file("pack/pack.toml", text).complaints());
}

#[test]
fn a_wrong_relation_is_told() {
    let relations = "\n[[reconcile]]\nid = \"a\"\nname = \"甲\"\nexpr = \"在职人员数 + 编制\"\n\n[[reconcile]]\nid = \"b\"\nname = \"乙\"\nexpr = \"在职人员数 == 编制\"\n\n[[reconcile]]\nid = \"c\"\nname = \"丙\"\nexpr = \"在职人员数 % 2 == 0 && 编制数 >= deduct(1, 2)\"\n";
    assert_snapshot!(
        Story::default()
            .manifest(
                "[[group]]\nid = \"投入\"",
                &format!("{relations}\n[[group]]\nid = \"投入\"")
            )
            .complaints()
    );
}

#[test]
fn points_and_percentages_keep_within_reason() {
    let tiers = "[fact.\"评定\"]\ntype = \"judged\"\ntiers = [{ label = \"好\", from = 80, to = 120 }]\n\n[[group]]\nid = \"投入\"\nmax = 4";
    assert_snapshot!(
        Story::default()
            .manifest("[[group]]\nid = \"投入\"\nmax = 4", tiers)
            .manifest(
                "max = 6\nnot_applicable",
                "max = 79228162514264337593543950335\nnot_applicable"
            )
            .manifest("full_marks = 10", "full_marks = 0")
            .complaints()
    );
}

/// What is told of the parameter written `{ … }`, in one line a finding.
fn told_of_parameter(written: &str) -> String {
    let told = Story::default()
        .manifest(
            "[param.\"超编每点扣分\"]\nvalue = 0.2\nunit = \"分\"\nbasis = \"评分标准\"",
            &format!("[param]\n\"超编每点扣分\" = {{ {written} }}"),
        )
        .complaints();
    let lines = told.lines();
    let said = lines.filter(|line| line.starts_with("错误") || line.starts_with("建议"));
    said.collect::<Vec<_>>().join("\n")
}

#[test]
fn one_slip_in_an_inline_table_is_one_error() {
    for (written, code) in [
        ("value = 100， unit = \"%\", basis = \"x\"", "JX081"),
        ("value = 5 basis = \"x\"", "JX020"),
        ("value = , basis = \"x\"", "JX020"),
        ("value = １００, basis = \"x\"", "JX081"),
        ("value = 100%, basis = \"x\"", "JX020"),
        ("value = \"a\\d\", basis = \"x\"", "JX020"),
    ] {
        let told = told_of_parameter(written);
        assert_eq!(told.matches("错误[").count(), 1, "{written}\n{told}");
        assert!(told.contains(code), "{written}\n{told}");
    }
}

#[test]
fn a_slip_at_a_value_is_told_with_what_to_write() {
    let told: Vec<String> = [
        "value = １００, basis = \"x\"",
        "value = －１．５, basis = \"x\"",
        "value = 100%, basis = \"x\"",
        "value = １００％, basis = \"x\"",
        "value = \"100\", basis = \"x\"",
        "value = 1, basis = 5",
        "value = 1, basis = \"a\\d\"",
        "value = 五, basis = \"x\"",
        "value = 007, basis = \"x\"",
        "value, basis = \"x\"",
    ]
    .iter()
    .map(|written| format!("{written}\n{}", told_of_parameter(written)))
    .collect();
    assert_snapshot!(told.join("\n\n"));
}
