//! The shape of a case, of one pack or of any.

use serde_json::{Map, Value, json};

use super::facts::{any_fact, fact};
use super::shape::{Table, entries, number, text, whole, with, word};
use super::teller::Teller;
use crate::pack::Pack;
use crate::source::Spanned;

/// The first year that a case may be of.
const FIRST_YEAR: i32 = 1900;

/// The whole file.
pub fn case(teller: &Teller, pack: Option<&Pack>) -> Value {
    let facts = match pack {
        Some(pack) => {
            let former = &pack.former;
            let old = former.facts.keys().map(String::as_str);
            let old = old.chain(words_of(&former.retired.facts));
            let facts = pack.facts.iter().map(|one| {
                let name = one.name.value.as_str();
                (name, fact(teller, one))
            });
            known(facts, old)
        }
        None => entries(any_fact(teller)),
    };
    let evidence = by_indicator(teller, pack, "evidence-of", &text());
    let shape = Table::default()
        .required("schema", teller.tell("version", json!({ "const": 1 })))
        .required("case", teller.tell("case", about(teller, pack)))
        .required("facts", teller.tell("given", facts))
        .optional("evidence", teller.tell("evidence", evidence))
        .optional("reported", teller.tell("reported", reported(teller, pack)))
        .shape();
    match pack {
        Some(pack) => {
            let reference = vec![("pack", pack.reference().into())];
            teller.tell_with("case-of-pack", &reference, shape)
        }
        None => teller.tell("case-file", shape),
    }
}

fn about(teller: &Teller, pack: Option<&Pack>) -> Value {
    let first = pack.and_then(Pack::first_year);
    let first = first.map_or(FIRST_YEAR, |(_, from)| from.value.max(FIRST_YEAR));
    let standard = pack.map_or_else(text, |pack| {
        let own = word([pack.id.as_str(), pack.reference().as_str()]);
        let earlier = json!({ "type": "string", "pattern": format!("^{}@", pack.id) });
        json!({ "anyOf": [own, earlier] })
    });
    Table::default()
        .required("id", teller.tell("case-id", text()))
        .required("subject", teller.tell("case-subject", text()))
        .required("year", teller.tell("case-year", whole(first, 2999)))
        .optional("pack", teller.tell("case-pack", standard))
        .optional("source", teller.tell("case-source", text()))
        .shape()
}

fn reported(teller: &Teller, pack: Option<&Pack>) -> Value {
    let indicator = Table::default()
        .optional("measure", teller.tell("reported-measure", number()))
        .optional("score", teller.tell("reported-score", number()))
        .shape();
    let indicators = by_indicator(teller, pack, "reported-indicator", &indicator);
    Table::default()
        .optional("total", teller.tell("reported-total", number()))
        .optional("grade", teller.tell("reported-grade", grade(pack)))
        .optional(
            "groups",
            teller.tell("reported-groups", groups(teller, pack)),
        )
        .optional("indicators", teller.tell("reported-indicators", indicators))
        .shape()
}

/// A report may claim a grade that the pack does not have; those it has are offered.
fn grade(pack: Option<&Pack>) -> Value {
    let mut labels: Vec<&str> = Vec::new();
    for grade in pack.iter().flat_map(|pack| &pack.grades) {
        if !labels.contains(&grade.label.as_str()) {
            labels.push(&grade.label);
        }
    }
    if labels.is_empty() {
        text()
    } else {
        json!({ "anyOf": [word(labels), text()] })
    }
}

fn groups(teller: &Teller, pack: Option<&Pack>) -> Value {
    let Some(pack) = pack else {
        return entries(teller.tell("reported-group", number()));
    };
    let mut groups = Vec::new();
    for group in &pack.groups {
        group.visit(&mut |group| groups.push(group));
    }
    let old = pack.former.groups.keys().map(String::as_str);
    let old = old.chain(words_of(&pack.former.retired.groups));
    let groups = groups.into_iter().map(|group| {
        let told = teller.titled(&group.name, "reported-group", number());
        (group.id.as_str(), told)
    });
    known(groups, old)
}

/// A table from indicators to values of one shape.
fn by_indicator(teller: &Teller, pack: Option<&Pack>, key: &str, shape: &Value) -> Value {
    match pack {
        Some(pack) => {
            let former = &pack.former;
            let old = former.indicators.keys().map(String::as_str);
            let old = old.chain(words_of(&former.retired.indicators));
            let indicators = pack.indicators.iter().map(|indicator| {
                let told = teller.titled(&indicator.name, key, shape.clone());
                (indicator.id.value.as_str(), told)
            });
            known(indicators, old)
        }
        None => entries(teller.tell(key, shape.clone())),
    }
}

fn words_of(names: &[Spanned<String>]) -> impl Iterator<Item = &str> {
    names.iter().map(|name| name.value.as_str())
}

/// A table with some of these keys and no others, but for names of earlier versions: they are right, and not proposed.
fn known<'a>(
    properties: impl Iterator<Item = (&'a str, Value)>,
    old: impl Iterator<Item = &'a str>,
) -> Value {
    let properties: Map<String, Value> = properties
        .map(|(name, shape)| (name.to_owned(), shape))
        .collect();
    let shape = json!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false,
    });
    let old: Vec<String> = old.map(literal).collect();
    if old.is_empty() {
        return shape;
    }
    let old = json!({ format!("^({})$", old.join("|")): {} });
    with(shape, "patternProperties", old)
}

/// A pattern that only this text fits.
fn literal(text: &str) -> String {
    let mut pattern = String::new();
    for character in text.chars() {
        if r".*+?^$()[]{}|\".contains(character) {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}
