//! The one engine in which scripts run: no files, network, clock, printing or evaluation of text, and bounded work.

use rhai::{AST, Dynamic, Engine, Expr, OptimizationLevel, ParseError, Stmt, Token};

use super::library;
use super::run::{OPERATIONS, Run, count_work, is_out_of_work};
use super::stop::{Fault, Stop};
use crate::diagnose::Code;
use crate::number::Decimal;

const CALL_DEPTH: usize = 32;
const EXPRESSION_DEPTH: usize = 64;
const TEXT_BYTES: usize = 16 * 1024;
const LIST_ITEMS: usize = 500;
const MAP_ENTRIES: usize = 200;
const VARIABLES: usize = 256;
const FUNCTIONS: usize = 64;

/// Words of the language that have no place in a rule.
const FORBIDDEN: &[&str] = &[
    "eval",
    "print",
    "debug",
    "import",
    "export",
    "try",
    "catch",
    "Fn",
    "call",
    "is_def_var",
    "is_def_fn",
    "is_shared",
    "type_of",
    "this",
    "global",
    "exit",
];

/// Whether a rule must not use the word.
pub fn is_forbidden(word: &str) -> bool {
    FORBIDDEN.contains(&word)
}

/// An engine with the scoring library and every limit set. Rhai's own defaults differ between builds.
pub struct Sandbox {
    engine: Engine,
}

impl Default for Sandbox {
    fn default() -> Self {
        Self::new()
    }
}

impl Sandbox {
    /// A sandbox, ready to compile and run any pack's scripts.
    #[must_use]
    pub fn new() -> Self {
        let mut engine = Engine::new_raw();
        // The optimizer folds branches away that an analysis or a trace must see.
        engine.set_optimization_level(OptimizationLevel::None);
        engine.set_fast_operators(false);
        engine.set_fail_on_invalid_map_property(true);
        engine.set_max_operations(OPERATIONS);
        engine.set_max_call_levels(CALL_DEPTH);
        engine.set_max_expr_depths(EXPRESSION_DEPTH, EXPRESSION_DEPTH);
        engine.set_max_string_size(TEXT_BYTES);
        engine.set_max_array_size(LIST_ITEMS);
        engine.set_max_map_size(MAP_ENTRIES);
        engine.set_max_variables(VARIABLES);
        engine.set_max_functions(FUNCTIONS);
        engine.set_max_modules(0);
        for word in FORBIDDEN {
            engine.disable_symbol(*word);
        }
        #[expect(
            deprecated,
            reason = "Rhai marks the hook as volatile, not as going away"
        )]
        engine.on_parse_token(|token, _, _| match token {
            Token::IntegerConstant(number) => {
                Token::DecimalConstant(Box::new((Decimal::from(number), number.to_string().into())))
            }
            token => token,
        });
        #[expect(
            deprecated,
            reason = "Rhai marks the hook as volatile, not as going away"
        )]
        engine.on_var(|name, _, context| match Run::of(context.tag()) {
            Some(run) => run.read(name).map_err(Into::into),
            None => Ok(None),
        });
        engine.on_progress(|_| {
            count_work(1);
            let stop = || Dynamic::from(Stop::Fault(Fault::new(Code::TooManyOperations)));
            is_out_of_work().then(stop)
        });
        library::register_all(&mut engine);
        Self { engine }
    }

    /// Parses a script.
    ///
    /// # Errors
    /// The first fault of its syntax.
    pub fn compile(&self, script: &str) -> Result<AST, ParseError> {
        self.engine.compile(script)
    }

    /// Whether a script could write `name` as the name of a value.
    #[must_use]
    pub fn can_be_named(name: &str) -> bool {
        let mut engine = Engine::new_raw();
        engine.set_max_expr_depths(EXPRESSION_DEPTH, EXPRESSION_DEPTH);
        let alone = |ast: AST| matches!(ast.statements(), [Stmt::Expr(expression)] if matches!(**expression, Expr::Variable(..)));
        name.chars().all(|c| c.is_alphanumeric() || c == '_')
            && !is_forbidden(name)
            && engine.compile(name).is_ok_and(alone)
    }

    /// The engine, to be set up further.
    #[cfg(test)]
    pub fn into_engine(self) -> Engine {
        self.engine
    }

    /// The engine itself, for evaluation.
    #[must_use]
    pub fn engine(&self) -> &Engine {
        &self.engine
    }
}
