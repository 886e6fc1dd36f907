//! What groups may do besides adding up: bonus and penalty groups outside the hundred, pots and deductions; and whether they
//! are told so that only one reading is left.

use super::manifest::{Manifest, WrittenGroup, WrittenIndicator};
use super::{Counting, Group, GroupKind, Policy};
use crate::diagnose::{Code, Finding, Findings};
use crate::number::{Decimal, trimmed};

/// Complains of kinds and countings that say nothing where they stand, and of a total whose bounds are not named.
pub fn check_groups(manifest: &Manifest, findings: &mut Findings) {
    for group in &manifest.groups {
        let is_top = !group.id.value.contains('/');
        let id = group.id.value.as_str();
        if let Some(kind) = &group.kind
            && !is_top
        {
            findings.push(
                Finding::at(Code::KindBelowTop, kind.span)
                    .with("group", id)
                    .help("help"),
            );
        }
        if let Some(counts) = &group.counts
            && counts.value == Counting::Deductions
            && kind_of(manifest, id) != GroupKind::Base
        {
            findings.push(
                Finding::at(Code::DeductionsMisplaced, counts.span)
                    .with("group", id)
                    .help("help"),
            );
        }
    }
    let outside = manifest.groups.iter().find_map(|group| {
        let kind = group.kind.as_ref()?;
        (kind.value != GroupKind::Base).then_some((group, kind.span))
    });
    if let (Some(header), Some((group, span))) = (&manifest.header, outside)
        && header.total.is_none()
    {
        findings.push(
            Finding::at(Code::TotalUnnamed, span)
                .with("group", group.id.value.as_str())
                .help("help"),
        );
    }
    for indicator in &manifest.indicators {
        if let Some(policy) = indicator.not_applicable
            && policy != Policy::Zero
            && policy != Policy::Move
            && !has_weight(manifest, &indicator.group.value)
        {
            findings.push(
                Finding::at(Code::PolicyWithoutWeight, indicator.id.span)
                    .with("indicator", indicator.name.as_str())
                    .with("group", indicator.group.value.as_str())
                    .help("help"),
            );
        }
    }
}

/// The kind of the top-level group that a path leads through.
fn kind_of(manifest: &Manifest, path: &str) -> GroupKind {
    let top = path.split('/').next().unwrap_or(path);
    let group = manifest.groups.iter().find(|group| group.id.value == top);
    let kind = group.and_then(|group| group.kind.as_ref());
    kind.map_or(GroupKind::Base, |kind| kind.value)
}

/// Whether what stands in the group is a share of the full marks. Elsewhere it is points added or deducted: there not to apply
/// means to change nothing.
pub fn has_weight(manifest: &Manifest, path: &str) -> bool {
    let deducts = |group: &WrittenGroup| {
        group.id.value == path
            && group
                .counts
                .as_ref()
                .is_some_and(|counts| counts.value == Counting::Deductions)
    };
    kind_of(manifest, path) == GroupKind::Base && !manifest.groups.iter().any(deducts)
}

/// Complains of a group that is no plain sum and whose parts do not fit what it is. Whether the group is such a one.
pub fn check_counting(
    written: &WrittenGroup,
    groups: &[Group],
    members: &[(usize, &WrittenIndicator)],
    findings: &mut Findings,
) -> bool {
    let Some(counts) = &written.counts else {
        return false;
    };
    let max = written.max.value;
    let id = written.id.value.as_str();
    match counts.value {
        Counting::Sum => return false,
        Counting::Deductions => {
            if !groups.is_empty() {
                findings.push(
                    Finding::at(Code::DeductionsMisplaced, counts.span)
                        .with("group", id)
                        .help("help"),
                );
            }
        }
        Counting::Capped => {
            let parts = groups.iter().map(|group| group.max);
            let parts = parts.chain(members.iter().map(|(_, member)| member.max.value));
            let sum: Decimal = parts.sum();
            if sum < max {
                findings.push(
                    Finding::at(Code::PotTooLarge, written.max.span)
                        .with("group", id)
                        .with("max", trimmed(max))
                        .with("sum", trimmed(sum))
                        .help("help"),
                );
            }
            for (_, member) in members {
                if member.max.value > max {
                    findings.push(
                        Finding::at(Code::PartAboveCap, member.max.span)
                            .with("indicator", member.name.as_str())
                            .with("points", trimmed(member.max.value))
                            .with("group", id)
                            .with("max", trimmed(max))
                            .help("help")
                            .related(written.max.span, "cap"),
                    );
                }
            }
        }
    }
    true
}

/// For each indicator the one that gets its weight where it does not apply, by its index; complains where that cannot be.
pub fn move_targets(manifest: &Manifest, findings: &mut Findings) -> Vec<Option<usize>> {
    let ids: Vec<&str> = manifest
        .indicators
        .iter()
        .map(|one| one.id.value.as_str())
        .collect();
    let of = |indicator: &WrittenIndicator, findings: &mut Findings| {
        let target = indicator.moves_to.as_ref()?;
        let index = ids.iter().position(|id| *id == target.value);
        let other = index.and_then(|index| manifest.indicators.get(index));
        let Some(other) = other else {
            findings.push(
                Finding::at(Code::UnknownIndicator, target.span)
                    .with("id", target.value.as_str())
                    .suggesting(&target.value, &ids),
            );
            return None;
        };
        let is_plain = |one: &WrittenIndicator| {
            kind_of(manifest, &one.group.value) == GroupKind::Base
                && is_sum(manifest, &one.group.value)
        };
        if other.moves_to.is_some() || !is_plain(indicator) || !is_plain(other) {
            findings.push(
                Finding::at(Code::MoveMisplaced, target.span)
                    .with("indicator", indicator.name.as_str())
                    .with("target", other.name.as_str())
                    .help("help"),
            );
            return None;
        }
        index
    };
    let indicators = manifest.indicators.iter();
    indicators.map(|one| of(one, findings)).collect()
}

/// Whether every group that a path leads through adds up what is below it.
fn is_sum(manifest: &Manifest, path: &str) -> bool {
    let is_above = |id: &str| {
        let rest = path.strip_prefix(id);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let mut above = manifest.groups.iter().filter(|one| is_above(&one.id.value));
    above.all(|one| {
        one.counts
            .as_ref()
            .is_none_or(|counts| counts.value == Counting::Sum)
    })
}
