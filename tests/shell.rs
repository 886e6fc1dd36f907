//! What shells and systems are given: completions and manual pages.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn jixiao(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(arguments)
        .env("LC_ALL", "C")
        .env_remove("COLUMNS")
        .output()
        .expect("the program")
}

fn printed(arguments: &[&str]) -> String {
    let output = jixiao(arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The words that stand first in the lines of a help's commands.
fn commands(of: &[&str]) -> Vec<String> {
    let help = printed(&[of, &["--help", "--lang", "en"]].concat());
    help.lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  "))
        .filter_map(|line| line.split(' ').next().filter(|name| !name.is_empty()))
        .map(str::to_owned)
        .collect()
}

/// What a program of the system makes of a text; none where there is no such program.
fn through(program: &str, arguments: &[&str], text: &str) -> Option<Output> {
    let mut child = Command::new(program)
        .args(arguments)
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    child
        .stdin
        .take()
        .expect("an input")
        .write_all(text.as_bytes())
        .expect("written");
    Some(child.wait_with_output().expect("an end"))
}

#[test]
fn every_shell_completes_every_command() {
    let commands = [commands(&[]), commands(&["schema"])].concat();
    assert!(commands.len() > 5, "{commands:?}");
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let script = printed(&["completions", shell]);
        for command in &commands {
            assert!(script.contains(command.as_str()), "{shell}: {command}");
        }
    }
}

#[test]
fn completions_explain_in_the_language_asked_for() {
    assert!(printed(&["completions", "zsh"]).contains("列出规则可以使用的评分函数"));
    let english = printed(&["completions", "fish", "--lang", "en"]);
    assert!(english.contains("List the scoring functions"), "{english}");
}

#[test]
fn bash_understands_its_completions() {
    let script = printed(&["completions", "bash"]);
    if let Some(output) = through("bash", &["-n"], &script) {
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert!(output.status.success());
    }
}

#[test]
fn an_unknown_shell_is_told_with_those_there_are() {
    let output = jixiao(&["completions", "tcsh", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(
        told.contains("tcsh") && told.contains("powershell"),
        "{told}"
    );
}

#[test]
fn the_manual_page_has_its_headings_in_the_language_asked_for() {
    let headings = |arguments: &[&str]| -> Vec<String> {
        printed(arguments)
            .lines()
            .filter_map(|line| line.strip_prefix(".SH "))
            .map(str::to_owned)
            .collect()
    };
    assert_eq!(
        headings(&["man"]),
        ["名称", "用法", "说明", "选项", "命令", "版本"]
    );
    assert_eq!(
        headings(&["man", "--lang", "en"]),
        [
            "NAME",
            "SYNOPSIS",
            "DESCRIPTION",
            "OPTIONS",
            "COMMANDS",
            "VERSION"
        ]
    );
}

#[test]
fn a_manual_page_is_set_without_complaint() {
    let page = printed(&["man", "--lang", "en"]);
    if let Some(output) = through("groff", &["-man", "-Tutf8", "-Kutf8", "-ww"], &page) {
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.contains("score"), "{text}");
    }
}

#[test]
fn every_command_has_a_page_in_the_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("new/man1");
    let path = target.display().to_string();
    assert_eq!(printed(&["man", "-o", &path]), "");
    let mut expected = vec!["jixiao.1".to_owned()];
    expected.extend(commands(&[]).iter().map(|name| format!("jixiao-{name}.1")));
    expected.extend(
        commands(&["schema"])
            .iter()
            .map(|name| format!("jixiao-schema-{name}.1")),
    );
    expected.sort();
    assert_eq!(names(&target), expected);
    let page = fs::read_to_string(target.join("jixiao.1")).expect("a page");
    assert_eq!(page, printed(&["man"]));
}

#[test]
fn where_one_page_cannot_be_written_none_is() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("jixiao-score.1")).expect("a folder");
    let path = folder.path().display().to_string();
    let output = jixiao(&["man", "--output", &path, "--lang", "en"]);
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(told.contains("cannot be written"), "{told}");
    assert_eq!(names(folder.path()), ["jixiao-score.1"]);
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    names.sort();
    names
}
