//! Why each score is what it is, in words: one sheet of points and sub-points, as text, Markdown, a page, or JSON.

mod bands;
mod claims;
mod constructs;
mod deeds;
mod facts;
mod figures;
mod json;
mod lost;
mod markdown;
mod outcome;
mod page;
mod rule;
mod sheet;
mod text;
mod wire;

pub use json::{explain_json, explain_schema};
pub(super) use lost::because;
pub use markdown::explain_markdown;
pub use page::explain_page;
pub use text::explain_text;

use super::escape::visible;
use crate::diagnose::{Argument, Words};
use crate::explain::Explained;
use crate::number::Decimal;
use crate::pack::Pack;
use crate::source::Texts;

/// The longest name shown, in characters.
const NAME: usize = 200;
/// The longest sentence shown, in characters.
const TEXT: usize = 600;

/// An explanation with all that is needed to word it.
#[derive(Clone, Copy)]
pub struct ExplainView<'a> {
    pub explained: &'a Explained,
    /// The pack for the year of the case.
    pub pack: &'a Pack,
    /// The texts that findings point into.
    pub texts: &'a Texts,
    /// The language to speak.
    pub words: &'a Words,
    /// Columns of the terminal.
    pub width: usize,
    /// Whether indicators with full marks are told in one line.
    pub brief: bool,
}

/// What every sentence of an explanation is worded with.
#[derive(Clone, Copy)]
pub(super) struct Telling<'a> {
    /// The pack for the year of the case.
    pub pack: &'a Pack,
    /// The texts that findings point into.
    pub texts: &'a Texts,
    /// The language to speak.
    pub words: &'a Words,
}

impl<'a> ExplainView<'a> {
    fn telling(self) -> Telling<'a> {
        Telling {
            pack: self.pack,
            texts: self.texts,
            words: self.words,
        }
    }
}

impl Telling<'_> {
    fn say(self, key: &str) -> String {
        self.words.say(key)
    }

    fn with(self, key: &str, arguments: &[(&'static str, &str)]) -> String {
        let arguments = arguments
            .iter()
            .map(|(name, text)| (*name, Argument::from(*text)))
            .collect();
        self.words.say_with(key, &arguments)
    }

    /// Points as the pack prints them.
    fn marks(self, value: Decimal) -> String {
        super::view::marks(value, self.pack.decimals)
    }
}

/// A name from a pack or a case, safe to show.
fn name(text: &str) -> String {
    visible(text, NAME)
}

/// A sentence from a pack or a case, safe to show.
fn sentence(text: &str) -> String {
    visible(text, TEXT)
}
