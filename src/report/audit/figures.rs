//! What a report claims of indicators, in words.

use super::{AuditView, NAME};
use crate::audit::{FigureAudit, IndicatorAudit, Slip, SlipKind, Verdict};
use crate::number::trimmed;
use crate::report::escape::visible;
use crate::report::formula::{Notation, written};
use crate::report::view::beside;

/// A line for each figure with such a verdict, in the order of the pack.
pub fn items(view: AuditView<'_>, wanted: impl Fn(&Verdict) -> bool) -> Vec<String> {
    let mut items = Vec::new();
    for indicator in &view.audit.indicators {
        let name = visible(&indicator.name, NAME);
        if let Some(figure) = indicator
            .measure
            .as_ref()
            .filter(|one| wanted(&one.verdict))
        {
            let at = view.say("report-difference-measure", &[("name", name.clone())]);
            items.push(measure(view, at, indicator, figure));
        }
        if let Some(figure) = indicator.score.as_ref().filter(|one| wanted(&one.verdict)) {
            let at = view.say("report-difference-score", &[("name", name)]);
            items.push(score(view, at, indicator, figure));
        }
    }
    items
}

pub fn measure(
    view: AuditView<'_>,
    at: String,
    indicator: &IndicatorAudit,
    figure: &FigureAudit,
) -> String {
    let unit = unit(indicator);
    let reported = format!("{}{unit}", figure.reported);
    let computed = computed(view, figure, &unit);
    let arguments = [
        ("at", at),
        ("computed", computed),
        ("reported", reported),
        ("verdict", verdict(view, figure, &unit)),
    ];
    match figure.verdict {
        Verdict::Equal => view.say("audit-figure-equal", &arguments),
        Verdict::Wrong(None) => view.say("audit-figure", &arguments),
        _ => view.say("audit-figure-because", &arguments),
    }
}

/// `14 ÷ 19 × 100 % = 73.68 %`, or the value alone.
fn computed(view: AuditView<'_>, figure: &FigureAudit, unit: &str) -> String {
    let Some(value) = figure.computed else {
        return String::new();
    };
    let shown = beside(value, figure.reported, Some(figure.reported.scale()));
    match figure
        .formula
        .as_ref()
        .filter(|formula| !formula.is_figure())
    {
        Some(formula) => {
            let formula = written(formula, Notation::Figures, view.words);
            format!("{} = {shown}{unit}", visible(&formula, usize::MAX))
        }
        None => format!("{shown}{unit}"),
    }
}

/// The unit as it stands behind a figure.
pub fn unit(indicator: &IndicatorAudit) -> String {
    let unit = indicator.unit.as_deref().unwrap_or_default();
    if unit.is_empty() {
        String::new()
    } else {
        format!(" {}", visible(unit, NAME))
    }
}

fn verdict(view: AuditView<'_>, figure: &FigureAudit, unit: &str) -> String {
    match &figure.verdict {
        Verdict::Truncated => view.say("audit-truncated", &[]),
        Verdict::LeftOpen(range) => {
            let range = format!("{}–{}{unit}", trimmed(range.low), trimmed(range.high));
            view.say("audit-left-open", &[("range", range)])
        }
        Verdict::Wrong(Some(slip)) => slipped(view, slip, unit),
        _ => String::new(),
    }
}

/// What went wrong, and what would have been right.
pub fn slipped(view: AuditView<'_>, slip: &Slip, unit: &str) -> String {
    let key = match slip.kind {
        SlipKind::Truncated => "audit-truncated",
        SlipKind::PercentForRatio => "audit-slip-percent",
        SlipKind::TenThousand => "audit-slip-ten-thousand",
        SlipKind::DecimalPoint => "audit-slip-point",
        SlipKind::DigitsSwapped => "audit-slip-swapped",
        SlipKind::Sign => "audit-slip-sign",
    };
    view.say(key, &[("should", format!("{}{unit}", slip.should))])
}

pub fn score(
    view: AuditView<'_>,
    at: String,
    indicator: &IndicatorAudit,
    figure: &FigureAudit,
) -> String {
    let computed = figure
        .computed
        .map_or_else(|| view.say("audit-unknown", &[]), |value| view.marks(value));
    let mut arguments = vec![
        ("at", at),
        ("reported", figure.reported.to_string()),
        ("computed", computed),
        ("max", view.marks(indicator.max)),
    ];
    let key = match &figure.verdict {
        Verdict::Equal => "audit-score-equal",
        Verdict::AboveMax => "audit-score-above-max",
        Verdict::BelowZero => "audit-score-below-zero",
        Verdict::LeftOpen(range) => {
            let range = format!("{}–{}", view.marks(range.low), view.marks(range.high));
            arguments.push(("range", range));
            "audit-score-open"
        }
        Verdict::Truncated | Verdict::Wrong(Some(_)) => {
            arguments.push(("verdict", verdict(view, figure, "")));
            "audit-score-because"
        }
        Verdict::Wrong(None) | Verdict::Unknown => "audit-score",
    };
    view.say(key, &arguments)
}
