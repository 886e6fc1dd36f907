//! What the cells hold of the facts of a case.

use crate::bind::Facts;
use crate::number::{Decimal, Small};
use crate::pack::{Judged, Value};
use crate::script::library::checklist;
use crate::script::rule::FactIndex;

/// The figures of a case, and room for what is computed of them.
#[derive(Clone, Debug)]
pub struct Cells {
    /// Empty where a fact is not given, or no small fraction.
    pub(super) values: Vec<Option<Small>>,
}

/// The number of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell(pub u16);

impl Cell {
    /// Its place.
    #[inline]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl Cell {
    /// The cell so many after it.
    pub fn next(self, count: u16) -> Option<Self> {
        self.0.checked_add(count).map(Self)
    }
}

impl Cells {
    pub(super) fn set(&mut self, cell: Cell, value: Option<Small>) {
        if let Some(place) = self.values.get_mut(cell.index()) {
            *place = value;
        }
    }
}

/// What of a fact a cell holds. A yes is 1, a no is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Input {
    pub fact: FactIndex,
    pub part: Part,
}

/// A part of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A number, a yes or no, or the index of a choice's option.
    Whole,
    /// Whether the case gives it.
    Given,
    /// The answer to an item of a checklist.
    Item(usize),
    /// How many items of a checklist are met.
    Met,
    /// How many are not.
    Unmet,
    /// The rate of a judgement, in percent of full marks.
    Rate,
    /// The same, of a judgement without points.
    RateAlone,
    /// The points of a judgement.
    Points,
    /// Where the tier that a judge named begins, in percent of full marks.
    TierFrom,
    /// Where it ends.
    TierTo,
    /// Whether its end belongs to it.
    TierToInclusive,
}

/// What the points of a judgement are computed of, in the order of its cells.
pub const JUDGEMENT: [Part; 5] = [
    Part::RateAlone,
    Part::Points,
    Part::TierFrom,
    Part::TierTo,
    Part::TierToInclusive,
];

impl Input {
    /// Its figure in these facts.
    pub fn of(self, facts: &Facts) -> Option<Small> {
        let value = facts.get(self.fact);
        match (self.part, value) {
            (Part::Given, _) => Some(truth(value.is_some())),
            (Part::Whole, Some(Value::Number(number))) => Small::from_decimal(*number),
            (Part::Whole, Some(Value::Bool(yes))) => Some(truth(*yes)),
            (Part::Whole, Some(Value::Choice(option))) => count(*option),
            // That it is given is all there is to know of it.
            (Part::Whole, Some(Value::Text(_))) => Some(truth(true)),
            (Part::Item(index), Some(Value::Checklist(list))) => {
                Some(truth(*list.answers.get(index)?))
            }
            (Part::Met, Some(Value::Checklist(list))) => count(checklist::count(list, true)),
            (Part::Unmet, Some(Value::Checklist(list))) => count(checklist::count(list, false)),
            (part, Some(Value::Judged(judged))) => judgement(part, judged),
            _ => None,
        }
    }
}

fn judgement(part: Part, judged: &Judged) -> Option<Small> {
    let tier = judged.tier.as_ref();
    let figure: Option<Decimal> = match part {
        Part::Rate => judged.rate,
        Part::RateAlone if judged.score.is_none() => judged.rate,
        Part::Points => judged.score,
        Part::TierFrom => Some(tier?.from),
        Part::TierTo => Some(tier?.to),
        Part::TierToInclusive => return Some(truth(tier?.to_inclusive)),
        _ => None,
    };
    Small::from_decimal(figure?)
}

/// A yes or no, as a cell holds it.
#[inline]
pub fn truth(yes: bool) -> Small {
    if yes { Small::ONE } else { Small::ZERO }
}

/// A count, as a cell holds it.
pub fn count(count: usize) -> Option<Small> {
    Small::from_integer(i64::try_from(count).ok()?)
}
