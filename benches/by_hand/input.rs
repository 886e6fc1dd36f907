//! 投入: posts and budget against the year before.

use rust_decimal::Decimal;

use super::facts::Facts;
use super::style::Style;
use super::{number, whole};

/// 财政供养人员控制率
pub fn staffing_control_rate<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(2);
    const LIMIT: Decimal = Decimal::ONE_HUNDRED;
    const PER_POINT: Decimal = number(2, 1);
    S::less_excess(FULL, facts.staff, facts.posts, LIMIT, PER_POINT)
}

/// “三公经费”变动率
pub fn three_public_change_rate<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(3);
    const LIMIT: Decimal = Decimal::ZERO;
    const PER_POINT: Decimal = number(3, 1);
    let (now, before) = (facts.three_public_budget, facts.three_public_budget_before);
    if now.is_zero() && before.is_zero() {
        return Some(FULL);
    }
    S::less_excess(FULL, now - before, before, LIMIT, PER_POINT)
}
