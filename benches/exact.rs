//! What a rule computes, in exact fractions and, for comparison, in decimals of 28 digits: the same figures, a thousand
//! computations a sample.

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use jixiao::number::{Decimal, Exact};

const COMPUTATIONS: usize = 1000;

fn main() {
    divan::main();
}

/// Amounts in 万元, with up to four digits after the point as reports print them.
fn amounts() -> Vec<Decimal> {
    let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
    (0..COMPUTATIONS + 3)
        .map(|at| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let units = i64::try_from(state >> 40).expect("24 bits") + 1;
            Decimal::new(
                units,
                [2, 2, 2, 4, 0].into_iter().cycle().nth(at % 5).unwrap_or(2),
            )
        })
        .collect()
}

fn bench<T>(bencher: Bencher, read: impl Fn(Decimal) -> T, compute: impl Fn(&T, &T, &T) -> T + Sync)
where
    T: Sync,
{
    let values: Vec<T> = amounts().into_iter().map(read).collect();
    bencher
        .counter(ItemsCount::new(COMPUTATIONS))
        .bench_local(|| {
            for three in black_box(&values).windows(3).take(COMPUTATIONS) {
                if let [one, two, three] = three {
                    black_box(compute(black_box(one), black_box(two), black_box(three)));
                }
            }
        });
}

fn exact(units: i64, scale: u32) -> Exact {
    Exact::from_decimal(Decimal::new(units, scale))
}

/// The rate of two amounts in percent; above the threshold, full marks less the excess at a rate, not below zero.
mod deduction {
    use super::{Bencher, Decimal, Exact, bench, exact};

    #[divan::bench]
    fn fractions(bencher: Bencher) {
        let (hundred, threshold, full, rate) =
            (exact(100, 0), exact(90, 0), exact(5, 0), exact(5, 2));
        bench(bencher, Exact::from_decimal, |one, two, _| {
            let percent = one.multiply(&hundred).divide(two).unwrap_or(Exact::ZERO);
            if percent <= threshold {
                full.clone()
            } else {
                full.subtract(&percent.subtract(&threshold).multiply(&rate))
                    .max(Exact::ZERO)
            }
        });
    }

    #[divan::bench]
    fn decimals(bencher: Bencher) {
        let (hundred, threshold, full, rate) = (
            Decimal::ONE_HUNDRED,
            Decimal::from(90),
            Decimal::from(5),
            Decimal::new(5, 2),
        );
        bench(
            bencher,
            |value| value,
            |one, two, _| {
                let percent = one * hundred / two;
                if percent <= threshold {
                    full
                } else {
                    (full - (percent - threshold) * rate).max(Decimal::ZERO)
                }
            },
        );
    }
}

mod weighted_sum_of_three {
    use super::{Bencher, Decimal, Exact, bench, exact};

    #[divan::bench]
    fn fractions(bencher: Bencher) {
        let weights = (exact(5, 1), exact(3, 1), exact(2, 1));
        bench(bencher, Exact::from_decimal, |one, two, three| {
            let first_two = one.multiply(&weights.0).add(&two.multiply(&weights.1));
            first_two.add(&three.multiply(&weights.2))
        });
    }

    #[divan::bench]
    fn decimals(bencher: Bencher) {
        let weights = (Decimal::new(5, 1), Decimal::new(3, 1), Decimal::new(2, 1));
        bench(
            bencher,
            |value| value,
            |one, two, three| one * weights.0 + two * weights.1 + three * weights.2,
        );
    }
}

mod sum_of_two {
    use super::{Bencher, Decimal, Exact, bench};

    #[divan::bench]
    fn fractions(bencher: Bencher) {
        bench(bencher, Exact::from_decimal, |one, two, _| one.add(two));
    }

    #[divan::bench]
    fn decimals(bencher: Bencher) {
        bench(bencher, |value: Decimal| value, |one, two, _| one + two);
    }
}

mod comparison {
    use super::{Bencher, Decimal, Exact, bench};

    #[divan::bench]
    fn fractions(bencher: Bencher) {
        bench(bencher, Exact::from_decimal, |one, two, _| {
            one.max(two).clone()
        });
    }

    #[divan::bench]
    fn decimals(bencher: Bencher) {
        bench(bencher, |value: Decimal| value, |one, two, _| *one.max(two));
    }
}

/// A rate of rates, as a growth compared with a growth.
mod division_chain {
    use super::{Bencher, Decimal, Exact, bench};

    #[divan::bench]
    fn fractions(bencher: Bencher) {
        bench(bencher, Exact::from_decimal, |one, two, three| {
            let rate = one.divide(two).and_then(|rate| rate.divide(three));
            rate.and_then(|rate| rate.divide(one))
                .unwrap_or(Exact::ZERO)
        });
    }

    #[divan::bench]
    fn decimals(bencher: Bencher) {
        bench(
            bencher,
            |value: Decimal| value,
            |one, two, three| one / two / three / one,
        );
    }
}

/// A rate, rounded to two digits and shown.
mod rounded_rate {
    use super::{Bencher, Decimal, Exact, bench};

    #[divan::bench]
    fn fractions(bencher: Bencher) {
        bench(bencher, Exact::from_decimal, |one, two, _| {
            one.divide(two).map_or(Exact::ZERO, |rate| rate.half_up(2))
        });
    }

    #[divan::bench]
    fn decimals(bencher: Bencher) {
        bench(
            bencher,
            |value: Decimal| value,
            |one, two, _| jixiao::number::half_up(one / two, 2),
        );
    }
}
