//! A manifest to a valid pack: ids are unique, groups exist and add up, scripts are read, grades leave no hole.

use std::collections::BTreeMap;

use super::facts::complain_of_repeats;
use super::groups::{check_counting, check_groups, has_weight, move_targets};
use super::load::LoadedScript;
use super::manifest::{Header, Manifest, WrittenGroup, WrittenIndicator};
use super::silences::check_silences;
use super::veto::check_vetoes;
use super::{FormerNames, Grade, Group, GroupKind, Indicator, Pack, Policy, TotalReading};
use crate::diagnose::{Code, Finding, Findings};
use crate::number::{Decimal, trimmed};
use crate::source::{Span, Spanned};

/// Checks what the manifest means. `script` gives the script of an indicator. `None` where an entry is missing
/// that the rest cannot do without; the findings then say so.
pub fn from_manifest(
    manifest: Manifest,
    start: Span,
    digest: String,
    mut script: impl FnMut(&WrittenIndicator, &mut Findings) -> Option<LoadedScript>,
    findings: &mut Findings,
) -> Option<Pack> {
    check_ids(&manifest, findings);
    let tree_is_whole = manifest.tree_is_whole && every_group_exists(&manifest, findings);
    let groups = Tree {
        manifest: &manifest,
        is_whole: tree_is_whole,
    }
    .level(None, GroupKind::Base, findings);
    check_groups(&manifest, findings);
    let least = least_total(manifest.header.as_ref(), &groups);
    let grades = check_grades(&manifest.grades, least, findings);
    check_contradictions(&manifest, findings);
    check_silences(&manifest, findings);
    check_with(&manifest, findings);
    check_vetoes(&manifest, findings);
    let targets = move_targets(&manifest, findings);
    let former = FormerNames::of(&manifest, findings);
    let weights: Vec<bool> = manifest
        .indicators
        .iter()
        .map(|one| has_weight(&manifest, &one.group.value))
        .collect();
    let Manifest {
        header,
        facts,
        parameters,
        indicators,
        relations,
        vetoes,
        contradictions,
        silences,
        ..
    } = manifest;
    let policy = header.as_ref().and_then(|header| header.not_applicable);
    let indicators = indicators
        .into_iter()
        .zip(weights.into_iter().zip(targets))
        .filter_map(|(written, (has_weight, moves_to))| {
            let text = script(&written, findings)?;
            // A pack's policy is about shares of the full marks; where there are none, not to apply changes nothing.
            let policy = if has_weight {
                policy
            } else {
                Some(Policy::Zero)
            };
            let made = indicator(written, text, (has_weight, policy), &former);
            Some(Indicator { moves_to, ..made })
        })
        .collect();
    let Header {
        id,
        version,
        title,
        basis,
        full_marks,
        decimals,
        rounding,
        total,
        ..
    } = header?;
    if tree_is_whole {
        check_full_marks(&full_marks, &groups, findings);
    }
    Some(Pack {
        id: id.value,
        version: version.value,
        title,
        basis,
        full_marks: full_marks.value,
        decimals,
        rounding,
        total,
        grades,
        facts,
        parameters,
        groups,
        indicators,
        relations,
        vetoes,
        contradictions,
        silences,
        start,
        digest,
        origins: Vec::new(),
        former,
    })
}

fn indicator(
    written: WrittenIndicator,
    script: LoadedScript,
    (has_weight, policy): (bool, Option<Policy>),
    former: &FormerNames,
) -> Indicator {
    let mut examples = written.examples;
    let given = examples.iter_mut().flat_map(|one| &mut one.facts);
    for (name, _) in given {
        if let Some(now) = former.facts.get(&name.value) {
            name.value.clone_from(now);
        }
    }
    Indicator {
        id: written.id,
        was: written.was,
        name: written.name,
        group: written.group.value,
        max: written.max.value,
        has_weight,
        direction: written.direction,
        basis: written.basis,
        measure: written.measure,
        not_applicable: written.not_applicable.or(policy),
        moves_to: None,
        script: script.text,
        written: script.written,
        examples,
    }
}

fn check_ids(manifest: &Manifest, findings: &mut Findings) {
    let mut ids: Vec<Spanned<String>> = Vec::new();
    if let Some(header) = &manifest.header {
        ids.push(header.id.clone());
        complain_of_id(&header.version, is_version, findings);
    }
    ids.extend(
        manifest
            .indicators
            .iter()
            .map(|indicator| indicator.id.clone()),
    );
    ids.extend(
        manifest
            .relations
            .iter()
            .map(|relation| relation.id.clone()),
    );
    ids.extend(manifest.vetoes.iter().map(|veto| veto.id.clone()));
    for id in &ids {
        complain_of_id(id, is_kebab, findings);
    }
    let of =
        |ids: Vec<Spanned<String>>, findings: &mut Findings| complain_of_repeats(&ids, findings);
    of(
        manifest
            .indicators
            .iter()
            .map(|one| one.id.clone())
            .collect(),
        findings,
    );
    of(
        manifest
            .relations
            .iter()
            .map(|one| one.id.clone())
            .collect(),
        findings,
    );
    of(
        manifest.vetoes.iter().map(|one| one.id.clone()).collect(),
        findings,
    );
    of(
        manifest.groups.iter().map(|one| one.id.clone()).collect(),
        findings,
    );
    // Facts and parameters share the names of one script.
    let facts = manifest.facts.iter().map(|fact| fact.name.clone());
    let parameters = manifest
        .parameters
        .iter()
        .map(|parameter| parameter.name.clone());
    of(facts.chain(parameters).collect(), findings);
}

fn complain_of_id(id: &Spanned<String>, fits: fn(&str) -> bool, findings: &mut Findings) {
    if !fits(&id.value) {
        findings.push(
            Finding::at(Code::BadId, id.span)
                .with("id", id.value.as_str())
                .help("help"),
        );
    }
}

/// Lower-case letters, digits and single hyphens between them: fit for a file name on any system.
#[must_use]
pub fn is_kebab(id: &str) -> bool {
    id.len() <= 64
        && id.split('-').all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        })
}

/// What a version can be called: letters, digits, points, hyphens and underscores.
#[must_use]
pub fn is_version(version: &str) -> bool {
    version.len() <= 32
        && version.starts_with(|c: char| c.is_ascii_alphanumeric())
        && version
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_'))
}

/// Whether every group has the group above it, and every indicator its group; complains of those that have not.
fn every_group_exists(manifest: &Manifest, findings: &mut Findings) -> bool {
    let known: Vec<&str> = manifest
        .groups
        .iter()
        .map(|group| group.id.value.as_str())
        .collect();
    let above = manifest
        .groups
        .iter()
        .filter_map(|group| Some((parent(&group.id.value)?, group.id.span)));
    let of_indicators = manifest
        .indicators
        .iter()
        .map(|one| (one.group.value.as_str(), one.group.span));
    let unknown: Vec<_> = above
        .chain(of_indicators)
        .filter(|(name, _)| !known.contains(name))
        .collect();
    for (name, span) in &unknown {
        let finding = Finding::at(Code::UnknownGroup, *span).with("group", *name);
        findings.push(finding.suggesting(name, &known));
    }
    unknown.is_empty()
}

/// The groups of a manifest, as a tree.
struct Tree<'a> {
    manifest: &'a Manifest,
    /// Whether nothing is missing in it: only then do its sums say anything.
    is_whole: bool,
}

impl Tree<'_> {
    /// The groups right below `above`, in the manifest's order.
    fn level(&self, above: Option<&str>, kind: GroupKind, findings: &mut Findings) -> Vec<Group> {
        self.manifest
            .groups
            .iter()
            .filter(|group| parent(&group.id.value) == above)
            .map(|group| self.group(group, kind, findings))
            .collect()
    }

    fn group(&self, written: &WrittenGroup, above: GroupKind, findings: &mut Findings) -> Group {
        let id = written.id.value.as_str();
        let kind = written.kind.as_ref().map_or(above, |kind| kind.value);
        let groups = self.level(Some(id), kind, findings);
        let members: Vec<(usize, &WrittenIndicator)> = self
            .manifest
            .indicators
            .iter()
            .enumerate()
            .filter(|(_, indicator)| indicator.group.value == id)
            .collect();
        if self.is_whole {
            check_group(written, &groups, &members, findings);
        }
        let name = written.name.clone();
        Group {
            id: id.to_owned(),
            was: written.was.clone(),
            name: name.unwrap_or_else(|| last_part(id).to_owned()),
            max: written.max.value,
            kind,
            counts: written
                .counts
                .as_ref()
                .map_or_else(Default::default, |one| one.value),
            groups,
            indicators: members.into_iter().map(|(index, _)| index).collect(),
        }
    }
}

fn check_group(
    written: &WrittenGroup,
    groups: &[Group],
    members: &[(usize, &WrittenIndicator)],
    findings: &mut Findings,
) {
    let id = written.id.value.as_str();
    if groups.is_empty() && members.is_empty() {
        findings.push(Finding::at(Code::EmptyGroup, written.id.span).with("group", id));
    } else if let (false, Some((_, member))) = (groups.is_empty(), members.first()) {
        findings.push(
            Finding::at(Code::MixedGroup, member.group.span)
                .with("group", id)
                .with("indicator", member.name.as_str())
                .help("help"),
        );
    } else if !check_counting(written, groups, members, findings) {
        let parts: Vec<Decimal> = groups
            .iter()
            .map(|group| group.max)
            .chain(members.iter().map(|(_, indicator)| indicator.max.value))
            .collect();
        let sum = parts.iter().sum::<Decimal>();
        if sum != written.max.value {
            findings.push(
                Finding::at(Code::GroupSum, written.max.span)
                    .with("group", id)
                    .with("stated", trimmed(written.max.value))
                    .with("sum", addition(&parts))
                    .help("help"),
            );
        }
    }
}

fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(parent, _)| parent)
}

fn last_part(path: &str) -> &str {
    path.rsplit_once('/').map_or(path, |(_, last)| last)
}

/// `2 + 3 = 5`, or just the one part.
fn addition(parts: &[Decimal]) -> String {
    let sum = trimmed(parts.iter().sum());
    match parts {
        [_, _, ..] => {
            let parts: Vec<String> = parts.iter().map(|part| trimmed(*part)).collect();
            format!("{} = {sum}", parts.join(" + "))
        }
        _ => sum,
    }
}

fn check_full_marks(full_marks: &Spanned<Decimal>, groups: &[Group], findings: &mut Findings) {
    let base = groups.iter().filter(|group| group.kind == GroupKind::Base);
    let parts: Vec<Decimal> = base.map(|group| group.max).collect();
    let sum = parts.iter().sum::<Decimal>();
    if sum != full_marks.value {
        findings.push(
            Finding::at(Code::FullMarksSum, full_marks.span)
                .with("stated", trimmed(full_marks.value))
                .with("sum", addition(&parts))
                .help("help"),
        );
    }
}

/// The lowest total that penalties can lead to.
fn least_total(header: Option<&Header>, groups: &[Group]) -> Decimal {
    match header.and_then(|header| header.total) {
        Some(TotalReading::Unclamped) => -Group::points(groups, GroupKind::Penalty),
        _ => Decimal::ZERO,
    }
}

/// The grades, best first.
fn check_grades(written: &[Spanned<Grade>], least: Decimal, findings: &mut Findings) -> Vec<Grade> {
    let mut seen: BTreeMap<Decimal, &Spanned<Grade>> = BTreeMap::new();
    for grade in written {
        if let Some(earlier) = seen.insert(grade.value.from, grade) {
            findings.push(
                Finding::at(Code::DuplicateId, grade.span)
                    .with("id", trimmed(grade.value.from))
                    .related(earlier.span, "first"),
            );
        }
    }
    if let Some((lowest, grade)) = seen.first_key_value()
        && *lowest > least
    {
        findings.push(
            Finding::at(Code::GradeHole, grade.span)
                .with("from", trimmed(*lowest))
                .with("least", trimmed(least))
                .help("help"),
        );
    }
    seen.into_values()
        .rev()
        .map(|grade| grade.value.clone())
        .collect()
}

/// What the names of a shared script are to mean must be there.
fn check_with(manifest: &Manifest, findings: &mut Findings) {
    let facts = manifest.facts.iter().map(|one| one.name.value.as_str());
    let parameters = manifest
        .parameters
        .iter()
        .map(|one| one.name.value.as_str());
    let known: Vec<&str> = facts.chain(parameters).collect();
    for (_, meant) in manifest.indicators.iter().flat_map(|one| &one.with) {
        if !known.contains(&meant.value.as_str()) {
            findings.push(
                Finding::at(Code::UnknownName, meant.span)
                    .with("name", meant.value.as_str())
                    .suggesting(&meant.value, &known),
            );
        }
    }
}

fn check_contradictions(manifest: &Manifest, findings: &mut Findings) {
    let groups = manifest.groups.iter().map(|group| group.id.value.as_str());
    let indicators = manifest
        .indicators
        .iter()
        .map(|indicator| indicator.id.value.as_str());
    let known: Vec<&str> = ["full_marks"]
        .into_iter()
        .chain(groups)
        .chain(indicators)
        .collect();
    for contradiction in &manifest.contradictions {
        let at = contradiction.at.value.as_str();
        if !known.contains(&at) {
            findings.push(
                Finding::at(Code::UnknownIndicator, contradiction.at.span)
                    .with("id", at)
                    .suggesting(at, &known),
            );
        }
    }
}
