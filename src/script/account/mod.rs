//! An account of a run: every statement that was come to, what it was computed of, which way every condition went and why.
//! It is computed anew from the rule and the facts, apart from the run itself, and is given only where both come to the same.

mod condition;
mod construct;
mod customary;
mod number;
mod table;
mod text;
mod walk;

use super::formula::Formula;
use super::interpret::End;
use super::library::{Comparison, Reach};
use super::program::Program;
use super::rule::{Local, Number, Rule, Statement};
use super::run::Inputs;
use super::watch::Range;
use crate::bind::Facts;
use crate::number::Exact;
use crate::pack::{Judged, Pack};

/// What a script did for the facts of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// In the order in which they were done.
    pub acts: Vec<Act>,
    pub end: AccountEnd,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountEnd {
    /// With a score, of this; without one where the formula has no value.
    Score(Formula),
    /// The indicator does not apply.
    NotApplicable {
        reason: String,
        /// Where the expression of the score says so: as far as it was computed.
        within: Option<Formula>,
    },
    /// The last act could not be done to its end.
    Stopped,
}

/// A statement that was come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A variable got a value.
    Set {
        name: String,
        /// Whether it is a step: a variable of the script's top level.
        is_step: bool,
        value: Came,
    },
    /// An `if` for what is done in its branches.
    Decide(Decision),
    /// A duty, raised where the claim holds.
    Flag { claim: Claim, text: Wording },
    /// The indicator does not apply, for this reason.
    NotApplicable(Wording),
}

/// What a variable got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Came {
    Number(Formula),
    Claim(Claim),
    Text(Wording),
}

/// An `if`: what was asked, and which way it went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Where the condition stands in the script.
    pub at: Range,
    pub claim: Claim,
    /// None where the condition has no answer.
    pub taken: Option<bool>,
    /// What was done in the branch taken.
    pub acts: Vec<Act>,
}

/// A condition with its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// A yes or no under its name.
    Said {
        name: String,
        holds: Option<bool>,
    },
    /// Whether the case gives a fact.
    Given {
        name: String,
        holds: bool,
    },
    Not(Box<Claim>),
    /// Asked one after the other until one does not hold; the others need not be asked.
    All {
        asked: Vec<Claim>,
        unasked: usize,
    },
    /// Asked one after the other until one holds; the others need not be asked.
    Any {
        asked: Vec<Claim>,
        unasked: usize,
    },
    Compare {
        comparison: Comparison,
        left: Formula,
        right: Formula,
    },
    SameText {
        left: Wording,
        right: Wording,
        /// Whether they are to be the same, or are not to be.
        same: bool,
    },
    /// Whether an item of a checklist is met.
    Item {
        list: String,
        item: Wording,
        holds: Option<bool>,
    },
    /// One of two claims.
    Chosen {
        decision: Box<Decision>,
        claim: Option<Box<Claim>>,
    },
}

/// A text of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// As the script says it.
    pub script: String,
    /// What it says for these facts.
    pub value: Option<String>,
    /// What was decided on the way.
    pub decisions: Vec<Decision>,
}

/// What a construct of a script found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// One of two branches.
    Chosen(Decision),
    /// Nothing: a function of the library by its customary formula.
    Customary,
    /// A figure held against bands.
    Banded {
        x: Formula,
        bands: Vec<BandFormula>,
        /// The first band that holds it.
        held: Option<usize>,
    },
    /// What a person judged.
    Judged { fact: String, judged: Judged },
    /// The answers to a checklist.
    Checklist {
        fact: String,
        items: Vec<ItemTold>,
        use_of: UseOfItems,
    },
    /// An entry of a table in the script.
    Lookup {
        key: Wording,
        entries: Vec<(String, Exact)>,
    },
    /// The rows of a table.
    Rows {
        table: String,
        count: usize,
        /// What a closure came to for each row, with its weight if it has one.
        rows: Vec<(Formula, Option<Formula>)>,
    },
    /// The rows of a table for which a condition holds.
    Matching { table: String, rows: Vec<Claim> },
}

/// A band of a tier rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BandFormula {
    pub reach: Reach<Formula>,
    pub points: Formula,
}

/// An item of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemTold {
    pub name: String,
    pub met: bool,
    /// The points it is worth; none where items have none of their own.
    pub points: Option<Exact>,
}

/// What the answers to a checklist are used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UseOfItems {
    /// Points for those met.
    Points,
    /// Points off for those not met.
    Deduction,
    /// All or nothing.
    Gate,
    /// They are counted.
    Count,
}

impl Claim {
    /// Whether it holds; none where it has no answer.
    #[must_use]
    pub fn holds(&self) -> Option<bool> {
        match self {
            Self::Said { holds, .. } | Self::Item { holds, .. } => *holds,
            Self::Given { holds, .. } => Some(*holds),
            Self::Not(claim) => Some(!claim.holds()?),
            Self::All { asked, .. } => until(asked, false),
            Self::Any { asked, .. } => until(asked, true),
            Self::Compare {
                comparison,
                left,
                right,
            } => Some(comparison.holds(&left.value()?, &right.value()?)),
            Self::SameText { left, right, same } => {
                let are_same = left.value.as_ref()? == right.value.as_ref()?;
                Some(are_same == *same)
            }
            Self::Chosen { claim, .. } => claim.as_ref()?.holds(),
        }
    }
}

/// The answer of several that are asked until one answers `end`.
fn until(parts: &[Claim], end: bool) -> Option<bool> {
    for part in parts {
        if part.holds()? == end {
            return Some(end);
        }
    }
    Some(!end)
}

impl Program {
    /// An account of the run of the `index`-th indicator of the pack. None of a rule that is left to the interpreter.
    #[must_use]
    pub fn account(&self, index: usize, pack: &Pack, facts: &Facts) -> Option<Account> {
        let program = self.indicators.get(index)?;
        let rule = self.rule(index)?;
        let account = walk::walk(rule, &program.indicator.script, pack, facts);
        let run = self.run(index, &Inputs::new(pack, facts))?;
        let agrees = match (&run.end, &account.end) {
            (End::Score(score), AccountEnd::Score(formula)) => {
                formula.value().as_ref() == Some(score)
            }
            (End::NotApplicable(reason), AccountEnd::NotApplicable { reason: told, .. }) => {
                reason == told
            }
            (End::Missing(_), AccountEnd::Score(formula)) => formula.value().is_none(),
            // A score outside 0..max has a value.
            (End::Missing(_) | End::Failed(_), AccountEnd::Stopped)
            | (End::Failed(_), AccountEnd::Score(_)) => true,
            _ => false,
        };
        agrees.then_some(account)
    }

    /// What a step of the `index`-th indicator of the pack was computed of; none where that is no one expression.
    #[must_use]
    pub fn formula(
        &self,
        index: usize,
        step: &str,
        (pack, facts): (&Pack, &Facts),
    ) -> Option<Formula> {
        assigned(self.rule(index)?, step)?;
        let account = self.account(index, pack, facts)?;
        set_to(&account.acts, step).cloned()
    }
}

fn set_to<'a>(acts: &'a [Act], step: &str) -> Option<&'a Formula> {
    acts.iter().find_map(|act| match act {
        Act::Set {
            name,
            value: Came::Number(formula),
            ..
        } if name == step => Some(formula),
        Act::Decide(decision) => set_to(&decision.acts, step),
        _ => None,
    })
}

/// The one expression that a top-level variable gets its value of.
pub(super) fn assigned<'r>(rule: &'r Rule, step: &str) -> Option<&'r Number> {
    let (_, local) = rule.steps.iter().find(|(name, _)| name == step)?;
    let Local::Number(slot) = local else {
        return None;
    };
    let mut found = Vec::new();
    assignments(&rule.body.statements, *slot, &mut found);
    match found.as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

fn assignments<'r>(statements: &'r [Statement], slot: usize, found: &mut Vec<&'r Number>) {
    for statement in statements {
        match statement {
            Statement::SetNumber(at, number) if *at == slot => found.push(number),
            Statement::If(_, then, otherwise) => {
                assignments(then, slot, found);
                assignments(otherwise, slot, found);
            }
            _ => {}
        }
    }
}
