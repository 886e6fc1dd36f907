//! Entries put into a manifest's text where they belong; everything else in it stays letter for letter.

use super::fill::escaped;
use crate::diagnose::Findings;
use crate::number::{Decimal, trimmed};
use crate::read::{Raw, RawKind, RawTable, parse_toml};
use crate::source::{FileId, Span, Texts};

/// A manifest being edited.
pub struct Editor {
    text: String,
    root: RawTable,
    /// What is put where, in place of how much.
    edits: Vec<(usize, usize, String)>,
}

/// A `[[group]]` or an `[[indicator]]` as written, with the key that its place depends on.
struct Entry<'a> {
    key: &'a str,
    raw: &'a Raw,
}

impl Editor {
    /// Opens the text of `file`, which must be sound.
    pub fn new(file: FileId, texts: &Texts) -> Self {
        Self {
            text: texts
                .get(file)
                .map_or_else(String::new, |text| text.content.clone()),
            root: parse_toml(file, texts, &mut Findings::default()),
            edits: Vec::new(),
        }
    }

    /// The text as edited. New lines end as the old ones do.
    pub fn finish(mut self) -> String {
        self.edits.sort_by_key(|(start, ..)| *start);
        let has_returns = self.text.contains("\r\n");
        let mut edited = String::new();
        let mut done = 0;
        for (start, end, new) in &self.edits {
            edited.push_str(self.text.get(done..*start).unwrap_or_default());
            edited.push_str(&if has_returns {
                new.replace('\n', "\r\n")
            } else {
                new.clone()
            });
            done = *end;
        }
        edited + self.text.get(done..).unwrap_or_default()
    }

    /// Declares facts (`section` is `fact`) or parameters (`param`) behind those that are there, in their form: lines of one
    /// table, or a table each.
    pub fn declare(&mut self, section: &str, comment: &str, declared: &RawTable, texts: &Texts) {
        if declared.entries.is_empty() {
            return;
        }
        let table = self.root.get(section);
        let last = table.and_then(|raw| match &raw.kind {
            RawKind::Table(table) => table.entries.last(),
            _ => None,
        });
        let are_lines = last.is_none_or(|(_, raw)| self.slice(raw.span).starts_with('{'));
        let parts: Vec<String> = declared
            .entries
            .iter()
            .map(|(key, raw)| {
                let key = texts.slice(key.span);
                if are_lines {
                    format!("{key} = {}\n", texts.slice(raw.span))
                } else {
                    format!("[{section}.{key}]\n{}", lines_of(raw, texts))
                }
            })
            .collect();
        let body = parts.join(if are_lines { "" } else { "\n" });
        match (table, last) {
            (_, Some((_, last))) => {
                let end = end_of(last);
                self.insert_block(end, &format!("# {comment}\n{body}"));
            }
            (Some(table), None) => {
                let end = table.span.end;
                self.insert_block(end, &format!("# {comment}\n{body}"));
            }
            (None, None) => {
                let end = self.text.len();
                self.insert_block(end, &format!("[{section}]\n# {comment}\n{body}"));
            }
        }
    }

    /// Raises the group of that path, every group above it and the full marks; makes the groups that are not there. Says what
    /// each came to, as (path, before, after); the empty path stands for the full marks, and nothing before for a new group.
    pub fn raise(&mut self, path: &str, by: Decimal) -> Vec<(String, Option<Decimal>, Decimal)> {
        let mut changes = Vec::new();
        let mut edits = Vec::new();
        if let Some(RawKind::Table(pack)) = self.root.get("pack").map(|raw| &raw.kind)
            && let Some(change) = raised(pack, "full_marks", by, &mut edits)
        {
            changes.push((String::new(), Some(change.0), change.1));
        }
        let mut new_groups: Vec<(String, Decimal)> = Vec::new();
        let groups = entries(&self.root, "group", "id");
        for part in steps(path) {
            let Some(group) = groups.iter().find(|group| group.key == part) else {
                new_groups.push((escaped(part), by));
                changes.push((part.to_owned(), None, by));
                continue;
            };
            if let RawKind::Table(table) = &group.raw.kind
                && let Some(change) = raised(table, "max", by, &mut edits)
            {
                changes.push((part.to_owned(), Some(change.0), change.1));
            }
        }
        let top = path.split('/').next().unwrap_or(path);
        let is_near =
            |group: &&Entry<'_>| group.key == top || group.key.starts_with(&format!("{top}/"));
        let near = groups.iter().rfind(is_near).or(groups.last());
        let end = near.map_or(self.text.len(), |group| end_of(group.raw));
        let is_inline = near.is_some_and(|group| self.slice(group.raw.span).starts_with('{'));
        self.edits.extend(edits);
        if new_groups.is_empty() {
            return changes;
        }
        let written = new_groups.iter().map(|(id, max)| {
            let max = trimmed(*max);
            if is_inline {
                format!("{{ id = \"{id}\", max = {max} }}")
            } else {
                format!("[[group]]\nid = \"{id}\"\nmax = {max}\n")
            }
        });
        let written: Vec<String> = written.collect();
        if is_inline {
            self.insert_elements(end, &written);
        } else {
            self.insert_block(end, &written.join("\n"));
        }
        changes
    }

    /// Adds an indicator behind the last one of its group.
    pub fn add_indicator(&mut self, group: &str, entry: &str) {
        let indicators = entries(&self.root, "indicator", "group");
        let near = indicators
            .iter()
            .rfind(|indicator| indicator.key == group)
            .or(indicators.last());
        let end = near.map_or(self.text.len(), |indicator| end_of(indicator.raw));
        self.insert_block(end, entry);
    }

    fn slice(&self, span: Span) -> &str {
        self.text.get(span.start..span.end).unwrap_or_default()
    }

    /// Puts elements into a list behind the one that ends at `end`: on lines of their own if that has one.
    fn insert_elements(&mut self, end: usize, elements: &[String]) {
        let before = self.text.get(..end).unwrap_or_default();
        let line = before.rsplit('\n').next().unwrap_or_default();
        let indent: String = line.chars().take_while(|c| c.is_whitespace()).collect();
        let after = self.text.get(end..).unwrap_or_default();
        let rest = after.split('\n').next().unwrap_or_default();
        let behind_comma = rest.trim_start().strip_prefix(',');
        let is_last_on_line = behind_comma.unwrap_or(rest).trim_start();
        let has_line = line.trim_start().starts_with('{')
            && (is_last_on_line.is_empty() || is_last_on_line.starts_with('#'));
        if has_line {
            if behind_comma.is_none() {
                self.edits.push((end, end, ",".to_owned()));
            }
            let at = end + rest.len() + usize::from(after.len() > rest.len());
            let lines = elements.iter().map(|one| format!("{indent}{one},\n"));
            self.edits.push((at, at, lines.collect()));
        } else {
            let more = elements.iter().map(|one| format!(", {one}"));
            self.edits.push((end, end, more.collect()));
        }
    }

    /// Puts lines behind the line in which `offset` lies, set off by empty lines.
    fn insert_block(&mut self, offset: usize, block: &str) {
        let rest = self.text.get(offset..).unwrap_or_default();
        let at = rest
            .find('\n')
            .map_or(self.text.len(), |end| offset + end + 1);
        let before = self.text.get(..at).unwrap_or_default();
        let after = self.text.get(at..).unwrap_or_default();
        let start = if before.is_empty() || before.ends_with('\n') {
            ""
        } else {
            "\n"
        };
        let is_set_off = after.is_empty() || after.starts_with(['\n', '\r']);
        let end = if is_set_off { "" } else { "\n" };
        self.edits.push((at, at, format!("{start}\n{block}{end}")));
    }
}

/// `a`, `a/b` and `a/b/c` of `a/b/c`.
pub fn steps(path: &str) -> impl Iterator<Item = &str> {
    let ends = path
        .match_indices('/')
        .map(|(end, _)| end)
        .chain([path.len()]);
    ends.filter_map(|end| path.get(..end))
}

/// The entries of an array of tables.
fn entries<'a>(root: &'a RawTable, name: &str, key: &str) -> Vec<Entry<'a>> {
    let Some(RawKind::List(list)) = root.get(name).map(|raw| &raw.kind) else {
        return Vec::new();
    };
    let entry = |raw: &'a Raw| match &raw.kind {
        RawKind::Table(table) => match table.get(key).map(|raw| &raw.kind) {
            Some(RawKind::Text(key)) => Some(Entry { key, raw }),
            _ => None,
        },
        _ => None,
    };
    list.iter().filter_map(entry).collect()
}

/// Adds to a number: what it was and what it is to be.
fn raised(
    table: &RawTable,
    key: &str,
    by: Decimal,
    edits: &mut Vec<(usize, usize, String)>,
) -> Option<(Decimal, Decimal)> {
    let raw = table.get(key)?;
    let RawKind::Number(before) = raw.kind else {
        return None;
    };
    let after = before.checked_add(by)?;
    edits.push((raw.span.start, raw.span.end, after.to_string()));
    Some((before, after))
}

/// Where the last thing in a value ends.
fn end_of(raw: &Raw) -> usize {
    let inner = match &raw.kind {
        RawKind::Table(table) => table.entries.iter().map(|(_, raw)| end_of(raw)).max(),
        RawKind::List(list) => list.iter().map(end_of).max(),
        _ => None,
    };
    inner.unwrap_or(0).max(raw.span.end)
}

/// The entries of an inline table, a line each.
fn lines_of(raw: &Raw, texts: &Texts) -> String {
    let RawKind::Table(table) = &raw.kind else {
        return String::new();
    };
    let mut lines = String::new();
    for (key, raw) in &table.entries {
        for part in [texts.slice(key.span), " = ", texts.slice(raw.span), "\n"] {
            lines.push_str(part);
        }
    }
    lines
}
