//! What a function of the library computes, in the terms of the field's numbers, apart from how a script calls it: one
//! definition serves the interpreter and the compiled rule.

use rhai::{Array, Dynamic, EvalAltResult, FnPtr, ImmutableString, Module, NativeCallContext};

use super::call::{five, four, one, three, two};
use super::checked::{Computed, digits, numbers};
use super::figure::Figure;
use super::table::{column, named_column};
use super::value::Given;
use super::{Band, Reach};
use crate::diagnose::Code;
use crate::number::{Exact, Rounding, Small};
use crate::script::Fault;

/// A function of one number.
pub type One<N> = fn(&N) -> Computed<N>;
/// A function of two numbers.
pub type Two<N> = fn(&N, &N) -> Computed<N>;
/// A function of three numbers.
pub type Three<N> = fn(&N, &N, &N) -> Computed<N>;
/// A function of four numbers.
pub type Four<N> = fn(&N, &N, &N, &N) -> Computed<N>;
/// A function of five numbers.
pub type Five<N> = fn(&N, &N, &N, &N, &N) -> Computed<N>;
/// A function of a list of numbers.
pub type Numbers<N> = fn(&[N]) -> Computed<N>;
/// A function of two lists of numbers.
pub type Lists<N> = fn(&[N], &[N]) -> Computed<N>;

/// One definition of a function, for each of the numbers it is computed with.
macro_rules! means {
    ($kind:ident, $function:expr) => {
        Means::$kind($function, $function)
    };
}
pub(super) use means;

/// What a function computes.
#[derive(Clone, Copy, Debug)]
pub enum Means {
    One(One<Exact>, One<Small>),
    Two(Two<Exact>, Two<Small>),
    Three(Three<Exact>, Three<Small>),
    Four(Four<Exact>, Four<Small>),
    Five(Five<Exact>, Five<Small>),
    /// A number rounded to a count of digits.
    Rounding(Rounding),
    /// One of two numbers, of three, or of a list.
    Extreme(Extreme),
    /// Of a list of numbers, of what a closure gives for each row of a table, or of a table's column.
    Numbers(Numbers<Exact>, Numbers<Small>),
    /// Of two lists of numbers.
    Lists(Lists<Exact>, Lists<Small>),
    /// Of two lists of numbers, or of what two closures give for each row of a table.
    ListsOrRows(Lists<Exact>, Lists<Small>),
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
    pub fn of<N: Ord>(self, a: N, b: N) -> N {
        match self {
            Self::Least => a.min(b),
            Self::Greatest => a.max(b),
        }
    }

    /// That one of a list.
    ///
    /// # Errors
    /// [`EmptyList`](Code::EmptyList).
    pub fn of_list<N: Figure>(self, list: impl IntoIterator<Item = N>) -> Computed<N> {
        let picked = list.into_iter().reduce(|a, b| self.of(a, b));
        picked.ok_or_else(|| N::fault(|| Fault::about(Code::EmptyList, 0)))
    }
}

impl Means {
    /// Registers every way to call it under one name.
    pub(super) fn register(self, library: &mut Module, name: &str) {
        match self {
            Self::One(function, _) => {
                library.set_native_fn(name, one(move |a: Exact| function(&a)));
            }
            Self::Two(function, _) => {
                library.set_native_fn(name, two(move |a: Exact, b: Exact| function(&a, &b)));
            }
            Self::Three(function, _) => {
                library.set_native_fn(
                    name,
                    three(move |a: Exact, b: Exact, c: Exact| function(&a, &b, &c)),
                );
            }
            Self::Four(function, _) => {
                library.set_native_fn(
                    name,
                    four(move |a: Exact, b: Exact, c: Exact, d: Exact| function(&a, &b, &c, &d)),
                );
            }
            Self::Five(function, _) => {
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
            Self::Numbers(function, _) => register_numbers(library, name, function),
            Self::Lists(function, _) => register_lists(library, name, function),
            Self::ListsOrRows(function, _) => {
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
pub fn round<N: Figure>(rounding: Rounding, x: &N, decimals: &N) -> Computed<N> {
    x.rounded(rounding, digits(decimals, 1)?)
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

fn register_numbers(library: &mut Module, name: &str, function: Numbers<Exact>) {
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

fn register_lists(library: &mut Module, name: &str, function: Lists<Exact>) {
    let lists =
        move |first: Array, second: Array| function(&numbers(&first, 0)?, &numbers(&second, 1)?);
    library.set_native_fn(name, two(lists));
}

fn register_rows(library: &mut Module, name: &str, function: Lists<Exact>) {
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
