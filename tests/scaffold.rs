//! What the program starts for people is sound from the beginning, and takes nothing away from what they wrote.

use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use jixiao::bind::bind_case;
use jixiao::case::load_case;
use jixiao::check::examine;
use jixiao::diagnose::{Checked, Code};
use jixiao::layout::{Language, lay_out};
use jixiao::number::Decimal;
use jixiao::pack::{Pack, load_pack};
use jixiao::scaffold::{
    NewCase, NewIndicator, NewPack, Prepared, Shape, new_case, new_indicator, new_pack,
};
use jixiao::score::run_example;
use jixiao::source::{DiskFiles, Files, MemoryFiles, Texts};

use crate::support::{MANIFEST, SCRIPT};

const PACK: &str = "rules/wanzhou-overall/2020";

/// Names as people give them: in Chinese, with signs, in Latin letters, beginning with a digit, and that of a function.
const NAMES: [&str; 6] = [
    "预算完成率",
    "“三公经费”\"控制\\率\"",
    "Card use rate",
    "5G 覆盖率",
    "完成率",
    "{{max}} # 率",
];

fn file(files: &MemoryFiles, path: &str) -> String {
    String::from_utf8(files.read(Path::new(path), u64::MAX).expect("a file")).expect("a text")
}

/// Puts what was prepared where it belongs.
fn put(files: &mut MemoryFiles, prepared: Checked<Prepared>) {
    assert!(prepared.findings.is_empty(), "{:?}", prepared.findings);
    for prepared in prepared.value.expect("files").files {
        files.insert(prepared.path, prepared.content);
    }
}

fn pack_request() -> NewPack {
    NewPack {
        id: "demo".to_owned(),
        version: "2.1".to_owned(),
        title: Some("示例\"标准\"\n# 一".to_owned()),
        folder: PathBuf::from("rules"),
    }
}

fn indicator_request(pack: &str, shape: Shape, name: &str) -> NewIndicator {
    NewIndicator {
        id: format!("new-{}", shape.name()),
        pack: PathBuf::from(pack),
        shape,
        name: name.to_owned(),
        group: "过程/新增".to_owned(),
        max: "3".to_owned(),
    }
}

fn add(files: &mut MemoryFiles, request: &NewIndicator) {
    let prepared = new_indicator(request, files, &mut Texts::default());
    put(files, prepared);
}

/// A pack in memory with a manifest and the script of its first indicator.
fn small(manifest: &str) -> MemoryFiles {
    let mut files = MemoryFiles::default();
    files.insert("pack/pack.toml", manifest);
    files.insert("pack/控制率.rhai", SCRIPT);
    files
}

/// The pack, of which there is nothing to complain and whose examples are all met.
fn sound(path: &str, files: &MemoryFiles) -> Pack {
    let examined = examine(Path::new(path), files, &mut Texts::default());
    assert!(examined.findings.is_empty(), "{:?}", examined.findings);
    let (pack, program) = (
        examined.pack.expect("a pack"),
        examined.program.expect("a program"),
    );
    for (index, indicator) in pack.indicators.iter().enumerate() {
        for example in &indicator.examples {
            let result = run_example(&pack, &program, index, example)
                .value
                .expect("a result");
            assert!(
                example.expected.value.is_met_by(&result.outcome),
                "{} {}",
                indicator.id.value,
                example.name
            );
        }
    }
    pack
}

/// Every line of the one text stands in the other, in its order, but for points that were raised.
fn survives(before: &str, after: &str) {
    let mut lines = after.lines();
    for line in before.lines() {
        if !line.starts_with("max = ") && !line.starts_with("full_marks = ") {
            assert!(lines.any(|kept| kept == line), "{line}");
        }
    }
}

#[test]
fn a_new_pack_is_sound_and_in_layout() {
    let mut files = MemoryFiles::default();
    let prepared = new_pack(&pack_request(), &files, &mut Texts::default());
    put(&mut files, prepared);
    let pack = sound("rules/demo/2.1", &files);
    assert_eq!(
        (pack.full_marks, pack.groups.len(), pack.indicators.len()),
        (Decimal::from(100), 2, 2)
    );
    assert_eq!(pack.title, "示例\"标准\"\n# 一");
    let text = file(&files, "rules/demo/2.1/pack.toml");
    let laid_out = lay_out(
        "pack.toml",
        text.as_bytes(),
        Language::Toml,
        &mut Texts::default(),
    );
    assert_eq!(laid_out.value, Some(text));
}

#[test]
fn a_new_file_names_the_schema_that_stands_beside_it() {
    let mut files = MemoryFiles::default();
    files.insert("rules/pack.schema.json", "{}");
    let prepared = new_pack(&pack_request(), &files, &mut Texts::default());
    put(&mut files, prepared);
    let text = file(&files, "rules/demo/2.1/pack.toml");
    assert!(
        text.starts_with("#:schema ../../pack.schema.json\n# 示例"),
        "{text}"
    );
    let prepared = new_case(
        &case_request("some-2021"),
        &DiskFiles,
        &mut Texts::default(),
    );
    let content = &prepared.value.expect("files").files[0].content;
    assert!(
        content.starts_with("#:schema case.schema.json\n# 某"),
        "{content}"
    );
}

#[test]
fn an_indicator_of_every_shape_under_every_name_is_sound_and_in_layout() {
    for shape in Shape::ALL {
        let mut files = MemoryFiles::default();
        let prepared = new_pack(&pack_request(), &files, &mut Texts::default());
        put(&mut files, prepared);
        let before = file(&files, "rules/demo/2.1/pack.toml");
        for (index, name) in NAMES.iter().enumerate() {
            let request = NewIndicator {
                id: format!("new-{index}"),
                group: "新增".to_owned(),
                ..indicator_request("rules/demo/2.1", *shape, name)
            };
            add(&mut files, &request);
        }
        let pack = sound("rules/demo/2.1", &files);
        assert_eq!(pack.full_marks, Decimal::from(118), "{}", shape.name());
        for (indicator, name) in pack.indicators.iter().skip(2).zip(NAMES) {
            assert_eq!(indicator.name, name);
            assert!(indicator.examples.len() >= 5, "{}", shape.name());
        }
        let after = file(&files, "rules/demo/2.1/pack.toml");
        survives(&before, &after);
        let laid_out = lay_out(
            "pack.toml",
            after.as_bytes(),
            Language::Toml,
            &mut Texts::default(),
        );
        assert_eq!(laid_out.value, Some(after));
        let script = file(&files, "rules/demo/2.1/indicators/new-1.rhai");
        let laid_out = lay_out(
            "new-1.rhai",
            script.as_bytes(),
            Language::Script,
            &mut Texts::default(),
        );
        assert_eq!(laid_out.value, Some(script));
    }
}

#[test]
fn every_numeric_declaration_has_a_unit_and_every_indicator_a_basis() {
    let mut files = MemoryFiles::default();
    let prepared = new_pack(&pack_request(), &files, &mut Texts::default());
    put(&mut files, prepared);
    for shape in Shape::ALL {
        let request = NewIndicator {
            group: "新增".to_owned(),
            ..indicator_request("rules/demo/2.1", *shape, shape.name())
        };
        add(&mut files, &request);
    }
    let pack = sound("rules/demo/2.1", &files);
    use jixiao::pack::FactKind::{Decimal, Integer, Percent};
    for fact in &pack.facts {
        let is_number = matches!(fact.kind, Decimal(_) | Integer(_) | Percent(_));
        assert!(!is_number || fact.unit.is_some(), "{}", fact.name.value);
    }
    for parameter in &pack.parameters {
        assert!(parameter.unit.is_some(), "{}", parameter.name.value);
    }
    for indicator in &pack.indicators {
        assert!(indicator.basis.is_some(), "{}", indicator.id.value);
        assert!(
            indicator.direction.is_none() || indicator.measure.is_some(),
            "{}",
            indicator.id.value
        );
    }
}

#[test]
fn examples_are_met_however_the_pack_rounds_and_whatever_the_points() {
    for rounding in ["half-up", "truncate", "half-even", "up"] {
        for (decimals, max) in [("0", "3"), ("1", "0.7"), ("2", "12.5"), ("3", "1234.567")] {
            let manifest = MANIFEST
                .replace("decimals = 2", &format!("decimals = {decimals}"))
                .replace(
                    "rounding = \"half-up\"",
                    &format!("rounding = \"{rounding}\""),
                );
            let mut files = small(&manifest);
            for shape in Shape::ALL {
                let request = NewIndicator {
                    max: max.to_owned(),
                    ..indicator_request("pack", *shape, shape.name())
                };
                add(&mut files, &request);
            }
        }
    }
}

#[test]
fn what_a_manifest_says_survives_in_its_own_form() {
    let manifest = MANIFEST
        .replace("[[group]]", "# 分组\n[[group]] # 一")
        .replace("min = 0\n", "min = 0 # 下限\n");
    let mut files = small(&manifest);
    add(
        &mut files,
        &indicator_request("pack/pack.toml", Shape::Deduct, "执行率"),
    );
    let after = file(&files, "pack/pack.toml");
    survives(&manifest, &after);
    assert_snapshot!(after);
    // Examples of a manifest of tables, and lines that end as some editors end them.
    let manifest = manifest.replace('\n', "\r\n");
    let mut files = small(&manifest);
    add(
        &mut files,
        &indicator_request("pack", Shape::Deduct, "执行率"),
    );
    assert_eq!(file(&files, "pack/pack.toml"), after.replace('\n', "\r\n"));
}

#[test]
fn groups_in_one_list_stay_in_it() {
    let blocks = "[[group]]\nid = \"投入\"\nmax = 4\n\n[[group]]\nid = \"效果\"\nmax = 6\n";
    let (one, other) = ("{ id = \"投入\", max = 4 }", "{ id = \"效果\", max = 6 }");
    for list in [
        format!("[{one}, {other}]"),
        format!("[\n  {one},\n  {other}\n]"),
        format!("[\n  {one}, # 一\n  {other}, # 二\n]"),
        format!("[\n  {one},\n  {other}]"),
    ] {
        let rest = MANIFEST.replace(blocks, "");
        let mut files = small(&rest.replacen('\n', &format!("\ngroup = {list}\n"), 1));
        add(
            &mut files,
            &indicator_request("pack", Shape::Tier, "执行\u{202e}率\u{1b}"),
        );
        let pack = load_pack(Path::new("pack"), &files, &mut Texts::default());
        assert_eq!(pack.value.expect("a pack").groups.len(), 3);
        let manifest = file(&files, "pack/pack.toml");
        assert!(!manifest.contains("[[group]]"), "{manifest}");
        assert!(!manifest.contains(['\u{202e}', '\u{1b}']), "{manifest}");
    }
}

#[test]
fn a_pack_without_facts_gets_them() {
    let start = MANIFEST.find("[fact.").expect("facts");
    let end = MANIFEST.find("[[group]]").expect("groups");
    let manifest = format!("{}{}", &MANIFEST[..start], &MANIFEST[end..])
        .replace("script = \"控制率.rhai\"", "inline = 'full'")
        .replace("measure = { step = \"控制率\", unit = \"%\" }\n", "");
    let inline = manifest.find("inline = '''").expect("a script");
    let manifest = format!(
        "{}inline = 'full'\nnot_applicable = \"full\"",
        manifest[..inline].replace("not_applicable = \"full\"\n", "")
    );
    let mut files = small(&manifest);
    add(
        &mut files,
        &indicator_request("pack", Shape::Satisfaction, "满意度"),
    );
    let pack = load_pack(Path::new("pack"), &files, &mut Texts::default())
        .value
        .expect("a pack");
    assert_eq!((pack.facts.len(), pack.indicators.len()), (2, 3));
}

#[test]
fn names_that_are_taken_are_told_apart() {
    let mut files = small(MANIFEST);
    for id in ["one", "two", "three"] {
        let request = NewIndicator {
            id: id.to_owned(),
            ..indicator_request("pack", Shape::Deduct, "控制率")
        };
        add(&mut files, &request);
    }
    let pack = load_pack(Path::new("pack"), &files, &mut Texts::default())
        .value
        .expect("a pack");
    let names: Vec<&str> = pack
        .facts
        .iter()
        .map(|fact| fact.name.value.as_str())
        .collect();
    assert_eq!(
        names[3..],
        [
            "控制率实际数",
            "控制率预算数",
            "本项控制率实际数",
            "本项控制率预算数",
            "控制率_2_实际数",
            "控制率_2_预算数"
        ]
    );
}

#[test]
fn what_cannot_be_added_is_complained_of_and_nothing_is_prepared() {
    let codes = |request: &NewIndicator, files: &MemoryFiles| -> Vec<Code> {
        let prepared = new_indicator(request, files, &mut Texts::default());
        assert!(prepared.value.is_none());
        prepared
            .findings
            .iter()
            .map(|finding| finding.code)
            .collect()
    };
    let files = small(MANIFEST);
    let good = indicator_request("pack", Shape::Tier, "执行率");
    let with = |change: &dyn Fn(&mut NewIndicator)| {
        let mut request = good.clone();
        change(&mut request);
        codes(&request, &files)
    };
    assert_eq!(
        with(&|request| request.id = "staffing".to_owned()),
        [Code::IdTaken]
    );
    assert_eq!(
        with(&|request| request.id = "Nr. 1".to_owned()),
        [Code::BadId]
    );
    assert_eq!(
        with(&|request| request.pack = PathBuf::from("none")),
        [Code::FileNotFound]
    );
    assert_eq!(
        with(&|request| request.name = "——".to_owned()),
        [Code::NameUnusable]
    );
    assert_eq!(
        with(&|request| request.group = "过程//新增".to_owned()),
        [Code::BadGroup]
    );
    assert_eq!(
        with(&|request| request.group = "过程\n[x]".to_owned()),
        [Code::BadGroup]
    );
    assert_eq!(
        with(&|request| request.group = "过程\u{202e}".to_owned()),
        [Code::BadGroup]
    );
    assert_eq!(
        with(&|request| request.group = "投入/新增".to_owned()),
        [Code::GroupOfIndicators]
    );
    assert_eq!(
        with(&|request| request.max = "0".to_owned()),
        [Code::PointsOutOfRange]
    );
    assert_eq!(
        with(&|request| request.max = "三".to_owned()),
        [Code::NumberNotDecimal]
    );
    let mut more = files.clone();
    add(&mut more, &good);
    let above = NewIndicator {
        id: "above".to_owned(),
        group: "过程".to_owned(),
        ..good.clone()
    };
    assert_eq!(codes(&above, &more), [Code::MixedGroup]);
    let mut there = files.clone();
    there.insert("pack/indicators/new-tier.rhai", "full");
    assert_eq!(codes(&good, &there), [Code::AlreadyThere]);
    let unsound = small(&MANIFEST.replace("max = 4\n\n", "max = 5\n\n"));
    assert!(codes(&good, &unsound).contains(&Code::GroupSum));
}

#[test]
fn nothing_that_is_there_is_overwritten() {
    let mut files = MemoryFiles::default();
    files.insert("rules/demo/2.1/notes.txt", "");
    let prepared = new_pack(&pack_request(), &files, &mut Texts::default());
    assert_eq!(
        (prepared.value.is_none(), prepared.findings[0].code),
        (true, Code::AlreadyThere)
    );
    let request = case_request("wanzhou-fic-2020");
    let prepared = new_case(&request, &DiskFiles, &mut Texts::default());
    assert_eq!(
        (prepared.value.is_none(), prepared.findings[0].code),
        (true, Code::AlreadyThere)
    );
}

fn case_request(id: &str) -> NewCase {
    NewCase {
        id: id.to_owned(),
        pack: PathBuf::from(PACK),
        subject: Some("某\"局\"".to_owned()),
        year: "2021".to_owned(),
        folder: PathBuf::from("cases"),
    }
}

#[test]
fn a_new_case_fits_its_pack_empty_and_filled() {
    let mut texts = Texts::default();
    let prepared = new_case(&case_request("some-2021"), &DiskFiles, &mut texts)
        .value
        .expect("files");
    let empty = prepared.files[0].content.clone();
    let laid_out = lay_out("case.toml", empty.as_bytes(), Language::Toml, &mut texts);
    assert_eq!(laid_out.value.as_deref(), Some(empty.as_str()));
    // What stands behind a number sign and can be an entry or a header is filled in; the rest is comments.
    let filled: String = empty
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(entry) if entry.contains(" = ") || entry.starts_with('[') => format!("{entry}\n"),
            _ => format!("{line}\n"),
        })
        .collect();
    let pack = load_pack(Path::new(PACK), &DiskFiles, &mut texts)
        .value
        .expect("a pack");
    for (content, facts) in [(empty, 0), (filled, pack.facts.len())] {
        let mut files = MemoryFiles::default();
        files.insert("case.toml", content.replace("= \"\"", "= \"一\""));
        let case = load_case(Path::new("case.toml"), &files, &mut texts);
        assert!(case.findings.is_empty(), "{:?}", case.findings);
        let case = case.value.expect("a case");
        assert_eq!(
            (case.facts.len(), case.subject.as_str()),
            (facts, "某\"局\"")
        );
        let bound = bind_case(&pack, &case);
        assert!(bound.findings.is_empty(), "{:?}", bound.findings);
    }
}
