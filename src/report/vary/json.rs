//! Sweeps and advice as JSON for programs: stable, versioned, documented by the schema of the very types that are written.

use serde_json::Value as Json;

use super::{AdviceView, SweepView, marks, shown, wire};
use crate::number::Decimal;
use crate::pack::Pack;
use crate::report::json::wire::{Case, Number, PackName, Range as WireRange};
use crate::score::Range;
use crate::vary::{Advice, Changed, Marks, Regain};

/// A sweep as a JSON document, ending in a line break.
#[must_use]
pub fn sweep_json(view: SweepView<'_>) -> String {
    let document = wire::Sweep {
        schema: wire::SweepVersion::Whatif1,
        pack: pack(view.pack),
        case: Case::of(view.case),
        name: view.name.to_owned(),
        unit: view.unit.map(str::to_owned),
        now: view.now.map(|value| view.value(value)),
        marks: of_marks(view, &view.swept.now),
        points: view
            .swept
            .points
            .iter()
            .map(|point| wire::Point {
                value: view.value(&point.value),
                marks: of_marks(view, &point.marks),
            })
            .collect(),
    };
    // Writing plain data to memory cannot fail.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// The JSON Schema (draft 2020-12) of what [`sweep_json`] writes.
#[must_use]
pub fn sweep_schema() -> String {
    let schema: Json = schemars::schema_for!(wire::Sweep).into();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

/// Advice as a JSON document, ending in a line break.
#[must_use]
pub fn advice_json(view: AdviceView<'_>) -> String {
    let document = wire::Advice {
        schema: wire::AdviceVersion::Advice1,
        pack: pack(view.pack),
        case: Case::of(view.case),
        total: range(view.pack, view.now.total),
        grades: view.now.grades.clone(),
        indicators: view
            .advice
            .iter()
            .filter_map(|one| lost(view, one))
            .collect(),
    };
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// The JSON Schema (draft 2020-12) of what [`advice_json`] writes.
#[must_use]
pub fn advice_schema() -> String {
    let schema: Json = schemars::schema_for!(wire::Advice).into();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn pack(pack: &Pack) -> PackName {
    PackName::of([&pack.id, &pack.version, &pack.digest])
}

fn points(pack: &Pack, value: Decimal) -> Number {
    Number(marks(value, pack))
}

fn range(pack: &Pack, range: Range) -> WireRange {
    WireRange {
        low: points(pack, range.low),
        high: points(pack, range.high),
    }
}

fn of_marks(view: SweepView<'_>, marks: &Marks) -> wire::Marks {
    let scores = view.swept.moving.iter().filter_map(|index| {
        let indicator = view.pack.indicators.get(*index)?;
        let score = marks.scores.get(*index).copied().flatten();
        Some(wire::Score {
            id: indicator.id.value.clone(),
            score: score.map(|score| points(view.pack, score)),
        })
    });
    wire::Marks {
        total: range(view.pack, marks.total),
        grades: marks.grades.clone(),
        scores: scores.collect(),
    }
}

fn lost(view: AdviceView<'_>, advice: &Advice) -> Option<wire::Indicator> {
    let indicator = view.pack.indicators.get(advice.indicator)?;
    let regains = advice.regains.iter();
    Some(wire::Indicator {
        id: indicator.id.value.clone(),
        name: indicator.name.clone(),
        max: points(view.pack, advice.max),
        score: points(view.pack, advice.score),
        lost: points(view.pack, advice.lost()),
        regains: regains.filter_map(|one| regain(view, one)).collect(),
    })
}

fn regain(view: AdviceView<'_>, regain: &Regain) -> Option<wire::Regain> {
    let fact = view.pack.facts.get(regain.fact)?;
    let value = |value| shown(Some(fact), value, view.words);
    let (from, to, items) = match &regain.change {
        Changed::Value(from, to) => (Some(value(from)), Some(value(to)), Vec::new()),
        Changed::Items(items) => (None, None, items.clone()),
        Changed::Rate(from, to) => (Some(from.to_string()), Some(to.to_string()), Vec::new()),
    };
    Some(wire::Regain {
        fact: fact.name.value.clone(),
        unit: fact.unit.clone(),
        from,
        to,
        items,
        score: points(view.pack, regain.score),
        total: range(view.pack, regain.marks.total),
        grades: regain.marks.grades.clone(),
    })
}
