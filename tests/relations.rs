//! 勾稽关系: a relation fails only where no values within the printed digits satisfy it.

use jixiao::score::RelationStatus;
use proptest::prelude::*;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::support::Story;

fn declaration(name: &str) -> String {
    // People are counted, everything else is printed with so many digits.
    let kind = if name == "人数" {
        "integer"
    } else {
        "decimal"
    };
    format!("[fact.\"{name}\"]\ntype = \"{kind}\"\nmin = 0\n")
}

/// The status of one relation over facts given as they are printed.
fn status(expression: &str, facts: &[(&str, &str)]) -> RelationStatus {
    let declared: String = facts.iter().map(|(name, _)| declaration(name)).collect();
    let given: String = facts
        .iter()
        .map(|(name, value)| format!("\"{name}\" = {value}\n"))
        .collect();
    let table = "[fact.\"明细\"]\ntype = \"table\"\ncolumns.\"金额\" = { type = \"decimal\" }\n";
    let relation = format!("[[reconcile]]\nid = \"one\"\nname = \"甲\"\nexpr = '{expression}'\n\n");
    let mut story = Story::default()
        .manifest("[[group]]\nid = \"投入\"", &format!("{declared}{table}{relation}[[group]]\nid = \"投入\""))
        .case("\"满意度\" = 97.2\n", &format!("\"满意度\" = 97.2\n{given}\"明细\" = [{{ \"金额\" = 1.5 }}, {{ \"金额\" = -2.25 }}]\n"));
    story.evaluation().relations[0].status.clone()
}

/// The arithmetic of a relation that must fail.
fn arithmetic(expression: &str, facts: &[(&str, &str)]) -> String {
    match status(expression, facts) {
        RelationStatus::Fails(parts) => {
            let part = &parts[0];
            let value =
                |value: Option<Decimal>| value.map_or_else(String::new, |value| value.to_string());
            format!(
                "{} = {} {} {} = {}",
                part.left,
                value(part.left_value),
                part.operator,
                part.right,
                value(part.right_value)
            )
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_printed_figure_stands_for_its_interval() {
    // 0.59 万元 is at least 5850 元: 5850 ÷ 40 = 146.25; at most 5950 ÷ 40 = 148.75.
    let holds = [
        (
            "总额 * 10000 / 人数 == 人均",
            vec![("总额", "0.59"), ("人数", "40"), ("人均", "147.7")],
        ),
        (
            "甲 + 乙 == 丙",
            vec![("甲", "0.1"), ("乙", "0.2"), ("丙", "0.3")],
        ),
        (
            "甲 + 乙 == 丙",
            vec![("甲", "318.11"), ("乙", "41"), ("丙", "359.11")],
        ),
        (
            "change_rate(甲, 乙) == 丙",
            vec![("甲", "359.11"), ("乙", "357.97"), ("丙", "0.32")],
        ),
        ("甲 <= 乙", vec![("甲", "2.2"), ("乙", "2.2")]),
        ("sum(明细, \"金额\") == 甲 - 1", vec![("甲", "0.25")]),
        ("round(甲, 0) == 乙", vec![("甲", "2.96"), ("乙", "3")]),
    ];
    for (expression, facts) in holds {
        assert_eq!(
            status(expression, &facts),
            RelationStatus::Holds,
            "{expression} {facts:?}"
        );
    }
}

#[test]
fn a_false_relation_shows_its_arithmetic() {
    assert_eq!(
        arithmetic(
            "change_rate(本年, 上年) == 增长率",
            &[("本年", "359.11"), ("上年", "357.97"), ("增长率", "3.18")]
        ),
        "change_rate(359.11, 357.97) = 0.318462 == 3.18 = 3.18"
    );
    assert_eq!(
        arithmetic(
            "百分比(增加额, 上年) == 增长率",
            &[("增加额", "1.14"), ("上年", "357.97"), ("增长率", "3.18")]
        ),
        "百分比(1.14, 357.97) = 0.318462 == 3.18 = 3.18"
    );
    assert_eq!(
        arithmetic("合计(明细, \"金额\") * 2 == 甲", &[("甲", "1.00")]),
        "(1.5 + -2.25) * 2 = -1.5 == 1.00 = 1"
    );
}

#[test]
fn only_the_false_part_of_several_is_told() {
    assert_eq!(
        arithmetic("甲 + 1 == 乙 && 甲 > 乙", &[("甲", "1.0"), ("乙", "2.0")]),
        "1.0 = 1 > 2.0 = 2"
    );
}

#[test]
fn a_percentage_of_people_must_be_a_whole_number_of_them() {
    let possible =
        |share, count| status("可能占比(占比, 人数)", &[("占比", share), ("人数", count)]);
    assert_eq!(possible("98", "50"), RelationStatus::Holds);
    assert_eq!(possible("33.3", "3"), RelationStatus::Holds);
    for (share, count) in [("86", "13"), ("98", "16"), ("96", "30")] {
        assert!(
            matches!(possible(share, count), RelationStatus::Fails(_)),
            "{share} % of {count}"
        );
    }
}

#[test]
fn a_relation_without_its_figures_is_unknown() {
    let mut story = Story::default()
        .manifest("[[group]]\nid = \"投入\"", "[[reconcile]]\nid = \"one\"\nexpr = \"在职人员数 <= 编制数 && 满意度 > 1\"\n\n[[group]]\nid = \"投入\"")
        .case("\"编制数\" = 20\n", "")
        .case("\"满意度\" = 97.2\n", "");
    let status = story.evaluation().relations[0].status.clone();
    assert_eq!(
        status,
        RelationStatus::Unknown(vec!["编制数".to_owned(), "满意度".to_owned()])
    );
}

#[test]
fn a_tolerance_widens_a_relation() {
    let relation = "[[reconcile]]\nid = \"one\"\nexpr = \"在职人员数 == 编制数\"\ntolerance = 2\n\n[[group]]\nid = \"投入\"";
    let mut story = Story::default().manifest("[[group]]\nid = \"投入\"", relation);
    assert_eq!(
        story.evaluation().relations[0].status,
        RelationStatus::Holds
    );
    let mut story =
        Story::default().manifest("[[group]]\nid = \"投入\"", &relation.replace("= 2", "= 1"));
    assert!(matches!(
        story.evaluation().relations[0].status,
        RelationStatus::Fails(_)
    ));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn rounding_the_figures_of_a_true_relation_never_makes_it_false(
        a in 1i64..10_000_000, b in 1i64..10_000_000, digits in 0u32..4,
    ) {
        let printed = |value: Decimal| {
            let mut value = value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
            value.rescale(digits);
            value.to_string()
        };
        let (a, b) = (Decimal::new(a, 4), Decimal::new(b, 4));
        let rate = (a - b) / b * Decimal::ONE_HUNDRED;
        let facts = [("甲", printed(a)), ("乙", printed(b)), ("丙", printed(a + b))];
        let facts: Vec<(&str, &str)> = facts.iter().map(|(name, value)| (*name, value.as_str())).collect();
        prop_assert_eq!(status("甲 + 乙 == 丙", &facts), RelationStatus::Holds);
        prop_assert_eq!(status("丙 - 甲 == 乙 && 丙 >= 乙", &facts), RelationStatus::Holds);
        if rate >= Decimal::ZERO {
            let rate = printed(rate);
            let facts = [("甲", facts[0].1), ("乙", facts[1].1), ("率", rate.as_str())];
            prop_assert_eq!(status("change_rate(甲, 乙) == 率", &facts), RelationStatus::Holds);
        }
    }
}
