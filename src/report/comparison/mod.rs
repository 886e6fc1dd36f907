//! Two versions of a pack held against each other, for people and for programs.

mod cases;
mod charts;
mod convert;
mod figures;
mod impact;
mod markdown;
mod page;
mod rules;
mod scripts;
mod tables;
mod walk;
mod wire;
mod witnesses;
mod workbook;

use serde_json::Value;

pub use self::markdown::comparison_markdown;
pub use self::page::comparison_page;
pub use self::walk::{Passed, SkippedVersion, WalkView, walk, walk_json, walk_schema};
pub use self::workbook::comparison_workbook;

use super::escape::visible;
use super::paragraph;
use crate::compare::{Comparison, Version};
use crate::diagnose::{Arguments, Words};

/// The longest name, text or value shown, in characters.
const SHOWN: usize = 200;

/// A comparison with all that is needed to word it.
#[derive(Clone, Copy)]
pub struct ComparisonView<'a> {
    pub comparison: &'a Comparison,
    pub old: Version<'a>,
    pub new: Version<'a>,
    /// What each was asked for by: versions of one name are told apart by it.
    pub names: [&'a str; 2],
    pub words: &'a Words,
    pub width: usize,
    /// Whether scripts that changed are shown side by side.
    pub scripts: bool,
    /// Whether changes of names and reasons alone are told one by one.
    pub verbose: bool,
}

/// The comparison as text of at most `width` columns.
#[must_use]
pub fn comparison(view: ComparisonView<'_>) -> String {
    let mut text = Lines::new(view);
    text.heading();
    rules::rules(view, &mut text);
    if view.scripts {
        scripts::scripts(view, &mut text);
    }
    witnesses::witnesses(view, &mut text);
    if let Some(impact) = &view.comparison.impact {
        impact::impact(view, impact, &mut text);
        cases::cases(view, impact, &mut text);
    }
    text.whole()
}

/// The comparison as a JSON document, laid out to be read.
#[must_use]
pub fn comparison_json(view: ComparisonView<'_>) -> String {
    // Writing plain data to memory cannot fail.
    serde_json::to_string_pretty(&convert::document(view)).unwrap_or_default() + "\n"
}

/// The JSON Schema (draft 2020-12) of what [`comparison_json`] writes.
#[must_use]
pub fn comparison_schema() -> String {
    let schema: Value = schemars::schema_for!(wire::Document).into();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// A text that grows line by line.
struct Lines<'a> {
    view: ComparisonView<'a>,
    told: String,
}

impl<'a> Lines<'a> {
    fn new(view: ComparisonView<'a>) -> Self {
        let told = String::new();
        Self { view, told }
    }

    fn whole(self) -> String {
        self.told.trim_end().to_owned() + "\n"
    }

    /// A text in as many lines as it takes: the first begins with `first`, the others with `rest`.
    fn line(&mut self, text: &str, first: &str, rest: &str) {
        for line in paragraph(text, self.view.width, first, rest) {
            self.told.push_str(&line);
            self.told.push('\n');
        }
    }

    fn blank(&mut self) {
        self.told.push('\n');
    }

    fn raw(&mut self, text: &str) {
        self.told.push_str(text);
    }

    fn say(&mut self, key: &str, arguments: &Arguments) {
        let text = self.view.words.say_with(key, arguments);
        self.line(&text, "", "  ");
    }

    fn heading(&mut self) {
        let heading = self.view.heading();
        self.line(&heading, "", "  ");
    }
}

impl ComparisonView<'_> {
    /// Which version it is, so that it can be had again.
    fn version(&self, version: Version<'_>) -> String {
        let pack = version.pack;
        let arguments = vec![
            ("title", visible(&pack.title, SHOWN).into()),
            ("reference", visible(&pack.reference(), SHOWN).into()),
            ("digest", pack.digest.as_str().into()),
        ];
        self.words.say_with("compare-version", &arguments)
    }

    /// Which two versions they are.
    fn heading(&self) -> String {
        let [old, new] = [self.old, self.new];
        let is_told_apart = old.pack.reference() != new.pack.reference();
        let name = |version: Version<'_>, named: &str| {
            let reference = visible(&version.pack.reference(), SHOWN);
            if is_told_apart {
                reference
            } else {
                format!("{reference} ({})", visible(named, SHOWN))
            }
        };
        let [old_name, new_name] = self.names;
        let arguments = vec![
            ("old", name(old, old_name).into()),
            ("new", name(new, new_name).into()),
        ];
        self.words.say_with("compare-heading", &arguments)
    }
}
