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

#[test]
fn an_overview_ranks_the_cases_and_leads_to_their_pages() {
    let folder = small();
    // 控制率 100 %: 4; 满意度 in percent of 6. Totals 10, 9.4, 9.4 and 4.
    let table = "案例编号,单位名称,年度,在职人员数,编制数,满意度\na#1,甲,2020,20,20,90\nb,<b>乙,2020,20,20,100\nindex,丙,2020,20,20,90\nd,丁,2020,20,20,0\n";
    fs::write(folder.path().join("cases.csv"), table).expect("written");
    let ran = report(folder.path(), &["cases.csv", "--pack", "pack", "-o", "out"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out.trim(), "在 out 写出 4 份报告");
    let page = fs::read_to_string(folder.path().join("out/index.html")).expect("a text");
    let page = page.replace("&#x2f;", "/");
    let body = page.split("<tbody>").nth(1).expect("a table");
    let body = body.split("</tbody>").next().expect("its end");
    let rows: Vec<String> = body
        .lines()
        .filter(|line| line.starts_with("<tr>"))
        .map(|line| {
            line.replace("<td class=\"figure\">", " ")
                .replace("</td>", "")
        })
        .collect();
    let expected = [
        ("1", "b.html", "&lt;b&gt;乙", "10.00", "优"),
        ("2", "a%231.html", "甲", "9.40", "优"),
        ("2", "index-2.html", "丙", "9.40", "优"),
        ("4", "d.html", "丁", "4.00", "差"),
    ];
    assert_eq!(rows.len(), expected.len(), "{body}");
    for (row, (rank, file, subject, total, grade)) in rows.iter().zip(expected) {
        let link = format!("<a href=\"./{file}\">{subject}</a>");
        for part in [
            &format!(" {rank}<th"),
            &link,
            &format!(" {total}<td>{grade}"),
        ] {
            assert!(row.contains(part.as_str()), "{part} in {row}");
        }
        assert!(
            folder
                .path()
                .join("out")
                .join(file.replace("%23", "#"))
                .exists(),
            "{file}"
        );
    }
    // 满意度 lost 0.6, 0.6 and 6 of 24, in 3 of 4 cases; it is the second indicator, and comes first.
    assert!(page.contains("<td class=\"figure\">7.20</td><td class=\"figure\">3 / 4</td><td class=\"figure\">30.0</td>"), "{page}");
    assert!(
        page.contains("<td class=\"heat-0\">0</td>")
            && page.contains("<td class=\"heat-9\">90</td>")
    );
}
