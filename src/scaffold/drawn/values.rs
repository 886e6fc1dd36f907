//! A value of a fact, drawn at random.

use std::sync::Arc;

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use crate::number::Decimal;
use crate::pack::{Bounds, Checklist, Column, ColumnKind, FactKind, Judged, Table, Tier, Value};

/// How many digits after the point a figure has, where no example shows some.
const DECIMALS: u32 = 2;

/// A value that the fact allows; `given` are those of worked examples.
pub fn draw(kind: &FactKind, given: &[Value], random: &mut ChaCha8Rng) -> Value {
    match kind {
        FactKind::Decimal(bounds) | FactKind::Percent(bounds) => {
            Value::Number(number(*bounds, DECIMALS, &numbers(given), random))
        }
        FactKind::Integer(bounds) => Value::Number(number(*bounds, 0, &numbers(given), random)),
        FactKind::Bool => Value::Bool(random.random_range(0..2) == 0),
        FactKind::Choice(options) => Value::Choice(random.random_range(0..options.len().max(1))),
        FactKind::Text => Value::Text("—".to_owned()),
        FactKind::Judged(tiers) => Value::Judged(judged(tiers, random)),
        FactKind::Checklist(names) => Value::Checklist(Checklist {
            names: Arc::clone(names),
            answers: names
                .iter()
                .map(|_| random.random_range(0..8) > 0)
                .collect(),
        }),
        FactKind::Table(columns) => {
            if let Some(example) = one_of(given, random) {
                return example.clone();
            }
            let mut row = || {
                columns
                    .values()
                    .map(|column| cell(column, random))
                    .collect()
            };
            let rows = vec![row(), row()];
            Value::Table(Table { rows })
        }
    }
}

fn one_of<'v, T>(values: &'v [T], random: &mut ChaCha8Rng) -> Option<&'v T> {
    if values.is_empty() {
        return None;
    }
    values.get(random.random_range(0..values.len()))
}

fn numbers(given: &[Value]) -> Vec<Decimal> {
    let number = |value: &Value| match value {
        Value::Number(number) => Some(*number),
        _ => None,
    };
    given.iter().filter_map(number).collect()
}

/// In ten: four that an example gives, two a step beside one, one a bound, the rest anywhere between.
fn number(bounds: Bounds, decimals: u32, given: &[Decimal], random: &mut ChaCha8Rng) -> Decimal {
    let way = random.random_range(0..10);
    let step = Decimal::new(1, decimals);
    let example = one_of(given, random).copied();
    let drawn = match (way, example) {
        (0..=3, Some(example)) => example,
        (4, Some(example)) => example + step,
        (5, Some(example)) => example - step,
        (6, _) if bounds.min.is_some() || bounds.max.is_some() => {
            let ends = [bounds.min, bounds.max].into_iter().flatten();
            let ends: Vec<Decimal> = ends.collect();
            one_of(&ends, random).copied().unwrap_or_default()
        }
        _ => between(bounds, step, given, random),
    };
    let whole = if decimals == 0 { drawn.round() } else { drawn };
    bounds.nearest(whole)
}

/// Anywhere between the bounds; where there is none, to the double of what examples give.
fn between(bounds: Bounds, step: Decimal, given: &[Decimal], random: &mut ChaCha8Rng) -> Decimal {
    let twice = |number: &Decimal| *number + *number;
    let high = bounds.max.unwrap_or_else(|| {
        let most = given.iter().max().map_or(Decimal::ZERO, twice);
        let least = bounds.min.unwrap_or_default() + Decimal::ONE_HUNDRED;
        most.max(least)
    });
    let low = bounds.min.unwrap_or_else(|| {
        let least = given.iter().min().map_or(Decimal::ZERO, twice);
        least.min(Decimal::ZERO).min(high)
    });
    let steps = ((high - low) / step).trunc();
    let steps = u64::try_from(steps).unwrap_or(u64::MAX);
    let drawn = random.random_range(0..=steps);
    low + Decimal::from(drawn) * step
}

fn judged(tiers: &[Arc<Tier>], random: &mut ChaCha8Rng) -> Judged {
    let tier = one_of(tiers, random);
    let (low, high) = tier.map_or((Decimal::ZERO, Decimal::ONE_HUNDRED), |tier| {
        (tier.from, tier.to)
    });
    let bounds = Bounds {
        min: Some(low),
        max: Some(high),
    };
    let rate = between(bounds, Decimal::ONE, &[], random);
    let is_in = tier.is_none_or(|tier| tier.allows(rate));
    Judged {
        tier: tier.cloned(),
        rate: Some(if is_in { rate } else { low }),
        score: None,
        reason: "—".to_owned(),
    }
}

fn cell(column: &Column, random: &mut ChaCha8Rng) -> Value {
    match column.kind {
        ColumnKind::Decimal | ColumnKind::Percent => {
            Value::Number(number(column.bounds, DECIMALS, &[], random))
        }
        ColumnKind::Integer => Value::Number(number(column.bounds, 0, &[], random)),
        ColumnKind::Bool => Value::Bool(random.random_range(0..2) == 0),
        ColumnKind::Choice => {
            let option = one_of(&column.options, random).cloned();
            Value::Text(option.unwrap_or_default())
        }
        ColumnKind::Text => Value::Text("—".to_owned()),
    }
}
