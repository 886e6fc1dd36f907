//! What an editor needs to know of the files that people write: JSON Schemas of a manifest, a case and a file of tests, made
//! of the same words and bounds that the readers hold them to.
//!
//! Draft 7 and no references: what every editor of TOML understands. Two of them decide what else is written: taplo completes no
//! property that stands beside `allOf`, so conditions are chained `if`s; tombi takes a condition that names some keys for one
//! that forbids all others, so every condition says that others may stand.

mod case;
mod facts;
mod pack;
mod shape;
mod teller;
mod tests_file;

use serde_json::{Value, json};

use crate::pack::Pack;
use shape::{Layer, with};
use teller::Teller;

/// The schema of `pack.toml`.
#[must_use]
pub fn of_pack() -> String {
    printed(pack::manifest(&Teller::new(), Layer::Whole))
}

/// The schema of a `pack.toml` that extends another version.
#[must_use]
pub fn of_version() -> String {
    printed(pack::manifest(&Teller::new(), Layer::Changes))
}

/// The schema of a case: with the facts, indicators and groups of a pack, or with any.
#[must_use]
pub fn of_case(pack: Option<&Pack>) -> String {
    printed(case::case(&Teller::new(), pack))
}

/// The schema of a file in the `tests` folder of a pack.
#[must_use]
pub fn of_tests() -> String {
    printed(tests_file::tests(&Teller::new()))
}

fn printed(schema: Value) -> String {
    let draft = json!("http://json-schema.org/draft-07/schema#");
    let schema = with(schema, "$schema", draft);
    // Writing plain data to memory cannot fail.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
