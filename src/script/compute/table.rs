//! The numbers that a rule takes from the rows of a table.

use super::{Machine, Outcome, impossible};
use crate::diagnose::Code;
use crate::number::Exact;
use crate::pack::{Table, Value};
use crate::script::library::{Means, amount};
use crate::script::rule::{Captured, Closure, FactIndex, OfRows, Place, TableNode};
use crate::script::stop::Fault;

impl<'a> Machine<'a> {
    /// A number of a table. The table is a plain name, so that it is read after the closures are made.
    pub(super) fn of_table(&mut self, node: &'a TableNode, place: Place) -> Outcome<'a, Exact> {
        let misplaced = Fault::new(Code::ScriptError);
        let table_place = node.fact_place.whole;
        match &node.of {
            OfRows::Count => Ok(amount(self.table(node.fact)?.rows.len())),
            OfRows::Column { function, column } => {
                let table = self.table(node.fact)?;
                let cells = table.rows.iter().map(|row| match row.get(*column) {
                    Some(Value::Number(number)) => Ok(Exact::from_decimal(*number)),
                    _ => Err(impossible()),
                });
                let values = cells.collect::<Outcome<'_, Vec<_>>>()?;
                let result = match function.means {
                    Means::Numbers(compute, _) => compute(&values),
                    _ => Err(misplaced),
                };
                result.map_err(|fault| self.fail(fault, place, &[table_place]))
            }
            OfRows::Values { function, value } => {
                self.captured(&value.captured)?;
                let table = self.table(node.fact)?;
                let values = self.column(table, value, Self::number)?;
                let result = match function.means {
                    Means::Numbers(compute, _) => compute(&values),
                    _ => Err(misplaced),
                };
                let places = [table_place, value.place.whole];
                result.map_err(|fault| self.fail(fault, place, &places))
            }
            OfRows::Weighted {
                function,
                value,
                weight,
            } => {
                self.captured(&value.captured)?;
                self.captured(&weight.captured)?;
                let table = self.table(node.fact)?;
                let values = self.column(table, value, Self::number)?;
                let weights = self.column(table, weight, Self::number)?;
                let result = match function.means {
                    Means::ListsOrRows(compute, _) => compute(&values, &weights),
                    _ => Err(misplaced),
                };
                let places = [table_place, value.place.whole, weight.place.whole];
                result.map_err(|fault| self.fail(fault, place, &places))
            }
            OfRows::Matching(test) => {
                self.captured(&test.captured)?;
                let table = self.table(node.fact)?;
                let matching = self.column(table, test, Self::condition)?;
                Ok(amount(matching.into_iter().filter(|yes| *yes).count()))
            }
        }
    }

    fn table(&mut self, index: FactIndex) -> Outcome<'a, &'a Table> {
        match self.fact(index)? {
            Value::Table(table) => Ok(table),
            _ => Err(impossible()),
        }
    }

    /// Reads what a closure captures; a fact that may be left out and is, is captured all the same.
    fn captured(&mut self, facts: &[Captured]) -> Outcome<'a, ()> {
        for captured in facts {
            match self.fact(captured.fact) {
                Err(_) if captured.optional => {}
                read => {
                    read?;
                }
            }
        }
        Ok(())
    }

    fn column<N, V>(
        &mut self,
        table: &'a Table,
        closure: &'a Closure<N>,
        value: impl Fn(&mut Self, &'a N) -> Outcome<'a, V>,
    ) -> Outcome<'a, Vec<V>> {
        let mut values = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            self.row = row;
            values.push(self.branch(&closure.body, &value)?);
        }
        Ok(values)
    }
}
