//! Every worked example of every shipped pack comes to what it says.

use std::fs;
use std::path::{Path, PathBuf};

use jixiao::pack::{Pack, load_pack};
use jixiao::score::run_example;
use jixiao::script::{Program, compile};
use jixiao::source::{DiskFiles, Texts};

/// The folders of the shipped packs.
fn packs() -> Vec<PathBuf> {
    let folders = |path: &Path| {
        let entries = fs::read_dir(path).expect("a folder");
        entries
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.is_dir())
            .collect::<Vec<_>>()
    };
    let mut packs: Vec<PathBuf> = folders(Path::new("rules"))
        .iter()
        .flat_map(|pack| folders(pack))
        .collect();
    packs.sort();
    packs
}

/// Every shipped pack with its program.
fn compiled() -> impl Iterator<Item = (Pack, Program)> {
    packs().into_iter().map(|folder| {
        let pack = load_pack(&folder, &DiskFiles, &mut Texts::default())
            .value
            .expect("a pack");
        let program = compile(&pack).value.expect("a program");
        (pack, program)
    })
}

#[test]
fn every_example_comes_to_what_it_says() {
    let mut wrong = Vec::new();
    let mut run = 0;
    for (pack, program) in compiled() {
        for (index, indicator) in pack.indicators.iter().enumerate() {
            for example in &indicator.examples {
                run += 1;
                let result = run_example(&pack, &program, index, example);
                let outcome = result.value.map(|result| result.outcome);
                if !outcome
                    .as_ref()
                    .is_some_and(|outcome| example.expected.value.is_met_by(outcome))
                {
                    wrong.push(format!(
                        "{} {}: expected {:?}, came to {outcome:?} {:?}",
                        indicator.id.value, example.name, example.expected.value, result.findings
                    ));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(run > 100, "only {run} examples");
}

#[test]
fn every_indicator_has_examples_and_every_example_gives_just_what_its_rule_reads() {
    for (pack, program) in compiled() {
        for (index, indicator) in pack.indicators.iter().enumerate() {
            assert!(
                !indicator.examples.is_empty(),
                "{} has no example",
                indicator.id.value
            );
            for example in &indicator.examples {
                for (fact, _) in &example.facts {
                    let is_read = program.facts(index).any(|name| name == fact.value);
                    assert!(
                        is_read,
                        "{} {}: {} is not read",
                        indicator.id.value, example.name, fact.value
                    );
                }
            }
        }
    }
}
