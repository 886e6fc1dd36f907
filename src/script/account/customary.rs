//! Functions of the library by the arithmetic that a reader would do by hand.

use super::Why;
use crate::number::Decimal;
use crate::script::formula::{Formula, Sign};
use crate::script::library::{self, Function};

/// A call of a function, by the arithmetic that it comes to for these figures, where that is a customary formula.
pub(super) fn customary(function: &Function, arguments: Vec<Formula>) -> Formula {
    let call = Formula::call(function, arguments);
    let Formula::Call {
        english, arguments, ..
    } = &call
    else {
        return call;
    };
    let Some(value) = call.value() else {
        return call;
    };
    // Where a limit holds, the bare formula comes to something else, and the limited one to it.
    let found = ways(english, arguments)
        .into_iter()
        .find(|way| way.value().as_ref() == Some(&value));
    match found {
        Some(way) => Formula::told(call, way, Why::Customary),
        None => call,
    }
}

/// The formula, and the same with its limit.
fn ways(function: &str, arguments: &[Formula]) -> Vec<Formula> {
    match (function, arguments) {
        ("proportional", [full, rate]) => {
            let share = Formula::Share(Box::new(rate.clone()));
            vec![operation(Sign::Multiply, full.clone(), share)]
        }
        ("completion", [actual, target]) => {
            let ratio = Formula::ratio(actual.clone(), target.clone());
            let hundred = Formula::constant(Decimal::ONE_HUNDRED);
            let limited = limited("min", ratio.clone(), hundred);
            std::iter::once(ratio).chain(limited).collect()
        }
        ("deduct", [full, deduction]) => less(full, deduction.clone()),
        ("deduct_proportional", [full, excess, step, points]) => {
            let steps = steps(excess, step);
            less(full, operation(Sign::Multiply, steps, points.clone()))
        }
        ("deduct_whole_steps", [full, excess, step, points]) => {
            deducted(full, rounded("floor", excess, step), points)
        }
        ("deduct_started_steps", [full, excess, step, points]) => {
            deducted(full, rounded("ceil", excess, step), points)
        }
        _ => Vec::new(),
    }
}

fn deducted(full: &Formula, steps: Option<Formula>, points: &Formula) -> Vec<Formula> {
    let deduction = steps.map(|steps| operation(Sign::Multiply, steps, points.clone()));
    deduction.map_or_else(Vec::new, |deduction| less(full, deduction))
}

/// Full marks less a deduction, not below 0.
fn less(full: &Formula, deduction: Formula) -> Vec<Formula> {
    let bare = operation(Sign::Subtract, full.clone(), deduction);
    let zero = Formula::constant(Decimal::ZERO);
    let limited = limited("max", bare.clone(), zero);
    std::iter::once(bare).chain(limited).collect()
}

/// How many steps an excess is.
fn steps(excess: &Formula, step: &Formula) -> Formula {
    match step {
        Formula::Figure { name: None, value } if *value == Some(Decimal::ONE) => excess.clone(),
        _ => operation(Sign::Divide, excess.clone(), step.clone()),
    }
}

fn rounded(by: &str, excess: &Formula, step: &Formula) -> Option<Formula> {
    Some(Formula::named(
        library::find(by)?,
        vec![steps(excess, step)],
    ))
}

fn limited(by: &str, formula: Formula, limit: Formula) -> Option<Formula> {
    Some(Formula::named(library::find(by)?, vec![formula, limit]))
}

fn operation(sign: Sign, left: Formula, right: Formula) -> Formula {
    Formula::operation(sign, left, right)
}
