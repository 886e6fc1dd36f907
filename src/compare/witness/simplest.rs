//! Simpler facts on which two versions differ in the same way.

use super::both::Both;
use super::{Way, Witness, length, with};
use crate::bind::Facts;
use crate::number::{Decimal, half_up};
use crate::pack::{Bounds, FactKind, Value};

/// Figures that are tried in the place of others, the simplest first.
const FIGURES: &[i64] = &[0, 1, 2, 3, 5, 10, 20, 50, 100, 200, 1000];

/// How often all facts are gone through.
const ROUNDS: usize = 3;

/// How much there is to read of facts.
pub fn cost(facts: &[(usize, Option<Value>)]) -> usize {
    let of = |value: &Option<Value>| match value {
        Some(Value::Number(number)) => length(*number) * 4,
        Some(Value::Table(table)) => table.rows.len() * 8,
        Some(Value::Checklist(list)) => list.items().filter(|(_, met)| !met).count(),
        Some(_) => 1,
        None => 0,
    };
    facts.iter().map(|(_, value)| of(value)).sum()
}

/// A witness of the same way whose figures are no longer to read.
pub fn simplified(witness: Witness, way: Way, both: &mut Both<'_>, base: &Facts) -> Witness {
    let mut best = witness;
    for _ in 0..ROUNDS {
        let mut is_simpler = false;
        for place in 0..best.facts.len() {
            let Some((fact, Some(Value::Number(number)))) = best.facts.get(place).cloned() else {
                continue;
            };
            for figure in figures(both, fact, number) {
                let mut facts = best.facts.clone();
                if let Some((_, value)) = facts.get_mut(place) {
                    *value = Some(Value::Number(figure));
                }
                let (before, after) = both.marks(&with(base, &facts));
                if Way::of(before, after) == Some(way) {
                    best = Witness {
                        facts,
                        before,
                        after,
                    };
                    is_simpler = true;
                    break;
                }
            }
        }
        if !is_simpler {
            break;
        }
    }
    best
}

/// Figures of the fact that are shorter than this one, the simplest first.
fn figures(both: &Both<'_>, fact: usize, number: Decimal) -> Vec<Decimal> {
    let kind = both.reader().facts.get(fact).map(|fact| &fact.kind);
    let (bounds, is_whole) = match kind {
        Some(FactKind::Decimal(bounds) | FactKind::Percent(bounds)) => (*bounds, false),
        Some(FactKind::Integer(bounds)) => (*bounds, true),
        _ => (Bounds::default(), true),
    };
    let round = FIGURES.iter().map(|figure| Decimal::from(*figure));
    let shorter = (0..number.scale()).map(|digits| half_up(number, digits));
    let all = round.chain(shorter).filter(|figure| {
        length(*figure) < length(number)
            && bounds.nearest(*figure) == *figure
            && (!is_whole || figure.fract().is_zero())
    });
    all.collect()
}
