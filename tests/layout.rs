//! The folders are the pipeline: a module imports only from those before it.

use std::fs;
use std::path::Path;

const PIPELINE: &[&str] = &[
    "number",
    "source",
    "diagnose",
    "read",
    "syntax",
    "layout",
    "pack",
    "case",
    "unit",
    "bind",
    "script",
    "score",
    "check",
    "testing",
    "watching",
    "audit",
    "vary",
    "explain",
    "reference",
    "compare",
    "report",
    "scaffold",
    "batch",
    "schema",
    "editor",
    "cli",
];

/// Where Rust files are written by hand.
const WRITTEN: &[&str] = &["src", "tests", "benches", "fuzz/src", "fuzz/fuzz_targets"];

/// Every Rust file below a folder.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The modules of this crate that a text names as `crate::…`.
fn imports(text: &str) -> Vec<String> {
    let name = |rest: &str| {
        rest.chars()
            .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
            .collect()
    };
    text.split("crate::").skip(1).map(name).collect()
}

#[test]
fn imports_point_one_way() {
    let mut seen = 0;
    for (place, module) in PIPELINE.iter().enumerate() {
        for path in files(&Path::new("src").join(module)) {
            let text = fs::read_to_string(&path).expect("a text");
            for import in imports(&text) {
                let at = PIPELINE.iter().position(|name| *name == import);
                let at = at.unwrap_or_else(|| panic!("{}: crate::{import}", path.display()));
                assert!(at <= place, "{} imports crate::{import}", path.display());
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "only {seen} imports seen");
}

#[test]
fn every_folder_of_the_source_is_a_stage() {
    let mut folders: Vec<String> = fs::read_dir("src")
        .expect("a folder")
        .map(|entry| entry.expect("an entry"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    folders.sort();
    let mut stages: Vec<&str> = PIPELINE.to_vec();
    stages.sort_unstable();
    assert_eq!(folders, stages);
}

#[test]
fn every_file_begins_with_what_it_is_for() {
    for folder in WRITTEN {
        for path in files(Path::new(folder)) {
            let text = fs::read_to_string(&path).expect("a text");
            assert!(text.starts_with("//! "), "{}", path.display());
        }
    }
}

#[test]
fn no_file_has_outgrown_its_purpose() {
    for folder in WRITTEN {
        for path in files(Path::new(folder)) {
            let lines = fs::read_to_string(&path).expect("a text").lines().count();
            assert!(lines <= 500, "{} has {lines} lines", path.display());
        }
    }
}

#[test]
fn nothing_below_the_command_line_prints_or_asks_the_system() {
    for module in PIPELINE.iter().filter(|module| **module != "cli") {
        for path in files(&Path::new("src").join(module)) {
            let text = fs::read_to_string(&path).expect("a text");
            for word in [
                "println!",
                "eprintln!",
                "std::env",
                "SystemTime",
                "Instant::now",
                "HashMap",
            ] {
                assert!(!text.contains(word), "{} says {word}", path.display());
            }
        }
    }
}

#[test]
fn no_binary_fraction_stands_in_the_source() {
    for path in files(Path::new("src")) {
        let text = fs::read_to_string(&path).expect("a text");
        let code = text
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"));
        for line in code {
            assert!(
                !line.contains("f64") && !line.contains("f32"),
                "{}: {line}",
                path.display()
            );
        }
    }
}
