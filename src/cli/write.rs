//! Writing files whole or not at all.

use std::fs;
use std::io::{Error, ErrorKind, Write};
use std::path::Path;

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
    beside.persist(&path)?;
    Ok(())
}

/// Writes a file where there must be none, and the folders it stands in.
pub fn create(path: &Path, content: &str) -> Result<(), Error> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    fs::create_dir_all(folder)?;
    let mut beside = Builder::new();
    // As any other new file: what the system leaves of it is for the user to say.
    #[cfg(unix)]
    beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut beside = beside.tempfile_in(folder)?;
    beside.write_all(content.as_bytes())?;
    beside.persist_noclobber(path)?;
    Ok(())
}
