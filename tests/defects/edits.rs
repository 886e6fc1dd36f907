//! The shipped pack with one edit of the kind that a clerk makes: what is told of each, and nothing of a change of policy.

use std::fs;
use std::path::Path;

use super::{Story, listed, none_of};
use jixiao::score::run_example;
use jixiao::source::MemoryFiles;

const PACK: &str = "rules/wanzhou-overall/2020";

/// What was done, the file, what stood there and what stands there now, and the codes told.
type Edit = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const MANIFEST: &str = "pack.toml";
const STAFFING: &str = "indicators/staffing-control-rate.rhai";
const CHANGE: &str = "indicators/three-public-change-rate.rhai";
const CONTROL: &str = "indicators/three-public-control-rate.rhai";
const ADJUSTMENT: &str = "indicators/budget-adjustment-rate.rhai";
const SATISFACTION: &str = "indicators/satisfaction.rhai";
const HOLDING: &str = "indicators/official-card-holding.rhai";
const SETTLEMENT: &str = "indicators/official-card-settlement.rhai";
const RECALLED: &str = "indicators/funds-recalled.rhai";
const ASSETS: &str = "indicators/fixed-asset-utilisation.rhai";
const SAFETY: &str = "indicators/asset-safety.rhai";
const SYSTEM: &str = "indicators/asset-system.rhai";
const POVERTY: &str = "indicators/poverty-alleviation.rhai";
const ECOLOGY: &str = "indicators/ecological-benefit.rhai";

#[rustfmt::skip]
const MISTAKES: &[Edit] = &[
    ("分档的数写成了单项满意度", SATISFACTION, "分档(综合满意度,", "分档(员工满意度,", &["JX340"]),
    ("超出部分的正负号写反", STAFFING, "控制率 - 控制率满分上限", "控制率满分上限 - 控制率", &["JX320"]),
    ("百分比换成直接相除", STAFFING, "百分比(在职人员数, 编制数)", "在职人员数 / 编制数", &["JX305"]),
    ("扣完为止去掉了", STAFFING, "按比例扣减(full, 控制率 - 控制率满分上限, 1, 超编每点扣分)", "full - (控制率 - 控制率满分上限) * 超编每点扣分", &["JX315"]),
    ("用数字代替每点扣分的参数", STAFFING, "超编每点扣分)", "0.2)", &["JX302"]),
    ("满分写成了数字 5", STAFFING, "按比例扣减(full,", "按比例扣减(5,", &["JX315"]),
    ("满分写成了小一点的数字", STAFFING, "按比例扣减(full,", "按比例扣减(1.5,", &["JX318"]),
    ("读错了数据项：编制数写成本年预算", STAFFING, "百分比(在职人员数, 编制数)", "百分比(在职人员数, 年初预算)", &["JX334", "JX333", "JX305"]),
    ("“且”写成了“或”", CONTROL, "三公经费实际支出 == 0 && 本年三公经费预算 == 0", "三公经费实际支出 == 0 || 本年三公经费预算 == 0", &["JX341"]),
    ("等于零写成了小于零", CONTROL, "三公经费实际支出 == 0 &&", "三公经费实际支出 < 0 &&", &["JX310"]),
    ("两档对调", ADJUSTMENT, "    不高于(预算调整率满分上限, full),\n    不高于(预算调整率半分上限, 预算调整率半分得分),", "    不高于(预算调整率半分上限, 预算调整率半分得分),\n    不高于(预算调整率满分上限, full),", &["JX311"]),
    ("不高于写成了不低于", ADJUSTMENT, "不高于(预算调整率满分上限", "不低于(预算调整率满分上限", &["JX320", "JX312", "JX311"]),
    ("其余漏写", ADJUSTMENT, ",\n    其余(0)", "", &["JX313"]),
    ("其余给了满分", ADJUSTMENT, "其余(0)", "其余(full)", &["JX320"]),
    ("满分上限改得比半分上限还高", MANIFEST, "\"预算调整率满分上限\" = { value = 10", "\"预算调整率满分上限\" = { value = 40", &["JX311"]),
    ("半分得分改得比满分高", MANIFEST, "\"预算调整率半分得分\" = { value = 1,", "\"预算调整率半分得分\" = { value = 3,", &["JX320", "JX315"]),
    ("年初预算的单位改成了元", MANIFEST, "\"年初预算\" = { type = \"decimal\", unit = \"万元\"", "\"年初预算\" = { type = \"decimal\", unit = \"元\"", &["JX305"]),
    ("上年预算的单位改成了元", MANIFEST, "\"上年三公经费预算\" = { type = \"decimal\", unit = \"万元\"", "\"上年三公经费预算\" = { type = \"decimal\", unit = \"元\"", &["JX305"]),
    ("参数的单位改成了分", MANIFEST, "\"公务卡开卡率满分线\" = { value = 90, unit = \"%\"", "\"公务卡开卡率满分线\" = { value = 90, unit = \"分\"", &["JX305"]),
    ("百分数少写了两位：90 写成 0.9", MANIFEST, "\"满意度满分线\" = { value = 90,", "\"满意度满分线\" = { value = 0.9,", &["JX311"]),
    ("一个权重改了，另一个没有改", MANIFEST, "\"员工满意度权重\" = { value = 10,", "\"员工满意度权重\" = { value = 20,", &["JX319"]),
    ("二档的得分率写成了 180", MANIFEST, "\"满意度二档得分率\" = { value = 80,", "\"满意度二档得分率\" = { value = 180,", &["JX320", "JX315"]),
    ("二档三档的得分率对调", MANIFEST, "\"满意度二档得分率\" = { value = 80,", "\"满意度二档得分率\" = { value = 40,", &["JX320"]),
    ("二档线改到了满分线以上", MANIFEST, "\"满意度二档线\" = { value = 80,", "\"满意度二档线\" = { value = 95,", &["JX311"]),
    ("加权的一个数写了两次", SATISFACTION, "[员工满意度, 服务对象满意度, 社会公众满意度]", "[员工满意度, 服务对象满意度, 员工满意度]", &["JX334", "JX333"]),
    ("加权少写了一个权重", SATISFACTION, "[员工满意度权重, 服务对象满意度权重, 社会公众满意度权重]", "[员工满意度权重, 服务对象满意度权重]", &["JX317"]),
    ("否则的分支漏写", HOLDING, " else { 0 }", "", &["JX314"]),
    ("大于等于写成小于等于", HOLDING, ">=", "<=", &["JX320"]),
    ("满分线改到 100% 以上", MANIFEST, "\"公务卡结算率满分线\" = { value = 90", "\"公务卡结算率满分线\" = { value = 110", &["JX310"]),
    ("对照表漏了一项", SETTLEMENT, ", \"不足90%\": 0", "", &["JX317"]),
    ("对照表的一项写错一个字", SETTLEMENT, "\"不足90%\": 0", "\"不到90%\": 0", &["JX323"]),
    ("选项改了名字，对照表没有改", MANIFEST, "\"不足90%\"]", "\"低于90%\"]", &["JX104", "JX323"]),
    ("乘写成了加", RECALLED, "收回次数 * 每次收回扣分", "收回次数 + 每次收回扣分", &["JX305"]),
    ("次数的下限去掉了", MANIFEST, "\"指标或资金收回次数\" = { type = \"integer\", unit = \"次\", min = 0,", "\"指标或资金收回次数\" = { type = \"integer\", unit = \"次\",", &["JX317"]),
    ("完成率换成了不封顶的百分比", ASSETS, "完成率(", "百分比(", &["JX315"]),
    ("按比例计分漏掉了", ASSETS, "按比例计分(full, 固定资产利用率)", "固定资产利用率", &["JX306"]),
    ("清单删去一项，分值没有改", MANIFEST, "[\"保存完整、配置合理\", ", "[", &["JX105", "JX318"]),
    ("检查项在脚本里写错一个字", SAFETY, "账务合规、账实相符", "账务合规，账实相符", &["JX317"]),
    ("每项分值改大，超过满分", MANIFEST, "\"资金使用每项分值\" = { value = 0.4", "\"资金使用每项分值\" = { value = 0.5", &["JX315"]),
    ("每项分值改小，拿不到满分", MANIFEST, "\"信息公开每项分值\" = { value = 0.5", "\"信息公开每项分值\" = { value = 0.4", &["JX318"]),
    ("清单加权漏了一项", SYSTEM, ",\n    \"促进履职和目标完成\": 资产制度成效分值", "", &["JX302", "JX317"]),
    ("平均写成了合计", POVERTY, "平均([", "合计([", &["JX315"]),
    ("平均里把家数当成了完成率", POVERTY, "平均([民企参与完成率, ", "平均([参与民企数, ", &["JX303", "JX305"]),
    ("目标写成了零", MANIFEST, "\"消费扶贫目标\" = { value = 100", "\"消费扶贫目标\" = { value = 0", &["JX316"]),
    ("指标的分值改了，上级没有改", MANIFEST, "group = \"投入/预算配置\"\nmax = 2\n", "group = \"投入/预算配置\"\nmax = 3\n", &["JX066"]),
    ("方向抄错", MANIFEST, "max = 2\ndirection = \"lower-is-better\"\nbasis = \"报告六(二)1(1)①\"", "max = 2\ndirection = \"higher-is-better\"\nbasis = \"报告六(二)1(1)①\"", &["JX320"]),
    ("优的下限高过满分", MANIFEST, "label = \"优\"\nfrom = 90", "label = \"优\"\nfrom = 100", &["JX330"]),
    ("编制数改为至少 1，免报忘了删", MANIFEST, "\"编制数\" = { type = \"integer\", unit = \"人\", min = 0", "\"编制数\" = { type = \"integer\", unit = \"人\", min = 1", &["JX103", "JX341"]),
    ("依据删掉了", MANIFEST, "basis = \"报告六(二)1(1)①\"\n", "", &["JX331"]),
];

/// Slips that make another sound rule: only the worked examples can tell, and do.
#[rustfmt::skip]
const FOR_EXAMPLES: &[Edit] = &[
    ("控制率的分子分母对调", STAFFING, "百分比(在职人员数, 编制数)", "百分比(编制数, 在职人员数)", &[]),
    ("同一个参数用了两次", STAFFING, "1, 超编每点扣分", "控制率满分上限, 超编每点扣分", &[]),
    ("忘了取绝对值", ADJUSTMENT, "绝对值(预算调整额)", "预算调整额", &[]),
    ("不适用的条件写反", ECOLOGY, "if 涉及生态效益", "if !涉及生态效益", &[]),
    ("不适用的分支给了满分", ECOLOGY, "不适用(\"本部门不涉及生态效益\")", "full", &[]),
];

/// Changes that a standard may well make.
#[rustfmt::skip]
const POLICY: &[Edit] = &[
    ("每点多扣", MANIFEST, "\"超编每点扣分\" = { value = 0.2", "\"超编每点扣分\" = { value = 0.4", &[]),
    ("上限放宽到 110%", MANIFEST, "\"控制率满分上限\" = { value = 100", "\"控制率满分上限\" = { value = 110", &[]),
    ("只减不增改为至少减 5%", MANIFEST, "\"三公变动率满分上限\" = { value = 0", "\"三公变动率满分上限\" = { value = -5", &[]),
    ("按比例改为按整步扣", STAFFING, "按比例扣减", "按整步扣减", &[]),
    ("不足一步按一步扣", CONTROL, "按比例扣减", "按起步扣减", &[]),
    ("满分线提到 95%", MANIFEST, "\"满意度满分线\" = { value = 90,", "\"满意度满分线\" = { value = 95,", &[]),
    ("权重从公众移给员工", MANIFEST, "\"员工满意度权重\" = { value = 10, unit = \"%\", label = \"部门内部员工满意度权重\", basis = \"报告六(二)3(2)④综合满意度算式\" }\n\"服务对象满意度权重\" = { value = 50", "\"员工满意度权重\" = { value = 20, unit = \"%\", label = \"部门内部员工满意度权重\", basis = \"报告六(二)3(2)④综合满意度算式\" }\n\"服务对象满意度权重\" = { value = 40", &[]),
    ("界限不含本数", ADJUSTMENT, "不高于(预算调整率满分上限", "低于(预算调整率满分上限", &[]),
    ("半分改为四分之一分", MANIFEST, "\"预算调整率半分得分\" = { value = 1,", "\"预算调整率半分得分\" = { value = 0.5,", &[]),
    ("收回一次扣 1.5 分", MANIFEST, "\"每次收回扣分\" = { value = 1,", "\"每次收回扣分\" = { value = 1.5,", &[]),
    ("目标提高一倍", MANIFEST, "\"现场处理困难目标\" = { value = 20", "\"现场处理困难目标\" = { value = 40", &[]),
    ("平均改为取较低者", POVERTY, "平均([", "最小([", &[]),
    ("低于线的按比例给分", HOLDING, "{ 0 }", "{ 按比例计分(full, 开卡率) }", &[]),
    ("满意度可以超过 100", MANIFEST, "\"员工满意度\" = { type = \"percent\", min = 0, max = 100", "\"员工满意度\" = { type = \"percent\", min = 0", &[]),
    ("本年没有预算的，变动率一律记零", CHANGE, "本年三公经费预算 == 0 && 上年三公经费预算 == 0", "本年三公经费预算 == 0", &[]),
    ("换一种说法", ECOLOGY, "本部门不涉及生态效益", "不涉及", &[]),
];

fn edited(edit: &Edit) -> Option<String> {
    let (name, .., codes) = edit;
    let story = story(edit);
    let told = story.examined.findings.iter();
    let mut told: Vec<&str> = told.map(|finding| finding.code.number()).collect();
    told.dedup();
    (told != *codes).then(|| format!("{name}: {told:?}, wanted {codes:?}\n{}", story.shown()))
}

fn story((name, file, from, to, _): &Edit) -> Story {
    let mut files = MemoryFiles::default();
    let folder = Path::new(PACK);
    let scripts = listed(&folder.join("indicators"));
    for path in scripts.into_iter().chain([folder.join(MANIFEST)]) {
        let mut text = fs::read_to_string(&path).expect("a text");
        if path == folder.join(file) {
            assert!(text.contains(from), "{name}: {file} lacks {from}");
            text = text.replacen(from, to, 1);
        }
        files.insert(path, text);
    }
    Story::of(folder, &files)
}

/// Whether every worked example still comes to what it should.
fn examples_hold(story: &Story) -> bool {
    let examined = &story.examined;
    let (Some(pack), Some(program)) = (&examined.pack, &examined.program) else {
        return false;
    };
    let indicators = pack.indicators.iter().enumerate();
    indicators
        .flat_map(|(index, indicator)| indicator.examples.iter().map(move |one| (index, one)))
        .all(|(index, example)| {
            let result = run_example(pack, program, index, example).value;
            result.is_some_and(|result| example.expected.value.is_met_by(&result.outcome))
        })
}

#[test]
fn a_slip_in_the_shipped_pack_is_told() {
    assert!(MISTAKES.len() >= 30);
    none_of(MISTAKES.iter().filter_map(edited).collect());
}

#[test]
fn a_slip_that_makes_another_sound_rule_is_left_to_the_examples() {
    none_of(FOR_EXAMPLES.iter().filter_map(edited).collect());
    for edit in FOR_EXAMPLES {
        assert!(!examples_hold(&story(edit)), "{}", edit.0);
    }
}

#[test]
fn a_change_of_policy_is_not_told() {
    none_of(POLICY.iter().filter_map(edited).collect());
}
