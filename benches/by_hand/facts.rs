//! The facts that the standard's rules read.

use rust_decimal::Decimal;

/// The facts (数据项) of a case; amounts in 万元, rates in percentage points.
#[derive(Clone, Debug)]
pub struct Facts {
    /// 在职人员数
    pub staff: Decimal,
    /// 编制数
    pub posts: Decimal,
    /// 本年三公经费预算
    pub three_public_budget: Decimal,
    /// 上年三公经费预算
    pub three_public_budget_before: Decimal,
    /// 预算调整额
    pub budget_adjustment: Decimal,
    /// 年初预算
    pub opening_budget: Decimal,
    /// 项目全年执行数
    pub project_spending: Decimal,
    /// 项目全年预算数
    pub project_budget: Decimal,
    /// 三公经费实际支出
    pub three_public_spending: Decimal,
    /// 指标或资金收回次数
    pub recalls: Decimal,
    /// 管理制度检查
    pub management_system: [bool; 3],
    /// 资金使用检查
    pub fund_use: [bool; 5],
    /// 信息公开检查
    pub disclosure: [bool; 5],
    /// 公务卡结算率区间
    pub card_settlement: CardSettlement,
    /// 公务卡开卡人数
    pub card_holders: Decimal,
    /// 资产制度检查
    pub asset_system: AssetSystem,
    /// 资产安全检查
    pub asset_safety: [bool; 4],
    /// 实际在用固定资产
    pub assets_in_use: Decimal,
    /// 全部固定资产
    pub assets: Decimal,
    /// 参与民企数
    pub enterprises: Decimal,
    /// 消费扶贫金额
    pub purchases: Decimal,
    /// 来万考察批次
    pub visits: Decimal,
    /// 培训班期数
    pub trainings: Decimal,
    /// 政策宣传评定
    pub policy_publicity: Judged,
    /// 现场处理困难数
    pub problems_on_the_spot: Decimal,
    /// 银企对接评定
    pub bank_liaison: Judged,
    /// 办结问题数
    pub problems_closed: Decimal,
    /// 法治培训次数
    pub legal_trainings: Decimal,
    /// 企业党建评定
    pub party_building: Judged,
    /// 商会建设评定
    pub chamber_building: Judged,
    /// 调研建言评定
    pub research: Judged,
    /// 自身建设评定
    pub self_building: Judged,
    /// 服务中心评定
    pub service_centre: Judged,
    /// 经济效益评定
    pub economic_benefit: Judged,
    /// 社会效益评定
    pub social_benefit: Judged,
    /// 生态效益评定; none where 涉及生态效益 is denied.
    pub ecological_benefit: Option<Judged>,
    /// 员工满意度
    pub staff_satisfaction: Decimal,
    /// 服务对象满意度
    pub served_satisfaction: Decimal,
    /// 社会公众满意度
    pub public_satisfaction: Decimal,
}

/// 公务卡结算率区间: the rate itself is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardSettlement {
    /// 100%
    All,
    /// 90%以上不足100%
    AtLeastNinety,
    /// 不足90%
    BelowNinety,
}

/// 资产制度检查: the one list of checks whose items differ in weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AssetSystem {
    /// 已制定合法、合规、完整的制度
    pub established: bool,
    /// 制度得到执行
    pub enforced: bool,
    /// 促进履职和目标完成
    pub effective: bool,
}

/// A judgement (评定).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Judged {
    pub tier: Option<Tier>,
    /// Percent of full marks, within the tier.
    pub rate: Option<Decimal>,
    /// Points, where the judge gave points.
    pub score: Option<Decimal>,
}

/// The tiers (档次) of every judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tier {
    /// 达成
    Met,
    /// 部分达成
    PartlyMet,
    /// 未达成
    Unmet,
}
