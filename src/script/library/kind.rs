//! The kinds of values a script handles, and what Rhai is told about those of our own.

use rhai::{Array, Dynamic, FnPtr, ImmutableString, Map, Module};

use super::Band;
use crate::number::{Decimal, Exact};
use crate::pack::{Checklist, Judged};

/// What an argument may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Number,
    Bool,
    Text,
    Numbers,
    Bands,
    Band,
    Checklist,
    Judged,
    Table,
    /// A closure over a row of a table.
    RowNumber,
    /// A closure over a row, with a yes or no.
    RowTest,
    /// A map from text to number.
    Entries,
    Any,
    Nothing,
}

impl Kind {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::Number,
        Self::Bool,
        Self::Text,
        Self::Numbers,
        Self::Bands,
        Self::Band,
        Self::Checklist,
        Self::Judged,
        Self::Table,
        Self::RowNumber,
        Self::RowTest,
        Self::Entries,
        Self::Any,
        Self::Nothing,
    ];

    /// The catalogue's key of its name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Number => "kind-number",
            Self::Bool => "kind-bool",
            Self::Text => "kind-text",
            Self::Numbers => "kind-numbers",
            Self::Bands => "kind-bands",
            Self::Band => "kind-band",
            Self::Checklist => "kind-checklist",
            Self::Judged => "kind-judged",
            Self::Table => "kind-table",
            Self::RowNumber => "kind-row-number",
            Self::RowTest => "kind-row-test",
            Self::Entries => "kind-entries",
            Self::Any => "kind-any",
            Self::Nothing => "kind-nothing",
        }
    }

    /// The kind of a value, for telling a person what stood where something else was wanted.
    #[must_use]
    pub fn of(value: &Dynamic) -> Self {
        if value.is_unit() {
            Self::Nothing
        } else if value.as_bool().is_ok() {
            Self::Bool
        } else if value.is::<Decimal>() || value.is::<Exact>() {
            Self::Number
        } else if value.is::<ImmutableString>() {
            Self::Text
        } else if value.is::<Judged>() {
            Self::Judged
        } else if value.is::<Checklist>() {
            Self::Checklist
        } else if value.is::<Band>() {
            Self::Band
        } else if value.is::<Map>() {
            Self::Entries
        } else if value.is::<FnPtr>() {
            Self::RowNumber
        } else if let Some(list) = value.read_lock::<Array>() {
            match list.first().map(Self::of) {
                Some(Self::Entries) => Self::Table,
                Some(Self::Band) => Self::Bands,
                _ => Self::Numbers,
            }
        } else {
            Self::Any
        }
    }

    /// The kind that Rhai names `name` where it complains that no function takes such arguments.
    #[must_use]
    pub fn of_rhai(name: &str) -> Self {
        // Of a text Rhai names every type it comes in.
        let first = name.split('|').next().unwrap_or_default().trim();
        match first.trim_start_matches('&').trim_start_matches("mut ") {
            "()" => Self::Nothing,
            "bool" => Self::Bool,
            "decimal" => Self::Number,
            "string" | "str" | "ImmutableString" => Self::Text,
            "judged" => Self::Judged,
            "checklist" => Self::Checklist,
            "band" => Self::Band,
            "map" => Self::Entries,
            "array" => Self::Numbers,
            "Fn" => Self::RowNumber,
            _ => Self::Any,
        }
    }
}

/// Names our types to Rhai, so that [`Kind::of_rhai`] knows them in its complaints, and lets `for` go through lists.
pub(super) fn register(library: &mut Module) {
    library
        .set_custom_type::<Decimal>("decimal")
        .set_custom_type::<Exact>("decimal")
        .set_custom_type::<Judged>("judged")
        .set_custom_type::<Checklist>("checklist")
        .set_custom_type::<Band>("band")
        .set_iterable::<Array>();
}
