//! What changed in the rules, entry by entry.

use super::{ComparisonView, Lines, SHOWN};
use crate::compare::{Aspect, Edit, EditKind, Subject};
use crate::diagnose::Arguments;
use crate::report::escape::visible;

/// Tells of every change: first what a rule or a case feels, by what it is of, then what is of words alone.
pub fn rules(view: ComparisonView<'_>, text: &mut Lines<'_>) {
    let edits = &view.comparison.edits;
    let (wording, felt): (Vec<&Edit>, Vec<&Edit>) =
        edits.iter().partition(|edit| edit.is_wording());
    text.blank();
    if edits.is_empty() {
        text.say("compare-same", &Vec::new());
        return;
    }
    text.say("compare-rules", &counts(view));
    let mut last = None;
    for edit in felt {
        if last != Some(edit.subject) {
            let subject = format!("compare-subject-{}", edit.subject.key());
            let subject = view.words.say(&subject);
            text.line(&subject, "  ", "  ");
            last = Some(edit.subject);
        }
        text.line(&of_edit(view, edit), "    - ", "      ");
    }
    let (told, left): (Vec<&Edit>, Vec<&Edit>) = wording
        .into_iter()
        .partition(|edit| view.verbose || is_told(edit));
    if !told.is_empty() {
        text.line(&view.words.say("compare-wording"), "  ", "  ");
        for edit in told {
            text.line(&of_edit(view, edit), "    - ", "      ");
        }
    }
    if !left.is_empty() {
        let count = vec![("count", left.len().into())];
        let left = view.words.say_with("compare-wording-left", &count);
        text.line(&left, "  ", "  ");
    }
}

/// How many changes there are of either sort.
pub fn counts(view: ComparisonView<'_>) -> Arguments {
    let edits = &view.comparison.edits;
    let wording = edits.iter().filter(|edit| edit.is_wording()).count();
    vec![
        ("felt", edits.len().saturating_sub(wording).into()),
        ("wording", wording.into()),
    ]
}

/// Whether a reader wants to know of a change of words alone: what cases are to say is another, or a script is.
fn is_told(edit: &Edit) -> bool {
    matches!(edit.kind, EditKind::Renamed { .. }) || edit.aspect() == Some(Aspect::Wording)
}

/// An edit in one line.
pub fn of_edit(view: ComparisonView<'_>, edit: &Edit) -> String {
    let words = view.words;
    let subject = subject(view, edit);
    let what = match &edit.kind {
        EditKind::Added => words.say("compare-added"),
        EditKind::Dropped => words.say("compare-dropped"),
        EditKind::Renamed { was } => words.say_with(
            "compare-renamed",
            &vec![("was", visible(was, SHOWN).into())],
        ),
        EditKind::Changed {
            aspect,
            before,
            after,
        } => changed(view, *aspect, before.as_deref(), after.as_deref()),
    };
    if subject.is_empty() {
        return what;
    }
    words.say_with(
        "compare-edit",
        &vec![("subject", subject.into()), ("what", what.into())],
    )
}

/// What an edit is of: its name, and what a manifest calls it where that is something else.
fn subject(view: ComparisonView<'_>, edit: &Edit) -> String {
    let id = visible(&edit.id, SHOWN);
    // What facts and parameters are called in scripts says enough.
    let is_named = matches!(
        edit.subject,
        Subject::Indicator | Subject::Relation | Subject::Veto
    );
    match edit.name.as_deref().filter(|_| is_named) {
        Some(name) => {
            let arguments = vec![("name", visible(name, SHOWN).into()), ("id", id.into())];
            view.words.say_with("compare-named", &arguments)
        }
        None => id,
    }
}

fn changed(
    view: ComparisonView<'_>,
    aspect: Aspect,
    before: Option<&str>,
    after: Option<&str>,
) -> String {
    let words = view.words;
    let called = words.say(&format!("compare-aspect-{}", aspect.key()));
    // Of long texts the reader is told that they changed; the manifests say how.
    let is_long = matches!(aspect, Aspect::Grounds | Aspect::Basis);
    if is_long || (before.is_none() && after.is_none()) {
        return called;
    }
    let nothing = || "—".to_owned();
    let shown = |value: Option<&str>| value.map_or_else(nothing, |value| visible(value, SHOWN));
    let arguments = vec![
        ("aspect", called.into()),
        ("before", shown(before).into()),
        ("after", shown(after).into()),
    ];
    words.say_with("compare-changed", &arguments)
}
