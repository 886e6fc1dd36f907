//! The tree of a pack that has some changes and not others: which indicators there are, in which groups, out of how many points.
//! Groups that add up have as many points as what is below them, and the full marks are those of the groups, so that the tree
//! of any set of changes adds up.

use super::Version;
use super::levers::What;
use super::matched::{Matched, all_groups};
use crate::number::Decimal;
use crate::pack::{Counting, Group, GroupKind, Indicator, Pack};

/// A tree, with the indicators of which it is made.
#[derive(Debug)]
pub struct Skeleton {
    /// Without facts, parameters and scripts that anything could be scored by.
    pub pack: Pack,
    /// By indicator of the pack: its place among the pairs.
    pub indicators: Vec<usize>,
}

/// What a tree is made of.
pub struct Making<'a> {
    pub old: Version<'a>,
    pub new: Version<'a>,
    pub matched: &'a Matched,
    /// Whether something stands as in the newer version; none where it is the same in both.
    pub stands: &'a dyn Fn(What) -> Option<bool>,
}

impl Making<'_> {
    /// The tree.
    pub fn skeleton(&self) -> Skeleton {
        let base = self.new.pack;
        let mut pack = Pack {
            facts: Vec::new(),
            parameters: Vec::new(),
            relations: Vec::new(),
            vetoes: Vec::new(),
            contradictions: Vec::new(),
            silences: Vec::new(),
            groups: Vec::new(),
            indicators: Vec::new(),
            ..base.clone()
        };
        if self.is_old(What::Decimals) {
            pack.decimals = self.old.pack.decimals;
        }
        if self.is_old(What::Rounding) {
            pack.rounding = self.old.pack.rounding;
        }
        if self.is_old(What::Total) {
            pack.total = self.old.pack.total;
        }
        let mut indicators = Vec::new();
        // Where the weight of an indicator goes, by its place among the pairs.
        let mut targets = Vec::new();
        for place in 0..self.matched.indicators.pairs.len() {
            let Some((indicator, target)) = self.indicator(place) else {
                continue;
            };
            let index = pack.indicators.len();
            let path = self.path(place);
            pack.indicators.push(indicator);
            indicators.push(place);
            targets.push(target);
            self.hang(&mut pack.groups, &path, index);
        }
        for (indicator, target) in pack.indicators.iter_mut().zip(targets) {
            let target = target.and_then(|target| indicators.iter().position(|at| *at == target));
            indicator.moves_to = target;
        }
        let maxima: Vec<Decimal> = pack.indicators.iter().map(|one| one.max).collect();
        for group in &mut pack.groups {
            weigh(group, &maxima);
        }
        pack.full_marks = Group::points(&pack.groups, GroupKind::Base);
        Skeleton { pack, indicators }
    }

    /// Whether it stands as in the older version, and differs there.
    fn is_old(&self, what: What) -> bool {
        (self.stands)(what) == Some(false)
    }

    /// An indicator as it stands, with the place of the one that gets its weight; none where there is none.
    fn indicator(&self, place: usize) -> Option<(Indicator, Option<usize>)> {
        let pair = self.matched.indicators.pairs.get(place)?;
        let old = pair
            .old
            .and_then(|index| self.old.pack.indicators.get(index));
        let new = pair
            .new
            .and_then(|index| self.new.pack.indicators.get(index));
        let is_there = match (old, new) {
            (Some(_), Some(_)) => true,
            (None, _) => !self.is_old(What::Present(place)),
            (_, None) => self.is_old(What::Present(place)),
        };
        if !is_there {
            return None;
        }
        let pairs = &self.matched.indicators;
        let of_old = |one: &Indicator| one.moves_to.and_then(|index| pairs.of_old(index));
        let of_new = |one: &Indicator| one.moves_to.and_then(|index| pairs.of_new(index));
        let (mut indicator, mut target) = match (old, new) {
            (_, Some(new)) => (bare(new), of_new(new)),
            (Some(old), None) => (bare(old), of_old(old)),
            (None, None) => return None,
        };
        if let Some(old) = old {
            if self.is_old(What::Max(place)) {
                indicator.max = old.max;
            }
            if self.is_old(What::Policy(place)) {
                indicator.not_applicable = old.not_applicable;
                target = of_old(old);
            }
        }
        Some((indicator, target))
    }

    /// The groups that an indicator is in, the outermost first, by their places among the pairs.
    fn path(&self, place: usize) -> Vec<usize> {
        let pair = self.matched.indicators.pairs.get(place);
        let is_old = pair.is_some_and(|pair| pair.new.is_none()) || self.is_old(What::Group(place));
        let pack = if is_old { self.old.pack } else { self.new.pack };
        let index = pair.and_then(|pair| if is_old { pair.old } else { pair.new });
        let path = index.and_then(|index| pack.indicators.get(index));
        let path = path.map_or("", |one| one.group.as_str());
        let groups = all_groups(pack);
        let is_above = |id: &str| {
            let rest = path.strip_prefix(id);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        let pairs = &self.matched.groups;
        // Every group stands before those below it.
        let above = groups
            .iter()
            .enumerate()
            .filter(|(_, one)| is_above(&one.id));
        let above = above.filter_map(|(index, _)| {
            if is_old {
                pairs.of_old(index)
            } else {
                pairs.of_new(index)
            }
        });
        above.collect()
    }

    /// Puts an indicator into the tree, with the groups that it needs.
    fn hang(&self, groups: &mut Vec<Group>, path: &[usize], indicator: usize) {
        let Some((place, below)) = path.split_first() else {
            return;
        };
        let id = place.to_string();
        let found = groups.iter().position(|group| group.id == id);
        let index = found.unwrap_or_else(|| {
            groups.extend(self.group(*place));
            groups.len().saturating_sub(1)
        });
        let Some(group) = groups.get_mut(index) else {
            return;
        };
        if below.is_empty() {
            group.indicators.push(indicator);
        } else {
            self.hang(&mut group.groups, below, indicator);
        }
    }

    /// A group as it stands, with nothing in it; it is called by its place among the pairs.
    fn group(&self, place: usize) -> Option<Group> {
        let pair = self.matched.groups.pairs.get(place)?;
        let of =
            |pack, index: Option<usize>| index.and_then(|at| all_groups(pack).get(at).copied());
        let old = of(self.old.pack, pair.old);
        let new = of(self.new.pack, pair.new);
        let base = new.or(old)?;
        let chosen = |what: What| old.filter(|_| self.is_old(what)).unwrap_or(base);
        Some(Group {
            id: place.to_string(),
            was: Vec::new(),
            name: String::new(),
            max: chosen(What::GroupMax(place)).max,
            kind: chosen(What::GroupKind(place)).kind,
            counts: chosen(What::GroupCounts(place)).counts,
            groups: Vec::new(),
            indicators: Vec::new(),
        })
    }
}

/// An indicator without what it is scored by.
fn bare(indicator: &Indicator) -> Indicator {
    Indicator {
        examples: Vec::new(),
        ..indicator.clone()
    }
}

/// Gives groups that add up the points of what is below them.
fn weigh(group: &mut Group, maxima: &[Decimal]) {
    for inner in &mut group.groups {
        weigh(inner, maxima);
    }
    if group.counts == Counting::Sum {
        let below = group.groups.iter().map(|inner| inner.max);
        let own = group
            .indicators
            .iter()
            .filter_map(|index| maxima.get(*index).copied());
        group.max = below.chain(own).sum();
    }
}
