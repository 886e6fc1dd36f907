//! The types of findings that are written as JSON. A change here changes what programs read: additions keep the version,
//! anything else makes a new one.

use schemars::JsonSchema;
use serde::Serialize;

/// The version of this format.
#[derive(Serialize, JsonSchema)]
pub enum Version {
    #[serde(rename = "jixiao/check@1")]
    Check1,
}

/// What was found in rule packs without any case.
#[derive(Serialize, JsonSchema)]
#[schemars(title = "jixiao check")]
pub struct Document {
    /// The version of this format.
    pub schema: Version,
    /// In the order of the call.
    pub packs: Vec<Pack>,
}

/// A pack that was examined.
#[derive(Serialize, JsonSchema)]
pub struct Pack {
    /// As the call named it.
    pub path: String,
    /// None where the manifest cannot be used; nothing else was then examined.
    pub id: Option<String>,
    pub version: Option<String>,
    /// SHA-256 over the manifest and its scripts, in hexadecimal.
    pub digest: Option<String>,
    /// Whether the scripts could be compiled, so that everything was looked for that can be.
    pub complete: bool,
    pub errors: usize,
    pub warnings: usize,
    /// How many questions were left open: of these it is not known whether all is well.
    pub undecided: usize,
    /// By place.
    pub findings: Vec<Finding>,
    /// What the manifest silences.
    pub silenced: Vec<Silenced>,
}

/// Something found.
#[derive(Serialize, JsonSchema)]
pub struct Finding {
    /// A stable number, such as JX316.
    pub number: String,
    /// A stable name, such as possible-zero-divisor.
    pub name: String,
    pub severity: SeverityName,
    /// A sentence in the language asked for.
    pub message: String,
    /// What would be right.
    pub help: Option<String>,
    /// The entry it is about: the id of an indicator or a relation, the name of a fact or a parameter, a group's path, a
    /// grade's label.
    pub about: Option<String>,
    pub place: Option<Place>,
    /// Other places that belong to it.
    pub related: Vec<Place>,
    /// The figures involved.
    pub figures: Vec<String>,
}

/// How much a finding matters.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SeverityName {
    Error,
    Warning,
    /// A question that was left open.
    Note,
}

/// A place in a file. Lines and columns count from 1, columns in characters; the end is right behind the last character.
#[derive(Serialize, JsonSchema)]
pub struct Place {
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
    /// Where it begins, in bytes from 0.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// What is said of this place.
    pub words: Option<String>,
}

/// A finding that the pack's author has looked at and means as it is.
#[derive(Serialize, JsonSchema)]
pub struct Silenced {
    pub finding: Finding,
    pub reason: String,
}
