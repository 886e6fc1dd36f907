//! Subtotals, total and grade of a report, in words.

use super::{AuditView, NAME};
use crate::audit::{SumAudit, SumOf};
use crate::number::{Decimal, trimmed};
use crate::report::escape::visible;
use crate::score::{Difference, DifferenceAt};

/// What does not follow, and what was computed otherwise.
pub fn faults(view: AuditView<'_>) -> Vec<String> {
    let sums = view.audit.sums.iter().filter(|sum| !sum.follows());
    let mut items: Vec<String> = sums.map(|sum| wrong(view, sum)).collect();
    if let Some(grade) = view.audit.grade.as_ref().filter(|grade| !grade.follows()) {
        let by_total: Vec<String> = grade
            .by_total
            .iter()
            .map(|label| visible(label, NAME))
            .collect();
        let or = view.words.say("rows-or");
        let arguments = [
            ("reported", visible(&grade.reported, NAME)),
            ("total", grade.total.to_string()),
            ("grade", by_total.join(&or)),
        ];
        items.push(view.say("audit-grade", &arguments));
    }
    items.extend(view.audit.differences.iter().map(|one| differs(view, one)));
    items
}

/// Sums that are what the report says.
pub fn right(view: AuditView<'_>) -> Vec<String> {
    let sums = view.audit.sums.iter();
    let told = sums.filter(|sum| sum.follows() && sum.parts.len() > 1);
    told.map(|sum| view.say("audit-sum-equal", &arguments(view, sum)))
        .collect()
}

fn wrong(view: AuditView<'_>, sum: &SumAudit) -> String {
    let mut told = Vec::new();
    let arguments = arguments(view, sum);
    if sum.sum != sum.reported {
        told.push(view.say("audit-sum", &arguments));
    }
    if sum.is_above_max() {
        told.push(view.say("audit-sum-above-max", &arguments));
    }
    if let Some(mended) = &sum.mended {
        let arguments = [
            ("name", visible(&mended.name, NAME)),
            ("reported", mended.reported.to_string()),
            ("computed", view.marks(mended.computed)),
        ];
        told.push(view.say("audit-sum-mended", &arguments));
    }
    let told = told.join(&view.words.say("report-semicolon"));
    let at = of(view, &sum.of);
    view.say("report-item", &[("name", at), ("about", told)])
}

fn arguments(view: AuditView<'_>, sum: &SumAudit) -> Vec<(&'static str, String)> {
    let plain: Decimal = sum.parts.iter().map(|(_, score)| *score).sum();
    let parts: Vec<String> = sum
        .parts
        .iter()
        .map(|(_, score)| bracketed(*score))
        .collect();
    let parts = parts.join(" + ");
    // What caps, deductions and shares of what is left out make of the parts is no plain sum.
    let worked = if plain == sum.sum {
        format!("{parts} = {}", trimmed(sum.sum))
    } else {
        view.say(
            "audit-sum-by-rule",
            &[("parts", parts), ("sum", trimmed(sum.sum))],
        )
    };
    vec![
        ("at", of(view, &sum.of)),
        ("worked", worked),
        ("reported", sum.reported.to_string()),
        (
            "max",
            sum.max.map(|max| view.marks(max)).unwrap_or_default(),
        ),
    ]
}

fn bracketed(score: Decimal) -> String {
    if score.is_sign_negative() && !score.is_zero() {
        format!("({score})")
    } else {
        score.to_string()
    }
}

fn of(view: AuditView<'_>, of: &SumOf) -> String {
    match of {
        SumOf::Group(id) => view.say("report-difference-group", &[("name", visible(id, NAME))]),
        SumOf::Total => view.say("report-difference-total", &[]),
    }
}

fn differs(view: AuditView<'_>, difference: &Difference) -> String {
    let at = match &difference.at {
        DifferenceAt::Group { id } => of(view, &SumOf::Group(id.clone())),
        DifferenceAt::Grade => view.say("report-difference-grade", &[]),
        DifferenceAt::Total | DifferenceAt::Measure { .. } | DifferenceAt::Score { .. } => {
            of(view, &SumOf::Total)
        }
    };
    let arguments = [
        ("at", at),
        ("reported", visible(&difference.reported, NAME)),
        ("computed", visible(&difference.computed, NAME)),
    ];
    view.say("report-difference", &arguments)
}
