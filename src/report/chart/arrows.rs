//! From where to where totals moved: a line for each case, from the total before to the total after, with the grades' limits.

use std::fmt::Write;

use super::axis::{Scale, stretch};
use super::labels::{beside, breadth, fitting};
use super::{Span, WIDTH, way};
use crate::number::Decimal;
use crate::report::escape::markup;

/// Where the totals begin and end.
const LEFT: i64 = 16;
const RIGHT: i64 = WIDTH - 16;
/// Above the first line: two rows of grades.
const TOP: i64 = 42;
const BOTTOM: i64 = 26;
/// From one case to the next: its words, and its line below them.
const STEP: i64 = 40;
const WORDS: i64 = 16;
const LINE: i64 = 31;
/// Between the name of a case and its figures.
const GAP: i64 = 12;
/// The room for the name of a grade.
const GRADE: i64 = 78;

/// A case that moved.
pub struct Arrow {
    pub name: String,
    pub before: Span,
    pub after: Span,
    /// The move as it is printed.
    pub shown: String,
}

/// Moves of totals, one below the other.
pub struct ArrowChart<'a> {
    /// What a reader who does not see it is told.
    pub title: &'a str,
    pub arrows: &'a [Arrow],
    /// The limits of grades of the older version, where they are others, and of the newer one, with their names.
    pub levels: [&'a [(Decimal, String)]; 2],
}

impl ArrowChart<'_> {
    /// The chart as an `svg` element; nothing where nothing moved.
    #[must_use]
    pub fn svg(&self) -> String {
        let spans = self.arrows.iter().flat_map(|one| [one.before, one.after]);
        let ends = spans.flat_map(|span| [span.low, span.high]);
        let Some(scale) = Scale::over(ends, (LEFT, RIGHT)) else {
            return String::new();
        };
        let scale = scale.with_room();
        let rows = i64::try_from(self.arrows.len()).unwrap_or(i64::MAX);
        let bottom = TOP + rows.saturating_mul(STEP);
        let told: Vec<String> = self
            .arrows
            .iter()
            .map(|one| format!("{} {}", one.name, one.shown))
            .collect();
        let mut svg = format!(
            "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {}\" role=\"img\" aria-label=\"{}\">\n",
            bottom + BOTTOM,
            markup(&format!("{}: {}", self.title, told.join("; ")))
        );
        for ((levels, class), row) in self.levels.iter().zip(["level was", "level"]).zip([0, 1]) {
            limits(levels, class, &scale, (row, bottom), &mut svg);
        }
        scale.draw_across(bottom, &mut svg);

        for (place, arrow) in (0..).zip(self.arrows) {
            one(arrow, &scale, TOP + place * STEP, &mut svg);
        }
        svg + "</svg>\n"
    }
}

/// The limits of grades as lines down, their names above where there is room.
fn limits(
    levels: &[(Decimal, String)],
    class: &str,
    scale: &Scale,
    (row, bottom): (i64, i64),
    svg: &mut String,
) {
    let within = levels.iter().filter(|(at, _)| scale.holds(*at));
    let mut levels: Vec<(Decimal, String)> = within
        .map(|(at, name)| (scale.at(*at), fitting(name, GRADE)))
        .collect();
    levels.sort();
    let label = 14 + row * 18;
    for (x, _) in &levels {
        let _ = writeln!(
            svg,
            "<line class=\"{class}\" x1=\"{x}\" x2=\"{x}\" y1=\"{}\" y2=\"{bottom}\"/>",
            label + 5
        );
    }
    let levels: Vec<(Decimal, &str)> = levels
        .iter()
        .map(|(at, name)| (*at, name.as_str()))
        .collect();
    for (x, name) in beside(&levels, WIDTH) {
        let _ = writeln!(
            svg,
            "<text class=\"name\" x=\"{x}\" y=\"{label}\" text-anchor=\"middle\">{}</text>",
            markup(name)
        );
    }
}

fn one(arrow: &Arrow, scale: &Scale, top: i64, svg: &mut String) {
    let room = WIDTH - breadth(&arrow.shown) - GAP;
    let (words, middle) = (top + WORDS, top + LINE);
    let _ = writeln!(
        svg,
        "<text class=\"name\" x=\"2\" y=\"{words}\">{}</text>\n<text class=\"tick\" x=\"{}\" y=\"{words}\" text-anchor=\"end\">{}</text>",
        markup(&fitting(&arrow.name, room)),
        WIDTH - 2,
        markup(&arrow.shown)
    );
    let class = way(arrow.after.middle().cmp(&arrow.before.middle()));
    for (span, kind) in [(arrow.before, "was"), (arrow.after, class)] {
        if span.low != span.high {
            let (begin, length) = stretch(scale.at(span.low), scale.at(span.high));
            let _ = writeln!(
                svg,
                "<rect class=\"range {kind}\" x=\"{begin}\" y=\"{}\" width=\"{length}\" height=\"8\"/>",
                middle - 4
            );
        }
    }
    let (from, to) = (
        scale.at(arrow.before.middle()),
        scale.at(arrow.after.middle()),
    );
    let _ = writeln!(
        svg,
        "<line class=\"{class}\" x1=\"{from}\" x2=\"{to}\" y1=\"{middle}\" y2=\"{middle}\"/>\n<circle class=\"was\" cx=\"{from}\" cy=\"{middle}\" r=\"4\"/>\n<circle class=\"{class}\" cx=\"{to}\" cy=\"{middle}\" r=\"4.5\"/>"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(low: i64, high: i64) -> Span {
        Span {
            low: Decimal::from(low),
            high: Decimal::from(high),
        }
    }

    fn arrow(name: &str, before: Span, after: Span) -> Arrow {
        Arrow {
            name: name.to_owned(),
            before,
            after,
            shown: "s".to_owned(),
        }
    }

    #[test]
    fn a_line_runs_from_the_total_before_to_the_total_after() {
        // 80 to 90 with a tenth more on either side: 79 at 16 and 91 at 404, 32.33 pixels a point.
        let arrows = [
            arrow("甲", span(90, 90), span(80, 80)),
            arrow("乙", span(80, 80), span(85, 89)),
        ];
        let grade = [(Decimal::from(85), "优".to_owned())];
        let title = "变动";
        let svg = ArrowChart {
            title,
            arrows: &arrows,
            levels: [&[], &grade],
        }
        .svg();
        for part in [
            "<line class=\"down\" x1=\"371.7\" x2=\"48.3\"",
            "<line class=\"up\" x1=\"48.3\" x2=\"274.7\"",
            "<rect class=\"range up\" x=\"210\" y=\"109\" width=\"129.3\"",
            "<line class=\"level\" x1=\"210\" x2=\"210\"",
            "aria-label=\"变动: 甲 s; 乙 s\"",
        ] {
            assert!(svg.contains(part), "{part} in {svg}");
        }
    }

    #[test]
    fn what_a_case_writes_is_escaped() {
        let arrows = [arrow("\"><script>", span(1, 1), span(2, 2))];
        let levels = [(Decimal::ONE, "<b>".to_owned())];
        let title = "<i>";
        let svg = ArrowChart {
            title,
            arrows: &arrows,
            levels: [&levels, &levels],
        }
        .svg();
        for sign in ["<script", "<b>", "<i>"] {
            assert!(!svg.contains(sign), "{svg}");
        }
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let none = ArrowChart {
            title: "",
            arrows: &[],
            levels: [&[], &[]],
        };
        assert_eq!(none.svg(), "");
    }
}
