//! A pack's folder to a [`Pack`]: reads the manifest and its scripts, and takes their digest.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::Pack;
use super::from_manifest::from_manifest;
use super::manifest::{Manifest, ScriptPlace, read_manifest};
use crate::diagnose::{Checked, Code, Finding, Findings};
use crate::read::{file_finding, keep_text, parse_toml, read_text};
use crate::source::{FileId, Files, Span, Spanned, Texts};

/// The name of a pack's manifest in its folder.
pub const MANIFEST: &str = "pack.toml";

const MANIFEST_LIMIT: u64 = 8 * 1024 * 1024;
const SCRIPT_LIMIT: u64 = 256 * 1024;

/// Loads the pack whose folder, or whose manifest, is `path`.
pub fn load_pack(path: &Path, files: &dyn Files, texts: &mut Texts) -> Checked<Pack> {
    let mut findings = Findings::default();
    let manifest_path = if files.is_folder(path) {
        path.join(MANIFEST)
    } else {
        path.to_path_buf()
    };
    let pack =
        read_text(&manifest_path, MANIFEST_LIMIT, files, texts, &mut findings).and_then(|file| {
            let root = parse_toml(file, texts, &mut findings);
            let start = Span::new(file, 0, 0);
            let manifest = read_manifest(&root, start, texts, &mut findings);
            let folder = manifest_path.parent().unwrap_or(Path::new(""));
            let scripts = Scripts::read(&manifest, folder, files, texts, &mut findings);
            let digest = scripts.digest(file, texts);
            let script =
                |path: &Spanned<String>, _: &mut Findings| scripts.text(&path.value, texts);
            from_manifest(manifest, start, digest, script, &mut findings)
        });
    Checked::new(pack, findings)
}

/// The script files of a pack by the path that the manifest writes.
struct Scripts {
    files: BTreeMap<String, FileId>,
}

impl Scripts {
    fn read(
        manifest: &Manifest,
        folder: &Path,
        files: &dyn Files,
        texts: &mut Texts,
        findings: &mut Findings,
    ) -> Self {
        let mut read = BTreeMap::new();
        for indicator in &manifest.indicators {
            let ScriptPlace::File(path) = &indicator.script else {
                continue;
            };
            if read.contains_key(&path.value) {
                continue;
            }
            let name = folder.join(&path.value).display().to_string();
            match files.read_inside(folder, &path.value, SCRIPT_LIMIT) {
                Ok(bytes) => {
                    if let Some(file) = keep_text(&name, bytes, texts, findings) {
                        read.insert(path.value.clone(), file);
                    }
                }
                Err(fault) => {
                    let mut finding = file_finding(&fault, &path.value);
                    finding.place = Finding::at(Code::FileNotFound, path.span).place;
                    findings.push(finding);
                }
            }
        }
        Self { files: read }
    }

    fn text(&self, path: &str, texts: &Texts) -> Option<Spanned<String>> {
        let file = *self.files.get(path)?;
        let content = texts.get(file)?.content.clone();
        let span = Span::new(file, 0, content.len());
        Some(Spanned::new(content, span))
    }

    /// SHA-256 over the manifest and every script in the order of their paths, each preceded by its path and length, so that
    /// no two different packs run together to the same bytes.
    fn digest(&self, manifest: FileId, texts: &Texts) -> String {
        let mut hash = Sha256::new();
        let parts = std::iter::once((MANIFEST, manifest))
            .chain(self.files.iter().map(|(path, file)| (path.as_str(), *file)));
        for (path, file) in parts {
            let content = texts.get(file).map_or("", |text| text.content.as_str());
            hash.update(format!("{path}\0{}\0", content.len()));
            hash.update(content);
        }
        let mut digits = String::new();
        for byte in hash.finalize() {
            // Writing to a text cannot fail.
            let _ = write!(digits, "{byte:02x}");
        }
        digits
    }
}
