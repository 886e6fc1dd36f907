//! What a report holds, for templates and programs: every text worded and rounded for show, nothing escaped for any format yet.
//! A change here changes what users' templates get: additions keep the version, anything else makes a new one.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

/// The version of this format.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub enum Version {
    #[serde(rename = "jixiao/report@1")]
    Report1,
}

/// The report of one case, in one language.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(title = "jixiao report")]
pub struct ReportData {
    /// The version of this format.
    pub schema: Version,
    /// `zh-CN` or `en`.
    pub language: String,
    pub title: String,
    pub subject: String,
    pub year: String,
    /// The id of the case.
    pub case: String,
    /// The document that the facts are taken from; empty where none is named.
    pub source: String,
    pub pack: PackData,
    pub total: TotalData,
    /// What came of it, a sentence each.
    pub summary: Vec<String>,
    /// The headings of the sections that there are, with their numbers: summary, table, groups, losses, notes, relations,
    /// audit, last, facts, evidence, repeat.
    pub headings: BTreeMap<String, String>,
    /// The heads of columns and other single words.
    pub labels: BTreeMap<String, String>,
    pub table: TableData,
    /// The top-level groups (一级指标).
    pub groups: Vec<GroupData>,
    /// The indicators that lost points, most first.
    pub losses: Vec<LossData>,
    /// What has to be said besides: missing facts, failed rules, what does not apply, vetoes, duties.
    pub notes: Vec<NoteData>,
    pub relations: RelationsData,
    pub audit: AuditData,
    /// Beside an earlier case, where one is given.
    pub last: Option<LastData>,
    /// Every fact of the pack, in its order.
    pub facts: Vec<FactData>,
    /// What supports the facts, by indicator.
    pub evidence: Vec<EvidenceData>,
}

/// Which pack was applied, so that anyone can repeat it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PackData {
    /// `id@version`.
    pub reference: String,
    pub title: String,
    /// Title and reference.
    pub name: String,
    /// The documents that the standard rests on.
    pub basis: Vec<String>,
    /// SHA-256 over the manifest and its scripts, in hexadecimal.
    pub digest: String,
}

/// The total.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TotalData {
    /// One figure, or `low–high` where something is open.
    pub score: String,
    pub full: String,
    /// Empty where the pack has no grades; several joined where something is open.
    pub grade: String,
    /// 失分 of all indicators that have a score.
    pub lost: String,
    /// What the total leaves out or open.
    pub notes: Vec<String>,
}

/// The score table (评分表).
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TableData {
    /// The heads of the columns, a column for each level of groups first.
    pub headings: Vec<String>,
    /// How many levels of groups there are.
    pub depth: usize,
    /// Rows by top-level group, each ending in its subtotal.
    pub sections: Vec<Vec<RowData>>,
    /// The last row.
    pub total: RowData,
}

/// A row of the score table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RowData {
    pub kind: RowKind,
    /// The cells of groups that begin in this row.
    pub cells: Vec<CellData>,
    /// The names of all groups around it, outermost first.
    pub path: Vec<String>,
    /// The id of the indicator or the group; empty for the total.
    pub id: String,
    pub name: String,
    /// How many columns the name stands over.
    pub columns: usize,
    pub max: String,
    /// 评分标准, a paragraph each.
    pub standard: Vec<String>,
    /// 计算过程, a step each.
    pub calculation: Vec<String>,
    /// Empty where there is none.
    pub score: String,
    /// The outcome where it is no plain score; empty otherwise.
    pub outcome: String,
    /// 失分; empty where nothing is lost.
    pub lost: String,
    /// 扣分原因, a paragraph each.
    pub reasons: Vec<String>,
}

/// What a row of the score table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum RowKind {
    Indicator,
    Subtotal,
    Total,
}

/// The cell of a group, over several rows.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CellData {
    /// Empty where the tree is not as deep here as elsewhere.
    pub name: String,
    pub rows: usize,
}

/// A top-level group.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GroupData {
    pub name: String,
    pub max: String,
    pub score: String,
    pub lost: String,
    /// 得分率 in percent; empty where something is open.
    pub rate: String,
    /// The score of the earlier case; empty where none is given.
    pub before: String,
    /// Whether it is a share of the full marks; points of others are added or subtracted.
    pub is_base: bool,
}

/// An indicator that lost points.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LossData {
    pub rank: usize,
    pub id: String,
    pub name: String,
    /// The path of its groups.
    pub group: String,
    pub max: String,
    pub score: String,
    pub lost: String,
    pub reasons: Vec<String>,
}

/// Points under a heading.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NoteData {
    pub heading: String,
    pub items: Vec<String>,
}

/// 勾稽关系.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RelationsData {
    /// How many hold, fail, cannot be told.
    pub summary: String,
    pub items: Vec<RelationData>,
}

/// One 勾稽关系.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RelationData {
    pub id: String,
    pub name: String,
    /// As the pack writes it.
    pub expression: String,
    /// Where the figures stand; empty where it is not said.
    pub source: String,
    /// In a word.
    pub status: String,
    pub fails: bool,
    /// Whether it can be told at all.
    pub is_known: bool,
    /// The arithmetic where it fails, the missing facts where it cannot be told.
    pub about: String,
}

/// What a published report claims, beside what was computed.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AuditData {
    /// How much was held against something, and how much is wrong.
    pub summary: String,
    /// Figures of indicators.
    pub claims: Vec<ClaimData>,
    /// Sums, grade, and what was computed otherwise.
    pub sums: Vec<String>,
}

/// A claimed figure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimData {
    pub about: String,
    pub reported: String,
    /// Empty where it cannot be computed.
    pub computed: String,
    /// How the two stand to each other, in a word.
    pub verdict: String,
    pub is_fault: bool,
    /// The sentence with the arithmetic.
    pub told: String,
}

/// The case beside an earlier one, both by this pack.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LastData {
    pub subject: String,
    pub year: String,
    pub summary: Vec<String>,
    /// Groups, indicators and the total.
    pub rows: Vec<ChangeData>,
}

/// A score in both years.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChangeData {
    pub kind: RowKind,
    pub name: String,
    pub max: String,
    pub before: String,
    pub after: String,
    /// With its sign; empty where nothing changed or something is open.
    pub change: String,
}

/// A fact as the case gives it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FactData {
    pub name: String,
    pub label: String,
    /// Empty where it is not given.
    pub value: String,
    pub unit: String,
}

/// What supports an indicator.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct EvidenceData {
    pub id: String,
    pub name: String,
    pub text: String,
}
