//! Bars: a score inside its maximum, one below the other.

use std::fmt::Write;

use super::labels::widest;
use super::{Share, WIDTH, short};
use crate::number::{Decimal, half_up, trimmed};
use crate::report::escape::markup;

/// Between a bar and what is written before and after it.
const GAP: i64 = 8;
/// How long the longest bar is, at least.
const SHORTEST: i64 = 60;
/// From one bar to the next, and how thick it is.
const STEP: i64 = 38;
const THICK: i64 = 20;
/// The longest name, in characters.
const NAME: usize = 10;

/// Scores against their maxima, all to one scale.
pub struct BarChart<'a> {
    /// What a reader who does not see it is told.
    pub title: &'a str,
    pub shares: &'a [Share],
}

impl BarChart<'_> {
    /// The chart as an `svg` element; nothing where there is no bar.
    #[must_use]
    pub fn svg(&self) -> String {
        let most = self.shares.iter().map(|one| one.max).max();
        let Some(most) = most.filter(|most| !most.is_zero()) else {
            return String::new();
        };
        let names: Vec<String> = self.shares.iter().map(name).collect();
        let figures: Vec<String> = self.shares.iter().map(figures).collect();
        let left = widest(&names) + GAP;
        let longest = (WIDTH - left - GAP - widest(&figures)).max(SHORTEST);
        let length = |value: Decimal| {
            let share = value.clamp(Decimal::ZERO, most) / most;
            half_up(share * Decimal::from(longest), 1)
        };
        let told: Vec<String> = self.shares.iter().map(told).collect();
        let count = i64::try_from(self.shares.len()).unwrap_or(i64::MAX);
        let mut svg = format!(
            "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{}\">\n",
            count.saturating_mul(STEP) + STEP - THICK,
            markup(&format!("{}: {}", self.title, told.join("; ")))
        );
        let rows = self.shares.iter().zip(names.iter().zip(&figures));
        for (place, (share, (name, figures))) in (0..).zip(rows) {
            let top = place * STEP + (STEP - THICK);
            let middle = top + THICK / 2;
            // Writing to a text cannot fail.
            let _ = writeln!(
                svg,
                "<text class=\"name\" x=\"{}\" y=\"{middle}\" dy=\"0.35em\" text-anchor=\"end\">{}</text>\n<rect class=\"whole\" x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{THICK}\"/>",
                left - GAP,
                markup(name),
                trimmed(length(share.max))
            );
            if let Some(value) = share.value {
                let _ = writeln!(
                    svg,
                    "<rect class=\"part\" x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{THICK}\"/>",
                    trimmed(length(value))
                );
            }
            let _ = writeln!(
                svg,
                "<text class=\"tick\" x=\"{}\" y=\"{middle}\" dy=\"0.35em\">{}</text>",
                trimmed(Decimal::from(left + GAP) + length(share.max)),
                markup(figures)
            );
        }
        svg + "</svg>\n"
    }
}

fn name(share: &Share) -> String {
    short(&share.name, NAME)
}

fn figures(share: &Share) -> String {
    format!("{} / {}", share.shown, trimmed(share.max))
}

fn told(share: &Share) -> String {
    format!("{} {}", share.name, figures(share))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(name: &str, value: Option<i64>, max: i64) -> Share {
        Share {
            name: name.to_owned(),
            value: value.map(Decimal::from),
            max: Decimal::from(max),
            shown: value.map_or_else(|| "1–2".to_owned(), |value| value.to_string()),
        }
    }

    #[test]
    fn bars_are_as_long_as_their_share_of_the_largest_maximum() {
        let shares = [share("投入", Some(5), 20), share("过程", None, 10)];
        let title = "各部分";
        let chart = BarChart {
            title,
            shares: &shares,
        };
        let svg = chart.svg();
        // Names are 26 wide, figures 64 (`1–2 / 10`), and 8 lie between: 314 pixels stand for 20 points.
        for width in ["width=\"314\"", "width=\"78.5\"", "width=\"157\""] {
            assert!(svg.contains(width), "{width} in {svg}");
        }
        assert_eq!(svg.matches("class=\"part\"").count(), 1, "{svg}");
        assert!(
            svg.contains("aria-label=\"各部分: 投入 5 / 20; 过程 1–2 / 10\""),
            "{svg}"
        );
    }

    #[test]
    fn what_a_pack_writes_is_escaped() {
        let shares = [share("\"><script>", Some(1), 2)];
        let chart = BarChart {
            title: "<b>",
            shares: &shares,
        };
        let svg = chart.svg();
        assert!(!svg.contains("<script") && !svg.contains("<b>"), "{svg}");
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let none = BarChart {
            title: "",
            shares: &[],
        };
        assert_eq!(none.svg(), "");
        let shares = [share("空", Some(0), 0)];
        let empty = BarChart {
            title: "",
            shares: &shares,
        };
        assert_eq!(empty.svg(), "");
    }
}
