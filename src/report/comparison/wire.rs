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
