//! What the program writes for people: whole or not at all, once, and only where it belongs.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::program::jixiao;
use crate::support::shipped;

const PACK: &str = "rules/wanzhou-overall/2020";
const NEW: [&str; 13] = [
    "new",
    "indicator",
    "more",
    "--pack",
    PACK,
    "--shape",
    "tier",
    "--name",
    "采购执行率",
    "--group",
    "过程/采购",
    "--max",
    "2.5",
];

fn text(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).expect("a text")
}

#[test]
fn a_new_indicator_that_cannot_be_finished_leaves_nothing() {
    let folder = shipped();
    let manifest = folder.path().join(PACK).join("pack.toml");
    let allowed = fs::metadata(&manifest).expect("a file").permissions();
    let mut denied = allowed.clone();
    denied.set_readonly(true);
    fs::set_permissions(&manifest, denied).expect("permissions");
    let ran = jixiao(folder.path(), &NEW);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("JX053"), "{}", ran.err);
    let script = folder.path().join(PACK).join("indicators/more.rhai");
    assert!(!script.exists());
    fs::set_permissions(&manifest, allowed).expect("permissions");
    assert_eq!(jixiao(folder.path(), &NEW).code, 0);
    fs::write(
        folder.path().join(PACK).join("indicators/again.rhai"),
        "full",
    )
    .expect("written");
    let again = NEW.map(|word| if word == "more" { "again" } else { word });
    let ran = jixiao(folder.path(), &again);
    assert!(
        ran.err.contains("JX054") && !ran.err.contains("--in"),
        "{}",
        ran.err
    );
}

#[cfg(unix)]
#[test]
fn a_new_pack_that_cannot_be_finished_leaves_no_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("rules"), "").expect("written");
    let ran = jixiao(folder.path(), &["new", "pack", "a"]);
    assert_eq!(ran.code, 2);
    fs::remove_file(folder.path().join("rules")).expect("removed");
    assert_eq!(jixiao(folder.path(), &["new", "pack", "a"]).code, 0);
}

/// The shipped pack with an example less, so that something is not tried.
fn untried() -> tempfile::TempDir {
    let folder = shipped();
    let manifest = folder.path().join(PACK).join("pack.toml");
    let written = fs::read_to_string(&manifest).expect("a manifest");
    let start = written
        .find("  { name = \"恰为上限 100%\"")
        .expect("an example");
    let end = start + written[start..].find('\n').expect("a line") + 1;
    fs::write(
        &manifest,
        format!("{}{}", &written[..start], &written[end..]),
    )
    .expect("written");
    folder
}

#[test]
fn proposals_are_written_into_a_new_file_and_over_none() {
    let folder = untried();
    let file = format!("{PACK}/tests/edges.toml");
    let call = ["test", PACK, "--fill", "--output", &file];
    assert_eq!(jixiao(folder.path(), &call).code, 0);
    let written = text(folder.path(), &file);
    assert!(written.contains("# score ="), "{written}");
    let ran = jixiao(folder.path(), &[&call[..], &["--lang", "en"]].concat());
    assert_eq!(ran.code, 2);
    assert!(
        ran.err.contains("JX054") && ran.err.contains("state the score"),
        "{}",
        ran.err
    );
    assert_eq!(text(folder.path(), &file), written);
    let two = jixiao(
        folder.path(),
        &["test", PACK, "rules", "--fill", "-o", "x.toml"],
    );
    assert_eq!(two.code, 2);
    assert_eq!(
        jixiao(folder.path(), &["test", PACK, "-o", "x.toml"]).code,
        2
    );
    assert!(!folder.path().join("x.toml").exists());
}

#[test]
fn an_empty_file_of_examples_has_none() {
    let folder = untried();
    fs::create_dir_all(folder.path().join(PACK).join("tests")).expect("a folder");
    fs::write(folder.path().join(PACK).join("tests/a.toml"), "").expect("written");
    let ran = jixiao(folder.path(), &["test", PACK, "--fill"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("[[example]]"), "{}", ran.out);
}

#[test]
fn a_path_in_several_spellings_is_one() {
    let folder = shipped();
    let slash = format!("{PACK}/");
    let dot = format!("./{PACK}");
    let manifest = format!("{PACK}/pack.toml");
    for command in ["check", "test"] {
        let once = jixiao(folder.path(), &[command, PACK]);
        let more = jixiao(folder.path(), &[command, PACK, &slash, &dot, &manifest]);
        assert_eq!((once.code, once.out), (more.code, more.out));
    }
    let script = format!("{PACK}/indicators/staffing-control-rate.rhai");
    let ordered = text(folder.path(), &script);
    fs::write(folder.path().join(&script), format!("\n\n{ordered}")).expect("written");
    let once = jixiao(folder.path(), &["fmt", "--check", PACK]);
    let more = jixiao(
        folder.path(),
        &["fmt", "--check", PACK, &slash, &dot, &script],
    );
    assert!(!once.out.is_empty());
    assert_eq!(once.out, more.out);
}

#[cfg(unix)]
#[test]
fn laying_out_a_pack_follows_no_link_and_enters_no_pack_below() {
    let folder = shipped();
    let pack = folder.path().join(PACK);
    let others = [
        "other.rhai",
        "rules/wanzhou-overall/2020/old/indicators/x.rhai",
    ];
    fs::create_dir_all(pack.join("old/indicators")).expect("a folder");
    fs::write(pack.join("old/pack.toml"), "schema=1\n").expect("written");
    for other in others {
        fs::write(folder.path().join(other), "max(1,2)\n").expect("written");
    }
    std::os::unix::fs::symlink(
        folder.path().join("other.rhai"),
        pack.join("indicators/l.rhai"),
    )
    .expect("a link");
    let ran = jixiao(folder.path(), &["fmt", PACK]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    for other in others {
        assert_eq!(text(folder.path(), other), "max(1,2)\n");
    }
}

#[test]
fn a_width_that_nothing_can_be_read_in_is_none() {
    let told = |columns: &str| {
        let output = Command::new(env!("CARGO_BIN_EXE_jixiao"))
            .arg("functions")
            .env("COLUMNS", columns)
            .output();
        output.expect("the program").stdout
    };
    assert_eq!(told("1"), told("100"));
    assert_eq!(told("19"), told("100"));
    assert_ne!(told("20"), told("100"));
}
