//! The shape of a file in the `tests` folder of a pack: worked examples that name their indicator.

use serde_json::{Value, json};

use super::pack::example;
use super::shape::Table;
use super::shape::id;
use super::teller::Teller;

/// The whole file.
pub fn tests(teller: &Teller) -> Value {
    let example = example(teller)
        .required("indicator", teller.tell("tests-indicator", id()))
        .shape();
    let shape = Table::default()
        .required("schema", teller.tell("version", json!({ "const": 1 })))
        .required("example", teller.list("example", example))
        .shape();
    teller.tell("tests", shape)
}
