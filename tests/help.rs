//! `jixiao help` as a user runs it, and the tables of codes in both READMEs.

use std::fs;
use std::process::Command;

use insta::assert_snapshot;
use jixiao::diagnose::{Language, Words};
use jixiao::report::code_tables;

/// Exit code, stdout and stderr of `jixiao` with these arguments.
fn jixiao(arguments: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(arguments)
        .env("LC_ALL", "C")
        .env_remove("COLUMNS")
        .output()
        .expect("the program");
    (
        output.status.code(),
        String::from_utf8(output.stdout).expect("UTF-8"),
        String::from_utf8(output.stderr).expect("UTF-8"),
    )
}

#[test]
fn help_without_a_word_and_with_a_command_is_what_the_flag_shows() {
    for (asked, flag) in [
        (vec!["help"], vec!["--help"]),
        (vec!["help", "score"], vec!["score", "--help"]),
        (vec!["help", "help"], vec!["help", "--help"]),
        (
            vec!["help", "schema", "--lang", "en"],
            vec!["schema", "--help", "--lang", "en"],
        ),
    ] {
        let help = jixiao(&asked);
        assert_eq!(help, jixiao(&flag), "{asked:?}");
        assert_eq!(help.0, Some(0));
    }
}

#[test]
fn a_code_is_explained_by_its_number_or_its_name() {
    let by_number = jixiao(&["help", "jx240", "--lang", "en"]);
    assert_eq!(
        by_number,
        jixiao(&["help", "Measure-not-a-number", "--lang", "en"])
    );
    assert_eq!((by_number.0, by_number.2.as_str()), (Some(0), ""));
    assert_snapshot!(by_number.1);
}

#[test]
fn all_codes_are_listed() {
    let (code, out, err) = jixiao(&["help", "--codes"]);
    assert_eq!((code, err.as_str()), (Some(0), ""));
    assert!(out.starts_with("# ") && out.contains("\nJX401  "), "{out}");
}

#[test]
fn a_word_that_is_no_code_and_no_command_is_told_with_the_near_one() {
    let calls: [&[&str]; 4] = [
        &["help", "JX82"],
        &["help", "unknown-nam"],
        &["help", "scor", "--lang", "en"],
        &["help", "\u{1b}[2J"],
    ];
    let mut told = String::new();
    for call in calls {
        let (code, out, err) = jixiao(call);
        assert_eq!((code, out.as_str()), (Some(2), ""), "{call:?}");
        told.push_str(&err);
    }
    assert_snapshot!(told);
}

/// Where the tables of codes stand in a README: from the first heading of a section to the next chapter.
fn tables(readme: &str, chapter: &str) -> std::ops::Range<usize> {
    let from = readme.find(chapter).expect("a chapter of codes");
    let start = from + readme[from..].find("\n### ").expect("tables") + 1;
    let end = start + readme[start..].find("\n## ").expect("a chapter after it") + 1;
    start..end
}

#[test]
fn both_readmes_have_the_tables_of_codes() {
    for (path, chapter, language) in [
        ("README.md", "\n## Codes\n", Language::English),
        ("README.zh-CN.md", "\n## 代码表\n", Language::Chinese),
    ] {
        let text = fs::read_to_string(path).expect("a text");
        let range = tables(&text, chapter);
        let right = code_tables(&Words::new(language)) + "\n";
        if std::env::var_os("REWRITE").is_some() {
            let text = format!("{}{right}{}", &text[..range.start], &text[range.end..]);
            fs::write(path, text).expect("written");
        } else {
            assert!(
                text[range] == right,
                "the tables of codes in {path} are not those of the catalogue; \
                 REWRITE=1 cargo test both_readmes_have_the_tables_of_codes writes them anew"
            );
        }
    }
}
