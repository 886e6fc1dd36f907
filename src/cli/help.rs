//! Puts the catalogue's words on the command line's help.

use clap::{Arg, ArgAction, Command};

use crate::diagnose::Words;

/// The command and all its subcommands, each argument explained by the message `<prefix>-<argument>`.
pub fn worded(command: Command, prefix: &str, words: &Words) -> Command {
    let say = |key: &str| words.say(&format!("cli-{key}"));
    let names: Vec<String> = command
        .get_subcommands()
        .map(|inner| inner.get_name().to_owned())
        .collect();
    let mut command = command
        .about(words.say(&format!("{prefix}-about")))
        .override_usage(words.say(&format!("{prefix}-usage")))
        .help_template(format!(
            "{{about-with-newline}}\n{}\n  {{usage}}\n\n{{all-args}}\n",
            say("usage-heading")
        ))
        .subcommand_help_heading(say("commands"))
        .arg(
            Arg::new("help")
                .short('h')
                .long("help")
                .action(ArgAction::Help)
                .help(say("help"))
                .help_heading(say("options")),
        )
        .mut_args(|argument| {
            let id = argument.get_id().as_str().replace('_', "-");
            if id == "help" {
                return argument;
            }
            let key = if argument.is_global_set() {
                format!("cli-{id}")
            } else {
                format!("{prefix}-{id}")
            };
            let heading = if argument.is_positional() {
                "arguments"
            } else {
                "options"
            };
            let value = words.attribute(&key, "value", &Vec::new());
            let argument = match value {
                Some(value) => argument.value_name(value),
                None => argument,
            };
            argument.help(words.say(&key)).help_heading(say(heading))
        });
    // The whole program has a version, its commands have none of their own.
    if prefix == "cli" {
        command = command.arg(
            Arg::new("version")
                .short('V')
                .long("version")
                .action(ArgAction::Version)
                .help(say("version"))
                .help_heading(say("options")),
        );
    }
    for name in names {
        let prefix = format!("{prefix}-{name}");
        command = command.mut_subcommand(name, |inner| worded(inner, &prefix, words));
    }
    command
}
