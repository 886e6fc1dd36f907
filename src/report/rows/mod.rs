//! The marks of many cases, a row for each: as comma-separated values, as a workbook, as a table for people.

mod csv;
mod grouped;
#[cfg(feature = "parquet")]
mod parquet;
mod summary;
mod text;
mod workbook;

pub use csv::{CsvRow, CsvRows};
pub use grouped::{GroupBy, GroupedRow, GroupedRows};
#[cfg(feature = "parquet")]
pub use parquet::{ParquetRow, ParquetRows};
pub use summary::{SummaryRow, SummaryRows};
pub(super) use text::drawn;
pub use workbook::{SHEET_ROWS, WorkbookRow, WorkbookRows};

use crate::bind::RowCase;
use crate::diagnose::Words;
use crate::number::{Decimal, show};
use crate::pack::{GroupKind, Pack};
use crate::score::{Mark, Range, Sheet};

/// The headings of the columns that every table begins with.
const HEADINGS: [&str; 5] = [
    "rows-id",
    "rows-subject",
    "rows-year",
    "rows-total",
    "rows-grade",
];

/// The longest name shown, in characters.
const NAME: usize = 60;

/// A case with its marks.
#[derive(Clone, Copy)]
pub struct Row<'r> {
    pub case: RowCase<'r>,
    pub sheet: &'r Sheet,
}

impl Row<'_> {
    /// The total, or from the least to the most that it can be.
    fn total(&self, pack: &Pack) -> String {
        shown(self.sheet.total, pack)
    }

    /// Every grade that the total may still get, worst first.
    fn grade(&self, pack: &Pack, words: &Words) -> String {
        let grades = self.sheet.grades(pack).into_iter().rev();
        let labels: Vec<&str> = grades.map(|grade| grade.label.as_str()).collect();
        labels.join(&words.say("rows-or"))
    }

    /// The score of each indicator, or why it has none.
    fn marks(&self, words: &Words) -> Vec<Result<Decimal, String>> {
        let marks = self.sheet.marks.iter();
        marks
            .map(|mark| match mark {
                Mark::Scored(score) | Mark::NotApplicable(Some(score)) => Ok(*score),
                Mark::NotApplicable(None) => Err(words.say("report-outcome-not-applicable")),
                Mark::Missing => Err(words.say("report-outcome-missing")),
                Mark::Failed => Err(words.say("report-outcome-failed")),
            })
            .collect()
    }

    fn scores(&self, pack: &Pack, words: &Words) -> Vec<String> {
        let scores = self.marks(words).into_iter();
        scores
            .map(|score| score.map_or_else(|reason| reason, |score| marks(score, pack)))
            .collect()
    }

    /// The points lost in each top-level group, as far as they are known; none for what is outside the full marks.
    fn lost(&self, pack: &Pack) -> Vec<Option<Decimal>> {
        let groups = pack.groups.iter();
        groups
            .map(|group| {
                if group.kind != GroupKind::Base {
                    return None;
                }
                let mut lost = Some(Decimal::ZERO);
                group.visit(&mut |group| {
                    for &index in &group.indicators {
                        let max = pack.indicators.get(index).map(|one| one.max);
                        lost = match (lost, max, self.sheet.marks.get(index)) {
                            (
                                Some(lost),
                                Some(max),
                                Some(Mark::Scored(score) | Mark::NotApplicable(Some(score))),
                            ) => Some(lost + (max - *score)),
                            (Some(lost), _, Some(Mark::NotApplicable(None))) => Some(lost),
                            _ => None,
                        };
                    }
                });
                lost
            })
            .collect()
    }
}

/// A range of points, or the one value.
fn shown(range: Range, pack: &Pack) -> String {
    match range.exact() {
        Some(value) => marks(value, pack),
        None => format!("{}–{}", marks(range.low, pack), marks(range.high, pack)),
    }
}

/// Points with the pack's decimals.
fn marks(points: Decimal, pack: &Pack) -> String {
    show(points, pack.decimals)
}

/// The places of totals from the best to the worst, each with its rank: equals share one.
pub(super) fn ranked(totals: &[Decimal]) -> Vec<(usize, usize)> {
    let mut order: Vec<usize> = (0..totals.len()).collect();
    order.sort_by_key(|&index| std::cmp::Reverse(totals.get(index).copied().unwrap_or_default()));
    let mut ranks = Vec::with_capacity(order.len());
    let mut before: Option<(usize, Decimal)> = None;
    for (place, index) in order.into_iter().enumerate() {
        let total = totals.get(index).copied().unwrap_or_default();
        let rank = match before {
            Some((rank, same)) if same == total => rank,
            _ => place.saturating_add(1),
        };
        before = Some((rank, total));
        ranks.push((rank, index));
    }
    ranks
}

/// A text that no spreadsheet program takes for a formula.
pub(super) fn safe(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_totals_share_a_rank_and_the_next_one_skips_it() {
        let totals = [70, 90, 90, 80].map(Decimal::from);
        assert_eq!(ranked(&totals), [(1, 1), (1, 2), (3, 3), (4, 0)]);
    }

    #[test]
    fn no_text_begins_a_formula() {
        for text in ["=1+1", "+1", "-1", "@A1", "\tx", "=cmd|' /C calc'!A0"] {
            assert_eq!(safe(text), format!("'{text}"));
        }
        assert_eq!(safe("甲-1"), "甲-1");
    }
}
