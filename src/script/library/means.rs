//! What a function of the library computes, in the terms of the field's numbers, apart from how a script calls it: one
//! definition serves the interpreter and the compiled rule.

use rhai::{Array, EvalAltResult, FnPtr, ImmutableString, Module, NativeCallContext};

use super::call::{five, four, one, three, two};
use super::checked::{digits, numbers};
use super::table::{column, named_column};
use super::{Band, Reach};
use crate::diagnose::Code;
use crate::number::{Decimal, Rounding};
use crate::script::Fault;

/// A number, or why there is none.
pub type Computed = Result<Decimal, Fault>;

/// What a function computes.
#[derive(Clone, Copy, Debug)]
pub enum Means {
    One(fn(Decimal) -> Computed),
    Two(fn(Decimal, Decimal) -> Computed),
    Three(fn(Decimal, Decimal, Decimal) -> Computed),
    Four(fn(Decimal, Decimal, Decimal, Decimal) -> Computed),
    Five(fn(Decimal, Decimal, Decimal, Decimal, Decimal) -> Computed),
    /// A number rounded to a count of digits.
    Rounding(Rounding),
    /// One of two numbers, of three, or of a list.
    Extreme(fn(Decimal, Decimal) -> Decimal),
    /// Of a list of numbers, of what a closure gives for each row of a table, or of a table's column.
    Numbers(fn(&[Decimal]) -> Computed),
    /// Of two lists of numbers.
    Lists(fn(&[Decimal], &[Decimal]) -> Computed),
    /// Of two lists of numbers, or of what two closures give for each row of a table.
    ListsOrRows(fn(&[Decimal], &[Decimal]) -> Computed),
    /// A band with a single limit.
    Limit(fn(Decimal) -> Reach),
    /// Something that only its own registration tells.
    Other(fn(&mut Module, &str)),
}

impl Means {
    /// Registers every way to call it under one name.
    pub(super) fn register(self, library: &mut Module, name: &str) {
        match self {
            Self::One(function) => {
                library.set_native_fn(name, one(function));
            }
            Self::Two(function) => {
                library.set_native_fn(name, two(function));
            }
            Self::Three(function) => {
                library.set_native_fn(name, three(function));
            }
            Self::Four(function) => {
                library.set_native_fn(name, four(function));
            }
            Self::Five(function) => {
                library.set_native_fn(name, five(function));
            }
            Self::Rounding(rounding) => {
                library.set_native_fn(name, two(move |x, decimals| round(rounding, x, decimals)));
            }
            Self::Extreme(pick) => register_extreme(library, name, pick),
            Self::Numbers(function) => register_numbers(library, name, function),
            Self::Lists(function) => register_lists(library, name, function),
            Self::ListsOrRows(function) => {
                register_lists(library, name, function);
                register_rows(library, name, function);
            }
            Self::Limit(reach) => {
                let band = move |limit, points| {
                    Ok(Band {
                        reach: reach(limit),
                        points,
                    })
                };
                library.set_native_fn(name, two(band));
            }
            Self::Other(register) => register(library, name),
        }
    }
}

/// `x` with `decimals` digits after the point.
///
/// # Errors
/// [`BadDigits`](Code::BadDigits).
pub fn round(rounding: Rounding, x: Decimal, decimals: Decimal) -> Computed {
    Ok(rounding.apply(x, digits(decimals, 1)?))
}

/// The one of a list that `pick` prefers.
///
/// # Errors
/// [`EmptyList`](Code::EmptyList).
pub fn extreme(pick: fn(Decimal, Decimal) -> Decimal, list: &[Decimal]) -> Computed {
    let picked = list.iter().copied().reduce(pick);
    picked.ok_or_else(|| Fault::about(Code::EmptyList, 0))
}

fn register_extreme(library: &mut Module, name: &str, pick: fn(Decimal, Decimal) -> Decimal) {
    library.set_native_fn(name, two(move |a, b| Ok(pick(a, b))));
    library.set_native_fn(name, three(move |a, b, c| Ok(pick(pick(a, b), c))));
    library.set_native_fn(
        name,
        one(move |list: Array| extreme(pick, &numbers(&list, 0)?)),
    );
}

fn register_numbers(library: &mut Module, name: &str, function: fn(&[Decimal]) -> Computed) {
    library.set_native_fn(name, one(move |list: Array| function(&numbers(&list, 0)?)));
    library.set_native_fn(
        name,
        move |call: NativeCallContext,
              table: Array,
              value: FnPtr|
              -> Result<Decimal, Box<EvalAltResult>> {
            function(&column(&call, &table, &value)?).map_err(|fault| fault.at(&call))
        },
    );
    library.set_native_fn(
        name,
        two(move |table: Array, name: ImmutableString| function(&named_column(&table, &name)?)),
    );
}

fn register_lists(
    library: &mut Module,
    name: &str,
    function: fn(&[Decimal], &[Decimal]) -> Computed,
) {
    let lists =
        move |first: Array, second: Array| function(&numbers(&first, 0)?, &numbers(&second, 1)?);
    library.set_native_fn(name, two(lists));
}

fn register_rows(
    library: &mut Module,
    name: &str,
    function: fn(&[Decimal], &[Decimal]) -> Computed,
) {
    library.set_native_fn(
        name,
        move |call: NativeCallContext,
              table: Array,
              first: FnPtr,
              second: FnPtr|
              -> Result<Decimal, Box<EvalAltResult>> {
            let first = column(&call, &table, &first)?;
            let second = column(&call, &table, &second)?;
            function(&first, &second).map_err(|fault| fault.at(&call))
        },
    );
}
