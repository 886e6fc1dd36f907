//! Two ways to write a rate by hand.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// How rates, in percent, are computed and compared.
pub trait Style {
    /// `part ÷ base` as it is compared. The base is not zero.
    fn rate(part: Decimal, base: Decimal) -> Option<Decimal>;

    /// How such a rate compares with a limit in percent.
    fn order(rate: Decimal, limit: Decimal, base: Decimal) -> Option<Ordering>;

    /// Full marks for reaching the goal, else in proportion. None for a goal of zero.
    fn completion(full: Decimal, actual: Decimal, goal: Decimal) -> Option<Decimal>;

    /// Full marks while `part` is at most `limit` percent of `base`; above it, `per_point` off for every percentage point and
    /// in proportion, down to zero. None for a base of zero.
    fn less_excess(
        full: Decimal,
        part: Decimal,
        base: Decimal,
        limit: Decimal,
        per_point: Decimal,
    ) -> Option<Decimal>;
}

/// As the standard is written: a rate is worked out, then used. A rate without a last digit is cut off at the 28th.
pub struct AsWritten;

impl Style for AsWritten {
    fn rate(part: Decimal, base: Decimal) -> Option<Decimal> {
        part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(base)
    }

    fn order(rate: Decimal, limit: Decimal, _: Decimal) -> Option<Ordering> {
        Some(rate.cmp(&limit))
    }

    fn completion(full: Decimal, actual: Decimal, goal: Decimal) -> Option<Decimal> {
        if goal.is_zero() {
            return None;
        }
        let rate = Self::rate(actual, goal)?.min(Decimal::ONE_HUNDRED);
        full.checked_mul(rate)?.checked_div(Decimal::ONE_HUNDRED)
    }

    fn less_excess(
        full: Decimal,
        part: Decimal,
        base: Decimal,
        limit: Decimal,
        per_point: Decimal,
    ) -> Option<Decimal> {
        if base.is_zero() {
            return None;
        }
        let excess = (Self::rate(part, base)? - limit).max(Decimal::ZERO);
        Some((full - excess.checked_mul(per_point)?).max(Decimal::ZERO))
    }
}

/// For speed, and so that a score of few digits is exact: a threshold is compared by multiplication, and a quotient is the
/// last step before rounding.
pub struct Multiplied;

impl Style for Multiplied {
    fn rate(part: Decimal, _: Decimal) -> Option<Decimal> {
        part.checked_mul(Decimal::ONE_HUNDRED)
    }

    fn order(rate: Decimal, limit: Decimal, base: Decimal) -> Option<Ordering> {
        Some(rate.cmp(&limit.checked_mul(base)?))
    }

    fn completion(full: Decimal, actual: Decimal, goal: Decimal) -> Option<Decimal> {
        if goal.is_zero() {
            return None;
        }
        if actual >= goal {
            return Some(full);
        }
        full.checked_mul(actual)?.checked_div(goal)
    }

    fn less_excess(
        full: Decimal,
        part: Decimal,
        base: Decimal,
        limit: Decimal,
        per_point: Decimal,
    ) -> Option<Decimal> {
        if base.is_zero() {
            return None;
        }
        let allowed = limit.checked_mul(base)?;
        let part = part.checked_mul(Decimal::ONE_HUNDRED)?;
        if part <= allowed {
            return Some(full);
        }
        let lost = ((part - allowed) * per_point).checked_div(base)?;
        Some((full - lost).max(Decimal::ZERO))
    }
}
