//! Packs as a call names them: by a folder, by id and version, by an id alone, by a folder in a revision of a git repository.

use std::path::{Path, PathBuf};

use super::git::{self, GitFiles};
use crate::diagnose::{Code, Finding};
use crate::pack::{MANIFEST, compare_versions, is_kebab, is_version};
use crate::source::{DiskFiles, Files};

/// Where the files of a pack are, and their folder.
pub struct Named {
    pub files: Box<dyn Files>,
    pub folder: PathBuf,
}

/// Where a pack of this name is.
///
/// # Errors
/// There is none of that name.
pub fn named(name: &str, rules: &Path) -> Result<Named, Box<Finding>> {
    if let Some((revision, path)) = git::parts(name) {
        let (files, folder) = GitFiles::open(name, revision, path)?;
        let files = Box::new(files);
        return Ok(Named { files, folder });
    }
    Ok(Named {
        files: Box::new(DiskFiles),
        folder: folder_of(name, rules)?,
    })
}

/// The folder of a pack on the disk: that of this name, whose version is looked for in the folder `rules` where the name is no path.
pub(super) fn folder_of(name: &str, rules: &Path) -> Result<PathBuf, Box<Finding>> {
    let path = Path::new(name);
    if path.exists() {
        return Ok(path.to_path_buf());
    }
    let known = versions(rules);
    let found = match name.split_once('@') {
        Some((id, version)) if is_kebab(id) && is_version(version) => known
            .iter()
            .find(|(known, found)| known == id && found == version),
        None if is_kebab(name) => known
            .iter()
            .filter(|(id, _)| id == name)
            .max_by(|one, other| compare_versions(&one.1, &other.1)),
        _ => None,
    };
    if let Some((id, version)) = found {
        return Ok(rules.join(id).join(version));
    }
    let references = known.iter().map(|(id, version)| format!("{id}@{version}"));
    let references: Vec<String> = references.collect();
    let references: Vec<&str> = references.iter().map(String::as_str).collect();
    let finding = Finding::new(Code::PackNotFound)
        .with("name", name)
        .with("folder", rules.display().to_string())
        .suggesting(name, &references);
    Err(Box::new(finding))
}

/// The packs in a folder: ids with their versions, in order.
pub(super) fn versions(rules: &Path) -> Vec<(String, String)> {
    let listed = DiskFiles.list_inside(rules);
    let manifests = listed.iter().filter_map(|name| {
        let folder = name.strip_suffix(MANIFEST)?.strip_suffix('/')?;
        let (id, version) = folder.split_once('/')?;
        (is_kebab(id) && is_version(version)).then(|| (id.to_owned(), version.to_owned()))
    });
    manifests.collect()
}
