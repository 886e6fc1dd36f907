//! Which kinds of values a script's expressions have, and where it asks for what such values cannot give: told for the whole
//! script at once, as a run that came there would tell it.
//!
//! A variable may have every kind that is assigned to it anywhere. Where a value may be of a kind that does and of one that
//! does not (an optional fact, say), nothing is complained of, but the verdict is open.

mod set;

use std::collections::BTreeMap;

use rhai::{AST, Expr, FnCallExpr, Position, Stmt, StmtBlock};

use self::set::Kinds;
use super::failure::fault_finding;
use super::library::{self, Arithmetic, Comparison, Kind, wrong_kinds};
use super::names::FULL;
use super::place::ScriptText;
use super::stop::Fault;
use crate::diagnose::{Argument, Code, Finding};
use crate::pack::Pack;

/// What is known of the kinds of a script's values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KindCheck {
    /// What fails whenever a run comes to it, by place.
    pub faults: Vec<Finding>,
    /// Whether a value may turn out to be of the wrong kind elsewhere too.
    pub is_open: bool,
}

/// Checks a script whose names all resolve.
pub fn check_kinds(ast: &AST, text: ScriptText<'_>, pack: &Pack) -> KindCheck {
    let mut checker = Checker {
        text,
        pack,
        variables: BTreeMap::new(),
        check: KindCheck::default(),
    };
    // What is assigned later may be read earlier, in a loop; and what closures and functions are given is not followed.
    checker.statements(ast.statements());
    checker.check = KindCheck {
        faults: Vec::new(),
        is_open: ast.iter_fn_def().next().is_some(),
    };
    let result = checker.statements(ast.statements());
    checker.score(result, ast);
    let mut check = checker.check;
    check
        .faults
        .sort_by_key(|finding| finding.place.as_ref().map(|place| place.span));
    check
}

struct Checker<'a> {
    text: ScriptText<'a>,
    pack: &'a Pack,
    variables: BTreeMap<String, Kinds>,
    check: KindCheck,
}

impl Checker<'_> {
    /// The last value of a script must be a number.
    fn score(&mut self, result: Kinds, ast: &AST) {
        let number = Kinds::of(Kind::Number);
        if result.is_within(number) {
            return;
        }
        if result.and(number).is_never() {
            let span = super::program::last_span(ast, self.text);
            let found = Argument::Message(result.named().key());
            let finding = Finding::at(Code::ScoreNotANumber, span);
            self.check
                .faults
                .push(finding.with("found", found).help("help"));
        } else {
            self.check.is_open = true;
        }
    }

    /// Complains of what cannot be, after which no run goes on, or leaves open what may not be.
    fn demand(
        &mut self,
        can: bool,
        must: bool,
        value: Kinds,
        finding: impl FnOnce(&Self) -> Finding,
    ) -> Kinds {
        if !can {
            let finding = finding(self);
            self.check.faults.push(finding);
            return Kinds::NEVER;
        }
        self.check.is_open |= !must;
        value
    }

    /// The value of the last statement; never any if one before it ends the script.
    fn statements(&mut self, statements: &[Stmt]) -> Kinds {
        let mut value = Kinds::of(Kind::Nothing);
        let mut ends = false;
        for statement in statements {
            value = self.statement(statement);
            ends |= value.is_never();
        }
        if ends { Kinds::NEVER } else { value }
    }

    fn block(&mut self, block: &StmtBlock) -> Kinds {
        self.statements(block.statements())
    }

    fn statement(&mut self, statement: &Stmt) -> Kinds {
        let nothing = Kinds::of(Kind::Nothing);
        match statement {
            Stmt::Var(declared, ..) => {
                let value = self.expression(&declared.1);
                self.assign(&declared.0.name, value);
                if value.is_never() { value } else { nothing }
            }
            Stmt::Assignment(parts) => {
                let value = self.expression(&parts.1.rhs);
                let operator = parts.0.get_op_assignment_info();
                let Expr::Variable(target, ..) = &parts.1.lhs else {
                    self.check.is_open = true;
                    return nothing;
                };
                let value = match operator {
                    None => value,
                    Some((.., sign)) => {
                        let now = self.variable(&target.1);
                        self.operation(sign, now, value, parts.0.position())
                    }
                };
                self.assign(&target.1, value);
                nothing
            }
            Stmt::If(flow, _) => {
                let decided = self.condition(&flow.expr);
                let value = self.block(&flow.body).or(self.block(&flow.branch));
                if decided.is_never() { decided } else { value }
            }
            Stmt::FnCall(call, position) => self.call(call, *position, None),
            Stmt::Block(block) => self.block(block),
            Stmt::Expr(expression) => self.expression(expression),
            Stmt::Noop(_) => nothing,
            // Loops, `switch`, `return`, `try`: their parts are gone through, their values not followed.
            Stmt::While(flow, _) | Stmt::Do(flow, ..) | Stmt::TryCatch(flow, _) => {
                self.check.is_open = true;
                self.expression(&flow.expr);
                self.block(&flow.body);
                self.block(&flow.branch);
                Kinds::UNKNOWN
            }
            Stmt::For(parts, _) => {
                self.check.is_open = true;
                let (variable, counter, flow) = parts.as_ref();
                self.expression(&flow.expr);
                self.assign(&variable.name, Kinds::UNKNOWN);
                if let Some(counter) = counter {
                    self.assign(&counter.name, Kinds::UNKNOWN);
                }
                self.block(&flow.body);
                Kinds::UNKNOWN
            }
            Stmt::Switch(parts, _) => {
                self.check.is_open = true;
                self.expression(&parts.0);
                for case in &parts.1.expressions {
                    self.expression(&case.lhs);
                    self.expression(&case.rhs);
                }
                Kinds::UNKNOWN
            }
            Stmt::Return(expression, ..) | Stmt::BreakLoop(expression, ..) => {
                self.check.is_open = true;
                if let Some(expression) = expression {
                    self.expression(expression);
                }
                Kinds::UNKNOWN
            }
            _ => {
                self.check.is_open = true;
                Kinds::UNKNOWN
            }
        }
    }

    fn assign(&mut self, name: &str, value: Kinds) {
        let known = self
            .variables
            .entry(name.to_owned())
            .or_insert(Kinds::NEVER);
        *known = known.or(value);
    }

    fn variable(&mut self, name: &str) -> Kinds {
        if let Some(kinds) = self.variables.get(name) {
            return *kinds;
        }
        if let Some(fact) = self.pack.fact(name) {
            let given = Kinds::of_fact(&fact.kind);
            return if fact.optional {
                given.or(Kinds::of(Kind::Nothing))
            } else {
                given
            };
        }
        let is_parameter = |name| {
            self.pack
                .parameters
                .iter()
                .any(|one| one.name.value == name)
        };
        if FULL.contains(&name) || is_parameter(name) {
            Kinds::of(Kind::Number)
        } else {
            Kinds::UNKNOWN
        }
    }

    fn expression(&mut self, expression: &Expr) -> Kinds {
        match expression {
            Expr::DynamicConstant(value, _) => Kinds::of(Kind::of(value)),
            Expr::BoolConstant(..) => Kinds::of(Kind::Bool),
            Expr::StringConstant(..) => Kinds::of(Kind::Text),
            Expr::Unit(_) => Kinds::of(Kind::Nothing),
            Expr::InterpolatedString(parts, _) => {
                for part in parts {
                    self.expression(part);
                }
                Kinds::of(Kind::Text)
            }
            Expr::Array(list, _) => {
                let elements: Vec<Kinds> = list.iter().map(|one| self.expression(one)).collect();
                let kind = elements.first().map_or(Kind::Number, |kinds| kinds.named());
                let (of, kind) = match kind {
                    Kind::Entries => (Kind::Entries, Kind::Table),
                    Kind::Band => (Kind::Band, Kind::Bands),
                    _ => (Kind::Number, Kind::Numbers),
                };
                let fits = |kinds: &Kinds| kinds.is_within(Kinds::of(of));
                self.check.is_open |= !elements.iter().all(fits);
                Kinds::of(kind)
            }
            Expr::Map(parts, _) => {
                for (_, value) in &parts.0 {
                    let value = self.expression(value);
                    self.check.is_open |= !value.is_within(Kinds::of(Kind::Number));
                }
                Kinds::of(Kind::Entries)
            }
            Expr::Variable(variable, ..) => self.variable(&variable.1),
            Expr::FnCall(call, position) => self.call(call, *position, None),
            Expr::Dot(pair, ..) => {
                let receiver = self.expression(&pair.lhs);
                match &pair.rhs {
                    Expr::MethodCall(call, position) => self.call(call, *position, Some(receiver)),
                    _ => self.unknown(),
                }
            }
            Expr::And(list, _) | Expr::Or(list, _) => {
                let mut parts = list.iter().map(|part| self.condition(part));
                // The parts after the first are not always come to.
                let first = parts.next().unwrap_or(Kinds::NEVER);
                parts.for_each(drop);
                first
            }
            Expr::Stmt(block) => self.block(block),
            _ => self.unknown(),
        }
    }

    fn unknown(&mut self) -> Kinds {
        self.check.is_open = true;
        Kinds::UNKNOWN
    }

    /// A value that decides, which must be a yes or no.
    fn condition(&mut self, expression: &Expr) -> Kinds {
        let kinds = self.expression(expression);
        let bool = Kinds::of(Kind::Bool);
        if kinds.is_never() {
            return kinds;
        }
        let can = !kinds.and(bool).is_never();
        let position = expression.position();
        self.demand(can, kinds.is_within(bool), bool, |this| {
            Finding::at(Code::WrongKind, this.text.call(position))
                .help("help")
                .with("expected", Argument::Message(Kind::Bool.key()))
                .with("found", Argument::Message(kinds.named().key()))
        })
    }

    fn call(&mut self, call: &FnCallExpr, position: Position, receiver: Option<Kinds>) -> Kinds {
        let name = call.name.as_str();
        let mut given: Vec<Kinds> = receiver.into_iter().collect();
        for argument in &call.args {
            given.push(self.expression(argument));
        }
        if given.iter().any(|kinds| kinds.is_never()) {
            return Kinds::NEVER;
        }
        match (call.op_token.is_some(), &*given) {
            (true, [left, right]) => self.operation(name, *left, *right, position),
            (true, [operand]) => {
                let kind = if name == "!" {
                    Kind::Bool
                } else {
                    Kind::Number
                };
                let accepted = Kinds::of(kind);
                let can = !operand.and(accepted).is_never();
                self.demand(can, operand.is_within(accepted), accepted, |this| {
                    let fault = wrong_kinds(name, vec![operand.named().key()]);
                    fault_finding(fault, this.text.call_range(position), this.text)
                })
            }
            _ if name == "curry" => Kinds::of(Kind::RowNumber),
            _ => match library::find(name) {
                Some(function) => self.of_library(function, name, &given, position),
                None => self.unknown(),
            },
        }
    }

    /// An operator of two operands.
    fn operation(&mut self, sign: &str, left: Kinds, right: Kinds, position: Position) -> Kinds {
        let (number, text) = (Kinds::of(Kind::Number), Kinds::of(Kind::Text));
        let (bool, nothing) = (Kinds::of(Kind::Bool), Kinds::of(Kind::Nothing));
        let both = |kinds: Kinds| (kinds, kinds);
        let fits: Vec<(Kinds, Kinds)> = match sign {
            "==" | "!=" => vec![
                both(number),
                both(text),
                both(bool),
                (nothing, Kinds::UNKNOWN),
                (Kinds::UNKNOWN, nothing),
            ],
            "+" => vec![both(number), both(text), (number, text), (text, number)],
            _ if Arithmetic::of_sign(sign).is_some() || is_comparison(sign) => vec![both(number)],
            _ => return self.unknown(),
        };
        let can = |(l, r): &(Kinds, Kinds)| !left.and(*l).is_never() && !right.and(*r).is_never();
        let must = |(l, r): &(Kinds, Kinds)| left.is_within(*l) && right.is_within(*r);
        let joins = sign == "+" && !(left.is_within(number) && right.is_within(number));
        let value = if is_comparison(sign) {
            bool
        } else if !joins {
            number
        } else if left.and(number).is_never() || right.and(number).is_never() {
            text
        } else {
            number.or(text)
        };
        let (can, must) = (fits.iter().any(can), fits.iter().any(must));
        self.demand(can, must, value, |this| {
            let kind = |kinds: Kinds| Argument::Message(kinds.named().key());
            let fault = Fault::new(Code::WrongOperands)
                .with("left", kind(left))
                .with("right", kind(right));
            fault_finding(fault, this.text.call_range(position), this.text)
        })
    }

    fn of_library(
        &mut self,
        function: &library::Function,
        name: &str,
        given: &[Kinds],
        position: Position,
    ) -> Kinds {
        let accepted = |signature: &&library::Signature| {
            let arguments = signature.arguments.iter().zip(given);
            signature.arguments.len() == given.len()
                && arguments
                    .clone()
                    .all(|((_, kind), given)| !given.and(Kinds::accepted(*kind)).is_never())
        };
        let fitting: Vec<_> = function.signatures.iter().filter(accepted).collect();
        let must = fitting.iter().any(|signature| {
            let mut arguments = signature.arguments.iter().zip(given);
            // What the columns of a table hold is not followed.
            arguments
                .all(|((_, kind), given)| *kind != Kind::Table && given.is_within(Kinds::of(*kind)))
        });
        let results = function
            .signatures
            .iter()
            .map(|signature| Kinds::of(signature.result));
        let value = if function.name == "not_applicable" {
            Kinds::NEVER
        } else {
            results.fold(Kinds::NEVER, Kinds::or)
        };
        self.demand(!fitting.is_empty(), must, value, |this| {
            let kinds = given.iter().map(|kinds| kinds.named().key()).collect();
            let fault = wrong_kinds(name, kinds);
            fault_finding(fault, this.text.call_range(position), this.text)
        })
    }
}

fn is_comparison(sign: &str) -> bool {
    Comparison::SIGNS.iter().any(|(known, _)| *known == sign)
}
