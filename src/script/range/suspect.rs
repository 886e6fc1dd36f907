//! Where a rule may fail: a function's demands on its arguments, held against what the arguments can be.

use super::Ranges;
use crate::diagnose::Code;
use crate::number::{Exact, Interval};
use crate::pack::FactKind;
use crate::script::library::{Arithmetic, Function, Means};
use crate::script::rule::{Entries, FactIndex, Number, OfRows, Place, TableNode, Text, TextNode};

/// What a call may be told to have done wrong, and of which argument.
type Fault = (Code, usize);

impl<'a> Ranges<'a> {
    pub(super) fn suspect_divisor(
        &mut self,
        operator: Arithmetic,
        divisor: &'a Number,
        range: &Interval,
    ) {
        if matches!(operator, Arithmetic::Divide | Arithmetic::Remainder)
            && is_zero(range)
            && !self.is_not_zero(divisor)
        {
            self.known.suspect(Code::ZeroDivisor, divisor.place.whole);
        }
    }

    pub(super) fn suspect_call(
        &mut self,
        call: &Number,
        function: &Function,
        arguments: &'a [Number],
        values: &[Interval],
    ) {
        for (code, argument) in faults(function, values) {
            let blamed = arguments.get(argument);
            let is_excluded = match (code, arguments) {
                (Code::ZeroDivisor, _) => blamed.is_some_and(|one| self.is_not_zero(one)),
                (Code::LimitsReversed, [_, low, high]) => !self.can_be_above(low, high),
                (Code::AnchorsCoincide, [_, x0, _, x1, _]) => !self.can_be_same(x0, x1),
                _ => false,
            };
            if is_excluded {
                continue;
            }
            let at = blamed.map_or(call.place.call, |argument| argument.place.whole);
            self.known.suspect(code, at);
        }
    }

    pub(super) fn suspect_negative(&mut self, points: &Number, range: &Interval) {
        if is_negative(range) {
            self.known.suspect(Code::NegativePoints, points.place.whole);
        }
    }

    pub(super) fn suspect_digits(&mut self, digits: &Number, range: &Interval) {
        if !are_digits(range) {
            self.known.suspect(Code::BadDigits, digits.place.whole);
        }
    }

    pub(super) fn suspect_list(&mut self, function: &Function, list: Place, length: usize) {
        let needed = if function.name == "trimmed_mean" {
            3
        } else {
            1
        };
        if length < needed {
            let code = if length == 0 && needed == 1 {
                Code::EmptyList
            } else {
                Code::TooFewValues
            };
            self.known.suspect(code, list.whole);
        }
    }

    pub(super) fn suspect_weights(
        &mut self,
        function: &str,
        values: usize,
        (weights, can_be_nothing): (&[Interval], bool),
        [of_values, of_weights]: &[Place; 2],
    ) {
        if values != weights.len() {
            self.known.suspect(Code::LengthsDiffer, of_weights.whole);
            return;
        }
        if values == 0 {
            self.known.suspect(Code::EmptyList, of_values.whole);
        }
        if weights.iter().any(is_negative) {
            self.known.suspect(Code::NegativeWeight, of_weights.whole);
        }
        let nothing = Interval::point(Exact::ZERO);
        let sum = weights.iter().fold(nothing, |sum, one| sum.add(one));
        if function != "weighted_mean" && sum.single() != Some(&Exact::ONE_HUNDRED) {
            self.known.suspect(Code::WeightsSum, of_weights.whole);
        }
        if function == "weighted_mean" && can_be_nothing && is_zero(&sum) {
            self.known.suspect(Code::NothingToWeigh, of_weights.whole);
        }
    }

    /// Every value that has a weight may turn out not to be given.
    pub(super) fn suspect_nothing_given(&mut self, [_, of_weights]: &[Place; 2]) {
        self.known.suspect(Code::NothingToWeigh, of_weights.whole);
    }

    /// `weight` is what the weight of a row can be.
    pub(super) fn suspect_rows(&mut self, table: &TableNode, weight: Option<&Interval>) {
        let fact = table.fact_place.whole;
        let function = match &table.of {
            OfRows::Column { function, .. }
            | OfRows::Values { function, .. }
            | OfRows::Weighted { function, .. } => function,
            OfRows::Count | OfRows::Matching(_) => return,
        };
        let rows = self.rows(table.fact);
        let may_lack = |needed: i128| rows.falls_below(&Exact::from_integer(needed));
        match function.name {
            "trimmed_mean" if may_lack(3) => self.known.suspect(Code::TooFewValues, fact),
            "sum" | "trimmed_mean" => {}
            "weighted_mean" => {
                let OfRows::Weighted { value, .. } = &table.of else {
                    return;
                };
                if may_lack(1) {
                    self.known.suspect(Code::EmptyList, fact);
                }
                // The weights are the second of two lists; of rows that is where the values stand.
                let at = value.place.whole;
                let least = |least: &Exact| weight.is_some_and(|weight| !weight.falls_below(least));
                if !least(&Exact::ZERO) {
                    self.known.suspect(Code::NegativeWeight, at);
                }
                let is_above =
                    least(&Exact::ZERO) && weight.is_some_and(|weight| !weight.holds(&Exact::ZERO));
                if !is_above {
                    self.known.suspect(Code::NothingToWeigh, at);
                }
            }
            _ if may_lack(1) => self.known.suspect(Code::EmptyList, fact),
            _ => {}
        }
    }

    /// Asks for an item of a checklist; whether that can have an answer.
    pub(super) fn suspect_item(&mut self, fact: FactIndex, item: &Text) -> bool {
        let kind = self.pack.facts.get(fact).map(|fact| &fact.kind);
        let Some(FactKind::Checklist(names)) = kind else {
            return true;
        };
        let is_known = match &*item.node {
            TextNode::Constant(name) => Some(names.contains(name)),
            _ => None,
        };
        if is_known != Some(true) {
            self.known.suspect(Code::NoItem, item.place.whole);
        }
        is_known != Some(false)
    }

    pub(super) fn suspect_lookup(&mut self, key: &Text, entries: &Entries, entries_place: Place) {
        let has = |key: &String| entries.iter().any(|(known, _)| known == key);
        let is_complete = match &*key.node {
            TextNode::Option(fact, options) => {
                let mut options = options.iter().enumerate();
                options.all(|(option, name)| has(name) || !self.can_be_option(*fact, option))
            }
            TextNode::Constant(key) => has(key),
            _ => false,
        };
        if !is_complete {
            self.known.suspect(Code::NoEntry, entries_place.whole);
        }
    }

    pub(super) fn suspect_entries(
        &mut self,
        fact: FactIndex,
        entries: &Entries,
        entries_place: Place,
    ) {
        let kind = self.pack.facts.get(fact).map(|fact| &fact.kind);
        let Some(FactKind::Checklist(names)) = kind else {
            return;
        };
        let at = entries_place.whole;
        let is_item = |key: &String| names.contains(key);
        let is_entered = |name: &String| entries.iter().any(|(key, _)| key == name);
        if !entries.iter().all(|(key, _)| is_item(key)) {
            self.known.suspect(Code::NoItem, at);
        }
        if !names.iter().all(is_entered) {
            self.known.suspect(Code::NoEntry, at);
        }
        if entries.iter().any(|(_, points)| points.is_negative()) {
            self.known.suspect(Code::NegativePoints, at);
        }
    }
}

fn is_zero(range: &Interval) -> bool {
    range.holds(&Exact::ZERO)
}

fn is_negative(range: &Interval) -> bool {
    range.falls_below(&Exact::ZERO)
}

fn are_digits(range: &Interval) -> bool {
    let known = range.single();
    known.is_some_and(|digits| {
        (0..=28_u32).any(|known| *digits == Exact::from_integer(i128::from(known)))
    })
}

/// What a call of a function of numbers may be told, for what its arguments can be.
fn faults(function: &Function, values: &[Interval]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut when = |can: bool, code: Code, argument: usize| {
        if can {
            faults.push((code, argument));
        }
    };
    let beyond = |low: &Interval, high: &Interval| high.can_be_below(low);
    match (function.means, function.name, values) {
        (Means::Rounding(_), _, [_, digits]) => when(!are_digits(digits), Code::BadDigits, 1),
        (_, "percent" | "change_rate", [_, whole]) => when(is_zero(whole), Code::ZeroDivisor, 1),
        (_, "deviation" | "completion", [_, target]) => {
            when(is_zero(target), Code::ZeroDivisor, 1);
            when(is_negative(target), Code::NegativeTarget, 1);
        }
        (_, "interpolate", [_, x0, _, x1, _]) => {
            when(x0.can_equal(x1), Code::AnchorsCoincide, 3);
        }
        (_, "deduct", [full, points]) => {
            when(is_negative(full), Code::NegativePoints, 0);
            when(is_negative(points), Code::NegativePoints, 1);
        }
        (
            _,
            "deduct_proportional" | "deduct_whole_steps" | "deduct_started_steps",
            [base, _, step, points],
        )
        | (
            _,
            "add_proportional" | "add_whole_steps" | "add_started_steps",
            [base, _, step, points, _],
        ) => {
            when(is_negative(base), Code::NegativePoints, 0);
            when(
                step.can_be_at_most(&Interval::point(Exact::ZERO)),
                Code::StepNotPositive,
                2,
            );
            when(is_negative(points), Code::NegativePoints, 3);
            if let [base, .., cap] = values
                && values.len() == 5
            {
                when(is_negative(cap), Code::NegativePoints, 4);
                when(beyond(base, cap), Code::LimitsReversed, 0);
            }
        }
        (_, "clamp" | "distance_outside", [_, low, high]) => {
            when(beyond(low, high), Code::LimitsReversed, 1);
        }
        (_, "reverse_linear", [_, actual, target]) => {
            let is_over = target.can_be_below(actual);
            when(is_over && is_zero(target), Code::ZeroDivisor, 2);
            when(is_over && is_negative(target), Code::NegativeTarget, 2);
        }
        (_, "reverse_ratio", [_, actual, target]) => {
            let is_over = target.can_be_below(actual);
            when(is_over && is_negative(target), Code::NegativeTarget, 2);
        }
        (_, "rescale", [score, from, to]) => {
            when(is_negative(score), Code::NegativePoints, 0);
            when(is_negative(from), Code::NegativePoints, 1);
            when(is_negative(to), Code::NegativePoints, 2);
            when(is_zero(from), Code::ZeroDivisor, 1);
        }
        _ => {}
    }
    faults
}
