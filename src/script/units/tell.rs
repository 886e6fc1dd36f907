//! The words and places of what is complained of.

use super::UnitCheck;
use super::value::Known;
use crate::diagnose::{Argument, Code, Finding};
use crate::number::Exact;
use crate::script::place::ScriptText;
use crate::source::Span;
use crate::unit::Unit;

/// Where something stands in the script, in bytes.
pub type Range = (usize, usize);

/// A figure with its unit, as a person is told of it.
#[derive(Clone, Debug)]
pub struct Side {
    /// Its name, or its text in the script.
    pub words: String,
    pub known: Known,
}

/// Gathers complaints about one script.
pub struct Teller<'a> {
    pub text: ScriptText<'a>,
    about: &'a str,
    findings: Vec<Finding>,
    undecided: Option<Finding>,
}

impl<'a> Teller<'a> {
    pub fn new(text: ScriptText<'a>, about: &'a str) -> Self {
        Self {
            text,
            about,
            findings: Vec::new(),
            undecided: None,
        }
    }

    /// Two figures that do not go together. `problem` is the attribute that says what was tried.
    pub fn differ(&mut self, problem: &'static str, at: Range, left: &Side, right: &Side) {
        let finding = differing(problem, self.text.span(at), right)
            .with("left", left.words.as_str())
            .with("left-unit", shown(&left.known));
        let finding = with_help(finding, &left.known, &right.known);
        self.push(declared(finding, [left, right]));
    }

    /// Two arguments of a function that do not go together.
    pub fn arguments_differ(&mut self, function: &str, at: Range, left: &Side, right: &Side) {
        let finding = differing("together", self.text.span(at), right)
            .with("left", left.words.as_str())
            .with("left-unit", shown(&left.known))
            .with("function", function);
        let finding = with_help(finding, &left.known, &right.known);
        self.push(declared(finding, [left, right]));
    }

    /// An argument that should be points.
    pub fn not_points(&mut self, function: &str, at: Range, given: &Side) {
        let help = match (given.known.unit.is_share(), is_part_of_points(&given.known)) {
            (_, true) => "hundredth",
            (true, _) => "each",
            _ => "points-help",
        };
        let finding = differing("points", self.text.span(at), given)
            .with("function", function)
            .help(help);
        self.push(declared(finding, [given]));
    }

    /// An argument that should be in percent.
    pub fn not_percent(&mut self, function: &str, at: Range, given: &Side) {
        let finding = differing("rate", self.text.span(at), given).with("function", function);
        let finding = with_help(finding, &Known::new(Unit::percent()), &given.known);
        self.push(declared(finding, [given]));
    }

    /// A measure that is shown in another unit than it comes to.
    pub fn measure_differs(&mut self, at: Span, shown_in: &Known, step: &Side) {
        let finding = differing("measure", at, step).with("left-unit", shown(shown_in));
        self.push(with_help(finding, shown_in, &step.known));
    }

    /// A score that is not points.
    pub fn not_a_score(&mut self, at: Range, known: &Known) {
        let help = if is_part_of_points(known) {
            "hundredth"
        } else {
            "help"
        };
        let finding = Finding::at(Code::ScoreUnit, self.text.span(at))
            .with("unit", shown(known))
            .help(help);
        self.push(finding);
    }

    /// Something that is not followed; only the first of them is told.
    pub fn not_followed(&mut self, at: Range, words: &str) {
        let finding = Finding::at(Code::Undecided, self.text.span(at))
            .with("question", Argument::Attribute("units"))
            .with("what", words)
            .help("help")
            .about(self.about);
        self.undecided.get_or_insert(finding);
    }

    pub fn finish(self) -> UnitCheck {
        UnitCheck {
            findings: self.findings,
            undecided: self.undecided,
        }
    }

    fn push(&mut self, finding: Finding) {
        self.findings.push(finding.about(self.about));
    }
}

/// The text of an expression on one line, its end left out where it is long.
#[must_use]
pub fn shortened(text: &str) -> String {
    const MOST: usize = 40;
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let start: String = line.chars().take(MOST).collect();
    format!("{start}…")
}

fn differing(problem: &'static str, at: Span, right: &Side) -> Finding {
    Finding::at(Code::UnitsDiffer, at)
        .with("problem", Argument::Attribute(problem))
        .with("right", right.words.as_str())
        .with("right-unit", shown(&right.known))
}

fn shown(known: &Known) -> Argument {
    if known.is_open {
        known.unit.shown_without_scale()
    } else {
        known.unit.shown()
    }
}

/// Whether it is points times a share, as full marks times a percentage are.
fn is_part_of_points(known: &Known) -> bool {
    known.unit.is_points() && !known.is_open && known.unit.scale() < Exact::ONE
}

/// Marks the declarations that the figures are of.
fn declared<'s>(finding: Finding, sides: impl IntoIterator<Item = &'s Side>) -> Finding {
    let origins = sides.into_iter().filter_map(|side| side.known.origin);
    let mut told: Vec<Span> = Vec::new();
    origins.fold(finding, |finding, origin| {
        if told.contains(&origin) {
            return finding;
        }
        told.push(origin);
        finding.related(origin, "declared")
    })
}

/// Says how one unit becomes the other.
fn with_help(finding: Finding, one: &Known, other: &Known) -> Finding {
    if one.unit.is_points() && (is_part_of_points(one) || is_part_of_points(other)) {
        return finding.help("hundredth");
    }
    let (one, other) = (&one.unit, &other.unit);
    if one.dimension() != other.dimension() {
        let wanted = one.for_each_as(other).or_else(|| other.for_each_as(one));
        return match wanted {
            Some(unit) => finding.with("wanted", unit.shown()).help("for-each"),
            None => finding.help("help"),
        };
    }
    let is_percent = |unit: &Unit| unit.is_share() && unit.scale() == Unit::percent().scale();
    if (one.is_ratio() && is_percent(other)) || (is_percent(one) && other.is_ratio()) {
        return finding.help("percent");
    }
    if one.is_ratio() || other.is_ratio() {
        return finding.help("help");
    }
    let (large, small) = if one.scale() < other.scale() {
        (other, one)
    } else {
        (one, other)
    };
    let factor = large.scale().divide(&small.scale());
    match factor.and_then(|factor| factor.as_decimal()) {
        Some(factor) => finding
            .with("factor", crate::number::trimmed(factor))
            .with("small", small.shown())
            .with("large", large.shown())
            .help("convert"),
        None => finding.help("help"),
    }
}
