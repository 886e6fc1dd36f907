//! Fuzz targets of the rule engine. Each takes bytes and panics where a law is broken, so that libFuzzer, the tests and the
//! soak runner share them.

pub mod batches;
pub mod calls;
pub mod cases;
pub mod damage;
pub mod differential;
pub mod draws;
pub mod expressions;
pub mod figures;
pub mod parsers;
pub mod relations;
pub mod rules;
pub mod shipped;
#[path = "../../benches/tables/mod.rs"]
pub mod tables;
pub mod tally;
pub mod vocabulary;

/// What takes bytes.
pub type Target = fn(&[u8]) -> tally::Tally;

/// Every target with its name.
pub const TARGETS: &[(&str, Target)] = &[
    ("differential", differential::differential),
    ("shipped", shipped::shipped),
    ("manifest", parsers::manifest),
    ("case", parsers::case),
    ("csv", batches::csv),
    ("json_lines", batches::json_lines),
    ("number", parsers::number),
    ("script", parsers::script),
    ("relation", relations::relation),
];

/// A target by its name.
pub fn target(name: &str) -> Option<Target> {
    let mut targets = TARGETS.iter();
    targets.find_map(|(known, target)| (*known == name).then_some(*target))
}
