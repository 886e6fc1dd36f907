//! A compiled pack applied to a case.

use super::difference::differences;
use super::evaluation::{
    CaseReference, Evaluation, IndicatorResult, PackReference, RelationResult,
};
use super::indicator::{score_indicator, with_case};
use super::moves::move_weights;
use super::total::{group_result, total};
use super::veto::{limits, vetoes};
use crate::bind::Facts;
use crate::case::Case;
use crate::pack::Pack;
use crate::script::{Inputs, Program};

/// Scores a case: a pure, deterministic function of pack and case. `program` must be compiled of `pack`, and `facts` bound to it.
#[must_use]
pub fn score(pack: &Pack, program: &Program, case: &Case, facts: &Facts) -> Evaluation {
    let (pack, program) = program.in_year(pack, case.year.value);
    let inputs = Inputs::new(pack, facts);
    let mut results: Vec<IndicatorResult> = (0..pack.indicators.len())
        .filter_map(|index| score_indicator(pack, program, index, facts, &inputs))
        .collect();
    move_weights(pack, program, facts, &inputs, &mut results);
    let results: Vec<IndicatorResult> = results
        .into_iter()
        .map(|result| with_case(result, pack, case))
        .collect();
    let groups: Vec<_> = pack
        .groups
        .iter()
        .map(|group| group_result(group, pack, &results, case))
        .collect();
    let vetoes = vetoes(pack, program, facts);
    let total = total(pack, &results, &limits(pack, &vetoes), case);
    let differences = differences(&groups, &total, pack.decimals);
    Evaluation {
        pack: pack_reference(pack),
        case: CaseReference::of(case),
        groups,
        total,
        vetoes,
        relations: relations(pack, program, facts),
        differences,
    }
}

fn relations(pack: &Pack, program: &Program, facts: &Facts) -> Vec<RelationResult> {
    let of = |(index, relation): (usize, &crate::pack::Relation)| {
        Some(RelationResult {
            id: relation.id.value.clone(),
            name: relation.name.clone(),
            expression: relation.expression.value.clone(),
            source: relation.source.clone(),
            status: program.judge(index, facts)?,
        })
    };
    pack.relations.iter().enumerate().filter_map(of).collect()
}

fn pack_reference(pack: &Pack) -> PackReference {
    PackReference {
        id: pack.id.clone(),
        version: pack.version.clone(),
        title: pack.title.clone(),
        basis: pack.basis.clone(),
        digest: pack.digest.clone(),
        full_marks: pack.full_marks,
        decimals: pack.decimals,
    }
}
