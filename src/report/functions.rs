//! The documentation of the scoring library, from the table that the sandbox itself registers.

use super::paragraph;
use crate::diagnose::{Language, Words};
use crate::script::library::{self, Example, Family, Function, Signature};

/// Every function by family: its names, how it is called, what it is for, an example and the shapes of rules it serves.
/// Lines are at most `width` columns wide, where no single word is wider.
#[must_use]
pub fn functions(words: &Words, width: usize) -> String {
    let mut lines = paragraph(&words.say("example-facts"), width, "", "");
    for family in Family::ALL {
        lines.push(String::new());
        lines.extend(paragraph(&words.say(family.key()), width, "# ", "  "));
        for function in family.functions() {
            lines.push(String::new());
            describe(function, words, width, &mut lines);
        }
    }
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// What there is to read of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Documentation {
    /// Each way to call it, with its arguments and what it gives.
    pub ways: Vec<String>,
    pub about: String,
    pub example: String,
    /// The shapes of rules it serves.
    pub shapes: String,
}

/// What there is to read of `function`, under its name in the reader's language.
#[must_use]
pub fn documentation(function: &Function, words: &Words) -> Documentation {
    let (name, call) = match words.language() {
        Language::Chinese => (
            function.chinese,
            library::in_chinese(call(function.example)),
        ),
        Language::English => (function.name, call(function.example).to_owned()),
    };
    let ways = function.signatures.iter();
    let result = match function.example {
        Example::Gives(_, result) => result.to_owned(),
        Example::NotApplicable(_) => words.say("functions-result-not-applicable"),
        Example::Flags(_, text) => {
            words.say_with("functions-result-flag", &vec![("text", text.into())])
        }
    };
    let example = vec![("call", call.into()), ("result", result.into())];
    let shapes = function.shapes.iter();
    let shapes: Vec<String> = shapes
        .map(|shape| words.say(&library::shape_key(shape)))
        .collect();
    Documentation {
        ways: ways
            .map(|signature| signature_text(name, signature, words))
            .collect(),
        about: words.say(&function.key()),
        example: words.say_with("functions-example", &example),
        shapes: words.say_with("functions-shapes", &vec![("shapes", shapes.into())]),
    }
}

fn describe(function: &Function, words: &Words, width: usize, lines: &mut Vec<String>) {
    let heading = format!("{} {}", function.chinese, function.name);
    let documentation = documentation(function, words);
    lines.extend(paragraph(&heading, width, "", "  "));
    for way in &documentation.ways {
        lines.extend(paragraph(way, width, "  ", "      "));
    }
    lines.extend(paragraph(&documentation.about, width, "  ", "  "));
    lines.extend(paragraph(&documentation.example, width, "  ", "      "));
    lines.extend(paragraph(&documentation.shapes, width, "  ", "      "));
}

fn call(example: Example) -> &'static str {
    let (Example::Gives(call, _) | Example::NotApplicable(call) | Example::Flags(call, _)) =
        example;
    call
}

/// `百分比(部分: 数, 整体: 数) → 数`
fn signature_text(name: &str, signature: &Signature, words: &Words) -> String {
    let arguments: Vec<String> = signature
        .arguments
        .iter()
        .map(|(argument, kind)| {
            let argument = words.say(&library::argument_key(argument));
            let kind = words.say(kind.key());
            if argument == kind {
                argument
            } else {
                format!("{argument}: {kind}")
            }
        })
        .collect();
    format!(
        "{name}({}) → {}",
        arguments.join(", "),
        words.say(signature.result.key())
    )
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::*;

    #[test]
    fn every_function_stands_under_both_names_in_both_languages() {
        for language in [Language::Chinese, Language::English] {
            let text = functions(&Words::new(language), 80);
            for function in library::functions() {
                let heading = format!("{} {}", function.chinese, function.name);
                assert!(text.lines().any(|line| line == heading), "{heading}");
            }
        }
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        for language in [Language::Chinese, Language::English] {
            for width in [40, 80, 120] {
                for line in functions(&Words::new(language), width).lines() {
                    assert!(line.width() <= width, "{line}");
                }
            }
        }
    }

    #[test]
    fn an_entry_shows_its_call_its_sentence_its_example_and_its_shapes() {
        let text = functions(&Words::new(Language::Chinese), 200);
        let entry: Vec<&str> = text
            .lines()
            .skip_while(|line| *line != "按整步扣减 deduct_whole_steps")
            .take_while(|line| !line.is_empty())
            .collect();
        assert_eq!(
            entry,
            [
                "按整步扣减 deduct_whole_steps",
                "  按整步扣减(满分: 数, 超出部分: 数, 步长: 数, 每步分值: 数) → 数",
                "  超出部分每满一个步长扣一次分，不足一步的不扣，扣完为止；没有超出的得满分。步长须大于零，分值不得为负。",
                "  示例：按整步扣减(5, 5.26, 1, 0.5) → 2.5",
                "  用于：超出每步扣分直到扣完、高低双向每步扣分、不足每步扣分",
            ]
        );
    }
}
