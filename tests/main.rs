//! Stories through the library and the program, one binary: what a user writes, and what they get to read.

mod bad_cases;
mod bad_manifests;
mod bad_scripts;
mod batch;
mod by_hand;
mod checking;
mod compiled;
mod defects;
mod editor;
mod examples;
mod explained;
mod fact_types;
mod failing_rules;
mod foreseen;
mod fuzzed;
mod help;
mod hostile_scripts;
mod kinds;
mod laws;
mod layout;
mod layout_of_drawn_files;
mod layout_of_files;
mod numbers;
mod outcomes;
mod program;
mod published;
mod readme;
mod relations;
mod robustness;
mod scaffold;
mod scaffold_known;
mod scaffold_told;
mod schema;
mod sheet;
mod shell;
mod support;
mod tables;
mod testing;
mod units;
mod versions;
mod watching;
mod writing;

#[path = "../benches/tables/mod.rs"]
mod case_tables;
