//! Reports of many cases: a file for each, inside the folder, whatever the cases are called.

use std::fs;

use super::{report, small};
use crate::support::CASE;

#[test]
fn every_case_has_a_file_of_its_own_inside_the_folder() {
    let folder = small();
    fs::create_dir(folder.path().join("cases")).expect("a folder");
    for (file, id) in [("a", "../../up"), ("b", "same"), ("c", "SAME"), ("d", "..")] {
        let case = CASE.replace("small-2020", id);
        let path = folder.path().join(format!("cases/{file}.toml"));
        fs::write(path, case).expect("written");
    }
    let arguments = [
        "cases",
        "--pack",
        "pack",
        "-o",
        "out/reports",
        "--format",
        "md",
    ];
    let ran = report(folder.path(), &arguments);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert_eq!(ran.out.trim(), "在 out/reports 写出 4 份报告");
    let mut files: Vec<String> = fs::read_dir(folder.path().join("out/reports"))
        .expect("a folder")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    files.sort();
    assert_eq!(files, [".._.._up.md", "SAME-2.md", "_.md", "same.md"]);
}

#[test]
fn a_case_that_cannot_be_read_is_told_and_the_rest_is_reported() {
    let folder = small();
    let table = "案例编号,单位名称,年度,在职人员数,编制数,满意度\na,甲,2020,20,20,90\nb,乙,2020,x,20,90\nc,丙,2020,20,20,90\n";
    fs::write(folder.path().join("cases.csv"), table).expect("written");
    let ran = report(folder.path(), &["cases.csv", "--pack", "pack", "-o", "out"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("cases.csv:3"), "{}", ran.err);
    assert!(folder.path().join("out/a.html").exists() && folder.path().join("out/c.html").exists());
}
