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
