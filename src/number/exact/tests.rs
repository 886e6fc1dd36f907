//! Laws of exact numbers, held against fractions of any size and against decimals.

use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use num_bigint::BigInt;
use num_traits::{One, Zero};
use proptest::prelude::*;

use super::*;

const ROUNDINGS: [Rounding; 4] = [
    Rounding::HalfUp,
    Rounding::Truncate,
    Rounding::HalfEven,
    Rounding::Up,
];

fn exact(text: &str) -> Exact {
    match text.split_once('/') {
        Some((one, two)) => exact(one).divide(&exact(two)).expect("no zero"),
        None => Exact::from_integer(text.parse().expect("a whole number")),
    }
}

fn hash(value: &Exact) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(value)
}

/// A value is small whenever it can be.
fn well_formed(value: &Exact) -> bool {
    let narrow = |number: &BigInt| number.to_i128().is_some_and(|number| number != i128::MIN);
    match &value.0 {
        Form::Small(small) => small.denominator() > 0 && small.numerator() != i128::MIN,
        Form::Big(big) => {
            big.reduced().numer() == big.numer() && !(narrow(big.numer()) && narrow(big.denom()))
        }
    }
}

fn ratio(numerator: i128, denominator: i128) -> Exact {
    let denominator = if denominator == 0 { 1 } else { denominator };
    Exact::from_integer(numerator)
        .divide(&Exact::from_integer(denominator))
        .expect("no zero")
}

fn huge() -> impl Strategy<Value = i128> {
    prop_oneof![
        (0..1000i128).prop_map(|less| i128::MAX - less),
        (0..1000i128).prop_map(|more| i128::MIN + more),
        any::<i128>(),
        (0u32..127).prop_map(|power| 1i128 << power),
        any::<i64>().prop_map(i128::from),
    ]
}

fn decimals() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        Just(Decimal::ZERO),
        (-100_000i128..100_000, 0u32..6)
            .prop_map(|(units, scale)| Decimal::from_i128_with_scale(units, scale)),
        (-(1i128 << 96) + 1..1i128 << 96, 0u32..=28)
            .prop_map(|(units, scale)| Decimal::from_i128_with_scale(units, scale)),
    ]
}

fn numbers() -> impl Strategy<Value = Exact> {
    let plain = prop_oneof![
        1 => Just(Exact::ZERO),
        4 => (-20i128..20, 1i128..20).prop_map(|(one, two)| ratio(one, two)),
        4 => decimals().prop_map(Exact::from_decimal),
        4 => (huge(), huge()).prop_map(|(one, two)| ratio(one, two)),
        2 => (huge(), 1i128..20).prop_map(|(one, two)| ratio(one, two)),
        2 => (-20i128..20, huge()).prop_map(|(one, two)| ratio(one, two)),
    ];
    // Beyond two machine integers.
    let wide = (huge(), huge(), huge())
        .prop_map(|(one, two, three)| ratio(one, two).multiply(&ratio(three, 7)));
    prop_oneof![8 => plain, 1 => wide]
}

#[test]
fn equal_values_are_equal_however_written() {
    for (one, two) in [
        ("1/2", "2/4"),
        ("-3/6", "1/-2"),
        ("0/5", "0/-7"),
        ("100/10", "10"),
    ] {
        let (one, two) = (exact(one), exact(two));
        assert_eq!(one, two);
        assert_eq!(hash(&one), hash(&two));
        assert_eq!(one.to_string(), two.to_string());
    }
}

#[test]
fn nothing_is_divided_by_zero() {
    assert_eq!(Exact::ONE.divide(&Exact::ZERO), None);
    assert_eq!(Exact::ONE.remainder(&Exact::ZERO), None);
    let zero = exact("1/3").subtract(&exact("2/6"));
    assert_eq!(Exact::ONE.divide(&zero), None);
}

#[test]
fn a_remainder_has_the_sign_of_the_dividend() {
    for (one, two, rest) in [
        ("7", "3", "1"),
        ("-7", "3", "-1"),
        ("7", "-3", "1"),
        ("1/2", "1/3", "1/6"),
        ("-1/2", "1/3", "-1/6"),
        ("5/10", "25/100", "0"),
    ] {
        assert_eq!(exact(one).remainder(&exact(two)), Some(exact(rest)));
    }
}

#[test]
fn fractions_round_as_each_rounding_is_named() {
    for (value, digits, half_up, truncate, half_even, up) in [
        ("1/3", 2, "33/100", "33/100", "33/100", "34/100"),
        ("-1/3", 2, "-33/100", "-33/100", "-33/100", "-34/100"),
        ("2/3", 2, "67/100", "66/100", "67/100", "67/100"),
        ("1/8", 2, "13/100", "12/100", "12/100", "13/100"),
        ("-1/8", 2, "-13/100", "-12/100", "-12/100", "-13/100"),
        ("3/8", 2, "38/100", "37/100", "38/100", "38/100"),
        ("1/2", 0, "1", "0", "0", "1"),
        ("3/2", 0, "2", "1", "2", "2"),
        ("3/6", 1, "1/2", "1/2", "1/2", "1/2"),
        ("7", 2, "7", "7", "7", "7"),
        ("0", 2, "0", "0", "0", "0"),
    ] {
        let value = exact(value);
        assert_eq!(value.half_up(digits), exact(half_up), "{value}");
        assert_eq!(value.truncate(digits), exact(truncate), "{value}");
        assert_eq!(value.half_even(digits), exact(half_even), "{value}");
        assert_eq!(value.up(digits), exact(up), "{value}");
    }
}

#[test]
fn a_decimal_comes_out_as_near_as_it_has_room_for() {
    for (value, digits, shown) in [
        ("1/2", 28, "0.5"),
        ("220/100", 28, "2.2"),
        ("1/3", 4, "0.3333"),
        ("2/3", 4, "0.6667"),
        ("-2/3", 4, "-0.6667"),
        ("-1/8", 2, "-0.13"),
        ("1/3", 99, "0.3333333333333333333333333333"),
        ("1000/3", 28, "333.33333333333333333333333333"),
        (
            "79228162514264337593543950335",
            28,
            "79228162514264337593543950335",
        ),
        (
            "792281625142643375935439503349/10",
            28,
            "79228162514264337593543950335",
        ),
        ("1/170141183460469231731687303715884105727", 28, "0"),
        ("0", 3, "0"),
    ] {
        let shown_as = exact(value)
            .to_decimal(digits)
            .map(|value| value.to_string());
        assert_eq!(shown_as.as_deref(), Some(shown), "{value}");
    }
    for value in [
        "79228162514264337593543950336",
        "170141183460469231731687303715884105727",
        "-170141183460469231731687303715884105728",
    ] {
        assert_eq!(exact(value).to_decimal(28), None, "{value}");
    }
}

#[test]
fn what_grew_big_becomes_small_again() {
    let huge = exact("170141183460469231731687303715884105727");
    let square = huge.multiply(&huge);
    assert!(matches!(square.0, Form::Big(_)));
    let back = square.divide(&huge).expect("no zero");
    assert!(matches!(back.0, Form::Small(_)));
    assert_eq!(back, huge);
}

#[test]
fn a_long_sum_of_unlike_fractions_is_exact() {
    let share = |parts: i128| ratio(1, parts).subtract(&ratio(1, parts + 1));
    let sum = (1..=300).fold(Exact::ZERO, |sum, parts| sum.add(&share(parts)));
    assert_eq!(sum, exact("300/301"));
    assert!(well_formed(&sum));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn operations_of_two_are_those_of_fractions_of_any_size(a in numbers(), b in numbers()) {
        let (x, y) = (a.to_rational(), b.to_rational());
        let mut results = vec![
            (a.add(&b), &x + &y),
            (a.subtract(&b), &x - &y),
            (a.multiply(&b), &x * &y),
            ((&a).max(&b).clone(), (&x).max(&y).clone()),
            ((&a).min(&b).clone(), (&x).min(&y).clone()),
        ];
        prop_assert_eq!(a.divide(&b).is_none(), y.is_zero());
        prop_assert_eq!(a.remainder(&b).is_none(), y.is_zero());
        if !y.is_zero() {
            results.push((a.divide(&b).expect("no zero"), &x / &y));
            results.push((a.remainder(&b).expect("no zero"), &x % &y));
        }
        for (at, (result, wanted)) in results.into_iter().enumerate() {
            prop_assert!(well_formed(&result), "{} of {} and {}", at, a, b);
            prop_assert_eq!(result.to_rational(), wanted, "{} of {} and {}", at, a, b);
        }
    }

    #[test]
    fn operations_of_one_are_those_of_fractions_of_any_size(a in numbers()) {
        let x = a.to_rational();
        for (result, wanted) in [
            (a.negate(), -&x),
            (a.abs(), x.abs()),
            (a.floor(), x.floor()),
            (a.ceil(), x.ceil()),
            (a.half_up(0), x.round()),
            (a.truncate(0), x.trunc()),
        ] {
            prop_assert!(well_formed(&result), "of {}", a);
            prop_assert_eq!(result.to_rational(), wanted, "of {}", a);
        }
        prop_assert_eq!(a.is_zero(), x.is_zero());
        prop_assert_eq!(a.is_negative(), x.is_negative());
        prop_assert_eq!(a.is_positive(), x.is_positive());
        prop_assert_eq!(a.to_string(), format!("{}/{}", x.numer(), x.denom()));
    }

    #[test]
    fn order_equality_and_hash_are_those_of_the_value(a in numbers(), b in numbers(), by in 1i128..1000) {
        let (x, y) = (a.to_rational(), b.to_rational());
        prop_assert_eq!(a.cmp(&b), x.cmp(&y));
        prop_assert_eq!(b.cmp(&a), a.cmp(&b).reverse());
        prop_assert_eq!(a == b, x == y);
        let by = Exact::from_integer(by);
        let same = a.multiply(&by).divide(&by).expect("no zero");
        prop_assert_eq!(&same, &a);
        prop_assert_eq!(hash(&same), hash(&a));
    }

    #[test]
    fn dividing_and_adding_are_undone(a in numbers(), b in numbers()) {
        prop_assert_eq!(a.add(&b).subtract(&b), a.clone());
        if let Some(quotient) = a.divide(&b) {
            prop_assert_eq!(quotient.multiply(&b), a);
        }
    }

    #[test]
    fn a_sum_does_not_depend_on_its_order(mut terms in prop::collection::vec(numbers(), 0..8)) {
        let sum = |terms: &[Exact]| terms.iter().fold(Exact::ZERO, |sum, term| sum.add(term));
        let forwards = sum(&terms);
        terms.reverse();
        prop_assert_eq!(sum(&terms), forwards.clone());
        terms.sort();
        prop_assert_eq!(sum(&terms), forwards);
    }

    #[test]
    fn a_rounded_number_is_on_the_grid_and_near(a in numbers(), digits in 0u32..=28) {
        let unit = BigRational::new(BigInt::one(), BigInt::from(10).pow(digits));
        let x = a.to_rational();
        for rounding in ROUNDINGS {
            let rounded = a.round(rounding, digits);
            prop_assert!(well_formed(&rounded));
            let y = rounded.to_rational();
            prop_assert!((&y / &unit).is_integer());
            let twice_off = (&y - &x).abs() * BigInt::from(2) / &unit;
            match rounding {
                Rounding::HalfUp | Rounding::HalfEven => prop_assert!(twice_off <= BigRational::one()),
                Rounding::Truncate => prop_assert!(y.abs() <= x.abs() && twice_off < BigRational::one() * BigInt::from(2)),
                Rounding::Up => prop_assert!(y.abs() >= x.abs() && twice_off < BigRational::one() * BigInt::from(2)),
            }
            if twice_off == BigRational::one() {
                match rounding {
                    Rounding::HalfUp => prop_assert!(y.abs() > x.abs()),
                    Rounding::HalfEven => prop_assert!((&y / &unit / BigInt::from(2)).is_integer()),
                    Rounding::Truncate | Rounding::Up => {}
                }
            }
        }
    }

    #[test]
    fn decimals_round_as_the_decimal_library_rounds_them(value in decimals(), digits in 0u32..=28) {
        let number = Exact::from_decimal(value);
        for rounding in ROUNDINGS {
            let wanted = Exact::from_decimal(rounding.apply(value, digits));
            prop_assert_eq!(number.round(rounding, digits), wanted, "{:?}", rounding);
        }
        prop_assert_eq!(number.floor(), Exact::from_decimal(super::super::floor(value)));
        prop_assert_eq!(number.ceil(), Exact::from_decimal(super::super::ceil(value)));
    }

    #[test]
    fn a_decimal_survives_the_way_in_and_out(value in decimals()) {
        let number = Exact::from_decimal(value);
        prop_assert_eq!(number.to_decimal(28), Some(value));
        let unreduced = number.multiply(&ratio(6, 1)).divide(&ratio(6, 1)).expect("no zero");
        let shown = unreduced.to_decimal(28).expect("a decimal");
        prop_assert_eq!(shown.to_string(), number.to_decimal(28).expect("a decimal").to_string());
    }

    #[test]
    fn a_decimal_out_is_the_number_half_up_to_its_digits(a in numbers(), digits in 0u32..=28) {
        let whole = a.half_up(0).abs() <= Exact::from_decimal(Decimal::MAX);
        let shown = a.to_decimal(digits);
        prop_assert_eq!(shown.is_some(), whole);
        if let Some(shown) = shown {
            let kept = (0..=digits).rev().find(|&kept| {
                let units = a.half_up(kept).multiply(&Exact::from_integer(power_of_ten(kept)));
                units.abs() <= Exact::from_decimal(Decimal::MAX)
            });
            prop_assert_eq!(Some(Exact::from_decimal(shown)), kept.map(|kept| a.half_up(kept)));
        }
    }

    #[test]
    fn remainders_of_decimals_are_those_of_the_decimal_library(
        a in -1_000_000i64..1_000_000, b in -1000i64..1000, scale in 0u32..4,
    ) {
        let (a, b) = (Decimal::new(a, 3), Decimal::new(b, scale));
        let rest = Exact::from_decimal(a).remainder(&Exact::from_decimal(b));
        prop_assert_eq!(rest, a.checked_rem(b).map(Exact::from_decimal));
    }
}

#[test]
fn a_number_takes_no_more_room_than_its_two_integers() {
    assert_eq!(size_of::<Exact>(), 32);
}

proptest! {
    #[test]
    fn a_decimal_is_found_where_one_holds_the_number_and_only_there(
        units in -10_i128.pow(12)..10_i128.pow(12), scale in 0_u32..=10, twos in 0_u32..8, other in 1_i128..100,
    ) {
        let value = Exact::from_decimal(Decimal::from_i128_with_scale(units, scale));
        let halved = value.divide(&Exact::from_integer(2_i128.pow(twos))).expect("a quotient");
        let found = halved.as_decimal().map(Exact::from_decimal);
        prop_assert_eq!(found.as_ref(), Some(&halved));
        let divided = halved.divide(&Exact::from_integer(other)).expect("a quotient");
        let nearest = divided.to_decimal(28).filter(|nearest| Exact::from_decimal(*nearest) == divided);
        prop_assert_eq!(divided.as_decimal(), nearest);
    }
}
