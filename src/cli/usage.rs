//! The answer to arguments that are no call: help, the version, or what is wrong with them.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::Ending;
use super::arguments::command;
use super::output::{Output, tell};
use super::system::System;
use crate::diagnose::Arguments;
use crate::report::escape::visible;

/// The longest argument shown, in characters.
const SHOWN: usize = 200;

/// Help and version go to standard output, anything else is a complaint.
pub fn answer(error: &clap::Error, system: &System, output: &mut Output) -> Ending {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            output.print(&error.render().to_string());
            return Ending::Done;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            tell(&error.render().to_string());
            return Ending::Unusable;
        }
        _ => {}
    }
    let words = &system.words;
    let (key, arguments) = wording(error);
    let mut text = format!(
        "{}: {}\n",
        words.say("severity-error"),
        words.say_with(key, &arguments)
    );
    if let Some(nearest) = suggested(error) {
        let nearest = vec![("nearest", visible(&nearest, SHOWN).into())];
        text.push_str(&words.say_with("cli-did-you-mean", &nearest));
        text.push('\n');
    }
    text.push_str(&words.say_with(
        "cli-see-help",
        &vec![("program", command(system).get_name().into())],
    ));
    tell(&(text + "\n"));
    Ending::Unusable
}

/// A language that the catalogue is not written in.
pub fn unknown_language(name: &str, system: &System) -> Ending {
    let value = vec![("value", visible(name, SHOWN).into())];
    let sentence = system.words.say_with("cli-unknown-language", &value);
    tell(&format!(
        "{}: {sentence}\n",
        system.words.say("severity-error")
    ));
    Ending::Unusable
}

fn wording(error: &clap::Error) -> (&'static str, Arguments) {
    let argument = shown(error, ContextKind::InvalidArg);
    let value = shown(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::UnknownArgument => ("cli-unknown-argument", vec![("argument", argument.into())]),
        ErrorKind::InvalidSubcommand => (
            "cli-unknown-command",
            vec![(
                "command",
                shown(error, ContextKind::InvalidSubcommand).into(),
            )],
        ),
        ErrorKind::MissingRequiredArgument => {
            ("cli-missing-argument", vec![("argument", argument.into())])
        }
        ErrorKind::InvalidValue if value.is_empty() => {
            ("cli-missing-value", vec![("argument", argument.into())])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let known = shown(error, ContextKind::ValidValue);
            let arguments = vec![
                ("argument", argument.into()),
                ("value", value.into()),
                ("known", known.into()),
            ];
            ("cli-unknown-value", arguments)
        }
        ErrorKind::ArgumentConflict => {
            let other = shown(error, ContextKind::PriorArg);
            if other.is_empty() || other == argument {
                ("cli-repeated-argument", vec![("argument", argument.into())])
            } else {
                let both = vec![("argument", argument.into()), ("other", other.into())];
                ("cli-conflicting-arguments", both)
            }
        }
        ErrorKind::InvalidUtf8 => ("cli-not-utf8", Vec::new()),
        _ => (
            "cli-other",
            vec![("detail", visible(&error.to_string(), SHOWN).into())],
        ),
    }
}

fn shown(error: &clap::Error, kind: ContextKind) -> String {
    let text = match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    };
    visible(&text, SHOWN)
}

fn suggested(error: &clap::Error) -> Option<String> {
    // Of several the likeliest stands last.
    let likeliest = |kind: ContextKind| match error.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => texts.last().cloned(),
        _ => None,
    };
    let kinds = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let mut found = kinds.into_iter().filter_map(likeliest);
    found.find(|text| !text.is_empty())
}
