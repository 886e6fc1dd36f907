//! 产出: the year's work against its goals.

use rust_decimal::Decimal;

use super::facts::Facts;
use super::style::Style;
use super::{judged, whole};

/// ①助力脱贫攻坚: two tasks, each worth half the marks.
pub fn poverty_alleviation<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL_OF_EACH: Decimal = whole(4);
    const ENTERPRISES: Decimal = whole(100);
    const PURCHASES: Decimal = whole(100);
    let enterprises = S::completion(FULL_OF_EACH, facts.enterprises, ENTERPRISES)?;
    let purchases = S::completion(FULL_OF_EACH, facts.purchases, PURCHASES)?;
    Some(enterprises + purchases)
}

/// ②招商引资
pub fn investment_promotion<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(8);
    const VISITS: Decimal = whole(2);
    S::completion(FULL, facts.visits, VISITS)
}

/// ③理想信念教育
pub fn ideals_education<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(3);
    const TRAININGS: Decimal = whole(4);
    S::completion(FULL, facts.trainings, TRAININGS)
}

/// ④政策宣传
pub fn policy_publicity(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(4);
    judged(FULL, &facts.policy_publicity)
}

/// ⑤领导联系和接待
pub fn leader_contact<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(4);
    const PROBLEMS: Decimal = whole(20);
    S::completion(FULL, facts.problems_on_the_spot, PROBLEMS)
}

/// ⑥政银企对接
pub fn bank_enterprise_liaison(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(3);
    judged(FULL, &facts.bank_liaison)
}

/// ⑦困难问题办理
pub fn problem_handling<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(3);
    const PROBLEMS: Decimal = whole(30);
    S::completion(FULL, facts.problems_closed, PROBLEMS)
}

/// ⑧法律服务
pub fn legal_services<S: Style>(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(3);
    const TRAININGS_A_QUARTER: u32 = 3;
    const TRAININGS: Decimal = whole(TRAININGS_A_QUARTER * 4);
    S::completion(FULL, facts.legal_trainings, TRAININGS)
}

/// ⑨会员企业党建
pub fn party_building(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(2);
    judged(FULL, &facts.party_building)
}

/// ⑩商会建设
pub fn chamber_building(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(4);
    judged(FULL, &facts.chamber_building)
}

/// ⑪调研建言
pub fn research_proposals(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(5);
    judged(FULL, &facts.research)
}

/// ⑫自身建设
pub fn self_building(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(5);
    judged(FULL, &facts.self_building)
}

/// ⑬服务中心和“五好”建设
pub fn service_centre(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(3);
    judged(FULL, &facts.service_centre)
}
