//! Values between Rhai and the library. A number is a decimal wherever one holds it, so that the language's own `switch` and
//! text work as ever, and an exact fraction elsewhere.

use rhai::{Array, Dynamic, FnPtr, ImmutableString, Map};

use super::Band;
use crate::number::{Decimal, Exact};
use crate::pack::{Checklist, Judged};

/// The number that a value is, if it is one.
pub fn exact(value: &Dynamic) -> Option<Exact> {
    match value.as_decimal() {
        Ok(number) => Some(Exact::from_decimal(number)),
        Err(_) => value.read_lock::<Exact>().map(|number| number.clone()),
    }
}

/// A kind of argument that a function takes.
pub(super) trait Taken: Sized {
    /// Whether a value is of the kind.
    fn fits(value: &Dynamic) -> bool;

    /// The value itself, once it is known to fit.
    fn taken(value: Dynamic) -> Option<Self>;
}

impl Taken for Exact {
    fn fits(value: &Dynamic) -> bool {
        value.is::<Decimal>() || value.is::<Self>()
    }

    fn taken(value: Dynamic) -> Option<Self> {
        exact(&value)
    }
}

impl Taken for Dynamic {
    fn fits(_: &Dynamic) -> bool {
        true
    }

    fn taken(value: Dynamic) -> Option<Self> {
        Some(value)
    }
}

macro_rules! taken {
    ($($kind:ty),*) => {
        $(
            impl Taken for $kind {
                fn fits(value: &Dynamic) -> bool {
                    value.is::<Self>()
                }

                fn taken(value: Dynamic) -> Option<Self> {
                    value.try_cast::<Self>()
                }
            }
        )*
    };
}

taken!(bool, ImmutableString, Array, Map, FnPtr, Checklist, Judged);

/// What a function gives.
pub(super) trait Given {
    /// As a script handles it.
    fn given(self) -> Dynamic;
}

impl Given for Exact {
    fn given(self) -> Dynamic {
        match self.as_decimal() {
            Some(number) => Dynamic::from(number),
            None => Dynamic::from(self),
        }
    }
}

impl Given for Dynamic {
    fn given(self) -> Dynamic {
        self
    }
}

macro_rules! given {
    ($($kind:ty),*) => {
        $(
            impl Given for $kind {
                fn given(self) -> Dynamic {
                    Dynamic::from(self)
                }
            }
        )*
    };
}

given!(bool, ImmutableString, Band, ());
