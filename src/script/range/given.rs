//! What the printed figures of a case leave open: each stands for all that rounds to its digits, and a rule comes to
//! something for each of them.

use super::discrete::Asked;
use super::variables::Variables;
use super::{Known, walk};
use crate::bind::Facts;
use crate::number::{Decimal, Exact, Interval};
use crate::pack::{Fact, FactKind, Pack, Value};
use crate::script::rule::{FactIndex, Rule};

/// What is known of a rule for a case whose figures are exact only as far as they are printed.
#[must_use]
pub fn known_of_case(rule: &Rule, pack: &Pack, facts: &Facts) -> Known {
    let mut variables = Variables::of(rule);
    for (index, fact) in pack.facts.iter().enumerate() {
        let value = facts.get(index);
        let given = usize::from(value.is_some());
        variables.left.insert(Asked::Given(index), [given].into());
        if let Some(value) = value {
            narrow(&mut variables, index, fact, value);
        }
    }
    walk(rule, pack, variables)
}

fn narrow(variables: &mut Variables<'_>, index: FactIndex, fact: &Fact, value: &Value) {
    match value {
        Value::Number(number) => {
            variables.facts.insert(index, stands_for(fact, *number));
        }
        Value::Bool(yes) => {
            let yes = usize::from(*yes);
            variables.left.insert(Asked::Value(index), [yes].into());
        }
        Value::Choice(option) => {
            variables.left.insert(Asked::Value(index), [*option].into());
        }
        Value::Table(table) => {
            let rows = Exact::from_decimal(Decimal::from(table.rows.len()));
            variables.rows.insert(index, Interval::point(rows));
        }
        Value::Text(_) | Value::Judged(_) | Value::Checklist(_) => {}
    }
}

/// What a printed figure of a fact stands for, within the bounds of the fact.
#[must_use]
pub fn stands_for(fact: &Fact, printed: Decimal) -> Interval {
    let (FactKind::Decimal(bounds) | FactKind::Integer(bounds) | FactKind::Percent(bounds)) =
        &fact.kind
    else {
        return Interval::exactly(printed);
    };
    if fact.exact {
        return Interval::exactly(printed);
    }
    let interval = Interval::printed(printed);
    let interval = bounds
        .min
        .map_or(interval.clone(), |least| interval.at_least(least));
    // Negated, the most is the least.
    bounds.max.map_or(interval.clone(), |most| {
        interval.negate().at_least(-most).negate()
    })
}
