//! Slips of the pen: what a printed figure should have been, if it came about by one.

use crate::number::{Decimal, Exact, Interval};
use crate::unit::Unit;

/// A slip that gives the printed figure exactly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    pub kind: SlipKind,
    /// What would have been right, in the digits of the printed figure.
    pub should: Decimal,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SlipKind {
    /// Further digits were cut off instead of rounded.
    Truncated,
    /// A ratio stands where a percentage belongs, or the other way about.
    PercentForRatio,
    /// 元 for 万元, or the other way about.
    TenThousand,
    /// The decimal point stands in the wrong place.
    DecimalPoint,
    /// Two digits beside each other stand the wrong way round.
    DigitsSwapped,
    /// The sign is wrong.
    Sign,
}

/// What a figure might have been meant to be.
pub struct Meant {
    pub slip: Slip,
    /// What the right figure stands for.
    pub stands_for: Interval,
}

/// Everything that slips of the pen make this printed figure of, the likeliest first.
pub fn meant(printed: Decimal, unit: Option<&str>) -> Vec<Meant> {
    let mut all = vec![truncated(printed)];
    if printed.is_zero() {
        return all;
    }
    all.extend(shifted(printed, unit));
    all.extend(swapped(printed));
    all.push(Meant {
        slip: Slip {
            kind: SlipKind::Sign,
            should: -printed,
        },
        stands_for: Interval::printed(-printed),
    });
    all.sort_by_key(|one| one.slip.kind);
    all
}

/// From the figure to the next one of its digits, away from zero; from zero either way.
fn truncated(printed: Decimal) -> Meant {
    let step = Decimal::new(1, printed.scale());
    let bound = |value: Decimal, is_end: bool| {
        let value = if is_end { value } else { printed };
        Exact::from_decimal(value)
    };
    let low = bound(printed - step, printed <= Decimal::ZERO);
    let high = bound(printed + step, printed >= Decimal::ZERO);
    let cut = Interval::between(low.clone(), high.clone());
    let here = Exact::from_decimal(printed);
    let ends = [low, high].into_iter().filter(|end| *end != here);
    let open = ends.fold(cut, |cut, end| cut.without(&end).unwrap_or(cut));
    Meant {
        slip: Slip {
            kind: SlipKind::Truncated,
            should: printed,
        },
        stands_for: open,
    }
}

/// The figure with its point up to four places to the right or the left.
fn shifted(printed: Decimal, unit: Option<&str>) -> Vec<Meant> {
    const FARTHEST: u32 = 4;
    let mut all = Vec::new();
    for places in 1..=FARTHEST {
        let kind = match places {
            2 if is_share(unit) => SlipKind::PercentForRatio,
            4 if is_money(unit) => SlipKind::TenThousand,
            _ => SlipKind::DecimalPoint,
        };
        let power = Decimal::from(10_u32.pow(places));
        let smaller = i128::from(printed.scale()) + i128::from(places);
        let scaled = [
            printed
                .checked_mul(power)
                .map(|value| (value.normalize(), Interval::exactly(power))),
            u32::try_from(smaller)
                .ok()
                .and_then(|scale| Decimal::try_from_i128_with_scale(printed.mantissa(), scale).ok())
                .map(|value| {
                    let factor = Decimal::new(1, places);
                    (value.normalize(), Interval::exactly(factor))
                }),
        ];
        for (should, factor) in scaled.into_iter().flatten() {
            // One digit alone is soon met by chance: then only the very figure counts.
            let stands_for = if significant(printed) < 2 {
                Interval::exactly(should)
            } else {
                Interval::printed(printed).multiply(&factor)
            };
            all.push(Meant {
                slip: Slip { kind, should },
                stands_for,
            });
        }
    }
    all
}

/// The figure with two neighbouring digits changed round.
fn swapped(printed: Decimal) -> Vec<Meant> {
    let digits: Vec<char> = printed
        .mantissa()
        .unsigned_abs()
        .to_string()
        .chars()
        .collect();
    let pairs = digits.windows(2).enumerate();
    let changed = pairs.filter_map(|(at, pair)| {
        let [one, other] = *pair else {
            return None;
        };
        if one == other || at == 0 && other == '0' {
            return None;
        }
        let mut digits = digits.clone();
        digits.swap(at, at + 1);
        let mantissa: i128 = digits.iter().collect::<String>().parse().ok()?;
        let mantissa = if printed.is_sign_negative() {
            -mantissa
        } else {
            mantissa
        };
        let should = Decimal::try_from_i128_with_scale(mantissa, printed.scale()).ok()?;
        Some(Meant {
            slip: Slip {
                kind: SlipKind::DigitsSwapped,
                should,
            },
            stands_for: Interval::printed(should),
        })
    });
    changed.collect()
}

/// How many digits say something: without zeros at either end.
fn significant(figure: Decimal) -> usize {
    let digits = figure.mantissa().unsigned_abs().to_string();
    digits.trim_end_matches('0').len()
}

fn is_share(unit: Option<&str>) -> bool {
    let unit = unit.and_then(Unit::parse);
    unit.is_some_and(|unit| unit.is_ratio() || unit.is_share())
}

fn is_money(unit: Option<&str>) -> bool {
    let (Some(unit), Some(money)) = (unit.and_then(Unit::parse), Unit::parse("元")) else {
        return false;
    };
    unit.dimension() == money.dimension()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    /// The slips by which `printed` comes of `right`.
    fn slips(printed: &str, unit: Option<&str>, right: &Exact) -> Vec<(SlipKind, String)> {
        let right = Interval::point(right.clone());
        meant(number(printed), unit)
            .into_iter()
            .filter(|one| one.stands_for.can_equal(&right))
            .map(|one| (one.slip.kind, one.slip.should.to_string()))
            .collect()
    }

    #[test]
    fn a_slip_is_found_only_where_it_gives_the_printed_figure() {
        let exactly = |text: &str| Exact::from_decimal(number(text));
        let quotient = |a: &str, b: &str| exactly(a).divide(&exactly(b)).expect("no zero");
        let cases = [
            (
                "3.18",
                Some("%"),
                quotient("114", "357.97"),
                SlipKind::DecimalPoint,
                "0.318",
            ),
            (
                "0.74",
                Some("%"),
                quotient("1400", "19"),
                SlipKind::PercentForRatio,
                "74",
            ),
            (
                "73.6",
                Some("%"),
                quotient("1400", "19"),
                SlipKind::Truncated,
                "73.6",
            ),
            (
                "3591100",
                Some("万元"),
                exactly("359.11"),
                SlipKind::TenThousand,
                "359.11",
            ),
            (
                "76.38",
                Some("%"),
                quotient("1400", "19"),
                SlipKind::DigitsSwapped,
                "73.68",
            ),
            ("4.4", None, exactly("-4.4"), SlipKind::Sign, "-4.4"),
            (
                "-73.6",
                None,
                exactly("-73.69"),
                SlipKind::Truncated,
                "-73.6",
            ),
            ("0", None, exactly("0.99"), SlipKind::Truncated, "0"),
            ("0.0", None, exactly("-0.07"), SlipKind::Truncated, "0.0"),
            (
                "1",
                Some("%"),
                exactly("100"),
                SlipKind::PercentForRatio,
                "100",
            ),
        ];
        for (printed, unit, right, kind, should) in cases {
            let found = slips(printed, unit, &right);
            let expected = number(should);
            let found: Vec<(SlipKind, Decimal)> = found
                .into_iter()
                .map(|(kind, should)| (kind, number(&should)))
                .collect();
            assert_eq!(found, [(kind, expected)], "{printed}");
        }
        for (printed, right) in [
            ("3", "31"),
            ("27", "29"),
            ("0", "5"),
            ("0", "1"),
            ("3.18", "0.321"),
            ("11", "1.2"),
        ] {
            assert_eq!(
                slips(printed, Some("%"), &exactly(right)),
                [],
                "{printed} of {right}"
            );
        }
    }
}
