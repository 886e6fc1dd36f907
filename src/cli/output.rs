//! Writing to the two standard streams. A reader that closes its end early ends the output quietly.

use std::io::{ErrorKind, Write};

use super::system::System;
use crate::diagnose::render::draw;
use crate::diagnose::{Finding, Severity};
use crate::source::Texts;

/// The two streams, and how much was complained of.
#[derive(Debug, Default)]
pub struct Output {
    errors: usize,
    warnings: usize,
    /// Nobody reads standard output any more.
    closed: bool,
}

impl Output {
    /// Writes results.
    pub fn print(&mut self, text: &str) {
        if !self.closed {
            self.closed = !write(&mut std::io::stdout().lock(), text);
        }
    }

    /// Draws complaints.
    pub fn complain(&mut self, findings: &[Finding], texts: &Texts, system: &System) {
        if findings.is_empty() {
            return;
        }
        let count = |severity| {
            findings
                .iter()
                .filter(|finding| finding.code.severity() == severity)
                .count()
        };
        self.errors += count(Severity::Error);
        self.warnings += count(Severity::Warning);
        tell(&(draw(findings, texts, &system.words, system.error_style) + "\n\n"));
    }

    /// Says how much was complained of, if anything was.
    pub fn sum_up(&self, system: &System) {
        if self.errors + self.warnings > 0 {
            let counts = vec![
                ("errors", self.errors.into()),
                ("warnings", self.warnings.into()),
            ];
            tell(&(system.words.say_with("cli-summary", &counts) + "\n"));
        }
    }
}

/// Writes to standard error.
pub fn tell(text: &str) {
    // With standard error gone there is nobody left to tell.
    let _ = write(&mut std::io::stderr().lock(), text);
}

/// Whether the stream still takes text.
fn write(stream: &mut impl Write, text: &str) -> bool {
    let written = stream
        .write_all(text.as_bytes())
        .and_then(|()| stream.flush());
    !matches!(written, Err(error) if error.kind() == ErrorKind::BrokenPipe)
}
