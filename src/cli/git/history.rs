//! The commits that touched a folder.

use super::{PREFIX, SAID, commit_id, git, inside, is_revision, unusable};
use crate::diagnose::{Code, Finding};

/// A commit as people tell it from others.
#[derive(Clone, Debug)]
pub struct Commit {
    pub id: String,
    /// Its id in short form, its day and the first line of what was said of it.
    pub label: String,
}

/// The commits that touched a folder, oldest first, from the one to the other revision where they are given. That of `from` is
/// the first of them, whether it touched the folder or not.
///
/// # Errors
/// The folder lies outside, git cannot be run, or it knows no such revision.
pub fn history(
    folder: &str,
    from: Option<&str>,
    to: Option<&str>,
) -> Result<Vec<Commit>, Box<Finding>> {
    let to = to.unwrap_or("HEAD");
    let name = format!("{PREFIX}{to}:{folder}");
    let is_sound = [Some(to), from].into_iter().flatten().all(is_revision);
    if inside(folder).is_none() || !is_sound {
        let finding = Finding::new(Code::BadGitName).with("name", name);
        return Err(Box::new(finding.help("help")));
    }
    let last = commit_id(&name, to)?;
    let mut commits = Vec::new();
    let mut range = last;
    if let Some(from) = from {
        let first = commit_id(&name, from)?;
        commits.extend(told(&["-1", &first])?);
        range = format!("{first}..{range}");
    }
    // Along first parents every commit stands right after the one before it; a merge is one step.
    let line = ["--first-parent", "--reverse", &range, "--", folder];
    commits.extend(told(&line)?);
    Ok(commits)
}

fn told(arguments: &[&str]) -> Result<Vec<Commit>, Box<Finding>> {
    let mut all = vec!["log", "--no-color", "--format=%H %h %cs %s"];
    all.extend(arguments);
    let said = git(&all, SAID).map_err(|fault| Box::new(unusable(&fault)))?;
    let said = String::from_utf8_lossy(&said.out).into_owned();
    let commits = said.lines().filter_map(|line| {
        let (id, label) = line.split_once(' ')?;
        Some(Commit {
            id: id.to_owned(),
            label: label.trim_end().to_owned(),
        })
    });
    Ok(commits.collect())
}
