//! What an editor shows over a name, and what it proposes to write.

use serde_json::json;

use super::client::{place, slice};
use super::{Story, texts};

#[test]
fn a_page_stands_over_every_name() {
    let mut story = Story::new(&[]);
    let (path, text) = story.open(story.script("budget-adjustment-rate.rhai"));
    let page = story.hover(&path, &place(&text, "预算调整额)", 2));
    for part in ["数据项", "本年预算追加", "万元", "用到它的指标：预算调整率"]
    {
        assert!(page.contains(part), "{page}");
    }
    let page = story.hover(&path, &place(&text, "预算调整率半分上限", 0));
    for part in ["参数", "值：30 %", "推定"] {
        assert!(page.contains(part), "{page}");
    }
    let page = story.hover(&path, &place(&text, "百分比", 3));
    for part in ["`percent`", "百分比(部分: 数, 整体: 数) → 数", "示例"] {
        assert!(page.contains(part), "{page}");
    }
    let page = story.hover(&path, &place(&text, "full", 1));
    assert!(page.contains("满分：预算调整率 2 分"), "{page}");
    let page = story.hover(&path, &place(&text, "分档(预算调整率", 4));
    assert!(
        page.contains("let 预算调整率 = 百分比(绝对值(预算调整额), 年初预算);"),
        "{page}"
    );
    assert_eq!(story.hover(&path, &place(&text, "两档上限", 0)), "");

    let (path, text) = story.manifest();
    let page = story.hover(&path, &place(&text, "\"资产制度检查\"", 1));
    for part in ["检查清单", "检查项：", "制度得到执行"] {
        assert!(page.contains(part), "{page}");
    }
    let page = story.hover(&path, &place(&text, "收入总计 == 支出总计", 5 + 3));
    assert!(
        page.contains("用到它的勾稽关系：收入总计等于支出总计"),
        "{page}"
    );
    let page = story.hover(&path, &place(&text, "staffing-control-rate\"\nname", 0));
    for part in ["财政供养人员控制率", "分值：2", "越低越好"] {
        assert!(page.contains(part), "{page}");
    }
    let page = story.hover(&path, &place(&text, "\"投入/预算配置\"\nmax = 2", 1));
    assert!(page.contains("包含：财政供养人员控制率"), "{page}");
}

#[test]
fn names_in_reach_are_proposed_while_a_script_is_unfinished() {
    let mut story = Story::new(&[]);
    let (path, text) = story.open(story.script("asset-safety.rhai"));
    let unfinished = format!("let 分 = 1;\n{text}\nif 分 > 0 {{ 清单");
    story.client.change(&path, 2, &unfinished);
    let items = story.labels(&path, &place(&unfinished, "{ 清单", 4));
    let labels = texts(&items, "label");
    for name in [
        "分",
        "资产安全检查",
        "资产安全每项分值",
        "full",
        "满分",
        "清单计分",
        "checklist",
    ] {
        assert!(labels.contains(&name), "{name}");
    }
    let call = items
        .iter()
        .find(|item| item["label"] == "清单计分")
        .expect("a call");
    assert_eq!(call["insertTextFormat"], 2);
    let edit = &call["textEdit"];
    assert_eq!(slice(&unfinished, &edit["range"]), "清单");
    assert_eq!(edit["newText"], "清单计分(${1:检查清单}, ${2:每项分值})");
    let page = story
        .client
        .ask("completionItem/resolve", call)
        .expect("an answer");
    let page = page["documentation"]["value"].as_str().expect("a text");
    assert!(page.contains("示例"), "{page}");
    let unfinished = text.replace("\"账务合规、账实相符\"", "\"账");
    story.client.change(&path, 3, &unfinished);
    let items = story.labels(&path, &place(&unfinished, "\"账", 2));
    assert_eq!(
        texts(&items, "label"),
        [
            "保存完整、配置合理",
            "使用合规、处置规范",
            "收入及时足额上缴",
            "账务合规、账实相符"
        ]
    );
    assert_eq!(slice(&unfinished, &items[0]["textEdit"]["range"]), "账");

    let unfinished = "if 公务卡结算率区间 == \"";
    story.client.change(&path, 4, unfinished);
    let items = story.labels(&path, &place(unfinished, "\"", 1));
    assert_eq!(
        texts(&items, "label"),
        ["100%", "90%以上不足100%", "不足90%"]
    );
    let comment = "// 公务";
    story.client.change(&path, 5, comment);
    assert_eq!(story.labels(&path, &place(comment, "公务", 2)).len(), 0);
}

#[test]
fn a_manifest_is_written_by_what_its_reader_knows() {
    let mut story = Story::new(&[]);
    let (path, text) = story.manifest();
    let mut version = 1;
    let mut proposed = |addition: &str| {
        version += 1;
        let text = format!("{text}\n{addition}");
        let (before, after) = text.split_once('¦').expect("a place");
        let whole = format!("{before}{after}");
        story.client.change(&path, version, &whole);
        let lines = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let place = json!({ "line": lines, "character": before[start..].encode_utf16().count() });
        let items = story.labels(&path, &place);
        let edits: Vec<(String, String)> = items
            .iter()
            .map(|item| {
                let edit = &item["textEdit"];
                let new = edit["newText"].as_str().expect("a text").to_owned();
                (slice(&whole, &edit["range"]).to_owned(), new)
            })
            .collect();
        edits
    };
    let only = |edits: Vec<(String, String)>| -> Vec<String> {
        edits.into_iter().map(|(_, new)| new).collect()
    };
    assert_eq!(
        only(proposed("[[reconcile]]\nid = \"x\"\n¦")),
        ["name = ", "expr = ", "tolerance = ", "source = ", "was = "]
    );
    assert_eq!(
        only(proposed("[[indicator]]\ndirection = ¦")),
        ["\"lower-is-better\"", "\"higher-is-better\""]
    );
    let groups = proposed("[[indicator]]\ngroup = \"投¦\"");
    assert_eq!(
        groups[1],
        ("\"投\"".to_owned(), "\"投入/预算配置\"".to_owned())
    );
    let facts = proposed("[[indicator.example]]\nfacts = { \"编¦");
    assert!(facts.contains(&("\"编".to_owned(), "\"编制数\" = ".to_owned())));
    assert!(
        only(proposed("[fact.\"新\"]\ntype = \"choice\"\n¦")).contains(&"options = ".to_owned())
    );
    assert!(
        only(proposed("[[reconcile]]\nexpr = \"收入总计 == ¦")).contains(&"支出总计".to_owned())
    );
    assert!(only(proposed("[[con¦")).contains(&"contradiction".to_owned()));
    assert_eq!(proposed("# ¦").len(), 0);
}
