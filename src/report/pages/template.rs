//! A report by a user's own template. It gets the data and nothing else: no files, and no more steps and text than a report
//! needs many times over.

use std::io::{self, Write};
use std::ops::Range;

use minijinja::{Error, ErrorKind, Value};

use super::environment;
use crate::diagnose::Words;

/// Steps that a template may take; the report that comes with the program takes about twenty thousand.
const STEPS: u64 = 5_000_000;
/// The longest text that a template may write, in bytes.
const LONGEST: usize = 64 << 20;

/// Why a template gives no report.
#[derive(Debug)]
pub struct TemplateFault {
    /// The bytes of the template that it is about; the line where no more is known.
    pub at: Option<Range<usize>>,
    pub reason: TemplateReason,
    /// What the template engine says of it, in English.
    pub detail: String,
}

/// What is wrong with a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TemplateReason {
    /// It does not parse.
    Syntax,
    /// It names something that the report does not have.
    UnknownName,
    /// It names a filter, a test or a function that there is not.
    UnknownFunction,
    /// It wants another file.
    OtherFile,
    /// It takes too many steps, or writes too much.
    TooMuch,
    /// Anything else.
    Other,
}

/// The report by the template of this name, whose ending says how texts are escaped: `.md.j2` for Markdown, anything else as
/// HTML.
///
/// # Errors
/// What is wrong with the template.
pub fn by_template(
    (name, text): (&str, &str),
    words: &Words,
    data: Value,
) -> Result<String, TemplateFault> {
    let fault = |error: &Error| TemplateFault::of(error, name, text);
    let mut environment = environment(words).map_err(|error| fault(&error))?;
    environment.set_debug(true);
    environment.set_fuel(Some(STEPS));
    // Texts of cases stay texts, and nothing grows from one round of a loop to the next.
    environment.remove_filter("safe");
    environment.remove_global("namespace");
    environment
        .add_template(name, text)
        .map_err(|error| fault(&error))?;
    let template = environment
        .get_template(name)
        .map_err(|error| fault(&error))?;
    let mut written = Bounded {
        text: Vec::new(),
        is_full: false,
    };
    if let Err(error) = template.render_captured_to(data, &mut written) {
        let mut fault = fault(&error);
        if written.is_full {
            fault.reason = TemplateReason::TooMuch;
        }
        return Err(fault);
    }
    Ok(String::from_utf8_lossy(&written.text).into_owned())
}

impl TemplateFault {
    fn of(error: &Error, name: &str, text: &str) -> Self {
        let reason = match error.kind() {
            ErrorKind::SyntaxError => TemplateReason::Syntax,
            ErrorKind::UndefinedError => TemplateReason::UnknownName,
            ErrorKind::UnknownFilter
            | ErrorKind::UnknownTest
            | ErrorKind::UnknownFunction
            | ErrorKind::UnknownMethod => TemplateReason::UnknownFunction,
            ErrorKind::TemplateNotFound | ErrorKind::BadInclude => TemplateReason::OtherFile,
            ErrorKind::OutOfFuel => TemplateReason::TooMuch,
            _ => TemplateReason::Other,
        };
        // A place in another template than the user's is none that the user can look at.
        let is_own = error.name() == Some(name);
        let range = error
            .range()
            .filter(|range| text.get(range.clone()).is_some());
        let line = error.line().map(|line| line_range(text, line));
        Self {
            at: range
                .filter(|range| !range.is_empty())
                .or(line)
                .filter(|_| is_own),
            reason,
            detail: error
                .detail()
                .map_or_else(|| error.kind().to_string(), str::to_owned),
        }
    }
}

/// The bytes of a line, counted from 1, without the spaces around it.
fn line_range(text: &str, line: usize) -> Range<usize> {
    let lines = text.split_inclusive('\n');
    let before: usize = lines
        .clone()
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let own = lines.skip(line.saturating_sub(1)).map(str::trim_end).next();
    let own = own.unwrap_or_default();
    let indent = own.len() - own.trim_start().len();
    before + indent..before + own.len()
}

/// A text that grows only so far.
struct Bounded {
    text: Vec<u8>,
    is_full: bool,
}

impl Write for Bounded {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.text.len().saturating_add(bytes.len()) > LONGEST {
            self.is_full = true;
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.text.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
