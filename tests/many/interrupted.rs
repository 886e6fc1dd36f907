//! Output files are whole, or what they were before.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{PACK, table};
use crate::program::jixiao;

const BEFORE: &str = "what was there before";

#[test]
fn a_run_that_is_killed_leaves_the_file_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("o.csv");
    fs::write(&output, BEFORE).expect("written");
    for rows in [0, 1, 300] {
        let mut run = Command::new(env!("CARGO_BIN_EXE_jixiao"))
            .args(["score", "--pack", PACK, "--format", "csv", "-", "-o"])
            .arg(&output)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        // More than a pipe holds: most of it has been read when this returns.
        let mut input = run.stdin.take().expect("a pipe");
        input.write_all(table(rows).as_bytes()).expect("taken");
        run.kill().expect("killed");
        run.wait().expect("ended");
        assert_eq!(
            fs::read_to_string(&output).expect("a file"),
            BEFORE,
            "{rows}"
        );
    }
}

#[test]
fn an_output_is_never_one_of_the_inputs() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.csv");
    let text = table(2);
    fs::write(&path, &text).expect("written");
    let name = path.to_str().expect("a path");
    let ran = jixiao(
        Path::new("."),
        &["score", "--pack", PACK, name, "--format", "csv", "-o", name],
    );
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("JX053"), "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).expect("a file"), text);
}

#[test]
fn a_place_that_cannot_be_written_is_told_before_anything_is_scored() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("none/o.csv");
    let output = output.to_str().expect("a path");
    let ran = jixiao(
        Path::new("."),
        &[
            "score", "--pack", PACK, "-", "--format", "csv", "-o", output,
        ],
    );
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("JX053"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_run_that_is_interrupted_leaves_nothing_behind() {
    use std::time::Duration;
    for signal in ["-INT", "-TERM"] {
        let folder = tempfile::tempdir().expect("a folder");
        let output = folder.path().join("o.csv");
        let files = || fs::read_dir(folder.path()).expect("a folder").count();
        let mut run = Command::new(env!("CARGO_BIN_EXE_jixiao"))
            .args(["score", "--pack", PACK, "--format", "csv", "-", "-o"])
            .arg(&output)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let mut input = run.stdin.take().expect("a pipe");
        input.write_all(table(300).as_bytes()).expect("taken");
        assert_eq!(files(), 1);
        let id = run.id().to_string();
        let sent = Command::new("kill").args([signal, &id]).status();
        assert!(sent.expect("kill").success());
        // It ends by itself while its input stays open.
        let ended = (0..600).find_map(|_| {
            std::thread::sleep(Duration::from_millis(50));
            run.try_wait().expect("a state")
        });
        assert_eq!(ended.and_then(|ended| ended.code()), Some(130), "{signal}");
        assert_eq!(files(), 0, "{signal}");
        drop(input);
    }
}
