//! Where a command writes much: a file that appears when it is whole, or standard output.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::write::{beside, not_written};
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
                take_back_if_stopped(file.path().to_path_buf());
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

/// When somebody stops the run, the file beside goes too.
fn take_back_if_stopped(beside: PathBuf) {
    /// What shells say of a program that was interrupted.
    const INTERRUPTED: i32 = 130;
    // Where there is no handler the name of the file tells that it is a passing one.
    let _ = ctrlc::set_handler(move || {
        let _ = std::fs::remove_file(&beside);
        std::process::exit(INTERRUPTED);
    });
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
