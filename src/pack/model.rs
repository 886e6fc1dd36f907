//! A pack that is valid: every reference resolves, every sum adds up. Made by `from_manifest` only.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Dated, FormerNames, Origin, Tier, Value, Veto, compare_versions};
use crate::diagnose::Code;
use crate::number::{Decimal, Rounding};
use crate::read::Raw;
use crate::source::{Span, Spanned};

/// What an indicator gets that does not apply (不适用).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Policy {
    /// Full marks.
    Full,
    /// Left out; its weight is spread over the rest in proportion.
    Exclude,
    /// Zero.
    Zero,
    /// Left out; its weight goes to another indicator ([`Indicator::moves_to`]).
    Move,
}

impl Policy {
    /// Every policy with the word a pack writes for it; where weight moves, a pack says where to instead.
    pub const NAMES: &[(&'static str, Self)] = &[
        ("full", Self::Full),
        ("exclude", Self::Exclude),
        ("zero", Self::Zero),
    ];
}

/// Whether more is better: declared by the author, to be checked against the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    LowerIsBetter,
    HigherIsBetter,
}

impl Direction {
    /// Every direction with the word a pack writes for it.
    pub const NAMES: &[(&'static str, Self)] = &[
        ("lower-is-better", Self::LowerIsBetter),
        ("higher-is-better", Self::HigherIsBetter),
    ];
}

/// How a top-level group goes into the total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GroupKind {
    /// Within the full marks.
    #[default]
    Base,
    /// Added to them (加分), up to its maximum.
    Bonus,
    /// Subtracted (扣分), up to its maximum; its indicators' scores are points deducted.
    Penalty,
}

impl GroupKind {
    /// Every kind with the word a pack writes for it.
    pub const NAMES: &[(&'static str, Self)] = &[
        ("base", Self::Base),
        ("bonus", Self::Bonus),
        ("penalty", Self::Penalty),
    ];
}

/// How a group's marks come of those below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Counting {
    /// Their sum; the maxima add up.
    #[default]
    Sum,
    /// Their sum, at most the group's maximum, however many points stand below it.
    Capped,
    /// What is left of the group's maximum after the points deducted below it, at least 0 (扣完为止).
    Deductions,
}

impl Counting {
    /// Every counting with the word a pack writes for it.
    pub const NAMES: &[(&'static str, Self)] = &[
        ("sum", Self::Sum),
        ("capped", Self::Capped),
        ("deductions", Self::Deductions),
    ];
}

/// Whether bonus and penalty may lead the total out of 0..full marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TotalReading {
    /// No.
    Clamped,
    /// Yes.
    Unclamped,
}

impl TotalReading {
    /// Every reading with the word a pack writes for it.
    pub const NAMES: &[(&'static str, Self)] =
        &[("clamped", Self::Clamped), ("unclamped", Self::Unclamped)];
}

/// A rule pack (规则包): a scoring standard in one version.
#[derive(Clone, Debug)]
pub struct Pack {
    pub id: String,
    pub version: String,
    pub title: String,
    /// Documents the standard rests on.
    pub basis: Vec<String>,
    pub full_marks: Decimal,
    /// Digits after the point of every score.
    pub decimals: u32,
    pub rounding: Rounding,
    /// Always known where a group is outside the full marks.
    pub total: Option<TotalReading>,
    /// Best first.
    pub grades: Vec<Grade>,
    /// In the manifest's order.
    pub facts: Vec<Fact>,
    /// In the manifest's order.
    pub parameters: Vec<Parameter>,
    /// Top-level groups (一级指标), in the manifest's order.
    pub groups: Vec<Group>,
    /// In the manifest's order; each names its group.
    pub indicators: Vec<Indicator>,
    pub relations: Vec<Relation>,
    /// In the manifest's order.
    pub vetoes: Vec<Veto>,
    /// Where the source of the standard contradicts itself, and what this pack follows.
    pub contradictions: Vec<Contradiction>,
    /// What the pack's author has looked at and means as it is.
    pub silences: Vec<Silence>,
    /// Where the manifest begins: the place of what concerns the pack as a whole.
    pub start: Span,
    /// SHA-256 over the manifest and its scripts, and those of the versions it extends, in hexadecimal.
    pub digest: String,
    /// The versions it is made of, the earliest first, itself last.
    pub origins: Vec<Origin>,
    /// What its entries were called in earlier versions.
    pub former: FormerNames,
}

impl Pack {
    /// `id@version`.
    #[must_use]
    pub fn reference(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }

    /// Whether a case means this pack by a name: its id, or `id@version` of a version that is not later than it.
    #[must_use]
    pub fn is_meant_by(&self, name: &str) -> bool {
        match name.split_once('@') {
            Some((id, version)) => {
                id == self.id && compare_versions(version, &self.version).is_le()
            }
            None => name == self.id,
        }
    }

    /// The declared fact of that name.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&Fact> {
        self.facts.get(self.fact_index(name)?)
    }

    /// The index among the pack's facts of the one of that name.
    #[must_use]
    pub fn fact_index(&self, name: &str) -> Option<usize> {
        self.facts.iter().position(|fact| fact.name.value == name)
    }

    /// The index of the fact that a case or an example means by a name: that of now, or one of earlier versions.
    #[must_use]
    pub fn fact_meant(&self, name: &str) -> Option<usize> {
        self.fact_index(name)
            .or_else(|| self.fact_index(self.former.facts.get(name)?))
    }

    /// Whether the total is the sum of all indicators, and no group does anything but add up.
    #[must_use]
    pub fn is_plain_sum(&self) -> bool {
        let mut is_plain = true;
        for group in &self.groups {
            group.visit(&mut |one| {
                is_plain &= one.kind == GroupKind::Base && one.counts == Counting::Sum;
            });
        }
        is_plain
    }

    /// Whether weight moves from an indicator that does not apply to another.
    #[must_use]
    pub fn has_moves(&self) -> bool {
        self.indicators.iter().any(|one| one.moves_to.is_some())
    }

    /// The lowest and the highest total that the maxima of its groups allow.
    #[must_use]
    pub fn total_bounds(&self) -> (Decimal, Decimal) {
        match self.total {
            Some(TotalReading::Unclamped) => (
                -Group::points(&self.groups, GroupKind::Penalty),
                self.full_marks + Group::points(&self.groups, GroupKind::Bonus),
            ),
            _ => (Decimal::ZERO, self.full_marks),
        }
    }

    /// The indicator of that id.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators
            .iter()
            .find(|indicator| indicator.id.value == id)
    }
}

/// A grade (等次): totals from `from` upwards, up to the next better one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grade {
    pub label: String,
    /// Inclusive.
    pub from: Decimal,
    /// Where `from` stands.
    pub span: Span,
}

/// A declared input of the pack (数据项).
#[derive(Clone, Debug)]
pub struct Fact {
    pub name: Spanned<String>,
    /// What earlier versions call it, the latest name first.
    pub was: Vec<Spanned<String>>,
    pub label: Option<String>,
    pub unit: Option<String>,
    pub kind: FactKind,
    /// Whether a case may leave it out; a script then sees `()`.
    pub optional: bool,
    /// Whether the figure is exact as written, rather than rounded to its printed digits.
    pub exact: bool,
}

/// The type of a fact with what its values must satisfy.
#[derive(Clone, Debug)]
pub enum FactKind {
    Decimal(Bounds),
    /// Whole numbers.
    Integer(Bounds),
    /// Percentage points.
    Percent(Bounds),
    Bool,
    Choice(Vec<String>),
    Judged(Vec<Arc<Tier>>),
    Checklist(Arc<[String]>),
    Text,
    Table(BTreeMap<String, Column>),
}

impl FactKind {
    /// The names of a table's columns, in the order of its cells.
    pub fn columns(&self) -> impl Iterator<Item = &str> {
        let columns = match self {
            Self::Table(columns) => Some(columns),
            _ => None,
        };
        columns.into_iter().flatten().map(|(name, _)| name.as_str())
    }

    /// The index and the type of a table's column.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<(usize, ColumnKind)> {
        let index = self.columns().position(|column| column == name)?;
        match self {
            Self::Table(columns) => Some((index, columns.get(name)?.kind)),
            _ => None,
        }
    }

    /// The option of a choice with this index; empty for any other.
    #[must_use]
    pub fn option(&self, index: usize) -> &str {
        match self {
            Self::Choice(options) => options.get(index).map_or("", String::as_str),
            _ => "",
        }
    }
}

/// Inclusive bounds of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bounds {
    pub min: Option<Decimal>,
    pub max: Option<Decimal>,
}

impl Bounds {
    /// The number, or the bound that it lies beyond.
    #[must_use]
    pub fn nearest(&self, number: Decimal) -> Decimal {
        let least = self.min.map_or(number, |min| number.max(min));
        self.max.map_or(least, |max| least.min(max))
    }
}

/// A column of a table fact.
#[derive(Clone, Debug)]
pub struct Column {
    pub label: Option<String>,
    pub unit: Option<String>,
    pub kind: ColumnKind,
    /// Of a number.
    pub bounds: Bounds,
    /// Of a choice; empty for any other.
    pub options: Vec<String>,
    /// What a row has that leaves it out.
    pub default: Option<Value>,
    /// Where its name stands.
    pub span: Span,
}

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    Decimal,
    Integer,
    Percent,
    Bool,
    /// One of the column's options; a script sees its text.
    Choice,
    Text,
}

/// A named constant of the standard (参数).
#[derive(Clone, Debug)]
pub struct Parameter {
    pub name: Spanned<String>,
    /// What earlier versions call it, the latest name first.
    pub was: Vec<Spanned<String>>,
    pub value: Decimal,
    pub unit: Option<String>,
    pub label: Option<String>,
    pub grounds: Grounds,
    /// Its values by year, the earliest first; empty where it has but one. `value` and `grounds` are those of the year that the
    /// pack is for, and of the latest where it is for none.
    pub dated: Vec<Dated>,
}

/// Where a parameter's value comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grounds {
    /// A document states it.
    Basis(String),
    /// No source states it; why this value was taken.
    Inferred(String),
}

/// An inner node (一级/二级指标). Its maximum is the sum of its children's, unless it counts otherwise.
#[derive(Clone, Debug)]
pub struct Group {
    /// The whole path: `过程/预算执行`.
    pub id: String,
    /// What earlier versions call it, the latest path first.
    pub was: Vec<Spanned<String>>,
    pub name: String,
    pub max: Decimal,
    /// That of the top-level group it belongs to.
    pub kind: GroupKind,
    pub counts: Counting,
    pub groups: Vec<Group>,
    /// Indices into [`Pack::indicators`].
    pub indicators: Vec<usize>,
}

impl Group {
    /// Whether a path is its own, or was in an earlier version.
    #[must_use]
    pub fn is_called(&self, path: &str) -> bool {
        self.id == path || self.was.iter().any(|was| was.value == path)
    }

    /// The points of all top-level groups of a kind.
    #[must_use]
    pub fn points(groups: &[Self], kind: GroupKind) -> Decimal {
        let groups = groups.iter().filter(|group| group.kind == kind);
        groups.map(|group| group.max).sum()
    }

    /// Calls `visit` with this group and every group below it, each before its children.
    pub fn visit<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        for group in &self.groups {
            group.visit(visit);
        }
    }
}

/// A leaf that is scored (指标).
#[derive(Clone, Debug)]
pub struct Indicator {
    pub id: Spanned<String>,
    /// What earlier versions call it, the latest id first.
    pub was: Vec<Spanned<String>>,
    pub name: String,
    /// The path of its group.
    pub group: String,
    /// 分值.
    pub max: Decimal,
    /// Whether its points are a share of the full marks; elsewhere they are added or deducted.
    pub has_weight: bool,
    pub direction: Option<Direction>,
    pub basis: Option<String>,
    pub measure: Option<MeasureStep>,
    /// What it gets where its script says 不适用; always known if the script can say so.
    pub not_applicable: Option<Policy>,
    /// The indicator, by its index in the pack, that gets its weight where it does not apply.
    pub moves_to: Option<usize>,
    /// The whole script.
    pub script: Spanned<String>,
    /// Where it stands as it is written: indicators that share it have it in the same place.
    pub written: Span,
    pub examples: Vec<Example>,
}

/// Which step of a script is the indicator's headline figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeasureStep {
    pub step: Spanned<String>,
    pub unit: Option<String>,
}

/// A worked example in the manifest: facts, and what they must come to.
#[derive(Clone, Debug)]
pub struct Example {
    pub name: String,
    /// Where the name stands.
    pub span: Span,
    /// As in a case.
    pub facts: Vec<(Spanned<String>, Raw)>,
    /// The year whose parameters hold; the latest where it names none.
    pub year: Option<i32>,
    pub expected: Spanned<Expected>,
}

/// What an example expects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    Score(Decimal),
    NotApplicable,
    Missing,
    Failed,
}

/// A reconciliation check (勾稽关系).
#[derive(Clone, Debug)]
pub struct Relation {
    pub id: Spanned<String>,
    /// What earlier versions call it, the latest id first.
    pub was: Vec<Spanned<String>>,
    pub name: String,
    pub expression: Spanned<String>,
    /// How far the sides may be apart besides what printed digits allow.
    pub tolerance: Decimal,
    /// Where the figures stand in a report.
    pub source: Option<String>,
}

/// A contradiction in the source of the standard.
#[derive(Clone, Debug)]
pub struct Contradiction {
    /// `full_marks`, a group's or an indicator's id.
    pub at: Spanned<String>,
    pub stated: String,
    pub followed: String,
    pub reason: String,
}

/// A warning, or a note of what cannot be decided, that the pack's author has looked at and does not want to be told again.
#[derive(Clone, Debug)]
pub struct Silence {
    /// Never an error.
    pub code: Spanned<Code>,
    /// The entry that the finding is about; none for every finding of that code.
    pub at: Option<Spanned<String>>,
    pub reason: String,
}

impl Silence {
    /// Whether it is about a finding of this code, about this entry.
    #[must_use]
    pub fn covers(&self, code: Code, about: Option<&str>) -> bool {
        let at = self.at.as_ref().map(|at| at.value.as_str());
        self.code.value == code && (at.is_none() || at == about)
    }
}
