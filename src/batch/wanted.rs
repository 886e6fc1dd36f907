//! Which of many cases are wanted: a condition on their facts and on what they come to.
//!
//! What a case comes to is held against the condition as facts are: the pack is given facts more, which no case states.

use super::Scored;
use crate::bind::Facts;
use crate::diagnose::{Checked, Code, Finding};
use crate::number::Decimal;
use crate::pack::{Bounds, Fact, FactKind, Pack, Value};
use crate::score::{Mark, Sheet};
use crate::script::{ConditionEnd, ConditionProgram, Program, condition, name_fault};
use crate::source::Spanned;

/// A condition by which cases are chosen, for each period of the pack's parameters.
pub struct Wanted {
    /// For years before one, the earliest first, and for the years from there on.
    conditions: Vec<(Option<i32>, ConditionProgram)>,
    pack: Pack,
    /// What the facts stand for that come after those of the pack.
    added: Vec<About>,
}

/// What a condition may ask of a case beside its facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Id,
    Subject,
    Year,
    Total,
    /// The least and the most that the total may come to.
    Low,
    High,
    Grade,
    /// The score of an indicator, by its index in the pack.
    Score(usize),
}

/// The names of what a condition may ask of any case, as in the headings of tables.
const NAMES: [(&str, About); 15] = [
    ("id", About::Id),
    ("案例编号", About::Id),
    ("subject", About::Subject),
    ("对象", About::Subject),
    ("单位名称", About::Subject),
    ("year", About::Year),
    ("年度", About::Year),
    ("total", About::Total),
    ("总分", About::Total),
    ("low", About::Low),
    ("最低总分", About::Low),
    ("high", About::High),
    ("最高总分", About::High),
    ("grade", About::Grade),
    ("等次", About::Grade),
];

/// Whether a case is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Yes,
    No,
    /// It lacks what the condition asks for, or the condition fails on it.
    Unknown,
}

impl Wanted {
    /// Compiles a condition for cases of this pack, of which `program` must be compiled. Names that the pack has itself are
    /// its own.
    #[must_use]
    pub fn compile(when: &Spanned<String>, pack: &Pack, program: &Program) -> Checked<Self> {
        let (extended, added) = extended(pack, when);
        let Checked { value, findings } = condition(when, &extended);
        let mut findings: Vec<Finding> = findings.into_iter().map(of_option).collect();
        let Some(latest) = value else {
            return Checked {
                value: None,
                findings,
            };
        };
        findings.extend(foreign_options(&latest, &extended));
        let earlier = program.earlier().filter_map(|(until, pack, _)| {
            let compiled = condition(when, &self::extended(pack, when).0);
            Some((Some(until), compiled.value?))
        });
        Checked {
            value: Some(Self {
                conditions: earlier.chain([(None, latest)]).collect(),
                pack: extended,
                added,
            }),
            findings,
        }
    }

    /// Whether a case is wanted; `room` is lent to one case after the other.
    pub(super) fn ask(&self, scored: &Scored<'_>, pack: &Pack, room: &mut Facts) -> Answer {
        let year = scored.case.year;
        let mut conditions = self.conditions.iter();
        let found = conditions.find(|(until, _)| until.is_none_or(|until| year < until));
        let Some((_, condition)) = found else {
            return Answer::Unknown;
        };
        room.clear(&self.pack);
        for &index in condition.facts() {
            let about = index.checked_sub(pack.facts.len());
            let value = match about.and_then(|index| self.added.get(index)) {
                None => scored.facts.get(index).cloned(),
                Some(about) => about.value(scored, pack),
            };
            room.set(index, value);
        }
        match condition.ask(room) {
            ConditionEnd::Holds => Answer::Yes,
            ConditionEnd::HoldsNot => Answer::No,
            ConditionEnd::Missing(_) | ConditionEnd::Failed(_) => Answer::Unknown,
        }
    }
}

impl About {
    fn kind(self, pack: &Pack) -> FactKind {
        match self {
            Self::Id | Self::Subject => FactKind::Text,
            Self::Year => FactKind::Integer(Bounds::default()),
            Self::Total | Self::Low | Self::High | Self::Score(_) => {
                FactKind::Decimal(Bounds::default())
            }
            Self::Grade => {
                let labels = pack.grades.iter().map(|grade| grade.label.clone());
                FactKind::Choice(labels.collect())
            }
        }
    }

    /// What it is of a case; none where it is not known.
    fn value(self, scored: &Scored<'_>, pack: &Pack) -> Option<Value> {
        let sheet: &Sheet = scored.sheet;
        Some(match self {
            Self::Id => Value::Text(scored.case.id.to_owned()),
            Self::Subject => Value::Text(scored.case.subject.to_owned()),
            Self::Year => Value::Number(Decimal::from(scored.case.year)),
            Self::Total => Value::Number(sheet.total.exact()?),
            Self::Low => Value::Number(sheet.total.low),
            Self::High => Value::Number(sheet.total.high),
            Self::Grade => match sheet.grades(pack).as_slice() {
                [grade] => Value::Choice(pack.grades.iter().position(|known| known == *grade)?),
                _ => return None,
            },
            Self::Score(index) => match sheet.marks.get(index)? {
                Mark::Scored(score) | Mark::NotApplicable(Some(score)) => Value::Number(*score),
                Mark::NotApplicable(None) | Mark::Missing | Mark::Failed => return None,
            },
        })
    }
}

/// A pack with a fact for each thing that a condition may ask beside the facts of the pack.
fn extended(pack: &Pack, when: &Spanned<String>) -> (Pack, Vec<About>) {
    let mut extended = pack.clone();
    // What a case lacks it is left out for, whether the pack allows it to lack that or not.
    for fact in &mut extended.facts {
        fact.optional = false;
    }
    let fixed = NAMES
        .iter()
        .map(|(name, about)| ((*name).to_owned(), *about));
    let indicators = pack.indicators.iter().enumerate();
    let scores = indicators.flat_map(|(index, indicator)| {
        // A minus would part the words of an id.
        let names = [indicator.id.value.replace('-', "_"), indicator.name.clone()];
        names.map(|name| (name, About::Score(index)))
    });
    let mut added = Vec::new();
    for (name, about) in fixed.chain(scores) {
        let mut parameters = pack.parameters.iter();
        let is_taken = extended.fact(&name).is_some()
            || parameters.any(|parameter| parameter.name.value == name);
        if is_taken || name_fault(&name).is_some() {
            continue;
        }
        extended.facts.push(Fact {
            name: Spanned::new(name, when.span),
            was: Vec::new(),
            label: None,
            unit: None,
            kind: about.kind(pack),
            optional: false,
            exact: true,
        });
        added.push(about);
    }
    (extended, added)
}

/// What is said of a script's text, of an option: it declares nothing, and stands under no key.
fn of_option(mut finding: Finding) -> Finding {
    if matches!(finding.code, Code::UnknownName | Code::NotACondition)
        && finding.help == Some("help")
    {
        finding.help = Some("where");
    }
    finding
}

fn foreign_options(condition: &ConditionProgram, pack: &Pack) -> Vec<Finding> {
    let foreign = condition.foreign_options().iter();
    foreign
        .filter_map(|foreign| {
            let fact = pack.facts.get(foreign.fact)?;
            let FactKind::Choice(options) = &fact.kind else {
                return None;
            };
            let known: Vec<&str> = options.iter().map(String::as_str).collect();
            Some(
                Finding::at(Code::NoSuchOption, foreign.option.span)
                    .with("fact", fact.name.value.as_str())
                    .with("option", foreign.option.value.as_str())
                    .suggesting(&foreign.option.value, &known),
            )
        })
        .collect()
}
