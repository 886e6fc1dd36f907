//! Totals before and after, a circle for each case, or a larger one for several that fall together.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt::Write;

use rust_decimal::MathematicalOps;

use super::axis::Scale;
use super::labels::{below, beside, fitting};
use super::{Span, WIDTH, way};
use crate::number::{Decimal, half_up, trimmed};
use crate::report::escape::markup;

/// How high the chart is, and the square of the totals in it.
const HEIGHT: i64 = 414;
const LEFT: i64 = 40;
const RIGHT: i64 = 360;
const TOP: i64 = 48;
const BOTTOM: i64 = 368;
/// More circles than this are drawn on a coarser grid.
const CIRCLES: usize = 1_000;
/// The widths of the grids that are tried, in pixels.
const GRIDS: [i64; 3] = [1, 8, 16];
/// The radius of the largest circle where there is no grid.
const WIDEST: Decimal = Decimal::from_parts(16, 0, 0, false, 0);
/// The room for the name of a grade.
const GRADE: i64 = WIDTH - RIGHT - 8;

/// Where cases are, before and after.
pub struct ScatterChart<'a> {
    /// What a reader who does not see it is told.
    pub title: &'a str,
    /// What the axes are called.
    pub axes: [&'a str; 2],
    /// The totals of every case. Of one that is open, its middle stands with a cross as wide and as high as it can be; not where
    /// there are very many cases, which are drawn on a grid.
    pub points: &'a [(Span, Span)],
    /// The limits of grades before and after, with their names.
    pub levels: [&'a [(Decimal, String)]; 2],
}

/// Cases that are drawn as one: from where to where they may be, across and upwards.
type Place = [i64; 4];

/// How many of them moved which way.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    up: usize,
    same: usize,
    down: usize,
}

impl Count {
    fn add(&mut self, way: Ordering) {
        let count = match way {
            Ordering::Less => &mut self.down,
            Ordering::Equal => &mut self.same,
            Ordering::Greater => &mut self.up,
        };
        *count = count.saturating_add(1);
    }

    fn all(self) -> usize {
        self.up.saturating_add(self.same).saturating_add(self.down)
    }

    /// Where most moved.
    fn way(self) -> Ordering {
        if self.same > self.up.max(self.down) {
            Ordering::Equal
        } else {
            self.up.cmp(&self.down)
        }
    }
}

impl ScatterChart<'_> {
    /// The chart as an `svg` element; nothing where there is no case.
    #[must_use]
    pub fn svg(&self) -> String {
        let spans = self.points.iter().flat_map(|(one, other)| [*one, *other]);
        let ends = spans.flat_map(|span| [span.low, span.high]);
        // Both axes are of one scale, so that the diagonal is where nothing changed.
        let across = Scale::over(ends.clone(), (LEFT, RIGHT));
        let up = Scale::over(ends, (BOTTOM, TOP));
        let (Some(across), Some(up)) = (across, up) else {
            return String::new();
        };
        let (across, up) = (across.with_room(), up.with_room());
        let mut svg = format!(
            "<svg class=\"chart scatter\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" aria-label=\"{}\">\n",
            markup(self.title)
        );
        self.frame(&across, &up, &mut svg);
        let mut merged = BTreeMap::new();
        let mut widest = WIDEST;
        for grid in GRIDS {
            merged = self.merged(&across, &up, grid);
            if grid > 1 {
                // Circles of neighbouring places hardly overlap.
                widest = Decimal::from(grid) * Decimal::new(6, 1);
            }
            if merged.len() <= CIRCLES {
                break;
            }
        }
        let most = merged.values().map(|count| count.all()).max().unwrap_or(1);
        let single = widest / root(most);
        for (place, count) in &merged {
            // As many cases, as much area.
            let radius = (single.min(Decimal::from(4)) * root(count.all())).max(Decimal::ONE);
            circle(*place, radius, *count, &mut svg);
        }
        svg + "</svg>\n"
    }

    fn frame(&self, across: &Scale, up: &Scale, svg: &mut String) {
        // Writing to a text cannot fail.
        let _ = writeln!(
            svg,
            "<path class=\"axis\" d=\"M{LEFT} {TOP}V{BOTTOM}H{RIGHT}\"/>\n<line class=\"even\" x1=\"{LEFT}\" y1=\"{BOTTOM}\" x2=\"{RIGHT}\" y2=\"{TOP}\"/>"
        );
        across.figures_across(BOTTOM, svg);
        up.figures_upwards(LEFT, svg);
        let [before, after] = self.axes;
        let _ = writeln!(
            svg,
            "<text class=\"name\" x=\"{}\" y=\"{}\" text-anchor=\"middle\">{}</text>\n<text class=\"name\" x=\"2\" y=\"16\">{}</text>",
            i64::midpoint(LEFT, RIGHT),
            BOTTOM + 38,
            markup(&fitting(before, RIGHT - LEFT)),
            markup(&fitting(after, RIGHT))
        );
        let named = |levels: &[(Decimal, String)], scale: &Scale| -> Vec<(Decimal, String)> {
            let within = levels.iter().filter(|(at, _)| scale.holds(*at));
            let mut named: Vec<_> = within
                .map(|(at, name)| (scale.at(*at), fitting(name, GRADE)))
                .collect();
            named.sort();
            named
        };
        let [old, new] = self.levels;
        let (old, new) = (named(old, across), named(new, up));
        for (x, _) in &old {
            let _ = writeln!(
                svg,
                "<line class=\"level\" x1=\"{x}\" x2=\"{x}\" y1=\"{TOP}\" y2=\"{BOTTOM}\"/>"
            );
        }
        for (y, _) in &new {
            let _ = writeln!(
                svg,
                "<line class=\"level\" x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{y}\" y2=\"{y}\"/>"
            );
        }
        for (x, name) in beside(&lent(&old), WIDTH) {
            let _ = writeln!(
                svg,
                "<text class=\"name\" x=\"{x}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
                TOP - 8,
                markup(name)
            );
        }
        for (y, name) in below(&lent(&new), (TOP, BOTTOM)) {
            let _ = writeln!(
                svg,
                "<text class=\"name\" x=\"{}\" y=\"{y}\" dy=\"0.35em\">{}</text>",
                RIGHT + 6,
                markup(name)
            );
        }
    }

    fn merged(&self, across: &Scale, up: &Scale, grid: i64) -> BTreeMap<Place, Count> {
        let mut merged: BTreeMap<Place, Count> = BTreeMap::new();
        let width = Decimal::from(grid);
        let near = |pixel: Decimal| -> i64 {
            let steps = half_up(pixel / width, 0);
            i64::try_from(steps)
                .unwrap_or_default()
                .saturating_mul(grid)
        };
        for (before, after) in self.points {
            let (x, y) = (before.middle(), after.middle());
            // On a grid there are too many cases for their crosses to tell anything.
            let place = if grid > 1 {
                let (x, y) = (near(across.at(x)), near(up.at(y)));
                [x, x, y, y]
            } else {
                [
                    near(across.at(before.low)),
                    near(across.at(before.high)),
                    near(up.at(after.low)),
                    near(up.at(after.high)),
                ]
            };
            merged.entry(place).or_default().add(y.cmp(&x));
        }
        merged
    }
}

fn lent(levels: &[(Decimal, String)]) -> Vec<(Decimal, &str)> {
    let lent = levels.iter();
    lent.map(|(at, name)| (*at, name.as_str())).collect()
}

fn root(count: usize) -> Decimal {
    Decimal::from(count).sqrt().unwrap_or(Decimal::ONE)
}

fn circle([left, right, low, high]: Place, radius: Decimal, count: Count, svg: &mut String) {
    let class = way(count.way());
    let (x, y) = (i64::midpoint(left, right), i64::midpoint(low, high));
    if left != right {
        let _ = writeln!(
            svg,
            "<line class=\"range {class}\" x1=\"{left}\" x2=\"{right}\" y1=\"{y}\" y2=\"{y}\"/>"
        );
    }
    if low != high {
        let _ = writeln!(
            svg,
            "<line class=\"range {class}\" x1=\"{x}\" x2=\"{x}\" y1=\"{low}\" y2=\"{high}\"/>"
        );
    }
    let _ = writeln!(
        svg,
        "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{}\"><title>{}</title></circle>",
        trimmed(half_up(radius, 1)),
        count.all()
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(low: i64, high: i64) -> Span {
        Span {
            low: Decimal::from(low),
            high: Decimal::from(high),
        }
    }

    fn chart(points: &[(Span, Span)]) -> String {
        ScatterChart {
            title: "<t>",
            axes: ["<x>", "<y>"],
            points,
            levels: [&[], &[]],
        }
        .svg()
    }

    #[test]
    fn cases_that_fall_together_are_one_circle_of_as_much_area() {
        let both = (at(80, 80), at(90, 90));
        let svg = chart(&[both, both, both, both, (at(90, 90), at(80, 80))]);
        // 79 to 91 on 320 pixels: 80 at 66.7, 90 at 333.3; upwards 90 at 74.7, 80 at 341.3.
        assert!(
            svg.contains("<circle class=\"up\" cx=\"67\" cy=\"75\" r=\"8\"><title>4<"),
            "{svg}"
        );
        assert!(
            svg.contains("<circle class=\"down\" cx=\"333\" cy=\"341\" r=\"4\"><title>1<"),
            "{svg}"
        );
        assert!(!svg.contains("<t>") && !svg.contains("<x>"), "{svg}");
    }

    #[test]
    fn an_open_case_has_a_cross_as_wide_as_it_can_be() {
        let svg = chart(&[(at(80, 80), at(82, 90))]);
        assert!(
            svg.contains("<line class=\"range up\" x1=\"67\" x2=\"67\" y1=\"288\" y2=\"75\"/>"),
            "{svg}"
        );
        assert_eq!(svg.matches("class=\"range").count(), 1, "{svg}");
    }

    #[test]
    fn very_many_cases_are_drawn_on_a_grid() {
        let points: Vec<(Span, Span)> = (0..200)
            .flat_map(|x| (0..200).map(move |y| (at(x, x), at(y, y))))
            .collect();
        let svg = chart(&points);
        let circles = svg.matches("<circle").count();
        assert!((100..=CIRCLES).contains(&circles), "{circles}");
        assert!(svg.len() < 200_000);
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(chart(&[]), "");
    }
}
