//! Names in an editor: where they lead, and how they are changed.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::client::{apply, at, place, slice, uri};
use super::{CASE, Story, texts};

#[test]
fn a_name_leads_to_its_declaration_and_to_every_use() {
    let mut story = Story::new(&[]);
    let (manifest, written) = story.manifest();
    let (path, text) = story.open(story.script("staffing-control-rate.rhai"));
    let mut definition = |path: &Path, place: &Value| {
        let answer = story
            .client
            .ask("textDocument/definition", &at(path, place));
        answer.expect("an answer")[0].clone()
    };
    let found = definition(&path, &place(&text, "百分比(在职人员数", 4));
    assert_eq!(found["uri"], uri(&manifest));
    assert_eq!(
        found["range"]["start"],
        place(&written, "在职人员数\" = { type", 0)
    );
    let found = definition(&path, &place(&text, "控制率 - ", 1));
    assert_eq!(found["range"]["start"], place(&text, "控制率 = 百分比", 0));
    let step = place(&written, "step = \"控制率\"", 9);
    let found = definition(&manifest, &step);
    assert_eq!(found["uri"], uri(&path));
    assert_eq!(found["range"]["start"], place(&text, "控制率 = 百分比", 0));
    let file = place(&written, "indicators/staffing-control-rate.rhai", 9);
    assert_eq!(definition(&manifest, &file)["uri"], uri(&path));
    let group = place(&written, "group = \"投入/预算配置\"", 12);
    let found = definition(&manifest, &group);
    assert_eq!(
        found["range"]["start"],
        place(&written, "投入/预算配置\"\nmax = 5", 0)
    );
    let example = place(&written, "facts = { \"在职人员数\" = 14", 12);
    let found = definition(&manifest, &example);
    assert_eq!(
        found["range"]["start"],
        place(&written, "在职人员数\" = { type", 0)
    );

    let mut params = at(&path, &place(&text, "百分比(在职人员数", 4));
    params["context"] = json!({ "includeDeclaration": true });
    let found = story
        .client
        .ask("textDocument/references", &params)
        .expect("an answer");
    let found = found.as_array().expect("a list");
    let in_scripts = found
        .iter()
        .filter(|place| place["uri"] != uri(&manifest))
        .count();
    assert_eq!(in_scripts, 2, "two scripts read it");
    let in_relations = written
        .lines()
        .filter(|line| line.starts_with("expr = ") && line.contains("在职人员数"))
        .count();
    let quoted = written.matches("\"在职人员数\"").count();
    assert_eq!(found.len() - in_scripts, quoted + in_relations);
    let params = json!({ "textDocument": { "uri": uri(&manifest) } });
    let outline = story
        .client
        .ask("textDocument/documentSymbol", &params)
        .expect("an answer");
    let outline = outline.as_array().expect("a list");
    assert_eq!(
        texts(outline, "name")[..4],
        ["数据项", "参数", "投入", "过程"]
    );
    let below = &outline[2]["children"][0];
    assert_eq!(below["name"], "投入/预算配置");
    assert_eq!(below["children"][0]["detail"], "财政供养人员控制率");
    let params = json!({ "textDocument": { "uri": uri(&path) } });
    let outline = story
        .client
        .ask("textDocument/documentSymbol", &params)
        .expect("an answer");
    assert_eq!(
        texts(outline.as_array().expect("a list"), "name"),
        ["控制率"]
    );
}

#[test]
fn a_renamed_pack_is_the_same_pack() {
    let mut story = Story::new(&[]);
    let (findings, score) = (story.findings(), story.score());
    let script = story.script("staffing-control-rate.rhai");
    for (file, needle, within, new) in [
        (
            "indicators/staffing-control-rate.rhai",
            "超编每点扣分",
            2,
            "超编扣分",
        ),
        (
            "indicators/staffing-control-rate.rhai",
            "控制率 - ",
            0,
            "人员控制率",
        ),
        (
            "indicators/staffing-control-rate.rhai",
            "在职人员数, ",
            0,
            "在岗人员数",
        ),
        ("pack.toml", "fund-use-compliance\"\nname", 4, "fund-use"),
    ] {
        let (path, text) = story.open(story.file(file));
        let mut params = at(&path, &place(&text, needle, within));
        let ready = story
            .client
            .ask("textDocument/prepareRename", &params)
            .expect("a name");
        let old = ready["placeholder"].as_str().expect("a text").to_owned();
        assert_eq!(slice(&text, &ready["range"]), old);
        params["newName"] = json!(new);
        let edit = story
            .client
            .ask("textDocument/rename", &params)
            .expect("edits");
        apply(&edit);
        let close = json!({ "textDocument": { "uri": uri(&path) } });
        story.client.tell("textDocument/didClose", &close);
        assert_eq!(story.findings(), findings, "{new}");
        // A case is no part of the pack.
        if matches!(new, "在岗人员数" | "fund-use") {
            let told = story.client.told.pop().expect("a word about cases");
            assert!(
                told.params["message"]
                    .as_str()
                    .expect("a text")
                    .contains(new)
            );
            let case = story.root.join(CASE);
            let text = fs::read_to_string(&case).expect("a text");
            fs::write(&case, text.replace(&old, new)).expect("written");
        }
        assert_eq!(story.score(), score, "{new}");
        assert!(story.client.told.is_empty());
    }
    let manifest = fs::read_to_string(story.file("pack.toml")).expect("a text");
    assert!(manifest.contains("step = \"人员控制率\"") && manifest.contains("at = \"fund-use\""));
    let script = fs::read_to_string(script).expect("a text");
    assert!(
        script.contains("let 人员控制率 = 百分比(在岗人员数, 编制数);"),
        "{script}"
    );
    assert!(
        script.contains("// 控制率 = 在职人员数"),
        "comments are the author's: {script}"
    );
}

#[test]
fn a_name_that_would_break_the_pack_is_refused() {
    let mut story = Story::new(&[]);
    let (path, text) = story.open(story.script("staffing-control-rate.rhai"));
    let fact = place(&text, "在职人员数, ", 0);
    let mut refused = |place: &Value, new: &str| {
        let mut params = at(&path, place);
        params["newName"] = json!(new);
        let answer = story.client.ask("textDocument/rename", &params);
        let (code, sentence) = answer.expect_err("a refusal");
        assert_eq!(code, -32803);
        sentence
    };
    assert_eq!(refused(&fact, "编制数"), "已经有“编制数”，请换一个名称");
    assert_eq!(refused(&fact, "开卡率"), "已经有“开卡率”，请换一个名称");
    assert_eq!(refused(&fact, "人 数"), "脚本里无法使用名称“人 数”");
    assert_eq!(refused(&fact, "let"), "脚本里无法使用名称“let”");
    assert!(refused(&fact, "分档").contains("评分函数"));
    assert!(refused(&fact, "满分").contains("满分的名称"));
    assert_eq!(refused(&fact, " "), "名称不能为空，也不能有换行");
    let step = place(&text, "控制率 - ", 0);
    assert_eq!(refused(&step, "编制数"), "已经有“编制数”，请换一个名称");
    for place in [
        place(&text, "full", 0),
        place(&text, "百分比(", 0),
        place(&text, "不超过", 0),
    ] {
        assert_eq!(refused(&place, "新名"), "这里没有可以改名的名称");
    }
    let params = at(&path, &place(&text, "full", 0));
    let answer = story.client.ask("textDocument/prepareRename", &params);
    assert!(answer.is_err());
}
