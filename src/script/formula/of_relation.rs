//! What the two sides of a relation are computed of.

use super::{Formula, Sign};
use crate::number::Decimal;
use crate::pack::Value;
use crate::script::library;
use crate::script::relation::{Condition, Term};
use crate::script::rule::FactIndex;

/// The two sides of a condition, with the figures that `get` gives.
pub fn sides<'f>(
    condition: &Condition,
    get: &impl Fn(FactIndex) -> Option<&'f Value>,
) -> [Formula; 2] {
    match condition {
        Condition::Compare { left, right, .. } => {
            [formula(&left.term, get), formula(&right.term, get)]
        }
        Condition::PossibleShare { share, count } => {
            [formula(&share.term, get), formula(&count.term, get)]
        }
    }
}

fn formula<'f>(term: &Term, get: &impl Fn(FactIndex) -> Option<&'f Value>) -> Formula {
    let of = |term: &Term| formula(term, get);
    match term {
        Term::Constant(value) => Formula::constant(*value),
        Term::Parameter(name, value) => Formula::Figure {
            name: Some(name.clone()),
            value: Some(*value),
        },
        Term::Fact { index, name, .. } => Formula::Figure {
            name: Some(name.clone()),
            value: get(*index).and_then(number),
        },
        Term::Column {
            table,
            name,
            column,
            ..
        } => {
            let Some(Value::Table(rows)) = get(*table) else {
                return Formula::Text(name.clone());
            };
            Formula::sum(rows.rows.iter().map(|row| Formula::Figure {
                name: None,
                value: row.get(*column).and_then(number),
            }))
        }
        Term::Negative(one) => Formula::Negative(Box::new(of(one))),
        Term::Add(left, right) => Formula::operation(Sign::Add, of(left), of(right)),
        Term::Subtract(left, right) => match change(left, right) {
            Some((now, before)) => Formula::change(of(now), of(before)),
            None => Formula::operation(Sign::Subtract, of(left), of(right)),
        },
        Term::Multiply(left, right) => Formula::operation(Sign::Multiply, of(left), of(right)),
        Term::Divide(left, right) => Formula::operation(Sign::Divide, of(left), of(right)),
        Term::Absolute(one) => called("abs", vec![of(one)]),
        Term::Largest(list) => called("max", list.iter().map(of).collect()),
        Term::Smallest(list) => called("min", list.iter().map(of).collect()),
        Term::Rounded(one, digits) => called(
            "round",
            vec![of(one), Formula::constant(Decimal::from(*digits))],
        ),
    }
}

/// A change in percent, which is lowered as `now ÷ before × 100 − 100`.
fn change<'t>(left: &'t Term, right: &Term) -> Option<(&'t Term, &'t Term)> {
    let is_hundred =
        |term: &Term| matches!(term, Term::Constant(value) if *value == Decimal::ONE_HUNDRED);
    match left {
        Term::Multiply(ratio, hundred) if is_hundred(hundred) && is_hundred(right) => {
            match ratio.as_ref() {
                Term::Divide(now, before) => Some((now, before)),
                _ => None,
            }
        }
        _ => None,
    }
}

fn called(name: &str, arguments: Vec<Formula>) -> Formula {
    match library::find(name) {
        Some(function) => Formula::named(function, arguments),
        None => Formula::Text(name.to_owned()),
    }
}

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}
