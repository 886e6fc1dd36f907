//! `jixiao show`: where each entry comes from, and the whole pack as one manifest that is worth the same.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use crate::support::{below, files_below, pack_of_case, shipped};

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C")
        .env("COLUMNS", "120")
        .output()
        .expect("a run")
}

fn told(output: &Output) -> String {
    let all = [output.stdout.as_slice(), output.stderr.as_slice()].concat();
    String::from_utf8_lossy(&all).into_owned()
}

/// A pack of two versions, small enough to be read.
fn small() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let base = r#"schema = 1

[pack]
id = "small"
version = "2020"
title = "示例体系"
basis = ["财预〔2020〕10号"]
full_marks = 10
decimals = 2
rounding = "half-up"

[[grade]]
label = "合格"
from = 0

[fact]
"人数" = { type = "integer", unit = "人", min = 0, label = "年末人数" }
"报表" = { type = "checklist", items = ["按时报送", "数字准确"] }
"满意度" = { type = "percent", min = 0, max = 100 }

[param]
"每人扣分" = { value = 1, unit = "分", basis = "评分标准" }
"满分线" = { value = 90, unit = "%", inferred = "通常的界线" }

[[group]]
id = "过程"
max = 6

[[group]]
id = "效果"
max = 4

[[indicator]]
id = "people"
name = "人数"
group = "过程"
max = 4
script = "people.rhai"
example = [{ name = "三人", facts = { "人数" = 3 }, score = 1 }]

[[indicator]]
id = "reports"
name = "报表"
group = "过程"
max = 2
inline = "清单计分(报表, 1)"

[[indicator]]
id = "content"
name = "满意度"
group = "效果"
max = 4
inline = "if 满意度 >= 满分线 { full } else { 0 }"

[[reconcile]]
id = "few"
name = "人数不多"
expr = "人数 <= 100"
"#;
    let own = r#"schema = 1

[pack]
extends = "small@2020"
version = "2021"
title = "示例体系（修订）"

[fact]
"年末人数" = { was = "人数" }
"报表" = { drop = true }

[param]
"满分线" = { dated = [{ from = 2022-01-01, value = 95, inferred = "逐年提高" }] }

[[group]]
id = "过程"
max = 4

[[group]]
id = "效果"
max = 6

[[indicator]]
id = "reports"
drop = true

[[indicator]]
id = "content"
max = 6
basis = "甲\u001B[31m"
"#;
    let script = "// 人数越多扣得越多\n扣减(full, 人数 * 每人扣分)\n";
    for (path, text) in [
        ("small/2020/pack.toml", base),
        ("small/2020/people.rhai", script),
        ("small/2021/pack.toml", own),
    ] {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
    }
    folder
}

#[test]
fn a_pack_of_two_versions_as_a_reader_sees_it() {
    let folder = small();
    for language in ["zh", "en"] {
        let output = run(folder.path(), &["show", "small/2021", "--lang", language]);
        assert!(output.status.success(), "{}", told(&output));
        insta::assert_snapshot!(format!("shown_{language}"), told(&output));
    }
}

#[test]
fn a_pack_of_two_versions_as_one_manifest() {
    let folder = small();
    let output = run(folder.path(), &["show", "small/2021", "--flat"]);
    assert!(output.status.success(), "{}", told(&output));
    insta::assert_snapshot!("flat", told(&output));
}

#[test]
fn a_pack_that_cannot_be_read_is_shown_as_far_as_its_complaints() {
    let folder = small();
    let path = folder.path().join("small/2021/pack.toml");
    let text = fs::read_to_string(&path).expect("a text");
    fs::write(&path, text.replace("small@2020", "small@2019")).expect("written");
    let output = run(folder.path(), &["show", "small/2021", "--lang", "en"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    assert!(told(&output).contains("JX076"), "{}", told(&output));
}

/// What the program prints of a case, without the lines that name the pack.
fn scored(folder: &Path, case: &Path, pack: &Path) -> String {
    let (case, pack) = (case.display().to_string(), pack.display().to_string());
    let arguments = ["score", &case, "--pack", &pack, "--verbose", "--lang", "en"];
    let told = told(&run(folder, &arguments));
    assert!(told.contains("Total: "), "{told}");
    // A rule that fails stands elsewhere in a flat pack.
    let result = told.split("\nerror[").next().unwrap_or_default();
    let parts = result.split("\n\n");
    let parts = parts.filter(|part| !part.starts_with("Failed rules"));
    let kept = parts.flat_map(str::lines);
    let kept = kept.filter(|line| !line.contains("digest"));
    kept.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_flat_pack_is_sound_in_layout_tried_and_scores_as_its_layers() {
    let folder = shipped();
    let ids = below(Path::new("rules"));
    let packs = ids
        .iter()
        .filter(|path| path.is_dir())
        .flat_map(|id| below(id));
    let mut scores = 0;
    for pack in packs {
        let flat = run(
            folder.path(),
            &["show", &pack.display().to_string(), "--flat"],
        );
        assert!(flat.status.success(), "{}", told(&flat));
        let path = Path::new("flat.toml");
        fs::write(folder.path().join(path), &flat.stdout).expect("written");
        // A script that several indicators share is tried by the examples of any of them; here each has its own.
        let manifest = fs::read_to_string(pack.join("pack.toml")).expect("a text");
        let is_shared = manifest.contains("\nwith = ");
        let tried = ["test", "flat.toml", "--deny", "untried"];
        for arguments in [
            &["check", "flat.toml", "--deny", "warnings"][..],
            &tried[..if is_shared { 2 } else { 4 }],
            &["fmt", "--check", "flat.toml"],
        ] {
            let output = run(folder.path(), arguments);
            assert!(output.status.success(), "{arguments:?}\n{}", told(&output));
        }
        // Flat already, it stays as it is.
        let again = run(folder.path(), &["show", "flat.toml", "--flat"]);
        let lines = |text: &[u8]| {
            let text = String::from_utf8(text.to_vec()).expect("text");
            text.lines()
                .map(|line| {
                    line.split(" # ")
                        .next()
                        .unwrap_or_default()
                        .trim_end()
                        .to_owned()
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(lines(&again.stdout), lines(&flat.stdout));
        let id = pack.parent().and_then(Path::file_name);
        for case in files_below(Path::new("cases"), ".toml") {
            // Cases of earlier versions too: they are read by former names.
            let own = pack_of_case(&case);
            if own.parent().and_then(Path::file_name) == id && own <= pack {
                assert_eq!(
                    scored(folder.path(), &case, path),
                    scored(folder.path(), &case, &pack)
                );
                scores += 1;
            }
        }
    }
    assert!(scores >= 10, "only {scores}");
}
