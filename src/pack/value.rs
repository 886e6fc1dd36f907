//! Values of facts once they have passed the pack's declaration: what a rule computes with.

use std::sync::Arc;

use crate::number::Decimal;

/// A fact's value, of the type that the pack declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `decimal`, `integer` and `percent`; a percent counts percentage points, 98 for 98 %.
    Number(Decimal),
    /// `bool`.
    Bool(bool),
    /// `choice`: the option's index in the declaration.
    Choice(usize),
    /// `text`.
    Text(String),
    /// `judged`.
    Judged(Judged),
    /// `checklist`.
    Checklist(Checklist),
    /// `table`.
    Table(Table),
}

/// A judgement (评定): a tier, a rate or points, and the reason. At least one of `rate` and `score` is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    pub tier: Option<Arc<Tier>>,
    /// Percent of full marks.
    pub rate: Option<Decimal>,
    /// Points, where the judge gave points.
    pub score: Option<Decimal>,
    pub reason: String,
}

/// One tier (档次) of a judged fact: the rates it allows, in percent of full marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tier {
    pub label: String,
    /// Inclusive.
    pub from: Decimal,
    pub to: Decimal,
    /// Whether `to` itself belongs to the tier: so for the highest one.
    pub to_inclusive: bool,
    /// The rate to use where the judge names only the tier.
    pub rate: Option<Decimal>,
}

impl Tier {
    /// Whether the tier allows `rate` (percent of full marks).
    #[must_use]
    pub fn allows(&self, rate: Decimal) -> bool {
        self.from <= rate && (rate < self.to || self.to_inclusive && rate == self.to)
    }
}

/// Answers to a fixed list of checks, in the order in which the pack lists them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checklist {
    /// The pack's list; shared by all cases.
    pub names: Arc<[String]>,
    pub answers: Vec<bool>,
}

impl Checklist {
    /// Every item with its answer.
    pub fn items(&self) -> impl Iterator<Item = (&str, bool)> {
        self.names
            .iter()
            .map(String::as_str)
            .zip(self.answers.iter().copied())
    }
}

/// Rows of a table fact; every row has every column, in the order of the declaration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub rows: Vec<Vec<Value>>,
}
