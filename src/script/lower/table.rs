//! Lowers functions over the rows of a table fact, with the closures that say what is taken of a row.

use std::collections::BTreeMap;
use std::rc::Rc;

use rhai::{AST, Expr, FnCallExpr, FnPtr, ScriptFuncDef, Stmt};

use super::{Any, Lowered, Lowering, Named, NotCovered, conditions, numbers, placed};
use crate::pack::{ColumnKind, FactKind};
use crate::script::library::{Function, Means};
use crate::script::names::{FULL, each_body_statement};
use crate::script::rule::{
    Branch, Captured, Closure, ConditionNode, NumberNode, OfRows, Place, TableNode, TextNode,
};

/// A function that a script defines, with its statements.
pub(super) struct Body<'a> {
    pub function: &'a ScriptFuncDef,
    body: Vec<Stmt>,
}

/// The functions of a script, by their names; Rhai names closures itself. Their statements are reached only by a walk over the
/// whole tree.
pub(super) fn functions(ast: &AST) -> BTreeMap<&str, Rc<Body<'_>>> {
    let mut bodies: BTreeMap<String, Vec<Stmt>> = BTreeMap::new();
    each_body_statement(ast, |function, statement| {
        let body = bodies.entry(function.name.to_string()).or_default();
        body.push(statement.clone());
    });
    ast.iter_fn_def()
        .map(|function| {
            let function: &ScriptFuncDef = function;
            let body = bodies.remove(function.name.as_str()).unwrap_or_default();
            (function.name.as_str(), Rc::new(Body { function, body }))
        })
        .collect()
}

impl<'a> Lowering<'a> {
    /// A function of a table: `rows`, `count`, or one that takes a list, a column or closures.
    pub(super) fn of_table(
        &mut self,
        function: &'static Function,
        arguments: &[Expr],
        place: Place,
    ) -> Lowered<Any> {
        let not_covered = NotCovered {
            what: "table",
            range: place.whole,
        };
        let Some((table, others)) = arguments.split_first() else {
            return Err(not_covered);
        };
        let fact_place = self.place(table);
        let fact = self.fact_of(table, place, |kind| matches!(kind, FactKind::Table(_)))?;
        let of = match (function.name, function.means, others) {
            ("rows", _, []) => OfRows::Count,
            ("count", _, [test]) => OfRows::Matching(self.closure(fact, test, conditions)?),
            (_, Means::Numbers(..), [Expr::StringConstant(column, _)]) => {
                let kind = self.pack.facts.get(fact).map(|fact| &fact.kind);
                match kind.and_then(|kind| kind.column(column)) {
                    Some((column, kind)) if is_number(kind) => OfRows::Column { function, column },
                    _ => return Err(not_covered),
                }
            }
            (_, Means::Numbers(..), [value]) => OfRows::Values {
                function,
                value: self.closure(fact, value, numbers)?,
            },
            (_, Means::ListsOrRows(..), [value, weight]) => OfRows::Weighted {
                function,
                value: self.closure(fact, value, numbers)?,
                weight: self.closure(fact, weight, numbers)?,
            },
            _ => return Err(not_covered),
        };
        let node = TableNode {
            fact,
            fact_place,
            of,
        };
        Ok(Any::Number(placed(NumberNode::Table(node), place)))
    }

    fn closure<T>(
        &mut self,
        table: usize,
        expression: &Expr,
        typed: fn(Branch<Any>) -> Option<Branch<T>>,
    ) -> Lowered<Closure<T>> {
        let place = self.place(expression);
        let not_covered = NotCovered {
            what: "closure",
            range: place.whole,
        };
        let (made, outer) = self.made_here(expression).ok_or(not_covered)?;
        let (function, statements) = (made.function, made.body.as_slice());
        let (Some(row), None) = (function.params.get(outer.len()), self.row) else {
            return Err(not_covered);
        };
        let captured = outer
            .iter()
            .filter_map(|name| self.captured(name).transpose())
            .collect::<Lowered<_>>()?;
        self.names.insert(row.to_string(), Named::Row);
        self.row = Some(table);
        let body = self.branch(statements);
        self.row = None;
        self.names.remove(row.as_str());
        Ok(Closure {
            captured,
            body: typed(body?).ok_or(not_covered)?,
            place,
        })
    }

    /// The closure that an expression makes, with the names it captures.
    fn made_here<'e>(&self, expression: &'e Expr) -> Option<(Rc<Body<'a>>, Vec<&'e str>)> {
        let body = |pointer: &Expr| {
            let Expr::DynamicConstant(value, _) = pointer else {
                return None;
            };
            let pointer = value.read_lock::<FnPtr>()?;
            self.closures.get(pointer.fn_name()).cloned()
        };
        let Expr::Stmt(block) = expression else {
            return Some((body(expression)?, Vec::new()));
        };
        let curry: &FnCallExpr = match block.statements() {
            [Stmt::Share(_), Stmt::FnCall(curry, _)] => curry,
            [Stmt::Share(_), Stmt::Expr(made)] => match made.as_ref() {
                Expr::FnCall(curry, _) => curry,
                _ => return None,
            },
            _ => return None,
        };
        let (pointer, outer) = curry.args.split_first()?;
        let outer = outer.iter().map(|captured| match captured {
            Expr::Variable(variable, ..) => Some(variable.1.as_str()),
            _ => None,
        });
        Some((body(pointer)?, outer.collect::<Option<_>>()?))
    }

    /// What a closure reads of a name when it is made; nothing for a variable, a parameter or the maximum.
    fn captured(&self, name: &str) -> Lowered<Option<Captured>> {
        let is_parameter = |name: &str| {
            let mut parameters = self.pack.parameters.iter();
            parameters.any(|parameter| parameter.name.value == name)
        };
        if self.names.contains_key(name) || FULL.contains(&name) || is_parameter(name) {
            return Ok(None);
        }
        let fact = self.fact_index(name);
        let declared = fact.and_then(|index| Some((index, self.pack.facts.get(index)?)));
        match declared {
            Some((fact, declared)) => Ok(Some(Captured {
                fact,
                optional: declared.optional,
            })),
            None => Err(NotCovered {
                what: "name",
                range: (0, 0),
            }),
        }
    }

    /// A value of the row at hand, by the name of its column.
    pub(super) fn cell(&self, row: &Expr, column: &str, place: Place) -> Lowered<Any> {
        let not_covered = NotCovered {
            what: "cell",
            range: place.whole,
        };
        let is_row = match row {
            Expr::Variable(variable, ..) => {
                matches!(self.names.get(variable.1.as_str()), Some(Named::Row))
            }
            _ => false,
        };
        let table = self.row.filter(|_| is_row).ok_or(not_covered)?;
        let fact = self.pack.facts.get(table).ok_or(not_covered)?;
        let (column, kind) = fact.kind.column(column).ok_or(not_covered)?;
        Ok(match kind {
            ColumnKind::Bool => Any::Condition(placed(ConditionNode::Cell(column), place)),
            ColumnKind::Choice | ColumnKind::Text => {
                Any::Text(placed(TextNode::Cell(column), place))
            }
            ColumnKind::Decimal | ColumnKind::Integer | ColumnKind::Percent => {
                Any::Number(placed(NumberNode::Cell(column), place))
            }
        })
    }
}

fn is_number(kind: ColumnKind) -> bool {
    matches!(
        kind,
        ColumnKind::Decimal | ColumnKind::Integer | ColumnKind::Percent
    )
}
