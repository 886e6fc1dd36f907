//! Conditions, as jumps.

use super::cells::{Cell, Part};
use super::emit::{Emitter, NotFlat};
use super::operation::Operation;
use crate::number::Exact;
use crate::pack::FactKind;
use crate::script::library::Comparison;
use crate::script::rule::{Condition, ConditionNode, FactIndex, Local, Text, TextNode};

impl Emitter<'_> {
    /// Jumps to be landed where the condition has this answer; what follows runs where it has the other one.
    pub(super) fn jump(
        &mut self,
        condition: &Condition,
        answer: bool,
    ) -> Result<Vec<usize>, NotFlat> {
        self.within(|this| this.jump_within(condition, answer))
    }

    fn jump_within(&mut self, condition: &Condition, answer: bool) -> Result<Vec<usize>, NotFlat> {
        if let Some(cell) = self.answer_cell(condition)? {
            return Ok(vec![self.push(Operation::JumpIf(cell, answer, 0))]);
        }
        match &*condition.node {
            ConditionNode::Not(operand) => self.jump(operand, !answer),
            ConditionNode::All(parts) => self.parts(parts, answer, false),
            ConditionNode::Any(parts) => self.parts(parts, answer, true),
            ConditionNode::Compare {
                comparison,
                numbers,
            } => {
                let cells = [self.number(&numbers.first)?, self.number(&numbers.second)?];
                Ok(vec![self.push(Operation::JumpIfCompare(
                    *comparison,
                    cells,
                    answer,
                    0,
                ))])
            }
            ConditionNode::IsOption { fact, option, same } => {
                let chosen = self.input(*fact, Part::Whole)?;
                // No option has an index below zero.
                let index = option.map_or(-1, |option| i128::try_from(option).unwrap_or(-1));
                let cells = [chosen, self.exact(&Exact::from_integer(index))?];
                let comparison = if *same {
                    Comparison::Equal
                } else {
                    Comparison::NotEqual
                };
                Ok(vec![self.push(Operation::JumpIfCompare(
                    comparison, cells, answer, 0,
                ))])
            }
            ConditionNode::Choose(choice) => {
                let cell = self.chosen(choice, Self::truth)?;
                Ok(vec![self.push(Operation::JumpIf(cell, answer, 0))])
            }
            _ => Err(NotFlat),
        }
    }

    /// `deciding` is the answer of a part that decides the whole: no for "all", yes for "any".
    fn parts(
        &mut self,
        parts: &[Condition],
        answer: bool,
        deciding: bool,
    ) -> Result<Vec<usize>, NotFlat> {
        let Some((last, others)) = parts.split_last() else {
            return Err(NotFlat);
        };
        // A later part is not always computed: what it computes is not known afterwards.
        self.scope(|this| {
            let mut decided = Vec::new();
            for part in others {
                decided.extend(this.jump(part, deciding)?);
            }
            let mut jumps = this.jump(last, answer)?;
            if answer == deciding {
                jumps.append(&mut decided);
            }
            this.land(decided);
            Ok(jumps)
        })
    }

    /// A condition as the value of a cell: 1 for yes, 0 for no.
    pub(super) fn truth(&mut self, condition: &Condition) -> Result<Cell, NotFlat> {
        if let Some(cell) = self.answer_cell(condition)? {
            return Ok(cell);
        }
        let (yes, no) = (self.answer(true)?, self.answer(false)?);
        let result = self.own()?;
        self.push(Operation::Copy(no, result));
        let end = self.jump(condition, false)?;
        self.push(Operation::Copy(yes, result));
        self.land(end);
        Ok(result)
    }

    /// The cell that holds the answer already, if there is one.
    fn answer_cell(&mut self, condition: &Condition) -> Result<Option<Cell>, NotFlat> {
        Ok(Some(match &*condition.node {
            ConditionNode::Constant(yes) => self.answer(*yes)?,
            ConditionNode::Fact(fact) => self.input(*fact, Part::Whole)?,
            ConditionNode::Local(slot) => self.local(Local::Condition(*slot))?,
            ConditionNode::Given(fact) => self.input(*fact, Part::Given)?,
            ConditionNode::Item { fact, item } => {
                let index = self.item(*fact, item).ok_or(NotFlat)?;
                self.input(*fact, Part::Item(index))?
            }
            _ => return Ok(None),
        }))
    }

    fn item(&self, fact: FactIndex, item: &Text) -> Option<usize> {
        let TextNode::Constant(wanted) = &*item.node else {
            return None;
        };
        self.items(fact)?.iter().position(|item| item == wanted)
    }

    /// The items of a checklist.
    pub(super) fn items(&self, fact: FactIndex) -> Option<&[String]> {
        match &self.pack.facts.get(fact)?.kind {
            FactKind::Checklist(items) => Some(items),
            _ => None,
        }
    }
}
