//! Files as they would be: those prepared, and below them those that are there.

use std::path::Path;

use crate::source::{FileFault, Files, MemoryFiles};

/// Prepared files over the real ones.
pub struct Overlay<'a> {
    pub over: MemoryFiles,
    pub under: &'a dyn Files,
}

impl Files for Overlay<'_> {
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
        match self.over.read(path, limit) {
            Err(FileFault::NotFound) => self.under.read(path, limit),
            found => found,
        }
    }

    fn read_inside(&self, root: &Path, relative: &str, limit: u64) -> Result<Vec<u8>, FileFault> {
        match self.over.read_inside(root, relative, limit) {
            Err(FileFault::NotFound) => self.under.read_inside(root, relative, limit),
            found => found,
        }
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.over.is_folder(path) || self.under.is_folder(path)
    }

    fn list_inside(&self, root: &Path) -> Vec<String> {
        let mut found = self.over.list_inside(root);
        found.extend(self.under.list_inside(root));
        found.sort();
        found.dedup();
        found
    }
}

/// Whether anything is at `path`.
pub fn is_there(path: &Path, files: &dyn Files) -> bool {
    files.is_folder(path) || !matches!(files.read(path, 0), Err(FileFault::NotFound))
}

/// The line that tells an editor the schema at `path`, which stands `up` from the file; none where there is no schema.
pub fn schema_line(path: &Path, up: &str, files: &dyn Files) -> String {
    let name = path.file_name().and_then(|name| name.to_str());
    match name.filter(|_| is_there(path, files)) {
        Some(name) => format!("#:schema {up}{name}\n"),
        None => String::new(),
    }
}
