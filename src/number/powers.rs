//! Whole-number helpers of exact fractions: powers of ten and the greatest common divisor.

/// 10⁰ to 10²⁸, the scales of a decimal.
pub(super) const POWERS_OF_TEN: [i128; 29] = powers_of_ten();

/// The most digits after the point that a decimal holds.
pub(super) const MOST_DIGITS: u32 = 28;

const fn powers_of_ten() -> [i128; 29] {
    let mut powers = [1; 29];
    let mut power = 1;
    let mut rest = powers.as_mut_slice();
    while let Some((first, others)) = rest.split_first_mut() {
        *first = power;
        power *= 10;
        rest = others;
    }
    powers
}

/// 10 to the power of `digits`; of 28 where `digits` is more.
pub(super) fn power_of_ten(digits: u32) -> i128 {
    let [.., greatest] = POWERS_OF_TEN;
    usize::try_from(digits)
        .ok()
        .and_then(|index| POWERS_OF_TEN.get(index))
        .copied()
        .unwrap_or(greatest)
}

/// The greatest common divisor; the other number where one is zero.
pub(super) fn greatest_common_divisor(one: u128, other: u128) -> u128 {
    if one == 0 || other == 0 {
        return one | other;
    }
    let shared_twos = (one | other).trailing_zeros();
    let mut low = one >> one.trailing_zeros();
    let mut high = other >> other.trailing_zeros();
    loop {
        if low > high {
            (low, high) = (high, low);
        }
        // Half as wide is several times as fast.
        if let (Ok(low), Ok(high)) = (u64::try_from(low), u64::try_from(high)) {
            return u128::from(divisor_of_odd(low, high)) << shared_twos;
        }
        high -= low;
        if high == 0 {
            return low << shared_twos;
        }
        high >>= high.trailing_zeros();
    }
}

/// Of two odd numbers.
fn divisor_of_odd(mut low: u64, mut high: u64) -> u64 {
    loop {
        if low > high {
            (low, high) = (high, low);
        }
        high -= low;
        if high == 0 {
            return low;
        }
        high >>= high.trailing_zeros();
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn by_remainders(one: u128, other: u128) -> u128 {
        if other == 0 {
            one
        } else {
            by_remainders(other, one % other)
        }
    }

    #[test]
    fn powers_of_ten_are_those_of_the_scales() {
        for digits in 0..=MOST_DIGITS {
            assert_eq!(power_of_ten(digits), 10_i128.pow(digits));
        }
        assert_eq!(power_of_ten(99), 10_i128.pow(28));
    }

    proptest! {
        #[test]
        fn the_divisor_is_that_found_by_remainders(
            one in prop_oneof![Just(0), 0u128..1000, any::<u128>(), any::<u64>().prop_map(u128::from)],
            other in prop_oneof![Just(0), 0u128..1000, any::<u128>(), any::<u64>().prop_map(u128::from)],
            shared in 1u128..1_000_000,
        ) {
            prop_assert_eq!(greatest_common_divisor(one, other), by_remainders(one, other));
            let (one, other) = ((one >> 20) * shared, (other >> 20) * shared);
            prop_assert_eq!(greatest_common_divisor(one, other), by_remainders(one, other));
        }
    }
}
