//! What the constructs of a formula found: branches, bands, judgements, checklists, tables.

use super::figures::{short, worked};
use super::sheet::{Item, Kind};
use super::{Telling, bands, claims, deeds, name, sentence};
use crate::number::{Exact, trimmed};
use crate::pack::Judged;
use crate::script::{Claim, Formula, ItemTold, UseOfItems, Why, Wording};

/// How many rows of a table are told.
const ROWS: usize = 50;

/// What every construct of a formula found, in the order of the formula.
pub fn details(view: Telling<'_>, formula: &Formula) -> Vec<Item> {
    let mut items = Vec::new();
    gather(view, formula, &mut items);
    // Two columns of a table, say, are told of once.
    items.dedup_by(|later, earlier| later.inner.is_empty() && later.text == earlier.text);
    items
}

fn gather(view: Telling<'_>, formula: &Formula, items: &mut Vec<Item>) {
    match formula {
        Formula::Figure { .. } | Formula::Computed { .. } | Formula::Text(_) => {}
        Formula::Negative(one) | Formula::Share(one) | Formula::Percent(one) => {
            gather(view, one, items);
        }
        Formula::Sum(parts) => {
            for part in parts {
                gather(view, part, items);
            }
        }
        Formula::Operation { left, right, .. } => {
            gather(view, left, items);
            gather(view, right, items);
        }
        Formula::Call { arguments, .. } => {
            for one in arguments {
                gather(view, one, items);
            }
        }
        Formula::Told { of, why, .. } => of_construct(view, of, why, items),
    }
}

fn of_construct(view: Telling<'_>, of: &Formula, why: &Why, items: &mut Vec<Item>) {
    match why {
        Why::Chosen(decision) => {
            items.push(deeds::decision(view, decision));
            gather(view, of, items);
        }
        Why::Customary => gather(view, of, items),
        Why::Banded { x, bands, held } => {
            gather(view, x, items);
            items.push(bands::item(view, x, bands, *held));
            gather(view, of, items);
        }
        Why::Judged { fact, judged } => items.push(judgement(view, fact, judged)),
        Why::Checklist {
            fact,
            items: of_list,
            use_of,
        } => items.push(checklist(view, fact, of_list, *use_of)),
        Why::Lookup { key, entries } => items.push(lookup(view, key, entries)),
        Why::Rows { table, count, rows } => items.push(of_rows(view, table, *count, rows)),
        Why::Matching { table, rows } => items.push(matching(view, table, rows)),
    }
}

/// A judgement with the reason the judge gave.
pub fn judgement(view: Telling<'_>, fact: &str, judged: &Judged) -> Item {
    let mut parts = Vec::new();
    if let Some(tier) = &judged.tier {
        let close = if tier.to_inclusive { "]" } else { ")" };
        let range = format!("[{} %, {} %{close}", trimmed(tier.from), trimmed(tier.to));
        parts.push(view.with(
            "account-judged-tier",
            &[("tier", &name(&tier.label)), ("range", &range)],
        ));
    }
    if let Some(score) = judged.score {
        parts.push(view.with("account-judged-score", &[("score", &trimmed(score))]));
    } else if let Some(rate) = judged.rate {
        parts.push(view.with("account-judged-rate", &[("rate", &trimmed(rate))]));
    }
    parts.push(view.with(
        "account-judged-reason",
        &[("reason", &sentence(&judged.reason))],
    ));
    let what = parts.join(&view.say("account-semicolon"));
    Item {
        name: Some(name(fact)),
        ..Item::new(
            Kind::Judged,
            view.with("account-judged", &[("fact", &name(fact)), ("what", &what)]),
        )
    }
}

fn checklist(view: Telling<'_>, fact: &str, items: &[ItemTold], use_of: UseOfItems) -> Item {
    let met = items.iter().filter(|item| item.met).count();
    let text = view.with(
        "account-checklist",
        &[
            ("fact", &name(fact)),
            ("count", &items.len().to_string()),
            ("met", &met.to_string()),
        ],
    );
    let mut inner: Vec<Item> = items.iter().map(|one| item(view, one, use_of)).collect();
    if use_of == UseOfItems::Gate {
        let unmet = (items.len() - met).to_string();
        inner.push(Item::new(
            Kind::Note,
            if met == items.len() {
                view.say("account-gate-open")
            } else {
                view.with("account-gate-shut", &[("count", &unmet)])
            },
        ));
    }
    Item {
        name: Some(name(fact)),
        inner,
        ..Item::new(Kind::Checklist, text)
    }
}

fn item(view: Telling<'_>, item: &ItemTold, use_of: UseOfItems) -> Item {
    let key = match (use_of, &item.points, item.met) {
        (UseOfItems::Points, Some(_), true) => "account-item-points",
        (UseOfItems::Points, Some(_), false) => "account-item-no-points",
        (UseOfItems::Deduction, Some(_), true) => "account-item-kept",
        (UseOfItems::Deduction, Some(_), false) => "account-item-deducted",
        (_, _, true) => "account-item-met",
        (_, _, false) => "account-item-unmet",
    };
    let points = item.points.as_ref().map(short);
    let shown = points.as_deref().unwrap_or_default();
    Item {
        kind: Kind::Item,
        text: view.with(key, &[("item", &sentence(&item.name)), ("points", shown)]),
        name: Some(sentence(&item.name)),
        holds: Some(item.met),
        value: points,
        ..Item::default()
    }
}

fn lookup(view: Telling<'_>, key: &Wording, entries: &[(String, Exact)]) -> Item {
    let entries: Vec<String> = entries
        .iter()
        .map(|(key, value)| {
            view.with(
                "account-lookup-entry",
                &[("key", &sentence(key)), ("value", &short(value))],
            )
        })
        .collect();
    let entries = view.words.list(&entries);
    let value = key.value.as_deref().unwrap_or("?");
    let text = view.with(
        "account-lookup",
        &[
            ("key", &name(&key.script)),
            ("value", &sentence(value)),
            ("entries", &entries),
        ],
    );
    let decisions = key.decisions.iter();
    Item {
        inner: decisions.map(|one| deeds::decision(view, one)).collect(),
        ..Item::new(Kind::Lookup, text)
    }
}

fn of_rows(
    view: Telling<'_>,
    table: &str,
    count: usize,
    rows: &[(Formula, Option<Formula>)],
) -> Item {
    let mut inner = Vec::new();
    for (at, (value, weight)) in rows.iter().enumerate().take(ROWS) {
        let mut row = worked(view, (Kind::Row, None), value, "");
        let place = (at + 1).to_string();
        row.text = match weight {
            Some(weight) => {
                let weight = worked(view, (Kind::Row, None), weight, "");
                view.with(
                    "account-row-weighted",
                    &[
                        ("row", &place),
                        ("told", &row.text),
                        ("weight", &weight.text),
                    ],
                )
            }
            None => view.with("account-row", &[("row", &place), ("told", &row.text)]),
        };
        row.inner = details(view, value);
        inner.push(row);
    }
    more(view, rows.len(), &mut inner);
    let text = view.with(
        "account-rows",
        &[("table", &name(table)), ("count", &count.to_string())],
    );
    Item {
        name: Some(name(table)),
        inner,
        ..Item::new(Kind::Table, text)
    }
}

/// The rows for which a condition holds.
fn matching(view: Telling<'_>, table: &str, rows: &[Claim]) -> Item {
    let met: Vec<(usize, &Claim)> = rows
        .iter()
        .enumerate()
        .filter(|(_, claim)| claim.holds() != Some(false))
        .collect();
    let mut inner = Vec::new();
    for (at, claim) in met.iter().take(ROWS) {
        let told = claims::told(view, claim);
        let place = (at + 1).to_string();
        inner.push(Item {
            kind: Kind::Row,
            text: view.with("account-row", &[("row", &place), ("told", &told)]),
            holds: claim.holds(),
            ..Item::default()
        });
    }
    more(view, met.len(), &mut inner);
    let text = view.with(
        "account-matching",
        &[
            ("table", &name(table)),
            ("count", &rows.len().to_string()),
            ("met", &met.len().to_string()),
        ],
    );
    Item {
        name: Some(name(table)),
        inner,
        ..Item::new(Kind::Table, text)
    }
}

fn more(view: Telling<'_>, rows: usize, items: &mut Vec<Item>) {
    let left = rows.saturating_sub(ROWS);
    if left > 0 {
        let text = view.with("account-rows-more", &[("count", &left.to_string())]);
        items.push(Item::new(Kind::Note, text));
    }
}

/// What the constructs within a claim found.
pub fn of_claim(view: Telling<'_>, claim: &Claim) -> Vec<Item> {
    match claim {
        Claim::Not(one) => of_claim(view, one),
        Claim::All { asked, .. } | Claim::Any { asked, .. } => {
            asked.iter().flat_map(|one| of_claim(view, one)).collect()
        }
        Claim::Compare { left, right, .. } => {
            let mut items = details(view, left);
            items.extend(details(view, right));
            items
        }
        Claim::SameText { left, right, .. } => {
            let decisions = left.decisions.iter().chain(&right.decisions);
            decisions.map(|one| deeds::decision(view, one)).collect()
        }
        Claim::Chosen { decision, claim } => {
            let mut items = vec![deeds::decision(view, decision)];
            items.extend(claim.iter().flat_map(|one| of_claim(view, one)));
            items
        }
        Claim::Said { .. } | Claim::Given { .. } | Claim::Item { .. } => Vec::new(),
    }
}
