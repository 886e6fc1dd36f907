//! Whether the subtotals and the total that a report gives follow from the scores it gives.

use crate::number::Decimal;
use crate::pack::{Counting, GroupKind, Pack};
use crate::score::{Evaluation, GroupResult, total_of};

/// A subtotal, or the total, beside the scores that it is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SumAudit {
    pub of: SumOf,
    pub reported: Decimal,
    /// What the reported scores come to.
    pub sum: Decimal,
    /// Those scores, by what they are of.
    pub parts: Vec<(String, Decimal)>,
    /// The most that there can be; none for a total that bonus points may lift above the full marks.
    pub max: Option<Decimal>,
    /// The one score that, as it was computed, would make the sum right; none where it is right, or several would.
    pub mended: Option<Mended>,
}

/// What is summed up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SumOf {
    /// The group with this id.
    Group(String),
    Total,
}

/// A score of the report that its own sums contradict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    pub name: String,
    pub reported: Decimal,
    pub computed: Decimal,
}

impl SumAudit {
    /// Whether the sum is what the report says, and within the maximum.
    #[must_use]
    pub fn follows(&self) -> bool {
        self.reported == self.sum && !self.is_above_max()
    }

    /// Whether the report gives more than there is.
    #[must_use]
    pub fn is_above_max(&self) -> bool {
        self.max.is_some_and(|max| self.reported > max)
    }
}

/// A score that the report gives.
#[derive(Clone)]
struct Claim {
    name: String,
    score: Decimal,
    /// Otherwise than reported.
    computed: Option<Decimal>,
}

/// Every sum of which all parts are given, groups in the order of the tree, the total last.
pub fn sums(pack: &Pack, evaluation: &Evaluation) -> Vec<SumAudit> {
    let mut found = Vec::new();
    for group in &evaluation.groups {
        in_group(group, &mut found);
    }
    found.extend(total(pack, evaluation));
    found
}

fn in_group(group: &GroupResult, found: &mut Vec<SumAudit>) {
    if let (Some(reported), Some(claims)) = (group.reported, parts(group)) {
        let add = |claims: &[Claim]| counted(group, claims);
        found.push(audited(
            (SumOf::Group(group.id.clone()), Some(group.max)),
            reported,
            claims,
            &add,
        ));
    }
    for inner in &group.groups {
        in_group(inner, found);
    }
}

fn audited(
    (of, max): (SumOf, Option<Decimal>),
    reported: Decimal,
    claims: Vec<Claim>,
    add: &dyn Fn(&[Claim]) -> Decimal,
) -> SumAudit {
    let sum = add(&claims);
    let mended = if sum == reported {
        None
    } else {
        mended(reported, &claims, add)
    };
    SumAudit {
        of,
        reported,
        sum,
        parts: claims
            .into_iter()
            .map(|claim| (claim.name, claim.score))
            .collect(),
        max,
        mended,
    }
}

/// The only part that would make the sum right if it were as computed.
fn mended(
    reported: Decimal,
    claims: &[Claim],
    add: &dyn Fn(&[Claim]) -> Decimal,
) -> Option<Mended> {
    let mut found = Vec::new();
    for (at, claim) in claims.iter().enumerate() {
        let Some(computed) = claim.computed else {
            continue;
        };
        let mut right = claims.to_vec();
        if let Some(place) = right.get_mut(at) {
            place.score = computed;
        }
        if add(&right) == reported {
            found.push(Mended {
                name: claim.name.clone(),
                reported: claim.score,
                computed,
            });
        }
    }
    <[Mended; 1]>::try_from(found).ok().map(|[only]| only)
}

/// The scores that the report gives of what stands right below a group: of an inner group without one, the parts it has. None
/// where something is not given.
fn parts(group: &GroupResult) -> Option<Vec<Claim>> {
    let mut claims = Vec::new();
    for inner in &group.groups {
        claims.extend(claim(inner)?);
    }
    for indicator in &group.indicators {
        let score = indicator.reported_score?;
        let computed = indicator.outcome.score();
        claims.push(Claim {
            name: indicator.name.clone(),
            score,
            computed: computed.filter(|computed| *computed != score),
        });
    }
    Some(claims)
}

fn claim(group: &GroupResult) -> Option<Vec<Claim>> {
    match group.reported {
        Some(score) => Some(vec![Claim {
            name: group.name.clone(),
            score,
            computed: group.marks.exact().filter(|computed| *computed != score),
        }]),
        None if group.counts == Counting::Sum => parts(group),
        None => {
            let claims = parts(group)?;
            Some(vec![Claim {
                name: group.name.clone(),
                score: counted(group, &claims),
                computed: None,
            }])
        }
    }
}

/// What a group comes to, of the scores right below it.
fn counted(group: &GroupResult, claims: &[Claim]) -> Decimal {
    let sum: Decimal = claims.iter().map(|claim| claim.score).sum();
    match group.counts {
        Counting::Sum => sum,
        Counting::Capped => sum.min(group.max),
        Counting::Deductions => (group.max - sum).max(Decimal::ZERO),
    }
    .normalize()
}

fn total(pack: &Pack, evaluation: &Evaluation) -> Option<SumAudit> {
    let reported = evaluation.total.reported?;
    let mut claims = Vec::new();
    let mut kinds = Vec::new();
    for group in &evaluation.groups {
        let of_group = claim(group)?;
        kinds.extend(of_group.iter().map(|_| group.kind));
        claims.extend(of_group);
    }
    let add = |claims: &[Claim]| {
        let of = |wanted: GroupKind| -> Decimal {
            let claims = claims.iter().zip(&kinds);
            let those = claims.filter(|(_, kind)| **kind == wanted);
            those.map(|(claim, _)| claim.score).sum()
        };
        let parts = [GroupKind::Base, GroupKind::Bonus, GroupKind::Penalty].map(of);
        total_of(pack, parts, evaluation)
    };
    let has_bonus = kinds.contains(&GroupKind::Bonus);
    let max = (!has_bonus).then_some(pack.full_marks);
    Some(audited((SumOf::Total, max), reported, claims, &add))
}
