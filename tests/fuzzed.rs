//! Every fuzz target on a fixed number of pseudo-random inputs. `fuzz/` runs the same ones for as long as one likes.

#[path = "../fuzz/src/batches.rs"]
mod batches;
#[path = "../fuzz/src/calls.rs"]
mod calls;
#[path = "../fuzz/src/cases.rs"]
mod cases;
#[path = "../fuzz/src/damage.rs"]
mod damage;
#[path = "../fuzz/src/differential.rs"]
mod differential;
#[path = "../fuzz/src/draws.rs"]
mod draws;
#[path = "../fuzz/src/expressions.rs"]
mod expressions;
#[path = "../fuzz/src/figures.rs"]
mod figures;
#[path = "../fuzz/src/parsers.rs"]
mod parsers;
#[path = "../fuzz/src/relations.rs"]
mod relations;
#[path = "../fuzz/src/rules.rs"]
mod rules;
#[path = "../fuzz/src/shipped.rs"]
mod shipped;
#[path = "../fuzz/src/tally.rs"]
mod tally;
#[path = "../fuzz/src/vocabulary.rs"]
mod vocabulary;

use draws::Noise;

use crate::case_tables as tables;
use tally::Tally;

/// What a target does on so many inputs.
fn run(target: fn(&[u8]) -> Tally, inputs: u64) -> Tally {
    let mut tally = Tally::default();
    for seed in 0..inputs {
        tally += target(&Noise::new(seed).bytes(3000));
    }
    tally
}

#[test]
fn drawn_rules_come_to_the_same_both_ways() {
    let tally = run(differential::differential, 16);
    assert!(tally.compiled >= 15_000, "{tally:?}");
    assert!(tally.scores >= 2_500, "{tally:?}");
    assert!(tally.quick >= 1_000, "{tally:?}");
}

#[test]
fn the_shipped_rules_with_changes_come_to_the_same_both_ways() {
    let tally = run(shipped::shipped, 8);
    assert!(tally.compiled >= 8_000, "{tally:?}");
    assert!(tally.scores >= 4_000, "{tally:?}");
    assert!(tally.quick >= 4_000, "{tally:?}");
}

#[test]
fn a_damaged_manifest_is_read_or_complained_of() {
    let tally = run(parsers::manifest, 250);
    assert!(tally.accepted >= 10, "{tally:?}");
}

#[test]
fn a_damaged_case_is_read_or_complained_of() {
    let tally = run(parsers::case, 300);
    assert!(tally.accepted >= 10, "{tally:?}");
}

#[test]
fn a_damaged_table_of_cases_is_scored_or_complained_of_row_by_row() {
    for target in [batches::csv, batches::json_lines] {
        let tally = run(target, 200);
        assert!(tally.accepted >= 100, "{tally:?}");
        assert!(tally.evaluations - tally.accepted >= 50, "{tally:?}");
    }
}

#[test]
fn anything_written_for_a_number_is_read_or_complained_of() {
    let tally = run(parsers::number, 600);
    assert!(tally.accepted >= 50, "{tally:?}");
}

#[test]
fn a_damaged_script_is_run_or_complained_of() {
    let tally = run(parsers::script, 800);
    assert!(tally.compiled >= 40, "{tally:?}");
}

#[test]
fn a_drawn_relation_is_judged_or_complained_of() {
    let tally = run(relations::relation, 60);
    assert!(tally.accepted >= 20, "{tally:?}");
}

#[test]
fn the_same_bytes_decode_to_the_same_rules_and_cases() {
    let bytes = Noise::new(1).bytes(3000);
    for target in [differential::briefly, shipped::briefly] {
        assert_eq!(target(&bytes), target(&bytes));
    }
    let other = differential::differential(&bytes[1..]);
    assert_ne!(differential::differential(&bytes), other);
}
