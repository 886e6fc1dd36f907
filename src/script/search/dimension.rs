//! The values that a fact is tried with: typical ones first, then those at its bounds; numbers can be added.

use std::sync::Arc;

use crate::number::{Decimal, Exact};
use crate::pack::{
    Bounds, Checklist, ColumnKind, Fact, FactKind, Judged, Pack, Table, Tier, Value,
};
use crate::script::rule::{FactIndex, Rule, Text, TextNode, Visit};

/// Numbers that are tried wherever the bounds allow.
const NUMBERS: &[i64] = &[100, 20, 0, 1, 50, 10, 200, -1];

/// How many values one fact may collect.
const MOST: usize = 400;

/// One fact and its values.
#[derive(Debug)]
pub struct Dimension {
    pub fact: FactIndex,
    /// None where the fact is left out.
    values: Vec<Option<Value>>,
    numbers: Option<Numbers>,
    is_optional: bool,
}

/// What numbers a fact can be.
#[derive(Clone, Copy, Debug)]
struct Numbers {
    bounds: Bounds,
    is_whole: bool,
}

impl Numbers {
    fn allows(&self, value: Decimal) -> bool {
        let is_above = self.bounds.min.is_none_or(|min| min <= value);
        let is_below = self.bounds.max.is_none_or(|max| value <= max);
        let is_kind = !self.is_whole || value.fract().is_zero();
        is_above && is_below && is_kind
    }
}

/// The dimensions of a rule's cases.
pub fn dimensions(reads: &[FactIndex], rule: Option<&Rule>, pack: &Pack) -> Vec<Dimension> {
    let mut texts = Texts(vec!["甲".to_owned()]);
    if let Some(rule) = rule {
        texts.rule(rule);
    }
    let of = |index: &FactIndex| {
        let fact = pack.facts.get(*index)?;
        Some(Dimension::of(*index, fact, &texts.0))
    };
    reads.iter().filter_map(of).collect()
}

impl Dimension {
    pub fn of(index: FactIndex, fact: &Fact, texts: &[String]) -> Self {
        let numbers = match &fact.kind {
            FactKind::Decimal(bounds) | FactKind::Percent(bounds) => Some((bounds, false)),
            FactKind::Integer(bounds) => Some((bounds, true)),
            _ => None,
        };
        let numbers = numbers.map(|(bounds, is_whole)| Numbers {
            bounds: *bounds,
            is_whole,
        });
        let mut dimension = Self {
            fact: index,
            values: Vec::new(),
            numbers,
            is_optional: fact.optional,
        };
        for value in first_values(&fact.kind, numbers, texts) {
            dimension.intern(Some(value));
        }
        if fact.optional {
            dimension.intern(None);
        }
        dimension
    }

    /// The place of a value, added if it is new; none for one that the fact cannot have.
    pub fn intern(&mut self, value: Option<Value>) -> Option<usize> {
        let is_allowed = match (&value, &self.numbers) {
            (Some(Value::Number(number)), Some(numbers)) => numbers.allows(*number),
            (Some(_), _) => true,
            (None, _) => self.is_optional,
        };
        if !is_allowed {
            return None;
        }
        if let Some(known) = self.values.iter().position(|known| *known == value) {
            return Some(known);
        }
        if self.values.len() >= MOST {
            return None;
        }
        self.values.push(value);
        Some(self.values.len() - 1)
    }

    /// Whether the fact can be this number.
    pub fn allows(&self, value: Decimal) -> bool {
        self.numbers.is_some_and(|numbers| numbers.allows(value))
    }

    /// The value at a place; none where the fact is left out.
    pub fn value(&self, at: usize) -> Option<&Value> {
        self.values.get(at)?.as_ref()
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// The number at a place, where it is one.
    pub fn number(&self, at: usize) -> Option<Decimal> {
        match self.value(at)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// Other numbers on both sides, to see how things change with this one.
    pub fn beside(&self, start: Decimal) -> Vec<Decimal> {
        let two = Decimal::TWO;
        let far = start.checked_mul(two);
        let near = start.checked_div(two).map(|near| near.trunc());
        let next = start.checked_add(Decimal::ONE);
        let before = start.checked_sub(Decimal::ONE);
        let mut beside = Vec::new();
        for value in [far, near, next, before].into_iter().flatten() {
            let is_allowed = self.numbers.is_some_and(|numbers| numbers.allows(value));
            if is_allowed && value != start && !beside.contains(&value) && beside.len() < 2 {
                beside.push(value.normalize());
            }
        }
        beside
    }

    /// A number and its neighbours, as this fact would be written.
    pub fn around(&self, root: &Exact) -> Vec<Decimal> {
        let is_whole = self.numbers.is_some_and(|numbers| numbers.is_whole);
        let digits = if is_whole { 0 } else { 2 };
        let step = Decimal::new(1, digits);
        let exact = root
            .as_decimal()
            .filter(|value| !is_whole && value.normalize().scale() <= 4);
        let places = match exact {
            Some(value) => vec![value],
            None => [root.truncate(digits), root.up(digits)]
                .iter()
                .filter_map(Exact::as_decimal)
                .collect(),
        };
        places
            .into_iter()
            .flat_map(|at| [Some(at), at.checked_sub(step), at.checked_add(step)])
            .flatten()
            .map(|value| value.normalize())
            .collect()
    }

    /// How much there is to read of a value.
    pub fn cost(&self, at: usize) -> usize {
        match self.value(at) {
            Some(Value::Number(number)) => {
                let written = number.normalize().to_string();
                // Of two numbers of one length the one that is typical.
                written.len() * 4 + usize::from(at > NUMBERS.len())
            }
            Some(Value::Table(table)) => table.rows.len() * 8,
            Some(_) => at,
            None => 1,
        }
    }
}

fn first_values(kind: &FactKind, numbers: Option<Numbers>, texts: &[String]) -> Vec<Value> {
    match kind {
        FactKind::Decimal(bounds) | FactKind::Percent(bounds) | FactKind::Integer(bounds) => {
            let known = NUMBERS.iter().map(|number| Decimal::from(*number));
            let ends = [bounds.min, bounds.max].into_iter().flatten();
            known
                .chain(ends)
                .filter(|number| numbers.is_none_or(|numbers| numbers.allows(*number)))
                .map(Value::Number)
                .collect()
        }
        FactKind::Bool => vec![Value::Bool(true), Value::Bool(false)],
        FactKind::Choice(options) => (0..options.len()).map(Value::Choice).collect(),
        FactKind::Judged(tiers) => judgements(tiers),
        FactKind::Checklist(names) => answers(names),
        FactKind::Text => texts.iter().cloned().map(Value::Text).collect(),
        FactKind::Table(_) => tables(kind, texts),
    }
}

/// Judgements at both ends of every tier, and without one.
fn judgements(tiers: &[Arc<Tier>]) -> Vec<Value> {
    let judged = |tier: Option<&Arc<Tier>>, rate: Decimal| {
        Value::Judged(Judged {
            tier: tier.cloned(),
            rate: Some(rate),
            score: None,
            reason: String::new(),
        })
    };
    let of_tiers = tiers.iter().flat_map(|tier| {
        let last = if tier.to_inclusive {
            tier.to
        } else {
            tier.to - Decimal::new(1, 2)
        };
        [tier.from, last].map(|rate| judged(Some(tier), rate))
    });
    // A judge who names no tier where there are some contradicts the declaration, not the rule.
    let plain = tiers
        .is_empty()
        .then(|| [Decimal::ONE_HUNDRED, Decimal::ZERO].map(|rate| judged(None, rate)));
    of_tiers.chain(plain.into_iter().flatten()).collect()
}

/// All items met, none, all but one, one alone.
fn answers(names: &Arc<[String]>) -> Vec<Value> {
    let list = |met: &dyn Fn(usize) -> bool| {
        Value::Checklist(Checklist {
            names: Arc::clone(names),
            answers: (0..names.len()).map(met).collect(),
        })
    };
    let mut values = vec![list(&|_| true), list(&|_| false)];
    for item in 0..names.len().min(12) {
        values.push(list(&|other| other != item));
        values.push(list(&|other| other == item));
    }
    values
}

/// Tables of no rows, of one, of two and of three.
fn tables(kind: &FactKind, texts: &[String]) -> Vec<Value> {
    let FactKind::Table(columns) = kind else {
        return Vec::new();
    };
    let row = |number: i64, yes: bool, text: usize| -> Vec<Value> {
        columns
            .values()
            .map(|column| match column.kind {
                ColumnKind::Decimal | ColumnKind::Integer | ColumnKind::Percent => {
                    Value::Number(column.bounds.nearest(Decimal::from(number)))
                }
                ColumnKind::Bool => Value::Bool(yes),
                ColumnKind::Choice => {
                    let option = column.options.get(text).or_else(|| column.options.last());
                    Value::Text(option.cloned().unwrap_or_default())
                }
                ColumnKind::Text => Value::Text(texts.get(text).cloned().unwrap_or_default()),
            })
            .collect()
    };
    let full = || row(100, true, texts.len().saturating_sub(1));
    let half = || row(50, false, 0);
    let zero = || row(0, false, 0);
    [
        vec![full()],
        Vec::new(),
        vec![zero()],
        vec![half(), half()],
        vec![full(), half()],
        vec![full(), half(), zero()],
        vec![full(), zero(), zero()],
    ]
    .into_iter()
    .map(|rows| Value::Table(Table { rows }))
    .collect()
}

/// The texts that a rule writes.
struct Texts(Vec<String>);

impl<'r> Visit<'r> for Texts {
    fn text(&mut self, text: &'r Text) {
        if let TextNode::Constant(written) = &*text.node
            && self.0.len() < 12
            && !self.0.contains(written)
        {
            self.0.push(written.clone());
        }
        self.walk_text(text);
    }
}
