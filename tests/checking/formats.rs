//! The command `check`: what it prints in each format, and its exit codes.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;

use super::{CLEAN, SCRIPT};
use crate::program::{Ran, jixiao};

/// A folder with a pack of this manifest and this script in `pack`.
fn folder(manifest: &str, script: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "pack", manifest, script);
    folder
}

fn put(folder: &Path, pack: &str, manifest: &str, script: &str) {
    let indicators = folder.join(pack).join("indicators");
    fs::create_dir_all(&indicators).expect("a folder");
    fs::write(folder.join(pack).join("pack.toml"), manifest).expect("written");
    fs::write(indicators.join("控制率.rhai"), script).expect("written");
}

/// A pack with one finding of each form: with another place, with a sign of two UTF-16 units before it, with a `%` in its
/// help; and a silence.
fn wanting() -> TempDir {
    let repeated =
        "{ name = \"又满编\", facts = { \"在职人员数\" = 20, \"编制数\" = 20 }, score = 4 },\n";
    let manifest = CLEAN
        .replace(
            "]\n\n[[indicator]]\nid = \"settlement\"",
            &format!("  {repeated}]\n\n[[indicator]]\nid = \"settlement\""),
        )
        .replace(
            "max = 6\nbasis = \"评分标准第二项\"",
            "max = 6\ndirection = \"higher-is-better\"",
        )
        + "\n[[silence]]\ncode = \"JX331\"\nat = \"settlement\"\nreason = \"标准未载明\"\n";
    let script = SCRIPT.replace("按比例", "/* 𠮷 */ let 余数 = 在职人员数;\n按比例");
    folder(&manifest, &script)
}

fn check(folder: &TempDir, arguments: &[&str]) -> Ran {
    jixiao(folder.path(), &[&["check"], arguments].concat())
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

fn faults(schema: &Value, document: &Value) -> Vec<String> {
    let validator = jsonschema::validator_for(schema).expect("a schema");
    validator
        .iter_errors(document)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect()
}

/// The schema of SARIF, but for a bracket that closes nothing in its pattern of languages.
fn sarif_schema() -> Value {
    let text = fs::read_to_string("tests/schemas/sarif-2.1.0.json").expect("the schema");
    let (published, meant) = ("-[a-zA-Z]{2}]?$", "-[a-zA-Z]{2}$");
    assert!(text.contains(published));
    parsed(&text.replace(published, meant))
}

#[test]
fn for_people_findings_are_drawn_and_counted() {
    let folder = wanting();
    let chinese = check(&folder, &["pack"]);
    let english = check(&folder, &["pack", "--lang", "en"]);
    assert_eq!((chinese.code, english.code), (0, 0));
    assert_snapshot!(format!("{}{}", chinese.err, chinese.out));
    assert_snapshot!(format!("{}{}", english.err, english.out));
}

#[test]
fn warnings_fail_a_check_only_where_they_are_denied() {
    let folder = wanting();
    for format in ["text", "json", "sarif", "github"] {
        let code = |more: &[&str]| {
            let arguments = [&["pack", "--format", format], more].concat();
            check(&folder, &arguments).code
        };
        assert_eq!((code(&[]), code(&["--deny", "warnings"])), (0, 1));
    }
}

#[test]
fn a_clean_pack_passes_whatever_is_denied() {
    let folder = folder(CLEAN, SCRIPT);
    let ran = check(&folder, &["pack", "--deny", "warnings", "--lang", "en"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(
        ran.out,
        "small@1: 2 indicators, 3 facts, 1 parameter, 0 relations examined: no errors, no warnings\n"
    );
}

#[test]
fn a_pack_is_not_called_clean_where_something_is_undecided() {
    let looping = "let 控制率 = 百分比(在职人员数, 编制数); let 得分 = 0; for 甲 in [1, 2] { 得分 += 超编每点扣分; } 得分";
    let folder = folder(CLEAN, looping);
    let ran = check(&folder, &["pack", "--lang", "en"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("could not be decided"), "{}", ran.out);
    assert!(ran.err.contains("note[JX340]"), "{}", ran.err);
}

#[test]
fn every_pack_is_checked_also_after_one_that_cannot_be_used() {
    let folder = wanting();
    let broken = CLEAN.replace("full_marks = 10", "full_marks = 11");
    put(folder.path(), "broken", &broken, SCRIPT);
    put(folder.path(), "clean", CLEAN, SCRIPT);
    put(folder.path(), "unparsed", CLEAN, "let 控制率 = ");
    let packs = ["none", "broken", "unparsed", "pack", "clean/pack.toml"];
    let ran = check(&folder, &[&packs, ["--lang", "en"].as_slice()].concat());
    assert_eq!(ran.code, 2);
    assert_snapshot!(ran.out);
    let json = check(&folder, &[&packs, ["--format", "json"].as_slice()].concat());
    assert_eq!((json.code, json.err.as_str()), (2, ""));
    let document = parsed(&json.out);
    let complete: Vec<bool> = document["packs"]
        .as_array()
        .expect("packs")
        .iter()
        .map(|pack| pack["complete"].as_bool().expect("yes or no"))
        .collect();
    assert_eq!(complete, [false, false, false, true, true]);
}

#[test]
fn for_programs_findings_are_one_document_of_its_schema() {
    let folder = wanting();
    let ran = check(&folder, &["pack", "--format", "json", "--lang", "en"]);
    assert_eq!(ran.err, "");
    let schema = parsed(&jixiao(folder.path(), &["schema", "check"]).out);
    assert_eq!(faults(&schema, &parsed(&ran.out)), [""; 0]);
    assert_snapshot!(ran.out);
}

#[test]
fn for_services_findings_are_a_valid_sarif_log() {
    let folder = wanting();
    let schema = sarif_schema();
    let ran = check(&folder, &["pack", "--format", "sarif"]);
    assert_eq!(ran.err, "");
    assert_eq!(faults(&schema, &parsed(&ran.out)), [""; 0]);
    assert_snapshot!(ran.out);
    let missing = check(&folder, &["none", "--format", "sarif"]);
    assert_eq!(missing.code, 2);
    assert_eq!(faults(&schema, &parsed(&missing.out)), [""; 0]);
    let mut wrong = parsed(&ran.out);
    wrong["runs"][0]["results"][0]["level"] = "serious".into();
    assert_eq!(faults(&schema, &wrong).len(), 1);
}

#[test]
fn on_a_change_findings_are_commands_of_one_line_each() {
    let folder = wanting();
    let ran = check(
        &folder,
        &["pack", "none", "--format", "github", "--lang", "en"],
    );
    assert_eq!((ran.code, ran.err.as_str()), (2, ""));
    assert_snapshot!(ran.out);
}

#[test]
fn the_help_of_check_is_in_both_languages() {
    let told = |language| jixiao(Path::new("."), &["check", "--help", "--lang", language]).out;
    assert_snapshot!(format!("{}\n{}", told("zh"), told("en")));
}
