//! `jixiao compare` as it is used.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{below, copy, shipped};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .arg("compare")
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

/// What is shipped, with one case of each of the years 2020, 2021 and 2023.
fn few() -> TempDir {
    let folder = shipped();
    for path in below(&folder.path().join("cases/wanzhou-overall")) {
        let name = path.file_name().expect("a name").to_string_lossy();
        if !name.contains("-office-") {
            fs::remove_file(&path).expect("gone");
        }
    }
    folder
}

#[test]
fn two_versions_as_a_reader_sees_them() {
    let folder = few();
    let ended = run(
        folder.path(),
        &[
            "wanzhou-overall@2020",
            "wanzhou-overall@2021",
            "--cases",
            "cases",
        ],
    );
    assert_eq!(ended.status.code(), Some(0));
    assert_snapshot!("zh", text(&ended.stdout));
    assert_eq!(text(&ended.stderr), "比较 2 个案例，不能比较 0 个\n");
    let ended = run(
        folder.path(),
        &[
            "wanzhou-overall@2021",
            "wanzhou-overall",
            "--cases",
            "cases",
            "--lang",
            "en",
            "--verbose",
        ],
    );
    assert_eq!(ended.status.code(), Some(0));
    assert_snapshot!("en", text(&ended.stdout));
}

#[test]
fn scripts_that_changed_stand_side_by_side() {
    let folder = shipped();
    let script = "rules/hunan-overall/2018/indicators/staffing-control-rate.rhai";
    let there = folder.path().join("old");
    fs::create_dir_all(&there).expect("a folder");
    copy(&folder.path().join("rules/hunan-overall/2018"), &there);
    let path = folder.path().join(script);
    let before = fs::read_to_string(&path).expect("a script");
    let after = before.replacen("满分上限, 1,", "满分上限, 2,", 1);
    assert_ne!(before, after);
    fs::write(&path, after).expect("a script");
    let ended = run(folder.path(), &["old", "hunan-overall@2018", "--scripts"]);
    assert_snapshot!("scripts", text(&ended.stdout));
}

#[test]
fn the_json_is_as_its_schema_says_and_its_shares_add_up() {
    let folder = few();
    let ended = run(
        folder.path(),
        &[
            "wanzhou-overall@2021",
            "wanzhou-overall@2022",
            "--cases",
            "cases",
            "--format",
            "json",
        ],
    );
    let document: Value = serde_json::from_slice(&ended.stdout).expect("JSON");
    let schema = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(["schema", "comparison"])
        .output()
        .expect("a run");
    let schema: Value = serde_json::from_slice(&schema.stdout).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> = validator
        .iter_errors(&document)
        .map(|one| one.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(document["schema"], "jixiao/comparison@1");
    let impact = &document["impact"];
    // The case of 2020 and that of 2021 lack two facts that 2022 asks for: they are told, and not left out.
    assert_eq!(impact["cases"], 3);
    assert_eq!(impact["open"], 3);
    assert_eq!(impact["lacking"][0]["fact"], "预算完成数");
    assert_eq!(impact["lacking"][0]["cases"], 2);
    let number = |value: &Value| -> i64 {
        let text = value.as_str().expect("a text").replace('.', "");
        text.parse().expect("hundredths")
    };
    for case in impact["told"].as_array().expect("cases") {
        for end in ["low", "high"] {
            let shares = case["shares"].as_array().expect("shares").iter();
            let sum: i64 = shares.map(|share| number(&share[end])).sum();
            assert_eq!(
                sum,
                number(&case["after"][end]) - number(&case["before"][end])
            );
        }
    }
}

#[test]
fn a_pack_that_is_not_there_is_told_with_the_near_one() {
    let folder = shipped();
    let ended = run(
        folder.path(),
        &["wanzhou-overall@2019", "wanzhou-overal@2021"],
    );
    assert_eq!(ended.status.code(), Some(2));
    assert_snapshot!("not_there", text(&ended.stderr));
}

#[test]
fn changes_that_act_on_each_other_and_bands_of_grades_are_told() {
    let folder = shipped();
    let here = folder.path();
    copy(&here.join("rules/wanzhou-overall/2020"), &here.join("old"));
    let manifest = here.join("rules/wanzhou-overall/2020/pack.toml");
    let mut text_now = fs::read_to_string(&manifest).expect("a manifest");
    // A limit and the points for reaching it, of one rule; the rounding; the best grade.
    for (from, to) in [
        ("label = \"优\"\nfrom = 90", "label = \"优\"\nfrom = 98"),
        (
            "\"超编每点扣分\" = { value = 0.2",
            "\"超编每点扣分\" = { value = 0.3",
        ),
        ("rounding = \"half-up\"", "rounding = \"truncate\""),
        ("decimals = 2", "decimals = 1"),
    ] {
        assert!(text_now.contains(from), "{from}");
        text_now = text_now.replacen(from, to, 1);
    }
    fs::write(&manifest, text_now).expect("a manifest");
    let case = fs::read_to_string(here.join("cases/wanzhou-fic-2020.toml")).expect("a case");
    let case = case.replacen("\"在职人员数\" = 14", "\"在职人员数\" = 20", 1);
    let case = case.replacen("\"办结问题数\" = ", "\"办结问题数\" = 1 #", 1);
    fs::write(here.join("case.toml"), case).expect("a case");
    let ended = run(
        here,
        &["old", "wanzhou-overall@2020", "--cases", "case.toml"],
    );
    assert_snapshot!(
        "together",
        format!("{}{}", text(&ended.stdout), text(&ended.stderr))
    );
}

#[test]
fn a_spoilt_case_is_complained_of_and_the_rest_is_compared() {
    let folder = shipped();
    let case =
        fs::read_to_string(folder.path().join("cases/wanzhou-fic-2020.toml")).expect("a case");
    let spoilt = case.replacen("\"编制数\" = 19", "\"编制数\" = \"十九\"", 1);
    assert_ne!(case, spoilt);
    fs::write(folder.path().join("spoilt.toml"), spoilt).expect("a case");
    let ended = run(
        folder.path(),
        &[
            "wanzhou-overall@2020",
            "wanzhou-overall@2021",
            "--cases",
            "spoilt.toml",
            "cases/wanzhou-fic-2020.toml",
        ],
    );
    assert_eq!(ended.status.code(), Some(2));
    assert!(text(&ended.stderr).contains("JX101"));
    assert!(text(&ended.stderr).contains("比较 1 个案例，不能比较 1 个"));
}

#[test]
fn a_table_under_the_names_of_either_version_is_compared() {
    let folder = shipped();
    for pack in ["rules/wanzhou-overall/2020", "rules/wanzhou-overall/2021"] {
        let made = Command::new(env!("CARGO_BIN_EXE_jixiao"))
            .args(["generate", pack, "-n", "30", "-o", "cases.csv"])
            .current_dir(folder.path())
            .output()
            .expect("a run");
        assert!(made.status.success());
        for versions in [["2020", "2021"], ["2021", "2020"]] {
            let names = versions.map(|version| format!("wanzhou-overall@{version}"));
            let ended = run(
                folder.path(),
                &[&names[0], &names[1], "--cases", "cases.csv"],
            );
            let told = text(&ended.stderr);
            assert_eq!(ended.status.code(), Some(0), "{told}");
            assert_eq!(told, "比较 30 个案例，不能比较 0 个\n");
        }
    }
}

fn git(folder: &Path, arguments: &[&str]) -> bool {
    let ended = Command::new("git")
        .args([
            "-c",
            "user.name=n",
            "-c",
            "user.email=e",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .current_dir(folder)
        .output();
    ended.is_ok_and(|ended| ended.status.success())
}

#[test]
fn a_version_is_read_from_a_revision() {
    let folder = shipped();
    if !git(folder.path(), &["init", "-q"]) {
        return;
    }
    assert!(git(folder.path(), &["add", "rules"]));
    assert!(git(folder.path(), &["commit", "-q", "-m", "first"]));
    let manifest = folder.path().join("rules/wanzhou-overall/2021/pack.toml");
    let before = fs::read_to_string(&manifest).expect("a manifest");
    let after = before.replacen("value = 0.4,", "value = 0.5,", 1);
    assert_ne!(before, after);
    fs::write(&manifest, after).expect("a manifest");
    // The version that it extends is of the same revision.
    let now = "rules/wanzhou-overall/2021";
    let ended = run(folder.path(), &[&format!("git:HEAD:{now}"), now]);
    assert_eq!(ended.status.code(), Some(0), "{}", text(&ended.stderr));
    assert_snapshot!("git", text(&ended.stdout));
    for (name, code) in [
        ("git:HEAD~9:rules/wanzhou-overall/2021", "JX153"),
        ("git:HEAD:rules/wanzhou-overall/2031", "JX001"),
        ("git:--upload-pack=x:rules", "JX154"),
        ("git:HEAD:../rules", "JX154"),
        ("git:HEAD", "JX154"),
    ] {
        let ended = run(folder.path(), &[name, now]);
        let told = text(&ended.stderr);
        assert_eq!(ended.status.code(), Some(2), "{name}: {told}");
        assert!(told.contains(code), "{name}: {told}");
    }
}
