//! Two figures of each of several things, one bar below the other: this year and the year before.

use std::fmt::Write;

use super::WIDTH;
use super::labels::{fitting, widest};
use crate::number::{Decimal, half_up, trimmed};
use crate::report::escape::markup;

/// Between a bar and what is written before and after it.
const GAP: i64 = 8;
/// From one thing to the next, from its one bar to the other, how thick a bar is, and the room for the legend.
const STEP: i64 = 60;
const LANE: i64 = 23;
const THICK: i64 = 15;
const LEGEND: i64 = 28;
/// The most room for a name, and where the second one of the legend stands.
const NAME: i64 = 130;
const SECOND: i64 = WIDTH / 2;

/// Pairs of figures, all to one scale.
pub struct PairChart<'a> {
    /// What a reader who does not see it is told: every figure.
    pub told: &'a str,
    pub names: &'a [String],
    /// What came before and what is now: how each is called, and its figures as they are printed, none where one is open.
    pub series: [(&'a str, &'a [Option<Decimal>]); 2],
}

impl PairChart<'_> {
    /// The chart as an `svg` element; nothing where there is no bar.
    #[must_use]
    pub fn svg(&self) -> String {
        let figures = self.series.iter().flat_map(|(_, figures)| *figures);
        let most = figures.flatten().max().copied();
        let Some(most) = most.filter(|most| *most > Decimal::ZERO) else {
            return String::new();
        };
        let count = i64::try_from(self.names.len()).unwrap_or(i64::MAX);
        let names: Vec<String> = self.names.iter().map(|name| fitting(name, NAME)).collect();
        let figures = self.series.iter().flat_map(|(_, figures)| *figures);
        let figures: Vec<String> = figures.flatten().map(Decimal::to_string).collect();
        let left = widest(&names) + GAP;
        let longest = WIDTH - left - GAP - widest(&figures);
        let mut svg = format!(
            "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{}\">\n",
            count.saturating_mul(STEP).saturating_add(LEGEND),
            markup(self.told)
        );
        for (place, (name, _)) in (0..).zip(&self.series) {
            let left = place * SECOND;
            // Writing to a text cannot fail.
            let _ = writeln!(
                svg,
                "<rect class=\"{}\" x=\"{left}\" y=\"6\" width=\"12\" height=\"12\"/>\n<text class=\"name\" x=\"{}\" y=\"12\" dy=\"0.35em\">{}</text>",
                class(place),
                left + 18,
                markup(&fitting(name, SECOND - 24))
            );
        }
        for (place, name) in (0..).zip(&names) {
            let top = LEGEND + place * STEP;
            let _ = writeln!(
                svg,
                "<text class=\"name\" x=\"{}\" y=\"{}\" dy=\"0.35em\" text-anchor=\"end\">{}</text>",
                left - GAP,
                top + i64::midpoint(LANE, THICK),
                markup(name)
            );
            let index = usize::try_from(place).unwrap_or(usize::MAX);
            for (row, (_, figures)) in (0..).zip(&self.series) {
                let Some(figure) = figures.get(index).copied().flatten() else {
                    continue;
                };
                let share = figure.max(Decimal::ZERO) / most;
                let length = half_up(share * Decimal::from(longest), 1);
                let top = top + row * LANE;
                let _ = writeln!(
                    svg,
                    "<rect class=\"{}\" x=\"{left}\" y=\"{top}\" width=\"{}\" height=\"{THICK}\"/>\n<text class=\"tick\" x=\"{}\" y=\"{}\" dy=\"0.35em\">{figure}</text>",
                    class(row),
                    trimmed(length),
                    trimmed(length + Decimal::from(left + GAP)),
                    top + THICK / 2
                );
            }
        }
        svg + "</svg>\n"
    }
}

fn class(row: i64) -> &'static str {
    if row == 0 { "whole" } else { "part" }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chart(names: &[String], before: &[Option<Decimal>], after: &[Option<Decimal>]) -> String {
        PairChart {
            told: "<两年>",
            names,
            series: [("2019年度", before), ("2020年度", after)],
        }
        .svg()
    }

    #[test]
    fn bars_are_to_one_scale_and_an_open_score_has_none() {
        let names = ["投入".to_owned(), "\"><b>".to_owned()];
        let figures =
            |one: i64, other: Option<i64>| [Some(Decimal::from(one)), other.map(Decimal::from)];
        let svg = chart(&names, &figures(5, Some(10)), &figures(20, None));
        // Names are 40 wide, figures 16, and 8 lie between: 348 pixels stand for 20 points.
        for part in [
            "class=\"whole\" x=\"48\" y=\"28\" width=\"87\"",
            "class=\"part\" x=\"48\" y=\"51\" width=\"348\"",
            "class=\"whole\" x=\"48\" y=\"88\" width=\"174\"",
        ] {
            assert!(svg.contains(part), "{part} in {svg}");
        }
        // Two of the legend and three bars.
        assert_eq!(svg.matches("<rect").count(), 5);
        assert!(
            !svg.contains("<b>") && svg.contains("aria-label=\"&lt;两年&gt;\""),
            "{svg}"
        );
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(chart(&[], &[], &[]), "");
        assert_eq!(
            chart(&["空".to_owned()], &[None], &[Some(Decimal::ZERO)]),
            ""
        );
    }
}
