//! A version over the one it extends: what it states holds, the rest is that of the base.

pub mod dated;
mod names;
mod shown;

use std::fs;
use std::path::Path;
use std::process::Command;

use jixiao::diagnose::{Checked, Code};
use jixiao::pack::{Pack, load_pack};
use jixiao::source::{MemoryFiles, Texts};

use crate::support::{files_below, pack_of_case, shipped};

const BASE: &str = r#"schema = 1
[pack]
id = "overall"
version = "2020"
title = "示例体系"
full_marks = 10
decimals = 2
rounding = "half-up"
basis = ["财预〔2020〕10号"]
[[grade]]
label = "优"
from = 0
[fact."人数"]
type = "integer"
unit = "人"
min = 0
[param."每人扣分"]
value = 1
unit = "分"
basis = "示例"
[[group]]
id = "过程"
max = 10
[[indicator]]
id = "people"
name = "人数"
group = "过程"
max = 10
inline = "扣减(full, 人数 * 每人扣分)"
"#;

fn version(own: &str) -> Checked<Pack> {
    let mut files = MemoryFiles::default();
    files.insert("rules/overall/2020/pack.toml", BASE);
    files.insert(
        "rules/overall/2021/pack.toml",
        format!("schema = 1\n[pack]\nversion = \"2021\"\n{own}"),
    );
    load_pack(
        Path::new("rules/overall/2021/pack.toml"),
        &files,
        &mut Texts::default(),
    )
}

fn codes(own: &str) -> Vec<Code> {
    version(own)
        .findings
        .iter()
        .map(|finding| finding.code)
        .collect()
}

fn deduction(own: &str) -> String {
    let loaded = version(own);
    let pack = loaded
        .value
        .unwrap_or_else(|| panic!("{:?}", loaded.findings));
    assert_eq!(pack.indicators.len(), 1);
    assert_eq!(pack.origins.len(), 2);
    pack.parameters[0].value.to_string()
}

#[test]
fn what_a_version_does_not_state_is_that_of_its_base() {
    assert_eq!(deduction("extends = \"overall@2020\""), "1");
}

#[test]
fn what_a_version_states_takes_the_place_of_its_base() {
    let own = "extends = \"overall@2020\"\n[param.\"每人扣分\"]\nvalue = 2\ninferred = \"示例\"";
    assert_eq!(deduction(own), "2");
}

#[test]
fn a_base_is_named_by_id_and_version_and_stands_on_no_later_one() {
    assert_eq!(codes("extends = \"overall@2019\""), [Code::BaseNotFound]);
    assert_eq!(codes("extends = \"overall@2021\""), [Code::ExtendsItself]);
    assert_eq!(codes("extends = \"../2020\""), [Code::BadReference]);
    assert_eq!(codes("extends = \"../overall@2020\""), [Code::BadReference]);
}

#[test]
fn only_what_the_base_has_can_be_dropped_or_renamed() {
    let extends = "extends = \"overall@2020\"\n";
    let dropped = format!("{extends}[param.\"每人加分\"]\ndrop = true");
    assert!(codes(&dropped).contains(&Code::NotInBase));
    let renamed =
        format!("{extends}[fact.\"职工数\"]\nwas = \"职工\"\ntype = \"integer\"\nunit = \"人\"");
    assert!(codes(&renamed).contains(&Code::NotInBase));
}

#[test]
fn a_version_drops_and_adds_and_moves_weight() {
    let own = r#"extends = "overall@2020"
[fact."人数"]
drop = true
[param."每人扣分"]
drop = true
[fact."满意度"]
type = "percent"
min = 0
max = 100
[[indicator]]
id = "people"
drop = true
[[indicator]]
id = "satisfaction"
name = "满意度"
group = "过程"
max = 8
inline = "按比例计分(full, 满意度)"
[[group]]
id = "过程"
max = 8
"#;
    let own = own.replace("[fact.\"人数\"]", "full_marks = 8\n[fact.\"人数\"]");
    let loaded = version(&own);
    let pack = loaded
        .value
        .unwrap_or_else(|| panic!("{:?}", loaded.findings));
    let facts: Vec<&str> = pack
        .facts
        .iter()
        .map(|fact| fact.name.value.as_str())
        .collect();
    assert_eq!(facts, ["满意度"]);
    assert!(pack.parameters.is_empty());
    let ids: Vec<&str> = pack
        .indicators
        .iter()
        .map(|one| one.id.value.as_str())
        .collect();
    assert_eq!(ids, ["satisfaction"]);
    assert_eq!(pack.full_marks.to_string(), "8");
    assert_eq!(pack.groups[0].max.to_string(), "8");
}

/// What the program prints of a case, without the line that names the pack.
fn scored(folder: &Path, case: &Path, pack: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_jixiao"))
        .args(["score", "--lang", "zh", "--verbose"])
        .arg(case)
        .arg("--pack")
        .arg(pack)
        .current_dir(folder)
        // The digest in one line with the title.
        .env("COLUMNS", "200")
        .output()
        .expect("a run");
    let all = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&all).into_owned();
    let kept = text.lines().filter(|line| !line.contains("摘要"));
    kept.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_version_of_a_shipped_pack_that_states_nothing_scores_as_its_base() {
    let folder = shipped();
    let mut count = 0;
    for case in files_below(Path::new("cases"), ".toml") {
        let base = pack_of_case(&case);
        let id = base.parent().and_then(Path::file_name).expect("an id");
        let id = id.to_str().expect("an id");
        let version = base
            .file_name()
            .and_then(|name| name.to_str())
            .expect("a version");
        let next = base.with_file_name("9999");
        fs::create_dir_all(folder.path().join(&next)).expect("a folder");
        let text =
            format!("schema = 1\n\n[pack]\nversion = \"9999\"\nextends = \"{id}@{version}\"\n");
        fs::write(folder.path().join(&next).join("pack.toml"), text).expect("written");
        let told = scored(folder.path(), &case, &next);
        assert!(told.contains("总分"), "{told}");
        assert_eq!(told, scored(folder.path(), &case, &base));
        count += 1;
    }
    assert!(count >= 5, "only {count} cases");
}
