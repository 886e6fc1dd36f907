//! The types that are written as JSON. A change here changes what programs read: additions keep the version, anything else
//! makes a new one.
//!
//! Numbers are texts in plain decimal notation, for a reader of JSON may hold a number as a binary fraction.

use schemars::JsonSchema;
use serde::Serialize;

use crate::score::CaseReference;

/// The version of this format.
#[derive(Serialize, JsonSchema)]
pub enum Version {
    #[serde(rename = "jixiao/evaluation@1")]
    Evaluation1,
}

/// A decimal number in plain notation, such as "97.00".
#[derive(Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Number(#[schemars(regex(pattern = r"^-?[0-9]+(\.[0-9]+)?$"))] pub String);

/// A pack applied to a case. Numbers are texts in plain decimal notation.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "jixiao evaluation")]
pub struct Document {
    /// The version of this format.
    pub schema: Version,
    pub pack: Pack,
    pub case: Case,
    pub total: Total,
    /// Top-level groups (一级指标), in the pack's order.
    pub groups: Vec<Group>,
    /// Vetoes (一票否决), in the pack's order.
    pub vetoes: Vec<Veto>,
    /// Reconciliation checks (勾稽关系), in the pack's order.
    pub relations: Vec<Relation>,
    /// Where the published report claims something else than was computed.
    pub differences: Vec<Difference>,
}

/// Which pack was applied, so that anyone can repeat it.
#[derive(Serialize, JsonSchema)]
pub struct Pack {
    pub id: String,
    pub version: String,
    pub title: String,
    /// The documents that the standard rests on.
    pub basis: Vec<String>,
    /// SHA-256 over the manifest and its scripts, in hexadecimal.
    pub digest: String,
    pub full_marks: Number,
}

/// Which pack was applied, by its name and its content.
#[derive(Serialize, JsonSchema)]
pub struct PackName {
    pub id: String,
    pub version: String,
    /// SHA-256 over the manifest and its scripts, in hexadecimal.
    pub digest: String,
}

/// Which case it was applied to.
#[derive(Serialize, JsonSchema)]
pub struct Case {
    pub id: String,
    pub subject: String,
    pub year: i32,
    pub source: Option<String>,
}

/// Points known exactly (both alike), or the range that indicators without a score leave open.
#[derive(Serialize, JsonSchema)]
pub struct Range {
    pub low: Number,
    pub high: Number,
}

/// The sum of all groups.
#[derive(Serialize, JsonSchema)]
pub struct Total {
    pub score: Range,
    /// Every grade (等次) the total may still get, worst first.
    pub grades: Vec<String>,
    /// Full marks of indicators left out as not applicable; the rest was scaled up by their share.
    pub excluded: Number,
    pub reported: Option<Number>,
    pub reported_grade: Option<String>,
}

/// A group (一级或二级指标) with its subtotal.
#[derive(Serialize, JsonSchema)]
pub struct Group {
    /// The whole path: 过程/预算执行.
    pub id: String,
    pub name: String,
    pub max: Number,
    /// How it goes into the total.
    pub kind: KindName,
    /// How its score comes of those below it.
    pub counts: CountingName,
    /// Points of a capped group that the indicators which apply cannot fill; they count as left out.
    pub unfilled: Number,
    /// Of a penalty group, the points to be subtracted.
    pub score: Range,
    pub reported: Option<Number>,
    pub groups: Vec<Group>,
    pub indicators: Vec<Indicator>,
}

/// How a group goes into the total.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum KindName {
    /// Within the full marks.
    Base,
    /// Added to them.
    Bonus,
    /// Subtracted.
    Penalty,
}

/// How a group's score comes of those below it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CountingName {
    /// Their sum.
    Sum,
    /// Their sum, at most the group's maximum.
    Capped,
    /// The group's maximum less the points deducted below it, at least 0.
    Deductions,
}

/// An indicator (指标) with its outcome and how it came about.
#[derive(Serialize, JsonSchema)]
pub struct Indicator {
    pub id: String,
    pub name: String,
    pub max: Number,
    pub outcome: OutcomeName,
    /// None where the indicator is missing, failed or left out.
    pub score: Option<Number>,
    /// What the score falls short of the maximum.
    pub lost: Option<Number>,
    /// The headline figure, unrounded.
    pub measure: Option<Measure>,
    /// The script's outermost variables, in order.
    pub steps: Vec<Step>,
    /// The facts that the rule read, as given.
    pub facts: Vec<Fact>,
    /// Duties without points (提示).
    pub flags: Vec<String>,
    /// Where the outcome is not-applicable.
    pub not_applicable: Option<NotApplicable>,
    /// The facts that the case does not give, where the outcome is missing.
    pub missing: Vec<String>,
    /// Where the outcome is failed.
    pub failure: Option<Failure>,
    pub evidence: Option<String>,
    pub reported_score: Option<Number>,
    pub reported_measure: Option<Number>,
}

/// What became of an indicator.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeName {
    Scored,
    NotApplicable,
    Missing,
    Failed,
}

/// The headline figure of an indicator.
#[derive(Serialize, JsonSchema)]
pub struct Measure {
    pub step: String,
    pub value: Number,
    pub unit: Option<String>,
}

/// A step of a script; exactly one of its values is given, or none where it has no short form.
#[derive(Serialize, JsonSchema)]
pub struct Step {
    pub name: String,
    pub number: Option<Number>,
    pub bool: Option<bool>,
    pub text: Option<String>,
}

/// A fact in short form; no value where the case does not give it.
#[derive(Serialize, JsonSchema)]
pub struct Fact {
    pub name: String,
    pub value: Option<String>,
    pub unit: Option<String>,
}

/// Why an indicator does not apply, and what it gets.
#[derive(Serialize, JsonSchema)]
pub struct NotApplicable {
    pub policy: PolicyName,
    pub reason: String,
}

/// What limits the grade or the total of a case, whatever it scores.
#[derive(Serialize, JsonSchema)]
pub struct Veto {
    pub id: String,
    pub name: String,
    /// The document that states it.
    pub basis: Option<String>,
    /// The best grade that is left where it applies.
    pub grade: Option<String>,
    /// The most points that are left where it applies.
    pub total: Option<Number>,
    pub status: VetoStatus,
    /// The facts that are not given, where the status is unknown for want of them.
    pub missing: Vec<String>,
    /// Why its condition has no answer, where the status is unknown for that.
    pub failure: Option<Failure>,
}

/// Whether a veto applies to a case.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum VetoStatus {
    Applies,
    AppliesNot,
    Unknown,
}

/// What an indicator gets that does not apply.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PolicyName {
    /// Full marks.
    Full,
    /// Left out, its weight spread over the rest in proportion.
    Exclude,
    /// Zero.
    Zero,
    /// Left out, its weight given to another indicator.
    Move,
}

/// Why a rule has no score.
#[derive(Serialize, JsonSchema)]
pub struct Failure {
    /// A stable name, such as zero-divisor.
    pub code: String,
    /// A sentence in the language asked for.
    pub message: String,
    pub place: Option<Place>,
    /// The figures that the rule had read.
    pub figures: Vec<String>,
}

/// A place in a file; both count from 1, columns in characters.
#[derive(Serialize, JsonSchema)]
pub struct Place {
    pub file: String,
    pub line: usize,
    pub column: usize,
}

/// A reconciliation check.
#[derive(Serialize, JsonSchema)]
pub struct Relation {
    pub id: String,
    pub name: String,
    pub expression: String,
    pub source: Option<String>,
    pub status: StatusName,
    /// The arithmetic of every part that fails.
    pub failed: Vec<FailedRelation>,
    /// The facts that are not given, where the status is unknown.
    pub missing: Vec<String>,
}

/// Whether some values within the printed figures satisfy a relation.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StatusName {
    Holds,
    Fails,
    Unknown,
}

/// A relation that no values satisfy; values are for the figures as printed, to six places.
#[derive(Serialize, JsonSchema)]
pub struct FailedRelation {
    pub left: String,
    pub left_value: Option<Number>,
    pub operator: String,
    pub right: String,
    pub right_value: Option<Number>,
}

/// A figure that the published report gives otherwise.
#[derive(Serialize, JsonSchema)]
pub struct Difference {
    pub about: DifferenceAbout,
    /// The indicator or group; none for total and grade.
    pub id: Option<String>,
    pub reported: String,
    pub computed: String,
    pub kind: DifferenceKindName,
}

/// What a difference is about.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceAbout {
    Measure,
    Score,
    Group,
    Total,
    Grade,
}

/// How a reported figure differs.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DifferenceKindName {
    /// Further digits were cut off instead of rounded.
    Truncated,
    Other,
}

impl PackName {
    /// Of a pack, by its id, version and digest.
    pub fn of([id, version, digest]: [&str; 3]) -> Self {
        Self {
            id: id.to_owned(),
            version: version.to_owned(),
            digest: digest.to_owned(),
        }
    }
}

impl Case {
    /// Of a case that was scored.
    pub fn of(case: &CaseReference) -> Self {
        Self {
            id: case.id.clone(),
            subject: case.subject.clone(),
            year: case.year,
            source: case.source.clone(),
        }
    }
}
