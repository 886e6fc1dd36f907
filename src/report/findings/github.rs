//! Findings as the workflow commands by which GitHub marks lines of a change.

use super::FindingsView;
use super::place::marked;
use crate::diagnose::{Finding, Severity};
use crate::report::escape::visible;

/// A command a finding, each on its line.
#[must_use]
pub fn github(view: FindingsView<'_>) -> String {
    let mut text = String::new();
    for pack in view.packs {
        for finding in &pack.examined.findings {
            text.push_str(&command(view, pack.path, finding));
            text.push('\n');
        }
    }
    text
}

fn command(view: FindingsView<'_>, path: &str, finding: &Finding) -> String {
    let level = match finding.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    let label = finding.place.as_ref();
    let place = label.and_then(|label| marked(finding, label, view.texts, view.words));
    let place = place.map_or_else(
        || format!("file={}", property(path)),
        |place| {
            let file = property(place.file);
            let (line, end_line) = (place.start.line, place.end.line);
            let lines = format!("file={file},line={line},endLine={end_line}");
            if line == end_line {
                let (column, end_column) = (place.start.column, place.end.column);
                format!("{lines},col={column},endColumn={end_column}")
            } else {
                // Columns are taken only of a place on one line.
                lines
            }
        },
    );
    let parts = [Some(view.words.sentence(finding)), view.words.help(finding)];
    // A log is read at a terminal, which must not obey what a user's text says.
    let parts: Vec<String> = parts
        .iter()
        .flatten()
        .map(|part| visible(part, usize::MAX))
        .collect();
    let message = parts.join("\n");
    let title = finding.code.number();
    format!("::{level} {place},title={title}::{}", data(&message))
}

/// A command is one line, in which `%` begins an escape.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// In a property, the signs that end it are escaped too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_escaped() {
        assert_eq!(data("100%\r\n二:三,四"), "100%25%0D%0A二:三,四");
        assert_eq!(property("100%\n二:三,四"), "100%25%0A二%3A三%2C四");
    }
}
