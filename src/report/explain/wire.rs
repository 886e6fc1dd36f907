//! The types of an explanation that are written as JSON. A change here changes what programs read: additions keep the version,
//! anything else makes a new one.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::json::wire::{Case, Number, PackName, Range};

/// The version of this format.
#[derive(Serialize, JsonSchema)]
pub enum Version {
    #[serde(rename = "jixiao/explain@1")]
    Explain1,
}

/// Why a case has the scores it has. Numbers are texts in plain decimal notation; sentences are in the language asked for.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "jixiao explain")]
pub struct Document {
    /// The version of this format.
    pub schema: Version,
    pub pack: PackName,
    pub case: Case,
    pub total: Range,
    /// Every grade (等次) the total may still get, worst first.
    pub grades: Vec<String>,
    /// What limits or scales the total: what is left out, vetoes.
    pub total_points: Vec<Point>,
    /// Those asked for, in the pack's order.
    pub indicators: Vec<Indicator>,
}

/// An indicator with everything its score is made of.
#[derive(Serialize, JsonSchema)]
pub struct Indicator {
    pub id: String,
    pub name: String,
    pub max: Number,
    /// None where there is no score.
    pub score: Option<Number>,
    /// Whether more is known than steps and facts.
    pub is_complete: bool,
    /// Where it stands, what it rests on, its author's comments, its parameters and the functions it calls.
    pub rule: Vec<Point>,
    /// What its script did, in order.
    pub steps: Vec<Point>,
    /// How the score came about, and what becomes of it.
    pub score_points: Vec<Point>,
    /// The facts it read, and the evidence.
    pub facts: Vec<Point>,
}

/// A point of an explanation, with the points under it.
#[derive(Serialize, JsonSchema)]
pub struct Point {
    pub kind: Kind,
    /// The whole of it as a sentence.
    pub text: String,
    pub name: Option<String>,
    /// What it was computed of, in names.
    pub formula: Option<String>,
    /// The same with the figures put in.
    pub figures: Option<String>,
    /// A number to two digits after the point, or to as many as tell it apart; or a text.
    pub value: Option<String>,
    /// Whether a condition holds, an item is met, a band holds its figure.
    pub holds: Option<bool>,
    pub points: Vec<Point>,
}

/// What a point is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    // A sentence without figures of its own.
    #[default]
    Note,
    Parameter,
    Step,
    Condition,
    Flag,
    NotApplicable,
    Score,
    Band,
    Judged,
    Checklist,
    Item,
    Lookup,
    Table,
    Row,
    Effect,
    Fact,
}
