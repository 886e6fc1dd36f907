//! Why points are lost, in as few words as a table has room for.

use super::figures::{unit, worked};
use super::sheet::Kind;
use super::{Telling, constructs};
use crate::script::{Account, AccountEnd};

/// The bands that held the figures of the score, each with those that it did not reach; where there are none, the score's own
/// arithmetic.
pub fn because(view: Telling<'_>, account: &Account) -> Vec<String> {
    let AccountEnd::Score(formula) = &account.end else {
        return Vec::new();
    };
    let details = constructs::details(view, formula);
    let bands = details.iter().filter(|item| item.kind == Kind::Band);
    let bands: Vec<String> = bands
        .map(|band| {
            let parts = std::iter::once(band).chain(&band.inner);
            let parts: Vec<String> = parts.map(|part| part.text.clone()).collect();
            parts.join(&view.say("account-and"))
        })
        .collect();
    if !bands.is_empty() {
        return bands;
    }
    let score = worked(view, (Kind::Score, None), formula, unit(formula));
    vec![view.with("account-score-is", &[("told", &score.text)])]
}
