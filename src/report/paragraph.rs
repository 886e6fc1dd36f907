//! A text broken into lines no wider than a terminal, Chinese and Latin mixed.

use unicode_linebreak::linebreaks;
use unicode_width::UnicodeWidthStr;

/// The lines of `text`, each at most `width` columns wide: the first begins with `first`, the others with `rest`.
///
/// Lines are broken where Unicode allows it (UAX 14): between Chinese characters, but not before a full stop or a closing
/// bracket; between Latin words. A word wider than a line is broken where the line ends.
#[must_use]
pub fn paragraph(text: &str, width: usize, first: &str, rest: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    // Whether the line holds more than its indent.
    let mut begun = false;
    for piece in pieces(text) {
        if begun && line.width() + piece.trim_end().width() > width {
            lines.push(std::mem::replace(&mut line, rest.to_owned()));
            begun = false;
        }
        let mut left = piece;
        while !left.is_empty() {
            let (part, remainder) = split(left, width.saturating_sub(line.width()));
            line.push_str(part);
            begun = true;
            left = remainder;
            if !left.is_empty() {
                lines.push(std::mem::replace(&mut line, rest.to_owned()));
                begun = false;
            }
        }
    }
    lines.push(line);
    lines
        .iter()
        .map(|line| line.trim_end().to_owned())
        .collect()
}

/// The text cut at every place where a line may end.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    linebreaks(text).filter_map(move |(end, _)| {
        let piece = text.get(start..end);
        start = end;
        piece
    })
}

/// What of an unbreakable piece fits into `width`, at least a character, and what is left of it.
fn split(piece: &str, width: usize) -> (&str, &str) {
    if piece.trim_end().width() <= width {
        return (piece, "");
    }
    let end = piece
        .char_indices()
        .map(|(at, character)| at + character.len_utf8())
        .take_while(|&end| piece.get(..end).is_some_and(|part| part.width() <= width))
        .last()
        .or_else(|| piece.chars().next().map(char::len_utf8))
        .unwrap_or(piece.len());
    piece.split_at_checked(end).unwrap_or((piece, ""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn chinese_breaks_anywhere_but_before_a_full_stop() {
        let lines = paragraph("年末实际在职人员数，编制数。", 12, "- ", "  ");
        assert_eq!(lines, ["- 年末实际在", "  职人员数，", "  编制数。"]);
    }

    #[test]
    fn words_stay_whole_unless_wider_than_a_line() {
        assert_eq!(paragraph("one two three", 8, "", ""), ["one two", "three"]);
        assert_eq!(
            paragraph("a abcdefghij", 5, "", ""),
            ["a", "abcde", "fghij"]
        );
        assert_eq!(paragraph("", 5, "- ", ""), ["-"]);
    }

    proptest! {
        #[test]
        fn no_line_is_too_wide_and_nothing_is_lost(text in "[一-龥a-z，。 ]{0,80}", width in 6usize..40) {
            let lines = paragraph(&text, width, "- ", "    ");
            for line in &lines {
                prop_assert!(line.width() <= width, "{line}");
            }
            let squeeze = |text: &str| text.chars().filter(|&c| c != ' ' && c != '-').collect::<String>();
            prop_assert_eq!(squeeze(&lines.concat()), squeeze(&text));
        }
    }
}
