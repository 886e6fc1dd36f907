//! Laws of intervals.

use proptest::prelude::*;

use super::*;
use crate::number::{half_up, parse_decimal};

fn number(text: &str) -> Decimal {
    parse_decimal(text).expect("a number")
}

fn printed(text: &str) -> Interval {
    Interval::printed(number(text))
}

#[test]
fn a_printed_figure_holds_what_rounds_to_it() {
    let figure = printed("0.59");
    for (value, inside) in [
        ("0.585", true),
        ("0.59499", true),
        ("0.595", false),
        ("0.5849", false),
    ] {
        assert_eq!(
            figure.can_equal(&Interval::exactly(number(value))),
            inside,
            "{value}"
        );
    }
    let negative = printed("-0.59");
    assert!(negative.can_equal(&Interval::exactly(number("-0.585"))));
    assert!(!negative.can_equal(&Interval::exactly(number("-0.595"))));
}

#[test]
fn digits_after_the_point_narrow_a_figure() {
    assert!(printed("2.2").can_equal(&Interval::exactly(number("2.24"))));
    assert!(!printed("2.20").can_equal(&Interval::exactly(number("2.24"))));
}

#[test]
fn a_quotient_by_what_may_be_zero_is_anything() {
    let quotient = printed("1").divide(&printed("0"));
    assert_eq!(quotient, Interval::anything());
}

#[test]
fn shares_of_a_few_people_are_recognised() {
    let of = |percent: &str, people: i64| {
        let people = Interval::exactly(Decimal::from(people));
        let hundred = Interval::exactly(Decimal::ONE_HUNDRED);
        printed(percent)
            .multiply(&people)
            .divide(&hundred)
            .holds_whole_number()
    };
    assert!(!of("86", 13));
    assert!(of("85", 13));
    assert!(of("98", 50));
    assert!(!of("98", 16));
}

proptest! {
    #[test]
    fn arithmetic_on_intervals_holds_the_arithmetic_of_their_values(
        a in -100_000i64..100_000, b in -100_000i64..100_000, scale in 0u32..4,
    ) {
        let (a, b) = (Decimal::new(a, 4), Decimal::new(b, 4));
        let (x, y) = (Interval::printed(half_up(a, scale)), Interval::printed(half_up(b, scale)));
        let holds = |interval: Interval, value: Decimal| interval.can_equal(&Interval::exactly(value));
        prop_assert!(holds(x.clone(), a));
        prop_assert!(holds(x.add(&y), a + b));
        prop_assert!(holds(x.subtract(&y), a - b));
        prop_assert!(holds(x.multiply(&y), a * b));
        prop_assert!(holds(x.abs(), a.abs()));
        prop_assert!(holds(x.max(&y), a.max(b)));
        prop_assert!(holds(x.min(&y), a.min(b)));
        prop_assert!(holds(x.rounded(2), half_up(a, 2)));
        if !b.is_zero() {
            let quotient = Interval::exactly(a).divide(&Interval::exactly(b));
            prop_assert!(x.divide(&y).can_equal(&quotient));
        }
    }
}
