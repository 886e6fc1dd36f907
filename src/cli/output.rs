//! Writing to the two standard streams. A reader that closes its end early ends the output quietly.

use std::io::{Error, ErrorKind, Write};

use super::Ending;
use super::system::System;
use crate::diagnose::render::draw;
use crate::diagnose::{Finding, Severity};
use crate::report::escape::visible;
use crate::source::Texts;

/// The two streams, and how much was complained of.
#[derive(Debug, Default)]
pub struct Output {
    errors: usize,
    warnings: usize,
    /// Why standard output takes no more text: nobody reads it, or it cannot be written.
    fault: Option<Error>,
}

impl Output {
    /// Writes results.
    pub fn print(&mut self, text: &str) {
        if self.fault.is_none() {
            self.fault = write(&mut std::io::stdout().lock(), text).err();
        }
    }

    /// Whether standard output takes no more text.
    pub fn is_closed(&self) -> bool {
        self.fault.is_some()
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

    /// Complains of results that could not be written: a full disk, say. A reader that has gone wanted no more.
    pub fn finish(&self, system: &System) -> Ending {
        /// The longest reason shown, in characters.
        const SHOWN: usize = 200;
        match &self.fault {
            Some(fault) if fault.kind() != ErrorKind::BrokenPipe => {
                let reason = vec![("reason", visible(&fault.to_string(), SHOWN).into())];
                let sentence = system.words.say_with("cli-cannot-write", &reason);
                tell(&format!(
                    "{}: {sentence}\n",
                    system.words.say("severity-error")
                ));
                Ending::Unusable
            }
            _ => Ending::Done,
        }
    }
}

/// Writes to standard error.
pub fn tell(text: &str) {
    // With standard error gone there is nobody left to tell.
    let _ = write(&mut std::io::stderr().lock(), text);
}

fn write(stream: &mut impl Write, text: &str) -> Result<(), Error> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}
