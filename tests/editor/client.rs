//! An editor's side of a session with the built program, over its standard streams.

use std::collections::BTreeMap;
use std::io::{BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use lsp_server::{Message, Notification, Request, Response};
use serde_json::{Value, json};

/// The longest that an answer may take, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// An editor with a running server.
pub struct Client {
    server: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Message>,
    last_id: i32,
    /// The diagnostics last told, by address.
    pub diagnostics: BTreeMap<String, Vec<Value>>,
    /// What was told besides.
    pub told: Vec<Notification>,
    /// What the server has asked for.
    pub asked: Vec<String>,
    /// What the server can do.
    pub capabilities: Value,
}

impl Client {
    /// Starts the server and greets it.
    pub fn start(arguments: &[&str], greeting: &Value) -> Self {
        let mut client = Self::silent(arguments);
        let answer = client.ask("initialize", greeting).expect("a greeting");
        client.capabilities = answer["capabilities"].clone();
        client.tell("initialized", &json!({}));
        client
    }

    /// Starts the server and says nothing yet.
    pub fn silent(arguments: &[&str]) -> Self {
        let mut server = Command::new(env!("CARGO_BIN_EXE_jixiao"))
            .arg("lsp")
            .args(arguments)
            .env("LC_ALL", "C")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut output = BufReader::new(server.stdout.take().expect("output"));
        let (sender, messages) = channel();
        std::thread::spawn(move || {
            while let Ok(Some(message)) = Message::read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            input: server.stdin.take(),
            server,
            messages,
            last_id: 0,
            diagnostics: BTreeMap::new(),
            told: Vec::new(),
            asked: Vec::new(),
            capabilities: Value::Null,
        }
    }

    /// Bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("input");
        input.write_all(bytes).expect("written");
        input.flush().expect("written");
    }

    fn send(&mut self, message: Message) {
        message
            .write(self.input.as_mut().expect("input"))
            .expect("sent");
    }

    pub fn tell(&mut self, method: &str, params: &Value) {
        self.send(Notification::new(method.to_owned(), params).into());
    }

    /// The answer to a request, or the sentence of its refusal with its number.
    pub fn ask(&mut self, method: &str, params: &Value) -> Result<Value, (i32, String)> {
        self.last_id += 1;
        let id = self.last_id;
        self.send(Request::new(id.into(), method.to_owned(), params).into());
        loop {
            match self.messages.recv_timeout(PATIENCE).expect("an answer") {
                Message::Response(Response {
                    id: of,
                    response_result,
                }) => {
                    assert_eq!(of, id.into());
                    return response_result.map_err(|fault| (fault.code, fault.message));
                }
                Message::Notification(told) if told.method == "textDocument/publishDiagnostics" => {
                    let uri = told.params["uri"].as_str().expect("an address").to_owned();
                    let found = told.params["diagnostics"].as_array().expect("a list");
                    self.diagnostics.insert(uri, found.clone());
                }
                Message::Notification(told) => self.told.push(told),
                Message::Request(asked) => self.asked.push(asked.method),
            }
        }
    }

    /// Waits until everything told so far has been taken in.
    pub fn settle(&mut self) {
        let (code, _) = self
            .ask("jixiao/nothing", &json!({}))
            .expect_err("no such request");
        assert_eq!(code, -32601);
    }

    pub fn open(&mut self, path: &Path, text: &str) {
        let document =
            json!({ "uri": uri(path), "languageId": "rhai", "version": 1, "text": text });
        self.tell("textDocument/didOpen", &json!({ "textDocument": document }));
        self.settle();
    }

    pub fn change(&mut self, path: &Path, version: i32, text: &str) {
        let params = json!({
            "textDocument": { "uri": uri(path), "version": version },
            "contentChanges": [{ "text": text }],
        });
        self.tell("textDocument/didChange", &params);
        self.settle();
    }

    /// What is wrong in a file.
    pub fn wrong(&self, path: &Path) -> &[Value] {
        self.diagnostics.get(&uri(path)).map_or(&[], Vec::as_slice)
    }

    /// What cannot stay as it is in a file.
    pub fn errors(&self, path: &Path) -> Vec<Value> {
        let is_error = |wrong: &&Value| wrong["severity"] == 1;
        self.wrong(path).iter().filter(is_error).cloned().collect()
    }

    /// Takes leave as the protocol asks; the exit code, and what was said on standard error.
    pub fn leave(mut self) -> (Option<i32>, String) {
        self.ask("shutdown", &Value::Null).expect("an answer");
        self.tell("exit", &Value::Null);
        self.end()
    }

    /// Closes the server's input and waits for its end.
    pub fn end(mut self) -> (Option<i32>, String) {
        self.input = None;
        let output = self.server.wait_with_output().expect("an end");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        (output.status.code(), said)
    }
}

/// The address of a file, in the way of editors that encode every Chinese character.
pub fn uri(path: &Path) -> String {
    let path = path.to_str().expect("a text");
    let encoded: String = path
        .bytes()
        .map(|byte| match byte {
            b'/' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            _ if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect();
    format!("file://{encoded}")
}

/// The place of `needle` in a text, `within` characters into it, as an editor counts: lines, and UTF-16 in them.
pub fn place(text: &str, needle: &str, within: usize) -> Value {
    let start = text.find(needle).unwrap_or_else(|| panic!("{needle}"));
    let skip: usize = needle.chars().take(within).map(char::len_utf8).sum();
    let before = &text[..start + skip];
    let line = before.rfind('\n').map_or(0, |newline| newline + 1);
    json!({
        "line": before.matches('\n').count(),
        "character": before[line..].encode_utf16().count(),
    })
}

/// The parameters of a request about a place.
pub fn at(path: &Path, place: &Value) -> Value {
    json!({ "textDocument": { "uri": uri(path) }, "position": place })
}

/// What stands at a range of a text.
pub fn slice<'a>(text: &'a str, range: &Value) -> &'a str {
    let offset = |place: &Value| {
        let count =
            |name: &str| usize::try_from(place[name].as_u64().expect("a count")).expect("small");
        let line: usize = text
            .split_inclusive('\n')
            .take(count("line"))
            .map(str::len)
            .sum();
        let mut units = 0;
        let rest = &text[line..];
        let inside = rest
            .char_indices()
            .find(|(_, c)| {
                units += c.len_utf16();
                units > count("character")
            })
            .map_or(rest.len(), |(offset, _)| offset);
        line + inside
    };
    &text[offset(&range["start"])..offset(&range["end"])]
}

/// Carries out the changes of a rename on the files themselves.
pub fn apply(edit: &Value) {
    let changes = edit["documentChanges"].as_array().expect("changes");
    for change in changes {
        let address = change["textDocument"]["uri"].as_str().expect("an address");
        let path = PathBuf::from(decoded(address.strip_prefix("file://").expect("a file")));
        let mut text = std::fs::read_to_string(&path).expect("a text");
        let mut edits = change["edits"].as_array().expect("edits").clone();
        let key = |edit: &Value| {
            let start = &edit["range"]["start"];
            (start["line"].as_u64(), start["character"].as_u64())
        };
        edits.sort_by_key(key);
        for edit in edits.iter().rev() {
            let old = slice(&text, &edit["range"]);
            let start = old.as_ptr() as usize - text.as_ptr() as usize;
            let range = start..start + old.len();
            text.replace_range(range, edit["newText"].as_str().expect("a text"));
        }
        std::fs::write(&path, text).expect("written");
    }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().expect("a digit"), rest.next().expect("a digit")];
            let digits = std::str::from_utf8(&digits).expect("digits").to_owned();
            bytes.push(u8::from_str_radix(&digits, 16).expect("a byte"));
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}
