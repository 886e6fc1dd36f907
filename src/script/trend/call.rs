//! Which way operators and the functions of the library go with what they are given.

use super::{Trend, Trends};
use crate::number::{Exact, Interval};
use crate::script::library::{Arithmetic, Means};
use crate::script::rule::Number;

impl Trends<'_> {
    pub(super) fn arithmetic(
        &self,
        operator: Arithmetic,
        (first, a): (&Number, Trend),
        (second, b): (&Number, Trend),
    ) -> Trend {
        match operator {
            Arithmetic::Add => a.and(b),
            Arithmetic::Subtract => a.and(b.reversed()),
            Arithmetic::Multiply => a.times(self.range(second)).and(b.times(self.range(first))),
            Arithmetic::Divide => self.divided((first, a), (second, b)),
            Arithmetic::Remainder => Trend::Unknown.unless_still(a.and(b)),
        }
    }

    /// Of `first ÷ second`, where the divisor keeps its sign.
    fn divided(&self, (first, a): (&Number, Trend), (second, b): (&Number, Trend)) -> Trend {
        let divisor = self.range(second);
        let keeps_sign = divisor
            .is_some_and(|range| !range.falls_below(&Exact::ZERO) || !range.exceeds(&Exact::ZERO));
        if a.and(b) == Trend::Still {
            Trend::Still
        } else if keeps_sign {
            a.times(divisor).and(b.reversed().times(self.range(first)))
        } else {
            Trend::Unknown
        }
    }

    pub(super) fn called(
        &self,
        means: Means,
        name: &str,
        arguments: &[Number],
        trends: &[Trend],
    ) -> Trend {
        let still = |trend: Trend| trend == Trend::Still;
        if trends.iter().copied().all(still) {
            return Trend::Still;
        }
        match (means, name, arguments, trends) {
            (Means::Extreme(_), _, _, trends) => {
                trends.iter().copied().fold(Trend::Still, Trend::and)
            }
            (Means::Rounding(_), _, _, [x, Trend::Still]) | (_, "floor" | "ceil", _, [x]) => *x,
            (_, "abs", [x], [trend]) => trend.times(self.range(x)),
            (_, "clamp", _, [x, low, high]) => x.and(*low).and(*high),
            (_, "percent", [part, whole], [a, b]) => self.divided((part, *a), (whole, *b)),
            (_, "change_rate", [now, before], [a, b]) => self.divided((now, *a), (before, *b)),
            (_, "completion", _, [actual, goal]) => actual.and(goal.reversed()),
            (_, "proportional", [full, rate], [a, b]) => {
                a.times(self.range(rate)).and(b.times(self.range(full)))
            }
            (_, "proportional_from", [full, _, line], [Trend::Still, rate, pass])
                if self.is_not_negative(line) =>
            {
                rate.and(pass.reversed()).times(self.range(full))
            }
            (_, "deduct", _, [full, points]) => full.and(points.reversed()),
            (
                _,
                "deduct_proportional" | "deduct_whole_steps" | "deduct_started_steps",
                _,
                [full, excess, step, points],
            ) => full
                .and(excess.reversed())
                .and(*step)
                .and(points.reversed()),
            (
                _,
                "add_proportional" | "add_whole_steps" | "add_started_steps",
                _,
                [base, excess, step, points, cap],
            ) => base
                .and(*excess)
                .and(step.reversed())
                .and(*points)
                .and(*cap),
            (
                _,
                "reverse_linear" | "reverse_ratio" | "reverse_threshold",
                [marks, ..],
                [full, actual, goal],
            ) if self.is_not_negative(marks) => full.and(actual.reversed()).and(*goal),
            (
                _,
                "interpolate",
                [_, x0, y0, x1, y1],
                [x, Trend::Still, Trend::Still, Trend::Still, Trend::Still],
            ) => {
                let points = [x0, y0, x1, y1].map(|number| self.range(number)?.single());
                let [Some(x0), Some(y0), Some(x1), Some(y1)] = points else {
                    return Trend::Unknown;
                };
                let slope = y1.subtract(y0).multiply(&x1.subtract(x0));
                x.times(Some(&Interval::point(slope)))
            }
            (_, "rescale", [_, from, to], [score, Trend::Still, Trend::Still]) => {
                score.times(self.range(from)).times(self.range(to))
            }
            _ => Trend::Unknown,
        }
    }

    fn is_not_negative(&self, number: &Number) -> bool {
        let range = self.range(number);
        range.is_some_and(|range| !range.falls_below(&Exact::ZERO))
    }
}
