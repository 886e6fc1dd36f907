//! One change from a version of a pack to another.

/// A change of one thing in one respect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub subject: Subject,
    /// What the manifest calls the entry: an id, a name, a path, a label; that of the newer version, where it has it. Empty for
    /// the pack itself.
    pub id: String,
    /// What a reader calls it, where that is something else.
    pub name: Option<String>,
    pub kind: EditKind,
}

/// What an edit is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    Pack,
    Grade,
    Fact,
    Parameter,
    Group,
    Indicator,
    Relation,
    Veto,
}

impl Subject {
    /// Its name, as programs read it and as the catalogue's keys end.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Pack => "pack",
            Self::Grade => "grade",
            Self::Fact => "fact",
            Self::Parameter => "param",
            Self::Group => "group",
            Self::Indicator => "indicator",
            Self::Relation => "reconcile",
            Self::Veto => "veto",
        }
    }
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditKind {
    Added,
    Dropped,
    /// The newer version says that it had this name.
    Renamed {
        was: String,
    },
    /// It says something else in this respect, as a manifest writes it; nothing where it says nothing. Scripts are told
    /// without their texts.
    Changed {
        aspect: Aspect,
        before: Option<String>,
        after: Option<String>,
    },
}

/// In which respect something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    Title,
    Basis,
    FullMarks,
    Decimals,
    Rounding,
    TotalReading,
    /// From which total a grade is given.
    From,
    /// What a reader calls it.
    Name,
    Type,
    Unit,
    Bounds,
    Optional,
    Exact,
    /// The options of a choice, the items of a checklist, the tiers of a judgement, the columns of a table.
    Options,
    Value,
    /// What document states it, or why it was taken.
    Grounds,
    Max,
    Counts,
    Kind,
    Group,
    Measure,
    Direction,
    NotApplicable,
    /// The script in its meaning.
    Script,
    /// The script in its layout, the names of its variables, or the order of lines that do not depend on each other.
    Wording,
    Expression,
    Tolerance,
    When,
    Limit,
}

impl Aspect {
    /// Every respect.
    pub const ALL: &[Self] = &[
        Self::Title,
        Self::Basis,
        Self::FullMarks,
        Self::Decimals,
        Self::Rounding,
        Self::TotalReading,
        Self::From,
        Self::Name,
        Self::Type,
        Self::Unit,
        Self::Bounds,
        Self::Optional,
        Self::Exact,
        Self::Options,
        Self::Value,
        Self::Grounds,
        Self::Max,
        Self::Counts,
        Self::Kind,
        Self::Group,
        Self::Measure,
        Self::Direction,
        Self::NotApplicable,
        Self::Script,
        Self::Wording,
        Self::Expression,
        Self::Tolerance,
        Self::When,
        Self::Limit,
    ];

    /// Its name, as programs read it and as the catalogue's keys end.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Basis => "basis",
            Self::FullMarks => "full-marks",
            Self::Decimals => "decimals",
            Self::Rounding => "rounding",
            Self::TotalReading => "total",
            Self::From => "from",
            Self::Name => "name",
            Self::Type => "type",
            Self::Unit => "unit",
            Self::Bounds => "bounds",
            Self::Optional => "optional",
            Self::Exact => "exact",
            Self::Options => "options",
            Self::Value => "value",
            Self::Grounds => "grounds",
            Self::Max => "max",
            Self::Counts => "counts",
            Self::Kind => "kind",
            Self::Group => "group",
            Self::Measure => "measure",
            Self::Direction => "direction",
            Self::NotApplicable => "not-applicable",
            Self::Script => "script",
            Self::Wording => "wording",
            Self::Expression => "expr",
            Self::Tolerance => "tolerance",
            Self::When => "when",
            Self::Limit => "limit",
        }
    }

    /// Whether it says how something is called or why it is so, and no rule reads it.
    #[must_use]
    pub fn is_wording(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Basis | Self::Name | Self::Grounds | Self::Wording
        )
    }
}

impl Edit {
    /// The respect in which something changed; none where it came, went or is called otherwise.
    #[must_use]
    pub fn aspect(&self) -> Option<Aspect> {
        match self.kind {
            EditKind::Changed { aspect, .. } => Some(aspect),
            _ => None,
        }
    }

    /// Whether it is of words alone, and changes neither a score nor what is asked of a case.
    #[must_use]
    pub fn is_wording(&self) -> bool {
        match &self.kind {
            EditKind::Renamed { .. } => true,
            EditKind::Changed { aspect, .. } => aspect.is_wording(),
            EditKind::Added | EditKind::Dropped => false,
        }
    }
}
