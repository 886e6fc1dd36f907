//! The scoring library: one table of every function a script may call, under its English and its Chinese name.
//!
//! The table is what is registered with the sandbox, what the checker knows, and what `jixiao functions` prints. Each
//! family of functions has its file; what they are for is said in the catalogue, under `fn-<name>`.

mod addition;
mod call;
mod checked;
pub(super) mod checklist;
mod completion;
mod deduction;
pub(super) mod figure;
pub(super) mod judged;
mod kind;
pub(super) mod means;
mod number;
mod operators;
mod outcome;
mod rate;
mod reverse;
pub(super) mod table;
#[cfg(test)]
mod tests;
pub(super) mod tier;
mod turning;
pub(super) mod value;
pub(super) mod weighted;

use std::sync::LazyLock;

use rhai::{Engine, Module, Shared};

use crate::diagnose::Argument;

pub(super) use call::wrong_kinds;
pub use checked::Computed;
pub(super) use checked::{amount, digits as checked_digits, written};
pub use figure::{Beyond, Figure};
pub use kind::Kind;
pub use means::{Extreme, Five, Four, Lists, Means, Numbers, One, Three, Two};
pub use operators::{Arithmetic, Comparison};
pub use tier::{Band, Reach};
pub use turning::{TurningPoint, turning_points};

/// What kind of rule a function serves; the order in which the documentation lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// Ratios and changes, in percent.
    Rate,
    /// Full marks less points.
    Deduction,
    /// Points on top of a base.
    Addition,
    /// Bands of a figure, each with its points.
    Tier,
    /// The more of the target is done, the more points.
    Completion,
    /// The less, the better.
    Reverse,
    /// Answers to a fixed list of checks.
    Checklist,
    /// What a person judged.
    Judged,
    /// Several values with their weights.
    Weighted,
    /// Ways for a rule to end or to speak other than by its score.
    Outcome,
    /// Limits, roundings and scales.
    Number,
    /// Rows of a table fact, and tables written in a script.
    Table,
}

impl Family {
    /// Every family, in the order of the documentation.
    pub const ALL: &[Self] = &[
        Self::Rate,
        Self::Deduction,
        Self::Addition,
        Self::Tier,
        Self::Completion,
        Self::Reverse,
        Self::Checklist,
        Self::Judged,
        Self::Weighted,
        Self::Outcome,
        Self::Number,
        Self::Table,
    ];

    /// The catalogue's key of its name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Rate => "family-rate",
            Self::Deduction => "family-deduction",
            Self::Addition => "family-addition",
            Self::Tier => "family-tier",
            Self::Completion => "family-completion",
            Self::Reverse => "family-reverse",
            Self::Checklist => "family-checklist",
            Self::Judged => "family-judged",
            Self::Weighted => "family-weighted",
            Self::Outcome => "family-outcome",
            Self::Number => "family-number",
            Self::Table => "family-table",
        }
    }

    /// Its functions, in the order of the documentation.
    #[must_use]
    pub fn functions(self) -> &'static [Function] {
        match self {
            Self::Rate => rate::FUNCTIONS,
            Self::Deduction => deduction::FUNCTIONS,
            Self::Addition => addition::FUNCTIONS,
            Self::Tier => tier::FUNCTIONS,
            Self::Completion => completion::FUNCTIONS,
            Self::Reverse => reverse::FUNCTIONS,
            Self::Checklist => checklist::FUNCTIONS,
            Self::Judged => judged::FUNCTIONS,
            Self::Weighted => weighted::FUNCTIONS,
            Self::Outcome => outcome::FUNCTIONS,
            Self::Number => number::FUNCTIONS,
            Self::Table => table::FUNCTIONS,
        }
    }
}

/// One way to call a function: its arguments' names and kinds, and what it gives.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// An argument's word for a reader is the catalogue's `arg-<name>`.
    pub arguments: &'static [(&'static str, Kind)],
    pub result: Kind,
}

/// A call that shows what a function does. The facts it may use are those of the catalogue's `example-facts`.
#[derive(Clone, Copy, Debug)]
pub enum Example {
    /// A call and its result, both as a script writes them.
    Gives(&'static str, &'static str),
    /// A call that ends the script as not applicable.
    NotApplicable(&'static str),
    /// A call that leaves this duty in the record.
    Flags(&'static str, &'static str),
}

/// One function of the library.
#[derive(Debug)]
pub struct Function {
    pub name: &'static str,
    pub chinese: &'static str,
    pub family: Family,
    pub signatures: &'static [Signature],
    /// Run by a test, under both names.
    pub example: Example,
    /// The shapes of scoring rules it serves (`S1`, `S2b`); the catalogue names each under `shape-S1`.
    pub shapes: &'static [&'static str],
    /// What it computes.
    pub means: Means,
}

impl Function {
    /// The catalogue's key of what it is for.
    #[must_use]
    pub fn key(&self) -> String {
        message_key("fn", self.name)
    }
}

/// The catalogue's key of an argument's word.
#[must_use]
pub fn argument_key(argument: &str) -> String {
    message_key("arg", argument)
}

/// The catalogue's key of a shape's name.
#[must_use]
pub fn shape_key(shape: &str) -> String {
    format!("shape-{shape}")
}

fn message_key(prefix: &str, name: &str) -> String {
    format!("{prefix}-{}", name.replace('_', "-"))
}

/// Every function, family by family.
pub fn functions() -> impl Iterator<Item = &'static Function> {
    Family::ALL.iter().flat_map(|family| family.functions())
}

/// The function of this English or Chinese name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Function> {
    functions().find(|function| function.name == name || function.chinese == name)
}

/// Every name that a script may call, in both languages.
pub fn names() -> impl Iterator<Item = &'static str> {
    functions().flat_map(|function| [function.name, function.chinese])
}

/// How `function` is called under `name`, in the reader's words: `percent(part, whole)`, several ways parted by ` | `.
#[must_use]
pub fn usage(function: &Function, name: &str) -> Argument {
    let ways = function.signatures.iter().map(|signature| {
        let arguments = signature.arguments.iter();
        arguments.map(|(name, _)| argument_key(name)).collect()
    });
    Argument::Usage(name.to_owned(), ways.collect())
}

/// `script` with every call of a function under its Chinese name. Meant for the examples: a text that looks like a call is
/// taken for one.
#[must_use]
pub fn in_chinese(script: &str) -> String {
    let mut result = String::with_capacity(script.len());
    let mut word = String::new();
    for c in script.chars() {
        if c.is_alphanumeric() || c == '_' {
            word.push(c);
            continue;
        }
        let chinese = (c == '(').then(|| find(&word)).flatten();
        result.push_str(chinese.map_or(&word, |function| function.chinese));
        word.clear();
        result.push(c);
    }
    result.push_str(&word);
    result
}

/// Gives `engine` the library and the operators that scripts need. The engine must be a raw one without fast operators,
/// or Rhai's own arithmetic would stand before ours; functions that record something need the engine's tag to be a
/// `Run`.
pub fn register_all(engine: &mut Engine) {
    // Built once and shared by all engines: an engine for each thread, or each case, costs no registration.
    static LIBRARY: LazyLock<Shared<Module>> = LazyLock::new(|| {
        let mut library = Module::new();
        operators::register(&mut library);
        kind::register(&mut library);
        for function in functions() {
            function.means.register(&mut library, function.name);
            function.means.register(&mut library, function.chinese);
        }
        library.build_index();
        Shared::new(library)
    });
    engine.register_global_module(Shared::clone(&LIBRARY));
}
