//! What becomes of an indicator's score outside its script.

use crate::number::Decimal;
use crate::pack::{Counting, GroupKind, Pack, Policy};
use crate::score::{Evaluation, GroupResult, IndicatorResult, Outcome};

/// Something that changes what a score brings to the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// The points of these indicators, by name, that do not apply have come to it.
    Gained {
        from: Vec<String>,
        own: Decimal,
        max: Decimal,
    },
    /// Its points have gone to another indicator, of this name.
    MovedTo(String),
    /// The group of this name counts at most its maximum.
    Capped {
        group: String,
        /// What stands below the group; none where it is not known.
        below: Option<Decimal>,
        max: Decimal,
    },
    /// Its points are deducted from those of the group of this name.
    Deducted {
        group: String,
        below: Option<Decimal>,
        max: Decimal,
        /// What is left of them.
        left: Option<Decimal>,
    },
    /// It is added to the total, outside the full marks.
    Bonus(String),
    /// It is subtracted from the total.
    Penalty(String),
}

/// In the order from the indicator to the total.
pub fn effects(pack: &Pack, evaluation: &Evaluation, index: usize) -> Vec<Effect> {
    let Some(indicator) = pack.indicators.get(index) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for group in &evaluation.groups {
        below(group, &mut all);
    }
    let mut effects = Vec::new();
    let result = all.iter().find(|one| one.id == indicator.id.value);
    if let Some(result) = result {
        if result.max > indicator.max {
            let moved = pack.indicators.iter().filter(|one| {
                one.moves_to == Some(index)
                    && all
                        .iter()
                        .any(|result| result.id == one.id.value && has_moved(result))
            });
            effects.push(Effect::Gained {
                from: moved.map(|one| one.name.clone()).collect(),
                own: indicator.max,
                max: result.max,
            });
        }
        let target = indicator.moves_to.and_then(|to| pack.indicators.get(to));
        if let Some(target) = target.filter(|_| has_moved(result)) {
            effects.push(Effect::MovedTo(target.name.clone()));
        }
    }
    for group in &evaluation.groups {
        around(group, &indicator.id.value, true, &mut effects);
    }
    effects
}

fn has_moved(result: &IndicatorResult) -> bool {
    matches!(
        result.outcome,
        Outcome::NotApplicable {
            policy: Policy::Move,
            ..
        }
    )
}

fn below<'e>(group: &'e GroupResult, results: &mut Vec<&'e IndicatorResult>) {
    for inner in &group.groups {
        below(inner, results);
    }
    results.extend(&group.indicators);
}

/// What the groups around an indicator do, the innermost first; whether it is below this one.
fn around(group: &GroupResult, id: &str, is_top: bool, effects: &mut Vec<Effect>) -> bool {
    let mut groups = group.groups.iter();
    let is_within = groups.any(|inner| around(inner, id, false, effects));
    if !is_within && !group.indicators.iter().any(|one| one.id == id) {
        return false;
    }
    match group.counts {
        Counting::Sum => {}
        Counting::Capped => effects.push(Effect::Capped {
            group: group.name.clone(),
            below: sum_below(group),
            max: group.max,
        }),
        Counting::Deductions => effects.push(Effect::Deducted {
            group: group.name.clone(),
            below: sum_below(group),
            max: group.max,
            left: group.marks.exact(),
        }),
    }
    if is_top {
        match group.kind {
            GroupKind::Base => {}
            GroupKind::Bonus => effects.push(Effect::Bonus(group.name.clone())),
            GroupKind::Penalty => effects.push(Effect::Penalty(group.name.clone())),
        }
    }
    true
}

/// What stands below a group; none where an indicator has no score.
fn sum_below(group: &GroupResult) -> Option<Decimal> {
    let groups = group.groups.iter().map(|inner| inner.marks.exact());
    let indicators = group.indicators.iter().map(|one| match &one.outcome {
        Outcome::NotApplicable { score: None, .. } => Some(Decimal::ZERO),
        outcome => outcome.score(),
    });
    groups.chain(indicators).sum()
}
