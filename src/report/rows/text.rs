//! Rows as a table for people.

use comfy_table::{Cell, CellAlignment};

use crate::report::table::empty_table;

/// Draws a table; figures stand to the right of their columns.
pub fn drawn(
    headings: impl IntoIterator<Item = String>,
    rows: impl IntoIterator<Item = Vec<String>>,
    is_figure: impl Fn(usize) -> bool,
) -> String {
    let mut table = empty_table();
    table.set_header(headings.into_iter().collect::<Vec<_>>());
    for row in rows {
        table.add_row(row.into_iter().enumerate().map(|(column, text)| {
            let alignment = if is_figure(column) {
                CellAlignment::Right
            } else {
                CellAlignment::Left
            };
            Cell::new(text).set_alignment(alignment)
        }));
    }
    for column in table.column_iter_mut() {
        column.set_padding((0, 2));
    }
    let lines: Vec<String> = table
        .lines()
        .map(|line| line.trim_end().to_owned())
        .collect();
    lines.join("\n") + "\n"
}
