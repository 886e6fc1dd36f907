//! What is known of the codes of complaints: one explained with its example, all of them as a list and as Markdown tables.

use unicode_width::UnicodeWidthStr;

use super::paragraph;
use crate::diagnose::explain::{self, Section};
use crate::diagnose::{Code, Language, Severity, Words};
use crate::script::library;

/// The indent of an example.
const INDENT: &str = "    ";

/// A code explained: number, name and severity, what is wrong, why it matters, the wrong and the right way.
/// Sentences are at most `width` columns wide; the lines of an example stand as they are.
#[must_use]
pub fn explanation(code: Code, words: &Words, width: usize) -> String {
    let head = format!(
        "{}  {}  {}",
        code.number(),
        code.name(),
        words.say(severity(code))
    );
    let mut blocks = vec![
        vec![head],
        paragraph(&explain::title(code, words), width, "", ""),
    ];
    blocks.extend(explain::why(code, words).map(|why| paragraph(&why, width, "", "")));
    if let Some((wrong, right)) = example(code, words, width) {
        // What a note speaks of is not wrong.
        let [of_wrong, of_right] = match code.severity() {
            Severity::Note => ["codes-noted", "codes-not-noted"],
            Severity::Warning | Severity::Error => ["codes-wrong", "codes-right"],
        };
        blocks.push(under(of_wrong, wrong, words));
        blocks.push(under(of_right, right, words));
    }
    joined(&blocks)
}

/// Every code by section, with its severity and what is wrong. Lines are at most `width` columns wide.
#[must_use]
pub fn code_list(words: &Words, width: usize) -> String {
    let severities = Code::ALL.iter().map(|code| words.say(severity(*code)));
    let widest = severities.map(|word| word.width()).max().unwrap_or(0);
    let mut blocks = Vec::new();
    for section in Section::ALL {
        let mut lines = paragraph(&words.say(section.key()), width, "# ", "  ");
        for code in section.codes() {
            let word = words.say(severity(code));
            let filling = " ".repeat(widest.saturating_sub(word.width()));
            let first = format!("{}  {word}{filling}  ", code.number());
            let rest = " ".repeat(first.width());
            lines.extend(paragraph(
                &explain::title(code, words),
                width,
                &first,
                &rest,
            ));
        }
        blocks.push(lines);
    }
    joined(&blocks)
}

/// Every code by section, as Markdown tables under headings of the third level.
#[must_use]
pub fn code_tables(words: &Words) -> String {
    let [number, level, title] =
        ["codes-number", "codes-severity", "codes-title"].map(|key| words.say(key));
    let mut blocks = Vec::new();
    for section in Section::ALL {
        blocks.push(vec![format!("### {}", words.say(section.key()))]);
        let mut rows = vec![
            format!("| {number} | {level} | {title} |"),
            "| --- | --- | --- |".to_owned(),
        ];
        for code in section.codes() {
            let (level, title) = (words.say(severity(code)), explain::title(code, words));
            rows.push(format!("| {} | {level} | {title} |", code.number()));
        }
        blocks.push(rows);
    }
    joined(&blocks)
}

/// The lines of the wrong and of the right way.
fn example(code: Code, words: &Words, width: usize) -> Option<(Vec<String>, Vec<String>)> {
    if let Some(example) = explain::example(code) {
        let lines = |text: &str| -> Vec<String> {
            let text = match words.language() {
                Language::Chinese => library::in_chinese(text),
                Language::English => text.to_owned(),
            };
            let lines = text.trim_end().lines();
            lines
                .map(|line| format!("{INDENT}{line}").trim_end().to_owned())
                .collect()
        };
        return Some((lines(&example.wrong), lines(&example.right)));
    }
    let (wrong, right) = explain::in_words(code, words)?;
    let lines = |text: &str| paragraph(text, width, INDENT, INDENT);
    Some((lines(&wrong), lines(&right)))
}

fn under(heading: &str, lines: Vec<String>, words: &Words) -> Vec<String> {
    let mut block = vec![words.say(heading)];
    block.extend(lines);
    block
}

fn severity(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "severity-error",
        Severity::Warning => "severity-warning",
        Severity::Note => "severity-note",
    }
}

fn joined(blocks: &[Vec<String>]) -> String {
    let blocks: Vec<String> = blocks.iter().map(|lines| lines.join("\n")).collect();
    blocks.join("\n\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_sentence_is_wider_than_asked() {
        for language in [Language::Chinese, Language::English] {
            let words = Words::new(language);
            for width in [60, 100] {
                for line in code_list(&words, width).lines() {
                    assert!(line.width() <= width, "{line}");
                }
                for code in Code::ALL {
                    let text = explanation(*code, &words, width);
                    for line in text.lines().filter(|line| !line.starts_with(INDENT)) {
                        assert!(line.width() <= width, "{line}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_list_and_the_tables_have_every_code_once() {
        let words = Words::new(Language::Chinese);
        for text in [code_list(&words, 100), code_tables(&words)] {
            for code in Code::ALL {
                let lines = text.lines().filter(|line| {
                    let line = line.trim_start_matches("| ");
                    line.starts_with(code.number())
                });
                assert_eq!(lines.count(), 1, "{}", code.number());
            }
        }
    }
}
