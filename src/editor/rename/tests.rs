//! Names changed in every way in which a manifest can write them.

use super::*;
use crate::diagnose::Language;
use crate::source::{DiskFiles, MemoryFiles};

const MANIFEST: &str = r#"schema = 1
[pack]
id = "small"
version = "1"
title = "小"
full_marks = 10
decimals = 2
rounding = "half-up"
[[grade]]
label = "差"
from = 0
[fact."项目表"]
type = "table"
[fact."项目表".columns]
"预算" = { type = "decimal" }
[fact]
staff = { type = "integer" }
'编制数'.type = "integer"
"编制数".min = 0
"\u7f3a\u5458".type = "integer"
[param]
"上限" = { value = 1, inferred = "无" }
[[group]]
id = "投入"
max = 10
[[indicator]]
id = "staffing"
name = "一"
group = "投入"
max = 10
measure = { step = "合" }
inline = '''
fn 半(数) { let 合计额 = 数 / 2; 合计额 }
let 合 = 合计(项目表, |行| 行.预算 / 上限) + 半(staff) + 缺员;
提示(合 > 编制数, `共 ${合} 件，编制 ${编制数}`);
限制(合, 0, full)
'''
[[indicator.example]]
name = "一例"
facts = { "项目表" = [{ "预算" = 1 }], "编制数" = 1, staff = 2, "缺员" = 0 }
score = 2
[[reconcile]]
id = "r"
expr = '编制数 <= staff'
[[contradiction]]
at = "staffing"
stated = "一"
followed = "二"
reason = "三"
"#;

/// The manifest with the symbol at `needle` renamed, or the refusal.
fn renamed(manifest: &str, needle: &str, new: &str) -> Result<String, String> {
    let path = Path::new("/p/pack.toml");
    let mut files = MemoryFiles::default();
    files.insert(path, manifest);
    let documents = Documents::over(&files);
    let index = Index::of(path, &documents);
    let offset = manifest.find(needle).expect("a place");
    let mention = index.at(0, offset).expect("a name");
    let words = Words::new(Language::English);
    let edits = rename(&index, &mention.symbol, new, &documents, &words)?;
    let texts = applied(&index, &edits);
    Ok(texts.get(path).cloned().unwrap_or_default())
}

/// Nothing keeps the manifest from being used.
fn accept(manifest: &str) {
    let mut files = MemoryFiles::default();
    files.insert("/p/pack.toml", manifest);
    let examined = examine(Path::new("/p/pack.toml"), &files, &mut Texts::default());
    assert!(
        examined.program.is_some(),
        "{:?}: {manifest}",
        examined.findings
    );
}

#[test]
fn every_place_of_a_name_is_changed_and_nothing_else() {
    accept(MANIFEST);
    for (needle, old, new, places) in [
        ("项目表\"]", "项目表", "清册", 4),
        ("编制数'", "编制数", "定编", 6),
        ("上限\" =", "上限", "顶", 2),
        ("合 = 合计", "合", "和", 5),
        ("合计额 =", "合计额", "一半", 2),
        ("半(数)", "半", "折半", 2),
        ("数) {", "数", "量", 2),
        ("staffing\"\nname", "\"staffing\"", "people", 2),
    ] {
        let changed = renamed(MANIFEST, needle, new).expect("edits");
        accept(&changed);
        let count = |text: &str, word: &str| text.matches(word).count();
        assert_eq!(
            count(&changed, new) - count(MANIFEST, new),
            places,
            "{changed}"
        );
        assert_eq!(changed.lines().count(), MANIFEST.lines().count());
        let back = renamed(&changed, new, old.trim_matches('"')).expect("edits");
        assert_eq!(back, MANIFEST);
    }
}

#[test]
fn a_name_gets_the_quotes_it_needs() {
    let changed = renamed(MANIFEST, "staff = {", "人数").expect("edits");
    assert!(changed.contains("\n\"人数\" = { type") && changed.contains("\"人数\" = 2"));
    let changed = renamed(MANIFEST, "缺员;", "空缺").expect("edits");
    assert!(changed.contains("\n\"空缺\".type"), "{changed}");
    accept(&changed);
}

#[test]
fn a_name_within_an_escaped_script_is_not_touched() {
    let manifest = MANIFEST.replace("'编制数 <= staff'", "\"编制数 <= \\u0073taff\"");
    accept(&manifest);
    let refusal = renamed(&manifest, "编制数'", "定编").expect_err("a refusal");
    assert!(refusal.contains("escape"), "{refusal}");
}

#[test]
fn what_would_break_the_pack_is_refused() {
    for (needle, new) in [
        ("编制数'", "项目表"),
        ("编制数'", "合"),
        ("编制数'", "数"),
        ("合 = ", "上限"),
        ("合 = ", "半"),
        ("staffing\"", "r"),
        ("staffing\"", "Staffing"),
        ("staffing\"", "投入"),
        ("编制数'", "定 编"),
    ] {
        assert!(renamed(MANIFEST, needle, new).is_err(), "{needle} {new}");
    }
}

#[test]
fn every_name_of_the_shipped_pack_can_be_changed() {
    let path = Path::new("rules/wanzhou-overall/2020/pack.toml");
    let documents = Documents::over(&DiskFiles);
    let index = Index::of(path, &documents);
    let words = Words::new(Language::Chinese);
    let defining = index.mentions.iter().filter(|mention| mention.defines);
    let symbols: Vec<&Symbol> = defining
        .map(|mention| &mention.symbol)
        .filter(|symbol| renameable(&index, symbol).is_some())
        .collect();
    assert!(symbols.len() > 150);
    for symbol in symbols.into_iter().step_by(7) {
        let new = match symbol {
            Symbol::Indicator(_) => "quite-new",
            _ => "全新的名称",
        };
        let edits = rename(&index, symbol, new, &documents, &words);
        assert!(edits.is_ok_and(|edits| !edits.is_empty()), "{symbol:?}");
    }
}
