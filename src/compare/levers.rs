//! What of the changes can move a score: levers, each of which stands as in the older version or as in the newer one.

use super::edit::{Aspect, Edit, EditKind, Subject};
use super::matched::{Matched, Pairs, all_groups};
use crate::pack::{Counting, Pack};

/// Changes that only make sense together, and what they are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    /// By their places among the edits.
    pub edits: Vec<usize>,
    pub what: What,
}

/// What a lever sets. Entries are told by their place among the pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    Decimals,
    Rounding,
    /// Whether the total may leave 0..full marks.
    Total,
    /// How a fact is declared.
    Fact(usize),
    Parameter(usize),
    /// The maximum of a group that does not add up.
    GroupMax(usize),
    GroupCounts(usize),
    GroupKind(usize),
    /// Whether there is such an indicator.
    Present(usize),
    /// Which group an indicator is in.
    Group(usize),
    Max(usize),
    Script(usize),
    /// What an indicator gets that does not apply.
    Policy(usize),
    Veto(usize),
}

/// The levers of a comparison, in the order of its edits. The full marks and the maxima of groups that add up follow from
/// those of indicators, and move nothing by themselves.
#[must_use]
pub fn levers(old: &Pack, new: &Pack, matched: &Matched, edits: &[Edit]) -> Vec<Lever> {
    let finding = Finding { old, new, matched };
    let mut levers: Vec<Lever> = Vec::new();
    for (place, edit) in edits.iter().enumerate() {
        let Some(what) = finding.what(edit) else {
            continue;
        };
        match levers.iter_mut().find(|lever| lever.what == what) {
            Some(lever) => lever.edits.push(place),
            None => levers.push(Lever {
                edits: vec![place],
                what,
            }),
        }
    }
    levers
}

struct Finding<'a> {
    old: &'a Pack,
    new: &'a Pack,
    matched: &'a Matched,
}

impl Finding<'_> {
    fn what(&self, edit: &Edit) -> Option<What> {
        let aspect = edit.aspect();
        match edit.subject {
            Subject::Pack => match aspect? {
                Aspect::Decimals => Some(What::Decimals),
                Aspect::Rounding => Some(What::Rounding),
                Aspect::TotalReading => Some(What::Total),
                _ => None,
            },
            Subject::Fact => match aspect? {
                // A value beyond the bounds of a version is not given to it.
                Aspect::Type | Aspect::Bounds | Aspect::Optional | Aspect::Options => {
                    Some(What::Fact(self.fact(&edit.id)?))
                }
                _ => None,
            },
            Subject::Parameter => match aspect? {
                Aspect::Value => Some(What::Parameter(self.parameter(&edit.id)?)),
                _ => None,
            },
            Subject::Group => self.of_group(&edit.id, aspect?),
            Subject::Indicator => self.of_indicator(edit),
            Subject::Veto => match (&edit.kind, aspect) {
                (EditKind::Added | EditKind::Dropped, _)
                | (_, Some(Aspect::When | Aspect::Limit)) => Some(What::Veto(self.veto(&edit.id)?)),
                _ => None,
            },
            Subject::Grade | Subject::Relation => None,
        }
    }

    fn of_group(&self, id: &str, aspect: Aspect) -> Option<What> {
        let (old, new) = (all_groups(self.old), all_groups(self.new));
        let names = |index: usize| old.get(index).map(|one| one.id.as_str());
        let new_names = |index: usize| new.get(index).map(|one| one.id.as_str());
        let at = place(&self.matched.groups, names, new_names, id)?;
        let pair = self.matched.groups.pairs.get(at)?;
        let adds_up = |counts: Option<Counting>| counts.is_none_or(|one| one == Counting::Sum);
        let counts = (
            pair.old.and_then(|index| Some(old.get(index)?.counts)),
            pair.new.and_then(|index| Some(new.get(index)?.counts)),
        );
        match aspect {
            Aspect::Max if adds_up(counts.0) && adds_up(counts.1) => None,
            Aspect::Max => Some(What::GroupMax(at)),
            Aspect::Counts => Some(What::GroupCounts(at)),
            Aspect::Kind => Some(What::GroupKind(at)),
            _ => None,
        }
    }

    fn of_indicator(&self, edit: &Edit) -> Option<What> {
        let at = self.indicator(&edit.id)?;
        match (&edit.kind, edit.aspect()) {
            (EditKind::Added | EditKind::Dropped, _) => Some(What::Present(at)),
            (_, Some(Aspect::Group)) => Some(What::Group(at)),
            (_, Some(Aspect::Max)) => Some(What::Max(at)),
            // The measure is a step of the script.
            (_, Some(Aspect::Script | Aspect::Measure)) => Some(What::Script(at)),
            (_, Some(Aspect::NotApplicable)) => Some(What::Policy(at)),
            _ => None,
        }
    }

    fn fact(&self, id: &str) -> Option<usize> {
        let old = |index: usize| Some(self.old.facts.get(index)?.name.value.as_str());
        let new = |index: usize| Some(self.new.facts.get(index)?.name.value.as_str());
        place(&self.matched.facts, old, new, id)
    }

    fn parameter(&self, id: &str) -> Option<usize> {
        let old = |index: usize| Some(self.old.parameters.get(index)?.name.value.as_str());
        let new = |index: usize| Some(self.new.parameters.get(index)?.name.value.as_str());
        place(&self.matched.parameters, old, new, id)
    }

    fn indicator(&self, id: &str) -> Option<usize> {
        let old = |index: usize| Some(self.old.indicators.get(index)?.id.value.as_str());
        let new = |index: usize| Some(self.new.indicators.get(index)?.id.value.as_str());
        place(&self.matched.indicators, old, new, id)
    }

    fn veto(&self, id: &str) -> Option<usize> {
        let old = |index: usize| Some(self.old.vetoes.get(index)?.id.value.as_str());
        let new = |index: usize| Some(self.new.vetoes.get(index)?.id.value.as_str());
        place(&self.matched.vetoes, old, new, id)
    }
}

/// The place among the pairs of the entry that an edit names.
fn place<'p>(
    pairs: &Pairs,
    old: impl Fn(usize) -> Option<&'p str>,
    new: impl Fn(usize) -> Option<&'p str>,
    id: &str,
) -> Option<usize> {
    pairs.pairs.iter().position(|pair| {
        let name = match pair.new {
            Some(index) => new(index),
            None => pair.old.and_then(&old),
        };
        name == Some(id)
    })
}
