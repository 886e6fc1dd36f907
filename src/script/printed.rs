//! What the printed figures of a case leave open, and what other figures would make of it: for whoever holds a published
//! report against itself.

use super::account::assigned;
use super::program::Program;
use super::range::{known, known_of_case};
use super::relation::RelationProgram;
use super::rule::FactIndex;
use crate::bind::Facts;
use crate::number::Interval;
use crate::pack::{FactKind, Pack};
use crate::syntax::tokens::{TokenKind, tokens};

/// What an indicator can come to, its facts standing for all that rounds to their printed digits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOpen {
    /// Its score, not yet rounded; none where that is not known.
    pub score: Option<Interval>,
    /// The figure that its report gives.
    pub measure: Option<Interval>,
}

/// The step of a rule that its report gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Where it is computed, in bytes of the script.
    pub range: (usize, usize),
    /// How it is computed, as the script writes it.
    pub text: String,
    /// What it can be, by the bounds of the facts.
    pub interval: Interval,
}

impl Program {
    /// The step that the report of the `index`-th indicator of the pack gives; none where it is not computed in one place.
    #[must_use]
    pub fn measured(&self, index: usize, pack: &Pack) -> Option<Measured> {
        let (rule, program) = (self.rule(index)?, self.indicators.get(index)?);
        let measure = program.indicator.measure.as_ref()?;
        let computed = super::account::assigned(rule, &measure.step.value)?;
        let script = &program.indicator.script.value;
        let range = whole(script, computed.place.whole);
        Some(Measured {
            range,
            text: script.get(range.0..range.1)?.to_owned(),
            interval: known(rule, pack).value(computed.place)?.clone(),
        })
    }

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

/// Where the expression in this place ends: of an `if`, with all its branches.
fn whole(script: &str, (start, end): (usize, usize)) -> (usize, usize) {
    let text = script.get(start..).unwrap_or_default();
    let tokens = tokens(text);
    if tokens.first().is_none_or(|token| token.text != "if") {
        return (start, end);
    }
    let mut depth = 0_usize;
    let words = tokens
        .iter()
        .filter(|token| token.kind != TokenKind::Comment);
    let words: Vec<_> = words.collect();
    for (place, token) in words.iter().enumerate() {
        if token.is_sign("{") {
            depth = depth.saturating_add(1);
        } else if token.is_sign("}") {
            depth = depth.saturating_sub(1);
            let next = words.get(place.saturating_add(1));
            if depth == 0 && next.is_none_or(|next| next.text != "else") {
                return (start, start.saturating_add(token.end()));
            }
        }
    }
    (start, end)
}
