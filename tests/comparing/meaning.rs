//! The meaning of a script apart from how it is written, held against the shipped scripts.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;

use jixiao::compare::{ScriptChange, script_change};
use jixiao::pack::{Indicator, Pack};
use jixiao::script::compile;
use jixiao::syntax::tokens::{TokenKind, tokens};
use jixiao::syntax::uses::{DeclarationKind, Role, uses};
use proptest::prelude::*;

use super::{Loaded, pack};
use crate::support::files_below;

/// Every shipped script once, each as a pack of its own.
static SHIPPED: LazyLock<Vec<Pack>> = LazyLock::new(shipped);

fn shipped() -> Vec<Pack> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for manifest in files_below(Path::new("rules"), "pack.toml") {
        let whole = pack(&manifest);
        for indicator in &whole.indicators {
            if seen.insert(indicator.script.value.clone()) {
                found.push(alone(&whole, indicator));
            }
        }
    }
    assert!(found.len() > 60, "{} scripts", found.len());
    found
}

fn alone(whole: &Pack, indicator: &Indicator) -> Pack {
    let mut indicator = indicator.clone();
    indicator.moves_to = None;
    Pack {
        indicators: vec![indicator],
        groups: Vec::new(),
        relations: Vec::new(),
        vetoes: Vec::new(),
        ..whole.clone()
    }
}

fn script(pack: &Pack) -> &str {
    &pack.indicators[0].script.value
}

fn with(pack: &Pack, script: &str) -> Pack {
    let mut pack = pack.clone();
    pack.indicators[0].script.value = script.to_owned();
    pack
}

/// What became of the script; none where the changed one is not sound.
fn change(before: &Loaded, after: &str) -> Option<ScriptChange> {
    change_to(before, with(&before.pack, after))
}

fn change_to(before: &Loaded, pack: Pack) -> Option<ScriptChange> {
    let compiled = compile(&pack);
    let program = compiled.value.filter(|_| compiled.findings.is_empty())?;
    let after = Loaded { pack, program };
    let id = before.pack.indicators[0].id.value.clone();
    script_change(before.version(), after.version(), &id)
}

/// A text with parts of it replaced; these must be in order.
fn replaced(text: &str, parts: &[(usize, usize, String)]) -> String {
    let (mut made, mut from) = (String::new(), 0);
    for (start, end, part) in parts {
        made.push_str(&text[from..*start]);
        made.push_str(part);
        from = *end;
    }
    made + &text[from..]
}

/// With every variable of the script under another name; the measure goes with its own.
fn renamed(pack: &Pack) -> Pack {
    let text = script(pack).to_owned();
    let found = uses(&text);
    let is_variable = |index: usize| {
        matches!(
            found.declarations[index].kind,
            DeclarationKind::Step | DeclarationKind::Inner
        )
    };
    let own = found.names.iter().filter_map(|name| match name.role {
        Role::Own(index) if is_variable(index) => Some((index, name)),
        _ => None,
    });
    let parts: Vec<_> = own
        .map(|(index, name)| {
            let end = name.start + name.text.len();
            (name.start, end, format!("变量{index}"))
        })
        .collect();
    let mut changed = with(pack, &replaced(&text, &parts));
    if let Some(measure) = &mut changed.indicators[0].measure {
        let mut declared = found.declarations.iter();
        let index = declared.position(|one| one.name == measure.step.value);
        measure.step.value = format!("变量{}", index.expect("a step"));
    }
    changed
}

/// The outermost lines of a script that set a variable, and what comes after them.
fn lines(text: &str) -> (Vec<String>, String) {
    let found = uses(text);
    let steps = found.declarations.iter();
    let steps: Vec<_> = steps
        .filter(|one| one.kind == DeclarationKind::Step)
        .collect();
    let mut from = 0;
    let mut lines = Vec::new();
    for step in steps {
        let between: Vec<_> = tokens(&text[from..step.statement.0]);
        if between
            .iter()
            .any(|token| token.kind != TokenKind::Comment && !token.is_sign(";"))
        {
            break;
        }
        lines.push(
            text[step.statement.0..step.statement.1]
                .trim_end_matches(';')
                .to_owned(),
        );
        from = step.statement.1;
    }
    let rest = text[from..].trim_start_matches(';').to_owned();
    (lines, rest)
}

/// Whether a line can stand before another that stands before it now.
fn is_free_of(line: &str, other: &str) -> bool {
    let declared = |text: &str| {
        uses(text)
            .declarations
            .first()
            .map(|one| one.name.to_owned())
    };
    let names = |text: &str| -> BTreeSet<String> {
        uses(text)
            .names
            .iter()
            .map(|name| name.text.to_owned())
            .collect()
    };
    declared(other).is_some_and(|name| !names(line).contains(&name))
        && declared(line).is_some_and(|name| !names(other).contains(&name))
}

#[test]
fn other_names_for_variables_change_no_meaning() {
    let mut seen = 0;
    for pack in SHIPPED.iter() {
        let changed = renamed(pack);
        let text = script(&changed).to_owned();
        if text == script(pack) {
            continue;
        }
        seen += 1;
        let change = change_to(&Loaded::of(pack.clone()), changed);
        assert_eq!(change, Some(ScriptChange::Wording), "{text}");
    }
    assert!(seen > 30, "{seen} scripts with variables");
}

#[test]
fn a_line_that_nothing_reads_and_that_cannot_fail_changes_no_meaning() {
    for pack in SHIPPED.iter() {
        let before = Loaded::of(pack.clone());
        let text = format!("let 无用 = full * 2 + 1;\n{}", script(pack));
        assert_eq!(
            change(&before, &text),
            Some(ScriptChange::Wording),
            "{text}"
        );
    }
}

#[test]
fn a_line_that_nothing_reads_and_that_can_end_the_rule_changes_its_meaning() {
    for pack in SHIPPED.iter() {
        let fact = pack.facts.iter().find(|fact| {
            let is_number = matches!(fact.kind, jixiao::pack::FactKind::Decimal(_));
            is_number && !fact.optional && !script(pack).contains(&fact.name.value)
        });
        let Some(fact) = fact else { continue };
        let before = Loaded::of(pack.clone());
        for line in ["let 无用 = X + 1;", "let 无用 = 1 / X;"] {
            let line = line.replace('X', &fact.name.value);
            let text = format!("{line}\n{}", script(pack));
            assert_eq!(
                change(&before, &text),
                Some(ScriptChange::Meaning),
                "{text}"
            );
        }
    }
}

/// Every way to replace one token, with what is put in its place.
fn mutations(pack: &Pack) -> Vec<String> {
    let text = script(pack);
    let mut found = Vec::new();
    let mut put = |start: usize, end: usize, part: &str| {
        found.push(replaced(text, &[(start, end, part.to_owned())]));
    };
    for token in tokens(text) {
        match token.kind {
            TokenKind::Number => put(token.start, token.end(), &format!("{}1", token.text)),
            TokenKind::Sign => {
                let signs = ["<", "<=", ">", ">=", "==", "!="];
                if signs.contains(&token.text) {
                    let sign = signs.iter().find(|sign| **sign != token.text);
                    put(token.start, token.end(), sign.expect("another sign"));
                }
            }
            _ => {}
        }
    }
    for name in uses(text).names {
        if name.role != Role::Free {
            continue;
        }
        let facts = pack.facts.iter().map(|fact| &fact.name.value);
        let parameters = pack.parameters.iter().map(|one| &one.name.value);
        let (facts, parameters): (Vec<_>, Vec<_>) = (facts.collect(), parameters.collect());
        for list in [facts, parameters] {
            if list.iter().any(|one| *one == name.text) {
                let others = list.iter().filter(|one| **one != name.text);
                for other in others.take(1) {
                    put(name.start, name.start + name.text.len(), other);
                }
            }
        }
    }
    found
}

#[test]
fn another_constant_sign_fact_or_parameter_changes_the_meaning() {
    let mut seen = 0;
    for pack in SHIPPED.iter() {
        let before = Loaded::of(pack.clone());
        // Every third is enough, and takes a third of the time.
        for text in mutations(pack).into_iter().step_by(3) {
            let Some(change) = change(&before, &text) else {
                continue;
            };
            seen += 1;
            let before = script(pack);
            assert_eq!(change, ScriptChange::Meaning, "{before}\n---\n{text}");
        }
    }
    assert!(seen > 100, "{seen} changes");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn lines_that_do_not_depend_on_each_other_stand_in_any_order(
        swaps in proptest::collection::vec(any::<prop::sample::Index>(), 1..8),
        which in any::<prop::sample::Index>(),
    ) {
        let all: Vec<_> = SHIPPED
            .iter()
            .map(|pack| (lines(script(pack)), pack))
            .filter(|((lines, _), _)| lines.len() > 1)
            .collect();
        prop_assert!(all.len() > 5, "{} scripts", all.len());
        let ((mut lines, rest), pack) = which.get(&all).clone();
        let before = Loaded::of(pack.clone());
        for swap in swaps {
            let place = swap.index(lines.len() - 1);
            if is_free_of(&lines[place + 1], &lines[place]) {
                lines.swap(place, place + 1);
            }
        }
        let text = format!("{};\n{rest}", lines.join(";\n"));
        let change = change(&before, &text);
        prop_assert!(
            matches!(change, Some(ScriptChange::Wording | ScriptChange::Same)),
            "{change:?}\n{text}"
        );
    }
}
