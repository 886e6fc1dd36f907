//! From the addresses that an editor gives files (`file:///规则/pack.toml`, percent-encoded) to paths, and back.

use std::path::{Component, Path, PathBuf};
use std::str::FromStr;

use lsp_types::Uri;
use serde_json::Value;

/// The path of a file's address; none for what is no file, such as a buffer that has never been saved.
#[must_use]
pub fn path_of(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let start = rest.find('/')?;
    let host = rest.get(..start)?;
    let path = decoded(rest.get(start..)?)?;
    let is_here = host.is_empty() || host == "localhost";
    (is_here && !path.contains('\0')).then(|| PathBuf::from(path))
}

/// The address of a file; none if the path is no text.
#[must_use]
pub fn address_of(path: &Path) -> Option<Uri> {
    let mut text = String::from("file://");
    for part in path.components() {
        match part {
            Component::Normal(name) => {
                text.push('/');
                text.push_str(&encoded(name.to_str()?));
            }
            Component::RootDir | Component::CurDir => {}
            Component::ParentDir => text.push_str("/.."),
            Component::Prefix(_) => return None,
        }
    }
    Uri::from_str(&text).ok()
}

/// Encodes the addresses of a message in which an editor left Chinese characters or blanks as they are.
pub fn mend(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                match value {
                    Value::String(text) if key == "uri" || key == "rootUri" => {
                        *text = text
                            .chars()
                            .map(|c| {
                                let plain = c.is_ascii_graphic() && !"\"<>\\^`{|}[]".contains(c);
                                if plain {
                                    c.to_string()
                                } else {
                                    encoded(&c.to_string())
                                }
                            })
                            .collect();
                    }
                    value => mend(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mend),
        _ => {}
    }
}

fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// A text of bytes written as `%E7`; none if they are no UTF-8.
fn decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: Option<u8>| char::from(byte?).to_digit(16);
            let value = digit(rest.next())? * 16 + digit(rest.next())?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_path_and_back() {
        for path in [
            "/规则/万州 2020/pack.toml",
            "/a%b/c#d?e",
            "/x/y.rhai",
            "/𠀀",
        ] {
            let uri = address_of(Path::new(path)).expect("an address");
            assert!(uri.as_str().is_ascii());
            assert_eq!(path_of(&uri).as_deref(), Some(Path::new(path)));
        }
    }

    #[test]
    fn what_is_no_file_has_no_path() {
        for text in [
            "untitled:Untitled-1",
            "file://server/share/a",
            "file:///a%FF",
            "file:///a%00",
            "file:///a%4",
        ] {
            let path = Uri::from_str(text).ok().and_then(|uri| path_of(&uri));
            assert_eq!(path, None, "{text}");
        }
    }

    #[test]
    fn an_address_left_in_chinese_is_mended() {
        let mut value = serde_json::json!({ "textDocument": { "uri": "file:///规则/a b%20c" } });
        mend(&mut value);
        let text = value["textDocument"]["uri"].as_str().expect("a text");
        let uri = Uri::from_str(text).expect("an address");
        assert_eq!(path_of(&uri), Some(PathBuf::from("/规则/a b c")));
    }
}
