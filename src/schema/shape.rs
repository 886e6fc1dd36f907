//! The shapes that values of a file have, each as the reader of the same name understands it.

use serde_json::{Map, Value, json};

use crate::number::{Decimal, trimmed};

/// `shape` with one more keyword.
pub fn with(mut shape: Value, keyword: &str, value: Value) -> Value {
    if let Value::Object(keywords) = &mut shape {
        keywords.insert(keyword.to_owned(), value);
    }
    shape
}

/// A text that is not empty.
pub fn text() -> Value {
    json!({ "type": "string", "pattern": r"\S" })
}

/// An id: lower-case letters, digits and single hyphens between them.
pub fn id() -> Value {
    json!({ "type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 64 })
}

/// A version, fit for the name of a folder.
pub fn version() -> Value {
    json!({ "type": "string", "pattern": "^[A-Za-z0-9][A-Za-z0-9._-]*$", "maxLength": 32 })
}

/// The version of a pack: `id@version`.
pub fn reference() -> Value {
    let pattern = "^[a-z0-9]+(-[a-z0-9]+)*@[A-Za-z0-9][A-Za-z0-9._-]*$";
    json!({ "type": "string", "pattern": pattern })
}

/// A word, or a list of them.
pub fn either_words() -> Value {
    json!({ "anyOf": [text(), { "type": "array", "items": text() }] })
}

/// A number.
pub fn number() -> Value {
    json!({ "type": "number" })
}

/// Points of a group or an indicator.
pub fn points() -> Value {
    json!({ "type": "number", "exclusiveMinimum": 0, "maximum": 1_000_000 })
}

/// A number from 0 to 100.
pub fn percentage() -> Value {
    json!({ "type": "number", "minimum": 0, "maximum": 100 })
}

/// A whole number within bounds.
pub fn whole(least: i32, most: i32) -> Value {
    json!({ "type": "integer", "minimum": least, "maximum": most })
}

/// Yes or no.
pub fn flag() -> Value {
    json!({ "type": "boolean" })
}

/// One of a few words.
pub fn word<'a>(names: impl IntoIterator<Item = &'a str>) -> Value {
    let names: Vec<&str> = names.into_iter().collect();
    json!({ "type": "string", "enum": names })
}

/// The words of a vocabulary.
pub fn names<T>(vocabulary: &'static [(&'static str, T)]) -> impl Iterator<Item = &'static str> {
    vocabulary.iter().map(|(name, _)| *name)
}

/// A list of at least one word, each once.
pub fn words(item: Value) -> Value {
    let list = json!({ "type": "array", "minItems": 1, "uniqueItems": true });
    with(list, "items", item)
}

/// A table with any keys, all of whose values have one shape.
pub fn entries(value: Value) -> Value {
    with(json!({ "type": "object" }), "additionalProperties", value)
}

/// A decimal as a number of JSON.
pub fn digits(number: Decimal) -> Value {
    serde_json::from_str(&trimmed(number)).unwrap_or_default()
}

/// A table with these keys and no others.
#[derive(Default)]
pub struct Table {
    properties: Map<String, Value>,
    required: Vec<Value>,
    rules: Vec<(&'static str, Value)>,
    layer: Layer,
}

/// How much of itself a table states.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layer {
    /// All of it.
    #[default]
    Whole,
    /// What it changes of the version that it extends.
    Changes,
}

impl Table {
    /// A table that states this much.
    pub fn of(layer: Layer) -> Self {
        Self {
            layer,
            ..Self::default()
        }
    }

    /// A key that must be there, unless only changes are stated.
    pub fn required(self, key: &str, shape: Value) -> Self {
        match self.layer {
            Layer::Whole => self.always(key, shape),
            Layer::Changes => self.optional(key, shape),
        }
    }

    /// A key that must be there in any case.
    pub fn always(mut self, key: &str, shape: Value) -> Self {
        self.required.push(json!(key));
        self.optional(key, shape)
    }

    /// A key that may be there.
    pub fn optional(mut self, key: &str, shape: Value) -> Self {
        self.properties.insert(key.to_owned(), shape);
        self
    }

    /// What only a version says of an entry of the version before: that it goes.
    pub fn droppable(self, shape: Value) -> Self {
        match self.layer {
            Layer::Whole => self,
            Layer::Changes => self.optional("drop", shape),
        }
    }

    /// Exactly one of two keys; not both, where only changes are stated.
    pub fn one_of(self, first: &str, second: &str) -> Self {
        if self.layer == Layer::Changes {
            let both = open(&json!({}), &[first, second]);
            return self.rule("not", both);
        }
        let either = json!([{ "required": [first] }, { "required": [second] }]);
        self.rule("oneOf", either)
    }

    /// One more keyword of the whole table.
    pub fn rule(mut self, keyword: &'static str, value: Value) -> Self {
        self.rules.push((keyword, value));
        self
    }

    /// The shape.
    pub fn shape(self) -> Value {
        let mut shape = json!({
            "type": "object",
            "properties": self.properties,
            "additionalProperties": false,
        });
        if !self.required.is_empty() {
            shape = with(shape, "required", Value::Array(self.required));
        }
        for (keyword, value) in self.rules {
            shape = with(shape, keyword, value);
        }
        shape
    }
}

/// `shape` on conditions, `(if, then)` each, of which the first that fits holds.
pub fn chained(shape: Value, conditions: Vec<(Value, Value)>) -> Value {
    let chain = conditions
        .into_iter()
        .rev()
        .fold(None, |rest, (when, then)| {
            let link = json!({ "if": when, "then": then });
            Some(match rest {
                Some(rest) => with(
                    link,
                    "else",
                    with(rest, "additionalProperties", json!(true)),
                ),
                None => link,
            })
        });
    match chain {
        Some(Value::Object(keywords)) => {
            keywords.into_iter().fold(shape, |shape, (keyword, value)| {
                with(shape, &keyword, value)
            })
        }
        _ => shape,
    }
}

/// A condition on a table: keys with these shapes, where they stand, and whatever else there is.
pub fn open(properties: &Value, required: &[&str]) -> Value {
    json!({ "properties": properties, "required": required, "additionalProperties": true })
}

/// The condition that `key` has one of these values.
pub fn having<'a>(key: &str, values: impl IntoIterator<Item = &'a str>) -> Value {
    let values: Vec<&str> = values.into_iter().collect();
    open(&json!({ key: { "enum": values } }), &[key])
}
