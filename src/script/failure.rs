//! What stopped a script, as a finding at its place: a fault of the library, a limit of the sandbox, a value of the wrong kind.

use std::borrow::Cow;

use rhai::{AST, ASTNode, EvalAltResult, Expr, FnCallExpr, Position, Stmt};

use super::library::{Kind, wrong_kinds};
use super::place::ScriptText;
use super::rule::FactIndex;
use super::stop::{Fault, Stop};
use crate::diagnose::{Argument, Code, Finding};

/// How a script ended without a result.
#[derive(Clone, Debug, PartialEq)]
pub enum Ended<'a> {
    /// It read a fact that the case does not give.
    Missing(FactIndex),
    /// It found its indicator not applicable, for this reason.
    NotApplicable(Cow<'a, str>),
    /// It has no result for these facts.
    Failed(Box<Finding>),
}

/// Reads what Rhai reports of a script that ended early.
pub fn ended(error: EvalAltResult, ast: &AST, text: ScriptText<'_>) -> Ended<'static> {
    let finding = match error {
        EvalAltResult::ErrorInFunctionCall(_, _, inner, _) => return ended(*inner, ast, text),
        EvalAltResult::ErrorTerminated(token, position) => match token.try_cast::<Stop>() {
            Some(Stop::Missing(fact)) => return Ended::Missing(fact),
            Some(Stop::NotApplicable(reason)) => return Ended::NotApplicable(reason.into()),
            Some(Stop::Fault(fault)) => of_fault(fault, position, ast, text),
            None => Finding::at(Code::ScriptError, text.token(position)),
        },
        other => of_rhai(&other, text),
    };
    Ended::Failed(Box::new(finding))
}

fn of_fault(fault: Fault, position: Position, ast: &AST, text: ScriptText<'_>) -> Finding {
    let position = if fault.position.is_none() {
        position
    } else {
        fault.position
    };
    let range = fault
        .about
        .and_then(|argument| argument_of(ast, position, argument))
        .map_or_else(
            || text.call_range(position),
            |expression| text.expression_range(&expression),
        );
    fault_finding(fault, range, text)
}

/// A fault told at a byte range of the script.
pub fn fault_finding(fault: Fault, range: (usize, usize), text: ScriptText<'_>) -> Finding {
    let mut finding = Finding::at(fault.code, text.span(range)).help("help");
    finding.arguments = fault.arguments;
    finding.with("what", text.slice(range))
}

/// The expression that stands as the argument of the call at `position`, counted from 0; a receiver counts as the first.
fn argument_of(ast: &AST, position: Position, argument: usize) -> Option<Expr> {
    let mut found = None;
    ast.walk(&mut |path: &[ASTNode<'_>]| {
        let take = |call: &FnCallExpr, at: Position, receiver: Option<&Expr>| {
            (at == position).then(|| {
                receiver
                    .into_iter()
                    .chain(&call.args)
                    .nth(argument)
                    .cloned()
            })
        };
        let here = match path.last() {
            Some(ASTNode::Stmt(Stmt::FnCall(call, at)) | ASTNode::Expr(Expr::FnCall(call, at))) => {
                take(call, *at, None)
            }
            Some(ASTNode::Expr(Expr::Dot(pair, ..))) => match &pair.rhs {
                Expr::MethodCall(call, at) => take(call, *at, Some(&pair.lhs)),
                _ => None,
            },
            _ => None,
        };
        if let Some(expression) = here {
            found = expression;
        }
        found.is_none()
    });
    found
}

fn of_rhai(error: &EvalAltResult, text: ScriptText<'_>) -> Finding {
    let at = |code, position| Finding::at(code, text.call(position)).help("help");
    match error {
        EvalAltResult::ErrorTooManyOperations(position) => at(Code::TooManyOperations, *position),
        EvalAltResult::ErrorStackOverflow(position) => at(Code::CallsTooDeep, *position),
        EvalAltResult::ErrorDataTooLarge(_, position)
        | EvalAltResult::ErrorTooManyVariables(position) => at(Code::ValueTooLarge, *position),
        EvalAltResult::ErrorFunctionNotFound(signature, position) => {
            let (name, kinds) = called_with(signature);
            fault_finding(wrong_kinds(name, kinds), text.call_range(*position), text)
        }
        EvalAltResult::ErrorMismatchDataType(wanted, given, position)
        | EvalAltResult::ErrorMismatchOutputType(wanted, given, position) => {
            at(Code::WrongKind, *position)
                .with("expected", kind(wanted))
                .with("found", kind(given))
        }
        EvalAltResult::ErrorPropertyNotFound(name, position) => {
            at(Code::UnknownProperty, *position).with("name", name.as_str())
        }
        EvalAltResult::ErrorIndexNotFound(index, position) => {
            at(Code::NoEntry, *position).with("key", index.to_string())
        }
        EvalAltResult::ErrorArrayBounds(length, index, position) => {
            at(Code::NoEntry, *position).with("key", format!("{index} / {length}"))
        }
        EvalAltResult::ErrorArithmetic(_, position) => at(Code::NumberOverflow, *position),
        EvalAltResult::ErrorRuntime(thrown, position) => {
            at(Code::RaisedByScript, *position).with("message", thrown.to_string())
        }
        other => Finding::at(Code::ScriptError, text.call(other.position()))
            .with("detail", other.to_string())
            .help("other"),
    }
}

fn kind(name: &str) -> Argument {
    Argument::Message(Kind::of_rhai(name).key())
}

/// The name and the kinds of arguments in Rhai's `name (kind, kind)`.
fn called_with(signature: &str) -> (&str, Vec<&'static str>) {
    let (name, list) = signature.split_once('(').unwrap_or((signature, ""));
    let kinds = list
        .trim_end_matches(')')
        .split(',')
        .map(str::trim)
        .filter(|kind| !kind.is_empty())
        .map(|kind| Kind::of_rhai(kind).key())
        .collect();
    (name.trim(), kinds)
}
