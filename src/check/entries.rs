//! Which entry of the pack a finding is about, where its place says so.

use crate::diagnose::Finding;
use crate::pack::Pack;
use crate::source::{Span, Spanned};

/// Names the entry of every finding that stands in an indicator's script or in a relation and does not name one itself.
pub fn name(pack: &Pack, findings: &mut [Finding]) {
    for finding in findings {
        if finding.about.is_none()
            && let Some(place) = &finding.place
        {
            finding.about = entry_at(pack, place.span).map(str::to_owned);
        }
    }
}

fn entry_at(pack: &Pack, place: Span) -> Option<&str> {
    let holds = |text: &Spanned<String>| {
        let span = text.span;
        span.file == place.file && span.start <= place.start && place.end <= span.end
    };
    let indicator = pack.indicators.iter().find(|one| holds(&one.script));
    let relation = || pack.relations.iter().find(|one| holds(&one.expression));
    indicator
        .map(|indicator| &indicator.id)
        .or_else(|| relation().map(|relation| &relation.id))
        .map(|id| id.value.as_str())
}
