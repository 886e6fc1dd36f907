//! What moved against a reference, for people: as `watch` tells it, and what else a reference holds.

use crate::diagnose::{Argument, Arguments, Code};
use crate::number::{Decimal, trimmed};
use crate::reference::{ReferenceChanges, VetoState};
use crate::report::changes::{NOTHING, SHOWN, Telling, WatchView, range};
use crate::report::escape::visible;
use crate::score::Range;
use crate::watching::Moved;

/// The total of a case before and now, and below it a line for everything that moved.
#[must_use]
pub fn reference_changes(name: &str, changes: &ReferenceChanges, view: WatchView<'_>) -> String {
    let mut text = Telling::new(view);
    text.scores(name, &changes.scores);
    let words = view.words;
    if changes.subject.0 != changes.subject.1 {
        let of = |subject: &str| visible(subject, SHOWN);
        let (before, now) = (of(&changes.subject.0), of(&changes.subject.1));
        item(&mut text, "snapshot-subject", &between(before, now));
    }
    if changes.year.0 != changes.year.1 {
        let (before, now) = (changes.year.0.to_string(), changes.year.1.to_string());
        item(&mut text, "snapshot-year", &between(before, now));
    }
    for measure in &changes.measures {
        let of = |value: Option<Decimal>| value.map_or_else(|| NOTHING.to_owned(), trimmed);
        let moved = between(of(measure.before), of(measure.now));
        named(&mut text, "snapshot-measure", &measure.name, moved);
    }
    for cause in &changes.causes {
        let of = |code: Option<Code>| code.map_or(NOTHING, |code| code.number());
        let moved = between(of(cause.before).to_owned(), of(cause.now).to_owned());
        named(&mut text, "snapshot-cause", &cause.name, moved);
    }
    for flag in &changes.flags {
        let key = if flag.is_new {
            "snapshot-flag-new"
        } else {
            "snapshot-flag-gone"
        };
        let said = vec![("flag", visible(&flag.flag, SHOWN).into())];
        named(&mut text, key, &flag.name, said);
    }
    for veto in &changes.vetoes {
        let of = |state: Option<&VetoState>| match state {
            None => words.say("snapshot-veto-not"),
            Some(VetoState::Applies) => words.say("snapshot-veto-applies"),
            Some(VetoState::Missing(facts)) => {
                let facts: Vec<String> = facts.iter().map(|fact| visible(fact, SHOWN)).collect();
                words.say_with("watch-missing", &vec![("facts", Argument::List(facts))])
            }
            Some(VetoState::Failed(code)) => {
                let number = vec![("number", code.number().into())];
                words.say_with("snapshot-veto-failed", &number)
            }
        };
        let moved = between(of(veto.before.as_ref()), of(veto.now.as_ref()));
        named(&mut text, "snapshot-veto", &veto.name, moved);
    }
    if !changes.groups.is_empty() {
        let of = |marks: Option<Range>| {
            marks.map_or_else(
                || NOTHING.to_owned(),
                |marks| range(marks, changes.scores.decimals),
            )
        };
        let group = |group: &Moved<Range>| {
            let mut said = between(of(group.before), of(group.now));
            said.push(("name", visible(&group.name, SHOWN).into()));
            words.say_with("snapshot-group", &said)
        };
        let groups: Vec<String> = changes.groups.iter().map(group).collect();
        let said = vec![("groups", Argument::List(groups))];
        item(&mut text, "snapshot-groups", &said);
    }
    text.whole()
}

fn between(before: String, now: String) -> Arguments {
    vec![("before", before.into()), ("now", now.into())]
}

fn named(text: &mut Telling<'_>, key: &str, name: &str, mut arguments: Arguments) {
    arguments.push(("name", visible(name, SHOWN).into()));
    item(text, key, &arguments);
}

fn item(text: &mut Telling<'_>, key: &str, arguments: &Arguments) {
    let sentence = text.view.words.say_with(key, arguments);
    text.line(&sentence, "  - ", "    ");
}
