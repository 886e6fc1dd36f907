//! The ranges of numbers.

use super::variables::Meaning;
use super::{Ranges, either};
use crate::number::{Exact, Interval};
use crate::script::library::Arithmetic;
use crate::script::rule::{
    ChecklistNode, FactIndex, JudgedNode, Local, Number, NumberNode, OfRows, TableNode, TextNode,
};

pub(super) fn zero() -> Interval {
    Interval::point(Exact::ZERO)
}

pub(super) fn hundred() -> Interval {
    Interval::point(Exact::ONE_HUNDRED)
}

/// The smallest interval that holds all of some; anything where there is none.
pub(super) fn hull(list: impl IntoIterator<Item = Interval>) -> Interval {
    let joined = list.into_iter().reduce(|a, b| a.hull(&b));
    joined.unwrap_or_else(Interval::any_number)
}

impl<'a> Ranges<'a> {
    /// The range of a number; none where it never has a value.
    pub(super) fn number(&mut self, number: &'a Number) -> Option<Interval> {
        let range = self.range_of(number)?.not_unwieldy();
        self.known.note_value(number.place, &range);
        Some(range)
    }

    fn range_of(&mut self, number: &'a Number) -> Option<Interval> {
        match &*number.node {
            NumberNode::Constant(value)
            | NumberNode::Full(value)
            | NumberNode::Parameter(_, value)
            | NumberNode::Folded { value, .. } => Some(Interval::point(value.clone())),
            NumberNode::Fact(index) => Some(self.fact(*index)),
            NumberNode::Local(slot) if self.is_wild(Local::Number(*slot)) => {
                Some(Interval::any_number())
            }
            NumberNode::Local(slot) => self.local(*slot),
            NumberNode::Cell(column) => Some(self.cell(*column)),
            NumberNode::Arithmetic { operator, numbers } => {
                let (a, b) = (self.number(&numbers.first)?, self.number(&numbers.second)?);
                self.suspect_divisor(*operator, &numbers.second, &b);
                let parts = (&numbers.first, &numbers.second);
                Some(match operator {
                    Arithmetic::Add => a.add(&b),
                    Arithmetic::Subtract => {
                        let sides = self.sides(parts.0, parts.1);
                        sides.within(a.subtract(&b), &Exact::ZERO)
                    }
                    Arithmetic::Multiply => a.multiply(&b),
                    Arithmetic::Divide => self.quotient(parts, (&a, &b)),
                    Arithmetic::Remainder => Interval::any_number(),
                })
            }
            NumberNode::Negative(operand) => Some(self.number(operand)?.negate()),
            NumberNode::Call {
                function,
                arguments,
            } => self.call(number, function, &arguments.list),
            NumberNode::OfList {
                function,
                list,
                list_place,
            } => self.of_list(function, list, *list_place),
            NumberNode::OfLists {
                function,
                first,
                second,
                places,
            } => self.of_lists(function, (first, second), places),
            NumberNode::OfGiven {
                values,
                weights,
                places,
            } => self.of_given(values, weights, places),
            NumberNode::Table(table) => Some(self.of_table(table)),
            NumberNode::Tier(tier) => self.tier(number, tier),
            NumberNode::Choose(choice) => {
                let (then, otherwise) = self.choice(choice, Self::number);
                self.known.note_choice(
                    choice.condition.place.whole,
                    then.as_ref(),
                    otherwise.as_ref(),
                );
                either(then, otherwise)
            }
            NumberNode::Judged(JudgedNode::Score { full, decimals, .. }) => {
                self.judged_score(full, decimals.as_ref())
            }
            NumberNode::Judged(JudgedNode::Rate { .. }) => Some(zero().hull(&hundred())),
            NumberNode::Checklist(node) => self.of_checklist(node),
            NumberNode::Lookup {
                key,
                entries,
                entries_place,
            } => {
                self.text(key);
                self.suspect_lookup(key, entries, *entries_place);
                let entries = entries.iter().filter(|(entry, _)| match &*key.node {
                    TextNode::Option(fact, options) => {
                        let option = options.iter().position(|option| option == entry);
                        option.is_some_and(|option| self.can_be_option(*fact, option))
                    }
                    TextNode::Constant(known) => known == entry,
                    _ => true,
                });
                let values = entries.map(|(_, value)| Interval::point(value.clone()));
                values.reduce(|a, b| a.hull(&b))
            }
        }
    }

    pub(super) fn list(&mut self, numbers: &'a [Number]) -> Option<Vec<Interval>> {
        numbers.iter().map(|number| self.number(number)).collect()
    }

    /// A variable: what it was set to, and what it was computed of as that is known by now.
    fn local(&mut self, slot: usize) -> Option<Interval> {
        let known = self.variables.numbers.get(slot)?.clone()?;
        let Some(Meaning::Number(meaning)) = self.variables.meaning(Local::Number(slot)) else {
            return Some(known);
        };
        if self.variables.is_fresh(slot) {
            return Some(known);
        }
        let again = self.deeper(|ranges| ranges.number(meaning)).flatten();
        let both = again.and_then(|again| known.intersect(&again));
        Some(both.unwrap_or(known))
    }

    /// How many rows a table can have.
    pub(super) fn rows(&self, table: FactIndex) -> Interval {
        let known = self.variables.rows.get(&table);
        known.cloned().unwrap_or_else(not_negative)
    }

    fn judged_score(&mut self, full: &'a Number, decimals: Option<&'a Number>) -> Option<Interval> {
        let marks = self.number(full)?;
        self.suspect_negative(full, &marks);
        if let Some(decimals) = decimals {
            let digits = self.number(decimals)?;
            self.suspect_digits(decimals, &digits);
        }
        Some(marks.hull(&zero()))
    }

    /// A number from the rows of a table.
    fn of_table(&mut self, table: &'a TableNode) -> Interval {
        let (function, value, weight) = match &table.of {
            OfRows::Count => return self.rows(table.fact),
            OfRows::Matching(test) => {
                self.each_row(table.fact, |ranges| {
                    ranges.branch(&test.body, |ranges, one| Some(ranges.condition(one)));
                });
                return zero().hull(&self.rows(table.fact));
            }
            OfRows::Column { function, column } => {
                let value = self.each_row(table.fact, |ranges| Some(ranges.cell(*column)));
                (*function, value, None)
            }
            OfRows::Values { function, value } => {
                let value = self.each_row(table.fact, |ranges| {
                    ranges.branch(&value.body, Self::number)
                });
                (*function, value, None)
            }
            OfRows::Weighted {
                function,
                value,
                weight,
            } => {
                let (value, weight) = self.each_row(table.fact, |ranges| {
                    (
                        ranges.branch(&value.body, Self::number),
                        ranges.branch(&weight.body, Self::number),
                    )
                });
                (*function, value, weight)
            }
        };
        self.suspect_rows(table, weight.as_ref());
        let Some(value) = value else {
            return Interval::any_number();
        };
        match function.name {
            "sum" => self.rows(table.fact).multiply(&value),
            // Between the least and the greatest of the values, with weights that are not negative too.
            "mean" | "trimmed_mean" | "min" | "max" | "weighted_mean" => value,
            _ => Interval::any_number(),
        }
    }

    /// What is learnt of figures for a row holds for nothing after it: there may be no row.
    fn each_row<T>(&mut self, table: FactIndex, walk: impl FnOnce(&mut Self) -> T) -> T {
        let before = self.variables.clone();
        let outer = self.row.replace(table);
        self.variables.cells.clear();
        let found = walk(self);
        self.row = outer;
        self.variables = before;
        found
    }

    fn of_checklist(&mut self, node: &'a ChecklistNode) -> Option<Interval> {
        Some(match node {
            ChecklistNode::Additive { fact, each } => {
                let points = self.number(each)?;
                self.suspect_negative(each, &points);
                self.items(*fact).multiply(&points)
            }
            ChecklistNode::Deductive {
                full, fact, each, ..
            } => {
                let (marks, points) = (self.number(full)?, self.number(each)?);
                self.suspect_negative(full, &marks);
                self.suspect_negative(each, &points);
                let off = self.items(*fact).multiply(&points);
                marks.subtract(&off).max(&zero())
            }
            ChecklistNode::Gate { full, .. } => self.number(full)?.hull(&zero()),
            ChecklistNode::Count { fact, .. } => self.items(*fact),
            ChecklistNode::Weighted {
                fact,
                entries,
                entries_place,
            } => {
                self.suspect_entries(*fact, entries, *entries_place);
                let values = entries.iter().map(|(_, value)| value);
                let sum = values.fold(Exact::ZERO, |sum, value| sum.add(value));
                Interval::between(Exact::ZERO, sum.max(Exact::ZERO))
            }
        })
    }
}

pub(super) fn not_negative() -> Interval {
    Interval::any_number().at_least(crate::number::Decimal::ZERO)
}
