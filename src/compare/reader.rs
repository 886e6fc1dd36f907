//! Cases for two versions at once: what a case may say under either, and the facts of one version out of those of both.

use super::Version;
use super::matched::Matched;
use crate::bind::Facts;
use crate::number::Decimal;
use crate::pack::{
    Bounds, Checklist, Fact, FactKind, FormerNames, Judged, Pack, Tier, Value, compare_versions,
};

/// The pack that cases are bound to: the newer version, which knows the names of the older one, with the facts that only the
/// older one asks for behind its own. Its programs are those of the newer version.
#[must_use]
pub fn reader(old: &Pack, new: &Pack, matched: &Matched) -> Pack {
    let mut pack = new.clone();
    if old.id == new.id && compare_versions(&old.version, &new.version).is_gt() {
        pack.version.clone_from(&old.version);
    }
    let mut former = new.former.clone();
    for pair in &matched.facts.pairs {
        let Some(fact) = pair.old.and_then(|index| old.facts.get(index)) else {
            continue;
        };
        let Some(index) = pair.new else {
            // A case need not give what is asked for no more.
            pack.facts.push(Fact {
                optional: true,
                ..fact.clone()
            });
            continue;
        };
        if let Some(known) = pack.facts.get_mut(index)
            && known.name.value != fact.name.value
            && !known.was.iter().any(|was| was.value == fact.name.value)
        {
            let (was, name) = (fact.name.value.clone(), known.name.value.clone());
            known.was.push(fact.name.clone());
            former.facts.insert(was, name);
        }
    }
    retire(&mut former, old, new);
    pack.former = former;
    pack
}

/// Indicators and groups that a case may speak of because the older version has them.
fn retire(former: &mut FormerNames, old: &Pack, new: &Pack) {
    let unknown = old
        .indicators
        .iter()
        .filter(|one| new.indicator(&one.id.value).is_none());
    former
        .retired
        .indicators
        .extend(unknown.map(|one| one.id.clone()));
    for group in super::matched::all_groups(old) {
        let known = super::matched::all_groups(new);
        if !known.iter().any(|one| one.is_called(&group.id)) {
            let name = crate::source::Spanned::new(group.id.clone(), old.start);
            former.retired.groups.push(name);
        }
    }
}

/// From where each fact of the older version comes.
#[derive(Clone, Debug)]
pub struct OldFacts {
    /// By fact: its index in the pack that cases are bound to, and whether its values stand as they are.
    from: Vec<(Option<usize>, bool)>,
}

impl OldFacts {
    /// For cases bound to the [`reader`] of these versions.
    #[must_use]
    pub fn of(old: &Pack, new: &Pack, matched: &Matched) -> Self {
        let mut behind = new.facts.len();
        let mut from = vec![(None, true); old.facts.len()];
        for pair in &matched.facts.pairs {
            let Some(index) = pair.old else { continue };
            let place = pair.new.unwrap_or_else(|| {
                behind = behind.saturating_add(1);
                behind.saturating_sub(1)
            });
            let is_same = match (
                old.facts.get(index),
                pair.new.and_then(|at| new.facts.get(at)),
            ) {
                (Some(old), Some(new)) => is_declared_alike(&old.kind, &new.kind),
                _ => true,
            };
            if let Some(entry) = from.get_mut(index) {
                *entry = (Some(place), is_same);
            }
        }
        Self { from }
    }

    /// Where a fact of the older version stands in the pack that cases are bound to, and whether its values stand there as they
    /// are.
    #[must_use]
    pub fn place(&self, index: usize) -> Option<(usize, bool)> {
        let (place, is_same) = self.from.get(index).copied()?;
        Some((place?, is_same))
    }

    /// Puts the facts that a case gives the older version in the place of those in `facts`. A value that the older version
    /// does not admit is not given to it.
    pub fn fill(&self, old: Version<'_>, bound: &Facts, reader: &Pack, facts: &mut Facts) {
        facts.clear(old.pack);
        for (index, (place, is_same)) in self.from.iter().enumerate() {
            let Some((place, value)) = place.and_then(|at| Some((at, bound.get(at)?))) else {
                continue;
            };
            let value = if *is_same {
                Some(value.clone())
            } else {
                let declared = old.pack.facts.get(index).zip(reader.facts.get(place));
                declared.and_then(|(old, new)| admitted(&old.kind, &new.kind, value))
            };
            facts.set(index, value);
        }
    }
}

/// Whether every value of one declaration is one of the other, and means the same.
fn is_declared_alike(one: &FactKind, other: &FactKind) -> bool {
    match (one, other) {
        (FactKind::Decimal(one), FactKind::Decimal(other))
        | (FactKind::Integer(one), FactKind::Integer(other))
        | (FactKind::Percent(one), FactKind::Percent(other)) => one == other,
        (FactKind::Bool, FactKind::Bool) | (FactKind::Text, FactKind::Text) => true,
        (FactKind::Choice(one), FactKind::Choice(other)) => one == other,
        (FactKind::Judged(one), FactKind::Judged(other)) => one == other,
        (FactKind::Checklist(one), FactKind::Checklist(other)) => one == other,
        (FactKind::Table(one), FactKind::Table(other)) => {
            one.keys().eq(other.keys())
                && one.values().zip(other.values()).all(|(one, other)| {
                    one.kind == other.kind
                        && one.bounds == other.bounds
                        && one.options == other.options
                        && one.default == other.default
                })
        }
        _ => false,
    }
}

/// A value of one declaration as a value of another; none where that does not admit it.
fn admitted(to: &FactKind, from: &FactKind, value: &Value) -> Option<Value> {
    match (to, value) {
        (FactKind::Decimal(bounds) | FactKind::Percent(bounds), Value::Number(number)) => {
            within(*bounds, *number).map(Value::Number)
        }
        (FactKind::Integer(bounds), Value::Number(number)) => {
            let whole = (number.trunc() == *number).then_some(*number)?;
            within(*bounds, whole).map(Value::Number)
        }
        (FactKind::Bool, Value::Bool(_)) | (FactKind::Text, Value::Text(_)) => Some(value.clone()),
        (FactKind::Choice(options), Value::Choice(index)) => {
            let option = from.option(*index);
            options
                .iter()
                .position(|one| one == option)
                .map(Value::Choice)
        }
        (FactKind::Judged(tiers), Value::Judged(judged)) => judgement(tiers, judged),
        (FactKind::Checklist(names), Value::Checklist(list)) => {
            let answer = |name: &String| {
                let mut items = list.items();
                Some(items.find(|(item, _)| item == name)?.1)
            };
            let answers: Option<Vec<bool>> = names.iter().map(answer).collect();
            Some(Value::Checklist(Checklist {
                names: names.clone(),
                answers: answers?,
            }))
        }
        (FactKind::Table(columns), Value::Table(table)) => {
            let row = |row: &Vec<Value>| -> Option<Vec<Value>> {
                let cell = |(name, column): (&String, &crate::pack::Column)| {
                    let given = from.columns().position(|known| known == name);
                    let given = given.and_then(|place| row.get(place)).cloned();
                    given.or_else(|| column.default.clone())
                };
                columns.iter().map(cell).collect()
            };
            let rows: Option<Vec<Vec<Value>>> = table.rows.iter().map(row).collect();
            Some(Value::Table(crate::pack::Table { rows: rows? }))
        }
        _ => None,
    }
}

fn within(bounds: Bounds, number: Decimal) -> Option<Decimal> {
    (bounds.nearest(number) == number).then_some(number)
}

/// A judgement under other tiers: that of its label, if it allows the rate that was given.
fn judgement(tiers: &[std::sync::Arc<Tier>], judged: &Judged) -> Option<Value> {
    let tier = match &judged.tier {
        None => None,
        Some(given) => Some(tiers.iter().find(|tier| tier.label == given.label)?),
    };
    // The rate of a tier that the judge only named is that of the tier.
    let is_named_only = judged.score.is_none()
        && judged
            .tier
            .as_ref()
            .is_some_and(|tier| tier.rate == judged.rate);
    let rate = match tier {
        Some(tier) if is_named_only => tier.rate.or(judged.rate),
        _ => judged.rate,
    };
    let is_allowed = tier.zip(rate).is_none_or(|(tier, rate)| tier.allows(rate));
    is_allowed.then(|| {
        Value::Judged(Judged {
            tier: tier.cloned(),
            rate,
            score: judged.score,
            reason: judged.reason.clone(),
        })
    })
}
