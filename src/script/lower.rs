//! From a script's syntax tree to a typed [`Rule`]. What it does not cover (loops, functions of one's own, closures within
//! closures, values without a type of the rule) is left to the interpreter, with the place where it stands.

mod call;
mod expression;
mod fact;
mod fold;
mod given;
mod relation;
mod table;

use std::collections::BTreeMap;
use std::rc::Rc;

use rhai::{AST, Expr, FlowControl, FnCallExpr, OpAssignment, Position, ScriptFuncDef, Stmt};

use self::given::{ends_here, known_if};
pub use self::relation::{RelationPart, condition_rule, relation_parts};
use self::table::Body;
use super::library::Arithmetic;
use super::place::ScriptText;
use super::rule::{
    Arguments, Branch, Choice, Condition, ConditionNode, Ending, FactIndex, Local, Locals, Number,
    NumberNode, Place, Placed, Rule, Statement, Text, TextNode,
};
use crate::number::{Decimal, Exact};
use crate::pack::Pack;

/// What the lowering does not cover, and where it stands in the script, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCovered {
    pub what: &'static str,
    pub range: (usize, usize),
}

/// The result of lowering one construct.
type Lowered<T> = Result<T, NotCovered>;

/// Lowers the script, whose names all resolve, of an indicator with these full marks.
///
/// # Errors
/// The first construct that is left to the interpreter.
pub fn lower(
    ast: &AST,
    text: ScriptText<'_>,
    pack: &Pack,
    full: Decimal,
) -> Result<Rule, NotCovered> {
    let mut lowering = Lowering::new(ast, text, pack, full);
    let own = |function: &&ScriptFuncDef| !function.name.starts_with("anon$");
    let mut functions = lowering.closures.values().map(|body| body.function);
    if let Some(function) = functions.find(own) {
        let body = lowering.text.token_range(function.body.start_position());
        let name = function.name.as_str();
        let named = lowering.text.slice((0, body.0)).rfind(name);
        return Err(NotCovered {
            what: "function",
            range: named.map_or(body, |start| (start, start.saturating_add(name.len()))),
        });
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
    full: Exact,
    /// The bodies of closures, by the names that Rhai gives them.
    closures: BTreeMap<&'a str, Rc<Body<'a>>>,
    /// Variables in reach. No name is declared twice in reach of itself, so one map serves every block.
    names: BTreeMap<String, Named>,
    locals: Locals,
    steps: Vec<(String, Local)>,
    /// Optional facts that are given wherever the statement at hand is reached.
    given: Vec<FactIndex>,
    /// The table whose row the closure at hand is about.
    row: Option<FactIndex>,
    /// Blocks around the statement at hand; 1 for the script's own statements.
    depth: usize,
}

/// What a variable stands for.
#[derive(Clone, Copy)]
enum Named {
    Local(Local),
    /// The row at hand.
    Row,
}

/// An expression of any type.
enum Any {
    Number(Number),
    Condition(Condition),
    Text(Text),
}

impl<'a> Lowering<'a> {
    fn new(ast: &'a AST, text: ScriptText<'a>, pack: &'a Pack, full: Decimal) -> Self {
        Self {
            text,
            pack,
            full: Exact::from_decimal(full),
            closures: table::functions(ast),
            names: BTreeMap::new(),
            locals: Locals::default(),
            steps: Vec::new(),
            given: Vec::new(),
            row: None,
            depth: 0,
        }
    }
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

    /// A number at its place, computed already where it is always the same.
    fn number(&self, node: NumberNode, place: Place) -> Any {
        Any::Number(fold::folded(placed(node, place), self.text))
    }

    /// Lowers something with these facts known to be given, and no longer after it.
    fn knowing<T>(
        &mut self,
        given: &[FactIndex],
        lower: impl FnOnce(&mut Self) -> Lowered<T>,
    ) -> Lowered<T> {
        let before = self.given.len();
        self.given.extend(given);
        let result = lower(self);
        self.given.truncate(before);
        result
    }

    /// Statements with the value of the last one.
    fn branch(&mut self, statements: &[Stmt]) -> Lowered<Branch<Any>> {
        self.depth += 1;
        let branch = self.knowing(&[], |lowering| lowering.open_branch(statements));
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
        let then = self.knowing(&known_if(&condition, true), |lowering| {
            lowering.branch(flow.body.statements())
        })?;
        let otherwise = self.knowing(&known_if(&condition, false), |lowering| {
            lowering.branch(flow.branch.statements())
        })?;
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
                let choice = chosen(condition, then, otherwise, numbers).ok_or(differ)?;
                Any::Number(placed(NumberNode::Choose(choice), place))
            }
            Any::Condition(_) => {
                let choice = chosen(condition, then, otherwise, conditions).ok_or(differ)?;
                Any::Condition(placed(ConditionNode::Choose(choice), place))
            }
            Any::Text(_) => {
                let choice = chosen(condition, then, otherwise, texts).ok_or(differ)?;
                Any::Text(placed(TextNode::Choose(choice), place))
            }
        })
    }

    fn statement(&mut self, statement: &Stmt, lowered: &mut Vec<Statement>) -> Lowered<()> {
        match statement {
            Stmt::Var(declared, ..) => {
                let (name, value, _) = declared.as_ref();
                let value = self.any(value)?;
                let local = self.declare(&name.name, &value);
                lowered.push(self.set(local, value, name.pos)?);
                if self.depth == 1 {
                    self.steps.push((name.name.to_string(), local));
                    lowered.push(Statement::StepReached);
                }
                Ok(())
            }
            Stmt::Assignment(parts) => {
                let (operator, sides) = parts.as_ref();
                lowered.push(self.assignment(operator, &sides.lhs, &sides.rhs)?);
                Ok(())
            }
            Stmt::If(flow, _) => {
                let condition = self.condition_of(&flow.expr)?;
                let (if_so, if_not) = (known_if(&condition, true), known_if(&condition, false));
                let then = self.knowing(&if_so, |lowering| {
                    lowering.statements(flow.body.statements())
                })?;
                let otherwise = self.knowing(&if_not, |lowering| {
                    lowering.statements(flow.branch.statements())
                })?;
                if ends_here(&then) {
                    self.given.extend(if_not);
                }
                if ends_here(&otherwise) {
                    self.given.extend(if_so);
                }
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
        let result = self.knowing(&[], |lowering| {
            statements
                .iter()
                .try_for_each(|statement| lowering.statement(statement, &mut lowered))
        });
        self.depth -= 1;
        result.map(|()| lowered)
    }

    /// A variable of the type that its first value has.
    fn declare(&mut self, name: &str, value: &Any) -> Local {
        let slot = |slots: &mut Vec<String>| {
            slots.push(name.to_owned());
            slots.len() - 1
        };
        let local = match value {
            Any::Number(_) => Local::Number(slot(&mut self.locals.numbers)),
            Any::Condition(_) => Local::Condition(slot(&mut self.locals.conditions)),
            Any::Text(_) => Local::Text(slot(&mut self.locals.texts)),
        };
        self.names.insert(name.to_owned(), Named::Local(local));
        local
    }

    fn set(&self, local: Local, value: Any, position: Position) -> Lowered<Statement> {
        match (local, value) {
            (Local::Number(slot), Any::Number(value)) => Ok(Statement::SetNumber(slot, value)),
            (Local::Condition(slot), Any::Condition(value)) => {
                Ok(Statement::SetCondition(slot, value))
            }
            (Local::Text(slot), Any::Text(value)) => Ok(Statement::SetText(slot, value)),
            _ => Err(self.not_covered("type", position)),
        }
    }

    /// `x = …` and `x += …`. A closure shares the variables around it, and must not change them.
    fn assignment(
        &mut self,
        operator: &OpAssignment,
        to: &Expr,
        value: &Expr,
    ) -> Lowered<Statement> {
        let not_covered = self.not_covered("assignment", operator.position());
        let Expr::Variable(variable, ..) = to else {
            return Err(not_covered);
        };
        let Some(Named::Local(local)) = self.names.get(variable.1.as_str()).copied() else {
            return Err(not_covered);
        };
        if self.row.is_some() {
            return Err(not_covered);
        }
        let value = self.any(value)?;
        let Some((.., sign)) = operator.get_op_assignment_info() else {
            return self.set(local, value, operator.position());
        };
        let known = Arithmetic::of_sign(sign);
        let (Some(operator_meant), Any::Number(mut second), Local::Number(slot)) =
            (known, value, local)
        else {
            return Err(not_covered);
        };
        // Rhai knows no arguments of an assignment: whatever is wrong is told at its sign.
        let sign = self.text.call_range(operator.position());
        let place = Place {
            whole: sign,
            call: sign,
        };
        second.place.whole = sign;
        let numbers = Arguments {
            first: placed(NumberNode::Local(slot), place),
            second,
            first_last: true,
        };
        let node = NumberNode::Arithmetic {
            operator: operator_meant,
            numbers,
        };
        Ok(Statement::SetNumber(slot, placed(node, place)))
    }
}

/// A choice whose branches are both of the type that `typed` takes.
fn chosen<T>(
    condition: Condition,
    then: Branch<Any>,
    otherwise: Branch<Any>,
    typed: fn(Branch<Any>) -> Option<Branch<T>>,
) -> Option<Choice<T>> {
    Some(Choice {
        condition,
        then: typed(then)?,
        otherwise: typed(otherwise)?,
    })
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
