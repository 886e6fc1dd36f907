//! A comparison to the types that are written as JSON.

use super::figures::shown;
use super::{ComparisonView, wire, witnesses};
use crate::compare::{
    CaseImpact, Edit, EditKind, Impact, IndicatorSum, LeverSum, Side, Version, Way,
};
use crate::number::{Decimal, trimmed};
use crate::report::view::marks;
use crate::score::Mark;

/// The whole document.
pub fn document(view: ComparisonView<'_>) -> wire::Document {
    let [old, new] = view.names;
    wire::Document {
        schema: wire::Version::Comparison1,
        old: pack(view.old, old),
        new: pack(view.new, new),
        edits: view.comparison.edits.iter().map(edit).collect(),
        differing: witnesses::documents(view),
        impact: view.comparison.impact.as_ref().map(|one| impact(view, one)),
    }
}

fn pack(version: Version<'_>, name: &str) -> wire::Pack {
    wire::Pack {
        name: name.to_owned(),
        id: version.pack.id.clone(),
        version: version.pack.version.clone(),
        digest: version.pack.digest.clone(),
    }
}

pub(super) fn edit(edit: &Edit) -> wire::Edit {
    let (kind, before, after) = match &edit.kind {
        EditKind::Added => (wire::EditKind::Added, None, None),
        EditKind::Dropped => (wire::EditKind::Dropped, None, None),
        EditKind::Renamed { was } => {
            let (before, after) = (Some(was.clone()), Some(edit.id.clone()));
            (wire::EditKind::Renamed, before, after)
        }
        EditKind::Changed { before, after, .. } => {
            (wire::EditKind::Changed, before.clone(), after.clone())
        }
    };
    wire::Edit {
        subject: edit.subject.key().to_owned(),
        id: edit.id.clone(),
        name: edit.name.clone(),
        kind,
        aspect: edit.aspect().map(|aspect| aspect.key().to_owned()),
        before,
        after,
        wording: edit.is_wording(),
    }
}

fn impact(view: ComparisonView<'_>, impact: &Impact) -> wire::Impact {
    let spread = &impact.spread;
    let grades = impact.grades.iter();
    wire::Impact {
        cases: impact.cases,
        known: spread.known,
        up: spread.up,
        down: spread.down,
        open: spread.open,
        sum_before: trimmed(spread.before),
        sum_after: trimmed(spread.after),
        least_change: spread.change.map(|(least, _)| trimmed(least)),
        most_change: spread.change.map(|(_, most)| trimmed(most)),
        changes: impact
            .changes
            .iter()
            .map(|step| wire::Step {
                low: trimmed(step.low),
                high: trimmed(step.high),
                cases: step.cases,
            })
            .collect(),
        grades: grades
            .map(|((before, after), cases)| wire::GradeMove {
                before: before.clone(),
                after: after.clone(),
                cases: *cases,
            })
            .collect(),
        lacking: impact
            .lacking
            .iter()
            .map(|one| {
                let fact = view.new.pack.facts.get(one.fact);
                wire::Lacking {
                    fact: fact.map_or_else(String::new, |fact| fact.name.value.clone()),
                    cases: one.cases,
                    first: one.first.clone(),
                }
            })
            .collect(),
        causes: impact.levers.iter().map(|one| cause(view, one)).collect(),
        indicators: impact
            .indicators
            .iter()
            .map(|one| indicator(view, one))
            .collect(),
        in_one_order: impact.in_one_order,
        moved: impact.moved_count,
        told: impact.moved.iter().map(|one| case(view, one)).collect(),
    }
}

pub(super) fn edits_of(view: ComparisonView<'_>, lever: usize) -> Vec<usize> {
    let lever = view.ground().levers.get(lever);
    lever.map_or_else(Vec::new, |lever| lever.edits.clone())
}

fn cause(view: ComparisonView<'_>, sum: &LeverSum) -> wire::Cause {
    wire::Cause {
        edits: edits_of(view, sum.lever),
        cases: sum.cases,
        low: sum.part.low.to_string(),
        high: sum.part.high.to_string(),
        least: sum.least.to_string(),
        most: sum.most.to_string(),
    }
}

fn indicator(view: ComparisonView<'_>, sum: &IndicatorSum) -> wire::IndicatorMove {
    wire::IndicatorMove {
        id: id_of(view, sum.indicator),
        up: sum.up,
        down: sum.down,
        open: sum.open,
        change: trimmed(sum.change),
    }
}

pub(super) fn id_of(view: ComparisonView<'_>, place: usize) -> String {
    let pair = view.ground().matched.indicators.pairs.get(place);
    let new = pair.and_then(|pair| view.new.pack.indicators.get(pair.new?));
    let old = pair.and_then(|pair| view.old.pack.indicators.get(pair.old?));
    new.or(old)
        .map_or_else(String::new, |one| one.id.value.clone())
}

fn case(view: ComparisonView<'_>, case: &CaseImpact) -> wire::Case {
    let decimals = view.decimals();
    let (figures, _) = shown(&case.attribution.shares, case.change(), decimals);
    let shares = case.attribution.shares.iter().zip(figures);
    let mark = |mark: Option<Mark>| of_mark(mark, decimals);
    wire::Case {
        id: case.id.clone(),
        subject: case.subject.clone(),
        year: case.year,
        before: side(&case.before, decimals),
        after: side(&case.after, decimals),
        indicators: case
            .indicators
            .iter()
            .map(|moved| wire::MarkMove {
                id: id_of(view, moved.indicator),
                before: mark(moved.before),
                after: mark(moved.after),
            })
            .collect(),
        shares: shares
            .map(|(share, figure)| wire::Share {
                edits: edits_of(view, share.lever),
                low: marks(figure.low, decimals),
                high: marks(figure.high, decimals),
                exact_low: share.part.low.to_string(),
                exact_high: share.part.high.to_string(),
            })
            .collect(),
        in_one_order: case.attribution.way == Way::OneOrder,
    }
}

fn side(side: &Side, decimals: u32) -> wire::Side {
    let (best_rank, worst_rank) = side.rank;
    wire::Side {
        low: marks(side.total.low, decimals),
        high: marks(side.total.high, decimals),
        grades: side.grades.clone(),
        best_rank,
        worst_rank,
    }
}

pub(super) fn of_mark(mark: Option<Mark>, decimals: u32) -> wire::Mark {
    let shown = |score: Decimal| Some(marks(score, decimals));
    let (score, reason) = match mark {
        None => (None, Some(wire::Reason::Absent)),
        Some(Mark::Scored(score)) => (shown(score), None),
        Some(Mark::NotApplicable(score)) => {
            (score.and_then(shown), Some(wire::Reason::NotApplicable))
        }
        Some(Mark::Missing) => (None, Some(wire::Reason::Missing)),
        Some(Mark::Failed) => (None, Some(wire::Reason::Failed)),
    };
    wire::Mark { score, reason }
}
