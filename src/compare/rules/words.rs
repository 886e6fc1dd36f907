//! What an entry says in one respect, as a manifest writes it.

use std::fmt::Write;

use crate::number::trimmed;
use crate::pack::vocabulary::COLUMN_TYPES;
use crate::pack::{
    Bounds, Column, Fact, FactKind, Grounds, Indicator, Limit, MeasureStep, Pack, Parameter,
    Policy, Tier,
};
use crate::read::quoted;
use crate::syntax::tokens::tokens;

/// The word for one of a few.
pub fn word<T: Copy + PartialEq>(names: &[(&str, T)], meant: T) -> String {
    let name = names.iter().find(|(_, known)| *known == meant);
    name.map_or_else(String::new, |(name, _)| (*name).to_owned())
}

/// The type of a fact.
pub fn type_word(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Decimal(_) => "decimal",
        FactKind::Integer(_) => "integer",
        FactKind::Percent(_) => "percent",
        FactKind::Bool => "bool",
        FactKind::Choice(_) => "choice",
        FactKind::Judged(_) => "judged",
        FactKind::Checklist(_) => "checklist",
        FactKind::Text => "text",
        FactKind::Table(_) => "table",
    }
}

/// The bounds of a number; none where it has none.
pub fn bounds_of(fact: &Fact) -> Option<String> {
    match &fact.kind {
        FactKind::Decimal(bounds) | FactKind::Integer(bounds) | FactKind::Percent(bounds) => {
            bounds_written(*bounds)
        }
        _ => None,
    }
}

fn bounds_written(bounds: Bounds) -> Option<String> {
    let least = bounds.min.map(|min| format!("min = {}", trimmed(min)));
    let most = bounds.max.map(|max| format!("max = {}", trimmed(max)));
    let both: Vec<String> = least.into_iter().chain(most).collect();
    (!both.is_empty()).then(|| both.join(", "))
}

/// What the values of a fact are chosen or made of; none where that is not said one by one.
pub fn options_of(fact: &Fact) -> Option<String> {
    match &fact.kind {
        FactKind::Choice(options) => Some(quoted_list(options)),
        FactKind::Checklist(items) => Some(quoted_list(items)),
        FactKind::Judged(tiers) => {
            let tiers: Vec<String> = tiers.iter().map(|tier| tier_written(tier)).collect();
            Some(tiers.join(", "))
        }
        FactKind::Table(columns) => {
            let columns = columns
                .iter()
                .map(|(name, column)| column_written(name, column));
            Some(columns.collect::<Vec<_>>().join("; "))
        }
        _ => None,
    }
}

fn tier_written(tier: &Tier) -> String {
    let close = if tier.to_inclusive { ']' } else { ')' };
    let (from, to) = (trimmed(tier.from), trimmed(tier.to));
    let mut text = format!("{} [{from}, {to}{close}", tier.label);
    if let Some(rate) = tier.rate {
        // Writing to a text cannot fail.
        let _ = write!(text, " = {}", trimmed(rate));
    }
    text
}

fn column_written(name: &str, column: &Column) -> String {
    let parts = [
        Some(word(COLUMN_TYPES, column.kind)),
        column.unit.clone(),
        bounds_written(column.bounds),
        (!column.options.is_empty()).then(|| quoted_list(&column.options)),
        column
            .default
            .as_ref()
            .map(|default| format!("default = {default:?}")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!("{name} ({})", parts.join(", "))
}

/// Texts in a list.
pub fn quoted_list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// The value of a parameter, or its values with the years from which they hold.
pub fn value_of(parameter: &Parameter) -> String {
    if parameter.dated.is_empty() {
        return trimmed(parameter.value);
    }
    let values = parameter.dated.iter().map(|dated| match &dated.from {
        None => trimmed(dated.value),
        Some(from) => format!("{}: {}", from.value, trimmed(dated.value)),
    });
    values.collect::<Vec<_>>().join("; ")
}

/// Why a parameter has its value.
pub fn grounds(parameter: &Parameter) -> String {
    let written = |grounds: &Grounds| match grounds {
        Grounds::Basis(text) => format!("basis = {}", quoted(text)),
        Grounds::Inferred(text) => format!("inferred = {}", quoted(text)),
    };
    if parameter.dated.is_empty() {
        return written(&parameter.grounds);
    }
    let all = parameter.dated.iter().map(|dated| written(&dated.grounds));
    all.collect::<Vec<_>>().join("; ")
}

/// The document that an entry rests on.
pub fn grounds_of(basis: Option<&str>) -> Option<String> {
    basis.map(|basis| format!("basis = {}", quoted(basis)))
}

/// What a veto limits.
pub fn limit(limit: &Limit) -> String {
    match limit {
        Limit::Grade(label) => format!("grade = {}", quoted(&label.value)),
        Limit::Total(total) => format!("total = {}", trimmed(*total)),
    }
}

/// What an indicator gets that does not apply; none where its script cannot say so.
pub fn policy_of(indicator: &Indicator, pack: &Pack) -> Option<String> {
    let says = |word: &str| matches!(word, "not_applicable" | "不适用");
    let script = tokens(&indicator.script.value);
    if !script.iter().any(|token| says(token.text)) {
        return None;
    }
    let policy = indicator.not_applicable?;
    if policy == Policy::Move {
        let target = indicator
            .moves_to
            .and_then(|index| pack.indicators.get(index));
        let target = target.map_or("", |one| one.id.value.as_str());
        return Some(format!("move = {}", quoted(target)));
    }
    Some(word(Policy::NAMES, policy))
}

/// The headline figure of an indicator.
pub fn measure_of(step: &MeasureStep) -> String {
    match &step.unit {
        Some(unit) => format!("{} ({unit})", step.step.value),
        None => step.step.value.clone(),
    }
}
