//! An evaluation as a table for people: who and by what, the tree of indicators, the total, then what has to be said about it.

mod body;
mod head;
mod paint;
mod relations;
mod sections;

use crate::diagnose::render::Style;
use crate::report::View;
pub(super) use body::{empty_table, lost_of, named, with_unit};
pub(super) use relations::{arithmetic, counts as relation_counts};
pub(super) use sections::{TEXT, remarks};

/// How a table is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableOptions {
    /// Columns of the terminal. Long names are wrapped to fit; a terminal too narrow for the figures loses 失分, then 指标值.
    pub width: usize,
    /// Colours or none.
    pub style: Style,
    /// Also what most readers need not see: the documents the standard rests on, its contradictions, relations that could not
    /// be checked.
    pub verbose: bool,
}

/// The table, ending in a line break.
///
/// Whatever comes from a pack or a case is shown by [`visible`](super::escape::visible).
#[must_use]
pub fn table(view: View<'_>, options: TableOptions) -> String {
    // Narrower than this, no line would hold more than a word.
    const NARROWEST: usize = 24;
    let options = TableOptions {
        width: options.width.max(NARROWEST),
        ..options
    };
    let mut blocks = vec![
        head::head(view, options),
        body::body(view, options),
        head::total(view, options),
    ];
    blocks.extend(sections::sections(view, options));
    let blocks: Vec<String> = blocks.iter().map(|lines| lines.join("\n")).collect();
    blocks.join("\n\n") + "\n"
}
