//! What a figure is computed of, as arithmetic that a reader can follow: names or figures, joined by the signs of arithmetic
//! and by functions under their names.

mod of_relation;
mod of_rule;

pub(super) use of_relation::sides;
pub(super) use of_rule::{assigned, formula_of_step};

use super::library::{Arithmetic, Function};
use crate::number::Decimal;

/// An expression with the figures of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    /// A figure, and what it is the figure of; a constant of the expression itself has no name.
    Figure {
        name: Option<String>,
        /// None where the case does not come to it.
        value: Option<Decimal>,
    },
    Negative(Box<Formula>),
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
    fn constant(value: Decimal) -> Self {
        Self::Figure {
            name: None,
            value: Some(value),
        }
    }

    fn operation(sign: Sign, left: Self, right: Self) -> Self {
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

    fn ratio(part: Self, whole: Self) -> Self {
        Self::Percent(Box::new(Self::operation(Sign::Divide, part, whole)))
    }

    /// `(now − before) ÷ before × 100 %`.
    fn change(now: Self, before: Self) -> Self {
        let change = Self::operation(Sign::Subtract, now, before.clone());
        Self::ratio(change, before)
    }

    /// A call of a function of the library, by its arithmetic where it is a customary formula.
    fn call(function: &Function, arguments: Vec<Self>) -> Self {
        match (function.name, <[Self; 2]>::try_from(arguments)) {
            ("percent", Ok([part, whole])) => Self::ratio(part, whole),
            ("change_rate", Ok([now, before])) => Self::change(now, before),
            (_, Ok(two)) => Self::named(function, two.into()),
            (_, Err(arguments)) => Self::named(function, arguments),
        }
    }

    fn named(function: &Function, arguments: Vec<Self>) -> Self {
        Self::Call {
            english: function.name,
            chinese: function.chinese,
            arguments,
        }
    }

    /// Several added up; nothing comes to 0.
    fn sum(parts: impl IntoIterator<Item = Self>) -> Self {
        let added = parts
            .into_iter()
            .reduce(|sum, part| Self::operation(Sign::Add, sum, part));
        added.unwrap_or_else(|| Self::constant(Decimal::ZERO))
    }

    /// Whether it is one figure and nothing is computed.
    #[must_use]
    pub fn is_figure(&self) -> bool {
        matches!(self, Self::Figure { .. } | Self::Text(_))
    }

    /// What it is the figure of, where nothing is computed.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Figure { name, .. } => name.as_deref(),
            _ => None,
        }
    }

    /// The figure it is, where nothing is computed.
    #[must_use]
    pub fn figure(&self) -> Option<Decimal> {
        match self {
            Self::Figure { value, .. } => *value,
            _ => None,
        }
    }
}
