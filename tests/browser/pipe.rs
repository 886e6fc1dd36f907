//! What a browser and a test say to each other: messages of the DevTools protocol over a pipe, each closed by a zero byte.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// How long a browser may think about one thing.
const PATIENCE: Duration = Duration::from_secs(60);

pub struct Pipe {
    to: ChildStdin,
    said: Receiver<Value>,
    /// The number of the last call.
    last: u64,
    /// What happened since somebody asked.
    events: Vec<Value>,
}

impl Pipe {
    /// To a process that speaks the protocol on its standard input and output.
    pub fn of(child: &mut Child) -> Self {
        let to = child.stdin.take().expect("a pipe");
        let from = BufReader::new(child.stdout.take().expect("a pipe"));
        let (sender, said) = channel();
        std::thread::spawn(move || {
            for message in from.split(0).map_while(Result::ok) {
                let message = serde_json::from_slice(&message).expect("a message");
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            to,
            said,
            last: 0,
            events: Vec::new(),
        }
    }

    /// What the browser answers, or why it does not.
    pub fn call(&mut self, session: &str, method: &str, with: Value) -> Result<Value, String> {
        let call = self.send(session, method, with)?;
        loop {
            let mut message = self.next()?;
            if message["id"] == call {
                return match message.get("error") {
                    Some(error) => Err(format!("{method}: {error}")),
                    None => Ok(message["result"].take()),
                };
            }
        }
    }

    /// Waits until something has happened.
    pub fn wait(&mut self, session: &str, event: &str) -> Result<(), String> {
        let is_it = |said: &Value| said["method"] == event && said["sessionId"] == session;
        while !self.events.iter().any(is_it) {
            self.next()?;
        }
        Ok(())
    }

    /// What has happened in a session since this was last asked.
    pub fn events(&mut self, session: &str) -> Vec<Value> {
        let of_session = |event: &Value| event["sessionId"] == session;
        std::mem::take(&mut self.events)
            .into_iter()
            .filter(of_session)
            .collect()
    }

    fn send(&mut self, session: &str, method: &str, with: Value) -> Result<u64, String> {
        self.last += 1;
        let mut message = json!({"id": self.last, "method": method, "params": with});
        if !session.is_empty() {
            message["sessionId"] = session.into();
        }
        let bytes = format!("{message}\0");
        let sent = self.to.write_all(bytes.as_bytes());
        sent.map_err(|error| format!("{method}: {error}"))?;
        Ok(self.last)
    }

    fn next(&mut self) -> Result<Value, String> {
        let message = self.said.recv_timeout(PATIENCE);
        let message = message.map_err(|error| format!("the browser says nothing: {error}"))?;
        if message.get("method").is_some() {
            // A page stands still until its dialog is gone.
            if message["method"] == "Page.javascriptDialogOpening" {
                let session = message["sessionId"].as_str().unwrap_or_default().to_owned();
                self.send(
                    &session,
                    "Page.handleJavaScriptDialog",
                    json!({"accept": true}),
                )?;
            }
            self.events.push(message.clone());
        }
        Ok(message)
    }
}
