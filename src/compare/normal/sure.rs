//! What of an expression is worked out whatever the facts are, and whether working it out can fail.

use super::{Known, Normal};
use crate::script::library::Arithmetic;
use crate::script::rule::{
    Captured, ChecklistNode, Choice, Condition, ConditionNode, FactIndex, Given, JudgedNode, Local,
    Number, NumberNode, OfRows, TableNode, Text, TextNode, Visit,
};

/// A node of any type.
pub trait Node {
    /// Takes the walk to the node.
    fn visit<'r>(&'r self, walk: &mut impl Visit<'r>);
}

impl Node for Number {
    fn visit<'r>(&'r self, walk: &mut impl Visit<'r>) {
        walk.number(self);
    }
}

impl Node for Condition {
    fn visit<'r>(&'r self, walk: &mut impl Visit<'r>) {
        walk.condition(self);
    }
}

impl Node for Text {
    fn visit<'r>(&'r self, walk: &mut impl Visit<'r>) {
        walk.text(self);
    }
}

/// What working out a node reaches. Sums and products are taken not to fail: only figures beyond all measure make them.
pub fn sure(normal: &mut Normal<'_>, node: &impl Node) -> Known {
    let mut sure = Sure {
        normal,
        found: Known::nothing(),
        in_any_case: true,
    };
    node.visit(&mut sure);
    sure.found
}

struct Sure<'n, 'p> {
    normal: &'n mut Normal<'p>,
    found: Known,
    /// Whether what is walked over is worked out whatever the facts are.
    in_any_case: bool,
}

impl Sure<'_, '_> {
    fn read(&mut self, fact: FactIndex) {
        self.found.reads.insert(fact);
        if self.in_any_case {
            self.found.sure.insert(fact);
        }
    }

    fn local(&mut self, local: Local) {
        let Some(known) = self.normal.known.get(&local) else {
            return;
        };
        self.found.may_fail |= known.may_fail;
        self.found.reads.extend(&known.reads);
        if self.in_any_case {
            self.found.sure.extend(&known.sure);
            self.found.nodes.extend(known.nodes.iter().cloned());
            self.found.nodes.insert(known.digest.clone());
        }
    }

    fn captured(&mut self, captured: &[Captured]) {
        for one in captured {
            self.read(one.fact);
        }
    }

    fn perhaps(&mut self, walk: impl FnOnce(&mut Self)) {
        let before = std::mem::replace(&mut self.in_any_case, false);
        walk(self);
        self.in_any_case = before;
    }
}

/// Whether working out a number can fail, its parts apart.
fn may_fail(node: &NumberNode) -> bool {
    match node {
        NumberNode::Constant(_)
        | NumberNode::Full(_)
        | NumberNode::Parameter(..)
        | NumberNode::Fact(_)
        | NumberNode::Local(_)
        | NumberNode::Cell(_)
        | NumberNode::Folded { .. }
        | NumberNode::Negative(_)
        | NumberNode::Choose(_) => false,
        NumberNode::Arithmetic { operator, .. } => {
            matches!(operator, Arithmetic::Divide | Arithmetic::Remainder)
        }
        NumberNode::Call { .. }
        | NumberNode::OfList { .. }
        | NumberNode::OfLists { .. }
        | NumberNode::OfGiven { .. }
        | NumberNode::Table(_)
        | NumberNode::Tier(_)
        | NumberNode::Judged(_)
        | NumberNode::Checklist(_)
        | NumberNode::Lookup { .. } => true,
    }
}

impl<'r> Visit<'r> for Sure<'_, '_> {
    fn number(&mut self, number: &'r Number) {
        self.found.may_fail |= may_fail(&number.node);
        if self.in_any_case {
            let digest = self.normal.number(number);
            self.found.nodes.insert(digest);
        }
        match &*number.node {
            NumberNode::Local(slot) => self.local(Local::Number(*slot)),
            NumberNode::OfGiven { values, .. } => {
                for value in values {
                    if let Given::Optional(fact) = value {
                        self.read(*fact);
                    }
                }
            }
            NumberNode::Fact(fact)
            | NumberNode::Judged(JudgedNode::Score { fact, .. } | JudgedNode::Rate { fact, .. })
            | NumberNode::Checklist(
                ChecklistNode::Additive { fact, .. }
                | ChecklistNode::Deductive { fact, .. }
                | ChecklistNode::Gate { fact, .. }
                | ChecklistNode::Count { fact, .. }
                | ChecklistNode::Weighted { fact, .. },
            ) => self.read(*fact),
            _ => {}
        }
        self.walk_number(number);
    }

    fn table(&mut self, table: &'r TableNode) {
        self.read(table.fact);
        match &table.of {
            OfRows::Count | OfRows::Column { .. } => {}
            OfRows::Values { value, .. } => {
                self.captured(&value.captured);
                self.perhaps(|this| this.branch(&value.body, Self::number));
            }
            OfRows::Weighted { value, weight, .. } => {
                self.captured(&value.captured);
                self.captured(&weight.captured);
                self.perhaps(|this| {
                    this.branch(&value.body, Self::number);
                    this.branch(&weight.body, Self::number);
                });
            }
            OfRows::Matching(test) => {
                self.captured(&test.captured);
                self.perhaps(|this| this.branch(&test.body, Self::condition));
            }
        }
    }

    fn choice<T>(&mut self, choice: &'r Choice<T>, value: impl Fn(&mut Self, &'r T)) {
        self.condition(&choice.condition);
        self.perhaps(|this| {
            this.branch(&choice.then, &value);
            this.branch(&choice.otherwise, &value);
        });
    }

    fn condition(&mut self, condition: &'r Condition) {
        if self.in_any_case {
            let digest = self.normal.condition(condition);
            self.found.nodes.insert(digest);
        }
        match &*condition.node {
            ConditionNode::Fact(fact) | ConditionNode::IsOption { fact, .. } => self.read(*fact),
            ConditionNode::Item { fact, .. } => {
                self.found.may_fail = true;
                self.read(*fact);
            }
            ConditionNode::Local(slot) => self.local(Local::Condition(*slot)),
            ConditionNode::All(parts) | ConditionNode::Any(parts) => {
                let (first, others) = parts.split_at(parts.len().min(1));
                for part in first {
                    self.condition(part);
                }
                self.perhaps(|this| {
                    for part in others {
                        this.condition(part);
                    }
                });
                return;
            }
            _ => {}
        }
        self.walk_condition(condition);
    }

    fn text(&mut self, text: &'r Text) {
        match &*text.node {
            TextNode::Fact(fact) | TextNode::Option(fact, _) => self.read(*fact),
            TextNode::Tier { fact, .. } => {
                self.found.may_fail = true;
                self.read(*fact);
            }
            TextNode::Local(slot) => self.local(Local::Text(*slot)),
            _ => {}
        }
        self.walk_text(text);
    }
}
