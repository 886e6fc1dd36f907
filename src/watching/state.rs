//! What a pack and its cases come to at a moment: a pure function of the files, that takes over from the moment before what
//! no saved file touches.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::files::{Content, Contents, Saved, Watched};
use super::scored::Scored;
use crate::bind::bind_case;
use crate::case::load_case;
use crate::check::{Examined, examine};
use crate::diagnose::{Code, Finding, Severity};
use crate::pack::Pack;
use crate::score::score;
use crate::script::Program;
use crate::source::{Files, Texts};
use crate::testing::{Tested, run_tests};

/// A pack and its cases at a moment.
#[derive(Clone)]
pub struct State {
    pub pack: Rc<PackState>,
    /// By file.
    pub cases: BTreeMap<PathBuf, Rc<CaseState>>,
    pack_files: Contents,
    case_files: Contents,
}

/// What is known of a pack without any case, and what its examples come to.
pub struct PackState {
    /// As the user named it.
    pub path: String,
    pub texts: Texts,
    pub examined: Examined,
    /// None where the pack cannot be used.
    pub tested: Option<Tested>,
}

/// A case.
pub struct CaseState {
    /// None where the file does not say.
    pub id: Option<String>,
    /// Empty where there is no finding to show in them.
    pub texts: Texts,
    /// Of the case, and of rules that failed for it.
    pub findings: Vec<Finding>,
    pub end: CaseEnd,
    content: Content,
}

/// What became of a case.
pub enum CaseEnd {
    Scored(Scored),
    /// The case itself cannot be used.
    Unusable,
    /// The pack cannot be used.
    Unscored,
}

impl State {
    /// What the files hold now. What no changed file touches is taken from `before`.
    #[must_use]
    pub fn look(watched: &Watched, files: &dyn Files, before: Option<&Self>) -> Self {
        let pack_files = watched.pack_files(files);
        let case_files = watched.case_files(files);
        let known = before.filter(|before| before.pack_files == pack_files);
        let pack = known.map_or_else(
            || Rc::new(PackState::look(&watched.pack, files)),
            |before| Rc::clone(&before.pack),
        );
        let case = |(path, content): (&PathBuf, &Content)| {
            let earlier = known.and_then(|before| before.cases.get(path));
            let case = match earlier {
                Some(earlier) if earlier.content == *content => Rc::clone(earlier),
                _ => Rc::new(CaseState::look(path, content, &pack, files)),
            };
            // A folder may hold the cases of several standards; a case that is named is meant.
            let is_meant = watched.cases.contains(path) || !case.is_of_other_pack();
            is_meant.then(|| (path.clone(), case))
        };
        Self {
            cases: case_files.files.iter().filter_map(case).collect(),
            pack,
            pack_files,
            case_files,
        }
    }

    /// What was saved since `before`: files of the pack, then cases.
    #[must_use]
    pub fn saved_since(&self, before: &Self) -> Vec<Saved> {
        let mut saved = self.pack_files.saved_since(&before.pack_files);
        for of_case in self.case_files.saved_since(&before.case_files) {
            if !saved.iter().any(|one| one.path == of_case.path) {
                saved.push(of_case);
            }
        }
        saved
    }

    /// How a case is called: its id, with the file where another case has the same or it has none.
    #[must_use]
    pub fn name(&self, path: &Path, case: &CaseState) -> String {
        let shown = path.display().to_string();
        let Some(id) = &case.id else {
            return shown;
        };
        let others = self.cases.iter().filter(|(other, _)| *other != path);
        let mut ids = others.filter_map(|(_, other)| other.id.as_ref());
        if ids.any(|other| other == id) {
            format!("{id} ({shown})")
        } else {
            id.clone()
        }
    }
}

impl PackState {
    fn look(path: &Path, files: &dyn Files) -> Self {
        let mut texts = Texts::default();
        let examined = examine(path, files, &mut texts);
        let usable = examined.pack.as_ref().zip(examined.program.as_ref());
        let tested = usable.map(|(pack, program)| run_tests(pack, program, &examined.examples));
        Self {
            path: path.display().to_string(),
            texts,
            examined,
            tested,
        }
    }

    /// The pack with its program, where it can be used.
    #[must_use]
    pub fn usable(&self) -> Option<(&Pack, &Program)> {
        Some((
            self.examined.pack.as_ref()?,
            self.examined.program.as_ref()?,
        ))
    }
}

impl CaseState {
    fn look(path: &Path, content: &Content, pack: &PackState, files: &dyn Files) -> Self {
        let mut texts = pack.texts.clone();
        let loaded = load_case(path, files, &mut texts);
        let mut findings = loaded.findings;
        let id = loaded.value.as_ref().map(|case| case.id.clone());
        let end = match (loaded.value, pack.usable()) {
            (None, _) => CaseEnd::Unusable,
            (Some(_), None) => CaseEnd::Unscored,
            (Some(case), Some((rules, program))) => {
                let bound = bind_case(rules, &case);
                findings.extend(bound.findings);
                bound.value.map_or(CaseEnd::Unusable, |facts| {
                    let evaluation = score(rules, program, &case, &facts);
                    let (scored, failures) = Scored::of(&evaluation);
                    findings.extend(failures);
                    CaseEnd::Scored(scored)
                })
            }
        };
        if findings.is_empty() {
            texts = Texts::default();
        }
        Self {
            id,
            texts,
            findings,
            end,
            content: content.clone(),
        }
    }

    /// What it came to, if it has been scored.
    #[must_use]
    pub fn scored(&self) -> Option<&Scored> {
        match &self.end {
            CaseEnd::Scored(scored) => Some(scored),
            CaseEnd::Unusable | CaseEnd::Unscored => None,
        }
    }

    fn is_of_other_pack(&self) -> bool {
        let is_other = |finding: &Finding| finding.code == Code::CaseOfOtherPack;
        self.findings.iter().any(is_other)
    }

    /// Whether it is the case itself that cannot be used.
    #[must_use]
    pub fn is_unusable(&self) -> bool {
        matches!(self.end, CaseEnd::Unusable)
    }
}

impl State {
    /// Whether anything of the pack, its examples or the cases cannot be used.
    #[must_use]
    pub fn has_unusable(&self) -> bool {
        let is_error = |finding: &Finding| finding.code.severity() == Severity::Error;
        self.pack.examined.findings.iter().any(is_error)
            || self.pack.usable().is_none()
            || self.cases.values().any(|case| case.is_unusable())
    }

    /// Whether every example comes to what it says, and every case has all its scores.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let tested = self.pack.tested.as_ref();
        tested.is_none_or(|tested| tested.met() == tested.runs.len())
            && self
                .cases
                .values()
                .filter_map(|case| case.scored())
                .all(Scored::is_complete)
    }
}
