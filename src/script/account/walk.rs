//! The walk along the way that a run took: statements and branches.

use super::{Account, AccountEnd, Act, Came, Decision, Wording};
use crate::bind::Facts;
use crate::number::Exact;
use crate::pack::{FactKind, Pack, Value};
use crate::script::formula::Formula;
use crate::script::place::ScriptText;
use crate::script::rule::{
    Branch, Choice, Condition, Ending, FactIndex, Local, Rule, Statement, Text,
};
use crate::script::run::begin_work;
use crate::source::Spanned;

/// Walks along the way that the rule takes for these facts.
pub fn walk(rule: &Rule, script: &Spanned<String>, pack: &Pack, facts: &Facts) -> Account {
    begin_work();
    let mut walker = Walker {
        rule,
        text: ScriptText::new(script),
        pack,
        facts,
        numbers: vec![None; rule.locals.numbers.len()],
        conditions: vec![None; rule.locals.conditions.len()],
        texts: vec![None; rule.locals.texts.len()],
        row: &[],
        table: None,
        acts: Vec::new(),
        stopped: None,
    };
    let (acts, score) = walker.branch(&rule.body, Walker::number);
    let end = match (walker.stopped, score) {
        (Some(Stopped::NotApplicable(reason)), within) => {
            AccountEnd::NotApplicable { reason, within }
        }
        (_, Some(score)) => AccountEnd::Score(score),
        (_, None) => AccountEnd::Stopped,
    };
    Account { acts, end }
}

/// What ended the walk before its score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stopped {
    /// The indicator does not apply, for this reason.
    NotApplicable(String),
    /// Something has no value.
    Nowhere,
}

pub(super) struct Walker<'a> {
    pub(super) rule: &'a Rule,
    pub(super) text: ScriptText<'a>,
    pub(super) pack: &'a Pack,
    pub(super) facts: &'a Facts,
    pub(super) numbers: Vec<Option<Exact>>,
    pub(super) conditions: Vec<Option<bool>>,
    pub(super) texts: Vec<Option<String>>,
    /// The row at hand, and the table it is of.
    pub(super) row: &'a [Value],
    pub(super) table: Option<FactIndex>,
    /// What was done so far in the branch at hand.
    pub(super) acts: Vec<Act>,
    pub(super) stopped: Option<Stopped>,
}

impl<'a> Walker<'a> {
    /// Statements with the value of the branch, if it comes to one.
    pub(super) fn branch<N, V>(
        &mut self,
        branch: &'a Branch<N>,
        value: impl FnOnce(&mut Self, &'a N) -> V,
    ) -> (Vec<Act>, Option<V>) {
        let around = std::mem::take(&mut self.acts);
        self.statements(&branch.statements);
        let value = match &branch.ending {
            _ if self.stopped.is_some() => None,
            Ending::Value(expression) => Some(value(self, expression)),
            Ending::NotApplicable(reason) => {
                self.does_not_apply(reason);
                None
            }
        };
        (std::mem::replace(&mut self.acts, around), value)
    }

    /// The branch that was taken, with its value if it comes to one.
    pub(super) fn chosen<N, V>(
        &mut self,
        choice: &'a Choice<N>,
        value: impl FnOnce(&mut Self, &'a N) -> V,
    ) -> (Decision, Option<V>) {
        let mut decision = self.decided(&choice.condition);
        let branch = match decision.taken {
            Some(true) => &choice.then,
            Some(false) => &choice.otherwise,
            None => return (decision, None),
        };
        let (acts, value) = self.branch(branch, value);
        decision.acts = acts;
        (decision, value)
    }

    fn decided(&mut self, condition: &'a Condition) -> Decision {
        let claim = self.condition(condition);
        let taken = claim.holds();
        if taken.is_none() {
            self.stop();
        }
        Decision {
            at: condition.place.whole,
            claim,
            taken,
            acts: Vec::new(),
        }
    }

    pub(super) fn stop(&mut self) {
        self.stopped.get_or_insert(Stopped::Nowhere);
    }

    fn does_not_apply(&mut self, reason: &'a Text) {
        let reason = self.wording(reason);
        let stopped = match &reason.value {
            Some(reason) => Stopped::NotApplicable(reason.clone()),
            None => Stopped::Nowhere,
        };
        self.acts.push(Act::NotApplicable(reason));
        self.stopped.get_or_insert(stopped);
    }

    fn statements(&mut self, statements: &'a [Statement]) {
        for statement in statements {
            if self.stopped.is_some() {
                return;
            }
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &'a Statement) {
        match statement {
            Statement::SetNumber(slot, number) => {
                let formula = self.number(number);
                let value = formula.value();
                let known = value.is_some();
                put(&mut self.numbers, *slot, value);
                self.set(Local::Number(*slot), Came::Number(formula), known);
            }
            Statement::SetCondition(slot, condition) => {
                let claim = self.condition(condition);
                let value = claim.holds();
                put(&mut self.conditions, *slot, value);
                let known = value.is_some();
                self.set(Local::Condition(*slot), Came::Claim(claim), known);
            }
            Statement::SetText(slot, text) => {
                let wording = self.wording(text);
                let known = wording.value.is_some();
                put(&mut self.texts, *slot, wording.value.clone());
                self.set(Local::Text(*slot), Came::Text(wording), known);
            }
            Statement::StepReached => {}
            Statement::Flag(arguments) => {
                let claim = self.condition(&arguments.first);
                let text = self.wording(&arguments.second);
                if claim.holds().is_none() || text.value.is_none() {
                    self.stop();
                }
                self.acts.push(Act::Flag { claim, text });
            }
            Statement::NotApplicable(reason) => self.does_not_apply(reason),
            Statement::If(condition, then, otherwise) => {
                let mut decision = self.decided(condition);
                let around = std::mem::take(&mut self.acts);
                match decision.taken {
                    Some(true) => self.statements(then),
                    Some(false) => self.statements(otherwise),
                    None => {}
                }
                decision.acts = std::mem::replace(&mut self.acts, around);
                self.acts.push(Act::Decide(decision));
            }
        }
    }

    fn set(&mut self, local: Local, value: Came, is_known: bool) {
        if !is_known {
            self.stop();
        }
        let mut steps = self.rule.steps.iter();
        self.acts.push(Act::Set {
            name: self.name_of(local),
            is_step: steps.any(|(_, step)| *step == local),
            value,
        });
    }

    pub(super) fn name_of(&self, local: Local) -> String {
        let locals = &self.rule.locals;
        let name = match local {
            Local::Number(slot) => locals.numbers.get(slot),
            Local::Condition(slot) => locals.conditions.get(slot),
            Local::Text(slot) => locals.texts.get(slot),
        };
        name.cloned().unwrap_or_default()
    }

    pub(super) fn slice(&self, range: (usize, usize)) -> String {
        self.text.slice(range).to_owned()
    }

    /// What has no arithmetic, as the script writes it.
    pub(super) fn as_written(&self, range: (usize, usize)) -> Formula {
        let words = self.text.slice(range).split_whitespace();
        Formula::Text(words.collect::<Vec<_>>().join(" "))
    }

    pub(super) fn fact_name(&self, index: FactIndex) -> String {
        let fact = self.pack.facts.get(index);
        fact.map(|fact| fact.name.value.clone()).unwrap_or_default()
    }

    /// The name of a column of the table at hand.
    pub(super) fn column_name(&self, table: Option<FactIndex>, column: usize) -> Option<String> {
        match &self.pack.facts.get(table?)?.kind {
            FactKind::Table(columns) => columns.keys().nth(column).cloned(),
            _ => None,
        }
    }
}

fn put<T>(slots: &mut [Option<T>], slot: usize, value: Option<T>) {
    if let Some(place) = slots.get_mut(slot) {
        *place = value;
    }
}

impl Wording {
    /// A text that stands for itself.
    pub(super) fn of(text: &str) -> Self {
        Self {
            script: text.to_owned(),
            value: Some(text.to_owned()),
            decisions: Vec::new(),
        }
    }
}
