//! What the printed figures of a case leave open, and what other figures would make of it: for whoever holds a published
//! report against itself.

use super::account::assigned;
use super::program::Program;
use super::range::known_of_case;
use super::relation::RelationProgram;
use super::rule::FactIndex;
use crate::bind::Facts;
use crate::number::Interval;
use crate::pack::{FactKind, Pack};

/// What an indicator can come to, its facts standing for all that rounds to their printed digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOpen {
    /// Its score, not yet rounded; none where that is not known.
    pub score: Option<Interval>,
    /// The figure that its report gives.
    pub measure: Option<Interval>,
}

impl Program {
    /// What the `index`-th indicator of the pack can come to. Nothing is said of one that reads judgements, checklists or
    /// tables, or that is left to the interpreter.
    #[must_use]
    pub fn left_open(&self, index: usize, pack: &Pack, facts: &Facts) -> LeftOpen {
        let (Some(rule), Some(program)) = (self.rule(index), self.indicators.get(index)) else {
            return LeftOpen::default();
        };
        let mut read = program.facts.iter().filter_map(|at| pack.facts.get(*at));
        let is_wide = |kind: &FactKind| {
            matches!(
                kind,
                FactKind::Judged(_) | FactKind::Checklist(_) | FactKind::Table(_)
            )
        };
        if read.any(|fact| is_wide(&fact.kind)) {
            return LeftOpen::default();
        }
        let known = known_of_case(rule, pack, facts);
        let step = program.indicator.measure.as_ref();
        let computed = step.and_then(|measure| assigned(rule, &measure.step.value));
        LeftOpen {
            measure: computed
                .and_then(|number| known.value(number.place))
                .cloned(),
            score: known.score,
        }
    }

    /// The single facts that the `index`-th relation of the pack compares, those that stand alone on a side first.
    #[must_use]
    pub fn compared(&self, index: usize) -> Vec<FactIndex> {
        let relation = self.relations.get(index);
        relation.map(RelationProgram::facts).unwrap_or_default()
    }

    /// Whether the `index`-th relation of the pack could hold if one fact stood for `instead`.
    #[must_use]
    pub fn could_hold(
        &self,
        index: usize,
        facts: &Facts,
        (fact, instead): (FactIndex, &Interval),
    ) -> bool {
        let relation = self.relations.get(index);
        relation
            .is_some_and(|relation| relation.could_hold((fact, instead), |index| facts.get(index)))
    }
}
