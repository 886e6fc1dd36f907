//! Cases drawn at random are cases of their pack, the same ones for the same seed, and reach both sides of thresholds.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use super::forms::scored;
use super::{PACK, small_pack};
use crate::program::{Ran, jixiao};
use crate::support::below;

fn drawn(pack: &str, arguments: &[&str]) -> Ran {
    let ran = jixiao(
        Path::new("."),
        &[&["generate", pack, "--lang", "en"], arguments].concat(),
    );
    assert_eq!(ran.code, 0, "{pack}: {}", ran.err);
    ran
}

#[test]
fn every_drawn_case_is_one_of_its_pack_from_either_form_and_rules_come_to_several_scores() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let ids = below(Path::new("rules")).into_iter();
    for pack in ids.filter(|id| id.is_dir()).flat_map(|id| below(&id)) {
        let pack = pack.to_str().expect("a path");
        for name in ["a.csv", "a.jsonl"] {
            drawn(pack, &["-n", "200", "--seed", "20261128", "-o", &at(name)]);
        }
        let of_table = scored(pack, &at("a.csv"), "lines");
        assert_eq!(of_table.len(), 200, "{pack}");
        assert!(of_table == scored(pack, &at("a.jsonl"), "lines"), "{pack}");
        let mut scores: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for line in &of_table {
            for (id, score) in line["scores"].as_object().expect("scores") {
                scores.entry(id).or_default().insert(score.to_string());
            }
        }
        for (id, scores) in scores {
            assert!(scores.len() > 1, "{pack}: {id} comes to {scores:?} only");
        }
    }
}

#[test]
fn the_same_seed_draws_the_same_cases() {
    let of = |seed: &str| drawn(PACK, &["-n", "20", "--seed", seed]).out;
    assert_eq!(of("1"), of("1"));
    assert_ne!(of("1"), of("2"));
    // The first ones of more are the same.
    let more = drawn(PACK, &["-n", "30", "--seed", "1"]).out;
    assert!(more.starts_with(&of("1")));
}

#[test]
fn drawn_cases_stay_the_same_from_version_to_version() {
    let pack = "rules/mof-project/2020";
    let ran = drawn(pack, &["-n", "2", "--seed", "3", "--format", "lines"]);
    assert_snapshot!(ran.out);
    assert_eq!(ran.err, "2 cases drawn\n");
}

#[test]
fn the_year_is_that_of_the_version_unless_it_is_given() {
    let years = |arguments: &[&str]| {
        let all = [&["-n", "1", "--format", "lines"], arguments].concat();
        let ran = drawn("rules/wanzhou-overall/2022", &all);
        let line: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        line["case"]["year"].clone()
    };
    assert_eq!(
        (years(&[]), years(&["--year", "2024"])),
        (2022.into(), 2024.into())
    );
}

#[test]
fn a_file_is_replaced_when_all_cases_are_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    fs::write(&path, "before").expect("written");
    let output = path.to_str().expect("a path");
    let ran = drawn(PACK, &["-n", "3", "-o", output]);
    assert_eq!(ran.out, "");
    let text = fs::read_to_string(&path).expect("a file");
    assert_eq!(text.lines().count(), 4);
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
}

#[test]
fn what_would_be_a_formula_is_kept_behind_an_apostrophe_and_read_without() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name).display().to_string();
    let facts = r#""乙" = { type = "choice", options = ["=1+1", "@SUM(A1)"] }
"#;
    fs::create_dir(at("pack")).expect("a folder");
    fs::write(
        at("pack/pack.toml"),
        small_pack(facts, r#"if 乙 == "=1+1" { full } else { full * 0 }"#),
    )
    .expect("written");
    let ran = drawn(&at("pack"), &["-n", "20"]);
    for line in ran.out.lines().skip(1) {
        assert!(
            line.contains(",'=1+1") || line.contains(",'@SUM(A1)"),
            "{line}"
        );
    }
    fs::write(at("a.csv"), &ran.out).expect("written");
    let lines = scored(&at("pack"), &at("a.csv"), "lines");
    assert_eq!(lines.len(), 20);
    for (line, row) in lines.iter().zip(ran.out.lines().skip(1)) {
        let full = if row.contains("'=1+1") {
            "10.00"
        } else {
            "0.00"
        };
        assert_eq!(line["low"], full, "{row}");
    }
}
