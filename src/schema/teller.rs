//! Puts the catalogue's words on a schema, in both languages at once: an editor does not say which its user reads.

use serde_json::{Value, json};

use super::shape::with;
use crate::diagnose::{Arguments, Language, Words};

/// The catalogue in both languages.
pub struct Teller {
    languages: [Words; 2],
}

impl Teller {
    /// Opens both catalogues.
    pub fn new() -> Self {
        Self {
            languages: [Language::Chinese, Language::English].map(Words::new),
        }
    }

    /// `shape` under the title and the description of the message `schema-<key>`.
    pub fn tell(&self, key: &str, shape: Value) -> Value {
        self.tell_with(key, &Vec::new(), shape)
    }

    /// As [`tell`](Self::tell), the message having arguments.
    pub fn tell_with(&self, key: &str, arguments: &Arguments, shape: Value) -> Value {
        let title = self.both(" / ", |words| {
            words.say_with(&format!("schema-{key}"), arguments)
        });
        named(&title, &self.description(key, arguments), shape)
    }

    /// `shape` under a title in the user's own words and the description of the message `schema-<key>`.
    pub fn titled(&self, title: &str, key: &str, shape: Value) -> Value {
        named(title, &self.description(key, &Vec::new()), shape)
    }

    fn description(&self, key: &str, arguments: &Arguments) -> String {
        let key = format!("schema-{key}");
        self.both(" ", |words| {
            words.attribute(&key, "more", arguments).unwrap_or_default()
        })
    }

    /// A list of `item`, both told alike.
    pub fn list(&self, key: &str, item: Value) -> Value {
        let item = self.tell(key, item);
        self.tell(key, json!({ "type": "array", "items": item }))
    }

    /// What both languages say, Chinese first; once where they say the same.
    pub fn both(&self, separator: &str, say: impl Fn(&Words) -> String) -> String {
        let [chinese, english] = &self.languages;
        let (chinese, english) = (say(chinese), say(english));
        if chinese == english {
            chinese
        } else {
            format!("{chinese}{separator}{english}")
        }
    }
}

/// `shape` under a title and a description.
pub fn named(title: &str, description: &str, shape: Value) -> Value {
    let shape = with(shape, "title", json!(title));
    with(shape, "description", json!(description))
}
