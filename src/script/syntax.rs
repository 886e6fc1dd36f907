//! A script that Rhai cannot parse, as a finding. Rhai stops at the first such fault of a script.

use rhai::{LexError, ParseError, ParseErrorType, Position};

use super::place::ScriptText;
use crate::diagnose::{Code, Finding};
use crate::read::plain_sign;

/// What is wrong where Rhai stopped.
pub fn syntax_finding(error: &ParseError, text: ScriptText<'_>) -> Finding {
    let position = error.position();
    let span = text.token(position);
    match error.err_type() {
        ParseErrorType::BadInput(LexError::UnexpectedInput(sign)) => {
            let plain = sign.chars().next().and_then(plain_sign);
            match plain {
                Some(plain) => Finding::at(Code::FullWidthSign, span)
                    .with("sign", sign.as_str())
                    .with("plain", plain)
                    .help("help"),
                None => Finding::at(Code::ScriptSyntax, span)
                    .with("found", sign.as_str())
                    .help("unexpected"),
            }
        }
        ParseErrorType::BadInput(LexError::ImproperSymbol(symbol, _))
        | ParseErrorType::UnknownOperator(symbol) => Finding::at(Code::ScriptSyntax, span)
            .with("found", symbol.as_str())
            .help("unexpected"),
        ParseErrorType::BadInput(LexError::UnterminatedString) => {
            Finding::at(Code::ScriptSyntax, span).help("open-string")
        }
        ParseErrorType::BadInput(LexError::MalformedNumber(written)) => {
            Finding::at(Code::NumberNotDecimal, span)
                .with("written", written.as_str())
                .help("help")
        }
        ParseErrorType::MissingToken(token, _) => missing_token(token, position, text),
        ParseErrorType::Reserved(word) => Finding::at(Code::ForbiddenConstruct, span)
            .with("word", word.as_str())
            .help("help"),
        ParseErrorType::UnexpectedEOF => Finding::at(Code::ScriptSyntax, span).help("unfinished"),
        ParseErrorType::AssignmentToConstant(name) => Finding::at(Code::ScriptSyntax, span)
            .with("found", name.as_str())
            .help("constant"),
        ParseErrorType::ExprTooDeep => Finding::at(Code::ScriptSyntax, span).help("too-deep"),
        other => Finding::at(Code::ScriptSyntax, span)
            .with("detail", other.to_string())
            .help("other"),
    }
}

fn missing_token(token: &str, position: Position, text: ScriptText<'_>) -> Finding {
    let range = text.token_range(position);
    let before = text.slice((range.0.saturating_sub(1), range.0));
    let found = text.slice(range);
    let is_exponent = found.starts_with(['e', 'E']) && before.starts_with(|c: char| c.is_ascii_digit());
    let span = text.to_span(range);
    if is_exponent {
        return Finding::at(Code::NumberNotDecimal, span)
            .with("written", format!("{before}{found}"))
            .help("help");
    }
    Finding::at(Code::ScriptSyntax, span)
        .with("token", token)
        .help("missing")
}
