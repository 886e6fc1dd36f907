//! Bytes of a file to a text: of bounded size, in UTF-8, not empty.

use std::path::Path;

use crate::diagnose::{Code, Finding, Findings};
use crate::source::{FileFault, FileId, Files, Span, Texts};

/// Reads the file at `path` as text and keeps it in `texts`. `None` if there is none to use; `findings` then says why.
/// A byte-order mark, which some editors write, is dropped.
pub fn read_text(
    path: &Path,
    limit: u64,
    files: &dyn Files,
    texts: &mut Texts,
    findings: &mut Findings,
) -> Option<FileId> {
    let name = path.display().to_string();
    match files.read(path, limit) {
        Ok(bytes) => keep_text(&name, bytes, texts, findings),
        Err(fault) => {
            findings.push(file_finding(&fault, &name));
            None
        }
    }
}

/// Keeps `bytes` as the text of the file `name`, if they are one.
pub fn keep_text(
    name: &str,
    bytes: Vec<u8>,
    texts: &mut Texts,
    findings: &mut Findings,
) -> Option<FileId> {
    match String::from_utf8(bytes) {
        Ok(content) => {
            let content = content.strip_prefix('\u{feff}').unwrap_or(&content);
            let file = texts.add(name, content);
            if content.trim().is_empty() {
                findings.push(
                    Finding::new(Code::FileEmpty)
                        .with("file", name)
                        .help("help"),
                );
                return None;
            }
            Some(file)
        }
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            // Shown with a replacement sign for each unreadable byte; the first such sign is three bytes long.
            let file = texts.add(name, String::from_utf8_lossy(error.as_bytes()));
            let place = Span::new(file, valid, valid + 3);
            findings.push(
                Finding::at(Code::FileNotUtf8, place)
                    .with("file", name)
                    .help("help"),
            );
            None
        }
    }
}

/// The complaint about a file that could not be read.
#[must_use]
pub fn file_finding(fault: &FileFault, name: &str) -> Finding {
    match fault {
        FileFault::NotFound => Finding::new(Code::FileNotFound).help("help"),
        FileFault::IsFolder => Finding::new(Code::FileIsFolder).help("help"),
        FileFault::TooLarge { limit } => {
            let mebibytes = usize::try_from(limit / (1024 * 1024)).unwrap_or(usize::MAX);
            Finding::new(Code::FileTooLarge)
                .with("limit", mebibytes.max(1))
                .help("help")
        }
        FileFault::Outside => Finding::new(Code::PathOutsidePack).help("help"),
        FileFault::Refused(reason) => {
            Finding::new(Code::FileRefused).with("reason", reason.as_str())
        }
    }
    .with("file", name)
}
