//! From a pure Rust function of one to five arguments to a function that a script can call: arguments of the wrong kind are
//! told with the right ones, and a fault gets the place of the call.

use rhai::{Dynamic, EvalAltResult, NativeCallContext};

use super::value::{Given, Taken};
use super::{Kind, find, usage};
use crate::diagnose::{Argument, Code};
use crate::script::Fault;

type Called = Result<Dynamic, Box<EvalAltResult>>;

macro_rules! adapters {
    ($($(#[$about:meta])* $adapter:ident($($argument:ident: $kind:ident),+);)*) => {
        $(
            $(#[$about])*
            pub(super) fn $adapter<$($kind: Taken,)+ R: Given>(
                function: impl Fn($($kind),+) -> Result<R, Fault>,
            ) -> impl Fn(NativeCallContext, $(one_argument!($argument)),+) -> Called {
                move |call, $($argument),+| {
                    let fits = $($kind::fits(&$argument))&&+;
                    if !fits {
                        return Err(wrong_arguments(call.fn_name(), &[$(&$argument),+]).at(&call));
                    }
                    match ($($kind::taken($argument),)+) {
                        ($(Some($argument),)+) => function($($argument),+)
                            .map(Given::given)
                            .map_err(|fault| fault.at(&call)),
                        _ => Err(Fault::new(Code::ScriptError).at(&call)),
                    }
                }
            }
        )*
    };
}

/// Every argument comes as any value: Rhai would look in vain for a number that is no decimal.
macro_rules! one_argument {
    ($argument:ident) => {
        Dynamic
    };
}

adapters! {
    /// A function of one argument.
    one(a: A);
    /// A function of two arguments.
    two(a: A, b: B);
    /// A function of three arguments.
    three(a: A, b: B, c: C);
    /// A function of four arguments.
    four(a: A, b: B, c: C, d: D);
    /// A function of five arguments.
    five(a: A, b: B, c: C, d: D, e: E);
}

/// The complaint of arguments that the function `name` does not take.
pub fn wrong_arguments(name: &str, given: &[&Dynamic]) -> Fault {
    let kinds = given.iter().map(|value| Kind::of(value).key()).collect();
    wrong_kinds(name, kinds)
}

/// The complaint of arguments whose kinds have these keys.
pub fn wrong_kinds(name: &str, kinds: Vec<&'static str>) -> Fault {
    let usage = find(name).map_or_else(|| name.into(), |function| usage(function, name));
    Fault::new(Code::WrongArguments)
        .with("function", name)
        .with("given", Argument::Messages(kinds))
        .with("usage", usage)
}
