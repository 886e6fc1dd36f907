//! The whole pack as one manifest, which extends nothing and has its scripts in it: what can be kept, sent and read by itself.

use std::fmt::Write;

use super::{Part, Resolved};
use crate::layout::lay_out_toml;
use crate::pack::Indicator;
use crate::read::{Raw, RawKind, RawTable, quoted};

impl Resolved {
    /// The pack as one manifest, in layout. Behind each entry stands the version that states it, where there are several.
    #[must_use]
    pub fn flat(&self) -> String {
        let mut text = String::new();
        for (key, raw) in &self.root.entries {
            match (key.value.as_str(), &raw.kind) {
                ("fact", RawKind::Table(table)) => self.named(&mut text, Part::Fact, table),
                ("param", RawKind::Table(table)) => self.named(&mut text, Part::Parameter, table),
                (name, RawKind::Table(table)) => {
                    line(&mut text, &format!("\n[{}]", written_key(name)));
                    keys(&mut text, table);
                }
                (name, RawKind::List(list)) => {
                    for raw in list {
                        self.item(&mut text, name, raw);
                    }
                }
                (name, _) => pair(&mut text, name, raw),
            }
        }
        let text = text.trim_start().to_owned();
        lay_out_toml(&text).unwrap_or(text)
    }

    /// Entries named by their keys, one a line.
    fn named(&self, text: &mut String, part: Part, table: &RawTable) {
        line(text, &format!("\n[{}]", part.key()));
        for (name, raw) in &table.entries {
            let origin = self.origin(part, &name.value);
            let written = format!("{} = {}", written_key(&name.value), value(raw));
            line(text, &format!("{written}{origin}"));
        }
    }

    /// A table of a list.
    fn item(&self, text: &mut String, list: &str, raw: &Raw) {
        let RawKind::Table(table) = &raw.kind else {
            return;
        };
        let parts = [Part::Group, Part::Indicator, Part::Relation, Part::Veto];
        let part = parts.into_iter().find(|part| part.key() == list);
        let id = super::text(table.get("id")).unwrap_or_default();
        let origin = part.map_or_else(String::new, |part| self.origin(part, id));
        line(text, &format!("\n[[{}]]{origin}", written_key(list)));
        if part != Some(Part::Indicator) {
            keys(text, table);
            return;
        }
        let (mut rest, mut examples) = (table.clone(), Vec::new());
        rest.entries
            .retain(|(key, raw)| match (key.value.as_str(), &raw.kind) {
                ("script" | "inline" | "with", _) => false,
                ("example", RawKind::List(list)) => {
                    examples.clone_from(list);
                    false
                }
                _ => true,
            });
        keys(text, &rest);
        if let Some(indicator) = self.pack.indicator(id) {
            line(text, &format!("inline = {}", script(indicator)));
        }
        for raw in examples {
            if let RawKind::Table(table) = &raw.kind {
                line(text, "\n[[indicator.example]]");
                keys(text, table);
            }
        }
    }

    /// A comment on where an entry comes from.
    fn origin(&self, part: Part, name: &str) -> String {
        if !self.is_layered() {
            return String::new();
        }
        let stated = self.stated(part, name);
        let later = stated.iter().enumerate().map(|(index, stated)| {
            if index == 0 {
                stated.reference.to_owned()
            } else {
                format!("{}: {}", stated.reference, stated.keys.join(", "))
            }
        });
        format!(" # {}", later.collect::<Vec<_>>().join("; "))
    }
}

fn script(indicator: &Indicator) -> String {
    let text = &indicator.script.value;
    if text.contains("'''") || text.contains('\r') {
        return quoted(text);
    }
    format!("'''\n{}\n'''", text.trim_matches('\n'))
}

fn keys(text: &mut String, table: &RawTable) {
    for (key, raw) in &table.entries {
        pair(text, &key.value, raw);
    }
}

fn pair(text: &mut String, key: &str, raw: &Raw) {
    line(text, &format!("{} = {}", written_key(key), value(raw)));
}

fn line(text: &mut String, line: &str) {
    // Writing to a text cannot fail.
    let _ = writeln!(text, "{line}");
}

/// A key as TOML writes it: quoted, unless it is plain ASCII.
fn written_key(key: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    if !key.is_empty() && key.chars().all(is_plain) {
        key.to_owned()
    } else {
        quoted(key)
    }
}

/// A value on one line.
fn value(raw: &Raw) -> String {
    match &raw.kind {
        RawKind::Number(number) => number.to_string(),
        RawKind::Text(text) => quoted(text),
        RawKind::Bool(yes) => yes.to_string(),
        RawKind::Date(date) => date.clone(),
        RawKind::List(list) => {
            let items: Vec<String> = list.iter().map(value).collect();
            format!("[{}]", items.join(", "))
        }
        RawKind::Table(table) => {
            let pairs = table.entries.iter();
            let pairs: Vec<String> = pairs
                .map(|(key, raw)| format!("{} = {}", written_key(&key.value), value(raw)))
                .collect();
            if pairs.is_empty() {
                return "{}".to_owned();
            }
            format!("{{ {} }}", pairs.join(", "))
        }
        RawKind::Faulty => "\"\"".to_owned(),
    }
}
