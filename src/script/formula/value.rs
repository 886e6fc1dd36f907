//! What a formula comes to when its figures are put in, in exact arithmetic.

use super::Formula;
use crate::number::Exact;
use crate::script::library::{self, Arithmetic, Computed, Extreme, Function, Means, means};
use crate::script::stop::Fault;

impl Formula {
    /// The value that its figures come to; none where one of them is not known, or there is no result.
    #[must_use]
    pub fn value(&self) -> Option<Exact> {
        match self {
            Self::Figure { value, .. } => value.map(Exact::from_decimal),
            Self::Computed { value, .. } => value.clone(),
            Self::Negative(operand) => Some(operand.value()?.negate()),
            Self::Sum(parts) => {
                let parts: Vec<Exact> = parts.iter().map(Self::value).collect::<Option<_>>()?;
                let sum = library::find("sum")?;
                applied(sum, &parts)?.ok()
            }
            Self::Operation { sign, left, right } => {
                let (left, right) = (left.value()?, right.value()?);
                Arithmetic::from(*sign).apply(&left, &right).ok()
            }
            Self::Percent(ratio) => ratio.hundredfold(),
            Self::Share(weight) => {
                let weight = weight.value()?;
                Arithmetic::Divide.apply(&weight, &Exact::ONE_HUNDRED).ok()
            }
            Self::Call {
                english, arguments, ..
            } => {
                let arguments: Vec<Exact> =
                    arguments.iter().map(Self::value).collect::<Option<_>>()?;
                applied(library::find(english)?, &arguments)?.ok()
            }
            Self::Told { of, .. } => of.value(),
            Self::Text(_) => None,
        }
    }

    fn hundredfold(&self) -> Option<Exact> {
        let value = self.value()?;
        Arithmetic::Multiply.apply(&value, &Exact::ONE_HUNDRED).ok()
    }
}

/// A function of the library over so many numbers; none where it does not take them.
fn applied(function: &Function, numbers: &[Exact]) -> Option<Computed> {
    let result = match (function.means, numbers) {
        (Means::One(compute, _), [a]) => compute(a),
        (Means::Two(compute, _), [a, b]) => compute(a, b),
        (Means::Three(compute, _), [a, b, c]) => compute(a, b, c),
        (Means::Four(compute, _), [a, b, c, d]) => compute(a, b, c, d),
        (Means::Five(compute, _), [first, second, third, fourth, fifth]) => {
            compute(first, second, third, fourth, fifth)
        }
        (Means::Rounding(rounding), [x, decimals]) => means::round(rounding, x, decimals),
        (Means::Extreme(extreme), _) => of_extreme(extreme, numbers),
        (Means::Numbers(compute, _), _) => compute(numbers),
        _ => return None,
    };
    Some(result)
}

fn of_extreme(extreme: Extreme, numbers: &[Exact]) -> Result<Exact, Fault> {
    extreme.of_list(numbers.iter().cloned())
}
