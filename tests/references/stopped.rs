//! Runs that end before their time.

use std::fs;
use std::process::{Command, Stdio};

use super::{Desk, PACK, held};
use crate::many::table;

const CASES: usize = 200;

#[test]
fn a_run_that_is_killed_leaves_whole_references_only() {
    let whole = Desk::new();
    fs::write(whole.path("cases.csv"), table(CASES)).expect("written");
    assert_eq!(whole.run(&["--cases", "cases.csv"]).code, 0);
    let whole = whole.shelf();
    assert_eq!(whole.len(), CASES + 1);
    for at_least in [1, 20, 90] {
        let desk = Desk::new();
        fs::write(desk.path("cases.csv"), table(CASES)).expect("written");
        let mut run = Command::new(env!("CARGO_BIN_EXE_jixiao"))
            .args(["snapshot", PACK, "--cases", "cases.csv"])
            .current_dir(desk.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .spawn()
            .expect("the program");
        let shelf = desk.path(&format!("{PACK}/expected"));
        while fs::read_dir(&shelf).expect("a folder").count() <= at_least
            && run.try_wait().expect("a state").is_none()
        {
            std::thread::yield_now();
        }
        run.kill().expect("killed");
        run.wait().expect("ended");
        let left = held(&shelf);
        // A passing file may be left, under a name that is no reference's.
        let references = left.iter().filter(|(name, _)| name.ends_with(".toml"));
        for (name, text) in references {
            assert_eq!(Some(text), whole.get(name), "{name}");
        }
        assert_eq!(desk.run(&["--cases", "cases.csv"]).code, 0);
        let mut now = desk.shelf();
        now.retain(|name, _| name.ends_with(".toml"));
        assert_eq!(now, whole);
    }
}

#[test]
fn a_run_stopped_while_accepting_is_taken_up_by_the_next() {
    let desk = Desk::new();
    desk.edit();
    desk.run(&["--cases", "cases"]);
    // The reference is written and what was pending is not gone yet.
    let pending = desk.path(&format!("{PACK}/expected/{}.toml.new", super::CASE));
    let text = fs::read(&pending).expect("a text");
    assert_eq!(desk.run(&["--accept-all"]).code, 0);
    fs::write(&pending, text).expect("written");
    let ran = desk.run(&["--cases", "cases"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(!pending.exists());
}
