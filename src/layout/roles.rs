//! What each token of a script does where it stands, as far as spaces depend on it: a minus before a number or between two, a
//! bar around parameters or between numbers.

use super::tokens::{Token, TokenKind};

/// What a token does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Comment,
    /// A value, or a name of one.
    Operand,
    /// A word of the language that is no value.
    Keyword,
    OpenRound,
    OpenCurly,
    /// Closes a call, an index, a list or a map: a value ends here.
    Close,
    /// Closes the braces of a map.
    CloseMap,
    /// Closes a block.
    CloseBlock,
    /// A comma, a semicolon, a colon.
    Separator,
    /// `.` and its like.
    Tight,
    /// Between two values.
    Binary,
    /// Before a value.
    Unary,
    OpenBar,
    CloseBar,
    /// `||` of a closure without parameters.
    Bars,
    /// Nothing that spaces could be known for.
    Unknown,
}

const KEYWORDS: &[&str] = &[
    "let", "const", "if", "else", "switch", "do", "while", "until", "loop", "for", "in", "fn",
    "private", "return", "break", "continue", "throw", "try", "catch", "import", "export", "as",
];

const TIGHT: &[&str] = &[".", "?.", "::", "..", "..="];

/// The role of every token.
pub fn roles(tokens: &[Token<'_>]) -> Vec<Role> {
    let mut roles = Vec::with_capacity(tokens.len());
    // The last token that is no comment.
    let mut before = None;
    let mut open: Vec<&str> = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let next = tokens.get(index.saturating_add(1));
        let role = role(token, before, next, &mut open);
        if role != Role::Comment {
            before = Some(role);
        }
        roles.push(role);
    }
    roles
}

/// The role of a token, given that of the one before; `open` are the brackets and bars not yet closed.
fn role<'a>(
    token: &Token<'a>,
    before: Option<Role>,
    next: Option<&Token<'_>>,
    open: &mut Vec<&'a str>,
) -> Role {
    let ends_value = matches!(before, Some(Role::Operand | Role::Close | Role::CloseMap));
    match token.kind {
        TokenKind::LineComment | TokenKind::BlockComment => return Role::Comment,
        // A word behind a point is a property, whatever it reads.
        TokenKind::Word if KEYWORDS.contains(&token.text) && before != Some(Role::Tight) => {
            return Role::Keyword;
        }
        TokenKind::Text | TokenKind::Number | TokenKind::Word => return Role::Operand,
        TokenKind::Other => return Role::Unknown,
        TokenKind::Sign => {}
    }
    match token.text {
        "(" | "[" | "?[" => {
            open.push(token.text);
            Role::OpenRound
        }
        "{" | "#{" => {
            open.push(token.text);
            Role::OpenCurly
        }
        ")" | "]" => {
            open.pop();
            Role::Close
        }
        "}" if open.pop() == Some("#{") => Role::CloseMap,
        "}" => Role::CloseBlock,
        "," | ";" | ":" => Role::Separator,
        "|" if open.last() == Some(&"|") => {
            open.pop();
            Role::CloseBar
        }
        text if TIGHT.contains(&text) => Role::Tight,
        // Whether a value ends with a block, only the whole script tells.
        "-" | "+" | "|" | "||" | "!" if before == Some(Role::CloseBlock) => Role::Unknown,
        "|" if !ends_value => {
            open.push(token.text);
            Role::OpenBar
        }
        "||" if !ends_value => Role::Bars,
        "-" | "+" | "!" | "&" if !ends_value => Role::Unary,
        // `name!(…)`, a call that sees the caller's variables.
        "!" => {
            if next.is_some_and(|next| next.text == "(") {
                Role::Tight
            } else {
                Role::Unknown
            }
        }
        "#" | "?" | "~" | "@" | "$" | "\\" => Role::Unknown,
        _ => Role::Binary,
    }
}

/// Whether one space stands between two tokens on a line; `spaced` is how the author has it, for what is not known.
pub fn is_apart(left: Role, right: Role, spaced: bool) -> bool {
    use Role::{
        Bars, Binary, Close, CloseBar, CloseBlock, CloseMap, Comment, Keyword, OpenBar, OpenCurly,
        OpenRound, Operand, Separator, Tight, Unary, Unknown,
    };
    match (left, right) {
        (OpenCurly, CloseMap | CloseBlock) => false,
        (_, Comment | CloseMap | CloseBlock) | (Comment | OpenCurly, _) => true,
        (OpenRound, _) | (_, Close | Separator) => false,
        (Separator, _) => true,
        (Unknown, _) | (_, Unknown) => spaced,
        (Tight | Unary | OpenBar, _)
        | (_, Tight | CloseBar)
        | (Operand | Close | CloseMap, OpenRound) => false,
        (Binary | CloseBar | Bars | Keyword, _)
        | (_, Binary | OpenBar | Bars | Keyword | OpenCurly) => true,
        _ => spaced,
    }
}
