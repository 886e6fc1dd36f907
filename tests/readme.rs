//! The examples of both READMEs: every command is run, and must print what stands below it.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::shipped;

/// A command with the output that a README shows for it.
struct Example {
    command: String,
    output: String,
}

/// The commands of the `console` blocks, in order.
fn examples(text: &str) -> Vec<Example> {
    let mut examples: Vec<Example> = Vec::new();
    let mut in_block = false;
    for line in text.lines() {
        match line {
            "```console" => in_block = true,
            "```" => in_block = false,
            _ if !in_block => {}
            _ => match line.strip_prefix("$ ") {
                Some(command) => examples.push(Example {
                    command: command.to_owned(),
                    output: String::new(),
                }),
                None => {
                    let example = examples.last_mut().expect("a command before its output");
                    example.output.push_str(line);
                    example.output.push('\n');
                }
            },
        }
    }
    examples
}

/// Runs the examples of one README in a fresh copy of what is shipped; the tour's edits build on each other.
fn run(readme: &str) {
    let folder = shipped();
    let program = Path::new(env!("CARGO_BIN_EXE_jixiao"))
        .parent()
        .expect("a folder");
    let path = format!(
        "{}:{}",
        program.display(),
        std::env::var("PATH").expect("a path")
    );
    let examples = examples(&fs::read_to_string(readme).expect("a text"));
    assert!(
        examples.len() > 5,
        "{readme} has {} examples",
        examples.len()
    );
    for example in examples {
        // Building is what the tests themselves stand on.
        let command = example
            .command
            .replace("cargo run --quiet --release --", "jixiao");
        if command.starts_with("cargo ") {
            continue;
        }
        let output = Command::new("sh")
            .args(["-c", &format!("{command} 2>&1")])
            .current_dir(folder.path())
            .env("PATH", &path)
            .env("LC_ALL", "C")
            .env_remove("COLUMNS")
            .output()
            .expect("a shell");
        let printed = String::from_utf8(output.stdout).expect("UTF-8");
        assert_eq!(
            printed.trim_end(),
            example.output.trim_end(),
            "{readme}: {command}"
        );
    }
}

#[test]
fn every_example_of_the_english_readme_prints_what_it_shows() {
    run("README.md");
}

#[test]
fn every_example_of_the_chinese_readme_prints_what_it_shows() {
    run("README.zh-CN.md");
}

#[test]
fn both_readmes_show_the_same_steps() {
    let count = |readme| examples(&fs::read_to_string(readme).expect("a text")).len();
    assert_eq!(count("README.md"), count("README.zh-CN.md"));
}
