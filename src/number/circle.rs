//! Directions around a circle, in decimals: for charts, never for scores.

use rust_decimal::{Decimal, MathematicalOps};

/// How far to the right and how far up a point stands on a circle of radius one: the `place`-th of `count` points, the first
/// one at the top, clockwise.
#[must_use]
pub fn direction(place: usize, count: usize) -> (Decimal, Decimal) {
    let share = Decimal::from(place) / Decimal::from(count.max(1));
    let angle = share * Decimal::TWO_PI;
    let digits = |value: Option<Decimal>| value.unwrap_or_default().round_dp(6);
    (digits(angle.checked_sin()), digits(angle.checked_cos()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_points_of_a_circle_stand_where_geometry_has_them() {
        let cases = [
            (0, 4, "0", "1"),
            (1, 4, "1", "0"),
            (2, 4, "0", "-1"),
            (3, 4, "-1", "0"),
            (1, 3, "0.866025", "-0.5"),
            (2, 3, "-0.866025", "-0.5"),
            (1, 12, "0.5", "0.866025"),
            (0, 0, "0", "1"),
        ];
        for (place, count, right, up) in cases {
            let found = direction(place, count);
            let near = |found: Decimal, expected: &str| {
                let expected: Decimal = expected.parse().expect("a number");
                (found - expected).abs() <= Decimal::new(1, 5)
            };
            assert!(
                near(found.0, right) && near(found.1, up),
                "{place}/{count}: {found:?}"
            );
        }
    }
}
