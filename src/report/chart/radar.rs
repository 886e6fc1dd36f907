//! A radar: the share that each of several scores has of its maximum, around a centre.

use std::fmt::Write;
use std::ops::RangeInclusive;

use super::{Share, WIDTH, short};
use crate::number::{Decimal, direction, half_up, trimmed};
use crate::report::escape::markup;

const HEIGHT: i64 = 300;
const RADIUS: i64 = 96;
/// The rings, in parts of a hundred.
const RINGS: [i64; 4] = [25, 50, 75, 100];
/// How far outside the last ring the names stand.
const BEYOND: i64 = 124;
/// The longest name, in characters.
const NAME: usize = 7;
/// How many corners there may be: of more the names would stand on each other.
pub const CORNERS: RangeInclusive<usize> = 3..=12;

/// Shares of maxima; of three things or more, all of them known.
pub struct RadarChart<'a> {
    /// What a reader who does not see it is told.
    pub title: &'a str,
    pub shares: &'a [Share],
}

impl RadarChart<'_> {
    /// The chart as an `svg` element; nothing where there are fewer than three corners or very many, or one is open.
    #[must_use]
    pub fn svg(&self) -> String {
        let rates: Option<Vec<Decimal>> = self.shares.iter().map(rate).collect();
        let Some(rates) = rates.filter(|rates| CORNERS.contains(&rates.len())) else {
            return String::new();
        };
        let count = rates.len();
        let corners = |lengths: &dyn Fn(usize) -> Decimal| {
            let all = (0..count).map(|place| {
                let (x, y) = corner(place, count, lengths(place));
                format!("{x},{y}")
            });
            all.collect::<Vec<_>>().join(" ")
        };
        let told: Vec<String> = self
            .shares
            .iter()
            .zip(&rates)
            .map(|(share, rate)| format!("{} {}%", share.name, percent(*rate)))
            .collect();
        let mut svg = format!(
            "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">\n",
            markup(&format!("{}: {}", self.title, told.join("; ")))
        );
        for ring in RINGS {
            // Writing to a text cannot fail.
            let _ = writeln!(
                svg,
                "<polygon class=\"axis\" points=\"{}\"/>",
                corners(&|_| Decimal::from(ring))
            );
        }
        for (place, (share, rate)) in self.shares.iter().zip(&rates).enumerate() {
            let (x, y) = corner(place, count, Decimal::ONE_HUNDRED);
            let (at_x, at_y) = corner(place, count, Decimal::from(BEYOND));
            let (middle_x, middle_y) = (Decimal::from(WIDTH / 2), Decimal::from(HEIGHT / 2));
            let anchor = match at_x.cmp(&middle_x) {
                std::cmp::Ordering::Less => "end",
                std::cmp::Ordering::Equal => "middle",
                std::cmp::Ordering::Greater => "start",
            };
            let _ = writeln!(
                svg,
                "<path class=\"axis\" d=\"M{middle_x} {middle_y}L{x} {y}\"/>\n<text class=\"name\" x=\"{at_x}\" y=\"{at_y}\" dy=\"-0.25em\" text-anchor=\"{anchor}\">{}<tspan x=\"{at_x}\" dy=\"1.2em\">{}%</tspan></text>",
                markup(&short(&share.name, NAME)),
                percent(*rate)
            );
        }
        let _ = writeln!(
            svg,
            "<polygon class=\"area\" points=\"{}\"/>",
            corners(&|place| rates.get(place).copied().unwrap_or_default())
        );
        svg + "</svg>\n"
    }
}

fn rate(share: &Share) -> Option<Decimal> {
    let value = share.value?;
    if share.max.is_zero() {
        return None;
    }
    let rate = value / share.max * Decimal::ONE_HUNDRED;
    Some(rate.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED))
}

fn percent(rate: Decimal) -> String {
    trimmed(half_up(rate, 1))
}

/// Where a corner stands whose length is in parts of a hundred.
fn corner(place: usize, count: usize, length: Decimal) -> (Decimal, Decimal) {
    let (right, up) = direction(place, count);
    let length = length * Decimal::from(RADIUS) / Decimal::ONE_HUNDRED;
    let at = |middle: i64, along: Decimal| half_up(Decimal::from(middle) + along, 1).normalize();
    (at(WIDTH / 2, right * length), at(HEIGHT / 2, -up * length))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(values: &[(i64, i64)]) -> Vec<Share> {
        let all = values.iter().map(|(value, max)| Share {
            name: "组".to_owned(),
            value: Some(Decimal::from(*value)),
            max: Decimal::from(*max),
            shown: value.to_string(),
        });
        all.collect()
    }

    #[test]
    fn corners_stand_at_their_shares() {
        let shares = shares(&[(10, 10), (5, 10), (0, 10), (1, 2)]);
        let chart = RadarChart {
            title: "率",
            shares: &shares,
        };
        // Up, right, down, left of the middle at 210, 150: all, half, none, half of 96.
        let area = "class=\"area\" points=\"210,54 258,150 210,150 162,150\"";
        assert!(chart.svg().contains(area), "{}", chart.svg());
    }

    #[test]
    fn very_many_corners_have_no_area() {
        let svg = |count: usize| {
            let shares = shares(&vec![(1, 2); count]);
            let chart = RadarChart {
                title: "",
                shares: &shares,
            };
            chart.svg()
        };
        assert_ne!(svg(*CORNERS.end()), "");
        assert_eq!(svg(*CORNERS.end() + 1), "");
    }

    #[test]
    fn two_corners_and_open_scores_have_no_area() {
        let mut all = shares(&[(1, 2), (1, 2)]);
        let svg = |shares: &[Share]| RadarChart { title: "", shares }.svg();
        assert_eq!(svg(&all), "");
        all.extend(shares(&[(1, 2)]));
        assert_ne!(svg(&all), "");
        all[1].value = None;
        assert_eq!(svg(&all), "");
    }
}
