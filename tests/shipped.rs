//! Every shipped pack and case, found by itself: fully tried, short, and scored as shown.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jixiao::pack::load_pack;
use jixiao::source::{DiskFiles, Texts};

use crate::support::{below, files_below, pack_of_case};

/// Constructed cases with an indicator that has no score: a figure is missing, or cannot be divided by.
const OPEN: [&str; 2] = [
    "wanzhou-overall-sample-centre-2024",
    "wanzhou-overall-sample-outpost-2020",
];

/// The most lines of a rule that a policy clerk still takes in at a glance.
const LINES: usize = 25;

fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(arguments)
        .env("LC_ALL", "C")
        .env_remove("COLUMNS")
        .output()
        .expect("a run")
}

fn told(output: &Output) -> String {
    let all = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8_lossy(&all).into_owned()
}

/// The folders `rules/<id>/<version>`.
fn packs() -> Vec<PathBuf> {
    let ids = below(Path::new("rules"));
    let folders = ids.iter().filter(|path| path.is_dir());
    folders.flat_map(|folder| below(folder)).collect()
}

/// The shipped cases, each with the pack that it names.
fn cases() -> Vec<(PathBuf, PathBuf)> {
    let files = files_below(Path::new("cases"), ".toml").into_iter();
    files
        .map(|case| {
            let pack = pack_of_case(&case);
            (case, pack)
        })
        .collect()
}

#[test]
fn every_threshold_band_and_way_of_a_shipped_pack_has_an_example() {
    assert!(packs().len() >= 3);
    for pack in packs() {
        let pack = pack.display().to_string();
        let output = run(&["test", "--deny", "untried", "--lang", "en", &pack]);
        assert!(output.status.success(), "{}", told(&output));
    }
}

#[test]
fn no_shipped_script_is_longer_than_a_clerk_takes_in() {
    for pack in packs() {
        for script in files_below(&pack, ".rhai") {
            let lines = fs::read_to_string(&script)
                .expect("a script")
                .lines()
                .count();
            assert!(lines <= LINES, "{}: {lines} lines", script.display());
        }
    }
}

#[test]
fn constructed_cases_say_so() {
    for (case, _) in cases() {
        let text = fs::read_to_string(&case).expect("a case");
        let name = case.display().to_string();
        assert_eq!(
            name.contains("-sample-"),
            text.contains("source = \"自拟案例，数字均为虚构"),
            "{name}"
        );
    }
}

#[test]
fn every_constructed_case_scores_as_shown() {
    for (case, pack) in cases() {
        let name = case
            .file_stem()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if !name.contains("-sample-") {
            continue;
        }
        let (case, pack) = (case.display().to_string(), pack.display().to_string());
        let output = run(&["score", &case, "--pack", &pack, "--lang", "zh"]);
        let code = i32::from(OPEN.contains(&name.as_str()));
        assert_eq!(output.status.code(), Some(code), "{}", told(&output));
        insta::assert_snapshot!(name, told(&output));
    }
}

#[test]
fn in_a_folder_the_cases_of_other_standards_are_left_alone() {
    let pack = "rules/hunan-overall/2018";
    let output = run(&["watch", pack, "--cases", "cases", "--once", "--lang", "en"]);
    let told = told(&output);
    assert!(output.status.success(), "{told}");
    let totals: Vec<&str> = told
        .lines()
        .filter(|line| line.contains(": total "))
        .collect();
    assert_eq!(
        totals,
        [
            "hunan-overall-sample-archive-2020: total 93.32 / 100.00, grade 优",
            "hunan-overall-sample-bureau-2018: total 81.59 / 100.00, grade 良",
            "hunan-overall-sample-dyke-2021: total 88.04 / 100.00, grade 良",
            "hunan-overall-sample-orchard-2019: total 45.13 / 100.00, grade 差",
            "hunan-overall-sample-school-2018: total 100.00 / 100.00, grade 优",
            "hunan-overall-sample-stadium-2019: total 60.35 / 100.00, grade 中",
            "hunan-overall-sample-theatre-2018: total 81.58 / 100.00, grade 良",
            "hunan-overall-sample-wharf-2020: total 0.00 / 100.00, grade 差",
        ]
    );
}

#[test]
fn a_case_of_another_standard_is_one_complaint() {
    let case = "cases/hunan-overall/hunan-overall-sample-bureau-2018.toml";
    let pack = "rules/wanzhou-overall/2020";
    let output = run(&["score", case, "--pack", pack, "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    insta::assert_snapshot!(told(&output));
}

/// Rows of a README's tables whose second cell names a pack and whose third names an indicator.
fn shapes(readme: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(readme).expect("a text");
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let ["", _, pack, indicator, ""] = cells.as_slice() else {
            return None;
        };
        let (pack, indicator) = (pack.strip_prefix('`')?, indicator.strip_prefix('`')?);
        let (pack, indicator) = (pack.strip_suffix('`')?, indicator.strip_suffix('`')?);
        pack.contains('@')
            .then(|| (pack.to_owned(), indicator.to_owned()))
    };
    text.lines().filter_map(row).collect()
}

#[test]
fn every_shape_of_rule_leads_to_an_entry_that_is_there() {
    let shown = shapes("README.md");
    assert!(shown.len() >= 30, "only {}", shown.len());
    for (pack, indicator) in &shown {
        let folder = Path::new("rules").join(pack.replace('@', "/"));
        let loaded = load_pack(&folder, &DiskFiles, &mut Texts::default());
        let loaded = loaded.value.unwrap_or_else(|| panic!("{pack}"));
        let is_veto = loaded.vetoes.iter().any(|one| one.id.value == *indicator);
        assert!(
            is_veto || loaded.indicator(indicator).is_some(),
            "{pack} {indicator}"
        );
    }
    assert_eq!(shown, shapes("README.zh-CN.md"));
}
