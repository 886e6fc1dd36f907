//! A rule as a typed program: what a script means, apart from how it is written. Names are resolved to places, every node is of
//! one type and keeps its place in the script.

mod assigned;
mod visit;

pub use self::assigned::Assigned;
pub use self::visit::Visit;
use super::library::{Arithmetic, Band, Comparison, Function, Reach};
use super::stop::Fault;
use crate::number::Exact;

/// An indicator's script, lowered.
#[derive(Debug)]
pub struct Rule {
    pub body: Branch<Number>,
    /// The top-level variables, in order.
    pub steps: Vec<(String, Local)>,
    pub locals: Locals,
}

/// The variables of each type, by their names in the script.
#[derive(Clone, Debug, Default)]
pub struct Locals {
    pub numbers: Vec<String>,
    pub conditions: Vec<String>,
    pub texts: Vec<String>,
}

/// A variable of one type, counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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

impl Number {
    /// Its value, where it is known without a case.
    #[must_use]
    pub fn fixed(&self) -> Option<&Exact> {
        match &*self.node {
            NumberNode::Constant(value)
            | NumberNode::Full(value)
            | NumberNode::Parameter(_, value)
            | NumberNode::Folded { value, .. } => Some(value),
            _ => None,
        }
    }

    /// Whether its value is known without a case.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.fixed().is_some()
    }
}

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

/// Two arguments. The interpreter evaluates a first argument that is a plain name after the others; which of two faults a
/// script ends with depends on it.
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

/// Choosing one of two branches.
#[derive(Debug)]
pub struct Choice<T> {
    pub condition: Condition,
    pub then: Branch<T>,
    pub otherwise: Branch<T>,
}

/// What is a number.
#[derive(Debug)]
pub enum NumberNode {
    Constant(Exact),
    /// The indicator's maximum.
    Full(Exact),
    /// A parameter of the pack, by its index there, with its value.
    Parameter(usize, Exact),
    Fact(FactIndex),
    Local(usize),
    /// A number of the row at hand, by its column.
    Cell(usize),
    /// Always the same; what it was computed of is kept for explanations.
    Folded {
        value: Exact,
        of: Number,
    },
    Arithmetic {
        operator: Arithmetic,
        numbers: Arguments<Number, Number>,
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
    /// Values of which some may not be given, with their weights.
    OfGiven {
        values: Vec<Given>,
        weights: Vec<Number>,
        places: [Place; 2],
    },
    Table(TableNode),
    Tier(TierNode),
    Choose(Choice<Number>),
    Judged(JudgedNode),
    Checklist(ChecklistNode),
    Lookup {
        key: Text,
        entries: Entries,
        entries_place: Place,
    },
}

/// A number, or a fact that the case may leave out.
#[derive(Debug)]
pub enum Given {
    Number(Number),
    Optional(FactIndex),
}

/// The entries of a map: numbers that are always the same, by their keys.
pub type Entries = Vec<(String, Exact)>;

/// A number from the rows of a table fact.
#[derive(Debug)]
pub struct TableNode {
    pub fact: FactIndex,
    pub fact_place: Place,
    pub of: OfRows,
}

/// What is computed of the rows of a table.
#[derive(Debug)]
pub enum OfRows {
    Count,
    Column {
        function: &'static Function,
        column: usize,
    },
    Values {
        function: &'static Function,
        value: Closure<Number>,
    },
    /// Values and their weights.
    Weighted {
        function: &'static Function,
        value: Closure<Number>,
        weight: Closure<Number>,
    },
    Matching(Closure<Condition>),
}

/// What a closure computes of a row.
#[derive(Debug)]
pub struct Closure<T> {
    /// The facts it reads when it is made, in order.
    pub captured: Vec<Captured>,
    pub body: Branch<T>,
    pub place: Place,
}

/// A fact that a closure reads when it is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Captured {
    pub fact: FactIndex,
    /// Whether a case may leave it out.
    pub optional: bool,
}

/// The points of the first band that holds a number.
#[derive(Debug)]
pub struct TierNode {
    pub x: Number,
    pub bands: Vec<BandNode>,
    /// The bands themselves, where they are always the same.
    pub fixed: Option<Vec<Band>>,
    pub bands_place: Place,
    /// As in [`Arguments`].
    pub first_last: bool,
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
        entries: Entries,
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
    Between(fn(Exact, Exact, Exact) -> Result<Band, Fault>),
    /// Points alone.
    Otherwise,
}

/// What is a yes or no.
#[derive(Debug)]
pub enum ConditionNode {
    Constant(bool),
    Fact(FactIndex),
    Local(usize),
    /// A yes or no of the row at hand, by its column.
    Cell(usize),
    /// Whether the case gives an optional fact.
    Given(FactIndex),
    Not(Condition),
    All(Vec<Condition>),
    Any(Vec<Condition>),
    Compare {
        comparison: Comparison,
        numbers: Arguments<Number, Number>,
    },
    /// Whether a choice is this option of its declaration, which it is in no case where the declaration has no such option.
    IsOption {
        fact: FactIndex,
        option: Option<usize>,
        same: bool,
    },
    SameText {
        texts: Arguments<Text, Text>,
        same: bool,
    },
    Item {
        fact: FactIndex,
        item: Text,
    },
    Choose(Choice<Condition>),
}

/// What is a text.
#[derive(Debug)]
pub enum TextNode {
    Constant(String),
    Fact(FactIndex),
    /// A choice, with what its options are called.
    Option(FactIndex, Vec<String>),
    Local(usize),
    /// A text of the row at hand, by its column.
    Cell(usize),
    Tier {
        fact: FactIndex,
        fact_place: Place,
    },
    /// One part after the other.
    Joined {
        parts: Vec<Part>,
        first_last: bool,
    },
    Choose(Choice<Text>),
}

/// A part of a joined text.
#[derive(Debug)]
pub enum Part {
    Text(Text),
    Number(Number),
}
