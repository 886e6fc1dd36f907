//! From a pure Rust function of one to five arguments to a function that a script can call: a fault gets the place of the
//! call.

use rhai::{EvalAltResult, NativeCallContext};

use crate::script::Fault;

macro_rules! adapters {
    ($($(#[$about:meta])* $adapter:ident($($argument:ident: $kind:ident),+);)*) => {
        $(
            $(#[$about])*
            pub(super) fn $adapter<$($kind,)+ R>(
                function: impl Fn($($kind),+) -> Result<R, Fault>,
            ) -> impl Fn(NativeCallContext, $($kind),+) -> Result<R, Box<EvalAltResult>> {
                move |call, $($argument),+| function($($argument),+).map_err(|fault| fault.at(&call))
            }
        )*
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
