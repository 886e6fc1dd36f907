//! The score table (评分表): a row for each indicator, subtotals below their groups, the total last.

use std::collections::BTreeMap;

use super::calculation::{calculation, reasons, standard};
use super::data::{CellData, LossData, RowData, RowKind, TableData};
use super::{NAME, ReportView};
use crate::number::Decimal;
use crate::pack::GroupKind;
use crate::report::escape::visible;
use crate::report::table::{lost_of, named};
use crate::report::view::{lost, outcome_key};
use crate::score::{GroupResult, IndicatorResult};

/// The whole table.
pub fn table(report: ReportView<'_>) -> TableData {
    let evaluation = report.evaluation();
    let depth = evaluation.groups.iter().map(deepest).max().unwrap_or(0);
    let sections = evaluation.groups.iter();
    let sections = sections.map(|group| {
        let mut writer = Writer {
            report,
            depth,
            path: Vec::new(),
            rows: Vec::new(),
        };
        writer.group(group, true);
        writer.rows
    });
    TableData {
        headings: headings(report, depth),
        depth,
        sections: sections.collect(),
        total: RowData {
            kind: RowKind::Total,
            name: report.words.say("document-label-total"),
            columns: depth + 1,
            max: report.marks(evaluation.pack.full_marks),
            score: report.view().range(evaluation.total.marks),
            ..empty()
        },
    }
}

fn headings(report: ReportView<'_>, depth: usize) -> Vec<String> {
    let levels =
        (1..=depth + 1).map(|level| report.say("document-level", &vec![("level", level.into())]));
    let others = [
        "document-label-max",
        "document-column-standard",
        "document-column-calculation",
        "document-label-score",
        "document-column-reason",
    ];
    levels
        .chain(others.iter().map(|key| report.words.say(key)))
        .collect()
}

fn deepest(group: &GroupResult) -> usize {
    1 + group.groups.iter().map(deepest).max().unwrap_or(0)
}

/// Points that an indicator cost: what it fell short of, or what it took away.
pub fn cost(group: &GroupResult, indicator: &IndicatorResult) -> Option<Decimal> {
    let taken = if group.kind == GroupKind::Penalty {
        indicator.outcome.score()
    } else {
        lost(indicator)
    };
    taken.filter(|points| !points.is_zero())
}

struct Writer<'a> {
    report: ReportView<'a>,
    depth: usize,
    path: Vec<String>,
    rows: Vec<RowData>,
}

impl Writer<'_> {
    /// The rows of a group; a group that is the only one in its own says nothing new by a subtotal.
    fn group(&mut self, group: &GroupResult, has_subtotal: bool) {
        let level = self.path.len();
        let first = self.rows.len();
        self.path.push(visible(&group.name, NAME));
        for inner in &group.groups {
            let is_only = group.groups.len() == 1 && group.indicators.is_empty();
            self.group(inner, !is_only);
        }
        for indicator in &group.indicators {
            self.indicator(group, indicator);
        }
        self.path.pop();
        let rows = self.rows.len().saturating_sub(first);
        if let Some(row) = self.rows.get_mut(first) {
            // Inner groups have put their cells here before.
            let cell = CellData {
                name: visible(&group.name, NAME),
                rows,
            };
            row.cells.insert(0, cell);
        }
        if !has_subtotal {
            return;
        }
        let name = vec![("name", named(self.report.view(), group, level).into())];
        self.rows.push(RowData {
            kind: RowKind::Subtotal,
            path: self.path.clone(),
            id: group.id.clone(),
            name: self.report.say("document-subtotal", &name),
            columns: self.depth + 1 - level,
            max: self.report.marks(group.max),
            score: self.report.view().range(group.marks),
            lost: self.points(lost_of(group)),
            ..empty()
        });
    }

    fn indicator(&mut self, group: &GroupResult, indicator: &IndicatorResult) {
        let report = self.report;
        let level = self.path.len();
        // Where the tree is not as deep as elsewhere, the name stands over the columns that are left.
        let columns = self.depth + 1 - level;
        let cost = cost(group, indicator);
        let outcome = outcome_key(&indicator.outcome);
        self.rows.push(RowData {
            kind: RowKind::Indicator,
            cells: Vec::new(),
            path: self.path.clone(),
            id: indicator.id.clone(),
            name: visible(&indicator.name, NAME),
            columns,
            max: report.marks(indicator.max),
            standard: standard(report, &indicator.id),
            calculation: calculation(report, indicator),
            score: indicator
                .outcome
                .score()
                .map_or_else(String::new, |score| report.marks(score)),
            outcome: outcome.map_or_else(String::new, |key| report.words.say(key)),
            lost: self.points(cost),
            reasons: reasons(report, indicator, cost.is_some()),
        });
    }

    fn points(&self, points: Option<Decimal>) -> String {
        points
            .filter(|points| !points.is_zero())
            .map_or_else(String::new, |points| self.report.marks(points))
    }
}

fn empty() -> RowData {
    RowData {
        kind: RowKind::Total,
        cells: Vec::new(),
        path: Vec::new(),
        id: String::new(),
        name: String::new(),
        columns: 1,
        max: String::new(),
        standard: Vec::new(),
        calculation: Vec::new(),
        score: String::new(),
        outcome: String::new(),
        lost: String::new(),
        reasons: Vec::new(),
    }
}

/// The indicators that cost points, most first; among equals in the order of the tree. `table` says why.
pub fn losses(report: ReportView<'_>, table: &TableData) -> Vec<LossData> {
    fn below<'e>(
        group: &'e GroupResult,
        found: &mut Vec<(Decimal, &'e GroupResult, &'e IndicatorResult)>,
    ) {
        for inner in &group.groups {
            below(inner, found);
        }
        for one in &group.indicators {
            found.extend(cost(group, one).map(|points| (points, group, one)));
        }
    }
    let mut found = Vec::new();
    for group in &report.evaluation().groups {
        below(group, &mut found);
    }
    found.sort_by(|(one, ..), (other, ..)| other.cmp(one));
    let rows = table.sections.iter().flatten();
    let rows: BTreeMap<&str, &RowData> = rows.map(|row| (row.id.as_str(), row)).collect();
    let ranked = (1..).zip(found);
    let told = ranked.map(|(rank, (points, group, one))| LossData {
        rank,
        id: one.id.clone(),
        name: visible(&one.name, NAME),
        group: visible(&group.id, NAME),
        max: report.marks(one.max),
        score: one
            .outcome
            .score()
            .map_or_else(String::new, |score| report.marks(score)),
        lost: report.marks(points),
        reasons: rows
            .get(one.id.as_str())
            .map_or_else(Vec::new, |row| row.reasons.clone()),
    });
    told.collect()
}
