//! The operators of a script. They stand here, not in Rhai's packages, so that each fails with our fault and none answers
//! a senseless question: Rhai itself says `false` to `() >= 90` and to `"5" > 3`.

use rhai::{
    Array, Dynamic, EvalAltResult, FuncRegistration, ImmutableString, Module, NativeCallContext,
};

use super::call::{one, two};
use super::{Kind, checked};
use crate::diagnose::{Argument, Code};
use crate::number::{Decimal, trimmed};
use crate::script::Fault;

/// The signs of arithmetic with their assigning forms.
const ARITHMETIC: &[(&str, &str, Binary)] = &[
    ("+", "+=", checked::add),
    ("-", "-=", checked::subtract),
    ("*", "*=", checked::multiply),
    ("/", "/=", quotient),
    ("%", "%=", modulo),
];

/// What a sign of arithmetic computes.
pub fn arithmetic(sign: &str) -> Option<Binary> {
    ARITHMETIC
        .iter()
        .find(|(known, ..)| *known == sign)
        .map(|(_, _, operation)| *operation)
}

/// Registers `+ - * / %` with their assigning forms, the signs, `!`, and the comparisons.
pub(super) fn register(library: &mut Module) {
    for &(sign, assigning, operation) in ARITHMETIC {
        library.set_native_fn(sign, two(operation));
        // Rhai itself would join a text with nothing to that text.
        library.set_native_fn(
            sign,
            two(|a: Dynamic, b: Dynamic| Err::<Dynamic, _>(mismatch(&a, &b))),
        );
        let assign = move |call: NativeCallContext,
                           value: &mut Decimal,
                           other: Decimal|
              -> Result<(), Box<EvalAltResult>> {
            *value = operation(*value, other).map_err(|fault| fault.at(&call))?;
            Ok(())
        };
        FuncRegistration::new(assigning)
            .with_purity(false)
            .set_into_module(library, assign);
    }
    library.set_native_fn("-", one(|value: Decimal| Ok(-value)));
    library.set_native_fn("+", one(|value: Decimal| Ok(value)));
    library.set_native_fn("!", one(|value: bool| Ok(!value)));

    let comparisons: [(&str, Comparison); 4] = [
        ("<", Decimal::lt),
        ("<=", Decimal::le),
        (">", Decimal::gt),
        (">=", Decimal::ge),
    ];
    for (sign, comparison) in comparisons {
        library.set_native_fn(
            sign,
            two(move |a: Decimal, b: Decimal| Ok(comparison(&a, &b))),
        );
        library.set_native_fn(
            sign,
            two(|a: Dynamic, b: Dynamic| Err::<bool, _>(mismatch(&a, &b))),
        );
    }
    register_texts(library);
    library.set_native_fn("==", two(|a: Dynamic, b: Dynamic| equal(&a, &b)));
    library.set_native_fn("!=", two(|a: Dynamic, b: Dynamic| Ok(!equal(&a, &b)?)));
}

/// Texts are joined with texts and numbers, for what a flag says; `in` asks whether a list holds a value.
fn register_texts(library: &mut Module) {
    // The engine bounds a text only once it is made: two texts within its limit make one of at most twice that.
    library.set_native_fn("+", two(|a: ImmutableString, b: ImmutableString| Ok(a + b)));
    library.set_native_fn(
        "+",
        two(|a: ImmutableString, b: Decimal| Ok(a + trimmed(b))),
    );
    library.set_native_fn(
        "+",
        two(|a: Decimal, b: ImmutableString| Ok(ImmutableString::from(trimmed(a)) + b)),
    );
    // What a text with a number in it (`${x}`) shows.
    library.set_native_fn("to_string", one(|value: Decimal| Ok(trimmed(value))));
    library.set_native_fn(
        "contains",
        two(|list: Array, value: Dynamic| {
            for element in &list {
                if equal(element, &value)? {
                    return Ok(true);
                }
            }
            Ok(false)
        }),
    );
}

type Comparison = fn(&Decimal, &Decimal) -> bool;
pub type Binary = fn(Decimal, Decimal) -> Result<Decimal, Fault>;

fn quotient(a: Decimal, b: Decimal) -> Result<Decimal, Fault> {
    checked::divisor(b, 1)?;
    checked::divide(a, b)
}

fn modulo(a: Decimal, b: Decimal) -> Result<Decimal, Fault> {
    checked::divisor(b, 1)?;
    checked::remainder(a, b)
}

/// Whether two numbers, texts or answers are the same. An optional fact that is not given (`()`) equals only another such;
/// any other mixture is a mistake of the rule (a choice compared with a number would never be equal), hence a fault.
fn equal(a: &Dynamic, b: &Dynamic) -> Result<bool, Fault> {
    if a.is_unit() || b.is_unit() {
        return Ok(a.is_unit() && b.is_unit());
    }
    if let (Ok(a), Ok(b)) = (a.as_decimal(), b.as_decimal()) {
        return Ok(a == b);
    }
    if let (Ok(a), Ok(b)) = (a.as_bool(), b.as_bool()) {
        return Ok(a == b);
    }
    match (
        a.read_lock::<ImmutableString>(),
        b.read_lock::<ImmutableString>(),
    ) {
        (Some(a), Some(b)) => Ok(*a == *b),
        _ => Err(mismatch(a, b)),
    }
}

fn mismatch(a: &Dynamic, b: &Dynamic) -> Fault {
    let kind = |value| Argument::Message(Kind::of(value).key());
    Fault::new(Code::WrongOperands)
        .with("left", kind(a))
        .with("right", kind(b))
}
