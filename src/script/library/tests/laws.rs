//! Laws that hold for any numbers.

use std::ops::{Add, Mul, Sub};

use proptest::prelude::*;
use rhai::{Array, Dynamic, Map, Scope};

use super::super::deduction::Steps;
use super::super::{
    Kind, Signature, checklist, completion, deduction, functions, judged as judgement,
    number as limits, reverse, table, tier, weighted,
};
use super::{checks, engine, good, judged, stop};
use crate::number::{Decimal, Exact, Rounding};
use crate::script::Stop;

macro_rules! signs {
    ($($sign:ident $method:ident $does:ident;)*) => {
        $(impl $sign for &Exact {
            type Output = Exact;

            fn $method(self, other: Self) -> Exact {
                self.$does(other)
            }
        })*
    };
}

signs! {
    Add add add;
    Sub sub subtract;
    Mul mul multiply;
}

fn whole(number: usize) -> Exact {
    Exact::from_decimal(Decimal::from(number))
}

/// Numbers of the size that standards write: up to a million, four digits after the point.
fn figure() -> impl Strategy<Value = Exact> {
    (-10_000_000_000_i64..10_000_000_000)
        .prop_map(|units| Exact::from_decimal(Decimal::new(units, 4)))
}

fn positive() -> impl Strategy<Value = Exact> {
    (1_i64..10_000_000_000).prop_map(|units| Exact::from_decimal(Decimal::new(units, 4)))
}

/// Full marks, or points: 0 to 100.
fn points() -> impl Strategy<Value = Exact> {
    (0_i64..=10_000).prop_map(|units| Exact::from_decimal(Decimal::new(units, 2)))
}

/// Where 28 digits end.
fn extreme() -> impl Strategy<Value = Decimal> {
    let smallest = Decimal::new(1, Decimal::MAX_SCALE);
    prop_oneof![
        Just(Decimal::MAX),
        Just(Decimal::MIN),
        Just(Decimal::ZERO),
        Just(-Decimal::ZERO),
        Just(Decimal::ONE),
        Just(Decimal::NEGATIVE_ONE),
        Just(Decimal::ONE_HUNDRED),
        Just(smallest),
        Just(-smallest),
        Just(Decimal::MAX / Decimal::TWO),
        figure().prop_filter_map("a decimal", |figure| figure.as_decimal()),
    ]
}

fn within(score: &Exact, full: &Exact) -> bool {
    Exact::ZERO <= *score && score <= full
}

proptest! {
    #[test]
    fn a_deduction_lies_within_full_marks_and_the_readings_are_in_order(
        full in points(), excess in figure(), step in positive(), each in points(),
    ) {
        let of = |steps: Steps| steps.deduct(&full, &excess, &step, &each).expect("points");
        let (whole, part, started) = (of(Steps::Whole), of(Steps::Proportional), of(Steps::Started));
        prop_assert!(within(&whole, &full) && within(&part, &full) && within(&started, &full));
        prop_assert!(whole >= part && part >= started, "{} {} {}", whole, part, started);
        if !excess.is_positive() {
            prop_assert_eq!(&started, &full);
        }
        prop_assert!(within(&deduction::deduct(&full, &each).expect("points"), &full));
    }

    #[test]
    fn at_the_end_of_a_step_all_readings_agree(
        full in points(), steps in 0_usize..200, step in positive(), each in points(),
    ) {
        let steps = whole(steps);
        let excess = &step * &steps;
        let expected = (&full - &(&steps * &each)).max(Exact::ZERO);
        for reading in [Steps::Whole, Steps::Proportional, Steps::Started] {
            prop_assert_eq!(&reading.deduct(&full, &excess, &step, &each).expect("points"), &expected);
        }
    }

    #[test]
    fn a_bonus_lies_between_base_and_cap_and_the_readings_are_in_order(
        base in points(), more in points(), excess in figure(), step in positive(), each in points(),
    ) {
        let cap = &base + &more;
        let of = |steps: Steps| steps.add(&base, &excess, &step, &each, &cap).expect("points");
        let (whole, part, started) = (of(Steps::Whole), of(Steps::Proportional), of(Steps::Started));
        prop_assert!(base <= whole && whole <= part && part <= started && started <= cap);
    }

    #[test]
    fn completion_is_capped_and_pays_within_full_marks(full in points(), actual in figure(), target in positive()) {
        let rate = completion::completion(&actual, &target).expect("a rate");
        prop_assert!(within(&rate, &Exact::ONE_HUNDRED));
        prop_assert_eq!(rate == Exact::ONE_HUNDRED, actual >= target);
        prop_assert!(within(&(&full * &rate), &(&full * &Exact::ONE_HUNDRED)));
    }

    #[test]
    fn the_reverse_readings_pay_full_marks_up_to_the_target_and_are_in_order_above_it(
        full in points(), actual in figure(), target in positive(),
    ) {
        let linear = reverse::reverse_linear(&full, &actual, &target).expect("points");
        let ratio = reverse::reverse_ratio(&full, &actual, &target).expect("points");
        let threshold = reverse::reverse_threshold(&full, &actual, &target);
        prop_assert!(within(&linear, &full) && within(&ratio, &full) && within(&threshold, &full));
        prop_assert!(threshold <= linear && linear <= ratio, "{} {} {}", threshold, linear, ratio);
        if actual <= target {
            prop_assert_eq!(threshold, full);
        }
    }

    #[test]
    fn the_first_band_that_holds_pays(x in figure(), bands in prop::collection::vec((figure(), 0_u8..5), 1..6)) {
        let bands: Vec<tier::Band> = bands
            .iter()
            .enumerate()
            .map(|(index, (limit, kind))| tier::Band {
                reach: match kind {
                    0 => tier::Reach::AtLeast(limit.clone()),
                    1 => tier::Reach::Above(limit.clone()),
                    2 => tier::Reach::AtMost(limit.clone()),
                    3 => tier::Reach::Below(limit.clone()),
                    _ => tier::Reach::Equal(limit.clone()),
                },
                points: whole(index),
            })
            .collect();
        let list: Array = bands.iter().cloned().map(Dynamic::from).collect();
        match tier::tier(&x, &list) {
            Ok(paid) => {
                let at = (0..bands.len()).find(|at| whole(*at) == paid).expect("an index");
                prop_assert!(bands[at].reach.holds(&x));
                prop_assert!(bands[..at].iter().all(|band| !band.reach.holds(&x)));
            }
            Err(_) => prop_assert!(bands.iter().all(|band| !band.reach.holds(&x))),
        }
    }

    #[test]
    fn a_weighted_mean_lies_between_the_smallest_and_the_largest(
        pairs in prop::collection::vec((figure(), points()), 1..12),
    ) {
        let (values, weights): (Vec<Exact>, Vec<Exact>) = pairs.into_iter().unzip();
        prop_assume!(weights.iter().any(|weight| !weight.is_zero()));
        let mean = weighted::mean(&values, &weights).expect("a mean");
        prop_assert!(values.iter().any(|value| *value <= mean) && values.iter().any(|value| *value >= mean));
        let same = vec![Exact::ONE; values.len()];
        prop_assert_eq!(
            weighted::mean(&values, &same).expect("a mean"),
            table::mean(&values).expect("a mean")
        );
    }

    #[test]
    fn weights_of_100_average(a in figure(), b in figure(), share in 0_usize..=100) {
        let weights = [whole(share), whole(100 - share)];
        let values = [a, b];
        let average = weighted::weighted(&values, &weights).expect("an average");
        let [a, b] = &values;
        prop_assert!(*a.min(b) <= average && average <= *a.max(b));
        prop_assert_eq!(weighted::mean(&values, &weights).expect("a mean"), average);
    }

    #[test]
    fn a_mean_without_extremes_ignores_how_extreme_they_are(values in prop::collection::vec(figure(), 1..6), far in positive()) {
        let (low, high) = (values.iter().min().expect("one"), values.iter().max().expect("one"));
        let mut list = values.clone();
        list.extend([low - &far, high + &far]);
        let plain = table::mean(&values).expect("a mean");
        prop_assert_eq!(table::trimmed_mean(&list).expect("a mean"), plain);
    }

    #[test]
    fn what_is_clamped_lies_within_the_limits_or_is_unchanged(x in figure(), low in figure(), width in positive()) {
        let high = &low + &width;
        let clamped = limits::clamp(&x, &low, &high).expect("a number");
        prop_assert!(low <= clamped && clamped <= high);
        if low <= x && x <= high {
            prop_assert_eq!(clamped, x);
        }
    }

    #[test]
    fn half_goes_away_from_zero(units in -1_000_000_i64..1_000_000, decimals in 0_u32..6) {
        let half = Decimal::new(units * 10 + if units < 0 { -5 } else { 5 }, decimals + 1);
        let away = Decimal::new(if units < 0 { units - 1 } else { units + 1 }, decimals);
        prop_assert_eq!(Rounding::HalfUp.apply(half, decimals), away);
    }

    #[test]
    fn rescaling_there_and_back_changes_nothing(score in points(), from in positive(), to in positive()) {
        let there = limits::rescale(&score, &from, &to).expect("a score");
        prop_assert_eq!(limits::rescale(&there, &to, &from).expect("a score"), score);
    }

    #[test]
    fn a_checklist_pays_what_its_deduction_leaves(answers in prop::collection::vec(any::<bool>(), 1..8), each in points()) {
        let list = checks(&answers.iter().map(|met| ("项", *met)).collect::<Vec<_>>());
        let full = &each * &whole(answers.len());
        let paid = checklist::additive(&list, &each).expect("points");
        prop_assert!(within(&paid, &full));
        prop_assert_eq!(checklist::deductive(&full, &list, &each).expect("points"), paid);
        let gate = checklist::gate(&full, &list);
        prop_assert_eq!(gate, if answers.iter().all(|met| *met) { full } else { Exact::ZERO });
    }

    #[test]
    fn a_judged_score_lies_within_its_tier(full in points(), given in points()) {
        let mut judgement_given = judged(Some(good()), None, None);
        judgement_given.score = given.as_decimal();
        let allowed = within(&given, &full) && &given * &whole(5) >= &full * &whole(4);
        prop_assert_eq!(judgement::score(&full, &judgement_given, None).is_ok(), allowed);
    }

    #[test]
    fn no_call_panics_at_the_end_of_the_digits(numbers in prop::collection::vec(extreme(), 10)) {
        let engine = engine();
        for function in functions() {
            for signature in function.signatures {
                let mut scope = Scope::new();
                let call = extreme_call(function.name, signature, &numbers, &mut scope);
                if let Err(error) = engine.eval_with_scope::<Dynamic>(&mut scope, &call) {
                    prop_assert!(stop(&error).is_some(), "{}: {:?}", call, error);
                }
            }
        }
        for sign in ["+", "-", "*", "/", "%", "==", "<", ">="] {
            let mut scope = Scope::new();
            scope.push("a", numbers[0]).push("b", numbers[1]);
            let result = engine.eval_with_scope::<Dynamic>(&mut scope, &format!("a {sign} b"));
            let fault = result.as_ref().err().map(|error| stop(error));
            prop_assert!(!matches!(fault, Some(None)), "{}: {:?}", sign, result);
        }
    }
}

/// A call with arguments of the right kinds, every number of them an extreme one.
fn extreme_call(
    name: &str,
    signature: &Signature,
    numbers: &[Decimal],
    scope: &mut Scope<'_>,
) -> String {
    let mut arguments = Vec::new();
    for (index, (_, kind)) in signature.arguments.iter().enumerate() {
        let one = numbers[index];
        let list: Array = numbers[index..index + 3]
            .iter()
            .copied()
            .map(Dynamic::from)
            .collect();
        let mut row = Map::new();
        row.insert("列".into(), one.into());
        let value = match kind {
            Kind::Number | Kind::Any => one.into(),
            Kind::Bool => true.into(),
            Kind::Text => "列".into(),
            Kind::Numbers => list.into(),
            Kind::Band => Dynamic::from(tier::Band {
                reach: tier::Reach::<Exact>::Otherwise,
                points: one.into(),
            }),
            Kind::Bands => {
                let (reach, points) = (tier::Reach::AtLeast(Exact::from(one)), one.into());
                Array::from([Dynamic::from(tier::Band { reach, points })]).into()
            }
            Kind::Checklist => Dynamic::from(checks(&[("列", true), ("行", false)])),
            Kind::Judged => {
                let mut judgement = judged(Some(good()), None, None);
                judgement.rate = Some(one);
                judgement.score = (one > Decimal::ZERO).then_some(one);
                Dynamic::from(judgement)
            }
            Kind::Table => Array::from([Dynamic::from(row.clone()), row.into()]).into(),
            Kind::Entries => row.into(),
            Kind::RowNumber => {
                arguments.push("|row| row.列".to_owned());
                continue;
            }
            Kind::RowTest => {
                arguments.push("|row| row.列 * 2 > 1".to_owned());
                continue;
            }
            Kind::Nothing => Dynamic::UNIT,
        };
        scope.push_dynamic(format!("a{index}"), value);
        arguments.push(format!("a{index}"));
    }
    format!("{name}({})", arguments.join(", "))
}

#[test]
fn a_result_too_large_is_a_fault() {
    let engine = engine();
    let mut scope = Scope::new();
    scope.push("largest", Decimal::MAX);
    for script in [
        "largest + 1",
        "largest * 2",
        "sum([largest, largest])",
        "percent(largest, 1)",
        "-largest - largest",
    ] {
        let error = engine
            .eval_with_scope::<Dynamic>(&mut scope, script)
            .expect_err(script);
        match stop(&error) {
            Some(Stop::Fault(fault)) => {
                assert_eq!(fault.code.name(), "number-overflow", "{script}");
            }
            _ => panic!("{script}: {error:?}"),
        }
    }
}
