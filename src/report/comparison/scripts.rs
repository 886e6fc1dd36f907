//! Scripts that changed, the older one on the left and the newer one on the right.

use serde::Serialize;
use similar::{DiffTag, TextDiff};
use unicode_width::UnicodeWidthStr;

use super::{ComparisonView, Lines, SHOWN};
use crate::compare::{Aspect, Edit, EditKind, Subject};
use crate::pack::Indicator;
use crate::report::escape::visible;
use crate::report::paragraph;

/// Between the two sides: the same, only on the left, only on the right, another on either side.
const SIGNS: [&str; 4] = ["   ", " < ", " > ", " | "];

/// A script before and after.
#[derive(Serialize)]
pub struct Script {
    pub title: String,
    pub lines: Vec<Line>,
}

/// A line beside the one that took its place.
#[derive(Serialize)]
pub struct Line {
    pub left: Option<String>,
    pub right: Option<String>,
    pub is_changed: bool,
}

/// Every script that changed, came or went.
pub fn pairs(view: ComparisonView<'_>) -> Vec<Script> {
    let edits = view.comparison.edits.iter();
    let of_scripts = edits.filter(|edit| {
        let is_of_script = matches!(edit.aspect(), Some(Aspect::Script | Aspect::Wording))
            || matches!(edit.kind, EditKind::Added | EditKind::Dropped);
        edit.subject == Subject::Indicator && is_of_script
    });
    of_scripts
        .map(|edit| {
            let (old, new) = sides(view, edit);
            Script {
                title: super::rules::of_edit(view, edit),
                lines: side_by_side(old, new),
            }
        })
        .collect()
}

/// Shows every script that changed, came or went.
pub fn scripts(view: ComparisonView<'_>, text: &mut Lines<'_>) {
    for script in pairs(view) {
        text.blank();
        text.line(&script.title, "── ", "   ");
        text.raw(&drawn(&script.lines, view.width));
    }
}

fn sides<'a>(view: ComparisonView<'a>, edit: &Edit) -> (&'a str, &'a str) {
    let new = view.new.pack.indicator(&edit.id);
    let was = |indicator: &&Indicator| {
        let mut names = new.into_iter().flat_map(|new| &new.was);
        indicator.id.value == edit.id || names.any(|was| was.value == indicator.id.value)
    };
    let old = view.old.pack.indicators.iter().find(was);
    let script = |indicator: Option<&'a Indicator>| {
        indicator.map_or("", |indicator| indicator.script.value.trim_matches('\n'))
    };
    (script(old), script(new))
}

/// Two texts line by line.
fn side_by_side(old: &str, new: &str) -> Vec<Line> {
    let (old_lines, new_lines): (Vec<&str>, Vec<&str>) =
        (old.lines().collect(), new.lines().collect());
    let difference = TextDiff::from_slices(&old_lines, &new_lines);
    let mut lines = Vec::new();
    for operation in difference.ops() {
        let left = old_lines.get(operation.old_range()).unwrap_or_default();
        let right = new_lines.get(operation.new_range()).unwrap_or_default();
        for place in 0..left.len().max(right.len()) {
            let shown = |line: &&str| visible(line, SHOWN * 10);
            lines.push(Line {
                left: left.get(place).map(shown),
                right: right.get(place).map(shown),
                is_changed: operation.tag() != DiffTag::Equal,
            });
        }
    }
    lines
}

/// Both sides in columns.
fn drawn(lines: &[Line], width: usize) -> String {
    let column = width.saturating_sub(3) / 2;
    let mut text = String::new();
    for line in lines {
        let [same, only_left, only_right, other] = SIGNS;
        let sign = match (line.is_changed, &line.left, &line.right) {
            (false, ..) => same,
            (_, Some(_), None) => only_left,
            (_, None, _) => only_right,
            (_, Some(_), Some(_)) => other,
        };
        let (left, right) = (
            broken(line.left.as_deref(), column),
            broken(line.right.as_deref(), column),
        );
        for place in 0..left.len().max(right.len()) {
            let part = |side: &[String]| side.get(place).cloned().unwrap_or_default();
            let (left, right) = (part(&left), part(&right));
            let blanks = " ".repeat(column.saturating_sub(left.width()));
            let whole = format!("{left}{blanks}{sign}{right}");
            text.push_str(whole.trim_end());
            text.push('\n');
        }
    }
    text
}

/// A line in as many as its column takes, its indent kept.
fn broken(line: Option<&str>, column: usize) -> Vec<String> {
    let Some(line) = line else {
        return Vec::new();
    };
    let body = line.trim_start();
    let indent = line.len().saturating_sub(body.len()).min(column / 2);
    let indent = " ".repeat(indent);
    paragraph(body, column, &indent, &format!("{indent}  "))
}
