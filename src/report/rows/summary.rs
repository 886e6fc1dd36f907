//! The totals of many cases as a table for people, the best first.

use comfy_table::{Cell, CellAlignment};

use super::{HEADINGS, Row, ranked};
use crate::diagnose::Words;
use crate::number::Decimal;
use crate::pack::Pack;
use crate::report::escape::visible;
use crate::report::table::empty_table;

/// The longest name shown, in characters.
const NAME: usize = 60;

/// How many rows more than asked for are kept before the worst are dropped.
const SLACK: usize = 1024;

/// Gathers what the table shows of each case.
pub struct SummaryRows {
    rows: Vec<(Decimal, Vec<String>)>,
    /// How many of the best are asked for.
    top: usize,
}

impl SummaryRows {
    /// For the best `top` cases, where it is given.
    #[must_use]
    pub fn new(top: Option<usize>) -> Self {
        Self {
            rows: Vec::new(),
            top: top.unwrap_or(usize::MAX),
        }
    }

    /// Keeps a case, or not if better ones fill the table.
    pub fn write(&mut self, row: &Row<'_>, pack: &Pack, words: &Words) {
        let mut cells = vec![
            visible(row.case.id, NAME),
            visible(row.case.subject, NAME),
            row.case.year.to_string(),
            row.total(pack),
            visible(&row.grade(pack, words), NAME),
        ];
        let lost = row.lost(pack).into_iter();
        cells.extend(
            lost.map(|lost| lost.map_or_else(String::new, |lost| super::marks(lost, pack))),
        );
        self.rows.push((row.sheet.total.low, cells));
        if self.rows.len() >= self.top.saturating_add(SLACK) {
            // The order of equals stays.
            self.rows
                .sort_by_key(|(total, _)| std::cmp::Reverse(*total));
            self.rows.truncate(self.top);
        }
    }

    /// The table; empty where there is no case.
    #[must_use]
    pub fn finish(&self, pack: &Pack, words: &Words) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let totals: Vec<Decimal> = self.rows.iter().map(|(total, _)| *total).collect();
        let mut table = empty_table();
        let groups = pack.groups.iter().map(|group| {
            let name = visible(&group.name, NAME);
            words.say_with("rows-lost", &vec![("group", name.into())])
        });
        let headings = std::iter::once(words.say("rows-rank"))
            .chain(HEADINGS.iter().map(|key| words.say(key)))
            .chain(groups);
        table.set_header(headings);
        for (rank, index) in ranked(&totals).into_iter().take(self.top) {
            let cells = self.rows.get(index).map(|(_, cells)| cells);
            let cells = cells.into_iter().flatten();
            let right = |column: usize| column == 0 || column == 4 || column > 5;
            let cells = std::iter::once(rank.to_string()).chain(cells.cloned());
            table.add_row(cells.enumerate().map(|(column, text)| {
                let alignment = if right(column) {
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
}
