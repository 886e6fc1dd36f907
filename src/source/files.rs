//! The one way to files. The rest of the core reads through [`Files`] and never opens anything itself.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// There is none of that name.
    NotFound,
    /// It is a folder.
    IsFolder,
    /// It is larger than the limit, in bytes.
    TooLarge { limit: u64 },
    /// The path leaves the folder it must stay in.
    Outside,
    /// The system refused, in its own words.
    Refused(String),
}

/// Read access to files, so that a pack can come from a disk, from memory or from history.
pub trait Files {
    /// The bytes of the file at `path`, at most `limit` of them.
    ///
    /// # Errors
    /// A [`FileFault`] for a missing, oversized or refused file.
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault>;

    /// The bytes of `relative` under `root`; never of anything outside `root`, whether by `..`, an absolute path or a link.
    ///
    /// # Errors
    /// [`FileFault::Outside`] for a path that leaves `root`, else as [`read`](Self::read).
    fn read_inside(&self, root: &Path, relative: &str, limit: u64) -> Result<Vec<u8>, FileFault>;

    /// Whether `path` is a folder.
    fn is_folder(&self, path: &Path) -> bool;

    /// The files below the folder `root`, by their paths from there with `/` between folders, sorted. Links are not followed
    /// and hidden folders not entered. Of a folder beyond all measure only a part is told: what is listed is there, what is
    /// not listed may be.
    fn list_inside(&self, root: &Path) -> Vec<String>;
}

/// How many folders below each other, and how many entries in all, a listing looks at.
const LISTED_DEPTH: usize = 8;
const LISTED_ENTRIES: usize = 10_000;

/// The real file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct DiskFiles;

impl Files for DiskFiles {
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
        let file = File::open(path).map_err(|error| fault(&error))?;
        let about = file.metadata().map_err(|error| fault(&error))?;
        if about.is_dir() {
            return Err(FileFault::IsFolder);
        }
        let mut bytes = Vec::new();
        // A pipe or a device has no length to ask for, so the limit holds for what is read, not for what is promised.
        file.take(limit.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|error| fault(&error))?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length <= limit) {
            Ok(bytes)
        } else {
            Err(FileFault::TooLarge { limit })
        }
    }

    fn read_inside(&self, root: &Path, relative: &str, limit: u64) -> Result<Vec<u8>, FileFault> {
        let path = root.join(inside(relative)?);
        let real_root = root.canonicalize().map_err(|error| fault(&error))?;
        let real_path = path.canonicalize().map_err(|error| fault(&error))?;
        if !real_path.starts_with(real_root) {
            return Err(FileFault::Outside);
        }
        self.read(&real_path, limit)
    }

    fn is_folder(&self, path: &Path) -> bool {
        path.is_dir()
    }

    fn list_inside(&self, root: &Path) -> Vec<String> {
        let mut found = Vec::new();
        let mut looked_at = 0;
        let mut folders = vec![(root.to_path_buf(), String::new(), 0)];
        while let Some((folder, prefix, depth)) = folders.pop() {
            // The folder of a path without one is the current folder.
            let folder = if folder.as_os_str().is_empty() {
                PathBuf::from(".")
            } else {
                folder
            };
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                looked_at += 1;
                if looked_at > LISTED_ENTRIES {
                    break;
                }
                let (Ok(kind), Ok(name)) = (entry.file_type(), entry.file_name().into_string())
                else {
                    continue;
                };
                let path = format!("{prefix}{name}");
                if kind.is_file() {
                    found.push(path);
                } else if kind.is_dir() && depth < LISTED_DEPTH && !name.starts_with('.') {
                    folders.push((entry.path(), format!("{path}/"), depth + 1));
                }
            }
        }
        found.sort();
        found
    }
}

/// Files held in memory, by path: for tests, editors and browsers.
#[derive(Clone, Debug, Default)]
pub struct MemoryFiles {
    files: BTreeMap<PathBuf, Vec<u8>>,
}

impl MemoryFiles {
    /// Puts a file there, replacing one of the same path.
    pub fn insert(&mut self, path: impl Into<PathBuf>, content: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), content.into());
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
        let bytes = self.files.get(path).ok_or(FileFault::NotFound)?;
        if u64::try_from(bytes.len()).is_ok_and(|length| length <= limit) {
            Ok(bytes.clone())
        } else {
            Err(FileFault::TooLarge { limit })
        }
    }

    fn read_inside(&self, root: &Path, relative: &str, limit: u64) -> Result<Vec<u8>, FileFault> {
        self.read(&root.join(inside(relative)?), limit)
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.files
            .keys()
            .any(|file| file != path && file.starts_with(path))
    }

    fn list_inside(&self, root: &Path) -> Vec<String> {
        let inside = self.files.keys().filter_map(|file| below(root, file));
        let mut found: Vec<String> = inside.take(LISTED_ENTRIES).collect();
        found.sort();
        found
    }
}

/// The path of a file from the folder `root`, with `/` between folders; none for one that is not in it.
#[must_use]
pub fn below(root: &Path, file: &Path) -> Option<String> {
    let parts = file.strip_prefix(root).ok()?.components();
    let parts: Option<Vec<&str>> = parts.map(|part| part.as_os_str().to_str()).collect();
    Some(parts?.join("/")).filter(|path| !path.is_empty())
}

/// The path, if it can only lead further in. A backslash separates folders on one system and is a letter on another, so it is refused.
fn inside(relative: &str) -> Result<PathBuf, FileFault> {
    let path = Path::new(relative);
    let stays = !relative.is_empty()
        && !relative.contains(['\\', '\0', ':'])
        && path
            .components()
            .all(|part| matches!(part, Component::Normal(_)));
    if stays {
        Ok(path.to_path_buf())
    } else {
        Err(FileFault::Outside)
    }
}

fn fault(error: &std::io::Error) -> FileFault {
    match error.kind() {
        std::io::ErrorKind::NotFound => FileFault::NotFound,
        std::io::ErrorKind::IsADirectory => FileFault::IsFolder,
        _ => FileFault::Refused(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_path_never_leaves_its_pack() {
        for path in [
            "../x",
            "a/../../x",
            "/etc/passwd",
            "..\\x",
            "C:x",
            "",
            "./x",
            "a\0b",
        ] {
            assert_eq!(inside(path), Err(FileFault::Outside), "{path}");
        }
        assert!(inside("indicators/a.rhai").is_ok());
    }

    #[test]
    fn a_listing_is_the_same_on_a_disk_and_in_memory() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut memory = MemoryFiles::default();
        for path in ["pack.toml", "b/c.rhai", "b/d/e.rhai", "a.rhai"] {
            let whole = folder.path().join(path);
            std::fs::create_dir_all(whole.parent().expect("a folder")).expect("a folder");
            std::fs::write(&whole, "").expect("a file");
            memory.insert(whole, "");
        }
        let listed = DiskFiles.list_inside(folder.path());
        assert_eq!(listed, ["a.rhai", "b/c.rhai", "b/d/e.rhai", "pack.toml"]);
        assert_eq!(memory.list_inside(folder.path()), listed);
        assert_eq!(DiskFiles.list_inside(&folder.path().join("none")), [""; 0]);
    }

    #[cfg(unix)]
    #[test]
    fn a_listing_follows_no_link_and_enters_no_hidden_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("pack");
        for name in ["other", "pack/.git"] {
            std::fs::create_dir_all(folder.path().join(name)).expect("a folder");
            std::fs::write(folder.path().join(name).join("x.rhai"), "").expect("a file");
        }
        std::os::unix::fs::symlink(folder.path().join("other"), root.join("link")).expect("a link");
        std::os::unix::fs::symlink(&root, root.join("round")).expect("a link");
        assert_eq!(DiskFiles.list_inside(&root), [""; 0]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_pack_is_outside() {
        let folder = tempfile::tempdir().expect("a folder");
        let root = folder.path().join("pack");
        std::fs::create_dir(&root).expect("a folder");
        std::fs::write(folder.path().join("secret"), "x").expect("a file");
        std::os::unix::fs::symlink(folder.path().join("secret"), root.join("a.rhai"))
            .expect("a link");
        assert_eq!(
            DiskFiles.read_inside(&root, "a.rhai", 10),
            Err(FileFault::Outside)
        );
    }
}
