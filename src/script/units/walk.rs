//! The walk over a rule or a relation: statements, conditions and branches, and what the variables hold at each point.

use super::UnitCheck;
use super::apply::Member;
use super::tell::{Range, Side, Teller};
use super::value::{Known, Value};
use crate::number::Exact;
use crate::pack::Pack;
use crate::script::lower::RelationPart;
use crate::script::rule::{
    Assigned, Branch, Choice, Condition, ConditionNode, Ending, FactIndex, Local, Number,
    NumberNode, Part, Rule, Statement, Text, TextNode,
};
use crate::source::Spanned;
use crate::unit::Unit;

/// A walk and what it has come to know.
pub struct Walk<'a> {
    pub pack: &'a Pack,
    pub teller: Teller<'a>,
    pub assigned: Assigned,
    /// What each number variable holds; none before it has a value.
    pub variables: Vec<Option<Held>>,
    /// The table whose row the closure at hand is about.
    pub row: Option<FactIndex>,
    /// The full marks of the rule.
    pub full: Option<&'a Exact>,
    rule: Option<&'a Rule>,
}

/// What a variable holds.
#[derive(Clone, Debug)]
pub struct Held {
    pub value: Value,
    /// What it was set to, and where that stands.
    words: String,
    at: Range,
}

impl Member {
    /// With its unit, if that is known.
    pub fn side(&self) -> Option<Side> {
        match &self.value {
            Value::Known(known) => Some(Side {
                words: self.words.clone(),
                known: known.clone(),
            }),
            _ => None,
        }
    }
}

impl<'a> Walk<'a> {
    /// Over a rule; a relation has none.
    pub fn new(
        pack: &'a Pack,
        teller: Teller<'a>,
        rule: Option<&'a Rule>,
        full: Option<&'a Exact>,
    ) -> Self {
        let count = rule.map_or(0, |rule| rule.locals.numbers.len());
        Self {
            pack,
            teller,
            assigned: rule.map(Assigned::of).unwrap_or_default(),
            variables: vec![None; count],
            row: None,
            full,
            rule,
        }
    }

    pub fn finish(self) -> UnitCheck {
        self.teller.finish()
    }

    /// A whole rule, whose value must be points.
    pub fn rule(&mut self, rule: &Rule) {
        self.score(&rule.body);
    }

    /// The parts of a relation.
    pub fn relation(&mut self, parts: &[RelationPart]) {
        for part in parts {
            match part {
                RelationPart::Holds(condition) => self.condition(condition),
                RelationPart::PossibleShare { share, count } => {
                    self.number(count);
                    if let Some(side) = self.member(share).side()
                        && !side.known.fits(&Known::new(Unit::percent()))
                    {
                        let name = crate::script::relation::POSSIBLE_SHARE[1];
                        self.teller.not_percent(name, share.place.whole, &side);
                    }
                }
            }
        }
    }

    /// The measure, which is shown in `unit`.
    pub fn measure(&mut self, step: &Spanned<String>, unit: &str) {
        let mut steps = self.rule.iter().flat_map(|rule| &rule.steps);
        let Some((_, Local::Number(slot))) = steps.find(|(name, _)| *name == step.value) else {
            return;
        };
        let held = self.variables.get(*slot).and_then(Option::as_ref);
        let (Some(Value::Known(known)), Some(unit)) =
            (held.map(|held| &held.value), Unit::parse(unit))
        else {
            return;
        };
        let shown_in = Known::new(unit);
        if !known.fits(&shown_in) {
            let side = Side {
                words: step.value.clone(),
                known: known.clone(),
            };
            self.teller.measure_differs(step.span, &shown_in, &side);
        }
    }

    pub fn local_name(&self, slot: usize) -> String {
        let names = self.rule.map(|rule| &rule.locals.numbers);
        let name = names.and_then(|names| names.get(slot));
        name.cloned().unwrap_or_default()
    }

    /// A branch whose value is the score: each way through it ends with points.
    fn score(&mut self, branch: &Branch<Number>) {
        if !self.statements(&branch.statements) {
            return;
        }
        match &branch.ending {
            Ending::Value(number) => match &*number.node {
                NumberNode::Choose(choice) => {
                    self.condition(&choice.condition);
                    let before = self.variables.clone();
                    self.score(&choice.then);
                    self.variables = before;
                    self.score(&choice.otherwise);
                }
                _ => {
                    if let Value::Known(known) = self.number(number)
                        && !known.fits_points()
                    {
                        self.teller.not_a_score(number.place.whole, &known);
                    }
                }
            },
            Ending::NotApplicable(reason) => self.text(reason),
        }
    }

    /// The value of a branch; none where it has none.
    pub fn branch<T, V>(
        &mut self,
        branch: &Branch<T>,
        value: impl Fn(&mut Self, &T) -> Option<V>,
    ) -> Option<V> {
        if !self.statements(&branch.statements) {
            return None;
        }
        match &branch.ending {
            Ending::Value(expression) => value(self, expression),
            Ending::NotApplicable(reason) => {
                self.text(reason);
                None
            }
        }
    }

    /// What either branch comes to, in one unit.
    pub fn choice<T>(
        &mut self,
        choice: &Choice<T>,
        value: impl Fn(&mut Self, &T) -> Option<Member>,
    ) -> Option<Member> {
        self.condition(&choice.condition);
        let before = self.variables.clone();
        let then = self.branch(&choice.then, &value);
        let after_then = std::mem::replace(&mut self.variables, before);
        let otherwise = self.branch(&choice.otherwise, &value);
        self.meet(after_then);
        match (then, otherwise) {
            (Some(then), Some(otherwise)) => {
                let (words, at) = (then.words.clone(), otherwise.at);
                let value = self.joined("joined", at, then, otherwise);
                Some(Member { value, words, at })
            }
            (then, otherwise) => then.or(otherwise),
        }
    }

    /// Two values that must go together, as one; `problem` says what was tried at `at`.
    pub fn joined(
        &mut self,
        problem: &'static str,
        at: Range,
        first: Member,
        second: Member,
    ) -> Value {
        if let (Some(left), Some(right)) = (first.side(), second.side())
            && !left.known.fits(&right.known)
        {
            self.teller.differ(problem, at, &left, &right);
            return Value::Unclear;
        }
        match (first.value, second.value) {
            (Value::Unclear, _) | (_, Value::Unclear) => Value::Unclear,
            (Value::Known(one), Value::Known(other)) => Value::Known(one.joined(other)),
            (Value::Known(known), _) | (_, Value::Known(known)) => Value::Known(known),
            (Value::Free(one), Value::Free(other)) => {
                Value::Free(one.filter(|one| other.as_ref() == Some(one)))
            }
        }
    }

    /// Joins what the variables hold with what they hold after another way to the same point.
    fn meet(&mut self, others: Vec<Option<Held>>) {
        let own = std::mem::take(&mut self.variables);
        let pairs = own.into_iter().zip(others);
        let joined = pairs.map(|(own, other)| match (own, other) {
            (Some(own), Some(other)) => {
                let (first, last) = if own.at <= other.at {
                    (own, other)
                } else {
                    (other, own)
                };
                let (words, at) = (last.words.clone(), last.at);
                let member = |held: Held| Member {
                    value: held.value,
                    words: held.words,
                    at: held.at,
                };
                let value = self.joined("joined", at, member(first), member(last));
                Some(Held { value, words, at })
            }
            (own, other) => own.or(other),
        });
        self.variables = joined.collect();
    }

    /// Whether anything comes after the statements.
    fn statements(&mut self, statements: &[Statement]) -> bool {
        statements.iter().all(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &Statement) -> bool {
        match statement {
            Statement::SetNumber(slot, number) => {
                let Member { value, words, at } = self.member(number);
                if let Some(variable) = self.variables.get_mut(*slot) {
                    *variable = Some(Held { value, words, at });
                }
            }
            Statement::SetCondition(_, condition) => self.condition(condition),
            Statement::SetText(_, text) => self.text(text),
            Statement::StepReached => {}
            Statement::Flag(arguments) => {
                self.condition(&arguments.first);
                self.text(&arguments.second);
            }
            Statement::NotApplicable(reason) => {
                self.text(reason);
                return false;
            }
            Statement::If(condition, then, otherwise) => {
                self.condition(condition);
                let before = self.variables.clone();
                let then = self.statements(then);
                let after_then = std::mem::replace(&mut self.variables, before);
                let otherwise = self.statements(otherwise);
                match (then, otherwise) {
                    (true, true) => self.meet(after_then),
                    (true, false) => self.variables = after_then,
                    (false, _) => {}
                }
                return then || otherwise;
            }
        }
        true
    }

    pub fn condition(&mut self, condition: &Condition) {
        match &*condition.node {
            ConditionNode::Constant(_)
            | ConditionNode::Fact(_)
            | ConditionNode::Local(_)
            | ConditionNode::Cell(_)
            | ConditionNode::Given(_)
            | ConditionNode::IsOption { .. } => {}
            ConditionNode::Not(operand) => self.condition(operand),
            ConditionNode::All(parts) | ConditionNode::Any(parts) => {
                for part in parts {
                    self.condition(part);
                }
            }
            ConditionNode::Compare { numbers, .. } => {
                let first = self.member(&numbers.first);
                let second = self.member(&numbers.second);
                self.joined("compared", condition.place.call, first, second);
            }
            ConditionNode::SameText { texts, .. } => {
                self.text(&texts.first);
                self.text(&texts.second);
            }
            ConditionNode::Item { item, .. } => self.text(item),
            ConditionNode::Choose(choice) => {
                self.choice(choice, |walk, condition| {
                    walk.condition(condition);
                    None
                });
            }
        }
    }

    pub fn text(&mut self, text: &Text) {
        match &*text.node {
            TextNode::Constant(_)
            | TextNode::Fact(_)
            | TextNode::Option(..)
            | TextNode::Local(_)
            | TextNode::Cell(_)
            | TextNode::Tier { .. } => {}
            TextNode::Joined { parts, .. } => {
                for part in parts {
                    match part {
                        Part::Text(text) => self.text(text),
                        Part::Number(number) => {
                            self.number(number);
                        }
                    }
                }
            }
            TextNode::Choose(choice) => {
                self.choice(choice, |walk, text| {
                    walk.text(text);
                    None
                });
            }
        }
    }
}
