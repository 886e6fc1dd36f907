//! The one line about a pack that was examined.

use super::{CheckedPack, Counts};
use crate::diagnose::{Argument, Arguments, Words};
use crate::report::escape::visible;

/// What was examined, and what came of it. A pack of which something could not be decided, or not even looked at, is never
/// said to be without fault.
#[must_use]
pub fn closing(checked: CheckedPack<'_>, words: &Words) -> String {
    /// The longest name shown, in characters.
    const SHOWN: usize = 200;
    let examined = checked.examined;
    let counts = Counts::of(&examined.findings);
    let count = |key: &str, count: usize| words.say_with(key, &vec![("count", count.into())]);
    let mut found = vec![
        count("cli-check-errors", counts.errors),
        count("cli-check-warnings", counts.warnings),
    ];
    for (key, number) in [
        ("cli-check-undecided", counts.notes),
        ("cli-check-silenced", examined.silenced.len()),
    ] {
        if number > 0 {
            found.push(count(key, number));
        }
    }
    let found = ("found", Argument::List(found));
    let (key, told): (&str, Arguments) = match &examined.pack {
        None => {
            let path = visible(checked.path, SHOWN);
            ("cli-check-unusable", vec![("pack", path.into()), found])
        }
        Some(pack) => {
            let subjects = vec![
                count("cli-check-indicators", pack.indicators.len()),
                count("cli-check-facts", pack.facts.len()),
                count("cli-check-parameters", pack.parameters.len()),
                count("cli-check-relations", pack.relations.len()),
            ];
            let key = if examined.program.is_some() {
                "cli-check-examined"
            } else {
                "cli-check-uncompiled"
            };
            let name = visible(&pack.reference(), SHOWN);
            let subjects = ("subjects", Argument::List(subjects));
            (key, vec![("pack", name.into()), subjects, found])
        }
    };
    words.say_with(key, &told) + "\n"
}
