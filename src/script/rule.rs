//! A rule as a typed program: what a script means, apart from how it is written. Names are resolved to places, every node is of
//! one type and keeps its place in the script.

use super::library::{Arithmetic, Band, Comparison, Function, Reach};
use crate::number::Exact;

/// An indicator's script, lowered.
#[derive(Debug)]
pub struct Rule {
    pub body: Branch<Number>,
    /// The top-level variables, in order.
    pub steps: Vec<(String, Local)>,
    /// How many variables there are of each type.
    pub locals: Locals,
}

/// Numbers of variables by type.
#[derive(Clone, Copy, Debug, Default)]
pub struct Locals {
    pub numbers: usize,
    pub conditions: usize,
    pub texts: usize,
}

/// A variable of one type, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Local {
    Number(usize),
    Condition(usize),
    Text(usize),
}

/// Where a node stands in its script, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The whole expression.
    pub whole: (usize, usize),
    /// What a fault of the node as such is told at: the call, or the operator's sign.
    pub call: (usize, usize),
}

/// A node with its place.
#[derive(Debug)]
pub struct Placed<T> {
    pub node: Box<T>,
    pub place: Place,
}

pub type Number = Placed<NumberNode>;
pub type Condition = Placed<ConditionNode>;
pub type Text = Placed<TextNode>;

/// A fact of the pack, by its index there.
pub type FactIndex = usize;

/// Statements, and then a value, or an end without one.
#[derive(Debug)]
pub struct Branch<T> {
    pub statements: Vec<Statement>,
    pub ending: Ending<T>,
}

/// How a branch ends.
#[derive(Debug)]
pub enum Ending<T> {
    Value(T),
    NotApplicable(Text),
}

/// Something done in order.
#[derive(Debug)]
pub enum Statement {
    SetNumber(usize, Number),
    SetCondition(usize, Condition),
    SetText(usize, Text),
    /// A top-level variable has its value from here on.
    StepReached,
    Flag(Arguments<Condition, Text>),
    NotApplicable(Text),
    If(Condition, Vec<Statement>, Vec<Statement>),
}

/// Two arguments of different types. The interpreter evaluates a first argument that is a plain name after the others; which
/// of two faults a script ends with depends on it.
#[derive(Debug)]
pub struct Arguments<A, B> {
    pub first: A,
    pub second: B,
    pub first_last: bool,
}

/// Several numbers, to be evaluated in order.
#[derive(Debug)]
pub struct Numbers {
    pub list: Vec<Number>,
    /// As in [`Arguments`].
    pub first_last: bool,
}

/// What is a number.
#[derive(Debug)]
pub enum NumberNode {
    Constant(Exact),
    Full,
    Parameter(Exact),
    Fact(FactIndex),
    Local(usize),
    Arithmetic {
        operator: Arithmetic,
        arguments: Numbers,
    },
    Negative(Number),
    /// A function of the library over numbers, lists of them apart.
    Call {
        function: &'static Function,
        arguments: Numbers,
    },
    OfList {
        function: &'static Function,
        list: Vec<Number>,
        list_place: Place,
    },
    OfLists {
        function: &'static Function,
        first: Vec<Number>,
        second: Vec<Number>,
        places: [Place; 2],
    },
    Tier {
        x: Arguments<Number, Vec<BandNode>>,
        bands_place: Place,
    },
    Choose {
        condition: Condition,
        then: Branch<Number>,
        otherwise: Branch<Number>,
    },
    Judged(JudgedNode),
    Checklist(ChecklistNode),
    /// The entries are by their keys; their values cannot fail.
    Lookup {
        key: Text,
        entries: Vec<(String, Number)>,
        entries_place: Place,
    },
}

/// A number from a judged fact.
#[derive(Debug)]
pub enum JudgedNode {
    Score {
        full: Number,
        fact: FactIndex,
        fact_place: Place,
        decimals: Option<Number>,
        first_last: bool,
    },
    Rate {
        fact: FactIndex,
        fact_place: Place,
    },
}

/// A number from a checklist.
#[derive(Debug)]
pub enum ChecklistNode {
    Additive {
        fact: FactIndex,
        each: Number,
    },
    Deductive {
        full: Number,
        fact: FactIndex,
        each: Number,
        first_last: bool,
    },
    Gate {
        full: Number,
        fact: FactIndex,
        first_last: bool,
    },
    Count {
        fact: FactIndex,
        met: bool,
    },
    Weighted {
        fact: FactIndex,
        entries: Vec<(String, Number)>,
        entries_place: Place,
    },
}

/// A band whose limits and points are still to be computed.
#[derive(Debug)]
pub struct BandNode {
    pub shape: BandShape,
    pub numbers: Numbers,
    pub place: Place,
}

/// What the numbers of a band are.
#[derive(Clone, Copy, Debug)]
pub enum BandShape {
    /// A limit and points.
    Limit(fn(Exact) -> Reach),
    /// Two limits and points.
    Between(fn(Exact, Exact, Exact) -> Result<Band, super::Fault>),
    /// Points alone.
    Otherwise,
}

/// What is a yes or no.
#[derive(Debug)]
pub enum ConditionNode {
    Constant(bool),
    Fact(FactIndex),
    Local(usize),
    Not(Condition),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Compare {
        comparison: Comparison,
        numbers: Numbers,
    },
    SameText {
        texts: Arguments<Text, Text>,
        same: bool,
    },
    Item {
        fact: FactIndex,
        item: Text,
    },
    Choose {
        condition: Condition,
        then: Branch<Condition>,
        otherwise: Branch<Condition>,
    },
}

/// What is a text.
#[derive(Debug)]
pub enum TextNode {
    Constant(String),
    Fact(FactIndex),
    Local(usize),
    Tier {
        fact: FactIndex,
        fact_place: Place,
    },
    Choose {
        condition: Condition,
        then: Branch<Text>,
        otherwise: Branch<Text>,
    },
}
