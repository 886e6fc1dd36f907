//! What a figure is computed of, as arithmetic that a reader can follow: names or figures, joined by the signs of arithmetic
//! and by functions under their names.

mod of_relation;
mod value;

pub(super) use of_relation::sides;

use super::account::Why;
use super::library::{Arithmetic, Function};
use crate::number::{Decimal, Exact};

/// An expression with the figures of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// A figure, and what it is the figure of; a constant of the expression itself has no name.
    Figure {
        name: Option<String>,
        /// None where the case does not come to it.
        value: Option<Decimal>,
    },
    /// A variable of a script, and what it came to.
    Computed {
        name: String,
        value: Option<Exact>,
    },
    Negative(Box<Formula>),
    /// Two or more, added up.
    Sum(Vec<Formula>),
    Operation {
        sign: Sign,
        left: Box<Formula>,
        right: Box<Formula>,
    },
    /// A ratio in percent: what it is taken of, times 100 %.
    Percent(Box<Formula>),
    /// A share in percent of what it is multiplied with.
    Share(Box<Formula>),
    /// A function of the library under both its names.
    Call {
        english: &'static str,
        chinese: &'static str,
        arguments: Vec<Formula>,
    },
    /// What a script says by other means than arithmetic, with the arithmetic that it came to.
    Told {
        /// As the script says it, in names.
        by: Box<Formula>,
        of: Box<Formula>,
        why: Box<Why>,
    },
    /// What has no arithmetic of its own, as the pack writes it.
    Text(String),
}

/// A sign of arithmetic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

impl From<Sign> for Arithmetic {
    fn from(sign: Sign) -> Self {
        match sign {
            Sign::Add => Self::Add,
            Sign::Subtract => Self::Subtract,
            Sign::Multiply => Self::Multiply,
            Sign::Divide => Self::Divide,
            Sign::Remainder => Self::Remainder,
        }
    }
}

impl From<Arithmetic> for Sign {
    fn from(operator: Arithmetic) -> Self {
        match operator {
            Arithmetic::Add => Self::Add,
            Arithmetic::Subtract => Self::Subtract,
            Arithmetic::Multiply => Self::Multiply,
            Arithmetic::Divide => Self::Divide,
            Arithmetic::Remainder => Self::Remainder,
        }
    }
}

impl Formula {
    pub(super) fn constant(value: Decimal) -> Self {
        Self::Figure {
            name: None,
            value: Some(value),
        }
    }

    pub(super) fn operation(sign: Sign, left: Self, right: Self) -> Self {
        // A ratio times a hundred is a percentage however it is written.
        let is_hundred = |one: &Self| matches!(one, Self::Figure { name: None, value: Some(value) } if *value == Decimal::ONE_HUNDRED);
        let is_ratio = |one: &Self| {
            matches!(
                one,
                Self::Operation {
                    sign: Sign::Divide,
                    ..
                }
            )
        };
        if sign == Sign::Multiply && is_ratio(&left) && is_hundred(&right) {
            return Self::Percent(Box::new(left));
        }
        Self::Operation {
            sign,
            left: Box::new(left),
            right: Box::new(right),
        }
    }

    pub(super) fn ratio(part: Self, whole: Self) -> Self {
        Self::Percent(Box::new(Self::operation(Sign::Divide, part, whole)))
    }

    /// `(now − before) ÷ before × 100 %`.
    pub(super) fn change(now: Self, before: Self) -> Self {
        let change = Self::operation(Sign::Subtract, now, before.clone());
        Self::ratio(change, before)
    }

    /// A call of a function of the library, by its arithmetic where it is a customary formula.
    pub(super) fn call(function: &Function, arguments: Vec<Self>) -> Self {
        match (function.name, <[Self; 2]>::try_from(arguments)) {
            ("percent", Ok([part, whole])) => Self::ratio(part, whole),
            ("change_rate", Ok([now, before])) => Self::change(now, before),
            (_, Ok(two)) => Self::named(function, two.into()),
            (_, Err(arguments)) => Self::named(function, arguments),
        }
    }

    pub(super) fn named(function: &Function, arguments: Vec<Self>) -> Self {
        Self::Call {
            english: function.name,
            chinese: function.chinese,
            arguments,
        }
    }

    /// Several added up; nothing comes to 0.
    pub(super) fn sum(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut parts: Vec<Self> = parts.into_iter().collect();
        match parts.len() {
            0 => Self::constant(Decimal::ZERO),
            1 => parts.remove(0),
            _ => Self::Sum(parts),
        }
    }

    /// A construct of a script with the arithmetic that it came to.
    pub(super) fn told(by: Self, of: Self, why: Why) -> Self {
        Self::Told {
            by: Box::new(by),
            of: Box::new(of),
            why: Box::new(why),
        }
    }

    /// Whether it is one figure and nothing is computed.
    #[must_use]
    pub fn is_figure(&self) -> bool {
        match self {
            Self::Figure { .. } | Self::Computed { .. } | Self::Text(_) => true,
            Self::Told { of, .. } => of.is_figure(),
            _ => false,
        }
    }

    /// What it is the figure of, where nothing is computed.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Figure { name, .. } => name.as_deref(),
            Self::Computed { name, .. } => Some(name),
            _ => None,
        }
    }

    /// The figure it is, where nothing is computed.
    #[must_use]
    pub fn figure(&self) -> Option<Decimal> {
        match self {
            Self::Figure { value, .. } => *value,
            Self::Computed { value, .. } => value.as_ref()?.to_decimal(Decimal::MAX_SCALE),
            _ => None,
        }
    }
}
