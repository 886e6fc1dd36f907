//! 效果: benefits, and whom they satisfied.

use rust_decimal::Decimal;

use super::facts::Facts;
use super::{Score, judged, number, rounded, whole};

/// 经济效益
pub fn economic_benefit(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(2);
    judged(FULL, &facts.economic_benefit)
}

/// 社会效益
pub fn social_benefit(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(5);
    judged(FULL, &facts.social_benefit)
}

/// 生态效益
pub fn ecological_benefit(facts: &Facts) -> Score {
    const FULL: Decimal = whole(2);
    match &facts.ecological_benefit {
        Some(judgement) => rounded(judged(FULL, judgement)),
        None => Score::NotApplicable,
    }
}

/// 社会公众或服务对象满意度
pub fn satisfaction(facts: &Facts) -> Option<Decimal> {
    const STAFF: Decimal = number(10, 2);
    const SERVED: Decimal = number(50, 2);
    const PUBLIC: Decimal = number(40, 2);
    const FULL: Decimal = whole(5);
    const FULL_FROM: Decimal = whole(90);
    /// 80% of full marks.
    const SECOND: Decimal = whole(4);
    const SECOND_FROM: Decimal = whole(80);
    /// 50% of full marks.
    const THIRD: Decimal = number(25, 1);
    const THIRD_FROM: Decimal = whole(60);
    let satisfaction = facts.staff_satisfaction * STAFF
        + facts.served_satisfaction * SERVED
        + facts.public_satisfaction * PUBLIC;
    Some(if satisfaction >= FULL_FROM {
        FULL
    } else if satisfaction >= SECOND_FROM {
        SECOND
    } else if satisfaction >= THIRD_FROM {
        THIRD
    } else {
        Decimal::ZERO
    })
}
