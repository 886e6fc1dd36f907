//! What calls give, computed by hand, and what they fail with.

use rhai::EvalAltResult;

use super::super::in_chinese;
use super::{run, stop, written};
use crate::diagnose::Code;
use crate::script::Stop;

fn value(script: &str) -> String {
    match run(script).0 {
        Ok(value) => written(&value),
        Err(error) => panic!("{script}: {error:?}"),
    }
}

fn fault(script: &str) -> (Code, Option<usize>) {
    match run(script).0 {
        Ok(value) => panic!("{script} gives {}", written(&value)),
        Err(error) => match stop(&error) {
            Some(Stop::Fault(fault)) => {
                assert!(!fault.position.is_none(), "{script}: no place");
                (fault.code, fault.about)
            }
            _ => panic!("{script}: {error:?}"),
        },
    }
}

#[test]
fn figures_computed_by_hand_from_the_standards() {
    let cases = [
        // 20 staff of 19 posts: 5.26 points over, half a point each, by the three readings.
        (
            "round(deduct_proportional(5, percent(20, 19) - 100, 1, 0.5), 2)",
            "2.37",
        ),
        (
            "deduct_whole_steps(5, percent(20, 19) - 100, 1, 0.5)",
            "2.5",
        ),
        (
            "deduct_started_steps(5, percent(20, 19) - 100, 1, 0.5)",
            "2",
        ),
        // Actual 120 against 100, ten points, by the three rival formulas.
        ("reverse_linear(10, 120, 100)", "8"),
        ("round(reverse_ratio(10, 120, 100), 2)", "8.33"),
        ("reverse_threshold(10, 120, 100)", "0"),
        ("reverse_linear(10, 200, 100)", "0"),
        ("round(percent(14, 19), 2)", "73.68"),
        ("change_rate(2.2, 2.2)", "0"),
        // Five checks, a point each, three points in all: the third breach already leaves nothing.
        ("deduct(3, 4 * 1)", "0"),
        (
            "tier(10, [equal(0, 3), between(\"(]\", 0, 10, 2), otherwise(0)])",
            "2",
        ),
        ("tier(0, [between(\"(]\", 0, 10, 2), otherwise(0)])", "0"),
        ("deduct(20, (5 - 1) * 0.25)", "19"),
        ("add_whole_steps(100, 30, 5, 5, 120)", "120"),
        ("proportional_from(10, 60, 60)", "6"),
        ("sum(项目表, \"支出\")", "172"),
        ("mean(项目表, |row| row.支出)", "86"),
        ("sum(空表, |row| row.支出)", "0"),
        // 80 % of 3.33 is 2.664: as points of two digits, 2.66 is the lowest of the upper tier.
        ("judged_score(3.33, 分数评定)", "2.66"),
        ("let 上限 = 85; count(项目表, |行| 行.支出 > 上限)", "1"),
        ("\"执行率\" + 88.50 + \"%\"", "\"执行率88.5%\""),
        ("`执行率${88.50}%`", "\"执行率88.5%\""),
        ("\"西部\" in [\"东部\", \"西部\"]", "true"),
        ("let 总 = 0; for 行 in 项目表 { 总 += 行.支出; } 总", "172"),
        ("if !(1 > 2) && -1 < +1 { 7 % 4 } else { 0 }", "3"),
        ("项目表.sum(\"预算\")", "200"),
    ];
    for (script, expected) in cases {
        assert_eq!(value(script), expected, "{script}");
    }
}

#[test]
#[expect(clippy::too_many_lines, reason = "one table, a fault a line")]
fn what_has_no_result_is_a_fault_of_the_argument_to_blame() {
    let cases = [
        ("percent(1, 0)", Code::ZeroDivisor, Some(1)),
        ("change_rate(1, 0)", Code::ZeroDivisor, Some(1)),
        ("deviation(1, -1)", Code::NegativeTarget, Some(1)),
        ("completion(1, 0)", Code::ZeroDivisor, Some(1)),
        ("1 / 0", Code::ZeroDivisor, Some(1)),
        ("1 % 0", Code::ZeroDivisor, Some(1)),
        ("deduct(5, -1)", Code::NegativePoints, Some(1)),
        (
            "deduct_whole_steps(5, 1, 0, 1)",
            Code::StepNotPositive,
            Some(2),
        ),
        (
            "add_whole_steps(5, 1, 1, 1, 4)",
            Code::LimitsReversed,
            Some(0),
        ),
        ("tier(5, [below(5, 1)])", Code::NoBand, Some(0)),
        ("tier(5, [below(5, 1), 3])", Code::ElementNotABand, Some(1)),
        ("between(\"[[\", 1, 2, 3)", Code::BadEnds, Some(0)),
        ("between(\"[]\", 2, 1, 3)", Code::LimitsReversed, Some(1)),
        ("interpolate(1, 2, 0, 2, 1)", Code::AnchorsCoincide, Some(3)),
        ("item(制度检查, \"无此项\")", Code::NoItem, Some(1)),
        ("checklist(制度检查, -1)", Code::NegativePoints, Some(1)),
        (
            "checklist_weighted(制度检查, #{ \"制度健全\": 1 })",
            Code::NoEntry,
            Some(1),
        ),
        (
            "checklist_weighted(制度检查, #{ \"无此项\": 1 })",
            Code::NoItem,
            Some(1),
        ),
        (
            "judged_score(3.33, 分数评定, 2)",
            Code::ScoreOutsideTier,
            Some(1),
        ),
        (
            "judged_score(2, 分数评定)",
            Code::JudgedScoreAboveMax,
            Some(1),
        ),
        ("judged_rate(分数评定)", Code::JudgedOnlyPoints, Some(0)),
        ("judged_tier(无档评定)", Code::JudgedWithoutTier, Some(0)),
        ("weighted([1, 2], [50, 49])", Code::WeightsSum, Some(1)),
        ("weighted([1, 2], [100])", Code::LengthsDiffer, Some(1)),
        (
            "weighted([1, 2], [110, -10])",
            Code::NegativeWeight,
            Some(1),
        ),
        (
            "weighted([1, 整改完成率], [50, 50])",
            Code::ElementNotANumber,
            Some(0),
        ),
        (
            "weighted_given([整改完成率], [100])",
            Code::NothingToWeigh,
            Some(1),
        ),
        ("weighted_mean([1], [0])", Code::NothingToWeigh, Some(1)),
        ("weighted_mean([], [])", Code::EmptyList, Some(0)),
        ("mean([])", Code::EmptyList, Some(0)),
        ("max([])", Code::EmptyList, Some(0)),
        ("trimmed_mean([1, 2])", Code::TooFewValues, Some(0)),
        ("sum(项目表, |row| row.名称)", Code::RowNotANumber, Some(0)),
        ("sum(项目表, \"名称\")", Code::RowNotANumber, Some(0)),
        ("sum(项目表, \"无此列\")", Code::NoColumn, Some(1)),
        ("sum([1], \"支出\")", Code::RowNotARecord, Some(0)),
        ("count(项目表, |row| row.支出)", Code::RowNotYesNo, Some(0)),
        ("lookup(\"南部\", #{ \"东部\": 1 })", Code::NoEntry, Some(1)),
        (
            "lookup(\"东部\", #{ \"东部\": \"一\" })",
            Code::EntryNotANumber,
            Some(1),
        ),
        ("round(1, 0.5)", Code::BadDigits, Some(1)),
        ("round(1, 29)", Code::BadDigits, Some(1)),
        ("round(1, -1)", Code::BadDigits, Some(1)),
        ("rescale(1, 0, 10)", Code::ZeroDivisor, Some(1)),
        ("clamp(1, 2, 1)", Code::LimitsReversed, Some(1)),
        ("整改完成率 >= 90", Code::WrongOperands, None),
        ("\"好\" == 1", Code::WrongOperands, None),
        ("\"10\" > \"9\"", Code::WrongOperands, None),
        ("\"甲\" + 整改完成率", Code::WrongOperands, None),
        ("整改完成率 * 2", Code::WrongOperands, None),
        ("true < 2", Code::WrongOperands, None),
        ("1 in [\"甲\"]", Code::WrongOperands, None),
        (
            "sum(项目表, |row| percent(row.支出, 0))",
            Code::ZeroDivisor,
            Some(1),
        ),
    ];
    for (script, code, about) in cases {
        assert_eq!(fault(script), (code, about), "{script}");
        assert_eq!(
            fault(&in_chinese(script)),
            (code, about),
            "{}",
            in_chinese(script)
        );
    }
}

#[test]
fn a_flag_is_raised_only_where_its_condition_holds() {
    let (result, flags) = run("flag(1 > 2, \"甲\"); flag(2 > 1, \"乙\" + 3); 5");
    assert_eq!(written(&result.expect("a score")), "5");
    assert_eq!(flags, ["乙3"]);
}

#[test]
fn texts_are_bounded() {
    let script = "let t = \"0123456789\"; for i in [1,2,3,4,5,6,7,8] { t = t + t; } 1";
    assert!(matches!(
        run(script).0.map_err(|error| *error),
        Err(EvalAltResult::ErrorDataTooLarge(..))
    ));
}
