//! A pack's folder to a [`Pack`]: reads the manifest and its scripts, and takes their digest.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use sha2::{Digest, Sha256};

use super::Pack;
use super::extends::{Chain, Renames, load_chain, unused};
use super::from_manifest::from_manifest;
use super::manifest::{Manifest, ScriptPlace, WrittenIndicator, read_manifest};
use super::resolved::Resolved;
use crate::diagnose::{Checked, Code, Finding, Findings};
use crate::read::{file_finding, keep_text};
use crate::source::{FileId, Files, Span, Spanned, Texts};

/// The name of a pack's manifest in its folder.
pub const MANIFEST: &str = "pack.toml";

/// The folder of a pack that holds the reviewed results of cases. They are results, so the pack's digest does not cover them.
pub const REFERENCES: &str = "expected";

const SCRIPT_LIMIT: u64 = 256 * 1024;

/// Loads the pack whose folder, or whose manifest, is `path`.
pub fn load_pack(path: &Path, files: &dyn Files, texts: &mut Texts) -> Checked<Pack> {
    let Checked { value, findings } = resolve_pack(path, files, texts);
    Checked {
        value: value.map(|resolved| resolved.pack),
        findings,
    }
}

/// As [`load_pack`], with what each version that the pack is made of states.
pub fn resolve_pack(path: &Path, files: &dyn Files, texts: &mut Texts) -> Checked<Resolved> {
    let mut findings = Findings::default();
    let manifest_path = if files.is_folder(path) {
        path.join(MANIFEST)
    } else {
        path.to_path_buf()
    };
    let chain = load_chain(&manifest_path, files, texts, &mut findings);
    let resolved = chain.and_then(|chain| {
        let manifest = read_manifest(&chain.root, chain.start, texts, &mut findings);
        let scripts = Scripts::read(&manifest, &chain, files, texts, &mut findings);
        let digest = scripts.digest(texts);
        let script = |indicator: &WrittenIndicator, findings: &mut Findings| {
            scripts.text(indicator, texts, findings)
        };
        let pack = from_manifest(manifest, chain.start, digest, script, &mut findings)?;
        let pack = Pack {
            origins: chain.origins,
            ..pack
        };
        Some(Resolved::new(pack, chain.root, chain.dropped))
    });
    Checked::new(resolved, findings)
}

/// A script as an indicator reads it.
pub struct LoadedScript {
    pub text: Spanned<String>,
    /// Where it stands as it is written.
    pub written: Span,
}

/// The script files of a pack, of every version that it is made of.
struct Scripts<'a> {
    chain: &'a Chain,
    /// By the manifest and the path that it writes.
    files: BTreeMap<(FileId, String), FileId>,
}

impl<'a> Scripts<'a> {
    fn read(
        manifest: &Manifest,
        chain: &'a Chain,
        files: &dyn Files,
        texts: &mut Texts,
        findings: &mut Findings,
    ) -> Self {
        let mut scripts = Self {
            chain,
            files: BTreeMap::new(),
        };
        for indicator in &manifest.indicators {
            let ScriptPlace::File(path) = &indicator.script else {
                continue;
            };
            let key = key(path);
            if scripts.files.contains_key(&key) {
                continue;
            }
            let Some(origin) = chain.origin(path.span) else {
                continue;
            };
            let folder = &origin.folder;
            let name = folder.join(&path.value).display().to_string();
            match files.read_inside(folder, &path.value, SCRIPT_LIMIT) {
                Ok(bytes) => {
                    if let Some(file) = keep_text(&name, bytes, texts, findings) {
                        let file = renamed(file, &origin.renames, texts);
                        scripts.files.insert(key, file);
                    }
                }
                Err(fault) => {
                    let mut finding = file_finding(&fault, &path.value);
                    finding.place = Finding::at(Code::FileNotFound, path.span).place;
                    findings.push(finding);
                }
            }
        }
        scripts
    }

    /// The script of an indicator, its names being what the indicator says they mean.
    fn text(
        &self,
        indicator: &WrittenIndicator,
        texts: &mut Texts,
        findings: &mut Findings,
    ) -> Option<LoadedScript> {
        let script = match &indicator.script {
            ScriptPlace::File(path) => {
                let file = *self.files.get(&key(path))?;
                let content = texts.get(file)?.content.clone();
                let span = Span::new(file, 0, content.len());
                Spanned::new(content, span)
            }
            ScriptPlace::Inline(text) => text.clone(),
        };
        if indicator.with.is_empty() {
            let written = script.span;
            return Some(LoadedScript {
                text: script,
                written,
            });
        }
        let renames = Renames::of(&indicator.with);
        for name in unused(&indicator.with, &script.value) {
            findings.push(
                Finding::at(Code::NameNotInScript, name.span)
                    .with("name", name.value.as_str())
                    .help("help"),
            );
        }
        let now = renames.script(&script.value);
        let line = texts.line_column(script.span.file, script.span.start).line;
        let name = texts.get(script.span.file)?.name.clone();
        let file = texts.add_part(name, now.clone(), line);
        let span = Span::new(file, 0, now.len());
        Some(LoadedScript {
            text: Spanned::new(now, span),
            written: script.span,
        })
    }

    /// SHA-256 over each manifest and its scripts in the order of their paths, each preceded by its path and length, so that
    /// no two different packs run together to the same bytes.
    fn digest(&self, texts: &Texts) -> String {
        let mut hash = Sha256::new();
        for origin in &self.chain.origins {
            let scripts = self.files.iter().filter(|((of, _), _)| *of == origin.file);
            let scripts = scripts.map(|((_, path), file)| (path.as_str(), *file));
            for (path, file) in std::iter::once((MANIFEST, origin.file)).chain(scripts) {
                let content = texts.get(file).map_or("", |text| text.content.as_str());
                hash.update(format!("{path}\0{}\0", content.len()));
                hash.update(content);
            }
        }
        let mut digits = String::new();
        for byte in hash.finalize() {
            // Writing to a text cannot fail.
            let _ = write!(digits, "{byte:02x}");
        }
        digits
    }
}

/// A script's text under the names of now.
fn renamed(file: FileId, renames: &Renames, texts: &mut Texts) -> FileId {
    let Some(text) = texts.get(file).filter(|_| !renames.is_empty()) else {
        return file;
    };
    let now = renames.script(&text.content);
    if now == text.content {
        return file;
    }
    let name = text.name.clone();
    texts.add(name, now)
}

/// A script by the manifest that names it: its path is one in that version's folder.
fn key(path: &Spanned<String>) -> (FileId, String) {
    (path.span.file, path.value.clone())
}
