//! A script's text as tokens, whether it is finished or not: what an editor asks while somebody is still typing.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A name or a word of the language.
    Word,
    Number,
    /// A quoted text, or a part of one between two values put into it.
    Text,
    Comment,
    /// A sign, of up to three characters.
    Sign,
}

/// A token with the bytes it takes in the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    pub kind: TokenKind,
    pub text: &'a str,
    pub start: usize,
}

impl Token<'_> {
    /// The byte offset right behind it.
    #[must_use]
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is this sign.
    #[must_use]
    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign && self.text == sign
    }

    /// Whether it is a text or a comment that goes on to the end of what is there: nobody has closed it yet.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self.kind {
            TokenKind::Comment if self.text.starts_with("/*") => !self.text.ends_with("*/"),
            TokenKind::Comment => true,
            TokenKind::Text => match self.text.chars().next() {
                Some(quote @ ('"' | '\'' | '`')) => {
                    let rest = self.text.get(1..).unwrap_or_default();
                    quoted_length(rest, quote).1 == Closing::Nothing
                }
                Some('#') if self.text.trim_start_matches('#').starts_with('"') => {
                    let hashes = self.text.len() - self.text.trim_start_matches('#').len();
                    let closing = format!("\"{}", "#".repeat(hashes));
                    let body = self.text.get(hashes + 1..).unwrap_or_default();
                    !body.ends_with(&closing)
                }
                // What stands behind a value put into a text.
                _ => !self.text.ends_with('`'),
            },
            _ => false,
        }
    }
}

/// Every token of a script, without the blanks between them.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut scanner = Scanner {
        text,
        at: 0,
        templates: Vec::new(),
        found: Vec::new(),
    };
    while scanner.at < text.len() {
        scanner.step();
    }
    scanner.found
}

const SIGNS: &[&str] = &[
    "..=", "==", "!=", "<=", ">=", "=>", "&&", "||", "#{", "..", "?.", "?[", "??", "::", "->",
    "+=", "-=", "*=", "/=", "%=",
];

/// How a quoted text ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closing {
    Quote,
    /// `${`: a value is put in here.
    Value,
    /// It does not.
    Nothing,
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// For each value being put into a text, innermost last: how many curly brackets are open in it.
    templates: Vec<usize>,
    found: Vec<Token<'a>>,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, kind: TokenKind, length: usize) {
        let text = self.rest().get(..length).unwrap_or(self.rest());
        self.found.push(Token {
            kind,
            text,
            start: self.at,
        });
        self.at += text.len().max(1);
    }

    fn step(&mut self) {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            self.at = self.text.len();
            return;
        };
        match first {
            c if c.is_whitespace() => self.at += c.len_utf8(),
            _ if rest.starts_with("//") => {
                let length = rest.find('\n').unwrap_or(rest.len());
                self.take(TokenKind::Comment, length);
            }
            _ if rest.starts_with("/*") => self.take(TokenKind::Comment, comment_length(rest)),
            '"' | '\'' | '`' => self.quoted(first, 1),
            '#' if raw_length(rest).is_some() => {
                let length = raw_length(rest).unwrap_or(rest.len());
                self.take(TokenKind::Text, length);
            }
            '0'..='9' => self.take(TokenKind::Number, number_length(rest)),
            c if c.is_alphabetic() || c == '_' => {
                let fits = |c: char| c.is_alphanumeric() || c == '_';
                let length = rest.find(|c| !fits(c)).unwrap_or(rest.len());
                self.take(TokenKind::Word, length);
            }
            c => self.sign(c),
        }
    }

    fn sign(&mut self, first: char) {
        let rest = self.rest();
        let known = SIGNS.iter().find(|sign| rest.starts_with(**sign));
        self.take(
            TokenKind::Sign,
            known.map_or(first.len_utf8(), |sign| sign.len()),
        );
        let opens = first == '{' || known == Some(&"#{");
        match self.templates.last_mut() {
            Some(open) if opens => *open += 1,
            Some(0) if first == '}' => {
                self.templates.pop();
                self.quoted('`', 0);
            }
            Some(open) if first == '}' => *open -= 1,
            _ => {}
        }
    }

    /// A text from its opening quote (`skip` bytes long), or from behind a value put into it.
    fn quoted(&mut self, quote: char, skip: usize) {
        let body = self.rest().get(skip..).unwrap_or_default();
        let (length, closing) = quoted_length(body, quote);
        if skip + length > 0 {
            self.take(TokenKind::Text, skip + length);
        }
        if closing == Closing::Value {
            self.take(TokenKind::Sign, 2);
            self.templates.push(0);
        }
    }
}

/// How long a text is from behind its opening quote, its closing one included, and how it ends.
fn quoted_length(body: &str, quote: char) -> (usize, Closing) {
    let mut escaped = false;
    for (offset, c) in body.char_indices() {
        match c {
            _ if escaped => escaped = false,
            c if c == quote => return (offset + c.len_utf8(), Closing::Quote),
            '$' if quote == '`' && body.get(offset..).is_some_and(|b| b.starts_with("${")) => {
                return (offset, Closing::Value);
            }
            '\\' if quote != '`' => escaped = true,
            // Only a text between back quotes has several lines; elsewhere its closing quote was forgotten.
            '\n' if quote != '`' => return (offset, Closing::Nothing),
            _ => {}
        }
    }
    (body.len(), Closing::Nothing)
}

/// Comments stand within comments.
fn comment_length(text: &str) -> usize {
    let mut depth = 0usize;
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if rest.starts_with("/*") {
            depth += 1;
            at += 2;
        } else if rest.starts_with("*/") {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += rest.chars().next().map_or(1, char::len_utf8);
        }
    }
    at
}

/// The length of a raw text, `#"…"#` with any number of `#`, if `text` begins with one.
fn raw_length(text: &str) -> Option<usize> {
    let hashes = text.len() - text.trim_start_matches('#').len();
    let body = text.get(hashes..)?.strip_prefix('"')?;
    let closing = format!("\"{}", "#".repeat(hashes));
    let end = body.find(&closing).map(|end| end + closing.len());
    Some(hashes + 1 + end.unwrap_or(body.len()))
}

fn number_length(text: &str) -> usize {
    let part = |text: &str| {
        let fits = |c: char| c.is_ascii_alphanumeric() || c == '_';
        text.find(|c| !fits(c)).unwrap_or(text.len())
    };
    let whole = part(text);
    let fraction = text.get(whole..).and_then(|rest| rest.strip_prefix('.'));
    match fraction {
        Some(digits) if digits.starts_with(|c: char| c.is_ascii_digit()) => {
            whole + 1 + part(digits)
        }
        _ => whole,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(script: &str) -> Vec<&str> {
        tokens(script).iter().map(|token| token.text).collect()
    }

    #[test]
    fn names_signs_and_texts_part() {
        assert_eq!(
            texts("let 率 = 甲/乙; // 注\n\"a\\\"b\" /* /* */ 丙 */ 0..丁 1.5"),
            [
                "let",
                "率",
                "=",
                "甲",
                "/",
                "乙",
                ";",
                "// 注",
                "\"a\\\"b\"",
                "/* /* */ 丙 */",
                "0",
                "..",
                "丁",
                "1.5"
            ]
        );
    }

    #[test]
    fn a_value_put_into_a_text_is_code() {
        assert_eq!(
            texts("`共 ${甲 + #{ a: `${乙}` }.a} 件`; #\"${丙}\"#"),
            [
                "`共 ",
                "${",
                "甲",
                "+",
                "#{",
                "a",
                ":",
                "`",
                "${",
                "乙",
                "}",
                "`",
                "}",
                ".",
                "a",
                "}",
                " 件`",
                ";",
                "#\"${丙}\"#"
            ]
        );
    }

    #[test]
    fn what_is_not_closed_ends_with_its_line() {
        assert_eq!(texts("甲(\"乙\n丙"), ["甲", "(", "\"乙", "丙"]);
        assert!(tokens("甲(\"乙")[2].is_open());
        assert!(!tokens("甲(\"乙\"")[2].is_open());
    }

    proptest! {
        #[test]
        fn tokens_lie_one_behind_the_other(text in "[甲a0 .\"'`${}#/*\\\\\n|]{0,40}") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert!(token.start >= end);
                prop_assert_eq!(text.get(token.start..token.end()), Some(token.text));
                end = token.end();
            }
        }
    }
}
