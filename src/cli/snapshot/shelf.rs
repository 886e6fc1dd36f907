//! The folder of a pack's references: a file for each case, and beside it what waits for a decision.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use crate::cli::write::{Created, put, replace};
use crate::diagnose::Checked;
use crate::pack::REFERENCES;
use crate::reference::{Reference, load_reference};
use crate::source::{DiskFiles, Files, Texts};

const ENDING: &str = ".toml";
const PENDING: &str = ".toml.new";

/// The largest pending file that becomes a reference.
const LIMIT: u64 = 16 * 1024 * 1024;

/// The folder.
pub struct Shelf {
    folder: PathBuf,
}

impl Shelf {
    /// Of the pack in `folder`. It need not be there.
    pub fn of(folder: &Path) -> Self {
        Self {
            folder: folder.join(REFERENCES),
        }
    }

    /// The reference of that stem.
    pub fn reference(&self, stem: &str) -> PathBuf {
        self.folder.join(format!("{stem}{ENDING}"))
    }

    /// The result of that stem that waits for a decision.
    pub fn pending(&self, stem: &str) -> PathBuf {
        self.folder.join(format!("{stem}{PENDING}"))
    }

    /// The stems of all references.
    pub fn references(&self) -> BTreeSet<String> {
        self.stems(ENDING)
    }

    /// The stems of all that is pending.
    pub fn all_pending(&self) -> BTreeSet<String> {
        self.stems(PENDING)
    }

    fn stems(&self, ending: &str) -> BTreeSet<String> {
        let listed = DiskFiles.list_inside(&self.folder).into_iter();
        let own = listed.filter(|name| !name.contains('/'));
        own.filter_map(|name| name.strip_suffix(ending).map(str::to_owned))
            .collect()
    }

    /// Reads the reference, where there is one.
    pub fn read(&self, stem: &str, texts: &mut Texts) -> Option<Checked<Reference>> {
        let path = self.reference(stem);
        // A link that leads nowhere is there, and complained of.
        fs::symlink_metadata(&path)
            .is_ok()
            .then(|| load_reference(&path, stem, &DiskFiles, texts))
    }

    /// Reads what is pending.
    pub fn read_pending(&self, stem: &str, texts: &mut Texts) -> Checked<Reference> {
        load_reference(&self.pending(stem), stem, &DiskFiles, texts)
    }

    pub fn is_pending(&self, stem: &str) -> bool {
        self.pending(stem).is_file()
    }

    /// Writes a reference where there is none.
    pub fn make(&self, stem: &str, text: &str) -> Result<(), Error> {
        let mut created = Created::default();
        let made = created.create(&self.reference(stem), text);
        if made.is_err() {
            created.take_back();
        }
        made
    }

    /// Puts a result beside the reference, to be decided on.
    pub fn put_pending(&self, stem: &str, text: &str) -> Result<(), Error> {
        let path = self.pending(stem);
        if fs::read(&path).is_ok_and(|bytes| bytes == text.as_bytes()) {
            return Ok(());
        }
        put(&path, text.as_bytes())
    }

    /// Makes what is pending the reference.
    pub fn accept(&self, stem: &str) -> Result<(), Error> {
        let bytes = DiskFiles.read(&self.pending(stem), LIMIT);
        let bytes = bytes.map_err(|_| Error::from(ErrorKind::InvalidData))?;
        let text = String::from_utf8(bytes).map_err(|_| Error::from(ErrorKind::InvalidData))?;
        let path = self.reference(stem);
        if path.exists() {
            replace(&path, &text)?;
        } else {
            put(&path, text.as_bytes())?;
        }
        // Only now: a run that is stopped in between leaves a pending result that is as the reference.
        self.drop_pending(stem)
    }

    /// Takes what is pending away.
    pub fn drop_pending(&self, stem: &str) -> Result<(), Error> {
        fs::remove_file(self.pending(stem))
    }
}
