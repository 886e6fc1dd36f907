//! Writing files whole or not at all.

use std::fs;
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// Puts `content` in the place of the file at `path`, which keeps its permissions; a link stays one.
pub fn replace(path: &Path, content: &str) -> Result<(), Error> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let mut beside = NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    beside.write_all(content.as_bytes())?;
    beside.as_file().set_permissions(permissions)?;
    // A system that stops must not leave the new name with nothing behind it.
    beside.as_file().sync_all()?;
    beside.persist(&path)?;
    Ok(())
}

/// New files, and the folders that were made for them.
#[derive(Debug, Default)]
pub struct Created {
    /// In the order in which they were made.
    paths: Vec<PathBuf>,
}

impl Created {
    /// Writes a file where there must be none, and the folders it stands in.
    pub fn create(&mut self, path: &Path, content: impl AsRef<[u8]>) -> Result<(), Error> {
        let folder = match path.parent() {
            Some(folder) if folder != Path::new("") => folder,
            _ => Path::new("."),
        };
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|folder| *folder != Path::new("") && !folder.exists())
            .collect();
        self.paths
            .extend(missing.into_iter().rev().map(Path::to_path_buf));
        fs::create_dir_all(folder)?;
        let mut beside = Builder::new();
        // As any other new file: what the system leaves of it is for the user to say.
        #[cfg(unix)]
        beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut beside = beside.tempfile_in(folder)?;
        beside.write_all(content.as_ref())?;
        beside.as_file().sync_all()?;
        beside.persist_noclobber(path)?;
        self.paths.push(path.to_path_buf());
        Ok(())
    }

    /// Takes away again what was made. A folder that holds something else by now stays.
    pub fn take_back(self) {
        for path in self.paths.iter().rev() {
            // What cannot be taken away is in nobody's way but that of the next attempt, which says so.
            let _ = if path.is_dir() {
                fs::remove_dir(path)
            } else {
                fs::remove_file(path)
            };
        }
    }
}
