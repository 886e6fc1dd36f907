//! 过程: carrying out the budget, managing it, and managing assets.

use rust_decimal::Decimal;

use super::facts::{CardSettlement, Facts};
use super::style::Style;
use super::{checklist, number, whole};

/// 预算调整率
pub fn budget_adjustment_rate<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(2);
    const HALF: Decimal = whole(1);
    const FULL_UP_TO: Decimal = whole(10);
    const HALF_UP_TO: Decimal = whole(30);
    let budget = facts.opening_budget;
    if budget.is_zero() {
        return None;
    }
    let adjusted = S::rate(facts.budget_adjustment.abs(), budget)?;
    Some(if S::order(adjusted, FULL_UP_TO, budget)?.is_le() {
        FULL
    } else if S::order(adjusted, HALF_UP_TO, budget)?.is_le() {
        HALF
    } else {
        Decimal::ZERO
    })
}

/// 支付进度
pub fn payment_progress<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(3);
    S::completion(FULL, facts.project_spending, facts.project_budget)
}

/// “三公经费”控制率
pub fn three_public_control_rate<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(2);
    const LIMIT: Decimal = Decimal::ONE_HUNDRED;
    const PER_POINT: Decimal = number(2, 1);
    let (spending, budget) = (facts.three_public_spending, facts.three_public_budget);
    if spending.is_zero() && budget.is_zero() {
        return Some(FULL);
    }
    S::less_excess(FULL, spending, budget, LIMIT, PER_POINT)
}

/// 指标或资金收回
pub fn funds_recalled(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(3);
    const EACH: Decimal = whole(1);
    Some((FULL - facts.recalls * EACH).max(Decimal::ZERO))
}

/// 管理制度健全性
pub fn management_system(facts: &Facts) -> Option<Decimal> {
    const EACH: Decimal = number(5, 1);
    Some(checklist(&facts.management_system, EACH))
}

/// 资金使用合规
pub fn fund_use_compliance(facts: &Facts) -> Option<Decimal> {
    const EACH: Decimal = number(4, 1);
    Some(checklist(&facts.fund_use, EACH))
}

/// 预决算信息公开性
pub fn information_disclosure(facts: &Facts) -> Option<Decimal> {
    const EACH: Decimal = number(5, 1);
    Some(checklist(&facts.disclosure, EACH))
}

/// 公务卡刷卡率（公务支出结算率）
pub fn official_card_settlement(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(2);
    const FULL_FROM: u32 = 90;
    let at_least = match facts.card_settlement {
        CardSettlement::All => 100,
        CardSettlement::AtLeastNinety => 90,
        CardSettlement::BelowNinety => 0,
    };
    Some(if at_least >= FULL_FROM {
        FULL
    } else {
        Decimal::ZERO
    })
}

/// 公务卡刷卡率（开卡率）
pub fn official_card_holding<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(2);
    const FULL_FROM: Decimal = whole(90);
    if facts.staff.is_zero() {
        return None;
    }
    let held = S::rate(facts.card_holders, facts.staff)?;
    Some(if S::order(held, FULL_FROM, facts.staff)?.is_ge() {
        FULL
    } else {
        Decimal::ZERO
    })
}

/// 资产管理制度健全性
pub fn asset_system(facts: &Facts) -> Option<Decimal> {
    const ESTABLISHED: Decimal = whole(1);
    const ENFORCED: Decimal = number(5, 1);
    const EFFECTIVE: Decimal = number(5, 1);
    let worth = |met, points| if met { points } else { Decimal::ZERO };
    let system = facts.asset_system;
    Some(
        worth(system.established, ESTABLISHED)
            + worth(system.enforced, ENFORCED)
            + worth(system.effective, EFFECTIVE),
    )
}

/// 资产管理安全性
pub fn asset_safety(facts: &Facts) -> Option<Decimal> {
    const EACH: Decimal = number(5, 1);
    Some(checklist(&facts.asset_safety, EACH))
}

/// 固定资产利用率
pub fn fixed_asset_utilisation<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(1);
    S::completion(FULL, facts.assets_in_use, facts.assets)
}
