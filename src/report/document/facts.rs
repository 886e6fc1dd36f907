//! The annexes: every fact as the case gives it, and what supports the indicators.

use super::data::{EvidenceData, FactData};
use super::{LONG, NAME, ReportView};
use crate::number::trimmed;
use crate::pack::{Fact, Value};
use crate::report::escape::visible;
use crate::score::short;

/// Every fact of the pack, in its order.
pub fn facts(report: ReportView<'_>) -> Vec<FactData> {
    let all = report.pack.facts.iter().enumerate();
    all.map(|(index, fact)| FactData {
        name: visible(&fact.name.value, NAME),
        label: visible(fact.label.as_deref().unwrap_or_default(), NAME),
        value: report
            .facts
            .get(index)
            .map_or_else(String::new, |value| full(report, fact, value)),
        unit: unit(fact),
    })
    .collect()
}

fn unit(fact: &Fact) -> String {
    let percent = matches!(fact.kind, crate::pack::FactKind::Percent(_)).then_some("%");
    visible(fact.unit.as_deref().or(percent).unwrap_or_default(), NAME)
}

/// A value in a few words.
pub fn brief(report: ReportView<'_>, fact: &Fact, value: &Value) -> String {
    match value {
        Value::Bool(yes) => word(report, *yes),
        Value::Table(table) => {
            let count = vec![("count", table.rows.len().into())];
            report.say("document-rows", &count)
        }
        _ => visible(&short(fact, value), NAME),
    }
}

/// A value with everything that it says.
fn full(report: ReportView<'_>, fact: &Fact, value: &Value) -> String {
    let parts: Vec<String> = match value {
        Value::Judged(judged) => {
            let mut parts = vec![short(fact, value)];
            parts.extend((!judged.reason.is_empty()).then(|| judged.reason.clone()));
            parts
        }
        Value::Checklist(list) => list
            .items()
            .map(|(item, yes)| format!("{item}：{}", word(report, yes)))
            .collect(),
        Value::Table(table) => {
            let columns: Vec<&str> = fact.kind.columns().collect();
            let rows = table.rows.iter().map(|row| {
                let cells = columns.iter().zip(row);
                let cells: Vec<String> = cells
                    .map(|(column, cell)| format!("{column} {}", cell_of(report, cell)))
                    .collect();
                report.words.list(&cells)
            });
            rows.collect()
        }
        _ => return visible(&brief_text(report, fact, value), LONG),
    };
    visible(&parts.join(&report.words.say("report-semicolon")), LONG)
}

fn brief_text(report: ReportView<'_>, fact: &Fact, value: &Value) -> String {
    match value {
        Value::Bool(yes) => word(report, *yes),
        _ => short(fact, value),
    }
}

fn cell_of(report: ReportView<'_>, value: &Value) -> String {
    match value {
        Value::Number(number) => trimmed(*number),
        Value::Bool(yes) => word(report, *yes),
        Value::Text(text) => text.clone(),
        _ => String::new(),
    }
}

fn word(report: ReportView<'_>, yes: bool) -> String {
    report.words.say(if yes { "vary-yes" } else { "vary-no" })
}

/// The evidence of every indicator that has some, in the order of the tree.
pub fn evidence(report: ReportView<'_>) -> Vec<EvidenceData> {
    let all = report.view().indicators().into_iter();
    all.filter_map(|one| {
        let text = one.evidence.as_ref()?;
        Some(EvidenceData {
            id: one.id.clone(),
            name: visible(&one.name, NAME),
            text: visible(text, LONG),
        })
    })
    .collect()
}
