//! From a script's syntax tree to a typed [`Rule`]. What it does not cover (loops, closures, functions of one's own, optional
//! facts, values without a type of the rule) is left to the interpreter, with the place where it stands.

mod call;
mod expression;

use std::collections::BTreeMap;

use rhai::{AST, Expr, FlowControl, FnCallExpr, Position, Stmt};

use super::place::ScriptText;
use super::rule::{
    Arguments, Branch, Condition, ConditionNode, Ending, Local, Locals, Number, NumberNode, Place,
    Placed, Rule, Statement, Text, TextNode,
};
use crate::pack::Pack;

/// What the lowering does not cover, and where it stands in the script, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCovered {
    pub what: &'static str,
    pub range: (usize, usize),
}

/// The result of lowering one construct.
type Lowered<T> = Result<T, NotCovered>;

/// Lowers a script whose names all resolve.
///
/// # Errors
/// The first construct that is left to the interpreter.
pub fn lower(ast: &AST, text: ScriptText<'_>, pack: &Pack) -> Result<Rule, NotCovered> {
    let mut lowering = Lowering {
        text,
        pack,
        names: BTreeMap::new(),
        locals: Locals::default(),
        steps: Vec::new(),
        depth: 0,
    };
    if let Some(function) = ast.iter_fn_def().next() {
        return Err(lowering.not_covered("function", function.body.start_position()));
    }
    let body = lowering.branch(ast.statements())?;
    let body = numbers(body).ok_or(NotCovered {
        what: "type",
        range: (0, 0),
    })?;
    Ok(Rule {
        body,
        steps: lowering.steps,
        locals: lowering.locals,
    })
}

struct Lowering<'a> {
    text: ScriptText<'a>,
    pack: &'a Pack,
    /// Variables in reach. No name is declared twice in reach of itself, so one map serves every block.
    names: BTreeMap<String, Local>,
    locals: Locals,
    steps: Vec<(String, Local)>,
    /// Blocks around the statement at hand; 1 for the script's own statements.
    depth: usize,
}

/// An expression of any type.
enum Any {
    Number(Number),
    Condition(Condition),
    Text(Text),
}

impl Lowering<'_> {
    fn not_covered(&self, what: &'static str, position: Position) -> NotCovered {
        NotCovered {
            what,
            range: self.text.token_range(position),
        }
    }

    fn place(&self, expression: &Expr) -> Place {
        let call = match expression {
            Expr::FnCall(_, position) => self.text.call_range(*position),
            other => self.text.token_range(other.position()),
        };
        Place {
            whole: self.text.expression_range(expression),
            call,
        }
    }

    /// Statements with the value of the last one.
    fn branch(&mut self, statements: &[Stmt]) -> Lowered<Branch<Any>> {
        self.depth += 1;
        let branch = self.open_branch(statements);
        self.depth -= 1;
        branch
    }

    fn open_branch(&mut self, statements: &[Stmt]) -> Lowered<Branch<Any>> {
        let Some((last, before)) = statements.split_last() else {
            return Err(self.not_covered("empty", Position::NONE));
        };
        let mut lowered = Vec::new();
        for statement in before {
            self.statement(statement, &mut lowered)?;
        }
        let ending = match last {
            Stmt::Expr(expression) => self.ending(expression)?,
            Stmt::FnCall(call, position) => self.ending(&Expr::FnCall(call.clone(), *position))?,
            Stmt::If(flow, position) => Ending::Value(self.choice(flow, *position)?),
            other => return Err(self.not_covered("statement", other.position())),
        };
        Ok(Branch {
            statements: lowered,
            ending,
        })
    }

    fn ending(&mut self, expression: &Expr) -> Lowered<Ending<Any>> {
        if let Expr::FnCall(call, _) = expression
            && call::is(call, "not_applicable")
            && let [reason] = call.args.as_slice()
        {
            return Ok(Ending::NotApplicable(self.text_of(reason)?));
        }
        self.any(expression).map(Ending::Value)
    }

    /// `if … else …` as a value: both branches of one type, if they have a value at all.
    fn choice(&mut self, flow: &FlowControl, position: Position) -> Lowered<Any> {
        let condition = self.condition_of(&flow.expr)?;
        let then = self.branch(flow.body.statements())?;
        let otherwise = self.branch(flow.branch.statements())?;
        let range = self.text.token_range(position);
        let place = Place {
            whole: range,
            call: range,
        };
        let differ = NotCovered {
            what: "branches",
            range,
        };
        let ((Ending::Value(kind), _) | (_, Ending::Value(kind))) =
            (&then.ending, &otherwise.ending)
        else {
            return Err(differ);
        };
        Ok(match kind {
            Any::Number(_) => {
                let (then, otherwise) = (
                    numbers(then).ok_or(differ)?,
                    numbers(otherwise).ok_or(differ)?,
                );
                Any::Number(placed(
                    NumberNode::Choose {
                        condition,
                        then,
                        otherwise,
                    },
                    place,
                ))
            }
            Any::Condition(_) => {
                let (then, otherwise) = (
                    conditions(then).ok_or(differ)?,
                    conditions(otherwise).ok_or(differ)?,
                );
                Any::Condition(placed(
                    ConditionNode::Choose {
                        condition,
                        then,
                        otherwise,
                    },
                    place,
                ))
            }
            Any::Text(_) => {
                let (then, otherwise) =
                    (texts(then).ok_or(differ)?, texts(otherwise).ok_or(differ)?);
                Any::Text(placed(
                    TextNode::Choose {
                        condition,
                        then,
                        otherwise,
                    },
                    place,
                ))
            }
        })
    }

    fn statement(&mut self, statement: &Stmt, lowered: &mut Vec<Statement>) -> Lowered<()> {
        match statement {
            Stmt::Var(declared, ..) => {
                let (name, value, _) = declared.as_ref();
                let set = match self.any(value)? {
                    Any::Number(value) => {
                        Statement::SetNumber(self.declare_number(&name.name), value)
                    }
                    Any::Condition(value) => {
                        Statement::SetCondition(self.declare_condition(&name.name), value)
                    }
                    Any::Text(value) => Statement::SetText(self.declare_text(&name.name), value),
                };
                lowered.push(set);
                if self.depth == 1
                    && let Some(local) = self.names.get(name.name.as_str())
                {
                    self.steps.push((name.name.to_string(), *local));
                    lowered.push(Statement::StepReached);
                }
                Ok(())
            }
            Stmt::If(flow, _) => {
                let condition = self.condition_of(&flow.expr)?;
                let then = self.statements(flow.body.statements())?;
                let otherwise = self.statements(flow.branch.statements())?;
                lowered.push(Statement::If(condition, then, otherwise));
                Ok(())
            }
            Stmt::Noop(_) => Ok(()),
            other => {
                let call =
                    called(other).ok_or_else(|| self.not_covered("statement", other.position()))?;
                lowered.push(self.said(call, other.position())?);
                Ok(())
            }
        }
    }

    /// A call for what it does, not for its value: a duty, or the end of the rule.
    fn said(&mut self, call: &FnCallExpr, position: Position) -> Lowered<Statement> {
        match call.args.as_slice() {
            [condition, text] if call::is(call, "flag") => {
                let first_last = is_name(condition);
                let (first, second) = (self.condition_of(condition)?, self.text_of(text)?);
                Ok(Statement::Flag(Arguments {
                    first,
                    second,
                    first_last,
                }))
            }
            [reason] if call::is(call, "not_applicable") => {
                Ok(Statement::NotApplicable(self.text_of(reason)?))
            }
            _ => Err(self.not_covered("statement", position)),
        }
    }

    fn statements(&mut self, statements: &[Stmt]) -> Lowered<Vec<Statement>> {
        self.depth += 1;
        let mut lowered = Vec::new();
        let result = statements
            .iter()
            .try_for_each(|statement| self.statement(statement, &mut lowered));
        self.depth -= 1;
        result.map(|()| lowered)
    }

    fn declare_number(&mut self, name: &str) -> usize {
        let slot = self.locals.numbers;
        self.locals.numbers += 1;
        self.names.insert(name.to_owned(), Local::Number(slot));
        slot
    }

    fn declare_condition(&mut self, name: &str) -> usize {
        let slot = self.locals.conditions;
        self.locals.conditions += 1;
        self.names.insert(name.to_owned(), Local::Condition(slot));
        slot
    }

    fn declare_text(&mut self, name: &str) -> usize {
        let slot = self.locals.texts;
        self.locals.texts += 1;
        self.names.insert(name.to_owned(), Local::Text(slot));
        slot
    }
}

fn typed<T>(branch: Branch<Any>, of: impl FnOnce(Any) -> Option<T>) -> Option<Branch<T>> {
    let ending = match branch.ending {
        Ending::Value(any) => Ending::Value(of(any)?),
        Ending::NotApplicable(reason) => Ending::NotApplicable(reason),
    };
    Some(Branch {
        statements: branch.statements,
        ending,
    })
}

fn numbers(branch: Branch<Any>) -> Option<Branch<Number>> {
    typed(branch, |any| match any {
        Any::Number(number) => Some(number),
        _ => None,
    })
}

fn conditions(branch: Branch<Any>) -> Option<Branch<Condition>> {
    typed(branch, |any| match any {
        Any::Condition(condition) => Some(condition),
        _ => None,
    })
}

fn texts(branch: Branch<Any>) -> Option<Branch<Text>> {
    typed(branch, |any| match any {
        Any::Text(text) => Some(text),
        _ => None,
    })
}

fn placed<T>(node: T, place: Place) -> Placed<T> {
    Placed {
        node: Box::new(node),
        place,
    }
}

/// The call that a statement consists of.
fn called(statement: &Stmt) -> Option<&FnCallExpr> {
    match statement {
        Stmt::FnCall(call, _) => Some(call),
        Stmt::Expr(expression) => match expression.as_ref() {
            Expr::FnCall(call, _) => Some(call),
            _ => None,
        },
        _ => None,
    }
}

/// Whether an expression is a plain name.
fn is_name(expression: &Expr) -> bool {
    matches!(expression, Expr::Variable(..))
}
