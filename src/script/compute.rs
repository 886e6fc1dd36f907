//! Computes a lowered rule for the facts of a case, with the same result, steps, faults and record as the interpreter.

mod number;

use super::failure::{Ended, fault_finding};
use super::library::{checklist, judged};
use super::place::ScriptText;
use super::rule::{
    Arguments, Branch, Condition, ConditionNode, Ending, FactIndex, Local, Place, Rule, Statement,
    Text, TextNode,
};
use super::run::{Inputs, Record};
use super::stop::Fault;
use super::{Step, StepValue};
use crate::diagnose::{Code, Finding};
use crate::number::Exact;
use crate::pack::{Checklist, Judged, Value};

/// What a computation came to, with what it left behind.
pub struct Computed {
    pub end: Result<Exact, Ended>,
    pub steps: Vec<Step>,
    pub record: Record,
}

/// Computes a rule.
pub fn compute(rule: &Rule, inputs: &Inputs<'_>, full: Exact, text: ScriptText<'_>) -> Computed {
    let mut machine = Machine {
        inputs,
        full,
        text,
        numbers: vec![Exact::ZERO; rule.locals.numbers],
        conditions: vec![false; rule.locals.conditions],
        texts: vec![String::new(); rule.locals.texts],
        reached: 0,
        record: Record::default(),
    };
    let end = machine.branch(&rule.body, Machine::number);
    Computed {
        end,
        steps: rule
            .steps
            .iter()
            .take(machine.reached)
            .map(|step| machine.step(step))
            .collect(),
        record: machine.record,
    }
}

type Outcome<T> = Result<T, Ended>;

struct Machine<'a> {
    inputs: &'a Inputs<'a>,
    full: Exact,
    text: ScriptText<'a>,
    numbers: Vec<Exact>,
    conditions: Vec<bool>,
    texts: Vec<String>,
    /// How many top-level variables have their value.
    reached: usize,
    record: Record,
}

impl<'a> Machine<'a> {
    fn step(&self, (name, local): &(String, Local)) -> Step {
        let value = match *local {
            Local::Number(slot) => self.numbers.get(slot).map(StepValue::number),
            Local::Condition(slot) => self.conditions.get(slot).map(|yes| StepValue::Bool(*yes)),
            Local::Text(slot) => self
                .texts
                .get(slot)
                .map(|text| StepValue::Text(text.clone())),
        };
        Step {
            name: name.clone(),
            value: value.unwrap_or(StepValue::Other),
        }
    }

    fn branch<T, V>(
        &mut self,
        branch: &Branch<T>,
        value: impl FnOnce(&mut Self, &T) -> Outcome<V>,
    ) -> Outcome<V> {
        self.statements(&branch.statements)?;
        match &branch.ending {
            Ending::Value(expression) => value(self, expression),
            Ending::NotApplicable(reason) => Err(Ended::NotApplicable(self.text(reason)?)),
        }
    }

    /// The value of one of two branches.
    pub(super) fn chosen<T, V>(
        &mut self,
        condition: &Condition,
        then: &Branch<T>,
        otherwise: &Branch<T>,
        value: impl FnOnce(&mut Self, &T) -> Outcome<V>,
    ) -> Outcome<V> {
        let branch = if self.condition(condition)? {
            then
        } else {
            otherwise
        };
        self.branch(branch, value)
    }

    fn statements(&mut self, statements: &[Statement]) -> Outcome<()> {
        for statement in statements {
            match statement {
                Statement::SetNumber(slot, value) => {
                    let value = self.number(value)?;
                    set(&mut self.numbers, *slot, value);
                }
                Statement::SetCondition(slot, value) => {
                    let value = self.condition(value)?;
                    set(&mut self.conditions, *slot, value);
                }
                Statement::SetText(slot, value) => {
                    let value = self.text(value)?;
                    set(&mut self.texts, *slot, value);
                }
                Statement::StepReached => self.reached += 1,
                Statement::Flag(Arguments {
                    first,
                    second,
                    first_last,
                }) => {
                    let (condition, text) =
                        self.pair(*first_last, first, second, Self::condition, Self::text)?;
                    if condition {
                        self.record.flag(&text);
                    }
                }
                Statement::NotApplicable(reason) => {
                    return Err(Ended::NotApplicable(self.text(reason)?));
                }
                Statement::If(condition, then, otherwise) => {
                    let branch = if self.condition(condition)? {
                        then
                    } else {
                        otherwise
                    };
                    self.statements(branch)?;
                }
            }
        }
        Ok(())
    }

    /// Two arguments in the order in which the interpreter evaluates them.
    fn pair<A, B, X, Y>(
        &mut self,
        first_last: bool,
        first: &A,
        second: &B,
        of_first: impl FnOnce(&mut Self, &A) -> Outcome<X>,
        of_second: impl FnOnce(&mut Self, &B) -> Outcome<Y>,
    ) -> Outcome<(X, Y)> {
        if first_last {
            let second = of_second(self, second)?;
            Ok((of_first(self, first)?, second))
        } else {
            let first = of_first(self, first)?;
            Ok((first, of_second(self, second)?))
        }
    }

    fn fail(&self, fault: Fault, place: Place, arguments: &[(usize, usize)]) -> Ended {
        let blamed = fault
            .about
            .and_then(|argument| arguments.get(argument).copied());
        Ended::Failed(Box::new(fault_finding(
            fault,
            blamed.unwrap_or(place.call),
            self.text,
        )))
    }

    /// Reads a fact.
    fn fact(&mut self, index: FactIndex) -> Outcome<&'a Value> {
        let Some((name, value)) = self.inputs.fact(index) else {
            return Err(impossible());
        };
        self.record.read(name);
        value.ok_or_else(|| Ended::Missing(name.to_owned()))
    }

    fn judged(&mut self, index: FactIndex) -> Outcome<&'a Judged> {
        match self.fact(index)? {
            Value::Judged(judged) => Ok(judged),
            _ => Err(impossible()),
        }
    }

    fn checklist(&mut self, index: FactIndex) -> Outcome<&'a Checklist> {
        match self.fact(index)? {
            Value::Checklist(list) => Ok(list),
            _ => Err(impossible()),
        }
    }

    fn condition(&mut self, condition: &Condition) -> Outcome<bool> {
        match &*condition.node {
            ConditionNode::Constant(yes) => Ok(*yes),
            ConditionNode::Fact(index) => match self.fact(*index)? {
                Value::Bool(yes) => Ok(*yes),
                _ => Err(impossible()),
            },
            ConditionNode::Local(slot) => {
                Ok(self.conditions.get(*slot).copied().unwrap_or_default())
            }
            ConditionNode::Not(operand) => Ok(!self.condition(operand)?),
            ConditionNode::All(parts) => {
                for part in parts {
                    if !self.condition(part)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            ConditionNode::Any(parts) => {
                for part in parts {
                    if self.condition(part)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            ConditionNode::Compare {
                comparison,
                numbers,
            } => {
                let [left, right] = self.several(numbers)?;
                Ok(comparison.holds(&left, &right))
            }
            ConditionNode::SameText { texts, same } => {
                let (left, right) = self.pair(
                    texts.first_last,
                    &texts.first,
                    &texts.second,
                    Self::text,
                    Self::text,
                )?;
                Ok((left == right) == *same)
            }
            ConditionNode::Item { fact, item } => {
                let wanted = self.text(item)?;
                let list = self.checklist(*fact)?;
                checklist::answer(list, &wanted).map_err(|fault| {
                    self.fail(
                        fault,
                        condition.place,
                        &[condition.place.whole, item.place.whole],
                    )
                })
            }
            ConditionNode::Choose {
                condition,
                then,
                otherwise,
            } => self.chosen(condition, then, otherwise, Self::condition),
        }
    }

    fn text(&mut self, text: &Text) -> Outcome<String> {
        match &*text.node {
            TextNode::Constant(value) => Ok(value.clone()),
            TextNode::Fact(index) => match self.fact(*index)? {
                Value::Text(value) => Ok(value.clone()),
                _ => Err(impossible()),
            },
            TextNode::Local(slot) => Ok(self.texts.get(*slot).cloned().unwrap_or_default()),
            TextNode::Tier { fact, fact_place } => {
                let judged = self.judged(*fact)?;
                let label = judged::tier(judged);
                label
                    .map(|label| label.to_string())
                    .map_err(|fault| self.fail(fault, text.place, &[fact_place.whole]))
            }
            TextNode::Choose {
                condition,
                then,
                otherwise,
            } => self.chosen(condition, then, otherwise, Self::text),
        }
    }
}

/// What lowering and binding rule out: a fact of another type than its pack declares.
fn impossible() -> Ended {
    Ended::Failed(Box::new(Finding::new(Code::ScriptError)))
}

fn set<T>(slots: &mut [T], slot: usize, value: T) {
    if let Some(place) = slots.get_mut(slot) {
        *place = value;
    }
}
