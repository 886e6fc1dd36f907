//! What is kept of an evaluation: what a reviewer reads, and nothing of how it came about.

use std::collections::BTreeMap;

use crate::diagnose::Code;
use crate::number::{Decimal, half_up};
use crate::score::{
    Evaluation, GroupResult, IndicatorResult, Outcome, Range, VetoOutcome, VetoResult,
};
use crate::watching::Scored;

/// Digits after the point of a measure: more than any standard prints, few enough to be read.
const MEASURE_DIGITS: u32 = 6;

/// The result of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The id of the case.
    pub id: String,
    pub subject: String,
    pub year: i32,
    /// Of one that was read back, the relations are those that fail.
    pub scored: Scored,
    /// Subtotals by the paths of their groups, in the order of the tree.
    pub groups: Vec<(String, Range)>,
    /// What stands beside the scores, by the ids of the indicators.
    pub beside: BTreeMap<String, Beside>,
    /// Those that apply or may apply.
    pub vetoes: Vec<VetoCame>,
}

/// What stands beside the score of an indicator.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beside {
    /// The headline figure, rounded to six digits.
    pub measure: Option<Decimal>,
    /// Why the rule failed, if it did.
    pub cause: Option<Code>,
    /// Duties without points.
    pub flags: Vec<String>,
}

/// A veto that applies or may apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VetoCame {
    pub id: String,
    pub name: String,
    pub state: VetoState,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VetoState {
    Applies,
    /// These facts are not given.
    Missing(Vec<String>),
    Failed(Code),
}

impl Reference {
    /// What is kept of an evaluation.
    #[must_use]
    pub fn of(evaluation: &Evaluation) -> Self {
        let (scored, _) = Scored::of(evaluation);
        let mut reference = Self {
            id: evaluation.case.id.clone(),
            subject: evaluation.case.subject.clone(),
            year: evaluation.case.year,
            scored,
            groups: Vec::new(),
            beside: BTreeMap::new(),
            vetoes: evaluation.vetoes.iter().filter_map(veto).collect(),
        };
        for group in &evaluation.groups {
            reference.add(group);
        }
        reference
    }

    fn add(&mut self, group: &GroupResult) {
        self.groups.push((group.id.clone(), group.marks));
        for inner in &group.groups {
            self.add(inner);
        }
        for indicator in &group.indicators {
            self.beside.insert(indicator.id.clone(), beside(indicator));
        }
    }
}

fn beside(indicator: &IndicatorResult) -> Beside {
    let measure = indicator.measure.as_ref();
    Beside {
        measure: measure.map(|measure| half_up(measure.value, MEASURE_DIGITS)),
        cause: match &indicator.outcome {
            Outcome::Failed(finding) => Some(finding.code),
            _ => None,
        },
        // A file has no place for a flag that says nothing.
        flags: {
            let flags = indicator.flags.iter();
            flags
                .filter(|flag| !flag.trim().is_empty())
                .cloned()
                .collect()
        },
    }
}

fn veto(veto: &VetoResult) -> Option<VetoCame> {
    let state = match &veto.outcome {
        VetoOutcome::Applies => VetoState::Applies,
        VetoOutcome::AppliesNot => return None,
        VetoOutcome::Missing(facts) => VetoState::Missing(facts.clone()),
        VetoOutcome::Failed(finding) => VetoState::Failed(finding.code),
    };
    Some(VetoCame {
        id: veto.id.clone(),
        name: veto.name.clone(),
        state,
    })
}
