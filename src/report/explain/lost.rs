//! Why points are lost, in as few words as a table has room for.

use super::figures::{unit, worked};
use super::outcome::raised_from;
use super::sheet::Kind;
use super::{Telling, constructs};
use crate::number::Decimal;
use crate::script::{Account, AccountEnd};

/// The bands that held the figures of the score, each with those that it did not reach; where there are none, the score's own
/// arithmetic. After it what becomes of the score out of `max`, where `gained` of these points have come from other indicators.
pub fn because(
    view: Telling<'_>,
    account: &Account,
    (max, gained): (Decimal, Decimal),
) -> Vec<String> {
    let AccountEnd::Score(formula) = &account.end else {
        return Vec::new();
    };
    let details = constructs::details(view, formula);
    let bands = details.iter().filter(|item| item.kind == Kind::Band);
    let mut lines: Vec<String> = bands
        .map(|band| {
            let parts = std::iter::once(band).chain(&band.inner);
            let parts: Vec<String> = parts.map(|part| part.text.clone()).collect();
            parts.join(&view.say("account-and"))
        })
        .collect();
    if lines.is_empty() {
        let score = worked(view, (Kind::Score, None), formula, unit(formula));
        lines.push(view.with("account-score-is", &[("told", &score.text)]));
    }
    let score = formula.value();
    lines.extend(score.and_then(|score| raised_from(view, &score, max, gained)));
    lines
}
