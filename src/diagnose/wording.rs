//! The catalogue: every sentence a person reads, by key, in Chinese and in English.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::{LanguageIdentifier, langid};

use super::{Argument, Arguments, Finding};

const ZH: &[&str] = &[
    include_str!("wording/zh/findings.ftl"),
    include_str!("wording/zh/functions.ftl"),
    include_str!("wording/zh/report.ftl"),
    include_str!("wording/zh/units.ftl"),
    include_str!("wording/zh/cli.ftl"),
    include_str!("wording/zh/testing.ftl"),
    include_str!("wording/zh/authoring.ftl"),
    include_str!("wording/zh/editor.ftl"),
    include_str!("wording/zh/shell.ftl"),
    include_str!("wording/zh/schema.ftl"),
    include_str!("wording/zh/explained.ftl"),
    include_str!("wording/zh/explanations.ftl"),
    include_str!("wording/zh/check.ftl"),
    include_str!("wording/zh/watching.ftl"),
    include_str!("wording/zh/show.ftl"),
    include_str!("wording/zh/form.ftl"),
    include_str!("wording/zh/audit.ftl"),
    include_str!("wording/zh/vary.ftl"),
    include_str!("wording/zh/explain.ftl"),
    include_str!("wording/zh/references.ftl"),
    include_str!("wording/zh/comparing.ftl"),
    include_str!("wording/zh/document.ftl"),
];
const EN: &[&str] = &[
    include_str!("wording/en/findings.ftl"),
    include_str!("wording/en/functions.ftl"),
    include_str!("wording/en/report.ftl"),
    include_str!("wording/en/units.ftl"),
    include_str!("wording/en/cli.ftl"),
    include_str!("wording/en/testing.ftl"),
    include_str!("wording/en/authoring.ftl"),
    include_str!("wording/en/editor.ftl"),
    include_str!("wording/en/shell.ftl"),
    include_str!("wording/en/schema.ftl"),
    include_str!("wording/en/explained.ftl"),
    include_str!("wording/en/explanations.ftl"),
    include_str!("wording/en/check.ftl"),
    include_str!("wording/en/watching.ftl"),
    include_str!("wording/en/show.ftl"),
    include_str!("wording/en/form.ftl"),
    include_str!("wording/en/audit.ftl"),
    include_str!("wording/en/vary.ftl"),
    include_str!("wording/en/explain.ftl"),
    include_str!("wording/en/references.ftl"),
    include_str!("wording/en/comparing.ftl"),
    include_str!("wording/en/document.ftl"),
];

/// A language the catalogue is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Language {
    /// 中文, the language of the standards and of their readers.
    #[default]
    Chinese,
    /// English.
    English,
}

impl Language {
    /// The language for a locale such as `zh-CN` or `en_GB.UTF-8`: English for any locale that names another language than
    /// Chinese, Chinese where nothing is said (`C`, `POSIX`, none).
    #[must_use]
    pub fn of_locale(locale: Option<&str>) -> Self {
        let tag = locale.unwrap_or_default().to_ascii_lowercase();
        let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
        match language {
            "" | "zh" | "c" | "posix" => Self::Chinese,
            _ => Self::English,
        }
    }

    fn id(self) -> LanguageIdentifier {
        match self {
            Self::Chinese => langid!("zh-CN"),
            Self::English => langid!("en"),
        }
    }

    fn sources(self) -> &'static [&'static str] {
        match self {
            Self::Chinese => ZH,
            Self::English => EN,
        }
    }

    fn list_separator(self) -> &'static str {
        match self {
            Self::Chinese => "、",
            Self::English => ", ",
        }
    }
}

/// The catalogue in one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// Opens the catalogue. A message that does not parse is left out; a test holds that there is none.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![language.id()]);
        // Marks of direction around every argument would stand as boxes in terminals and break copied text.
        bundle.set_use_isolating(false);
        for source in language.sources() {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language of this catalogue.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message `key` without arguments.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &Vec::new())
    }

    /// The message `key`; the key itself if the catalogue lacks it.
    #[must_use]
    pub fn say_with(&self, key: &str, arguments: &Arguments) -> String {
        self.pattern(key, None, arguments)
            .unwrap_or_else(|| key.to_owned())
    }

    /// The attribute `attribute` of the message `key`, if there is one.
    #[must_use]
    pub fn attribute(&self, key: &str, attribute: &str, arguments: &Arguments) -> Option<String> {
        self.pattern(key, Some(attribute), arguments)
    }

    /// The sentence of a finding.
    #[must_use]
    pub fn sentence(&self, finding: &Finding) -> String {
        self.say_with(finding.code.name(), &finding.arguments)
    }

    /// What a finding says would be right.
    #[must_use]
    pub fn help(&self, finding: &Finding) -> Option<String> {
        self.attribute(finding.code.name(), finding.help?, &finding.arguments)
    }

    /// `percent(part, whole)`, several ways parted by ` | `.
    #[must_use]
    fn usage(&self, name: &str, ways: &[Vec<String>]) -> String {
        let way = |arguments: &Vec<String>| {
            let words: Vec<String> = arguments.iter().map(|key| self.say(key)).collect();
            format!("{name}({})", words.join(", "))
        };
        let ways: Vec<String> = ways.iter().map(way).collect();
        ways.join(" | ")
    }

    /// Several values as one text.
    #[must_use]
    pub fn list(&self, values: &[String]) -> String {
        values.join(self.language.list_separator())
    }

    fn pattern(&self, key: &str, attribute: Option<&str>, arguments: &Arguments) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute)?.value(),
            None => message.value()?,
        };
        let mut given = FluentArgs::new();
        for (name, value) in arguments {
            given.set(*name, self.value(value, key, arguments));
        }
        let mut faults = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&given), &mut faults);
        Some(text.into_owned())
    }

    /// The value of an argument of the message `key`, which is given all of `arguments`.
    fn value(&self, argument: &Argument, key: &str, arguments: &Arguments) -> FluentValue<'static> {
        match argument {
            Argument::Text(text) => FluentValue::from(text.clone()),
            Argument::Count(count) => FluentValue::from(*count),
            Argument::Message(key) => FluentValue::from(self.say(key)),
            Argument::Messages(keys) => {
                let words: Vec<String> = keys.iter().map(|key| self.say(key)).collect();
                FluentValue::from(self.list(&words))
            }
            Argument::List(values) => FluentValue::from(self.list(values)),
            Argument::Aside(text) => FluentValue::from(match self.language {
                Language::Chinese => String::new(),
                Language::English => format!(" ({text})"),
            }),
            Argument::Usage(name, ways) => FluentValue::from(self.usage(name, ways)),
            Argument::Title(code) => FluentValue::from(super::explain::title(*code, self)),
            Argument::Sentence(finding) => FluentValue::from(self.sentence(finding)),
            Argument::Attribute(attribute) => {
                let is_plain = |(_, value): &&_| !matches!(value, Argument::Attribute(_));
                let plain = arguments.iter().filter(is_plain).cloned().collect();
                let text = self.pattern(key, Some(attribute), &plain);
                FluentValue::from(text.unwrap_or_else(|| (*attribute).to_owned()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use fluent_bundle::FluentResource;

    use super::super::Code;
    use super::*;

    /// Every message and attribute of a language, with the arguments it asks for.
    fn entries(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut entries = BTreeMap::new();
        for source in language.sources() {
            let resource = FluentResource::try_new((*source).to_owned())
                .unwrap_or_else(|(_, faults)| panic!("{language:?}: {faults:?}"));
            drop(resource);
            let mut key = String::new();
            for line in source.lines() {
                if line.is_empty() || line.starts_with('#') {
                    continue;
                }
                if let Some(rest) = line.trim_start().strip_prefix('.')
                    && line.starts_with(' ')
                    && let Some((attribute, _)) = rest.split_once(" =")
                {
                    let base = key.split('.').next().unwrap_or_default().to_owned();
                    key = format!("{base}.{attribute}");
                } else if !line.starts_with([' ', '}', '*', '['])
                    && let Some((name, _)) = line.split_once(" =")
                {
                    assert!(!entries.contains_key(name), "{name} stands twice");
                    key = name.to_owned();
                }
                let asked: &mut BTreeSet<String> = entries.entry(key.clone()).or_default();
                for part in line.split('$').skip(1) {
                    asked.insert(
                        part.chars()
                            .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
                            .collect(),
                    );
                }
            }
        }
        entries
    }

    #[test]
    fn both_languages_say_the_same_things_with_the_same_arguments() {
        let (zh, en) = (entries(Language::Chinese), entries(Language::English));
        assert_eq!(zh.keys().collect::<Vec<_>>(), en.keys().collect::<Vec<_>>());
        for (key, asked) in &zh {
            assert_eq!(Some(asked), en.get(key), "arguments of {key}");
        }
    }

    #[test]
    fn every_code_has_its_sentence() {
        let zh = entries(Language::Chinese);
        for code in Code::ALL {
            assert!(zh.contains_key(code.name()), "{}", code.name());
        }
    }

    #[test]
    fn an_argument_can_be_an_attribute_of_its_own_message() {
        let finding = Finding::new(Code::Undecided)
            .with("question", Argument::Attribute("zero"))
            .with("what", "编制数");
        let said = Words::new(Language::English).sentence(&finding);
        assert_eq!(said, "cannot tell whether “编制数” can be 0");
        let said = Words::new(Language::Chinese).sentence(&finding);
        assert_eq!(said, "无法判断“编制数”会不会是 0");
    }

    #[test]
    fn a_locale_that_says_nothing_is_chinese() {
        for locale in [
            None,
            Some("C"),
            Some("POSIX"),
            Some("zh_CN.UTF-8"),
            Some("zh-Hans"),
        ] {
            assert_eq!(Language::of_locale(locale), Language::Chinese);
        }
        for locale in ["en-GB", "en_US.UTF-8", "fr"] {
            assert_eq!(Language::of_locale(Some(locale)), Language::English);
        }
    }
}
