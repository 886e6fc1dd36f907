//! Charts as SVG, without a script: to stand in a page by themselves. Colours come from the page's style, so that they follow
//! light and dark.

mod bars;
mod line;
mod radar;

pub use bars::BarChart;
pub use line::LineChart;
pub use radar::RadarChart;

use crate::number::Decimal;

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

/// A name that leaves room for the chart.
fn short(name: &str, limit: usize) -> String {
    super::escape::visible(name, limit)
}
