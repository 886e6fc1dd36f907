//! The published report of 2020, scored from its facts alone.

use std::path::Path;

use insta::assert_snapshot;
use jixiao::bind::bind_case;
use jixiao::case::load_case;
use jixiao::pack::load_pack;
use jixiao::score::{
    Difference, DifferenceAt, DifferenceKind, Evaluation, GroupResult, IndicatorResult,
    RelationStatus, score,
};
use jixiao::script::compile;
use jixiao::source::{DiskFiles, Texts};

fn evaluation() -> Evaluation {
    let mut texts = Texts::default();
    let pack = load_pack(
        Path::new("rules/wanzhou-overall/2020"),
        &DiskFiles,
        &mut texts,
    )
    .value
    .expect("a pack");
    let program = compile(&pack).value.expect("a program");
    let case = load_case(
        Path::new("cases/wanzhou-fic-2020.toml"),
        &DiskFiles,
        &mut texts,
    )
    .value
    .expect("a case");
    let facts = bind_case(&pack, &case).value.expect("facts");
    score(&pack, &program, &case, &facts)
}

fn below<'a>(group: &'a GroupResult, found: &mut Vec<&'a IndicatorResult>) {
    for inner in &group.groups {
        below(inner, found);
    }
    found.extend(&group.indicators);
}

fn indicators(evaluation: &Evaluation) -> Vec<&IndicatorResult> {
    let mut found = Vec::new();
    for group in &evaluation.groups {
        below(group, &mut found);
    }
    found
}

fn indicator<'a>(evaluation: &'a Evaluation, id: &str) -> &'a IndicatorResult {
    indicators(evaluation)
        .into_iter()
        .find(|one| one.id == id)
        .unwrap_or_else(|| panic!("{id}"))
}

#[test]
fn the_total_is_97_and_the_grade_excellent() {
    let evaluation = evaluation();
    assert_eq!(
        evaluation
            .total
            .marks
            .exact()
            .map(|marks| marks.to_string())
            .as_deref(),
        Some("97")
    );
    assert_eq!(evaluation.total.grades, ["优"]);
    let subtotals: Vec<(String, String)> = evaluation
        .groups
        .iter()
        .map(|group| {
            (
                group.name.clone(),
                group.marks.exact().expect("exact").normalize().to_string(),
            )
        })
        .collect();
    let expected = [
        ("投入", "5"),
        ("过程", "24"),
        ("产出", "55"),
        ("效果", "13"),
    ];
    assert_eq!(
        subtotals,
        expected.map(|(name, marks)| (name.to_owned(), marks.to_owned()))
    );
}

#[test]
fn there_are_the_31_indicators_of_the_report() {
    let evaluation = evaluation();
    assert_eq!(indicators(&evaluation).len(), 31);
    let counts: Vec<usize> = evaluation
        .groups
        .iter()
        .map(|group| {
            let mut found = Vec::new();
            below(group, &mut found);
            found.len()
        })
        .collect();
    assert_eq!(counts, [2, 12, 13, 4]);
}

#[test]
fn every_score_is_the_reported_one_or_listed_as_a_difference() {
    let evaluation = evaluation();
    let listed: Vec<&str> = evaluation
        .differences
        .iter()
        .filter_map(|difference| match &difference.at {
            DifferenceAt::Score { id, .. } => Some(id.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(listed, ["fund-use-compliance"]);
    for one in indicators(&evaluation) {
        let reported = one
            .reported_score
            .unwrap_or_else(|| panic!("{} is not reported", one.id));
        let is_equal = one.outcome.score() == Some(reported);
        assert_eq!(is_equal, !listed.contains(&one.id.as_str()), "{}", one.id);
    }
}

#[test]
fn the_measures_are_those_worked_out_by_hand() {
    let evaluation = evaluation();
    let measure = |id| {
        let measure = indicator(&evaluation, id)
            .measure
            .as_ref()
            .expect("a measure");
        measure.value.round_dp(4).normalize().to_string()
    };
    // 14 ÷ 19; 76.49 ÷ 282.62; 98 × 10 % + 98 × 50 % + 96 × 40 %.
    assert_eq!(measure("staffing-control-rate"), "73.6842");
    assert_eq!(measure("budget-adjustment-rate"), "27.0646");
    assert_eq!(measure("satisfaction"), "97.2");
}

#[test]
fn a_truncated_figure_is_told_from_a_wrong_one() {
    let evaluation = evaluation();
    let of = |id: &str| {
        let is_it = |difference: &&Difference| matches!(&difference.at, DifferenceAt::Measure { id: at, .. } if at == id);
        evaluation.differences.iter().find(is_it).cloned()
    };
    let staffing = of("staffing-control-rate").expect("a difference");
    assert_eq!(
        (staffing.reported.as_str(), staffing.computed.as_str()),
        ("73.6", "73.68")
    );
    assert_eq!(staffing.kind, DifferenceKind::Truncated);
}

#[test]
fn the_accounts_of_the_report_are_held_against_each_other() {
    let evaluation = evaluation();
    let lines: Vec<String> = evaluation
        .relations
        .iter()
        .map(|relation| match &relation.status {
            RelationStatus::Holds => format!("holds    {}", relation.name),
            RelationStatus::Unknown(facts) => format!("unknown  {}: {facts:?}", relation.name),
            RelationStatus::Fails(parts) => {
                let parts: Vec<String> = parts
                    .iter()
                    .map(|part| format!("{} {} {}", part.left, part.operator, part.right))
                    .collect();
                format!("FAILS    {}: {}", relation.name, parts.join("; "))
            }
        })
        .collect();
    assert_snapshot!(lines.join("\n"));
}
