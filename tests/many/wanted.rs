//! `--where`: of many cases those are taken for which the condition holds, and the others are counted.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use insta::assert_snapshot;

use super::{PACK, at, rows, small_pack, table, with};
use crate::program::{Ran, jixiao};
use crate::versions::dated;

/// The counts of a closing line in English: scored, spoilt, unwanted, undecided.
fn counts(ran: &Ran) -> [u64; 4] {
    let line = ran.err.lines().last().expect("a closing line");
    let mut found = line
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse().ok());
    std::array::from_fn(|_| found.next().unwrap_or(0))
}

/// A table of drawn cases, some of them with a figure missing.
struct Drawn {
    folder: tempfile::TempDir,
    given: Vec<Vec<String>>,
}

impl Drawn {
    fn of(count: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.csv");
        let path = path.to_str().expect("a path");
        let count = count.to_string();
        jixiao(
            Path::new("."),
            &["generate", PACK, "-n", &count, "-o", path],
        );
        let given = rows(&fs::read_to_string(path).expect("a table"));
        Self { folder, given }
    }

    fn run(&self, asked: &[&str]) -> Ran {
        let path = self.folder.path().join("a.csv");
        let path = path.to_str().expect("a path");
        let all = [
            &[
                "score", "--pack", PACK, path, "--format", "csv", "--lang", "en",
            ],
            asked,
        ]
        .concat();
        jixiao(Path::new("."), &all)
    }

    /// The ids of those for which the condition holds, with the counts.
    fn wanted(&self, condition: &str) -> (Vec<String>, [u64; 4]) {
        let ran = self.run(&["--where", condition]);
        assert!(ran.code < 2, "{condition}: {}", ran.err);
        let rows = rows(ran.out.trim_start_matches('\u{feff}'));
        let ids = rows.iter().skip(1).map(|row| row[0].clone());
        (ids.collect(), counts(&ran))
    }
}

#[test]
fn those_are_taken_whose_printed_marks_and_given_facts_satisfy_the_condition() {
    let drawn = Drawn::of(150);
    let printed = rows(drawn.run(&[]).out.trim_start_matches('\u{feff}'));
    let (heads, facts) = (&printed[0], &drawn.given[0]);
    let figure = |text: &str| text.parse::<rust_decimal::Decimal>().ok();
    type Judge<'a> = Box<dyn Fn(&[String], &[String]) -> Option<bool> + 'a>;
    let mark = |name: &'static str, holds: fn(rust_decimal::Decimal) -> bool| -> Judge<'_> {
        Box::new(move |marks, _| figure(&marks[at(heads, name)]).map(holds))
    };
    let sixty = || rust_decimal::Decimal::from(60);
    let cases: Vec<(&str, Judge<'_>)> = vec![
        ("total < 60", mark("total", |total| total < 60.into())),
        ("总分 >= 60", mark("total", |total| total >= 60.into())),
        (
            "high < 60",
            Box::new(move |marks, _| {
                let total = &marks[at(heads, "total")];
                let high = total.rsplit('–').next().and_then(figure);
                high.map(|high| high < sixty())
            }),
        ),
        (
            "grade == \"差\"",
            Box::new(move |marks, _| {
                let grade = &marks[at(heads, "grade")];
                (!grade.contains('/')).then_some(grade == "差")
            }),
        ),
        (
            "budget_adjustment_rate == 0",
            mark("预算调整率", |score| score.is_zero()),
        ),
        (
            "预算调整率 > 0",
            mark("预算调整率", |score| !score.is_zero()),
        ),
        (
            "在职人员数 > 编制数 && year == 2020",
            Box::new(move |_, given| {
                let people = figure(&given[at(facts, "在职人员数")]);
                let posts = figure(&given[at(facts, "编制数")]);
                match (people, posts) {
                    (Some(people), Some(posts)) => Some(people > posts),
                    _ => None,
                }
            }),
        ),
        (
            "subject == \"示例单位7\" || id == \"wanzhou-overall-1-9\"",
            Box::new(move |marks, _| {
                Some(marks[1] == "示例单位7" || marks[0] == "wanzhou-overall-1-9")
            }),
        ),
    ];
    for (condition, holds) in cases {
        let mut expected: BTreeMap<Option<bool>, Vec<String>> = BTreeMap::new();
        for (marks, given) in printed.iter().zip(&drawn.given).skip(1) {
            assert_eq!(marks[0], given[0]);
            let answer = holds(marks, given);
            expected.entry(answer).or_default().push(marks[0].clone());
        }
        let count = |answer| {
            let ids = expected.get(&answer).map_or(0, Vec::len);
            u64::try_from(ids).expect("few")
        };
        let told = [count(Some(true)), 0, count(Some(false)), count(None)];
        let (ids, counts) = drawn.wanted(condition);
        assert_eq!(Some(&ids), expected.get(&Some(true)), "{condition}");
        assert_eq!(counts, told, "{condition}");
    }
}

#[test]
fn a_condition_and_its_contrary_part_the_cases_that_can_be_judged() {
    let drawn = Drawn::of(60);
    for condition in ["总分 < 60", "在职人员数 > 编制数", "等次 == \"中\""] {
        let (ids, [scored, _, unwanted, undecided]) = drawn.wanted(condition);
        let contrary = format!("!({condition})");
        let (others, contrary) = drawn.wanted(&contrary);
        assert!(ids.iter().all(|id| !others.contains(id)));
        assert_eq!(contrary, [unwanted, 0, scored, undecided], "{condition}");
        assert_eq!(scored + unwanted + undecided, 60);
        assert!(scored > 0 && unwanted > 0, "{condition}");
    }
}

#[test]
fn names_mean_the_same_in_either_language() {
    let drawn = Drawn::of(40);
    for (english, chinese) in [
        ("id != \"x\"", "案例编号 != \"x\""),
        ("subject == \"示例单位3\"", "单位名称 == \"示例单位3\""),
        ("subject == \"示例单位3\"", "对象 == \"示例单位3\""),
        ("year == 2020", "年度 == 2020"),
        ("total < 70", "总分 < 70"),
        ("low < 70", "最低总分 < 70"),
        ("high < 70", "最高总分 < 70"),
        ("grade == \"中\"", "等次 == \"中\""),
    ] {
        let found = drawn.wanted(english);
        assert!(!found.0.is_empty(), "{english}");
        assert_eq!(found, drawn.wanted(chinese), "{english}");
    }
}

#[test]
fn a_case_without_a_figure_of_the_condition_is_counted_and_not_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    let text = with(&table(3), 2, "在职人员数", "") + "坏,甲\n";
    fs::write(folder.path().join("a.csv"), text).expect("written");
    let pack = fs::canonicalize(PACK).expect("a pack");
    let pack = pack.to_str().expect("a path");
    let run = |condition: &str, language: &str| {
        let asked = ["score", "--pack", pack, "a.csv", "gone.csv"];
        let how = ["--where", condition, "--lang", language];
        let ran = jixiao(folder.path(), &[&asked[..], &how].concat());
        assert_eq!(ran.code, 2, "{}", ran.err);
        ran.err.lines().last().expect("a line").to_owned()
    };
    assert_eq!(
        run("在职人员数 > 3", "en"),
        "2 scored, 1 could not be; unusable besides: 1; 0 more do not match --where, undecided for lack of a figure: 1"
    );
    assert_eq!(
        run("在职人员数 > 3", "zh"),
        "评分 2 个，不能评分 1 个；另有 1 处不能使用；另有 0 个不符合 --where，1 个缺数据，无法判断"
    );
    assert_eq!(
        run("编制数 > 300", "en"),
        "0 scored, 1 could not be; unusable besides: 1; 3 more do not match --where"
    );
}

#[test]
fn a_condition_that_is_none_is_told_before_anything_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let pack = fs::canonicalize(PACK).expect("a pack");
    let pack = pack.to_str().expect("a path");
    let told = [
        "编制 > 3",
        "zzzzzz > 3",
        "总分 <",
        "总分",
        "总分 ＜ 60",
        "总分 < 60 && 等次 == 3",
        "let x = 3; x > 2",
        "总分 < 60; 总分 > 3",
        "loop {}",
        "",
    ]
    .map(|condition| {
        let ran = jixiao(
            folder.path(),
            &[
                "score", "--pack", pack, "gone.csv", "-o", "o.txt", "--lang", "en", "--where",
                condition,
            ],
        );
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{condition}");
        assert!(!ran.err.contains("gone.csv"), "{condition}: {}", ran.err);
        ran.err
    });
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 0);
    assert_snapshot!(told.concat());
}

#[test]
fn a_grade_that_there_is_not_is_warned_of() {
    let ran = jixiao(
        Path::new("."),
        &[
            "score",
            "--pack",
            PACK,
            super::CASE,
            "--where",
            "等次 == \"优秀\"",
        ],
    );
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert_snapshot!(ran.err);
}

#[test]
fn a_parameter_is_that_of_the_year_of_the_case() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("pack")).expect("a folder");
    fs::write(at("pack/pack.toml"), dated::PACK).expect("written");
    let table = "id,subject,year,满意度\na,甲,2021,85\nb,乙,2022,85\nc,丙,2021,80\nd,丁,2020,79\n";
    fs::write(at("a.csv"), table).expect("written");
    let run = |condition: &str| {
        let asked = ["score", "--pack", "pack", "a.csv", "--format", "csv"];
        let ran = jixiao(
            folder.path(),
            &[&asked[..], &["--where", condition]].concat(),
        );
        assert_eq!(ran.code, 0, "{}", ran.err);
        let rows = rows(&ran.out).into_iter().skip(1);
        rows.map(|row| row[0].clone()).collect::<Vec<_>>()
    };
    // 80 until the end of 2021, 90 from then on.
    assert_eq!(run("满意度 >= 满分线"), ["a", "c"]);
    assert_eq!(run("满意度 < 满分线"), ["b", "d"]);
}

#[test]
fn a_name_that_the_pack_has_itself_is_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    let facts = r#""总分" = { type = "decimal", min = 0, max = 100, optional = true }
"全部" = { type = "decimal", min = 0, max = 10 }
"#;
    fs::create_dir(at("pack")).expect("a folder");
    fs::write(at("pack/pack.toml"), small_pack(facts, "全部")).expect("written");
    fs::write(
        at("a.csv"),
        "id,subject,year,总分,全部\na,甲,2020,70,5\nb,乙,2020,,5\nc,丙,2020,3,5\n",
    )
    .expect("written");
    let run = |condition: &str| {
        let asked = ["score", "--pack", "pack", "a.csv", "--format", "csv"];
        let how = ["--where", condition, "--lang", "en"];
        let ran = jixiao(folder.path(), &[&asked[..], &how].concat());
        assert!(!ran.err.contains("error["), "{}", ran.err);
        let rows = rows(&ran.out).into_iter().skip(1);
        let ids: Vec<String> = rows.map(|row| row[0].clone()).collect();
        (ids.concat(), counts(&ran))
    };
    // The fact, which b does not give though it may; not the total, which is 5.
    assert_eq!(run("总分 > 10"), ("a".to_owned(), [1, 0, 1, 1]));
    assert_eq!(run("total == 5"), ("abc".to_owned(), [3, 0, 0, 0]));
    assert_eq!(run("all == 5"), ("abc".to_owned(), [3, 0, 0, 0]));
}
