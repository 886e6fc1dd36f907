//! Figures of a comparison as they are shown: with signs, as ranges, and shares that add up as they are printed.

use crate::compare::{Part, Share};
use crate::diagnose::Words;
use crate::number::{Decimal, Exact, Rounding, show};
use crate::report::view::marks;
use crate::score::Range;

/// A change, with its sign.
pub fn signed(change: Decimal, decimals: u32) -> String {
    let shown = marks(change, decimals);
    if change > Decimal::ZERO {
        format!("+{shown}")
    } else {
        shown
    }
}

/// A total, or from the least to the most that it can be.
pub fn total(range: Range, decimals: u32) -> String {
    match range.exact() {
        Some(value) => marks(value, decimals),
        None => format!(
            "{}–{}",
            marks(range.low, decimals),
            marks(range.high, decimals)
        ),
    }
}

/// A change, or from one to another.
pub fn change(low: Decimal, high: Decimal, decimals: u32, words: &Words) -> String {
    let (low, high) = (low.min(high), low.max(high));
    if low == high {
        return signed(low, decimals);
    }
    let ends = vec![
        ("low", signed(low, decimals).into()),
        ("high", signed(high, decimals).into()),
    ];
    words.say_with("compare-between", &ends)
}

/// An exact figure to so many digits.
pub fn nearest(value: &Exact, decimals: u32) -> Decimal {
    value.to_decimal(decimals).unwrap_or_default()
}

/// A mean.
pub fn mean(sum: Decimal, count: usize, decimals: u32) -> Option<String> {
    let count = Exact::from_integer(i128::try_from(count).ok()?);
    let mean = Exact::from_decimal(sum).divide(&count)?;
    Some(show(nearest(&mean, decimals), decimals))
}

/// What each of some shares is shown as.
pub struct Shown {
    pub low: Decimal,
    pub high: Decimal,
}

/// The shares of a change in so many digits: those that are no such numbers are rounded, one up and another down, so that they
/// add up to what is shown of the change; and whether any is.
pub fn shown(shares: &[Share], change: (Decimal, Decimal), decimals: u32) -> (Vec<Shown>, bool) {
    let of = |pick: fn(&Part) -> &Exact| -> Vec<Exact> {
        shares
            .iter()
            .map(|share| pick(&share.part).clone())
            .collect()
    };
    // A change with more digits, of an unrounded limit say, is shown with all of them.
    let scale = |change: Decimal| decimals.max(change.normalize().scale());
    let (lows, is_low_exact) = adding_up(&of(|part| &part.low), change.0, scale(change.0));
    let (highs, is_high_exact) = adding_up(&of(|part| &part.high), change.1, scale(change.1));
    let shown = lows.into_iter().zip(highs);
    let shown = shown.map(|(low, high)| Shown { low, high }).collect();
    (shown, !(is_low_exact && is_high_exact))
}

/// Numbers in so many digits whose sum is `sum`, and whether they are the very numbers: each is cut off downwards, and those that
/// lost most get the units that are left.
pub fn adding_up(exact: &[Exact], sum: Decimal, decimals: u32) -> (Vec<Decimal>, bool) {
    let unit = Decimal::new(1, decimals);
    let mut cut: Vec<Decimal> = Vec::with_capacity(exact.len());
    let mut lost: Vec<(usize, Exact)> = Vec::with_capacity(exact.len());
    for (place, value) in exact.iter().enumerate() {
        let mut below = value.round(Rounding::Truncate, decimals);
        if below > *value {
            below = below.subtract(&Exact::from_decimal(unit));
        }
        lost.push((place, value.subtract(&below)));
        cut.push(nearest(&below, decimals));
    }
    let is_exact = lost.iter().all(|(_, lost)| lost.is_zero());
    let mut left = sum - cut.iter().sum::<Decimal>();
    lost.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(&other.0)));
    for (place, _) in lost {
        if left < unit {
            break;
        }
        if let Some(number) = cut.get_mut(place) {
            *number += unit;
            left -= unit;
        }
    }
    (cut, is_exact)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn third(of: i128) -> Exact {
        let three = Exact::from_integer(3);
        Exact::from_integer(of).divide(&three).expect("a third")
    }

    #[test]
    fn thirds_of_a_point_add_up_to_it() {
        let (shown, is_exact) = adding_up(&[third(1), third(1), third(1)], Decimal::ONE, 2);
        let shown: Vec<String> = shown.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["0.34", "0.33", "0.33"]);
        assert!(!is_exact);
    }

    #[test]
    fn negative_shares_add_up_too() {
        let (shown, _) = adding_up(&[third(-2), third(-1)], -Decimal::ONE, 2);
        let shown: Vec<String> = shown.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["-0.67", "-0.33"]);
    }

    proptest! {
        #[test]
        fn what_is_shown_adds_up_and_is_less_than_a_unit_off(
            parts in proptest::collection::vec(-3000_i128..3000, 1..8),
        ) {
            let last = third(-parts.iter().sum::<i128>());
            let mut exact: Vec<Exact> = parts.iter().map(|part| third(*part)).collect();
            exact.push(last.add(&Exact::ONE));
            let (shown, _) = adding_up(&exact, Decimal::ONE, 1);
            prop_assert_eq!(shown.iter().sum::<Decimal>(), Decimal::ONE);
            for (shown, exact) in shown.iter().zip(&exact) {
                let off = Exact::from_decimal(*shown).subtract(exact).abs();
                prop_assert!(off < Exact::from_decimal(Decimal::new(1, 1)));
            }
        }
    }
}
