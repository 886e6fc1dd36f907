//! Ways through a script that end without a score: an `if` without an `else` where the score should be, a block that ends with
//! a variable, a `return` of nothing.

use rhai::{ASTFlags, Expr, FnCallExpr, Position, Stmt, StmtBlock};

use super::library::{self, Kind};
use super::place::ScriptText;
use super::program::Program;
use crate::source::Span;

impl Program {
    /// Where the script of the `index`-th indicator of the pack ends without a score, by place.
    #[must_use]
    pub fn ends_without_score(&self, index: usize) -> Vec<Span> {
        let Some(program) = self.indicators.get(index) else {
            return Vec::new();
        };
        let mut walk = Walk {
            text: ScriptText::new(&program.indicator.script),
            found: Vec::new(),
        };
        let start = Position::new(1, 1);
        walk.ending(program.ast.statements(), walk.text.token(start));
        walk.found.sort_unstable();
        walk.found
    }
}

struct Walk<'a> {
    text: ScriptText<'a>,
    found: Vec<Span>,
}

impl Walk<'_> {
    /// Statements whose last one is the score; `place` is where it is missing if there is none.
    fn ending(&mut self, statements: &[Stmt], place: Span) {
        let Some((last, before)) = statements.split_last() else {
            self.found.push(place);
            return;
        };
        for statement in before {
            self.inner_returns(statement);
        }
        if !before.iter().any(never_goes_on) {
            self.last(last);
        }
    }

    fn block(&mut self, block: &StmtBlock) {
        let place = self.text.block(block.position(), block.end_position());
        self.ending(block.statements(), place);
    }

    fn last(&mut self, statement: &Stmt) {
        let here = self.text.token(statement.position());
        match statement {
            Stmt::If(flow, _) => {
                self.block(&flow.body);
                if is_missing(&flow.branch) {
                    self.found.push(here);
                } else {
                    self.block(&flow.branch);
                }
            }
            Stmt::Switch(parts, _) => {
                for case in &parts.1.expressions {
                    self.value(&case.rhs);
                }
                if parts.1.def_case.is_none() {
                    self.found.push(here);
                }
            }
            Stmt::Block(block) => self.block(block),
            Stmt::Expr(expression) => self.value(expression),
            Stmt::FnCall(call, position) => self.call(call, *position),
            // An endless loop ends with the value of a `break`, or never.
            Stmt::While(flow, _) if matches!(flow.expr, Expr::Unit(_)) => {}
            Stmt::Return(..) => self.inner_returns(statement),
            Stmt::Var(..)
            | Stmt::Assignment(_)
            | Stmt::Noop(_)
            | Stmt::While(..)
            | Stmt::Do(..)
            | Stmt::For(..) => {
                self.inner_returns(statement);
                self.found.push(here);
            }
            _ => {}
        }
    }

    /// An expression that is the score.
    fn value(&mut self, expression: &Expr) {
        match expression {
            Expr::Stmt(block) => self.block(block),
            Expr::FnCall(call, position) => self.call(call, *position),
            Expr::Unit(position) => self.found.push(self.text.token(*position)),
            _ => {}
        }
    }

    /// A duty says something and has no value.
    fn call(&mut self, call: &FnCallExpr, position: Position) {
        let of_nothing = library::find(&call.name).is_some_and(|function| {
            let mut signatures = function.signatures.iter();
            signatures.all(|signature| signature.result == Kind::Nothing)
        });
        if of_nothing && !is_not_applicable(call) {
            self.found.push(self.text.call(position));
        }
    }

    /// `return;` inside a statement after which others may follow.
    fn inner_returns(&mut self, statement: &Stmt) {
        match statement {
            Stmt::Return(None, flags, position) if !flags.contains(ASTFlags::BREAK) => {
                self.found.push(self.text.token(*position));
            }
            Stmt::If(flow, _) | Stmt::While(flow, _) | Stmt::Do(flow, ..) => {
                self.returns_of(&flow.body);
                self.returns_of(&flow.branch);
            }
            Stmt::For(parts, _) => self.returns_of(&parts.2.body),
            Stmt::Switch(parts, _) => {
                for case in &parts.1.expressions {
                    if let Expr::Stmt(block) = &case.rhs {
                        self.returns_of(block);
                    }
                }
            }
            Stmt::Block(block) => self.returns_of(block),
            _ => {}
        }
    }

    fn returns_of(&mut self, block: &StmtBlock) {
        for statement in block.statements() {
            self.inner_returns(statement);
        }
    }
}

/// Whether the script goes no further than this statement, whatever the figures are.
fn never_goes_on(statement: &Stmt) -> bool {
    let never = |block: &StmtBlock| block.statements().iter().any(never_goes_on);
    match statement {
        Stmt::Return(..) => true,
        Stmt::FnCall(call, _) => is_not_applicable(call),
        Stmt::Expr(expression) => match expression.as_ref() {
            Expr::FnCall(call, _) => is_not_applicable(call),
            _ => false,
        },
        Stmt::If(flow, _) => never(&flow.body) && never(&flow.branch),
        Stmt::Block(block) => never(block),
        _ => false,
    }
}

fn is_not_applicable(call: &FnCallExpr) -> bool {
    library::find(&call.name).is_some_and(|function| function.name == "not_applicable")
}

/// Whether an `else` is not there at all, rather than empty.
fn is_missing(branch: &StmtBlock) -> bool {
    branch.is_empty() && branch.end_position().is_none()
}
