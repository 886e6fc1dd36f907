//! The numbers of a rule.

use super::Why;
use super::customary::customary;
use super::walk::Walker;
use crate::number::{Decimal, Exact};
use crate::pack::Value;
use crate::script::formula::{Formula, Sign};
use crate::script::library::{Function, Means, weighted};
use crate::script::rule::{Choice, FactIndex, Given, Local, Number, NumberNode};

impl<'a> Walker<'a> {
    pub(super) fn number(&mut self, number: &'a Number) -> Formula {
        match &*number.node {
            NumberNode::Constant(value) => Formula::Figure {
                name: None,
                value: decimal(value),
            },
            NumberNode::Full(value) => Formula::Figure {
                name: Some(self.slice(number.place.whole)),
                value: decimal(value),
            },
            NumberNode::Parameter(index, value) => {
                let parameter = self.pack.parameters.get(*index);
                Formula::Figure {
                    name: parameter.map(|parameter| parameter.name.value.clone()),
                    value: decimal(value),
                }
            }
            NumberNode::Fact(index) => self.fact(*index),
            NumberNode::Local(slot) => Formula::Computed {
                name: self.name_of(Local::Number(*slot)),
                value: self.numbers.get(*slot).cloned().flatten(),
            },
            NumberNode::Cell(column) => Formula::Figure {
                name: self.column_name(self.table, *column),
                value: self.row.get(*column).and_then(figure),
            },
            NumberNode::Folded { of, .. } => self.number(of),
            NumberNode::Arithmetic { operator, numbers } => Formula::operation(
                Sign::from(*operator),
                self.number(&numbers.first),
                self.number(&numbers.second),
            ),
            NumberNode::Negative(operand) => Formula::Negative(Box::new(self.number(operand))),
            NumberNode::Call {
                function,
                arguments,
            } => customary(function, self.list(&arguments.list)),
            NumberNode::OfList { function, list, .. } => of_list(function, self.list(list)),
            NumberNode::OfLists {
                function,
                first,
                second,
                ..
            } => {
                let (values, weights) = (self.list(first), self.list(second));
                let known = weighted_value(function, &values, &weights);
                let formula = known.and_then(|_| of_weights(function.name, values, weights));
                formula.unwrap_or_else(|| self.as_written(number.place.whole))
            }
            NumberNode::OfGiven {
                values, weights, ..
            } => {
                let formula = self.given(values, weights);
                formula.unwrap_or_else(|| self.as_written(number.place.whole))
            }
            NumberNode::Table(table) => self.of_table(table, number.place.whole),
            NumberNode::Tier(tier) => self.tier(tier, number.place.whole),
            NumberNode::Choose(choice) => self.chosen_number(choice, number.place.whole),
            NumberNode::Judged(judged) => self.of_judged(judged, number.place.whole),
            NumberNode::Checklist(list) => self.of_checklist(list, number.place.whole),
            NumberNode::Lookup { key, entries, .. } => {
                self.lookup(key, entries, number.place.whole)
            }
        }
    }

    pub(super) fn list(&mut self, numbers: &'a [Number]) -> Vec<Formula> {
        numbers.iter().map(|number| self.number(number)).collect()
    }

    fn chosen_number(&mut self, choice: &'a Choice<Number>, place: (usize, usize)) -> Formula {
        let (decision, value) = self.chosen(choice, Self::number);
        let of = value.unwrap_or_else(|| self.as_written(place));
        let by = match &of {
            Formula::Told { by, .. } => by.as_ref().clone(),
            other => other.clone(),
        };
        Formula::told(by, of, Why::Chosen(decision))
    }

    /// The mean of the values that are given, by their weights.
    fn given(&mut self, values: &'a [Given], weights: &'a [Number]) -> Option<Formula> {
        let values: Vec<Option<Formula>> = values
            .iter()
            .map(|value| match value {
                Given::Number(number) => Some(self.number(number)),
                Given::Optional(fact) => {
                    self.facts.get(*fact)?;
                    Some(self.fact(*fact))
                }
            })
            .collect();
        let weights = self.list(weights);
        let figures: Vec<Option<Exact>> = values
            .iter()
            .map(|value| match value {
                Some(formula) => formula.value().map(Some),
                None => Some(None),
            })
            .collect::<Option<_>>()?;
        let shares: Vec<Exact> = weights.iter().map(Formula::value).collect::<Option<_>>()?;
        weighted::given(&figures, &shares).ok()?;
        let pairs = values.into_iter().zip(weights);
        let (values, weights) = pairs
            .filter_map(|(value, weight)| Some((value?, weight)))
            .unzip();
        of_weights("weighted_mean", values, weights)
    }

    fn fact(&self, index: FactIndex) -> Formula {
        Formula::Figure {
            name: Some(self.fact_name(index)),
            value: self.facts.get(index).and_then(figure),
        }
    }
}

/// A function over a list of numbers.
pub(super) fn of_list(function: &Function, list: Vec<Formula>) -> Formula {
    match function.name {
        "sum" if !list.is_empty() => Formula::sum(list),
        _ => Formula::named(function, list),
    }
}

/// The value of a function of values and weights.
pub(super) fn weighted_value(
    function: &Function,
    values: &[Formula],
    weights: &[Formula],
) -> Option<Exact> {
    let figures = |list: &[Formula]| list.iter().map(Formula::value).collect::<Option<Vec<_>>>();
    let (values, weights) = (figures(values)?, figures(weights)?);
    match function.means {
        Means::Lists(compute, _) | Means::ListsOrRows(compute, _) => {
            compute(&values, &weights).ok()
        }
        _ => None,
    }
}

/// Values times weights, added up: shares of a hundred, or over the sum of the weights.
pub(super) fn of_weights(
    function: &str,
    values: Vec<Formula>,
    weights: Vec<Formula>,
) -> Option<Formula> {
    let sum = |weights: Vec<Formula>| {
        let products = values.into_iter().zip(weights);
        Formula::sum(
            products.map(|(value, weight)| Formula::operation(Sign::Multiply, value, weight)),
        )
    };
    match function {
        "weighted" => {
            let shares = weights.into_iter().map(Box::new).map(Formula::Share);
            Some(sum(shares.collect()))
        }
        "weighted_mean" => {
            let whole = Formula::sum(weights.clone());
            Some(Formula::operation(Sign::Divide, sum(weights), whole))
        }
        _ => None,
    }
}

pub(super) fn decimal(value: &Exact) -> Option<Decimal> {
    value.to_decimal(Decimal::MAX_SCALE)
}

pub(super) fn figure(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}
