//! Paths given more than once, each in a spelling of its own.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::pack::MANIFEST;

/// Tells what was there before.
#[derive(Debug, Default)]
pub struct Once {
    seen: BTreeSet<PathBuf>,
}

impl Once {
    /// Whether nothing by another name of `path` came before. What is not there is known by its spelling.
    pub fn is_new(&mut self, path: &Path) -> bool {
        let real = path.canonicalize();
        self.seen
            .insert(real.unwrap_or_else(|_| path.to_path_buf()))
    }

    /// The paths of packs without those of a pack that came before, named by its folder or by its manifest.
    pub fn packs(mut self, paths: &[PathBuf]) -> Vec<&Path> {
        let is_new = |path: &&Path| {
            if path.is_dir() {
                self.is_new(&path.join(MANIFEST))
            } else {
                self.is_new(path)
            }
        };
        paths.iter().map(PathBuf::as_path).filter(is_new).collect()
    }
}
