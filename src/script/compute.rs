//! Computes a lowered rule for the facts of a case, with the same result, steps, faults and record as the interpreter.

mod number;
mod table;

use std::borrow::Cow;

use super::failure::{Ended, fault_finding};
use super::library::{Band, checklist, judged, written};
use super::place::ScriptText;
use super::rule::{
    Arguments, BandNode, Branch, Choice, Condition, ConditionNode, Ending, FactIndex, Local,
    Locals, Number, Part, Place, Rule, Statement, Text, TextNode,
};
use super::run::{Record, begin_work};
use super::stop::Fault;
use super::watch::Event;
use super::{Step, StepValue};
use crate::bind::Facts;
use crate::diagnose::{Code, Finding};
use crate::number::Exact;
use crate::pack::{Checklist, Judged, Value};

/// The variables of a rule.
#[derive(Debug, Default)]
struct Slots {
    numbers: Vec<Exact>,
    conditions: Vec<bool>,
}

/// What a computation came to, with what it left behind.
pub struct Computed<'a> {
    pub end: Result<Exact, Ended<'a>>,
    pub steps: Vec<Step>,
    pub record: Record,
    /// What it came to on its way; nothing unless it was watched.
    pub events: Vec<Event>,
}

/// Computes a rule, with its steps and its record.
pub fn compute<'a>(rule: &'a Rule, facts: &'a Facts, text: ScriptText<'a>) -> Computed<'a> {
    run(rule, Machine::new(&rule.locals, facts, text))
}

/// As [`compute`], watched.
pub fn watch<'a>(rule: &'a Rule, facts: &'a Facts, text: ScriptText<'a>) -> Computed<'a> {
    let mut machine = Machine::new(&rule.locals, facts, text);
    machine.is_watched = true;
    run(rule, machine)
}

fn run<'a>(rule: &'a Rule, mut machine: Machine<'a>) -> Computed<'a> {
    let end = machine.branch(&rule.body, Machine::number);
    let steps = rule.steps.iter().take(machine.reached);
    let steps = steps.map(|step| machine.step(step)).collect();
    Computed {
        end,
        steps,
        record: machine.record,
        events: machine.events,
    }
}

/// The value of a number that reads no fact and no variable; none where it has none.
pub fn fixed_number(number: &Number, text: ScriptText<'_>) -> Option<Exact> {
    without_facts(text, |machine| machine.number(number).ok())
}

/// Bands whose numbers read no fact and no variable; none where one of them is unsound.
pub fn fixed_bands(bands: &[BandNode], text: ScriptText<'_>) -> Option<Vec<Band>> {
    without_facts(text, |machine| machine.bands(bands).ok())
}

fn without_facts<'a, R>(text: ScriptText<'a>, compute: impl FnOnce(&mut Machine<'a>) -> R) -> R {
    static NO_FACTS: Facts = Facts::none();
    compute(&mut Machine::new(&Locals::default(), &NO_FACTS, text))
}

type Outcome<'a, T> = Result<T, Ended<'a>>;

struct Machine<'a> {
    facts: &'a Facts,
    text: ScriptText<'a>,
    slots: Slots,
    texts: Vec<Cow<'a, str>>,
    /// The row at hand.
    row: &'a [Value],
    /// How many top-level variables have their value.
    reached: usize,
    record: Record,
    is_watched: bool,
    events: Vec<Event>,
}

impl<'a> Machine<'a> {
    fn new(locals: &Locals, facts: &'a Facts, text: ScriptText<'a>) -> Self {
        begin_work();
        Self {
            facts,
            text,
            slots: Slots {
                numbers: vec![Exact::ZERO; locals.numbers.len()],
                conditions: vec![false; locals.conditions.len()],
            },
            texts: vec![Cow::default(); locals.texts.len()],
            row: &[],
            reached: 0,
            record: Record::default(),
            is_watched: false,
            events: Vec::new(),
        }
    }

    fn step(&self, (name, local): &(String, Local)) -> Step {
        let value = match *local {
            Local::Number(slot) => self.slots.numbers.get(slot).map(StepValue::number),
            Local::Condition(slot) => {
                let yes = self.slots.conditions.get(slot);
                yes.map(|yes| StepValue::Bool(*yes))
            }
            Local::Text(slot) => {
                let text = self.texts.get(slot);
                text.map(|text| StepValue::Text(text.clone().into_owned()))
            }
        };
        Step {
            name: name.clone(),
            value: value.unwrap_or(StepValue::Other),
        }
    }

    fn branch<N, V>(
        &mut self,
        branch: &'a Branch<N>,
        value: impl FnOnce(&mut Self, &'a N) -> Outcome<'a, V>,
    ) -> Outcome<'a, V> {
        self.statements(&branch.statements)?;
        match &branch.ending {
            Ending::Value(expression) => value(self, expression),
            Ending::NotApplicable(reason) => Err(Ended::NotApplicable(self.text(reason)?)),
        }
    }

    /// The value of one of two branches.
    fn chosen<N, V>(
        &mut self,
        choice: &'a Choice<N>,
        value: impl FnOnce(&mut Self, &'a N) -> Outcome<'a, V>,
    ) -> Outcome<'a, V> {
        let branch = if self.decided(&choice.condition)? {
            &choice.then
        } else {
            &choice.otherwise
        };
        self.branch(branch, value)
    }

    fn statements(&mut self, statements: &'a [Statement]) -> Outcome<'a, ()> {
        for statement in statements {
            match statement {
                Statement::SetNumber(slot, value) => {
                    let value = self.number(value)?;
                    set(&mut self.slots.numbers, *slot, value);
                }
                Statement::SetCondition(slot, value) => {
                    let value = self.condition(value)?;
                    set(&mut self.slots.conditions, *slot, value);
                }
                Statement::SetText(slot, value) => {
                    let value = self.text(value)?;
                    set(&mut self.texts, *slot, value);
                }
                Statement::StepReached => self.reached += 1,
                Statement::Flag(arguments) => {
                    let (condition, text) = self.pair(arguments, Self::condition, Self::text)?;
                    if condition {
                        self.record.note_flag(&text);
                    }
                }
                Statement::NotApplicable(reason) => {
                    return Err(Ended::NotApplicable(self.text(reason)?));
                }
                Statement::If(condition, then, otherwise) => {
                    let branch = if self.decided(condition)? {
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
    #[inline]
    fn pair<A, B, X, Y>(
        &mut self,
        arguments: &'a Arguments<A, B>,
        of_first: impl FnOnce(&mut Self, &'a A) -> Outcome<'a, X>,
        of_second: impl FnOnce(&mut Self, &'a B) -> Outcome<'a, Y>,
    ) -> Outcome<'a, (X, Y)> {
        if arguments.first_last {
            let second = of_second(self, &arguments.second)?;
            Ok((of_first(self, &arguments.first)?, second))
        } else {
            let first = of_first(self, &arguments.first)?;
            Ok((first, of_second(self, &arguments.second)?))
        }
    }

    #[cold]
    fn fail(&self, fault: Fault, place: Place, arguments: &[(usize, usize)]) -> Ended<'a> {
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
    #[inline]
    fn fact(&mut self, index: FactIndex) -> Outcome<'a, &'a Value> {
        self.record.note_read(index);
        self.facts.get(index).ok_or(Ended::Missing(index))
    }

    fn judged(&mut self, index: FactIndex) -> Outcome<'a, &'a Judged> {
        match self.fact(index)? {
            Value::Judged(judged) => Ok(judged),
            _ => Err(impossible()),
        }
    }

    fn checklist(&mut self, index: FactIndex) -> Outcome<'a, &'a Checklist> {
        match self.fact(index)? {
            Value::Checklist(list) => Ok(list),
            _ => Err(impossible()),
        }
    }

    /// Notes something, where anybody wants to know.
    fn note(&mut self, event: impl FnOnce() -> Event) {
        if self.is_watched {
            self.events.push(event());
        }
    }

    /// The answer to the condition of an `if`.
    fn decided(&mut self, condition: &'a Condition) -> Outcome<'a, bool> {
        let taken = self.condition(condition)?;
        self.note(|| Event::Branch {
            at: condition.place.whole,
            taken,
        });
        Ok(taken)
    }

    fn condition(&mut self, condition: &'a Condition) -> Outcome<'a, bool> {
        match &*condition.node {
            ConditionNode::Constant(yes) => Ok(*yes),
            ConditionNode::Fact(index) => match self.fact(*index)? {
                Value::Bool(yes) => Ok(*yes),
                _ => Err(impossible()),
            },
            ConditionNode::Local(slot) => self
                .slots
                .conditions
                .get(*slot)
                .copied()
                .ok_or_else(impossible),
            ConditionNode::Cell(column) => match self.row.get(*column) {
                Some(Value::Bool(yes)) => Ok(*yes),
                _ => Err(impossible()),
            },
            ConditionNode::Given(index) => {
                self.record.note_read(*index);
                Ok(self.facts.get(*index).is_some())
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
                let (left, right) = self.pair(numbers, Self::number, Self::number)?;
                let holds = comparison.holds(&left, &right);
                self.note(|| Event::Compared {
                    at: condition.place.call,
                    left,
                    right,
                });
                Ok(holds)
            }
            ConditionNode::IsOption { fact, option, same } => match self.fact(*fact)? {
                Value::Choice(chosen) => Ok((Some(*chosen) == *option) == *same),
                _ => Err(impossible()),
            },
            ConditionNode::SameText { texts, same } => {
                let (left, right) = self.pair(texts, Self::text, Self::text)?;
                Ok((left == right) == *same)
            }
            ConditionNode::Item { fact, item } => {
                let wanted = self.text(item)?;
                let list = self.checklist(*fact)?;
                checklist::answer(list, &wanted).map_err(|fault| {
                    let places = [condition.place.whole, item.place.whole];
                    self.fail(fault, condition.place, &places)
                })
            }
            ConditionNode::Choose(choice) => self.chosen(choice, Self::condition),
        }
    }

    fn text(&mut self, text: &'a Text) -> Outcome<'a, Cow<'a, str>> {
        match &*text.node {
            TextNode::Constant(value) => Ok(value.into()),
            TextNode::Fact(index) => match self.fact(*index)? {
                Value::Text(value) => Ok(value.into()),
                _ => Err(impossible()),
            },
            TextNode::Option(index, options) => match self.fact(*index)? {
                Value::Choice(chosen) => {
                    let option = options.get(*chosen).ok_or_else(impossible)?;
                    Ok(option.into())
                }
                _ => Err(impossible()),
            },
            TextNode::Local(slot) => self.texts.get(*slot).cloned().ok_or_else(impossible),
            TextNode::Cell(column) => match self.row.get(*column) {
                Some(Value::Text(value)) => Ok(value.into()),
                _ => Err(impossible()),
            },
            TextNode::Tier { fact, fact_place } => {
                let label = judged::tier(self.judged(*fact)?);
                label
                    .map(Cow::from)
                    .map_err(|fault| self.fail(fault, text.place, &[fact_place.whole]))
            }
            TextNode::Joined { parts, first_last } => self.joined(parts, *first_last),
            TextNode::Choose(choice) => self.chosen(choice, Self::text),
        }
    }

    fn joined(&mut self, parts: &'a [Part], first_last: bool) -> Outcome<'a, Cow<'a, str>> {
        let mut part = |part: &'a Part| match part {
            Part::Text(text) => self.text(text),
            Part::Number(number) => Ok(Cow::from(written(&self.number(number)?))),
        };
        let mut joined = String::new();
        if let ([first, others @ ..], true) = (parts, first_last) {
            for other in others {
                joined.push_str(&part(other)?);
            }
            joined.insert_str(0, &part(first)?);
        } else {
            for one in parts {
                joined.push_str(&part(one)?);
            }
        }
        Ok(joined.into())
    }
}

/// What lowering and binding rule out: a fact of another type than its pack declares.
#[cold]
fn impossible<'a>() -> Ended<'a> {
    Ended::Failed(Box::new(Finding::new(Code::ScriptError)))
}

fn set<T>(slots: &mut [T], slot: usize, value: T) {
    if let Some(place) = slots.get_mut(slot) {
        *place = value;
    }
}
