//! An audit as JSON for programs: stable, versioned, documented by the schema of the very types that are written.

use serde_json::Value;

use super::{AuditView, wire};
use crate::audit::{
    FactSlip, FigureAudit, IndicatorAudit, RelationAudit, Slip, SlipKind, SumAudit, SumOf, Verdict,
};
use crate::number::Decimal;
use crate::report::Layout;
use crate::report::formula::{Notation, written};
use crate::report::json::wire::{Case, Number, PackName};
use crate::report::table::arithmetic;
use crate::score::{Difference, DifferenceAt};

/// The audit as a JSON document, ending in a line break.
#[must_use]
pub fn audit_json(view: AuditView<'_>, layout: Layout) -> String {
    let document = document(view);
    let text = match layout {
        Layout::Line => serde_json::to_string(&document),
        Layout::Indented => serde_json::to_string_pretty(&document),
    };
    // Writing plain data to memory cannot fail.
    text.unwrap_or_default() + "\n"
}

/// The JSON Schema (draft 2020-12) of what [`audit_json`] writes.
#[must_use]
pub fn audit_schema() -> String {
    let schema: Value = schemars::schema_for!(wire::Document).into();
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn document(view: AuditView<'_>) -> wire::Document {
    let audit = view.audit;
    let (pack, case) = (&audit.evaluation.pack, &audit.evaluation.case);
    wire::Document {
        schema: wire::Version::Audit1,
        pack: PackName::of([&pack.id, &pack.version, &pack.digest]),
        case: Case::of(case),
        faults: audit.faults(),
        indicators: audit
            .indicators
            .iter()
            .map(|one| indicator(view, one))
            .collect(),
        sums: audit.sums.iter().map(sum).collect(),
        grade: audit.grade.as_ref().map(|grade| wire::Grade {
            reported: grade.reported.clone(),
            total: number(grade.total),
            by_total: grade.by_total.clone(),
            follows: grade.follows(),
        }),
        differences: audit.differences.iter().map(difference).collect(),
        relations: audit
            .relations
            .iter()
            .map(|one| relation(view, one))
            .collect(),
    }
}

fn number(value: Decimal) -> Number {
    Number(value.to_string())
}

fn indicator(view: AuditView<'_>, indicator: &IndicatorAudit) -> wire::Indicator {
    wire::Indicator {
        id: indicator.id.clone(),
        name: indicator.name.clone(),
        unit: indicator.unit.clone(),
        max: Number(view.marks(indicator.max)),
        measure: indicator.measure.as_ref().map(|one| figure(view, one)),
        score: indicator.score.as_ref().map(|one| figure(view, one)),
    }
}

fn figure(view: AuditView<'_>, figure: &FigureAudit) -> wire::Figure {
    let formula = figure
        .formula
        .as_ref()
        .filter(|formula| !formula.is_figure());
    let (verdict, range, slip) = match &figure.verdict {
        Verdict::Equal => (wire::VerdictName::Equal, None, None),
        Verdict::Truncated => (wire::VerdictName::Truncated, None, None),
        Verdict::LeftOpen(range) => (
            wire::VerdictName::LeftOpen,
            Some(wire::Range {
                low: number(range.low),
                high: number(range.high),
            }),
            None,
        ),
        Verdict::AboveMax => (wire::VerdictName::AboveMax, None, None),
        Verdict::BelowZero => (wire::VerdictName::BelowZero, None, None),
        Verdict::Wrong(slip) => (wire::VerdictName::Wrong, None, slip.as_ref()),
        Verdict::Unknown => (wire::VerdictName::Unknown, None, None),
    };
    wire::Figure {
        reported: number(figure.reported),
        computed: figure.computed.map(number),
        arithmetic: formula.map(|formula| written(formula, Notation::Figures, view.words)),
        verdict,
        range,
        slip: slip.map(|slip| slipped(slip, None)),
    }
}

fn slipped(slip: &Slip, fact: Option<&str>) -> wire::Slip {
    wire::Slip {
        kind: match slip.kind {
            SlipKind::Truncated => wire::SlipName::Truncated,
            SlipKind::PercentForRatio => wire::SlipName::PercentForRatio,
            SlipKind::TenThousand => wire::SlipName::TenThousand,
            SlipKind::DecimalPoint => wire::SlipName::DecimalPoint,
            SlipKind::DigitsSwapped => wire::SlipName::DigitsSwapped,
            SlipKind::Sign => wire::SlipName::Sign,
        },
        should: number(slip.should),
        fact: fact.map(str::to_owned),
    }
}

fn sum(sum: &SumAudit) -> wire::Sum {
    let parts = sum.parts.iter().map(|(name, score)| wire::Part {
        name: name.clone(),
        score: number(*score),
    });
    wire::Sum {
        group: match &sum.of {
            SumOf::Group(id) => Some(id.clone()),
            SumOf::Total => None,
        },
        reported: number(sum.reported),
        computed: number(sum.sum),
        follows: sum.follows(),
        above_max: sum.is_above_max(),
        parts: parts.collect(),
        mended: sum.mended.as_ref().map(|mended| wire::Mended {
            name: mended.name.clone(),
            reported: number(mended.reported),
            computed: number(mended.computed),
        }),
    }
}

fn difference(difference: &Difference) -> wire::Difference {
    let (about, group) = match &difference.at {
        DifferenceAt::Group { id } => (wire::AboutName::Group, Some(id.clone())),
        DifferenceAt::Grade => (wire::AboutName::Grade, None),
        DifferenceAt::Total | DifferenceAt::Measure { .. } | DifferenceAt::Score { .. } => {
            (wire::AboutName::Total, None)
        }
    };
    wire::Difference {
        group,
        about,
        reported: difference.reported.clone(),
        computed: difference.computed.clone(),
    }
}

fn relation(view: AuditView<'_>, relation: &RelationAudit) -> wire::Relation {
    let parts = relation.parts.iter();
    let slip = |found: &FactSlip| slipped(&found.slip, Some(&found.fact));
    wire::Relation {
        id: relation.id.clone(),
        name: relation.name.clone(),
        source: relation.source.clone(),
        arithmetic: parts.map(|part| arithmetic(part, view.words)).collect(),
        slip: relation.slip.as_ref().map(slip),
    }
}
