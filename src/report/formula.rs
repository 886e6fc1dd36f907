//! A formula as a reader knows it from a report: with ÷ and ×, in figures or in names.

use crate::diagnose::{Language, Words};
use crate::number::{Decimal, half_up, trimmed};
use crate::script::{FULL, Formula, Sign};

/// The longest formula shown, in characters.
const LONGEST: usize = 600;
/// Digits after the point of a figure that was computed.
const ENOUGH: u32 = 6;

/// What stands for a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notation {
    /// What it is called, where it has a name.
    Names,
    /// Its value, where the case comes to one.
    Figures,
}

/// The formula on one line, in at most 600 characters. It may hold whatever a pack writes: show it by
/// [`visible`](super::escape::visible).
#[must_use]
pub fn written(formula: &Formula, notation: Notation, words: &Words) -> String {
    let writer = Writer { notation, words };
    let mut text = String::new();
    writer.write(formula, Binding::Loosest, &mut text);
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text,
    }
}

/// How closely the parts of an expression hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Loosest,
    Sum,
    /// The right side of a difference.
    Term,
    Product,
    /// The right side of a quotient.
    Factor,
    Single,
}

struct Writer<'a> {
    notation: Notation,
    words: &'a Words,
}

impl Writer<'_> {
    fn write(&self, formula: &Formula, around: Binding, text: &mut String) {
        // What is longer is cut off anyway.
        if text.len() > 4 * LONGEST {
            return;
        }
        let formula = match formula {
            Formula::Told { by, of, .. } => {
                let shown = match self.notation {
                    Notation::Names => by,
                    Notation::Figures => of,
                };
                return self.write(shown, around, text);
            }
            other => other,
        };
        let own = binding(formula);
        let is_negative = self.notation == Notation::Figures && is_negative(formula);
        let needs = own < around || is_negative && around > Binding::Loosest;
        if needs {
            text.push('(');
        }
        self.bare(formula, text);
        if needs {
            text.push(')');
        }
    }

    fn bare(&self, formula: &Formula, text: &mut String) {
        match formula {
            Formula::Figure { name, value } => text.push_str(&self.figure(name.as_ref(), *value)),
            Formula::Computed { name, value } => {
                let value = value.as_ref();
                let value = value.and_then(|value| value.to_decimal(Decimal::MAX_SCALE));
                text.push_str(&self.figure(Some(name), value));
            }
            Formula::Sum(parts) => {
                for (place, part) in parts.iter().enumerate() {
                    if place > 0 {
                        text.push_str(" + ");
                    }
                    let around = if place > 0 && self.begins_with_minus(part) {
                        Binding::Single
                    } else {
                        Binding::Sum
                    };
                    self.write(part, around, text);
                }
            }
            Formula::Negative(operand) => {
                text.push('−');
                self.write(operand, Binding::Single, text);
            }
            Formula::Operation { sign, left, right } => {
                let (shown, to_left, to_right) = match sign {
                    Sign::Add => ("+", Binding::Sum, Binding::Sum),
                    Sign::Subtract => ("−", Binding::Sum, Binding::Term),
                    Sign::Multiply => ("×", Binding::Product, Binding::Product),
                    Sign::Divide => ("÷", Binding::Product, Binding::Factor),
                    Sign::Remainder => ("%", Binding::Single, Binding::Single),
                };
                self.write(left, to_left, text);
                text.push(' ');
                text.push_str(shown);
                text.push(' ');
                let is_sum = matches!(sign, Sign::Add | Sign::Subtract);
                let around = if is_sum && self.begins_with_minus(right) {
                    Binding::Single
                } else {
                    to_right
                };
                self.write(right, around, text);
            }
            Formula::Percent(ratio) => {
                self.write(ratio, Binding::Product, text);
                text.push_str(" × 100 %");
            }
            Formula::Share(weight) => {
                self.write(weight, Binding::Single, text);
                // A ratio in percent is a share by itself.
                if !self.is_percent(weight) {
                    text.push_str(" %");
                }
            }
            Formula::Call {
                english,
                chinese,
                arguments,
            } => {
                text.push_str(match self.words.language() {
                    Language::Chinese => chinese,
                    Language::English => english,
                });
                text.push('(');
                for (place, argument) in arguments.iter().enumerate() {
                    if place > 0 {
                        text.push_str(", ");
                    }
                    self.write(argument, Binding::Loosest, text);
                }
                text.push(')');
            }
            // It is written by what it is told of.
            Formula::Told { .. } => {}
            Formula::Text(script) => text.push_str(script),
        }
    }

    /// Whether a second sign would stand behind the sign of a sum.
    fn begins_with_minus(&self, formula: &Formula) -> bool {
        match (formula, self.notation) {
            (Formula::Negative(_), _) => true,
            (Formula::Told { by, .. }, Notation::Names) => self.begins_with_minus(by),
            (Formula::Told { of, .. }, Notation::Figures) => self.begins_with_minus(of),
            _ => false,
        }
    }

    fn is_percent(&self, formula: &Formula) -> bool {
        match (formula, self.notation) {
            (Formula::Percent(_), _) => true,
            (Formula::Told { by, .. }, Notation::Names) => self.is_percent(by),
            (Formula::Told { of, .. }, Notation::Figures) => self.is_percent(of),
            _ => false,
        }
    }

    fn figure(&self, name: Option<&String>, value: Option<Decimal>) -> String {
        match (self.notation, name, value) {
            (Notation::Names, Some(name), _) | (_, Some(name), None) => {
                if FULL.contains(&name.as_str()) {
                    self.words.say("account-full-marks")
                } else {
                    name.clone()
                }
            }
            (_, _, Some(value)) if value.scale() > ENOUGH => trimmed(half_up(value, ENOUGH)),
            (_, _, Some(value)) => value.to_string(),
            (_, None, None) => "?".to_owned(),
        }
    }
}

fn is_negative(formula: &Formula) -> bool {
    match formula {
        Formula::Figure {
            value: Some(value), ..
        } => value.is_sign_negative() && !value.is_zero(),
        Formula::Computed {
            value: Some(value), ..
        } => value.is_negative(),
        _ => false,
    }
}

fn binding(formula: &Formula) -> Binding {
    match formula {
        Formula::Sum(_)
        | Formula::Operation {
            sign: Sign::Add | Sign::Subtract,
            ..
        } => Binding::Sum,
        Formula::Operation { .. } | Formula::Percent(_) => Binding::Product,
        Formula::Negative(_) => Binding::Factor,
        Formula::Figure { .. }
        | Formula::Computed { .. }
        | Formula::Share(_)
        | Formula::Call { .. }
        | Formula::Told { .. }
        | Formula::Text(_) => Binding::Single,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::Language;

    fn figure(name: &str, value: &str) -> Formula {
        Formula::Figure {
            name: Some(name.to_owned()),
            value: Some(value.parse().expect("a number")),
        }
    }

    fn operation(left: Formula, sign: Sign, right: Formula) -> Formula {
        Formula::Operation {
            sign,
            left: Box::new(left),
            right: Box::new(right),
        }
    }

    #[test]
    fn brackets_stand_where_the_order_of_operations_needs_them() {
        let (a, b, c) = (figure("a", "1.5"), figure("b", "-2"), figure("c", "3"));
        let sum = operation(a.clone(), Sign::Add, b.clone());
        let difference = operation(a.clone(), Sign::Subtract, c.clone());
        let cases = [
            (
                operation(sum.clone(), Sign::Add, c.clone()),
                "a + b + c",
                "1.5 + (-2) + 3",
            ),
            (
                operation(c.clone(), Sign::Subtract, sum.clone()),
                "c − (a + b)",
                "3 − (1.5 + (-2))",
            ),
            (
                operation(c.clone(), Sign::Add, difference.clone()),
                "c + a − c",
                "3 + 1.5 − 3",
            ),
            (
                Formula::Percent(Box::new(operation(difference, Sign::Divide, c.clone()))),
                "(a − c) ÷ c × 100 %",
                "(1.5 − 3) ÷ 3 × 100 %",
            ),
            (
                operation(
                    a.clone(),
                    Sign::Divide,
                    operation(b.clone(), Sign::Multiply, c.clone()),
                ),
                "a ÷ (b × c)",
                "1.5 ÷ ((-2) × 3)",
            ),
            (
                operation(
                    operation(a, Sign::Divide, c),
                    Sign::Multiply,
                    Formula::Negative(Box::new(sum)),
                ),
                "a ÷ c × −(a + b)",
                "1.5 ÷ 3 × −(1.5 + (-2))",
            ),
            (b, "b", "-2"),
        ];
        let words = Words::new(Language::Chinese);
        for (formula, names, figures) in cases {
            assert_eq!(written(&formula, Notation::Names, &words), names);
            assert_eq!(written(&formula, Notation::Figures, &words), figures);
        }
    }
}
