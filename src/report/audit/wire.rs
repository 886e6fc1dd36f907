//! The types of an audit that are written as JSON. A change here changes what programs read: additions keep the version,
//! anything else makes a new one.

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::json::wire::{Case, Number, PackName};

/// The version of this format.
#[derive(Serialize, JsonSchema)]
pub enum Version {
    #[serde(rename = "jixiao/audit@1")]
    Audit1,
}

/// A published report held against itself and against a pack. Numbers are texts in plain decimal notation.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "jixiao audit")]
pub struct Document {
    /// The version of this format.
    pub schema: Version,
    pub pack: PackName,
    pub case: Case,
    /// How many faults there are in all.
    pub faults: usize,
    /// Every indicator of which the report claims something, in the pack's order.
    pub indicators: Vec<Indicator>,
    /// Subtotals and the total, as far as the report gives what they are the sum of.
    pub sums: Vec<Sum>,
    /// The grade (等次) beside the total that the report gives.
    pub grade: Option<Grade>,
    /// Subtotals, total and grade that were computed otherwise.
    pub differences: Vec<Difference>,
    /// Reconciliation checks (勾稽关系) that fail, in the pack's order.
    pub relations: Vec<Relation>,
}

/// What the report claims of an indicator.
#[derive(Serialize, JsonSchema)]
pub struct Indicator {
    pub id: String,
    pub name: String,
    /// The unit of its measure.
    pub unit: Option<String>,
    pub max: Number,
    pub measure: Option<Figure>,
    pub score: Option<Figure>,
}

/// A figure that the report claims.
#[derive(Serialize, JsonSchema)]
pub struct Figure {
    /// As printed.
    pub reported: Number,
    pub computed: Option<Number>,
    /// What it is computed of, in figures: 14 ÷ 19 × 100 %.
    pub arithmetic: Option<String>,
    pub verdict: VerdictName,
    /// Where the printed digits of the facts leave it open.
    pub range: Option<Range>,
    /// The slip of the pen that gives the reported figure exactly.
    pub slip: Option<Slip>,
}

/// How a claimed figure stands to the computed one.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VerdictName {
    /// The computed figure rounds to it.
    Equal,
    /// The computed figure with its further digits cut off.
    Truncated,
    /// Another figure, but one that the printed digits of the facts allow.
    LeftOpen,
    /// A score above the maximum.
    AboveMax,
    /// A score below 0.
    BelowZero,
    /// Another figure.
    Wrong,
    /// It could not be computed.
    Unknown,
}

/// From the least to the most.
#[derive(Serialize, JsonSchema)]
pub struct Range {
    pub low: Number,
    pub high: Number,
}

/// A slip of the pen.
#[derive(Serialize, JsonSchema)]
pub struct Slip {
    pub kind: SlipName,
    /// What would have been right.
    pub should: Number,
    /// The fact whose figure it is, in a reconciliation check.
    pub fact: Option<String>,
}

/// What went wrong.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SlipName {
    /// Further digits were cut off instead of rounded.
    Truncated,
    /// A ratio for a percentage, or the other way about.
    PercentForRatio,
    /// 元 for 万元, or the other way about.
    TenThousand,
    /// The decimal point stands in the wrong place.
    DecimalPoint,
    /// Two neighbouring digits stand the wrong way round.
    DigitsSwapped,
    /// The sign is wrong.
    Sign,
}

/// A subtotal or the total.
#[derive(Serialize, JsonSchema)]
pub struct Sum {
    /// The group; none for the total.
    pub group: Option<String>,
    pub reported: Number,
    /// What the reported scores come to.
    pub computed: Number,
    pub follows: bool,
    /// Whether it is more than there is.
    pub above_max: bool,
    pub parts: Vec<Part>,
    /// The one score that, as it was computed, would make the sum right.
    pub mended: Option<Mended>,
}

/// A score that is summed up.
#[derive(Serialize, JsonSchema)]
pub struct Part {
    pub name: String,
    pub score: Number,
}

/// A score that the report's own sums contradict.
#[derive(Serialize, JsonSchema)]
pub struct Mended {
    pub name: String,
    pub reported: Number,
    pub computed: Number,
}

/// The grade that the report gives.
#[derive(Serialize, JsonSchema)]
pub struct Grade {
    pub reported: String,
    /// The total that the report gives.
    pub total: Number,
    /// The grades that this total can have, worst first.
    pub by_total: Vec<String>,
    pub follows: bool,
}

/// A subtotal, total or grade that was computed otherwise.
#[derive(Serialize, JsonSchema)]
pub struct Difference {
    /// The group; none for total and grade.
    pub group: Option<String>,
    pub about: AboutName,
    pub reported: String,
    pub computed: String,
}

/// What a difference is about.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AboutName {
    Group,
    Total,
    Grade,
}

/// A reconciliation check that fails.
#[derive(Serialize, JsonSchema)]
pub struct Relation {
    pub id: String,
    pub name: String,
    pub source: Option<String>,
    /// The arithmetic of every part that fails, in the language asked for.
    pub arithmetic: Vec<String>,
    pub slip: Option<Slip>,
}
