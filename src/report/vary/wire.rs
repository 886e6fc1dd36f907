//! The types that are written as JSON. A change here changes what programs read: additions keep the version, anything else makes
//! a new one.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::json::wire::{Case, Number, PackName, Range};

/// The version of the format of sweeps.
#[derive(Serialize, JsonSchema)]
pub enum SweepVersion {
    #[serde(rename = "jixiao/whatif@1")]
    Whatif1,
}

/// The version of the format of advice.
#[derive(Serialize, JsonSchema)]
pub enum AdviceVersion {
    #[serde(rename = "jixiao/advice@1")]
    Advice1,
}

/// The marks of a case as one fact or parameter takes other values. Numbers are texts in plain decimal notation.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "jixiao whatif")]
pub struct Sweep {
    /// The version of this format.
    pub schema: SweepVersion,
    pub pack: PackName,
    pub case: Case,
    /// The fact or parameter.
    pub name: String,
    pub unit: Option<String>,
    /// Its value in the case, or in the pack.
    pub now: Option<String>,
    /// The marks as the case is.
    pub marks: Marks,
    /// At every value, in the order gone through.
    pub points: Vec<Point>,
}

/// The marks at one value.
#[derive(Serialize, JsonSchema)]
pub struct Point {
    pub value: String,
    pub marks: Marks,
}

/// What a case comes to.
#[derive(Serialize, JsonSchema)]
pub struct Marks {
    pub total: Range,
    /// Every grade (等次) the total may still get, worst first.
    pub grades: Vec<String>,
    /// The scores of the indicators that move.
    pub scores: Vec<Score>,
}

/// The score of an indicator.
#[derive(Serialize, JsonSchema)]
pub struct Score {
    pub id: String,
    pub score: Option<Number>,
}

/// The points that a case lost, and the smallest changes of one fact that regain them.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "jixiao advice")]
pub struct Advice {
    /// The version of this format.
    pub schema: AdviceVersion,
    pub pack: PackName,
    pub case: Case,
    pub total: Range,
    pub grades: Vec<String>,
    /// Most points first.
    pub indicators: Vec<Indicator>,
}

/// An indicator that lost points.
#[derive(Serialize, JsonSchema)]
pub struct Indicator {
    pub id: String,
    pub name: String,
    pub max: Number,
    pub score: Number,
    pub lost: Number,
    /// Those that regain most first, of those the smallest first.
    pub regains: Vec<Regain>,
}

/// A change of one fact.
#[derive(Serialize, JsonSchema)]
pub struct Regain {
    pub fact: String,
    pub unit: Option<String>,
    /// The value in the case, or the rate of its judgement in percent; none for a checklist.
    pub from: Option<String>,
    pub to: Option<String>,
    /// The items of a checklist that would have to be met.
    pub items: Vec<String>,
    /// The score of the indicator then.
    pub score: Number,
    /// What the whole case comes to then.
    pub total: Range,
    pub grades: Vec<String>,
}
