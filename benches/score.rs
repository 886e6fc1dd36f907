//! How long the shipped pack takes: once to load and compile, then for each case.

mod by_hand;

use std::path::Path;

use divan::{Bencher, black_box};
use jixiao::audit::audit;
use jixiao::bind::{Facts, bind_case};
use jixiao::case::{Case, load_case};
use jixiao::diagnose::{Language, Words};
use jixiao::pack::{Pack, load_pack};
use jixiao::report::{
    ReportData, ReportView, report_docx, report_markdown, report_page, report_workbook,
};
use jixiao::score::score;
use jixiao::script::{Inputs, Program, Quick, RunResult, compile};
use jixiao::source::{DiskFiles, Texts};

const PACK: &str = "rules/wanzhou-overall/2020";
const CASE: &str = "cases/wanzhou-fic-2020.toml";

fn main() {
    divan::main();
}

fn pack() -> Pack {
    let loaded = load_pack(Path::new(PACK), &DiskFiles, &mut Texts::default());
    loaded
        .value
        .unwrap_or_else(|| panic!("{:?}", loaded.findings))
}

fn program(pack: &Pack) -> Program {
    let compiled = compile(pack);
    compiled
        .value
        .unwrap_or_else(|| panic!("{:?}", compiled.findings))
}

fn case() -> Case {
    let loaded = load_case(Path::new(CASE), &DiskFiles, &mut Texts::default());
    loaded
        .value
        .unwrap_or_else(|| panic!("{:?}", loaded.findings))
}

fn facts(pack: &Pack, case: &Case) -> Facts {
    let bound = bind_case(pack, case);
    bound
        .value
        .unwrap_or_else(|| panic!("{:?}", bound.findings))
}

#[divan::bench]
fn load_a_pack() -> Pack {
    pack()
}

#[divan::bench]
fn compile_a_pack(bencher: Bencher) {
    let pack = pack();
    bencher.bench(|| program(&pack));
}

#[divan::bench]
fn load_and_bind_a_case(bencher: Bencher) {
    let pack = pack();
    bencher.bench(|| {
        let case = case();
        facts(&pack, &case)
    });
}

#[divan::bench]
fn score_a_case(bencher: Bencher) {
    let pack = pack();
    let program = program(&pack);
    let case = case();
    let facts = facts(&pack, &case);
    bencher.bench(|| score(&pack, &program, &case, &facts));
}

/// Runs every rule of the pack for the case.
fn run_every_rule(bencher: Bencher, run: fn(&Program, usize, &Inputs<'_>) -> Option<RunResult>) {
    let pack = pack();
    let program = program(&pack);
    let case = case();
    let facts = facts(&pack, &case);
    let inputs = Inputs::new(&pack, &facts);
    let rules = 0..pack.indicators.len();
    bencher.bench(|| {
        let results = rules.clone().map(|index| run(&program, index, &inputs));
        results.collect::<Vec<_>>()
    });
}

/// The scores again, of figures that are laid out for it, as the other way is given them.
#[divan::bench(sample_size = 1000)]
fn score_every_rule_flat(bencher: Bencher) {
    let pack = pack();
    let program = program(&pack);
    let facts = facts(&pack, &case());
    let mut cells = program.cells();
    program.fill(&facts, &mut cells);
    bencher.bench_local(|| {
        for index in 0..pack.indicators.len() {
            let score = match program.quick(index, black_box(&mut cells)) {
                Quick::Score(score) => score.units(pack.rounding, pack.decimals),
                Quick::NotApplicable => None,
                Quick::Unknown => panic!("{index}"),
            };
            black_box(score);
        }
    });
}

#[divan::bench(sample_size = 1000)]
fn fill_flat(bencher: Bencher) {
    let pack = pack();
    let program = program(&pack);
    let facts = facts(&pack, &case());
    let mut cells = program.cells();
    bencher.bench_local(|| program.fill(black_box(&facts), &mut cells));
}

/// The same standard written by hand in Rust with decimals of 28 digits, rates computed as it says.
#[divan::bench(sample_size = 1000)]
fn score_every_rule_by_hand_as_written(bencher: Bencher) {
    score_by_hand::<by_hand::AsWritten>(bencher);
}

/// The same by someone who wants it fast, and avoids every division that can be avoided.
#[divan::bench(sample_size = 1000)]
fn score_every_rule_by_hand_multiplied(bencher: Bencher) {
    score_by_hand::<by_hand::Multiplied>(bencher);
}

fn score_by_hand<S: by_hand::Style>(bencher: Bencher) {
    let pack = pack();
    let facts = by_hand::from_case(&pack, &facts(&pack, &case())).expect("facts");
    bencher.bench_local(|| by_hand::scores::<S>(black_box(&facts)));
}

#[divan::bench]
fn run_every_rule_compiled(bencher: Bencher) {
    run_every_rule(bencher, Program::run);
}

#[divan::bench]
fn run_every_rule_interpreted(bencher: Bencher) {
    run_every_rule(bencher, Program::interpret);
}

/// The report of a case in a format: what it says, the arithmetic of its published figures, and its bytes.
fn report_a_case(bencher: Bencher, write: fn(&ReportData, &Words) -> Vec<u8>) {
    let pack = pack();
    let program = program(&pack);
    let case = case();
    let facts = facts(&pack, &case);
    let words = Words::new(Language::Chinese);
    let texts = Texts::default();
    bencher.bench(|| {
        let view = ReportView {
            pack: &pack,
            program: &program,
            case: &case,
            facts: &facts,
            audit: &audit(&pack, &program, &case, &facts),
            last: None,
            texts: &texts,
            words: &words,
        };
        write(&view.data(), &words)
    });
}

#[divan::bench]
fn report_a_case_as_a_page(bencher: Bencher) {
    report_a_case(bencher, |data, words| {
        report_page(data, words).expect("a page").into_bytes()
    });
}

#[divan::bench]
fn report_a_case_as_docx(bencher: Bencher) {
    report_a_case(bencher, |data, words| {
        report_docx(data, words).expect("a document")
    });
}

#[divan::bench]
fn report_a_case_as_a_workbook(bencher: Bencher) {
    report_a_case(bencher, |data, words| {
        report_workbook(data, words).expect("a workbook")
    });
}

#[divan::bench]
fn report_a_case_as_markdown(bencher: Bencher) {
    report_a_case(bencher, |data, words| {
        report_markdown(data, words).expect("a text").into_bytes()
    });
}
