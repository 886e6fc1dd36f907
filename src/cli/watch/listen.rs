//! Waiting for the next save: told by the system, or else by looking again and again.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode};
use notify::{Config, Event, EventKind, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::watching::is_watched;

/// An editor writes a file in several steps; they are over when it has been quiet for so long.
const QUIET: Duration = Duration::from_millis(80);
/// A folder in which something is written all the time is looked at nevertheless.
const PATIENCE: Duration = Duration::from_millis(800);
/// Between two looks, where the system does not tell.
const PAUSE: Duration = Duration::from_secs(1);

/// How saves are heard of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The system tells.
    Told,
    /// The files are looked at every second.
    Poll,
}

/// What was heard.
pub enum Heard {
    /// Something was saved.
    Save,
    /// Saves can no longer be heard of this way, for this reason.
    Trouble(String),
    /// The reader of standard output has gone.
    NobodyReads,
}

/// A folder that cannot be watched, and why.
pub type Fault = (PathBuf, String);

/// Listens for saves in some folders.
pub struct Ears {
    how: How,
    fault: Option<String>,
    folders: Vec<PathBuf>,
    sender: Sender<Heard>,
    receiver: Receiver<Heard>,
    /// Listens as long as it is held.
    watcher: Box<dyn Watcher>,
}

impl Ears {
    /// Begins to listen; by looking, where the system cannot tell.
    ///
    /// # Errors
    /// Where not even looking is possible.
    pub fn open(how: How, folders: Vec<PathBuf>) -> Result<Self, Fault> {
        let (sender, receiver) = channel();
        let (how, fault, watcher) = match listen(how, &folders, &sender) {
            Ok(watcher) => (how, None, watcher),
            Err((_, fault)) if how == How::Told => {
                let watcher = listen(How::Poll, &folders, &sender)?;
                (How::Poll, Some(fault), watcher)
            }
            Err(fault) => return Err(fault),
        };
        notice_leaving(sender.clone());
        Ok(Self {
            how,
            fault,
            folders,
            sender,
            receiver,
            watcher,
        })
    }

    /// How saves are heard of.
    pub fn how(&self) -> How {
        self.how
    }

    /// Why the system cannot tell.
    pub fn fault(&self) -> Option<&str> {
        self.fault.as_deref()
    }

    /// Looks from now on, as the system has ceased to tell.
    ///
    /// # Errors
    /// Where looking is not possible either.
    pub fn poll_because(&mut self, fault: String) -> Result<(), Fault> {
        self.watcher = listen(How::Poll, &self.folders, &self.sender)?;
        (self.how, self.fault) = (How::Poll, Some(fault));
        // What was saved meanwhile is no change to who only begins to look.
        let _ = self.sender.send(Heard::Save);
        Ok(())
    }

    /// Waits for something to be heard, and until a save is over.
    pub fn wait(&self) -> Heard {
        // A sender is held here, so there is always one to wait for.
        let mut heard = self.receiver.recv().unwrap_or(Heard::NobodyReads);
        let began = Instant::now();
        while let Heard::Save = heard
            && began.elapsed() < PATIENCE
        {
            match self.receiver.recv_timeout(QUIET) {
                Ok(next) => heard = next,
                Err(_) => break,
            }
        }
        match heard {
            // One file that cannot be looked at does not hide the others.
            Heard::Trouble(_) if self.how == How::Poll => Heard::Save,
            heard => heard,
        }
    }
}

/// Listens in folders as told.
fn listen(
    how: How,
    folders: &[PathBuf],
    sender: &Sender<Heard>,
) -> Result<Box<dyn Watcher>, Fault> {
    let sender = sender.clone();
    let hear = move |event: notify::Result<Event>| {
        let heard = match event {
            Ok(event) if is_save(&event) => Heard::Save,
            Ok(_) => return,
            // A folder or a file that has just gone is no reason to give up.
            Err(fault) if matches!(fault.kind, notify::ErrorKind::PathNotFound) => Heard::Save,
            Err(fault) => match &fault.kind {
                notify::ErrorKind::Io(inner) if inner.kind() == std::io::ErrorKind::NotFound => {
                    Heard::Save
                }
                _ => Heard::Trouble(reason(fault)),
            },
        };
        // Nobody waits any more once the program ends.
        let _ = sender.send(heard);
    };
    let config = Config::default().with_follow_symlinks(false);
    let of_first = |fault: notify::Error| {
        let folder = folders.first().cloned().unwrap_or_default();
        (folder, reason(fault))
    };
    let mut watcher: Box<dyn Watcher> = match how {
        How::Told => {
            let watcher = RecommendedWatcher::new(hear, config);
            Box::new(watcher.map_err(of_first)?)
        }
        How::Poll => {
            // Its times are whole seconds: two saves within one differ in their contents alone.
            let config = config.with_poll_interval(PAUSE).with_compare_contents(true);
            let watcher = PollWatcher::new(hear, config);
            Box::new(watcher.map_err(of_first)?)
        }
    };
    for folder in outermost(folders) {
        watcher
            .watch(&folder, RecursiveMode::Recursive)
            .map_err(|fault| (folder, reason(fault)))?;
    }
    Ok(watcher)
}

/// The folders that are not inside another one.
fn outermost(folders: &[PathBuf]) -> Vec<PathBuf> {
    let real: Vec<PathBuf> = folders
        .iter()
        // The folder of a path without one is the current folder.
        .map(|folder| Path::new(".").join(folder))
        .map(|folder| folder.canonicalize().unwrap_or(folder))
        .collect();
    let mut outer: Vec<PathBuf> = Vec::new();
    for folder in &real {
        let is_inside = real
            .iter()
            .any(|other| other != folder && folder.starts_with(other));
        if !is_inside && !outer.contains(folder) {
            outer.push(folder.clone());
        }
    }
    outer
}

/// Whether something may have been saved. Reading a file is none, or looking at what was saved would be the next save.
fn is_save(event: &Event) -> bool {
    let is_read = matches!(event.kind, EventKind::Access(kind)
        if kind != AccessKind::Close(AccessMode::Write));
    let may_be_ours = |path: &PathBuf| {
        let name = path.file_name().map(Path::new);
        // What has no ending may be a folder, and a folder that comes or goes takes files with it.
        path.extension().is_none() || path.is_dir() || name.is_some_and(is_watched)
    };
    let is_ours = event.paths.is_empty() || event.paths.iter().any(may_be_ours);
    !is_read && is_ours
}

/// Why, in the system's own words, without the paths.
fn reason(mut fault: notify::Error) -> String {
    fault.paths.clear();
    fault.to_string()
}

/// Tells when the reader of standard output has gone: nothing may be written for hours that would show it.
#[cfg(unix)]
fn notice_leaving(sender: Sender<Heard>) {
    use rustix::event::{PollFd, PollFlags, poll};
    std::thread::spawn(move || {
        let stream = std::io::stdout();
        // Asked for nothing, it waits for the end.
        let mut ends = [PollFd::new(&stream, PollFlags::empty())];
        loop {
            match poll(&mut ends, None) {
                Ok(0) | Err(rustix::io::Errno::INTR) => {}
                Ok(_) => {
                    let _ = sender.send(Heard::NobodyReads);
                    return;
                }
                Err(_) => return,
            }
        }
    });
}

/// Elsewhere it shows at the next line that is written.
#[cfg(not(unix))]
fn notice_leaving(_: Sender<Heard>) {}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, Flag, ModifyKind, RemoveKind};

    use super::*;

    #[test]
    fn to_read_a_file_is_not_to_save_it() {
        let cases = [
            (EventKind::Access(AccessKind::Open(AccessMode::Any)), false),
            (
                EventKind::Access(AccessKind::Close(AccessMode::Read)),
                false,
            ),
            (
                EventKind::Access(AccessKind::Close(AccessMode::Write)),
                true,
            ),
            (EventKind::Modify(ModifyKind::Any), true),
            (EventKind::Create(CreateKind::File), true),
            (EventKind::Remove(RemoveKind::Any), true),
            (EventKind::Any, true),
        ];
        for (kind, expected) in cases {
            let event = Event::new(kind).add_path(PathBuf::from("/x/pack.toml"));
            assert_eq!(is_save(&event), expected, "{kind:?}");
        }
    }

    #[test]
    fn what_stands_beside_the_files_wakes_nobody() {
        for (path, expected) in [
            ("/.x/pack.toml", true),
            ("/x/a.rhai", true),
            ("/x/folder", true),
            ("/x/pack.toml~", false),
            ("/x/.pack.toml.swp", false),
            ("/x/notes.md", false),
        ] {
            let event = Event::new(EventKind::Any).add_path(PathBuf::from(path));
            assert_eq!(is_save(&event), expected, "{path}");
        }
    }

    #[test]
    fn events_that_were_lost_are_a_reason_to_look() {
        assert!(is_save(
            &Event::new(EventKind::Other).set_flag(Flag::Rescan)
        ));
    }

    #[test]
    fn a_folder_inside_another_is_watched_with_it() {
        let root = tempfile::tempdir().expect("a folder");
        let inner = root.path().join("a/b");
        std::fs::create_dir_all(&inner).expect("a folder");
        let folders = [inner, root.path().to_path_buf(), root.path().to_path_buf()];
        let real = root.path().canonicalize().expect("a folder");
        assert_eq!(outermost(&folders), [real]);
    }

    #[test]
    fn one_trouble_leads_to_looking_and_the_next_ones_to_nothing() {
        let root = tempfile::tempdir().expect("a folder");
        let mut ears = Ears::open(How::Told, vec![root.path().to_path_buf()]).expect("ears");
        for _ in 0..2 {
            let trouble = Heard::Trouble("no room".to_owned());
            ears.sender.send(trouble).expect("sent");
        }
        let Heard::Trouble(fault) = ears.wait() else {
            panic!("no trouble");
        };
        ears.poll_because(fault).expect("looking");
        assert_eq!((ears.how(), ears.fault()), (How::Poll, Some("no room")));
        assert!(matches!(ears.wait(), Heard::Save));
    }
}
