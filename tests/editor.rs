//! A pack in an editor: sessions of a real client with the built program.

mod client;
mod names;
mod proposals;
mod robust;

use std::fs;
use std::path::{Path, PathBuf};

use jixiao::check::examine;
use jixiao::source::{DiskFiles, Texts};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::shipped;
use client::{Client, at, place, slice, uri};

const PACK: &str = "rules/wanzhou-overall/2020";
const CASE: &str = "cases/wanzhou-fic-2020.toml";

/// The shipped pack in a folder with Chinese letters and a blank, and an editor that counts in UTF-16.
struct Story {
    folder: TempDir,
    root: PathBuf,
    client: Client,
}

impl Story {
    fn new(arguments: &[&str]) -> Self {
        let folder = shipped();
        let root = folder.path().join("规则 包");
        fs::create_dir(&root).expect("a folder");
        for part in ["rules", "cases"] {
            fs::rename(folder.path().join(part), root.join(part)).expect("moved");
        }
        let greeting = json!({
            "processId": null,
            "rootUri": uri(&root),
            "locale": "zh-cn",
            "capabilities": {
                "general": { "positionEncodings": ["utf-16"] },
                "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } },
                "workspace": {
                    "workspaceEdit": { "documentChanges": true },
                    "didChangeWatchedFiles": { "dynamicRegistration": true },
                },
            },
        });
        let client = Client::start(arguments, &greeting);
        Self {
            folder,
            root,
            client,
        }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.root.join(PACK).join(name)
    }

    fn script(&self, name: &str) -> PathBuf {
        self.file("indicators").join(name)
    }

    /// Opens a file as it is; its path and its text.
    fn open(&mut self, path: PathBuf) -> (PathBuf, String) {
        let text = fs::read_to_string(&path).expect("a text");
        self.client.open(&path, &text);
        (path, text)
    }

    fn manifest(&mut self) -> (PathBuf, String) {
        self.open(self.file("pack.toml"))
    }

    fn hover(&mut self, path: &Path, place: &Value) -> String {
        let answer = self.client.ask("textDocument/hover", &at(path, place));
        let value = answer.expect("an answer");
        value["contents"]["value"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    fn labels(&mut self, path: &Path, place: &Value) -> Vec<Value> {
        let answer = self.client.ask("textDocument/completion", &at(path, place));
        answer
            .expect("an answer")
            .as_array()
            .cloned()
            .unwrap_or_default()
    }

    /// The codes of everything there is to say about the pack.
    fn findings(&self) -> Vec<&'static str> {
        let examined = examine(&self.root.join(PACK), &DiskFiles, &mut Texts::default());
        examined
            .findings
            .iter()
            .map(|one| one.code.number())
            .collect()
    }

    /// What the shipped case comes to.
    fn score(&self) -> String {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_jixiao"))
            .args(["score", CASE, "--pack", PACK])
            .current_dir(&self.root)
            .env("LC_ALL", "C")
            .output()
            .expect("the program");
        let printed = String::from_utf8(output.stdout).expect("UTF-8");
        // The digest is of the texts themselves.
        printed.lines().skip(2).collect::<Vec<_>>().join("\n")
    }
}

fn texts<'a>(items: &'a [Value], key: &str) -> Vec<&'a str> {
    items.iter().filter_map(|item| item[key].as_str()).collect()
}

#[test]
fn a_script_broken_in_its_buffer_is_told_and_mended() {
    let mut story = Story::new(&[]);
    assert_eq!(story.client.capabilities["positionEncoding"], "utf-16");
    let (path, text) = story.open(story.script("budget-adjustment-rate.rhai"));
    let before = story.client.wrong(&path).to_vec();
    assert_eq!(story.client.errors(&path), [] as [Value; 0]);
    let broken = text.replace("绝对值(预算调整额)", "/* 𠀀 */ 绝对值(预算调整)");
    story.client.change(&path, 2, &broken);
    let errors = story.client.errors(&path);
    let [wrong] = errors.as_slice() else {
        panic!("{errors:?}");
    };
    assert_eq!(wrong["code"], "JX082");
    assert_eq!(wrong["severity"], 1);
    assert_eq!(wrong["source"], "jixiao");
    assert_eq!(slice(&broken, &wrong["range"]), "预算调整");
    assert_eq!(wrong["range"]["start"], place(&broken, "预算调整),", 0));
    let message = wrong["message"].as_str().expect("a text");
    assert!(message.contains("是不是想写“预算调整额”"), "{message}");
    story.client.change(&path, 3, &text);
    assert_eq!(story.client.wrong(&path), before);
    assert_eq!(story.client.leave(), (Some(0), String::new()));
    drop(story.folder);
}

#[test]
fn a_manifest_is_told_of_with_all_places_of_a_finding() {
    let mut story = Story::new(&["--lang", "en"]);
    let (path, text) = story.manifest();
    let twice = text.replacen(
        "id = \"three-public-change-rate\"",
        "id = \"staffing-control-rate\"",
        1,
    );
    story.client.change(&path, 2, &twice);
    let wrong = story.client.wrong(&path).to_vec();
    let wrong = wrong
        .iter()
        .find(|one| one["code"] == "JX060")
        .expect("a finding");
    let related = &wrong["relatedInformation"][0]["location"];
    assert_eq!(related["uri"], uri(&path));
    assert_eq!(
        slice(&twice, &related["range"]),
        "\"staffing-control-rate\""
    );
    let message = wrong["message"].as_str().expect("a text");
    assert!(message.contains("stands twice"), "{message}");
    // An empty file has no place to complain of but its beginning.
    story.client.change(&path, 3, "");
    assert_eq!(story.client.wrong(&path)[0]["code"], "JX005");
    story.client.tell(
        "textDocument/didClose",
        &json!({ "textDocument": { "uri": uri(&path) } }),
    );
    story.client.settle();
    assert_eq!(story.client.wrong(&path), [] as [Value; 0]);
}

#[test]
fn what_others_change_on_the_disk_is_seen() {
    let mut story = Story::new(&[]);
    story.manifest();
    assert_eq!(story.client.asked, ["client/registerCapability"]);
    let script = story.script("asset-safety.rhai");
    let text = fs::read_to_string(&script).expect("a text");
    let mut write = |text: &str| {
        fs::write(&script, text).expect("written");
        let changes = json!([{ "uri": uri(&script), "type": 2 }]);
        let params = json!({ "changes": changes });
        story
            .client
            .tell("workspace/didChangeWatchedFiles", &params);
        story.client.settle();
        texts(&story.client.errors(&script), "code").join(" ")
    };
    assert_eq!(write(&text.replace("清单计分", "清单记分")), "JX083");
    assert_eq!(write(&text), "");
}

#[test]
fn the_shape_of_a_case_is_looked_at() {
    let mut story = Story::new(&[]);
    let (path, text) = story.open(story.root.join(CASE));
    assert_eq!(story.client.wrong(&path), [] as [Value; 0]);
    story
        .client
        .change(&path, 2, &text.replace("\nyear = ", "\nyaer = "));
    let codes = texts(story.client.wrong(&path), "code").join(" ");
    assert_eq!(codes, "JX033 JX032");
    story
        .client
        .change(&path, 3, "[package]\nname = \"jixiao\"\n");
    assert_eq!(story.client.wrong(&path), [] as [Value; 0]);
}

#[test]
fn a_reviewed_result_is_looked_at_as_one_and_not_as_a_case() {
    let mut story = Story::new(&[]);
    let (path, text) = story.open(story.file("expected/wanzhou-fic-2020.toml"));
    assert_eq!(story.client.wrong(&path), [] as [Value; 0]);
    let wrong = text.replace("score = 97.00", "score = \"97\"");
    story.client.change(&path, 2, &wrong);
    assert_eq!(texts(story.client.wrong(&path), "code").join(" "), "JX035");
    let wrong = text.replace("wanzhou-fic-2020", "wanzhou-fic-2019");
    story.client.change(&path, 3, &wrong);
    assert_eq!(texts(story.client.wrong(&path), "code").join(" "), "JX144");
}

#[test]
fn a_session_ends_as_the_protocol_says() {
    let greeting = json!({ "capabilities": {} });
    let mut client = Client::silent(&[]);
    assert_eq!(
        client
            .ask("textDocument/hover", &json!({}))
            .expect_err("no")
            .0,
        -32002
    );
    assert!(client.ask("initialize", &greeting).is_ok());
    assert_eq!(
        client.ask("initialize", &greeting).expect_err("no").0,
        -32600
    );
    assert_eq!(
        client
            .ask("textDocument/hover", &json!({}))
            .expect_err("no")
            .0,
        -32602
    );
    client.tell("textDocument/didOpen", &json!([1]));
    client.tell("$/unknown", &json!(null));
    client.settle();
    assert!(client.ask("shutdown", &Value::Null).is_ok());
    assert_eq!(
        client
            .ask("textDocument/hover", &json!({}))
            .expect_err("no")
            .0,
        -32600
    );
    client.tell("exit", &Value::Null);
    assert_eq!(client.end(), (Some(0), String::new()));

    let mut client = Client::start(&[], &greeting);
    client.tell("exit", &Value::Null);
    assert_eq!(client.end(), (Some(1), String::new()));

    let client = Client::start(&[], &greeting);
    assert_eq!(client.end(), (Some(1), String::new()));

    for bytes in [
        &b"Content-Length: 5\r\n\r\n{oops"[..],
        b"what\r\n\r\n",
        b"\xff\xfe",
    ] {
        let mut client = Client::start(&[], &greeting);
        client.raw(bytes);
        assert_eq!(client.end(), (Some(1), String::new()));
    }
}

#[test]
fn the_language_is_that_of_the_call_then_of_the_editor() {
    for (arguments, locale, word) in [
        (&[][..], json!("en-GB"), "fact"),
        (&[], json!("zh-CN"), "数据项"),
        (&[], Value::Null, "数据项"),
        (&["--lang", "zh"], json!("en"), "数据项"),
        (&["--lang", "en"], json!("zh-cn"), "fact"),
    ] {
        let mut client = Client::start(arguments, &json!({ "locale": locale, "capabilities": {} }));
        let path = fs::canonicalize(PACK).expect("a folder").join("pack.toml");
        let text = fs::read_to_string(&path).expect("a text");
        client.open(&path, &text);
        let params = at(&path, &place(&text, "编制数", 0));
        let page = client
            .ask("textDocument/hover", &params)
            .expect("an answer");
        assert!(
            page["contents"]["value"]
                .as_str()
                .expect("a text")
                .contains(word)
        );
        assert_eq!(client.leave().0, Some(0));
    }
}
