//! `jixiao bisect`: which version of a pack first moved a case, and by which change.

use std::path::Path;

use super::Ending;
use super::arguments::{BisectArguments, BisectFormat};
use super::git;
use super::named::{Named, folder_of, named, versions};
use super::output::Output;
use super::score::read_case;
use super::system::System;
use crate::bind::Facts;
use crate::case::Case;
use crate::compare::{Stop, Version, Watched, admitted, names_of, walk};
use crate::diagnose::{Code, Finding};
use crate::pack::{Pack, compare_versions, load_pack};
use crate::report;
use crate::report::{Passed, SkippedVersion, WalkView, walk_json};
use crate::score::CaseReference;
use crate::script::{Program, compile};
use crate::source::Texts;

/// A version of the pack, not yet read.
struct Place {
    /// As a call names it.
    name: String,
    label: String,
}

/// A version that can be used.
struct Loaded {
    place: Place,
    pack: Pack,
    program: Program,
}

/// A version that is stepped over, with what is wrong.
struct Left {
    skipped: SkippedVersion,
    findings: Vec<Finding>,
    /// Whether no version before it could be read.
    is_early: bool,
}

/// Tells from which version to the next the case moved.
pub fn bisect(arguments: &BisectArguments, system: &System, output: &mut Output) -> Ending {
    let mut texts = Texts::default();
    let ending = match found(arguments, &mut texts, system, output) {
        Ok(()) => Ending::Done,
        Err(findings) => {
            output.complain(&findings, &texts, system);
            Ending::Unusable
        }
    };
    output.sum_up(system);
    ending
}

fn found(
    arguments: &BisectArguments,
    texts: &mut Texts,
    system: &System,
    output: &mut Output,
) -> Result<(), Vec<Finding>> {
    let places = if arguments.git {
        of_history(arguments)
    } else {
        of_folder(arguments)
    };
    let places = places.map_err(|finding| vec![*finding])?;
    let mut findings = Vec::new();
    let case = read_case(&arguments.case, None, texts, &mut findings);
    let Some((case, _)) = case else {
        return Err(findings);
    };
    let (loaded, mut left) = load(places, &arguments.rules, texts);
    let versions: Vec<Version<'_>> = loaded.iter().map(Loaded::version).collect();
    let mut passed: Vec<(&Loaded, Facts)> = Vec::with_capacity(loaded.len());
    for (loaded, facts) in loaded.iter().zip(admitted(&versions, &case)) {
        match facts {
            Ok(facts) => passed.push((loaded, facts)),
            Err(findings) => left.push(Left::of(&loaded.place, true, findings)),
        }
    }
    if passed.len() < 2 {
        let few = Finding::new(Code::TooFewVersions)
            .with("pack", arguments.pack.as_str())
            .with("count", passed.len().to_string())
            .help("help");
        let wrong = left.into_iter().flat_map(|one| one.findings);
        return Err(wrong.chain([few]).collect());
    }
    let text = told(arguments, &case, &passed, &left, system)?;
    output.print(&text);
    Ok(())
}

fn told(
    arguments: &BisectArguments,
    case: &Case,
    passed: &[(&Loaded, Facts)],
    left: &[Left],
    system: &System,
) -> Result<String, Vec<Finding>> {
    let watched = watched(arguments, passed)?;
    let stops = passed.iter().map(|(loaded, facts)| Stop {
        version: loaded.version(),
        facts,
    });
    let stops: Vec<Stop<'_>> = stops.collect();
    let walk = walk(&stops, &watched, case.year.value);
    let passed = passed.iter().map(|(loaded, _)| Passed {
        name: &loaded.place.name,
        label: &loaded.place.label,
        version: loaded.version(),
    });
    let passed: Vec<Passed<'_>> = passed.collect();
    let skipped: Vec<SkippedVersion> = left.iter().map(|one| one.skipped.clone()).collect();
    let case = CaseReference {
        id: case.id.clone(),
        subject: case.subject.clone(),
        year: case.year.value,
        source: case.source.clone(),
    };
    let view = WalkView {
        pack: &arguments.pack,
        case: &case,
        indicator: arguments.indicator.as_deref(),
        walk: &walk,
        passed: &passed,
        skipped: &skipped,
        words: &system.words,
        width: system.width,
    };
    Ok(match arguments.format {
        BisectFormat::Text => report::walk(view),
        BisectFormat::Json => walk_json(view),
    })
}

fn watched(
    arguments: &BisectArguments,
    passed: &[(&Loaded, Facts)],
) -> Result<Watched, Vec<Finding>> {
    let Some(id) = &arguments.indicator else {
        return Ok(Watched::Total);
    };
    let packs: Vec<&Pack> = passed.iter().map(|(loaded, _)| &loaded.pack).collect();
    let names = names_of(&packs, id);
    if !names.is_empty() {
        return Ok(Watched::Indicator(names));
    }
    let known = packs.iter().flat_map(|pack| &pack.indicators);
    let mut known: Vec<&str> = known.map(|one| one.id.value.as_str()).collect();
    known.sort_unstable();
    known.dedup();
    let finding = Finding::new(Code::UnknownIndicator).with("id", id.as_str());
    Err(vec![finding.suggesting(id, &known)])
}

/// The versions of the pack in the folder of rules, in their order.
fn of_folder(arguments: &BisectArguments) -> Result<Vec<Place>, Box<Finding>> {
    let id = arguments.pack.as_str();
    let rules = &arguments.rules;
    let mut known = versions(rules);
    known.retain(|(known, _)| known == id);
    let names_none = known.is_empty();
    for end in [&arguments.from, &arguments.to].into_iter().flatten() {
        if !known.iter().any(|(_, version)| version == end) {
            folder_of(&format!("{id}@{end}"), rules)?;
        }
    }
    if names_none {
        folder_of(id, rules)?;
    }
    known.retain(|(_, version)| {
        let is_late = |from: &String| compare_versions(version, from).is_ge();
        let is_early = |to: &String| compare_versions(version, to).is_le();
        arguments.from.as_ref().is_none_or(is_late) && arguments.to.as_ref().is_none_or(is_early)
    });
    known.sort_by(|one, other| compare_versions(&one.1, &other.1));
    let places = known.into_iter().map(|(id, version)| Place {
        name: format!("{id}@{version}"),
        label: version,
    });
    Ok(places.collect())
}

/// The commits that touched the pack, oldest first.
fn of_history(arguments: &BisectArguments) -> Result<Vec<Place>, Box<Finding>> {
    let folder = folder_of(&arguments.pack, &arguments.rules)?;
    let name = |path: &Path| path.display().to_string();
    // What a version extends mostly stands beside it, and moves it too.
    let around = folder.parent().map(name).filter(|path| !path.is_empty());
    let around = around.unwrap_or_else(|| name(&folder));
    let (from, to) = (arguments.from.as_deref(), arguments.to.as_deref());
    let commits = git::history(&around, from, to)?;
    let places = commits.into_iter().map(|commit| Place {
        name: format!("git:{}:{}", commit.id, name(&folder)),
        label: commit.label,
    });
    Ok(places.collect())
}

impl Loaded {
    fn version(&self) -> Version<'_> {
        Version {
            pack: &self.pack,
            program: &self.program,
        }
    }
}

impl Left {
    fn of(place: &Place, is_usable: bool, findings: Vec<Finding>) -> Self {
        let mut codes: Vec<Code> = findings.iter().map(|one| one.code).collect();
        codes.sort_unstable();
        codes.dedup();
        Self {
            skipped: SkippedVersion {
                name: place.name.clone(),
                label: place.label.clone(),
                is_usable,
                codes,
            },
            findings,
            is_early: false,
        }
    }
}

/// Reads every version; those that cannot be used are told apart.
fn load(places: Vec<Place>, rules: &Path, texts: &mut Texts) -> (Vec<Loaded>, Vec<Left>) {
    let (mut loaded, mut left) = (Vec::new(), Vec::new());
    for place in places {
        match read(&place, rules, texts) {
            Ok((pack, program)) => loaded.push(Loaded {
                place,
                pack,
                program,
            }),
            Err(findings) => left.push(Left {
                is_early: loaded.is_empty(),
                ..Left::of(&place, false, findings)
            }),
        }
    }
    if !loaded.is_empty() {
        // Commits from before the pack was there are none of its versions.
        let is_before = |one: &Left| one.is_early && one.skipped.codes == [Code::FileNotFound];
        left.retain(|one| !is_before(one));
    }
    (loaded, left)
}

fn read(place: &Place, rules: &Path, texts: &mut Texts) -> Result<(Pack, Program), Vec<Finding>> {
    let Named { files, folder } = named(&place.name, rules).map_err(|finding| vec![*finding])?;
    let checked = load_pack(&folder, files.as_ref(), texts);
    let Some(pack) = checked.value else {
        return Err(checked.findings);
    };
    let compiled = compile(&pack);
    match compiled.value {
        Some(program) => Ok((pack, program)),
        None => Err(compiled.findings),
    }
}
