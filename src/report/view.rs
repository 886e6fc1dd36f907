//! What every format shows alike: the parts of an evaluation in reading order, and figures as a standard prints them.

use crate::diagnose::Words;
use crate::number::{Decimal, half_up, show, trimmed};
use crate::pack::Pack;
use crate::score::{Evaluation, GroupResult, IndicatorResult, Outcome, Range};
use crate::source::Texts;

/// An evaluation with all that is needed to word it.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub evaluation: &'a Evaluation,
    /// The pack that was applied.
    pub pack: &'a Pack,
    /// The texts that findings point into.
    pub texts: &'a Texts,
    /// The language to speak.
    pub words: &'a Words,
}

impl<'a> View<'a> {
    /// Every indicator, in the order of the tree.
    pub(super) fn indicators(self) -> Vec<&'a IndicatorResult> {
        tree(&self.evaluation.groups)
            .into_iter()
            .filter_map(|(_, node)| match node {
                Node::Indicator(indicator) => Some(indicator),
                Node::Group(_) => None,
            })
            .collect()
    }

    /// Points as this pack prints them.
    pub(super) fn marks(self, value: Decimal) -> String {
        marks(value, self.evaluation.pack.decimals)
    }

    /// A range of points (`91.00–97.00`), or the one value.
    pub(super) fn range(self, range: Range) -> String {
        match range.exact() {
            Some(value) => self.marks(value),
            None => format!("{}–{}", self.marks(range.low), self.marks(range.high)),
        }
    }
}

/// A line of the tree.
#[derive(Clone, Copy)]
pub(super) enum Node<'a> {
    Group(&'a GroupResult),
    Indicator(&'a IndicatorResult),
}

/// The tree from top to bottom, each node with its depth.
pub(super) fn tree(groups: &[GroupResult]) -> Vec<(usize, Node<'_>)> {
    fn walk<'a>(group: &'a GroupResult, depth: usize, nodes: &mut Vec<(usize, Node<'a>)>) {
        nodes.push((depth, Node::Group(group)));
        for inner in &group.groups {
            walk(inner, depth + 1, nodes);
        }
        for indicator in &group.indicators {
            nodes.push((depth + 1, Node::Indicator(indicator)));
        }
    }
    let mut nodes = Vec::new();
    for group in groups {
        walk(group, 0, &mut nodes);
    }
    nodes
}

/// Points with the pack's decimals; a maximum that a pack states more finely keeps all its digits.
pub(super) fn marks(value: Decimal, decimals: u32) -> String {
    show(value, decimals.max(value.normalize().scale()))
}

/// A measure as a report prints it: 四舍五入 to two digits, without zeros at its end.
pub(super) fn measure(value: Decimal) -> String {
    trimmed(half_up(value, 2))
}

/// 失分: what the indicator fell short of its maximum; none where it has no score, or none to lose.
pub(super) fn lost(indicator: &IndicatorResult) -> Option<Decimal> {
    let score = indicator.outcome.score()?;
    indicator.has_weight.then(|| indicator.max - score)
}

/// 失分 of all the indicators below that have a score.
pub(super) fn lost_below(group: &GroupResult) -> Decimal {
    let own: Decimal = group.indicators.iter().filter_map(lost).sum();
    let inner: Decimal = group.groups.iter().map(lost_below).sum();
    own + inner
}

/// A computed value beside another one it should agree with, in digits that tell the two apart: at least as many as the other
/// side prints, if it is a printed figure.
pub(super) fn beside(value: Decimal, other: Decimal, printed: Option<u32>) -> String {
    // A quotient has as many digits as a number can hold; two of them say enough, if the values then differ.
    const ENOUGH: u32 = 2;
    const MOST: u32 = 28;
    let mut digits = value
        .normalize()
        .scale()
        .min(ENOUGH)
        .max(printed.unwrap_or(0));
    while digits < MOST && value != other && half_up(value, digits) == half_up(other, digits) {
        digits += 1;
    }
    show(value, digits)
}

/// The key of the word for an outcome that is no plain score.
pub(super) fn outcome_key(outcome: &Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Scored(_) => None,
        Outcome::NotApplicable { .. } => Some("report-outcome-not-applicable"),
        Outcome::Missing(_) => Some("report-outcome-missing"),
        Outcome::Failed(_) => Some("report-outcome-failed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn points_keep_the_digits_a_standard_prints() {
        assert_eq!(marks(number("5"), 2), "5.00");
        assert_eq!(marks(number("4.1250"), 3), "4.125");
        assert_eq!(marks(number("2.5"), 0), "2.5");
    }

    #[test]
    fn a_measure_is_rounded_half_up() {
        for (value, shown) in [
            ("73.684210", "73.68"),
            ("27.065", "27.07"),
            ("97.20", "97.2"),
            ("100", "100"),
        ] {
            assert_eq!(measure(number(value)), shown);
        }
    }

    #[test]
    fn a_computed_value_is_told_apart_from_the_printed_one() {
        let cases = [
            ("0.3184624410", "3.18", Some(2), "0.32"),
            ("359.11", "360", Some(0), "359.11"),
            ("2.6", "3", Some(0), "2.6"),
            ("0.333333", "0.33", Some(2), "0.333"),
            ("359", "359.20", Some(2), "359.00"),
            ("0.12501", "0.12502", None, "0.12501"),
            ("41", "41", None, "41"),
        ];
        for (value, other, printed, shown) in cases {
            assert_eq!(
                beside(number(value), number(other), printed),
                shown,
                "{value}"
            );
        }
    }
}
