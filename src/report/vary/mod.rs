//! A case with one figure changed: how its score moves, and what would regain its points.

mod advice;
mod json;
mod page;
mod sweep;
mod wire;

pub use advice::advice;
pub use json::{advice_json, advice_schema, sweep_json, sweep_schema};
pub use page::page;
pub use sweep::sweep;

use super::escape::visible;
use crate::diagnose::Words;
use crate::number::{Decimal, show};
use crate::pack::{Fact, Pack, Value};
use crate::score::{CaseReference, Range, short};
use crate::vary::{Advice, Marks, Swept};

/// The longest name shown, in characters.
const NAME: usize = 60;

/// Marks along a figure, with all that is needed to word them.
#[derive(Clone, Copy)]
pub struct SweepView<'a> {
    pub pack: &'a Pack,
    pub case: &'a CaseReference,
    /// The fact or parameter that takes other values.
    pub name: &'a str,
    pub unit: Option<&'a str>,
    /// The fact, where it is one.
    pub fact: Option<&'a Fact>,
    /// The value in the case, or in the pack; none where it is not given.
    pub now: Option<&'a Value>,
    pub swept: &'a Swept,
    pub words: &'a Words,
}

/// What would regain points, with all that is needed to word it.
#[derive(Clone, Copy)]
pub struct AdviceView<'a> {
    pub pack: &'a Pack,
    pub case: &'a CaseReference,
    pub now: &'a Marks,
    pub advice: &'a [Advice],
    pub words: &'a Words,
    /// Columns of the terminal.
    pub width: usize,
}

impl SweepView<'_> {
    /// A value; figures with as many digits as the others of the sweep.
    fn value(&self, value: &Value) -> String {
        let Value::Number(number) = value else {
            return shown(self.fact, value, self.words);
        };
        let points = self.swept.points.iter();
        let digits = points.filter_map(|point| match &point.value {
            Value::Number(number) => Some(number.normalize().scale()),
            _ => None,
        });
        show(
            *number,
            digits.max().unwrap_or(0).max(number.normalize().scale()),
        )
    }
}

/// A value as a person writes it.
fn shown(fact: Option<&Fact>, value: &Value, words: &Words) -> String {
    match (value, fact) {
        (Value::Number(number), _) => number.to_string(),
        (Value::Bool(yes), _) => words.say(if *yes { "vary-yes" } else { "vary-no" }),
        (_, Some(fact)) => visible(&short(fact, value), NAME),
        (_, None) => String::new(),
    }
}

fn marks(value: Decimal, pack: &Pack) -> String {
    super::view::marks(value, pack.decimals)
}

fn total(range: Range, pack: &Pack) -> String {
    match range.exact() {
        Some(value) => marks(value, pack),
        None => format!("{}–{}", marks(range.low, pack), marks(range.high, pack)),
    }
}

fn grade(marks: &Marks, words: &Words) -> String {
    let labels: Vec<String> = marks
        .grades
        .iter()
        .map(|label| visible(label, NAME))
        .collect();
    labels.join(&words.say("rows-or"))
}

fn with_unit(text: String, unit: Option<&str>) -> String {
    match unit {
        Some(unit) => format!("{text} {}", visible(unit, NAME)),
        None => text,
    }
}
