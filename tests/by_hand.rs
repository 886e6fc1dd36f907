//! The standard written by hand, against which the engine's time is held, comes to the engine's scores.

use std::path::Path;
use std::sync::LazyLock;

use jixiao::bind::{Facts, bind_case, bind_facts};
use jixiao::case::{Case, load_case};
use jixiao::pack::{Bounds, FactKind, Pack};
use jixiao::score::{Outcome, score};
use jixiao::source::{DiskFiles, Texts};
use proptest::prelude::*;
use rust_decimal::Decimal;

use self::standard::{AsWritten, Multiplied, Score, from_case, scores};
use crate::laws::{SHIPPED, facts, indicators, with_facts};

#[path = "../benches/by_hand/mod.rs"]
mod standard;

static CASE: LazyLock<Case> = LazyLock::new(|| {
    let path = Path::new("cases/wanzhou-fic-2020.toml");
    load_case(path, &DiskFiles, &mut Texts::default())
        .value
        .expect("a case")
});

/// What the engine makes of the facts, in the order of the pack; none for an indicator whose facts are not all given.
fn by_engine(bound: &Facts) -> Vec<Option<Score>> {
    let (pack, program) = &*SHIPPED;
    let evaluation = score(pack, program, &CASE, bound);
    let results = indicators(&evaluation.groups);
    let of = |id: &str| {
        let result = results.iter().find(|result| result.id == id);
        match result.expect("a result").outcome {
            Outcome::Scored(score) => Some(Score::Scored(score)),
            Outcome::NotApplicable { .. } => Some(Score::NotApplicable),
            Outcome::Failed(_) => Some(Score::Failed),
            Outcome::Missing(_) => None,
        }
    };
    let ids = pack.indicators.iter().map(|one| one.id.value.as_str());
    ids.map(of).collect()
}

/// What the standard by hand makes of them.
fn by_hand(bound: &Facts) -> Vec<Option<Score>> {
    let facts = from_case(&SHIPPED.0, bound).expect("every fact that a rule reads");
    scores::<Multiplied>(&facts).map(Some).to_vec()
}

#[test]
fn the_standard_as_written_comes_to_the_same_for_the_shipped_case() {
    let bound = bind_case(&SHIPPED.0, &CASE).value.expect("facts");
    let facts = from_case(&SHIPPED.0, &bound).expect("every fact");
    assert_eq!(scores::<AsWritten>(&facts), scores::<Multiplied>(&facts));
}

/// One draw for each fact of the pack, none of which leaves its fact out.
fn draws() -> impl Strategy<Value = Vec<u32>> {
    let given = |draw: u32| draw ^ u32::from(draw.is_multiple_of(11));
    prop::collection::vec(any::<u32>().prop_map(given), SHIPPED.0.facts.len())
}

/// Lines of facts whose figures lie near the standard's limits, with judgements in points and now and then a zero.
fn near_limits(pack: &Pack, draws: &[u32]) -> Vec<String> {
    let lines = facts(pack, draws);
    assert_eq!(lines.len(), pack.facts.len());
    pack.facts
        .iter()
        .zip(draws)
        .zip(lines)
        .map(|((fact, draw), line)| match near_limit(&fact.kind, *draw) {
            Some(value) => format!("{:?} = {value}", fact.name.value),
            None => line,
        })
        .collect()
}

fn near_limit(kind: &FactKind, draw: u32) -> Option<String> {
    let tenths = |least: i64, count: u32| Decimal::new(least + i64::from(draw % count), 1);
    Some(match kind {
        FactKind::Integer(_) | FactKind::Decimal(_) if draw.is_multiple_of(13) => "0".to_owned(),
        FactKind::Integer(_) => (draw % 40).to_string(),
        FactKind::Decimal(Bounds { min: None, .. }) => tenths(-600, 1200).to_string(),
        FactKind::Decimal(_) => tenths(0, 1200).to_string(),
        FactKind::Percent(_) => tenths(500, 501).to_string(),
        FactKind::Judged(tiers) => {
            let named = usize::try_from(draw / 90).expect("small") % (tiers.len() + 1);
            let tier = tiers.get(named);
            let tier = tier.map(|tier| format!("tier = {:?}, ", tier.label));
            let tier = tier.unwrap_or_default();
            format!("{{ {tier}score = {}, reason = \"因\" }}", tenths(-5, 90))
        }
        _ => return None,
    })
}

#[test]
fn the_shipped_case_comes_to_the_same_by_hand() {
    let bound = bind_facts(&SHIPPED.0, &CASE.facts).value.expect("facts");
    assert_eq!(by_hand(&bound), by_engine(&bound));
}

/// Each example's facts in the place of the shipped case's.
#[test]
fn every_example_comes_to_the_same_by_hand() {
    let pack = &SHIPPED.0;
    for indicator in &pack.indicators {
        for example in &indicator.examples {
            let of_example = |name: &str| example.facts.iter().any(|(fact, _)| fact.value == name);
            let kept = CASE
                .facts
                .iter()
                .filter(|(fact, _)| !of_example(&fact.value));
            let facts: Vec<_> = kept.chain(&example.facts).cloned().collect();
            let bound = bind_facts(pack, &facts).value.expect("facts");
            // Where ecological benefit is at stake in vain: the shipped case has no judgement of it.
            let Some(by_hand) = from_case(pack, &bound) else {
                assert!(by_engine(&bound).contains(&None), "{}", example.name);
                continue;
            };
            assert_eq!(
                scores::<Multiplied>(&by_hand).map(Some).to_vec(),
                by_engine(&bound),
                "{} {}",
                indicator.id.value,
                example.name
            );
        }
    }
}

#[test]
fn facts_are_refused_by_hand_exactly_where_a_rule_misses_one() {
    let pack = &SHIPPED.0;
    // Ecological benefit is at stake for an even draw, and not for an odd one.
    let mut refused = [0, 0];
    for (draw, refused) in [6, 7].into_iter().zip(&mut refused) {
        let lines = facts(pack, &[draw]);
        for left_out in 0..lines.len() {
            let mut lines = lines.clone();
            lines.remove(left_out);
            let bound = with_facts(pack, &lines);
            let missing = by_engine(&bound).contains(&None);
            assert_eq!(
                from_case(pack, &bound).is_none(),
                missing,
                "without {}",
                pack.facts[left_out].name.value
            );
            *refused += usize::from(missing);
        }
    }
    let [at_stake, not_at_stake] = refused;
    assert_eq!(at_stake, not_at_stake + 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn random_facts_come_to_the_same_by_hand(draws in draws()) {
        let pack = &SHIPPED.0;
        let bound = with_facts(pack, &facts(pack, &draws));
        prop_assert_eq!(by_hand(&bound), by_engine(&bound));
    }

    #[test]
    fn facts_near_the_limits_come_to_the_same_by_hand(draws in draws()) {
        let pack = &SHIPPED.0;
        let bound = with_facts(pack, &near_limits(pack, &draws));
        prop_assert_eq!(by_hand(&bound), by_engine(&bound));
    }
}
