//! Accepting and rejecting what is pending, as the arguments say or as somebody at a terminal answers.

use std::collections::{BTreeMap, BTreeSet};

use super::shelf::Shelf;
use crate::cli::Ending;
use crate::cli::arguments::SnapshotArguments;
use crate::cli::output::Output;
use crate::cli::system::System;
use crate::cli::write::not_written;
use crate::diagnose::{Code, Finding, Words};
use crate::reference::file_stem;
use crate::report::escape::visible;
use crate::source::Texts;

/// What becomes of a pending result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Accept,
    Reject,
    Later,
}

/// Asks until there is an answer. No answer any more is one too: the decision waits.
pub fn ask(
    words: &Words,
    mut say: impl FnMut(&str),
    mut answer: impl FnMut() -> Option<String>,
) -> Choice {
    let question = words.say("snapshot-ask");
    say(&format!("{question} "));
    loop {
        let Some(answer) = answer() else {
            say("\n");
            return Choice::Later;
        };
        match answer.trim().to_lowercase().as_str() {
            "a" | "ａ" | "accept" | "接受" => return Choice::Accept,
            "r" | "ｒ" | "reject" | "拒绝" => return Choice::Reject,
            "" | "l" | "ｌ" | "later" | "以后" | "以后再定" => return Choice::Later,
            _ => say(&format!("{}\n{question} ", words.say("snapshot-ask-again"))),
        }
    }
}

/// What the arguments decide, by stem, and the complaints about what they name in vain.
pub fn decided(
    arguments: &SnapshotArguments,
    shelf: &Shelf,
) -> (BTreeMap<String, Choice>, Vec<Finding>) {
    let pending = shelf.all_pending();
    let mut findings = Vec::new();
    if arguments.accept_all || arguments.reject_all {
        let choice = if arguments.accept_all {
            Choice::Accept
        } else {
            Choice::Reject
        };
        let all = pending.into_iter().map(|stem| (stem, choice));
        return (all.collect(), findings);
    }
    let accepted = arguments.accept.iter().map(|id| (id, Choice::Accept));
    let rejected = arguments.reject.iter().map(|id| (id, Choice::Reject));
    let mut choices = BTreeMap::new();
    for (id, choice) in accepted.chain(rejected) {
        match file_stem(id).filter(|stem| shelf.is_pending(stem)) {
            Some(stem) => {
                let known = choices.insert(stem.clone(), choice);
                if known.is_some_and(|known| known != choice) {
                    choices.insert(stem, Choice::Later);
                    findings.push(
                        Finding::new(Code::ConflictingKeys)
                            .with("first", format!("--accept {id}"))
                            .with("second", format!("--reject {id}")),
                    );
                }
            }
            None => findings.push(nothing_pending(id, &pending)),
        }
    }
    (choices, findings)
}

fn nothing_pending(id: &str, pending: &BTreeSet<String>) -> Finding {
    let known: Vec<&str> = pending.iter().map(String::as_str).collect();
    Finding::new(Code::NothingPending)
        .with("id", id)
        .suggesting(id, &known)
}

/// Does what was decided on one pending result, and says so.
pub fn settle(
    stem: &str,
    choice: Choice,
    shelf: &Shelf,
    (system, output): (&System, &mut Output),
) -> Ending {
    let mut texts = Texts::default();
    let (file, key, done, name) = match choice {
        Choice::Later => return Ending::Done,
        Choice::Reject => {
            let file = shelf.pending(stem);
            let done = shelf.drop_pending(stem);
            (file, "snapshot-rejected", done, None)
        }
        Choice::Accept => {
            let pending = shelf.read_pending(stem, &mut texts);
            output.complain(&pending.findings, &texts, system);
            let Some(pending) = pending.value else {
                return Ending::Unusable;
            };
            let file = shelf.reference(stem);
            let done = shelf.accept(stem);
            (file, "snapshot-accepted", done, Some(pending.id))
        }
    };
    if let Err(error) = done {
        output.complain(&[not_written(&file, &error)], &texts, system);
        return Ending::Unusable;
    }
    let name = name.unwrap_or_else(|| stem.to_owned());
    let arguments = vec![
        ("case", visible(&name, usize::MAX).into()),
        (
            "file",
            visible(&file.display().to_string(), usize::MAX).into(),
        ),
    ];
    let sentence = system.words.say_with(key, &arguments);
    output.print(&format!("{sentence}\n"));
    Ending::Done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnose::Language;

    /// What the answers come to, and how often was asked.
    fn asked(answers: &[&str]) -> (Choice, usize) {
        let words = Words::new(Language::Chinese);
        let mut answers = answers.iter();
        let mut questions = 0;
        let choice = ask(
            &words,
            |said| questions += usize::from(said.ends_with("： ")),
            || answers.next().map(|answer| format!("{answer}\n")),
        );
        (choice, questions)
    }

    #[test]
    fn a_word_or_a_letter_decides_and_nothing_else_does() {
        for (answers, choice, questions) in [
            (&["a"][..], Choice::Accept, 1),
            (&["Ａ"], Choice::Accept, 1),
            (&["接受"], Choice::Accept, 1),
            (&[" R "], Choice::Reject, 1),
            (&["拒绝"], Choice::Reject, 1),
            (&[""], Choice::Later, 1),
            (&["l"], Choice::Later, 1),
            (&[], Choice::Later, 1),
            (&["y", "yes", "a"], Choice::Accept, 3),
            (&["y"], Choice::Later, 2),
        ] {
            assert_eq!(asked(answers), (choice, questions), "{answers:?}");
        }
    }
}
