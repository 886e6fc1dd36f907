//! The sheet as JSON for programs: stable, versioned, documented by the schema of the very types that are written.

use serde_json::Value as Json;

use super::sheet::{Entry, Item, PartKind, sheet};
use super::{ExplainView, Telling, wire};
use crate::explain::Explanation;
use crate::number::Decimal;
use crate::report::json::wire::{Case, Number, PackName, Range};

/// The explanation as a JSON document, ending in a line break. Every indicator is told in full.
#[must_use]
pub fn explain_json(view: ExplainView<'_>) -> String {
    let view = ExplainView {
        brief: false,
        ..view
    };
    let evaluation = &view.explained.evaluation;
    let sheet = sheet(view);
    let indicators = view.explained.indicators.iter().zip(sheet.entries);
    let marks = evaluation.total.marks;
    let document = wire::Document {
        schema: wire::Version::Explain1,
        pack: PackName::of([
            &evaluation.pack.id,
            &evaluation.pack.version,
            &evaluation.pack.digest,
        ]),
        case: Case::of(&evaluation.case),
        total: Range {
            low: number(view.telling(), marks.low),
            high: number(view.telling(), marks.high),
        },
        grades: evaluation.total.grades.clone(),
        total_points: sheet.total.items.into_iter().map(point).collect(),
        indicators: indicators
            .map(|(one, entry)| indicator(view.telling(), one, entry))
            .collect(),
    };
    // Writing plain data to memory cannot fail.
    serde_json::to_string_pretty(&document).unwrap_or_default() + "\n"
}

/// The JSON Schema (draft 2020-12) of what [`explain_json`] writes.
#[must_use]
pub fn explain_schema() -> String {
    let schema: Json = schemars::schema_for!(wire::Document).into();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn number(view: Telling<'_>, value: Decimal) -> Number {
    Number(view.marks(value))
}

fn indicator(view: Telling<'_>, one: &Explanation, entry: Entry) -> wire::Indicator {
    let mut told = wire::Indicator {
        id: one.result.id.clone(),
        name: one.result.name.clone(),
        max: number(view, one.result.max),
        score: one.result.outcome.score().map(|score| number(view, score)),
        is_complete: one.account.is_some(),
        rule: Vec::new(),
        steps: Vec::new(),
        score_points: Vec::new(),
        facts: Vec::new(),
    };
    for part in entry.parts {
        let points = part.items.into_iter().map(point).collect();
        match part.kind {
            PartKind::Rule => told.rule = points,
            PartKind::Steps => told.steps = points,
            PartKind::Score => told.score_points = points,
            PartKind::Facts => told.facts = points,
            PartKind::Total => {}
        }
    }
    told
}

fn point(item: Item) -> wire::Point {
    wire::Point {
        kind: item.kind,
        text: item.text,
        name: item.name,
        formula: item.formula,
        figures: item.figures,
        value: item.value,
        holds: item.holds,
        points: item.inner.into_iter().map(point).collect(),
    }
}
