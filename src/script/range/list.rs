//! Numbers from lists, weighted or not.

use super::Ranges;
use super::call::extreme_of;
use super::number::{hull, zero};
use crate::number::{Exact, Interval};
use crate::script::library::{Function, Means};
use crate::script::rule::{Given, Number, Place};

impl<'a> Ranges<'a> {
    pub(super) fn of_list(
        &mut self,
        function: &Function,
        list: &'a [Number],
        list_place: Place,
    ) -> Option<Interval> {
        let values = self.list(list)?;
        self.suspect_list(function, list_place, values.len());
        Some(match (function.means, function.name) {
            (Means::Extreme(extreme), _) => extreme_of(extreme, &values),
            (_, "sum") => values.iter().fold(zero(), |sum, one| sum.add(one)),
            (_, "mean" | "trimmed_mean") => hull(values),
            _ => Interval::any_number(),
        })
    }

    /// Values with their weights; none where these never go together.
    pub(super) fn of_lists(
        &mut self,
        function: &Function,
        (values, of_weights): (&'a [Number], &'a [Number]),
        places: &[Place; 2],
    ) -> Option<Interval> {
        let values = self.list(values)?;
        let weights = self.list(of_weights)?;
        let can_be_nothing = !self.is_sum_not_zero(of_weights);
        self.suspect_weights(
            function.name,
            values.len(),
            (&weights, can_be_nothing),
            places,
        );
        let sum = weights.iter().fold(zero(), |sum, one| sum.add(one));
        let is_weighed = values.len() == weights.len()
            && (function.name != "weighted" || sum.holds(&Exact::ONE_HUNDRED));
        is_weighed.then(|| match function.name {
            "weighted" | "weighted_mean" => hull(values),
            _ => Interval::any_number(),
        })
    }

    pub(super) fn of_given(
        &mut self,
        values: &'a [Given],
        weights: &'a [Number],
        places: &[Place; 2],
    ) -> Option<Interval> {
        let value = |value: &'a Given| match value {
            Given::Number(number) => self.number(number),
            Given::Optional(fact) => Some(self.fact(*fact)),
        };
        let ranges: Vec<Interval> = values.iter().map(value).collect::<Option<_>>()?;
        let of_weights = self.list(weights)?;
        self.suspect_weights("weighted_given", ranges.len(), (&of_weights, true), places);
        let counts = |(value, weight): (&Given, &Interval)| {
            matches!(value, Given::Number(_)) && !weight.can_be_at_most(&zero())
        };
        if !values.iter().zip(&of_weights).any(counts) {
            self.suspect_nothing_given(places);
        }
        Some(hull(ranges))
    }
}
