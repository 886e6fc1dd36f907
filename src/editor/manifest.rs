//! What stands where in a manifest, whether it is finished or not: every key and every value with its path and its place.
//! What of it is wrong is said by the pack's own reader.

use toml_parser::Source;
use toml_parser::lexer::{Token, TokenKind};

/// A step of the way to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key of a table.
    Key(String),
    /// A place in a list.
    Item(usize),
}

/// A step, to be matched against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At<'a> {
    K(&'a str),
    I(usize),
}

/// How the words of a piece are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    /// Without quotes.
    Bare,
    /// Letter for letter between quotes.
    Quoted,
    /// Between quotes, with signs that stand for others.
    Escaped,
}

/// What a piece is to its path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// The path's last step itself.
    Key,
    /// A text, the value at the path.
    Text,
    /// Any other value at the path, as it is written.
    Other,
}

/// A key or a value with its place.
#[derive(Clone, Debug)]
pub struct Piece {
    pub kind: PieceKind,
    pub path: Vec<Step>,
    /// The key or the text as it is meant.
    pub value: String,
    pub spelling: Spelling,
    /// The bytes it takes, its quotes included.
    pub outer: (usize, usize),
    /// The bytes between the quotes.
    pub inner: (usize, usize),
}

impl Piece {
    /// Its path.
    #[must_use]
    pub fn at(&self) -> Vec<At<'_>> {
        steps(&self.path)
    }

    /// Whether it has its closing quote.
    fn is_closed(&self) -> bool {
        self.spelling != Spelling::Bare && self.inner.1 < self.outer.1
    }
}

/// What could stand right behind a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A key of the table at this path.
    Key(Vec<Step>),
    /// A value at this path.
    Value(Vec<Step>),
    /// A table's name, in a header.
    Header,
    /// Nothing that could be proposed: a comment, what follows a value.
    Nothing,
}

/// A manifest's pieces, and what could follow them.
#[derive(Debug)]
pub struct Scanned {
    /// In the order of the text.
    pub pieces: Vec<Piece>,
    pub expected: Expected,
    /// The key or value that the text breaks off in, by where it begins.
    pub unfinished: Option<usize>,
}

/// A path, to be matched against.
#[must_use]
pub fn steps(path: &[Step]) -> Vec<At<'_>> {
    path.iter()
        .map(|step| match step {
            Step::Key(key) => At::K(key),
            Step::Item(index) => At::I(*index),
        })
        .collect()
}

/// Finds every piece of a manifest.
#[must_use]
pub fn scan(text: &str) -> Scanned {
    let source = Source::new(text);
    let mut scanner = Scanner {
        text,
        source,
        pieces: Vec::new(),
        table: Vec::new(),
        lists: Vec::new(),
        frames: Vec::new(),
        key: Vec::new(),
        state: State::Key,
    };
    let tokens = source.lex().into_vec();
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index + 1).map(Token::kind);
        scanner.take(token, next);
    }
    scanner.finish()
}

/// A list or a table that is open within a line.
enum Frame {
    Table { path: Vec<Step>, outer: Vec<Step> },
    List { path: Vec<Step>, index: usize },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// A key may come.
    Key,
    /// A key has come: a dot or an equals sign may.
    AfterKey,
    /// A value may come.
    Value,
    /// A value has come.
    AfterValue,
    /// In a header, with whether it is one of a list, and whether a name has come.
    Header { is_list: bool, is_named: bool },
}

struct Scanner<'a> {
    text: &'a str,
    source: Source<'a>,
    pieces: Vec<Piece>,
    /// The table that the last header has opened.
    table: Vec<Step>,
    /// Lists of tables with how many of them there are.
    lists: Vec<(Vec<Step>, usize)>,
    frames: Vec<Frame>,
    /// The key being written, below its table.
    key: Vec<Step>,
    state: State,
}

impl Scanner<'_> {
    fn take(&mut self, token: &Token, next: Option<TokenKind>) {
        let span = (token.span().start(), token.span().end());
        match token.kind() {
            TokenKind::Whitespace | TokenKind::Comment | TokenKind::Eof => {}
            TokenKind::Newline => self.line(),
            TokenKind::LeftSquareBracket => self.bracket(span, next),
            TokenKind::RightSquareBracket => self.unbracket(),
            TokenKind::LeftCurlyBracket => self.brace(),
            TokenKind::RightCurlyBracket => self.unbrace(),
            TokenKind::Comma => self.comma(),
            TokenKind::Equals => {
                if self.state == State::AfterKey {
                    self.state = State::Value;
                }
            }
            TokenKind::Dot => match self.state {
                State::AfterKey => self.state = State::Key,
                // The point of a number belongs to the number.
                State::AfterValue => self.lengthen(span),
                _ => {}
            },
            _ => self.word(token, span),
        }
    }

    /// The table or the list that the next piece belongs to.
    fn base(&self) -> Vec<Step> {
        match self.frames.last() {
            Some(Frame::Table { path, .. }) => path.clone(),
            Some(Frame::List { path, index }) => {
                let mut path = path.clone();
                path.push(Step::Item(*index));
                path
            }
            None => self.table.clone(),
        }
    }

    /// The path of the value that comes next.
    fn value_path(&self) -> Vec<Step> {
        let mut path = self.base();
        if !matches!(self.frames.last(), Some(Frame::List { .. })) {
            path.extend(self.key.iter().cloned());
        }
        path
    }

    fn line(&mut self) {
        if self.frames.is_empty() || matches!(self.state, State::Header { .. }) {
            self.frames.clear();
            self.key.clear();
            self.state = State::Key;
        }
    }

    fn bracket(&mut self, span: (usize, usize), next: Option<TokenKind>) {
        if let State::Header { is_list, is_named } = &mut self.state {
            *is_list |= !*is_named;
            return;
        }
        let begins_line = self
            .text
            .get(..span.0)
            .is_some_and(|before| before.is_empty() || before.ends_with('\n'));
        if self.frames.is_empty() && self.state == State::Key || begins_line && self.is_header(span)
        {
            self.frames.clear();
            self.key.clear();
            self.table.clear();
            self.state = State::Header {
                is_list: next == Some(TokenKind::LeftSquareBracket),
                is_named: false,
            };
        } else if self.state == State::Value {
            let path = self.value_path();
            self.frames.push(Frame::List { path, index: 0 });
        }
    }

    /// Whether the line from here on is a whole header, though a bracket of an earlier line is still open: that one was
    /// forgotten.
    fn is_header(&self, span: (usize, usize)) -> bool {
        let rest = self.text.get(span.0..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default().trim_end();
        let inside = line.strip_prefix("[[").and_then(|l| l.strip_suffix("]]"));
        let inside = inside.or_else(|| line.strip_prefix('[').and_then(|l| l.strip_suffix(']')));
        inside.is_some_and(|inside| {
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | '"');
            !inside.is_empty()
                && inside.chars().all(plain)
                && !inside.starts_with(|c: char| c.is_ascii_digit() || c == '"')
        })
    }

    fn unbracket(&mut self) {
        if let State::Header { is_list, .. } = self.state {
            if is_list && !self.key.is_empty() {
                let known = self.lists.iter_mut().find(|(list, _)| *list == self.table);
                let before = known.as_ref().map_or(0, |(_, count)| *count);
                if let Some((_, count)) = known {
                    *count += 1;
                } else {
                    self.lists.push((self.table.clone(), 1));
                }
                self.table.push(Step::Item(before));
                // The second closing bracket comes to nothing.
                self.key.clear();
            }
            self.state = State::AfterValue;
        } else if matches!(self.frames.last(), Some(Frame::List { .. })) {
            self.frames.pop();
            self.state = State::AfterValue;
        }
    }

    fn brace(&mut self) {
        if self.state == State::Value {
            let path = self.value_path();
            let outer = std::mem::take(&mut self.key);
            self.frames.push(Frame::Table { path, outer });
            self.state = State::Key;
        }
    }

    fn unbrace(&mut self) {
        // A list that nobody has closed is closed by the table around it.
        while matches!(self.frames.last(), Some(Frame::List { .. }))
            && self
                .frames
                .iter()
                .any(|frame| matches!(frame, Frame::Table { .. }))
        {
            self.frames.pop();
        }
        if matches!(self.frames.last(), Some(Frame::Table { .. }))
            && let Some(Frame::Table { outer, .. }) = self.frames.pop()
        {
            self.key = outer;
            self.state = State::AfterValue;
        }
    }

    fn comma(&mut self) {
        match self.frames.last_mut() {
            Some(Frame::List { index, .. }) => {
                *index += 1;
                self.state = State::Value;
            }
            Some(Frame::Table { .. }) => {
                self.key.clear();
                self.state = State::Key;
            }
            None => {}
        }
    }

    /// A number's digits behind its point.
    fn lengthen(&mut self, span: (usize, usize)) {
        if let Some(piece) = self.pieces.last_mut()
            && piece.kind == PieceKind::Other
            && piece.outer.1 == span.0
        {
            piece.outer.1 = span.1;
            piece.inner.1 = span.1;
            let text = self.text.get(piece.outer.0..piece.outer.1);
            text.unwrap_or_default().clone_into(&mut piece.value);
        }
    }

    fn word(&mut self, token: &Token, span: (usize, usize)) {
        match self.state {
            State::Header { is_list, .. } => {
                self.header_key(token, span);
                self.state = State::Header {
                    is_list,
                    is_named: true,
                };
            }
            State::Key | State::AfterKey => {
                if self.state == State::AfterKey {
                    self.key.clear();
                }
                let (value, spelling, inner) = self.read(token, span);
                self.key.push(Step::Key(value.clone()));
                let mut path = self.base();
                path.extend(self.key.iter().cloned());
                self.push(PieceKind::Key, path, value, (spelling, span, inner));
                self.state = State::AfterKey;
            }
            State::Value => {
                let (value, spelling, inner) = self.read(token, span);
                let kind = match spelling {
                    Spelling::Bare => PieceKind::Other,
                    _ => PieceKind::Text,
                };
                let path = self.value_path();
                self.push(kind, path, value, (spelling, span, inner));
                self.state = State::AfterValue;
            }
            State::AfterValue => self.lengthen(span),
        }
    }

    fn header_key(&mut self, token: &Token, span: (usize, usize)) {
        let (value, spelling, inner) = self.read(token, span);
        if !self.key.is_empty() {
            // The part before is a list of tables if it has been one: its last table is meant.
            let list = self.lists.iter().find(|(list, _)| *list == self.table);
            if let Some((_, count)) = list {
                self.table.push(Step::Item(count.saturating_sub(1)));
            }
        }
        self.table.push(Step::Key(value.clone()));
        self.key.push(Step::Key(value.clone()));
        let path = self.table.clone();
        self.push(PieceKind::Key, path, value, (spelling, span, inner));
    }

    fn push(
        &mut self,
        kind: PieceKind,
        path: Vec<Step>,
        value: String,
        (spelling, outer, inner): (Spelling, (usize, usize), (usize, usize)),
    ) {
        self.pieces.push(Piece {
            kind,
            path,
            value,
            spelling,
            outer,
            inner,
        });
    }

    /// What a word or a quoted text means, how it is written, and where it stands between its quotes.
    fn read(&self, token: &Token, span: (usize, usize)) -> (String, Spelling, (usize, usize)) {
        let written = self.text.get(span.0..span.1).unwrap_or_default();
        let quote = match token.kind() {
            TokenKind::BasicString => "\"",
            TokenKind::LiteralString => "'",
            TokenKind::MlBasicString => "\"\"\"",
            TokenKind::MlLiteralString => "'''",
            _ => return (written.to_owned(), Spelling::Bare, span),
        };
        let body = written.strip_prefix(quote).unwrap_or(written);
        let body = body.strip_suffix(quote).unwrap_or(body);
        let body = if quote.len() == 3 {
            let rest = body.strip_prefix('\r').unwrap_or(body);
            rest.strip_prefix('\n').unwrap_or(body)
        } else {
            body
        };
        let gap = written.find(body).unwrap_or_default().max(quote.len());
        let start = (span.0 + gap).min(span.1);
        let inner = (start, (start + body.len()).min(span.1));
        if !quote.starts_with('"') || !body.contains('\\') {
            return (body.to_owned(), Spelling::Quoted, inner);
        }
        let mut value = String::new();
        match self.source.get(token) {
            Some(raw) => raw.decode_key(&mut value, &mut ()),
            None => body.clone_into(&mut value),
        }
        (value, Spelling::Escaped, inner)
    }

    fn finish(self) -> Scanned {
        let length = self.text.len();
        let unfinished = self.pieces.last().filter(|piece| piece.outer.1 == length);
        let is_comment = self
            .source
            .lex()
            .into_vec()
            .iter()
            .rev()
            .find(|token| token.kind() != TokenKind::Eof)
            .is_some_and(|token| token.kind() == TokenKind::Comment);
        let expected = match self.state {
            _ if is_comment => Expected::Nothing,
            State::Header { .. } => Expected::Header,
            State::Key => Expected::Key(self.key_table()),
            State::Value => Expected::Value(self.value_path()),
            State::AfterKey | State::AfterValue => match unfinished {
                Some(piece) if piece.kind == PieceKind::Key => {
                    let above = piece.path.len().saturating_sub(1);
                    Expected::Key(piece.path.iter().take(above).cloned().collect())
                }
                Some(piece) if !piece.is_closed() => Expected::Value(piece.path.clone()),
                _ => Expected::Nothing,
            },
        };
        let unfinished = unfinished
            .filter(|piece| !piece.is_closed())
            .map(|piece| piece.outer.0);
        Scanned {
            unfinished,
            expected,
            pieces: self.pieces,
        }
    }

    /// The table whose key comes next.
    fn key_table(&self) -> Vec<Step> {
        let mut path = self.base();
        path.extend(self.key.iter().cloned());
        path
    }
}

#[cfg(test)]
mod tests;
