//! The scoring library: one table of every function a script may call, under its English and its Chinese name.
//!
//! The table is what is registered with the sandbox, what the checker knows, and what `jixiao functions` prints.

use rhai::Engine;

/// What kind of rule a function serves; the order in which the documentation lists them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    Rate,
    Deduction,
    Tier,
    Completion,
    Reverse,
    Checklist,
    Judged,
    Weighted,
    Outcome,
    Number,
    Table,
}

/// What an argument may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Number,
    Bool,
    Text,
    Numbers,
    Bands,
    Band,
    Checklist,
    Judged,
    Table,
    /// A closure over a row of a table.
    RowNumber,
    /// A closure over a row, with a yes or no.
    RowTest,
    /// A map from text to number.
    Entries,
    Any,
    Nothing,
}

/// One way to call a function: its arguments' names and kinds, and what it gives.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    pub arguments: &'static [(&'static str, Kind)],
    pub result: Kind,
}

/// One function of the library.
pub struct Function {
    pub name: &'static str,
    pub chinese: &'static str,
    pub family: Family,
    pub signatures: &'static [Signature],
    /// A call and its result, both as a script writes them; run by a test.
    pub example: (&'static str, &'static str),
    /// The shapes of scoring rules it serves, by their numbers in the documentation (`S1`, `S2b`).
    pub shapes: &'static [&'static str],
    /// Registers it under one name.
    pub register: fn(&mut Engine, &str),
}
