//! The files as the editor shows them: what it holds open, saved or not, over what stands on the disk.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lsp_types::Uri;

use super::address::address_of;
use crate::source::{FileFault, Files, below};

/// A file that the editor holds open.
#[derive(Clone, Debug)]
pub struct Document {
    /// As the editor writes it: two ways to encode one path are two files to it.
    pub uri: Uri,
    pub version: i32,
    pub text: String,
}

/// Open files over all others.
pub struct Documents<'f> {
    files: &'f dyn Files,
    open: BTreeMap<PathBuf, Document>,
}

impl<'f> Documents<'f> {
    /// Nothing open yet over `files`.
    #[must_use]
    pub fn over(files: &'f dyn Files) -> Self {
        Self {
            files,
            open: BTreeMap::new(),
        }
    }

    /// The editor holds a file open, or a newer text of it.
    pub fn put(&mut self, path: PathBuf, mut document: Document) {
        // As files are read: a byte-order mark is no part of the text.
        if document.text.starts_with('\u{feff}') {
            document.text.remove(0);
        }
        self.open.insert(path, document);
    }

    /// The file that the editor holds open at `path`.
    #[must_use]
    pub fn open(&self, path: &Path) -> Option<&Document> {
        self.open.get(path)
    }

    /// The editor has closed a file: what stands on the disk counts again.
    pub fn close(&mut self, path: &Path) {
        self.open.remove(path);
    }

    /// The paths of all open files.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.open.keys().map(PathBuf::as_path)
    }

    /// The same files with other texts in the place of some.
    #[must_use]
    pub fn with(&self, texts: BTreeMap<PathBuf, String>) -> Self {
        let mut changed = Self {
            files: self.files,
            open: self.open.clone(),
        };
        for (path, text) in texts {
            if let Some(uri) = self.address(&path) {
                let version = 0;
                changed.put(path, Document { uri, version, text });
            }
        }
        changed
    }

    /// The address of a file, as the editor writes it where it has said so.
    #[must_use]
    pub fn address(&self, path: &Path) -> Option<Uri> {
        match self.open.get(path) {
            Some(document) => Some(document.uri.clone()),
            None => address_of(path),
        }
    }

    /// Whether there is a file at `path`.
    #[must_use]
    pub fn exists(&self, path: &Path) -> bool {
        // Whatever it holds is more than nothing, so that a file that is there need not be read.
        self.open.contains_key(path)
            || matches!(
                self.files.read(path, 0),
                Ok(_) | Err(FileFault::TooLarge { .. })
            )
    }

    fn buffer(&self, path: &Path, limit: u64) -> Option<Result<Vec<u8>, FileFault>> {
        let text = &self.open.get(path)?.text;
        let fits = u64::try_from(text.len()).is_ok_and(|length| length <= limit);
        Some(if fits {
            Ok(text.clone().into_bytes())
        } else {
            Err(FileFault::TooLarge { limit })
        })
    }
}

impl Files for Documents<'_> {
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
        match self.buffer(path, limit) {
            Some(read) => read,
            None => self.files.read(path, limit),
        }
    }

    fn read_inside(&self, root: &Path, relative: &str, limit: u64) -> Result<Vec<u8>, FileFault> {
        // Whether a path leads out of the folder is for the disk to say, also where the text is not the disk's.
        match self.files.read_inside(root, relative, limit) {
            Err(FileFault::Outside) => Err(FileFault::Outside),
            read => self.buffer(&root.join(relative), limit).unwrap_or(read),
        }
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.files.is_folder(path)
    }

    fn list_inside(&self, root: &Path) -> Vec<String> {
        let mut found = self.files.list_inside(root);
        found.extend(self.open.keys().filter_map(|file| below(root, file)));
        found.sort();
        found.dedup();
        found
    }
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use super::*;
    use crate::source::MemoryFiles;

    fn document(text: &str) -> Document {
        Document {
            uri: Uri::from_str("file:///p/a.rhai").expect("an address"),
            version: 1,
            text: text.to_owned(),
        }
    }

    #[test]
    fn what_is_open_stands_before_what_is_saved() {
        let mut files = MemoryFiles::default();
        files.insert("/p/a.rhai", "1");
        let mut documents = Documents::over(&files);
        let read = |documents: &Documents<'_>| documents.read_inside(Path::new("/p"), "a.rhai", 9);
        assert_eq!(read(&documents), Ok(b"1".to_vec()));
        documents.put(PathBuf::from("/p/a.rhai"), document("\u{feff}22"));
        assert_eq!(read(&documents), Ok(b"22".to_vec()));
        assert_eq!(
            documents.read(Path::new("/p/a.rhai"), 1),
            Err(FileFault::TooLarge { limit: 1 })
        );
        documents.close(Path::new("/p/a.rhai"));
        assert_eq!(read(&documents), Ok(b"1".to_vec()));
    }

    #[test]
    fn an_open_file_does_not_lead_out_of_its_folder() {
        let files = MemoryFiles::default();
        let mut documents = Documents::over(&files);
        documents.put(PathBuf::from("/p/../a.rhai"), document("1"));
        let read = documents.read_inside(Path::new("/p"), "../a.rhai", 9);
        assert_eq!(read, Err(FileFault::Outside));
        documents.put(PathBuf::from("/p/新.rhai"), document("1"));
        assert!(documents.exists(Path::new("/p/新.rhai")));
        assert!(documents.read_inside(Path::new("/p"), "新.rhai", 9).is_ok());
        assert!(!documents.exists(Path::new("/p/b.rhai")));
    }
}
