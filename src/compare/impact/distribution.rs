//! How the changes of totals are distributed: how many cases moved by how much.

use std::collections::BTreeMap;

use crate::number::Decimal;
use crate::score::Range;

/// So many different changes are told one by one; of more, steps of one width.
const SINGLE: usize = 12;
/// About how many steps there are from no change to the largest.
const STEPS: i64 = 10;

/// Changes from one figure to another, and how many cases moved so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeStep {
    /// Where both are the same, the changes are that very figure. Otherwise the end that is nearer to zero is left out: no
    /// change is a step of its own.
    pub low: Decimal,
    pub high: Decimal,
    pub cases: usize,
}

/// The changes of the totals that are known before and after, in steps from the most negative to the most positive.
#[must_use]
pub fn distribution(totals: &[(Range, Range)]) -> Vec<ChangeStep> {
    let mut counts: BTreeMap<Decimal, usize> = BTreeMap::new();
    for (before, after) in totals {
        if let (Some(before), Some(after)) = (before.exact(), after.exact()) {
            let count = counts.entry((after - before).normalize()).or_default();
            *count = count.saturating_add(1);
        }
    }
    if counts.len() <= SINGLE {
        let single = counts.into_iter().map(|(change, cases)| ChangeStep {
            low: change,
            high: change,
            cases,
        });
        return single.collect();
    }
    let farthest = counts.keys().map(Decimal::abs).max().unwrap_or_default();
    let width = round_width(farthest / Decimal::from(STEPS));
    let mut steps: BTreeMap<Decimal, usize> = BTreeMap::new();
    for (change, cases) in counts {
        // Away from zero: a change belongs to the step whose farther end it does not pass.
        let places = (change.abs() / width).ceil();
        let place = if change.is_sign_negative() {
            -places
        } else {
            places
        };
        let count = steps.entry(place).or_default();
        *count = count.saturating_add(cases);
    }
    let (Some(first), Some(last)) = (steps.keys().next(), steps.keys().next_back()) else {
        return Vec::new();
    };
    let (mut place, last) = (*first, *last);
    let mut told = Vec::new();
    while place <= last {
        let far = (place * width).normalize();
        let (low, high) = match place.cmp(&Decimal::ZERO) {
            std::cmp::Ordering::Less => (far, (far + width).normalize()),
            std::cmp::Ordering::Equal => (far, far),
            std::cmp::Ordering::Greater => ((far - width).normalize(), far),
        };
        told.push(ChangeStep {
            low,
            high,
            cases: steps.get(&place).copied().unwrap_or_default(),
        });
        place += Decimal::ONE;
    }
    told
}

/// The least of 1, 2, 5, 10, … and of their tenths, hundredths … that is no less.
fn round_width(least: Decimal) -> Decimal {
    let mut unit = Decimal::ONE;
    while unit < least {
        unit *= Decimal::TEN;
    }
    while unit / Decimal::TEN >= least && unit.scale() < 20 {
        unit /= Decimal::TEN;
    }
    // Now a tenth of it is too little.
    let parts = [2, 5].map(|part| unit / Decimal::TEN * Decimal::from(part));
    let part = parts.into_iter().find(|part| *part >= least);
    part.unwrap_or(unit).normalize()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn totals(changes: &[i64]) -> Vec<(Range, Range)> {
        let before = Range::exactly(Decimal::from(50));
        let moved = |change: &i64| Range::exactly(Decimal::from(50) + Decimal::new(*change, 2));
        changes.iter().map(|one| (before, moved(one))).collect()
    }

    fn told(steps: &[ChangeStep]) -> Vec<String> {
        let one = |step: &ChangeStep| format!("{}..{} {}", step.low, step.high, step.cases);
        steps.iter().map(one).collect()
    }

    #[test]
    fn few_changes_are_told_one_by_one() {
        let steps = distribution(&totals(&[-150, 0, 0, 50, -150]));
        assert_eq!(told(&steps), ["-1.5..-1.5 2", "0..0 2", "0.5..0.5 1"]);
        assert!(distribution(&[]).is_empty());
    }

    #[test]
    fn many_changes_are_told_in_round_steps_away_from_zero() {
        let changes: Vec<i64> = (0..20).map(|place| place * 10).chain([-5, -20]).collect();
        let steps = distribution(&totals(&changes));
        let expected = [
            "-0.2..0 2",
            "0..0 1",
            "0..0.2 2",
            "0.2..0.4 2",
            "0.4..0.6 2",
            "0.6..0.8 2",
            "0.8..1 2",
            "1..1.2 2",
            "1.2..1.4 2",
            "1.4..1.6 2",
            "1.6..1.8 2",
            "1.8..2 1",
        ];
        assert_eq!(told(&steps), expected);
    }

    #[test]
    fn a_case_whose_total_is_open_is_in_no_step() {
        let open = Range {
            low: Decimal::ONE,
            high: Decimal::TEN,
        };
        assert!(distribution(&[(Range::exactly(Decimal::ONE), open)]).is_empty());
    }

    #[test]
    fn widths_are_round() {
        let cases = [
            ("0.3", "0.5"),
            ("0.2", "0.2"),
            ("1", "1"),
            ("1.1", "2"),
            ("7", "10"),
            ("0.001", "0.001"),
        ];
        for (least, expected) in cases {
            let width = round_width(least.parse().expect("a number"));
            assert_eq!(width.to_string(), expected, "{least}");
        }
    }

    proptest! {
        #[test]
        fn every_known_change_is_in_the_one_step_that_holds_it(
            changes in proptest::collection::vec(-9000_i64..9000, 0..60),
        ) {
            let steps = distribution(&totals(&changes));
            for step in &steps {
                let inside = |change: &&i64| {
                    let change = Decimal::new(**change, 2);
                    if step.low == step.high {
                        change == step.low
                    } else if step.high <= Decimal::ZERO {
                        step.low <= change && change < step.high
                    } else {
                        step.low < change && change <= step.high
                    }
                };
                prop_assert_eq!(changes.iter().filter(inside).count(), step.cases);
            }
            let sum: usize = steps.iter().map(|step| step.cases).sum();
            prop_assert_eq!(sum, changes.len());
            prop_assert!(steps.len() <= 24);
        }
    }
}
