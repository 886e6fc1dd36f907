//! Reconciliation checks (勾稽关系): a relation between facts, lowered to a small tree and judged over the intervals that
//! printed figures stand for.

mod judge;

use rhai::{Expr, FnCallExpr, Position, Stmt, Token};

use super::formula::Formula;
use super::place::ScriptText;
use super::rule::FactIndex;
use super::sandbox::Sandbox;
use super::syntax::syntax_finding;
use crate::diagnose::{Code, Finding, Findings};
use crate::number::Decimal;
use crate::pack::{FactKind, Pack, Relation};

/// A relation ready to be judged.
#[derive(Clone, Debug)]
pub struct RelationProgram {
    conditions: Vec<Condition>,
    tolerance: Decimal,
    text: String,
    /// The facts and parameters it names.
    names: Vec<String>,
}

impl RelationProgram {
    /// The facts and parameters it names.
    pub fn names(&self) -> impl Iterator<Item = &String> {
        self.names.iter()
    }
}

/// One part of a relation; all must hold.
#[derive(Clone, Debug)]
pub(super) enum Condition {
    Compare {
        left: Side,
        operator: Operator,
        right: Side,
    },
    /// Whether a whole number of `count` can make the printed percentage `share`.
    PossibleShare { share: Side, count: Side },
}

/// A term with its byte range in the relation's text.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub(super) term: Term,
    range: (usize, usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

#[derive(Clone, Debug)]
pub(super) enum Term {
    Constant(Decimal),
    Parameter(String, Decimal),
    Fact {
        index: FactIndex,
        name: String,
        exact: bool,
        least: Option<Decimal>,
        range: (usize, usize),
    },
    Column {
        table: FactIndex,
        name: String,
        column: usize,
        range: (usize, usize),
    },
    Negative(Box<Term>),
    Add(Box<Term>, Box<Term>),
    Subtract(Box<Term>, Box<Term>),
    Multiply(Box<Term>, Box<Term>),
    Divide(Box<Term>, Box<Term>),
    Absolute(Box<Term>),
    Largest(Vec<Term>),
    Smallest(Vec<Term>),
    Rounded(Box<Term>, u32),
}

/// What judging a relation came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RelationStatus {
    /// Some values within the printed figures satisfy it.
    Holds,
    /// None do; the parts that fail, with their arithmetic.
    Fails(Vec<FailedRelation>),
    /// These facts are not given.
    Unknown(Vec<String>),
}

/// A part of a relation that no values satisfy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FailedRelation {
    /// What the two sides are computed of; of a share, the share and what it is of.
    pub formulas: [Formula; 2],
    /// The left side as the pack writes it, with figures put in for facts.
    pub left: String,
    /// What it comes to for the figures as printed.
    pub left_value: Option<Decimal>,
    pub operator: &'static str,
    pub right: String,
    pub right_value: Option<Decimal>,
}

/// The function that only relations have: can a whole number of people make this printed percentage?
pub(super) const POSSIBLE_SHARE: [&str; 2] = ["possible_share", "可能占比"];

/// Lowers a relation; complains of what a relation cannot say.
pub fn lower_relation(
    relation: &Relation,
    pack: &Pack,
    sandbox: &Sandbox,
    findings: &mut Findings,
) -> Option<RelationProgram> {
    let text = ScriptText::new(&relation.expression);
    let ast = match sandbox.compile(&relation.expression.value) {
        Ok(ast) => ast,
        Err(error) => {
            findings.push(syntax_finding(&error, text));
            return None;
        }
    };
    let expression = match ast.statements() {
        [Stmt::Expr(expression)] => (**expression).clone(),
        [Stmt::FnCall(call, position)] => Expr::FnCall(call.clone(), *position),
        _ => {
            findings.push(Finding::at(Code::NotARelation, text.whole()).help("help"));
            return None;
        }
    };
    let mut lowering = Lowering {
        text,
        pack,
        names: Vec::new(),
        findings,
    };
    let conditions = lowering.conditions(&expression)?;
    Some(RelationProgram {
        conditions,
        tolerance: relation.tolerance,
        text: relation.expression.value.clone(),
        names: lowering.names,
    })
}

struct Lowering<'a> {
    text: ScriptText<'a>,
    pack: &'a Pack,
    names: Vec<String>,
    findings: &'a mut Findings,
}

impl Lowering<'_> {
    fn conditions(&mut self, expression: &Expr) -> Option<Vec<Condition>> {
        if let Expr::And(list, _) = expression {
            let parts: Vec<_> = list.iter().map(|part| self.conditions(part)).collect();
            return Some(parts.into_iter().collect::<Option<Vec<_>>>()?.concat());
        }
        if let Expr::FnCall(call, _) = expression {
            if let (Some(operator), [left, right]) = (comparison(call), call.args.as_slice()) {
                let (left, right) = (self.side(left), self.side(right));
                return Some(vec![Condition::Compare {
                    left: left?,
                    operator,
                    right: right?,
                }]);
            }
            if let (true, [share, count]) = (
                POSSIBLE_SHARE.contains(&call.name.as_str()),
                call.args.as_slice(),
            ) {
                let (share, count) = (self.side(share), self.side(count));
                return Some(vec![Condition::PossibleShare {
                    share: share?,
                    count: count?,
                }]);
            }
        }
        let span = self.text.expression(expression);
        self.findings
            .push(Finding::at(Code::NotARelation, span).help("help"));
        None
    }

    fn side(&mut self, expression: &Expr) -> Option<Side> {
        let range = self.text.expression_range(expression);
        self.term(expression).map(|term| Side { term, range })
    }

    fn term(&mut self, expression: &Expr) -> Option<Term> {
        match expression {
            Expr::DynamicConstant(value, _) => match value.as_decimal() {
                Ok(number) => Some(Term::Constant(number)),
                Err(_) => self.refuse(expression),
            },
            Expr::Variable(variable, _, position) => self.name(&variable.1, *position),
            Expr::FnCall(call, position) => self.call(expression, call, *position),
            _ => self.refuse(expression),
        }
    }

    fn name(&mut self, name: &str, position: Position) -> Option<Term> {
        self.names.push(name.to_owned());
        if let Some(parameter) = self
            .pack
            .parameters
            .iter()
            .find(|one| one.name.value == name)
        {
            return Some(Term::Parameter(name.to_owned(), parameter.value));
        }
        let span = self.text.token(position);
        let index = self.pack.fact_index(name);
        let declared = index.and_then(|index| Some((index, self.pack.facts.get(index)?)));
        let Some((index, fact)) = declared else {
            let known: Vec<&str> = self
                .pack
                .facts
                .iter()
                .map(|fact| fact.name.value.as_str())
                .collect();
            let finding = Finding::at(Code::UnknownName, span)
                .with("name", name)
                .suggesting(name, &known);
            self.findings.push(finding);
            return None;
        };
        let least = match &fact.kind {
            FactKind::Decimal(bounds) | FactKind::Integer(bounds) | FactKind::Percent(bounds) => {
                bounds.min
            }
            _ => {
                self.findings.push(
                    Finding::at(Code::NotInRelation, span)
                        .with("what", name)
                        .help("help"),
                );
                return None;
            }
        };
        Some(Term::Fact {
            index,
            name: name.to_owned(),
            exact: fact.exact,
            least,
            range: self.text.token_range(position),
        })
    }

    fn call(&mut self, expression: &Expr, call: &FnCallExpr, position: Position) -> Option<Term> {
        let library_name = super::library::find(&call.name).map(|function| function.name);
        if let (Some("sum"), [Expr::Variable(table, ..), column]) =
            (library_name, call.args.as_slice())
        {
            self.names.push(table.1.to_string());
            return self.column(&table.1, column, position);
        }
        if let (Some("round"), [value, Expr::DynamicConstant(digits, _)]) =
            (library_name, call.args.as_slice())
        {
            let value = self.term(value)?;
            let digits = digits
                .as_decimal()
                .ok()
                .and_then(|digits| u32::try_from(digits).ok());
            return match digits.filter(|digits| *digits <= 20) {
                Some(digits) => Some(Term::Rounded(Box::new(value), digits)),
                None => self.refuse(expression),
            };
        }
        let arguments: Vec<Option<Term>> = call
            .args
            .iter()
            .map(|argument| self.term(argument))
            .collect();
        let mut arguments: Vec<Term> = arguments.into_iter().collect::<Option<_>>()?;
        let hundred = || Box::new(Term::Constant(Decimal::ONE_HUNDRED));
        if call.args.len() == 2
            && let (Some(right), Some(left)) = (arguments.pop(), arguments.pop())
        {
            let (left, right) = (Box::new(left), Box::new(right));
            return match (&call.op_token, library_name) {
                (Some(Token::Plus), _) => Some(Term::Add(left, right)),
                (Some(Token::Minus), _) => Some(Term::Subtract(left, right)),
                (Some(Token::Multiply), _) => Some(Term::Multiply(left, right)),
                (Some(Token::Divide), _) => Some(Term::Divide(left, right)),
                (_, Some("percent")) => Some(Term::Multiply(
                    Box::new(Term::Divide(left, right)),
                    hundred(),
                )),
                // a ÷ b − 1 and not (a − b) ÷ b: each figure once, so that the interval is as narrow as can be.
                (_, Some("change_rate")) => {
                    let ratio = Box::new(Term::Multiply(
                        Box::new(Term::Divide(left, right)),
                        hundred(),
                    ));
                    Some(Term::Subtract(ratio, hundred()))
                }
                (_, Some("max")) => Some(Term::Largest(vec![*left, *right])),
                (_, Some("min")) => Some(Term::Smallest(vec![*left, *right])),
                _ => self.refuse(expression),
            };
        }
        match (&call.op_token, library_name, arguments.pop()) {
            (Some(Token::UnaryMinus | Token::Minus), _, Some(only)) if call.args.len() == 1 => {
                Some(Term::Negative(Box::new(only)))
            }
            (_, Some("abs"), Some(only)) => Some(Term::Absolute(Box::new(only))),
            (_, Some("max"), Some(last)) => {
                arguments.push(last);
                Some(Term::Largest(arguments))
            }
            (_, Some("min"), Some(last)) => {
                arguments.push(last);
                Some(Term::Smallest(arguments))
            }
            _ => self.refuse(expression),
        }
    }

    /// `sum(table, "column")`: the only way in which a relation looks into a table.
    fn column(&mut self, table: &str, column: &Expr, position: Position) -> Option<Term> {
        let index = self.pack.fact_index(table);
        let declared = index.and_then(|index| match &self.pack.facts.get(index)?.kind {
            kind @ FactKind::Table(_) => Some((index, kind)),
            _ => None,
        });
        let Expr::StringConstant(column, _) = column else {
            let span = self.text.call(position);
            self.findings.push(
                Finding::at(Code::NotInRelation, span)
                    .with("what", "sum")
                    .help("help"),
            );
            return None;
        };
        if let Some((index, kind)) = declared
            && let Some((at, _)) = kind.column(column)
        {
            return Some(Term::Column {
                table: index,
                name: table.to_owned(),
                column: at,
                range: self.text.call_range(position),
            });
        }
        let known: Vec<&str> = declared
            .into_iter()
            .flat_map(|(_, kind)| kind.columns())
            .collect();
        let finding = Finding::at(Code::UnknownName, self.text.call(position))
            .with("name", column.as_str())
            .suggesting(column, &known);
        self.findings.push(finding);
        None
    }

    fn refuse(&mut self, expression: &Expr) -> Option<Term> {
        let range = self.text.expression_range(expression);
        self.findings.push(
            Finding::at(Code::NotInRelation, self.text.span(range))
                .with("what", self.text.slice(range))
                .help("help"),
        );
        None
    }
}

fn comparison(call: &FnCallExpr) -> Option<Operator> {
    Some(match call.op_token.as_ref()? {
        Token::EqualsTo => Operator::Equal,
        Token::NotEqualsTo => Operator::NotEqual,
        Token::LessThan => Operator::Less,
        Token::LessThanEqualsTo => Operator::LessOrEqual,
        Token::GreaterThan => Operator::Greater,
        Token::GreaterThanEqualsTo => Operator::GreaterOrEqual,
        _ => return None,
    })
}
