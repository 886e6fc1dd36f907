//! Whom the changes move: cases scored by both versions, one after the other, in memory that grows with their totals only.

mod distribution;
mod ranks;
mod sums;

use std::collections::BTreeMap;

pub use self::distribution::ChangeStep;
use self::ranks::Ranks;
use self::sums::Sums;
pub use self::sums::{IndicatorSum, Lacking, LeverSum, Spread};
use super::attribution::{Sharing, points};
use super::edit::Edit;
use super::hybrid::{CaseFacts, Hybrids};
use super::levers::{Lever, levers};
use super::matched::Matched;
use super::reader::{OldFacts, reader};
use super::{Attribution, Version};
use crate::bind::{Facts, RowCase};
use crate::number::Decimal;
use crate::pack::Pack;
use crate::score::{Mark, Range, Scorer, Sheet};

/// What two versions share, known before any case.
#[derive(Clone, Debug)]
pub struct Ground {
    pub matched: Matched,
    pub levers: Vec<Lever>,
    /// The pack that cases are bound to.
    pub reader: Pack,
    old_facts: OldFacts,
}

impl Ground {
    /// Of two versions with what changed between them.
    #[must_use]
    pub fn of(old: &Pack, new: &Pack, edits: &[Edit]) -> Self {
        let matched = Matched::of(old, new);
        Self {
            levers: levers(old, new, &matched, edits),
            reader: reader(old, new, &matched),
            old_facts: OldFacts::of(old, new, &matched),
            matched,
        }
    }

    /// Where a fact of the older version stands in the reader.
    #[must_use]
    pub fn place_of_old(&self, index: usize) -> Option<usize> {
        self.old_facts.place(index).map(|(place, _)| place)
    }

    /// As [`place_of_old`](Self::place_of_old), where both versions admit the same values.
    #[must_use]
    pub fn place_of_old_alike(&self, index: usize) -> Option<usize> {
        let (place, is_same) = self.old_facts.place(index)?;
        is_same.then_some(place)
    }

    /// Puts the facts that a case, bound to the reader, gives the older version in the place of those in `facts`.
    pub fn fill_old(&self, old: Version<'_>, bound: &Facts, facts: &mut Facts) {
        self.old_facts.fill(old, bound, &self.reader, facts);
    }
}

/// A case before or after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    pub total: Range,
    /// Every grade the total may still get, best first.
    pub grades: Vec<String>,
    /// Its rank among all cases, from the best to the worst that it can be.
    pub rank: (usize, usize),
}

/// An indicator whose marks are others than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MovedMark {
    /// Its place among the pairs.
    pub indicator: usize,
    pub before: Option<Mark>,
    pub after: Option<Mark>,
}

/// What became of a case.
#[derive(Clone, Debug)]
pub struct CaseImpact {
    pub id: String,
    pub subject: String,
    pub year: i32,
    pub before: Side,
    pub after: Side,
    pub indicators: Vec<MovedMark>,
    pub attribution: Attribution,
    /// Which case it was, from 0.
    pub place: usize,
}

impl CaseImpact {
    /// By how much the least and the most that its total can be moved.
    #[must_use]
    pub fn change(&self) -> (Decimal, Decimal) {
        let (before, after) = (self.before.total, self.after.total);
        (after.low - before.low, after.high - before.high)
    }

    /// By how much its total moved at the most.
    #[must_use]
    pub fn distance(&self) -> Decimal {
        let (low, high) = self.change();
        low.abs().max(high.abs())
    }

    /// Whether its grade is another.
    #[must_use]
    pub fn crosses(&self) -> bool {
        self.before.grades != self.after.grades
    }
}

/// What became of all cases.
#[derive(Clone, Debug)]
pub struct Impact {
    /// How many there were.
    pub cases: usize,
    /// Totals, before, after and their change, of the cases whose totals are known both times.
    pub spread: Spread,
    /// The changes of these totals, from the most negative to the most positive.
    pub changes: Vec<ChangeStep>,
    /// The totals of every case before and after, in the order of the cases.
    pub totals: Vec<(Range, Range)>,
    /// Grades before and after, with how many cases went that way; grades that are possible stand together.
    pub grades: BTreeMap<(Vec<String>, Vec<String>), usize>,
    /// By pair of indicators; those that move most first, without those that move nothing.
    pub indicators: Vec<IndicatorSum>,
    /// By lever, in their order; without those that move nothing.
    pub levers: Vec<LeverSum>,
    /// Facts that are newly asked for and that some case lacks.
    pub lacking: Vec<Lacking>,
    /// How many changes were shared out in one order only.
    pub in_one_order: usize,
    /// The cases that moved, those that got another grade first, then those that moved most.
    pub moved: Vec<CaseImpact>,
    /// How many moved, shown or not.
    pub moved_count: usize,
}

/// Both versions with the parameters of one year.
struct Period<'p> {
    old: Version<'p>,
    new: Version<'p>,
    scorer: Scorer<'p>,
    hybrids: Hybrids<'p>,
    sharing: Sharing,
}

/// Scores case after case by both versions.
pub struct Measuring<'p> {
    old: Version<'p>,
    new: Version<'p>,
    ground: &'p Ground,
    /// By the years before which the parameters of either version hold.
    periods: BTreeMap<(Option<i32>, Option<i32>), Period<'p>>,
    old_facts: Facts,
    sums: Sums,
    ranks: Ranks,
    moved: Vec<CaseImpact>,
    moved_count: usize,
    /// How many moved cases are told one by one.
    most: usize,
}

/// How many cases more than asked for are kept before the least are dropped.
const SLACK: usize = 1024;

impl<'p> Measuring<'p> {
    /// Begins with no case. Of those that move, `most` are told one by one.
    #[must_use]
    pub fn new(old: Version<'p>, new: Version<'p>, ground: &'p Ground, most: usize) -> Self {
        Self {
            old,
            new,
            ground,
            periods: BTreeMap::new(),
            old_facts: Facts::none(),
            sums: Sums::new(old.pack, new.pack, ground),
            ranks: Ranks::default(),
            moved: Vec::new(),
            moved_count: 0,
            most,
        }
    }

    /// Takes a case that is bound to the reader of the ground, with its marks by the newer version.
    pub fn take(&mut self, case: RowCase<'_>, facts: &Facts, after: &Sheet) {
        let (old, new) = (self.old, self.new);
        let key = (old.program.period(case.year), new.program.period(case.year));
        let ground = self.ground;
        let period = self.periods.entry(key).or_insert_with(|| {
            let in_year = |version: Version<'p>| {
                let (pack, program) = version.program.in_year(version.pack, case.year);
                Version { pack, program }
            };
            let (old, new) = (in_year(old), in_year(new));
            let hybrids = Hybrids::new(old, new, &ground.matched, &ground.levers);
            Period {
                old,
                new,
                scorer: Scorer::new(old.pack, old.program),
                sharing: Sharing::of(&hybrids),
                hybrids,
            }
        });
        ground.fill_old(old, facts, &mut self.old_facts);
        let before = period.scorer.score(&self.old_facts);
        let (total_before, total_after) = (before.total, after.total);
        self.ranks.push(total_before, total_after);
        let place = self.ranks.len().saturating_sub(1);
        self.sums.lacks(case.id, facts);
        let labels = |grades: Vec<&crate::pack::Grade>| -> Vec<String> {
            grades.into_iter().map(|one| one.label.clone()).collect()
        };
        let grades = (
            labels(before.grades(period.old.pack)),
            labels(after.grades(period.new.pack)),
        );
        self.sums.totals(total_before, total_after, &grades);
        let indicators = moved_marks(&ground.matched, before, after);
        if indicators.is_empty() && total_before == total_after && grades.0 == grades.1 {
            return;
        }
        for moved in &indicators {
            self.sums.indicator(*moved, (period.old, period.new));
        }
        let marks = |pair: usize| {
            let pair = ground.matched.indicators.pairs.get(pair)?;
            let old = before.marks.get(pair.old?)?;
            Some((*old, *after.marks.get(pair.new?)?))
        };
        let case_facts = CaseFacts {
            old: &self.old_facts,
            new: facts,
        };
        let totals = (total_before, total_after);
        let attribution = period
            .sharing
            .share(&mut period.hybrids, case_facts, totals, &marks);
        let is_known = total_before.exact().is_some() && total_after.exact().is_some();
        self.sums.attribution(&attribution, is_known);
        self.moved_count = self.moved_count.saturating_add(1);
        if self.most == 0 {
            return;
        }
        self.moved.push(CaseImpact {
            id: case.id.to_owned(),
            subject: case.subject.to_owned(),
            year: case.year,
            before: Side {
                total: total_before,
                grades: grades.0,
                rank: (0, 0),
            },
            after: Side {
                total: total_after,
                grades: grades.1,
                rank: (0, 0),
            },
            indicators,
            attribution,
            place,
        });
        if self.moved.len() >= self.most.saturating_add(SLACK) {
            self.keep_most();
        }
    }

    fn keep_most(&mut self) {
        self.moved.sort_by(|one, other| {
            let key = |case: &CaseImpact| (case.crosses(), case.distance());
            key(other).cmp(&key(one)).then(one.place.cmp(&other.place))
        });
        self.moved.truncate(self.most);
    }

    /// What became of all cases.
    #[must_use]
    pub fn finish(mut self) -> Impact {
        self.keep_most();
        let ranks = self.ranks.ranked();
        for case in &mut self.moved {
            (case.before.rank, case.after.rank) = ranks.of(case.before.total, case.after.total);
        }
        self.sums
            .finish(self.ranks.into_totals(), self.moved, self.moved_count)
    }
}

/// The indicators whose marks are others than before. A zero at the end of a number is none.
pub(super) fn moved_marks(matched: &Matched, before: &Sheet, after: &Sheet) -> Vec<MovedMark> {
    let pairs = matched.indicators.pairs.iter().enumerate();
    let moved = pairs.filter_map(|(indicator, pair)| {
        let before = pair.old.and_then(|index| before.marks.get(index)).copied();
        let after = pair.new.and_then(|index| after.marks.get(index)).copied();
        (before != after).then_some(MovedMark {
            indicator,
            before,
            after,
        })
    });
    moved.collect()
}

/// The points of an indicator in either version, from the least to the most that they can be; none where it is not there.
#[must_use]
pub fn points_of(mark: Option<Mark>, pack: &Pack, index: Option<usize>) -> Range {
    let max = index.and_then(|index| pack.indicators.get(index));
    let max = max.map_or(Decimal::ZERO, |one| one.max);
    mark.map_or(Range::exactly(Decimal::ZERO), |mark| points(mark, max))
}
