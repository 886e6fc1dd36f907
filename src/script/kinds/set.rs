//! The kinds that a value may have.

use crate::pack::FactKind;
use crate::script::library::Kind;

/// A set of kinds; empty for what never comes to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u16);

/// A list in Rhai, whatever it holds.
const LISTS: [Kind; 3] = [Kind::Numbers, Kind::Bands, Kind::Table];

impl Kinds {
    /// No value.
    pub const NEVER: Self = Self(0);
    /// Nothing is known.
    pub const UNKNOWN: Self = Self(u16::MAX);

    /// Just this kind. A closure is of one kind whatever it gives.
    pub fn of(kind: Kind) -> Self {
        let kind = match kind {
            Kind::Any => return Self::UNKNOWN,
            Kind::RowTest => Kind::RowNumber,
            kind => kind,
        };
        let place = Kind::ALL.iter().position(|known| *known == kind);
        Self(place.map_or(u16::MAX, |place| 1 << place))
    }

    /// Either.
    pub fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Both.
    pub fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Whether there is none.
    pub fn is_never(self) -> bool {
        self == Self::NEVER
    }

    /// Whether all of these are among the others.
    pub fn is_within(self, other: Self) -> bool {
        self.and(other) == self
    }

    /// What an argument of that kind may be.
    pub fn accepted(kind: Kind) -> Self {
        if LISTS.contains(&kind) {
            let lists = LISTS.map(Self::of);
            lists.into_iter().fold(Self::NEVER, Self::or)
        } else {
            Self::of(kind)
        }
    }

    /// The kind to name in a complaint: the only one, or the first of several.
    pub fn named(self) -> Kind {
        let all = Kind::ALL.iter().copied();
        let mut known = all.filter(|kind| !matches!(kind, Kind::Any | Kind::RowTest));
        known
            .find(|kind| Self::of(*kind).is_within(self))
            .unwrap_or(Kind::Any)
    }

    /// The value of a fact that is given.
    pub fn of_fact(kind: &FactKind) -> Self {
        Self::of(match kind {
            FactKind::Decimal(_) | FactKind::Integer(_) | FactKind::Percent(_) => Kind::Number,
            FactKind::Bool => Kind::Bool,
            FactKind::Choice(_) | FactKind::Text => Kind::Text,
            FactKind::Judged(_) => Kind::Judged,
            FactKind::Checklist(_) => Kind::Checklist,
            FactKind::Table(_) => Kind::Table,
        })
    }
}
