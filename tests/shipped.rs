//! Every shipped pack and case, found by itself: sound, fully tried, laid out, short, and scored as shown.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

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

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("a folder")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    paths.sort();
    paths
}

/// The folders `rules/<id>/<version>`.
fn packs() -> Vec<PathBuf> {
    let ids = below(Path::new("rules"));
    let folders = ids.iter().filter(|path| path.is_dir());
    folders.flat_map(|folder| below(folder)).collect()
}

/// The cases with the latest pack whose id their name begins with.
fn cases() -> Vec<(PathBuf, PathBuf)> {
    let own = |case: &Path| {
        let name = case.file_stem()?.to_str()?.to_owned();
        let is_own = |pack: &&PathBuf| {
            let id = pack.parent().and_then(Path::file_name);
            let id = id.and_then(|id| id.to_str()).expect("an id");
            // The published case is named after its department.
            name.starts_with(id) || (name == "wanzhou-fic-2020" && id == "wanzhou-overall")
        };
        packs().iter().filter(is_own).next_back().cloned()
    };
    let files = below(Path::new("cases")).into_iter();
    files
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .map(|case| {
            let pack = own(&case).unwrap_or_else(|| panic!("{} has no pack", case.display()));
            (case, pack)
        })
        .collect()
}

#[test]
fn every_shipped_pack_is_sound_and_nothing_in_it_is_undecided() {
    assert!(packs().len() >= 3);
    for pack in packs() {
        let pack = pack.display().to_string();
        let output = run(&["check", "--deny", "warnings", "--lang", "en", &pack]);
        let told = told(&output);
        assert!(output.status.success(), "{told}");
        assert!(!told.contains("undecided"), "{told}");
    }
}

#[test]
fn every_threshold_band_and_way_of_a_shipped_pack_has_an_example() {
    for pack in packs() {
        let pack = pack.display().to_string();
        let output = run(&["test", "--deny", "untried", "--lang", "en", &pack]);
        assert!(output.status.success(), "{}", told(&output));
    }
}

#[test]
fn every_shipped_file_is_laid_out() {
    for path in packs()
        .into_iter()
        .chain(cases().into_iter().map(|(case, _)| case))
    {
        let output = run(&["fmt", "--check", &path.display().to_string()]);
        assert!(output.status.success(), "{}", told(&output));
    }
}

#[test]
fn no_shipped_script_is_longer_than_a_clerk_takes_in() {
    for pack in packs() {
        for script in below(&pack.join("indicators")) {
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
        assert!(output.status.success(), "{}", told(&output));
        insta::assert_snapshot!(name, told(&output));
    }
}
