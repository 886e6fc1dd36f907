//! The texts that a run has read, and the way from byte offsets to what an editor shows.

use super::{FileId, Span};

/// One file's name (as the user wrote it) and its whole text.
#[derive(Clone, Debug)]
pub struct Text {
    pub name: String,
    pub content: String,
    /// The line of the file that it begins at, from 1: a row of a table is a text of its own.
    pub first_line: usize,
}

/// A place as an editor shows it: both count from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    pub line: usize,
    pub column: usize,
}

/// Every text read in a run, by [`FileId`].
#[derive(Clone, Debug, Default)]
pub struct Texts {
    texts: Vec<Text>,
}

impl Texts {
    /// Keeps a text and names it.
    pub fn add(&mut self, name: impl Into<String>, content: impl Into<String>) -> FileId {
        self.add_part(name, content, 1)
    }

    /// Keeps a part of a file that begins at this line, from 1, and names it.
    pub fn add_part(
        &mut self,
        name: impl Into<String>,
        content: impl Into<String>,
        first_line: usize,
    ) -> FileId {
        // More than u32::MAX files cannot be held in memory, each being at least one allocation.
        let id = FileId(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.texts.push(Text {
            name: name.into(),
            content: content.into(),
            first_line,
        });
        id
    }

    /// The text that `id` names.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&Text> {
        self.texts.get(usize::try_from(id.0).ok()?)
    }

    /// What stands at `span`; empty if the span is not of this collection.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file)
            .and_then(|text| text.content.get(span.start..span.end))
            .unwrap_or_default()
    }

    /// Line and column of a byte offset, as an editor counts them.
    #[must_use]
    pub fn line_column(&self, file: FileId, offset: usize) -> LineColumn {
        let text = self.get(file);
        let first_line = text.map_or(1, |text| text.first_line);
        let before = text
            .and_then(|text| text.content.get(..offset))
            .unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        LineColumn {
            line: before.matches('\n').count() + first_line,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_not_bytes() {
        let mut texts = Texts::default();
        let file = texts.add("甲.toml", "一\n二三 = 1\n");
        let offset = "一\n二三".len();
        assert_eq!(
            texts.line_column(file, offset),
            LineColumn { line: 2, column: 3 }
        );
        assert_eq!(texts.slice(Span::new(file, 4, 10)), "二三");
    }
}
