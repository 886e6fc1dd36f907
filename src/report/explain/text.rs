//! The sheet as plain text.

use super::ExplainView;
use super::sheet::{Item, Part, sheet};
use crate::report::paragraph;

/// The text, ending in a line break.
#[must_use]
pub fn explain_text(view: ExplainView<'_>) -> String {
    let sheet = sheet(view);
    let mut lines = paragraph(&sheet.title, view.width, "", "");
    for about in &sheet.about {
        lines.extend(paragraph(about, view.width, "", "  "));
    }
    let mut after_brief = false;
    for entry in &sheet.entries {
        let is_brief = entry.parts.is_empty();
        if !(is_brief && after_brief) {
            lines.push(String::new());
        }
        after_brief = is_brief;
        lines.extend(paragraph(&entry.title, view.width, "", "  "));
        for part in &entry.parts {
            write(part, view.width, "  ", &mut lines);
        }
    }
    lines.push(String::new());
    write(&sheet.total, view.width, "", &mut lines);
    lines.join("\n") + "\n"
}

fn write(part: &Part, width: usize, indent: &str, lines: &mut Vec<String>) {
    lines.push(format!("{indent}{}", part.heading));
    for item in &part.items {
        point(item, width, &format!("{indent}  "), lines);
    }
}

fn point(item: &Item, width: usize, indent: &str, lines: &mut Vec<String>) {
    let (first, rest) = (format!("{indent}- "), format!("{indent}  "));
    lines.extend(paragraph(&item.text, width, &first, &rest));
    for inner in &item.inner {
        point(inner, width, &rest, lines);
    }
}
