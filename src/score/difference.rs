//! Where the published report claims something else than was computed.

use super::evaluation::{
    Difference, DifferenceAt, DifferenceKind, GroupResult, IndicatorResult, Total,
};
use crate::number::{Decimal, Interval, half_up, show, trimmed, truncate};

/// Every difference, in the order of the tree; total and grade last.
pub fn differences(groups: &[GroupResult], total: &Total, decimals: u32) -> Vec<Difference> {
    let mut found = Vec::new();
    for group in groups {
        in_group(group, decimals, &mut found);
    }
    if let (Some(reported), Some(computed)) = (total.reported, total.marks.exact()) {
        found.extend(points(DifferenceAt::Total, reported, computed, decimals));
    }
    if let (Some(reported), [computed]) = (&total.reported_grade, total.grades.as_slice())
        && reported != computed
    {
        found.push(Difference {
            at: DifferenceAt::Grade,
            reported: reported.clone(),
            computed: computed.clone(),
            kind: DifferenceKind::Other,
        });
    }
    found
}

fn in_group(group: &GroupResult, decimals: u32, found: &mut Vec<Difference>) {
    if let (Some(reported), Some(computed)) = (group.reported, group.marks.exact()) {
        found.extend(points(
            DifferenceAt::Group {
                id: group.id.clone(),
            },
            reported,
            computed,
            decimals,
        ));
    }
    for inner in &group.groups {
        in_group(inner, decimals, found);
    }
    for indicator in &group.indicators {
        of_indicator(indicator, decimals, found);
    }
}

fn of_indicator(indicator: &IndicatorResult, decimals: u32, found: &mut Vec<Difference>) {
    let (id, name) = (&indicator.id, &indicator.name);
    if let (Some(reported), Some(measure)) = (indicator.reported_measure, &indicator.measure) {
        let at = DifferenceAt::Measure {
            id: id.clone(),
            name: name.clone(),
        };
        found.extend(figure(at, reported, measure.value));
    }
    if let (Some(reported), Some(computed)) = (indicator.reported_score, indicator.outcome.score())
    {
        let at = DifferenceAt::Score {
            id: id.clone(),
            name: name.clone(),
        };
        found.extend(points(at, reported, computed, decimals));
    }
}

/// Points are compared as numbers: a report that prints 2 for 2.00 says the same.
fn points(
    at: DifferenceAt,
    reported: Decimal,
    computed: Decimal,
    decimals: u32,
) -> Option<Difference> {
    (reported != computed).then(|| Difference {
        at,
        reported: reported.to_string(),
        computed: show(computed, decimals.max(computed.normalize().scale())),
        kind: DifferenceKind::Other,
    })
}

/// A measure is the same where it rounds to the printed digits.
fn figure(at: DifferenceAt, reported: Decimal, computed: Decimal) -> Option<Difference> {
    if Interval::printed(reported).can_equal(&Interval::exactly(computed)) {
        return None;
    }
    let kind = if truncate(computed, reported.scale()) == reported {
        DifferenceKind::Truncated
    } else {
        DifferenceKind::Other
    };
    // One digit more than the report prints is where the two part, and two are customary.
    let digits = (reported.scale() + 1).max(2);
    Some(Difference {
        at,
        reported: reported.to_string(),
        computed: trimmed(half_up(computed, digits)),
        kind,
    })
}
