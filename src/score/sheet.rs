//! The marks of one case after the other, for many cases: what each indicator and the total come to, and no more said.

use super::evaluation::Range;
use super::indicator::{measure, policy_score, rounded};
use super::moves::{gained, raised};
use super::total::{Part, PlainSum, summed};
use super::veto::Limits;
use crate::bind::Facts;
use crate::number::Decimal;
use crate::pack::{Grade, Indicator, Pack};
use crate::script::{Cells, ConditionEnd, End, Inputs, Program, Quick};

/// What an indicator comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Rounded as the pack says; within 0..max.
    Scored(Decimal),
    /// What the policy gives, none where the indicator is left out of the total.
    NotApplicable(Option<Decimal>),
    /// The case does not give a fact.
    Missing,
    /// The rule has no result for these facts.
    Failed,
}

/// The marks of a case, as [`score`](super::score) gives them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// In the order of the pack's indicators.
    pub marks: Vec<Mark>,
    /// The total.
    pub total: Range,
    /// Full marks of the indicators left out as not applicable.
    pub excluded: Decimal,
    /// What vetoes leave of the grades.
    limits: Limits,
}

/// Whether it is known which vetoes apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VetoKnown {
    All,
    /// Some cannot be told.
    Some,
}

impl Sheet {
    /// Whether it is known which vetoes apply.
    #[must_use]
    pub fn vetoes_known(&self) -> VetoKnown {
        if self.limits.is_certain() {
            VetoKnown::All
        } else {
            VetoKnown::Some
        }
    }

    /// Every grade the total may still get, best first.
    #[must_use]
    pub fn grades<'p>(&self, pack: &'p Pack) -> Vec<&'p Grade> {
        self.limits.grades(pack, self.total)
    }
}

/// Scores case after case; what a case takes is lent to the next.
pub struct Scorer<'p> {
    pack: &'p Pack,
    program: &'p Program,
    cells: Cells,
    sheet: Sheet,
    /// Whether the total is nothing but the sum of all marks.
    is_plain: bool,
    /// The points that each indicator has got of those that do not apply; empty where no weight moves.
    gained: Vec<Decimal>,
}

impl<'p> Scorer<'p> {
    /// For this pack; `program` must be compiled of it.
    #[must_use]
    pub fn new(pack: &'p Pack, program: &'p Program) -> Self {
        let nothing = Range::exactly(Decimal::ZERO);
        Self {
            pack,
            program,
            cells: program.cells(),
            is_plain: pack.is_plain_sum() && !pack.has_moves(),
            gained: Vec::new(),
            sheet: Sheet {
                marks: Vec::with_capacity(pack.indicators.len()),
                total: nothing,
                excluded: Decimal::ZERO,
                limits: Limits::default(),
            },
        }
    }

    /// The marks of a case whose facts are bound to the pack.
    pub fn score(&mut self, facts: &Facts) -> &Sheet {
        self.program.fill(facts, &mut self.cells);
        self.sheet.marks.clear();
        let mut sum = PlainSum::default();
        for (index, indicator) in self.pack.indicators.iter().enumerate() {
            let mark = self.mark(index, indicator, facts);
            sum.add(mark, indicator.max);
            self.sheet.marks.push(mark);
        }
        if self.pack.has_moves() {
            self.move_weights(facts);
        }
        if !self.is_plain {
            let marks = &self.sheet.marks;
            (self.sheet.total, self.sheet.excluded) =
                summed(self.pack, &|index| self.part(marks, index));
            self.limit(facts);
            return &self.sheet;
        }
        self.sheet.total = sum.total(self.pack, self.pack.full_marks);
        self.sheet.excluded = sum.excluded;
        self.limit(facts);
        &self.sheet
    }

    /// Asks the pack's vetoes what they leave of the total.
    fn limit(&mut self, facts: &Facts) {
        if self.pack.vetoes.is_empty() {
            return;
        }
        let program = self.program;
        let vetoes = self.pack.vetoes.iter().enumerate();
        let relevant = vetoes.filter_map(|(index, veto)| match program.veto(index, facts)? {
            ConditionEnd::Holds => Some((&veto.limit, true)),
            ConditionEnd::HoldsNot => None,
            ConditionEnd::Missing(_) | ConditionEnd::Failed(_) => Some((&veto.limit, false)),
        });
        self.sheet.limits = Limits::of(self.pack, relevant);
        self.sheet.total = self.sheet.limits.marks(self.sheet.total);
    }

    fn part(&self, marks: &[Mark], index: usize) -> Part {
        let Some((mark, indicator)) = marks.get(index).zip(self.pack.indicators.get(index)) else {
            return Part::nothing();
        };
        let max = indicator.max + self.gained.get(index).copied().unwrap_or_default();
        match *mark {
            Mark::Scored(score) | Mark::NotApplicable(Some(score)) => Part::scored(score, max),
            Mark::NotApplicable(None) => Part::nothing(),
            Mark::Missing | Mark::Failed => Part::open(max),
        }
    }

    /// Scores the indicators anew that get points of those that do not apply.
    fn move_weights(&mut self, facts: &Facts) {
        let marks = &self.sheet.marks;
        self.gained = gained(self.pack, |index| {
            matches!(marks.get(index), Some(Mark::NotApplicable(None)))
        });
        for (index, indicator) in self.pack.indicators.iter().enumerate() {
            let points = self.gained.get(index).copied().unwrap_or_default();
            let is_moved = matches!(self.sheet.marks.get(index), Some(Mark::NotApplicable(None)));
            if points.is_zero() || is_moved && indicator.moves_to.is_some() {
                continue;
            }
            let mark = self.careful_mark(index, indicator, facts, points);
            if let Some(place) = self.sheet.marks.get_mut(index) {
                *place = mark;
            }
        }
    }

    fn mark(&mut self, index: usize, indicator: &Indicator, facts: &Facts) -> Mark {
        match self.program.quick(index, &mut self.cells) {
            Quick::Score(score) => {
                if let Some(units) = score.units(self.pack.rounding, self.pack.decimals)
                    && let Ok(score) = Decimal::try_new(units, self.pack.decimals)
                {
                    return Mark::Scored(score);
                }
            }
            Quick::NotApplicable => {
                return Mark::NotApplicable(policy_score(indicator, Decimal::ZERO));
            }
            Quick::Unknown => {}
        }
        self.careful_mark(index, indicator, facts, Decimal::ZERO)
    }

    #[cold]
    fn careful_mark(
        &self,
        index: usize,
        indicator: &Indicator,
        facts: &Facts,
        gained: Decimal,
    ) -> Mark {
        let inputs = Inputs::new(self.pack, facts);
        let Some(run) = self.program.run(index, &inputs) else {
            return Mark::Failed;
        };
        if measure(indicator, &run.steps).is_err() {
            return Mark::Failed;
        }
        match run.end {
            End::Score(score) => {
                Mark::Scored(rounded(&raised(score, indicator, gained), self.pack))
            }
            End::NotApplicable(_) => Mark::NotApplicable(policy_score(indicator, gained)),
            End::Missing(_) => Mark::Missing,
            End::Failed(_) => Mark::Failed,
        }
    }
}
