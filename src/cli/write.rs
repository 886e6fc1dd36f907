//! Writing files whole or not at all.

use std::ffi::OsStr;
use std::fs;
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tempfile::{Builder, NamedTempFile};

use super::Ending;
use super::output::Output;
use super::system::System;
use crate::diagnose::{Code, Finding};
use crate::report::escape::visible;
use crate::source::Texts;

/// Puts `content` in the place of the file at `path`, which keeps its permissions; a link stays one.
pub fn replace(path: &Path, content: &str) -> Result<(), Error> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let mut beside = NamedTempFile::new_in(path.parent().unwrap_or(Path::new(".")))?;
    take_back_if_stopped(beside.path());
    beside.write_all(content.as_bytes())?;
    beside.as_file().set_permissions(permissions)?;
    // A system that stops must not leave the new name with nothing behind it.
    beside.as_file().sync_all()?;
    beside.persist(&path)?;
    Ok(())
}

/// Puts `content` at `path`, whatever is there.
pub fn put(path: &Path, content: &[u8]) -> Result<(), Error> {
    let mut beside = beside(path)?;
    take_back_if_stopped(beside.path());
    beside.write_all(content)?;
    beside.as_file().sync_all()?;
    beside.persist(path)?;
    Ok(())
}

/// When somebody stops the run, the passing file at `path` goes too.
pub fn take_back_if_stopped(path: &Path) {
    /// What shells say of a program that was interrupted.
    const INTERRUPTED: i32 = 130;
    /// The last one: there is never more than one that is half written.
    static PASSING: Mutex<Option<PathBuf>> = Mutex::new(None);
    if let Ok(mut passing) = PASSING.lock() {
        *passing = Some(path.to_path_buf());
    }
    // Where there is no handler the name of the file tells that it is a passing one; after the first file there is one.
    let _ = ctrlc::set_handler(|| {
        if let Ok(Some(path)) = PASSING.lock().as_deref() {
            let _ = fs::remove_file(path);
        }
        std::process::exit(INTERRUPTED);
    });
}

/// A passing file in the folder of the one at `path`, to take its place.
pub fn beside(path: &Path) -> Result<NamedTempFile, Error> {
    let mut beside = Builder::new();
    // As any other new file: what the system leaves of it is for the user to say.
    #[cfg(unix)]
    beside.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    beside.tempfile_in(folder_of(path))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// What is said of a file that could not be written.
pub fn not_written(path: &Path, reason: &dyn std::fmt::Display) -> Finding {
    Finding::new(Code::FileNotWritten)
        .with("file", path.display().to_string())
        .with("reason", reason.to_string())
}

/// Whether the file at `path` is one of the inputs, or a case, a manifest or a script in a folder that is one: it would be lost.
pub fn is_input<'i>(path: &Path, inputs: impl IntoIterator<Item = &'i Path>) -> bool {
    let Ok(path) = fs::canonicalize(path) else {
        return false;
    };
    let ending = path.extension().and_then(OsStr::to_str);
    let is_kept = matches!(ending, Some("toml" | "rhai"));
    let inputs = inputs.into_iter().map(fs::canonicalize);
    inputs
        .flatten()
        .any(|input| input == path || is_kept && path.starts_with(&input))
}

/// Writes a file, in the place of one that is there, unless that is one of the inputs.
pub fn write_over(
    path: &Path,
    content: impl AsRef<[u8]>,
    inputs: &[&Path],
    system: &System,
    output: &mut Output,
) -> Ending {
    let written = if is_input(path, inputs.iter().copied()) {
        Err(Error::other(system.words.say("cli-output-is-input")))
    } else {
        put(path, content.as_ref())
    };
    match written {
        Ok(()) => Ending::Done,
        Err(error) => {
            output.complain(&[not_written(path, &error)], &Texts::default(), system);
            Ending::Unusable
        }
    }
}

/// Writes a file where there must be none, and says so.
pub fn write_new(
    path: &Path,
    content: impl AsRef<[u8]>,
    system: &System,
    output: &mut Output,
) -> Ending {
    let name = path.display().to_string();
    let mut created = Created::default();
    if let Err(error) = created.create(path, content) {
        created.take_back();
        let finding = match error.kind() {
            ErrorKind::AlreadyExists => Finding::new(Code::AlreadyThere)
                .help("output")
                .with("file", name),
            _ => not_written(path, &error),
        };
        output.complain(&[finding], &Texts::default(), system);
        return Ending::Unusable;
    }
    let file = vec![("file", visible(&name, usize::MAX).into())];
    output.print(&format!(
        "{}\n",
        system.words.say_with("new-file-made", &file)
    ));
    Ending::Done
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
        let folder = folder_of(path);
        let missing: Vec<&Path> = folder
            .ancestors()
            .take_while(|folder| *folder != Path::new("") && !folder.exists())
            .collect();
        self.paths
            .extend(missing.into_iter().rev().map(Path::to_path_buf));
        fs::create_dir_all(folder)?;
        let mut beside = beside(path)?;
        take_back_if_stopped(beside.path());
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
