//! 勾稽关系 in the table: how many hold, and each that does not with its arithmetic.

use super::TableOptions;
use super::head::NAME;
use super::sections::{Section, TEXT};
use crate::diagnose::Words;
use crate::number::trimmed;
use crate::report::View;
use crate::report::escape::visible;
use crate::report::formula::{Notation, written};
use crate::report::view::beside;
use crate::score::{FailedRelation, RelationResult, RelationStatus};
use crate::script::Formula;

/// The section, unless the pack checks nothing.
pub(super) fn relations(view: View<'_>, options: TableOptions) -> Option<Section> {
    let all = &view.evaluation.relations;
    if all.is_empty() {
        return None;
    }
    let items = all
        .iter()
        .filter_map(|one| item(one, view.words, options.verbose));
    Some(Section {
        heading: counts(view),
        items: items.collect(),
    })
}

/// How many hold, fail, and cannot be told.
pub(in crate::report) fn counts(view: View<'_>) -> String {
    let all = &view.evaluation.relations;
    let count =
        |wanted: fn(&RelationStatus) -> bool| all.iter().filter(|one| wanted(&one.status)).count();
    let counts = vec![
        (
            "holds",
            count(|status| matches!(status, RelationStatus::Holds)).into(),
        ),
        (
            "fails",
            count(|status| matches!(status, RelationStatus::Fails(_))).into(),
        ),
        (
            "unknown",
            count(|status| matches!(status, RelationStatus::Unknown(_))).into(),
        ),
    ];
    view.words.say_with("report-relations", &counts)
}

fn item(relation: &RelationResult, words: &Words, verbose: bool) -> Option<String> {
    let about = match &relation.status {
        RelationStatus::Fails(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| arithmetic(part, words)).collect();
            parts.join(&words.say("report-semicolon"))
        }
        RelationStatus::Unknown(facts) if verbose => {
            let facts: Vec<String> = facts.iter().map(|fact| visible(fact, NAME)).collect();
            words.say_with("report-relation-unknown", &vec![("facts", facts.into())])
        }
        RelationStatus::Holds | RelationStatus::Unknown(_) => return None,
    };
    let mut arguments = vec![
        ("name", visible(&relation.name, NAME).into()),
        ("about", about.into()),
    ];
    let key = match &relation.source {
        Some(source) => {
            arguments.push(("source", visible(source, NAME).into()));
            "report-relation-from"
        }
        None => "report-relation",
    };
    Some(words.say_with(key, &arguments))
}

/// The operator of `possible_share`: the left side should be a whole number.
const WHOLE: &str = "∈";

/// One side of a relation that fails.
struct Side {
    text: String,
    /// With its value, unless the text is the value: `1.14 ÷ 357.97 × 100 % = 0.32`.
    worked: String,
    is_figure: bool,
}

/// What was computed from which figures, and what it should agree with.
pub(in crate::report) fn arithmetic(part: &FailedRelation, words: &Words) -> String {
    let [of_left, of_right] = &part.formulas;
    let text = |formula: &Formula| visible(&written(formula, Notation::Figures, words), TEXT);
    if let (WHOLE, Some(value)) = (part.operator, part.left_value) {
        let computed = format!(
            "{} % × {} = {}",
            text(of_left),
            text(of_right),
            trimmed(value)
        );
        return words.say_with(
            "report-arithmetic-not-whole",
            &vec![("computed", computed.into())],
        );
    }
    let (Some(left_value), Some(right_value)) = (part.left_value, part.right_value) else {
        let relation = format!(
            "{} {} {}",
            text(of_left),
            sign(part.operator),
            text(of_right)
        );
        return words.say_with(
            "report-arithmetic-untrue",
            &vec![("relation", relation.into())],
        );
    };
    let side = |formula: &Formula, value, other_formula: &Formula, other| {
        let printed = other_formula.figure().map(|figure| figure.scale());
        let text = text(formula);
        let worked = if formula.is_figure() {
            text.clone()
        } else {
            format!(
                "{text} = {}{}",
                beside(value, other, printed),
                unit(formula)
            )
        };
        Side {
            text,
            worked,
            is_figure: formula.is_figure(),
        }
    };
    let left = side(of_left, left_value, of_right, right_value);
    let right = side(of_right, right_value, of_left, left_value);
    let say = |key, computed: &Side, other: &str| {
        words.say_with(
            key,
            &vec![
                ("computed", computed.worked.as_str().into()),
                ("other", other.into()),
            ],
        )
    };
    match (part.operator, left.is_figure, right.is_figure) {
        ("==", false, true) => {
            let reported = right.text + unit(of_left);
            say("report-arithmetic-reported", &left, &reported)
        }
        ("==", true, false) => {
            let reported = left.text + unit(of_right);
            say("report-arithmetic-reported", &right, &reported)
        }
        ("==", _, _) => say("report-arithmetic-unequal", &left, &right.worked),
        (operator, _, _) => {
            let relation = format!("{} {} {}", left.worked, sign(operator), right.worked);
            words.say_with(
                "report-arithmetic-untrue",
                &vec![("relation", relation.into())],
            )
        }
    }
}

/// What stands after the value of a formula.
fn unit(formula: &Formula) -> &'static str {
    match formula {
        Formula::Percent(_) => " %",
        _ => "",
    }
}

/// An operator as it is printed.
fn sign(operator: &str) -> &str {
    match operator {
        "==" => "=",
        "!=" => "≠",
        "<=" => "≤",
        ">=" => "≥",
        other => other,
    }
}
