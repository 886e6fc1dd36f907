//! The named roundings; the only place that asks the decimal library to round.

use std::cmp::Ordering;

use rust_decimal::{Decimal, RoundingStrategy};

/// How a standard rounds its scores. All count away from or towards zero alike for both signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rounding {
    /// 四舍五入: half goes away from zero.
    HalfUp,
    /// 截断: further digits are cut off.
    Truncate,
    /// 四舍六入五成双: half goes to the even digit.
    HalfEven,
    /// 进位: any further digit goes away from zero.
    Up,
}

impl Rounding {
    /// Every rounding with the word a pack writes for it.
    pub const NAMES: &[(&'static str, Self)] = &[
        ("half-up", Self::HalfUp),
        ("truncate", Self::Truncate),
        ("half-even", Self::HalfEven),
        ("up", Self::Up),
    ];

    /// Whether a number cut off goes one unit away from zero: `against_half` compares what was cut off with half a unit,
    /// `odd` tells of the last digit kept.
    #[inline]
    pub(super) fn moves_away(self, is_exact: bool, against_half: Ordering, odd: bool) -> bool {
        match self {
            Self::HalfUp => against_half.is_ge(),
            Self::Truncate => false,
            Self::HalfEven => against_half.is_gt() || against_half.is_eq() && odd,
            Self::Up => !is_exact,
        }
    }

    /// `value` with at most `decimals` digits after the point.
    #[must_use]
    pub fn apply(self, value: Decimal, decimals: u32) -> Decimal {
        let strategy = match self {
            Self::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            Self::Truncate => RoundingStrategy::ToZero,
            Self::HalfEven => RoundingStrategy::MidpointNearestEven,
            Self::Up => RoundingStrategy::AwayFromZero,
        };
        value.round_dp_with_strategy(decimals, strategy)
    }
}

/// 四舍五入 to `decimals` digits.
#[must_use]
pub fn half_up(value: Decimal, decimals: u32) -> Decimal {
    Rounding::HalfUp.apply(value, decimals)
}

/// Cut off after `decimals` digits.
#[must_use]
pub fn truncate(value: Decimal, decimals: u32) -> Decimal {
    Rounding::Truncate.apply(value, decimals)
}

/// The largest whole number not above `value`.
#[must_use]
pub fn floor(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(0, RoundingStrategy::ToNegativeInfinity)
}

/// The smallest whole number not below `value`.
#[must_use]
pub fn ceil(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(0, RoundingStrategy::ToPositiveInfinity)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rounding_does_what_its_name_says() {
        let cases = [
            ("0.125", "0.13", "0.12", "0.12", "0.13"),
            ("0.135", "0.14", "0.13", "0.14", "0.14"),
            ("-0.125", "-0.13", "-0.12", "-0.12", "-0.13"),
            ("0.1201", "0.12", "0.12", "0.12", "0.13"),
            ("7", "7", "7", "7", "7"),
        ];
        let number = |text: &str| text.parse::<Decimal>().expect("a number");
        for (value, up, cut, even, away) in cases {
            let value = number(value);
            assert_eq!(Rounding::HalfUp.apply(value, 2), number(up));
            assert_eq!(Rounding::Truncate.apply(value, 2), number(cut));
            assert_eq!(Rounding::HalfEven.apply(value, 2), number(even));
            assert_eq!(Rounding::Up.apply(value, 2), number(away));
        }
    }
}
