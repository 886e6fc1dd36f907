//! What conditions have said of facts that are no numbers: whether they are given, yes or no, which option they are.

use std::collections::BTreeSet;

use super::{Ranges, Truth};
use crate::pack::FactKind;
use crate::script::rule::{Condition, ConditionNode, FactIndex};

/// What a condition can ask of such a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asked {
    /// Whether a case gives it: 1 if so, 0 if not.
    Given(FactIndex),
    /// 1 for yes and 0 for no; of a choice, its option by its place in the declaration.
    Value(FactIndex),
}

/// A condition on such a fact: it holds where the fact is `value`, or where it is not.
struct Question {
    asked: Asked,
    value: usize,
    same: bool,
    /// How many values there are.
    count: usize,
}

impl Question {
    fn is_met_by(&self, value: usize) -> bool {
        (value == self.value) == self.same
    }
}

impl<'a> Ranges<'a> {
    /// Which answers a condition on such a fact can still have; none where it asks something else.
    pub(super) fn discrete(&self, condition: &Condition) -> Option<Truth> {
        let question = self.question(condition)?;
        let left = self.left(question.asked, question.count);
        Some(Truth {
            yes: left.iter().any(|value| question.is_met_by(*value)),
            no: left.iter().any(|value| !question.is_met_by(*value)),
        })
    }

    /// Takes the answer for given; whether it can be.
    pub(super) fn assume_discrete(&mut self, condition: &'a Condition, answer: bool) -> bool {
        let Some(question) = self.question(condition) else {
            return true;
        };
        let mut left = self.left(question.asked, question.count);
        left.retain(|value| question.is_met_by(*value) == answer);
        let can = !left.is_empty();
        self.variables.left.insert(question.asked, left);
        self.variables.learn();
        can
    }

    /// Whether a choice can still be this option.
    pub(super) fn can_be_option(&self, fact: FactIndex, option: usize) -> bool {
        let left = self.variables.left.get(&Asked::Value(fact));
        left.is_none_or(|left| left.contains(&option))
    }

    fn left(&self, asked: Asked, count: usize) -> BTreeSet<usize> {
        let left = self.variables.left.get(&asked);
        left.cloned().unwrap_or_else(|| (0..count).collect())
    }

    fn question(&self, condition: &Condition) -> Option<Question> {
        let yes = |asked| Question {
            asked,
            value: 1,
            same: true,
            count: 2,
        };
        match &*condition.node {
            ConditionNode::Fact(fact) => Some(yes(Asked::Value(*fact))),
            ConditionNode::Given(fact) => Some(yes(Asked::Given(*fact))),
            ConditionNode::IsOption {
                fact,
                option: Some(option),
                same,
            } => {
                let FactKind::Choice(options) = &self.pack.facts.get(*fact)?.kind else {
                    return None;
                };
                Some(Question {
                    asked: Asked::Value(*fact),
                    value: *option,
                    same: *same,
                    count: options.len(),
                })
            }
            _ => None,
        }
    }
}
