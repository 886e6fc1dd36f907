//! A script's text to tokens, comments among them: what its layout is made of, whether the script is right or not.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// `// …`, without the end of its line.
    LineComment,
    /// `/* … */`.
    BlockComment,
    /// A text or character in quotes of any kind.
    Text,
    Number,
    /// A name or a word of the language.
    Word,
    /// Brackets, operators and separators.
    Sign,
    /// What the language has no use for.
    Other,
}

/// A token with what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    pub kind: TokenKind,
    pub text: &'a str,
    /// Byte offset.
    pub start: usize,
    /// Line ends between the token before and this one.
    pub newlines: usize,
    /// Whether any white space stands before it.
    pub spaced: bool,
}

impl Token<'_> {
    pub fn is_comment(&self) -> bool {
        matches!(self.kind, TokenKind::LineComment | TokenKind::BlockComment)
    }

    /// Whether both are the same token; white space at the ends of a comment's lines is not part of it.
    pub fn is_same(&self, other: &Token<'_>) -> bool {
        let comment = |text: &str| {
            text.lines()
                .map(str::trim_end)
                .eq(other.text.lines().map(str::trim_end))
        };
        self.kind == other.kind
            && (self.text == other.text || self.is_comment() && comment(self.text))
    }
}

/// Something opened and not closed, from `start` to `end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotClosed {
    pub start: usize,
    pub end: usize,
    /// The catalogue's key for what it is.
    pub what: &'static str,
}

/// Signs of more than one character, longer ones before those they begin with.
const SIGNS: &[&str] = &[
    "<<=", ">>=", "**=", "..=", "...", "===", "!==", "::<", "<<", ">>", "**", "..", "==", "!=",
    "<=", ">=", "&&", "||", "??", "?.", "?[", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "=>",
    "->", "<-", "::", ":=", "++", "--", "#{",
];

/// Every token of a script, in order.
///
/// # Errors
/// The first text or comment that is not closed.
pub fn tokens(script: &str) -> Result<Vec<Token<'_>>, NotClosed> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut newlines = 0;
    let mut spaced = false;
    while let Some(rest) = script.get(start..)
        && let Some(first) = rest.chars().next()
    {
        if first.is_whitespace() {
            newlines += usize::from(first == '\n');
            spaced = true;
            start += first.len_utf8();
            continue;
        }
        let (kind, length) = token(rest, start == 0).map_err(|what| NotClosed {
            start,
            end: start + rest.find('\n').unwrap_or(rest.len()),
            what,
        })?;
        let text = rest.get(..length).unwrap_or(rest);
        found.push(Token {
            kind,
            text,
            start,
            newlines,
            spaced,
        });
        start += text.len();
        newlines = 0;
        spaced = false;
    }
    Ok(found)
}

/// The token at the beginning of `rest`, and its length in bytes.
fn token(rest: &str, at_start: bool) -> Result<(TokenKind, usize), &'static str> {
    if rest.starts_with('`') {
        let length = interpolated(rest)?;
        return Ok((TokenKind::Text, length));
    }
    simple(rest, at_start)
}

/// The token at the beginning of `rest` where that is no text with parts to be computed.
fn simple(rest: &str, at_start: bool) -> Result<(TokenKind, usize), &'static str> {
    let line = || rest.find(['\n', '\r']).unwrap_or(rest.len());
    let mut characters = rest.chars();
    let first = characters.next().unwrap_or(' ');
    let second = characters.next();
    let found = match (first, second) {
        ('/', Some('/')) => (TokenKind::LineComment, line()),
        ('#', Some('!')) if at_start => (TokenKind::LineComment, line()),
        ('/', Some('*')) => (
            TokenKind::BlockComment,
            block_comment(rest).ok_or("open-comment")?,
        ),
        ('"' | '\'', _) => (TokenKind::Text, quoted(rest, first).ok_or("open-text")?),
        ('#', Some('"' | '#')) => match raw_text(rest) {
            Some(length) => (TokenKind::Text, length),
            None => return Err("open-text"),
        },
        ('0'..='9', _) => (TokenKind::Number, number(rest)),
        _ if first.is_alphabetic() || first == '_' => (TokenKind::Word, word(rest)),
        _ if is_not_in(rest) => (TokenKind::Sign, 3),
        _ => match SIGNS.iter().find(|sign| rest.starts_with(**sign)) {
            Some(sign) => (TokenKind::Sign, sign.len()),
            None if first.is_ascii_punctuation() => (TokenKind::Sign, 1),
            None => (TokenKind::Other, first.len_utf8()),
        },
    };
    Ok(found)
}

fn is_word_part(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word(rest: &str) -> usize {
    rest.find(|c| !is_word_part(c)).unwrap_or(rest.len())
}

/// `!in`, one operator unless it goes on as a longer word.
fn is_not_in(rest: &str) -> bool {
    rest.strip_prefix("!in")
        .is_some_and(|after| !after.starts_with(is_word_part))
}

/// Digits with a fraction. A point is part of the number unless a name (of a property) or another point follows it.
fn number(rest: &str) -> usize {
    let digits = |text: &str| {
        text.find(|c: char| !c.is_ascii_digit() && c != '_')
            .unwrap_or(text.len())
    };
    let mut prefixed = rest.chars();
    if prefixed.next() == Some('0')
        && matches!(prefixed.next(), Some('x' | 'X' | 'o' | 'O' | 'b' | 'B'))
    {
        return rest
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(rest.len());
    }
    let whole = digits(rest);
    let Some(after) = rest.get(whole..).and_then(|rest| rest.strip_prefix('.')) else {
        return whole;
    };
    match after.chars().next() {
        Some(c) if c.is_ascii_digit() => whole + 1 + digits(after),
        Some(c) if c == '.' || c == '_' || c.is_alphabetic() => whole,
        _ => whole + 1,
    }
}

/// A comment that may hold comments.
fn block_comment(rest: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut place = 0;
    loop {
        let here = rest.get(place..)?;
        let first = here.chars().next()?;
        if here.starts_with("/*") {
            depth += 1;
            place += 2;
        } else if here.starts_with("*/") {
            depth -= 1;
            place += 2;
            if depth == 0 {
                return Some(place);
            }
        } else {
            place += first.len_utf8();
        }
    }
}

/// A text in `quote`s on one line; a backslash takes the next character with it, also the end of a line, and the quote
/// doubled is one in the text.
fn quoted(rest: &str, quote: char) -> Option<usize> {
    let mut characters = rest.char_indices().skip(1).peekable();
    while let Some((place, c)) = characters.next() {
        match c {
            '\\' => {
                characters.next()?;
            }
            '\n' => return None,
            _ if c == quote && characters.next_if(|(_, next)| *next == quote).is_none() => {
                return Some(place + quote.len_utf8());
            }
            _ => {}
        }
    }
    None
}

/// `#"…"#`, with as many hashes at the end as at the beginning.
fn raw_text(rest: &str) -> Option<usize> {
    let hashes = rest.find(|c| c != '#')?;
    let inside = rest.get(hashes..)?.strip_prefix('"')?;
    let end = format!("\"{}", "#".repeat(hashes));
    Some(hashes + 1 + inside.find(&end)? + end.len())
}

/// A text in backticks: it may go over several lines and hold code, `${…}`, which may hold such texts again.
fn interpolated(rest: &str) -> Result<usize, &'static str> {
    const OPEN: &str = "open-text";
    /// What is being read: text, or code inside so many braces.
    enum Inside {
        Text,
        Code(usize),
    }
    let mut place = 1;
    let mut inside = vec![Inside::Text];
    while let Some(state) = inside.last_mut() {
        let here = rest.get(place..).ok_or(OPEN)?;
        let first = here.chars().next().ok_or(OPEN)?;
        let step = match state {
            Inside::Text if here.starts_with("``") => 2,
            Inside::Text if here.starts_with("\\${") => 3,
            Inside::Text if here.starts_with("${") => {
                inside.push(Inside::Code(0));
                2
            }
            Inside::Text => {
                if first == '`' {
                    inside.pop();
                }
                first.len_utf8()
            }
            Inside::Code(braces) => match first {
                '`' => {
                    inside.push(Inside::Text);
                    1
                }
                '}' if *braces == 0 => {
                    inside.pop();
                    1
                }
                '}' => {
                    *braces -= 1;
                    1
                }
                _ if first.is_whitespace() => first.len_utf8(),
                _ => {
                    *braces += usize::from(first == '{' || here.starts_with("#{"));
                    simple(here, false)?.1
                }
            },
        };
        place += step;
    }
    Ok(place)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(script: &str) -> Vec<&str> {
        tokens(script)
            .expect("tokens")
            .iter()
            .map(|token| token.text)
            .collect()
    }

    #[test]
    fn texts_of_every_kind_are_one_token() {
        for text in [
            r#""a\"b""#,
            r#""say ""yes"" twice""#,
            "'\\''",
            "#\"raw \" text\"#",
            "##\"a\"# b\"##",
            "`two\nlines`",
            "`a ${b + `c ${\"}\"}`} d`",
            "`\\${x`",
            "`a``b`",
            "`${#{ \"a\": 1 }}`",
            "/* a /* b */ c */",
        ] {
            assert_eq!(texts(&format!("{text} x")), [text, "x"], "{text}");
        }
    }

    #[test]
    fn signs_and_numbers_end_where_the_language_ends_them() {
        assert_eq!(texts("1..5"), ["1", "..", "5"]);
        assert_eq!(texts("1.50.round"), ["1.50", ".", "round"]);
        assert_eq!(texts("x.支出>=0x1F"), ["x", ".", "支出", ">=", "0x1F"]);
        assert_eq!(texts("a !in b"), ["a", "!in", "b"]);
        assert_eq!(texts("!input"), ["!", "input"]);
        assert_eq!(texts("#{a:1}"), ["#{", "a", ":", "1", "}"]);
    }

    #[test]
    fn what_is_not_closed_is_told_with_its_place() {
        for (script, what) in [
            ("let x = \"abc\n", "open-text"),
            ("let x = `abc ${", "open-text"),
            ("let x = /* a /* b */", "open-comment"),
        ] {
            let fault = tokens(script).expect_err("a fault");
            assert_eq!((fault.start, fault.what), (8, what), "{script}");
        }
    }
}
