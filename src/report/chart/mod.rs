//! Charts as SVG, without a script: to stand in a page by themselves. Colours come from the page's style, so that they follow
//! light and dark.

mod bars;
mod line;
mod radar;

pub use bars::BarChart;
pub use line::LineChart;
pub use radar::RadarChart;

use unicode_width::UnicodeWidthChar;

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

/// How wide a text is at most, in pixels of a chart, whose letters are 13 high.
fn breadth(text: &str) -> i64 {
    let of = |character: char| match character {
        'M' | 'W' | '@' | 'm' | 'w' | '%' => 13,
        _ if character.width() == Some(2) => 13,
        '0'..='9' | ' ' | '.' | '/' | '–' => 8,
        _ if character.is_uppercase() => 11,
        _ if character.is_ascii() => 8,
        _ => 13,
    };
    text.chars().map(of).sum()
}

/// A name that leaves room for the chart.
fn short(name: &str, limit: usize) -> String {
    super::escape::visible(name, limit)
}
