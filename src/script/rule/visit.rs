//! The walk over a rule that every analysis takes: each node once, before what it is made of, in the order of the script.

use super::{
    BandNode, Branch, ChecklistNode, Choice, Condition, ConditionNode, Ending, Given, JudgedNode,
    Number, NumberNode, OfRows, Part, Rule, Statement, TableNode, Text, TextNode, TierNode,
};

/// What an analysis does at each node. A method that is overridden goes on below its node by calling the matching `walk_…`.
pub trait Visit<'r> {
    /// A number.
    fn number(&mut self, number: &'r Number) {
        self.walk_number(number);
    }

    /// A yes or no.
    fn condition(&mut self, condition: &'r Condition) {
        self.walk_condition(condition);
    }

    /// A text.
    fn text(&mut self, text: &'r Text) {
        self.walk_text(text);
    }

    /// A statement.
    fn statement(&mut self, statement: &'r Statement) {
        self.walk_statement(statement);
    }

    /// A whole rule.
    fn rule(&mut self, rule: &'r Rule) {
        self.branch(&rule.body, Self::number);
    }

    /// Statements, then an ending.
    fn branch<T>(&mut self, branch: &'r Branch<T>, value: impl FnOnce(&mut Self, &'r T)) {
        for statement in &branch.statements {
            self.statement(statement);
        }
        match &branch.ending {
            Ending::Value(ending) => value(self, ending),
            Ending::NotApplicable(reason) => self.text(reason),
        }
    }

    /// A condition and both branches.
    fn choice<T>(&mut self, choice: &'r Choice<T>, value: impl Fn(&mut Self, &'r T)) {
        self.condition(&choice.condition);
        self.branch(&choice.then, &value);
        self.branch(&choice.otherwise, &value);
    }

    /// Several numbers.
    fn numbers(&mut self, numbers: &'r [Number]) {
        for number in numbers {
            self.number(number);
        }
    }

    /// What a number is made of.
    fn walk_number(&mut self, number: &'r Number) {
        match &*number.node {
            NumberNode::Constant(_)
            | NumberNode::Full(_)
            | NumberNode::Parameter(..)
            | NumberNode::Fact(_)
            | NumberNode::Local(_)
            | NumberNode::Cell(_) => {}
            NumberNode::Folded { of, .. } => self.number(of),
            NumberNode::Arithmetic { numbers, .. } => {
                self.number(&numbers.first);
                self.number(&numbers.second);
            }
            NumberNode::Negative(operand) => self.number(operand),
            NumberNode::Call { arguments, .. } => self.numbers(&arguments.list),
            NumberNode::OfList { list, .. } => self.numbers(list),
            NumberNode::OfLists { first, second, .. } => {
                self.numbers(first);
                self.numbers(second);
            }
            NumberNode::OfGiven {
                values, weights, ..
            } => {
                for value in values {
                    if let Given::Number(number) = value {
                        self.number(number);
                    }
                }
                self.numbers(weights);
            }
            NumberNode::Table(table) => self.table(table),
            NumberNode::Tier(tier) => self.tier(tier),
            NumberNode::Choose(choice) => self.choice(choice, Self::number),
            NumberNode::Judged(judged) => self.judged(judged),
            NumberNode::Checklist(list) => self.checklist(list),
            NumberNode::Lookup { key, .. } => self.text(key),
        }
    }

    /// What a number of a table is made of.
    fn table(&mut self, table: &'r TableNode) {
        match &table.of {
            OfRows::Count | OfRows::Column { .. } => {}
            OfRows::Values { value, .. } => self.branch(&value.body, Self::number),
            OfRows::Weighted { value, weight, .. } => {
                self.branch(&value.body, Self::number);
                self.branch(&weight.body, Self::number);
            }
            OfRows::Matching(test) => self.branch(&test.body, Self::condition),
        }
    }

    /// What a tier is made of.
    fn tier(&mut self, tier: &'r TierNode) {
        self.number(&tier.x);
        for BandNode { numbers, .. } in &tier.bands {
            self.numbers(&numbers.list);
        }
    }

    /// What a number of a judged fact is made of.
    fn judged(&mut self, judged: &'r JudgedNode) {
        if let JudgedNode::Score { full, decimals, .. } = judged {
            self.number(full);
            if let Some(decimals) = decimals {
                self.number(decimals);
            }
        }
    }

    /// What a number of a checklist is made of.
    fn checklist(&mut self, list: &'r ChecklistNode) {
        match list {
            ChecklistNode::Additive { each, .. } => self.number(each),
            ChecklistNode::Deductive { full, each, .. } => {
                self.number(full);
                self.number(each);
            }
            ChecklistNode::Gate { full, .. } => self.number(full),
            ChecklistNode::Count { .. } | ChecklistNode::Weighted { .. } => {}
        }
    }

    /// What a condition is made of.
    fn walk_condition(&mut self, condition: &'r Condition) {
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
                self.number(&numbers.first);
                self.number(&numbers.second);
            }
            ConditionNode::SameText { texts, .. } => {
                self.text(&texts.first);
                self.text(&texts.second);
            }
            ConditionNode::Item { item, .. } => self.text(item),
            ConditionNode::Choose(choice) => self.choice(choice, Self::condition),
        }
    }

    /// What a text is made of.
    fn walk_text(&mut self, text: &'r Text) {
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
                        Part::Number(number) => self.number(number),
                    }
                }
            }
            TextNode::Choose(choice) => self.choice(choice, Self::text),
        }
    }

    /// What a statement is made of.
    fn walk_statement(&mut self, statement: &'r Statement) {
        match statement {
            Statement::SetNumber(_, value) => self.number(value),
            Statement::SetCondition(_, value) => self.condition(value),
            Statement::SetText(_, value) | Statement::NotApplicable(value) => self.text(value),
            Statement::StepReached => {}
            Statement::Flag(arguments) => {
                self.condition(&arguments.first);
                self.text(&arguments.second);
            }
            Statement::If(condition, then, otherwise) => {
                self.condition(condition);
                for statement in then.iter().chain(otherwise) {
                    self.statement(statement);
                }
            }
        }
    }
}
