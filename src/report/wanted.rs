//! What a fact wants, in words: its type and its bounds.

use crate::number::trimmed;
use crate::pack::{Bounds, ColumnKind, FactKind};

/// The sentence that names the type of a fact.
pub fn fact_key(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Decimal(_) => "show-decimal",
        FactKind::Integer(_) => "show-integer",
        FactKind::Percent(_) => "show-percent",
        FactKind::Bool => "show-bool",
        FactKind::Choice(_) => "show-choice",
        FactKind::Judged(_) => "show-judged",
        FactKind::Checklist(_) => "show-checklist",
        FactKind::Text => "show-text",
        FactKind::Table(_) => "show-table",
    }
}

/// The sentence that names the type of a column.
pub fn column_key(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Decimal => "show-decimal",
        ColumnKind::Integer => "show-integer",
        ColumnKind::Percent => "show-percent",
        ColumnKind::Bool => "show-bool",
        ColumnKind::Choice => "show-choice",
        ColumnKind::Text => "show-text",
    }
}

/// The bounds of a number; none for any other type.
pub fn bounds_of(kind: &FactKind) -> Bounds {
    match kind {
        FactKind::Decimal(bounds) | FactKind::Integer(bounds) | FactKind::Percent(bounds) => {
            *bounds
        }
        _ => Bounds::default(),
    }
}

/// Bounds as they stand behind a type; empty where there are none.
pub fn between(bounds: Bounds) -> String {
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) => format!(" {}–{}", trimmed(min), trimmed(max)),
        (Some(min), None) => format!(" ≥ {}", trimmed(min)),
        (None, Some(max)) => format!(" ≤ {}", trimmed(max)),
        (None, None) => String::new(),
    }
}
