//! The totals of many cases as a table for people, the best first.

use super::text::drawn;
use super::{HEADINGS, NAME, Row, ranked};
use crate::diagnose::Words;
use crate::number::Decimal;
use crate::pack::Pack;
use crate::report::escape::visible;

/// How many rows more than asked for are kept before the worst are dropped.
const SLACK: usize = 1024;

/// What the table shows of a case.
pub struct SummaryRow {
    total: Decimal,
    /// All but the rank.
    cells: Vec<String>,
}

impl SummaryRow {
    /// Of a case.
    #[must_use]
    pub fn of(row: &Row<'_>, pack: &Pack, words: &Words) -> Self {
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
        Self {
            total: row.sheet.total.low,
            cells,
        }
    }
}

/// Gathers what the table shows of each case.
pub struct SummaryRows {
    rows: Vec<SummaryRow>,
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
    pub fn write(&mut self, row: SummaryRow) {
        self.rows.push(row);
        if self.rows.len() >= self.top.saturating_add(SLACK) {
            // The order of equals stays.
            self.rows.sort_by_key(|row| std::cmp::Reverse(row.total));
            self.rows.truncate(self.top);
        }
    }

    /// The table; empty where there is no case.
    #[must_use]
    pub fn finish(&self, pack: &Pack, words: &Words) -> String {
        if self.rows.is_empty() {
            return String::new();
        }
        let totals: Vec<Decimal> = self.rows.iter().map(|row| row.total).collect();
        let groups = pack.groups.iter().map(|group| {
            let name = visible(&group.name, NAME);
            words.say_with("rows-lost", &vec![("group", name.into())])
        });
        let headings = std::iter::once(words.say("rows-rank"))
            .chain(HEADINGS.iter().map(|key| words.say(key)))
            .chain(groups);
        let best = ranked(&totals).into_iter().take(self.top);
        let rows = best.filter_map(|(rank, index)| {
            let cells = &self.rows.get(index)?.cells;
            let rank = std::iter::once(rank.to_string());
            Some(rank.chain(cells.iter().cloned()).collect())
        });
        let is_figure = |column: usize| column == 0 || column == 4 || column > 5;
        drawn(headings, rows, is_figure)
    }
}
