//! The files of a revision of a git repository, read through the installed git.
//!
//! Git is run without a shell. A revision is resolved to the id of a commit before anything is read of it, and is never taken
//! for an option; what is read is bounded in size.

mod history;

use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};
use std::process::{Command, Stdio};

use crate::diagnose::{Code, Finding};
use crate::source::{FileFault, Files};

pub use self::history::history;

/// What the name of a pack in a revision begins with.
const PREFIX: &str = "git:";

/// The most bytes of what git says beside files: ids, lists of names, complaints.
const SAID: u64 = 4 * 1024 * 1024;

/// How many files of a folder are listed.
const LISTED: usize = 10_000;

/// The files of a commit of the repository that the working folder is in.
#[derive(Clone, Debug)]
pub struct GitFiles {
    commit: String,
    /// What every path begins with, so that complaints tell from which revision a file is.
    prefix: String,
}

/// A name such as `git:HEAD~3:rules/overall/2020`, in its parts; none where it does not begin like one.
pub fn parts(name: &str) -> Option<(&str, &str)> {
    let rest = name.strip_prefix(PREFIX)?;
    // A revision may have a colon in it only where it names a file, which is no commit.
    Some(rest.split_once(':').unwrap_or((rest, "")))
}

impl GitFiles {
    /// Of this revision; `name` is what the call names.
    ///
    /// # Errors
    /// The name is none of a revision and a folder, git cannot be run, or it knows no such revision.
    pub fn open(name: &str, revision: &str, path: &str) -> Result<(Self, PathBuf), Box<Finding>> {
        if inside(path).is_none() || path.is_empty() || !is_revision(revision) {
            let finding = Finding::new(Code::BadGitName).with("name", name);
            return Err(Box::new(finding.help("help")));
        }
        let commit = commit_id(name, revision)?;
        let prefix = format!("{PREFIX}{revision}:");
        let path = PathBuf::from(name.trim_end_matches('/'));
        Ok((Self { commit, prefix }, path))
    }

    /// The object that a path names in the commit; it counts from the working folder.
    fn object(&self, path: &Path) -> Option<String> {
        let path = path.to_str()?.strip_prefix(&self.prefix)?;
        let path = plain(Path::new(path))?;
        Some(format!("{}:./{path}", self.commit))
    }

    /// What sort of object it is, and how large.
    fn kind(&self, path: &Path) -> Option<(String, u64)> {
        let object = self.object(path)?;
        let sort = git(&["cat-file", "-t", &object], SAID).ok()?;
        let size = git(&["cat-file", "-s", &object], SAID).ok()?;
        let text = |said: &Said| String::from_utf8_lossy(&said.out).trim().to_owned();
        (sort.is_success && size.is_success)
            .then(|| Some((text(&sort), text(&size).parse().ok()?)))
            .flatten()
    }
}

/// The id of the commit that a revision is; `name` is what the call names.
fn commit_id(name: &str, revision: &str) -> Result<String, Box<Finding>> {
    let commit = format!("{revision}^{{commit}}");
    let arguments = ["rev-parse", "--verify", "--quiet", &commit];
    let said = git(&arguments, SAID).map_err(|fault| Box::new(unusable(&fault)))?;
    let commit = String::from_utf8_lossy(&said.out).trim().to_owned();
    let is_id = commit.len() >= 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    if said.is_success && is_id {
        return Ok(commit);
    }
    if is_repository() {
        let finding = Finding::new(Code::UnknownRevision).with("revision", revision);
        return Err(Box::new(finding.help("help")));
    }
    Err(Box::new(
        Finding::new(Code::NoRepository)
            .with("name", name)
            .help("help"),
    ))
}

impl Files for GitFiles {
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
        let (kind, size) = self.kind(path).ok_or(FileFault::NotFound)?;
        if kind == "tree" {
            return Err(FileFault::IsFolder);
        }
        if size > limit {
            return Err(FileFault::TooLarge { limit });
        }
        let object = self.object(path).ok_or(FileFault::Outside)?;
        let said = git(&["cat-file", "blob", &object], limit);
        let said = said.map_err(|error| FileFault::Refused(error.to_string()))?;
        if said.is_success {
            Ok(said.out)
        } else {
            Err(FileFault::NotFound)
        }
    }

    fn read_inside(&self, root: &Path, relative: &str, limit: u64) -> Result<Vec<u8>, FileFault> {
        let relative = inside(relative).ok_or(FileFault::Outside)?;
        self.read(&root.join(relative), limit)
    }

    fn is_folder(&self, path: &Path) -> bool {
        self.kind(path).is_some_and(|(kind, _)| kind == "tree")
    }

    fn list_inside(&self, root: &Path) -> Vec<String> {
        let Some(object) = self.object(root) else {
            return Vec::new();
        };
        let said = git(&["ls-tree", "-r", "-z", "--name-only", &object], SAID);
        let Some(said) = said.ok().filter(|said| said.is_success) else {
            return Vec::new();
        };
        let names = String::from_utf8_lossy(&said.out).into_owned();
        let names = names.split('\0').filter(|name| !name.is_empty());
        let mut found: Vec<String> = names.take(LISTED).map(str::to_owned).collect();
        found.sort();
        found
    }
}

/// Whether a text can be a revision and is nothing else.
fn is_revision(text: &str) -> bool {
    !text.is_empty() && !text.starts_with('-') && !text.contains(['\0', '\n', ':'])
}

/// A path that only leads further in.
fn inside(path: &str) -> Option<PathBuf> {
    let is_plain = !path.starts_with('-') && !path.contains(['\\', '\0', '\n']);
    let path = Path::new(path.strip_suffix('/').unwrap_or(path));
    let mut parts = path.components();
    let leads_in = parts.all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    (is_plain && leads_in).then(|| path.to_path_buf())
}

/// A path as git writes it, steps back taken; none for one that leaves the working folder.
fn plain(path: &Path) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::Normal(name) => parts.push(name.to_str()?),
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts.join("/"))
}

fn is_repository() -> bool {
    let said = git(&["rev-parse", "--is-inside-work-tree"], SAID);
    said.is_ok_and(|said| said.is_success)
}

fn unusable(error: &io::Error) -> Finding {
    let finding = Finding::new(Code::GitUnusable).with("reason", error.to_string());
    finding.help("help")
}

/// What git wrote, and whether it did what it was told.
struct Said {
    out: Vec<u8>,
    is_success: bool,
}

/// Runs git, and reads at most so many bytes of what it writes.
fn git(arguments: &[&str], limit: u64) -> io::Result<Said> {
    let mut child = Command::new("git")
        .args(["--no-pager", "--literal-pathspecs"])
        .args(arguments)
        // Nothing is fetched for a look, and nobody is asked for a password.
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_TERMINAL_PROMPT", "0")
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let mut out = Vec::new();
    let read = match child.stdout.take() {
        Some(stdout) => stdout.take(limit.saturating_add(1)).read_to_end(&mut out),
        None => Ok(0),
    };
    let is_whole = u64::try_from(out.len()).is_ok_and(|length| length <= limit);
    if !is_whole || read.is_err() {
        // It would wait for ever for a reader.
        child.kill()?;
        child.wait()?;
        read?;
        return Err(io::Error::other("output too large"));
    }
    let is_success = child.wait()?.success();
    Ok(Said { out, is_success })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_revision_and_a_folder_are_no_options_and_lead_nowhere_else() {
        assert_eq!(parts("git:HEAD~3:rules/a/1"), Some(("HEAD~3", "rules/a/1")));
        assert_eq!(parts("rules/a/1"), None);
        for revision in ["", "-x", "--upload-pack=x", "a\nb", "a:b"] {
            assert!(!is_revision(revision), "{revision:?}");
        }
        for path in ["../x", "/etc", "-x", "a/../../x", "a\\b", "a\0b"] {
            assert!(inside(path).is_none(), "{path:?}");
        }
        assert!(inside("rules/a/1/").is_some());
    }

    #[test]
    fn steps_back_are_taken_before_git_sees_a_path() {
        let shown = |path: &str| plain(Path::new(path));
        assert_eq!(shown("rules/a/../b"), Some("rules/b".to_owned()));
        assert_eq!(shown("../a"), None);
        assert_eq!(shown("/a"), None);
    }
}
