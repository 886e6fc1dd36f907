//! What there is to know of a code beside the sentence of a finding: its section, a title, why it matters, an example.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use toml::de::{DeTable, DeValue};

use super::{Code, Words, nearest};

/// The examples that can be tried. How a file of them is written, the first one says at its head.
const EXAMPLES: &[&str] = &[
    include_str!("examples/shape.toml"),
    include_str!("examples/manifest.toml"),
    include_str!("examples/script.toml"),
    include_str!("examples/case.toml"),
    include_str!("examples/run.toml"),
    include_str!("examples/functions.toml"),
    include_str!("examples/examined.toml"),
];

/// What a group of codes is about; each has a range of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    Files,
    Shape,
    Manifest,
    Script,
    Case,
    Run,
    Examined,
    Results,
}

impl Section {
    /// Every section, in the order of their numbers.
    pub const ALL: &[Self] = &[
        Self::Files,
        Self::Shape,
        Self::Manifest,
        Self::Script,
        Self::Case,
        Self::Run,
        Self::Examined,
        Self::Results,
    ];

    /// The section of a code.
    #[must_use]
    pub fn of(code: Code) -> Self {
        match written_number(code.number()).unwrap_or_default() {
            ..20 => Self::Files,
            20..60 => Self::Shape,
            60..80 => Self::Manifest,
            80..100 => Self::Script,
            100..200 => Self::Case,
            200..300 => Self::Run,
            300..400 => Self::Examined,
            _ => Self::Results,
        }
    }

    /// Its codes, by number.
    pub fn codes(self) -> impl Iterator<Item = Code> {
        let all = Code::ALL.iter().copied();
        all.filter(move |code| Self::of(*code) == self)
    }

    /// The key of its heading in the catalogue.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Files => "codes-files",
            Self::Shape => "codes-shape",
            Self::Manifest => "codes-manifest",
            Self::Script => "codes-script",
            Self::Case => "codes-case",
            Self::Run => "codes-run",
            Self::Examined => "codes-examined",
            Self::Results => "codes-results",
        }
    }
}

/// Where the text of an example stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// In `pack.toml`.
    Manifest,
    /// It is a whole script.
    Script,
    /// It is a relation, the value of `expr`.
    Relation,
    /// In the file of a case.
    Case,
    /// It is a whole table of cases.
    Csv,
    /// It is a whole file of cases, one a line.
    JsonLines,
}

impl Place {
    const NAMES: &[(&str, Self)] = &[
        ("manifest", Self::Manifest),
        ("script", Self::Script),
        ("relation", Self::Relation),
        ("case", Self::Case),
        ("csv", Self::Csv),
        ("json-lines", Self::JsonLines),
    ];
}

/// A text that raises a code, and one that does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    pub place: Place,
    /// What of the sound pack or case the text stands in the place of. Where nothing is stated it is `right` itself; what does
    /// not stand there is appended.
    pub replaces: Option<String>,
    pub wrong: String,
    pub right: String,
}

/// The example of a code, if it is one that can be tried. Functions of scripts have their English names in it.
#[must_use]
pub fn example(code: Code) -> Option<&'static Example> {
    static READ: LazyLock<BTreeMap<Code, Example>> =
        LazyLock::new(|| EXAMPLES.iter().copied().flat_map(read).collect());
    READ.get(&code)
}

/// What is wrong, in a phrase.
#[must_use]
pub fn title(code: Code, words: &Words) -> String {
    words.say(&key(code))
}

/// Why it matters, when it typically arises, and what to do.
#[must_use]
pub fn why(code: Code, words: &Words) -> Option<String> {
    words.attribute(&key(code), "why", &Vec::new())
}

/// The wrong and the right way in words, of a code whose example cannot be shown as a text.
#[must_use]
pub fn in_words(code: Code, words: &Words) -> Option<(String, String)> {
    let say = |attribute| words.attribute(&key(code), attribute, &Vec::new());
    Some((say("wrong")?, say("right")?))
}

/// The code that `word` stands for: its number or its name, in capitals or not.
#[must_use]
pub fn code_of(word: &str) -> Option<Code> {
    Code::find(&word.to_ascii_lowercase())
}

/// What a word that stands for nothing most likely meant: of a number the nearest number, else the near one of the names of
/// all codes and of `others`.
#[must_use]
pub fn meant<'a>(word: &str, others: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if let Some(number) = written_number(word) {
        let distance =
            |code: &&Code| written_number(code.number()).map(|of_code| of_code.abs_diff(number));
        return Code::ALL
            .iter()
            .min_by_key(distance)
            .map(|code| code.number());
    }
    let names = Code::ALL.iter().map(|code| code.name());
    nearest(&word.to_ascii_lowercase(), names.chain(others))
}

fn key(code: Code) -> String {
    format!("explain-{}", code.name())
}

/// The digits of `JX082`, `jx82` or `82`.
fn written_number(word: &str) -> Option<u32> {
    let digits = word.trim_start_matches(['J', 'X', 'j', 'x']);
    digits.parse().ok()
}

/// The examples of a file; one that is not complete is left out, and a test misses it.
fn read(source: &str) -> Vec<(Code, Example)> {
    let Ok(document) = DeTable::parse(source) else {
        return Vec::new();
    };
    let of_entry = |(number, entry): (&str, &DeValue<'_>)| {
        let DeValue::Table(entry) = entry else {
            return None;
        };
        let text = |key: &str| {
            let (_, value) = entry.iter().find(|(name, _)| name.get_ref() == key)?;
            value.get_ref().as_str().map(str::to_owned)
        };
        let place = text("in")?;
        let (_, place) = Place::NAMES.iter().find(|(name, _)| *name == place)?;
        let example = Example {
            place: *place,
            replaces: text("replaces"),
            wrong: text("wrong")?,
            right: text("right")?,
        };
        Some((Code::find(number)?, example))
    };
    let entries = document.get_ref().iter();
    let entries = entries.map(|(number, entry)| (number.get_ref().as_ref(), entry.get_ref()));
    entries.filter_map(of_entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_of_the_files_is_an_example_of_a_code() {
        for source in EXAMPLES {
            let document = DeTable::parse(source).expect("TOML");
            assert_eq!(read(source).len(), document.get_ref().len());
        }
        let entries: usize = EXAMPLES.iter().map(|source| read(source).len()).sum();
        let with_example = Code::ALL.iter().filter(|code| example(**code).is_some());
        assert_eq!(with_example.count(), entries, "a code has two examples");
    }

    #[test]
    fn the_sections_keep_the_order_of_the_codes() {
        let by_section: Vec<Code> = Section::ALL.iter().flat_map(|one| one.codes()).collect();
        assert_eq!(by_section, Code::ALL);
    }

    #[test]
    fn a_code_is_found_by_number_and_name_in_capitals_or_not() {
        for word in ["JX082", "jx082", "unknown-name", "Unknown-Name"] {
            assert_eq!(code_of(word), Some(Code::UnknownName), "{word}");
        }
        assert_eq!(code_of("82"), None);
    }

    #[test]
    fn a_word_that_is_no_code_suggests_the_nearest() {
        let others = || ["score", "functions"].into_iter();
        for (word, suggested) in [
            ("JX82", Some("JX082")),
            ("89", Some("JX088")),
            ("jx999", Some("JX401")),
            ("unknow-name", Some("unknown-name")),
            ("Scor", Some("score")),
            ("预算", None),
        ] {
            assert_eq!(meant(word, others()), suggested, "{word}");
        }
    }
}
