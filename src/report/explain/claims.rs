//! Conditions in words: in names, in figures, and whether they hold.

use super::figures::{apart, in_figures, in_names};
use super::{Telling, name, sentence};
use crate::script::library::Comparison;
use crate::script::{Claim, Formula, Wording};

/// The claim with its figures and its verdict.
pub fn told(view: Telling<'_>, claim: &Claim) -> String {
    match claim {
        Claim::Said { name: said, holds } => {
            let key = match holds {
                Some(true) => "account-yes",
                Some(false) => "account-no",
                None => "account-unknown",
            };
            view.with(key, &[("name", &name(said))])
        }
        Claim::Given { name: fact, holds } => {
            let key = if *holds {
                "account-given"
            } else {
                "account-given-not"
            };
            view.with(key, &[("name", &name(fact))])
        }
        Claim::Not(inner) => {
            let negated = view.with("account-not", &[("claim", &told(view, inner))]);
            judged(view, &negated, claim)
        }
        Claim::All { asked, unasked } => several(view, claim, "account-all", (asked, *unasked)),
        Claim::Any { asked, unasked } => several(view, claim, "account-any", (asked, *unasked)),
        Claim::Compare {
            comparison,
            left,
            right,
        } => compared(view, claim, *comparison, (left, right)),
        Claim::SameText { left, right, same } => same_text(view, claim, (left, right), *same),
        Claim::Item { list, item, .. } => {
            let item = item.value.as_ref().unwrap_or(&item.script);
            let verdict = verdict(view, claim);
            view.with(
                "account-item",
                &[
                    ("list", &name(list)),
                    ("item", &sentence(item)),
                    ("verdict", &verdict),
                ],
            )
        }
        Claim::Chosen { decision, claim } => {
            let asked = told(view, &decision.claim);
            match claim {
                Some(claim) => format!(
                    "{asked}{}{}",
                    view.say("account-semicolon"),
                    told(view, claim)
                ),
                None => asked,
            }
        }
    }
}

/// Whether it holds, in a word.
pub fn verdict(view: Telling<'_>, claim: &Claim) -> String {
    view.say(match claim.holds() {
        Some(true) => "account-holds",
        Some(false) => "account-holds-not",
        None => "account-no-answer",
    })
}

fn judged(view: Telling<'_>, text: &str, claim: &Claim) -> String {
    let verdict = verdict(view, claim);
    view.with("account-verdict", &[("claim", text), ("verdict", &verdict)])
}

fn several(
    view: Telling<'_>,
    claim: &Claim,
    key: &str,
    (asked, unasked): (&[Claim], usize),
) -> String {
    let mut parts: Vec<String> = asked.iter().map(|part| told(view, part)).collect();
    if unasked > 0 {
        let count = unasked.to_string();
        parts.push(view.with("account-unasked", &[("count", &count)]));
    }
    let joined = parts.join(&view.say("account-semicolon"));
    judged(view, &view.with(key, &[("claims", &joined)]), claim)
}

fn same_text(
    view: Telling<'_>,
    claim: &Claim,
    (left, right): (&Wording, &Wording),
    same: bool,
) -> String {
    let key = if same {
        "account-same"
    } else {
        "account-same-not"
    };
    let verdict = verdict(view, claim);
    let wanted = right.value.as_ref().unwrap_or(&right.script);
    let text = view.with(
        key,
        &[
            ("name", &name(&left.script)),
            ("wanted", &sentence(wanted)),
            ("verdict", &verdict),
        ],
    );
    match &left.value {
        Some(found) if found != wanted => view.with(
            "account-text-is",
            &[("claim", &text), ("found", &sentence(found))],
        ),
        _ => text,
    }
}

fn compared(
    view: Telling<'_>,
    claim: &Claim,
    comparison: Comparison,
    (left, right): (&Formula, &Formula),
) -> String {
    let sign = sign(comparison);
    let names = format!("{} {sign} {}", in_names(view, left), in_names(view, right));
    let verdict = verdict(view, claim);
    let figures = format!(
        "{} {sign} {}",
        side(view, left, right),
        side(view, right, left)
    );
    if figures == names {
        return view.with(
            "account-claim-same",
            &[("claim", &names), ("verdict", &verdict)],
        );
    }
    view.with(
        "account-claim",
        &[
            ("claim", &names),
            ("figures", &figures),
            ("verdict", &verdict),
        ],
    )
}

/// The figure of one side, in digits that tell it apart from the other; what it is computed of beside it.
fn side(view: Telling<'_>, one: &Formula, other: &Formula) -> String {
    let Some(value) = one.value() else {
        return in_figures(view, one);
    };
    let other = other.value();
    let others: Vec<_> = other.iter().collect();
    let shown = apart(&value, &others);
    if one.is_figure() {
        return shown;
    }
    let figures = in_figures(view, one);
    view.with(
        "account-figure-of",
        &[("value", &shown), ("figures", &figures)],
    )
}

/// The sign of a comparison as it is printed.
pub fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Less => "<",
        Comparison::LessOrEqual => "≤",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => "≥",
        Comparison::Equal => "=",
        Comparison::NotEqual => "≠",
    }
}
