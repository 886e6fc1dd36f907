//! What a step of a rule was computed of.

use super::{Formula, Sign};
use crate::bind::Facts;
use crate::number::{Decimal, Exact};
use crate::pack::{FactKind, Pack, Value};
use crate::script::interpret::{StepValue, Watched};
use crate::script::rule::{
    Ending, FactIndex, Given, Local, Number, NumberNode, OfRows, Rule, Statement, TableNode,
};
use crate::script::watch::{Event, Range};

/// What the step of this name was computed of, with the figures of a case and what a watched run of it came to; `script` is the
/// text the rule is of. None where it is computed in more than one place, or is no number.
#[must_use]
pub fn formula_of_step(
    rule: &Rule,
    script: &str,
    step: &str,
    (pack, facts, watched): (&Pack, &Facts, &Watched),
) -> Option<Formula> {
    let computed = assigned(rule, step)?;
    let writer = Writer {
        rule,
        script,
        pack,
        facts,
        watched,
    };
    Some(writer.number(computed))
}

/// The one expression that a top-level variable gets its value of.
pub fn assigned<'r>(rule: &'r Rule, step: &str) -> Option<&'r Number> {
    let (_, local) = rule.steps.iter().find(|(name, _)| name == step)?;
    let Local::Number(slot) = local else {
        return None;
    };
    let mut found = Vec::new();
    assignments(&rule.body.statements, *slot, &mut found);
    match found.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

fn assignments<'r>(statements: &'r [Statement], slot: usize, found: &mut Vec<&'r Number>) {
    for statement in statements {
        match statement {
            Statement::SetNumber(at, number) if *at == slot => found.push(number),
            Statement::If(_, then, otherwise) => {
                assignments(then, slot, found);
                assignments(otherwise, slot, found);
            }
            _ => {}
        }
    }
}

struct Writer<'a> {
    rule: &'a Rule,
    script: &'a str,
    pack: &'a Pack,
    facts: &'a Facts,
    watched: &'a Watched,
}

impl Writer<'_> {
    fn number(&self, number: &Number) -> Formula {
        match &*number.node {
            NumberNode::Constant(value) => constant(value),
            NumberNode::Full(value) => self.named(number, decimal(value)),
            NumberNode::Parameter(index, value) => Formula::Figure {
                name: self
                    .pack
                    .parameters
                    .get(*index)
                    .map(|parameter| parameter.name.value.clone()),
                value: decimal(value),
            },
            NumberNode::Fact(index) => self.fact(*index),
            NumberNode::Local(slot) => self.local(*slot),
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
            } => Formula::call(function, self.list(&arguments.list)),
            NumberNode::OfList { function, list, .. } if function.name == "sum" => {
                Formula::sum(self.list(list))
            }
            NumberNode::OfList { function, list, .. } => Formula::named(function, self.list(list)),
            NumberNode::OfLists {
                function,
                first,
                second,
                ..
            } => {
                let (values, weights) = (self.list(first), self.list(second));
                Self::weighted(function.name, values, weights).unwrap_or_else(|| self.text(number))
            }
            NumberNode::OfGiven {
                values, weights, ..
            } => self.given(values, weights),
            NumberNode::Table(table) => self.table(table).unwrap_or_else(|| self.text(number)),
            NumberNode::Choose(choice) => {
                let branch = match self.taken(choice.condition.place.whole) {
                    Some(true) => &choice.then,
                    Some(false) => &choice.otherwise,
                    None => return self.text(number),
                };
                match (branch.statements.as_slice(), &branch.ending) {
                    ([], Ending::Value(value)) => self.number(value),
                    _ => self.text(number),
                }
            }
            NumberNode::Cell(_)
            | NumberNode::Tier(_)
            | NumberNode::Judged(_)
            | NumberNode::Checklist(_)
            | NumberNode::Lookup { .. } => self.text(number),
        }
    }

    fn list(&self, numbers: &[Number]) -> Vec<Formula> {
        numbers.iter().map(|number| self.number(number)).collect()
    }

    /// The answer of an `if`, by the range of its condition.
    fn taken(&self, condition: Range) -> Option<bool> {
        let mut events = self.watched.events.iter();
        events.find_map(|event| match event {
            Event::Branch { at, taken } if *at == condition => Some(*taken),
            _ => None,
        })
    }

    /// Values times weights, added up: shares of a hundred, or over the sum of the weights.
    fn weighted(function: &str, values: Vec<Formula>, weights: Vec<Formula>) -> Option<Formula> {
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

    /// The mean of the values that are given, by their weights.
    fn given(&self, values: &[Given], weights: &[Number]) -> Formula {
        let pairs = values.iter().zip(weights).filter_map(|(value, weight)| {
            let value = match value {
                Given::Number(number) => self.number(number),
                Given::Optional(fact) => {
                    self.facts.get(*fact)?;
                    self.fact(*fact)
                }
            };
            Some((value, self.number(weight)))
        });
        let (values, weights): (Vec<_>, Vec<_>) = pairs.unzip();
        let mean = Self::weighted("weighted_mean", values, weights);
        mean.unwrap_or_else(|| Formula::sum([]))
    }

    /// A sum or a number of rows.
    fn table(&self, table: &TableNode) -> Option<Formula> {
        let Some(Value::Table(rows)) = self.facts.get(table.fact) else {
            return None;
        };
        match &table.of {
            OfRows::Count => Some(Formula::Figure {
                name: None,
                value: Some(Decimal::from(rows.rows.len())),
            }),
            OfRows::Column { function, column } => {
                let name = match self.pack.facts.get(table.fact).map(|fact| &fact.kind) {
                    Some(FactKind::Table(columns)) => columns.keys().nth(*column),
                    _ => None,
                };
                let cells = rows.rows.iter().map(|row| Formula::Figure {
                    name: name.cloned(),
                    value: match row.get(*column) {
                        Some(Value::Number(number)) => Some(*number),
                        _ => None,
                    },
                });
                Some(match function.name {
                    "sum" => Formula::sum(cells),
                    _ => Formula::named(function, cells.collect()),
                })
            }
            OfRows::Values { .. } | OfRows::Weighted { .. } | OfRows::Matching(_) => None,
        }
    }

    fn fact(&self, index: FactIndex) -> Formula {
        Formula::Figure {
            name: self
                .pack
                .facts
                .get(index)
                .map(|fact| fact.name.value.clone()),
            value: match self.facts.get(index) {
                Some(Value::Number(number)) => Some(*number),
                _ => None,
            },
        }
    }

    fn local(&self, slot: usize) -> Formula {
        let name = self.rule.locals.numbers.get(slot).cloned();
        let mut steps = self.watched.steps.iter();
        let step = steps.find(|step| Some(&step.name) == name.as_ref());
        let value = match step.map(|step| &step.value) {
            Some(StepValue::Number(value)) => Some(*value),
            _ => None,
        };
        Formula::Figure { name, value }
    }

    fn named(&self, number: &Number, value: Option<Decimal>) -> Formula {
        Formula::Figure {
            name: self.slice(number),
            value,
        }
    }

    fn text(&self, number: &Number) -> Formula {
        Formula::Text(self.slice(number).unwrap_or_default())
    }

    fn slice(&self, number: &Number) -> Option<String> {
        let (start, end) = number.place.whole;
        self.script.get(start..end).map(str::to_owned)
    }
}

fn constant(value: &Exact) -> Formula {
    Formula::Figure {
        name: None,
        value: decimal(value),
    }
}

fn decimal(value: &Exact) -> Option<Decimal> {
    value.to_decimal(Decimal::MAX_SCALE)
}
