//! What units each function of the library takes and gives: one line a function.

/// What an argument must be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Take {
    /// Anything, or nothing that has a unit.
    Any,
    /// The first unit that all such arguments of a call share.
    One,
    /// The second such unit.
    Two,
    /// 分.
    Points,
    /// 分, or 分 for each of the first unit.
    PointsFor,
    /// 分, or 分 for each of anything.
    PointsForEach,
    /// %.
    Percent,
}

/// What a result is in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Give {
    /// Whatever is wanted, or nothing.
    Free,
    /// The first unit that arguments share.
    One,
    /// The second such unit.
    Two,
    /// The second such unit, or the first where the second is only of literals.
    TwoOrOne,
    Points,
    Percent,
}

/// The units of a function. The last argument stands for all that follow; of a list, an argument stands for its elements.
#[derive(Clone, Copy, Debug)]
pub struct UnitSignature {
    pub takes: &'static [Take],
    pub gives: Give,
}

type Line = (&'static str, &'static [Take], Give);

use Take::{Any, One, Percent, Points, PointsFor, PointsForEach, Two};

const STEPS: &[Take] = &[Points, One, One, PointsFor];
const STEPS_TO_MOST: &[Take] = &[Points, One, One, PointsFor, Points];
const LIMIT: &[Take] = &[One, Two];
const REVERSE: &[Take] = &[Points, One, One];

const LINES: &[Line] = &[
    ("percent", &[One], Give::Percent),
    ("change_rate", &[One], Give::Percent),
    ("deviation", &[One], Give::Percent),
    ("deduct", &[Points], Give::Points),
    ("deduct_proportional", STEPS, Give::Points),
    ("deduct_whole_steps", STEPS, Give::Points),
    ("deduct_started_steps", STEPS, Give::Points),
    ("distance_outside", &[One], Give::One),
    ("add_proportional", STEPS_TO_MOST, Give::Points),
    ("add_whole_steps", STEPS_TO_MOST, Give::Points),
    ("add_started_steps", STEPS_TO_MOST, Give::Points),
    // What a band pays need not be points: a rule may look up a rate by bands.
    ("tier", &[One, Any], Give::Two),
    ("at_least", LIMIT, Give::Free),
    ("above", LIMIT, Give::Free),
    ("at_most", LIMIT, Give::Free),
    ("below", LIMIT, Give::Free),
    ("equal", LIMIT, Give::Free),
    ("between", &[Any, One, One, Two], Give::Free),
    ("otherwise", &[Two], Give::Free),
    ("completion", &[One], Give::Percent),
    ("proportional", &[Points, Percent], Give::Points),
    ("proportional_from", &[Points, Percent], Give::Points),
    ("interpolate", &[One, One, Two, One, Two], Give::Two),
    ("reverse_linear", REVERSE, Give::Points),
    ("reverse_ratio", REVERSE, Give::Points),
    ("reverse_threshold", REVERSE, Give::Points),
    ("checklist", &[Any, PointsForEach], Give::Points),
    ("checklist_weighted", &[Any], Give::Points),
    (
        "checklist_deduct",
        &[Points, Any, PointsForEach],
        Give::Points,
    ),
    ("checklist_gate", &[Points, Any], Give::Points),
    ("items_met", &[Any], Give::Free),
    ("items_unmet", &[Any], Give::Free),
    ("item", &[Any], Give::Free),
    ("judged_score", &[Points, Any], Give::Points),
    ("judged_rate", &[Any], Give::Percent),
    ("judged_tier", &[Any], Give::Free),
    ("weighted", &[One, Percent], Give::One),
    ("weighted_given", &[One, Percent], Give::One),
    ("weighted_mean", &[One, Two], Give::One),
    ("not_applicable", &[Any], Give::Free),
    ("flag", &[Any], Give::Free),
    ("given", &[Any], Give::Free),
    ("clamp", &[One], Give::One),
    ("min", &[One], Give::One),
    ("max", &[One], Give::One),
    ("round", &[One, Any], Give::One),
    ("truncate", &[One, Any], Give::One),
    ("round_half_even", &[One, Any], Give::One),
    ("round_up", &[One, Any], Give::One),
    ("floor", &[One], Give::One),
    ("ceil", &[One], Give::One),
    ("abs", &[One], Give::One),
    ("rescale", &[One, One, Two], Give::TwoOrOne),
    ("sum", &[One], Give::One),
    ("mean", &[One], Give::One),
    ("trimmed_mean", &[One], Give::One),
    ("count", &[Any], Give::Free),
    ("rows", &[Any], Give::Free),
    ("lookup", &[Any], Give::Free),
];

impl UnitSignature {
    /// Of the function of this English name.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        let (_, takes, gives) = *LINES.iter().find(|(known, ..)| *known == name)?;
        Some(Self { takes, gives })
    }

    /// What the argument at `index` must be in.
    #[must_use]
    pub fn take(&self, index: usize) -> Take {
        let take = self.takes.get(index).or(self.takes.last());
        take.copied().unwrap_or(Any)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::library::functions;

    #[test]
    fn every_function_of_the_library_has_its_line() {
        for function in functions() {
            let units = UnitSignature::of(function.name);
            let units = units.unwrap_or_else(|| panic!("{} has no units", function.name));
            let most = function
                .signatures
                .iter()
                .map(|one| one.arguments.len())
                .max();
            assert!(Some(units.takes.len()) <= most, "{}", function.name);
        }
    }

    #[test]
    fn every_line_is_of_one_function_of_the_library() {
        assert_eq!(LINES.len(), functions().count());
        for (name, ..) in LINES {
            assert!(functions().any(|function| function.name == *name), "{name}");
        }
    }
}
