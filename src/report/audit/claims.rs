//! What a report claims of indicators, figure by figure: both figures, how they stand to each other, and the sentence.

use super::figures::{measure, score, unit};
use super::{AuditView, NAME};
use crate::audit::{FigureAudit, IndicatorAudit, Verdict};
use crate::report::escape::visible;
use crate::report::view::beside;

/// A claimed figure, ready to be shown.
pub struct Claim {
    pub about: String,
    pub reported: String,
    /// Empty where it cannot be computed.
    pub computed: String,
    /// The key of the word for how they stand to each other.
    pub verdict: &'static str,
    pub is_fault: bool,
    /// With the arithmetic.
    pub told: String,
}

/// Every claimed figure of an indicator, in the order of the pack.
pub fn claims(view: AuditView<'_>) -> Vec<Claim> {
    let mut claims = Vec::new();
    for indicator in &view.audit.indicators {
        let name = visible(&indicator.name, NAME);
        if let Some(figure) = &indicator.measure {
            let at = view.say("report-difference-measure", &[("name", name.clone())]);
            let digits = Some(figure.reported.scale());
            let computed = figure
                .computed
                .map(|value| beside(value, figure.reported, digits));
            let told = measure(view, at.clone(), indicator, figure);
            claims.push(claim((at, told), (indicator, figure), computed, true));
        }
        if let Some(figure) = &indicator.score {
            let at = view.say("report-difference-score", &[("name", name)]);
            let computed = figure.computed.map(|value| view.marks(value));
            let told = score(view, at.clone(), indicator, figure);
            claims.push(claim((at, told), (indicator, figure), computed, false));
        }
    }
    claims
}

fn claim(
    (about, told): (String, String),
    (indicator, figure): (&IndicatorAudit, &FigureAudit),
    computed: Option<String>,
    is_measure: bool,
) -> Claim {
    let unit = if is_measure {
        unit(indicator)
    } else {
        String::new()
    };
    Claim {
        about,
        reported: format!("{}{unit}", figure.reported),
        computed: computed.map_or_else(String::new, |computed| format!("{computed}{unit}")),
        verdict: match figure.verdict {
            Verdict::Equal => "document-verdict-equal",
            Verdict::Truncated => "document-verdict-truncated",
            Verdict::LeftOpen(_) => "document-verdict-open",
            Verdict::AboveMax => "document-verdict-above",
            Verdict::BelowZero => "document-verdict-below",
            Verdict::Wrong(_) => "document-verdict-wrong",
            Verdict::Unknown => "document-verdict-unknown",
        },
        is_fault: figure.verdict.is_fault(),
        told,
    }
}
