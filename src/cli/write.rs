//! Writing files whole or not at all.

use std::fs;
use std::io::{Error, ErrorKind, Write};
use std::path::Path;

use tempfile::NamedTempFile;

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
