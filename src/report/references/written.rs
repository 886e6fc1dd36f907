//! A result as a file of TOML, in layout, one line for each entry so that a diff shows what moved.

use std::fmt::Write;

use crate::layout::lay_out_toml;
use crate::number::{Decimal, trimmed};
use crate::read::quoted;
use crate::reference::{Beside, Reference, VetoState};
use crate::report::escape::toml_escaped;
use crate::report::view::marks;
use crate::score::Range;
use crate::watching::{Came, Judgement};

const HEAD: &str = "# 评分参照：jixiao snapshot 写出，经确认才会改变。\n";

/// The file of a reference.
#[must_use]
pub fn reference_text(reference: &Reference) -> String {
    let scored = &reference.scored;
    let points = |value: Decimal| marks(value, scored.decimals);
    let mut text = format!(
        "{HEAD}\nschema = 1\n\n[case]\nid = {}\nsubject = {}\nyear = {}\n\n[total]\n",
        written(&reference.id),
        written(&reference.subject),
        reference.year,
    );
    let total = match scored.total.exact() {
        Some(score) => format!("score = {}", points(score)),
        None => format!(
            "low = {}\nhigh = {}",
            points(scored.total.low),
            points(scored.total.high)
        ),
    };
    push(&mut text, &total);
    push(
        &mut text,
        &format!("full_marks = {}", trimmed(scored.full_marks)),
    );
    match scored.grades.as_slice() {
        [] => {}
        [grade] => push(&mut text, &format!("grade = {}", written(grade))),
        grades => push(&mut text, &format!("grades = {}", list(grades))),
    }
    let of = |id: &str| reference.beside.get(id).cloned().unwrap_or_default();
    let indicators = scored.indicators.iter().map(|one| {
        let entry = came(&one.came, &of(&one.id), &points);
        (one.id.as_str(), format!("{}, {entry}", named(&one.name)))
    });
    table(&mut text, "indicators", indicators);
    let subtotal = |marks: &Range| match marks.exact() {
        Some(score) => points(score),
        None => format!(
            "{{ low = {}, high = {} }}",
            points(marks.low),
            points(marks.high)
        ),
    };
    let groups = reference.groups.iter();
    lines(
        &mut text,
        "groups",
        groups.map(|(id, marks)| (id.as_str(), subtotal(marks))),
    );
    let flags = scored.indicators.iter().filter_map(|one| {
        let flags = of(&one.id).flags;
        (!flags.is_empty()).then(|| (one.id.as_str(), list(&flags)))
    });
    lines(&mut text, "flags", flags);
    let vetoes = reference.vetoes.iter().map(|veto| {
        let state = match &veto.state {
            VetoState::Applies => "applies = true".to_owned(),
            VetoState::Missing(facts) => format!("missing = {}", list(facts)),
            VetoState::Failed(code) => format!("failed = {}", quoted(code.number())),
        };
        (veto.id.as_str(), format!("{}, {state}", named(&veto.name)))
    });
    table(&mut text, "vetoes", vetoes);
    let relations = scored.relations.iter();
    let failing = relations.filter(|one| one.judgement == Judgement::Fails);
    let failing = failing.map(|one| {
        let entry = format!("{}, holds = false", named(&one.name));
        (one.id.as_str(), entry)
    });
    table(&mut text, "relations", failing);
    // What is written here is TOML without scripts, which nothing keeps from being laid out.
    lay_out_toml(&text).unwrap_or(text)
}

fn came(came: &Came, beside: &Beside, points: &dyn Fn(Decimal) -> String) -> String {
    let mut entry = match came {
        Came::Scored(score) => format!("score = {}", points(*score)),
        Came::NotApplicable(Some(score)) => {
            format!("not_applicable = true, score = {}", points(*score))
        }
        Came::NotApplicable(None) => "not_applicable = true".to_owned(),
        Came::Missing(facts) => format!("missing = {}", list(facts)),
        Came::Failed => {
            let code = beside.cause.map_or("", |code| code.number());
            format!("failed = {}", quoted(code))
        }
    };
    if let Some(measure) = beside.measure {
        // Writing to a text cannot fail.
        let _ = write!(entry, ", measure = {}", trimmed(measure));
    }
    entry
}

/// A section of inline tables, if there is any.
fn table<'a>(text: &mut String, name: &str, entries: impl Iterator<Item = (&'a str, String)>) {
    lines(
        text,
        name,
        entries.map(|(id, entry)| (id, format!("{{ {entry} }}"))),
    );
}

/// A section of a line for each entry, if there is any.
fn lines<'a>(text: &mut String, name: &str, entries: impl Iterator<Item = (&'a str, String)>) {
    let mut entries = entries.peekable();
    if entries.peek().is_none() {
        return;
    }
    push(text, &format!("\n[{name}]"));
    for (id, entry) in entries {
        push(text, &format!("{} = {entry}", key(id)));
    }
}

fn push(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

fn named(name: &str) -> String {
    format!("name = {}", written(name))
}

fn key(id: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if !id.is_empty() && id.chars().all(is_bare) {
        id.to_owned()
    } else {
        written(id)
    }
}

fn written(text: &str) -> String {
    format!("\"{}\"", toml_escaped(text))
}

fn list(texts: &[String]) -> String {
    let texts: Vec<String> = texts.iter().map(|text| written(text)).collect();
    format!("[{}]", texts.join(", "))
}
