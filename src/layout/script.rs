//! A script in the one layout: the author's lines, four spaces for every open bracket, single spaces between tokens. Works on
//! tokens alone, so that a script which is not right yet can be laid out too.

use super::roles::{Role, is_apart, roles};
use super::tokens::{NotClosed, Token, TokenKind, tokens};

const INDENT: &str = "    ";

/// How laying out a script came to nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScriptFault {
    NotClosed(NotClosed),
    /// What was made would not be the same script.
    Changed,
}

/// The script in layout; the tokens are the same, and laid out again it stays as it is.
///
/// # Errors
/// A [`ScriptFault`]; the script is then to be left as it is.
pub fn lay_out_script(script: &str) -> Result<String, ScriptFault> {
    let before = tokens(script).map_err(ScriptFault::NotClosed)?;
    let laid_out = printed(&before);
    let after = tokens(&laid_out).map_err(|_| ScriptFault::Changed)?;
    if is_same(&before, &after, script, &laid_out) && printed(&after) == laid_out {
        Ok(laid_out)
    } else {
        Err(ScriptFault::Changed)
    }
}

/// Whether two scripts have the same tokens.
pub fn is_same_script(one: &str, other: &str) -> bool {
    match (tokens(one), tokens(other)) {
        (Ok(first), Ok(second)) => is_same(&first, &second, one, other),
        _ => one == other,
    }
}

fn is_same(before: &[Token<'_>], after: &[Token<'_>], script: &str, laid_out: &str) -> bool {
    before.len() == after.len()
        && before.iter().zip(after).all(|(one, other)| {
            // How much white space such a text loses depends on the column it begins in.
            let goes_on = one.kind == TokenKind::Text
                && !one.text.starts_with(['`', '#'])
                && one.text.contains('\n');
            one.is_same(other) && (!goes_on || column(script, one) == column(laid_out, other))
        })
}

fn column(script: &str, token: &Token<'_>) -> usize {
    let before = script.get(..token.start).unwrap_or_default();
    before.chars().rev().take_while(|c| *c != '\n').count()
}

/// A bracket that is open: the level of the line on which it was opened.
struct Open {
    line: usize,
}

fn printed(tokens: &[Token<'_>]) -> String {
    let roles = roles(tokens);
    let mut out = String::new();
    let mut open: Vec<Open> = Vec::new();
    let mut level = 0;
    let mut before: Option<(&Token<'_>, Role)> = None;
    for (index, (token, role)) in tokens.iter().zip(roles.iter().copied()).enumerate() {
        match before {
            Some((left, left_role)) if !begins_line(left, token) => {
                if has_space((left, left_role), (token, role)) {
                    out.push(' ');
                }
            }
            _ => {
                if let Some((_, left_role)) = before {
                    let is_wanted = !is_open(left_role) && !is_close(role);
                    out.push_str(if token.newlines > 1 && is_wanted {
                        "\n\n"
                    } else {
                        "\n"
                    });
                }
                level = line_level(index, tokens, &roles, &open);
                out.push_str(&INDENT.repeat(level));
            }
        }
        push_text(&mut out, token);
        if is_open(role) {
            open.push(Open { line: level });
        } else if is_close(role) {
            open.pop();
        }
        before = Some((token, role));
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

fn push_text(out: &mut String, token: &Token<'_>) {
    if !token.is_comment() {
        out.push_str(token.text);
        return;
    }
    for (number, line) in token.text.lines().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        out.push_str(line.trim_end());
    }
}

fn begins_line(left: &Token<'_>, token: &Token<'_>) -> bool {
    token.newlines > 0 || left.kind == TokenKind::LineComment
}

fn is_open(role: Role) -> bool {
    matches!(role, Role::OpenRound | Role::OpenCurly)
}

fn is_close(role: Role) -> bool {
    matches!(role, Role::Close | Role::CloseMap | Role::CloseBlock)
}

/// How far the line is indented that begins with the token of this index. However many brackets a line opens, what stands in
/// them is one level further in.
fn line_level(index: usize, tokens: &[Token<'_>], roles: &[Role], open: &[Open]) -> usize {
    let rest = roles.get(index..).unwrap_or_default();
    let on_line = tokens
        .iter()
        .skip(index + 1)
        .take_while(|token| token.newlines == 0)
        .count()
        + 1;
    let closing = rest
        .iter()
        .take(on_line)
        .take_while(|role| is_close(**role))
        .count();
    if closing > 0 {
        let kept = open.len().saturating_sub(closing);
        return open.get(kept).map_or(0, |bracket| bracket.line);
    }
    let inner = open.last().map_or(0, |bracket| bracket.line + 1);
    let code = |role: &&Role| **role != Role::Comment;
    let left = roles.get(..index).unwrap_or_default().iter().rfind(code);
    let right = rest.iter().find(code);
    let joins = |role: Option<&Role>| matches!(role, Some(Role::Binary | Role::Tight));
    inner + usize::from(right.is_some() && (joins(left) || joins(right)))
}

/// Whether a space stands between two tokens of a line. Two that would become another token without it keep theirs.
fn has_space(left: (&Token<'_>, Role), right: (&Token<'_>, Role)) -> bool {
    let (before, token) = (left.0, right.0);
    if is_apart(left.1, right.1, token.spaced) {
        return true;
    }
    if !token.spaced || before.kind == TokenKind::Text || token.kind == TokenKind::Text {
        return false;
    }
    let joined = format!("{}{}", before.text, token.text);
    !tokens(&joined)
        .is_ok_and(|found| matches!(found.as_slice(), [one, two] if one.text == before.text && two.text == token.text))
}
