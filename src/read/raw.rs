//! A value as a file writes it: digits kept, places kept, meaning unknown.

use crate::number::Decimal;
use crate::source::{Span, Spanned};

/// A table of a file; keys in the order in which they are written, each once.
#[derive(Clone, Debug, Default)]
pub struct RawTable {
    pub entries: Vec<(Spanned<String>, Raw)>,
}

impl RawTable {
    /// The value of `key`.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Raw> {
        self.entries
            .iter()
            .find(|(name, _)| name.value == key)
            .map(|(_, value)| value)
    }
}

/// A number with its exact value; the digits after the point are as written.
pub type RawNumber = Decimal;

/// A value with its place.
#[derive(Clone, Debug)]
pub struct Raw {
    pub kind: RawKind,
    pub span: Span,
}

/// What a value is.
#[derive(Clone, Debug)]
pub enum RawKind {
    Number(RawNumber),
    Text(String),
    Bool(bool),
    List(Vec<Raw>),
    Table(RawTable),
    /// A date or time.
    Date(String),
    /// Something already complained of.
    Faulty,
}

impl RawKind {
    /// The catalogue's key for what this is called.
    #[must_use]
    pub fn called(&self) -> &'static str {
        match self {
            Self::Number(_) => "type-number",
            Self::Text(_) => "type-text",
            Self::Bool(_) => "type-bool",
            Self::List(_) => "type-list",
            Self::Table(_) => "type-table",
            Self::Date(_) => "type-date",
            Self::Faulty => "type-faulty",
        }
    }
}
