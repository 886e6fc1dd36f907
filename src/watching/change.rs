//! What saving files changed. What can be used is compared with what last could, so that a file that is half written for a
//! moment leaves no trace once it is whole.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;

use super::compare::{ExampleChange, FindingChanges, ScoreChanges, examples};
use super::files::{Saved, Watched};
use super::state::{CaseState, PackState, State};
use crate::source::Files;

/// A pack and its cases under watch.
pub struct Watching {
    watched: Watched,
    now: State,
    good: Good,
}

/// What last could be used.
#[derive(Default)]
struct Good {
    pack: Option<Rc<PackState>>,
    cases: BTreeMap<PathBuf, Rc<CaseState>>,
}

/// What came of saving files.
pub struct Change {
    pub saved: Vec<Saved>,
    /// None where no file of the pack was saved and it can be used.
    pub pack: Option<PackChange>,
    /// By file.
    pub cases: Vec<CaseChange>,
}

/// What became of the pack.
pub enum PackChange {
    /// It cannot be used; whether its files were saved just now.
    Unusable { is_new: bool },
    /// It can, and could not at any moment before.
    First,
    /// What is different from when it last could be used.
    Differs {
        before: Rc<PackState>,
        findings: FindingChanges,
        examples: Vec<ExampleChange>,
        /// Whether it could not be used the moment before.
        is_back: bool,
    },
}

/// What became of a case.
pub enum CaseChange {
    /// It has scores, and had none at any moment before.
    First { path: PathBuf, name: String },
    /// What is different from when it last had scores.
    Differs {
        path: PathBuf,
        name: String,
        before: Rc<CaseState>,
        findings: FindingChanges,
        scores: Box<ScoreChanges>,
        /// Whether it could not be used the moment before.
        is_back: bool,
    },
    /// It cannot be used, for these reasons.
    Unusable { path: PathBuf, name: String },
    /// Its file is gone.
    Gone { name: String },
}

impl Watching {
    /// Begins to watch.
    #[must_use]
    pub fn start(watched: Watched, files: &dyn Files) -> Self {
        let now = State::look(&watched, files, None);
        let mut good = Good::default();
        good.keep(&now);
        Self { watched, now, good }
    }

    /// The pack and its cases as they are.
    #[must_use]
    pub fn now(&self) -> &State {
        &self.now
    }

    /// Looks again: what changed, if any file has another content than before.
    pub fn look(&mut self, files: &dyn Files) -> Option<Change> {
        let now = State::look(&self.watched, files, Some(&self.now));
        let saved = now.saved_since(&self.now);
        if saved.is_empty() {
            return None;
        }
        let change = Change {
            saved,
            pack: self.good.pack_change(&self.now, &now),
            cases: self.good.case_changes(&self.now, &now),
        };
        self.good.keep(&now);
        self.now = now;
        Some(change)
    }
}

impl Change {
    /// Whether all is as it was, but for what the files hold.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let same_pack = match &self.pack {
            None => true,
            Some(PackChange::Differs {
                findings, examples, ..
            }) => findings.is_empty() && examples.is_empty(),
            Some(_) => false,
        };
        let same_case = |case: &CaseChange| match case {
            CaseChange::Differs {
                findings, scores, ..
            } => findings.is_empty() && scores.is_empty(),
            _ => false,
        };
        same_pack && self.cases.iter().all(same_case)
    }
}

impl Good {
    fn keep(&mut self, now: &State) {
        if now.pack.usable().is_some() {
            self.pack = Some(Rc::clone(&now.pack));
        }
        self.cases.retain(|path, _| now.cases.contains_key(path));
        for (path, case) in &now.cases {
            if case.scored().is_some() {
                self.cases.insert(path.clone(), Rc::clone(case));
            }
        }
    }

    fn pack_change(&self, before: &State, now: &State) -> Option<PackChange> {
        let is_new = !Rc::ptr_eq(&before.pack, &now.pack);
        if now.pack.usable().is_none() {
            return Some(PackChange::Unusable { is_new });
        }
        if !is_new {
            return None;
        }
        let Some(good) = &self.pack else {
            return Some(PackChange::First);
        };
        let (old, new) = (&good.examined.findings, &now.pack.examined.findings);
        Some(PackChange::Differs {
            findings: FindingChanges::between((old, &good.texts), (new, &now.pack.texts)),
            examples: examples(good, &now.pack),
            is_back: before.pack.usable().is_none(),
            before: Rc::clone(good),
        })
    }

    fn case_changes(&self, before: &State, now: &State) -> Vec<CaseChange> {
        let mut changes = Vec::new();
        for (path, case) in &now.cases {
            let earlier = before.cases.get(path);
            if earlier.is_some_and(|earlier| Rc::ptr_eq(earlier, case)) {
                continue;
            }
            let (path, name) = (path.clone(), now.name(path, case));
            if let Some(scored) = case.scored() {
                let good = self.cases.get(&path);
                let Some((good, old)) = good.and_then(|good| Some((good, good.scored()?))) else {
                    changes.push(CaseChange::First { path, name });
                    continue;
                };
                let findings = FindingChanges::between(
                    (&good.findings, &good.texts),
                    (&case.findings, &case.texts),
                );
                let scores = ScoreChanges::between(old, scored);
                let is_back = earlier.is_some_and(|earlier| earlier.is_unusable());
                if is_back || !findings.is_empty() || !scores.is_empty() {
                    changes.push(CaseChange::Differs {
                        path,
                        name,
                        before: Rc::clone(good),
                        findings,
                        scores: Box::new(scores),
                        is_back,
                    });
                }
            } else if case.is_unusable() {
                let told = earlier.filter(|earlier| earlier.is_unusable());
                let is_told = told.is_some_and(|told| {
                    let (old, new) = (&told.findings, &case.findings);
                    FindingChanges::between((old, &told.texts), (new, &case.texts)).is_empty()
                });
                if !is_told {
                    changes.push(CaseChange::Unusable { path, name });
                }
            }
        }
        for (path, case) in &before.cases {
            if !now.cases.contains_key(path) {
                let name = before.name(path, case);
                changes.push(CaseChange::Gone { name });
            }
        }
        changes
    }
}
