//! Reads the facts out of a case that the engine has bound: the only place that knows the engine's types.

use jixiao::bind;
use jixiao::pack::{Pack, Value};
use rust_decimal::Decimal;

use super::facts::{AssetSystem, CardSettlement, Facts, Judged, Tier};

/// The facts of a case; none where the pack is another one, or where a fact is missing that a rule reads.
pub fn from_case(pack: &Pack, facts: &bind::Facts) -> Option<Facts> {
    if pack.id != "wanzhou-overall" || pack.version != "2020" {
        return None;
    }
    let bound = Bound { pack, facts };
    // Asked for a duty (提示) alone: no score depends on it, but its rule has none without it.
    bound.yes("存在漏登固定资产")?;
    Some(Facts {
        staff: bound.number("在职人员数")?,
        posts: bound.number("编制数")?,
        three_public_budget: bound.number("本年三公经费预算")?,
        three_public_budget_before: bound.number("上年三公经费预算")?,
        budget_adjustment: bound.number("预算调整额")?,
        opening_budget: bound.number("年初预算")?,
        project_spending: bound.number("项目全年执行数")?,
        project_budget: bound.number("项目全年预算数")?,
        three_public_spending: bound.number("三公经费实际支出")?,
        recalls: bound.number("指标或资金收回次数")?,
        management_system: bound.checklist("管理制度检查")?,
        fund_use: bound.checklist("资金使用检查")?,
        disclosure: bound.checklist("信息公开检查")?,
        card_settlement: bound.card_settlement("公务卡结算率区间")?,
        card_holders: bound.number("公务卡开卡人数")?,
        asset_system: bound.asset_system("资产制度检查")?,
        asset_safety: bound.checklist("资产安全检查")?,
        assets_in_use: bound.number("实际在用固定资产")?,
        assets: bound.number("全部固定资产")?,
        enterprises: bound.number("参与民企数")?,
        purchases: bound.number("消费扶贫金额")?,
        visits: bound.number("来万考察批次")?,
        trainings: bound.number("培训班期数")?,
        policy_publicity: bound.judged("政策宣传评定")?,
        problems_on_the_spot: bound.number("现场处理困难数")?,
        bank_liaison: bound.judged("银企对接评定")?,
        problems_closed: bound.number("办结问题数")?,
        legal_trainings: bound.number("法治培训次数")?,
        party_building: bound.judged("企业党建评定")?,
        chamber_building: bound.judged("商会建设评定")?,
        research: bound.judged("调研建言评定")?,
        self_building: bound.judged("自身建设评定")?,
        service_centre: bound.judged("服务中心评定")?,
        economic_benefit: bound.judged("经济效益评定")?,
        social_benefit: bound.judged("社会效益评定")?,
        ecological_benefit: if bound.yes("涉及生态效益")? {
            Some(bound.judged("生态效益评定")?)
        } else {
            None
        },
        staff_satisfaction: bound.number("员工满意度")?,
        served_satisfaction: bound.number("服务对象满意度")?,
        public_satisfaction: bound.number("社会公众满意度")?,
    })
}

struct Bound<'a> {
    pack: &'a Pack,
    facts: &'a bind::Facts,
}

impl Bound<'_> {
    fn get(&self, name: &str) -> Option<&Value> {
        self.facts.get(self.pack.fact_index(name)?)
    }

    fn number(&self, name: &str) -> Option<Decimal> {
        match self.get(name)? {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn yes(&self, name: &str) -> Option<bool> {
        match self.get(name)? {
            Value::Bool(yes) => Some(*yes),
            _ => None,
        }
    }

    fn card_settlement(&self, name: &str) -> Option<CardSettlement> {
        let Value::Choice(option) = self.get(name)? else {
            return None;
        };
        match self.pack.fact(name)?.kind.option(*option) {
            "100%" => Some(CardSettlement::All),
            "90%以上不足100%" => Some(CardSettlement::AtLeastNinety),
            "不足90%" => Some(CardSettlement::BelowNinety),
            _ => None,
        }
    }

    /// The answers in the order in which the pack lists the items.
    fn checklist<const ITEMS: usize>(&self, name: &str) -> Option<[bool; ITEMS]> {
        let Value::Checklist(list) = self.get(name)? else {
            return None;
        };
        let answers = list.answers.clone();
        answers.try_into().ok()
    }

    fn asset_system(&self, name: &str) -> Option<AssetSystem> {
        let [established, enforced, effective] = self.checklist(name)?;
        Some(AssetSystem {
            established,
            enforced,
            effective,
        })
    }

    fn judged(&self, name: &str) -> Option<Judged> {
        let Value::Judged(judged) = self.get(name)? else {
            return None;
        };
        let tier = match &judged.tier {
            None => None,
            Some(tier) => Some(match tier.label.as_str() {
                "达成" => Tier::Met,
                "部分达成" => Tier::PartlyMet,
                "未达成" => Tier::Unmet,
                _ => return None,
            }),
        };
        Some(Judged {
            tier,
            rate: judged.rate,
            score: judged.score,
        })
    }
}
