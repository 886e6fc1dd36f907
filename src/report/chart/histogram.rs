//! How many cases moved by how much: a bar for each step, those of losses above those of gains.

use std::fmt::Write;

use super::WIDTH;
use super::labels::{fitting, widest};
use crate::number::{Decimal, half_up, trimmed};
use crate::report::escape::markup;

/// Between a bar and what is written before and after it.
const GAP: i64 = 8;
/// From one bar to the next, and how thick it is.
const STEP: i64 = 26;
const THICK: i64 = 16;
/// The most room for a label.
const LABEL: i64 = 200;

/// A bar.
pub struct Bin {
    pub label: String,
    pub count: usize,
    /// Whether it stands for losses, for gains, or for neither.
    pub way: std::cmp::Ordering,
}

/// Counts, one below the other.
pub struct Histogram<'a> {
    /// What a reader who does not see it is told.
    pub title: &'a str,
    pub bins: &'a [Bin],
}

impl Histogram<'_> {
    /// The chart as an `svg` element; nothing where nothing is counted.
    #[must_use]
    pub fn svg(&self) -> String {
        let most = self.bins.iter().map(|one| one.count).max().unwrap_or(0);
        if most == 0 {
            return String::new();
        }
        let labels: Vec<String> = self
            .bins
            .iter()
            .map(|one| fitting(&one.label, LABEL))
            .collect();
        let counts: Vec<String> = self.bins.iter().map(|one| one.count.to_string()).collect();
        let left = widest(&labels) + GAP;
        let longest = WIDTH - left - GAP - widest(&counts);
        let told: Vec<String> = self
            .bins
            .iter()
            .map(|one| format!("{} {}", one.label, one.count))
            .collect();
        let count = i64::try_from(self.bins.len()).unwrap_or(i64::MAX);
        let mut svg = format!(
            "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{}\">\n",
            count.saturating_mul(STEP) + STEP - THICK,
            markup(&format!("{}: {}", self.title, told.join("; ")))
        );
        let rows = self.bins.iter().zip(labels.iter().zip(&counts));
        for (place, (bin, (label, count))) in (0..).zip(rows) {
            let top = place * STEP + (STEP - THICK);
            let middle = top + THICK / 2;
            let share = Decimal::from(bin.count) / Decimal::from(most);
            let length = half_up(share * Decimal::from(longest), 1);
            // Writing to a text cannot fail.
            let _ = writeln!(
                svg,
                "<text class=\"name\" x=\"{}\" y=\"{middle}\" dy=\"0.35em\" text-anchor=\"end\">{}</text>\n<rect class=\"{}\" x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{THICK}\"/>\n<text class=\"tick\" x=\"{}\" y=\"{middle}\" dy=\"0.35em\">{}</text>",
                left - GAP,
                markup(label),
                super::way(bin.way),
                trimmed(length),
                trimmed(Decimal::from(left + GAP) + length),
                count
            );
        }
        svg + "</svg>\n"
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::*;

    fn bin(label: &str, count: usize, way: Ordering) -> Bin {
        Bin {
            label: label.to_owned(),
            count,
            way,
        }
    }

    #[test]
    fn bars_are_as_long_as_their_share_of_the_largest_count() {
        let bins = [
            bin("[-2, -1)", 3, Ordering::Less),
            bin("0", 12, Ordering::Equal),
            bin("(0, 1]", 0, Ordering::Greater),
        ];
        let svg = Histogram {
            title: "变动",
            bins: &bins,
        }
        .svg();
        // Labels are 64 wide, counts 16, and 8 lie between: 324 pixels stand for 12 cases.
        for part in [
            "class=\"down\" x=\"72\" y=\"10\" width=\"81\"",
            "class=\"same\" x=\"72\" y=\"36\" width=\"324\"",
            "class=\"up\" x=\"72\" y=\"62\" width=\"0\"",
            "aria-label=\"变动: [-2, -1) 3; 0 12; (0, 1] 0\"",
        ] {
            assert!(svg.contains(part), "{part} in {svg}");
        }
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let bins = [bin("0", 0, Ordering::Equal)];
        let title = "";
        assert_eq!(Histogram { title, bins: &[] }.svg(), "");
        assert_eq!(Histogram { title, bins: &bins }.svg(), "");
    }
}
