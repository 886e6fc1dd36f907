//! An editor that types anything anywhere: every request is answered, and nothing it says ends the session.

use std::path::Path;

use jixiao::diagnose::Language;
use jixiao::editor::{Languages, serve};
use jixiao::source::MemoryFiles;
use lsp_server::{Connection, Message, Notification, Request};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::support::{CASE, MANIFEST, SCRIPT};

const ADDRESSES: [&str; 4] = [
    "file:///%E5%8C%85/pack.toml",
    "file:///包/控制率.rhai",
    "file:///%E5%8C%85/case.toml",
    "untitled:Untitled-1",
];
const TEXTS: [&str; 4] = [MANIFEST, SCRIPT, CASE, SCRIPT];

const REQUESTS: [&str; 7] = [
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/documentSymbol",
    "textDocument/prepareRename",
    "textDocument/rename",
];

/// What somebody does to a file: a part of it goes, and something else comes.
#[derive(Clone, Debug)]
struct Typing {
    file: usize,
    at: usize,
    gone: usize,
    text: String,
    line: u32,
    character: u32,
    request: usize,
}

fn typing() -> impl Strategy<Value = Typing> {
    let text = prop_oneof![
        "[甲𠀀a0 .,;:|=\"'`#${}()\\[\\]\\\\\r\n]{0,6}",
        prop::sample::select(vec![
            "[[indicator]]",
            "facts = {",
            "'''",
            "\"\"\"",
            "${",
            "#{",
            "let 控制率 = ",
            "|行| ",
            "满意度 == \"",
            "清单计分(",
            "inline = \"满意度 \\u0041\"\n",
            "[case]\n",
        ])
        .prop_map(str::to_owned),
    ];
    let place = (0usize..4, 0usize..3000, 0usize..12, 0u32..90, 0u32..60);
    (place, text, 0usize..REQUESTS.len()).prop_map(
        |((file, at, gone, line, character), text, request)| Typing {
            file,
            at,
            gone,
            text,
            line,
            character,
            request,
        },
    )
}

fn typed(text: &str, typing: &Typing) -> String {
    let boundary = |at: usize| {
        (0..=at.min(text.len()))
            .rev()
            .find(|at| text.is_char_boundary(*at))
    };
    let start = boundary(typing.at % (text.len() + 1)).expect("a boundary");
    let end = boundary(start + typing.gone)
        .expect("a boundary")
        .max(start);
    format!("{}{}{}", &text[..start], typing.text, &text[end..])
}

struct Editor {
    connection: Connection,
    last_id: i32,
}

impl Editor {
    fn tell(&self, method: &str, params: Value) {
        let told = Notification::new(method.to_owned(), params);
        self.connection.sender.send(told.into()).expect("sent");
    }

    fn ask(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.last_id += 1;
        let id = self.last_id;
        let asked = Request::new(id.into(), method.to_owned(), params);
        self.connection.sender.send(asked.into()).expect("sent");
        loop {
            let wait = std::time::Duration::from_secs(60);
            match self
                .connection
                .receiver
                .recv_timeout(wait)
                .expect("an answer")
            {
                Message::Response(answer) => {
                    assert_eq!(answer.id, id.into());
                    return answer.response_result.map_err(|fault| fault.message);
                }
                Message::Notification(told) => ranges_are_right(&told.params),
                Message::Request(asked) => panic!("{asked:?}"),
            }
        }
    }
}

/// No range ends before it begins.
fn ranges_are_right(value: &Value) {
    match value {
        Value::Object(entries) => {
            if let (Some(start), Some(end)) = (entries.get("start"), entries.get("end")) {
                let key = |place: &Value| (place["line"].as_u64(), place["character"].as_u64());
                assert!(key(start) <= key(end), "{value}");
            }
            entries.values().for_each(ranges_are_right);
        }
        Value::Array(items) => items.iter().for_each(ranges_are_right),
        _ => {}
    }
}

fn session(encoding: &str, story: &[Typing]) {
    let mut files = MemoryFiles::default();
    files.insert("/包/pack.toml", MANIFEST);
    files.insert("/包/控制率.rhai", SCRIPT);
    let (server, client) = Connection::memory();
    let served = std::thread::spawn(move || {
        let languages = Languages {
            named: None,
            otherwise: Language::English,
        };
        serve(&server, &files, languages)
    });
    let mut editor = Editor {
        connection: client,
        last_id: 0,
    };
    let capabilities = json!({ "general": { "positionEncodings": [encoding] } });
    let greeting = json!({ "capabilities": capabilities });
    assert!(editor.ask("initialize", greeting).is_ok());
    let mut texts = TEXTS.map(str::to_owned);
    for (version, typing) in story.iter().enumerate() {
        let address = ADDRESSES[typing.file];
        let text = &mut texts[typing.file];
        *text = typed(text, typing);
        let document =
            json!({ "uri": address, "version": version, "languageId": "", "text": text });
        if version % 2 == 0 {
            editor.tell("textDocument/didOpen", json!({ "textDocument": document }));
        } else {
            let changes = json!([{ "text": text }]);
            let params = json!({ "textDocument": document, "contentChanges": changes });
            editor.tell("textDocument/didChange", params);
        }
        let asked = json!({
            "textDocument": { "uri": address },
            "position": { "line": typing.line, "character": typing.character },
            "context": { "includeDeclaration": true },
            "newName": "新名",
        });
        if let Ok(answer) = editor.ask(REQUESTS[typing.request], asked) {
            ranges_are_right(&answer);
        }
    }
    assert!(editor.ask("shutdown", Value::Null).is_ok());
    editor.tell("exit", Value::Null);
    assert!(served.join().expect("no panic"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_answered(story in prop::collection::vec(typing(), 1..24)) {
        session("utf-16", &story);
    }

    #[test]
    fn whatever_is_typed_is_answered_in_bytes(story in prop::collection::vec(typing(), 1..12)) {
        session("utf-8", &story);
    }
}

#[test]
fn every_place_of_a_pack_has_an_answer() {
    assert!(Path::new("rules/wanzhou-overall/2020/pack.toml").exists());
    for (file, text) in TEXTS.iter().enumerate() {
        let mut story = Vec::new();
        for (line, content) in text.lines().enumerate() {
            for character in (0..=content.chars().count()).step_by(3) {
                for request in 0..REQUESTS.len() {
                    story.push(Typing {
                        file,
                        at: 0,
                        gone: 0,
                        text: String::new(),
                        line: u32::try_from(line).expect("small"),
                        character: u32::try_from(character).expect("small"),
                        request,
                    });
                }
            }
        }
        session("utf-16", &story);
    }
}
