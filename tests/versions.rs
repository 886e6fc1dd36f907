//! A version over the one it extends: what it states holds, the rest is that of the base.

use std::path::Path;

use jixiao::diagnose::{Checked, Code};
use jixiao::pack::{Pack, load_pack};
use jixiao::source::{MemoryFiles, Texts};

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
