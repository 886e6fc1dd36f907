//! Charts as SVG, without a script: to stand in a page by themselves. Colours come from the page's style, so that they follow
//! light and dark.

mod arrows;
mod axis;
mod bars;
mod histogram;
mod labels;
mod line;
mod pairs;
mod radar;
mod scatter;
mod waterfall;

use std::cmp::Ordering;

pub use arrows::{Arrow, ArrowChart};
pub use bars::BarChart;
pub use histogram::{Bin, Histogram};
pub use line::LineChart;
pub use pairs::PairChart;
pub use radar::{CORNERS, RadarChart};
pub use scatter::ScatterChart;
pub use waterfall::{Part, Waterfall};

use super::escape::{narrow, visible};
use crate::number::Decimal;

/// How wide every chart is, in pixels of its own: on a phone about one of the screen.
const WIDTH: i64 = 420;

/// One thing of several that a chart holds against each other.
#[derive(Clone, Debug)]
pub struct Share {
    pub name: String,
    /// The score; none where it is open.
    pub value: Option<Decimal>,
    pub max: Decimal,
    /// The score as it is printed.
    pub shown: String,
}

/// A figure, or from the least to the most that it can be.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    pub low: Decimal,
    pub high: Decimal,
}

impl Span {
    /// Half way.
    fn middle(self) -> Decimal {
        (self.low + self.high) / Decimal::TWO
    }
}

/// The class of what moves this way.
fn way(way: Ordering) -> &'static str {
    match way {
        Ordering::Less => "down",
        Ordering::Equal => "same",
        Ordering::Greater => "up",
    }
}

/// A name that leaves room for the chart: as wide as so many Chinese characters at the most.
fn short(name: &str, limit: usize) -> String {
    narrow(&visible(name, usize::MAX), limit.saturating_mul(2))
}
