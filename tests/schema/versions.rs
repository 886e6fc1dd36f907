//! The schema of a version that states what it changes, against the reader of packs.

use std::path::Path;

use jixiao::diagnose::Finding;
use jixiao::pack::load_pack;
use jixiao::schema;
use jixiao::source::{MemoryFiles, Texts};
use serde_json::Value;

use super::documents::{MANIFEST, changed, json_of, toml_of};
use super::{faults, validator};

/// A version of the pack with every key, which changes a little of everything.
const VERSION: &str = r#"
schema = 1
[pack]
extends = "full@2020.1-a_b"
version = "2021"
title = "改了一些"
[fact]
"数" = { max = 200 }
"整数" = { was = "整" }
"文" = { drop = true }
[param]
"线" = { value = 95, basis = "新标准" }
"步" = { label = "一步" }
"年" = { dated = [{ from = 2019-01-01, value = 3, inferred = "改" }] }
[[group]]
id = "投入"
name = "投入部分"
[[indicator]]
id = "second"
name = "乙的新名"
[[reconcile]]
id = "sum"
drop = true
[[contradiction]]
at = "full_marks"
drop = true
[[silence]]
code = "JX301"
at = "first-rate"
reason = "再次核对"
"#;

/// What the reader of packs makes of a version of that pack.
fn read_version(version: &Value) -> Vec<Finding> {
    let mut files = MemoryFiles::default();
    files.insert("full/2020.1-a_b/pack.toml", MANIFEST);
    files.insert("full/2020.1-a_b/rule.rhai", "let 率值 = 率; full");
    files.insert("full/2021/pack.toml", toml_of(version));
    load_pack(Path::new("full/2021"), &files, &mut Texts::default()).findings
}

#[test]
fn schema_and_reader_agree_on_versions() {
    let document = json_of(VERSION);
    let validator = validator(&schema::of_version());
    assert_eq!(faults(&validator, &document), [""; 0]);
    let rows = [
        (true, "/pack/title", ""),
        (true, "/pack/full_marks", "10"),
        (false, "/pack/extends", ""),
        (false, "/pack/extends", "\"full\""),
        (false, "/pack/version", ""),
        (false, "/pack/extend", "\"full@1\""),
        (true, "/fact", ""),
        (false, "/fact/数/max", "\"多\""),
        (false, "/fact/数/maximum", "1"),
        (false, "/fact/整数/was", "1"),
        (true, "/fact/整数/was", "[\"整\"]"),
        (false, "/param/线/inferred", "\"推定\""),
        (false, "/param/年/dated/0/from", "\"2019-02-01\""),
        (false, "/group/0/id", ""),
        (false, "/group/0/weight", "1"),
        (false, "/indicator/0/id", "\"Second\""),
        (false, "/indicator/0/max", "0"),
        (false, "/indicator/0/drops", "true"),
        (true, "/reconcile", ""),
        (false, "/contradiction/0/at", ""),
        (false, "/silence/0/code", "\"301\""),
    ];
    let wrong = |findings: &[Finding]| !findings.is_empty();
    for (right, pointer, value) in rows {
        let document = changed(&document, pointer, value);
        let findings = read_version(&document);
        assert_eq!(
            wrong(&findings),
            !right,
            "{pointer} = {value}: {findings:?}"
        );
        assert_eq!(validator.is_valid(&document), right, "{pointer} = {value}");
    }
}
