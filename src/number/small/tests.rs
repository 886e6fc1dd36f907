//! Laws: a small number is the exact one, or there is none.

use proptest::prelude::*;

use super::*;

fn numbers() -> impl Strategy<Value = Small> {
    let near = |limit: i64| (-limit..=limit).boxed();
    let numerator = prop_oneof![near(200), near(2_000_000), near(i64::MAX)];
    let denominator = prop_oneof![
        prop::sample::select(&[1_i64, 10, 100, 1_000, 1_000_000_000_000_000_000][..]),
        1..=300_i64,
        1..=i64::MAX,
    ];
    (numerator, denominator)
        .prop_map(|(numerator, denominator)| Small::new(numerator, denominator).expect("in range"))
}

/// Whether two machine integers hold it, in lowest terms.
fn fits(value: &Exact) -> bool {
    let text = value.to_string();
    let (numerator, denominator) = text.split_once('/').expect("a fraction");
    let numerator = numerator.parse::<i64>();
    denominator.parse::<i64>().is_ok() && numerator.is_ok_and(|numerator| numerator != i64::MIN)
}

/// There is a small result just where there is room for it, and it is the exact one.
fn agrees(small: Option<Small>, exact: Option<Exact>) -> Result<(), TestCaseError> {
    match (small, exact) {
        (Some(small), Some(exact)) => prop_assert_eq!(small.to_exact(), exact),
        (Some(small), None) => prop_assert!(false, "{:?} where there is no result", small),
        (None, exact) => prop_assert!(exact.is_none_or(|exact| !fits(&exact))),
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_operation_is_exact_or_has_no_result(a in numbers(), b in numbers()) {
        let (x, y) = (a.to_exact(), b.to_exact());
        agrees(a.checked_add(b), Some(x.add(&y)))?;
        agrees(a.checked_sub(b), Some(x.subtract(&y)))?;
        agrees(a.checked_mul(b), Some(x.multiply(&y)))?;
        agrees(a.checked_div(b), x.divide(&y))?;
        agrees(a.checked_rem(b), x.remainder(&y))?;
        prop_assert_eq!(a.cmp(&b), x.cmp(&y));
        prop_assert_eq!(a == b, x == y);
    }

    #[test]
    fn every_change_of_one_number_is_exact(a in numbers()) {
        let x = a.to_exact();
        prop_assert_eq!(a.negate().to_exact(), x.negate());
        prop_assert_eq!(a.abs().to_exact(), x.abs());
        prop_assert_eq!(a.floor().to_exact(), x.floor());
        prop_assert_eq!(a.ceil().to_exact(), x.ceil());
        prop_assert_eq!(a.is_zero(), x.is_zero());
        prop_assert_eq!(a.is_negative(), x.is_negative());
        prop_assert_eq!(a.is_positive(), x.is_positive());
        prop_assert_eq!(Small::from_exact(&x), Some(a));
    }

    #[test]
    fn every_rounding_is_that_of_the_exact_number(a in numbers(), digits in 0_u32..=6) {
        for (_, rounding) in Rounding::NAMES {
            if let Some(rounded) = a.round(*rounding, digits) {
                prop_assert_eq!(rounded.to_exact(), a.to_exact().round(*rounding, digits));
            }
        }
    }

    #[test]
    fn a_decimal_is_itself(units in any::<i64>(), scale in 0_u32..=28) {
        let decimal = Decimal::new(units, scale);
        if let Some(small) = Small::from_decimal(decimal) {
            prop_assert_eq!(small.to_exact(), Exact::from_decimal(decimal));
        } else {
            prop_assert!(units == i64::MIN || scale > 18);
        }
    }
}

#[test]
fn figures_of_everyday_size_always_have_a_result() {
    // A thousand million 元, to the 分, as a share of another in percent, of 10 points.
    let number = |text: &str| Small::from_decimal(text.parse().expect("a number")).expect("small");
    let rate = number("999999999.99").checked_mul(Small::ONE_HUNDRED);
    let rate = rate.and_then(|rate| rate.checked_div(number("1000000000.01")));
    let score = rate.and_then(|rate| rate.checked_mul(number("10")));
    let score = score
        .and_then(|score| score.checked_div(Small::ONE_HUNDRED))
        .expect("a score");
    assert_eq!(score.units(Rounding::HalfUp, 2), Some(1000));
}
