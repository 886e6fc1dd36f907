//! The conditions of a rule.

use super::walk::Walker;
use super::{Claim, Wording};
use crate::pack::{Checklist, Value};
use crate::script::library::checklist;
use crate::script::rule::{Condition, ConditionNode, FactIndex, Local};

impl<'a> Walker<'a> {
    pub(super) fn condition(&mut self, condition: &'a Condition) -> Claim {
        match &*condition.node {
            ConditionNode::Constant(yes) => Claim::Said {
                name: self.slice(condition.place.whole),
                holds: Some(*yes),
            },
            ConditionNode::Fact(index) => Claim::Said {
                name: self.fact_name(*index),
                holds: match self.facts.get(*index) {
                    Some(Value::Bool(yes)) => Some(*yes),
                    _ => None,
                },
            },
            ConditionNode::Local(slot) => Claim::Said {
                name: self.name_of(Local::Condition(*slot)),
                holds: self.conditions.get(*slot).copied().flatten(),
            },
            ConditionNode::Cell(column) => Claim::Said {
                name: self.column_name(self.table, *column).unwrap_or_default(),
                holds: match self.row.get(*column) {
                    Some(Value::Bool(yes)) => Some(*yes),
                    _ => None,
                },
            },
            ConditionNode::Given(index) => Claim::Given {
                name: self.fact_name(*index),
                holds: self.facts.get(*index).is_some(),
            },
            ConditionNode::Not(operand) => Claim::Not(Box::new(self.condition(operand))),
            ConditionNode::All(parts) => {
                let asked = self.asked(parts, false);
                let unasked = parts.len().saturating_sub(asked.len());
                Claim::All { asked, unasked }
            }
            ConditionNode::Any(parts) => {
                let asked = self.asked(parts, true);
                let unasked = parts.len().saturating_sub(asked.len());
                Claim::Any { asked, unasked }
            }
            ConditionNode::Compare {
                comparison,
                numbers,
            } => Claim::Compare {
                comparison: *comparison,
                left: self.number(&numbers.first),
                right: self.number(&numbers.second),
            },
            ConditionNode::IsOption { fact, option, same } => {
                self.is_option(condition, *fact, *option, *same)
            }
            ConditionNode::SameText { texts, same } => Claim::SameText {
                left: self.wording(&texts.first),
                right: self.wording(&texts.second),
                same: *same,
            },
            ConditionNode::Item { fact, item } => {
                let item = self.wording(item);
                let list = self.checklist(*fact);
                let answer = list
                    .zip(item.value.as_ref())
                    .and_then(|(list, item)| checklist::answer(list, item).ok());
                Claim::Item {
                    list: self.fact_name(*fact),
                    item,
                    holds: answer,
                }
            }
            ConditionNode::Choose(choice) => {
                let (decision, claim) = self.chosen(choice, Self::condition);
                Claim::Chosen {
                    decision: Box::new(decision),
                    claim: claim.map(Box::new),
                }
            }
        }
    }

    /// Those of several conditions that are asked: until one answers `end`, or has no answer.
    fn asked(&mut self, parts: &'a [Condition], end: bool) -> Vec<Claim> {
        let mut asked = Vec::new();
        for part in parts {
            let claim = self.condition(part);
            let goes_on = claim.holds() == Some(!end);
            asked.push(claim);
            if !goes_on {
                break;
            }
        }
        asked
    }

    fn is_option(
        &self,
        condition: &Condition,
        fact: FactIndex,
        option: Option<usize>,
        same: bool,
    ) -> Claim {
        let declared = self.pack.facts.get(fact);
        let label = |index: usize| declared.map(|fact| fact.kind.option(index).to_owned());
        let chosen = match self.facts.get(fact) {
            Some(Value::Choice(chosen)) => Some(*chosen),
            _ => None,
        };
        let Some(right) = option.and_then(label) else {
            return Claim::Said {
                name: self.slice(condition.place.whole),
                holds: chosen.map(|_| !same),
            };
        };
        Claim::SameText {
            left: Wording {
                script: self.fact_name(fact),
                value: chosen.and_then(label),
                decisions: Vec::new(),
            },
            right: Wording::of(&right),
            same,
        }
    }

    pub(super) fn checklist(&self, fact: FactIndex) -> Option<&'a Checklist> {
        match self.facts.get(fact)? {
            Value::Checklist(list) => Some(list),
            _ => None,
        }
    }
}
