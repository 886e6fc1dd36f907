//! The types of a comparison that are written as JSON. A change here changes what programs read: additions keep the version,
//! anything else makes a new one.

use schemars::JsonSchema;
use serde::Serialize;

/// The version of this format.
#[derive(Serialize, JsonSchema)]
pub enum Version {
    #[serde(rename = "jixiao/comparison@1")]
    Comparison1,
}

/// Two versions of a rule pack held against each other.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "jixiao comparison")]
pub struct Document {
    /// The version of this format.
    pub schema: Version,
    pub old: Pack,
    pub new: Pack,
    /// What changed in the rules, in the order of a manifest.
    pub edits: Vec<Edit>,
    /// The indicators of both versions whose rules hang on something that changed.
    pub differing: Vec<Differing>,
    /// Whom the changes move; none where no cases were given.
    pub impact: Option<Impact>,
}

/// For which facts the two versions of a rule differ.
#[derive(Serialize, JsonSchema)]
pub struct Differing {
    /// The id of the indicator in the newer version.
    pub indicator: String,
    pub found: FoundName,
    /// How many cases were tried.
    pub tries: usize,
    pub region: Option<Region>,
    /// The simplest facts found for which the newer version gives more.
    pub more: Option<Witness>,
    pub less: Option<Witness>,
    /// Only one version gives a score.
    pub otherwise: Option<Witness>,
}

/// What is known of the two versions of a rule.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FoundName {
    /// They come to the same for any facts that the pack admits.
    Proven,
    /// No facts were found for which they differ.
    Unseen,
    Differs,
}

/// The figures for which the two versions differ.
#[derive(Serialize, JsonSchema)]
pub struct Region {
    /// The measure or the fact that they are figures of.
    pub along: String,
    pub is_measure: bool,
    pub unit: Option<String>,
    /// As mathematics writes them: (95, 100].
    pub intervals: Vec<String>,
    /// Whether it is the same whatever the other facts; otherwise it is for those of the first witness.
    pub alone: bool,
}

/// Facts for which the two versions differ.
#[derive(Serialize, JsonSchema)]
pub struct Witness {
    pub facts: Vec<WitnessFact>,
    /// Points, or why there are none, in the language asked for.
    pub before: String,
    pub after: String,
}

/// A fact in short form; no value where it is left out.
#[derive(Serialize, JsonSchema)]
pub struct WitnessFact {
    pub name: String,
    pub value: Option<String>,
}

/// Which pack it is.
#[derive(Serialize, JsonSchema)]
pub struct Pack {
    /// As the call named it.
    pub name: String,
    pub id: String,
    pub version: String,
    /// SHA-256 over the manifest and its scripts, in hexadecimal.
    pub digest: String,
}

/// A change of one thing in one respect.
#[derive(Serialize, JsonSchema)]
pub struct Edit {
    /// pack, grade, fact, param, group, indicator, reconcile or veto.
    pub subject: String,
    /// The entry's id, name, path or label in the newer version, where that has it; empty for the pack itself.
    pub id: String,
    /// What a reader calls it, where that is something else.
    pub name: Option<String>,
    pub kind: EditKind,
    /// In which respect it changed, as `max` or `script`; none where it came, went or is called otherwise. `script` is a
    /// change of what a script computes, `wording` one of its layout, of names of variables or of the order of lines that do
    /// not depend on each other.
    pub aspect: Option<String>,
    /// As a manifest writes it; what it was called, where it is renamed.
    pub before: Option<String>,
    pub after: Option<String>,
    /// Whether it is of words alone: no score changes with it, and nothing else is asked of a case.
    pub wording: bool,
}

/// What became of an entry.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum EditKind {
    Added,
    Dropped,
    Renamed,
    Changed,
}

/// Cases scored by both versions. Numbers are texts in plain decimal notation.
#[derive(Serialize, JsonSchema)]
pub struct Impact {
    /// How many cases were compared.
    pub cases: usize,
    /// How many have a known total both times.
    pub known: usize,
    pub up: usize,
    pub down: usize,
    /// How many have a range for a total, before or after.
    pub open: usize,
    /// The sums of the known totals.
    pub sum_before: String,
    pub sum_after: String,
    /// The least and the most change of a known total.
    pub least_change: Option<String>,
    pub most_change: Option<String>,
    /// How many cases moved by how much, from the most negative change to the most positive.
    pub changes: Vec<Step>,
    /// How many cases got which grades.
    pub grades: Vec<GradeMove>,
    /// Facts that the newer version asks for and some cases lack.
    pub lacking: Vec<Lacking>,
    /// What each cause moves in all.
    pub causes: Vec<Cause>,
    /// The indicators that move, those that move most first.
    pub indicators: Vec<IndicatorMove>,
    /// How many changes were shared out by applying the causes in one order only, as there are too many of them.
    pub in_one_order: usize,
    /// How many cases moved, whether they are told one by one or not.
    pub moved: usize,
    /// Cases that moved: those with another grade first, then those that moved most.
    pub told: Vec<Case>,
}

/// How many cases' known totals changed so much. Where both ends are the same it is that very change; otherwise the end that is
/// nearer to zero is left out.
#[derive(Serialize, JsonSchema)]
pub struct Step {
    pub low: String,
    pub high: String,
    pub cases: usize,
}

/// How many cases had these grades and have those. Several stand together where the total leaves them open.
#[derive(Serialize, JsonSchema)]
pub struct GradeMove {
    pub before: Vec<String>,
    pub after: Vec<String>,
    pub cases: usize,
}

/// A fact that is newly asked for.
#[derive(Serialize, JsonSchema)]
pub struct Lacking {
    pub fact: String,
    /// How many cases do not give it.
    pub cases: usize,
    /// The ids of the first of them.
    pub first: Vec<String>,
}

/// Edits that only make sense together, and what they move.
#[derive(Serialize, JsonSchema)]
pub struct Cause {
    /// By their places among the edits, from 0.
    pub edits: Vec<usize>,
    /// In how many cases it moves something.
    pub cases: usize,
    /// Over all cases: what it adds to the least and to the most that totals can be, as exact fractions.
    pub low: String,
    pub high: String,
    /// The least and the most that it adds in one case.
    pub least: String,
    pub most: String,
}

/// What an indicator moves.
#[derive(Serialize, JsonSchema)]
pub struct IndicatorMove {
    /// Its id in the newer version, where that has it.
    pub id: String,
    pub up: usize,
    pub down: usize,
    /// Cases in which its points are a range, before or after.
    pub open: usize,
    /// The sum of the known changes.
    pub change: String,
}

/// A case that moved.
#[derive(Serialize, JsonSchema)]
pub struct Case {
    pub id: String,
    pub subject: String,
    pub year: i32,
    pub before: Side,
    pub after: Side,
    pub indicators: Vec<MarkMove>,
    /// The parts of the causes in the change of the total; they add up to it.
    pub shares: Vec<Share>,
    /// Whether the causes were applied in one order only.
    pub in_one_order: bool,
}

/// A case before or after.
#[derive(Serialize, JsonSchema)]
pub struct Side {
    /// The total, from the least to the most that it can be.
    pub low: String,
    pub high: String,
    /// Every grade that is possible, best first.
    pub grades: Vec<String>,
    /// Its rank among all cases, from the best to the worst that it can be.
    pub best_rank: usize,
    pub worst_rank: usize,
}

/// An indicator whose marks are others than before.
#[derive(Serialize, JsonSchema)]
pub struct MarkMove {
    pub id: String,
    pub before: Mark,
    pub after: Mark,
}

/// The marks of an indicator.
#[derive(Serialize, JsonSchema)]
pub struct Mark {
    pub score: Option<String>,
    /// Why there is no score, or none of the rule's own.
    pub reason: Option<Reason>,
}

/// Why an indicator has no score of its own.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// The version has no such indicator.
    Absent,
    NotApplicable,
    Missing,
    Failed,
}

/// The part of a cause in the change of a total.
#[derive(Serialize, JsonSchema)]
pub struct Share {
    /// The edits, by their places, from 0.
    pub edits: Vec<usize>,
    /// What it adds to the least and to the most that the total can be; rounded, where it is no such number, so that the shares
    /// still add up.
    pub low: String,
    pub high: String,
    /// The same as exact fractions.
    pub exact_low: String,
    pub exact_high: String,
}
