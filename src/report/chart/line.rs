//! A line over figures.

use std::fmt::Write;

use super::{WIDTH, breadth, short};
use crate::number::{Decimal, half_up, trimmed};
use crate::report::escape::markup;

const HEIGHT: i64 = 280;
/// Room for the figures beside the axes.
const LEFT: i64 = 56;
const RIGHT: i64 = 88;
const TOP: i64 = 16;
const BOTTOM: i64 = 44;
/// The most figures along an axis, and how much lies between two of them at least.
const TICKS: i64 = 6;
const TICK_GAP: i64 = 8;
/// From the name of one level to the next, at least.
const APART: i64 = 18;
/// The longest name of a level, and of what runs along the bottom, in characters.
const LEVEL: usize = 6;
const ALONG: usize = 20;

/// A line over figures, with levels that it may cross.
pub struct LineChart<'a> {
    /// What a reader who does not see it is told.
    pub title: &'a str,
    /// What runs along the bottom.
    pub along: &'a str,
    /// In order; both are figures.
    pub points: &'a [(Decimal, Decimal)],
    /// Lines across, with what they are called.
    pub levels: &'a [(Decimal, String)],
    /// The point to mark: where the case is now.
    pub now: Option<(Decimal, Decimal)>,
}

impl LineChart<'_> {
    /// The chart as an `svg` element; nothing where there is no point.
    #[must_use]
    pub fn svg(&self) -> String {
        let Some(frame) = Frame::of(self) else {
            return String::new();
        };
        let mut svg = format!(
            "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">\n",
            markup(self.title)
        );
        let (right, bottom) = (WIDTH - RIGHT, HEIGHT - BOTTOM);
        let is_within = |level: &Decimal| *level >= frame.low && *level <= frame.high;
        let mut levels: Vec<(Decimal, &str)> = self
            .levels
            .iter()
            .filter(|(level, _)| is_within(level))
            .map(|(level, name)| (frame.down(*level), name.as_str()))
            .collect();
        levels.sort();
        for (y, _) in &levels {
            // Writing to a text cannot fail.
            let _ = writeln!(
                svg,
                "<line class=\"level\" x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y}\" y2=\"{y}\"/>"
            );
        }
        for (y, name) in apart(&levels) {
            let _ = writeln!(
                svg,
                "<text class=\"name\" x=\"{}\" y=\"{y}\" dy=\"0.35em\">{}</text>",
                right + 6,
                markup(&short(name, LEVEL))
            );
        }
        let _ = writeln!(
            svg,
            "<path class=\"axis\" d=\"M{LEFT} {TOP}V{bottom}H{right}\"/>"
        );
        for tick in ticks(frame.low, frame.high, TICKS) {
            let y = frame.y(tick);
            let _ = writeln!(
                svg,
                "<text class=\"tick\" x=\"{}\" y=\"{y}\" dy=\"0.35em\" text-anchor=\"end\">{}</text>",
                LEFT - 9,
                trimmed(tick)
            );
        }
        for tick in frame.along() {
            let x = frame.x(tick);
            let _ = writeln!(
                svg,
                "<text class=\"tick\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                bottom + 16,
                trimmed(tick)
            );
        }
        let _ = writeln!(
            svg,
            "<text class=\"name\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            i64::midpoint(LEFT, right),
            HEIGHT - 6,
            markup(&short(self.along, ALONG))
        );
        let line: Vec<String> = self
            .points
            .iter()
            .map(|(x, y)| format!("{},{}", frame.x(*x), frame.y(*y)))
            .collect();
        let _ = writeln!(
            svg,
            "<polyline class=\"line\" points=\"{}\"/>",
            line.join(" ")
        );
        if let Some((x, y)) = self.now {
            let _ = writeln!(
                svg,
                "<circle class=\"now\" cx=\"{}\" cy=\"{}\" r=\"5\"/>",
                frame.x(x),
                frame.y(y)
            );
        }
        svg + "</svg>\n"
    }
}

/// The figures that the edges of a chart stand for.
struct Frame {
    least: Decimal,
    most: Decimal,
    low: Decimal,
    high: Decimal,
}

impl Frame {
    fn of(chart: &LineChart<'_>) -> Option<Self> {
        let all = || chart.points.iter().chain(&chart.now);
        let least = all().map(|(x, _)| *x).min()?;
        let most = all().map(|(x, _)| *x).max()?;
        let low = all().map(|(_, y)| *y).min()?;
        let high = all().map(|(_, y)| *y).max()?;
        // A line along the very edge cannot be seen.
        let room = ((high - low) * Decimal::new(1, 1)).max(Decimal::new(5, 1));
        Some(Self {
            least,
            most: if most == least {
                least + Decimal::ONE
            } else {
                most
            },
            low: low - room,
            high: high + room,
        })
    }

    fn x(&self, value: Decimal) -> String {
        trimmed(self.right(value))
    }

    fn right(&self, value: Decimal) -> Decimal {
        let width = Decimal::from(WIDTH - LEFT - RIGHT);
        let share = (value - self.least) / (self.most - self.least);
        half_up(Decimal::from(LEFT) + share * width, 1)
    }

    /// Figures along the bottom, as many as have room beside each other.
    fn along(&self) -> Vec<Decimal> {
        let is_apart = |ticks: &[Decimal]| {
            let widest = ticks.iter().map(|tick| breadth(&trimmed(*tick))).max();
            let room = Decimal::from(widest.unwrap_or(0) + TICK_GAP);
            let mut pairs = ticks.windows(2);
            pairs.all(|pair| match pair {
                [one, other] => self.right(*other) - self.right(*one) >= room,
                _ => true,
            })
        };
        let tried = (1..=TICKS).rev();
        let tried = tried.map(|most| ticks(self.least, self.most, most));
        let found = tried
            .into_iter()
            .find(|ticks| !ticks.is_empty() && is_apart(ticks));
        found.unwrap_or_else(|| vec![self.least])
    }

    fn y(&self, value: Decimal) -> String {
        trimmed(self.down(value))
    }

    fn down(&self, value: Decimal) -> Decimal {
        let height = Decimal::from(HEIGHT - TOP - BOTTOM);
        let share = (self.high - value) / (self.high - self.low);
        half_up(Decimal::from(TOP) + share * height, 1).normalize()
    }
}

/// Where the names of levels stand, from the top: beside their lines, or as near as the others leave room. Of more than there
/// is room for, the first.
fn apart<'n>(levels: &[(Decimal, &'n str)]) -> Vec<(Decimal, &'n str)> {
    let step = Decimal::from(APART);
    let (mut free, mut lowest) = (Decimal::from(TOP), Decimal::from(HEIGHT - BOTTOM));
    let mut placed = Vec::new();
    for (line, name) in levels {
        let at = free.max(*line);
        free = at + step;
        placed.push((at, *name));
    }
    placed.truncate(usize::try_from((HEIGHT - TOP - BOTTOM) / APART).unwrap_or(0));
    for (at, _) in placed.iter_mut().rev() {
        *at = lowest.min(*at);
        lowest = *at - step;
    }
    placed
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
    while span / step < Decimal::ONE && step.scale() < 10 {
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
    fn names_of_levels_stand_beside_their_lines_or_apart() {
        let cases = [
            ("20 100", "20 100"),
            ("20 25 30", "20 38 56"),
            // The last line is that of the axis, at 236.
            ("20 220 230", "20 218 236"),
            ("235 235 236", "200 218 236"),
        ];
        for (lines, expected) in cases {
            let levels: Vec<(Decimal, &str)> =
                lines.split(' ').map(|at| (number(at), "级")).collect();
            let found: Vec<String> = apart(&levels)
                .iter()
                .map(|(at, _)| at.to_string())
                .collect();
            assert_eq!(found.join(" "), expected);
        }
        let many = vec![(number("20"), "级"); 40];
        let found = apart(&many);
        assert_eq!(found.len(), 12);
        assert!(found.iter().all(|(at, _)| *at >= number("16")));
    }

    #[test]
    fn what_a_pack_writes_is_escaped() {
        let chart = LineChart {
            title: "\"><script>",
            along: "<b>",
            points: &[(Decimal::ZERO, Decimal::ONE)],
            levels: &[(Decimal::ONE, "&<".to_owned())],
            now: None,
        };
        let svg = chart.svg();
        assert!(
            !svg.contains("<script") && !svg.contains("<b>") && svg.contains("&amp;&lt;"),
            "{svg}"
        );
    }
}
