//! What changed of facts, parameters, groups and indicators.

use super::words::{
    bounds_of, grounds, grounds_of, measure_of, options_of, policy_of, type_word, value_of, word,
};
use super::{Both, Edits, Entry, ScriptChange};
use crate::compare::edit::{Aspect, EditKind, Subject};
use crate::compare::matched::all_groups;
use crate::number::trimmed;
use crate::pack::{Counting, Direction, Group, GroupKind, Indicator};

pub fn facts(both: &Both<'_>, edits: &mut Edits) {
    for pair in &both.matched.facts.pairs {
        let old = pair.old.and_then(|at| both.old.pack.facts.get(at));
        let new = pair.new.and_then(|at| both.new.pack.facts.get(at));
        let Some(fact) = new.or(old) else { continue };
        let entry = Entry {
            subject: Subject::Fact,
            id: &fact.name.value,
            name: fact.label.as_deref(),
        };
        let (Some(old), Some(new)) = (old, new) else {
            edits.push(entry, came_or_went(new.is_some()));
            continue;
        };
        edits.renamed(entry, &old.name.value);
        edits.differs(entry, Aspect::Name, old.label.clone(), new.label.clone());
        let types = (type_word(&old.kind), type_word(&new.kind));
        if types.0 == types.1 {
            edits.differs(entry, Aspect::Bounds, bounds_of(old), bounds_of(new));
            edits.differs(entry, Aspect::Options, options_of(old), options_of(new));
        } else {
            let types = (Some(types.0.to_owned()), Some(types.1.to_owned()));
            edits.differs(entry, Aspect::Type, types.0, types.1);
        }
        edits.differs(entry, Aspect::Unit, old.unit.clone(), new.unit.clone());
        let flags = [
            (Aspect::Optional, old.optional, new.optional),
            (Aspect::Exact, old.exact, new.exact),
        ];
        for (aspect, before, after) in flags {
            edits.differs(
                entry,
                aspect,
                Some(before.to_string()),
                Some(after.to_string()),
            );
        }
    }
}

pub fn parameters(both: &Both<'_>, edits: &mut Edits) {
    for pair in &both.matched.parameters.pairs {
        let old = pair.old.and_then(|at| both.old.pack.parameters.get(at));
        let new = pair.new.and_then(|at| both.new.pack.parameters.get(at));
        let Some(parameter) = new.or(old) else {
            continue;
        };
        let entry = Entry {
            subject: Subject::Parameter,
            id: &parameter.name.value,
            name: parameter.label.as_deref(),
        };
        let (Some(old), Some(new)) = (old, new) else {
            edits.push(entry, came_or_went(new.is_some()));
            continue;
        };
        edits.renamed(entry, &old.name.value);
        let values = (value_of(old), value_of(new));
        edits.differs(entry, Aspect::Value, Some(values.0), Some(values.1));
        edits.differs(entry, Aspect::Unit, old.unit.clone(), new.unit.clone());
        edits.differs(entry, Aspect::Name, old.label.clone(), new.label.clone());
        let grounds = (grounds(old), grounds(new));
        edits.differs(entry, Aspect::Grounds, Some(grounds.0), Some(grounds.1));
    }
}

pub fn groups(both: &Both<'_>, edits: &mut Edits) {
    let (old_groups, new_groups) = (all_groups(both.old.pack), all_groups(both.new.pack));
    for pair in &both.matched.groups.pairs {
        let old = pair.old.and_then(|at| old_groups.get(at).copied());
        let new = pair.new.and_then(|at| new_groups.get(at).copied());
        let Some(group) = new.or(old) else { continue };
        let entry = Entry {
            subject: Subject::Group,
            id: &group.id,
            name: None,
        };
        let (Some(old), Some(new)) = (old, new) else {
            edits.push(entry, came_or_went(new.is_some()));
            continue;
        };
        if !is_called_after_parent(old, new, both) {
            edits.renamed(entry, &old.id);
        }
        let last = |group: &Group| group.id.rsplit('/').next().map(str::to_owned);
        // A name that is the path's is told with the path.
        if Some(&new.name) != last(new).as_ref() || Some(&old.name) != last(old).as_ref() {
            let names = (Some(old.name.clone()), Some(new.name.clone()));
            edits.differs(entry, Aspect::Name, names.0, names.1);
        }
        let max = (trimmed(old.max), trimmed(new.max));
        edits.differs(entry, Aspect::Max, Some(max.0), Some(max.1));
        let counts = [old.counts, new.counts].map(|one| Some(word(Counting::NAMES, one)));
        let [before, after] = counts;
        edits.differs(entry, Aspect::Counts, before, after);
        let kinds = [old.kind, new.kind].map(|one| Some(word(GroupKind::NAMES, one)));
        let [before, after] = kinds;
        if !group.id.contains('/') {
            edits.differs(entry, Aspect::Kind, before, after);
        }
    }
}

/// Whether the path of a group differs in the name of the group above it only.
fn is_called_after_parent(old: &Group, new: &Group, both: &Both<'_>) -> bool {
    let (Some((above_old, last_old)), Some((above_new, last_new))) =
        (old.id.rsplit_once('/'), new.id.rsplit_once('/'))
    else {
        return false;
    };
    last_old == last_new && both.is_same_group(above_old, above_new)
}

impl Both<'_> {
    /// Whether a path of the older version leads to the group that one of the newer version leads to.
    fn is_same_group(&self, old: &str, new: &str) -> bool {
        let at = |groups: Vec<&Group>, path: &str| groups.iter().position(|one| one.id == path);
        let old = at(all_groups(self.old.pack), old);
        let new = at(all_groups(self.new.pack), new);
        old.is_some() && new.and_then(|new| self.matched.groups.old_of(new)) == old
    }
}

pub fn indicators(both: &Both<'_>, edits: &mut Edits) {
    for pair in &both.matched.indicators.pairs {
        let old = pair.old.and_then(|at| both.old.pack.indicators.get(at));
        let new = pair.new.and_then(|at| both.new.pack.indicators.get(at));
        let Some(indicator) = new.or(old) else {
            continue;
        };
        let entry = Entry {
            subject: Subject::Indicator,
            id: &indicator.id.value,
            name: Some(&indicator.name),
        };
        let (Some(old_index), Some(new_index)) = (pair.old, pair.new) else {
            edits.push(entry, came_or_went(new.is_some()));
            continue;
        };
        if let (Some(old), Some(new)) = (old, new) {
            indicator_edits(both, (old, new), entry, edits);
        }
        let aspect = match both.script(old_index, new_index) {
            Some(ScriptChange::Meaning) => Aspect::Script,
            Some(ScriptChange::Wording) => Aspect::Wording,
            Some(ScriptChange::Same) | None => continue,
        };
        let (before, after) = (None, None);
        edits.push(
            entry,
            EditKind::Changed {
                aspect,
                before,
                after,
            },
        );
    }
}

fn indicator_edits(
    both: &Both<'_>,
    (old, new): (&Indicator, &Indicator),
    entry: Entry<'_>,
    edits: &mut Edits,
) {
    edits.renamed(entry, &old.id.value);
    let names = (Some(old.name.clone()), Some(new.name.clone()));
    edits.differs(entry, Aspect::Name, names.0, names.1);
    if !both.is_same_group(&old.group, &new.group) {
        let groups = (Some(old.group.clone()), Some(new.group.clone()));
        edits.differs(entry, Aspect::Group, groups.0, groups.1);
    }
    let max = (trimmed(old.max), trimmed(new.max));
    edits.differs(entry, Aspect::Max, Some(max.0), Some(max.1));
    let directions = [old, new].map(|one| one.direction.map(|one| word(Direction::NAMES, one)));
    let [before, after] = directions;
    edits.differs(entry, Aspect::Direction, before, after);
    let measures = [old, new].map(|one| one.measure.as_ref().map(measure_of));
    let [before, after] = measures;
    edits.differs(entry, Aspect::Measure, before, after);
    let policies = (policy_of(old, both.old.pack), policy_of(new, both.new.pack));
    edits.differs(entry, Aspect::NotApplicable, policies.0, policies.1);
    let grounds = (
        grounds_of(old.basis.as_deref()),
        grounds_of(new.basis.as_deref()),
    );
    edits.differs(entry, Aspect::Grounds, grounds.0, grounds.1);
}

fn came_or_went(is_there: bool) -> EditKind {
    if is_there {
        EditKind::Added
    } else {
        EditKind::Dropped
    }
}
