//! The texts of a rule.

use super::walk::Walker;
use super::{Decision, Wording};
use crate::pack::{Judged, Value};
use crate::script::library::{judged, written};
use crate::script::rule::{FactIndex, Local, Part, Text, TextNode};

impl<'a> Walker<'a> {
    pub(super) fn wording(&mut self, text: &'a Text) -> Wording {
        let mut decisions = Vec::new();
        let value = self.words(text, &mut decisions);
        let script = match &*text.node {
            TextNode::Constant(value) => value.clone(),
            TextNode::Fact(index) | TextNode::Option(index, _) => self.fact_name(*index),
            TextNode::Local(slot) => self.name_of(Local::Text(*slot)),
            TextNode::Cell(column) => self.column_name(self.table, *column).unwrap_or_default(),
            TextNode::Tier { .. } | TextNode::Joined { .. } | TextNode::Choose(_) => {
                self.slice(text.place.whole)
            }
        };
        Wording {
            script,
            value,
            decisions,
        }
    }

    fn words(&mut self, text: &'a Text, decisions: &mut Vec<Decision>) -> Option<String> {
        match &*text.node {
            TextNode::Constant(value) => Some(value.clone()),
            TextNode::Fact(index) => match self.facts.get(*index)? {
                Value::Text(value) => Some(value.clone()),
                _ => None,
            },
            TextNode::Option(index, options) => match self.facts.get(*index)? {
                Value::Choice(chosen) => options.get(*chosen).cloned(),
                _ => None,
            },
            TextNode::Local(slot) => self.texts.get(*slot).cloned().flatten(),
            TextNode::Cell(column) => match self.row.get(*column)? {
                Value::Text(value) => Some(value.clone()),
                _ => None,
            },
            TextNode::Tier { fact, .. } => {
                let label = judged::tier(self.judged(*fact)?).ok()?;
                Some(label.to_owned())
            }
            TextNode::Joined { parts, .. } => {
                let mut joined = String::new();
                for part in parts {
                    match part {
                        Part::Text(text) => joined.push_str(&self.words(text, decisions)?),
                        Part::Number(number) => {
                            joined.push_str(&written(&self.number(number).value()?));
                        }
                    }
                }
                Some(joined)
            }
            TextNode::Choose(choice) => {
                let mut inner = Vec::new();
                let (decision, value) =
                    self.chosen(choice, |walker, text| walker.words(text, &mut inner));
                decisions.push(decision);
                decisions.extend(inner);
                value.flatten()
            }
        }
    }

    pub(super) fn judged(&self, fact: FactIndex) -> Option<&'a Judged> {
        match self.facts.get(fact)? {
            Value::Judged(judged) => Some(judged),
            _ => None,
        }
    }
}
