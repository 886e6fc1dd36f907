//! `jixiao bisect`: which version first moved a case, and by which change.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::shipped;

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .arg("bisect")
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env_remove("COLUMNS")
        .output()
        .expect("a run")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

fn walked(folder: &Path, arguments: &[&str]) -> Value {
    let ended = run(folder, &[arguments, &["--format", "json"]].concat());
    assert_eq!(ended.status.code(), Some(0), "{}", text(&ended.stderr));
    let document: Value = serde_json::from_slice(&ended.stdout).expect("JSON");
    let schema = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(["schema", "bisect"])
        .output()
        .expect("a run");
    let schema: Value = serde_json::from_slice(&schema.stdout).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults = validator.iter_errors(&document);
    let faults: Vec<String> = faults.map(|one| one.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    document
}

/// What a call of `score` comes to, from the least to the most.
fn scored(folder: &Path, pack: &str, case: &str) -> (String, String) {
    let ended = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(["score", case, "--pack", pack, "--format", "json"])
        .current_dir(folder)
        .output()
        .expect("a run");
    let document: Value = serde_json::from_slice(&ended.stdout).expect("JSON");
    let end = |name: &str| document["total"]["score"][name].as_str();
    let end = |name: &str| end(name).expect("a total").to_owned();
    (end("low"), end("high"))
}

fn hundredths(value: &Value) -> i64 {
    let text = value.as_str().expect("a text").replace('.', "");
    text.parse().expect("hundredths")
}

const CASE: &str = "cases/wanzhou-fic-2020.toml";

#[test]
fn the_versions_of_a_year_by_year_standard_as_a_reader_sees_them() {
    let folder = shipped();
    let ended = run(folder.path(), &["wanzhou-overall", "--case", CASE]);
    assert_eq!(ended.status.code(), Some(0), "{}", text(&ended.stderr));
    assert_snapshot!("walk_zh", text(&ended.stdout));
    let english = ["wanzhou-overall", "--case", CASE, "--lang", "en"];
    let one = ["--indicator", "staffing-control-rate"];
    let ended = run(folder.path(), &[&english[..], &one[..]].concat());
    assert_eq!(ended.status.code(), Some(0), "{}", text(&ended.stderr));
    assert_snapshot!("walk_indicator_en", text(&ended.stdout));
}

#[test]
fn each_total_is_that_of_scoring_and_the_shares_of_each_step_add_up_to_it() {
    let folder = shipped();
    let document = walked(folder.path(), &["wanzhou-overall", "--case", CASE]);
    let versions = document["versions"].as_array().expect("versions");
    assert_eq!(versions.len(), 3);
    for version in versions {
        let name = version["version"].as_str().expect("a version");
        let (low, high) = scored(
            folder.path(),
            &format!("rules/wanzhou-overall/{name}"),
            CASE,
        );
        assert_eq!(version["value"]["low"], low.as_str(), "{name}");
        assert_eq!(version["value"]["high"], high.as_str(), "{name}");
    }
    let steps = document["steps"].as_array().expect("steps");
    assert!(!steps.is_empty());
    for step in steps {
        for end in ["low", "high"] {
            let shares = step["shares"].as_array().expect("shares").iter();
            let sum: i64 = shares.map(|share| hundredths(&share[end])).sum();
            let before = hundredths(&step["before"][end]);
            assert_eq!(sum, hundredths(&step["after"][end]) - before);
        }
    }
}

#[test]
fn a_case_under_later_names_is_read_by_earlier_versions_too() {
    let folder = shipped();
    let cases = fs::read_dir(folder.path().join("cases/wanzhou-overall")).expect("a folder");
    let mut seen = 0;
    for case in cases {
        let case = case.expect("an entry").path();
        let case = case.strip_prefix(folder.path()).expect("a case");
        let case = case.to_str().expect("a name");
        let document = walked(folder.path(), &["wanzhou-overall", "--case", case]);
        assert_eq!(document["versions"].as_array().expect("versions").len(), 3);
        assert_eq!(document["skipped"], serde_json::json!([]), "{case}");
        seen += 1;
    }
    assert!(seen > 1, "{seen}");
}

#[test]
fn a_version_that_does_not_load_is_told_and_stepped_over() {
    let folder = shipped();
    let manifest = folder.path().join("rules/wanzhou-overall/2021/pack.toml");
    let before = fs::read_to_string(&manifest).expect("a manifest");
    // The version of 2022 extends it, and stands by itself here.
    let flat = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(["show", "rules/wanzhou-overall/2022", "--flat"])
        .current_dir(folder.path())
        .output()
        .expect("a run");
    let newest = folder.path().join("rules/wanzhou-overall/2022/pack.toml");
    fs::write(newest, flat.stdout).expect("a manifest");
    fs::write(&manifest, before.replacen("[pack]", "[pakc]", 1)).expect("a manifest");
    let ended = run(folder.path(), &["wanzhou-overall", "--case", CASE]);
    let told = text(&ended.stdout);
    assert_eq!(ended.status.code(), Some(0), "{}", text(&ended.stderr));
    assert!(told.contains("略过的版本\n  2021：不能使用（JX"), "{told}");
    assert!(told.contains("最先的变动：2020 → 2022"), "{told}");
}

#[test]
fn what_cannot_be_walked_is_told() {
    let folder = shipped();
    let here = folder.path();
    for (arguments, code) in [
        (&["wanzhou-overal"][..], "JX150"),
        (&["wanzhou-overall", "--from", "2019"], "JX150"),
        (&["wanzhou-overall", "--from", "2022"], "JX155"),
        (
            &["wanzhou-overall", "--from", "2022", "--to", "2020"],
            "JX155",
        ),
        (&["hunan-overall"], "JX155"),
        (&["wanzhou-overall", "--indicator", "staffing"], "JX065"),
        (&["wanzhou-overall", "--git"], "JX15"),
    ] {
        let ended = run(here, &[arguments, &["--case", CASE]].concat());
        let told = text(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{arguments:?}: {told}");
        assert!(told.contains(code), "{arguments:?}: {told}");
        assert_eq!(text(&ended.stdout), "");
    }
    let arguments = ["wanzhou-overall", "--to", "2021", "--case", CASE];
    let document = walked(here, &arguments);
    assert_eq!(document["versions"].as_array().expect("versions").len(), 2);
}

fn git(folder: &Path, arguments: &[&str]) -> bool {
    let ended = Command::new("git")
        .args(["-c", "user.name=n", "-c", "user.email=e"])
        .args(["-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(folder)
        .output();
    ended.is_ok_and(|ended| ended.status.success())
}

#[test]
fn the_commit_is_found_that_moved_a_case_and_the_one_that_moved_it_back() {
    let folder = shipped();
    let here = folder.path();
    if !git(here, &["init", "-q"]) {
        return;
    }
    let path = here.join("rules/wanzhou-overall/2020/pack.toml");
    let first = fs::read_to_string(&path).expect("a manifest");
    let line = "\"超编每点扣分\" = { value = 0.2";
    assert!(first.contains(line));
    let dearer = first.replacen(line, "\"超编每点扣分\" = { value = 0.3", 1);
    let broken = dearer.replacen("[pack]", "[pakc]", 1);
    let case = fs::read_to_string(here.join(CASE)).expect("a case");
    // Over its posts by more than five percent, so that each point of them counts.
    let case = case.replacen("\"在职人员数\" = 14", "\"在职人员数\" = 20", 1);
    fs::write(here.join("case.toml"), case).expect("a case");
    let commits = [
        (&first, "first"),
        (&dearer, "dearer\u{1b}[31m"),
        (&broken, "broken"),
        (&first, "as before"),
    ];
    for (manifest, subject) in commits {
        fs::write(&path, manifest).expect("a manifest");
        assert!(git(here, &["add", "rules"]));
        assert!(git(here, &["commit", "-q", "-m", subject]));
        // A commit that does not touch the pack is none of its history.
        fs::write(here.join("beside.txt"), subject).expect("a file");
        assert!(git(here, &["add", "beside.txt"]));
        assert!(git(here, &["commit", "-q", "-m", "beside"]));
    }
    let arguments = ["wanzhou-overall@2020", "--git", "--case", "case.toml"];
    let ended = run(here, &arguments);
    let told = text(&ended.stdout);
    assert_eq!(ended.status.code(), Some(0), "{}", text(&ended.stderr));
    assert!(!told.contains('\u{1b}'), "{told}");
    assert!(told.contains("看了 3 个版本，变了 2 次"), "{told}");
    assert!(told.contains("broken：不能使用（JX"), "{told}");
    assert!(told.contains("超编每点扣分：值 0.2 → 0.3"), "{told}");
    assert!(!told.contains("beside"), "{told}");
    let document = walked(here, &arguments);
    // 1 of 19 posts is 5.26 % over: 0.1 × 5.26… more is taken off, 0.53 at two digits at the most.
    let steps = document["steps"].as_array().expect("steps");
    let change = |place: usize| {
        hundredths(&steps[place]["after"]["low"]) - hundredths(&steps[place]["before"]["low"])
    };
    assert_eq!((steps.len(), change(0)), (2, -change(1)));
    assert!((-53..=-52).contains(&change(0)), "{}", change(0));
    let since = [&arguments[..], &["--from", "HEAD~5", "--to", "HEAD~4"]].concat();
    assert_eq!(run(here, &since).status.code(), Some(2));
    let since = [&arguments[..], &["--from", "HEAD~6"]].concat();
    assert_eq!(
        walked(here, &since)["steps"]
            .as_array()
            .expect("steps")
            .len(),
        2
    );
    for (flag, code) in [("HEAD~99", "JX153"), ("--upload-pack=x", "JX154")] {
        let ended = run(
            here,
            &[&arguments[..], &[&format!("--from={flag}")]].concat(),
        );
        assert_eq!(ended.status.code(), Some(2));
        assert!(
            text(&ended.stderr).contains(code),
            "{}",
            text(&ended.stderr)
        );
    }
}
