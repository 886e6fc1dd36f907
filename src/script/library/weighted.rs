//! Several values with their weights. Whether weights must add up to 100, are shared out, or lose those of missing values is
//! the choice of the function.

use rhai::{Array, Dynamic};

use super::call::two;
use super::checked::{add, divide, multiply, numbers, total};
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::diagnose::Code;
use crate::number::{Decimal, trimmed};
use crate::script::Fault;

const LISTS: Signature = Signature {
    arguments: &[("values", Kind::Numbers), ("weights", Kind::Numbers)],
    result: Kind::Number,
};

pub(super) static FUNCTIONS: &[Function] = &[
    Function {
        name: "weighted",
        chinese: "加权",
        family: Family::Weighted,
        signatures: &[LISTS],
        example: Example::Gives("weighted([96, 98, 96.5], [10, 50, 40])", "97.2"),
        shapes: &["S11", "S11b", "S30"],
        means: Means::Lists(weighted),
    },
    Function {
        name: "weighted_given",
        chinese: "已填加权",
        family: Family::Weighted,
        signatures: &[LISTS],
        example: Example::Gives("weighted_given([96, 整改完成率, 84], [50, 20, 30])", "91.5"),
        shapes: &["S11"],
        means: Means::Other(|library, name| {
            library.set_native_fn(
                name,
                two(|values: Array, weights: Array| given(&values, &numbers(&weights, 1)?)),
            );
        }),
    },
    Function {
        name: "weighted_mean",
        chinese: "加权平均",
        family: Family::Weighted,
        signatures: &[
            LISTS,
            Signature {
                arguments: &[
                    ("table", Kind::Table),
                    ("value_of_row", Kind::RowNumber),
                    ("weight_of_row", Kind::RowNumber),
                ],
                result: Kind::Number,
            },
        ],
        example: Example::Gives(
            "weighted_mean(项目表, |row| percent(row.支出, row.预算), |row| row.预算)",
            "86",
        ),
        shapes: &["S11", "S25", "S30"],
        means: Means::ListsOrRows(mean),
    },
];

/// `Σ value × weight ÷ 100`; the weights are percentages that must add up to 100.
///
/// # Errors
/// [`WeightsSum`](Code::WeightsSum), [`NegativeWeight`](Code::NegativeWeight), [`LengthsDiffer`](Code::LengthsDiffer),
/// [`EmptyList`](Code::EmptyList).
pub(super) fn weighted(values: &[Decimal], weights: &[Decimal]) -> Result<Decimal, Fault> {
    paired(values.len(), weights)?;
    hundred(weights)?;
    divide(product(values, weights)?, Decimal::ONE_HUNDRED)
}

/// As [`weighted`], but a value that is not given leaves with its weight: the others' weights are shared out to 100.
///
/// # Errors
/// As [`weighted`], and [`NothingToWeigh`](Code::NothingToWeigh) where no value with a weight is given.
fn given(values: &Array, weights: &[Decimal]) -> Result<Decimal, Fault> {
    paired(values.len(), weights)?;
    hundred(weights)?;
    let mut kept = (Vec::new(), Vec::new());
    for (index, (value, weight)) in values.iter().zip(weights).enumerate() {
        if value.is_unit() {
            continue;
        }
        kept.0.push(number(value, index)?);
        kept.1.push(*weight);
    }
    shared(&kept.0, &kept.1)
}

fn number(value: &Dynamic, index: usize) -> Result<Decimal, Fault> {
    value
        .as_decimal()
        .map_err(|_| Fault::about(Code::ElementNotANumber, 0).with("at", index.saturating_add(1)))
}

/// `Σ value × weight ÷ Σ weight`; any weights that are not all 0.
///
/// # Errors
/// [`NothingToWeigh`](Code::NothingToWeigh) where the weights add up to 0; [`NegativeWeight`](Code::NegativeWeight),
/// [`LengthsDiffer`](Code::LengthsDiffer), [`EmptyList`](Code::EmptyList).
pub(super) fn mean(values: &[Decimal], weights: &[Decimal]) -> Result<Decimal, Fault> {
    paired(values.len(), weights)?;
    shared(values, weights)
}

fn shared(values: &[Decimal], weights: &[Decimal]) -> Result<Decimal, Fault> {
    let sum = total(weights)?;
    if sum.is_zero() {
        return Err(Fault::about(Code::NothingToWeigh, 1));
    }
    let mean = divide(product(values, weights)?, sum)?;
    // The last of 28 digits may be rounded past the largest or the smallest value.
    match (values.iter().min(), values.iter().max()) {
        (Some(low), Some(high)) => Ok(mean.clamp(*low, *high)),
        _ => Ok(mean),
    }
}

fn product(values: &[Decimal], weights: &[Decimal]) -> Result<Decimal, Fault> {
    values
        .iter()
        .zip(weights)
        .try_fold(Decimal::ZERO, |sum, (value, weight)| {
            add(sum, multiply(*value, *weight)?)
        })
}

fn hundred(weights: &[Decimal]) -> Result<(), Fault> {
    let sum = total(weights)?;
    if sum != Decimal::ONE_HUNDRED {
        return Err(Fault::about(Code::WeightsSum, 1).with("sum", trimmed(sum)));
    }
    Ok(())
}

fn paired(values: usize, weights: &[Decimal]) -> Result<(), Fault> {
    if values != weights.len() {
        return Err(Fault::about(Code::LengthsDiffer, 1)
            .with("values", values)
            .with("weights", weights.len()));
    }
    if values == 0 {
        return Err(Fault::about(Code::EmptyList, 0));
    }
    match weights.iter().position(|weight| *weight < Decimal::ZERO) {
        Some(index) => {
            Err(Fault::about(Code::NegativeWeight, 1).with("at", index.saturating_add(1)))
        }
        None => Ok(()),
    }
}
