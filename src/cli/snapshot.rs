//! `jixiao snapshot`: the results of cases held against reviewed ones, which are kept beside the pack.

mod decide;
mod gather;
mod shelf;

use std::collections::BTreeSet;
use std::path::Path;

use decide::{Choice, ask, decided, settle};
use gather::{Gathered, gather};
use shelf::Shelf;

use super::Ending;
use super::arguments::SnapshotArguments;
use super::output::Output;
use super::score::read_pack;
use super::system::System;
use super::write::not_written;
use crate::check::folder;
use crate::diagnose::{Argument, Arguments, Code, Finding};
use crate::pack::MANIFEST;
use crate::reference::{Reference, ReferenceChanges};
use crate::report::escape::visible;
use crate::report::{WatchView, reference_changes, reference_text};
use crate::source::{DiskFiles, Texts};

/// Holds every case against its reference, and does what is decided on those that differ.
pub fn snapshot(arguments: &SnapshotArguments, system: &System, output: &mut Output) -> Ending {
    let folder = folder(&arguments.pack, &DiskFiles);
    let mut run = Run {
        arguments,
        shelf: Shelf::of(folder),
        system,
        output,
        counts: Counts::default(),
        open: BTreeSet::new(),
        ending: Ending::Done,
    };
    let is_there = run.compare();
    if is_there {
        run.decide();
    }
    let ending = run.ending();
    output.sum_up(system);
    ending
}

/// How many cases there were of each kind.
#[derive(Debug, Default)]
struct Counts {
    same: usize,
    changed: usize,
    made: usize,
    absent: usize,
    unread: usize,
    waiting: usize,
    orphaned: usize,
}

struct Run<'a> {
    arguments: &'a SnapshotArguments,
    shelf: Shelf,
    system: &'a System,
    output: &'a mut Output,
    counts: Counts,
    /// What differs and is not accepted.
    open: BTreeSet<String>,
    ending: Ending,
}

impl Run<'_> {
    /// Holds the cases against their references; whether there is a pack at all.
    fn compare(&mut self) -> bool {
        let mut texts = Texts::default();
        if self.arguments.cases.is_empty() {
            return self.is_pack();
        }
        let mut findings = Vec::new();
        let (pack, program) = read_pack(&self.arguments.pack, &mut texts, &mut findings);
        self.output.complain(&findings, &texts, self.system);
        let (Some(pack), Some(program)) = (pack, program) else {
            self.ending = Ending::Unusable;
            return false;
        };
        let gathered = gather(
            self.arguments,
            (&pack, &program, &texts),
            self.system,
            self.output,
        );
        for (stem, result) in &gathered.results {
            self.hold(stem, result);
        }
        if gathered.is_whole {
            self.orphans(&gathered);
        } else {
            // A case that could not be read may well have a reference.
            self.ending = Ending::Unusable;
        }
        self.sum_up(&pack.reference(), gathered.results.len());
        true
    }

    /// Whether the folder is one of a pack; what is decided there does not ask whether the pack is sound.
    fn is_pack(&mut self) -> bool {
        let manifest = folder(&self.arguments.pack, &DiskFiles).join(MANIFEST);
        let is_there = manifest.is_file() || self.arguments.pack.is_file();
        if !is_there {
            let finding = Finding::new(Code::FileNotFound).help("help");
            self.refuse(finding.with("file", manifest.display().to_string()));
        }
        is_there
    }

    /// Holds a result against its reference.
    fn hold(&mut self, stem: &str, result: &Reference) {
        let mut texts = Texts::default();
        let Some(reference) = self.shelf.read(stem, &mut texts) else {
            self.without_reference(stem, result);
            return;
        };
        self.output
            .complain(&reference.findings, &texts, self.system);
        let Some(reference) = reference.value else {
            self.ending = Ending::Unusable;
            self.counts.unread += 1;
            return;
        };
        let changes = ReferenceChanges::between(&reference, result);
        if changes.is_empty() {
            self.counts.same += 1;
            self.settled(stem, &result.id);
        } else {
            self.counts.changed += 1;
            self.changed(stem, result, &changes);
        }
    }

    fn without_reference(&mut self, stem: &str, result: &Reference) {
        let path = self.shelf.reference(stem);
        if self.arguments.check {
            self.counts.absent += 1;
            self.open.insert(stem.to_owned());
            self.say("snapshot-without", &result.id, None);
            self.tell_pending(stem, &result.id);
            return;
        }
        if let Err(error) = self.shelf.make(stem, &reference_text(result)) {
            self.refuse(not_written(&path, &error));
            return;
        }
        self.counts.made += 1;
        self.say("snapshot-new", &result.id, Some(&path));
        self.settled(stem, &result.id);
    }

    /// A result that is as its reference has nothing to be decided on.
    fn settled(&mut self, stem: &str, id: &str) {
        if !self.shelf.is_pending(stem) {
            return;
        }
        let path = self.shelf.pending(stem);
        if self.arguments.check {
            self.counts.waiting += 1;
            self.open.insert(stem.to_owned());
            self.say("snapshot-stale", id, Some(&path));
        } else if let Err(error) = self.shelf.drop_pending(stem) {
            self.refuse(not_written(&path, &error));
        } else {
            self.say("snapshot-settled", id, Some(&path));
        }
    }

    fn changed(&mut self, stem: &str, result: &Reference, changes: &ReferenceChanges) {
        let view = WatchView {
            words: &self.system.words,
            width: self.system.width,
            style: self.system.output_style,
        };
        self.open.insert(stem.to_owned());
        self.output
            .print(&reference_changes(&result.id, changes, view));
        if !self.arguments.check
            && let Err(error) = self.shelf.put_pending(stem, &reference_text(result))
        {
            let path = self.shelf.pending(stem);
            self.refuse(not_written(&path, &error));
            return;
        }
        if !self.asks() {
            self.tell_pending(stem, &result.id);
            return;
        }
        let output = &mut *self.output;
        let choice = ask(
            &self.system.words,
            |said| output.print(said),
            System::answer,
        );
        if choice == Choice::Later {
            self.tell_pending(stem, &result.id);
        }
        self.settle(stem, choice);
    }

    fn tell_pending(&mut self, stem: &str, id: &str) {
        if self.shelf.is_pending(stem) {
            self.counts.waiting += 1;
            let path = self.shelf.pending(stem);
            self.say("snapshot-pending", id, Some(&path));
        }
    }

    /// Whether somebody is there to be asked, and nothing is decided otherwise. Cases that are read from standard input leave
    /// no place for answers.
    fn asks(&self) -> bool {
        let arguments = self.arguments;
        let reads_cases = arguments.cases.iter().any(|path| path == Path::new("-"));
        self.system.can_ask && !arguments.check && !self.is_told() && !reads_cases
    }

    /// Whether the arguments decide.
    fn is_told(&self) -> bool {
        let arguments = self.arguments;
        arguments.accept_all
            || arguments.reject_all
            || !arguments.accept.is_empty()
            || !arguments.reject.is_empty()
    }

    fn settle(&mut self, stem: &str, choice: Choice) {
        let done = settle(stem, choice, &self.shelf, (self.system, self.output));
        self.ending = self.ending.max(done);
        if choice == Choice::Accept && done == Ending::Done {
            self.open.remove(stem);
        }
    }

    /// Files on the shelf without a case: named where everything is checked, else counted, for a run may be about few cases.
    fn orphans(&mut self, gathered: &Gathered) {
        let references = self.shelf.references();
        let pending = self.shelf.all_pending();
        let is_orphan = |stem: &&String| !gathered.results.contains_key(*stem);
        let of_references = references.iter().filter(is_orphan);
        let mut orphans: Vec<_> = of_references
            .map(|stem| self.shelf.reference(stem))
            .collect();
        if !self.arguments.check {
            if !orphans.is_empty() {
                let count = vec![("count", orphans.len().into())];
                self.print("snapshot-orphans", &count);
            }
            return;
        }
        let of_pending = pending.iter().filter(is_orphan);
        orphans.extend(of_pending.map(|stem| self.shelf.pending(stem)));
        orphans.sort();
        self.counts.orphaned = orphans.len();
        for path in &orphans {
            let file = visible(&path.display().to_string(), usize::MAX);
            self.print("snapshot-orphan", &vec![("file", file.into())]);
        }
    }

    /// Does what the arguments decide.
    fn decide(&mut self) {
        let is_told = self.is_told();
        if !is_told {
            let is_left = !self.open.is_empty() && self.counts.waiting > 0;
            if is_left && !self.arguments.check {
                let folder = self.arguments.pack.display().to_string();
                let folder = vec![("folder", visible(&folder, usize::MAX).into())];
                self.print("snapshot-decide", &folder);
            }
            return;
        }
        let (choices, findings) = decided(self.arguments, &self.shelf);
        if choices.is_empty() && findings.is_empty() {
            self.print("snapshot-nothing", &Vec::new());
        }
        for finding in findings {
            self.refuse(finding);
        }
        for (stem, choice) in choices {
            self.settle(&stem, choice);
        }
    }

    fn sum_up(&mut self, pack: &str, cases: usize) {
        let counts = &self.counts;
        let words = &self.system.words;
        let parts = [
            ("snapshot-same", counts.same),
            ("snapshot-changed", counts.changed),
            ("snapshot-made", counts.made),
            ("snapshot-absent", counts.absent),
            ("snapshot-unread", counts.unread),
            ("snapshot-waiting", counts.waiting),
            ("snapshot-orphaned", counts.orphaned),
        ];
        let told = parts
            .iter()
            .filter(|(key, count)| *count > 0 || *key == "snapshot-same")
            .map(|(key, count)| words.say_with(key, &vec![("count", (*count).into())]));
        let arguments = vec![
            ("pack", visible(pack, usize::MAX).into()),
            ("cases", cases.to_string().into()),
            ("counts", Argument::List(told.collect())),
        ];
        self.print("snapshot-counts", &arguments);
    }

    fn ending(&self) -> Ending {
        let is_content = self.open.is_empty() && self.counts.orphaned == 0;
        let found = if is_content {
            Ending::Done
        } else {
            Ending::Incomplete
        };
        self.ending.max(found)
    }

    fn refuse(&mut self, finding: Finding) {
        self.ending = Ending::Unusable;
        self.output
            .complain(&[finding], &Texts::default(), self.system);
    }

    fn say(&mut self, key: &str, id: &str, file: Option<&Path>) {
        let mut arguments = vec![("case", visible(id, usize::MAX).into())];
        if let Some(file) = file {
            let file = visible(&file.display().to_string(), usize::MAX);
            arguments.push(("file", file.into()));
        }
        self.print(key, &arguments);
    }

    fn print(&mut self, key: &str, arguments: &Arguments) {
        let sentence = self.system.words.say_with(key, arguments);
        self.output.print(&format!("{sentence}\n"));
    }
}
