//! Colours of the table: whole lines only, put on after everything is laid out, so that they never count as width.

use anstyle::{AnsiColor, Style as Ansi};

use crate::diagnose::render::Style;

/// What a line is, as far as its looks go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paint {
    Normal,
    /// Headings, subtotals, the total.
    Bold,
    /// What only a few look for: the digest.
    Dim,
    /// An indicator without a score.
    Bad,
}

/// The line in its colours, or as it is.
pub(super) fn paint(line: &str, paint: Paint, style: Style) -> String {
    let ansi = match paint {
        Paint::Normal => Ansi::new(),
        Paint::Bold => Ansi::new().bold(),
        Paint::Dim => Ansi::new().dimmed(),
        Paint::Bad => AnsiColor::Red.on_default(),
    };
    match style {
        Style::Plain => line.to_owned(),
        Style::Coloured => format!("{ansi}{line}{ansi:#}"),
    }
}
