//! The operators of a script. They stand here, not in Rhai's packages, so that each fails with our fault and none answers
//! a senseless question: Rhai itself says `false` to `() >= 90` and to `"5" > 3`.

use rhai::{
    Array, Dynamic, EvalAltResult, FuncRegistration, ImmutableString, Module, NativeCallContext,
};

use super::call::{one, two};
use super::checked::{self, Computed, written};
use super::figure::Figure;
use super::value::{Given, exact};
use super::{Kind, checked::divisor};
use crate::diagnose::{Argument, Code};
use crate::number::Exact;
use crate::script::Fault;

/// An operator on two numbers that gives a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

impl Arithmetic {
    /// Every operator.
    pub const ALL: &[Self] = &[
        Self::Add,
        Self::Subtract,
        Self::Multiply,
        Self::Divide,
        Self::Remainder,
    ];

    /// Its sign.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Remainder => "%",
        }
    }

    /// The operator of a sign.
    #[must_use]
    pub fn of_sign(sign: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|operator| operator.sign() == sign)
    }

    /// The result.
    ///
    /// # Errors
    /// [`ZeroDivisor`](Code::ZeroDivisor) about the second operand, [`NumberOverflow`](Code::NumberOverflow).
    #[inline]
    pub fn apply<N: Figure>(self, a: &N, b: &N) -> Computed<N> {
        match self {
            Self::Add => checked::add(a, b),
            Self::Subtract => checked::subtract(a, b),
            Self::Multiply => checked::multiply(a, b),
            Self::Divide => {
                divisor(b, 1)?;
                checked::divide(a, b)
            }
            Self::Remainder => {
                divisor(b, 1)?;
                checked::remainder(a, b)
            }
        }
    }
}

/// A comparison of two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

impl Comparison {
    /// Every comparison with its sign.
    pub const SIGNS: &[(&'static str, Self)] = &[
        ("<", Self::Less),
        ("<=", Self::LessOrEqual),
        (">", Self::Greater),
        (">=", Self::GreaterOrEqual),
        ("==", Self::Equal),
        ("!=", Self::NotEqual),
    ];

    /// Whether it holds.
    #[inline]
    #[must_use]
    pub fn holds<N: Ord>(self, a: &N, b: &N) -> bool {
        let order = a.cmp(b);
        match self {
            Self::Less => order.is_lt(),
            Self::LessOrEqual => order.is_le(),
            Self::Greater => order.is_gt(),
            Self::GreaterOrEqual => order.is_ge(),
            Self::Equal => order.is_eq(),
            Self::NotEqual => order.is_ne(),
        }
    }
}

/// Registers `+ - * / %` with their assigning forms, the signs, `!`, and the comparisons.
pub(super) fn register(library: &mut Module) {
    for &operator in Arithmetic::ALL {
        let sign = operator.sign();
        library.set_native_fn(
            sign,
            two(move |a: Dynamic, b: Dynamic| computed(operator, &a, &b)),
        );
        // Without its own meaning here, the language's would stand in, which knows no fractions.
        let assign = move |call: NativeCallContext,
                           value: &mut Dynamic,
                           other: Dynamic|
              -> Result<(), Box<EvalAltResult>> {
            *value = computed(operator, value, &other).map_err(|fault| fault.at(&call))?;
            Ok(())
        };
        FuncRegistration::new(format!("{sign}="))
            .with_purity(false)
            .set_into_module(library, assign);
    }
    library.set_native_fn("-", one(|value: Exact| Ok(value.negate())));
    library.set_native_fn("+", one(|value: Exact| Ok(value)));
    library.set_native_fn("!", one(|value: bool| Ok(!value)));
    for &(sign, comparison) in Comparison::SIGNS {
        library.set_native_fn(
            sign,
            two(
                move |a: Dynamic, b: Dynamic| match (comparison, exact(&a), exact(&b)) {
                    (_, Some(a), Some(b)) => Ok(comparison.holds(&a, &b)),
                    (Comparison::Equal, ..) => equal(&a, &b),
                    (Comparison::NotEqual, ..) => Ok(!equal(&a, &b)?),
                    _ => Err(mismatch(&a, &b)),
                },
            ),
        );
    }
    // What a text with a number in it (`${x}`) shows.
    library.set_native_fn(
        "to_string",
        one(|value: Exact| Ok(ImmutableString::from(written(&value)))),
    );
    library.set_native_fn(
        "contains",
        two(|list: Array, value: Dynamic| contains(&list, &value)),
    );
}

fn computed(operator: Arithmetic, a: &Dynamic, b: &Dynamic) -> Result<Dynamic, Fault> {
    match (exact(a), exact(b)) {
        (Some(a), Some(b)) => Ok(operator.apply(&a, &b)?.given()),
        _ if operator == Arithmetic::Add => joined(a, b),
        _ => Err(mismatch(a, b)),
    }
}

/// Texts are joined with texts and numbers, for what a flag says. The engine bounds a text only once it is made: two texts
/// within its limit make one of at most twice that.
fn joined(a: &Dynamic, b: &Dynamic) -> Result<Dynamic, Fault> {
    let text = |value: &Dynamic| {
        value
            .read_lock::<ImmutableString>()
            .map(|text| text.clone())
    };
    let joined = match (text(a), text(b)) {
        (Some(first), Some(second)) => first + second,
        (Some(first), None) => first + written(&exact(b).ok_or_else(|| mismatch(a, b))?),
        (None, Some(second)) => {
            ImmutableString::from(written(&exact(a).ok_or_else(|| mismatch(a, b))?)) + second
        }
        (None, None) => return Err(mismatch(a, b)),
    };
    Ok(joined.into())
}

/// What `in` asks: whether a list holds a value.
fn contains(list: &Array, value: &Dynamic) -> Result<bool, Fault> {
    for element in list {
        if equal(element, value)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether two numbers, texts or answers are the same. An optional fact that is not given (`()`) equals only another such;
/// any other mixture is a mistake of the rule (a choice compared with a number would never be equal), hence a fault.
fn equal(a: &Dynamic, b: &Dynamic) -> Result<bool, Fault> {
    if a.is_unit() || b.is_unit() {
        return Ok(a.is_unit() && b.is_unit());
    }
    if let (Some(a), Some(b)) = (exact(a), exact(b)) {
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
