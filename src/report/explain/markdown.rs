//! The sheet as Markdown.

use super::ExplainView;
use super::sheet::{Item, Part, sheet};

/// The text, ending in a line break. What a pack or a case writes is text in it, never markup.
#[must_use]
pub fn explain_markdown(view: ExplainView<'_>) -> String {
    let sheet = sheet(view);
    let mut lines = vec![format!("# {}", plain(&sheet.title)), String::new()];
    for about in &sheet.about {
        lines.push(format!("- {}", plain(about)));
    }
    let mut after_brief = false;
    for entry in &sheet.entries {
        if entry.parts.is_empty() {
            if !after_brief {
                lines.push(String::new());
            }
            lines.push(format!("- {}", plain(&entry.title)));
            after_brief = true;
            continue;
        }
        after_brief = false;
        lines.extend([String::new(), format!("## {}", plain(&entry.title))]);
        for part in &entry.parts {
            write(part, "###", &mut lines);
        }
    }
    write(&sheet.total, "##", &mut lines);
    lines.join("\n") + "\n"
}

fn write(part: &Part, sign: &str, lines: &mut Vec<String>) {
    let heading = format!("{sign} {}", plain(&part.heading));
    lines.extend([String::new(), heading, String::new()]);
    for item in &part.items {
        point(item, "", lines);
    }
}

fn point(item: &Item, indent: &str, lines: &mut Vec<String>) {
    lines.push(format!("{indent}- {}", plain(&item.text)));
    for inner in &item.inner {
        point(inner, &format!("{indent}  "), lines);
    }
}

/// A text without anything that Markdown or HTML would obey.
fn plain(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        let is_markup = matches!(
            character,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '&'
                | '|'
                | '~'
                | '#'
                | '!'
                | '$'
                | '@'
        );
        // At the beginning of a point it would begin a list or a quotation of its own.
        let begins = at == 0 && matches!(character, '-' | '+' | '=');
        if is_markup || begins {
            shown.push('\\');
        }
        shown.push(character);
    }
    // An address would become a link.
    shown.replace("://", "\\://")
}
