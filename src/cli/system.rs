//! What the program learns of the system it runs on, asked once: language, width, colours.

use std::ffi::OsString;
use std::io::{BufRead, IsTerminal};

use terminal_size::{Width, terminal_size};

use super::arguments::Color;
use crate::diagnose::render::Style;
use crate::diagnose::{Language, Words};

/// How wide a line is where no terminal says so.
const WIDTH: usize = 100;

/// The narrowest line that anything can be read in; a narrower one is no terminal's.
const LEAST_WIDTH: usize = 20;

/// The reader's language and terminal.
pub struct System {
    pub words: Words,
    /// The language asked for by name, if it is one of ours.
    pub known_language: Option<Language>,
    /// The language asked for by name, if it is none of ours.
    pub unknown_language: Option<String>,
    /// Columns of standard output.
    pub width: usize,
    /// Of standard output.
    pub output_style: Style,
    /// Of standard error.
    pub error_style: Style,
    /// Whether somebody reads what is asked and can answer.
    pub can_ask: bool,
}

impl System {
    /// Asks the system, and the arguments for a language: help and complaints about arguments have to be worded before the
    /// arguments are read.
    pub fn ask(arguments: &[OsString]) -> Self {
        let named = named_language(arguments);
        let known = named.as_deref().and_then(language);
        let locale = sys_locale::get_locale();
        let language = known.unwrap_or_else(|| Language::of_locale(locale.as_deref()));
        Self {
            words: Words::new(language),
            known_language: known,
            unknown_language: named.filter(|_| known.is_none()),
            width: width(),
            output_style: Style::Plain,
            error_style: Style::Plain,
            can_ask: std::io::stdin().is_terminal() && std::io::stdout().is_terminal(),
        }
    }

    /// The next line of standard input; none at its end.
    pub fn answer() -> Option<String> {
        let mut line = String::new();
        match std::io::stdin().lock().read_line(&mut line) {
            Ok(read) if read > 0 => Some(line),
            _ => None,
        }
    }

    /// Colours as told.
    pub fn choose_style(&mut self, color: Color) {
        let style = |is_terminal: bool| {
            let wanted = match color {
                Color::Always => true,
                Color::Never => false,
                Color::Auto => {
                    is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
                }
            };
            if wanted {
                Style::Coloured
            } else {
                Style::Plain
            }
        };
        self.output_style = style(std::io::stdout().is_terminal());
        self.error_style = style(std::io::stderr().is_terminal());
    }
}

fn language(name: &str) -> Option<Language> {
    match name {
        "zh" => Some(Language::Chinese),
        "en" => Some(Language::English),
        _ => None,
    }
}

/// The value of `--lang`, wherever it stands.
fn named_language(arguments: &[OsString]) -> Option<String> {
    let texts: Vec<&str> = arguments
        .iter()
        .filter_map(|argument| argument.to_str())
        .collect();
    let joined = texts.iter().find_map(|text| text.strip_prefix("--lang="));
    let apart = || {
        let place = texts.iter().position(|text| *text == "--lang")?;
        texts.get(place.saturating_add(1)).copied()
    };
    joined.or_else(apart).map(str::to_owned)
}

fn width() -> usize {
    let told = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .filter(|columns| *columns >= LEAST_WIDTH);
    if std::io::stdout().is_terminal() {
        terminal_size()
            .map(|(Width(columns), _)| usize::from(columns))
            .or(told)
            .unwrap_or(WIDTH)
    } else {
        told.unwrap_or(WIDTH)
    }
}
