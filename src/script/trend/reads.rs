//! Whether a part of a rule reads what moves with the figure.

use super::Trend;
use super::Trends;
use crate::script::rule::{
    Condition, ConditionNode, Given, Local, Number, NumberNode, Text, TextNode, Visit,
};

/// Whether something reads what moves.
pub(super) struct Reads<'t, 'a> {
    trends: &'t Trends<'a>,
    pub(super) found: bool,
}

impl<'t, 'a> Reads<'t, 'a> {
    pub(super) fn of(trends: &'t Trends<'a>) -> Self {
        Self {
            trends,
            found: false,
        }
    }
}

impl<'r> Visit<'r> for Reads<'_, '_> {
    fn number(&mut self, number: &'r Number) {
        self.found |= match &*number.node {
            NumberNode::Fact(index) => self.trends.fact == Some(*index),
            NumberNode::Local(slot) => {
                let trend = self.trends.numbers.get(*slot);
                let is_wild = self
                    .trends
                    .assigned
                    .changes_within_expression(Local::Number(*slot));
                is_wild || trend != Some(&Trend::Still)
            }
            NumberNode::OfGiven { values, .. } => values.iter().any(
                |value| matches!(value, Given::Optional(index) if self.trends.fact == Some(*index)),
            ),
            _ => false,
        };
        self.walk_number(number);
    }

    fn condition(&mut self, condition: &'r Condition) {
        if let ConditionNode::Local(slot) = &*condition.node {
            let moves = self.trends.conditions.get(*slot).copied();
            let is_wild = self
                .trends
                .assigned
                .changes_within_expression(Local::Condition(*slot));
            self.found |= is_wild || moves != Some(false);
        }
        self.walk_condition(condition);
    }

    fn text(&mut self, text: &'r Text) {
        if let TextNode::Local(slot) = &*text.node {
            let is_wild = self
                .trends
                .assigned
                .changes_within_expression(Local::Text(*slot));
            self.found |= is_wild || self.trends.texts.get(*slot) != Some(&false);
        }
        self.walk_text(text);
    }
}
