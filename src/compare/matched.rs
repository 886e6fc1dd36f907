//! Which entry of a version is which of another: by its name, or by one that it had (`was`).

use crate::pack::{Group, Pack};
use crate::source::Spanned;

/// An entry by its index in either version; none where a version has it not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    pub old: Option<usize>,
    pub new: Option<usize>,
}

/// Entries of one sort, paired: those of the newer version in its order, then those that it has not.
#[derive(Clone, Debug, Default)]
pub struct Pairs {
    pub pairs: Vec<Pair>,
    /// By index in the older version: the place among the pairs.
    of_old: Vec<Option<usize>>,
    of_new: Vec<Option<usize>>,
}

/// A name with those that it has had.
type Named<'p> = (&'p str, &'p [Spanned<String>]);

/// Whether an entry of the older version is one of the newer.
type IsSame<'a> = &'a dyn Fn(&Named<'_>, &Named<'_>) -> bool;

impl Pairs {
    fn of(old: &[Named<'_>], new: &[Named<'_>]) -> Self {
        let mut taken = vec![false; old.len()];
        let mut found: Vec<Option<usize>> = vec![None; new.len()];
        let had = |named: &Named<'_>, name: &str| named.1.iter().any(|was| was.value == name);
        let same: [IsSame<'_>; 3] = [
            &|old, new| old.0 == new.0,
            &|old, new| had(new, old.0),
            // The versions may be given the later first.
            &|old, new| had(old, new.0),
        ];
        for is_same in same {
            for (new, place) in new.iter().zip(&mut found) {
                if place.is_some() {
                    continue;
                }
                let mut left = old.iter().zip(&mut taken).enumerate();
                let found = left.find(|(_, (old, taken))| !**taken && is_same(old, new));
                if let Some((index, (_, taken))) = found {
                    *taken = true;
                    *place = Some(index);
                }
            }
        }
        let mut pairs = Self {
            pairs: Vec::new(),
            of_old: vec![None; old.len()],
            of_new: vec![None; new.len()],
        };
        for (index, old) in found.into_iter().enumerate() {
            pairs.push(Pair {
                old,
                new: Some(index),
            });
        }
        for (index, taken) in taken.into_iter().enumerate() {
            if !taken {
                pairs.push(Pair {
                    old: Some(index),
                    new: None,
                });
            }
        }
        pairs
    }

    fn push(&mut self, pair: Pair) {
        let place = self.pairs.len();
        if let Some(of) = pair.old.and_then(|old| self.of_old.get_mut(old)) {
            *of = Some(place);
        }
        if let Some(of) = pair.new.and_then(|new| self.of_new.get_mut(new)) {
            *of = Some(place);
        }
        self.pairs.push(pair);
    }

    /// The place among the pairs of an entry of the older version.
    #[must_use]
    pub fn of_old(&self, index: usize) -> Option<usize> {
        self.of_old.get(index).copied().flatten()
    }

    /// The place among the pairs of an entry of the newer version.
    #[must_use]
    pub fn of_new(&self, index: usize) -> Option<usize> {
        self.of_new.get(index).copied().flatten()
    }

    /// The entry of the newer version that an entry of the older one is.
    #[must_use]
    pub fn new_of(&self, old: usize) -> Option<usize> {
        self.pairs.get(self.of_old(old)?)?.new
    }

    /// The entry of the older version that an entry of the newer one is.
    #[must_use]
    pub fn old_of(&self, new: usize) -> Option<usize> {
        self.pairs.get(self.of_new(new)?)?.old
    }
}

/// All entries of two versions, paired.
#[derive(Clone, Debug, Default)]
pub struct Matched {
    pub facts: Pairs,
    pub parameters: Pairs,
    /// Of all groups, each before those below it.
    pub groups: Pairs,
    pub indicators: Pairs,
    pub relations: Pairs,
    pub vetoes: Pairs,
    /// By their labels.
    pub grades: Pairs,
}

impl Matched {
    /// Of two packs.
    #[must_use]
    pub fn of(old: &Pack, new: &Pack) -> Self {
        fn of<'p, T>(entries: (&'p [T], &'p [T]), named: impl Fn(&'p T) -> Named<'p>) -> Pairs {
            let (old, new): (Vec<_>, Vec<_>) = (
                entries.0.iter().map(&named).collect(),
                entries.1.iter().map(&named).collect(),
            );
            Pairs::of(&old, &new)
        }
        let groups = |pack| -> Vec<&Group> { all_groups(pack) };
        let (old_groups, new_groups) = (groups(old), groups(new));
        Self {
            facts: of((&old.facts, &new.facts), |one| (&one.name.value, &one.was)),
            parameters: of((&old.parameters, &new.parameters), |one| {
                (&one.name.value, &one.was)
            }),
            groups: of((&old_groups, &new_groups), |one| (&one.id, &one.was)),
            indicators: of((&old.indicators, &new.indicators), |one| {
                (&one.id.value, &one.was)
            }),
            relations: of((&old.relations, &new.relations), |one| {
                (&one.id.value, &one.was)
            }),
            vetoes: of((&old.vetoes, &new.vetoes), |one| (&one.id.value, &one.was)),
            grades: of((&old.grades, &new.grades), |one| (&one.label, &[])),
        }
    }
}

/// All groups of a pack, each before those below it.
#[must_use]
pub fn all_groups(pack: &Pack) -> Vec<&Group> {
    let mut groups = Vec::new();
    for group in &pack.groups {
        group.visit(&mut |group| groups.push(group));
    }
    groups
}
