//! What a script's names refer to: facts, parameters, its own variables and functions. Complains of every name that refers to
//! nothing, at once and before anything runs.

use std::collections::{BTreeMap, BTreeSet};

use rhai::{
    AST, ASTNode, Dynamic, Expr, FnCallExpr, FnPtr, Ident, ImmutableString, Position,
    ScriptFuncDef, Stmt, StmtBlock,
};

use super::library;
use super::place::ScriptText;
use crate::diagnose::{Argument, Code, Finding, Findings};
use crate::number::{DigitsFault, parse_decimal};
use crate::pack::Pack;
use crate::source::Span;

/// The name under which a script sees its indicator's maximum, in both languages.
pub const FULL: [&str; 2] = ["full", "满分"];

/// What the names of one script refer to.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Facts the script may read.
    pub facts: BTreeSet<String>,
    /// Parameters it uses.
    pub parameters: BTreeSet<String>,
    /// Its top-level variables, in order: the steps an explanation shows.
    pub steps: Vec<String>,
    /// Where it calls 不适用.
    pub not_applicable: Option<Position>,
    /// Every variable that it declares with `let`, in blocks too.
    pub variables: Vec<Variable>,
}

/// A variable of a script.
#[derive(Clone, Debug)]
pub struct Variable {
    pub name: String,
    /// Where it is declared.
    pub position: Position,
    /// Whether some expression reads it; being changed is not being read.
    pub is_read: bool,
}

/// What a name in reach of a block was given to.
#[derive(Clone, Copy)]
enum Bound {
    /// A variable, by its index among [`Names::variables`].
    Variable(usize),
    /// A loop variable or a parameter: its place demands a name, read or not.
    Placed,
}

type Scope = BTreeMap<String, Bound>;

/// Resolves every name of a script.
pub fn resolve_names(
    ast: &AST,
    text: ScriptText<'_>,
    pack: &Pack,
    findings: &mut Findings,
) -> Names {
    let functions = ast
        .iter_fn_def()
        .map(|function| (function.name.to_string(), function.params.len()))
        .collect();
    let mut resolver = Resolver {
        text,
        pack,
        captured: captured(ast),
        functions,
        scopes: vec![Scope::new()],
        body: None,
        names: Names::default(),
        findings,
    };
    for statement in ast.statements() {
        if let Stmt::Var(declared, ..) = statement {
            resolver.names.steps.push(declared.0.name.to_string());
        }
        resolver.statement(statement);
    }
    for function in ast.iter_fn_def() {
        resolver.function_name(function);
    }
    // Bodies of functions and closures are reached only by walking the whole tree: they come after the script's own statements.
    each_body_statement(ast, |function, statement| {
        resolver.function_statement(function, statement);
    });
    resolver.names
}

struct Resolver<'a> {
    text: ScriptText<'a>,
    pack: &'a Pack,
    /// How many variables each closure captures: Rhai makes them its first parameters.
    captured: BTreeMap<String, usize>,
    /// The script's own functions with the number of their parameters.
    functions: BTreeMap<String, usize>,
    /// Variables in reach, innermost block last.
    scopes: Vec<Scope>,
    /// The function body being walked: where it begins, and the variables in reach in it.
    body: Option<(Position, Scope)>,
    names: Names,
    findings: &'a mut Findings,
}

impl Resolver<'_> {
    fn block(&mut self, block: &StmtBlock) {
        self.scopes.push(Scope::new());
        for statement in block.statements() {
            self.statement(statement);
        }
        self.scopes.pop();
    }

    fn statement(&mut self, statement: &Stmt) {
        match statement {
            Stmt::Var(declared, ..) => {
                self.expression(&declared.1);
                let index = self.names.variables.len();
                self.names.variables.push(Variable {
                    name: declared.0.name.to_string(),
                    position: declared.0.pos,
                    is_read: false,
                });
                self.declare(&declared.0, Bound::Variable(index));
            }
            Stmt::If(flow, _)
            | Stmt::While(flow, _)
            | Stmt::Do(flow, ..)
            | Stmt::TryCatch(flow, _) => {
                self.expression(&flow.expr);
                self.block(&flow.body);
                self.block(&flow.branch);
            }
            Stmt::For(parts, _) => {
                let (variable, counter, flow) = parts.as_ref();
                self.expression(&flow.expr);
                self.scopes.push(Scope::new());
                self.declare(variable, Bound::Placed);
                if let Some(counter) = counter {
                    self.declare(counter, Bound::Placed);
                }
                self.block(&flow.body);
                self.scopes.pop();
            }
            Stmt::Switch(parts, _) => {
                self.expression(&parts.0);
                for case in &parts.1.expressions {
                    self.expression(&case.lhs);
                    self.expression(&case.rhs);
                }
            }
            Stmt::Assignment(parts) => {
                self.assign(&parts.1.lhs);
                self.expression(&parts.1.rhs);
            }
            Stmt::FnCall(call, position) => self.call(call, *position, 0),
            Stmt::Block(block) => self.block(block),
            Stmt::Expr(expression) => self.expression(expression),
            Stmt::BreakLoop(Some(expression), ..) | Stmt::Return(Some(expression), ..) => {
                self.expression(expression);
            }
            _ => {}
        }
    }

    fn expression(&mut self, expression: &Expr) {
        match expression {
            Expr::Variable(variable, _, position) => self.read(&variable.1, *position),
            Expr::DynamicConstant(value, position) => self.literal(value, *position),
            Expr::FnCall(call, position) => self.call(call, *position, 0),
            Expr::Dot(pair, ..) => {
                self.expression(&pair.lhs);
                match &pair.rhs {
                    Expr::MethodCall(call, position) => self.call(call, *position, 1),
                    Expr::Dot(inner, ..) | Expr::Index(inner, ..) => {
                        if let Expr::MethodCall(call, position) = &inner.lhs {
                            self.call(call, *position, 1);
                        }
                        self.expression(&inner.rhs);
                    }
                    _ => {}
                }
            }
            Expr::Index(pair, ..) => {
                self.expression(&pair.lhs);
                self.expression(&pair.rhs);
            }
            Expr::And(list, _) | Expr::Or(list, _) | Expr::Coalesce(list, _) => {
                for item in &**list {
                    self.expression(item);
                }
            }
            Expr::Array(list, _) | Expr::InterpolatedString(list, _) => {
                for item in list {
                    self.expression(item);
                }
            }
            Expr::Map(parts, _) => {
                for (_, value) in &parts.0 {
                    self.expression(value);
                }
            }
            Expr::Stmt(block) => self.block(block),
            _ => {}
        }
    }

    /// A closure is a call that binds what the closure captures; those names are read here, in the enclosing scope.
    fn call(&mut self, call: &FnCallExpr, position: Position, receivers: usize) {
        for argument in &call.args {
            self.expression(argument);
        }
        // Rhai writes `x in list` as a call of `contains` that stands at the word `in`.
        let is_in =
            call.name == "contains" && self.text.slice(self.text.token_range(position)) == "in";
        if call.op_token.is_some() || call.name == "curry" || is_in {
            return;
        }
        let given = call.args.len() + receivers;
        let name = call.name.as_str();
        if let Some(function) = library::find(name) {
            if function.name == "not_applicable" {
                self.names.not_applicable.get_or_insert(position);
            }
            let fits = |signature: &library::Signature| signature.arguments.len() == given;
            if !function.signatures.iter().any(fits) {
                self.complain_of_count(name, position, given, library::usage(function, name));
            }
        } else if let Some(parameters) = self.functions.get(name) {
            if *parameters != given {
                let usage = format!("{name}/{parameters}");
                self.complain_of_count(name, position, given, usage.into());
            }
        } else {
            let mut known: Vec<&str> = library::names().collect();
            known.extend(self.functions.keys().map(String::as_str));
            let finding = Finding::at(Code::UnknownFunction, self.text.token(position))
                .with("function", name)
                .suggesting(name, &known);
            self.findings.push(finding);
        }
    }

    fn complain_of_count(&mut self, name: &str, position: Position, given: usize, usage: Argument) {
        self.findings.push(
            Finding::at(Code::WrongArgumentCount, self.text.call(position))
                .with("function", name)
                .with("given", given)
                .with("usage", usage)
                .help("help"),
        );
    }

    fn read(&mut self, name: &str, position: Position) {
        match self.in_reach(name) {
            Some(Bound::Variable(index)) => {
                if let Some(variable) = self.names.variables.get_mut(index) {
                    variable.is_read = true;
                }
                return;
            }
            Some(Bound::Placed) => return,
            None if FULL.contains(&name) => return,
            None => {}
        }
        if self.pack.fact(name).is_some() {
            self.names.facts.insert(name.to_owned());
        } else if self.is_parameter(name) {
            self.names.parameters.insert(name.to_owned());
        } else {
            let local = self
                .scopes
                .iter()
                .flat_map(BTreeMap::keys)
                .map(String::as_str);
            let facts = self.pack.facts.iter().map(|fact| fact.name.value.as_str());
            let parameters = self
                .pack
                .parameters
                .iter()
                .map(|one| one.name.value.as_str());
            let known: Vec<&str> = facts.chain(parameters).chain(local).collect();
            let finding = Finding::at(Code::UnknownName, self.text.token(position))
                .with("name", name)
                .suggesting(name, &known);
            let finding = if finding.help.is_none() {
                finding.help("help")
            } else {
                finding
            };
            self.findings.push(finding);
        }
    }

    fn is_parameter(&self, name: &str) -> bool {
        self.pack
            .parameters
            .iter()
            .any(|parameter| parameter.name.value == name)
    }

    fn in_reach(&self, name: &str) -> Option<Bound> {
        let mut scopes = self.scopes.iter().rev();
        scopes.find_map(|scope| scope.get(name)).copied()
    }

    /// A constant keeps its value.
    fn assign(&mut self, target: &Expr) {
        let Expr::Variable(variable, _, position) = target else {
            self.expression(target);
            return;
        };
        let name = variable.1.as_str();
        if self.in_reach(name).is_some() {
            return;
        }
        self.read(name, *position);
        if self.is_taken(name) {
            self.findings.push(
                Finding::at(Code::ScriptSyntax, self.text.token(*position))
                    .with("found", name)
                    .help("constant"),
            );
        }
    }

    fn declare(&mut self, declared: &Ident, bound: Bound) {
        let name = declared.name.as_str();
        let is_taken = self.is_taken(name) || self.in_reach(name).is_some();
        // The other thing of that name is what the rest of the script may mean, so nothing is said of an unread variable.
        let bound = if is_taken { Bound::Placed } else { bound };
        if is_taken {
            self.complain_of_shadow(name, self.text.token(declared.pos));
        }
        if let Some(scope) = self.scopes.last_mut() {
            scope.insert(name.to_owned(), bound);
        }
    }

    /// Whether the name already means a constant or a function everywhere in the script.
    fn is_taken(&self, name: &str) -> bool {
        FULL.contains(&name)
            || self.pack.fact(name).is_some()
            || self.is_parameter(name)
            || library::find(name).is_some()
    }

    fn complain_of_shadow(&mut self, name: &str, span: Span) {
        self.findings.push(
            Finding::at(Code::ShadowedName, span)
                .with("name", name)
                .help("help"),
        );
    }

    /// Rhai rounds a literal with more digits than a decimal holds; here that is a complaint.
    fn literal(&mut self, value: &Dynamic, position: Position) {
        if !value.is_decimal() {
            return;
        }
        let range = self.text.token_range(position);
        let written = self.text.slice(range);
        if parse_decimal(written) == Err(DigitsFault::TooLong) {
            self.findings.push(
                Finding::at(Code::NumberTooLong, self.text.span(range))
                    .with("written", written)
                    .help("help"),
            );
        }
    }

    /// A function's name and its parameters, but for what a closure captures.
    fn function_name(&mut self, function: &ScriptFuncDef) {
        let body = function.body.start_position();
        let captured = self
            .captured
            .get(function.name.as_str())
            .copied()
            .unwrap_or(0);
        let parameters = function
            .params
            .iter()
            .skip(captured)
            .map(ImmutableString::as_str);
        for name in std::iter::once(function.name.as_str()).chain(parameters) {
            if self.is_taken(name) {
                self.complain_of_shadow(name, self.text.word_before(body, name));
            }
        }
    }

    /// A statement of a function's body sees the function's parameters and what the body declares, nothing around it.
    fn function_statement(&mut self, function: &ScriptFuncDef, statement: &Stmt) {
        let start = function.body.start_position();
        let begun = self.body.take().filter(|(position, _)| *position == start);
        let seen = begun.map_or_else(
            || {
                let parameters = function.params.iter().map(ToString::to_string);
                parameters.map(|name| (name, Bound::Placed)).collect()
            },
            |(_, seen)| seen,
        );
        let outer = std::mem::replace(&mut self.scopes, vec![seen]);
        self.statement(statement);
        let inner = std::mem::replace(&mut self.scopes, outer);
        self.body = Some((start, inner.into_iter().flatten().collect()));
    }
}

/// The closures of a script by name, with the number of variables that each captures.
fn captured(ast: &AST) -> BTreeMap<String, usize> {
    let mut captured = BTreeMap::new();
    ast.walk(&mut |path: &[ASTNode<'_>]| {
        if let Some(ASTNode::Expr(Expr::FnCall(call, _))) = path.last()
            && call.name == "curry"
            && let Some((Expr::DynamicConstant(closure, _), variables)) = call.args.split_first()
            && let Some(closure) = closure.read_lock::<FnPtr>()
        {
            captured.insert(closure.fn_name().to_owned(), variables.len());
        }
        true
    });
    captured
}

/// Goes through the statements of the bodies of functions and closures, each with its function.
pub fn each_body_statement<'a>(ast: &'a AST, mut visit: impl FnMut(&'a ScriptFuncDef, &Stmt)) {
    let mut own = ast.statements().len();
    ast.walk(&mut |path: &[ASTNode<'_>]| {
        if let [ASTNode::Stmt(statement)] = path {
            if own > 0 {
                own -= 1;
            } else if let Some(function) = enclosing_function(ast, statement.position()) {
                visit(function, statement);
            }
        }
        true
    });
}

/// The innermost function or closure whose body holds `position`. A closure of one expression has a start but no end.
pub fn enclosing_function(ast: &AST, position: Position) -> Option<&ScriptFuncDef> {
    ast.iter_fn_def()
        .map(AsRef::as_ref)
        .filter(|function| {
            let (start, end) = (function.body.start_position(), function.body.end_position());
            start == position || start <= position && !end.is_none() && position <= end
        })
        .max_by_key(|function| function.body.start_position())
}
