//! The numbers that a rule takes from the rows of a table.

use super::number::{figure, of_list, of_weights, weighted_value};
use super::walk::Walker;
use super::{Claim, Why};
use crate::number::Decimal;
use crate::pack::{Table, Value};
use crate::script::formula::Formula;
use crate::script::library;
use crate::script::rule::{Captured, Closure, FactIndex, OfRows, TableNode};

/// The longest call that is told as it is written, in characters.
const LONGEST: usize = 120;

impl<'a> Walker<'a> {
    pub(super) fn of_table(&mut self, node: &'a TableNode, place: (usize, usize)) -> Formula {
        let by = self.in_names(node, place);
        let Some(Value::Table(rows)) = self.facts.get(node.fact) else {
            return by;
        };
        if !self.captures(node) {
            return by;
        }
        let mut told = Vec::new();
        let of = match &node.of {
            OfRows::Count => Some(counted(rows.rows.len())),
            OfRows::Column { function, column } => {
                let name = self.column_name(Some(node.fact), *column);
                let cells = rows.rows.iter().map(|row| Formula::Figure {
                    name: name.clone(),
                    value: row.get(*column).and_then(figure),
                });
                Some(of_list(function, cells.collect()))
            }
            OfRows::Values { function, value } => self
                .of_rows(node.fact, rows, value, Self::number)
                .map(|values| {
                    told = values.iter().map(|value| (value.clone(), None)).collect();
                    of_list(function, values)
                }),
            OfRows::Weighted {
                function,
                value,
                weight,
            } => {
                let values = self.of_rows(node.fact, rows, value, Self::number);
                let weights = self.of_rows(node.fact, rows, weight, Self::number);
                values.zip(weights).and_then(|(values, weights)| {
                    weighted_value(function, &values, &weights)?;
                    let pairs = values.iter().cloned().zip(weights.iter().cloned());
                    told = pairs.map(|(value, weight)| (value, Some(weight))).collect();
                    of_weights(function.name, values, weights)
                })
            }
            OfRows::Matching(test) => {
                return match self.of_rows(node.fact, rows, test, Self::condition) {
                    Some(claims) => self.matching(node.fact, by, claims),
                    None => by,
                };
            }
        };
        let why = Why::Rows {
            table: self.fact_name(node.fact),
            count: rows.rows.len(),
            rows: told,
        };
        let of = of.unwrap_or_else(|| by.clone());
        Formula::told(by, of, why)
    }

    fn matching(&self, fact: FactIndex, by: Formula, rows: Vec<Claim>) -> Formula {
        let answers: Option<Vec<bool>> = rows.iter().map(Claim::holds).collect();
        let count = |answers: Vec<bool>| answers.into_iter().filter(|yes| *yes).count();
        let of = answers.map_or_else(|| by.clone(), |answers| counted(count(answers)));
        let table = self.fact_name(fact);
        Formula::told(by, of, Why::Matching { table, rows })
    }

    /// The call in names; of long closures no more than that there are some.
    fn in_names(&self, node: &TableNode, place: (usize, usize)) -> Formula {
        let written = self.as_written(place);
        let is_long = matches!(&written, Formula::Text(text) if text.chars().count() > LONGEST);
        let function = match &node.of {
            OfRows::Values { function, .. } | OfRows::Weighted { function, .. } => Some(*function),
            OfRows::Matching(_) => library::find("count"),
            OfRows::Count | OfRows::Column { .. } => None,
        };
        match function.filter(|_| is_long) {
            Some(function) => {
                let table = Formula::Text(self.fact_name(node.fact));
                Formula::named(function, vec![table, Formula::Text("…".to_owned())])
            }
            None => written,
        }
    }

    /// Whether the case gives what the closures read when they are made.
    fn captures(&self, node: &TableNode) -> bool {
        let captured: Vec<&Captured> = match &node.of {
            OfRows::Count | OfRows::Column { .. } => Vec::new(),
            OfRows::Values { value, .. } => value.captured.iter().collect(),
            OfRows::Weighted { value, weight, .. } => {
                value.captured.iter().chain(&weight.captured).collect()
            }
            OfRows::Matching(test) => test.captured.iter().collect(),
        };
        captured
            .iter()
            .all(|one| one.optional || self.facts.get(one.fact).is_some())
    }

    /// What a closure comes to for each row, in order; none where the rule ends within it.
    fn of_rows<N, V>(
        &mut self,
        fact: FactIndex,
        table: &'a Table,
        closure: &'a Closure<N>,
        value: impl Fn(&mut Self, &'a N) -> V,
    ) -> Option<Vec<V>> {
        let around = (self.row, self.table.replace(fact));
        let mut values = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            self.row = row;
            let (_, of_row) = self.branch(&closure.body, &value);
            match of_row {
                Some(of_row) => values.push(of_row),
                None => break,
            }
        }
        (self.row, self.table) = around;
        (values.len() == table.rows.len()).then_some(values)
    }
}

fn counted(rows: usize) -> Formula {
    Formula::Figure {
        name: None,
        value: Some(Decimal::from(rows)),
    }
}
