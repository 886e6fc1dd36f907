//! 勾稽关系 that fail, each with the slip of the pen without which it would hold.

use std::cell::LazyCell;

use super::slip::{Slip, SlipKind, meant};
use super::{FactSlip, RelationAudit};
use crate::bind::Facts;
use crate::number::Decimal;
use crate::pack::{Fact, FactKind, Pack, Value};
use crate::score::Evaluation;
use crate::script::{FailedRelation, Program, RelationStatus};

/// Those that fail, in the order of the pack.
pub fn relations(
    pack: &Pack,
    program: &Program,
    facts: &Facts,
    evaluation: &Evaluation,
) -> Vec<RelationAudit> {
    let of = |(index, result): (usize, &crate::score::RelationResult)| {
        let RelationStatus::Fails(parts) = &result.status else {
            return None;
        };
        Some(RelationAudit {
            id: result.id.clone(),
            name: result.name.clone(),
            source: result.source.clone(),
            parts: parts.clone(),
            slip: slip(index, parts, pack, program, facts),
        })
    };
    let results = evaluation.relations.iter().enumerate();
    results.filter_map(of).collect()
}

/// The one slip that mends the relation; of figures that stand alone on a side the likeliest.
fn slip(
    relation: usize,
    parts: &[FailedRelation],
    pack: &Pack,
    program: &Program,
    facts: &Facts,
) -> Option<FactSlip> {
    if !parts.iter().all(|part| part.operator == "==") {
        return None;
    }
    let search = Search {
        pack,
        program,
        facts,
        relation,
    };
    let is_alone = |fact: &Fact, printed: Decimal| {
        parts.iter().any(|part| {
            let mut sides = part.formulas.iter();
            sides.any(|side| {
                side.is_figure()
                    && side.figure() == Some(printed)
                    && side.name() == Some(fact.name.value.as_str())
            })
        })
    };
    let (mut alone, mut others) = (Vec::new(), Vec::new());
    for index in program.compared(relation) {
        let Some((fact, Value::Number(printed))) = pack.facts.get(index).zip(facts.get(index))
        else {
            continue;
        };
        let is_alone = is_alone(fact, *printed);
        let found = search.mending(index, fact, *printed, is_alone);
        if let Some(slip) = found {
            let slip = FactSlip {
                fact: fact.name.value.clone(),
                printed: *printed,
                slip,
            };
            if is_alone {
                alone.push(slip);
            } else {
                others.push(slip);
            }
        }
    }
    // Among several that would do, none is likelier than the others.
    let found = if alone.is_empty() { others } else { alone };
    <[FactSlip; 1]>::try_from(found).ok().map(|[only]| only)
}

struct Search<'a> {
    pack: &'a Pack,
    program: &'a Program,
    facts: &'a Facts,
    relation: usize,
}

impl Search<'_> {
    /// The likeliest slip in a fact without which the relation would hold and no other one would fail that does not now.
    fn mending(&self, index: usize, fact: &Fact, printed: Decimal, is_alone: bool) -> Option<Slip> {
        let candidates = meant(printed, fact.unit.as_deref()).into_iter();
        // Those that hold now and read the fact: they must still hold with another figure.
        let others = LazyCell::new(|| {
            let all = 0..self.pack.relations.len();
            let concerned = all.filter(|&other| {
                other != self.relation
                    && self.program.compared(other).contains(&index)
                    && self.program.judge(other, self.facts) == Some(RelationStatus::Holds)
            });
            concerned.collect::<Vec<usize>>()
        });
        let mut possible = candidates.filter(|one| match one.slip.kind {
            // A figure among others is right or wrong in itself; only what is computed is cut off.
            SlipKind::Truncated => is_alone && !fact.exact,
            _ => conforms(fact, one.slip.should),
        });
        let mended = possible.find(|one| {
            let instead = (index, &one.stands_for);
            self.program.could_hold(self.relation, self.facts, instead)
                && others
                    .iter()
                    .all(|other| self.program.could_hold(*other, self.facts, instead))
        });
        mended.map(|one| one.slip)
    }
}

/// Whether the fact could have this value at all.
fn conforms(fact: &Fact, value: Decimal) -> bool {
    let (FactKind::Decimal(bounds) | FactKind::Integer(bounds) | FactKind::Percent(bounds)) =
        &fact.kind
    else {
        return false;
    };
    let is_whole = !matches!(fact.kind, FactKind::Integer(_)) || value.fract().is_zero();
    is_whole
        && bounds.min.is_none_or(|least| value >= least)
        && bounds.max.is_none_or(|most| value <= most)
}
