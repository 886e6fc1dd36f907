//! 产出: the year's work against its goals.

use rust_decimal::Decimal;

use super::facts::Facts;
use super::{completion, judged, whole};

/// ①助力脱贫攻坚: two tasks, each worth half the marks.
pub fn poverty_alleviation(facts: &Facts) -> Option<Decimal> {
    const FULL_OF_EACH: Decimal = whole(4);
    const ENTERPRISES: Decimal = whole(100);
    const PURCHASES: Decimal = whole(100);
    let enterprises = completion(FULL_OF_EACH, facts.enterprises, ENTERPRISES)?;
    let purchases = completion(FULL_OF_EACH, facts.purchases, PURCHASES)?;
    Some(enterprises + purchases)
}

/// ②招商引资
pub fn investment_promotion(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(8);
    const VISITS: Decimal = whole(2);
    completion(FULL, facts.visits, VISITS)
}

/// ③理想信念教育
pub fn ideals_education(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(3);
    const TRAININGS: Decimal = whole(4);
    completion(FULL, facts.trainings, TRAININGS)
}

/// ④政策宣传
pub fn policy_publicity(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(4);
    judged(FULL, &facts.policy_publicity)
}

/// ⑤领导联系和接待
pub fn leader_contact(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(4);
    const PROBLEMS: Decimal = whole(20);
    completion(FULL, facts.problems_on_the_spot, PROBLEMS)
}

/// ⑥政银企对接
pub fn bank_enterprise_liaison(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(3);
    judged(FULL, &facts.bank_liaison)
}

/// ⑦困难问题办理
pub fn problem_handling(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(3);
    const PROBLEMS: Decimal = whole(30);
    completion(FULL, facts.problems_closed, PROBLEMS)
}

/// ⑧法律服务
pub fn legal_services(facts: &Facts) -> Option<Decimal> {
    const FULL: Decimal = whole(3);
    const TRAININGS_A_QUARTER: u32 = 3;
    const TRAININGS: Decimal = whole(TRAININGS_A_QUARTER * 4);
    completion(FULL, facts.legal_trainings, TRAININGS)
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
