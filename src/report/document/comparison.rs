//! The case beside an earlier one, both by the same pack.

use super::data::{ChangeData, LastData, RowKind};
use super::{NAME, ReportView};
use crate::number::Decimal;
use crate::report::escape::visible;
use crate::report::view::{Node, marks, tree};
use crate::score::{Evaluation, GroupResult, Range};

/// Every group and indicator in both years, and the total.
pub fn comparison(report: ReportView<'_>) -> Option<LastData> {
    let last = report.last?.evaluation;
    let now = report.evaluation();
    let mut rows = Vec::new();
    for (depth, node) in tree(&now.groups) {
        rows.push(match node {
            Node::Group(group) => {
                let before = tree(&last.groups)
                    .into_iter()
                    .find_map(|(_, one)| match one {
                        Node::Group(one) if one.id == group.id => Some(one.marks),
                        _ => None,
                    });
                let name = indented(depth, &group.name);
                change(
                    report,
                    RowKind::Subtotal,
                    (name, group.max),
                    (before, Some(group.marks)),
                )
            }
            Node::Indicator(indicator) => {
                let before = tree(&last.groups)
                    .into_iter()
                    .find_map(|(_, one)| match one {
                        Node::Indicator(one) if one.id == indicator.id => one.outcome.score(),
                        _ => None,
                    });
                let after = indicator.outcome.score().map(Range::exactly);
                let name = indented(depth, &indicator.name);
                let before = before.map(Range::exactly);
                change(
                    report,
                    RowKind::Indicator,
                    (name, indicator.max),
                    (before, after),
                )
            }
        });
    }
    let totals = (Some(last.total.marks), Some(now.total.marks));
    let name = (
        report.words.say("document-label-total"),
        now.pack.full_marks,
    );
    rows.push(change(report, RowKind::Total, name, totals));
    Some(LastData {
        subject: visible(&last.case.subject, NAME),
        year: last.case.year.to_string(),
        summary: summary(report, last),
        rows,
    })
}

/// The score that a top-level group had; empty without an earlier case.
pub fn before(report: ReportView<'_>, group: &GroupResult) -> String {
    let mut last = report.last.iter().flat_map(|last| &last.evaluation.groups);
    let last = last.find(|last| last.id == group.id);
    last.map_or_else(String::new, |last| report.view().range(last.marks))
}

fn indented(depth: usize, name: &str) -> String {
    format!("{}{}", "　".repeat(depth), visible(name, NAME))
}

fn change(
    report: ReportView<'_>,
    kind: RowKind,
    (name, max): (String, Decimal),
    (before, after): (Option<Range>, Option<Range>),
) -> ChangeData {
    let shown =
        |range: Option<Range>| range.map_or_else(String::new, |range| report.view().range(range));
    let moved = before
        .and_then(Range::exact)
        .zip(after.and_then(Range::exact))
        .map(|(before, after)| after - before);
    ChangeData {
        kind,
        name,
        max: report.marks(max),
        before: shown(before),
        after: shown(after),
        change: moved.map_or_else(String::new, |moved| signed(report, moved)),
    }
}

/// With its sign; nothing where nothing moved.
fn signed(report: ReportView<'_>, moved: Decimal) -> String {
    let decimals = report.evaluation().pack.decimals;
    if moved.is_zero() {
        String::new()
    } else if moved.is_sign_negative() {
        format!("−{}", marks(-moved, decimals))
    } else {
        format!("+{}", marks(moved, decimals))
    }
}

fn summary(report: ReportView<'_>, last: &Evaluation) -> Vec<String> {
    let now = report.evaluation();
    let grade = |evaluation: &Evaluation| {
        let all = evaluation.total.grades.iter();
        let all: Vec<String> = all.map(|label| visible(label, NAME)).collect();
        all.join(&report.words.say("rows-or"))
    };
    let figures = |evaluation: &Evaluation| {
        let score = report.view().range(evaluation.total.marks);
        let grade = grade(evaluation);
        if grade.is_empty() {
            score
        } else {
            report.say(
                "document-graded",
                &vec![("score", score.into()), ("grade", grade.into())],
            )
        }
    };
    let both = vec![
        ("subject", visible(&last.case.subject, NAME).into()),
        ("year", last.case.year.to_string().into()),
        ("before", figures(last).into()),
        ("after", figures(now).into()),
    ];
    let mut lines = vec![report.say("document-last-summary", &both)];
    let pack = vec![("pack", visible(&report.pack.reference(), NAME).into())];
    lines.push(report.say("document-last-same", &pack));
    lines
}
