//! Which files belong to a pack and its cases, and whether one of them was saved with another content.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::check::folder;
use crate::pack::{MANIFEST, REFERENCES, base_folders};
use crate::source::{FileFault, Files};

/// Larger files are refused by every reader.
const LIMIT: u64 = 16 * 1024 * 1024;

/// What is watched.
#[derive(Clone, Debug)]
pub struct Watched {
    /// The folder of the pack, or its manifest.
    pub pack: PathBuf,
    /// Folders with cases below them, or single cases.
    pub cases: Vec<PathBuf>,
}

impl Watched {
    /// The pack, then the cases.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        let all = std::iter::once(&self.pack).chain(&self.cases);
        all.map(PathBuf::as_path)
    }

    /// The folders that hold everything that is watched.
    #[must_use]
    pub fn folders(&self, files: &dyn Files) -> Vec<PathBuf> {
        let own = self.paths().map(|path| folder(path, files).to_path_buf());
        own.chain(self.bases(files)).collect()
    }

    /// The folders of the versions that the pack extends.
    fn bases(&self, files: &dyn Files) -> Vec<PathBuf> {
        if files.is_folder(&self.pack) {
            base_folders(&self.pack.join(MANIFEST), files)
        } else {
            base_folders(&self.pack, files)
        }
    }

    /// What the files of the pack hold now.
    pub(super) fn pack_files(&self, files: &dyn Files) -> Contents {
        let own = folder(&self.pack, files).to_path_buf();
        let roots = std::iter::once(own).chain(self.bases(files));
        let paths = roots.flat_map(|root| {
            let names = files.list_inside(&root).into_iter();
            // Results that are kept beside a pack do not change it.
            let is_ours = |path: &Path| is_watched(path) && !path.starts_with(REFERENCES);
            let watched = names.filter(|name| is_ours(Path::new(name)));
            watched.map(move |name| root.join(name)).collect::<Vec<_>>()
        });
        // A manifest is read whatever its name is.
        let manifest = (!files.is_folder(&self.pack)).then(|| self.pack.clone());
        Contents::of(paths.chain(manifest), files)
    }

    /// What the cases hold now. A file of a pack is no case, wherever the pack stands.
    pub(super) fn case_files(&self, files: &dyn Files) -> Contents {
        let mut paths = Vec::new();
        for root in &self.cases {
            if !files.is_folder(root) {
                paths.push(root.clone());
                continue;
            }
            let listed = files.list_inside(root);
            let manifests = listed.iter().filter_map(|name| name.strip_suffix(MANIFEST));
            let packs: Vec<&str> = manifests
                .filter(|folder| folder.is_empty() || folder.ends_with('/'))
                .collect();
            for name in &listed {
                let path = Path::new(name);
                let is_case = is_watched(path)
                    && path
                        .extension()
                        .is_some_and(|extension| extension == "toml")
                    && !packs.iter().any(|folder| name.starts_with(folder));
                if is_case {
                    paths.push(root.join(path));
                }
            }
        }
        Contents::of(paths.into_iter(), files)
    }
}

/// Whether a file can be part of a pack or a case, by its path from a watched folder: not what editors keep beside the files
/// they write, which is hidden or has another ending.
#[must_use]
pub fn is_watched(path: &Path) -> bool {
    let is_hidden = path.iter().any(|part| {
        part.to_str()
            .is_none_or(|name| name.starts_with('.') && name != "." && name != "..")
    });
    let is_text = path
        .extension()
        .is_some_and(|extension| extension == "toml" || extension == "rhai");
    let is_lock = path
        .file_name()
        .and_then(|name| name.to_str())
        .is_some_and(|name| name.starts_with(['#', '~']));
    is_text && !is_hidden && !is_lock
}

/// What some files held at a moment: a digest of their bytes, or why they could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Contents {
    pub(super) files: BTreeMap<PathBuf, Content>,
}

pub(super) type Content = Result<[u8; 32], FileFault>;

impl Contents {
    fn of(paths: impl Iterator<Item = PathBuf>, files: &dyn Files) -> Self {
        let content = |path: &PathBuf| {
            let bytes = files.read(path, LIMIT)?;
            Ok(Sha256::digest(bytes).into())
        };
        Self {
            files: paths.map(|path| (path.clone(), content(&path))).collect(),
        }
    }

    /// What was saved since `before`.
    pub(super) fn saved_since(&self, before: &Self) -> Vec<Saved> {
        let now = self.files.iter().filter_map(|(path, content)| {
            let kind = match before.files.get(path) {
                None => SavedKind::New,
                Some(old) if old != content => SavedKind::Changed,
                Some(_) => return None,
            };
            Some((path, kind))
        });
        let gone = before
            .files
            .keys()
            .filter(|path| !self.files.contains_key(*path))
            .map(|path| (path, SavedKind::Gone));
        now.chain(gone)
            .map(|(path, kind)| Saved {
                path: path.clone(),
                kind,
            })
            .collect()
    }
}

/// A file that was saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    pub path: PathBuf,
    pub kind: SavedKind,
}

/// What saving did to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedKind {
    Changed,
    New,
    Gone,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_keep_beside_a_file_is_not_watched() {
        for name in [
            "pack.toml",
            "indicators/a.rhai",
            "tests/一.toml",
            "./a.toml",
            "../a.toml",
        ] {
            assert!(is_watched(Path::new(name)), "{name}");
        }
        for name in [
            ".pack.toml.swp",
            "pack.toml~",
            "4913",
            "#pack.toml#",
            ".#pack.toml",
            "~pack.toml",
            ".git/a.toml",
            "pack.toml.bak",
            "a.json",
            "toml",
        ] {
            assert!(!is_watched(Path::new(name)), "{name}");
        }
    }
}
