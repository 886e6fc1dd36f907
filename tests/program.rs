//! The program as a user runs it: what it prints where, and its exit codes.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use insta::assert_snapshot;
use serde_json::Value;

use crate::support::shipped;

const PACK: &str = "rules/wanzhou-overall/2020";
const CASE: &str = "cases/wanzhou-fic-2020.toml";

/// What a run left: exit code, stdout, stderr.
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

/// Runs the program in a folder.
pub fn jixiao(folder: &Path, arguments: &[&str]) -> Ran {
    let output = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env_remove("COLUMNS")
        .output()
        .expect("the program");
    Ran {
        code: output.status.code().expect("a code"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// Runs the program with this on its standard input.
pub fn piped(arguments: &[&str], input: &str) -> Ran {
    let mut run = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(arguments)
        .env("LC_ALL", "C")
        .env_remove("COLUMNS")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut pipe = run.stdin.take().expect("a pipe");
    pipe.write_all(input.as_bytes()).expect("taken");
    drop(pipe);
    let output = run.wait_with_output().expect("an end");
    Ran {
        code: output.status.code().expect("a code"),
        out: String::from_utf8(output.stdout).expect("UTF-8"),
        err: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("a text");
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

#[test]
fn the_published_case_is_scored_as_a_table() {
    let ran = jixiao(Path::new("."), &["score", CASE, "--pack", PACK]);
    assert_snapshot!(ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn the_table_is_also_in_english_and_in_full() {
    let ran = jixiao(
        Path::new("."),
        &["score", CASE, "--pack", PACK, "--lang", "en", "--verbose"],
    );
    assert_snapshot!(ran.out);
    assert_eq!(ran.code, 0);
}

#[test]
fn the_published_case_is_scored_as_json() {
    let ran = jixiao(
        Path::new("."),
        &["score", CASE, "--pack", PACK, "--format", "json"],
    );
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let value: Value = serde_json::from_str(&ran.out).expect("JSON");
    let schema = jixiao(Path::new("."), &["schema", "evaluation"]);
    let schema: Value = serde_json::from_str(&schema.out).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let faults: Vec<String> = validator
        .iter_errors(&value)
        .map(|fault| fault.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert_snapshot!(ran.out);
}

#[test]
fn editing_a_threshold_moves_the_score_without_a_rebuild() {
    let folder = shipped();
    let before = jixiao(
        folder.path(),
        &["score", CASE, "--pack", PACK, "--format", "json"],
    );
    change(
        &folder.path().join(PACK).join("pack.toml"),
        "\"预算调整率半分上限\" = { value = 30",
        "\"预算调整率半分上限\" = { value = 25",
    );
    let after = jixiao(
        folder.path(),
        &["score", CASE, "--pack", PACK, "--format", "json"],
    );
    let total = |ran: &Ran| {
        let value: Value = serde_json::from_str(&ran.out).expect("JSON");
        value["total"]["score"]["low"]
            .as_str()
            .expect("a number")
            .to_owned()
    };
    assert_eq!(
        (total(&before).as_str(), total(&after).as_str()),
        ("97.00", "96.00")
    );
}

#[test]
fn a_missing_fact_leaves_a_range_and_exit_code_1() {
    let folder = shipped();
    change(&folder.path().join(CASE), "\"编制数\" = ", "# ");
    let ran = jixiao(folder.path(), &["score", CASE, "--pack", PACK]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("95.00–97.00"), "{}", ran.out);
}

#[test]
fn a_failed_rule_is_told_in_full_on_stderr_with_exit_code_1() {
    let folder = shipped();
    change(
        &folder.path().join(CASE),
        "\"编制数\" = 19",
        "\"编制数\" = 0",
    );
    let ran = jixiao(folder.path(), &["score", CASE, "--pack", PACK]);
    assert_eq!(ran.code, 1);
    assert_snapshot!(ran.err);
}

#[test]
fn unusable_input_is_told_on_stderr_with_exit_code_2() {
    let folder = shipped();
    change(
        &folder.path().join(CASE),
        "\"编制数\" = 19",
        "\"编制\" = 19\n\"在职人员数\" = -1 # ",
    );
    let ran = jixiao(
        folder.path(),
        &["score", CASE, "--pack", "rules/wanzhou-overall/2021"],
    );
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let ran = jixiao(folder.path(), &["score", CASE, "--pack", PACK]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let ran = jixiao(folder.path(), &["score"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
}

#[test]
fn one_bad_case_does_not_keep_the_others_from_being_scored() {
    let folder = shipped();
    fs::write(folder.path().join("bad.toml"), "schema = 1\n").expect("written");
    let ran = jixiao(folder.path(), &["score", "bad.toml", CASE, "--pack", PACK]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("97.00"), "{}", ran.out);
    assert!(ran.err.contains("bad.toml"), "{}", ran.err);
}

#[test]
fn a_file_of_200_megabytes_is_refused_without_being_read() {
    let folder = shipped();
    let file = fs::File::create(folder.path().join("large.toml")).expect("a file");
    file.set_len(200 * 1024 * 1024).expect("a length");
    let ran = jixiao(folder.path(), &["score", "large.toml", "--pack", PACK]);
    assert_eq!(ran.code, 2);
    assert_snapshot!(ran.err);
}

#[test]
fn a_closed_pipe_ends_the_program_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(["functions"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("an end");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn results_that_cannot_be_written_are_told_with_exit_code_2() {
    // Every write to this device ends as on a full disk.
    let full = fs::File::options()
        .write(true)
        .open("/dev/full")
        .expect("the device");
    let output = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(["functions", "--lang", "en"])
        .stdout(full)
        .stderr(Stdio::piped())
        .output()
        .expect("the program");
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("cannot be written"), "{told}");
}

#[test]
fn a_script_and_a_case_are_complained_of_in_one_run() {
    let folder = shipped();
    let script = "indicators/staffing-control-rate.rhai";
    change(
        &folder.path().join(PACK).join(script),
        "编制数)",
        "编制人数)",
    );
    change(
        &folder.path().join(CASE),
        "\"编制数\" = 19",
        "\"编制\" = 19",
    );
    let ran = jixiao(folder.path(), &["score", CASE, "--pack", PACK]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    for code in ["[JX082]", "[JX100]"] {
        assert!(ran.err.contains(code), "{code}: {}", ran.err);
    }
}

#[test]
fn the_functions_are_documented_in_both_languages() {
    let chinese = jixiao(Path::new("."), &["functions"]);
    assert_snapshot!(chinese.out);
    let english = jixiao(Path::new("."), &["functions", "--lang", "en"]);
    assert!(english.out.contains("deduct_whole_steps") && !english.out.contains("fn-"));
    assert_eq!((chinese.code, english.code), (0, 0));
}

#[test]
fn help_is_in_both_languages() {
    let told: Vec<String> = [
        ["--help"].as_slice(),
        &["score", "--help"],
        &["score", "--help", "--lang", "en"],
    ]
    .iter()
    .map(|arguments| jixiao(Path::new("."), arguments).out)
    .collect();
    assert_snapshot!(told.join("\n"));
}

#[test]
fn a_call_that_makes_no_sense_is_told_what_would() {
    let calls: [&[&str]; 7] = [
        &["scor"],
        &["score", "--pak", "x"],
        &["score", "a", "--pack"],
        &["score", "a", "--pack", "b", "--format", "jsn"],
        &["score", "--pack", "b"],
        &["functions", "--lang", "fr"],
        &["score", "a", "--pack", "\u{1b}[2J", "--pack", "c"],
    ];
    let mut told = String::new();
    for call in calls {
        let ran = jixiao(Path::new("."), call);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{call:?}");
        told.push_str(&ran.err);
    }
    assert_snapshot!(told);
}

#[test]
fn a_hostile_case_is_shown_as_text() {
    let folder = shipped();
    change(
        &folder.path().join(CASE),
        "subject = \"",
        "subject = \"\\u001b[2J\\u202e<script>=HYPERLINK(1)",
    );
    let ran = jixiao(folder.path(), &["score", CASE, "--pack", PACK]);
    assert_eq!(ran.code, 0);
    assert!(
        !ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}'),
        "{}",
        ran.out
    );
}
