//! Figures and formulas as a reader of a standard writes them.

use super::Telling;
use super::sheet::{Item, Kind};
use crate::number::{Decimal, Exact, half_up, trimmed};
use crate::report::escape::visible;
use crate::report::formula::{Notation, written};
use crate::script::{Claim, Formula, Why};

/// Digits after the point of a computed figure.
const ENOUGH: u32 = 2;
const MOST: u32 = 28;

/// A figure in two digits after the point, or as many more as it takes to be other than 0.
pub fn short(value: &Exact) -> String {
    apart(value, &[])
}

/// A figure in as many digits as it takes to stand to the others as it does unrounded.
pub fn apart(value: &Exact, others: &[&Exact]) -> String {
    let zero = Exact::ZERO;
    let Some(decimal) = value.to_decimal(MOST) else {
        return "…".to_owned();
    };
    let mut digits = ENOUGH;
    while digits < MOST {
        let shown = Exact::from_decimal(half_up(decimal, digits));
        let stands = |other: &&Exact| shown.cmp(other) == value.cmp(other);
        if others.iter().all(stands) && stands(&&zero) {
            break;
        }
        digits += 1;
    }
    trimmed(half_up(decimal, digits))
}

/// The formula in names.
pub fn in_names(view: Telling<'_>, formula: &Formula) -> String {
    visible(&written(formula, Notation::Names, view.words), usize::MAX)
}

/// The formula in figures.
pub fn in_figures(view: Telling<'_>, formula: &Formula) -> String {
    visible(&written(formula, Notation::Figures, view.words), usize::MAX)
}

/// The sign behind the value of a formula.
pub fn unit(formula: &Formula) -> &'static str {
    match formula {
        Formula::Percent(_) => " %",
        Formula::Told { of, .. } => unit(of),
        _ => "",
    }
}

/// `name = in names = in figures = value`, each but once.
pub fn worked(
    view: Telling<'_>,
    (kind, name): (Kind, Option<&str>),
    formula: &Formula,
    sign: &str,
) -> Item {
    let (names, figures) = (in_names(view, formula), in_figures(view, formula));
    let value = formula.value().map(|value| short(&value));
    let shown = match &value {
        Some(value) => format!("{value}{sign}"),
        None => view.say("account-no-value"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in name.into_iter().chain([names.as_str()]) {
        if parts.last() != Some(&part) {
            parts.push(part);
        }
    }
    // A sign may be written in two ways.
    let bare = figures.replace('−', "-");
    let is_new = figures != names && value.as_ref() != Some(&bare) && !formula.is_figure();
    if is_new {
        parts.push(&figures);
    }
    if parts.last() != Some(&shown.as_str()) {
        parts.push(&shown);
    }
    Item {
        kind,
        text: parts.join(" = "),
        name: name.map(str::to_owned),
        formula: Some(names.clone()),
        figures: Some(figures.clone()),
        value,
        ..Item::default()
    }
}

/// The points of a band or an item.
pub fn points(formula: &Formula) -> String {
    let value = formula.value();
    value.map_or_else(|| "?".to_owned(), |value| short(&value))
}

/// Whether a decimal is what is shown of an exact figure.
pub fn is_exactly(value: &Exact, decimal: Decimal) -> bool {
    *value == Exact::from_decimal(decimal)
}

/// The functions of the library that stand in a formula, by their English names.
pub fn functions(formula: &Formula, found: &mut Vec<&'static str>) {
    let mut add = |name: &'static str| {
        if !found.contains(&name) {
            found.push(name);
        }
    };
    match formula {
        Formula::Figure { .. } | Formula::Computed { .. } | Formula::Text(_) => {}
        Formula::Negative(one) | Formula::Share(one) | Formula::Percent(one) => {
            functions(one, found);
        }
        Formula::Sum(parts) => {
            for part in parts {
                functions(part, found);
            }
        }
        Formula::Operation { left, right, .. } => {
            functions(left, found);
            functions(right, found);
        }
        Formula::Call {
            english, arguments, ..
        } => {
            add(english);
            for one in arguments {
                functions(one, found);
            }
        }
        Formula::Told { by, of, why } => {
            functions(by, found);
            functions(of, found);
            match why.as_ref() {
                Why::Chosen(decision) => of_claim(&decision.claim, found),
                Why::Banded { x, bands, .. } => {
                    functions(x, found);
                    for band in bands {
                        functions(&band.points, found);
                    }
                }
                _ => {}
            }
        }
    }
}

fn of_claim(claim: &Claim, found: &mut Vec<&'static str>) {
    match claim {
        Claim::Not(one) => of_claim(one, found),
        Claim::All { asked, .. } | Claim::Any { asked, .. } => {
            for one in asked {
                of_claim(one, found);
            }
        }
        Claim::Compare { left, right, .. } => {
            functions(left, found);
            functions(right, found);
        }
        _ => {}
    }
}
