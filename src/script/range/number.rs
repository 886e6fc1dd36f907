//! The ranges of numbers. A function without a line here can give anything.

use super::{Ranges, either};
use crate::number::{Exact, Interval};
use crate::script::library::{Arithmetic, Extreme, Function, Means};
use crate::script::rule::{
    BandNode, BandShape, ChecklistNode, Given, JudgedNode, Local, Number, NumberNode, OfRows,
    TierNode,
};

fn zero() -> Interval {
    Interval::point(Exact::ZERO)
}

fn hundred() -> Interval {
    Interval::point(Exact::ONE_HUNDRED)
}

/// The smallest interval that holds all of some; anything where there is none.
fn hull(list: impl IntoIterator<Item = Interval>) -> Interval {
    let joined = list.into_iter().reduce(|a, b| a.hull(&b));
    joined.unwrap_or_else(Interval::anything)
}

impl Ranges<'_> {
    /// The range of a number; none where it never has a value.
    pub(super) fn number(&mut self, number: &Number) -> Option<Interval> {
        match &*number.node {
            NumberNode::Constant(value)
            | NumberNode::Full(value)
            | NumberNode::Parameter(_, value)
            | NumberNode::Folded { value, .. } => Some(Interval::point(value.clone())),
            NumberNode::Fact(index) => Some(self.fact(*index)),
            NumberNode::Local(slot) if self.is_wild(Local::Number(*slot)) => {
                Some(Interval::anything())
            }
            NumberNode::Local(slot) => self.variables.numbers.get(*slot)?.clone(),
            NumberNode::Cell(_) => Some(Interval::anything()),
            NumberNode::Arithmetic { operator, numbers } => {
                let (a, b) = (self.number(&numbers.first)?, self.number(&numbers.second)?);
                Some(match operator {
                    Arithmetic::Add => a.add(&b),
                    Arithmetic::Subtract => a.subtract(&b),
                    Arithmetic::Multiply => a.multiply(&b),
                    Arithmetic::Divide => a.divide(&b),
                    Arithmetic::Remainder => Interval::anything(),
                })
            }
            NumberNode::Negative(operand) => Some(self.number(operand)?.negate()),
            NumberNode::Call {
                function,
                arguments,
            } => {
                let values = self.list(&arguments.list)?;
                Some(called(function, &values))
            }
            NumberNode::OfList { function, list, .. } => {
                let values = self.list(list)?;
                Some(match (function.means, function.name) {
                    (Means::Extreme(extreme), _) => extreme_of(extreme, &values),
                    (_, "sum") => values.iter().fold(zero(), |sum, one| sum.add(one)),
                    (_, "mean" | "trimmed_mean") => hull(values),
                    _ => Interval::anything(),
                })
            }
            NumberNode::OfLists {
                function,
                first,
                second,
                ..
            } => {
                let values = self.list(first)?;
                self.list(second)?;
                Some(match function.name {
                    "weighted" | "weighted_mean" => hull(values),
                    _ => Interval::anything(),
                })
            }
            NumberNode::OfGiven { values, .. } => {
                let value = |value: &Given| match value {
                    Given::Number(number) => self.number(number),
                    Given::Optional(fact) => Some(self.fact(*fact)),
                };
                let values: Vec<Interval> = values.iter().map(value).collect::<Option<_>>()?;
                Some(hull(values))
            }
            NumberNode::Table(table) => Some(match table.of {
                OfRows::Count | OfRows::Matching(_) => not_negative(),
                _ => Interval::anything(),
            }),
            NumberNode::Tier(tier) => self.tier(tier),
            NumberNode::Choose(choice) => self.choice(choice, Self::number, |then, otherwise| {
                then.hull(&otherwise)
            }),
            NumberNode::Judged(JudgedNode::Score { full, .. }) => {
                Some(self.number(full)?.hull(&zero()))
            }
            NumberNode::Judged(JudgedNode::Rate { .. }) => Some(zero().hull(&hundred())),
            NumberNode::Checklist(node) => self.of_checklist(node),
            NumberNode::Lookup { entries, .. } => {
                let values = entries.iter().map(|(_, value)| value);
                Some(hull(values.cloned().map(Interval::point)))
            }
        }
    }

    fn list(&mut self, numbers: &[Number]) -> Option<Vec<Interval>> {
        numbers.iter().map(|number| self.number(number)).collect()
    }

    /// The points of any band.
    fn tier(&mut self, tier: &TierNode) -> Option<Interval> {
        self.number(&tier.x)?;
        let points = tier.bands.iter().filter_map(points_of);
        points.fold(None, |range, points| either(range, self.number(points)))
    }

    fn of_checklist(&mut self, node: &ChecklistNode) -> Option<Interval> {
        Some(match node {
            ChecklistNode::Additive { fact, each } => {
                self.items(*fact).multiply(&self.number(each)?)
            }
            ChecklistNode::Deductive { full, .. } | ChecklistNode::Gate { full, .. } => {
                self.number(full)?.hull(&zero())
            }
            ChecklistNode::Count { fact, .. } => self.items(*fact),
            ChecklistNode::Weighted { entries, .. } => {
                let values = entries.iter().map(|(_, value)| value);
                let sum = values.fold(Exact::ZERO, |sum, value| sum.add(value));
                Interval::between(Exact::ZERO, sum.max(Exact::ZERO))
            }
        })
    }
}

fn points_of(band: &BandNode) -> Option<&Number> {
    let at = match band.shape {
        BandShape::Limit(_) => 1,
        BandShape::Between(_) => 2,
        BandShape::Otherwise => 0,
    };
    band.numbers.list.get(at)
}

fn not_negative() -> Interval {
    Interval::anything().at_least(crate::number::Decimal::ZERO)
}

fn extreme_of(extreme: Extreme, values: &[Interval]) -> Interval {
    let picked = values.iter().cloned().reduce(|a, b| match extreme {
        Extreme::Least => a.min(&b),
        Extreme::Greatest => a.max(&b),
    });
    picked.unwrap_or_else(Interval::anything)
}

fn called(function: &Function, values: &[Interval]) -> Interval {
    let percent = |part: &Interval, whole: &Interval| part.multiply(&hundred()).divide(whole);
    match (function.means, function.name, values) {
        (Means::Extreme(extreme), ..) => extreme_of(extreme, values),
        (Means::Rounding(rounding), _, [x, digits]) => {
            let known = (0..=28_u32).find(|known| {
                let known = Exact::from_integer(i128::from(*known));
                *digits == Interval::point(known)
            });
            known.map_or_else(Interval::anything, |digits| x.rounded_by(rounding, digits))
        }
        (_, "abs", [x]) => x.abs(),
        (_, "clamp", [x, low, high]) => x.max(low).min(high),
        (_, "percent", [part, whole]) => percent(part, whole),
        (_, "change_rate", [now, before]) => percent(now, before).subtract(&hundred()),
        (_, "deviation", [actual, target]) => percent(&actual.subtract(target).abs(), target),
        (_, "completion", _) => zero().hull(&hundred()),
        (_, "proportional", [full, rate]) => full.multiply(rate).divide(&hundred()),
        (_, "proportional_from", [full, rate, _]) => {
            full.multiply(rate).divide(&hundred()).hull(&zero())
        }
        (_, "interpolate", [_, _, y0, _, y1]) => y0.hull(y1),
        (_, "deduct", [full, points]) => full.subtract(points).max(&zero()),
        (
            _,
            "deduct_proportional"
            | "deduct_whole_steps"
            | "deduct_started_steps"
            | "reverse_linear"
            | "reverse_ratio"
            | "reverse_threshold",
            [full, ..],
        ) => full.hull(&zero()),
        (_, "add_proportional" | "add_whole_steps" | "add_started_steps", [base, .., cap]) => {
            base.hull(cap)
        }
        (_, "rescale", [score, from, to]) => score.multiply(to).divide(from),
        _ => Interval::anything(),
    }
}
