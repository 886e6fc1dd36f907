//! Calls of functions over numbers: with which arguments one comes to a value, and to which. A function without a line here
//! can give anything.

use super::Ranges;
use super::narrow::{over, under};
use super::number::{hundred, not_negative, zero};
use crate::number::{Exact, Interval};
use crate::script::library::{Extreme, Function, Means};
use crate::script::rule::Number;

impl<'a> Ranges<'a> {
    pub(super) fn call(
        &mut self,
        number: &'a Number,
        function: &Function,
        arguments: &'a [Number],
    ) -> Option<Interval> {
        let values = self.list(arguments)?;
        self.suspect_call(number, function, arguments, &values);
        let values = demanded(function, values)?;
        let range = called(function, &values);
        Some(match (function.name, arguments, values.as_slice()) {
            ("percent", [part, whole], [_, of_whole]) => {
                self.share((part, whole), of_whole, range, &Exact::ONE_HUNDRED)
            }
            ("change_rate", [now, before], [_, of_before]) => {
                self.share((now, before), of_before, range, &Exact::ZERO)
            }
            _ => range,
        })
    }
}

pub(super) fn extreme_of(extreme: Extreme, values: &[Interval]) -> Interval {
    let picked = values.iter().cloned().reduce(|a, b| match extreme {
        Extreme::Least => a.min(&b),
        Extreme::Greatest => a.max(&b),
    });
    picked.unwrap_or_else(Interval::any_number)
}

/// The arguments with which a call comes to a value; none where there are no such.
fn demanded(function: &Function, mut values: Vec<Interval>) -> Option<Vec<Interval>> {
    let not_negative = not_negative();
    let positive = Interval::from(Exact::ZERO, false);
    let demands: &[(usize, &Interval)] = match function.name {
        "deduct" => &[(0, &not_negative), (1, &not_negative)],
        "deduct_proportional" | "deduct_whole_steps" | "deduct_started_steps" => {
            &[(0, &not_negative), (2, &positive), (3, &not_negative)]
        }
        "add_proportional" | "add_whole_steps" | "add_started_steps" => &[
            (0, &not_negative),
            (2, &positive),
            (3, &not_negative),
            (4, &not_negative),
        ],
        "completion" | "deviation" => &[(1, &positive)],
        "rescale" => &[(0, &not_negative), (1, &positive), (2, &not_negative)],
        _ => &[],
    };
    for (index, demand) in demands {
        if let Some(value) = values.get_mut(*index) {
            *value = value.intersect(demand)?;
        }
    }
    if let ("clamp" | "distance_outside", [_, low, high]) = (function.name, values.as_mut_slice()) {
        *high = high.intersect(&over(low, true))?;
        *low = low.intersect(&under(high, true))?;
    }
    if let ("percent" | "change_rate", [_, whole]) = (function.name, values.as_mut_slice()) {
        *whole = whole.without(&Exact::ZERO)?;
    }
    Some(values)
}

/// What a function that never falls makes of a range.
fn steps(range: &Interval, step: impl Fn(&Exact) -> Exact) -> Interval {
    match (range.lowest(), range.highest()) {
        (Some((low, _)), Some((high, _))) => Interval::between(step(low), step(high)),
        _ => Interval::any_number(),
    }
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
        (_, "floor", [x]) => steps(x, Exact::floor),
        (_, "ceil", [x]) => steps(x, Exact::ceil),
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

        (_, "completion", [actual, target]) => {
            percent(&actual.max(&zero()), target).min(&hundred())
        }
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
