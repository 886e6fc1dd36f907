//! Figures along a line of pixels.

use std::fmt::Write;

use super::labels::breadth;
use crate::number::{Decimal, half_up, trimmed};

/// The most figures along an axis, and how much lies between two of them at least.
const TICKS: i64 = 6;
const GAP: i64 = 8;

/// Figures from `low` to `high` along the pixels from `from` to `to`.
#[derive(Clone, Copy, Debug)]
pub struct Scale {
    low: Decimal,
    high: Decimal,
    from: i64,
    to: i64,
}

impl Scale {
    /// Over all of these figures; none where there is none.
    pub fn over(
        values: impl Iterator<Item = Decimal> + Clone,
        (from, to): (i64, i64),
    ) -> Option<Self> {
        let low = values.clone().min()?;
        let high = values.max()?;
        Some(Self {
            low,
            high,
            from,
            to,
        })
    }

    /// With a tenth of its figures more on either side, and half of one at the least.
    pub fn with_room(self) -> Self {
        let room = ((self.high - self.low) * Decimal::new(1, 1)).max(Decimal::new(5, 1));
        Self {
            low: self.low - room,
            high: self.high + room,
            ..self
        }
    }

    /// The pixel of a figure.
    pub fn at(&self, value: Decimal) -> Decimal {
        let span = match self.high - self.low {
            none if none.is_zero() => Decimal::ONE,
            span => span,
        };
        let share = (value - self.low) / span;
        let pixels = Decimal::from(self.to - self.from);
        half_up(Decimal::from(self.from) + share * pixels, 1).normalize()
    }

    /// Whether a figure is between its ends.
    pub fn holds(&self, value: Decimal) -> bool {
        self.low <= value && value <= self.high
    }

    /// As the line below a chart, at this height, with its figures.
    pub fn draw_across(&self, height: i64, svg: &mut String) {
        // Writing to a text cannot fail.
        let _ = writeln!(
            svg,
            "<path class=\"axis\" d=\"M{} {height}H{}\"/>",
            self.from, self.to
        );
        self.figures_across(height, svg);
    }

    /// The figures below a line at this height, as many as have room beside each other.
    pub fn figures_across(&self, height: i64, svg: &mut String) {
        for tick in self.apart() {
            let _ = writeln!(
                svg,
                "<text class=\"tick\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                self.at(tick),
                height + 16,
                trimmed(tick)
            );
        }
    }

    /// The figures to the left of a line at this place.
    pub fn figures_upwards(&self, place: i64, svg: &mut String) {
        for tick in self.ticks() {
            let _ = writeln!(
                svg,
                "<text class=\"tick\" x=\"{}\" y=\"{}\" dy=\"0.35em\" text-anchor=\"end\">{}</text>",
                place - 9,
                self.at(tick),
                trimmed(tick)
            );
        }
    }

    /// Round figures on it, about five.
    fn ticks(&self) -> Vec<Decimal> {
        ticks(self.low, self.high, TICKS)
    }

    /// Round figures, as many as have room beside each other.
    fn apart(&self) -> Vec<Decimal> {
        let is_apart = |ticks: &[Decimal]| {
            let widest = ticks.iter().map(|tick| breadth(&trimmed(*tick))).max();
            let room = Decimal::from(widest.unwrap_or(0) + GAP);
            let mut pairs = ticks.windows(2);
            pairs.all(|pair| match pair {
                [one, other] => self.at(*other) - self.at(*one) >= room,
                _ => true,
            })
        };
        let tried = (1..=TICKS)
            .rev()
            .map(|most| ticks(self.low, self.high, most));
        let found = tried
            .into_iter()
            .find(|ticks| !ticks.is_empty() && is_apart(ticks));
        found.unwrap_or_else(|| vec![self.low])
    }
}

/// How long a line between two pixels is, and where it begins.
pub fn stretch(one: Decimal, other: Decimal) -> (String, String) {
    let begin = one.min(other);
    (trimmed(begin), trimmed(one.max(other) - begin))
}

/// Round figures between two figures, about as many.
fn ticks(low: Decimal, high: Decimal, most: i64) -> Vec<Decimal> {
    let span = high - low;
    if span <= Decimal::ZERO {
        return vec![low];
    }
    let mut step = Decimal::ONE;
    let (ten, most) = (Decimal::TEN, Decimal::from(most));
    while span / step > most * ten && step < Decimal::from(1_000_000_000_000_000_000_i64) {
        step *= ten;
    }
    while span / step < ten && step.scale() < 10 {
        step /= ten;
    }
    let steps = [1, 2, 5, 10, 20, 50, 100].map(|factor| step * Decimal::from(factor));
    let step = steps.into_iter().find(|step| span / step <= most);
    let step = step.unwrap_or(span);
    let mut tick = (low / step).ceil() * step;
    let mut ticks = Vec::new();
    while tick <= high && ticks.len() < 20 {
        ticks.push(tick.normalize());
        tick += step;
    }
    ticks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn ticks_are_round_figures_within_the_ends() {
        let cases = [
            ("0", "100", "0 20 40 60 80 100"),
            ("15", "20", "15 16 17 18 19 20"),
            ("88.5", "97.2", "90 92 94 96"),
            ("0.01", "0.05", "0.01 0.02 0.03 0.04 0.05"),
            ("120000", "560000", "200000 300000 400000 500000"),
            ("1", "2", "1 1.2 1.4 1.6 1.8 2"),
            ("70.9", "72.8", "71 71.5 72 72.5"),
            ("3", "3", "3"),
            (
                "0.0000001",
                "9000000000000",
                "2000000000000 4000000000000 6000000000000 8000000000000",
            ),
        ];
        for (low, high, expected) in cases {
            let found: Vec<String> = ticks(number(low), number(high), TICKS)
                .iter()
                .map(ToString::to_string)
                .collect();
            assert_eq!(found.join(" "), expected);
        }
    }

    #[test]
    fn figures_stand_in_their_proportion_also_downwards() {
        let scale = Scale::over([number("80"), number("100")].into_iter(), (300, 100));
        let scale = scale.expect("figures");
        let at = |text: &str| trimmed(scale.at(number(text)));
        assert_eq!([at("80"), at("85"), at("100")], ["300", "250", "100"]);
        assert!(scale.holds(number("100")) && !scale.holds(number("100.1")));
    }

    #[test]
    fn one_figure_alone_has_a_place() {
        let scale = Scale::over([number("90")].into_iter(), (0, 100)).expect("a figure");
        assert_eq!(scale.at(number("90")), Decimal::ZERO);
        let scale = scale.with_room();
        assert_eq!(scale.at(number("90")), Decimal::from(50));
    }
}
