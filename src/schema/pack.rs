//! The shape of a manifest.

use serde_json::{Value, json};

use super::facts::any_fact;
use super::shape::{
    Layer, Table, chained, either_words, entries, flag, having, id, names, number, open,
    percentage, points, reference, text, version, whole, with, word, words,
};
use super::teller::Teller;
use crate::number::Rounding;
use crate::pack::{Counting, Direction, GroupKind, Policy, TotalReading, vocabulary};

/// The types of numbers, with a unit and bounds.
const NUMBERS: &[&str] = &["decimal", "integer", "percent"];

/// The whole file: of a pack, or of a version that states what it changes.
pub fn manifest(teller: &Teller, layer: Layer) -> Value {
    let shape = Table::of(layer)
        .always("schema", teller.tell("version", json!({ "const": 1 })))
        .always("pack", teller.tell("pack", header(teller, layer)))
        .optional("grade", teller.list("grade", grade(teller)))
        .optional("fact", teller.tell("facts", entries(fact(teller, layer))))
        .optional(
            "param",
            teller.tell("params", entries(parameter(teller, layer))),
        )
        .optional("group", teller.list("group", group(teller, layer)))
        .required(
            "indicator",
            teller.list("indicator", indicator(teller, layer)),
        )
        .optional(
            "reconcile",
            teller.list("reconcile", relation(teller, layer)),
        )
        .optional("veto", teller.list("veto", veto(teller, layer)))
        .optional(
            "contradiction",
            teller.list("contradiction", contradiction(teller, layer)),
        )
        .optional("silence", teller.list("silence", silence(teller, layer)))
        .shape();
    let about = match layer {
        Layer::Whole => "manifest",
        Layer::Changes => "changes",
    };
    teller.tell(about, shape)
}

fn header(teller: &Teller, layer: Layer) -> Value {
    let table = match layer {
        Layer::Whole => Table::default(),
        Layer::Changes => {
            Table::of(layer).always("extends", teller.tell("pack-extends", reference()))
        }
    };
    table
        .required("id", teller.tell("pack-id", id()))
        .always("version", teller.tell("pack-version", version()))
        .required("title", teller.tell("pack-title", text()))
        .optional("basis", teller.list("pack-basis", text()))
        .required("full_marks", teller.tell("pack-full-marks", points()))
        .required("decimals", teller.tell("pack-decimals", whole(0, 10)))
        .required(
            "rounding",
            teller.tell("pack-rounding", word(names(Rounding::NAMES))),
        )
        .optional(
            "not_applicable",
            teller.tell("pack-not-applicable", word(names(Policy::NAMES))),
        )
        .optional(
            "total",
            teller.tell("pack-total", word(names(TotalReading::NAMES))),
        )
        .optional("retired", teller.tell("pack-retired", retired(teller)))
        .shape()
}

fn retired(teller: &Teller) -> Value {
    Table::default()
        .optional("facts", teller.list("pack-retired-facts", text()))
        .optional("groups", teller.list("pack-retired-groups", text()))
        .optional("indicators", teller.list("pack-retired-indicators", text()))
        .shape()
}

fn grade(teller: &Teller) -> Value {
    Table::default()
        .required("label", teller.tell("grade-label", text()))
        .required("from", teller.tell("grade-from", number()))
        .shape()
}

/// A fact's declaration. Keys that belong to a type stand only under it.
fn fact(teller: &Teller, layer: Layer) -> Value {
    const OWN: &[(&str, &[&str])] = &[
        ("unit", NUMBERS),
        ("exact", NUMBERS),
        ("min", NUMBERS),
        ("max", NUMBERS),
        ("options", &["choice"]),
        ("items", &["checklist"]),
        ("tiers", &["judged"]),
        ("columns", &["table"]),
    ];
    const NEEDED: &[(&str, &str)] = &[
        ("choice", "options"),
        ("checklist", "items"),
        ("table", "columns"),
    ];
    let own: serde_json::Map<String, Value> = OWN
        .iter()
        .map(|(key, types)| ((*key).to_owned(), having("type", types.iter().copied())))
        .collect();
    let needed = NEEDED
        .iter()
        .map(|(name, key)| (having("type", [*name]), open(&json!({}), &[key])))
        .collect();
    let option = teller.tell("fact-options", text());
    let item = teller.tell("fact-items", text());
    let was = teller.tell("was", either_words());
    let table = Table::of(layer)
        .optional("was", was)
        .droppable(teller.tell("drop", flag()))
        .required(
            "type",
            teller.tell("fact-type", word(vocabulary::fact_types())),
        )
        .optional("label", teller.tell("fact-label", text()))
        .optional("unit", teller.tell("fact-unit", text()))
        .optional("min", teller.tell("fact-min", number()))
        .optional("max", teller.tell("fact-max", number()))
        .optional("optional", teller.tell("fact-optional", flag()))
        .optional("exact", teller.tell("fact-exact", flag()))
        .optional("options", teller.tell("fact-options", words(option)))
        .optional("items", teller.tell("fact-items", words(item)))
        .optional("tiers", teller.list("tier", tier(teller)))
        .optional("columns", teller.tell("columns", entries(column(teller))));
    let shape = match layer {
        Layer::Whole => {
            let table = table.rule("dependencies", Value::Object(own));
            chained(table.shape(), needed)
        }
        // The type may be that of the version before.
        Layer::Changes => table.shape(),
    };
    teller.tell("fact", shape)
}

fn tier(teller: &Teller) -> Value {
    Table::default()
        .required("label", teller.tell("tier-label", text()))
        .required("from", teller.tell("tier-from", percentage()))
        .required("to", teller.tell("tier-to", percentage()))
        .optional("rate", teller.tell("tier-rate", percentage()))
        .shape()
}

/// A column's declaration. Keys that belong to a type stand only under it.
fn column(teller: &Teller) -> Value {
    let own = json!({
        "min": having("type", NUMBERS.iter().copied()),
        "max": having("type", NUMBERS.iter().copied()),
        "options": having("type", ["choice"]),
    });
    // Of a column's type is also what stands for it where a row leaves it out.
    let default_is = |shape: Value, required: &[&str]| open(&json!({ "default": shape }), required);
    let needed = vec![
        (having("type", ["choice"]), default_is(text(), &["options"])),
        (
            having("type", ["integer"]),
            default_is(json!({ "type": "integer" }), &[]),
        ),
        (
            having("type", ["decimal", "percent"]),
            default_is(number(), &[]),
        ),
        (having("type", ["bool"]), default_is(flag(), &[])),
        (having("type", ["text"]), default_is(text(), &[])),
    ];
    let option = teller.tell("fact-options", text());
    let default = json!({ "anyOf": [number(), flag(), text()] });
    let shape = Table::default()
        .required(
            "type",
            teller.tell("column-type", word(vocabulary::column_types())),
        )
        .optional("unit", teller.tell("column-unit", text()))
        .optional("label", teller.tell("column-label", text()))
        .optional("min", teller.tell("fact-min", number()))
        .optional("max", teller.tell("fact-max", number()))
        .optional("options", teller.tell("fact-options", words(option)))
        .optional("default", teller.tell("column-default", default))
        .rule("dependencies", own)
        .shape();
    teller.tell("column", chained(shape, needed))
}

fn parameter(teller: &Teller, layer: Layer) -> Value {
    let shape = Table::of(layer)
        .optional("was", teller.tell("was", either_words()))
        .droppable(teller.tell("drop", flag()))
        .optional("value", teller.tell("param-value", number()))
        .optional("unit", teller.tell("param-unit", text()))
        .optional("label", teller.tell("param-label", text()))
        .optional("basis", teller.tell("param-basis", text()))
        .optional("inferred", teller.tell("param-inferred", text()))
        .optional(
            "dated",
            with(
                teller.list("param-dated", dated(teller)),
                "minItems",
                json!(1),
            ),
        );
    let shape = match layer {
        Layer::Changes => shape.one_of("basis", "inferred"),
        // A value with its grounds, or values by year, or both.
        Layer::Whole => shape.rule(
            "oneOf",
            json!([
                { "required": ["value", "basis"] },
                { "required": ["value", "inferred"] },
                with(
                    open(&json!({}), &["dated"]),
                    "not",
                    json!({ "anyOf": [
                        { "required": ["value"] },
                        { "required": ["basis"] },
                        { "required": ["inferred"] },
                    ] }),
                ),
            ]),
        ),
    };
    teller.tell("param", shape.shape())
}

/// A value of a parameter from some year on.
fn dated(teller: &Teller) -> Value {
    let new_year = json!({ "type": "string", "pattern": "^[0-9]{4}-01-01$" });
    Table::default()
        .required("from", teller.tell("param-from", new_year))
        .required("value", teller.tell("param-value", number()))
        .optional("basis", teller.tell("param-basis", text()))
        .optional("inferred", teller.tell("param-inferred", text()))
        .one_of("basis", "inferred")
        .shape()
}

fn group(teller: &Teller, layer: Layer) -> Value {
    Table::of(layer)
        .optional("was", teller.tell("was", either_words()))
        .droppable(teller.tell("drop", flag()))
        .always("id", teller.tell("group-id", text()))
        .optional("name", teller.tell("group-name", text()))
        .required("max", teller.tell("group-max", points()))
        .optional(
            "kind",
            teller.tell("group-kind", word(names(GroupKind::NAMES))),
        )
        .optional(
            "counts",
            teller.tell("group-counts", word(names(Counting::NAMES))),
        )
        .shape()
}

fn indicator(teller: &Teller, layer: Layer) -> Value {
    let direction = word(names(Direction::NAMES));
    let to = Table::default()
        .required("move", teller.tell("indicator-move", id()))
        .shape();
    let policy = json!({ "anyOf": [word(names(Policy::NAMES)), to] });
    Table::of(layer)
        .optional("was", teller.tell("was", either_words()))
        .droppable(teller.tell("drop", flag()))
        .always("id", teller.tell("indicator-id", id()))
        .required("name", teller.tell("indicator-name", text()))
        .required("group", teller.tell("indicator-group", text()))
        .required("max", teller.tell("indicator-max", points()))
        .optional("direction", teller.tell("indicator-direction", direction))
        .optional("basis", teller.tell("indicator-basis", text()))
        .optional("measure", teller.tell("measure", measure(teller)))
        .optional(
            "not_applicable",
            teller.tell("indicator-not-applicable", policy),
        )
        .optional("script", teller.tell("indicator-script", text()))
        .optional("inline", teller.tell("indicator-inline", text()))
        .optional(
            "with",
            teller.tell(
                "indicator-with",
                entries(teller.tell("indicator-with-name", text())),
            ),
        )
        .optional("example", teller.list("example", example(teller).shape()))
        .one_of("script", "inline")
        .shape()
}

fn measure(teller: &Teller) -> Value {
    Table::default()
        .required("step", teller.tell("measure-step", text()))
        .optional("unit", teller.tell("measure-unit", text()))
        .shape()
}

/// A worked example, of an indicator that something else names.
pub fn example(teller: &Teller) -> Table {
    let outcome = word(vocabulary::outcomes());
    Table::default()
        .required("name", teller.tell("example-name", text()))
        .required(
            "facts",
            teller.tell("example-facts", entries(any_fact(teller))),
        )
        .optional("year", teller.tell("example-year", whole(1900, 2999)))
        .optional("score", teller.tell("example-score", number()))
        .optional("outcome", teller.tell("example-outcome", outcome))
        .one_of("score", "outcome")
}

fn relation(teller: &Teller, layer: Layer) -> Value {
    Table::of(layer)
        .optional("was", teller.tell("was", either_words()))
        .droppable(teller.tell("drop", flag()))
        .always("id", teller.tell("reconcile-id", id()))
        .optional("name", teller.tell("reconcile-name", text()))
        .required("expr", teller.tell("reconcile-expr", text()))
        .optional("tolerance", teller.tell("reconcile-tolerance", number()))
        .optional("source", teller.tell("reconcile-source", text()))
        .shape()
}

fn veto(teller: &Teller, layer: Layer) -> Value {
    Table::of(layer)
        .optional("was", teller.tell("was", either_words()))
        .droppable(teller.tell("drop", flag()))
        .always("id", teller.tell("veto-id", id()))
        .optional("name", teller.tell("veto-name", text()))
        .required("when", teller.tell("veto-when", text()))
        .optional("grade", teller.tell("veto-grade", text()))
        .optional("total", teller.tell("veto-total", number()))
        .optional("basis", teller.tell("veto-basis", text()))
        .one_of("grade", "total")
        .shape()
}

fn contradiction(teller: &Teller, layer: Layer) -> Value {
    Table::of(layer)
        .droppable(teller.tell("drop", flag()))
        .always("at", teller.tell("contradiction-at", text()))
        .required("stated", teller.tell("contradiction-stated", text()))
        .required("followed", teller.tell("contradiction-followed", text()))
        .required("reason", teller.tell("contradiction-reason", text()))
        .shape()
}

fn silence(teller: &Teller, layer: Layer) -> Value {
    let code = json!({ "type": "string", "pattern": "^JX[0-9]{3}$" });
    Table::of(layer)
        .droppable(teller.tell("drop", flag()))
        .always("code", teller.tell("silence-code", code))
        .optional("at", teller.tell("silence-at", text()))
        .required("reason", teller.tell("silence-reason", text()))
        .shape()
}
