//! A manifest with those that it extends: `extends = "wanzhou-overall@2020"` names the version whose entries hold where
//! this one states nothing.

pub(super) mod entries;
mod merge;
mod moves;
mod renames;
mod retired;

use std::path::{Path, PathBuf};

pub use self::renames::{Renames, unused};

use self::entries::text;
use self::merge::merged;
use self::moves::Moves;
use super::load::MANIFEST;
use super::{is_kebab, is_version};
use crate::diagnose::{Code, Finding, Findings};
use crate::read::{RawKind, RawTable, as_text, is_whole, parse_toml, read_text};
use crate::source::{FileId, Files, Span, Spanned, Texts};

const MANIFEST_LIMIT: u64 = 8 * 1024 * 1024;

/// How many versions may stand on each other.
const MOST: usize = 64;

/// A version that a pack is made of.
#[derive(Clone, Debug)]
pub struct Origin {
    /// `id@version`.
    pub reference: String,
    /// Its manifest.
    pub file: FileId,
    /// Where its scripts are.
    pub folder: PathBuf,
    /// What later versions call the facts and parameters that its scripts name.
    pub(super) renames: Renames,
}

/// A manifest with what it extends, entry by entry.
pub struct Chain {
    pub root: RawTable,
    /// Where the latest manifest begins.
    pub start: Span,
    /// The earliest first, the manifest itself last.
    pub origins: Vec<Origin>,
    /// What later versions have dropped.
    pub dropped: Vec<Dropped>,
}

/// An entry that a version has dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dropped {
    /// `fact`, `param`, `group`, `indicator` or `reconcile`.
    pub part: &'static str,
    pub name: String,
    /// The version that drops it, as `id@version`.
    pub reference: String,
}

impl Chain {
    /// The version in whose manifest a place is.
    #[must_use]
    pub fn origin(&self, place: Span) -> Option<&Origin> {
        self.origins.iter().find(|origin| origin.file == place.file)
    }
}

/// Reads the manifest at `path` and those it extends.
pub fn load_chain(
    path: &Path,
    files: &dyn Files,
    texts: &mut Texts,
    findings: &mut Findings,
) -> Option<Chain> {
    let mut reading = Reading {
        files,
        texts,
        findings,
        manifests: Vec::new(),
    };
    reading.follow(path)?;
    reading.chain()
}

/// The folders of the versions that the manifest at `path` stands on, as far as they can be read.
#[must_use]
pub fn base_folders(path: &Path, files: &dyn Files) -> Vec<PathBuf> {
    let (mut texts, mut findings) = (Texts::default(), Findings::default());
    let mut reading = Reading {
        files,
        texts: &mut texts,
        findings: &mut findings,
        manifests: Vec::new(),
    };
    let _ = reading.follow(path);
    let bases = reading.manifests.into_iter().skip(1);
    bases.map(|base| base.folder).collect()
}

/// One manifest of a chain as it is written.
struct Written {
    root: RawTable,
    file: FileId,
    folder: PathBuf,
    renames: Renames,
}

struct Reading<'a> {
    files: &'a dyn Files,
    texts: &'a mut Texts,
    findings: &'a mut Findings,
    /// The latest first.
    manifests: Vec<Written>,
}

impl Reading<'_> {
    /// Reads the manifest and, one after the other, those that it stands on.
    fn follow(&mut self, path: &Path) -> Option<()> {
        let mut path = path.to_path_buf();
        let file = read_text(&path, MANIFEST_LIMIT, self.files, self.texts, self.findings)?;
        self.keep(file, &path);
        while let Some(base) = self.base() {
            let folder = path.parent().unwrap_or(Path::new(""));
            path = self.place(&base, folder)?.join(MANIFEST);
            if self.is_known(&path) || self.manifests.len() >= MOST {
                self.complain(Code::ExtendsItself, &base);
                return None;
            }
            let mut found = Findings::default();
            let Some(file) = read_text(&path, MANIFEST_LIMIT, self.files, self.texts, &mut found)
            else {
                self.findings.push(
                    Finding::at(Code::BaseNotFound, base.span)
                        .with("base", base.value.as_str())
                        .with("file", path.display().to_string())
                        .help("help"),
                );
                return None;
            };
            self.keep(file, &path);
        }
        Some(())
    }

    fn keep(&mut self, file: FileId, path: &Path) {
        let root = parse_toml(file, self.texts, self.findings);
        let later = self.manifests.last();
        let renames = later.map(|later| later.renames.before(&later.root));
        let mut written = Written {
            root,
            file,
            folder: path.parent().unwrap_or(Path::new("")).to_path_buf(),
            renames: renames.unwrap_or_default(),
        };
        self.rename(&mut written);
        self.manifests.push(written);
    }

    /// Puts the rules that stand in a manifest under the names of now.
    fn rename(&mut self, written: &mut Written) {
        let Some(text) = self.texts.get(written.file) else {
            return;
        };
        let now = written.renames.manifest(&text.content, &written.root);
        if now != text.content {
            let name = text.name.clone();
            written.file = self.texts.add(name, now);
            // What is wrong with the text has been told.
            written.root = parse_toml(written.file, self.texts, &mut Findings::default());
        }
    }

    fn is_known(&self, path: &Path) -> bool {
        let folder = path.parent().unwrap_or(Path::new(""));
        self.manifests.iter().any(|known| known.folder == folder)
    }

    /// What the manifest read last extends.
    fn base(&mut self) -> Option<Spanned<String>> {
        let last = self.manifests.last()?;
        let RawKind::Table(pack) = &last.root.get("pack")?.kind else {
            return None;
        };
        let base = as_text(pack.get("extends")?, self.findings)?;
        if pack.get("version").is_none() && is_whole(self.findings) {
            let place = last.root.get("pack").map_or(base.span, |raw| raw.span);
            self.findings.push(
                Finding::at(Code::MissingKey, place)
                    .with("key", "version")
                    .help("help"),
            );
        }
        Some(base)
    }

    /// The folder of a version: beside that of another version of the same pack, or beside the folder of the pack.
    fn place(&mut self, base: &Spanned<String>, folder: &Path) -> Option<PathBuf> {
        let named = base.value.split_once('@');
        let Some((id, version)) = named.filter(|(id, version)| is_kebab(id) && is_version(version))
        else {
            self.complain(Code::BadReference, base);
            return None;
        };
        let own = above(folder);
        let of_pack = self
            .manifests
            .last()
            .and_then(|last| header(&last.root, "id"));
        let is_own = of_pack.is_none_or(|own| own == id);
        Some(if is_own {
            own.join(version)
        } else {
            above(&own).join(id).join(version)
        })
    }

    fn complain(&mut self, code: Code, base: &Spanned<String>) {
        let finding = Finding::at(code, base.span).with("base", base.value.as_str());
        self.findings.push(finding.help("help"));
    }

    /// The manifests one over the other.
    fn chain(mut self) -> Option<Chain> {
        let start = Span::new(self.manifests.first()?.file, 0, 0);
        let earliest = self.manifests.pop()?;
        let mut root = earliest.root.clone();
        let mut origins = vec![origin(&root, &earliest)];
        let mut dropped = Vec::new();
        while let Some(written) = self.manifests.pop() {
            let moves = Moves::of(&root, &written.root, self.findings);
            root = merged(&root, &written.root, &moves, self.findings);
            let origin = origin(&root, &written);
            dropped.extend(moves.dropped().map(|(part, name)| Dropped {
                part,
                name: name.to_owned(),
                reference: origin.reference.clone(),
            }));
            origins.push(origin);
        }
        Some(Chain {
            root,
            start,
            origins,
            dropped,
        })
    }
}

/// A text of the `[pack]` table, where it states one.
fn header<'a>(root: &'a RawTable, key: &str) -> Option<&'a str> {
    match &root.get("pack")?.kind {
        RawKind::Table(pack) => text(pack.get(key)),
        _ => None,
    }
}

fn origin(root: &RawTable, written: &Written) -> Origin {
    let word = |key: &str| header(root, key).unwrap_or("?");
    Origin {
        reference: format!("{}@{}", word("id"), word("version")),
        file: written.file,
        folder: written.folder.clone(),
        renames: written.renames.clone(),
    }
}

/// The folder that a folder is in.
fn above(folder: &Path) -> PathBuf {
    match (folder.file_name(), folder.parent()) {
        (Some(_), Some(parent)) => parent.to_path_buf(),
        _ => folder.join(".."),
    }
}
