//! One subject in one year: facts as given, evidence, and what its published report claimed.

use crate::number::Decimal;
use crate::read::Raw;
use crate::source::Spanned;

/// A case (案例).
#[derive(Clone, Debug)]
pub struct Case {
    pub id: String,
    /// Whom it is about.
    pub subject: String,
    pub year: Spanned<i32>,
    /// The id of the standard that scores it, where the case names one.
    pub pack: Option<Spanned<String>>,
    /// The published document that the facts are taken from.
    pub source: Option<String>,
    /// In the file's order.
    pub facts: Vec<(Spanned<String>, Raw)>,
    /// By indicator: what supports the facts, in a few words.
    pub evidence: Vec<(Spanned<String>, String)>,
    pub reported: Reported,
}

/// What the published report claimed; never an input of scoring.
#[derive(Clone, Debug, Default)]
pub struct Reported {
    pub total: Option<Decimal>,
    pub grade: Option<String>,
    /// Subtotals by group.
    pub groups: Vec<(Spanned<String>, Decimal)>,
    /// By indicator.
    pub indicators: Vec<(Spanned<String>, ReportedIndicator)>,
}

/// What the published report claimed of one indicator. Digits are as printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportedIndicator {
    pub measure: Option<Decimal>,
    pub score: Option<Decimal>,
}
