//! Where a command writes much: a file that appears when it is whole, or standard output.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::write::{beside, not_written, take_back_if_stopped};
use crate::diagnose::Finding;

/// A file that takes its place when it is whole, or standard output.
pub enum Target {
    File(Box<NamedTempFile>, PathBuf),
    Stdout,
}

impl Target {
    /// Where to write: beside the file, to take its place later; standard output where no file is named.
    pub fn open(path: Option<&Path>) -> Result<Self, Box<Finding>> {
        let Some(path) = path else {
            return Ok(Self::Stdout);
        };
        match beside(path) {
            Ok(file) => {
                take_back_if_stopped(file.path());
                Ok(Self::File(Box::new(file), path.to_path_buf()))
            }
            Err(error) => Err(Box::new(not_written(path, &error))),
        }
    }

    /// Puts the file in its place.
    pub fn finish(self) -> io::Result<()> {
        if let Self::File(file, path) = self {
            file.as_file().sync_all()?;
            file.persist(path).map_err(|error| error.error)?;
        }
        Ok(())
    }
}

impl Write for Target {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::File(file, _) => file.write(bytes),
            Self::Stdout => io::stdout().lock().write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::File(file, _) => file.flush(),
            Self::Stdout => io::stdout().lock().flush(),
        }
    }
}
