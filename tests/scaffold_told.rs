//! What the program tells of what it starts for people, and that the next commands take it as it is.

use std::fs;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;

use crate::support::shipped;

const PACK: &str = "rules/wanzhou-overall/2020";

/// What a run of the program says: exit code and both streams.
fn jixiao(folder: &Path, arguments: &str) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(arguments.split(' '))
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env_remove("COLUMNS")
        .output()
        .expect("the program");
    let text = [output.stdout, output.stderr].concat();
    (
        output.status.code().expect("a code"),
        String::from_utf8(text).expect("UTF-8"),
    )
}

#[test]
fn the_program_tells_in_both_languages_what_it_made() {
    let folder = shipped();
    let mut told = String::new();
    for (language, id) in [("zh", "first"), ("en", "second")] {
        for (call, code) in [
            (format!("new pack {id} --title 标准"), 0),
            (format!("new pack {id}"), 2),
            (
                format!(
                    "new indicator {id} --pack {PACK} --shape tier --name 采购执行率 --group 过程/采购 --max 2.5"
                ),
                0,
            ),
            (
                format!(
                    "new indicator {id} --pack {PACK} --shape tier --name 采购执行率 --group 过程 --max 0"
                ),
                2,
            ),
            (format!("new case {id} --pack rules/{id}/1 --year 2021"), 0),
            (format!("new case {id} --pack rules/{id}/1 --year 21"), 2),
            (format!("new case {id} --pack rules/{id}/1"), 2),
            (format!("score cases/{id}.toml --pack rules/{id}/1"), 1),
        ] {
            let (ended, text) = jixiao(folder.path(), &format!("{call} --lang {language}"));
            assert_eq!(ended, code, "{call}: {text}");
            told.push_str(&format!("$ {call}\n{text}"));
        }
    }
    assert_snapshot!(told);
}

#[test]
fn a_new_case_of_the_shipped_pack_scores_as_all_missing() {
    let folder = shipped();
    let (made, _) = jixiao(
        folder.path(),
        &format!("new case some-2021 --pack {PACK} --year 2021"),
    );
    let (scored, text) = jixiao(
        folder.path(),
        &format!("score cases/some-2021.toml --pack {PACK} --lang en"),
    );
    assert_eq!((made, scored), (0, 1));
    assert!(text.contains("Total: 0.00–99.00 / 99.00"), "{text}");
    let pack = fs::read_to_string(folder.path().join(PACK).join("pack.toml")).expect("a manifest");
    let missing = pack.matches("[[indicator]]").count();
    assert!(
        text.contains(&format!("Missing facts ({missing} indicators)")),
        "{text}"
    );
}
