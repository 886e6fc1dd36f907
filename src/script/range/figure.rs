//! What a figure is computed of: enough to see that two are the same, that one is a sum of others, that it is whole.

use super::Ranges;
use super::variables::Meaning;
use crate::script::library::Arithmetic;
use crate::script::rule::{ChecklistNode, Local, Number, NumberNode, OfRows};

/// A figure written out longer than this is not followed.
const LONGEST: usize = 240;

/// Whether a key is of a variable.
pub(super) fn is_of_local(key: &str, slot: usize) -> bool {
    key.contains(&format!("l{slot};"))
}

impl<'a> Ranges<'a> {
    /// A figure by what it is computed of: two of the same key are the same number. None where that is not followed.
    pub(super) fn key(&self, number: &'a Number) -> Option<String> {
        let key = match &*number.node {
            NumberNode::Constant(value)
            | NumberNode::Full(value)
            | NumberNode::Parameter(_, value)
            | NumberNode::Folded { value, .. } => format!("={value}"),
            NumberNode::Fact(index) => format!("f{index};"),
            // Of the row at hand: what is learnt of it is forgotten with it.
            NumberNode::Cell(column) => format!("c{column};"),
            NumberNode::Local(slot) if !self.is_wild(Local::Number(*slot)) => {
                let meaning = match self.variables.meaning(Local::Number(*slot)) {
                    Some(Meaning::Number(meaning)) => self.key(meaning),
                    _ => None,
                };
                meaning.unwrap_or_else(|| format!("l{slot};"))
            }
            NumberNode::Arithmetic {
                operator: Arithmetic::Add,
                ..
            } => self.key_of_sum(self.terms(number))?,
            NumberNode::OfList { function, list, .. } if function.name == "sum" => {
                self.key_of_sum(list.iter().flat_map(|one| self.terms(one)))?
            }
            NumberNode::Arithmetic { operator, numbers } => {
                let (first, second) = (self.key(&numbers.first)?, self.key(&numbers.second)?);
                format!("({first}{operator:?}{second})")
            }
            NumberNode::Negative(operand) => format!("-({})", self.key(operand)?),
            NumberNode::Call {
                function,
                arguments,
            } => {
                let list = arguments.list.iter();
                let keys: Vec<String> = list.map(|one| self.key(one)).collect::<Option<_>>()?;
                format!("{}({})", function.name, keys.join(","))
            }
            NumberNode::Table(table) => match &table.of {
                OfRows::Count => format!("rows{};", table.fact),
                OfRows::Column { function, column } => {
                    format!("{}{}.{column};", function.name, table.fact)
                }
                _ => return None,
            },
            _ => return None,
        };
        (key.len() <= LONGEST).then_some(key)
    }

    /// Of a sum in whatever order.
    pub(super) fn key_of_sum(&self, terms: impl IntoIterator<Item = &'a Number>) -> Option<String> {
        let mut keys: Vec<String> = terms
            .into_iter()
            .map(|term| self.key(term))
            .collect::<Option<_>>()?;
        keys.sort();
        Some(format!("+({})", keys.join(",")))
    }

    /// What a number is the sum of.
    pub(super) fn terms(&self, number: &'a Number) -> Vec<&'a Number> {
        let number = self.meant(number);
        match &*number.node {
            NumberNode::Arithmetic {
                operator: Arithmetic::Add,
                numbers,
            } => {
                let mut terms = self.terms(&numbers.first);
                terms.extend(self.terms(&numbers.second));
                terms
            }
            NumberNode::OfList { function, list, .. } if function.name == "sum" => {
                list.iter().flat_map(|one| self.terms(one)).collect()
            }
            _ => vec![number],
        }
    }

    /// What a variable was computed of; another number is itself.
    pub(super) fn meant(&self, number: &'a Number) -> &'a Number {
        match &*number.node {
            NumberNode::Local(slot) if !self.is_wild(Local::Number(*slot)) => {
                match self.variables.meaning(Local::Number(*slot)) {
                    Some(Meaning::Number(meaning)) => self.meant(meaning),
                    _ => number,
                }
            }
            _ => number,
        }
    }

    pub(super) fn is_same(&self, one: &'a Number, other: &'a Number) -> bool {
        let key = self.key(one);
        key.is_some() && key == self.key(other)
    }

    /// Whether a figure is a whole number whatever the case.
    pub(super) fn is_whole(&self, number: &'a Number) -> bool {
        let all = |list: &'a [Number]| list.iter().all(|one| self.is_whole(one));
        match &*number.node {
            NumberNode::Constant(value)
            | NumberNode::Full(value)
            | NumberNode::Parameter(_, value)
            | NumberNode::Folded { value, .. } => *value == value.floor(),
            NumberNode::Fact(index) => self.is_whole_fact(*index),
            NumberNode::Local(slot) => {
                let is_tame = !self.is_wild(Local::Number(*slot));
                is_tame && self.variables.whole.get(*slot) == Some(&true)
            }
            NumberNode::Arithmetic { operator, numbers } => {
                matches!(
                    operator,
                    Arithmetic::Add | Arithmetic::Subtract | Arithmetic::Multiply
                ) && self.is_whole(&numbers.first)
                    && self.is_whole(&numbers.second)
            }
            NumberNode::Negative(operand) => self.is_whole(operand),
            NumberNode::Call {
                function,
                arguments,
            } => match function.name {
                "floor" | "ceil" => true,
                "min" | "max" | "abs" | "clamp" => all(&arguments.list),
                _ => false,
            },
            NumberNode::OfList { function, list, .. } => {
                matches!(function.name, "min" | "max" | "sum") && all(list)
            }
            NumberNode::Table(table) => matches!(table.of, OfRows::Count | OfRows::Matching(_)),
            NumberNode::Checklist(node) => {
                matches!(node, ChecklistNode::Count { .. })
            }
            _ => false,
        }
    }
}
