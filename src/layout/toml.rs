//! A TOML text in the one layout: the author's lines and order, single spaces, two spaces for every open bracket, a comma behind
//! the last element of a list that goes over several lines. Numbers and texts stay as they are written, but for the scripts
//! that stand in a manifest.

use toml_parser::Source;
use toml_parser::lexer::TokenKind;

use super::script::{ScriptFault, lay_out_script};

const INDENT: &str = "  ";

/// Most empty lines in a row: two set off the parts of a long manifest.
const EMPTY_LINES: usize = 2;

/// How laying out a script in a TOML text came to nothing: the fault, and where the script begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InlineFault {
    pub start: usize,
    pub end: usize,
    pub fault: ScriptFault,
}

/// A token, and what is to be done with it.
struct Piece {
    kind: TokenKind,
    text: String,
    start: usize,
    /// Line ends before it.
    newlines: usize,
    /// Whether it is left out.
    is_dropped: bool,
    /// Whether a comma is to follow.
    has_comma: bool,
}

impl Piece {
    fn is_comment(&self) -> bool {
        self.kind == TokenKind::Comment
    }

    fn begins_line(&mut self) {
        self.newlines = self.newlines.max(1);
    }
}

/// The text in layout. It must be TOML, with bare line feeds.
///
/// # Errors
/// The first script in it that cannot be laid out.
pub fn lay_out_toml(text: &str) -> Result<String, InlineFault> {
    let mut pieces = pieces(text);
    lay_out_inline_scripts(&mut pieces)?;
    settle_brackets(&mut pieces);
    Ok(printed(&pieces))
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut newlines = 0;
    for token in Source::new(text).lex() {
        let span = token.span();
        match token.kind() {
            TokenKind::Newline => newlines += 1,
            TokenKind::Whitespace | TokenKind::Eof => {}
            kind => {
                let text = text.get(span.start()..span.end()).unwrap_or_default();
                pieces.push(Piece {
                    kind,
                    text: text.trim_end().to_owned(),
                    start: span.start(),
                    newlines,
                    is_dropped: false,
                    has_comma: false,
                });
                newlines = 0;
            }
        }
    }
    pieces
}

/// Lays out the scripts that stand in indicators as `inline = '''…'''`; in other quotes a script has escapes and is left alone.
fn lay_out_inline_scripts(pieces: &mut [Piece]) -> Result<(), InlineFault> {
    let mut header = String::new();
    let mut line: Vec<String> = Vec::new();
    let mut depth = 0_usize;
    for piece in pieces {
        if piece.newlines > 0 && depth == 0 {
            line.clear();
        }
        let is_header = line.first().is_some_and(|first| first == "[");
        let in_value = !is_header && line.iter().any(|text| text == "=");
        let key: Vec<&str> = line.iter().map(String::as_str).collect();
        if header == "[[indicator]]"
            && matches!(key.as_slice(), ["inline" | "\"inline\"" | "'inline'", "="])
            && piece.kind == TokenKind::MlLiteralString
        {
            lay_out_inline(piece)?;
        }
        if in_value && is_open(piece.kind) {
            depth += 1;
        } else if in_value && is_close(piece.kind) {
            depth = depth.saturating_sub(1);
        }
        line.push(piece.text.clone());
        if is_header && !piece.is_comment() {
            header = line.concat();
        }
    }
    Ok(())
}

fn lay_out_inline(piece: &mut Piece) -> Result<(), InlineFault> {
    const QUOTES: &str = "'''";
    let Some(inside) = piece
        .text
        .strip_prefix(QUOTES)
        .and_then(|rest| rest.strip_suffix(QUOTES))
    else {
        return Ok(());
    };
    let begins_below = inside.starts_with('\n');
    let script = inside.strip_prefix('\n').unwrap_or(inside);
    let start = piece.start + QUOTES.len() + usize::from(begins_below);
    let laid_out = lay_out_script(script).map_err(|fault| InlineFault {
        start,
        end: start + script.len(),
        fault,
    })?;
    let one_line = laid_out.trim_end();
    piece.text = if begins_below || one_line.contains('\n') {
        format!("{QUOTES}\n{laid_out}{QUOTES}")
    } else {
        format!("{QUOTES}{one_line}{QUOTES}")
    };
    Ok(())
}

/// A bracket of a value, being read.
struct Bracket {
    /// The index of its opening piece.
    open: usize,
    is_list: bool,
    /// Whether a line ends right inside it.
    is_long: bool,
    /// The indices of the tables right inside it.
    tables: Vec<usize>,
    /// The index of the last piece right inside it that is no comment; its own, where there is none.
    last: usize,
}

/// Decides on line ends and the last comma of every list and inline table.
fn settle_brackets(pieces: &mut [Piece]) {
    let mut open: Vec<Bracket> = Vec::new();
    let mut in_value = false;
    let mut index = 0;
    while let Some(piece) = pieces.get(index) {
        if open.is_empty() && piece.newlines > 0 {
            in_value = false;
        }
        if let Some(bracket) = open.last_mut() {
            bracket.is_long |= piece.newlines > 0;
        }
        match piece.kind {
            TokenKind::Equals if open.is_empty() => in_value = true,
            TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket if in_value => {
                let is_list = piece.kind == TokenKind::LeftSquareBracket;
                if let Some(bracket) = open.last_mut() {
                    bracket.last = index;
                    if !is_list {
                        bracket.tables.push(index);
                    }
                }
                open.push(Bracket {
                    open: index,
                    is_list,
                    is_long: false,
                    tables: Vec::new(),
                    last: index,
                });
            }
            TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket if in_value => {
                if let Some(bracket) = open.pop() {
                    settle(pieces, &bracket, index);
                }
                if let Some(bracket) = open.last_mut() {
                    bracket.last = index;
                }
            }
            TokenKind::Comment => {}
            _ => {
                if let Some(bracket) = open.last_mut() {
                    bracket.last = index;
                }
            }
        }
        index += 1;
    }
}

/// Settles one pair of brackets, of which the closing one has the index `close`.
fn settle(pieces: &mut [Piece], bracket: &Bracket, close: usize) {
    let ends_with_comma = pieces
        .get(bracket.last)
        .is_some_and(|last| last.kind == TokenKind::Comma);
    if !bracket.is_long {
        if ends_with_comma && let Some(last) = pieces.get_mut(bracket.last) {
            last.is_dropped = true;
        }
        return;
    }
    if let Some(first) = pieces.get_mut(bracket.open + 1)
        && !first.is_comment()
    {
        first.begins_line();
    }
    if let Some(close) = pieces.get_mut(close) {
        close.begins_line();
    }
    if !bracket.is_list {
        return;
    }
    for table in &bracket.tables {
        if let Some(table) = pieces.get_mut(*table) {
            table.begins_line();
        }
    }
    if bracket.last != bracket.open
        && !ends_with_comma
        && let Some(last) = pieces.get_mut(bracket.last)
    {
        last.has_comma = true;
    }
}

fn printed(pieces: &[Piece]) -> String {
    let mut out = String::new();
    // For every open bracket of a value, the level of the line on which it was opened.
    let mut open: Vec<usize> = Vec::new();
    let mut in_value = false;
    let mut level = 0;
    let mut before: Option<&Piece> = None;
    let kept: Vec<&Piece> = pieces.iter().filter(|piece| !piece.is_dropped).collect();
    for (index, &piece) in kept.iter().enumerate() {
        let closes = in_value && is_close(piece.kind);
        match before {
            Some(left) if piece.newlines == 0 => {
                if is_apart(left.kind, piece.kind, in_value) {
                    out.push(' ');
                }
            }
            _ => {
                if let Some(left) = before {
                    let most = if open.is_empty() { EMPTY_LINES } else { 1 };
                    let is_first = in_value && is_open(left.kind);
                    let empty = if is_first || closes { 0 } else { most };
                    out.push_str(&"\n".repeat(piece.newlines.min(empty + 1)));
                }
                in_value &= !open.is_empty();
                let rest = kept.get(index..).unwrap_or_default();
                level = line_level(rest, in_value, &open);
                out.push_str(&INDENT.repeat(level));
            }
        }
        out.push_str(&piece.text);
        if piece.has_comma {
            out.push(',');
        }
        if in_value && is_open(piece.kind) {
            open.push(level);
        } else if closes {
            open.pop();
        }
        in_value |= piece.kind == TokenKind::Equals;
        before = Some(piece);
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn is_open(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::LeftSquareBracket | TokenKind::LeftCurlyBracket
    )
}

fn is_close(kind: TokenKind) -> bool {
    matches!(
        kind,
        TokenKind::RightSquareBracket | TokenKind::RightCurlyBracket
    )
}

/// How far the line is indented that begins with the first of these pieces.
fn line_level(rest: &[&Piece], in_value: bool, open: &[usize]) -> usize {
    if !in_value {
        return 0;
    }
    let is_on_line = |(index, piece): &(usize, &&Piece)| *index == 0 || piece.newlines == 0;
    let closing = rest
        .iter()
        .enumerate()
        .take_while(is_on_line)
        .take_while(|(_, piece)| is_close(piece.kind))
        .count();
    if closing > 0 {
        let kept = open.len().saturating_sub(closing);
        open.get(kept).copied().unwrap_or(0)
    } else {
        open.last().map_or(0, |level| level + 1)
    }
}

/// Whether one space stands between two tokens of a line.
fn is_apart(left: TokenKind, right: TokenKind, in_value: bool) -> bool {
    use TokenKind::{Atom, Comma, Comment, Dot, Equals, LeftCurlyBracket, RightCurlyBracket};
    match (left, right) {
        (_, Comment) => true,
        (LeftCurlyBracket, RightCurlyBracket) | (_, Comma | Dot) | (Dot, _) => false,
        (Equals | Comma | LeftCurlyBracket, _) | (_, Equals | RightCurlyBracket) => true,
        // A date and its time.
        (Atom, Atom) => in_value,
        _ => false,
    }
}
