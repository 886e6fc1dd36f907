//! The rule of an indicator in words.

use super::figures::functions;
use super::sheet::{Item, Kind};
use super::{Telling, name, sentence};
use crate::diagnose::Language;
use crate::explain::Explanation;
use crate::number::trimmed;
use crate::pack::{Grounds, Parameter};
use crate::script::{AccountEnd, Act, Came, Claim, Decision, Formula, library};

/// Where it stands, what it rests on, what its author says, its parameters and the functions it calls.
pub fn items(view: Telling<'_>, one: &Explanation) -> Vec<Item> {
    let indicator = view.pack.indicators.get(one.index);
    let max = indicator.map_or(one.result.max, |indicator| indicator.max);
    let groups: Vec<String> = one.groups.iter().map(|group| name(group)).collect();
    let mut items = vec![Item::new(
        Kind::Note,
        view.with(
            "account-group",
            &[("groups", &groups.join(" / ")), ("max", &view.marks(max))],
        ),
    )];
    if let Some(basis) = indicator.and_then(|indicator| indicator.basis.as_deref()) {
        items.push(Item::new(
            Kind::Note,
            view.with("account-basis", &[("basis", &sentence(basis))]),
        ));
    }
    for comment in &one.comments {
        items.push(Item::new(
            Kind::Note,
            view.with("account-comment", &[("comment", &sentence(comment))]),
        ));
    }
    let parameters = one.parameters.iter();
    let parameters = parameters.filter_map(|index| view.pack.parameters.get(*index));
    items.extend(parameters.map(|one| parameter(view, one)));
    items.extend(
        called(one)
            .into_iter()
            .filter_map(|one| function(view, one)),
    );
    items
}

fn parameter(view: Telling<'_>, parameter: &Parameter) -> Item {
    let number = trimmed(parameter.value);
    let value = match &parameter.unit {
        Some(unit) => format!("{number} {}", name(unit)),
        None => number.clone(),
    };
    let called = name(&parameter.name.value);
    let text = match &parameter.grounds {
        Grounds::Basis(basis) => view.with(
            "account-parameter-basis",
            &[
                ("name", &called),
                ("value", &value),
                ("basis", &sentence(basis)),
            ],
        ),
        Grounds::Inferred(reason) => view.with(
            "account-parameter-inferred",
            &[
                ("name", &called),
                ("value", &value),
                ("reason", &sentence(reason)),
            ],
        ),
    };
    Item {
        name: Some(called),
        value: Some(number),
        ..Item::new(Kind::Parameter, text)
    }
}

/// What a function of the library does.
fn function(view: Telling<'_>, english: &str) -> Option<Item> {
    let function = library::find(english)?;
    let name = match view.words.language() {
        Language::Chinese => function.chinese,
        Language::English => function.name,
    };
    let about = view.say(&function.key());
    let text = view.with("account-function", &[("name", name), ("about", &about)]);
    Some(Item::new(Kind::Note, text))
}

/// The functions that the script called, each once, in order.
fn called(one: &Explanation) -> Vec<&'static str> {
    let mut found = Vec::new();
    if let Some(account) = &one.account {
        account.acts.iter().for_each(|act| of_act(act, &mut found));
        if let AccountEnd::Score(formula)
        | AccountEnd::NotApplicable {
            within: Some(formula),
            ..
        } = &account.end
        {
            of_formula(formula, &mut found);
        }
    }
    found
}

fn of_act(act: &Act, found: &mut Vec<&'static str>) {
    match act {
        Act::Set {
            value: Came::Number(formula),
            ..
        } => of_formula(formula, found),
        Act::Set {
            value: Came::Claim(claim),
            ..
        }
        | Act::Flag { claim, .. } => of_claim(claim, found),
        Act::Decide(decision) => of_decision(decision, found),
        Act::Set { .. } | Act::NotApplicable(_) => {}
    }
}

fn of_decision(decision: &Decision, found: &mut Vec<&'static str>) {
    of_claim(&decision.claim, found);
    decision.acts.iter().for_each(|act| of_act(act, found));
}

fn of_claim(claim: &Claim, found: &mut Vec<&'static str>) {
    if let Claim::Compare { left, right, .. } = claim {
        of_formula(left, found);
        of_formula(right, found);
    }
}

fn of_formula(formula: &Formula, found: &mut Vec<&'static str>) {
    functions(formula, found);
}
