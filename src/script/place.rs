//! Places in a script: from Rhai's line and column to spans with an end.

use rhai::{Expr, Position};

use crate::source::{Span, Spanned};

/// A script's text with the place where it stands.
#[derive(Clone, Copy, Debug)]
pub struct ScriptText<'a> {
    text: &'a str,
    span: Span,
}

impl<'a> ScriptText<'a> {
    /// The text of a script as its pack holds it.
    #[must_use]
    pub fn new(script: &'a Spanned<String>) -> Self {
        Self {
            text: &script.value,
            span: script.span,
        }
    }

    /// The whole script.
    #[must_use]
    pub fn whole(&self) -> Span {
        self.span
    }

    /// The byte range of the whole script.
    #[must_use]
    pub fn all(&self) -> (usize, usize) {
        (0, self.text.len())
    }

    /// The text between two byte offsets of the script.
    #[must_use]
    pub fn slice(&self, range: (usize, usize)) -> &'a str {
        self.text.get(range.0..range.1).unwrap_or_default()
    }

    /// The byte range of the word, number, string or sign that begins at `position`; empty at the script's end, and the
    /// whole script where Rhai knows no position.
    #[must_use]
    pub fn token_range(&self, position: Position) -> (usize, usize) {
        match self.offset(position) {
            Some(start) => (start, start + token_length(self.rest(start))),
            None => (0, self.text.len()),
        }
    }

    /// Where the number begins that ends right before the byte offset `end`; `end` itself if there is none.
    #[must_use]
    pub fn number_before(&self, end: usize) -> usize {
        let before = self.text.get(..end).unwrap_or_default();
        let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | '_');
        before.trim_end_matches(digits).len()
    }

    /// The span of the token at `position`.
    #[must_use]
    pub fn token(&self, position: Position) -> Span {
        self.span(self.token_range(position))
    }

    /// The span of a block between its brackets, both included; just its beginning where Rhai knows no end.
    #[must_use]
    pub fn block(&self, start: Position, end: Position) -> Span {
        let (start, begun) = self.token_range(start);
        let end = self.offset(end).map_or(begun, |end| end + 1);
        self.span((start, end.clamp(begun, self.text.len())))
    }

    /// The span of `word` where it last stands before `position`.
    #[must_use]
    pub fn word_before(&self, position: Position, word: &str) -> Span {
        let end = self.offset(position).unwrap_or(self.text.len());
        let before = self.text.get(..end).unwrap_or_default();
        match before.rfind(word) {
            Some(start) => self.span((start, start + word.len())),
            None => self.token(position),
        }
    }

    /// The byte range of the name at `position` and, if an argument list follows, of that list with it.
    #[must_use]
    pub fn call_range(&self, position: Position) -> (usize, usize) {
        let (start, end) = self.token_range(position);
        let is_name = self
            .slice((start, end))
            .starts_with(|c: char| c.is_alphabetic() || c == '_');
        let list = self.rest(end);
        let gap = list.len() - list.trim_start().len();
        if is_name && list.trim_start().starts_with('(') {
            (start, end + gap + bracket_length(list.trim_start()))
        } else {
            (start, end)
        }
    }

    /// The span of the call at `position`.
    #[must_use]
    pub fn call(&self, position: Position) -> Span {
        self.span(self.call_range(position))
    }

    /// The byte range of an expression, from its first to its last token.
    #[must_use]
    pub fn expression_range(&self, expression: &Expr) -> (usize, usize) {
        let mut range = match expression {
            Expr::FnCall(call, position) if call.op_token.is_none() => self.call_range(*position),
            // A negative number is one constant, at the place of its sign.
            Expr::DynamicConstant(_, position)
                if self.slice(self.token_range(*position)) == "-" =>
            {
                let (start, end) = self.token_range(*position);
                let rest = self.rest(end);
                let gap = rest.len() - rest.trim_start().len();
                (start, end + gap + token_length(rest.trim_start()))
            }
            _ => self.token_range(expression.start_position()),
        };
        for part in parts(expression) {
            let (start, end) = self.expression_range(part);
            range = (range.0.min(start), range.1.max(end));
        }
        self.balanced(range)
    }

    /// The span of an expression.
    #[must_use]
    pub fn expression(&self, expression: &Expr) -> Span {
        self.span(self.expression_range(expression))
    }

    /// A byte range of the script as a span of its file. A script that does not stand in its file letter for letter has one
    /// place only: all of it.
    #[must_use]
    pub fn span(&self, range: (usize, usize)) -> Span {
        let stands_verbatim = self.span.end - self.span.start == self.text.len();
        if stands_verbatim {
            Span::new(
                self.span.file,
                self.span.start + range.0,
                self.span.start + range.1,
            )
        } else {
            self.span
        }
    }

    /// The range widened until its round brackets pair up: the tree forgets those written around an expression.
    fn balanced(&self, (mut start, mut end): (usize, usize)) -> (usize, usize) {
        let (opened, closed) = unpaired(self.slice((start, end)));
        for _ in 0..closed {
            let before = self.text.get(..start).unwrap_or_default();
            start = before.rfind('(').unwrap_or(start);
        }
        for _ in 0..opened {
            let after = self.rest(end);
            end += after.find(')').map_or(0, |close| close + 1);
        }
        (start, end)
    }

    fn rest(&self, start: usize) -> &'a str {
        self.text.get(start..).unwrap_or_default()
    }

    fn offset(&self, position: Position) -> Option<usize> {
        let line = position.line()?;
        let column = position.position().unwrap_or(1).max(1);
        let line_start: usize = self
            .text
            .split_inclusive('\n')
            .take(line.saturating_sub(1))
            .map(str::len)
            .sum();
        let rest = self.rest(line_start);
        let within = rest
            .char_indices()
            .nth(column - 1)
            .map_or(rest.len(), |(offset, _)| offset);
        Some(line_start + within)
    }
}

/// The operands and arguments of an expression that stand in the script's text.
fn parts(expression: &Expr) -> Vec<&Expr> {
    match expression {
        Expr::FnCall(call, _) | Expr::MethodCall(call, _) => call.args.iter().collect(),
        Expr::And(list, _) | Expr::Or(list, _) | Expr::Coalesce(list, _) => list.iter().collect(),
        Expr::Dot(pair, ..) | Expr::Index(pair, ..) => vec![&pair.lhs, &pair.rhs],
        Expr::Array(list, _) => list.iter().collect(),
        _ => Vec::new(),
    }
}

/// The length of the token that `text` begins with.
fn token_length(text: &str) -> usize {
    let Some(first) = text.chars().next() else {
        return 0;
    };
    let while_true = |fits: fn(char) -> bool| text.find(|c| !fits(c)).unwrap_or(text.len());
    match first {
        '"' | '`' => quoted_length(text, first),
        '0'..='9' => while_true(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_')),
        c if c.is_alphabetic() || c == '_' => while_true(|c| c.is_alphanumeric() || c == '_'),
        c if c.is_ascii_punctuation() => {
            let double = text.get(..2).unwrap_or_default();
            let known = [
                "==", "!=", "<=", ">=", "&&", "||", "+=", "-=", "*=", "/=", "=>", "#{",
            ];
            if known.contains(&double) { 2 } else { 1 }
        }
        c => c.len_utf8(),
    }
}

fn quoted_length(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (offset, c) in text.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return offset + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

/// The length of the bracketed part that `text` begins with, its closing bracket included.
fn bracket_length(text: &str) -> usize {
    let mut depth = 0usize;
    let mut rest = text;
    while !rest.is_empty() {
        let length = token_length(rest).max(1);
        match rest.get(..length) {
            Some("(") => depth += 1,
            Some(")") => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return text.len() - rest.len() + length;
                }
            }
            _ => {}
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    text.len()
}

/// How many round brackets of `text` are opened but not closed, and closed but not opened.
fn unpaired(text: &str) -> (usize, usize) {
    let (mut opened, mut closed) = (0usize, 0usize);
    let mut rest = text;
    while !rest.is_empty() {
        let length = token_length(rest).max(1);
        match rest.get(..length) {
            Some("(") => opened += 1,
            Some(")") if opened == 0 => closed += 1,
            Some(")") => opened -= 1,
            _ => {}
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    (opened, closed)
}

#[cfg(test)]
mod tests {
    use rhai::{Engine, Stmt};

    use super::*;
    use crate::source::Texts;

    fn expression_text(script: &str) -> String {
        let file = Texts::default().add("x", script);
        let script = Spanned::new(script.to_owned(), Span::new(file, 0, script.len()));
        let ast = Engine::new_raw().compile(&script.value).expect("a script");
        let text = ScriptText::new(&script);
        match ast.statements().last().expect("a statement") {
            Stmt::Expr(expression) => text.slice(text.expression_range(expression)).to_owned(),
            Stmt::FnCall(call, position) => {
                let expression = Expr::FnCall(call.clone(), *position);
                text.slice(text.expression_range(&expression)).to_owned()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn an_expression_spans_from_its_first_to_its_last_token() {
        for text in [
            "在职人员数 / 编制数",
            "percent(在职人员数, 编制数) * 100",
            "(甲 - 乙) / (丙 * (丁 + 1))",
            "full - percent(a(1, \")\"), 2)",
            "行.金额",
            "甲 == 乙 && 丙 <= 丁",
        ] {
            assert_eq!(expression_text(&format!("let x = 1;\n  {text}")), text);
        }
    }
}
