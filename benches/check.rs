//! How long the authoring loop takes over the shipped pack: what a clerk waits for after saving a file.

use std::path::Path;

use divan::Bencher;
use jixiao::bind::{Facts, bind_facts};
use jixiao::check::{Examined, examine};
use jixiao::pack::{Pack, Tests, load_pack};
use jixiao::script::{Known, Program, Search, check_units, compile, known, search};
use jixiao::source::{DiskFiles, Texts};
use jixiao::testing::{Coverage, Tested, coverage, run_tests};

const PACK: &str = "rules/wanzhou-overall/2020";

fn main() {
    divan::main();
}

fn compiled() -> (Pack, Program) {
    let loaded = load_pack(Path::new(PACK), &DiskFiles, &mut Texts::default());
    let pack = loaded.value.expect("a pack");
    let program = compile(&pack).value.expect("a program");
    (pack, program)
}

fn examples(pack: &Pack, index: usize) -> Vec<Facts> {
    let examples = pack.indicators[index].examples.iter();
    examples
        .filter_map(|example| bind_facts(pack, &example.facts).value)
        .collect()
}

/// The whole command but for its output: files read, compiled, every analysis.
#[divan::bench]
fn check_a_pack() -> Examined {
    examine(Path::new(PACK), &DiskFiles, &mut Texts::default())
}

#[divan::bench]
fn ranges_of_every_rule(bencher: Bencher) {
    let (pack, program) = compiled();
    bencher.bench(|| -> Vec<Option<Known>> {
        let rules = (0..pack.indicators.len()).map(|index| program.rule(index));
        rules.map(|rule| Some(known(rule?, &pack))).collect()
    });
}

#[divan::bench]
fn search_of_every_rule(bencher: Bencher) {
    let (pack, program) = compiled();
    let examples: Vec<Vec<Facts>> = (0..pack.indicators.len())
        .map(|index| examples(&pack, index))
        .collect();
    bencher.bench(|| -> Vec<Option<Search>> {
        let all = examples.iter().enumerate();
        all.map(|(index, examples)| search(&program, index, &pack, examples))
            .collect()
    });
}

#[divan::bench]
fn units_of_every_rule(bencher: Bencher) {
    let (pack, program) = compiled();
    bencher.bench(|| -> usize {
        let checks = (0..pack.indicators.len()).map(|index| check_units(&program, index, &pack));
        checks.map(|check| check.findings.len()).sum()
    });
}

#[divan::bench]
fn run_every_example(bencher: Bencher) {
    let (pack, program) = compiled();
    bencher.bench(|| -> Tested { run_tests(&pack, &program, &Tests::default()) });
}

#[divan::bench]
fn coverage_of_every_rule(bencher: Bencher) {
    let (pack, program) = compiled();
    let examples: Vec<Vec<Facts>> = (0..pack.indicators.len())
        .map(|index| examples(&pack, index))
        .collect();
    bencher.bench(|| -> Vec<Coverage> {
        let all = examples.iter().enumerate();
        all.map(|(index, examples)| coverage(&pack, &program, index, examples.iter()))
            .collect()
    });
}
