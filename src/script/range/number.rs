//! The ranges of numbers. A function without a line here can give anything.

use super::{Ranges, either};
use crate::number::{Exact, Interval};
use crate::script::library::{Arithmetic, Extreme, Function, Means};
use crate::script::rule::{
    BandNode, BandShape, ChecklistNode, Given, JudgedNode, Local, Number, NumberNode, OfRows,
    TableNode,
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
    joined.unwrap_or_else(Interval::any_number)
}

impl Ranges<'_> {
    /// The range of a number; none where it never has a value.
    pub(super) fn number(&mut self, number: &Number) -> Option<Interval> {
        let range = self.range_of(number)?;
        self.known.note_value(number.place, &range);
        Some(range)
    }

    fn range_of(&mut self, number: &Number) -> Option<Interval> {
        match &*number.node {
            NumberNode::Constant(value)
            | NumberNode::Full(value)
            | NumberNode::Parameter(_, value)
            | NumberNode::Folded { value, .. } => Some(Interval::point(value.clone())),
            NumberNode::Fact(index) => Some(self.fact(*index)),
            NumberNode::Local(slot) if self.is_wild(Local::Number(*slot)) => {
                Some(Interval::any_number())
            }
            NumberNode::Local(slot) => self.variables.numbers.get(*slot)?.clone(),
            NumberNode::Cell(_) => Some(Interval::any_number()),
            NumberNode::Arithmetic { operator, numbers } => {
                let (a, b) = (self.number(&numbers.first)?, self.number(&numbers.second)?);
                self.suspect_divisor(*operator, &numbers.second, &b);
                Some(match operator {
                    Arithmetic::Add => a.add(&b),
                    Arithmetic::Subtract => a.subtract(&b),
                    Arithmetic::Multiply => a.multiply(&b),
                    Arithmetic::Divide => a.quotient(&b),
                    Arithmetic::Remainder => Interval::any_number(),
                })
            }
            NumberNode::Negative(operand) => Some(self.number(operand)?.negate()),
            NumberNode::Call {
                function,
                arguments,
            } => {
                let values = self.list(&arguments.list)?;
                self.suspect_call(number, function, &arguments.list, &values);
                Some(called(function, &values))
            }
            NumberNode::OfList {
                function,
                list,
                list_place,
            } => {
                let values = self.list(list)?;
                self.suspect_list(function, *list_place, values.len());
                Some(match (function.means, function.name) {
                    (Means::Extreme(extreme), _) => extreme_of(extreme, &values),
                    (_, "sum") => values.iter().fold(zero(), |sum, one| sum.add(one)),
                    (_, "mean" | "trimmed_mean") => hull(values),
                    _ => Interval::any_number(),
                })
            }
            NumberNode::OfLists {
                function,
                first,
                second,
                places,
            } => {
                let values = self.list(first)?;
                let weights = self.list(second)?;
                self.suspect_weights(function.name, values.len(), &weights, places);
                Some(match function.name {
                    "weighted" | "weighted_mean" => hull(values),
                    _ => Interval::any_number(),
                })
            }
            NumberNode::OfGiven {
                values,
                weights,
                places,
            } => {
                let value = |value: &Given| match value {
                    Given::Number(number) => self.number(number),
                    Given::Optional(fact) => Some(self.fact(*fact)),
                };
                let values: Vec<Interval> = values.iter().map(value).collect::<Option<_>>()?;
                let weights = self.list(weights)?;
                self.suspect_weights("weighted_given", values.len(), &weights, places);
                Some(hull(values))
            }
            NumberNode::Table(table) => Some(self.of_table(table)),
            NumberNode::Tier(tier) => self.tier(number, tier),
            NumberNode::Choose(choice) => {
                let (then, otherwise) = self.choice(choice, Self::number);
                self.known.note_choice(
                    choice.condition.place.whole,
                    then.as_ref(),
                    otherwise.as_ref(),
                );
                either(then, otherwise)
            }
            NumberNode::Judged(JudgedNode::Score { full, decimals, .. }) => {
                self.judged_score(full, decimals.as_ref())
            }
            NumberNode::Judged(JudgedNode::Rate { .. }) => Some(zero().hull(&hundred())),
            NumberNode::Checklist(node) => self.of_checklist(node),
            NumberNode::Lookup {
                key,
                entries,
                entries_place,
            } => {
                self.text(key);
                self.suspect_lookup(key, entries, *entries_place);
                let values = entries.iter().map(|(_, value)| value);
                Some(hull(values.cloned().map(Interval::point)))
            }
        }
    }

    fn list(&mut self, numbers: &[Number]) -> Option<Vec<Interval>> {
        numbers.iter().map(|number| self.number(number)).collect()
    }

    fn judged_score(&mut self, full: &Number, decimals: Option<&Number>) -> Option<Interval> {
        let marks = self.number(full)?;
        self.suspect_negative(full, &marks);
        if let Some(decimals) = decimals {
            let digits = self.number(decimals)?;
            self.suspect_digits(decimals, &digits);
        }
        Some(marks.hull(&zero()))
    }

    /// A number from the rows of a table, about which nothing is declared but the kinds of its columns.
    fn of_table(&mut self, table: &TableNode) -> Interval {
        match &table.of {
            OfRows::Count => return not_negative(),
            OfRows::Matching(test) => {
                self.branch(&test.body, |ranges, one| Some(ranges.condition(one)));
                return not_negative();
            }
            OfRows::Column { .. } => {}
            OfRows::Values { value, .. } => {
                self.branch(&value.body, Self::number);
            }
            OfRows::Weighted { value, weight, .. } => {
                self.branch(&value.body, Self::number);
                self.branch(&weight.body, Self::number);
            }
        }
        self.suspect_rows(table);
        Interval::any_number()
    }

    fn of_checklist(&mut self, node: &ChecklistNode) -> Option<Interval> {
        Some(match node {
            ChecklistNode::Additive { fact, each } => {
                let points = self.number(each)?;
                self.suspect_negative(each, &points);
                self.items(*fact).multiply(&points)
            }
            ChecklistNode::Deductive {
                full, fact, each, ..
            } => {
                let (marks, points) = (self.number(full)?, self.number(each)?);
                self.suspect_negative(full, &marks);
                self.suspect_negative(each, &points);
                let off = self.items(*fact).multiply(&points);
                marks.subtract(&off).max(&zero())
            }
            ChecklistNode::Gate { full, .. } => self.number(full)?.hull(&zero()),
            ChecklistNode::Count { fact, .. } => self.items(*fact),
            ChecklistNode::Weighted {
                fact,
                entries,
                entries_place,
            } => {
                self.suspect_entries(*fact, entries, *entries_place);
                let values = entries.iter().map(|(_, value)| value);
                let sum = values.fold(Exact::ZERO, |sum, value| sum.add(value));
                Interval::between(Exact::ZERO, sum.max(Exact::ZERO))
            }
        })
    }
}

/// The points that a band pays.
pub(super) fn points_of(band: &BandNode) -> Option<&Number> {
    let at = match band.shape {
        BandShape::Limit(_) => 1,
        BandShape::Between(_) => 2,
        BandShape::Otherwise => 0,
    };
    band.numbers.list.get(at)
}

fn not_negative() -> Interval {
    Interval::any_number().at_least(crate::number::Decimal::ZERO)
}

fn extreme_of(extreme: Extreme, values: &[Interval]) -> Interval {
    let picked = values.iter().cloned().reduce(|a, b| match extreme {
        Extreme::Least => a.min(&b),
        Extreme::Greatest => a.max(&b),
    });
    picked.unwrap_or_else(Interval::any_number)
}

fn called(function: &Function, values: &[Interval]) -> Interval {
    let percent = |part: &Interval, whole: &Interval| part.multiply(&hundred()).quotient(whole);
    match (function.means, function.name, values) {
        (Means::Extreme(extreme), ..) => extreme_of(extreme, values),
        (Means::Rounding(rounding), _, [x, digits]) => {
            let known = (0..=28_u32).find(|known| {
                let known = Exact::from_integer(i128::from(*known));
                *digits == Interval::point(known)
            });
            known.map_or_else(Interval::any_number, |digits| {
                x.rounded_by(rounding, digits)
            })
        }
        (_, "abs", [x]) => x.abs(),
        (_, "clamp", [x, low, high]) => x.max(low).min(high),
        (_, "percent", [part, whole]) => percent(part, whole),
        (_, "change_rate", [now, before]) => percent(now, before).subtract(&hundred()),
        (_, "deviation", [actual, target]) => {
            let target = target.max(&zero());
            percent(&actual.subtract(&target).abs(), &target)
        }
        (_, "distance_outside", [x, low, high]) => {
            let beyond = low.subtract(x).max(&x.subtract(high));
            beyond.max(&zero())
        }

        (_, "completion", _) => zero().hull(&hundred()),
        (_, "proportional", [full, rate]) => full.multiply(rate).divide(&hundred()),
        (_, "proportional_from", [full, rate, _]) => {
            full.multiply(rate).divide(&hundred()).hull(&zero())
        }
        (_, "interpolate", [_, _, y0, _, y1]) => y0.hull(y1),
        (_, "deduct", [full, points]) => full.subtract(points).max(&zero()),
        (_, "deduct_proportional", [full, excess, step, points]) => {
            let off = excess.max(&zero()).multiply(points).quotient(step);
            full.subtract(&off).max(&zero()).min(full)
        }
        (
            _,
            "deduct_whole_steps"
            | "deduct_started_steps"
            | "reverse_linear"
            | "reverse_ratio"
            | "reverse_threshold",
            [full, ..],
        ) => full.hull(&zero()),
        (_, "add_proportional" | "add_whole_steps" | "add_started_steps", [base, .., cap]) => {
            base.hull(cap)
        }
        (_, "rescale", [score, from, to]) => score.multiply(to).quotient(from),
        _ => Interval::any_number(),
    }
}
