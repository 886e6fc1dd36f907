//! What a script did, statement by statement.

use super::figures::{unit, worked};
use super::sheet::{Item, Kind};
use super::{Telling, claims, constructs, name, sentence};
use crate::script::{Act, Came, Decision, Wording};

/// A point for every statement. `unit_of` gives the unit of a step, where one is declared.
pub fn items(
    view: Telling<'_>,
    acts: &[Act],
    unit_of: &dyn Fn(&str) -> Option<String>,
) -> Vec<Item> {
    acts.iter().map(|act| item(view, act, unit_of)).collect()
}

fn item(view: Telling<'_>, act: &Act, unit_of: &dyn Fn(&str) -> Option<String>) -> Item {
    match act {
        Act::Set {
            name: called,
            value,
            ..
        } => set(view, called, value, unit_of),
        Act::Decide(decided) => decision(view, decided),
        Act::Flag { claim, text } => {
            let raised = claim.holds() == Some(true);
            let key = if raised {
                "account-flag-raised"
            } else {
                "account-flag-not"
            };
            let told = claims::told(view, claim);
            let text = said(text);
            Item {
                holds: claim.holds(),
                inner: constructs::of_claim(view, claim),
                ..Item::new(
                    Kind::Flag,
                    view.with(key, &[("text", &text), ("claim", &told)]),
                )
            }
        }
        Act::NotApplicable(reason) => {
            let text = view.with("account-does-not-apply", &[("reason", &said(reason))]);
            Item {
                inner: decisions(view, reason),
                ..Item::new(Kind::NotApplicable, text)
            }
        }
    }
}

fn set(
    view: Telling<'_>,
    called: &str,
    value: &Came,
    unit_of: &dyn Fn(&str) -> Option<String>,
) -> Item {
    let shown = name(called);
    match value {
        Came::Number(formula) => {
            let sign = unit_of(called).unwrap_or_else(|| unit(formula).to_owned());
            let item = worked(view, (Kind::Step, Some(&shown)), formula, &sign);
            Item {
                inner: constructs::details(view, formula),
                ..item
            }
        }
        Came::Claim(claim) => {
            let told = claims::told(view, claim);
            Item {
                name: Some(shown.clone()),
                holds: claim.holds(),
                inner: constructs::of_claim(view, claim),
                ..Item::new(
                    Kind::Step,
                    view.with("account-claim-set", &[("name", &shown), ("claim", &told)]),
                )
            }
        }
        Came::Text(text) => {
            let said = said(text);
            Item {
                name: Some(shown.clone()),
                value: text.value.as_deref().map(sentence),
                inner: decisions(view, text),
                ..Item::new(
                    Kind::Step,
                    view.with("account-text-set", &[("name", &shown), ("value", &said)]),
                )
            }
        }
    }
}

fn said(text: &Wording) -> String {
    sentence(text.value.as_ref().unwrap_or(&text.script))
}

fn decisions(view: Telling<'_>, text: &Wording) -> Vec<Item> {
    let all = text.decisions.iter();
    all.map(|one| decision(view, one)).collect()
}

/// A condition, and under it what was done in the branch taken.
pub fn decision(view: Telling<'_>, decision: &Decision) -> Item {
    let told = claims::told(view, &decision.claim);
    let mut inner = constructs::of_claim(view, &decision.claim);
    inner.extend(items(view, &decision.acts, &|_| None));
    Item {
        holds: decision.taken,
        inner,
        ..Item::new(
            Kind::Condition,
            view.with("account-condition", &[("claim", &told)]),
        )
    }
}
