//! The meaning of a script apart from how it is written: what it computes, whatever its variables are called, in whatever order
//! lines stand that do not depend on each other, and without lines that nothing reads and that cannot fail.
//!
//! Every node of a rule gets a digest of what it is and of what it is made of. A variable that is set once is what it is set
//! to. What is left of the order is what could be noticed: where a rule ends early, where it changes a variable, and which
//! facts and divisions it reaches before.

mod digest;
mod nodes;
mod sure;

use std::collections::{BTreeMap, BTreeSet};

use self::digest::{Digest, digest};
use self::sure::sure;
use super::Version;
use crate::pack::Pack;
use crate::script::rule::{Assigned, Branch, Ending, FactIndex, Local, Rule, Statement};

/// What is known of the meaning of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Two scripts with the same text here mean the same.
    Known(String),
    /// The script is left to the interpreter.
    Unknown,
}

/// The meaning of the script of an indicator, by its index in the pack; `now` says what facts and parameters are called.
pub fn meaning(version: Version<'_>, index: usize, now: &dyn Fn(&str) -> String) -> Meaning {
    let Some(rule) = version.program.rule(index) else {
        return Meaning::Unknown;
    };
    let indicator = version.pack.indicators.get(index);
    let measure = indicator.and_then(|one| one.measure.as_ref());
    let measure = measure.and_then(|measure| {
        let mut steps = rule.steps.iter();
        Some(steps.find(|(name, _)| *name == measure.step.value)?.1)
    });
    let names = |name: &String| now(name);
    let facts = version.pack.facts.iter();
    let parameters = version.pack.parameters.iter();
    let mut normal = Normal {
        pack: version.pack,
        script: indicator.map_or("", |one| one.script.value.as_str()),
        now,
        facts: facts.map(|one| names(&one.name.value)).collect(),
        parameters: parameters.map(|one| names(&one.name.value)).collect(),
        assigned: Assigned::of(rule),
        known: BTreeMap::new(),
        numbered: BTreeMap::new(),
    };
    Meaning::Known(normal.rule(rule, measure))
}

struct Normal<'p> {
    pack: &'p Pack,
    script: &'p str,
    /// What facts and parameters are called.
    now: &'p dyn Fn(&str) -> String,
    facts: Vec<String>,
    parameters: Vec<String>,
    assigned: Assigned,
    /// The variables that are set once, with what they are set to.
    known: BTreeMap<Local, Known>,
    /// The other variables, in the order in which they are first met.
    numbered: BTreeMap<Local, usize>,
}

/// What a variable is set to.
#[derive(Clone)]
struct Known {
    digest: Digest,
    /// Whether working it out can end the rule, other than for want of a fact.
    may_fail: bool,
    /// The facts it reads before anything is chosen, and all of them.
    sure: BTreeSet<FactIndex>,
    reads: BTreeSet<FactIndex>,
    /// The digests of what is worked out before anything is chosen.
    nodes: BTreeSet<Digest>,
}

/// Lines between two at which a rule may end or changes a variable: their order does not show.
#[derive(Default)]
struct Stretch {
    set: Vec<Known>,
    flags: Vec<Digest>,
}

impl Normal<'_> {
    fn rule(&mut self, rule: &Rule, measure: Option<Local>) -> String {
        let body = self.branch(&rule.body, Self::number);
        let measure = measure.map(|local| self.local(local));
        digest("rule", [body, measure.unwrap_or_default()])
    }

    /// Statements with the value of the last one.
    fn branch<T: sure::Node>(
        &mut self,
        branch: &Branch<T>,
        value: impl Fn(&mut Self, &T) -> Digest,
    ) -> Digest {
        let mut lines = Vec::new();
        let mut stretch = Stretch::default();
        self.statements(&branch.statements, &mut stretch, &mut lines);
        let (end, reached) = match &branch.ending {
            Ending::Value(ending) => {
                let end = value(self, ending);
                (end, self.reached(ending))
            }
            Ending::NotApplicable(reason) => {
                let end = self.text(reason);
                (digest("not-applicable", [end]), self.reached(reason))
            }
        };
        lines.push(self.closed(stretch, &reached));
        lines.push(end);
        digest("branch", lines)
    }

    /// What is worked out of a node before anything is chosen.
    fn reached(&mut self, node: &impl sure::Node) -> Known {
        sure(self, node)
    }

    fn statements(
        &mut self,
        statements: &[Statement],
        stretch: &mut Stretch,
        lines: &mut Vec<Digest>,
    ) {
        for statement in statements {
            let (local, set) = match statement {
                Statement::SetNumber(slot, value) => {
                    let digest = self.number(value);
                    (Local::Number(*slot), self.set(digest, value))
                }
                Statement::SetCondition(slot, value) => {
                    let digest = self.condition(value);
                    (Local::Condition(*slot), self.set(digest, value))
                }
                Statement::SetText(slot, value) => {
                    let digest = self.text(value);
                    (Local::Text(*slot), self.set(digest, value))
                }
                Statement::StepReached => continue,
                Statement::Flag(arguments) => {
                    let condition = self.condition(&arguments.first);
                    let text = self.text(&arguments.second);
                    stretch.flags.push(digest("flag", [condition, text]));
                    let mut told = self.reached(&arguments.first);
                    told.may_fail = true;
                    told.digest = digest("flag", [told.digest]);
                    stretch.set.push(told);
                    continue;
                }
                Statement::NotApplicable(reason) => {
                    let end = self.text(reason);
                    let reached = self.reached(reason);
                    let before = std::mem::take(stretch);
                    lines.push(self.closed(before, &reached));
                    lines.push(digest("not-applicable", [end]));
                    continue;
                }
                Statement::If(condition, then, otherwise) => {
                    let asked = self.condition(condition);
                    let reached = self.reached(condition);
                    let before = std::mem::take(stretch);
                    lines.push(self.closed(before, &reached));
                    let (then, otherwise) = (self.block(then), self.block(otherwise));
                    lines.push(digest("if", [asked, then, otherwise]));
                    continue;
                }
            };
            if self.assigned.changes(local) {
                let before = std::mem::take(stretch);
                lines.push(self.closed(before, &set));
                let variable = self.local(local);
                lines.push(digest("set", [variable, set.digest]));
            } else {
                stretch.set.push(set.clone());
                self.known.insert(local, set);
            }
        }
    }

    fn set(&mut self, digest: Digest, value: &impl sure::Node) -> Known {
        let mut set = self.reached(value);
        set.digest = digest;
        set
    }

    fn block(&mut self, statements: &[Statement]) -> Digest {
        let (mut lines, mut stretch) = (Vec::new(), Stretch::default());
        self.statements(statements, &mut stretch, &mut lines);
        let nothing = Known::nothing();
        lines.push(self.closed(stretch, &nothing));
        digest("block", lines)
    }

    /// What of some lines could be noticed beside what comes after them, of which `reached` is worked out in any case.
    fn closed(&self, stretch: Stretch, reached: &Known) -> Digest {
        let mut told: BTreeSet<Digest> = BTreeSet::new();
        let mut facts = reached.sure.clone();
        for set in stretch.set.iter().filter(|set| set.may_fail) {
            if !reached.nodes.contains(&set.digest) {
                told.insert(set.digest.clone());
                facts.extend(&set.sure);
            }
        }
        // A line that reads a fact ends the rule where the fact is missing, whoever reads the line.
        let more: BTreeSet<&str> = stretch
            .set
            .iter()
            .flat_map(|set| set.reads.difference(&facts))
            .filter_map(|index| self.facts.get(*index).map(String::as_str))
            .collect();
        let facts = more
            .into_iter()
            .map(|name| digest("reads", [name.to_owned()]));
        let told = told.into_iter().chain(facts);
        digest("lines", told.chain(stretch.flags))
    }

    /// What a variable is.
    fn local(&mut self, local: Local) -> Digest {
        if let Some(known) = self.known.get(&local) {
            return known.digest.clone();
        }
        let next = self.numbered.len();
        let number = *self.numbered.entry(local).or_insert(next);
        digest("variable", [number.to_string()])
    }

    fn fact(&self, index: FactIndex) -> Digest {
        let name = self.facts.get(index).cloned();
        digest("fact", [name.unwrap_or_default()])
    }
}

impl Known {
    fn nothing() -> Self {
        Self {
            digest: Digest::new(),
            may_fail: false,
            sure: BTreeSet::new(),
            reads: BTreeSet::new(),
            nodes: BTreeSet::new(),
        }
    }
}
