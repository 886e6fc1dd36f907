//! From byte offsets of a text to the places that an editor counts in, and back.

use lsp_types::{Position, PositionEncodingKind, Range};

/// In what an editor counts the characters of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Encoding {
    Utf8,
    /// What every editor understands.
    #[default]
    Utf16,
}

impl Encoding {
    /// Bytes where the editor offers them, for they need no counting.
    #[must_use]
    pub fn choose(offered: Option<&[PositionEncodingKind]>) -> Self {
        let takes_bytes = offered.is_some_and(|kinds| kinds.contains(&PositionEncodingKind::UTF8));
        if takes_bytes { Self::Utf8 } else { Self::Utf16 }
    }

    /// As the protocol names it.
    #[must_use]
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Self::Utf8 => PositionEncodingKind::UTF8,
            Self::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn width(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
        }
    }
}

/// A text with the beginnings of its lines.
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl<'a> Lines<'a> {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &'a str, encoding: Encoding) -> Self {
        let mut starts = vec![0];
        let mut characters = text.char_indices().peekable();
        while let Some((offset, c)) = characters.next() {
            let pairs = c == '\r' && characters.peek().is_some_and(|(_, next)| *next == '\n');
            if matches!(c, '\n' | '\r') && !pairs {
                starts.push(offset + 1);
            }
        }
        Self {
            text,
            starts,
            encoding,
        }
    }

    /// Where the editor shows a byte offset; one beyond the text is its end, one within a character its beginning.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self
            .starts
            .partition_point(|start| *start <= offset)
            .saturating_sub(1);
        let content = self.line(line);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let mut column = 0;
        for (at, c) in content.char_indices() {
            if start + at + c.len_utf8() > offset {
                break;
            }
            column += self.encoding.width(c);
        }
        Position::new(small(line), small(column))
    }

    /// The byte offset of a place; one beyond its line is the line's end, one beyond the text the text's.
    #[must_use]
    pub fn offset(&self, position: Position) -> usize {
        let line = usize::try_from(position.line).unwrap_or(usize::MAX);
        let Some(start) = self.starts.get(line) else {
            return self.text.len();
        };
        let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
        let content = self.line(line);
        let mut column = 0;
        for (at, c) in content.char_indices() {
            column += self.encoding.width(c);
            if column > wanted {
                return start + at;
            }
        }
        start + content.len()
    }

    /// The range of a span of bytes.
    #[must_use]
    pub fn range(&self, (start, end): (usize, usize)) -> Range {
        Range::new(self.position(start), self.position(end))
    }

    /// A line without its end.
    fn line(&self, line: usize) -> &'a str {
        let start = self.starts.get(line).copied().unwrap_or(self.text.len());
        let end = self
            .starts
            .get(line + 1)
            .copied()
            .unwrap_or(self.text.len());
        let whole = self.text.get(start..end).unwrap_or_default();
        whole.trim_end_matches(['\n', '\r'])
    }
}

/// No text has so many lines or characters that they do not fit.
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn characters_count_as_the_editor_counts_them() {
        let text = "甲𠀀a\r\n乙\rb\n";
        let lines = Lines::new(text, Encoding::Utf16);
        let of = |at: &str| lines.position(text.find(at).expect("a place"));
        assert_eq!(of("𠀀"), Position::new(0, 1));
        assert_eq!(of("a"), Position::new(0, 3));
        assert_eq!(of("\r\n"), Position::new(0, 4));
        assert_eq!(of("乙"), Position::new(1, 0));
        assert_eq!(of("b"), Position::new(2, 0));
        assert_eq!(lines.position(text.len()), Position::new(3, 0));
        let lines = Lines::new(text, Encoding::Utf8);
        assert_eq!(
            lines.position(text.find('a').expect("a")),
            Position::new(0, 7)
        );
    }

    #[test]
    fn a_place_outside_the_text_is_its_nearest_one() {
        let lines = Lines::new("甲𠀀\n乙", Encoding::Utf16);
        assert_eq!(lines.offset(Position::new(0, 99)), 7);
        assert_eq!(lines.offset(Position::new(0, 2)), 3, "half a character");
        assert_eq!(lines.offset(Position::new(9, 9)), 11);
        assert_eq!(lines.position(99), Position::new(1, 1));
        assert_eq!(lines.position(1), Position::new(0, 0));
    }

    proptest! {
        #[test]
        fn a_place_and_back_is_the_same_place(text in "[a甲𠀀é\r\n]{0,40}") {
            for encoding in [Encoding::Utf8, Encoding::Utf16] {
                let lines = Lines::new(&text, encoding);
                for (offset, c) in text.char_indices().chain([(text.len(), ' ')]) {
                    // A place within an end of line is none.
                    let within = text[..offset].ends_with('\r') && c == '\n';
                    if !within {
                        prop_assert_eq!(lines.offset(lines.position(offset)), offset);
                    }
                }
            }
        }

        #[test]
        fn no_place_is_out_of_bounds(text in "[a甲𠀀\r\n]{0,20}", line in 0u32..9, character in 0u32..30) {
            for encoding in [Encoding::Utf8, Encoding::Utf16] {
                let lines = Lines::new(&text, encoding);
                let offset = lines.offset(Position::new(line, character));
                prop_assert!(text.is_char_boundary(offset));
                prop_assert_eq!(lines.offset(lines.position(offset)), offset);
            }
        }
    }
}
