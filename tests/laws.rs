//! Laws of scoring, over the shipped pack and cases drawn at random from what its facts allow.

use std::path::Path;
use std::sync::LazyLock;

use jixiao::bind::{Facts, bind_case};
use jixiao::case::{Case, load_case};
use jixiao::pack::{Bounds, ColumnKind, FactKind, Pack, load_pack};
use jixiao::score::{Evaluation, GroupResult, IndicatorResult, Outcome, score};
use jixiao::script::{Program, compile};
use jixiao::source::{DiskFiles, MemoryFiles, Texts};
use proptest::prelude::*;
use rust_decimal::Decimal;

const PACK: &str = "rules/wanzhou-overall/2020";

/// Loaded once: a program is shared by threads.
pub static SHIPPED: LazyLock<(Pack, Program)> = LazyLock::new(|| {
    let pack = load_pack(Path::new(PACK), &DiskFiles, &mut Texts::default())
        .value
        .expect("a pack");
    let program = compile(&pack).value.expect("a program");
    (pack, program)
});

/// A number within the bounds, in hundredths unless it must be whole; now and then a bound itself.
fn number(bounds: Bounds, whole: bool, draw: u32) -> Decimal {
    let min = bounds.min.unwrap_or(Decimal::from(-1000));
    let max = bounds.max.unwrap_or(min + Decimal::from(2000));
    match draw % 10 {
        0 => min,
        1 => max,
        _ => {
            let share = Decimal::new(i64::from(draw % 10_000), 4);
            (min + (max - min) * share).round_dp(if whole { 0 } else { 2 })
        }
    }
}

/// A value of a fact as a case writes it.
fn written(kind: &FactKind, draw: u32) -> String {
    let pick = |count: usize| usize::try_from(draw).expect("small") % count;
    match kind {
        FactKind::Decimal(bounds) | FactKind::Percent(bounds) => {
            number(*bounds, false, draw).to_string()
        }
        FactKind::Integer(bounds) => number(*bounds, true, draw).to_string(),
        FactKind::Bool => draw.is_multiple_of(2).to_string(),
        FactKind::Choice(options) => format!("{:?}", options[pick(options.len())]),
        FactKind::Text => "\"文\"".to_owned(),
        FactKind::Judged(tiers) => match tiers.get(pick(tiers.len().max(1))) {
            Some(tier) => format!(
                "{{ tier = {:?}, rate = {}, reason = \"因\" }}",
                tier.label, tier.from
            ),
            None => format!("{{ rate = {}, reason = \"因\" }}", draw % 101),
        },
        FactKind::Checklist(items) => {
            let bit = |index: usize| draw >> (index % 32) & 1 == 1;
            let answers: Vec<String> = items
                .iter()
                .enumerate()
                .map(|(index, item)| format!("{item:?} = {}", bit(index)))
                .collect();
            format!("{{ {} }}", answers.join(", "))
        }
        FactKind::Table(columns) => {
            let cell = |kind: ColumnKind| match kind {
                ColumnKind::Bool => "true",
                ColumnKind::Text => "\"文\"",
                _ => "1",
            };
            let cells: Vec<String> = columns
                .iter()
                .map(|(name, column)| format!("{name:?} = {}", cell(column.kind)))
                .collect();
            let rows = vec![
                format!("{{ {} }}", cells.join(", "));
                usize::try_from(draw % 3).expect("small")
            ];
            format!("[{}]", rows.join(", "))
        }
    }
}

/// The lines of the facts; every tenth fact or so is left out.
pub fn facts(pack: &Pack, draws: &[u32]) -> Vec<String> {
    pack.facts
        .iter()
        .zip(draws.iter().cycle())
        .filter(|(_, draw)| *draw % 11 != 0)
        .map(|(fact, draw)| format!("{:?} = {}", fact.name.value, written(&fact.kind, *draw)))
        .collect()
}

/// A case of lines of facts.
pub fn case_of(facts: &[String]) -> Case {
    let text = format!(
        "schema = 1\n[case]\nid = \"x\"\nsubject = \"甲\"\nyear = 2020\n[facts]\n{}\n",
        facts.join("\n")
    );
    let mut files = MemoryFiles::default();
    files.insert("case.toml", text);
    load_case(Path::new("case.toml"), &files, &mut Texts::default())
        .value
        .expect("a case")
}

/// Lines of facts, bound to a pack.
pub fn with_facts(pack: &Pack, facts: &[String]) -> Facts {
    let bound = bind_case(pack, &case_of(facts));
    bound
        .value
        .unwrap_or_else(|| panic!("{:?}\n{facts:?}", bound.findings))
}

/// The evaluation of lines of facts.
pub fn evaluate(pack: &Pack, program: &Program, facts: &[String]) -> Evaluation {
    score(pack, program, &case_of(facts), &with_facts(pack, facts))
}

/// Every indicator of the groups and the groups below them.
pub fn indicators(groups: &[GroupResult]) -> Vec<&IndicatorResult> {
    let below = |group| {
        let group: &GroupResult = group;
        indicators(&group.groups)
            .into_iter()
            .chain(&group.indicators)
            .collect::<Vec<_>>()
    };
    groups.iter().flat_map(below).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_score_lies_within_zero_and_its_maximum(draws in prop::collection::vec(any::<u32>(), 97)) {
        let (pack, program) = &*SHIPPED;
        let evaluation = evaluate(pack, program, &facts(pack, &draws));
        for indicator in indicators(&evaluation.groups) {
            if let Some(score) = indicator.outcome.score() {
                prop_assert!(score >= Decimal::ZERO && score <= indicator.max, "{} scores {score}", indicator.id);
            }
            if let Outcome::Failed(finding) = &indicator.outcome {
                let name = finding.code.name();
                prop_assert!(name == "zero-divisor", "{}: {finding:?}", indicator.id);
            }
        }
        let marks = evaluation.total.marks;
        prop_assert!(Decimal::ZERO <= marks.low && marks.low <= marks.high && marks.high <= pack.full_marks);
        let open = indicators(&evaluation.groups).iter().any(|one| one.outcome.score().is_none());
        prop_assert_eq!(marks.exact().is_none(), open);
    }

    #[test]
    fn the_order_of_facts_is_irrelevant_and_scoring_twice_is_identical(draws in prop::collection::vec(any::<u32>(), 97)) {
        let (pack, program) = &*SHIPPED;
        let facts = facts(pack, &draws);
        let first = evaluate(pack, program, &facts);
        prop_assert_eq!(&first, &evaluate(pack, program, &facts));
        let reversed: Vec<String> = facts.iter().rev().cloned().collect();
        prop_assert_eq!(&first, &evaluate(pack, program, &reversed));
    }

    #[test]
    fn subtotals_add_up_to_the_total(draws in prop::collection::vec(any::<u32>(), 97)) {
        let (pack, program) = &*SHIPPED;
        let evaluation = evaluate(pack, program, &facts(pack, &draws));
        let scores: Decimal =
            indicators(&evaluation.groups).iter().filter_map(|indicator| indicator.outcome.score()).sum();
        prop_assert_eq!(scores, evaluation.total.marks.low);
        let groups: Decimal = evaluation.groups.iter().map(|group| group.marks.low).sum();
        prop_assert_eq!(groups, evaluation.total.marks.low);
    }
}
