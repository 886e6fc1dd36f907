//! A line over figures.

use std::fmt::Write;

use super::WIDTH;
use super::axis::Scale;
use super::labels::{below, fitting};
use crate::number::Decimal;
use crate::report::escape::markup;

const HEIGHT: i64 = 280;
/// Room for the figures beside the axes.
const LEFT: i64 = 56;
const RIGHT: i64 = 88;
const TOP: i64 = 16;
const BOTTOM: i64 = 44;
/// The room for the name of what runs along the bottom.
const ALONG: i64 = 260;

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
        let mut levels: Vec<(Decimal, &str)> = self
            .levels
            .iter()
            .filter(|(level, _)| frame.up.holds(*level))
            .map(|(level, name)| (frame.y(*level), name.as_str()))
            .collect();
        levels.sort();
        for (y, _) in &levels {
            // Writing to a text cannot fail.
            let _ = writeln!(
                svg,
                "<line class=\"level\" x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y}\" y2=\"{y}\"/>"
            );
        }
        for (y, name) in below(&levels, (TOP, bottom)) {
            let _ = writeln!(
                svg,
                "<text class=\"name\" x=\"{}\" y=\"{y}\" dy=\"0.35em\">{}</text>",
                right + 6,
                markup(&fitting(name, RIGHT - 8))
            );
        }
        let _ = writeln!(
            svg,
            "<path class=\"axis\" d=\"M{LEFT} {TOP}V{bottom}H{right}\"/>"
        );
        frame.up.figures_upwards(LEFT, &mut svg);
        frame.across.figures_across(bottom, &mut svg);
        let _ = writeln!(
            svg,
            "<text class=\"name\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            i64::midpoint(LEFT, right),
            HEIGHT - 6,
            markup(&fitting(self.along, ALONG))
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

/// What the edges of a chart stand for.
struct Frame {
    across: Scale,
    up: Scale,
}

impl Frame {
    fn of(chart: &LineChart<'_>) -> Option<Self> {
        let all = || chart.points.iter().chain(&chart.now);
        let across = Scale::over(all().map(|(x, _)| *x), (LEFT, WIDTH - RIGHT))?;
        let up = Scale::over(all().map(|(_, y)| *y), (HEIGHT - BOTTOM, TOP))?;
        Some(Self {
            across,
            // A line along the very edge cannot be seen.
            up: up.with_room(),
        })
    }

    fn x(&self, value: Decimal) -> Decimal {
        self.across.at(value)
    }

    fn y(&self, value: Decimal) -> Decimal {
        self.up.at(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
