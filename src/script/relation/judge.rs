//! Judges a lowered relation over the intervals that printed figures stand for.

use super::{Condition, FailedRelation, Operator, RelationProgram, RelationStatus, Side, Term};
use crate::number::{Decimal, Interval};
use crate::pack::Value;
use crate::script::formula::sides;
use crate::script::rule::FactIndex;

/// Digits after the point of the values that a failed relation shows.
const SHOWN_DECIMALS: u32 = 6;

impl Operator {
    fn sign(self) -> &'static str {
        match self {
            Self::Equal => "==",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    /// Whether some values of the two sides satisfy it.
    fn can_hold(self, left: &Interval, right: &Interval) -> bool {
        match self {
            Self::Equal => left.can_equal(right),
            Self::NotEqual => left.can_differ(right),
            Self::Less => left.can_be_below(right),
            Self::LessOrEqual => left.can_be_at_most(right),
            Self::Greater => right.can_be_below(left),
            Self::GreaterOrEqual => right.can_be_at_most(left),
        }
    }
}

/// How a number stands in a relation: for its printed digits' interval, or just for itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading<'i> {
    Printed,
    Literal,
    /// Printed, but for one fact that stands for something else.
    Instead(FactIndex, &'i Interval),
}

impl RelationProgram {
    /// Judges the relation for the facts that `get` gives.
    pub fn judge<'f>(&self, get: impl Fn(FactIndex) -> Option<&'f Value>) -> RelationStatus {
        let mut missing = Vec::new();
        for side in self.conditions.iter().flat_map(Condition::sides) {
            side.term.visit(&mut |term| {
                if let Term::Fact { index, name, .. }
                | Term::Column {
                    table: index, name, ..
                } = term
                    && get(*index).is_none()
                    && !missing.contains(name)
                {
                    missing.push(name.clone());
                }
            });
        }
        if !missing.is_empty() {
            return RelationStatus::Unknown(missing);
        }
        let failed: Vec<FailedRelation> = self
            .conditions
            .iter()
            .filter(|condition| !condition.can_hold(self.tolerance, Reading::Printed, &get))
            .map(|condition| self.failed_part(condition, &get))
            .collect();
        if failed.is_empty() {
            RelationStatus::Holds
        } else {
            RelationStatus::Fails(failed)
        }
    }

    /// Whether the relation could hold if a fact stood for `instead`; false where a fact is not given.
    pub fn could_hold<'f>(
        &self,
        (fact, instead): (FactIndex, &Interval),
        get: impl Fn(FactIndex) -> Option<&'f Value>,
    ) -> bool {
        let reading = Reading::Instead(fact, instead);
        !matches!(self.judge(&get), RelationStatus::Unknown(_))
            && self
                .conditions
                .iter()
                .all(|condition| condition.can_hold(self.tolerance, reading, &get))
    }

    /// The single facts it compares, those that stand alone on a side first.
    pub fn facts(&self) -> Vec<FactIndex> {
        let sides = || self.conditions.iter().flat_map(Condition::sides);
        let alone = sides().filter_map(|side| match side.term {
            Term::Fact { index, .. } => Some(index),
            _ => None,
        });
        let mut facts: Vec<FactIndex> = alone.collect();
        for side in sides() {
            side.term.visit(&mut |term| match term {
                Term::Fact { index, .. } if !facts.contains(index) => facts.push(*index),
                _ => {}
            });
        }
        facts
    }

    fn failed_part<'f>(
        &self,
        condition: &Condition,
        get: &impl Fn(FactIndex) -> Option<&'f Value>,
    ) -> FailedRelation {
        let figures = |side: &Side| with_figures(&self.text, side, get);
        let value = |side: &Side| {
            side.term
                .interval(Reading::Literal, get)
                .middle(SHOWN_DECIMALS)
                .map(|value| value.normalize())
        };
        let formulas = sides(condition, get);
        match condition {
            Condition::Compare {
                left,
                operator,
                right,
            } => FailedRelation {
                formulas,
                left: figures(left),
                left_value: value(left),
                operator: operator.sign(),
                right: figures(right),
                right_value: value(right),
            },
            Condition::PossibleShare { share, count } => FailedRelation {
                formulas,
                left: format!("{} % × {}", figures(share), figures(count)),
                left_value: share
                    .term
                    .interval(Reading::Literal, get)
                    .multiply(&count.term.interval(Reading::Literal, get))
                    .divide(&Interval::exactly(Decimal::ONE_HUNDRED))
                    .middle(SHOWN_DECIMALS)
                    .map(|value| value.normalize()),
                operator: "∈",
                right: "ℕ".to_owned(),
                right_value: None,
            },
        }
    }
}

impl Condition {
    fn sides(&self) -> [&Side; 2] {
        match self {
            Self::Compare { left, right, .. } => [left, right],
            Self::PossibleShare { share, count } => [share, count],
        }
    }

    fn can_hold<'f>(
        &self,
        tolerance: Decimal,
        reading: Reading<'_>,
        get: &impl Fn(FactIndex) -> Option<&'f Value>,
    ) -> bool {
        match self {
            Self::Compare {
                left,
                operator,
                right,
            } => {
                let left = left.term.interval(reading, get).widened(tolerance);
                operator.can_hold(&left, &right.term.interval(reading, get))
            }
            Self::PossibleShare { share, count } => share
                .term
                .interval(reading, get)
                .multiply(&count.term.interval(reading, get))
                .divide(&Interval::exactly(Decimal::ONE_HUNDRED))
                .widened(tolerance)
                .holds_whole_number(),
        }
    }
}

impl Term {
    fn visit<'t>(&'t self, visit: &mut impl FnMut(&'t Self)) {
        visit(self);
        match self {
            Self::Constant(_) | Self::Parameter(..) | Self::Fact { .. } | Self::Column { .. } => {}
            Self::Negative(one) | Self::Absolute(one) | Self::Rounded(one, _) => one.visit(visit),
            Self::Add(left, right)
            | Self::Subtract(left, right)
            | Self::Multiply(left, right)
            | Self::Divide(left, right) => {
                left.visit(visit);
                right.visit(visit);
            }
            Self::Largest(list) | Self::Smallest(list) => {
                for one in list {
                    one.visit(visit);
                }
            }
        }
    }

    fn interval<'f>(
        &self,
        reading: Reading<'_>,
        get: &impl Fn(FactIndex) -> Option<&'f Value>,
    ) -> Interval {
        let of = |term: &Self| term.interval(reading, get);
        match self {
            Self::Constant(number) | Self::Parameter(_, number) => Interval::exactly(*number),
            Self::Fact {
                index,
                exact,
                least,
                ..
            } => match get(*index) {
                _ if let Reading::Instead(fact, instead) = reading
                    && fact == *index =>
                {
                    instead.clone()
                }
                Some(Value::Number(number)) if *exact || reading == Reading::Literal => {
                    Interval::exactly(*number)
                }
                Some(Value::Number(number)) => {
                    let interval = Interval::printed(*number);
                    least.map_or(interval.clone(), |least| interval.at_least(least))
                }
                _ => Interval::anything(),
            },
            Self::Column { table, column, .. } => match get(*table) {
                Some(Value::Table(table)) => table
                    .rows
                    .iter()
                    .map(|row| match row.get(*column) {
                        Some(Value::Number(number)) if reading == Reading::Literal => {
                            Interval::exactly(*number)
                        }
                        Some(Value::Number(number)) => Interval::printed(*number),
                        _ => Interval::anything(),
                    })
                    .fold(Interval::exactly(Decimal::ZERO), |sum, one| sum.add(&one)),
                _ => Interval::anything(),
            },
            Self::Negative(one) => of(one).negate(),
            Self::Add(left, right) => of(left).add(&of(right)),
            Self::Subtract(left, right) => of(left).subtract(&of(right)),
            Self::Multiply(left, right) => of(left).multiply(&of(right)),
            Self::Divide(left, right) => of(left).divide(&of(right)),
            Self::Absolute(one) => of(one).abs(),
            Self::Largest(list) => list
                .iter()
                .map(of)
                .reduce(|a, b| a.max(&b))
                .unwrap_or_else(Interval::anything),
            Self::Smallest(list) => list
                .iter()
                .map(of)
                .reduce(|a, b| a.min(&b))
                .unwrap_or_else(Interval::anything),
            Self::Rounded(one, digits) => of(one).rounded(*digits),
        }
    }
}

/// A side's text with each fact's printed figure in the place of its name, and a column's figures in the place of their sum.
fn with_figures<'f>(
    text: &str,
    side: &Side,
    get: &impl Fn(FactIndex) -> Option<&'f Value>,
) -> String {
    let mut figures = Vec::new();
    side.term.visit(&mut |term| {
        let figure = match term {
            Term::Fact { index, range, .. } => {
                get(*index).and_then(printed).map(|figure| (*range, figure))
            }
            Term::Column {
                table,
                column,
                range,
                ..
            } => Some((*range, addends(get(*table), *column))),
            _ => None,
        };
        figures.extend(figure);
    });
    figures.sort();
    figures.dedup();
    let mut shown = String::new();
    let mut at = side.range.0;
    for ((start, end), figure) in figures {
        shown.push_str(text.get(at..start).unwrap_or_default());
        let alone = start == side.range.0 && end == side.range.1;
        if alone || is_plain(&figure) {
            shown.push_str(&figure);
        } else {
            shown.push('(');
            shown.push_str(&figure);
            shown.push(')');
        }
        at = end;
    }
    shown.push_str(text.get(at..side.range.1).unwrap_or_default());
    shown
}

fn printed(value: &Value) -> Option<String> {
    match value {
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The figures of a column, to be added: `1.5 + 2`.
fn addends(table: Option<&Value>, column: usize) -> String {
    let Some(Value::Table(table)) = table else {
        return String::new();
    };
    let figures: Vec<String> = table
        .rows
        .iter()
        .filter_map(|row| row.get(column).and_then(printed))
        .collect();
    if figures.is_empty() {
        "0".to_owned()
    } else {
        figures.join(" + ")
    }
}

/// Whether a figure needs no brackets among others.
fn is_plain(figure: &str) -> bool {
    figure.chars().all(|c| c.is_ascii_digit() || c == '.')
}
