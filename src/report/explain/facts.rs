//! The facts that a rule read.

use super::sheet::{Item, Kind};
use super::{Telling, name, sentence};
use crate::explain::Explanation;
use crate::pack::FactKind;
use crate::score::FactRead;

/// A point for each fact, in the order of reading, and the evidence.
pub fn items(view: Telling<'_>, one: &Explanation) -> Vec<Item> {
    let facts = one.result.facts.iter();
    let mut items: Vec<Item> = facts.map(|read| fact(view, read)).collect();
    if items.is_empty() {
        items.push(Item::new(Kind::Note, view.say("account-no-facts")));
    }
    if let Some(evidence) = &one.result.evidence {
        items.push(Item::new(
            Kind::Note,
            view.with("account-evidence", &[("evidence", &sentence(evidence))]),
        ));
    }
    items
}

fn fact(view: Telling<'_>, read: &FactRead) -> Item {
    let called = name(&read.name);
    let declared = view.pack.fact(&read.name);
    let Some(value) = &read.value else {
        return Item {
            name: Some(called.clone()),
            ..Item::new(
                Kind::Fact,
                view.with("account-fact-none", &[("name", &called)]),
            )
        };
    };
    let bare = match (declared.map(|fact| &fact.kind), value.as_str()) {
        (Some(FactKind::Bool), "true") => view.say("vary-yes"),
        (Some(FactKind::Bool), _) => view.say("vary-no"),
        (Some(FactKind::Table(_)), rows) => {
            let count = rows.trim_matches(['[', ']']);
            view.with("account-fact-rows", &[("count", count)])
        }
        (_, other) => sentence(other),
    };
    let shown = match &read.unit {
        Some(unit) => format!("{bare} {}", name(unit)),
        None => bare.clone(),
    };
    let text = match declared.and_then(|fact| fact.label.as_deref()) {
        Some(label) => view.with(
            "account-fact-label",
            &[
                ("name", &called),
                ("value", &shown),
                ("label", &sentence(label)),
            ],
        ),
        None => view.with("account-fact", &[("name", &called), ("value", &shown)]),
    };
    Item {
        name: Some(called),
        value: Some(bare),
        ..Item::new(Kind::Fact, text)
    }
}
