//! Several values with their weights. Whether weights must add up to 100, are shared out, or lose those of missing values is
//! the choice of the function.

use rhai::{Array, Dynamic};

use super::call::two;
use super::checked::{Computed, add, divide, multiply, numbers, total};
use super::figure::Figure;
use super::means::means;
use super::value::exact;
use super::{Example, Family, Function, Kind, Means, Signature};
use crate::diagnose::Code;
use crate::number::Exact;
use crate::script::Fault;
use crate::script::run::count_work;

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
        means: means!(Lists, weighted),
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
                two(|values: Array, weights: Array| {
                    let weights = numbers(&weights, 1)?;
                    given(&given_numbers(&values)?, &weights)
                }),
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
        means: means!(ListsOrRows, mean),
    },
];

/// `Σ value × weight ÷ 100`; the weights are percentages that must add up to 100.
///
/// # Errors
/// [`WeightsSum`](Code::WeightsSum), [`NegativeWeight`](Code::NegativeWeight), [`LengthsDiffer`](Code::LengthsDiffer),
/// [`EmptyList`](Code::EmptyList).
pub(super) fn weighted<N: Figure>(values: &[N], weights: &[N]) -> Computed<N> {
    paired(values.len(), weights)?;
    hundred(weights)?;
    divide(&product(values, weights)?, &N::ONE_HUNDRED)
}

/// As [`weighted`], but a value that is not given leaves with its weight: the others' weights are shared out to 100.
///
/// # Errors
/// As [`weighted`], and [`NothingToWeigh`](Code::NothingToWeigh) where no value with a weight is given.
pub fn given<N: Figure>(values: &[Option<N>], weights: &[N]) -> Computed<N> {
    paired(values.len(), weights)?;
    hundred(weights)?;
    let kept = values.iter().zip(weights);
    let (values, weights): (Vec<_>, Vec<_>) = kept
        .filter_map(|(value, weight)| Some((value.clone()?, weight.clone())))
        .unzip();
    shared(&values, &weights)
}

/// The numbers of a list some of whose elements may be facts that are not given.
fn given_numbers(list: &Array) -> Result<Vec<Option<Exact>>, Fault> {
    let number = |(index, element): (usize, &Dynamic)| match exact(element) {
        None if !element.is_unit() => {
            Err(Fault::about(Code::ElementNotANumber, 0).with("at", index.saturating_add(1)))
        }
        number => Ok(number),
    };
    count_work(list.len());
    list.iter().enumerate().map(number).collect()
}

/// `Σ value × weight ÷ Σ weight`; any weights that are not all 0.
///
/// # Errors
/// [`NothingToWeigh`](Code::NothingToWeigh) where the weights add up to 0; [`NegativeWeight`](Code::NegativeWeight),
/// [`LengthsDiffer`](Code::LengthsDiffer), [`EmptyList`](Code::EmptyList).
pub(super) fn mean<N: Figure>(values: &[N], weights: &[N]) -> Computed<N> {
    paired(values.len(), weights)?;
    shared(values, weights)
}

fn shared<N: Figure>(values: &[N], weights: &[N]) -> Computed<N> {
    let sum = total(weights)?;
    if sum.is_zero() {
        return Err(N::fault(|| Fault::about(Code::NothingToWeigh, 1)));
    }
    divide(&product(values, weights)?, &sum)
}

/// `Σ value × weight`.
pub fn product<N: Figure>(values: &[N], weights: &[N]) -> Computed<N> {
    let mut products = values
        .iter()
        .zip(weights)
        .map(|(value, weight)| multiply(value, weight));
    if values.len() > 8 {
        return total(&products.collect::<Result<Vec<N>, _>>()?);
    }
    let first = products.next().unwrap_or(Ok(N::ZERO))?;
    products.try_fold(first, |sum, product| add(&sum, &product?))
}

fn hundred<N: Figure>(weights: &[N]) -> Result<(), N::Fault> {
    let sum = total(weights)?;
    if sum != N::ONE_HUNDRED {
        return Err(N::fault(|| {
            Fault::about(Code::WeightsSum, 1).with("sum", sum.written())
        }));
    }
    Ok(())
}

fn paired<N: Figure>(values: usize, weights: &[N]) -> Result<(), N::Fault> {
    if values != weights.len() {
        return Err(N::fault(|| {
            Fault::about(Code::LengthsDiffer, 1)
                .with("values", values)
                .with("weights", weights.len())
        }));
    }
    if values == 0 {
        return Err(N::fault(|| Fault::about(Code::EmptyList, 0)));
    }
    match weights.iter().position(N::is_negative) {
        Some(index) => Err(N::fault(|| {
            Fault::about(Code::NegativeWeight, 1).with("at", index.saturating_add(1))
        })),
        None => Ok(()),
    }
}
