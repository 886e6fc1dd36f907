//! The totals of many cases, summed up by year or by subject.

use std::collections::BTreeMap;

use super::text::drawn;
use super::{NAME, Row, shown};
use crate::diagnose::Words;
use crate::number::Decimal;
use crate::pack::Pack;
use crate::report::escape::visible;
use crate::score::Range;

/// What cases are summed up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    Year,
    Subject,
}

/// What a case adds to its group.
pub struct GroupedRow {
    key: String,
    total: Range,
    /// The place of its grade among those of the pack; none where it is not known yet.
    grade: Option<usize>,
}

impl GroupedRow {
    /// Of a case, by year or by subject.
    #[must_use]
    pub fn of(row: &Row<'_>, by: GroupBy, pack: &Pack) -> Self {
        let grade = match row.sheet.grades(pack).as_slice() {
            [grade] => pack.grades.iter().position(|known| known == *grade),
            _ => None,
        };
        Self {
            key: match by {
                GroupBy::Year => row.case.year.to_string(),
                GroupBy::Subject => row.case.subject.to_owned(),
            },
            total: row.sheet.total,
            grade,
        }
    }
}

/// Sums up, in memory that grows with the groups and not with the cases.
pub struct GroupedRows {
    by: GroupBy,
    /// In the order of years, or of subjects as texts are ordered.
    groups: BTreeMap<String, Sums>,
}

/// The cases of a group.
struct Sums {
    count: u64,
    /// Of the least and of the most that totals come to.
    sum: Range,
    best: Range,
    worst: Range,
    /// By grade of the pack; the last one counts the cases whose grade is not known yet.
    grades: Vec<u64>,
}

impl GroupedRows {
    /// By year or by subject.
    #[must_use]
    pub fn new(by: GroupBy) -> Self {
        Self {
            by,
            groups: BTreeMap::new(),
        }
    }

    /// Adds a case.
    pub fn write(&mut self, row: GroupedRow, pack: &Pack) {
        let GroupedRow { key, total, grade } = row;
        let sums = self.groups.entry(key).or_insert_with(|| Sums {
            count: 0,
            sum: Range {
                low: Decimal::ZERO,
                high: Decimal::ZERO,
            },
            best: total,
            worst: total,
            grades: vec![0; pack.grades.len().saturating_add(1)],
        });
        sums.count = sums.count.saturating_add(1);
        sums.sum = Range {
            low: sums.sum.low + total.low,
            high: sums.sum.high + total.high,
        };
        if (total.low, total.high) > (sums.best.low, sums.best.high) {
            sums.best = total;
        }
        if (total.low, total.high) < (sums.worst.low, sums.worst.high) {
            sums.worst = total;
        }
        let open = pack.grades.len();
        if let Some(count) = sums.grades.get_mut(grade.unwrap_or(open)) {
            *count = count.saturating_add(1);
        }
    }

    /// The table; empty where there is no case.
    #[must_use]
    pub fn finish(&self, pack: &Pack, words: &Words) -> String {
        if self.groups.is_empty() {
            return String::new();
        }
        let by = match self.by {
            GroupBy::Year => "rows-year",
            GroupBy::Subject => "rows-subject",
        };
        let has_open = self
            .groups
            .values()
            .any(|sums| sums.grades.last().is_some_and(|count| *count > 0));
        let open = has_open.then(|| words.say("rows-open"));
        let figures = ["rows-count", "rows-mean", "rows-best", "rows-worst"];
        let headings = [by]
            .into_iter()
            .chain(figures)
            .map(|key| words.say(key))
            .chain(pack.grades.iter().map(|grade| visible(&grade.label, NAME)))
            .chain(open);
        let columns = pack.grades.len().saturating_add(usize::from(has_open));
        let rows = self.groups.iter().map(|(key, sums)| {
            let mut cells = vec![
                visible(key, NAME),
                sums.count.to_string(),
                shown(sums.mean(), pack),
                shown(sums.best, pack),
                shown(sums.worst, pack),
            ];
            let grades = sums.grades.iter().take(columns);
            cells.extend(grades.map(ToString::to_string));
            cells
        });
        drawn(headings, rows, |column| column > 0)
    }
}

impl Sums {
    fn mean(&self) -> Range {
        let count = Decimal::from(self.count.max(1));
        Range {
            low: self.sum.low / count,
            high: self.sum.high / count,
        }
    }
}
