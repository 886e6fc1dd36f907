//! Units against themselves and against scoring: no unit of money is better than another.

use jixiao::diagnose::Finding;
use jixiao::script::{End, Inputs, check_units};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::rules::{CLEAN, DECLARED, MISTAKEN};
use super::story;

/// The declarations with every unit of money larger by this number word.
fn larger(word: &str) -> String {
    // Longest first, so that no unit is enlarged twice.
    ["万元", "亿元", "\"元\""]
        .iter()
        .fold(DECLARED.to_owned(), |text, unit| {
            let unit = unit.trim_matches('"');
            text.replace(&format!("\"{unit}"), &format!("\"{word}{unit}"))
        })
}

/// Codes, places and helps.
fn verdict(declared: &str, rule: &str) -> Vec<String> {
    let mut story = story(declared, rule, &[]);
    let (pack, program) = story.pack().0.expect("a pack");
    let check = check_units(&program, 0, &pack);
    let all = check.findings.iter().chain(&check.undecided);
    let told = |finding: &Finding| {
        let place = finding.place.as_ref().expect("a place");
        let marked = story.texts().slice(place.span);
        format!("{} {marked} {:?}", finding.code.name(), finding.help)
    };
    all.map(told).collect()
}

/// How the rule ends, or what it fails with, where every amount of money is written with this factor, the rest being the same.
fn end(rule: &str, factor: i64) -> Result<End, &'static str> {
    let amount = |value: i64| Decimal::from(value) * Decimal::from(factor);
    let facts = format!(
        "\"预算\" = {}\n\"支出\" = {}\n\"支出元\" = {}\n\"拨款亿元\" = {}\n\"人均\" = {}\n\"在编\" = 7\n\"编制\" = 9\n",
        amount(120),
        amount(90),
        amount(41),
        amount(3),
        amount(13),
    );
    let mut story = story(DECLARED, rule, &[])
        .manifest(
            "\"目标\" = { value = 100",
            &format!("\"目标\" = {{ value = {}", amount(100)),
        )
        .case(
            "\"满意度\" = 97.2\n",
            &format!("\"满意度\" = 97.2\n{facts}"),
        );
    let (pack, program) = story.pack().0.expect("a pack");
    let facts = story.facts(&pack);
    let end = program
        .run(0, &Inputs::new(&pack, &facts))
        .expect("an end")
        .end;
    match end {
        End::Failed(finding) => Err(finding.code.name()),
        end => Ok(end),
    }
}

#[test]
fn no_change_of_the_unit_of_money_changes_what_is_told() {
    let mistaken = MISTAKEN.iter().map(|(rule, _)| rule);
    for rule in CLEAN.iter().chain(mistaken) {
        let told = verdict(DECLARED, rule);
        for word in ["万", "千"] {
            assert_eq!(told, verdict(&larger(word), rule), "{rule}");
        }
    }
}

/// What a drawn figure is meant to be.
#[derive(Clone, Copy, Debug)]
enum Meant {
    Money,
    People,
    Percent,
    Ratio,
}

/// A figure that is meant to be of a kind, now and then of another unit; no literal, which could stand for a conversion.
fn figure(meant: Meant, depth: u32) -> BoxedStrategy<String> {
    let leaf = match meant {
        Meant::Money => prop_oneof![
            9 => prop::sample::select(vec!["预算", "支出", "目标"]),
            1 => prop::sample::select(vec!["支出元", "拨款亿元", "人均", "编制"]),
        ]
        .prop_map(str::to_owned)
        .boxed(),
        Meant::People => prop::sample::select(vec!["在编", "编制"])
            .prop_map(str::to_owned)
            .boxed(),
        Meant::Percent => Just("满分线".to_owned()).boxed(),
        Meant::Ratio => Just("(预算 / 支出)".to_owned()).boxed(),
    };
    if depth == 0 {
        return leaf;
    }
    let of = |meant| figure(meant, depth - 1);
    let signed = |a: BoxedStrategy<String>, sign: &'static str, b: BoxedStrategy<String>| {
        (a, b).prop_map(move |(a, b)| format!("({a} {sign} {b})"))
    };
    let called = |name: &'static str, a: BoxedStrategy<String>, b: BoxedStrategy<String>| {
        (a, b).prop_map(move |(a, b)| format!("{name}({a}, {b})"))
    };
    let chosen = (of(Meant::Money), of(Meant::Money), of(meant), of(meant))
        .prop_map(|(a, b, c, d)| format!("(if {a} > {b} {{ {c} }} else {{ {d} }})"));
    let alike = prop_oneof![
        signed(of(meant), "+", of(meant)),
        signed(of(meant), "-", of(meant)),
        called("最小", of(meant), of(meant)),
        chosen,
    ];
    let other = match meant {
        Meant::Money => prop_oneof![
            signed(of(Meant::Money), "*", of(Meant::Ratio)),
            signed(Just("人均".to_owned()).boxed(), "*", of(Meant::People)),
        ]
        .boxed(),
        Meant::People => signed(of(Meant::People), "*", of(Meant::Ratio)).boxed(),
        Meant::Percent => prop_oneof![
            called("百分比", of(Meant::Money), of(Meant::Money)),
            called("变动率", of(Meant::People), of(Meant::People)),
        ]
        .boxed(),
        Meant::Ratio => prop_oneof![
            signed(of(Meant::Money), "/", of(Meant::Money)),
            signed(of(Meant::People), "/", of(Meant::People)),
        ]
        .boxed(),
    };
    prop_oneof![2 => leaf, 2 => alike, 2 => other].boxed()
}

/// A rule that makes points of figures.
fn rule() -> impl Strategy<Value = String> {
    let money = || figure(Meant::Money, 2);
    let percent = || figure(Meant::Percent, 2);
    prop_oneof![
        (money(), money())
            .prop_map(|(a, b)| format!("let 甲 = {a}; if 甲 > {b} {{ full }} else {{ 半分 }}")),
        (money(), money()).prop_map(|(a, b)| format!("按比例计分(full, 完成率({a}, {b}))")),
        (percent(), percent())
            .prop_map(|(a, b)| format!("分档({a}, [不高于({b}, full), 其余(半分)])")),
        (figure(Meant::Ratio, 2), percent())
            .prop_map(|(a, b)| format!("let 甲 = {b}; 最小(full, 最大(半分, full * {a}))")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_rule_whose_units_fit_scores_alike_in_every_unit_of_money(rule in rule()) {
        let told = verdict(DECLARED, &rule);
        prop_assert_eq!(&told, &verdict(&larger("万"), &rule));
        if told.is_empty() {
            prop_assert_eq!(end(&rule, 1), end(&rule, 1000));
        }
    }
}

#[test]
fn a_rule_whose_units_do_not_fit_can_score_otherwise_in_another_unit_of_money() {
    let rule = "let 甲 = 支出; if 甲 > 在编 * 编制 + 编制 * 编制 { full } else { 半分 }";
    assert_ne!(verdict(DECLARED, rule), Vec::<String>::new());
    assert_ne!(end(rule, 1), end(rule, 1000), "{rule}");
}
