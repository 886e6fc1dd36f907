//! A page open in the browser: at which size, in which light, and what it says.

use std::path::Path;

use serde_json::{Value, json};

use super::chromium::Chromium;

/// How a page is looked at.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// In pixels.
    pub width: u32,
    pub height: u32,
    pub is_dark: bool,
    pub is_print: bool,
}

pub const PHONE: Look = Look {
    width: 390,
    height: 844,
    is_dark: false,
    is_print: false,
};
pub const TABLET: Look = Look {
    width: 768,
    height: 1024,
    ..PHONE
};
pub const DESK: Look = Look {
    width: 1280,
    height: 800,
    ..PHONE
};

impl Look {
    pub const fn dark(self) -> Self {
        Self {
            is_dark: true,
            ..self
        }
    }

    /// On paper whose text is so wide.
    pub const fn print(width: u32) -> Self {
        Self {
            width,
            is_print: true,
            ..PHONE
        }
    }
}

pub struct Tab<'b> {
    chromium: &'b mut Chromium,
    target: String,
    session: String,
}

impl<'b> Tab<'b> {
    /// An empty one.
    pub fn open(chromium: &'b mut Chromium) -> Self {
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let blank = json!({"url": "about:blank"});
        let made = chromium.pipe.call("", "Target.createTarget", blank);
        let target = text(&made.expect("a target")["targetId"]);
        let to = json!({"targetId": target, "flatten": true});
        let attached = chromium.pipe.call("", "Target.attachToTarget", to);
        let session = text(&attached.expect("a session")["sessionId"]);
        let mut tab = Self {
            chromium,
            target,
            session,
        };
        for domain in ["Page", "Runtime", "Log", "Network", "Audits"] {
            tab.call(&format!("{domain}.enable"), json!({}));
        }
        tab
    }

    /// Shows a file, and waits until it is there.
    pub fn show(&mut self, path: &Path) {
        self.events();
        let error = self.go(&address(path));
        assert_eq!(error, Value::Null, "{}", path.display());
        let loaded = self
            .chromium
            .pipe
            .wait(&self.session, "Page.loadEventFired");
        loaded.expect("a page");
    }

    pub fn call(&mut self, method: &str, with: Value) -> Value {
        let answer = self.chromium.pipe.call(&self.session, method, with);
        answer.unwrap_or_else(|error| panic!("{error}"))
    }

    /// Goes to an address; why it cannot be reached, if it cannot.
    pub fn go(&mut self, address: &str) -> Value {
        self.call("Page.navigate", json!({"url": address}))["errorText"].take()
    }

    /// What has happened since this was last asked, after what is to be drawn is drawn.
    pub fn events(&mut self) -> Vec<Value> {
        self.ask("new Promise(done => requestAnimationFrame(() => setTimeout(done)))");
        self.chromium.pipe.events(&self.session)
    }

    /// What an expression comes to in the page.
    pub fn ask(&mut self, expression: &str) -> Value {
        let with = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let mut answer = self.call("Runtime.evaluate", with);
        assert!(answer.get("exceptionDetails").is_none(), "{answer}");
        answer["result"]["value"].take()
    }

    /// The faults that a function finds in the page as it is looked at.
    pub fn faults(&mut self, look: Look, function: &str) -> Vec<String> {
        self.look(look);
        let found = self.ask(&format!("({function})()"));
        let found = found.as_array().expect("faults").iter();
        let media = if look.is_print { "print" } else { "screen" };
        let light = if look.is_dark { " dark" } else { "" };
        let told = |fault: &Value| format!("{media}{light} {}: {fault}", look.width);
        found.map(told).collect()
    }

    pub fn look(&mut self, look: Look) {
        let size = json!({
            "width": look.width, "height": look.height, "deviceScaleFactor": 1,
            "mobile": look.width < 600 && !look.is_print,
        });
        self.call("Emulation.setDeviceMetricsOverride", size);
        let scheme = if look.is_dark { "dark" } else { "light" };
        let media = json!({
            "media": if look.is_print { "print" } else { "" },
            "features": [{"name": "prefers-color-scheme", "value": scheme}],
        });
        self.call("Emulation.setEmulatedMedia", media);
    }

    pub fn close(self) {
        let target = json!({"targetId": self.target});
        let closed = self.chromium.pipe.call("", "Target.closeTarget", target);
        closed.expect("an answer");
    }
}

/// The address of a file whose path needs no escapes.
pub fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}
