//! `jixiao man`: manual pages of the program and of each of its commands.

use std::fs;
use std::io::Error;
use std::path::{Path, PathBuf};

use clap::Command;
use clap_mangen::Man;

use super::Ending;
use super::arguments::command;
use super::output::{Output, tell};
use super::system::System;
use crate::diagnose::Words;
use crate::report::escape::visible;

/// The longest reason shown, in characters.
const SHOWN: usize = 200;

/// The headings that the generator knows in English alone, with their messages.
const HEADINGS: &[(&str, &str)] = &[
    ("NAME", "cli-man-heading-name"),
    ("SYNOPSIS", "cli-man-heading-synopsis"),
    ("DESCRIPTION", "cli-man-heading-description"),
    ("VERSION", "cli-man-heading-version"),
];

/// A manual page under the name of its file.
struct Page {
    name: String,
    text: String,
}

/// Prints the page of the program itself.
pub fn print(system: &System, output: &mut Output) -> Ending {
    if let Some(page) = pages(system).first() {
        output.print(&page.text);
    }
    Ending::Done
}

/// Writes every page into `folder`: all of them, or none where one cannot be written.
pub fn write(folder: &Path, system: &System) -> Ending {
    match write_all(folder, &pages(system)) {
        Ok(()) => Ending::Done,
        Err(error) => {
            let shown = |text: &str| visible(text, SHOWN);
            let arguments = vec![
                ("folder", shown(&folder.display().to_string()).into()),
                ("reason", shown(&error.to_string()).into()),
            ];
            let sentence = system.words.say_with("cli-man-not-written", &arguments);
            tell(&format!(
                "{}: {sentence}\n",
                system.words.say("severity-error")
            ));
            Ending::Unusable
        }
    }
}

/// The program's page first, then those of its commands.
fn pages(system: &System) -> Vec<Page> {
    let mut command = command(system);
    command.build();
    let source = format!(
        "{} {}",
        command.get_name(),
        command.get_version().unwrap_or_default()
    );
    let mut pages = Vec::new();
    collect(&command, &source, &system.words, &mut pages);
    pages
}

fn collect(command: &Command, source: &str, words: &Words, pages: &mut Vec<Page>) {
    let man = Man::new(command.clone()).source(source);
    let mut bytes = Vec::new();
    // Writing to memory cannot fail.
    let _ = man.render(&mut bytes);
    let text = String::from_utf8_lossy(&bytes);
    pages.push(Page {
        name: man.get_filename(),
        text: text
            .lines()
            .map(|line| worded(line, words) + "\n")
            .collect(),
    });
    for inner in command.get_subcommands() {
        collect(inner, source, words, pages);
    }
}

/// The line; a heading in the language of `words` and in capitals.
fn worded(line: &str, words: &Words) -> String {
    let Some(heading) = line.strip_prefix(".SH ") else {
        return line.to_owned();
    };
    let known = HEADINGS.iter().find(|(name, _)| *name == heading);
    let heading = known.map_or_else(|| heading.to_owned(), |(_, key)| words.say(key));
    format!(".SH {}", heading.to_uppercase())
}

fn write_all(folder: &Path, pages: &[Page]) -> Result<(), Error> {
    fs::create_dir_all(folder)?;
    let places: Vec<(PathBuf, PathBuf)> = pages
        .iter()
        .map(|page| {
            let beside = folder.join(format!(".{}.new", page.name));
            (beside, folder.join(&page.name))
        })
        .collect();
    let written = places
        .iter()
        .zip(pages)
        .try_for_each(|((beside, place), page)| {
            if place.is_dir() {
                return Err(std::io::ErrorKind::IsADirectory.into());
            }
            fs::write(beside, &page.text)
        })
        .and_then(|()| {
            places
                .iter()
                .try_for_each(|(beside, place)| fs::rename(beside, place))
        });
    if written.is_err() {
        for (beside, _) in &places {
            // What was never written need not be removed.
            let _ = fs::remove_file(beside);
        }
    }
    written
}
