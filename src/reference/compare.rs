//! A result held against the reviewed one.

use super::model::{Beside, Reference, VetoState};
use crate::diagnose::Code;
use crate::number::Decimal;
use crate::score::Range;
use crate::watching::{Judgement, Moved, RelationCame, ScoreChanges, Scored, moved};

/// What has moved against a reference. Names are no result: an entry is the same under another name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReferenceChanges {
    /// Of the relations only those that fail in one of the two.
    pub scores: ScoreChanges,
    pub subject: (String, String),
    pub year: (i32, i32),
    /// Of indicators that are in both, by name.
    pub measures: Vec<Moved<Decimal>>,
    /// Of indicators that failed in both, by name.
    pub causes: Vec<Moved<Code>>,
    pub flags: Vec<FlagChange>,
    /// By path.
    pub groups: Vec<Moved<Range>>,
    /// Those that do not apply are not there.
    pub vetoes: Vec<Moved<VetoState>>,
}

/// A flag that only one of the two has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagChange {
    /// The name of its indicator.
    pub name: String,
    pub flag: String,
    /// Whether it is raised now.
    pub is_new: bool,
}

impl ReferenceChanges {
    /// Compares a reference with the result of now.
    #[must_use]
    pub fn between(before: &Reference, now: &Reference) -> Self {
        let groups = |of: &Reference| -> Vec<(String, String, Range)> {
            let all = of.groups.iter();
            all.map(|(id, marks)| (id.clone(), id.clone(), *marks))
                .collect()
        };
        let vetoes = |of: &Reference| -> Vec<(String, String, VetoState)> {
            let all = of.vetoes.iter();
            all.map(|one| (one.id.clone(), one.name.clone(), one.state.clone()))
                .collect()
        };
        let (scored_before, scored_now) = of_interest(&before.scored, &now.scored);
        let scores = ScoreChanges::between(&scored_before, &scored_now);
        let both = Both { before, now };
        Self {
            measures: both.measures(&scores),
            scores,
            subject: (before.subject.clone(), now.subject.clone()),
            year: (before.year, now.year),
            causes: both.causes(),
            flags: both.flags(),
            groups: moved(groups(before), groups(now)),
            vetoes: moved(vetoes(before), vetoes(now)),
        }
    }

    /// Whether nothing has moved.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.scores.is_empty()
            && self.subject.0 == self.subject.1
            && self.year.0 == self.year.1
            && self.measures.is_empty()
            && self.causes.is_empty()
            && self.flags.is_empty()
            && self.groups.is_empty()
            && self.vetoes.is_empty()
    }
}

/// Both with the relations that fail in one of them: of a reference no others are known.
fn of_interest(before: &Scored, now: &Scored) -> (Scored, Scored) {
    let failing = |scored: &Scored| -> Vec<String> {
        let fails = |one: &&RelationCame| one.judgement == Judgement::Fails;
        let failing = scored.relations.iter().filter(fails);
        failing.map(|one| one.id.clone()).collect()
    };
    let (was, is) = (failing(before), failing(now));
    let only = |scored: &Scored, is_wanted: &dyn Fn(&String) -> bool| {
        let relations = scored.relations.iter().filter(|one| is_wanted(&one.id));
        Scored {
            relations: relations.cloned().collect(),
            ..scored.clone()
        }
    };
    (
        only(before, &|id| was.contains(id)),
        only(now, &|id| was.contains(id) || is.contains(id)),
    )
}

struct Both<'a> {
    before: &'a Reference,
    now: &'a Reference,
}

impl Both<'_> {
    /// The indicators that are in both, by their name of now, with what stands beside their scores.
    fn indicators(&self) -> impl Iterator<Item = (&str, &Beside, &Beside)> {
        self.now.scored.indicators.iter().filter_map(|one| {
            Some((
                one.name.as_str(),
                self.before.beside.get(&one.id)?,
                self.now.beside.get(&one.id)?,
            ))
        })
    }

    /// A measure that came or went with the score is no news of its own.
    fn measures(&self, scores: &ScoreChanges) -> Vec<Moved<Decimal>> {
        let is_told = |name: &str| scores.indicators.iter().any(|moved| moved.name == name);
        let of = |(name, before, now): (&str, &Beside, &Beside)| {
            let is_in_both = before.measure.is_some() && now.measure.is_some();
            let is_news = before.measure != now.measure && (is_in_both || !is_told(name));
            is_news.then(|| Moved {
                name: name.to_owned(),
                before: before.measure,
                now: now.measure,
            })
        };
        self.indicators().filter_map(of).collect()
    }

    fn causes(&self) -> Vec<Moved<Code>> {
        let of = |(name, before, now): (&str, &Beside, &Beside)| {
            let causes = before.cause.zip(now.cause);
            let moved = causes.filter(|(before, now)| before != now)?;
            Some(Moved {
                name: name.to_owned(),
                before: Some(moved.0),
                now: Some(moved.1),
            })
        };
        self.indicators().filter_map(of).collect()
    }

    /// Flags of every indicator, also of one that only one of the two has.
    fn flags(&self) -> Vec<FlagChange> {
        let mut changes = Vec::new();
        for (of, other, is_new) in [
            (self.before, self.now, false),
            (self.now, self.before, true),
        ] {
            for indicator in &of.scored.indicators {
                let flags = |reference: &Reference| -> Vec<String> {
                    let beside = reference.beside.get(&indicator.id);
                    beside.map_or_else(Vec::new, |beside| beside.flags.clone())
                };
                let known = flags(other);
                let only = flags(of).into_iter().filter(|flag| !known.contains(flag));
                changes.extend(only.map(|flag| FlagChange {
                    name: indicator.name.clone(),
                    flag,
                    is_new,
                }));
            }
        }
        changes
    }
}
