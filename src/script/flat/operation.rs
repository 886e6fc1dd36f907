//! One operation on cells.

use std::ops::ControlFlow;

use super::Quick;
use super::cells::Cell;
use crate::number::{Rounding, Small};
use crate::script::library::judged::{Figures, points_of};
use crate::script::library::{Band, Comparison, Five, Four, Lists, Numbers, One, Three, Two, tier};

/// What is done with cells. One that has no result ends the rule.
#[derive(Clone, Debug)]
pub enum Operation {
    One(One<Small>, Cell, Cell),
    Two(Two<Small>, [Cell; 2], Cell),
    Three(Three<Small>, [Cell; 3], Cell),
    Four(Four<Small>, [Cell; 4], Cell),
    Five(Five<Small>, [Cell; 5], Cell),
    Numbers(Numbers<Small>, Box<[Cell]>, Cell),
    Lists(Lists<Small>, [Box<[Cell]>; 2], Cell),
    /// To this many digits.
    Round(Rounding, u32, Cell, Cell),
    Tier(Box<[Band<Small>]>, Cell, Cell),
    /// The points of a judgement, which takes five cells from the second on; the first holds full marks.
    Judged(Option<u32>, [Cell; 2], Cell),
    /// The number that stands at the index in a cell.
    Pick(Box<[Option<Small>]>, Cell, Cell),
    Copy(Cell, Cell),
    /// Goes on there.
    Jump(usize),
    /// Goes on there if the cell holds this answer.
    JumpIf(Cell, bool, usize),
    /// Goes on there if the comparison comes to this answer.
    JumpIfCompare(Comparison, [Cell; 2], bool, usize),
    /// Demands that a cell is not empty.
    Demand(Cell),
    /// Ends with the score in the first cell, if it is within 0 and the second.
    Score(Cell, Cell),
    NotApplicable,
}

impl Operation {
    /// Does it; `next` is the place of the operation after it.
    #[inline]
    pub fn run(&self, cells: &mut [Option<Small>], next: &mut usize) -> ControlFlow<Quick> {
        self.step(cells, next)
            .unwrap_or(ControlFlow::Break(Quick::Unknown))
    }

    /// None where there is no result.
    #[inline]
    fn step(&self, cells: &mut [Option<Small>], next: &mut usize) -> Option<ControlFlow<Quick>> {
        let (to, value) = match self {
            Self::One(compute, a, to) => (*to, compute(&get(cells, *a)?).ok()?),
            Self::Two(compute, [a, b], to) => {
                (*to, compute(&get(cells, *a)?, &get(cells, *b)?).ok()?)
            }
            Self::Three(compute, of, to) => {
                let [a, b, c] = several(cells, *of)?;
                (*to, compute(&a, &b, &c).ok()?)
            }
            Self::Four(compute, of, to) => {
                let [a, b, c, d] = several(cells, *of)?;
                (*to, compute(&a, &b, &c, &d).ok()?)
            }
            Self::Five(compute, of, to) => {
                let [first, second, third, fourth, fifth] = several(cells, *of)?;
                (*to, compute(&first, &second, &third, &fourth, &fifth).ok()?)
            }
            Self::Numbers(compute, list, to) => {
                (*to, of_list(cells, list, |numbers| compute(numbers).ok())?)
            }
            Self::Lists(compute, [first, second], to) => {
                let result = of_list(cells, first, |first| {
                    of_list(cells, second, |second| compute(first, second).ok())
                });
                (*to, result?)
            }
            Self::Round(rounding, digits, x, to) => {
                (*to, get(cells, *x)?.round(*rounding, *digits)?)
            }
            Self::Tier(bands, x, to) => (*to, tier::first_holding(&get(cells, *x)?, bands).ok()?),
            Self::Judged(digits, [full, judged], to) => {
                let full = get(cells, *full)?;
                (
                    *to,
                    points_of(&full, &figures(cells, *judged)?, *digits).ok()?,
                )
            }
            Self::Pick(numbers, at, to) => {
                let index = get(cells, *at)?.units(Rounding::Truncate, 0)?;
                (*to, (*numbers.get(usize::try_from(index).ok()?)?)?)
            }
            Self::Copy(from, to) => (*to, get(cells, *from)?),
            Self::Jump(there) => {
                *next = *there;
                return Some(ControlFlow::Continue(()));
            }
            Self::JumpIf(cell, answer, there) => {
                if get(cells, *cell)?.is_zero() != *answer {
                    *next = *there;
                }
                return Some(ControlFlow::Continue(()));
            }
            Self::JumpIfCompare(comparison, [a, b], answer, there) => {
                if comparison.holds(&get(cells, *a)?, &get(cells, *b)?) == *answer {
                    *next = *there;
                }
                return Some(ControlFlow::Continue(()));
            }
            Self::Demand(cell) => {
                get(cells, *cell)?;
                return Some(ControlFlow::Continue(()));
            }
            Self::Score(score, max) => {
                let score = get(cells, *score)?;
                let is_within = !score.is_negative() && score <= get(cells, *max)?;
                return is_within.then_some(ControlFlow::Break(Quick::Score(score)));
            }
            Self::NotApplicable => return Some(ControlFlow::Break(Quick::NotApplicable)),
        };
        *cells.get_mut(to.index())? = Some(value);
        Some(ControlFlow::Continue(()))
    }

    /// The same operation, its result in another cell.
    pub fn with_result(mut self, cell: Cell) -> Self {
        if let Some(place) = self.place() {
            *place = cell;
        }
        self
    }

    /// Where its result goes, if it has one.
    fn place(&mut self) -> Option<&mut Cell> {
        match self {
            Self::One(.., to)
            | Self::Two(.., to)
            | Self::Three(.., to)
            | Self::Four(.., to)
            | Self::Five(.., to)
            | Self::Numbers(.., to)
            | Self::Lists(.., to)
            | Self::Round(.., to)
            | Self::Tier(.., to)
            | Self::Judged(.., to)
            | Self::Pick(.., to)
            | Self::Copy(_, to) => Some(to),
            Self::Jump(_)
            | Self::JumpIf(..)
            | Self::JumpIfCompare(..)
            | Self::Demand(_)
            | Self::Score(..)
            | Self::NotApplicable => None,
        }
    }
}

#[inline]
fn get(cells: &[Option<Small>], cell: Cell) -> Option<Small> {
    *cells.get(cell.index())?
}

#[inline]
fn several<const COUNT: usize>(
    cells: &[Option<Small>],
    of: [Cell; COUNT],
) -> Option<[Small; COUNT]> {
    let mut numbers = [Small::ZERO; COUNT];
    for (number, cell) in numbers.iter_mut().zip(of) {
        *number = get(cells, cell)?;
    }
    Some(numbers)
}

/// As many numbers as most lists have.
const FEW: usize = 8;

/// What a function makes of the numbers in some cells; few of them need no memory.
#[inline]
fn of_list<R>(
    cells: &[Option<Small>],
    list: &[Cell],
    compute: impl FnOnce(&[Small]) -> Option<R>,
) -> Option<R> {
    let mut few = [Small::ZERO; FEW];
    let Some(numbers) = few.get_mut(..list.len()) else {
        let numbers: Option<Vec<Small>> = list.iter().map(|cell| get(cells, *cell)).collect();
        return compute(&numbers?);
    };
    for (number, cell) in numbers.iter_mut().zip(list) {
        *number = get(cells, *cell)?;
    }
    compute(numbers)
}

/// The judgement in five cells, in the order of [`JUDGEMENT`](super::cells::JUDGEMENT).
#[inline]
fn figures(cells: &[Option<Small>], first: Cell) -> Option<Figures<'static, Small>> {
    let judgement = cells.get(first.index()..)?.first_chunk::<5>()?;
    Some(match *judgement {
        [Some(rate), ..] => Figures::Rate(rate),
        [None, Some(score), None, None, None] => Figures::Points(score),
        [None, Some(score), Some(from), Some(to), Some(inclusive)] => Figures::PointsInTier {
            score,
            from,
            to,
            to_inclusive: !inclusive.is_zero(),
            label: "",
        },
        _ => return None,
    })
}
