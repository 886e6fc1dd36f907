//! A case read once for two versions is to either what it is to that version by itself.

use std::path::Path;

use jixiao::bind::{RowCase, bind_case};
use jixiao::case::load_case;
use jixiao::compare::{Comparison, Impact, Measuring};
use jixiao::pack::load_pack;
use jixiao::score::{Scorer, score};
use jixiao::source::{DiskFiles, Files, MemoryFiles, Texts};

use super::shared::adds_up;
use super::{Loaded, wanzhou};

/// The case scored by either version through one reading.
fn impact(old: &Loaded, new: &Loaded, files: &dyn Files, case: &Path) -> Impact {
    let comparison = Comparison::of(old.version(), new.version());
    let ground = &comparison.ground;
    let mut measuring = Measuring::new(old.version(), new.version(), ground, usize::MAX);
    let case = load_case(case, files, &mut Texts::default())
        .value
        .expect("a case");
    let bound = bind_case(&ground.reader, &case);
    assert!(bound.findings.is_empty(), "{:?}", bound.findings);
    let facts = bound.value.expect("facts");
    let year = case.year.value;
    let (pack, program) = new.program.in_year(&new.pack, year);
    let row = RowCase {
        id: &case.id,
        subject: &case.subject,
        year,
    };
    measuring.take(row, &facts, Scorer::new(pack, program).score(&facts));
    measuring.finish()
}

#[test]
fn a_shipped_case_has_the_total_that_each_version_gives_it() {
    for (old, new, case) in [
        ("2020", "2021", "cases/wanzhou-fic-2020.toml"),
        ("2020", "2022", "cases/wanzhou-fic-2020.toml"),
        (
            "2021",
            "2022",
            "cases/wanzhou-overall/wanzhou-overall-sample-office-2021.toml",
        ),
    ] {
        let (old, new) = (Loaded::of(wanzhou(old)), Loaded::of(wanzhou(new)));
        let impact = impact(&old, &new, &DiskFiles, Path::new(case));
        let total = |version: &Loaded| {
            let case = load_case(Path::new(case), &DiskFiles, &mut Texts::default());
            let case = case.value.expect("a case");
            let facts = bind_case(&version.pack, &case).value.expect("facts");
            score(&version.pack, &version.program, &case, &facts).total
        };
        let moved = &impact.moved[0];
        assert_eq!(moved.before.total, total(&old).marks, "{case}");
        assert_eq!(moved.after.total, total(&new).marks, "{case}");
        let worst_first =
            |grades: &[String]| -> Vec<String> { grades.iter().rev().cloned().collect() };
        assert_eq!(worst_first(&moved.before.grades), total(&old).grades);
        assert_eq!(worst_first(&moved.after.grades), total(&new).grades);
    }
}

const MANIFEST: &str = r#"schema = 1
[pack]
id = "small"
version = "1"
title = "小规则包"
full_marks = 10
decimals = 2
rounding = "half-up"
basis = ["示例"]
[[grade]]
label = "优"
from = 0
[fact."等级"]
type = "choice"
options = ["甲", "乙"]
[fact."评定"]
type = "judged"
tiers = [{ label = "好", from = 80, to = 100 }, { label = "差", from = 0, to = 80 }]
[fact."次数"]
type = "integer"
unit = "次"
min = 0
[[group]]
id = "全部"
max = 10
[[indicator]]
id = "level"
name = "等级"
group = "全部"
max = 2
inline = 'if 等级 == "甲" { full } else { full / 2 }'
[[indicator]]
id = "judged"
name = "评定"
group = "全部"
max = 5
inline = '评定得分(full, 评定)'
[[indicator]]
id = "count"
name = "次数"
group = "全部"
max = 3
inline = '扣减(full, 次数)'
"#;

fn small(changes: &[(&str, &str)]) -> Loaded {
    let mut manifest = MANIFEST.to_owned();
    for (from, to) in changes {
        assert!(manifest.contains(from), "{from}");
        manifest = manifest.replacen(from, to, 1);
    }
    let mut files = MemoryFiles::default();
    files.insert("pack/pack.toml", manifest);
    let loaded = load_pack(Path::new("pack"), &files, &mut Texts::default());
    let findings = loaded.findings;
    Loaded::of(loaded.value.unwrap_or_else(|| panic!("{findings:?}")))
}

#[test]
fn a_value_means_to_each_version_what_that_version_declares() {
    let old = small(&[("min = 0\n[[group]]", "min = 0\nmax = 100\n[[group]]")]);
    let new = small(&[
        (
            "options = [\"甲\", \"乙\"]",
            "options = [\"乙\", \"丙\", \"甲\"]",
        ),
        (
            "from = 80, to = 100 }, { label = \"差\", from = 0, to = 80",
            "from = 90, to = 100 }, { label = \"差\", from = 0, to = 90",
        ),
        (
            "type = \"integer\"\nunit = \"次\"\nmin = 0",
            "type = \"decimal\"\nunit = \"次\"\nmin = 0",
        ),
    ]);
    // By hand: 2 + 5 × 95 % + 3 − 1 by both; in the last two cases the older version has no such value.
    for (level, rate, count, before, after) in [
        ("甲", "95", "1", ("8.75", "8.75"), ("8.75", "8.75")),
        ("乙", "95", "1", ("7.75", "7.75"), ("7.75", "7.75")),
        ("丙", "95", "1", ("6.75", "8.75"), ("7.75", "7.75")),
        ("甲", "95", "1.5", ("6.75", "9.75"), ("8.25", "8.25")),
        ("甲", "95", "101", ("6.75", "9.75"), ("6.75", "6.75")),
    ] {
        let case = format!(
            "schema = 1\n[case]\nid = \"a\"\nsubject = \"某\"\nyear = 2020\n[facts]\n\"等级\" = \"{level}\"\n\
             \"评定\" = {{ tier = \"好\", rate = {rate}, reason = \"例\" }}\n\"次数\" = {count}\n"
        );
        let mut files = MemoryFiles::default();
        files.insert("case.toml", case);
        let impact = impact(&old, &new, &files, Path::new("case.toml"));
        let range = |one: &jixiao::score::Range| {
            (
                one.low.normalize().to_string(),
                one.high.normalize().to_string(),
            )
        };
        let text = |(low, high): (&str, &str)| (low.to_owned(), high.to_owned());
        match impact.moved.first() {
            Some(moved) => {
                assert_eq!(range(&moved.before.total), text(before), "{level} {count}");
                assert_eq!(range(&moved.after.total), text(after), "{level} {count}");
                assert!(adds_up(moved), "{level} {count}: {:?}", moved.attribution);
            }
            None => assert_eq!(before, after),
        }
    }
}
