//! A pack and its cases under watch, held in memory: what is told after each save, and what is not.

mod program;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use insta::assert_snapshot;
use jixiao::diagnose::render::Style;
use jixiao::diagnose::{Language, Words};
use jixiao::report::{WatchView, changes, opening};
use jixiao::source::MemoryFiles;
use jixiao::watching::{Change, State, Watched, Watching};

use crate::support::{CASE, MANIFEST, SCRIPT};

const PACK: &str = "pack/pack.toml";
const RULE: &str = "pack/控制率.rhai";
const TESTS: &str = "pack/tests/控制率.toml";
const FIRST: &str = "cases/甲.toml";

const EXAMPLES: &str = "schema = 1

[[example]]
indicator = \"staffing\"
name = \"满编\"
facts = { \"在职人员数\" = 20, \"编制数\" = 20 }
score = 4

[[example]]
indicator = \"staffing\"
name = \"超编一成\"
facts = { \"在职人员数\" = 22, \"编制数\" = 20 }
score = 2
";

/// A desk with files on it, somebody who writes them, and somebody who looks.
struct Desk {
    files: BTreeMap<PathBuf, String>,
    watching: Watching,
}

impl Desk {
    fn new() -> Self {
        let mut files = BTreeMap::new();
        for (path, text) in [
            (PACK, MANIFEST),
            (RULE, SCRIPT),
            (TESTS, EXAMPLES),
            (FIRST, CASE),
        ] {
            files.insert(PathBuf::from(path), text.to_owned());
        }
        let watched = Watched {
            pack: PathBuf::from("pack"),
            cases: vec![PathBuf::from("cases")],
        };
        let watching = Watching::start(watched, &memory(&files));
        Self { files, watching }
    }

    fn text(&self, path: &str) -> String {
        self.files[Path::new(path)].clone()
    }

    fn save(&mut self, path: &str, text: &str) -> Option<Change> {
        self.files.insert(PathBuf::from(path), text.to_owned());
        self.watching.look(&memory(&self.files))
    }

    /// Saves the file with `from` replaced; it must stand there.
    fn replace(&mut self, path: &str, from: &str, to: &str) -> Change {
        let text = self.text(path);
        assert!(text.contains(from), "{from}");
        self.save(path, &text.replacen(from, to, 1))
            .expect("a change")
    }

    fn delete(&mut self, path: &str) -> Change {
        self.files.remove(Path::new(path)).expect("a file");
        self.watching.look(&memory(&self.files)).expect("a change")
    }

    fn now(&self) -> &State {
        self.watching.now()
    }

    fn told(&self, change: &Change, language: Language) -> String {
        changes(change, self.now(), view(&Words::new(language)))
    }

    /// What is told in Chinese below the line of what was saved.
    fn below(&self, change: &Change) -> String {
        let told = self.told(change, Language::Chinese);
        let (saved, below) = told.split_once('\n').expect("lines");
        assert!(saved.starts_with("── 已保存："), "{saved}");
        below.to_owned()
    }
}

fn memory(files: &BTreeMap<PathBuf, String>) -> MemoryFiles {
    let mut memory = MemoryFiles::default();
    for (path, text) in files {
        memory.insert(path, text.as_str());
    }
    memory
}

fn view(words: &Words) -> WatchView<'_> {
    WatchView {
        words,
        width: 100,
        style: Style::Plain,
    }
}

#[test]
fn a_day_of_writing_is_told_in_both_languages() {
    for (language, name) in [(Language::Chinese, "zh"), (Language::English, "en")] {
        let mut desk = Desk::new();
        let mut told = opening(desk.now(), view(&Words::new(language)));
        let mut tell = |desk: &Desk, change: &Change| {
            told.push('\n');
            told.push_str(&desk.told(change, language));
        };
        for (path, from, to) in [
            (PACK, "value = 0.2", "value = 0.3"),
            (TESTS, "score = 2", "score = 1"),
            (RULE, "let 控制率", "let 余数 = 1;\nlet 控制率"),
            (RULE, "let 余数 = 1;\n", ""),
            (FIRST, "\"编制数\" = 20", "\"编制数\" = 0"),
            (FIRST, "\"编制数\" = 0\n", ""),
            (FIRST, "\"满意度\"", "\"满意\""),
            (FIRST, "\"满意\" = 97.2", "\"编制数\" = 20"),
            (PACK, "[pack]", "[pack"),
            (FIRST, "年", "年"),
            (PACK, "[pack\n", "[pack]\n"),
        ] {
            if from == to {
                let text = desk.text(path) + "\n# 备注\n";
                let change = desk.save(path, &text).expect("a change");
                tell(&desk, &change);
            } else {
                let change = desk.replace(path, from, to);
                tell(&desk, &change);
            }
        }
        let change = desk.save("cases/乙.toml", CASE).expect("a change");
        tell(&desk, &change);
        let change = desk.delete("cases/乙.toml");
        tell(&desk, &change);
        assert_snapshot!(name, told);
    }
}

#[test]
fn each_change_is_told_and_nothing_else() {
    let more = EXAMPLES
        .replacen("满编", "空编", 1)
        .replacen("= 20,", "= 18,", 1);
    let more = more
        .split("[[example]]")
        .nth(1)
        .expect("an example")
        .to_owned();
    let added = format!("{EXAMPLES}\n[[example]]{more}");
    let removed = EXAMPLES.split("\n[[example]]").take(2).collect::<Vec<_>>();
    let removed = removed.join("\n[[example]]");
    for (path, from, to, below) in [
        (
            TESTS,
            "score = 4",
            "score = 3",
            "✗ staffing“满编”：应得 3，实得 4\n",
        ),
        (
            TESTS,
            EXAMPLES,
            &added,
            "✓ staffing“空编”：新增，得 4，相符\n",
        ),
        (TESTS, EXAMPLES, &removed, "  staffing“超编一成”：已删去\n"),
        (
            FIRST,
            "\"在职人员数\" = 22",
            "\"在职人员数\" = 20",
            "small-2020：总分 7.83 → 9.83，等次 差 → 优\n  - 控制率：2.00 → 4.00\n",
        ),
        (
            FIRST,
            "\"编制数\" = 20\n",
            "",
            "small-2020：总分 7.83 → 5.83–9.83，等次 差 → 差或优\n  - 控制率：2.00 → 缺 编制数\n",
        ),
        (
            FIRST,
            "\"满意度\" = 97.2\n",
            "",
            "small-2020：总分 7.83 → 8.00，等次 差\n  - 满意度：5.83 → 不适用（6.00）\n",
        ),
        (FIRST, "id = \"small-2020\"", "id = \"别名\"", "无变化\n"),
        (PACK, "value = 0.2", "value = 0.20", "无变化\n"),
        (
            PACK,
            "name = \"满意度\"\ngroup = \"效果\"\nmax = 6",
            "name = \"满意度\"\ngroup = \"效果\"\nmax = 6.0",
            "无变化\n",
        ),
        (RULE, "// 控制率", "// 比率", "无变化\n"),
    ] {
        let mut desk = Desk::new();
        let change = desk.replace(path, from, to);
        assert_eq!(desk.below(&change), below, "{from} → {to}");
        assert_eq!(change.is_empty(), below == "无变化\n");
    }
}

#[test]
fn a_finding_whose_line_moved_is_the_same_one() {
    let mut desk = Desk::new();
    let count = |desk: &Desk| desk.now().pack.examined.findings.len();
    desk.replace(RULE, "let 控制率", "let 余数 = 1;\nlet 控制率");
    let found = count(&desk);
    for (path, from, to) in [
        (RULE, "// 控制率", "// 一行\n// 又一行\n// 控制率"),
        (PACK, "[pack]", "# 一行\n\n[pack]"),
    ] {
        let change = desk.replace(path, from, to);
        assert_eq!(desk.below(&change), "无变化\n");
        assert_eq!(count(&desk), found);
    }
}

#[test]
fn of_equal_findings_each_counts() {
    let mut desk = Desk::new();
    let two = "let 余数 = 1;\nlet 控制率";
    desk.replace(RULE, "let 控制率", two);
    let change = desk.replace(RULE, two, "let 零头 = 1;\nlet 余数 = 1;\nlet 控制率");
    let below = desk.below(&change);
    assert!(
        below.contains("“零头”") && !below.contains("“余数”"),
        "{below}"
    );
}

#[test]
fn a_pack_that_is_broken_in_between_is_compared_with_when_it_was_not() {
    let breaks = [
        (PACK, "[pack]", "[pack"),
        (RULE, "percent(", "percnt("),
        (PACK, "max = 4\nmeasure", "max = 5\nmeasure"),
    ];
    for (path, whole, broken) in breaks {
        let mut desk = Desk::new();
        let change = desk.replace(path, whole, broken);
        let below = desk.below(&change);
        assert!(below.contains("错误[JX"), "{broken}: {below}");
        assert!(!below.contains("已删去"), "{broken}: {below}");

        // What is saved meanwhile is compared in the end.
        let change = desk.replace(FIRST, "\"在职人员数\" = 22", "\"在职人员数\" = 20");
        assert_eq!(desk.below(&change), "规则包仍不能用，暂不评分\n");

        let change = desk.replace(path, broken, whole);
        assert_eq!(
            desk.below(&change),
            "规则包又能用了，与上次能用时相比：\n\
             small-2020：总分 7.83 → 9.83，等次 差 → 优\n  - 控制率：2.00 → 4.00\n"
        );
    }
}

#[test]
fn a_pack_that_never_could_be_used_is_shown_whole_when_it_can() {
    let mut files = Desk::new().files;
    files.insert(PathBuf::from(PACK), MANIFEST.replacen("[pack]", "[pack", 1));
    let watched = Watched {
        pack: PathBuf::from(PACK),
        cases: vec![PathBuf::from(FIRST)],
    };
    let mut watching = Watching::start(watched, &memory(&files));
    files.insert(PathBuf::from(PACK), MANIFEST.to_owned());
    let change = watching.look(&memory(&files)).expect("a change");
    let words = Words::new(Language::Chinese);
    let told = changes(&change, watching.now(), view(&words));
    assert!(
        told.ends_with(&opening(watching.now(), view(&words))),
        "{told}"
    );
}

#[test]
fn a_case_that_cannot_be_read_for_a_moment_keeps_its_scores() {
    for (whole, broken) in [("[facts]", "[facts"), ("= 97.2", "= 197.2")] {
        let mut desk = Desk::new();
        let change = desk.replace(FIRST, whole, broken);
        let below = desk.below(&change);
        assert!(below.starts_with("错误[JX"), "{below}");
        assert!(below.ends_with("不能使用\n"), "{below}");

        // What has been told is not told again.
        let change = desk.replace(FIRST, "schema = 1", "# 注\nschema = 1");
        assert_eq!(desk.below(&change), "无变化\n");

        let text = desk.text(FIRST);
        let text = text.replacen(broken, whole, 1);
        let text = text.replacen("\"在职人员数\" = 22", "\"在职人员数\" = 20", 1);
        let change = desk.save(FIRST, &text).expect("a change");
        assert_eq!(
            desk.below(&change),
            "small-2020：又能用了\n\
             small-2020：总分 7.83 → 9.83，等次 差 → 优\n  - 控制率：2.00 → 4.00\n"
        );
    }
}

#[test]
fn cases_come_and_go() {
    let mut desk = Desk::new();
    let other = CASE.replacen("small-2020", "small-2021", 1);
    let change = desk.save("cases/下/乙.toml", &other).expect("a change");
    assert_eq!(
        desk.told(&change, Language::Chinese),
        "── 已保存：cases/下/乙.toml（新）\nsmall-2021：总分 7.83 / 10.00，等次 差\n"
    );
    let change = desk.delete("cases/下/乙.toml");
    assert_eq!(
        desk.told(&change, Language::Chinese),
        "── 已保存：cases/下/乙.toml（已删除）\nsmall-2021：已删去\n"
    );
    // It was gone, so it is new again.
    let change = desk.save("cases/下/乙.toml", &other).expect("a change");
    assert_eq!(
        desk.below(&change),
        "small-2021：总分 7.83 / 10.00，等次 差\n"
    );
}

#[test]
fn cases_of_one_id_are_told_apart_by_their_files() {
    let mut desk = Desk::new();
    let change = desk.save("cases/乙.toml", CASE).expect("a change");
    assert_eq!(
        desk.below(&change),
        "small-2020 (cases/乙.toml)：总分 7.83 / 10.00，等次 差\n"
    );
}

#[test]
fn what_is_no_file_of_pack_or_case_is_not_looked_at() {
    let mut desk = Desk::new();
    for path in [
        "pack/.pack.toml.swp",
        "pack/pack.toml~",
        "pack/4913",
        "pack/笔记.md",
        "cases/.隐.toml",
        "cases/表.csv",
        "cases/一包/pack.toml",
        "cases/一包/tests/例.toml",
        "别处/丙.toml",
    ] {
        assert!(desk.save(path, "x").is_none(), "{path}");
    }
}

#[test]
fn a_save_that_changes_no_content_is_none() {
    let mut desk = Desk::new();
    for (path, text) in [(PACK, MANIFEST), (FIRST, CASE), (RULE, SCRIPT)] {
        assert!(desk.save(path, text).is_none(), "{path}");
    }
}

#[test]
fn nothing_is_done_again_that_no_save_touches() {
    let mut desk = Desk::new();
    desk.save("cases/乙.toml", CASE).expect("a change");
    let (pack, case) = (
        Rc::clone(&desk.now().pack),
        Rc::clone(&desk.now().cases[Path::new(FIRST)]),
    );
    desk.replace("cases/乙.toml", "= 22", "= 23");
    assert!(Rc::ptr_eq(&pack, &desk.now().pack));
    assert!(Rc::ptr_eq(&case, &desk.now().cases[Path::new(FIRST)]));
    desk.replace(PACK, "value = 0.2", "value = 0.3");
    assert!(!Rc::ptr_eq(&pack, &desk.now().pack));
    assert!(!Rc::ptr_eq(&case, &desk.now().cases[Path::new(FIRST)]));
}

#[test]
fn what_is_carried_over_is_what_a_fresh_look_finds() {
    let words = Words::new(Language::Chinese);
    let mut desk = Desk::new();
    for (path, from, to) in [
        (FIRST, "= 22", "= 23"),
        (PACK, "value = 0.2", "value = 0.3"),
        (RULE, "percent(", "percnt("),
        (FIRST, "[facts]", "[facts"),
        (RULE, "percnt(", "percent("),
        (TESTS, "score = 2", "score = 1"),
        (FIRST, "[facts\n", "[facts]\n"),
    ] {
        desk.replace(path, from, to);
        let watched = Watched {
            pack: PathBuf::from("pack"),
            cases: vec![PathBuf::from("cases")],
        };
        let fresh = State::look(&watched, &memory(&desk.files), None);
        assert_eq!(
            opening(desk.now(), view(&words)),
            opening(&fresh, view(&words)),
            "{from} → {to}"
        );
    }
}

#[test]
fn hostile_texts_are_shown_as_texts() {
    let mut desk = Desk::new();
    let hostile = CASE
        .replacen("small-2020", "\\u001b[2J\\u202e", 1)
        .replacen("= 22", "= 20", 1);
    let change = desk.save(FIRST, &hostile).expect("a change");
    let mut told = desk.told(&change, Language::Chinese);
    let change = desk
        .save("cases/\u{1b}[2J\u{202e}.toml", "x")
        .expect("a change");
    told.push_str(&desk.told(&change, Language::Chinese));
    assert!(told.contains("␛[2J<U+202E>"), "{told}");
    let is_hostile = |character: char| character == '\u{1b}' || character == '\u{202e}';
    assert!(!told.contains(is_hostile), "{told}");
}

#[test]
fn what_a_pack_extends_is_watched_with_it() {
    let mut desk = Desk::new();
    let (base, rule) = (MANIFEST.to_owned(), SCRIPT.to_owned());
    let id = base
        .lines()
        .find(|line| line.starts_with("id = "))
        .expect("an id");
    let id = id.trim_start_matches("id = ").trim_matches('"').to_owned();
    let version = base.lines().find(|line| line.starts_with("version = "));
    let version = version.expect("a version").trim_start_matches("version = ");
    let version = version.trim_matches('"').to_owned();
    let below = |path: &str| format!("rules/{id}/{version}/{path}");
    let own = format!("schema = 1\n[pack]\nversion = \"9\"\nextends = \"{id}@{version}\"\n");
    desk.files.clear();
    for (path, text) in [
        (below("pack.toml"), base),
        (below("控制率.rhai"), rule.clone()),
        (format!("rules/{id}/9/pack.toml"), own),
        (FIRST.to_owned(), CASE.to_owned()),
    ] {
        desk.files.insert(PathBuf::from(path), text);
    }
    let watched = Watched {
        pack: PathBuf::from(format!("rules/{id}/9")),
        cases: vec![PathBuf::from("cases")],
    };
    let folders = watched.folders(&memory(&desk.files));
    assert!(folders.contains(&PathBuf::from(format!("rules/{id}/{version}"))));
    desk.watching = Watching::start(watched, &memory(&desk.files));
    let before = desk
        .watching
        .now()
        .cases
        .values()
        .next()
        .and_then(|case| case.scored().map(|scored| scored.total));
    let total = before.expect("a total");
    desk.save(
        &below("控制率.rhai"),
        "// 一律不得分\nlet 控制率 = 百分比(在职人员数, 编制数);\nif 控制率 > 100 { 0 } else { 0 }",
    )
    .expect("a change");
    let after = desk
        .watching
        .now()
        .cases
        .values()
        .next()
        .and_then(|case| case.scored().map(|scored| scored.total));
    assert_ne!(after.expect("a total"), total);
}

#[test]
fn results_kept_beside_a_pack_are_no_save_of_it() {
    let mut desk = Desk::new();
    assert!(
        desk.save("pack/expected/small-2020.toml", "schema = 1\n")
            .is_none()
    );
    assert!(desk.save("pack/tests/一.toml", "schema = 1\n").is_some());
}
