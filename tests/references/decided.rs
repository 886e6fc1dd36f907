//! What is accepted, rejected, out of date, without a case or without a reference.

use std::fs;

use insta::assert_snapshot;

use super::{CASE, Desk, PACK};

#[test]
fn a_reference_stays_until_its_pending_result_is_accepted() {
    let desk = Desk::new();
    let reviewed = desk.shelf();
    desk.edit();
    let name = format!("{CASE}.toml");
    let pending = format!("{CASE}.toml.new");
    let ran = desk.run(&["--cases", "cases"]);
    assert_eq!(ran.code, 1);
    let shelf = desk.shelf();
    assert_eq!(shelf[&name], reviewed[&name]);
    assert!(
        shelf[&pending].contains("score = 96.00"),
        "{}",
        shelf[&pending]
    );
    assert_eq!(shelf.len(), reviewed.len() + 1);

    let ran = desk.run(&["--reject", CASE]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(desk.shelf(), reviewed, "rejecting changes nothing else");
    assert_eq!(desk.run(&["--cases", "cases", "--check"]).code, 1);

    assert_eq!(desk.run(&["--cases", "cases", "--accept-all"]).code, 0);
    let mut accepted = reviewed.clone();
    accepted.insert(name, shelf[&pending].clone());
    assert_eq!(desk.shelf(), accepted, "scoring and accepting at once");
    assert_eq!(desk.run(&["--cases", "cases", "--check"]).code, 0);
}

#[test]
fn rejecting_leaves_the_run_discontent() {
    let desk = Desk::new();
    desk.edit();
    for option in ["--reject-all", "--reject"] {
        let reject = [&["--cases", "cases", option][..], &[CASE][..]].concat();
        let until = if option == "--reject" { 4 } else { 3 };
        let ran = desk.run(&reject[..until]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", ran.out);
        assert_eq!(desk.shelf().len(), 1);
    }
}

#[test]
fn a_pending_result_goes_when_the_rule_is_mended() {
    let desk = Desk::new();
    let manifest = desk.path(&format!("{PACK}/pack.toml"));
    let reviewed = (desk.shelf(), fs::read(&manifest).expect("a pack"));
    desk.edit();
    assert_eq!(desk.run(&["--cases", "cases"]).code, 1);
    fs::write(&manifest, reviewed.1).expect("written");
    let check = desk.run(&["--cases", "cases", "--check"]);
    assert_eq!(check.code, 1, "what is pending is to be decided on");
    let run = desk.run(&["--cases", "cases"]);
    assert_eq!(run.code, 0);
    assert_eq!(desk.shelf(), reviewed.0);
    assert_snapshot!(format!("# check\n{}\n# run\n{}", check.out, run.out));
}

#[test]
fn a_check_names_what_has_no_reference_and_what_has_no_case() {
    let desk = Desk::new();
    let shelf = desk.path(&format!("{PACK}/expected"));
    let of = |name: &str| shelf.join(format!("{name}.toml"));
    fs::rename(of(CASE), of("gone-2019")).expect("renamed");
    fs::write(shelf.join("gone-2018.toml.new"), "").expect("written");
    fs::write(shelf.join("README.md"), "").expect("written");
    let before = desk.shelf();
    let mut told = String::new();
    for language in ["zh", "en"] {
        let ran = desk.run(&["--cases", "cases", "--check", "--lang", language]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""));
        told += &ran.out;
    }
    assert_eq!(desk.shelf(), before);
    let ran = desk.run(&["--cases", "cases"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    told += &ran.out;
    assert_eq!(desk.shelf().len(), before.len() + 1, "nothing is deleted");
    assert_snapshot!(told);
}

#[test]
fn a_decision_names_what_is_pending() {
    let desk = Desk::new();
    let ran = desk.run(&["--accept-all"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let mut told = ran.out;
    told += &desk.run(&["--reject", CASE]).err;
    desk.edit();
    desk.run(&["--cases", "cases"]);
    for (arguments, code) in [
        (&["--accept", "wanzhou-fic-2021"][..], 2),
        (&["--accept", "../pack"], 2),
        (&["--accept", CASE, "--reject", CASE], 2),
    ] {
        let ran = desk.run(arguments);
        assert_eq!(ran.code, code, "{arguments:?}");
        told += &format!("\n# {}\n{}{}", arguments.join(" "), ran.out, ran.err);
        assert_eq!(desk.shelf().len(), 2, "{arguments:?}");
    }
    assert_snapshot!(told);
}

#[test]
fn what_is_decided_cannot_be_asked_of_a_check_or_otherwise_too() {
    let desk = Desk::new();
    let mut told = String::new();
    for arguments in [
        &["--check", "--cases", "cases", "--accept-all"][..],
        &["--accept-all", "--reject-all"],
        &["--check"],
    ] {
        let ran = desk.run(arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        told += &ran.err;
    }
    assert_snapshot!(told);
}
