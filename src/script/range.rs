//! What the bounds of the facts say of a rule: the range of its score, which ways it can take, where it may fail. Every case
//! stays within what is said, and it may be wider than what cases can come to. A condition narrows the figures it compares
//! for the branch it leads to.

mod call;
mod discrete;
mod figure;
mod given;
mod known;
mod list;
mod narrow;
mod number;
mod order;
mod suspect;
mod tier;
mod variables;

pub use self::given::{known_of_case, stands_for};
pub use self::known::{Known, Suspect, TierKnown};
use self::variables::{Meaning, Variables};

use super::library::Comparison;
use super::rule::{
    Assigned, Branch, Choice, Condition, ConditionNode, Ending, FactIndex, Local, Number,
    NumberNode, OfRows, Rule, Statement, Text, TextNode,
};
use crate::number::{Decimal, Exact, Interval};
use crate::pack::{FactKind, Pack};

/// The range of a rule's value; none where no case comes to one.
#[must_use]
pub fn score_range(rule: &Rule, pack: &Pack) -> Option<Interval> {
    known(rule, pack).score
}

/// What the bounds of the facts say of a rule.
#[must_use]
pub fn known(rule: &Rule, pack: &Pack) -> Known {
    walk(rule, pack, Variables::of(rule))
}

fn walk(rule: &Rule, pack: &Pack, variables: Variables<'_>) -> Known {
    let mut ranges = Ranges {
        pack,
        assigned: Assigned::of(rule),
        variables,
        known: Known::default(),
        depth: 0,
        nesting: 0,
        row: None,
    };
    let score = ranges.branch(&rule.body, Ranges::number);
    let mut known = ranges.known;
    known.score = score;
    known
}

/// Which answers a condition can have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Truth {
    pub yes: bool,
    pub no: bool,
}

impl Truth {
    const UNKNOWN: Self = Self {
        yes: true,
        no: true,
    };

    /// Asking is as far as it comes.
    const NEVER: Self = Self {
        yes: false,
        no: false,
    };

    fn and(self, other: Self) -> Self {
        Self {
            yes: self.yes && other.yes,
            no: self.no && other.no,
        }
    }

    fn exactly(yes: bool) -> Self {
        Self { yes, no: !yes }
    }

    fn not(self) -> Self {
        Self {
            yes: self.no,
            no: self.yes,
        }
    }

    fn or_either(self, other: Self) -> Self {
        Self {
            yes: self.yes || other.yes,
            no: self.no || other.no,
        }
    }
}

fn either(one: Option<Interval>, other: Option<Interval>) -> Option<Interval> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.hull(&other)),
        (one, other) => one.or(other),
    }
}

struct Ranges<'a> {
    pack: &'a Pack,
    variables: Variables<'a>,
    assigned: Assigned,
    known: Known,
    /// How many variables deep the walk is in what variables were computed of.
    depth: usize,
    /// How many conditions around the one at hand are being taken for given.
    nesting: usize,
    /// The table whose row the closure at hand is about.
    row: Option<FactIndex>,
}

impl<'a> Ranges<'a> {
    /// Whether a variable changes inside an expression, where the walk does not follow the order of things.
    fn is_wild(&self, local: Local) -> bool {
        self.assigned.changes_within_expression(local)
    }

    /// The range of a branch's value; none where it has none.
    fn branch<T, V>(
        &mut self,
        branch: &'a Branch<T>,
        value: impl Fn(&mut Self, &'a T) -> Option<V>,
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

    /// The values of the two branches, each none where it is not reached or has none.
    fn choice<T, V>(
        &mut self,
        choice: &'a Choice<T>,
        value: impl Fn(&mut Self, &'a T) -> Option<V>,
    ) -> (Option<V>, Option<V>) {
        let (before, truth) = self.decide(&choice.condition);
        let then = self.on(&before, &choice.condition, truth.yes, true);
        let then = then.then(|| self.branch(&choice.then, &value)).flatten();
        let after_then = self.variables.clone();
        let otherwise = self.on(&before, &choice.condition, truth.no, false);
        let otherwise = otherwise
            .then(|| self.branch(&choice.otherwise, &value))
            .flatten();
        match (&then, &otherwise) {
            (Some(_), Some(_)) => {
                let after_otherwise = self.variables.clone();
                self.variables = after_then.meet(after_otherwise);
            }
            (_, None) => self.variables = after_then,
            (None, _) => {}
        }
        (then, otherwise)
    }

    /// The answers of an `if`'s condition, with what was known when it was asked.
    fn decide(&mut self, condition: &'a Condition) -> (Variables<'a>, Truth) {
        let truth = self.condition(condition);
        (self.variables.clone(), truth)
    }

    /// Goes on with one answer of an `if`'s condition; whether that can be.
    fn on(
        &mut self,
        before: &Variables<'a>,
        condition: &'a Condition,
        can: bool,
        answer: bool,
    ) -> bool {
        self.variables = before.clone();
        let can = can && self.assume(condition, answer);
        self.known.note_branch(condition.place.whole, answer, can);
        can
    }

    /// Whether anything comes after the statements.
    fn statements(&mut self, statements: &'a [Statement]) -> bool {
        statements.iter().all(|statement| self.statement(statement))
    }

    fn statement(&mut self, statement: &'a Statement) -> bool {
        match statement {
            Statement::SetNumber(slot, value) => self.set_number(*slot, value),
            Statement::SetCondition(slot, value) => self.set_condition(*slot, value),
            Statement::StepReached => true,
            Statement::SetText(_, text) => {
                self.text(text);
                true
            }
            Statement::Flag(arguments) => {
                self.condition(&arguments.first);
                self.text(&arguments.second);
                true
            }
            Statement::NotApplicable(reason) => {
                self.text(reason);
                false
            }
            Statement::If(condition, then, otherwise) => {
                let (before, truth) = self.decide(condition);
                let then = self.on(&before, condition, truth.yes, true) && self.statements(then);
                let after_then = self.variables.clone();
                let otherwise =
                    self.on(&before, condition, truth.no, false) && self.statements(otherwise);
                match (then, otherwise) {
                    (true, true) => {
                        let after_otherwise = self.variables.clone();
                        self.variables = after_then.meet(after_otherwise);
                    }
                    (true, false) => self.variables = after_then,
                    (false, _) => {}
                }
                then || otherwise
            }
        }
    }

    fn set_number(&mut self, slot: usize, value: &'a Number) -> bool {
        let range = self.number(value);
        let goes_on = range.is_some();
        let is_whole = self.is_whole(value);
        let is_followed = self.key(value).is_some() || is_count_of_rows(value);
        let local = Local::Number(slot);
        self.variables.forget(local);
        self.variables.set_number(slot, range, is_whole);
        if is_followed && !self.is_wild(local) {
            self.variables.mean(local, Meaning::Number(value));
        }
        goes_on
    }

    fn set_condition(&mut self, slot: usize, value: &'a Condition) -> bool {
        let truth = self.condition(value);
        let local = Local::Condition(slot);
        self.variables.forget(local);
        if let Some(place) = self.variables.conditions.get_mut(slot) {
            *place = truth;
        }
        if !self.is_wild(local) && self.is_settled(value) {
            self.variables.mean(local, Meaning::Condition(value));
        }
        truth.yes || truth.no
    }

    /// Whether a condition, asked once more, has the same answer as long as its variables hold the same.
    fn is_settled(&self, condition: &'a Condition) -> bool {
        match &*condition.node {
            ConditionNode::Local(slot) => !self.is_wild(Local::Condition(*slot)),
            ConditionNode::Not(operand) => self.is_settled(operand),
            ConditionNode::All(parts) | ConditionNode::Any(parts) => {
                parts.iter().all(|part| self.is_settled(part))
            }
            ConditionNode::Compare { numbers, .. } => {
                self.key(&numbers.first).is_some() && self.key(&numbers.second).is_some()
            }
            ConditionNode::Choose(_) | ConditionNode::SameText { .. } => false,
            _ => true,
        }
    }

    fn condition(&mut self, condition: &'a Condition) -> Truth {
        match &*condition.node {
            ConditionNode::Constant(yes) => Truth::exactly(*yes),
            ConditionNode::Local(slot) if self.is_wild(Local::Condition(*slot)) => Truth::UNKNOWN,
            ConditionNode::Local(slot) => {
                let known = self.variables.conditions.get(*slot);
                known.copied().unwrap_or(Truth::UNKNOWN)
            }
            ConditionNode::Not(operand) => self.condition(operand).not(),
            ConditionNode::All(parts) => self.parts(parts, true),
            ConditionNode::Any(parts) => self.parts(parts, false),
            ConditionNode::Compare {
                comparison,
                numbers,
            } => {
                let sides = (self.number(&numbers.first), self.number(&numbers.second));
                match sides {
                    (Some(left), Some(right)) => {
                        let known = self.sides(&numbers.first, &numbers.second);
                        compared(*comparison, &left, &right).and(known.answers(*comparison))
                    }
                    _ => Truth::NEVER,
                }
            }
            ConditionNode::Choose(choice) => {
                let value = |ranges: &mut Self, one: &'a Condition| Some(ranges.condition(one));
                match self.choice(choice, value) {
                    (Some(then), Some(otherwise)) => then.or_either(otherwise),
                    (one, other) => one.or(other).unwrap_or(Truth::NEVER),
                }
            }
            ConditionNode::IsOption {
                option: None, same, ..
            } => Truth::exactly(!same),
            ConditionNode::SameText { texts, .. } => {
                self.text(&texts.first);
                self.text(&texts.second);
                Truth::UNKNOWN
            }
            ConditionNode::Item { fact, item } => {
                self.text(item);
                if self.suspect_item(*fact, item) {
                    Truth::UNKNOWN
                } else {
                    Truth::NEVER
                }
            }
            ConditionNode::Fact(_) | ConditionNode::Given(_) | ConditionNode::IsOption { .. } => {
                self.discrete(condition).unwrap_or(Truth::UNKNOWN)
            }
            ConditionNode::Cell(_) => Truth::UNKNOWN,
        }
    }

    /// Parts joined by `&&` (`all`) or `||`: each is asked only where those before it have not decided.
    fn parts(&mut self, parts: &'a [Condition], all: bool) -> Truth {
        let before = self.variables.clone();
        let mut decided = false;
        let mut goes_on = true;
        for part in parts {
            let truth = self.condition(part);
            let (on, off) = if all {
                (truth.yes, truth.no)
            } else {
                (truth.no, truth.yes)
            };
            decided |= off;
            if !on || !self.assume(part, all) {
                goes_on = false;
                break;
            }
        }
        self.variables = before;
        if all {
            Truth {
                yes: goes_on,
                no: decided,
            }
        } else {
            Truth {
                yes: decided,
                no: goes_on,
            }
        }
    }

    /// Goes through what a text is made of.
    fn text(&mut self, text: &'a Text) {
        match &*text.node {
            TextNode::Joined { parts, .. } => {
                for part in parts {
                    match part {
                        super::rule::Part::Text(text) => self.text(text),
                        super::rule::Part::Number(number) => {
                            self.number(number);
                        }
                    }
                }
            }
            TextNode::Choose(choice) => {
                self.choice(choice, |ranges, one| {
                    ranges.text(one);
                    Some(())
                });
            }
            _ => {}
        }
    }

    /// What a numeric fact can be. Without a bound it is as large as a number can be.
    fn fact(&self, index: FactIndex) -> Interval {
        if let Some(narrowed) = self.variables.facts.get(&index) {
            return narrowed.clone();
        }
        let kind = self.pack.facts.get(index).map(|fact| &fact.kind);
        let Some(FactKind::Decimal(bounds) | FactKind::Integer(bounds) | FactKind::Percent(bounds)) =
            kind
        else {
            return Interval::any_number();
        };
        Interval::between(
            Exact::from_decimal(bounds.min.unwrap_or(Decimal::MIN)),
            Exact::from_decimal(bounds.max.unwrap_or(Decimal::MAX)),
        )
    }

    /// What a number of the row at hand can be.
    fn cell(&self, column: usize) -> Interval {
        if let Some(narrowed) = self.variables.cells.get(&column) {
            return narrowed.clone();
        }
        let table = self.row.and_then(|table| self.pack.facts.get(table));
        let Some(FactKind::Table(columns)) = table.map(|fact| &fact.kind) else {
            return Interval::any_number();
        };
        let bounds = columns.values().nth(column).map(|column| column.bounds);
        let bounds = bounds.unwrap_or_default();
        Interval::between(
            Exact::from_decimal(bounds.min.unwrap_or(Decimal::MIN)),
            Exact::from_decimal(bounds.max.unwrap_or(Decimal::MAX)),
        )
    }

    /// Whether a fact is declared as a whole number.
    fn is_whole_fact(&self, index: FactIndex) -> bool {
        let kind = self.pack.facts.get(index).map(|fact| &fact.kind);
        matches!(kind, Some(FactKind::Integer(_)))
    }

    /// From none to all of a checklist's items.
    fn items(&self, index: FactIndex) -> Interval {
        let count = match self.pack.facts.get(index).map(|fact| &fact.kind) {
            Some(FactKind::Checklist(items)) => items.len(),
            _ => return Interval::any_number(),
        };
        Interval::between(Exact::ZERO, Exact::from_decimal(Decimal::from(count)))
    }
}

fn is_count_of_rows(number: &Number) -> bool {
    matches!(&*number.node, NumberNode::Table(table) if matches!(table.of, OfRows::Matching(_)))
}

fn compared(comparison: Comparison, left: &Interval, right: &Interval) -> Truth {
    let (at_most, below) = (left.can_be_at_most(right), left.can_be_below(right));
    let (at_least, above) = (right.can_be_at_most(left), right.can_be_below(left));
    let (same, differ) = (left.can_equal(right), left.can_differ(right));
    let (yes, no) = match comparison {
        Comparison::Less => (below, at_least),
        Comparison::LessOrEqual => (at_most, above),
        Comparison::Greater => (above, at_most),
        Comparison::GreaterOrEqual => (at_least, below),
        Comparison::Equal => (same, differ),
        Comparison::NotEqual => (differ, same),
    };
    Truth { yes, no }
}
