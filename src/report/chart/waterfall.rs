//! A change step by step: from one figure to another, by what each cause adds.

use std::fmt::Write;

use super::axis::{Scale, stretch};
use super::labels::{breadth, fitting};
use super::{WIDTH, way};
use crate::number::Decimal;
use crate::report::escape::markup;

/// Where the figures begin and end.
const LEFT: i64 = 16;
const RIGHT: i64 = WIDTH - 16;
const BOTTOM: i64 = 26;
/// From one step to the next: its words, and its bar below them.
const STEP: i64 = 40;
const WORDS: i64 = 16;
const BAR: i64 = 30;
const THICK: i64 = 12;
/// Between a name and its figure.
const GAP: i64 = 12;

/// What a cause adds.
pub struct Part {
    pub name: String,
    /// Less than nothing where it takes away.
    pub adds: Decimal,
    /// The same as it is printed.
    pub shown: String,
}

/// From a figure to another.
pub struct Waterfall<'a> {
    /// What a reader who does not see it is told.
    pub title: &'a str,
    /// Where it begins, with its name and as it is printed.
    pub before: (Decimal, &'a str, &'a str),
    pub parts: &'a [Part],
    /// Where it ends.
    pub after: (Decimal, &'a str, &'a str),
}

impl Waterfall<'_> {
    /// The chart as an `svg` element; nothing where there is no cause.
    #[must_use]
    pub fn svg(&self) -> String {
        let mut at = self.before.0;
        let mut stops = vec![at];
        for part in self.parts {
            at += part.adds;
            stops.push(at);
        }
        stops.push(self.after.0);
        let scale = Scale::over(stops.iter().copied(), (LEFT, RIGHT));
        let Some(scale) = scale.filter(|_| !self.parts.is_empty()) else {
            return String::new();
        };
        let scale = scale.with_room();
        let rows = i64::try_from(self.parts.len()).unwrap_or(i64::MAX);
        let bottom = rows.saturating_add(2).saturating_mul(STEP);
        let parts = self.parts.iter();
        let told = parts.map(|one| format!("{} {}", one.name, one.shown));
        let ends = |(_, name, shown): (Decimal, &str, &str)| format!("{name} {shown}");
        let told: Vec<String> = std::iter::once(ends(self.before))
            .chain(told)
            .chain([ends(self.after)])
            .collect();
        let mut svg = format!(
            "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{}\">\n",
            bottom + BOTTOM,
            markup(&format!("{}: {}", self.title, told.join("; ")))
        );
        scale.draw_across(bottom, &mut svg);

        let last = rows.saturating_add(1);
        for (place, (value, name, shown)) in [(0, self.before), (last, self.after)] {
            let middle = words(place, name, shown, &mut svg);
            // Writing to a text cannot fail.
            let _ = writeln!(
                svg,
                "<circle class=\"total\" cx=\"{}\" cy=\"{middle}\" r=\"5\"/>",
                scale.at(value)
            );
        }
        let bars = stops.iter().zip(stops.iter().skip(1)).zip(self.parts);
        for (place, ((from, to), part)) in (1..).zip(bars) {
            let middle = words(place, &part.name, &part.shown, &mut svg);
            let (begin, length) = stretch(scale.at(*from), scale.at(*to));
            let _ = writeln!(
                svg,
                "<rect class=\"{}\" x=\"{begin}\" y=\"{}\" width=\"{length}\" height=\"{THICK}\"/>",
                way(part.adds.cmp(&Decimal::ZERO)),
                middle - THICK / 2
            );
        }
        // From where one step ends to where the next begins.
        for (place, stop) in (0..=rows).zip(&stops) {
            let (x, y) = (scale.at(*stop), place * STEP + BAR);
            let _ = writeln!(
                svg,
                "<line class=\"join\" x1=\"{x}\" x2=\"{x}\" y1=\"{y}\" y2=\"{}\"/>",
                y + STEP
            );
        }
        svg + "</svg>\n"
    }
}

/// The words of a row; where the middle of its bar is.
fn words(place: i64, name: &str, shown: &str, svg: &mut String) -> i64 {
    let (top, room) = (place * STEP, WIDTH - breadth(shown) - GAP);
    let _ = writeln!(
        svg,
        "<text class=\"name\" x=\"2\" y=\"{y}\">{}</text>\n<text class=\"tick\" x=\"{}\" y=\"{y}\" text-anchor=\"end\">{}</text>",
        markup(&fitting(name, room)),
        WIDTH - 2,
        markup(shown),
        y = top + WORDS
    );
    top + BAR
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(name: &str, adds: &str) -> Part {
        Part {
            name: name.to_owned(),
            adds: adds.parse().expect("a number"),
            shown: adds.to_owned(),
        }
    }

    #[test]
    fn each_step_begins_where_the_last_one_ends() {
        // From 90 to 91 by way of 88; a tenth of 3 is less than half a point: 87.5 at 16 and 91.5 at 404, 97 pixels a point.
        let parts = [part("甲", "-2"), part("乙", "3")];
        let svg = Waterfall {
            title: "份额",
            before: (Decimal::from(90), "原", "90.00"),
            parts: &parts,
            after: (Decimal::from(91), "现", "91.00"),
        }
        .svg();
        for piece in [
            "<rect class=\"down\" x=\"64.5\" y=\"64\" width=\"194\"",
            "<rect class=\"up\" x=\"64.5\" y=\"104\" width=\"291\"",
            "<circle class=\"total\" cx=\"258.5\" cy=\"30\"",
            "<circle class=\"total\" cx=\"355.5\" cy=\"150\"",
            "aria-label=\"份额: 原 90.00; 甲 -2; 乙 3; 现 91.00\"",
        ] {
            assert!(svg.contains(piece), "{piece} in {svg}");
        }
        assert_eq!(svg.matches("class=\"join\"").count(), 3);
    }

    #[test]
    fn what_a_pack_writes_is_escaped() {
        let parts = [part("\"><script>", "1")];
        let ends = (Decimal::ONE, "<b>", "<b>");
        let title = "<b>";
        let svg = Waterfall {
            title,
            before: ends,
            parts: &parts,
            after: ends,
        }
        .svg();
        assert!(!svg.contains("<script") && !svg.contains("<b>"), "{svg}");
    }

    #[test]
    fn nothing_is_drawn_without_a_cause() {
        let ends = (Decimal::ONE, "", "");
        let none = Waterfall {
            title: "",
            before: ends,
            parts: &[],
            after: ends,
        };
        assert_eq!(none.svg(), "");
    }
}
