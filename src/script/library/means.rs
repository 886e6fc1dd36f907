//! What a function of the library computes, in the terms of the field's numbers, apart from how a script calls it: one
//! definition serves the interpreter and the compiled rule.

use rhai::{Array, Dynamic, EvalAltResult, FnPtr, ImmutableString, Module, NativeCallContext};

use super::call::{five, four, one, three, two};
use super::checked::{Computed, digits, numbers};
use super::table::{column, named_column};
use super::value::Given;
use super::{Band, Reach};
use crate::diagnose::Code;
use crate::number::{Exact, Rounding};
use crate::script::Fault;

/// What a function computes.
#[derive(Clone, Copy, Debug)]
pub enum Means {
    One(fn(&Exact) -> Computed),
    Two(fn(&Exact, &Exact) -> Computed),
    Three(fn(&Exact, &Exact, &Exact) -> Computed),
    Four(fn(&Exact, &Exact, &Exact, &Exact) -> Computed),
    Five(fn(&Exact, &Exact, &Exact, &Exact, &Exact) -> Computed),
    /// A number rounded to a count of digits.
    Rounding(Rounding),
    /// One of two numbers, of three, or of a list.
    Extreme(Extreme),
    /// Of a list of numbers, of what a closure gives for each row of a table, or of a table's column.
    Numbers(fn(&[Exact]) -> Computed),
    /// Of two lists of numbers.
    Lists(fn(&[Exact], &[Exact]) -> Computed),
    /// Of two lists of numbers, or of what two closures give for each row of a table.
    ListsOrRows(fn(&[Exact], &[Exact]) -> Computed),
    /// A band with a single limit.
    Limit(fn(Exact) -> Reach),
    /// Something that only its own registration tells.
    Other(fn(&mut Module, &str)),
}

/// Which of several numbers is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extreme {
    Least,
    Greatest,
}

impl Extreme {
    /// That one of two.
    #[inline]
    #[must_use]
    pub fn of(self, a: Exact, b: Exact) -> Exact {
        match self {
            Self::Least => a.min(b),
            Self::Greatest => a.max(b),
        }
    }

    /// That one of a list.
    ///
    /// # Errors
    /// [`EmptyList`](Code::EmptyList).
    pub fn of_list(self, list: impl IntoIterator<Item = Exact>) -> Computed {
        let picked = list.into_iter().reduce(|a, b| self.of(a, b));
        picked.ok_or_else(|| Fault::about(Code::EmptyList, 0))
    }
}

impl Means {
    /// Registers every way to call it under one name.
    pub(super) fn register(self, library: &mut Module, name: &str) {
        match self {
            Self::One(function) => {
                library.set_native_fn(name, one(move |a: Exact| function(&a)));
            }
            Self::Two(function) => {
                library.set_native_fn(name, two(move |a: Exact, b: Exact| function(&a, &b)));
            }
            Self::Three(function) => {
                library.set_native_fn(
                    name,
                    three(move |a: Exact, b: Exact, c: Exact| function(&a, &b, &c)),
                );
            }
            Self::Four(function) => {
                library.set_native_fn(
                    name,
                    four(move |a: Exact, b: Exact, c: Exact, d: Exact| function(&a, &b, &c, &d)),
                );
            }
            Self::Five(function) => {
                library.set_native_fn(
                    name,
                    five(move |a: Exact, b: Exact, c: Exact, d: Exact, e: Exact| {
                        function(&a, &b, &c, &d, &e)
                    }),
                );
            }
            Self::Rounding(rounding) => {
                library.set_native_fn(
                    name,
                    two(move |x: Exact, decimals: Exact| round(rounding, &x, &decimals)),
                );
            }
            Self::Extreme(extreme) => register_extreme(library, name, extreme),
            Self::Numbers(function) => register_numbers(library, name, function),
            Self::Lists(function) => register_lists(library, name, function),
            Self::ListsOrRows(function) => {
                register_lists(library, name, function);
                register_rows(library, name, function);
            }
            Self::Limit(reach) => {
                let band = move |limit: Exact, points: Exact| {
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
pub fn round(rounding: Rounding, x: &Exact, decimals: &Exact) -> Computed {
    Ok(x.round(rounding, digits(decimals, 1)?))
}

fn register_extreme(library: &mut Module, name: &str, extreme: Extreme) {
    library.set_native_fn(name, two(move |a: Exact, b: Exact| Ok(extreme.of(a, b))));
    library.set_native_fn(
        name,
        three(move |a: Exact, b: Exact, c: Exact| Ok(extreme.of(extreme.of(a, b), c))),
    );
    library.set_native_fn(
        name,
        one(move |list: Array| extreme.of_list(numbers(&list, 0)?)),
    );
}

fn register_numbers(library: &mut Module, name: &str, function: fn(&[Exact]) -> Computed) {
    library.set_native_fn(name, one(move |list: Array| function(&numbers(&list, 0)?)));
    library.set_native_fn(
        name,
        move |call: NativeCallContext, table: Array, value: FnPtr| {
            given(&call, function(&column(&call, &table, &value)?))
        },
    );
    library.set_native_fn(
        name,
        move |call: NativeCallContext, table: Array, name: ImmutableString| {
            let values = named_column(&table, &name).map_err(|fault| fault.at(&call))?;
            given(&call, function(&values))
        },
    );
}

fn register_lists(library: &mut Module, name: &str, function: fn(&[Exact], &[Exact]) -> Computed) {
    let lists =
        move |first: Array, second: Array| function(&numbers(&first, 0)?, &numbers(&second, 1)?);
    library.set_native_fn(name, two(lists));
}

fn register_rows(library: &mut Module, name: &str, function: fn(&[Exact], &[Exact]) -> Computed) {
    library.set_native_fn(
        name,
        move |call: NativeCallContext, table: Array, first: FnPtr, second: FnPtr| {
            let first = column(&call, &table, &first)?;
            let second = column(&call, &table, &second)?;
            given(&call, function(&first, &second))
        },
    );
}

fn given(call: &NativeCallContext, result: Computed) -> Result<Dynamic, Box<EvalAltResult>> {
    result.map(Given::given).map_err(|fault| fault.at(call))
}
