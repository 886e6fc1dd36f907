//! A script that Rhai cannot parse, as a finding. Rhai stops at the first such fault of a script.

use rhai::{LexError, ParseError, ParseErrorType, Position};

use super::place::ScriptText;
use super::sandbox::is_forbidden;
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
        | ParseErrorType::UnknownOperator(symbol) => {
            let (code, help) = if is_forbidden(symbol) {
                (Code::ForbiddenConstruct, "help")
            } else {
                (Code::ScriptSyntax, "unexpected")
            };
            Finding::at(code, span)
                .with("found", symbol.as_str())
                .help(help)
        }
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
            .with("found", word.as_str())
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
    let (start, end) = text.token_range(position);
    let number = text.number_before(start);
    if number < start && text.slice((start, end)).starts_with(['e', 'E']) {
        return Finding::at(Code::NumberNotDecimal, text.span((number, end)))
            .with("written", text.slice((number, end)))
            .help("help");
    }
    let help = match token {
        _ if start == end => "unfinished",
        "," => "list",
        _ => "missing",
    };
    Finding::at(Code::ScriptSyntax, text.span((start, end)))
        .with("token", token)
        .help(help)
}
