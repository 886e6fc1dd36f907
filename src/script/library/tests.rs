//! The table itself: every example under both names, every word in both languages, every shape of rule; and the laws that
//! the functions keep for whatever numbers they are given.

mod laws;
mod results;

use std::collections::BTreeSet;
use std::sync::Arc;

use rhai::{Array, Dynamic, Engine, EvalAltResult, Map, Scope};

use super::value::exact;
use super::{
    Example, Family, Kind, argument_key, find, functions, in_chinese, names, shape_key, usage,
    written as written_number,
};
use crate::diagnose::{Code, Finding, Language, Words};
use crate::number::Decimal;
use crate::pack::{Checklist, Judged, Tier};
use crate::script::Stop;
use crate::script::run::Run;
use crate::script::sandbox::Sandbox;

pub(super) fn engine() -> Engine {
    let mut engine = Sandbox::new().into_engine();
    engine.set_max_string_size(1024);
    engine
}

pub(super) fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}

pub(super) fn checks(answers: &[(&str, bool)]) -> Checklist {
    Checklist {
        names: answers.iter().map(|(item, _)| (*item).to_owned()).collect(),
        answers: answers.iter().map(|(_, met)| *met).collect(),
    }
}

pub(super) fn good() -> Tier {
    Tier {
        label: "好".to_owned(),
        from: number("80"),
        to: number("100"),
        to_inclusive: true,
        rate: None,
    }
}

fn middle() -> Tier {
    Tier {
        label: "中".to_owned(),
        from: number("60"),
        to: number("80"),
        to_inclusive: false,
        rate: None,
    }
}

pub(super) fn judged(tier: Option<Tier>, rate: Option<&str>, score: Option<&str>) -> Judged {
    Judged {
        tier: tier.map(Arc::new),
        rate: rate.map(number),
        score: score.map(number),
        reason: "理由".to_owned(),
    }
}

fn row(budget: &str, spent: &str) -> Dynamic {
    let mut row = Map::new();
    row.insert("预算".into(), number(budget).into());
    row.insert("支出".into(), number(spent).into());
    row.insert("名称".into(), "甲".into());
    row.into()
}

/// The facts that the catalogue's `example-facts` describes.
fn example_scope() -> Scope<'static> {
    let mut scope = Scope::new();
    let list = checks(&[("制度健全", true), ("合法合规", true), ("有效执行", false)]);
    scope.push_constant_dynamic("制度检查", Dynamic::from(list));
    scope.push_constant_dynamic(
        "工作评定",
        Dynamic::from(judged(Some(good()), Some("90"), None)),
    );
    let rows: Array = vec![row("100", "80"), row("100", "92")];
    scope.push_constant_dynamic("项目表", rows.into());
    scope.push_constant_dynamic("整改完成率", Dynamic::UNIT);
    scope.push_constant_dynamic(
        "分数评定",
        Dynamic::from(judged(Some(middle()), None, Some("2.66"))),
    );
    scope.push_constant_dynamic("无档评定", Dynamic::from(judged(None, Some("70"), None)));
    scope.push_constant_dynamic("空表", Array::new().into());
    scope
}

fn run(script: &str) -> (Result<Dynamic, Box<EvalAltResult>>, Vec<String>) {
    let mut engine = engine();
    let run = Run::detached();
    engine.set_default_tag(run.tag());
    let result = engine.eval_with_scope::<Dynamic>(&mut example_scope(), script);
    (result, run.into_record().flags)
}

pub(super) fn stop(error: &EvalAltResult) -> Option<Stop> {
    match error {
        EvalAltResult::ErrorTerminated(token, _) => token.clone().try_cast::<Stop>(),
        EvalAltResult::ErrorInFunctionCall(_, _, inner, _) => stop(inner),
        _ => None,
    }
}

/// A value as a script writes it.
fn written(value: &Dynamic) -> String {
    if let Some(number) = exact(value) {
        written_number(&number)
    } else if let Ok(text) = value.as_immutable_string_ref() {
        format!("\"{}\"", *text)
    } else {
        value.to_string()
    }
}

#[test]
fn every_example_does_what_it_says_under_both_names() {
    for function in functions() {
        let (Example::Gives(call, _) | Example::NotApplicable(call) | Example::Flags(call, _)) =
            function.example;
        let chinese = in_chinese(call);
        assert!(
            call.contains(&format!("{}(", function.name)),
            "{call} does not call {}",
            function.name
        );
        assert!(
            chinese.contains(&format!("{}(", function.chinese)),
            "{chinese}"
        );
        for script in [call, chinese.as_str()] {
            let (result, flags) = run(script);
            match (function.example, result) {
                (Example::Gives(_, expected), Ok(result)) => {
                    assert_eq!(written(&result), expected, "{script}");
                }
                (Example::Flags(_, expected), Ok(_)) => assert_eq!(flags, [expected], "{script}"),
                (Example::NotApplicable(_), Err(error)) => {
                    assert!(
                        matches!(stop(&error), Some(Stop::NotApplicable(_))),
                        "{script}: {error:?}"
                    );
                }
                (_, result) => panic!("{script}: {result:?}"),
            }
        }
    }
}

#[test]
fn every_function_family_kind_and_argument_has_its_words_in_both_languages() {
    let mut keys = BTreeSet::from(["example-facts".to_owned()]);
    keys.extend(Family::ALL.iter().map(|family| family.key().to_owned()));
    keys.extend(Kind::ALL.iter().map(|kind| kind.key().to_owned()));
    for function in functions() {
        keys.insert(function.key());
        keys.extend(function.shapes.iter().map(|shape| shape_key(shape)));
        for (argument, _) in function
            .signatures
            .iter()
            .flat_map(|signature| signature.arguments)
        {
            keys.insert(argument_key(argument));
        }
    }
    for language in [Language::Chinese, Language::English] {
        let words = Words::new(language);
        for key in &keys {
            assert_ne!(&words.say(key), key, "{language:?} lacks {key}");
        }
    }
}

#[test]
fn every_name_is_callable_and_stands_once() {
    let mut seen = BTreeSet::new();
    let engine = engine();
    for name in names() {
        assert!(seen.insert(name), "{name} stands twice");
        // Only an identifier that is no keyword can be declared.
        assert!(
            engine.compile(format!("let {name} = 1; {name}(2)")).is_ok(),
            "{name}"
        );
        assert!(
            find(name).is_some_and(|function| [function.name, function.chinese].contains(&name))
        );
    }
    for keyword in ["if", "let", "fn", "switch", "a-b", "1a"] {
        assert!(
            engine.compile(format!("let {keyword} = 1;")).is_err(),
            "{keyword}"
        );
    }
}

#[test]
fn a_function_stands_in_its_own_family() {
    for family in Family::ALL {
        assert!(!family.functions().is_empty());
        for function in family.functions() {
            assert_eq!(function.family, *family, "{}", function.name);
        }
    }
}

#[test]
fn usage_shows_every_way_to_call_in_the_readers_words() {
    let shown = |name: &str, language| {
        let usage = usage(find(name).expect("a function"), name);
        let finding = Finding::new(Code::WrongArgumentCount)
            .with("usage", usage)
            .help("help");
        Words::new(language).help(&finding).expect("a help")
    };
    let english = shown("max", Language::English);
    assert_eq!(
        english,
        "it is written max(first number, second number) | max(first number, second number, third number) | max(the numbers)"
    );
    let chinese = shown("百分比", Language::Chinese);
    assert_eq!(chinese, "正确的写法：百分比(部分, 整体)");
}

/// Shapes that a function serves.
const SERVED: &[&str] = &[
    "S1", "S2", "S2b", "S2c", "S3", "S3b", "S3c", "S4", "S4b", "S4c", "S5", "S6", "S7", "S7b",
    "S7c", "S8", "S9", "S9b", "S10", "S11", "S11b", "S12", "S13", "S14", "S16", "S17", "S18",
    "S18b", "S19", "S20", "S21", "S24", "S25", "S26", "S27", "S30", "S31", "S32", "S33",
];

/// Shapes that no function can serve, because they are about more than one indicator, and why.
const OF_THE_PACK: &[(&str, &str)] = &[
    ("S14b", "a weight that moves to other indicators"),
    ("S14c", "the others rescaled to full marks"),
    ("S14d", "a maximum that the group's others already carry"),
    ("S15", "a veto caps the grade or the total"),
    ("S22", "optional indicators share one maximum"),
    ("S23", "a group's cap or minimum"),
    (
        "S28",
        "maxima that are not whole: every number is an exact decimal",
    ),
    ("S29", "grades are bands of the total"),
];

#[test]
fn every_shape_of_rule_is_served_by_a_function_or_left_to_the_pack() {
    let served: BTreeSet<&str> = functions()
        .flat_map(|function| function.shapes)
        .copied()
        .collect();
    assert_eq!(served, SERVED.iter().copied().collect());
    let mut all: BTreeSet<String> = served.iter().map(|shape| (*shape).to_owned()).collect();
    for (shape, _) in OF_THE_PACK {
        assert!(all.insert((*shape).to_owned()), "{shape} is on both lists");
    }
    for base in 1..=33 {
        assert!(
            all.contains(&format!("S{base}")),
            "S{base} is on neither list"
        );
    }
}
